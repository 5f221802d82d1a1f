import { Link } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { formatDuration, formatNumber, formatPercent, formatShare, useCall, useLabel, useT } from '@guanjia/ui'
import type { InspectionFigures as Figures } from '@guanjia/contract/inspections.ts'
import { Figure } from '../kit/figure.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useDays } from '../kit/use-days.ts'
import { useSite } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { Presence } from './looks.tsx'
import { UnitCoverage } from './unit-coverage.tsx'
import '../insight/insight.css'
import './inspections.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

/** 巡查统计: how rounds were walked and what they found; every figure opens to the records behind it. */
export function InspectionFigures() {
  const t = useT()
  const site = useSite()
  const { change, from, to } = useDays()
  const found = useCall('inspections.inspectionFigures', { query: { siteId: site.id, from, to } })
  const data = found.data
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('inspections.figures.title')}</h1>
        <Suspense fallback={<span style={{ width: 200 }} />}><PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} /></Suspense>
      </div>
      <div><InspectionTabs at="figures" /></div>
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && <Content data={data} period={{ from, to }} />}
      <div className="gj-charts">{(['vacant_units', 'renovation'] as const).map((kind) => <UnitCoverage key={kind} kind={kind} month={to.slice(0, 7)} />)}</div>
    </div>
  )
}

interface Part {
  data: Figures
  period: { from: string; to: string }
}

function Content({ data, period }: Part) {
  const t = useT()
  if (data.due === 0 && data.findings === 0)
    return <div className="gj-card gj-table-empty"><strong>{t('inspections.figures.empty')}</strong><p>{t('inspections.figures.emptyHint')}</p><p style={{ marginTop: 12 }}><Link to="/inspections/plans">{t('inspections.plans.go')}</Link></p></div>
  return (
    <>
      <ul className="gj-figures">
        <Rounds data={data} period={period} />
        <Findings data={data} period={period} />
      </ul>
      <div className="gj-charts">
        <Kinds data={data} period={period} />
        <Posts data={data} period={period} />
        <Severities data={data} period={period} />
        <Classes data={data} period={period} />
        <Checklists data={data} period={period} />
        <People data={data} period={period} />
        <Departments data={data} />
        <Points data={data} />
        <Items data={data} period={period} />
      </div>
    </>
  )
}

function Rounds({ data, period }: Part) {
  const t = useT()
  const rounds = '/inspections/rounds' as const
  return (
    <>
      <Figure name={t('inspections.figures.onTimeRate')} value={formatShare(data.onTimeRate)} note={t('inspections.figures.of', { n: data.onTime, of: data.due })} to={rounds} search={{ ...period, state: 'done', late: 'false' }} />
      <Figure name={t('inspections.figures.due')} value={formatNumber(data.due)} note={t('inspections.figures.done', { n: data.done })} to={rounds} search={{ ...period, state: 'started,done,missed' }} />
      <Figure name={t('inspections.figures.missed')} value={<Alarm n={data.missed} />} to={rounds} search={{ ...period, state: 'missed' }} />
      <Figure name={t('inspections.figures.skipped')} value={formatNumber(data.skipped)} to={rounds} search={{ ...period, state: 'skipped' }} />
      <Figure name={t('inspections.figures.pointsSkipped')} value={formatNumber(data.pointsSkipped)} note={t('inspections.figures.ofPoints', { of: formatNumber(data.pointsDue) })} to={rounds} search={{ ...period, state: 'done' }} />
      <Figure name={t('inspections.figures.dwell')} value={data.meanDwellSeconds === null ? '—' : formatDuration(data.meanDwellSeconds, t)} to={rounds} search={{ ...period, state: 'done' }} />
      <Figure name={t('inspections.figures.presence')} value={<Presence score={data.meanPresence === null ? null : Math.round(data.meanPresence)} />} note={t('inspections.figures.weak')} to={rounds} search={{ ...period, weak: 'true' }} />
    </>
  )
}

