import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPercent, useAct, useLabel, useT } from '@guanjia/ui'
import type { Incident, IncidentReview } from '@guanjia/contract/emergency.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<ActionValues> })))
interface ActionValues {
  title?: string
  problem?: string
  ownerId?: string
  dueOn?: string
}
type Values = Pick<IncidentReview, 'facts' | 'cause' | 'whys' | 'result' | 'evaluation' | 'lessons' | 'score'> & { rewards: { employeeId?: string; kind?: 'praise' | 'accountability'; words?: string }[] }

/** 复盘 in four parts: what happened, how the plan did, what is put right, who is praised or answers for it. */
export function Review({ one, review }: { one: Incident; review: IncidentReview }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [isRaising, setRaising] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // What is written here was begun on this version: what others save meanwhile is refused, not overwritten.
  const [version, setVersion] = useState(review.version)
  const save = useAct('emergency.saveIncidentReview', ['emergency'])
  const { figures } = review
  const percent = (value: number | null): string => (value === null ? '—' : formatPercent(value * 100))
  const submit = async ({ rewards, ...words }: Values): Promise<void> => {
    setError(null)
    try {
      const saved = await save.mutateAsync({ params: { id: one.id }, body: { ...words, whys: words.whys.filter(Boolean), rewards: rewards.flatMap(({ employeeId, kind, words: why }) => (employeeId && kind && why ? [{ employeeId, kind, words: why }] : [])), version } })
      setVersion(saved.review?.version ?? version)
      void message.success(t('emergency.review.saved'))
    } catch (failure) {
      setError(failure)
    }
  }
  const part = (name: 'facts' | 'cause' | 'result' | 'evaluation' | 'lessons', max: number) => <Form.Item name={name} label={t(`emergency.review.${name}`)}><Input.TextArea maxLength={max} autoSize={{ minRows: 2, maxRows: 10 }} readOnly={!one.mayReview} /></Form.Item>
  return (
    <FactGroup title={t('emergency.review.title')} extra={one.mayReview && <Button size="small" icon={<PlusOutlined />} onClick={() => setRaising(true)}>{t('emergency.review.raise')}</Button>}>
      <Facts facts={[
        { label: t('emergency.review.minutesToActivate'), value: figures.minutesToActivate === null ? '' : String(figures.minutesToActivate) }, { label: t('emergency.review.minutesToControl'), value: figures.minutesToControl === null ? '' : String(figures.minutesToControl) },
        { label: t('emergency.review.acknowledgedInTime'), value: percent(figures.acknowledgedInTime) }, { label: t('emergency.review.stepsInTime'), value: percent(figures.stepsInTime) }, { label: t('emergency.review.stepsImpossible'), value: String(figures.stepsImpossible) }, { label: t('emergency.gaps'), value: String(figures.gaps) },
      ]} />
      <Form<Values> form={form} layout="vertical" initialValues={{ ...review, whys: review.whys.length > 0 ? review.whys : [''], rewards: review.rewards }} onFinish={(values) => void submit(values)} disabled={!one.mayReview}>
        <h3>{t('emergency.review.part1')}</h3>
        {part('facts', 5000)}{part('cause', 2000)}
        <Form.List name="whys">
          {(fields, { add }) => <>{fields.map(({ key, name }, i) => <Form.Item key={key} name={name} label={t('emergency.review.why', { n: i + 1 })}><Input maxLength={500} /></Form.Item>)}{one.mayReview && fields.length < 5 && <Button size="small" onClick={() => add('')}>{t('emergency.review.addWhy')}</Button>}</>}
        </Form.List>
        {part('result', 2000)}
        <h3>{t('emergency.review.part2')}</h3>
        {part('evaluation', 3000)}{part('lessons', 3000)}
        {one.isDrill && <Form.Item name="score" label={t('emergency.score')}><InputNumber min={0} max={100} /></Form.Item>}
        <h3>{t('emergency.review.part3')}</h3>
        {review.actions.length === 0 ? <p className="gj-quiet">{t('emergency.review.noActions')}</p> : (
          <FigureTable label={t('emergency.review.part3')} head={[t('emergency.number'), { words: t('emergency.review.what') }, { words: t('emergency.person') }, { words: t('emergency.review.due') }, { words: t('emergency.state') }]}>
            {review.actions.map((action) => <tr key={action.id}><th scope="row"><Link to="/quality/improve/actions/$id" params={{ id: action.id }}>{action.number}</Link></th><td data-text>{action.title}</td><td data-text>{action.owner.name}</td><td data-text>{action.dueOn}</td><td data-text>{label('qualityActionState', action.state as 'open')}</td></tr>)}
          </FigureTable>
        )}
        <h3>{t('emergency.review.part4')}</h3>
        <Form.List name="rewards">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="gj-row gj-wrap">
                  <Form.Item name={[name, 'employeeId']} label={t('emergency.person')} style={{ minWidth: 160 }}><EmployeePicker siteId={one.siteId} /></Form.Item>
                  <Form.Item name={[name, 'kind']} label={t('emergency.review.rewardKind')} style={{ minWidth: 110 }}><Select options={[{ value: 'praise', label: t('emergency.review.praise') }, { value: 'accountability', label: t('emergency.review.accountability') }]} /></Form.Item>
                  <Form.Item name={[name, 'words']} label={t('emergency.words')} style={{ flex: 1 }}><Input maxLength={500} /></Form.Item>
                  {one.mayReview && <Button size="small" onClick={() => remove(name)}>{t('emergency.remove')}</Button>}
                </div>
              ))}
              {one.mayReview && <Button size="small" onClick={() => add({ kind: 'praise' })}>{t('emergency.review.addReward')}</Button>}
            </>
          )}
        </Form.List>
        {error !== null && <ProblemAlert error={error} />}
        {one.mayReview && <p style={{ marginTop: 16 }}><Button type="primary" htmlType="submit" loading={save.isPending}>{t('emergency.review.save')}</Button></p>}
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
