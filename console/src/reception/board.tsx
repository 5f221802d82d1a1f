import { App, Button, Checkbox, Skeleton } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { formatDuration, formatNumber, useAct, useCall, useT, useTime, type CallResult } from '@guanjia/ui'
import type { Visit } from '@guanjia/contract/reception.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useIsSlow } from '../kit/data-table.tsx'
import { useIsFresh } from '../kit/fresh.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ReceptionTabs } from './reception-tabs.tsx'
import { ServeButton, TicketLink, VisitorName, Waited, deskOf, useCallNext } from './visit-bits.tsx'
import './reception.css'

const ArriveForm = lazy(() => import('./arrive-form.tsx').then(({ ArriveForm }) => ({ default: ArriveForm })))
const LeaveForm = lazy(() => import('./finish-form.tsx').then(({ LeaveForm }) => ({ default: LeaveForm })))

const QuickGuide = lazy(() => import('../emergency/quick-guide.tsx').then(({ QuickGuide }) => ({ default: QuickGuide })))

type Board = CallResult<'reception.board'>

/** 接待台: who waits and for how long, who is served by whom, who is expected, and how the day goes; live. */
export function ReceptionBoard() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const [arriving, setArriving] = useState(false)
  const [isGuideOpen, setGuideOpen] = useState(false)
  const board = useCall('reception.board', { query: { siteId: site.id } }, { refetchInterval: 60_000 })
  const next = useCallNext()
  const mayServe = may('reception:serve')
  useShortcut('F2', next.call, mayServe)
  useShortcut('F7', () => setArriving(true), mayServe)
  const slow = useIsSlow(board.isPending)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('reception.title')}</h1>
        <ReceptionTabs at="board" />
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          {may('emergency:read') && <Button danger onClick={() => setGuideOpen(true)}>{t('reception.quickGuide')}</Button>}
          {mayServe && (
            <>
              <Button onClick={() => setArriving(true)}>
                {t('reception.arrive')} <kbd>F7</kbd>
              </Button>
              <Button type="primary" loading={next.isPending} disabled={board.data?.waiting.length === 0} onClick={next.call}>
                {t('reception.callNext')} <kbd className="gj-kbd-on">F2</kbd>
              </Button>
            </>
          )}
        </div>
      </div>
      {board.error && !board.data && <ProblemAlert error={board.error} onRetry={() => void board.refetch()} />}
      {slow && <Skeleton active paragraph={{ rows: 8 }} />}
      {board.data && <Content board={board.data} />}
      <Suspense>{isGuideOpen && <QuickGuide onClose={() => setGuideOpen(false)} />}</Suspense>
      <Suspense>{arriving && <ArriveForm onClose={() => setArriving(false)} />}</Suspense>
    </div>
  )
}

function Content({ board }: { board: Board }) {
  const t = useT()
  return (
    <>
      <Figures board={board} />
      <div className="gj-reception">
        <div className="gj-stack">
          <Part title={t('reception.waiting', { n: board.waiting.length })}>
            {board.waiting.map((visit) => (
              <WaitingRow key={visit.id} visit={visit} />
            ))}
            {board.waiting.length === 0 && (
              <p className="gj-empty">
                {t('reception.nobodyWaits')}
                <br />
                <span className="gj-small">{t('reception.nobodyWaitsHint')}</span>
              </p>
            )}
          </Part>
          <Part title={t('reception.serving', { n: board.serving.length })}>
            {board.serving.map((visit) => (
              <ServingRow key={visit.id} visit={visit} />
            ))}
            {board.serving.length === 0 && <p className="gj-empty">{t('reception.nobodyServed')}</p>}
          </Part>
          <Tasks />
        </div>
        <div className="gj-stack">
          <Expected board={board} />
          <People board={board} />
        </div>
      </div>
    </>
  )
}

function Part({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{title}</h2>
        {extra}
      </header>
      {children}
    </section>
  )
}

