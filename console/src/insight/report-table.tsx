import { Link } from '@tanstack/react-router'
import { ShapeMark, formatDuration, formatNumber, formatPercent, formatShare, useLabel, useT } from '@guanjia/ui'
import type { SlaReportRow } from '@guanjia/contract/sla.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { stringifySearch, type Search } from '../kit/search.ts'
import { groupsOf, searchOfValue, type Dimension, type Group, type Outcome, type Sum } from './report-search.ts'
import { cleaned, useValueName } from './use-report.ts'

type Targets = (subjectType: string, metric: string) => number | null

/** A figure that opens to its clocks; a zero opens to nothing. */
export function Figure({ n, search, outcome, tone }: { n: number; search: Search; outcome?: Outcome; tone?: string }) {
  if (n === 0) return <span className="gj-quiet">0</span>
  return (
    <Link to="/insight/sla/clocks" search={cleaned({ ...search, outcome }) as never} className="gj-figure-link" data-tone={tone}>
      {formatNumber(n)}
    </Link>
  )
}

/** A rate as a bar, with the mark of its target; what misses it has a sign and a word as well. */
export function RateBar({ sum, target }: { sum: Pick<Sum, 'met' | 'breached' | 'rate'>; target: number | null }) {
  const t = useT()
  if (sum.rate === null) return <span className="gj-quiet">—</span>
  const isMissed = target !== null && sum.rate < target
  const words = [
    t('insight.report.share', { met: formatNumber(sum.met), decided: formatNumber(sum.met + sum.breached) }),
    target !== null && t('insight.report.target', { value: formatPercent(target * 100) }),
    isMissed && t('insight.report.missed'),
  ]
  return (
    <span className="gj-rate" title={words.filter(Boolean).join(' · ')}>
      <span className="gj-rate-bar" aria-hidden="true">
        <span style={{ width: `${sum.rate * 100}%` }} data-missed={isMissed} />
        {target !== null && <i style={{ left: `${target * 100}%` }} />}
      </span>
      <span className={isMissed ? 'gj-tone' : 'gj-nowrap'} data-tone={isMissed ? 'overdue' : undefined}>
        {isMissed && <ShapeMark shape="triangle" size={11} />}
        {formatPercent(sum.rate * 100)}
        {isMissed && <span className="gj-hidden">{t('insight.report.missed')}</span>}
      </span>
    </span>
  )
}

/** The report: one row for each promise, together by value when there are several of one. */
export function ReportTable({
  rows,
  by,
  search,
  targets,
  isStale,
}: {
  rows: readonly SlaReportRow[] | undefined
  by: Dimension
  search: Search
  targets: Targets
  isStale: boolean
}) {
  const t = useT()
  const label = useLabel()
  const nameOf = useValueName()
  const groups = rows && groupsOf(rows, by)
  const isGrouped = by !== 'metric' && (groups?.some((group) => group.rows.length > 1) ?? false)
  const groupOf = new Map<SlaReportRow, Group>(groups?.flatMap((group) => group.rows.map((row) => [row, group] as const)))
  const searchOf = (row: SlaReportRow): Search => ({
    ...search,
    subjectType: row.subjectType,
    metric: row.metric,
    ...searchOfValue(by, row.value),
  })
  const both = (p50: number | null, p90: number | null): string =>
    p50 === null || p90 === null ? '—' : `${formatDuration(p50, t)} / ${formatDuration(p90, t)}`
  const promise = (row: SlaReportRow) => (
    <>
      {label('metric', row.metric)} <span className="gj-quiet">{label('recordType', row.subjectType)}</span>
    </>
  )
  const count = (key: 'count' | 'met' | 'open' | 'cancelled', outcome?: Outcome): Column<SlaReportRow> => ({
    key,
    title: t(`insight.report.figure.${key}`),
    width: 62,
    align: 'right',
    render: (row) => <Figure n={row[key]} search={searchOf(row)} outcome={outcome} />,
  })
  const columns: Column<SlaReportRow>[] = [
    {
      key: 'name',
      title: isGrouped || by === 'metric' ? t('insight.report.column.metric') : label('reportDimension', by),
      width: 190,
      render: (row) =>
        isGrouped || by === 'metric' ? (
          promise(row)
        ) : (
          <>
            {nameOf(by, row.value, row.name)} <span className="gj-quiet">{label('metric', row.metric)}</span>
          </>
        ),
    },
    count('count'),
    count('met', 'met'),
    {
      key: 'breached',
      title: t('insight.report.figure.breached'),
      width: 62,
      align: 'right',
      render: (row) => <Figure n={row.breached} search={searchOf(row)} outcome="breached" tone="overdue" />,
    },
    count('open', 'open'),
    {
      key: 'rate',
      title: t('insight.report.figure.rate'),
      width: 148,
      render: (row) => <RateBar sum={row} target={targets(row.subjectType, row.metric)} />,
    },
    {
      key: 'service',
      title: t('insight.report.figure.service'),
      width: 172,
      align: 'right',
      render: (row) => both(row.p50Seconds, row.p90Seconds),
    },
    {
      key: 'wall',
      title: t('insight.report.figure.wall'),
      width: 172,
      align: 'right',
      render: (row) => both(row.p50WallSeconds, row.p90WallSeconds),
    },
    {
      key: 'paused',
      title: t('insight.report.figure.paused'),
      width: 104,
      align: 'right',
      render: (row) => (
        <>
          {row.paused > 0 && <span className="gj-quiet gj-small">{formatDuration(row.pausedSeconds, t)} </span>}
          <Figure n={row.paused} search={searchOf(row)} outcome="paused" />
        </>
      ),
    },
    {
      key: 'metByPause',
      title: t('insight.report.figure.metByPause'),
      width: 86,
      align: 'right',
      render: (row) => <Figure n={row.metByPause} search={searchOf(row)} outcome="met_by_pause" />,
    },
    count('cancelled', 'cancelled'),
  ]
  return (
    <DataTable
      label={t('insight.report.title')}
      columns={columns}
      rows={groups?.flatMap((group) => group.rows)}
      rowKey={(row) => [row.subjectType, row.metric, row.value].join(' ')}
      rowHref={(row) => `/insight/sla/clocks${stringifySearch(cleaned(searchOf(row)))}`}
      isStale={isStale}
      group={
        isGrouped
          ? (row) => {
              const group = groupOf.get(row)!
              return {
                key: group.key,
                heading: <GroupHeading group={group} by={by} search={search} name={nameOf(by, group.value, group.name)} />,
              }
            }
          : undefined
      }
      empty={
        <>
          <strong>{t('insight.report.empty')}</strong>
          <p>{t('insight.report.emptyHint')}</p>
        </>
      }
    />
  )
}

function GroupHeading({ group, by, search, name }: { group: Group; by: Dimension; search: Search; name: string }) {
  const t = useT()
  const own = { ...search, ...searchOfValue(by, group.value) }
  return (
    <span className="gj-row">
      <strong>{name}</strong>
      <span className="gj-quiet">
        {t('insight.report.figure.count')} <Figure n={group.sum.count} search={own} /> · {t('insight.report.figure.breached')}{' '}
        <Figure n={group.sum.breached} search={own} outcome="breached" tone="overdue" /> · {t('insight.report.figure.rate')}{' '}
        {formatShare(group.sum.rate)}
      </span>
    </span>
  )
}
