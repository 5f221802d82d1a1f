import { App, Form, Input, Radio, Segmented, Select } from 'antd'
import { useAct, useCall, useLabel, useT, useTime, dayOf } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { Violation } from '@guanjia/contract/violations.ts'
import type { ViolationAction, ViolationDegree, ViolationDelivery } from '@guanjia/contract/violation-choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { EmployeePicker, UnitPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  note?: string
  typeId?: string | null
  degree?: ViolationDegree | null
  unitId?: string | null
  party?: string
  handlerId?: string | null
  addressee?: string
  words?: string
  dueOn?: string | null
  delivery?: ViolationDelivery | null
  receivedBy?: string
  witness?: string
  isFine?: boolean | null
  answerNumber?: string
  photoIds?: FileRef[]
  signature?: FileRef[]
}
/** The others need no words, or have fields of their own. */
const NOTE_NEEDED: readonly ViolationAction[] = ['stop', 'refuse', 'escalate', 'follow_up', 'answer', 'dismiss']
const NO_NOTE: readonly ViolationAction[] = ['verify', 'issue_notice', 'report_authority', 'assign']
const WITH_PHOTOS: readonly ViolationAction[] = ['stop', 'issue_notice', 'deliver', 'recheck', 'follow_up', 'answer']
const WITH_PAPER: readonly ViolationAction[] = ['issue_notice', 'report_authority']
const DAYS_TO_PUT_RIGHT: Record<ViolationDegree, number> = { light: 3, general: 7, serious: 3 }
const DAYS_TO_ANSWER = 30

/** One act on a violation. */
export function ViolationActForm({ one, action, onClose }: { one: Violation; action: ViolationAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { timeZone } = useTime()
  const { message } = App.useApp()
  const act = useAct('violations.actOnViolation', ['violations', 'inspections'])
  const types = useCall('violations.listViolationTypes', { query: { siteId: one.siteId } }, { enabled: action === 'verify' })
  const degrees = useChoices('violationDegree')
  const deliveries = useChoices('violationDelivery')
  const verb = label('violationAction', action)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const words = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const inDays = (days: number): string => dayOf(Date.now() + days * 86_400_000, timeZone)
  const initial: Values = {
    degree: one.degree ?? 'general', unitId: one.unit?.id ?? null, party: one.party, handlerId: one.handler?.id ?? null, isFine: true, delivery: 'in_person', addressee: action === 'issue_notice' ? one.party : '',
    ...(action === 'issue_notice' ? { dueOn: inDays(DAYS_TO_PUT_RIGHT[one.degree ?? 'general']), words: one.papers.findLast(({ kind }) => kind === 'notice')?.words ?? '' } : action === 'report_authority' ? { dueOn: inDays(DAYS_TO_ANSWER) } : {}),
  }
  const submit = async ({ photoIds = [], signature = [], ...values }: Values): Promise<void> => {
    await inWords(t, () => act.mutateAsync({ params: { id: one.id }, body: { ...values, action, version: one.version, photoIds: photoIds.map(({ id }) => id), ...(values.delivery === 'in_person' ? { signatureId: signature[0]?.id ?? null } : {}) } }))
    void message.success(t('shell.acts.done', { verb }))
  }
  return (
    <ActForm<Values> title={`${verb} · ${one.number}`} verb={verb} isDanger={action === 'dismiss'} initial={initial} onSubmit={submit} onClose={onClose} hint={t(`violations.hint.${action}`)}>
      {(form) => (
        <>
          {action === 'verify' && (
            <>
              <Form.Item name="typeId" label={t('violations.type')} rules={needed}>
                <Select autoFocus loading={types.isLoading} showSearch={{ optionFilterProp: 'label' }} options={(types.data?.items ?? []).filter(({ isActive }) => isActive).map(({ id, name, nature }) => ({ value: id, label: `${name} · ${label('violationNature', nature)}` }))} />
              </Form.Item>
              <Form.Item name="degree" label={t('violations.degree')} rules={needed}><Segmented options={degrees} /></Form.Item>
              <div className="gj-form-pair">
                <Form.Item name="unitId" label={t('violations.unit')}><UnitPicker siteId={one.siteId} {...(one.unit ? { known: one.unit.code } : {})} /></Form.Item>
                <Form.Item name="party" label={t('violations.party')}><Input maxLength={100} placeholder={t('violations.partyHint')} /></Form.Item>
              </div>
            </>
          )}
          {(action === 'verify' || action === 'assign') && <Form.Item name="handlerId" label={t('violations.handler')} rules={action === 'assign' ? needed : []}><EmployeePicker siteId={one.siteId} /></Form.Item>}
          {WITH_PAPER.includes(action) && (
            <>
              <Form.Item name="addressee" label={t(action === 'issue_notice' ? 'violations.addressee' : 'violations.authority')} rules={words}><Input autoFocus maxLength={100} /></Form.Item>
              <Form.Item name="words" label={t(action === 'issue_notice' ? 'violations.demand' : 'violations.request')} rules={words} extra={action === 'issue_notice' && one.type ? one.type.basis : undefined}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4, maxRows: 12 }} /></Form.Item>
              <Form.Item name="dueOn" label={t(action === 'issue_notice' ? 'violations.dueOn' : 'violations.answerDue')} rules={needed}><DayPicker /></Form.Item>
            </>
          )}
          {action === 'deliver' && (
            <>
              <Form.Item name="delivery" label={t('violations.delivery')} rules={needed}><Select options={deliveries} /></Form.Item>
              <Form.Item noStyle dependencies={['delivery']}>
                {() => form.getFieldValue('delivery') === 'signature_refused' ? <Form.Item name="witness" label={t('violations.witness')} extra={t('violations.witnessHint')} rules={words}><Input maxLength={60} /></Form.Item> : <Form.Item name="receivedBy" label={t('violations.receivedBy')} rules={form.getFieldValue('delivery') === 'in_person' ? words : []}><Input maxLength={60} /></Form.Item>}
              </Form.Item>
              <Form.Item noStyle dependencies={['delivery']}>
                {() => form.getFieldValue('delivery') === 'in_person' && <Form.Item name="signature" label={t('violations.signature')} extra={t('violations.signatureHint')}><FileUpload max={1} accept="image/*" /></Form.Item>}
              </Form.Item>
            </>
          )}
          {action === 'recheck' && <Form.Item name="isFine" label={label('violationAction', 'recheck')}><Radio.Group optionType="button" options={[{ value: true, label: t('violations.isFine') }, { value: false, label: t('violations.isNotFine') }]} /></Form.Item>}
          {action === 'answer' && <Form.Item name="answerNumber" label={t('violations.answerNumber')}><Input maxLength={60} /></Form.Item>}
          {!NO_NOTE.includes(action) && (
            <Form.Item noStyle dependencies={['isFine']}>
              {() => <Form.Item name="note" label={t('violations.note')} rules={NOTE_NEEDED.includes(action) || (action === 'recheck' && form.getFieldValue('isFine') === false) ? words : []}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>}
            </Form.Item>
          )}
          {WITH_PHOTOS.includes(action) && <Form.Item name="photoIds" label={t(action === 'issue_notice' ? 'violations.evidence' : 'violations.photos')}><FileUpload max={9} accept="image/*" /></Form.Item>}
        </>
      )}
    </ActForm>
  )
}
