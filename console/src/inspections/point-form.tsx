import { App, Button, Form, Input, InputNumber, Select, Switch, type FormInstance } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { InspectionPoint } from '@guanjia/contract/inspections.ts'
import type { PointTarget } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { UnitPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { AreaPicker, BuildingPicker, FacilityPicker, MeterPicker } from '../registers/place-pickers.tsx'
import { useSite } from '../session/session.tsx'

type Body = NonNullable<CallInput<'inspections.createPoint'>['body']>
interface Values {
  code: string
  name: string
  place: string
  target: PointTarget
  targetId: string | null
  buildingId: string | null
  checklistId: string | null
  latitude: number | null
  longitude: number | null
  isActive: boolean
}
const EMPTY: Values = { code: '', name: '', place: '', target: 'place', targetId: null, buildingId: null, checklistId: null, latitude: null, longitude: null, isActive: true }

function valuesOf(point: InspectionPoint): Values {
  const { code, name, place, target, targetId, building, checklist, position, isActive } = point
  return { code, name, place, target, targetId, buildingId: building?.id ?? null, checklistId: checklist.id, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null, isActive }
}

function factsOf({ latitude, longitude, checklistId, target, targetId, ...values }: Values): Omit<Body, 'siteId'> {
  return { ...values, target, targetId: target === 'place' ? null : targetId, checklistId: checklistId!, position: latitude !== null && longitude !== null ? { latitude, longitude } : null }
}

/** A new point, or what changed about one; a sign that was lost or copied gets a new tag on the page of the point. */
export function PointForm({ point, onClose }: { point: InspectionPoint | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('inspections.createPoint', ['inspections'])
  const change = useAct('inspections.changePoint', ['inspections'])
  const fields = (form: FormInstance<Values>) => <Fields form={form} siteId={point?.siteId} known={point?.targetName} checklist={point?.checklist} />
  if (!point)
    return (
      <ActForm<Values>
        title={t('inspections.points.new')}
        verb={t('inspections.points.create')}
        width={640}
        initial={EMPTY}
        onSubmit={async (values) => {
          const made = await inWords(t, () => create.mutateAsync({ body: { id, siteId: site.id, ...factsOf({ ...EMPTY, ...values }) } }))
          void message.success(t('inspections.saved'))
          void navigate({ to: '/inspections/points/$id', params: { id: made.id } })
        }}
        onClose={onClose}
      >
        {fields}
      </ActForm>
    )
  const words = (key: Extract<keyof Values, string>): { label: string } => ({ label: t(`inspections.points.${key as 'code'}`) })
  return (
    <EditForm<InspectionPoint, Values>
      title={`${t('inspections.points.edit')} · ${point.code}`}
      verb={t('inspections.save')}
      width={640}
      record={point}
      valuesOf={valuesOf}
      fields={{ code: words('code'), name: words('name'), place: words('place'), target: { ...words('target'), show: (value) => label('pointTarget', value as string) }, targetId: words('targetId'), buildingId: words('buildingId'), checklistId: words('checklistId'), latitude: words('latitude'), longitude: words('longitude'), isActive: words('isActive') }}
      onSave={async (_, version, all) => {
        await inWords(t, () => change.mutateAsync({ params: { id: point.id }, body: { version, newTag: false, ...factsOf(all) } }))
        void message.success(t('inspections.saved'))
      }}
      onClose={onClose}
    >
      {fields}
    </EditForm>
  )
}

function Fields({ form, siteId, known, checklist }: { form: FormInstance<Values>; siteId: string | undefined; known: string | undefined; checklist: InspectionPoint['checklist'] | undefined }) {
  const t = useT()
  const target = Form.useWatch('target', form) as PointTarget | undefined
  const targetId = Form.useWatch('targetId', form) as string | null | undefined
  // What names the class of the thing comes first, what is for something else is not offered.
  const checklists = useCall('inspections.listChecklists', { query: { filter: { active: true, ...(target && targetId ? { target, targetId } : {}) } } }, { placeholderData: keepPreviousData })
  const found = checklists.data?.items ?? []
  // The one that the point has stays, whatever it is for by now.
  const offered = checklist && checklists.data && !found.some(({ id }) => id === checklist.id) ? [checklist, ...found] : found
  const targets = useChoices('pointTarget')
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="code" label={t('inspections.points.code')} extra={t('inspections.points.codeHint')} rules={needed}><Input maxLength={40} autoFocus /></Form.Item>
        <Form.Item name="name" label={t('inspections.points.name')} rules={needed}><Input maxLength={100} /></Form.Item>
        <Form.Item name="target" label={t('inspections.points.target')}><Select options={targets} onChange={() => form.setFieldValue('targetId', null)} /></Form.Item>
        <Form.Item noStyle dependencies={['target']}>
          {() => {
            const target = form.getFieldValue('target') as PointTarget
            return target === 'place' ? <span /> : <Form.Item name="targetId" label={t('inspections.points.targetId')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><TargetPicker target={target} siteId={siteId} known={known} /></Form.Item>
          }}
        </Form.Item>
        <Form.Item name="checklistId" label={t('inspections.points.checklist')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <Select loading={checklists.isFetching} showSearch={{ optionFilterProp: 'label' }} options={offered.map((one) => ({ value: one.id, label: one.name }))} notFoundContent={t('inspections.checklists.none')} />
        </Form.Item>
        <Form.Item name="buildingId" label={t('inspections.points.building')}><BuildingPicker siteId={siteId} /></Form.Item>
      </div>
      <Form.Item name="place" label={t('inspections.points.place')}><Input maxLength={200} placeholder={t('inspections.points.placeHint')} /></Form.Item>
      <PositionFields form={form} />
      <Form.Item name="isActive" label={t('inspections.points.isActive')} valuePropName="checked"><Switch /></Form.Item>
    </>
  )
}

/** By the kind of what stands there: found in the registers by typing. */
function TargetPicker({ target, ...props }: { target: PointTarget; siteId: string | undefined; known: string | undefined; id?: string; value?: string | null; onChange?: (value: string | null) => void }) {
  switch (target) {
    case 'area':
      return <AreaPicker {...props} />
    case 'facility':
      return <FacilityPicker {...props} />
    case 'meter':
      return <MeterPicker {...props} />
    default:
      return <UnitPicker {...props} />
  }
}

function PositionFields({ form }: { form: FormInstance<Values> }) {
  const t = useT()
  // Both or none: half a position is nowhere.
  const both = (other: 'latitude' | 'longitude') => ({ validator: (_: unknown, value: unknown) => ((value ?? null) === null && (form.getFieldValue(other) ?? null) !== null ? Promise.reject(new Error(t('inspections.points.both'))) : Promise.resolve()) })
  return (
    <Form.Item label={t('inspections.points.position')} extra={t('inspections.points.positionHint')}>
      <div className="gj-row" style={{ alignItems: 'flex-start' }}>
        <Form.Item noStyle name="latitude" dependencies={['longitude']} rules={[both('longitude')]}><InputNumber min={-90} max={90} precision={6} controls={false} style={{ width: 150 }} placeholder={t('inspections.points.latitude')} aria-label={t('inspections.points.latitude')} /></Form.Item>
        <Form.Item noStyle name="longitude" dependencies={['latitude']} rules={[both('latitude')]}><InputNumber min={-180} max={180} precision={6} controls={false} style={{ width: 150 }} placeholder={t('inspections.points.longitude')} aria-label={t('inspections.points.longitude')} /></Form.Item>
        <Button type="text" onClick={() => form.setFieldsValue({ latitude: null, longitude: null })}>{t('inspections.points.noPosition')}</Button>
      </div>
    </Form.Item>
  )
}
