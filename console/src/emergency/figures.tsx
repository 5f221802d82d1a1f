import { lazy, Suspense } from 'react'
import { Link } from '@tanstack/react-router'
import { formatNumber, formatShare, useCall, useLabel, useT } from '@guanjia/ui'
import type { EmergencyFigures } from '@guanjia/contract/emergency.ts'
import { Figure } from '../kit/figure.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useDays } from '../kit/use-days.ts'
import { useSite } from '../session/session.tsx'
import { EmergencyTabs } from './tabs.tsx'
import '../insight/insight.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))
const YEAR = 365

/** How the site does when something happens: answers, steps, evacuations, drills, what is not put right yet, what came up again. */
export function EmergencyFiguresPage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { change, from, to } = useDays(YEAR)
  const found = useCall('emergency.emergencyFigures', { query: { siteId: site.id, from, to } })
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('emergency.tabs.figures')}</h1>
        <Suspense fallback={<span style={{ width: 200 }} />}><PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} /></Suspense>
      </div>
      <EmergencyTabs at="figures" />
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <>
          <Shown data={data} />
          <section className="gj-card">
            <header><h2 className="gj-grow">{t('emergency.figures.kinds')}</h2></header>
            <div className="gj-body">
              {data.kinds.length === 0 ? <p className="gj-quiet">{t('emergency.figures.noKinds')}</p> : (
                <FigureTable label={t('emergency.figures.kinds')} head={[t('emergency.kind'), t('emergency.figures.times'), { words: t('emergency.figures.repeat') }]}>
                  {data.kinds.map((one) => (
                    <tr key={one.kind}>
                      <th scope="row"><Link to="/emergency/incidents" search={{ kind: one.kind, drill: 'false', from, to }}>{label('incidentKind', one.kind)}</Link></th>
                      <td>{formatNumber(one.count)}</td>
                      <td data-text>{one.isRepeat && <span className="gj-tone" data-tone="soon">▲ {t('emergency.figures.again')}</span>}</td>
                    </tr>
                  ))}
                </FigureTable>
              )}
            </div>
          </section>
        </>
      )}
    </div>
  )
}

function Shown({ data: { courses, drills, actions, from, to } }: { data: EmergencyFigures }) {
  const t = useT()
  const minutes = (value: number | null): string => (value === null ? '—' : t('emergency.figures.minutes', { n: formatNumber(value, 1) }))
  return (
    <>
      <ul className="gj-figures">
        <Figure name={t('emergency.figures.drills')} value={`${drills.met}/${drills.months}`} note={t('emergency.figures.held', { n: drills.held, counted: drills.counted })} tone={drills.met < drills.months && 'soon'} to="/emergency/drills/year" />
        <Figure name={t('emergency.figures.actions')} value={formatNumber(actions.open)} note={actions.overdue > 0 && t('emergency.figures.overdue', { n: actions.overdue })} tone={actions.overdue > 0 && 'overdue'} to="/quality/improve/actions" search={{ source: 'incident', open: 'true' }} />
      </ul>
      <section className="gj-card">
        <header><h2 className="gj-grow">{t('emergency.figures.courses')}</h2></header>
        <div className="gj-body gj-scroll">
          <FigureTable label={t('emergency.figures.courses')} head={['', t('emergency.figures.count'), t('emergency.figures.p90'), t('emergency.figures.unanswered'), t('emergency.figures.steps'), t('emergency.figures.evacuation')]}>
            {courses.map((one) => (
              <tr key={one.of}>
                <th scope="row"><Link to="/emergency/incidents" search={{ drill: String(one.of === 'drill'), from, to }}>{t(one.of === 'drill' ? 'emergency.tabs.drills' : 'emergency.tabs.incidents')}</Link></th>
                <td>{formatNumber(one.count)}{one.open > 0 && <div className="gj-quiet gj-small">{t('emergency.figures.open', { n: one.open })}</div>}</td>
                <td>{minutes(one.acknowledgeP90)}<div className="gj-quiet gj-small">{t('emergency.figures.told', { n: one.told })}</div></td>
                <td>{formatNumber(one.unanswered)}</td>
                <td>{formatShare(one.stepsRate)}<div className="gj-quiet gj-small">{one.stepsKept}/{one.stepsDue}</div></td>
                <td>{minutes(one.evacuationMinutes)}<div className="gj-quiet gj-small">{t('emergency.figures.evacuated', { n: one.evacuated })}</div></td>
              </tr>
            ))}
          </FigureTable>
          <p className="gj-quiet gj-small">{t('emergency.figures.hint')}</p>
        </div>
      </section>
    </>
  )
}
