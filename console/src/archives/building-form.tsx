import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { Building } from '@guanjia/contract/archives.ts'
import { ActForm } from '../kit/act-form.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'
import './archives.css'

interface Values {
  code: string
  name: string
  zoneId: string | null
  entrances: { code: string; floors: number | null; hasElevator: boolean | null }[]
}

const GRID = { gridTemplateColumns: '1fr 1fr 96px 32px' }

export function BuildingForm({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (building: Building) => void }) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const make = useAct('archives.createBuilding', ['archives'])
  const zones = useCall('organization.listZones', { query: { siteId } }, { enabled: may('organization:read') })
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const submit = async (values: Values): Promise<void> => {
    const building = await inWords(t, () => make.mutateAsync({ body: { ...values, siteId } }))
    void message.success(t('archives.created', { name: building.name }))
    onMade(building)
  }
  return (
    <ActForm<Values>
      title={t('archives.buildingForm.create')}
      verb={t('archives.buildingForm.act')}
      hint={t('archives.buildingForm.later')}
      onSubmit={submit}
      onClose={onClose}
      initial={{ code: '', name: '', zoneId: null, entrances: [{ code: '1', floors: null, hasElevator: null }] }}
    >
      <div className="gj-form-pair">
        <Form.Item name="code" label={t('archives.field.code')} rules={[needed]} extra={t('archives.buildingForm.codeHint')}>
          <Input maxLength={20} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={t('archives.field.name')} rules={[needed]} extra={t('archives.buildingForm.nameHint')}>
          <Input maxLength={50} />
        </Form.Item>
      </div>
      {(zones.data?.items.length ?? 0) > 0 && (
        <Form.Item name="zoneId" label={t('archives.field.zone')}>
          <Select
            allowClear
            options={zones.data?.items.map(({ id, name, steward }) => ({ value: id, label: steward ? `${name} · ${steward.name}` : name }))}
          />
        </Form.Item>
      )}
      <Form.Item label={t('archives.field.entrances')}>
        <Form.List name="entrances">
          {(fields, { add, remove }) => (
            <div className="gj-form-rows">
              {fields.map(({ key, name }) => (
                <div key={key} className="gj-form-row" style={GRID}>
                  <Form.Item name={[name, 'code']} rules={[needed]}>
                    <Input
                      maxLength={10}
                      placeholder={t('archives.buildingForm.entranceCode')}
                      aria-label={t('archives.buildingForm.entranceCode')}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'floors']}>
                    <InputNumber
                      min={1}
                      max={200}
                      precision={0}
                      placeholder={t('archives.field.floors')}
                      aria-label={t('archives.field.floors')}
                      style={{ width: '100%' }}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'hasElevator']} valuePropName="checked">
                    <Checkbox style={{ marginTop: 5 }}>{t('archives.buildingForm.elevator')}</Checkbox>
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    aria-label={t('archives.buildingForm.removeEntrance')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <div>
                <Button
                  size="small"
                  icon={<PlusOutlined />}
                  disabled={fields.length >= 50}
                  onClick={() => add({ code: String(fields.length + 1), floors: null, hasElevator: null })}
                >
                  {t('archives.buildingForm.addEntrance')}
                </Button>
              </div>
            </div>
          )}
        </Form.List>
      </Form.Item>
    </ActForm>
  )
}
