import { App, Form, Input, InputNumber, Radio, Select, Slider } from 'antd'
import { dayOf, useAct, useT, useTime } from '@guanjia/ui'
import type { Downtime, FacilityCost, FacilityOrder, FacilityRef, MaintainedFacilityDetails } from '@guanjia/contract/maintenance.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { FacilityPicker } from '../registers/place-pickers.tsx'
import { OrderPicker, PartyPicker } from './pickers.tsx'

const STALE = ['maintenance', 'registers']
interface Closes {
  onClose: () => void
}

/** Why it stood, and whether that was planned: planned stops do not lower the availability. */
export function ExplainForm({ downtime, onClose }: Closes & { downtime: Downtime }) {
  const t = useT()
  const { message } = App.useApp()
  const explain = useAct('maintenance.explainDowntime', STALE)
  return (
    <ActForm<{ cause: Downtime['cause']; isPlanned: boolean; note?: string }>
      title={`${t('maintenance.downtimes.explain')} · ${downtime.facility.name}`}
      verb={t('maintenance.save')}
      initial={{ cause: downtime.cause, ...(downtime.isPlanned === null ? {} : { isPlanned: downtime.isPlanned }), note: downtime.note }}
      hint={t('maintenance.downtimes.explainHint')}
      onSubmit={async ({ cause, isPlanned, note = '' }) => {
        await inWords(t, () => explain.mutateAsync({ params: { id: downtime.id }, body: { version: downtime.version, cause, isPlanned, note: note.trim() } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="cause" label={t('maintenance.downtimes.cause')}><Select autoFocus options={useChoices('downtimeCause')} /></Form.Item>
      <Form.Item name="isPlanned" label={t('maintenance.downtimes.isPlanned')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><Radio.Group optionType="button" options={[{ value: false, label: t('maintenance.downtimes.unplanned') }, { value: true, label: t('maintenance.downtimes.planned') }]} /></Form.Item>
      <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </ActForm>
  )
}

export function CostForm({ siteId, facility, onClose }: Closes & { siteId: string; facility: FacilityRef | null }) {
  const t = useT()
  const { timeZone } = useTime()
  const { message } = App.useApp()
  const id = useNewId()
  const add = useAct('maintenance.addFacilityCost', STALE)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<{ facilityId: string; kind: FacilityCost['kind']; yuan: number; on: string; partyId?: string | null; note?: string }>
      title={facility ? `${t('maintenance.costs.new')} · ${facility.name}` : t('maintenance.costs.new')}
      verb={t('maintenance.costs.add')}
      initial={{ kind: 'outside', on: dayOf(Date.now(), timeZone), ...(facility ? { facilityId: facility.id } : {}) }}
      hint={t('maintenance.costs.hint')}
      onSubmit={async ({ facilityId, kind, yuan, on, partyId = null, note = '' }) => {
        await inWords(t, () => add.mutateAsync({ body: { id, facilityId, kind, fen: Math.round(yuan * 100), on, partyId, note: note.trim() } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      {!facility && <Form.Item name="facilityId" label={t('maintenance.facility')} rules={needed}><FacilityPicker siteId={siteId} /></Form.Item>}
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('maintenance.costs.kind')}><Select options={useChoices('facilityCostKind')} /></Form.Item>
        <Form.Item name="yuan" label={t('maintenance.costs.amount')} rules={needed}><InputNumber autoFocus={facility !== null} min={0.01} max={10_000_000} precision={2} prefix="¥" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="on" label={t('maintenance.costs.on')} rules={needed}><DayPicker /></Form.Item>
        <Form.Item name="partyId" label={t('maintenance.costs.party')}><PartyPicker siteId={siteId} /></Form.Item>
      </div>
      <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} placeholder={t('maintenance.costs.noteHint')} /></Form.Item>
    </ActForm>
  )
}

export function VoidCost({ cost, onClose }: Closes & { cost: FacilityCost }) {
  const t = useT()
  const { message } = App.useApp()
  const act = useAct('maintenance.voidFacilityCost', STALE)
  return (
    <ActForm<{ reason: string }>
      title={`${t('maintenance.void')} · ${cost.facility.name} ${cost.on}`}
      verb={t('maintenance.void')}
      isDanger
      hint={t('maintenance.costs.voidHint')}
      onSubmit={async ({ reason }) => {
        await act.mutateAsync({ params: { id: cost.id }, body: { reason } })
        void message.success(t('shell.acts.done', { verb: t('maintenance.void') }))
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('maintenance.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}

/** How good it is still: a score and how far it is worn. */
export function AssessForm({ facility, onClose }: Closes & { facility: MaintainedFacilityDetails }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const assess = useAct('maintenance.assessCondition', STALE)
  const last = facility.assessments[0]
  return (
    <ActForm<{ score: number; wear: string; note?: string }>
      title={`${t('maintenance.facilities.assess')} · ${facility.name}`}
      verb={t('maintenance.facilities.assess')}
      initial={{ score: last?.score ?? 90, wear: last?.wear ?? 'slight' }}
      hint={t('maintenance.facilities.assessHint')}
      onSubmit={async ({ score, wear, note = '' }) => {
        await inWords(t, () => assess.mutateAsync({ params: { id: facility.id }, body: { id, score, wear: wear as 'new', note: note.trim() } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="score" label={t('maintenance.facilities.score')}><Slider min={0} max={100} marks={{ 0: '0', 60: '60', 80: '80', 100: '100' }} /></Form.Item>
      <Form.Item name="wear" label={t('maintenance.facilities.wear')}><Select options={useChoices('wearLevel')} /></Form.Item>
      <Form.Item name="note" label={t('maintenance.note')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}

/** Who answers for it, how long it is made for, and what a new one costs. */
export function SetForm({ facility, onClose }: Closes & { facility: MaintainedFacilityDetails }) {
  const t = useT()
  const { message } = App.useApp()
  const set = useAct('maintenance.setMaintainedFacility', STALE)
  interface Values { responsibleId: string | null; designLifeYears: number | null; yuan: number | null }
  return (
    <EditForm<MaintainedFacilityDetails, Values>
      title={`${t('maintenance.facilities.set')} · ${facility.name}`}
      verb={t('maintenance.save')}
      record={facility}
      valuesOf={({ responsible, designLifeYears, replacementFen }) => ({ responsibleId: responsible?.id ?? null, designLifeYears, yuan: replacementFen === null ? null : replacementFen / 100 })}
      fields={{ responsibleId: { label: t('maintenance.facilities.responsible') }, designLifeYears: { label: t('maintenance.facilities.designLife') }, yuan: { label: t('maintenance.facilities.replacement') } }}
      onSave={async (_, version, { responsibleId, designLifeYears, yuan }) => {
        await inWords(t, () => set.mutateAsync({ params: { id: facility.id }, body: { version, responsibleId, designLifeYears, replacementFen: yuan === null ? null : Math.round(yuan * 100) } }))
        void message.success(t('maintenance.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="responsibleId" label={t('maintenance.facilities.responsible')} extra={t('maintenance.facilities.responsibleHint')}><EmployeePicker autoFocus siteId={facility.siteId} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="designLifeYears" label={t('maintenance.facilities.designLife')} extra={t('maintenance.facilities.adviceHint')}><InputNumber min={1} max={100} precision={0} suffix={t('maintenance.year')} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="yuan" label={t('maintenance.facilities.replacement')}><InputNumber min={0} max={1_000_000_000} precision={2} prefix="¥" style={{ width: '100%' }} /></Form.Item>
      </div>
    </EditForm>
  )
}

/** A work order for a public facility: due within the time limit of its class and of how much residents feel it. */
export function OrderForm({ facility, onClose }: Closes & { facility: MaintainedFacilityDetails }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const raise = useAct('maintenance.raiseFacilityOrder', [...STALE, 'workorders'])
  return (
    <ActForm<{ impact: 'safety' | 'severe' | 'noticeable' | 'slight'; title: string; symptom?: string; safetyNote?: string; files?: FileRef[] }>
      title={`${t('maintenance.orders.raise')} · ${facility.name}`}
      verb={t('maintenance.orders.raise')}
      initial={{ impact: 'noticeable' }}
      hint={t('maintenance.orders.hint')}
      onSubmit={async ({ impact, title, symptom = '', safetyNote = '', files = [] }) => {
        const made = await inWords(t, () => raise.mutateAsync({ body: { id, facilityId: facility.id, impact, title: title.trim(), symptom: symptom.trim(), safetyNote: safetyNote.trim(), fileIds: files.map((file) => file.id) } }))
        void message.success(made.limitHours === null ? t('maintenance.orders.raised', { number: made.number }) : t('maintenance.orders.raisedIn', { number: made.number, n: made.limitHours }))
      }}
      onClose={onClose}
    >
      <Form.Item name="impact" label={t('maintenance.limits.impact')}><Radio.Group optionType="button" options={useChoices('residentImpact')} /></Form.Item>
      <Form.Item name="title" label={t('maintenance.orders.title')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input autoFocus maxLength={200} /></Form.Item>
      <Form.Item name="symptom" label={t('maintenance.orders.symptom')}><Input.TextArea maxLength={5000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="safetyNote" label={t('maintenance.procedures.safety')}><Input maxLength={500} /></Form.Item>
      <Form.Item name="files" label={t('maintenance.photos')}><FileUpload max={9} accept="image/*" /></Form.Item>
    </ActForm>
  )
}

/** An order that is there already is about this facility. */
export function LinkForm({ facility, onClose }: Closes & { facility: MaintainedFacilityDetails }) {
  const t = useT()
  const { message } = App.useApp()
  const link = useAct('maintenance.linkFacilityOrder', [...STALE, 'workorders'])
  return (
    <ActForm<{ orderId: string; impact: NonNullable<FacilityOrder['impact']> }>
      title={`${t('maintenance.orders.link')} · ${facility.name}`}
      verb={t('maintenance.orders.link')}
      initial={{ impact: 'noticeable' }}
      hint={t('maintenance.orders.linkHint')}
      onSubmit={async ({ orderId, impact }) => {
        const { number } = await inWords(t, () => link.mutateAsync({ params: { id: orderId }, body: { facilityId: facility.id, impact } }))
        void message.success(t('maintenance.orders.linked', { number }))
      }}
      onClose={onClose}
    >
      <Form.Item name="orderId" label={t('maintenance.orders.order')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><OrderPicker siteId={facility.siteId} /></Form.Item>
      <Form.Item name="impact" label={t('maintenance.limits.impact')}><Radio.Group optionType="button" options={useChoices('residentImpact')} /></Form.Item>
    </ActForm>
  )
}