function Figures({ board }: { board: Board }) {
  const t = useT()
  const { figures, from, to } = board
  const period = { from, to }
  const share = (a: number, b: number): string => (b === 0 ? '—' : `${formatNumber((a / b) * 100, 0)}%`)
  return (
    <section className="gj-card gj-reception-figures" aria-label={t('reception.figures')}>
      <Figure name={t('reception.figure.arrived')} value={String(figures.arrived)} search={period} />
      <Figure name={t('reception.figure.handled')} value={String(figures.handled)} search={{ ...period, status: 'finished' }} />
      <Figure name={t('reception.figure.averageWait')} value={figures.averageWaitSeconds === null ? '—' : formatDuration(figures.averageWaitSeconds, t)} search={period} />
      <Figure name={t('reception.figure.inTime')} value={share(figures.inTime, figures.timed)} part={t('reception.of', { a: figures.inTime, b: figures.timed })} search={period} />
      <Figure name={t('reception.figure.rating')} value={formatNumber(figures.rating, 1)} part={figures.rated > 0 ? `${figures.rated}` : ''} search={{ ...period, status: 'finished' }} />
      <Figure name={t('reception.figure.conforms')} value={share(figures.conforming, figures.judged)} part={t('reception.of', { a: figures.conforming, b: figures.judged })} search={{ ...period, ...(figures.conforming < figures.judged ? { conforms: 'false' } : {}) }} />
    </section>
  )
}

function Figure({ name, value, part, search }: { name: string; value: string; part?: string; search: Record<string, string> }) {
  return (
    <Link to="/reception/visits" search={search}>
      <span className="gj-quiet gj-small">{name}</span>
      <strong>{value}</strong>
      <span className="gj-quiet gj-small">{part || '\u00a0'}</span>
    </Link>
  )
}

function WaitingRow({ visit }: { visit: Visit }) {
  const t = useT()
  const may = useMay()
  const [leaving, setLeaving] = useState(false)
  const isFresh = useIsFresh(visit.id)
  return (
    <div className={isFresh ? 'gj-visit-row gj-fresh' : 'gj-visit-row'}>
      <TicketLink visit={visit} />
      <span className="gj-grow">
        <VisitorName visit={visit} />
        <span className="gj-quiet gj-clip" style={{ display: 'block' }} title={visit.need}>
          {visit.need || '—'}
        </span>
      </span>
      {visit.isAppointed && <span className="gj-quiet gj-small gj-nowrap">{t('reception.visit.appointed')}</span>}
      <ClockBadge clock={visit.clock} withMetric={false} />
      {may('reception:serve') && (
        <>
          <ServeButton visit={visit} />
          <Button size="small" type="text" onClick={() => setLeaving(true)}>
            {t('reception.act.leave')}
          </Button>
        </>
      )}
      <Suspense>{leaving && <LeaveForm visit={visit} onClose={() => setLeaving(false)} />}</Suspense>
    </div>
  )
}

function ServingRow({ visit }: { visit: Visit }) {
  const t = useT()
  const navigate = useNavigate()
  const isFresh = useIsFresh(visit.id)
  return (
    <div className={isFresh ? 'gj-visit-row gj-fresh' : 'gj-visit-row'}>
      <TicketLink visit={visit} quiet />
      <span className="gj-grow">
        <VisitorName visit={visit} />
        <span className="gj-quiet gj-clip" style={{ display: 'block' }} title={visit.need}>
          {visit.need || '—'}
        </span>
      </span>
      <Waited visit={visit} />
      <span className="gj-nowrap">{visit.servedBy?.name}</span>
      <Button size="small" onClick={() => void navigate({ to: '/desk', search: deskOf(visit) })}>
        {t('reception.act.desk')}
      </Button>
    </div>
  )
}

