import type { Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { briefsOf } from '../sla/index.ts'
import { addressOf } from './record-addresses.ts'

export interface CalendarEntry {
  id: string
  title: string
  place: string
  /** A day without hours, `YYYY-MM-DD`, or an instant. */
  from: Date | string
  to: Date | null
  path: string
}

const WORDS: Record<Locale, { visit: string; night: string; due: string }> = {
  'zh-CN': { visit: '接待预约', night: '夜间值班经理', due: '到期' },
  'zh-TW': { visit: '接待預約', night: '夜間值班經理', due: '到期' },
  en: { visit: 'Reception appointment', night: 'Duty manager of the night', due: 'Due' },
}
const DAY_MS = 86_400_000
const BACK_MS = 31 * DAY_MS
const AHEAD_MS = 120 * DAY_MS
const PROMISE_MS = 15 * 60_000
const MOST = 500

/** What a colleague has to be at: agreed windows of work, visitors, nights, shifts, and when own cases are due. Names and phones of residents stay out of it. */
export async function entriesOfEmployee(ctx: Ctx, employeeId: string): Promise<CalendarEntry[]> {
  const words = WORDS[ctx.locale]
  const [since, until] = [new Date(ctx.now.getTime() - BACK_MS), new Date(ctx.now.getTime() + AHEAD_MS)]
  const [orders, visits, nights, shifts, cases] = await Promise.all([
    ctx.tx
      .selectFrom('work_order as w')
      .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'w.organization_id').onRef('u.id', '=', 'w.unit_id'))
      .select(['w.id', 'w.number', 'w.kind', 'w.place', 'u.code', 'w.appointment_from', 'w.appointment_to'])
      .where('w.worker_id', '=', employeeId)
      .where('w.status', '!=', 'cancelled')
      .where('w.appointment_from', '>=', since)
      .where('w.appointment_from', '<', until)
      .orderBy('w.appointment_from')
      .limit(MOST)
      .execute(),
    ctx.tx.selectFrom('visit_appointment').select(['id', 'place', 'from_at', 'to_at']).where('host_id', '=', employeeId).where('status', '!=', 'cancelled').where('from_at', '>=', since).where('from_at', '<', until).orderBy('from_at').limit(MOST).execute(),
    ctx.tx
      .selectFrom('night_duty as n')
      .innerJoin('site as s', (join) => join.onRef('s.organization_id', '=', 'n.organization_id').onRef('s.id', '=', 'n.site_id'))
      .select(['n.day', 'n.site_id', 's.name'])
      .where('n.employee_id', '=', employeeId)
      .where('n.day', '>=', since.toISOString().slice(0, 10))
      .orderBy('n.day')
      .limit(MOST)
      .execute(),
    // Nights of the manager stand above, from where they are kept.
    ctx.tx
      .selectFrom('rota_shift as t')
      .innerJoin('rota_post as p', (join) => join.onRef('p.organization_id', '=', 't.organization_id').onRef('p.id', '=', 't.post_id'))
      .innerJoin('site as s', (join) => join.onRef('s.organization_id', '=', 't.organization_id').onRef('s.id', '=', 't.site_id'))
      .select(['t.id', 't.shift', 't.from_at', 't.to_at', 'p.name', 's.name as site'])
      .where('t.employee_id', '=', employeeId)
      .where('t.until_number', 'is', null)
      .where('p.kind', '!=', 'night_manager')
      .where('t.from_at', '>=', since)
      .where('t.from_at', '<', until)
      .orderBy('t.from_at')
      .limit(MOST)
      .execute(),
    ctx.tx
      .selectFrom('service_case as c')
      .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'c.organization_id').onRef('u.id', '=', 'c.unit_id'))
      .select(['c.id', 'c.number', 'c.kind', 'c.place', 'u.code'])
      .where('c.owner_id', '=', employeeId)
      .where('c.status', 'not in', ['closed', 'cancelled', 'invalid'])
      .orderBy('c.registered_at', 'desc')
      .limit(MOST)
      .execute(),
  ])
  const clocks = await briefsOf(ctx, cases.map(({ id }) => id))
  return [
    ...orders.map((row): CalendarEntry => ({ id: row.id, title: `${labelOf(ctx.locale, 'workOrderKind', row.kind)} ${row.number}`, place: row.code ?? row.place, from: row.appointment_from!, to: row.appointment_to, path: addressOf('work_order', row.id) })),
    ...visits.map((row): CalendarEntry => ({ id: row.id, title: words.visit, place: row.place, from: row.from_at, to: row.to_at, path: '/reception/appointments' })),
    ...nights.map((row): CalendarEntry => ({ id: `${row.site_id}-${row.day}`, title: words.night, place: row.name, from: row.day, to: null, path: '/hand-overs' })),
    ...shifts.map((row): CalendarEntry => ({ id: row.id, title: `${row.name} ${row.shift}`, place: row.site, from: row.from_at, to: row.to_at, path: '/my-rota' })),
    ...cases.flatMap((row): CalendarEntry[] => {
      const clock = clocks.get(row.id)
      if (!clock?.dueAt) return []
      const due = new Date(clock.dueAt)
      return [{ id: `${row.id}-due`, title: `${words.due}: ${labelOf(ctx.locale, 'metric', clock.metric)} · ${labelOf(ctx.locale, 'caseKind', row.kind)} ${row.number}`, place: row.code ?? row.place, from: due, to: new Date(due.getTime() + PROMISE_MS), path: addressOf('case', row.id) }]
    }),
  ]
}

/** When somebody comes to a resident's home. */
export async function entriesOfResident(ctx: Ctx, personId: string): Promise<CalendarEntry[]> {
  const rows = await ctx.tx
    .selectFrom('work_order as w')
    .innerJoin('service_case as c', (join) => join.onRef('c.organization_id', '=', 'w.organization_id').onRef('c.id', '=', 'w.case_id'))
    .select(['w.id', 'w.kind', 'c.number', 'w.appointment_from', 'w.appointment_to'])
    .where('c.person_id', '=', personId)
    .where('w.status', '!=', 'cancelled')
    .where('w.appointment_from', '>=', new Date(ctx.now.getTime() - BACK_MS))
    .orderBy('w.appointment_from')
    .limit(MOST)
    .execute()
  return rows.map((row): CalendarEntry => ({ id: row.id, title: `${labelOf(ctx.locale, 'workOrderKind', row.kind)} ${row.number}`, place: '', from: row.appointment_from!, to: row.appointment_to, path: '/m/' }))
}
