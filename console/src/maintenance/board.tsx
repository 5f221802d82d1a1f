import { Skeleton } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { dayOf, formatMoney, formatNumber, formatShare, useCall, useT, useTime } from '@guanjia/ui'
import type { MaintenanceFigures } from '@guanjia/contract/maintenance.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { Figure } from '../kit/figure.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { nextDay, periodOf } from '../kit/period.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useDays } from '../kit/use-days.ts'
import { useSite } from '../session/session.tsx'
import { Steps } from './bits.tsx'
import { DaysLeft, TaskState } from './looks.tsx'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { useDoer } from './words.ts'
import '../insight/insight.css'
import '../inspections/inspections.css'
import './maintenance.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))
const SHOWN = 12

/** 保养看板: what is due today, what is late, what the law asks for soon; and how maintenance went, each figure the way to its records. */
export function MaintenanceBoard() {
  const t = useT()
  const site = useSite()
  const { change, from, to } = useDays()
  const found = useCall('maintenance.maintenanceFigures', { query: { siteId: site.id, from, to } }, { placeholderData: keepPreviousData })
  const slow = useIsSlow(found.isPending)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('maintenance.title')}</h1>
        <Suspense fallback={<span style={{ width: 200 }} />}><PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} /></Suspense>
      </div>
      <MaintenanceTabs at="board" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {slow && <Skeleton active paragraph={{ rows: 8 }} />}
      {found.data && <Content data={found.data} period={{ from, to }} />}
    </div>
  )
}

interface Part {
  data: MaintenanceFigures
  period: { from: string; to: string }
}

function Content({ data, period }: Part) {
  return (
    <>
      <Figures data={data} period={period} />
      <div className="gj-charts">
        <Due isNew={data.due === 0} />
        <Legal />
        <Zones data={data} />
        <Classes data={data} period={period} />
      </div>
    </>
  )
}

const isLow = (rate: number | null): 'overdue' | false => rate !== null && rate < 0.9 && 'overdue'

function Figures({ data, period }: Part) {
  const t = useT()
  const tasks = '/maintenance/tasks' as const
  return (
    <ul className="gj-figures">
      <Figure name={t('maintenance.board.executionRate')} value={formatShare(data.executionRate)} tone={isLow(data.executionRate)} note={t('maintenance.board.of', { n: data.onTime, of: data.due })} to={tasks} search={{ ...period, state: 'done,missed' }} />
      <Figure name={t('maintenance.board.onTimeRate')} value={formatShare(data.onTimeRate)} tone={isLow(data.onTimeRate)} note={t('maintenance.board.doneN', { n: data.done })} to={tasks} search={{ ...period, state: 'done' }} />
      <Figure name={t('maintenance.board.missed')} value={formatNumber(data.missed)} tone={data.missed > 0 && 'overdue'} note={t('maintenance.board.skippedN', { n: data.skipped })} to={tasks} search={{ ...period, state: 'missed' }} />
      <Figure name={t('maintenance.board.intactRate')} value={formatShare(data.intactRate)} tone={isLow(data.intactRate)} note={t('maintenance.board.intactOf', { n: data.intact, of: data.facilities, unknown: data.intactUnknown })} to="/maintenance/facilities" />
      <Figure name={t('maintenance.board.availability')} value={formatShare(data.availability)} note={t('maintenance.board.downHours', { n: formatNumber(data.downHours, 1) })} to="/maintenance/downtimes" search={period} />
      <Figure name={t('maintenance.board.legalOverdue')} value={formatNumber(data.legalOverdue)} tone={data.legalOverdue > 0 && 'overdue'} to="/maintenance/legal" search={{ active: 'true', state: 'overdue,failed' }} />
      <Figure name={t('maintenance.board.unassigned')} value={formatNumber(data.unassigned)} tone={data.unassigned > 0 && 'soon'} note={data.unassigned > 0 ? t('maintenance.facilities.assign') : undefined} to="/maintenance/facilities" search={{ unassigned: 'true' }} />
      <Figure name={t('maintenance.board.findings')} value={formatNumber(data.findings)} note={t('maintenance.board.findingsHint')} to={tasks} search={{ ...period, state: 'done' }} />
      <Figure name={t('maintenance.board.cost')} value={`${data.cost.ordersUnpriced > 0 ? '≥ ' : ''}${formatMoney(data.cost.totalFen)}`} note={data.cost.ordersUnpriced > 0 ? t('maintenance.facilities.unpricedN', { n: data.cost.ordersUnpriced, of: data.cost.orders }) : undefined} to="/maintenance/costs" search={period} />
    </ul>
  )
}

function Card({ title, more, children }: { title: ReactNode; more?: ReactNode; children: ReactNode }) {
  return (
    <section className="gj-card">
      <header><h2 className="gj-grow">{title}</h2>{more}</header>
      {children}
    </section>
  )
}

