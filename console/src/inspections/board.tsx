import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented, Skeleton } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { dayOf, useCall, useLabel, useT, useTime, type Tone } from '@guanjia/ui'
import type { InspectionBoard as Board, InspectionTask } from '@guanjia/contract/inspections.ts'
import { DataTable, useIsSlow, type Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { useKept } from '../kit/kept.ts'
import { nextDay } from '../kit/period.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { inBoardOrder, groupKey, type Grouping } from './board-order.ts'
import { InspectionTabs } from './inspection-tabs.tsx'
import { Presence, RoundState } from './looks.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import { Progress, useWalker, useWindowWords } from './round-bits.tsx'
import './inspections.css'

const FindingForm = lazy(() => import('./finding-form.tsx').then(({ FindingForm }) => ({ default: FindingForm })))

/** 今日巡查: the rounds of a day by time, by person, by route or by kind; what is late or missed stands first. Live. */
export function InspectionBoard() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const day = search.day ?? today
  const [isReporting, setReporting] = useState(false)
  // A round becomes late by itself, without anybody's doing.
  const board = useCall('inspections.inspectionBoard', { query: { siteId: site.id, day } }, { refetchInterval: 60_000, placeholderData: keepPreviousData })
  const slow = useIsSlow(board.isPending)
  const go = (to: string): void => change({ day: to === today ? undefined : to })
  useShortcut('ArrowLeft', () => go(nextDay(day, -1)))
  useShortcut('ArrowRight', () => go(nextDay(day)))
  useShortcut('n', () => setReporting(true), may('tasks:own'))
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('inspections.board.title')}</h1>
        <div className="gj-row" style={{ gap: 4 }}>
          <Button icon={<LeftOutlined />} aria-label={t('inspections.board.before')} onClick={() => go(nextDay(day, -1))} />
          <span style={{ width: 132 }}><DayPicker value={day} onChange={(value) => go(value ?? today)} /></span>
          <Button icon={<RightOutlined />} aria-label={t('inspections.board.after')} onClick={() => go(nextDay(day))} />
          {day !== today && <Button type="link" onClick={() => go(today)}>{t('inspections.board.today')}</Button>}
        </div>
        {may('tasks:own') && <Button type="primary" icon={<PlusOutlined />} style={{ marginLeft: 'auto' }} onClick={() => setReporting(true)}>{t('inspections.findings.report')}</Button>}
      </div>
      <div><InspectionTabs at="board" /></div>
      <div className="gj-quiet gj-small">{t('inspections.board.purpose')}</div>
      {board.error && !board.data && <ProblemAlert error={board.error} onRetry={() => void board.refetch()} />}
      {slow && <Skeleton active paragraph={{ rows: 8 }} />}
      {board.data && <Content board={board.data} isStale={board.isPlaceholderData} />}
      <Suspense>{isReporting && <FindingForm onClose={() => setReporting(false)} />}</Suspense>
    </div>
  )
}

