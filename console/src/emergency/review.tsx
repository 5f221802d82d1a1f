import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPercent, useAct, useLabel, useT } from '@guanjia/ui'
import type { Incident, IncidentReview } from '@guanjia/contract/emergency.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { useVersionedEdit } from '../kit/versioned-edit.ts'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<ActionValues> })))
interface ActionValues {
  title?: string
  problem?: string
  ownerId?: string
  dueOn?: string
}
type Draft = Pick<IncidentReview, 'facts' | 'cause' | 'whys' | 'result' | 'evaluation' | 'lessons' | 'score'> & { rewards: { employeeId: string; kind: 'praise' | 'accountability'; words: string }[] }
const draftOf = ({ facts, cause, whys, result, evaluation, lessons, score, rewards }: IncidentReview): Draft => ({ facts, cause, whys, result, evaluation, lessons, score, rewards: rewards.map(({ employeeId, kind, words }) => ({ employeeId, kind, words })) })

/** 复盘 in four parts: what happened, how the plan did, what is put right, who is praised or answers for it. */
export function Review({ one, review }: { one: Incident; review: IncidentReview }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const [isRaising, setRaising] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const save = useAct('emergency.saveIncidentReview', ['emergency'])
  const edit = useVersionedEdit<IncidentReview, Draft>({
    key: `draft.incident-review.${one.id}`,
    record: review,
    draftOf,
    send: async (draft, _changes, version) => (await save.mutateAsync({ params: { id: one.id }, body: { ...draft, whys: draft.whys.filter(Boolean), version } })).review!,
  })
  const draft = one.mayReview ? edit.draft : draftOf(review)
  const { figures } = review
  const percent = (value: number | null): string => (value === null ? '—' : formatPercent(value * 100))
  const isWhole = draft.rewards.every(({ employeeId, words }) => employeeId !== '' && words.trim() !== '')
  const submit = async (): Promise<void> => {
    setAsked(true)
    if (isWhole && (await edit.save())) void message.success(t('emergency.review.saved'))
  }
  const needed = (isMissing: boolean): { validateStatus?: 'error'; help?: string } => (isAsked && isMissing ? { validateStatus: 'error', help: t('shell.fieldNeeded') } : {})
  const part = (name: 'facts' | 'cause' | 'result' | 'evaluation' | 'lessons', max: number) => <Form.Item label={t(`emergency.review.${name}`)} htmlFor={`review-${name}`}><Input.TextArea id={`review-${name}`} maxLength={max} autoSize={{ minRows: 2, maxRows: 10 }} value={draft[name]} onChange={({ target }) => edit.set({ [name]: target.value } as unknown as Partial<Draft>)} /></Form.Item>
  const whys = draft.whys.length > 0 ? draft.whys : ['']
  const reward = (at: number, set: Partial<Draft['rewards'][number]>): void => edit.set({ rewards: draft.rewards.map((each, i) => (i === at ? { ...each, ...set } : each)) })
  return (
    <FactGroup title={t('emergency.review.title')} extra={one.mayReview && <Button size="small" icon={<PlusOutlined />} onClick={() => setRaising(true)}>{t('emergency.review.raise')}</Button>}>
      <Facts facts={[
        { label: t('emergency.review.minutesToActivate'), value: figures.minutesToActivate === null ? '' : String(figures.minutesToActivate) }, { label: t('emergency.review.minutesToControl'), value: figures.minutesToControl === null ? '' : String(figures.minutesToControl) },
        { label: t('emergency.review.acknowledgedInTime'), value: percent(figures.acknowledgedInTime) }, { label: t('emergency.review.stepsInTime'), value: percent(figures.stepsInTime) }, { label: t('emergency.review.stepsImpossible'), value: String(figures.stepsImpossible) }, { label: t('emergency.gaps'), value: String(figures.gaps) },
      ]} />
      <EditConflict edit={edit} fields={{ facts: { label: t('emergency.review.facts') }, cause: { label: t('emergency.review.cause') }, whys: { label: t('emergency.review.why', { n: '' }), show: (value) => (value as string[]).join('；') }, result: { label: t('emergency.review.result') }, evaluation: { label: t('emergency.review.evaluation') }, lessons: { label: t('emergency.review.lessons') }, score: { label: t('emergency.score') }, rewards: { label: t('emergency.review.part4'), show: (value) => (value as Draft['rewards']).map(({ kind, words }) => `${t(`emergency.review.${kind}`)}：${words}`).join('；') } }} />
      <Form layout="vertical" onFinish={() => void submit()} disabled={!one.mayReview}>
        <h3>{t('emergency.review.part1')}</h3>
        {part('facts', 5000)}{part('cause', 2000)}
        {whys.map((why, at) => <Form.Item key={at} label={t('emergency.review.why', { n: at + 1 })} htmlFor={`review-why-${at}`}><Input id={`review-why-${at}`} maxLength={500} value={why} onChange={({ target }) => edit.set({ whys: whys.with(at, target.value) })} /></Form.Item>)}
        {one.mayReview && whys.length < 5 && <Button size="small" onClick={() => edit.set({ whys: [...whys, ''] })}>{t('emergency.review.addWhy')}</Button>}
        {part('result', 2000)}
        <h3>{t('emergency.review.part2')}</h3>
        {part('evaluation', 3000)}{part('lessons', 3000)}
        {one.isDrill && <Form.Item label={t('emergency.score')} htmlFor="review-score"><InputNumber id="review-score" min={0} max={100} value={draft.score} onChange={(score) => edit.set({ score })} /></Form.Item>}
        <h3>{t('emergency.review.part3')}</h3>
        {review.actions.length === 0 ? <p className="gj-quiet">{t('emergency.review.noActions')}</p> : (
          <FigureTable label={t('emergency.review.part3')} head={[t('emergency.number'), { words: t('emergency.review.what') }, { words: t('emergency.person') }, { words: t('emergency.review.due') }, { words: t('emergency.state') }]}>
            {review.actions.map((action) => <tr key={action.id}><th scope="row"><Link to="/quality/improve/actions/$id" params={{ id: action.id }}>{action.number}</Link></th><td data-text>{action.title}</td><td data-text>{action.owner.name}</td><td data-text>{action.dueOn}</td><td data-text>{label('qualityActionState', action.state as 'open')}</td></tr>)}
          </FigureTable>
        )}
        <h3>{t('emergency.review.part4')}</h3>
        {draft.rewards.map((each, at) => (
          <div key={at} className="gj-row gj-wrap">
            <Form.Item label={t('emergency.person')} htmlFor={`review-person-${at}`} style={{ minWidth: 160 }} required {...needed(each.employeeId === '')}><EmployeePicker id={`review-person-${at}`} siteId={one.siteId} value={each.employeeId || null} onChange={(employeeId) => reward(at, { employeeId: employeeId ?? '' })} /></Form.Item>
            <Form.Item label={t('emergency.review.rewardKind')} htmlFor={`review-kind-${at}`} style={{ minWidth: 110 }} required><Select id={`review-kind-${at}`} options={[{ value: 'praise', label: t('emergency.review.praise') }, { value: 'accountability', label: t('emergency.review.accountability') }]} value={each.kind} onChange={(kind) => reward(at, { kind })} /></Form.Item>
            <Form.Item label={t('emergency.words')} htmlFor={`review-words-${at}`} style={{ flex: 1 }} required {...needed(each.words.trim() === '')}><Input id={`review-words-${at}`} maxLength={500} value={each.words} onChange={({ target }) => reward(at, { words: target.value })} /></Form.Item>
            {one.mayReview && <Button size="small" onClick={() => edit.set({ rewards: draft.rewards.filter((_, i) => i !== at) })}>{t('emergency.remove')}</Button>}
          </div>
        ))}
        {one.mayReview && <Button size="small" onClick={() => edit.set({ rewards: [...draft.rewards, { employeeId: '', kind: 'praise', words: '' }] })}>{t('emergency.review.addReward')}</Button>}
        {edit.error !== null && <ProblemAlert error={edit.error} />}
        {one.mayReview && <p style={{ marginTop: 16 }}><Button type="primary" htmlType="submit" loading={edit.isSaving}>{t('emergency.review.save')}</Button></p>}
      </Form>
      <Suspense>{isRaising && <Raise one={one} onClose={() => setRaising(false)} />}</Suspense>
    </FactGroup>
  )
}

function Raise({ one, onClose }: { one: Incident; onClose: () => void }) {
  const t = useT()
  const id = useNewId()
  const raise = useAct('emergency.raiseIncidentAction', ['emergency', 'quality'])
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm title={t('emergency.review.raise')} verb={t('emergency.review.raise')} onClose={onClose} onSubmit={({ title = '', problem = '', ownerId = '', dueOn = '' }) => raise.mutateAsync({ params: { id: one.id }, body: { id, title, problem, ownerId, dueOn } })}>
      <Form.Item name="title" label={t('emergency.review.what')} rules={needed}><Input maxLength={200} autoFocus /></Form.Item>
      <Form.Item name="problem" label={t('emergency.review.problem')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="ownerId" label={t('emergency.review.owner')} rules={needed}><EmployeePicker siteId={one.siteId} /></Form.Item>
      <Form.Item name="dueOn" label={t('emergency.review.due')} rules={needed}><DayPicker /></Form.Item>
    </ActForm>
  )
}
