import { App, Form, Input, Segmented } from 'antd'
import { useAct, useT, useTime, dayOf } from '@guanjia/ui'
import type { Suggestion } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { newId } from '../kit/new-id.ts'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

const STALE = ['relations', 'cases']

/** Takes a suggestion on: how, when, and what the household may want. */
export function PlanForm({ suggestion, onClose }: { suggestion: Suggestion; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const plan = useAct('relations.planSuggestion', STALE)
  const submit = async (values: { plan: string; planFor: string | null; empathy: string }): Promise<void> => {
    const made = await plan.mutateAsync({ body: { siteId: site.id, key: suggestion.key, ...values } })
    void message.success(t('care.today.planned', { number: made.number }))
  }
  return (
    <ActForm
      title={[suggestion.unit?.name, suggestion.person?.name, suggestion.prompt].filter(Boolean).join(' · ') || t('care.today.plan')}
      verb={t('care.today.plan')}
      hint={suggestion.preferences.length > 0 ? t('care.today.preferences', { words: suggestion.preferences.join('；') }) : undefined}
      initial={{ plan: suggestion.act, planFor: null, empathy: '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <PlanFields />
    </ActForm>
  )
}

export function PlanFields() {
  const t = useT()
  return (
    <>
      <Form.Item name="plan" label={t('care.plan.plan')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} autoFocus />
      </Form.Item>
      <Form.Item name="planFor" label={t('care.plan.planFor')}>
        <InstantPicker />
      </Form.Item>
      <Form.Item name="empathy" label={t('care.plan.empathy')} extra={t('care.plan.empathyHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={1000} />
      </Form.Item>
    </>
  )
}

export function DismissForm({ suggestion, onClose }: { suggestion: Suggestion; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const dismiss = useAct('relations.dismissSuggestion', STALE)
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await dismiss.mutateAsync({ body: { siteId: site.id, key: suggestion.key, reason } })
    void message.success(t('care.today.dismissed'))
  }
  return (
    <ActForm title={t('care.today.dismissTitle')} verb={t('care.today.dismiss')} initial={{ reason: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('care.today.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}

export function OccasionForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { timeZone } = useTime()
  const { message } = App.useApp()
  const kinds = useChoices('occasion').filter(({ value }) => value === 'weather' || value === 'festival')
  const make = useAct('relations.createOccasion', STALE)
  const today = dayOf(Date.now(), timeZone)
  const submit = async (values: { kind: 'weather' | 'festival'; title: string; fromOn: string; untilOn: string }): Promise<void> => {
    await inWords(t, () => make.mutateAsync({ body: { id: newId(), siteId: site.id, ...values } }))
    void message.success(t('care.occasions.added'))
  }
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm title={t('care.occasions.add')} verb={t('care.occasions.add')} initial={{ kind: 'weather' as const, title: '', fromOn: today, untilOn: today }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="kind" label={t('care.occasions.kind')}>
        <Segmented options={kinds} />
      </Form.Item>
      <Form.Item name="title" label={t('care.occasions.name')} extra={t('care.occasions.nameHint')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="fromOn" label={t('care.occasions.from')} rules={needed}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="untilOn" label={t('care.occasions.until')} rules={needed}>
          <DayPicker />
        </Form.Item>
      </div>
    </ActForm>
  )
}
