import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { dayOf, urlOf, useCall, useLabel, useT, type Tone } from '@guanjia/ui'
import type { MaintenanceYear } from '@guanjia/contract/maintenance.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useSite } from '../session/session.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { useWhenWords, useWho } from './words.ts'
import '../inspections/inspections.css'
import './maintenance.css'

const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
type Row = MaintenanceYear['rows'][number]
type Day = Row['days'][number]
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const TONE: Record<Exclude<Day['state'], 'planned'>, Tone> = { open: 'active', done: 'done', missed: 'overdue', skipped: 'closed' }
const MARK: Partial<Record<Day['state'], string>> = { done: '✓', missed: '▲', skipped: '–' }

/** 年度保养计划表: every plan with its days of the year, what became of those that are past; made to hang on the wall. */
export function YearPage() {
  const t = useT()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const present = Number(today.slice(0, 4))
  const year = Number(search.year ?? present)
  const found = useCall('maintenance.maintenanceYear', { query: { siteId: site.id, year } }, { placeholderData: keepPreviousData })
  const slow = useIsSlow(found.isPending)
  const go = (to: number): void => change({ year: to === present ? undefined : String(to) })
  useShortcut('ArrowLeft', () => go(year - 1))
  useShortcut('ArrowRight', () => go(year + 1))
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('maintenance.yearPlan.title', { year })}</h1>
        <span className="gj-quiet">{site.name}</span>
        <div className="gj-row gj-screen-only" style={{ gap: 4 }}>
          <Button icon={<LeftOutlined />} aria-label={t('maintenance.yearPlan.before')} onClick={() => go(year - 1)} />
          <Button icon={<RightOutlined />} aria-label={t('maintenance.yearPlan.after')} onClick={() => go(year + 1)} />
        </div>
        <div className="gj-row gj-screen-only" style={{ marginLeft: 'auto' }}>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('maintenance.yearPlan.print')}</Button>
          <Suspense><ExportMenu href={(format) => urlOf('maintenance.exportMaintenanceYear', { query: { siteId: site.id, year, format } })} isLong={false} /></Suspense>
        </div>
      </div>
      <MaintenanceTabs at="year" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {slow && <Skeleton active paragraph={{ rows: 10 }} />}
      {found.data && found.data.rows.length === 0 && <section className="gj-card gj-table-empty"><strong>{t('maintenance.yearPlan.empty', { year })}</strong><p>{t('maintenance.yearPlan.emptyHint')}</p><ReadyPlans /></section>}
      {found.data && found.data.rows.length > 0 && <Table data={found.data} today={today} />}
    </div>
  )
}

function Table({ data, today }: { data: MaintenanceYear; today: string }) {
  const t = useT()
  const label = useLabel()
  return (
    <>
      <section className="gj-card gj-mnt-year-box">
        <table className="gj-mnt-year" aria-label={t('maintenance.yearPlan.title', { year: data.year })}>
          <thead>
            <tr><th scope="col">{t('maintenance.tabs.plans')}</th><th scope="col">{t('maintenance.yearPlan.who')}</th>{MONTHS.map((month) => <th key={month} scope="col">{t('maintenance.yearPlan.month', { n: month })}</th>)}</tr>
          </thead>
          <tbody>{data.rows.map((row) => <PlanRow key={row.plan.id} row={row} year={data.year} today={today} />)}</tbody>
        </table>
      </section>
      <p className="gj-row gj-wrap gj-small" aria-label={t('maintenance.yearPlan.legend')}>
        <span className="gj-mnt-days"><span>1</span></span> {t('maintenance.yearPlan.planned')}
        {(['open', 'done', 'missed', 'skipped'] as const).map((state) => <span key={state} className="gj-row" style={{ gap: 4 }}><span className="gj-mnt-days"><span data-tone={TONE[state]}>{MARK[state]}1</span></span> {label('maintenanceState', state)}</span>)}
        <span className="gj-quiet">{t('maintenance.yearPlan.hint')}</span>
      </p>
    </>
  )
}

function PlanRow({ row, year, today }: { row: Row; year: number; today: string }) {
  const t = useT()
  const label = useLabel()
  const when = useWhenWords()
  const who = useWho()
  const of = row.facility ? `${row.facility.code} ${row.facility.name}` : row.class && `${row.class.name} ${t('maintenance.plans.allOf', { n: row.facilities })}`
  return (
    <tr>
      <th scope="row">
        <Link to="/maintenance/plans/$id" params={{ id: row.plan.id }}>{row.plan.name}</Link>{row.state === 'paused' && <span className="gj-quiet"> · {label('maintenancePlanState', 'paused')}</span>}
        <br /><span className="gj-quiet">{of} · {when(row)}</span>
      </th>
      <td>{who(row)}</td>
      {MONTHS.map((month) => {
        const key = `${year}-${String(month).padStart(2, '0')}`
        return (
          <td key={month} data-now={today.startsWith(key)}>
            <span className="gj-mnt-days">{row.days.filter(({ on }) => on.startsWith(key)).map((day) => <DayMark key={`${day.on}${day.state}`} day={day} />)}</span>
          </td>
        )
      })}
    </tr>
  )
}

/** One day: its number, the mark and colour of what became of it; it opens the service when there is one. */
function DayMark({ day }: { day: Day }) {
  const t = useT()
  const label = useLabel()
  const number = String(Number(day.on.slice(8)))
  if (day.state === 'planned') return <span title={day.on}>{number}</span>
  const words = `${day.on} ${label('maintenanceState', day.state)}${day.count > 1 ? ` · ${t('maintenance.yearPlan.more', { n: day.count })}` : ''}`
  const text = `${MARK[day.state] ?? ''}${number}`
  return day.taskId === null ? <span title={words} data-tone={TONE[day.state]}>{text}</span> : <Link to="/maintenance/tasks/$id" params={{ id: day.taskId }} title={words} aria-label={words} data-tone={TONE[day.state]}>{text}</Link>
}