function Expected({ board }: { board: Board }) {
  const t = useT()
  const time = useTime()
  return (
    <Part title={t('reception.expected', { n: board.expected.length })}>
      {board.expected.map((one) => (
        <Link key={one.id} to="/reception/appointments" className="gj-visit-row" style={{ color: 'inherit' }}>
          <strong>{time.short(one.from)}</strong>
          <span className="gj-grow">
            <span className="gj-clip" style={{ display: 'block' }}>
              {[one.name, one.unit?.name].filter(Boolean).join(' ')}
            </span>
            <span className="gj-quiet gj-small gj-clip" style={{ display: 'block' }}>
              {[one.purpose, one.place, one.host.name].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="gj-tone gj-small" data-tone={one.isReady ? 'done' : 'soon'}>
            {one.isReady ? t('reception.ready') : t('reception.notReady')}
          </span>
        </Link>
      ))}
      {board.expected.length === 0 && <p className="gj-empty">{t('reception.noneExpected')}</p>}
    </Part>
  )
}

function People({ board }: { board: Board }) {
  const t = useT()
  return (
    <Part title={t('reception.byPerson')}>
      {board.people.length === 0 ? (
        <p className="gj-empty">{t('reception.noPeople')}</p>
      ) : (
        <table className="gj-people-table">
          <thead>
            <tr>
              <th scope="col">{t('reception.visit.servedBy')}</th>
              <th scope="col">{t('reception.figure.handled')}</th>
              <th scope="col">{t('reception.figure.averageWait')}</th>
              <th scope="col">{t('reception.figure.rating')}</th>
              <th scope="col">{t('reception.visit.conforms')}</th>
            </tr>
          </thead>
          <tbody>
            {board.people.map((one) => (
              <tr key={one.employee.id}>
                <td>
                  <Link to="/reception/visits" search={{ from: board.from, to: board.to, servedById: one.employee.id }}>
                    {one.employee.name}
                  </Link>
                </td>
                <td>{one.handled}</td>
                <td>{one.averageWaitSeconds === null ? '—' : formatDuration(one.averageWaitSeconds, t)}</td>
                <td>{formatNumber(one.rating, 1)}</td>
                <td>{one.judged === 0 ? '—' : `${formatNumber((one.conforming / one.judged) * 100, 0)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  )
}

const SHOWN = 12
/** What is to be done after visits: one press each. */
function Tasks() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const [mine, setMine] = useState(false)
  const tasks = useCall('reception.tasks', { query: { siteId: site.id, filter: mine ? { mine: true } : {} } })
  const act = useAct('reception.actOnVisit')
  const items = tasks.data?.items ?? []
  return (
    <Part
      title={t('reception.tasks', { n: items.length })}
      extra={
        <Checkbox checked={mine} onChange={(event) => setMine(event.target.checked)}>
          {t('reception.mine')}
        </Checkbox>
      }
    >
      {items.slice(0, SHOWN).map((task) => {
        const isLate = task.dueAt !== null && Date.parse(task.dueAt) < Date.now()
        return (
          <div key={`${task.visit.id}${task.code}`} className="gj-visit-row" style={{ minHeight: 42 }}>
            <span className="gj-grow gj-clip">
              {task.name} <span className="gj-quiet">· {[task.visit.name, task.visit.unit?.name].filter(Boolean).join(' ')}</span>
            </span>
            <span className="gj-tone gj-small" data-tone={isLate ? 'overdue' : 'idle'}>
              {isLate ? `${t('reception.handOver.isOverdue')} ` : ''}
              {t('reception.visit.due', { time: time.short(task.dueAt) })}
            </span>
            <span className="gj-quiet gj-small gj-nowrap">{task.servedBy.name}</span>
            <Link to="/reception/visits/$id" params={{ id: task.visit.id }} className="gj-small">
              {task.visit.ticket}
            </Link>
            <Button
              size="small"
              onClick={() =>
                act.mutate({ params: { id: task.visit.id }, body: { action: 'tick', codes: [task.code] } }, { onError: complain, onSuccess: () => void message.success(`${task.name} ✓`) })
              }
            >
              {t('reception.taskDone')}
            </Button>
          </div>
        )
      })}
      {tasks.data && items.length === 0 && <p className="gj-empty">{t('reception.noTasks')}</p>}
    </Part>
  )
}
