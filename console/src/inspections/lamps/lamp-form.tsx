import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { BuildingPicker } from '../../registers/place-pickers.tsx'
import { useSite } from '../../session/session.tsx'

interface Values {
  zoneId?: string | null
  buildingId?: string | null
  place?: string
  inspected: number
  lit: number
  broken?: { place: string; count: number }[]
  note?: string
}

const darkOf = ({ inspected, lit }: Partial<Values>): number => Math.max(0, (inspected ?? 0) - (lit ?? 0))
const sumOf = (broken: Values['broken']): number => (broken ?? []).reduce((sum, one) => sum + (one.count ?? 0), 0)

/** A count of lamps; each place that is dark gets its work order. */
export function LampForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const count = useAct('lamps.countLamps', ['lamps', 'workorders', 'zonestandards'])
  const zones = useCall('organization.listZones', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const submit = async ({ zoneId = null, buildingId = null, place = '', broken = [], note = '', ...values }: Values): Promise<void> => {
    const made = await count.mutateAsync({ body: { ...values, id, siteId: site.id, zoneId, buildingId, place, broken, note } })
    void message.success(t('fiveStandards.lamps.made', { n: made.broken.length }))
  }
  return (
    <ActForm<Values> title={t('fiveStandards.lamps.new')} verb={t('fiveStandards.lamps.verb')} initial={{ broken: [] }} onSubmit={submit} onClose={onClose} hint={t('fiveStandards.lamps.emptyHint')}>
      {(form) => (
        <>
          <div className="gj-form-pair">
            <Form.Item name="zoneId" label={t('fiveStandards.zone')}><Select allowClear options={(zones.data?.items ?? []).map((zone) => ({ value: zone.id, label: zone.name }))} /></Form.Item>
            <Form.Item name="buildingId" label={t('fiveStandards.lamps.building')}><BuildingPicker /></Form.Item>
          </div>
          <Form.Item name="place" label={t('fiveStandards.lamps.place')} dependencies={['zoneId', 'buildingId']} rules={[({ getFieldValue }) => ({ required: !getFieldValue('zoneId') && !getFieldValue('buildingId'), whitespace: true, message: t('shell.fieldNeeded') })]}>
            <Input maxLength={200} placeholder={t('fiveStandards.lamps.placeHint')} />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="inspected" label={t('fiveStandards.lamps.inspected')} rules={needed}><InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} /></Form.Item>
            <Form.Item name="lit" label={t('fiveStandards.lamps.lit')} dependencies={['inspected']} rules={[...needed, ({ getFieldValue }) => ({ validator: (_, lit: number) => (lit > (getFieldValue('inspected') as number) ? Promise.reject(new Error(t('fiveStandards.lamps.moreLit'))) : Promise.resolve()) })]}>
              <InputNumber min={0} max={10_000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          </div>
          <Form.List name="broken" rules={[{ validator: (_, broken: Values['broken']) => (sumOf(broken) === darkOf(form.getFieldsValue()) ? Promise.resolve() : Promise.reject(new Error(t('fiveStandards.lamps.sumWrong', { n: darkOf(form.getFieldsValue()) })))) }]}>
            {(fields, { add, remove }, { errors }) => (
              <Form.Item label={t('fiveStandards.lamps.broken')} required={(form.getFieldValue('inspected') as number) > (form.getFieldValue('lit') as number)}>
                <div className="gj-stack">
                  {fields.map((field) => (
                    <div key={field.key} className="gj-row">
                      <Form.Item name={[field.name, 'place']} noStyle rules={needed}><Input aria-label={t('fiveStandards.lamps.brokenPlace')} placeholder={t('fiveStandards.lamps.brokenPlace')} maxLength={100} /></Form.Item>
                      <Form.Item name={[field.name, 'count']} noStyle rules={needed}><InputNumber aria-label={t('fiveStandards.lamps.brokenCount')} placeholder={t('fiveStandards.lamps.brokenCount')} min={1} max={1000} precision={0} style={{ width: 100 }} /></Form.Item>
                      <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('fiveStandards.lamps.removeBroken')} onClick={() => remove(field.name)} />
                    </div>
                  ))}
                  <Form.ErrorList errors={errors} />
                  <div><Button size="small" icon={<PlusOutlined />} onClick={() => add({ count: 1 })}>{t('fiveStandards.lamps.addBroken')}</Button></div>
                </div>
              </Form.Item>
            )}
          </Form.List>
          <Form.Item name="note" label={t('fiveStandards.lamps.note')}><Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
