import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ShapeMark, formatDuration, formatNumber, formatShare, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { SlaReport as Report, SlaReportRow } from '@guanjia/contract/sla.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import type { Search } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { InsightTabs } from './insight-tabs.tsx'
import { AsOfBanner, ReportBar, useFilterWords } from './report-bar.tsx'
import { dimensionOf, sumOf, type Outcome } from './report-search.ts'
import { Figure, ReportTable } from './report-table.tsx'
import { cleaned, useReportSearch, useTargets } from './use-report.ts'
import './insight.css'
import './report.css'

const DailyTrend = lazy(() => import('./report-charts.tsx').then(({ DailyTrend }) => ({ default: DailyTrend })))
const ValueBars = lazy(() => import('./report-charts.tsx').then(({ ValueBars }) => ({ default: ValueBars })))

/** Whether promises are kept: figures, charts and a table by any dimension; each figure opens to its clocks, also as of a past moment. */
export function SlaReport() {
  const t = useT()
  const time = useTime()
  const { search, change, today, query } = useReportSearch()
  const by = dimensionOf(search)
  const report = useCall('sla.slaReport', { query: { ...query, by } }, { placeholderData: keepPreviousData })
  const isOneDay = query.from === query.to || search.day !== undefined
  const daily = useCall(
    'sla.slaReport',
    { query: { ...query, by: 'day' } },
    { placeholderData: keepPreviousData, enabled: by !== 'day' && !isOneDay },
  )
  const targets = useTargets(query.siteId)
  // A change of the dimension leads to other rows; the old ones would be read by the new words.
  const rows = report.isPlaceholderData && report.data?.items.some((row) => !fits(row, by)) ? undefined : report.data?.items
  const days = by === 'day' ? report.data?.items : daily.data?.items
  // The outcome and the open clock belong to the page of the clocks.
  const own = cleaned({ ...search, from: query.from, to: query.to })
  return (
    <div className="gj-page gj-report">
      <div className="gj-page-head">
        <InsightTabs at="sla" period={{ from: search.from, to: search.to }} />
        <h1 className="gj-print-only">{t('insight.report.title')}</h1>
        <PrintedWords search={search} from={query.from} to={query.to} />
        <span className="gj-quiet" style={{ marginLeft: 'auto' }}>
          {report.data && t('insight.report.known', { time: time.at(report.data.asOf) })}
        </span>
        <div className="gj-row gj-screen-only">
          <Button icon={<DownloadOutlined />} href={urlOf('sla.exportSlaReport', { query: { ...query, by } })} download>
            {t('insight.report.export')}
          </Button>
          <Button icon={<PrinterOutlined />} aria-label={t('shell.print')} title={t('shell.print')} onClick={() => print()} />
        </div>
      </div>
      <ReportBar search={search} change={change} today={today} />
      <AsOfBanner asOf={search.asOf} change={change} />
      {report.error && !report.data && <ProblemAlert error={report.error} onRetry={() => void report.refetch()} />}
      {rows && rows.length > 0 && (
        <>
          <Totals rows={rows} search={own} />
          <div className="gj-charts">
            <Suspense fallback={<div className="gj-card" style={{ height: 320 }} />}>
              {days && !isOneDay && <DailyTrend rows={days} search={own} from={query.from} to={query.to} />}
              {by !== 'day' && <ValueBars rows={rows} search={own} by={by} />}
            </Suspense>
          </div>
        </>
      )}
      {!report.error && (
        <section className="gj-card gj-report-table">
          <ReportTable rows={rows} by={by} search={own} targets={targets} isStale={report.isPlaceholderData} />
        </section>
      )}
      {rows && rows.length > 0 && report.data && <PausesByReason pauses={report.data.pauses} search={own} />}
    </div>
  )
}

/** Whether a row can be one of this dimension: metrics are named by themselves. */
function fits(row: SlaReportRow, by: string): boolean {
  return by === 'metric' ? row.value === null || row.value === row.metric : row.value !== row.metric
}