function Content({ board, isStale }: { board: Board; isStale: boolean }) {
  const t = useT()
  const [grouping, setGrouping] = useKept<Grouping>('inspections.board', 'time')
  const [only, setOnly] = useState<{ by: 'person' | 'route'; id: string } | null>(null)
  const columns = useColumns(board.day)
  const heading = useHeading()
  const rows = useMemo(() => inBoardOrder(board.tasks.filter((task) => only === null || (only.by === 'person' ? walkerOf(task) : task.route.id) === only.id), grouping), [board.tasks, grouping, only])
  const side = (by: 'person' | 'route') => ({ day: board.day, chosen: only?.by === by ? only.id : null, onChoose: (id: string) => setOnly(only?.by === by && only.id === id ? null : { by, id }) })
  const [people, routes] = [usePeople(board), useRoutes(board)]
  return (
    <>
      <Counts board={board} />
      <div className="gj-insp-board">
        <section className="gj-card gj-list">
          <header>
            <h2 className="gj-grow">{t('inspections.board.rounds')} <span className="gj-quiet">{rows.length}</span></h2>
            {only !== null && <Button size="small" onClick={() => setOnly(null)}>{t('inspections.board.everybody')}</Button>}
            <Segmented<Grouping> size="small" aria-label={t('inspections.board.grouping')} value={grouping} onChange={setGrouping} options={(['time', 'person', 'route', 'kind'] as const).map((value) => ({ value, label: t(`inspections.board.by.${value}`) }))} />
          </header>
          <DataTable
            label={t('inspections.board.rounds')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/inspections/rounds/${row.id}`}
            urgency={(row) => (row.state === 'missed' ? 'emergency' : row.isLate ? 'urgent' : '')}
            group={(row) => ({ key: groupKey(row, grouping), heading: heading(row, grouping) })}
            isStale={isStale}
            empty={<><strong>{t('inspections.board.empty')}</strong><p>{t('inspections.board.emptyHint')}</p><ReadyPlans /></>}
          />
        </section>
        <div className="gj-insp-sides">
          <Side title={t('inspections.board.people')} empty={t('inspections.board.nobody')} lines={people} {...side('person')} />
          <Side title={t('inspections.board.routes')} empty={t('inspections.board.empty')} lines={routes} {...side('route')} />
        </div>
      </div>
    </>
  )
}

/** The counts of the day; each opens the rounds or findings that it counts. */
function Counts({ board }: { board: Board }) {
  const t = useT()
  const { counts, day } = board
  const period = { from: day, to: day }
  const rounds: [keyof Board['counts'], Record<string, string>, Tone | undefined][] = [
    ['due', { state: 'planned,open,started,done,missed' }, undefined], ['done', { state: 'done' }, undefined], ['running', { state: 'started' }, undefined], ['late', { late: 'true' }, 'overdue'], ['missed', { state: 'missed' }, 'overdue'], ['skipped', { state: 'skipped' }, undefined],
  ]
  return (
    <section className="gj-card gj-insp-counts" aria-label={t('inspections.board.counts')}>
      {rounds.map(([key, search, tone]) => (
        <Link key={key} to="/inspections/rounds" search={{ ...period, ...search }}>
          <span className="gj-quiet gj-small">{t(`inspections.board.count.${key}`)}</span>
          <strong className={tone && counts[key] > 0 ? 'gj-tone' : undefined} data-tone={tone}>{tone && counts[key] > 0 ? '▲ ' : ''}{counts[key]}</strong>
        </Link>
      ))}
      <Link to="/inspections/rounds" search={{ ...period, weak: 'true' }}>
        <span className="gj-quiet gj-small">{t('inspections.board.count.weak')}</span>
        <strong className={board.weak > 0 ? 'gj-tone' : undefined} data-tone="soon">{board.weak}</strong>
      </Link>
      <Link to="/inspections/findings" search={{ state: 'open,in_hand,settled' }}>
        <span className="gj-quiet gj-small">{t('inspections.board.count.openFindings')}</span>
        <strong>{board.openFindings}</strong>
      </Link>
    </section>
  )
}

function useColumns(day: string): Column<InspectionTask>[] {
  const t = useT()
  const label = useLabel()
  const windowWords = useWindowWords(day)
  const walker = useWalker()
  return [
    { key: 'plan', title: t('inspections.rounds.plan'), render: (row) => <span className="gj-clip">{row.plan.name}</span> },
    { key: 'window', title: t('inspections.rounds.window'), width: 136, render: (row) => windowWords(row) },
    { key: 'kind', title: t('inspections.rounds.kind'), width: 96, render: (row) => label('roundKind', row.kind) },
    { key: 'who', title: t('inspections.rounds.who'), width: 96, render: (row) => <span className={row.startedBy || row.employee ? undefined : 'gj-quiet'}>{walker(row)}</span> },
    { key: 'progress', title: t('inspections.rounds.progress'), width: 136, render: (row) => <Progress round={row} /> },
    { key: 'presence', title: t('inspections.rounds.presence'), width: 72, align: 'right', render: (row) => <Presence score={row.presence} /> },
    { key: 'state', title: t('inspections.rounds.state'), width: 140, render: (row) => <RoundState state={row.state} isLate={row.isLate} lateWord={t('inspections.late')} /> },
  ]
}

function useHeading(): (round: InspectionTask, grouping: Grouping) => React.ReactNode {
  const t = useT()
  const label = useLabel()
  const walker = useWalker()
  return (round, grouping) => (grouping === 'person' ? walker(round) : grouping === 'kind' ? label('roundKind', round.kind) : grouping === 'route' ? round.route.name : t(`inspections.board.group.${groupKey(round, 'time') as 'late'}`))
}

interface SideLine {
  id: string
  name: string
  figures: { key: string; text: string; tone?: Tone }[]
}

/** Who walks today, or on which routes; one press shows only those rounds. */
function Side({ title, day, empty, lines, chosen, onChoose }: { title: string; day: string; empty: string; lines: readonly SideLine[]; chosen: string | null; onChoose: (id: string) => void }) {
  const time = useTime()
  return (
    <section className="gj-card gj-insp-people" aria-label={title}>
      <header><h2 className="gj-grow">{title}</h2><span className="gj-quiet gj-small">{time.day(day)}</span></header>
      {lines.length === 0 && <p className="gj-quiet" style={{ padding: '20px 16px', textAlign: 'center' }}>{empty}</p>}
      <ul>
        {lines.map(({ id, name, figures }) => (
          <li key={id}>
            <button type="button" aria-pressed={chosen === id} onClick={() => onChoose(id)}>
              <strong className="gj-grow gj-clip">{name}</strong>
              {figures.map(({ key, text, tone }) => <span key={key} className={`${tone ? 'gj-tone' : 'gj-quiet'} gj-small`} data-tone={tone}>{text}</span>)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const walkerOf = ({ startedBy, employee }: InspectionTask): string | undefined => (startedBy ?? employee)?.id

function usePeople({ people, tasks }: Board): SideLine[] {
  const t = useT()
  const lateOf = (id: string): number => tasks.filter((task) => walkerOf(task) === id && (task.isLate || task.state === 'missed')).length
  return people.map(({ employee, done, running }) => ({
    ...employee,
    figures: [
      ...(lateOf(employee.id) > 0 ? [{ key: 'late', text: `▲ ${t('inspections.board.lateN', { n: lateOf(employee.id) })}`, tone: 'overdue' as const }] : []),
      ...(running > 0 ? [{ key: 'running', text: t('inspections.board.runningN', { n: running }), tone: 'active' as const }] : []),
      { key: 'done', text: t('inspections.board.doneN', { n: done }) },
    ],
  }))
}

function useRoutes({ routes }: Board): SideLine[] {
  const t = useT()
  return routes.map(({ route, due, done, late, missed, points, recorded }) => ({
    ...route,
    figures: [
      ...(missed > 0 ? [{ key: 'missed', text: `▲ ${t('inspections.board.missedN', { n: missed })}`, tone: 'overdue' as const }] : []),
      ...(late > 0 ? [{ key: 'late', text: `▲ ${t('inspections.board.lateN', { n: late })}`, tone: 'overdue' as const }] : []),
      { key: 'points', text: t('inspections.board.pointsN', { done: recorded, of: points }) },
      { key: 'done', text: t('inspections.board.doneOf', { n: done, of: due }) },
    ],
  }))
}
