import { App, Form, Input, Rate, Select } from 'antd'
import { dayOf, useAct, useT } from '@guanjia/ui'
import type { EvaluationOpinion, ServiceEvaluation } from '@guanjia/contract/evaluations.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { DayPicker } from '../../kit/day-picker.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { nextDay } from '../../kit/period.ts'
import { EmployeePicker, PersonPicker } from '../../kit/pickers.tsx'
import { useSite } from '../../session/session.tsx'

function useNeeded() {
  const t = useT()
  return [{ required: true, message: t('improve.needed') }]
}

/** Writes down what somebody said: of the archives, or a name with a role. */
export function WriteForm({ evaluation, onClose }: { evaluation: ServiceEvaluation; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const roles = useChoices('opinionRole')
  const id = useNewId()
  const give = useAct('evaluations.giveOpinion', ['evaluations'])
  interface Values { personId?: string | null; byName?: string; role?: EvaluationOpinion['role']; score?: number; words?: string }
  return (
    <ActForm<Values>
      title={t('improve.evaluation.write')}
      verb={t('improve.evaluation.write')}
      onSubmit={async ({ personId = null, byName = '', role, score, words = '' }) => {
        await give.mutateAsync({ params: { id: evaluation.id }, body: { id, personId, byName, ...(role === undefined ? {} : { role }), score: score || null, words } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="personId" label={t('improve.evaluation.person')}><PersonPicker autoFocus siteId={evaluation.siteId} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="byName" label={t('improve.evaluation.walkIn')}><Input maxLength={50} /></Form.Item>
        <Form.Item name="role" label={t('improve.evaluation.role')}><Select allowClear options={roles} /></Form.Item>
      </div>
      <Form.Item name="score" label={t('improve.evaluation.stars')}><Rate /></Form.Item>
      <Form.Item name="words" label={t('improve.evaluation.words')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
    </ActForm>
  )
}

export function CloseForm({ evaluation, onClose }: { evaluation: ServiceEvaluation; onClose: () => void }) {
  const t = useT()
  const needed = useNeeded()
  const close = useAct('evaluations.closeEvaluation', ['evaluations'])
  return (
    <ActForm<{ conclusion: string }> title={t('improve.evaluation.close')} verb={t('improve.evaluation.close')} onSubmit={({ conclusion }) => close.mutateAsync({ params: { id: evaluation.id }, body: { conclusion, version: evaluation.version } })} onClose={onClose}>
      <Form.Item name="conclusion" label={t('improve.evaluation.conclusion')} rules={needed}><Input.TextArea autoFocus maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
    </ActForm>
  )
}

/** Makes a corrective action of the chosen opinions. */
export function FindingForm({ evaluation, opinionIds, onRaised, onClose }: { evaluation: ServiceEvaluation; opinionIds: string[]; onRaised: () => void; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const needed = useNeeded()
  const { message } = App.useApp()
  const raise = useAct('evaluations.raiseFinding', ['evaluations', 'quality'])
  return (
    <ActForm<{ title: string; problem?: string; ownerId: string; dueOn: string }>
      title={t('improve.evaluation.raise')}
      verb={t('improve.evaluation.raise')}
      hint={t('improve.evaluation.chosen', { n: opinionIds.length })}
      initial={{ dueOn: nextDay(dayOf(Date.now(), site.timeZone), 7) }}
      onSubmit={async ({ problem = '', ...values }) => {
        const made = await raise.mutateAsync({ params: { id: evaluation.id }, body: { opinionIds, problem, ...values } })
        onRaised()
        void message.success(t('improve.action.raised', { number: made.number }))
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('improve.action.plan')} rules={needed}><Input maxLength={200} autoFocus /></Form.Item>
      <Form.Item name="problem" label={t('improve.action.problem')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="ownerId" label={t('improve.owner')} rules={needed}><EmployeePicker siteId={evaluation.siteId} /></Form.Item>
        <Form.Item name="dueOn" label={t('improve.due')} rules={needed}><DayPicker /></Form.Item>
      </div>
    </ActForm>
  )
}

export function FeedBackForm({ opinion, onClose }: { opinion: EvaluationOpinion; onClose: () => void }) {
  const t = useT()
  const needed = useNeeded()
  const feed = useAct('evaluations.feedBack', ['evaluations'])
  return (
    <ActForm<{ words: string }> title={t('improve.evaluation.feedBack')} verb={t('improve.evaluation.feedBack')} hint={opinion.words} onSubmit={({ words }) => feed.mutateAsync({ params: { id: opinion.id }, body: { words } })} onClose={onClose}>
      <Form.Item name="words" label={t('improve.evaluation.feedBackWords')} rules={needed}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
    </ActForm>
  )
}
