import { Form, Input, InputNumber, Select } from 'antd'
import { useCall, useT, type CallInput } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'

interface Values {
  happenedAt: string
  object: string
  harm?: string
  place?: string
  buildingId: string
  entranceId?: string | null
  floorFrom?: number | null
  floorTo?: number | null
}

interface Props {
  siteId: string
  unitId: string | null
  happenedAt: string
  place: string
  onOpen: (body: NonNullable<CallInput<'redress.openFalling'>['body']>) => Promise<unknown>
  onClose: () => void
}

/** Where it fell and what it was; the units above come from the archives. */
export function OpenFallingForm({ siteId, unitId, happenedAt, place, onOpen, onClose }: Props) {
  const t = useT()
  const tree = useCall('archives.archiveTree', { query: { siteId } }, { staleTime: 300_000 })
  const buildings = tree.data?.items ?? []
  const unit = useCall('archives.getUnit', { params: { id: unitId ?? '' } }, { enabled: unitId !== null, staleTime: 300_000 })
  const needed = [{ required: true, message: t('redress.needed') }]
  const submit = ({ entranceId = null, floorFrom = null, floorTo = null, ...facts }: Values): Promise<unknown> => onOpen({ ...facts, entranceId, floorFrom, floorTo })
  if (unitId !== null && unit.isPending) return null
  return (
    <ActForm<Values>
      title={t('redress.falling.open')}
      verb={t('redress.falling.openVerb')}
      initial={{ happenedAt, place, buildingId: unit.data?.buildingId, entranceId: unit.data?.entranceId ?? null }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="happenedAt" label={t('redress.falling.happenedAt')} rules={needed}>
            <InstantPicker />
          </Form.Item>
          <Form.Item name="object" label={t('redress.falling.object')} rules={needed}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item name="harm" label={t('redress.falling.harm')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="place" label={t('redress.falling.place')}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="buildingId" label={t('redress.falling.building')} rules={needed}>
              <Select options={buildings.map(({ id, name }) => ({ value: id, label: name }))} showSearch={{ optionFilterProp: 'label' }} onChange={() => form.setFieldValue('entranceId', null)} />
            </Form.Item>
            <Form.Item noStyle dependencies={['buildingId']}>
              {() => (
                <Form.Item name="entranceId" label={t('redress.falling.entrance')}>
                  <Select allowClear options={(buildings.find(({ id }) => id === (form.getFieldValue('buildingId') as string))?.entrances ?? []).map(({ id, code }) => ({ value: id, label: code }))} />
                </Form.Item>
              )}
            </Form.Item>
            <Form.Item name="floorFrom" label={t('redress.falling.floorFrom')}>
              <InputNumber min={-10} max={300} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="floorTo" label={t('redress.falling.floorTo')}>
              <InputNumber min={-10} max={300} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          </div>
        </>
      )}
    </ActForm>
  )
}
