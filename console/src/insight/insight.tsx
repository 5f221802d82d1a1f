import { Segmented } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import {
  ShapeMark,
  formatDuration,
  formatNumber,
  formatPercent,
  instantAt,
  useCall,
  useT,
  useTime,
  type CallResult,
  type T,
} from '@guanjia/ui'
import { useCaseColumns } from '../cases/case-columns.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { nextDay, periodOf } from '../kit/period.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { figureLink } from './figure-link.ts'
import { InsightTabs } from './insight-tabs.tsx'
import { useDays } from '../kit/use-days.ts'
import './insight.css'

const Trend = lazy(() => import('./trend.tsx').then(({ Trend }) => ({ default: Trend })))
const Categories = lazy(() => import('./trend.tsx').then(({ Categories }) => ({ default: Categories })))
const Digital = lazy(() => import('./digital.tsx').then(({ Digital }) => ({ default: Digital })))
const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

export type Overview = CallResult<'platform.overview'>
type Figure = Overview['figures'][number]

/** The figures of a site; each opens to its records, each chart has its table. */
export function Insight() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const { search, change, today, from, to } = useDays()
  const period = periodOf({ from, to }, site.timeZone)
  const overview = useCall('platform.overview', {
    query: { siteId: site.id, from: period.from ?? instantAt(today, '00:00', site.timeZone), to: period.to ?? new Date().toISOString() },
  })
  const columns = useCaseColumns().filter(({ key }) =>
    ['number', 'status', 'clock', 'title', 'place', 'owner', 'registeredAt'].includes(key),
  )
  const ranges = [
    { value: today, label: t('shell.period.today') },
    { value: nextDay(today, -6), label: t('shell.period.days7') },
    { value: nextDay(today, -29), label: t('shell.period.days30') },
  ]
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('analysis.tabs.overview')}</h1>
        <InsightTabs at="overview" period={{ from: search.from, to: search.to }} />
        <Segmented options={ranges} value={to === today ? from : ''} onChange={(value) => change({ from: value, to: undefined })} />
        <Suspense>
          <PeriodFilter from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} />
        </Suspense>
        {overview.data && (
          <span className="gj-quiet" style={{ marginLeft: 'auto' }}>
            {t('insight.asOf', { time: time.at(overview.data.asOf) })}
          </span>
        )}
      </div>
      {overview.error && !overview.data && <ProblemAlert error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data && (
        <>
          <ul className="gj-figures">
            {overview.data.figures.map((figure) => (
              <li key={figure.key}>
                <FigureCard figure={figure} t={t} />
              </li>
            ))}
          </ul>
          <div className="gj-charts">
            <Suspense fallback={<div className="gj-card" style={{ height: 320 }} />}>
              <Trend days={overview.data.byDay} />
              <Categories categories={overview.data.byCategory} from={from} to={to} />
            </Suspense>
          </div>
          <Suspense>
            <Digital today={today} />
          </Suspense>
          {overview.data.open.length > 0 && (
            <section className="gj-card">
              <header>
                <h2 className="gj-grow">{t('insight.pressing')}</h2>
                <Link to="/cases" search={{ open: 'true', sort: 'dueAt' }}>
                  {t('insight.allOpen')}
                </Link>
              </header>
              <DataTable
                label={t('insight.pressing')}
                columns={columns}
                rows={overview.data.open}
                rowKey={(row) => row.id}
                rowHref={(row) => `/cases/${row.id}`}
                urgency={(row) => row.urgency}
                empty={null}
                hasKeys={false}
              />
            </section>
          )}
        </>
      )}
    </div>
  )
}

function valueOf({ value, unit }: Figure, t: T): string {
  if (value === null) return '—'
  // Shares travel as 0…1.
  if (unit === 'percent') return formatPercent(value * 100)
  if (unit === 'seconds') return formatDuration(value, t)
  return formatNumber(value, unit === 'score' ? 2 : 0)
}

/** Figures of which less is better. */
const WANTS_LESS: ReadonlySet<string> = new Set(['reworkRate', 'overdue', 'closedUnreachable', 'actionsOverdue'])

/** Whether a figure misses its target; without a target, or when nothing was counted, it does not. */
function isMissed({ key, value, target, unit }: Figure): boolean {
  if (value === null || target === null) return false
  return unit === 'seconds' || WANTS_LESS.has(key) ? value > target : value < target
}

function FigureCard({ figure, t }: { figure: Figure; t: T }) {
  const missed = isMissed(figure)
  const name = t(`insight.figure.${figure.key}` as 'insight.figure.open', { defaultValue: figure.key })
  const parts =
    figure.unit === 'percent' && figure.denominator > 0 ? `${formatNumber(figure.numerator)} / ${formatNumber(figure.denominator)}` : ''
  const target = figure.target === null ? '' : t('insight.target', { value: valueOf({ ...figure, value: figure.target }, t) })
  return (
    <Link to={figureLink(figure.link) as '/'} className="gj-figure">
      <span className="gj-quiet">{name}</span>
      <span className="gj-row" data-tone={missed ? 'overdue' : undefined}>
        <strong>{valueOf(figure, t)}</strong>
        {missed && (
          <span className="gj-tone gj-small" data-tone="overdue">
            <ShapeMark shape="triangle" size={11} />
            {t('insight.missed')}
          </span>
        )}
      </span>
      <span className="gj-quiet gj-small gj-nowrap">{[parts, target].filter(Boolean).join(' · ') || ' '}</span>
    </Link>
  )
}
