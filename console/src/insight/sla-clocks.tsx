import { DownloadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { formatDuration, urlOf, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { SlaReportClock } from '@guanjia/contract/sla.ts'
import { subjectHref } from '../kit/clock-subject.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { Pager } from '../kit/record-list.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useChoices } from '../kit/choices.ts'
import { AsOfBanner, ReportBar } from './report-bar.tsx'
import { dimensionOf, outcomeOf } from './report-search.ts'
import { cleaned, useReportSearch } from './use-report.ts'

const ClockPanel = lazy(() => import('../kit/clock-panel.tsx').then(({ ClockPanel }) => ({ default: ClockPanel })))

const LOOKS: Record<SlaReportClock['outcome'], { tone: Tone; shape: Shape }> = {
  met: { tone: 'done', shape: 'tick' },
  breached: { tone: 'overdue', shape: 'triangle' },
  open: { tone: 'active', shape: 'half' },
  cancelled: { tone: 'closed', shape: 'tick' },
}

function useColumns(isAllSites: boolean): Column<SlaReportClock>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const spent = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(seconds, t))
  return [
    {
      key: 'subject',
      title: t('insight.report.column.subject'),
      render: ({ subject }) => {
        const href = subjectHref(subject)
        return href ? <Link to={href as '/'}>{subject.name}</Link> : subject.name
      },
    },
    {
      key: 'metric',
      title: t('insight.report.column.metric'),
      width: 100,
      render: ({ metric, cycle }) => (
        <span title={cycle > 1 ? t('insight.report.cycle', { n: cycle }) : undefined}>
          {label('metric', metric)}
          {cycle > 1 && <span className="gj-quiet"> ×{cycle}</span>}
        </span>
      ),
    },
    {
      key: 'outcome',
      title: t('insight.report.column.outcome'),
      width: 106,
      render: ({ outcome, isMetByPause }) => (
        <Look plain look={LOOKS[outcome]} text={label('reportOutcome', isMetByPause ? 'met_by_pause' : outcome)} />
      ),
    },
    {
      key: 'overrun',
      title: t('insight.report.column.overrun'),
      width: 92,
      align: 'right',
      render: ({ overrunSeconds }) =>
        overrunSeconds > 0 ? (
          <span className="gj-tone" data-tone="overdue">
            {formatDuration(overrunSeconds, t)}
          </span>
        ) : (
          ''
        ),
    },
    { key: 'holder', title: t('insight.report.column.holder'), width: 74, render: ({ holder }) => holder?.name ?? '—' },
    {
      key: 'target',
      title: t('insight.report.column.target'),
      width: 92,
      render: ({ targetText }) => <span title={targetText}>{targetText}</span>,
    },
    { key: 'dueAt', title: t('insight.report.column.dueAt'), width: 104, render: ({ dueAt }) => time.at(dueAt) || '—' },
    { key: 'stoppedAt', title: t('insight.report.column.stoppedAt'), width: 104, render: ({ stoppedAt }) => time.at(stoppedAt) || '—' },
    {
      key: 'used',
      title: t('insight.report.column.used'),
      width: 90,
      align: 'right',
      render: ({ consumedSeconds }) => spent(consumedSeconds),
    },
    { key: 'wall', title: t('insight.report.column.wall'), width: 90, align: 'right', render: ({ wallSeconds }) => spent(wallSeconds) },
    {
      key: 'paused',
      title: t('insight.report.column.paused'),
      width: 84,
      align: 'right',
      render: ({ pausedSeconds }) => (pausedSeconds > 0 ? formatDuration(pausedSeconds, t) : ''),
    },
    ...(isAllSites
      ? [{ key: 'site', title: t('insight.report.column.site'), width: 120, render: ({ site }: SlaReportClock) => site.name }]
      : []),
  ]
}

/** The clocks behind a figure: the same question as the report's, with the outcome; a row opens how its clock went. */
export function SlaClocks() {
  const t = useT()
  const { search, change, today, query } = useReportSearch()
  const state = useListState()
  const columns = useColumns(query.siteId === undefined)
  const outcomes = useChoices('reportOutcome')
  const { clock, outcome: _outcome, reason: _reason, ...back } = search
  const clocks = useCall(
    'sla.slaReportClocks',
    { query: { ...query, outcome: outcomeOf(search), reason: search.reason, limit: 50, cursor: state.cursor, total: true } },
    { placeholderData: keepPreviousData },
  )
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('insight.report.clocks')}</h1>
        <Link to="/insight/sla" search={cleaned(back) as never}>
          {t('insight.report.back')}
        </Link>
        <Button
          style={{ marginLeft: 'auto' }}
          className="gj-screen-only"
          icon={<DownloadOutlined />}
          href={urlOf('sla.exportSlaReport', { query: { ...query, by: dimensionOf(search) } })}
          download
        >
          {t('insight.report.export')}
        </Button>
      </div>
      <ReportBar
        search={search}
        change={change}
        today={today}
        withDimension={false}
        extra={
          <Select
            allowClear
            aria-label={t('insight.report.column.outcome')}
            placeholder={t('insight.report.column.outcome')}
            style={{ minWidth: 120 }}
            options={outcomes}
            value={outcomeOf(search)}
            onChange={(outcome: string | undefined) => change({ outcome })}
          />
        }
      />
      <AsOfBanner asOf={search.asOf} change={change} />
      <section className="gj-card gj-list">
        {clocks.error && !clocks.data ? (
          <div style={{ padding: 16 }}>
            <ProblemAlert error={clocks.error} onRetry={() => void clocks.refetch()} />
          </div>
        ) : (
          <DataTable
            label={t('insight.report.clocks')}
            columns={columns}
            rows={clocks.data?.items}
            rowKey={(row) => row.id}
            onOpen={(row) => change({ clock: row.id })}
            urgency={(row) => row.urgency ?? 'normal'}
            isStale={clocks.isPlaceholderData}
            empty={
              <>
                <strong>{t('insight.report.noClocks')}</strong>
                <p>{t('insight.report.emptyHint')}</p>
              </>
            }
          />
        )}
        <Pager page={clocks.data} state={state} />
      </section>
      {clock && (
        <Suspense>
          <ClockPanel key={clock} id={clock} asOf={search.asOf} onClose={() => change({ clock: undefined })} />
        </Suspense>
      )}
    </div>
  )
}
