import { App, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Building, Unit } from '@guanjia/contract/archives.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { inWords } from '../kit/worded.ts'
import type { Place } from './building-tree.tsx'
import './archives.css'

type Facts = Pick<Unit, 'floor' | 'use' | 'layout' | 'buildingArea' | 'billingArea' | 'indoorArea' | 'orientation' | 'state' | 'handedOverOn' | 'note'>
interface NewUnit extends Facts {
  buildingId: string | undefined
  entranceId: string | null
  room: string
  rentYuan: number | null
}

const NOTHING_KNOWN: Facts = {
  floor: null,
  use: 'residence',
  layout: '',
  buildingArea: null,
  billingArea: null,
  indoorArea: null,
  orientation: '',
  state: 'not_handed_over',
  handedOverOn: null,
  note: '',
}

const factsOf = ({ floor, use, layout, buildingArea, billingArea, indoorArea, orientation, state, handedOverOn, note }: Unit): Facts => ({
  floor,
  use,
  layout,
  buildingArea,
  billingArea,
  indoorArea,
  orientation,
  state,
  handedOverOn,
  note,
})

/** A new unit at the place that is chosen in the tree. */
export function UnitForm({
  siteId,
  buildings,
  at,
  onClose,
  onMade,
}: {
  siteId: string
  buildings: readonly Building[]
  at: Place
  onClose: () => void
  onMade: (unit: Unit) => void
}) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('archives.createUnit', ['archives'])
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const submit = async ({ rentYuan, buildingId, ...values }: NewUnit): Promise<void> => {
    const rentFen = rentYuan === null || rentYuan === undefined ? null : Math.round(rentYuan * 100)
    const unit = await inWords(t, () =>
      make.mutateAsync({ body: { ...values, siteId, buildingId: buildingId!, entranceId: values.entranceId ?? null, rentFen } }),
    )
    void message.success(t('archives.created', { name: unit.code }))
    onMade(unit)
  }
  return (
    <ActForm<NewUnit>
      title={t('archives.unitForm.create')}
      verb={t('archives.unitForm.act')}
      onSubmit={submit}
      onClose={onClose}
      width={640}
      initial={{ ...NOTHING_KNOWN, buildingId: at.buildingId, entranceId: at.entranceId ?? null, room: '', rentYuan: null }}
    >
      {(form) => (
        <>
          <div className="gj-form-three">
            <Form.Item name="buildingId" label={t('archives.field.building')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={() => form.setFieldValue('entranceId', null)}
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(before: NewUnit, after: NewUnit) => before.buildingId !== after.buildingId}>
              {({ getFieldValue }) => (
                <Form.Item name="entranceId" label={t('archives.field.entrance')}>
                  <Select
                    allowClear
                    placeholder={t('archives.unitForm.noEntrance')}
                    options={buildings
                      .find(({ id }) => id === getFieldValue('buildingId'))
                      ?.entrances.map(({ id, code }) => ({ value: id, label: t('archives.tree.entrance', { code }) }))}
                  />
                </Form.Item>
              )}
            </Form.Item>
            <Form.Item name="room" label={t('shell.field.room')} rules={[needed]} tooltip={t('archives.unitForm.roomHint')}>
              <Input maxLength={20} autoFocus />
            </Form.Item>
          </div>
          <FactFields>
            <Form.Item name="rentYuan" label={t('archives.field.rent')}>
              <InputNumber min={0} precision={2} prefix="¥" style={{ width: '100%' }} />
            </Form.Item>
          </FactFields>
        </>
      )}
    </ActForm>
  )
}

/** Changes the facts of a unit; when two people do it at once, both versions are shown. */
export function UnitChange({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('archives.changeUnit', ['archives', 'cases'])
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: unit.id }, body: { ...changes, version } }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<Unit, Facts>
      title={`${t('archives.unitForm.change')} · ${unit.code}`}
      verb={t('shell.form.save')}
      record={unit}
      valuesOf={factsOf}
      onSave={save}
      onClose={onClose}
      width={640}
      fields={{
        state: { label: t('shell.field.state'), show: (value) => label('unitState', value as string) },
        use: { label: t('shell.field.use'), show: (value) => label('unitUse', value as string) },
        floor: { label: t('shell.field.floor') },
        layout: { label: t('shell.field.layout') },
        orientation: { label: t('shell.field.orientation') },
        buildingArea: { label: t('shell.field.buildingArea') },
        billingArea: { label: t('shell.field.billingArea') },
        indoorArea: { label: t('shell.field.indoorArea') },
        handedOverOn: { label: t('shell.field.handedOverOn') },
        note: { label: t('shell.field.note') },
      }}
    >
      <FactFields />
    </EditForm>
  )
}

function FactFields({ children }: { children?: ReactNode }) {
  const t = useT()
  const states = useChoices('unitState')
  const uses = useChoices('unitUse')
  return (
    <>
      <div className="gj-form-three">
        <Form.Item name="state" label={t('shell.field.state')}>
          <Select options={states} />
        </Form.Item>
        <Form.Item
          name="handedOverOn"
          label={t('shell.field.handedOverOn')}
          dependencies={['state']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, day: string | null) =>
                day && getFieldValue('state') === 'not_handed_over'
                  ? Promise.reject(new Error(t('archives.unitForm.notHandedOver')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="use" label={t('shell.field.use')}>
          <Select options={uses} />
        </Form.Item>
        <Form.Item name="buildingArea" label={t('shell.field.buildingArea')}>
          <InputNumber min={0} max={1_000_000} precision={2} suffix="㎡" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="billingArea" label={t('shell.field.billingArea')} tooltip={t('archives.unitForm.billingAreaHint')}>
          <InputNumber min={0} max={1_000_000} precision={2} suffix="㎡" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="indoorArea"
          label={t('shell.field.indoorArea')}
          dependencies={['buildingArea']}
          rules={[
            ({ getFieldValue }) => ({
              warningOnly: true,
              validator: (_, area: number | null) =>
                area && getFieldValue('buildingArea') && area > (getFieldValue('buildingArea') as number)
                  ? Promise.reject(new Error(t('archives.unitForm.areaOrder')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <InputNumber min={0} max={1_000_000} precision={2} suffix="㎡" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="floor" label={t('shell.field.floor')}>
          <InputNumber min={-10} max={200} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="layout" label={t('shell.field.layout')}>
          <Input maxLength={50} placeholder={t('archives.unitForm.layoutHint')} />
        </Form.Item>
        <Form.Item name="orientation" label={t('shell.field.orientation')}>
          <Input maxLength={20} />
        </Form.Item>
        {children}
      </div>
      <Form.Item name="note" label={t('shell.field.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </>
  )
}
