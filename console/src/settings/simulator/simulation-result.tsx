import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { formatNumber, formatPercent, useLabel, useT, useTime, type T } from '@guanjia/ui'
import { SubjectLink } from '../recalculations/subject-link.tsx'
import { percentOf, pointsBetween, sumsOf, type Simulation, type SimulationRow } from './simulation-sums.ts'

const SimulationChart = lazy(() => import('./simulation-chart.tsx').then(({ SimulationChart }) => ({ default: SimulationChart })))

/** What the trial would have made of the period: the finding first, then each metric, then the promises that come out otherwise. */
export function SimulationResult({ result }: { result: Simulation }) {
  const t = useT()
  const sums = sumsOf(result.rows)
  const points = pointsBetween(sums.rateBefore, sums.rateAfter)
  return (
    <>
      <section className="gj-card" aria-live="polite">
        <header>
          <h2 className="gj-grow">{t('settings.sim.result')}</h2>
          <span className="gj-quiet gj-small">{t('settings.sim.replayed', { n: formatNumber(result.replayed) })}</span>
        </header>
        <div className="gj-body gj-stack">
          {result.rows.length === 0 ? (
            <p className="gj-quiet">{t('settings.sim.nothing')}</p>
          ) : (
            <>
              <p className="gj-sim-finding">
                {t('settings.sim.finding', {
                  before: formatPercent(percentOf(sums.rateBefore)),
                  after: formatPercent(percentOf(sums.rateAfter)),
                })}{' '}
                <Points points={points} />{' '}
                <span className="gj-quiet">
                  {t('settings.sim.moved', { breached: formatNumber(sums.newlyBreached), met: formatNumber(sums.newlyMet) })}
                </span>
              </p>
              <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
                <SimulationChart rows={result.rows} />
              </Suspense>
              <Rows rows={result.rows} />
            </>
          )}
        </div>
      </section>
      {result.changedCount > 0 && <Changed result={result} />}
    </>
  )
}

/** The difference in percentage points: sign, arrow and colour say the same. */
export function Points({ points }: { points: number | null }) {
  const t = useT()
  if (points === null) return <span className="gj-quiet">—</span>
  if (points === 0) return <span className="gj-quiet">{t('settings.sim.same')}</span>
  return (
    <span className="gj-tone gj-strong" data-tone={points > 0 ? 'done' : 'overdue'}>
      {points > 0 ? '▲ +' : '▼ −'}
      {t('settings.sim.points', { n: formatNumber(Math.abs(points), 1) })}
    </span>
  )
}

/** `工单 · 到场`. */
export function rowName({ subjectType, metric }: Pick<SimulationRow, 'subjectType' | 'metric'>, t: T): string {
  const type = t(`settings.policies.type.${subjectType}` as 'settings.policies.type.case', { defaultValue: subjectType })
  return `${type} · ${t(`enum.metric.${metric}` as 'enum.metric.arrive', { defaultValue: metric })}`
}

/** What changes comes first. */
function byChange(a: SimulationRow, b: SimulationRow): number {
  const moved = ({ newlyBreached, newlyMet, dropped, unknown }: SimulationRow): number => newlyBreached + newlyMet + dropped + unknown
  return moved(b) - moved(a)
}

function Rows({ rows }: { rows: readonly SimulationRow[] }) {
  const t = useT()
  const hasGaps = rows.some(({ dropped, unknown }) => dropped + unknown > 0)
  const counted = (n: number, tone: 'overdue' | 'done') =>
    n === 0 ? (
      0
    ) : (
      <span className="gj-tone" data-tone={tone}>
        {tone === 'overdue' ? '▲' : '✓'} {formatNumber(n)}
      </span>
    )
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="gj-settings-table">
        <thead>
          <tr>
            <th scope="col">{t('settings.policies.metric')}</th>
            {(['count', 'before', 'after', 'difference', 'newlyBreached', 'newlyMet'] as const).map((column) => (
              <th key={column} scope="col" className="gj-right">
                {t(`settings.sim.column.${column}`)}
              </th>
            ))}
            {hasGaps && (
              <>
                <th scope="col" className="gj-right" title={t('settings.sim.droppedHint')}>
                  {t('settings.sim.column.dropped')}
                </th>
                <th scope="col" className="gj-right" title={t('settings.sim.unknownHint')}>
                  {t('settings.sim.column.unknown')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.toSorted(byChange).map((row) => (
            <tr key={`${row.subjectType}.${row.metric}`}>
              <th scope="row">{rowName(row, t)}</th>
              <td className="gj-right">{formatNumber(row.count)}</td>
              <td className="gj-right">{formatPercent(percentOf(row.rateBefore))}</td>
              <td className="gj-right gj-strong">{formatPercent(percentOf(row.rateAfter))}</td>
              <td className="gj-right">
                <Points points={pointsBetween(row.rateBefore, row.rateAfter)} />
              </td>
              <td className="gj-right">{counted(row.newlyBreached, 'overdue')}</td>
              <td className="gj-right">{counted(row.newlyMet, 'done')}</td>
              {hasGaps && (
                <>
                  <td className="gj-right">{formatNumber(row.dropped)}</td>
                  <td className="gj-right">{formatNumber(row.unknown)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const OUTCOME_TONES = { met: 'done', breached: 'overdue', open: 'idle' } as const
const OUTCOME_MARKS = { met: '✓', breached: '▲', open: '○' } as const

function Changed({ result }: { result: Simulation }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const outcome = (value: keyof typeof OUTCOME_TONES) => (
    <span className="gj-tone" data-tone={OUTCOME_TONES[value]}>
      {OUTCOME_MARKS[value]} {label('reportOutcome', value)}
    </span>
  )
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('settings.sim.changed', { n: formatNumber(result.changedCount) })}</h2>
        {result.changed.length < result.changedCount && (
          <span className="gj-quiet gj-small">{t('settings.sim.firstOnes', { n: formatNumber(result.changed.length) })}</span>
        )}
      </header>
      <div className="gj-sim-changed">
        <table className="gj-settings-table">
          <thead>
            <tr>
              <th scope="col">{t('settings.recalc.subject')}</th>
              <th scope="col">{t('settings.policies.metric')}</th>
              <th scope="col">{t('settings.recalc.before')}</th>
              <th scope="col">{t('settings.recalc.after')}</th>
              <th scope="col">{t('settings.sim.column.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {result.changed.map(({ clockId, subject, metric, dueBefore, dueAfter, outcomeBefore, outcomeAfter }) => (
              <tr key={clockId}>
                <td>
                  <SubjectLink subject={subject} />
                </td>
                <td className="gj-nowrap">{label('metric', metric)}</td>
                <td className="gj-nowrap">{dueBefore ? time.at(dueBefore) : '—'}</td>
                <td className="gj-nowrap">{dueAfter ? time.at(dueAfter) : '—'}</td>
                <td className="gj-nowrap">
                  {outcome(outcomeBefore)}
                  {outcomeAfter !== outcomeBefore && <> → {outcome(outcomeAfter)}</>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
