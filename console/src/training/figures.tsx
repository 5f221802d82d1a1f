import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { formatMoney, formatNumber, formatShare, useCall, useLabel, useT } from '@guanjia/ui'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useDays } from '../kit/use-days.ts'
import { useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'
import '../insight/insight.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

/** The pass rate against its goal, exam by exam, and the topics to train first; every figure opens to its exams. */
export function ExamFigures() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { change, from, to } = useDays(90)
  const found = useCall('exams.examFigures', { query: { siteId: site.id, from, to } })
  const training = useCall('courses.trainingFigures', { query: { siteId: site.id, from, to } }).data
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('training.tabs.figures')}</h1>
        <Suspense fallback={<span style={{ width: 200 }} />}><PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} /></Suspense>
      </div>
      <TrainingTabs at="figures" />
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <>
          <ul className="gj-figures">
            <li><Link to="/training/exams" search={{ from, to }} className="gj-figure"><span className="gj-quiet">{t('training.figures.rate')} · {t('training.figures.goal', { n: data.goal * 100 })}</span><strong className={data.passRate !== null && data.passRate < data.goal ? 'gj-tone' : undefined} data-tone="overdue">{formatShare(data.passRate)}</strong></Link></li>
            {(['examined', 'passed', 'absent'] as const).map((key) => <li key={key}><Link to="/training/exams" search={{ from, to }} className="gj-figure"><span className="gj-quiet">{t(`training.figures.${key}`)}</span><strong>{formatNumber(data[key])}</strong></Link></li>)}
            {training && <li><Link to="/training/plan" className="gj-figure"><span className="gj-quiet">{t('learn.figures.done')}</span><strong>{formatShare(training.doneRate)}</strong><span className="gj-quiet gj-small">{t('learn.figures.of', { done: training.done, planned: training.planned })}</span></Link></li>}
            {training && ([['sessions', formatNumber(training.sessions)], ['hours', formatNumber(training.hoursPerHead, 1)], ['cost', formatMoney(training.costFen)], ['rating', formatNumber(training.rating, 1)]] as const).map(([key, value]) => <li key={key}><Link to="/training/sessions" search={{ from, to }} className="gj-figure"><span className="gj-quiet">{t(`learn.figures.${key}`)}</span><strong>{value}</strong></Link></li>)}
          </ul>
          {data.examined === 0 && <p className="gj-card gj-body gj-quiet" style={{ textAlign: 'center', padding: 40 }}>{t('training.figures.empty')}</p>}
          {data.examined > 0 && (
            <div className="gj-charts">
              <FactGroup title={t('training.figures.byExam')}>
                <FigureTable head={[{ words: t('training.figures.exam') }, t('training.figures.examined'), t('training.figures.passed'), t('training.figures.rate')]}>
                  {data.exams.map((one) => <tr key={one.id}><td data-text><Link to="/training/exams/$id" params={{ id: one.id }}>{one.title}</Link></td><td>{one.examined}</td><td>{one.passed}</td><td>{formatShare(one.passRate)}</td></tr>)}
                </FigureTable>
              </FactGroup>
              <FactGroup title={data.topics[0] ? t('training.figures.weakest', { topic: label('questionTopic', data.topics[0].topic) }) : t('training.figures.byTopic')}>
                <FigureTable label={t('training.figures.byTopic')} head={[{ words: t('training.figures.topic') }, t('training.figures.answered'), t('training.figures.share')]}>
                  {data.topics.map((one) => <tr key={one.topic}><td data-text><Link to="/training/questions" search={{ topic: one.topic, answered: 'true' }}>{label('questionTopic', one.topic)}</Link></td><td>{one.answered}</td><td>{formatShare(one.share)}</td></tr>)}
                </FigureTable>
              </FactGroup>
            </div>
          )}
        </>
      )}
    </div>
  )
}
