import type { WorkOrderSummary } from '@guanjia/contract/workorders.ts'
import { SLOTS, type Window } from '@guanjia/ui/clock/appointment-slots.ts'
import { dayOf, instantAt } from '@guanjia/ui/format/time.ts'

export type SlotKey = (typeof SLOTS)[number]['key'] | 'other'

/** The window that was chosen, as instants; or why it is none. `day` is `2026-11-21` or empty, `own` the person's times for `other`. */
export function windowOf(
  day: string,
  slot: SlotKey | null,
  own: Window,
  now: number,
  timeZone: string,
): Window | 'incomplete' | 'upside_down' | 'past' {
  const times = slot === 'other' ? own : SLOTS.find(({ key }) => key === slot)
  if (day === '' || !times?.from || !times.to) return 'incomplete'
  const window = { from: instantAt(day, times.from, timeZone), to: instantAt(day, times.to, timeZone) }
  if (window.from >= window.to) return 'upside_down'
  return Date.parse(window.to) <= now ? 'past' : window
}

type Day = Pick<WorkOrderSummary, 'status' | 'appointmentFrom' | 'clock'>
const NOT_THERE_YET: readonly string[] = ['open', 'assigned', 'accepted']

/** Does the agreed hour still decide when to go: nobody is there yet. */
export function isAppointed({ status, appointmentFrom }: { status: string; appointmentFrom: string | null }): boolean {
  return appointmentFrom !== null && NOT_THERE_YET.includes(status)
}

/** Is the appointment on the site's day of `now`? */
export function isForToday(order: Day, now: number, timeZone: string): boolean {
  return isAppointed(order) && dayOf(order.appointmentFrom!, timeZone) === dayOf(now, timeZone)
}

/**
 * The order of a worker's day: what is late, then by the moment at which one has to be there (the agreed hour, else what was promised),
 * then what has no moment, and last what rests. Orders of the same moment stay as the server sorted them.
 */
export function inOrderOfTheDay<O extends Day>(orders: readonly O[], now: number): O[] {
  const rank = (order: O): [number, number] => {
    if (order.status === 'suspended') return [3, 0]
    const { clock } = order
    const due = clock?.dueAt ? Date.parse(clock.dueAt) : null
    if (clock?.state === 'running' && (clock.outcome === 'breached' || (due !== null && due <= now))) return [0, due ?? 0]
    if (isAppointed(order)) return [1, Date.parse(order.appointmentFrom!)]
    return due === null ? [2, 0] : [1, due]
  }
  return orders.map((order) => ({ order, rank: rank(order) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ order }) => order)
}
