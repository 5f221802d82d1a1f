import { Form, Input } from 'antd'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { useAnswerWords } from '@guanjia/ui/exams/answer-field.tsx'
import type { Question } from '@guanjia/contract/questions.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { StandardItemLink } from '../quality/standard-item-field.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string }> })))
const QuestionEditor = lazy(() => import('./question-editor.tsx').then(({ QuestionEditor }) => ({ default: QuestionEditor })))

export function QuestionPage() {
  const { id } = useParams({ from: '/shell/training/questions/$id' })
  const found = useCall('questions.getQuestion', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <Page key={id} question={found.data} />
}

function Page({ question }: { question: Question }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const words = useAnswerWords()
  const complain = useComplain()
  const [opened, setOpened] = useState<'edit' | 'retire' | null>(null)
  const act = useAct('questions.actOnQuestion', ['questions'])
  const { content, statistics } = question
  const acts: Act[] = [{ key: 'edit', text: t(question.isUsed ? 'training.bank.editUsed' : 'training.bank.edit'), onClick: () => setOpened('edit') }]
  if (question.allowedActions.includes('retire')) acts.push({ key: 'retire', text: label('questionAction', 'retire'), isDanger: true, isRare: true, onClick: () => setOpened('retire') })
  if (question.allowedActions.includes('restore')) acts.push({ key: 'restore', text: label('questionAction', 'restore'), onClick: () => act.mutate({ params: { id: question.id }, body: { action: 'restore', version: question.version } }, { onError: complain }) })
  const item = { ...content, blanks: content.answer.length }
  return (
    <RecordPage
      number={question.code}
      title={content.stem}
      tags={<><Look look={question.state === 'active' ? { tone: 'done', shape: 'tick' } : { tone: 'closed', shape: 'tick' }} text={label('questionState', question.state)} /><span className="gj-quiet">{[label('questionType', content.type), label('questionTopic', content.topic), label('standardPost', content.post), label('difficulty', content.difficulty), t('training.bank.version', { n: question.currentVersion })].join(' · ')}</span></>}
      acts={<ActionBar acts={acts} />}
      aside={
        <>
          <header><h2>{t('training.bank.versions')}</h2></header>
          <ol className="gj-timeline gj-body">
            {question.versions.map((one) => <li key={one.number}><strong>{t('training.bank.version', { n: one.number })}</strong>{one.isUsed && <span className="gj-quiet"> {t('training.bank.used')}</span>} <span className="gj-quiet">{t('training.bank.by', { by: one.createdBy, at: time.at(one.createdAt) })}</span><p>{one.stem}</p></li>)}
          </ol>
        </>
      }
    >
      <FactGroup title={t('training.bank.answer')}>
        {question.pictures.length > 0 && <FileStrip files={question.pictures} />}
        <Facts facts={[
          content.options.length > 0 && { label: t('training.bank.options'), isWide: true, value: <span style={{ whiteSpace: 'pre-wrap' }}>{content.options.map(({ key, text }) => `${key}. ${text}`).join('\n')}</span> },
          content.targets.length > 0 && { label: t('training.bank.targets'), isWide: true, value: <span style={{ whiteSpace: 'pre-wrap' }}>{content.targets.map(({ key, text }) => `${key}. ${text}`).join('\n')}</span> },
          { label: t('training.bank.answer'), isWide: true, value: <strong style={{ whiteSpace: 'pre-wrap' }}>{words(item, content.answer)}</strong> },
          { label: t('training.bank.reference'), value: content.reference }, { label: t('training.bank.explanation'), value: content.explanation },
          question.standard && { label: t('quality.standards.from'), isWide: true, value: <StandardItemLink named={question.standard} /> },
        ]} />
      </FactGroup>
      <FactGroup title={t('training.bank.statistics')} extra={<span className="gj-quiet">{statistics.answered > 0 ? t('training.bank.answeredTimes', { n: statistics.answered }) : t('training.bank.noStatistics')}</span>}>
        {statistics.answered > 0 && <Facts facts={[{ label: t('training.bank.difficultyIndex'), value: statistics.difficultyIndex }, { label: t('training.bank.discrimination'), value: statistics.discrimination ?? t('training.bank.few') }]} />}
        {statistics.answered > 0 && statistics.choices.length > 0 && (
          <FigureTable head={[{ words: t('training.bank.choice') }, t('training.bank.taken'), t('training.bank.share')]}>
            {statistics.choices.map((one) => <tr key={one.key}><td data-text>{words(item, [one.key])}{one.isRight && <span className="gj-quiet">（{t('training.bank.isRight')}）</span>}</td><td>{one.taken}</td><td>{Math.round(one.share * 100)}%</td></tr>)}
          </FigureTable>
        )}
      </FactGroup>
      <Suspense>
        {opened === 'edit' && <QuestionEditor question={question} onClose={() => setOpened(null)} />}
        {opened === 'retire' && (
          <ActForm title={label('questionAction', 'retire')} verb={label('questionAction', 'retire')} isDanger onClose={() => setOpened(null)} onSubmit={({ reason = '' }) => act.mutateAsync({ params: { id: question.id }, body: { action: 'retire', version: question.version, reason } })}>
            <Form.Item name="reason" label={t('training.bank.reason')} rules={[{ required: true }]}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}
