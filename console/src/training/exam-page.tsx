import { App, Form, Input, Radio, Select } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Exam } from '@guanjia/contract/exams.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { useColleagues } from '../kit/pickers.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { SiteZone } from '../session/session.tsx'
import { EXAM_LOOKS } from './exam-list.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  reason?: string
  employeeIds?: string[]
  question?: string
  kind?: 'void' | 'full_marks' | 'new_answer'
  answer?: string
}

export function ExamPage() {
  const { id } = useParams({ from: '/shell/training/exams/$id' })
  const found = useCall('exams.getExam', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Page key={id} exam={found.data} /></SiteZone>
}

function Page({ exam }: { exam: Exam }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'add' | 'cancel' | 'regrade' | null>(null)
  const act = useAct('exams.actOnExam', ['exams'])
  const acts: Act[] = []
  for (const action of ['publish', 'close'] as const)
    if (exam.allowedActions.includes(action)) acts.push({ key: action, text: label('examAction', action), isRare: action === 'close', onClick: () => act.mutate({ params: { id: exam.id }, body: { action, version: exam.version } }, { onSuccess: () => void message.success(label('examState', action === 'publish' ? 'published' : 'closed')), onError: complain }) })
  if (exam.state === 'draft' || exam.state === 'published') acts.push({ key: 'add', text: t('training.exam.add'), onClick: () => setOpened('add') })
  if (exam.mayRegrade && exam.items.length > 0) acts.push({ key: 'regrade', text: t('training.exam.regrade'), onClick: () => setOpened('regrade') })
  acts.push({ key: 'export', text: t('training.exam.export'), onClick: () => window.open(urlOf('exams.exportResults', { params: { id: exam.id }, query: { format: 'xlsx' } })) })
  if (exam.items.length > 0) acts.push({ key: 'items', text: t('sharing.exams.items'), isRare: true, onClick: () => window.open(urlOf('exams.exportExamItems', { params: { id: exam.id }, query: { format: 'xlsx' } })) })
  if (exam.allowedActions.includes('cancel')) acts.push({ key: 'cancel', text: label('examAction', 'cancel'), isDanger: true, isRare: true, onClick: () => setOpened('cancel') })
  return (
    <RecordPage
      number={exam.number}
      title={exam.title}
      tags={<><Look look={EXAM_LOOKS[exam.state]} text={label('examState', exam.state)} />{exam.passRate !== null && <span>{t('training.exam.rate')} <strong>{Math.round(exam.passRate * 100)}%</strong>（{exam.passed} / {exam.examined}）</span>}{exam.toMark > 0 && <Link to="/training/marking" className="gj-tone" data-tone="soon">{t('training.exam.toMark')} {exam.toMark}</Link>}</>}
      acts={<ActionBar acts={acts} hasNext={exam.state === 'draft'} />}
      aside={<History exam={exam} />}
    >
      {exam.state === 'draft' && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('training.exam.publishHint')}</p>}
      <FactGroup title={t('training.exam.facts')}>
        <Facts facts={[
          { label: t('training.exam.opens'), value: time.at(exam.opensAt) }, { label: t('training.exam.closes'), value: time.at(exam.closesAt) },
          { label: t('training.blueprint.pass'), value: `${t('training.exam.minutes', { n: exam.durationMinutes })} · ${t('training.exam.passAt', { n: exam.passPercent })}` }, { label: t('training.blueprint.attempts'), value: t('training.exam.rules', { n: exam.maxAttempts, days: exam.retakeAfterDays }) },
          { label: t('training.blueprint.section'), isWide: true, value: exam.sections.map(({ title, lines, passPercent }) => `${title}：${lines.map((line) => [line.topic && label('questionTopic', line.topic), line.difficulty && label('difficulty', line.difficulty), line.type && label('questionType', line.type), `${line.count} × ${line.marks}`].filter(Boolean).join(' ')).join('；')}${passPercent === null ? '' : `（${passPercent}%）`}`).join('\n') },
        ]} />
      </FactGroup>
      <FactGroup title={t('training.exam.sittings')}>
        <FigureTable label={t('training.exam.sittings')} head={[{ words: t('training.exam.who') }, { words: t('training.exam.state') }, t('training.exam.score'), t('training.exam.percent'), { words: t('training.exam.result') }, { words: t('training.exam.submitted') }, { words: '' }]}>
          {exam.sittings.map((one) => (
            <tr key={`${one.id} ${one.attempt}`}>
              <td data-text>{one.employee.name}{one.attempt > 1 && <span className="gj-quiet"> {t('exam.attempt', { n: one.attempt })}</span>}</td>
              <td data-text>{label('sittingState', one.state)}{one.state === 'in_progress' && <span className="gj-quiet"> {one.answered}/{one.of}</span>}</td>
              <td>{one.score ?? '—'}</td>
              <td>{one.percent === null ? '—' : `${one.percent}%`}</td>
              <td data-text>{one.isPassed !== null && <span className={one.isPassed ? undefined : 'gj-tone'} data-tone="overdue">{t(one.isPassed ? 'exam.passed' : 'exam.failed')}{one.isPassKept && <span className="gj-quiet">（{t('training.exam.kept')}）</span>}</span>}</td>
              <td data-text>{one.submittedAt && `${time.at(one.submittedAt)}${one.submittedBy === 'deadline' ? ` ${t('training.exam.byDeadline')}` : ''}`}</td>
              <td data-text>{(one.state === 'marked' || one.state === 'marking') && <Link to="/training/papers/$id" params={{ id: one.id }}>{t('training.exam.review')}</Link>} {(one.state === 'marked' || one.state === 'marking') && <a href={urlOf('exams.printSitting', { params: { id: one.id } })} target="_blank" rel="noreferrer">{t('sharing.exams.print')}</a>}</td>
            </tr>
          ))}
        </FigureTable>
      </FactGroup>
      {exam.items.some(({ share }) => share !== null) && (
        <FactGroup title={t('training.bank.statistics')}>
          <FigureTable maxHeight={320} head={[{ words: t('training.bank.code') }, { words: t('training.bank.stem') }, t('training.bank.times'), t('training.bank.index')]}>
            {exam.items.map((item) => <tr key={`${item.questionId} ${item.number}`}><td data-text><Link to="/training/questions/$id" params={{ id: item.questionId }}>{item.code}</Link></td><td data-text>{item.stem}{item.isVoid && <span className="gj-quiet">（{t('exam.void')}）</span>}</td><td>{item.papers}</td><td>{item.share === null ? '—' : `${Math.round(item.share * 100)}%`}</td></tr>)}
          </FigureTable>
        </FactGroup>
      )}
      <Suspense>{opened && <Acts exam={exam} opened={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}

function Acts({ exam, opened, onClose }: { exam: Exam; opened: 'add' | 'cancel' | 'regrade'; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('exams.actOnExam', ['exams'])
  const add = useAct('exams.addCandidates', ['exams'])
  const regrade = useAct('exams.regradeExam', ['exams', 'questions'])
  const kinds = useChoices('regradeKind')
  const colleagues = useColleagues()
  const known = new Set(exam.sittings.map(({ employee }) => employee.id))
  if (opened === 'add')
    return (
      <ActForm title={t('training.exam.add')} verb={t('training.exam.add')} onClose={onClose} onSubmit={async ({ employeeIds = [] }) => { await add.mutateAsync({ params: { id: exam.id }, body: { employeeIds } }); void message.success(t('training.exam.added')) }}>
        <Form.Item name="employeeIds" label={t('training.exam.people')} rules={[{ required: true }]}><Select mode="multiple" autoFocus showSearch={{ optionFilterProp: 'label' }} options={colleagues.filter(({ value }) => !known.has(value))} /></Form.Item>
      </ActForm>
    )
  if (opened === 'cancel')
    return (
      <ActForm title={label('examAction', 'cancel')} verb={label('examAction', 'cancel')} isDanger onClose={onClose} onSubmit={({ reason = '' }) => act.mutateAsync({ params: { id: exam.id }, body: { action: 'cancel', version: exam.version, reason } })}>
        <Form.Item name="reason" label={t('training.exam.cancelReason')} rules={[{ required: true }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      </ActForm>
    )
  const submit = async ({ question = '', kind = 'void', answer = '', reason = '' }: Values): Promise<void> => {
    const [questionId = '', number = ''] = question.split(' ')
    await regrade.mutateAsync({ params: { id: exam.id }, body: { questionId, number: Number(number), kind, reason, ...(kind === 'new_answer' ? { answer: answer.split(/[,，、\s]+/).filter(Boolean) } : {}) } })
    void message.success(t('training.marking.settled'))
  }
  return (
    <ActForm title={t('training.exam.regrade')} verb={t('training.exam.regrade')} hint={t('training.exam.regradeHint')} width={600} initial={{ kind: 'void' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="question" label={t('training.exam.question')} rules={[{ required: true, message: t('training.exam.pickQuestion') }]}><Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={exam.items.map((item) => ({ value: `${item.questionId} ${item.number}`, label: `${item.code} ${item.stem}` }))} /></Form.Item>
          <Form.Item name="kind" label={t('training.exam.kind')}><Radio.Group options={kinds} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>{() => form.getFieldValue('kind') === 'new_answer' && <Form.Item name="answer" label={t('training.exam.newAnswer')} rules={[{ required: true }]}><Input maxLength={200} /></Form.Item>}</Form.Item>
          <Form.Item name="reason" label={t('training.exam.reason')} rules={[{ required: true }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}

function History({ exam }: { exam: Exam }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const found = useCall('exams.examTimeline', { params: { id: exam.id } })
  return (
    <>
      <header><h2>{t('training.exam.history')}</h2></header>
      <ol className="gj-timeline gj-body">
        {exam.regrades.toReversed().map((one) => (
          <li key={one.id}>
            <strong>{t('training.exam.regrade')} · {label('regradeKind', one.kind)}</strong> <span className="gj-quiet">{t('training.exam.by', { by: one.by, at: time.at(one.at) })}</span>
            <p>{one.question.code} {one.question.stem}</p>
            <p>{one.reason}</p>
            <p className="gj-quiet">{t('training.exam.regraded', { papers: one.papers, changed: one.changed, passed: one.nowPassed, kept: one.passKept })}</p>
          </li>
        ))}
        {found.data?.items.filter(({ action }) => action !== 'regraded').toReversed().map((entry) => (
          <li key={entry.id}>
            <strong>{entry.toStatus ? label('examState', entry.toStatus) : t('training.exam.added')}</strong> <span className="gj-quiet">{t('training.exam.by', { by: entry.actor.name, at: time.at(entry.at) })}</span>
            {entry.note && <p>{entry.note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