function Findings({ data, period }: Part) {
  const t = useT()
  const findings = '/inspections/findings' as const
  return (
    <>
      <Figure name={t('inspections.figures.findings')} value={formatNumber(data.findings)} to={findings} search={period} />
      <Figure name={t('inspections.figures.closed')} value={formatNumber(data.closedFindings)} note={t('inspections.figures.closedOf', { rate: data.findings === 0 ? '—' : formatPercent((data.closedFindings / data.findings) * 100) })} to={findings} search={{ ...period, state: 'closed' }} />
      <Figure name={t('inspections.figures.hoursToClose')} value={data.meanHoursToClose === null ? '—' : formatDuration(data.meanHoursToClose * 3600, t)} to={findings} search={{ ...period, state: 'closed' }} />
      <Figure name={t('inspections.figures.repeats')} value={<Alarm n={data.repeats} />} to={findings} search={{ ...period, repeated: 'true' }} />
    </>
  )
}

function Alarm({ n }: { n: number }) {
  return n > 0 ? <span className="gj-tone" data-tone="overdue" style={{ fontSize: 'inherit' }}>▲ {formatNumber(n)}</span> : 0
}

function Card({ title, children, isEmpty }: { title: string; children: ReactNode; isEmpty: boolean }) {
  if (isEmpty) return null
  return (
    <section className="gj-card">
      <header><h2>{title}</h2></header>
      {children}
    </section>
  )
}

