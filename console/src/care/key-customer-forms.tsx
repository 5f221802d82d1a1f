import { App, Form, Input, Select } from 'antd'
import { dayOf, useAct, useLabel, useT } from '@guanjia/ui'
import type { KeyCustomer } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { nextDay } from '../kit/period.ts'
import { EmployeePicker, PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

interface Facts {
  unitId: string | null
  personId: string | null
  reason: KeyCustomer['reason']
  why: string
  ownerId: string | null
  nextContactOn: string | null
}

/** Some days from today, by the calendar of the site. */
function useInDays(): (days: number) => string {
  const { timeZone } = useSite()
  return (days) => nextDay(dayOf(Date.now(), timeZone), days)
}
/** How long until one is in touch again, unless another day is named. */
const USUAL_DAYS = 14

export function KeyCustomerForm({ unitId = null, personId = null, onClose, onMade }: { unitId?: string | null; personId?: string | null; onClose: () => void; onMade: (id: string) => void }) {
  const t = useT()
  const site = useSite()
  const add = useAct('relations.addKeyCustomer', ['relations', 'dailywork'])
  const inDays = useInDays()
  const id = useNewId()
  const submit = async ({ ownerId, nextContactOn, ...values }: Facts): Promise<void> => {
    const made = await inWords(t, () => add.mutateAsync({ body: { ...values, id: id, siteId: site.id, nextContactOn: nextContactOn!, ...(ownerId ? { ownerId } : {}) } }), { '/unitId': t('keyCustomers.already'), '/ownerId': t('keyCustomers.noOwner'), '/why': t('keyCustomers.whyNeeded') })
    onMade(made.id)
  }
  return (
    <ActForm<Facts> title={t('keyCustomers.add')} verb={t('keyCustomers.add')} hint={t('keyCustomers.ownerHint')} initial={{ unitId, personId, reason: 'repeat_complaint', why: '', ownerId: null, nextContactOn: inDays(USUAL_DAYS) }} onSubmit={submit} onClose={onClose}>
      <div className="gj-form-pair">
        <Form.Item name="unitId" label={t('shell.field.room')}><UnitPicker autoFocus /></Form.Item>
        <Form.Item name="personId" label={t('keyCustomers.person')}><PersonPicker /></Form.Item>
      </div>
      <FactFields />
    </ActForm>
  )
}

function FactFields({ siteId }: { siteId?: string }) {
  const t = useT()
  return (
    <>
      <Form.Item name="reason" label={t('keyCustomers.reason')} rules={[{ required: true }]}><Select options={useChoices('keyCustomerReason')} /></Form.Item>
      <Form.Item name="why" label={t('keyCustomers.why')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} placeholder={t('keyCustomers.whyHint')} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="ownerId" label={t('keyCustomers.owner')}><EmployeePicker siteId={siteId} placeholder={t('keyCustomers.usualOwner')} /></Form.Item>
        <NextField />
      </div>
    </>
  )
}

function NextField() {
  const t = useT()
  return <Form.Item name="nextContactOn" label={t('keyCustomers.next')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><DayPicker /></Form.Item>
}

type ActValues = Partial<Facts> & { words?: string; note?: string }

/** A contact with what was said and the next day, a change, or the end. */
export function KeyCustomerActForm({ record, action, onClose }: { record: KeyCustomer; action: KeyCustomer['allowedActions'][number]; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('relations.actOnKeyCustomer', ['relations', 'dailywork'])
  const verb = label('keyCustomerAction', action)
  const inDays = useInDays()
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const initial: ActValues = action === 'contact' ? { words: '', nextContactOn: inDays(USUAL_DAYS) } : action === 'end' ? { note: '' } : { reason: record.reason, why: record.why, ownerId: record.owner.id, nextContactOn: record.nextContactOn }
  const submit = async (values: ActValues): Promise<void> => {
    const { version } = record
    const body =
      action === 'contact' ? { action, version, words: values.words!, nextContactOn: values.nextContactOn! }
      : action === 'end' ? { action, version, note: values.note! }
      : { action, version, reason: values.reason!, why: values.why ?? '', nextContactOn: values.nextContactOn!, ...(values.ownerId ? { ownerId: values.ownerId } : {}) }
    await inWords(t, () => act.mutateAsync({ params: { id: record.id }, body }), { '/ownerId': t('keyCustomers.noOwner'), '/why': t('keyCustomers.whyNeeded') })
    void message.success(t('shell.acts.done', { verb }))
  }
  return (
    <ActForm<ActValues> title={`${verb} · ${[record.unit?.name, record.person?.name].filter(Boolean).join(' ')}`} verb={verb} isDanger={action === 'end'} initial={initial} onSubmit={submit} onClose={onClose}>
      {action === 'contact' && (
        <>
          <Form.Item name="words" label={t('keyCustomers.words')} rules={needed}><Input.TextArea autoSize={{ minRows: 3, maxRows: 6 }} maxLength={1000} autoFocus placeholder={t('keyCustomers.wordsHint')} /></Form.Item>
          <NextField />
        </>
      )}
      {action === 'change' && <FactFields siteId={record.siteId} />}
      {action === 'end' && <Form.Item name="note" label={t('keyCustomers.endReason')} rules={needed}><Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} autoFocus /></Form.Item>}
    </ActForm>
  )
}