/** What is late, then what is due today: what somebody has to see to now, whatever the period says. */
function Due({ isNew }: { isNew: boolean }) {
  const t = useT()
  const site = useSite()
  const time = useTime()
  const doer = useDoer()
  const today = dayOf(Date.now(), site.timeZone)
  const late = useCall('maintenance.listMaintenanceTasks', { query: { siteId: site.id, limit: SHOWN, total: true, filter: { overdue: true } } }, { refetchInterval: 60_000 })
  const due = useCall('maintenance.listMaintenanceTasks', { query: { siteId: site.id, limit: SHOWN, filter: { state: ['open'], ...periodOf({ from: today, to: today }, site.timeZone) } } as never }, { refetchInterval: 60_000 })
  const seen = new Set(late.data?.items.map(({ id }) => id))
  const items = [...(late.data?.items ?? []), ...(due.data?.items ?? []).filter(({ id }) => !seen.has(id))]
  const lateN = late.data?.total?.count ?? 0
  return (
    <Card
      title={<>{t('maintenance.board.now')} {lateN > 0 && <Link to="/maintenance/tasks" search={{ overdue: 'true' }} className="gj-tone gj-pill" data-tone="overdue">▲ {t('maintenance.board.lateN', { n: lateN })}</Link>}</>}
      more={<Link to="/maintenance/tasks" search={{ from: today, to: nextDay(today, 6), state: 'open' }}>{t('maintenance.board.week')}</Link>}
    >
      <div className="gj-body">
        {late.error && !late.data && <ProblemAlert error={late.error} onRetry={() => void late.refetch()} />}
        {late.data && due.data && items.length === 0 && <div className="gj-mnt-none"><p className="gj-quiet">{t('maintenance.board.nothingDue')}</p>{isNew && <ReadyPlans />}</div>}
        <ul className="gj-insp-rows">
          {items.slice(0, SHOWN).map((task) => (
            <li key={task.id}>
              <Link to="/maintenance/tasks/$id" params={{ id: task.id }} className="gj-grow gj-clip">{task.facility.name} · {task.plan.name}</Link>
              <span className="gj-nowrap gj-quiet">{time.day(task.dueAt)}</span>
              <span className="gj-quiet gj-nowrap">{doer(task)}</span>
              <Steps task={task} />
              <TaskState task={task} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

/** Certificates that end soon, or ended. */
function Legal() {
  const t = useT()
  const site = useSite()
  const found = useCall('maintenance.listLegalInspections', { query: { siteId: site.id, filter: { active: true } } })
  const pressing = (found.data?.items ?? []).filter(({ state }) => state !== 'valid')
  return (
    <Card title={t('maintenance.board.expiring')} more={<Link to="/maintenance/legal" search={{ active: 'true' }}>{t('maintenance.legal.all')}</Link>}>
      <div className="gj-body">
        {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && pressing.length === 0 && <p className="gj-quiet">{t(found.data.items.length === 0 ? 'maintenance.legal.empty' : 'maintenance.board.allValid')}</p>}
        <ul className="gj-insp-rows">
          {pressing.slice(0, SHOWN).map((legal) => (
            <li key={legal.id}>
              <Link to="/maintenance/legal/$id" params={{ id: legal.id }} className="gj-grow gj-clip">{legal.name}</Link>
              <span className="gj-quiet gj-nowrap">{legal.dueOn ?? t('maintenance.board.neverInspected')}</span>
              {legal.mustStop && <span className="gj-tone gj-pill" data-tone="overdue">{t('maintenance.legal.mustStop')}</span>}
              <DaysLeft of={legal} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Zones({ data }: Pick<Part, 'data'>) {
  const t = useT()
  if (data.zones.length === 0) return null
  return (
    <Card title={t('maintenance.board.zones')}>
      <FigureTable label={t('maintenance.board.zones')} head={[t('maintenance.zone'), t('maintenance.board.rank'), t('maintenance.board.intactRate'), t('maintenance.board.intact'), t('maintenance.board.executionRate'), t('maintenance.board.availability')]}>
        {data.zones.map((row) => (
          <tr key={row.zone?.id ?? '-'}>
            <th scope="row">{row.zone ? <Link to="/maintenance/facilities" search={{ zoneId: row.zone.id }}>{row.zone.name}</Link> : t('maintenance.board.noZone')}</th>
            <td>{row.rank ?? '—'}</td>
            <td><span className={isLow(row.intactRate) ? 'gj-tone' : undefined} data-tone="overdue">{isLow(row.intactRate) ? '▲ ' : ''}{formatShare(row.intactRate)}</span></td>
            <td>{t('maintenance.board.of', { n: row.intact, of: row.facilities })}</td>
            <td>{formatShare(row.executionRate)}</td>
            <td>{formatShare(row.availability)}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}

function Classes({ data, period }: Part) {
  const t = useT()
  if (data.classes.length === 0) return null
  return (
    <Card title={t('maintenance.board.classes')}>
      <FigureTable label={t('maintenance.board.classes')} head={[t('maintenance.plans.class'), t('maintenance.board.facilities'), t('maintenance.board.availability'), t('maintenance.downtimes.hours'), t('maintenance.costs.amount')]} maxHeight={400}>
        {data.classes.map((row) => (
          <tr key={row.class.id}>
            <th scope="row"><Link to="/maintenance/facilities" search={{ class: row.class.code }}>{row.class.name}</Link></th>
            <td>{row.facilities}</td>
            <td>{formatShare(row.availability)}</td>
            <td><Link to="/maintenance/downtimes" search={{ ...period, class: row.class.code }}>{formatNumber(row.downHours, 1)}</Link></td>
            <td>{row.costFen === null ? '—' : formatMoney(row.costFen)}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}