/** On paper the filters are words. */
function PrintedWords({ search, from, to }: { search: Search; from: string; to: string }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const words = useFilterWords(search)
  const subject = search.subjectType ? label('recordType', search.subjectType) : ''
  return (
    <span className="gj-print-only">
      {[
        site.name,
        t('insight.report.printed', {
          period: `${from} – ${to}`,
          by: t('insight.report.byWhat', { dimension: label('reportDimension', dimensionOf(search)) }),
        }),
        subject,
        ...words.map(({ text }) => text),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

function Totals({ rows, search }: { rows: readonly SlaReportRow[]; search: Search }) {
  const t = useT()
  const sum = sumOf(rows)
  const cards: {
    key: 'count' | 'rate' | 'breached' | 'open' | 'paused' | 'metByPause'
    value: string
    outcome?: Outcome
    note?: string
    isBad?: boolean
  }[] = [
    { key: 'count', value: formatNumber(sum.count), note: t('insight.report.hint.count') },
    {
      key: 'rate',
      value: formatShare(sum.rate),
      outcome: 'met',
      note: t('insight.report.share', { met: formatNumber(sum.met), decided: formatNumber(sum.met + sum.breached) }),
    },
    {
      key: 'breached',
      value: formatNumber(sum.breached),
      outcome: 'breached',
      note: t('insight.report.hint.breached'),
      isBad: sum.breached > 0,
    },
    { key: 'open', value: formatNumber(sum.open), outcome: 'open' },
    { key: 'paused', value: formatNumber(sum.paused), outcome: 'paused', note: formatDuration(sum.pausedSeconds, t) },
    { key: 'metByPause', value: formatNumber(sum.metByPause), outcome: 'met_by_pause', note: t('insight.report.hint.metByPause') },
  ]
  return (
    <ul className="gj-figures">
      {cards.map(({ key, value, outcome, note, isBad }) => (
        <li key={key}>
          <Link to="/insight/sla/clocks" search={cleaned({ ...search, outcome }) as never} className="gj-figure">
            <span className="gj-quiet">{t(`insight.report.figure.${key}`)}</span>
            <span className="gj-row" data-tone={isBad ? 'overdue' : undefined}>
              <strong>{value}</strong>
              {isBad && (
                <span className="gj-tone">
                  <ShapeMark shape="triangle" size={11} />
                </span>
              )}
            </span>
            <span className="gj-quiet gj-small">{note ?? ' '}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function PausesByReason({ pauses, search }: { pauses: Report['pauses']; search: Search }) {
  const t = useT()
  const label = useLabel()
  const longest = Math.max(1, ...pauses.map(({ seconds }) => seconds))
  return (
    <section className="gj-card">
      <header>
        <h2>{t('insight.report.pauses')}</h2>
      </header>
      {pauses.length === 0 ? (
        <p className="gj-quiet gj-body">{t('insight.report.noPauses')}</p>
      ) : (
        <table className="gj-pauses" aria-label={t('insight.report.pauses')}>
          <thead>
            <tr>
              <th scope="col">{t('insight.report.pauses')}</th>
              <th scope="col">{t('insight.report.column.metric')}</th>
              <th scope="col" className="gj-right">
                {t('insight.count')}
              </th>
              <th scope="col" colSpan={2}>
                {t('insight.report.figure.pausedTime')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pauses
              .toSorted((a, b) => b.seconds - a.seconds)
              .map(({ reason, metric, count, seconds }) => (
                <tr key={`${reason} ${metric}`}>
                  <th scope="row">{label('waitReason', reason)}</th>
                  <td>{label('metric', metric)}</td>
                  <td className="gj-right">
                    <Figure n={count} search={{ ...search, reason, metric }} />
                  </td>
                  <td style={{ width: '40%' }}>
                    <span className="gj-pause-bar" style={{ width: `${(seconds / longest) * 100}%` }} aria-hidden="true" />
                  </td>
                  <td className="gj-right gj-nowrap">{formatDuration(seconds, t)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