function Kinds({ data, period }: Part) {
  const t = useT()
  const label = useLabel()
  return (
    <Card title={t('inspections.figures.kinds')} isEmpty={data.kinds.length === 0}>
      <FigureTable label={t('inspections.figures.kinds')} head={[t('inspections.rounds.kind'), t('inspections.figures.due'), t('inspections.figures.onTime'), t('inspections.figures.onTimeRate')]}>
        {data.kinds.map((row) => (
          <tr key={row.kind}>
            <th scope="row"><Link to="/inspections/rounds" search={{ ...period, kind: row.kind }}>{label('roundKind', row.kind)}</Link></th>
            <td>{row.due}</td><td>{row.onTime}</td><td>{formatPercent(row.due === 0 ? null : (row.onTime / row.due) * 100)}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}

/** Whose rounds were walked: the share of guards, of technicians, of stewards (INS-028). */
function Posts({ data }: Part) {
  const t = useT()
  const label = useLabel()
  return (
    <Card title={t('inspections.figures.roles')} isEmpty={data.roles.length === 0}>
      <FigureTable label={t('inspections.figures.roles')} head={[t('inspections.plans.role'), t('inspections.figures.due'), t('inspections.figures.walked'), t('inspections.figures.onTime'), t('inspections.figures.onTimeRate')]}>
        {data.roles.map(({ role, due, done, onTime }) => (
          <tr key={role ?? ''}><th scope="row">{role === null ? t('inspections.figures.noRole') : label('role', role)}</th><td>{due}</td><td>{done}</td><td>{onTime}</td><td>{formatPercent(due === 0 ? null : (onTime / due) * 100)}</td></tr>
        ))}
      </FigureTable>
    </Card>
  )
}

function Severities({ data, period }: Part) {
  const t = useT()
  const label = useLabel()
  return (
    <Card title={t('inspections.figures.severities')} isEmpty={data.bySeverity.length === 0}>
      <FigureTable label={t('inspections.figures.severities')} head={[t('inspections.findings.severity'), t('inspections.figures.findings')]}>
        {data.bySeverity.map((row) => <tr key={row.name}><th scope="row"><Link to="/inspections/findings" search={{ ...period, severity: row.name }}>{label('findingSeverity', row.name)}</Link></th><td>{row.count}</td></tr>)}
      </FigureTable>
    </Card>
  )
}

/** By class of facility and type of area; a report without a point belongs to none. */
function Classes({ data, period }: Part) {
  const t = useT()
  const label = useLabel()
  const rows = data.byClass.map(({ facilityClass, areaType, target, count }) => ({
    count,
    name: facilityClass?.name ?? (areaType ? label('areaType', areaType) : target ? label('pointTarget', target) : t('inspections.figures.noPoint')),
    search: facilityClass ? { facilityClassId: facilityClass.id } : areaType ? { areaType } : target && { target },
  }))
  return (
    <Card title={t('inspections.figures.classes')} isEmpty={rows.length === 0}>
      <FigureTable label={t('inspections.figures.classes')} head={[t('inspections.figures.class'), t('inspections.figures.findings')]} maxHeight={360}>
        {rows.map((row) => <tr key={JSON.stringify(row.search)}><th scope="row">{row.search ? <Link to="/inspections/findings" search={{ ...period, ...row.search }}>{row.name}</Link> : row.name}</th><td>{row.count}</td></tr>)}
      </FigureTable>
    </Card>
  )
}

/** By the checklist that was followed: how often one looked by it, how often not all was fine, and what was found. */
function Checklists({ data, period }: Part) {
  const t = useT()
  return (
    <Card title={t('inspections.figures.checklists')} isEmpty={data.byChecklist.length === 0}>
      <FigureTable label={t('inspections.figures.checklists')} head={[t('inspections.findings.checklist'), t('inspections.figures.looked'), t('inspections.figures.notFine'), t('inspections.figures.findings')]} maxHeight={360}>
        {data.byChecklist.map(({ checklist, points, bad, count }) => (
          <tr key={checklist?.id ?? ''}>
            <th scope="row">{checklist ? <Link to="/inspections/findings" search={{ ...period, checklistId: checklist.id }}>{checklist.name}</Link> : t('inspections.figures.noChecklist')}</th>
            <td>{points}</td><td>{bad}</td><td>{count}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}

function People({ data, period }: Part) {
  const t = useT()
  return (
    <Card title={t('inspections.figures.people')} isEmpty={data.people.length === 0}>
      <FigureTable label={t('inspections.figures.people')} head={[t('inspections.rounds.who'), t('inspections.tabs.rounds'), t('inspections.tabs.points'), t('inspections.tabs.findings'), t('inspections.figures.dwell'), t('inspections.rounds.presence')]} maxHeight={360}>
        {data.people.map((row) => (
          <tr key={row.employee.id}>
            <th scope="row"><Link to="/inspections/rounds" search={{ ...period, employeeId: row.employee.id }}>{row.employee.name}</Link></th>
            <td>{row.rounds}</td><td>{row.points}</td><td>{row.findings}</td><td>{row.meanDwellSeconds === null ? '—' : formatDuration(row.meanDwellSeconds, t)}</td><td><Presence score={row.presence === null ? null : Math.round(row.presence)} /></td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}

/** Which departments see what is wrong, on a round and without one (INS-029). */
function Departments({ data }: Pick<Part, 'data'>) {
  const t = useT()
  return (
    <Card title={t('inspections.figures.departments')} isEmpty={data.byDepartment.length === 0}>
      <FigureTable label={t('inspections.figures.departments')} head={[t('inspections.figures.department'), t('inspections.figures.findings'), t('inspections.figures.reported')]} maxHeight={360}>
        {data.byDepartment.map(({ department, count, reported }) => <tr key={department?.id ?? ''}><th scope="row">{department?.name ?? t('inspections.figures.noDepartment')}</th><td>{count}</td><td>{reported}</td></tr>)}
      </FigureTable>
    </Card>
  )
}

function Points({ data }: Pick<Part, 'data'>) {
  const t = useT()
  return (
    <Card title={t('inspections.figures.points')} isEmpty={data.byPoint.length === 0}>
      <FigureTable label={t('inspections.figures.points')} head={[t('inspections.findings.point'), t('inspections.figures.findings')]} maxHeight={360}>
        {data.byPoint.map((row) => <tr key={row.name}><th scope="row"><Link to="/inspections/points" search={{ q: row.name.split(' ')[0] }}>{row.name}</Link></th><td>{row.count}</td></tr>)}
      </FigureTable>
    </Card>
  )
}

function Items({ data, period }: Part) {
  const t = useT()
  return (
    <Card title={t('inspections.figures.items')} isEmpty={data.byItem.length === 0}>
      <FigureTable label={t('inspections.figures.items')} head={[t('inspections.findings.item'), t('inspections.figures.findings')]} maxHeight={360}>
        {data.byItem.map((row) => <tr key={row.name}><th scope="row"><Link to="/inspections/findings" search={{ ...period, q: row.name }}>{row.name}</Link></th><td>{row.count}</td></tr>)}
      </FigureTable>
    </Card>
  )
}
