import { useRef, useState, type KeyboardEvent } from 'react'
import { dayOf, useLabel, useT } from '@guanjia/ui'
import type { Rota } from '@guanjia/contract/staffing.ts'
import { useSite } from '../session/session.tsx'
import { COLOURS, type Brush } from './brushes.tsx'

export interface Painted {
  employeeId: string
  day: string
  postId: string | null
  shift: string
}

interface Props {
  rota: Rota
  /** What a click or Enter puts into a cell; null looks only. */
  brush: Brush | null
  /** Cells on their way to the server: they are shown as they will be. */
  pending: ReadonlyMap<string, Painted>
  onPaint: (cells: Painted[]) => void
  onBrush: (number: number) => void
  onGap: (day: string) => void
}

/** People by days. The mouse paints by click and drag; the keyboard walks with arrows, paints with Enter or Space, clears with Delete, and takes a brush by its number. */
export function RotaGrid({ rota, brush, pending, onPaint, onBrush, onGap }: Props) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const today = dayOf(Date.now(), site.timeZone)
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const [dragged, setDragged] = useState<Painted[] | null>(null)
  const cells = new Map<string, { postId: string; shift: string; isPublished: boolean }>(rota.cells.map((cell) => [`${cell.employeeId} ${cell.day}`, cell]))
  for (const one of [...pending.values(), ...(dragged ?? [])]) {
    if (one.postId === null) cells.delete(`${one.employeeId} ${one.day}`)
    else cells.set(`${one.employeeId} ${one.day}`, { postId: one.postId, shift: one.shift, isPublished: false })
  }
  const posts = new Map(rota.posts.map((post, n) => [post.id, { ...post, colour: COLOURS[n % COLOURS.length]! }]))
  const broken = new Map(rota.breaches.map((one) => [`${one.employee.id} ${one.day}`, one.obstacle]))
  const gaps = new Map<string, number>()
  for (const gap of rota.gaps) gaps.set(gap.day, (gaps.get(gap.day) ?? 0) + Math.max(gap.missing, gap.lackingTrades.length > 0 ? 1 : 0))
  const painted = (employeeId: string, day: string, clears = false): Painted | null => (!rota.mayPlan || (!clears && brush === null) ? null : { employeeId, day, postId: clears ? null : brush!.postId, shift: clears ? '' : brush!.shift })
  const begin = (employeeId: string, day: string): void => {
    const one = painted(employeeId, day)
    if (one) setDragged([one])
  }
  const drag = (employeeId: string, day: string): void => {
    const one = painted(employeeId, day)
    if (dragged && one && !dragged.some((other) => other.employeeId === employeeId && other.day === day)) setDragged([...dragged, one])
  }
  const drop = (): void => {
    if (dragged) onPaint(dragged)
    setDragged(null)
  }
  const walk = (event: KeyboardEvent, row: number, column: number): void => {
    const moves: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -column], End: [0, rota.days.length - 1 - column] }
    const move = moves[event.key]
    const person = rota.people[row]!
    const day = rota.days[column]!.day
    if (move) {
      const next = { row: Math.min(rota.people.length - 1, Math.max(0, row + move[0])), column: Math.min(rota.days.length - 1, Math.max(0, column + move[1])) }
      setAt(next)
      table.current?.querySelector<HTMLElement>(`[data-at="${next.row}-${next.column}"]`)?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      const one = painted(person.id, day)
      if (one) onPaint([one])
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const one = painted(person.id, day, true)
      if (one) onPaint([one])
    } else if (/^[0-9]$/.test(event.key)) onBrush(Number(event.key))
    else return
    event.preventDefault()
  }
  return (
    <div className="gj-rota-wrap" onMouseUp={drop} onMouseLeave={drop}>
      <table ref={table} className={`gj-rota${rota.mayPlan && brush !== null ? '' : ' is-still'}`} role="grid" aria-label={t('rota.gridLabel', { month: rota.month })}>
        <thead>
          <tr>
            <th className="gj-rota-name" scope="col">{t('rota.name')}</th>
            {rota.days.map(({ day, weekday, holiday }) => (
              <th key={day} scope="col" title={holiday ?? undefined} className={[weekday > 5 || holiday !== null ? 'is-free' : '', holiday === null ? '' : 'is-holiday', day === today ? 'is-today' : ''].join(' ')}>
                {Number(day.slice(8))}<br />{holiday?.slice(0, 1) ?? t(`rota.weekday.d${weekday as 1}`)}
              </th>
            ))}
            <th className="gj-rota-sum" scope="col" title={t('rota.nightsHint')}>{t('rota.nights')}</th>
            <th className="gj-rota-sum" scope="col" title={t('rota.weekendsHint')}>{t('rota.weekends')}</th>
            <th className="gj-rota-sum" scope="col">{t('rota.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {rota.people.map((person, row) => (
            <tr key={person.id}>
              <th className="gj-rota-name" scope="row" title={`${person.name} · ${person.position}`}>{person.name}</th>
              {rota.days.map(({ day, weekday, holiday }, column) => {
                const cell = cells.get(`${person.id} ${day}`)
                const post = cell && posts.get(cell.postId)
                const shift = post?.shifts.find(({ code }) => code === cell?.shift)
                const leave = person.leave.find(({ from, to }) => from <= day && to >= day)
                const obstacle = broken.get(`${person.id} ${day}`)
                const words = [person.name, day.slice(5), ...(cell ? [post?.name ?? '', shift?.name ?? cell.shift] : leave ? [t('rota.leave')] : [t('rota.off')]), ...(obstacle ? [label('rotaObstacle', obstacle.kind), obstacle.detail] : [])].join(' ')
                return (
                  <td
                    key={day} role="gridcell" data-at={`${row}-${column}`} tabIndex={at.row === row && at.column === column ? 0 : -1} aria-label={words} title={cell || obstacle ? words : undefined}
                    className={[weekday > 5 || holiday !== null ? 'is-free' : '', !cell && leave ? 'gj-rota-leave' : ''].join(' ')}
                    onFocus={() => setAt({ row, column })} onMouseDown={() => begin(person.id, day)} onMouseEnter={() => drag(person.id, day)} onKeyDown={(event) => walk(event, row, column)}
                  >
                    {cell ? <span className={['gj-rota-mark', shift?.isNight ? 'is-night' : '', rota.mayPlan && !cell.isPublished ? 'is-new' : '', obstacle ? 'is-broken' : ''].join(' ')} style={{ '--post': post?.colour ?? 'var(--gj-overdue)' } as never}>{cell.shift}</span> : leave ? t('rota.leaveShort') : ''}
                  </td>
                )
              })}
              <td className="gj-rota-sum">{person.nights || ''}</td>
              <td className="gj-rota-sum">{person.weekends || ''}</td>
              <td className="gj-rota-sum">{Math.round(person.hours) || ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th className="gj-rota-name" scope="row">{t('rota.gaps')}</th>
            {rota.days.map(({ day }) => <td key={day}>{(gaps.get(day) ?? 0) > 0 && <button type="button" className="gj-rota-gap" aria-label={t('rota.gapsOf', { day: day.slice(5), n: gaps.get(day)! })} onClick={() => onGap(day)}>{gaps.get(day)}</button>}</td>)}
            <td colSpan={3} className="gj-rota-sum">{rota.gaps.length > 0 ? t('rota.gapSum', { n: [...gaps.values()].reduce((a, b) => a + b, 0) }) : '✓'}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
