import type { maintenance } from '@guanjia/contract'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { dayNumber, nextNumber } from '../../platform/records/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { seasonOf } from '../inspections/index.ts'
import { placedAt } from '../people/index.ts'
import { lockWorkers, raiseOrder, workersAt } from '../workorders/index.ts'
import { serviceOver, serviceRaised } from './events.ts'
import { momentAt, workWindow } from './hours.ts'
import { tell } from './known.ts'
import type { ProcedureVersion } from './procedures.ts'
import { freeHours, inSeason, nextDay, type WorkHours } from './rules.ts'
import type { MaintenanceTables } from './tables.ts'

export type PlanRow = MaintenanceTables['maintenance_plan']
export type TaskRow = MaintenanceTables['maintenance_task']

export interface Site {
  id: string
  timeZone: string
}
/** A facility of a plan, with what a service of it needs. */
export interface Target {
  id: string
  code: string
  name: string
  place: string
  state: maintenance.MaintainedFacility['state']
  responsible_id: string | null
}

/** The facilities of plans that are there: of a class every one of it and of the classes below. */
export async function targetsOf(ctx: Ctx, planIds: readonly string[]): Promise<Map<string, Target[]>> {
  const { rows } = await ctx.client.query<Target & { plan_id: string }>(
    `select p.id as plan_id, f.id, f.code, f.name, f.place, f.state, m.responsible_id
     from maintenance_plan p
     left join facility_class c on c.organization_id = p.organization_id and c.id = p.class_id
     join facility f on f.organization_id = p.organization_id and f.site_id = p.site_id and f.state <> 'scrapped'
       and (f.id = p.facility_id or exists (select from facility_class k where k.organization_id = f.organization_id and k.id = f.class_id and (k.code = c.code or starts_with(k.code, c.code || '.'))))
     left join maintained_facility m on m.organization_id = f.organization_id and m.facility_id = f.id
     where p.id = any ($1) order by f.code`,
    [[...planIds]],
  )
  const by = new Map<string, Target[]>()
  for (const { plan_id, ...target } of rows) by.set(plan_id, [...(by.get(plan_id) ?? []), target])
  return by
}

export const hoursOf = (plan: Pick<PlanRow, 'work_from' | 'work_to' | 'peak_hours' | 'minutes'>) => ({ work: { from: plan.work_from, to: plan.work_to }, peaks: plan.peak_hours as WorkHours[], minutes: plan.minutes })

/** The moment at which a day is due for a plan that goes by days: the first free minute of its work hours. */
export function dueMoment(plan: Parameters<typeof hoursOf>[0], day: string, timeZone: string): Date {
  const { work, peaks } = hoursOf(plan)
  return momentAt(day, (freeHours(work, peaks)[0]?.[0] ?? 0) % 1440, timeZone)
}

export const everyOf = (plan: Pick<PlanRow, 'every_count' | 'every_unit'>) => ({ count: plan.every_count!, unit: plan.every_unit! })

/** The days of an interval from one on, as if each service were made on its day; without an end while they are asked for. */
export function* intervalDays(plan: Pick<PlanRow, 'every_count' | 'every_unit' | 'season_from' | 'season_to' | 'ends_on'>, begin: string): Generator<string> {
  const season = seasonOf(plan)
  for (let day = inSeason(begin, season); plan.ends_on === null || day <= plan.ends_on; day = inSeason(nextDay(day, everyOf(plan)), season)) yield day
}

export async function hasOpen(ctx: Ctx, planId: string, facilityId: string): Promise<boolean> {
  const { rowCount } = await ctx.client.query("select from maintenance_task where plan_id = $1 and facility_id = $2 and state = 'open' limit 1", [planId, facilityId])
  return rowCount !== 0
}

/** In one transaction, so that nobody waits long for the next number of an order. */
const MOST_AT_ONCE = 20
/** The orders that one transaction makes. */
export interface Batch {
  left: number
  /** Some are left for the next. */
  isCut: boolean
  /** Whoever may get one of them, before the first: the order after it would want its worker while it holds the numbers. */
  lock: () => Promise<void>
}
export function batchOf(ctx: Ctx, siteId: string, plans: readonly PlanRow[], targets: ReadonlyMap<string, readonly Target[]>): Batch {
  let isLocked = false
  return {
    left: MOST_AT_ONCE, isCut: false,
    async lock() {
      if (isLocked) return
      isLocked = true
      const posts = new Set(plans.flatMap(({ position_id }) => position_id ?? []))
      const holders = posts.size === 0 ? [] : (await placedAt(ctx, siteId)).filter(({ positionId }) => positionId !== null && posts.has(positionId)).map(({ id }) => id)
      const ids = new Set([...holders, ...plans.flatMap((plan) => plan.employee_id ?? (plan.party_id === null ? [] : (targets.get(plan.id) ?? []).flatMap(({ responsible_id }) => responsible_id ?? [])))])
      if (ids.size > 0) await lockWorkers(ctx, [...ids])
    },
  }
}

/** What a service is made of; the plan comes locked. */
export interface Making {
  ctx: Ctx
  site: Site
  plan: PlanRow
  procedure: ProcedureVersion
  batch: Batch
}

interface Wanted {
  dueAt: Date
  /** On which day the work is, when not on the day it is due. */
  workOn?: string
  fired?: { number: number; at: number }
  /** Not made, for this reason; the record says so. */
  why?: 'downtime' | 'overlap' | 'holiday'
}

/**
 * Makes a service of a plan and a facility: its record, and its work order unless it is only a record of not being made. Exactly one for each due
 * moment: the table refuses a second one, and whoever comes second makes no order. Returns null for what is there already, and for what is left to the next
 * transaction.
 */
export async function makeService({ ctx, site, plan, procedure, batch }: Making, target: Target, wanted: Wanted): Promise<TaskRow | null> {
  const dueDay = dayIn(site.timeZone, wanted.dueAt)
  const window = workWindow(wanted.workOn ?? dueDay, hoursOf(plan), site.timeZone, wanted.why === undefined ? ctx.now : new Date(0))!
  const lastDay = dayAfter(dayIn(site.timeZone, window.from) > dueDay ? dayIn(site.timeZone, window.from) : dueDay, plan.grace_days + 1)
  const end = midnightOf(lastDay, site.timeZone)
  const id = newId()
  // Whose service it is to make is decided by one insert, before its order: a second process finds it taken.
  const taken = await ctx.client.query(
    `select 1 from maintenance_task where plan_id = $1 and facility_id = $2 and (due_at = $3 or fired = $4)`,
    [plan.id, target.id, wanted.dueAt, wanted.fired?.number ?? null],
  )
  if (taken.rowCount !== 0) return null
  if (wanted.why === undefined) {
    if (batch.left === 0) {
      batch.isCut = true
      return null
    }
    batch.left--
    await batch.lock()
  }
  const day = dayIn(site.timeZone, ctx.now)
  const row: TaskRow = {
    organization_id: ctx.organizationId, id, site_id: site.id, number: '', plan_id: plan.id, facility_id: target.id, procedure_id: procedure.id, procedure_number: procedure.number, due_at: wanted.dueAt, fired: wanted.fired?.number ?? null, counter_at: wanted.fired?.at ?? null,
    from_at: window.from, to_at: end > window.to ? end : window.to, state: wanted.why === undefined ? 'open' : wanted.why === 'downtime' ? 'missed' : 'skipped', why: wanted.why ?? null, reason: '', work_order_id: null, party_id: plan.party_id, done_at: null, overdue_told_at: null, steps: procedure.steps.length, recorded: 0, bad: 0, version: 1, updated_at: ctx.now,
  }
  if (wanted.why === undefined) row.work_order_id = await orderOf(ctx, site, plan, target, procedure, row)
  row.number = dayNumber('B', day, await nextNumber(ctx, site.id, `maintenance_task-${day}`))
  await ctx.tx.insertInto('maintenance_task').values(row).execute()
  if (row.work_order_id !== null) await ctx.tx.insertInto('facility_order').values({ organization_id: ctx.organizationId, work_order_id: row.work_order_id, site_id: site.id, facility_id: target.id, why: 'service', impact: null, limit_hours: null, linked_at: ctx.now }).execute()
  tell(ctx, 'maintenance_task', { id, siteId: site.id }, row.state === 'open' ? 'raised' : row.state, { toStatus: row.state })
  if (row.state === 'open') ctx.publish(serviceRaised, { taskId: id, siteId: site.id, facilityId: target.id, workOrderId: row.work_order_id!, at: ctx.now.toISOString() })
  else ctx.publish(serviceOver, { taskId: id, siteId: site.id, facilityId: target.id, at: ctx.now.toISOString(), outcome: row.state === 'missed' ? 'missed' : 'skipped', isLate: false })
  return row
}

/** The work order of a service, in the window of its appointment; given to the one of the plan who can do it, else offered or left to the dispatcher. */
export async function orderOf(ctx: Ctx, site: Site, plan: PlanRow, target: Target, procedure: ProcedureVersion, row: Pick<TaskRow, 'from_at' | 'due_at'>): Promise<string> {
  const window = workWindow(dayIn(site.timeZone, row.from_at), hoursOf(plan), site.timeZone, ctx.now)!
  const workers = await candidates(ctx, plan, target)
  const symptom = [procedure.name, ...procedure.steps.map((step, i) => `${i + 1}. ${step.text}`), ...procedure.parts.map((part) => `${part.name} ${part.quantity}${part.unit}`), plan.note].filter(Boolean).join('\n').slice(0, 5000)
  const given = {
    site_id: site.id, kind: 'maintenance' as const, title: `${target.name} ${plan.name}`.slice(0, 200), symptom, place_kind: 'public_area' as const, place: (target.place || target.name).slice(0, 200), safety_note: procedure.safety.slice(0, 500),
    appointment_from: window.from, appointment_to: window.to, raised_by: plan.activated_by!,
  }
  const itself: Ctx = { ...ctx, actor: ctx.actor.employeeId === null ? Actor.system(ctx.organizationId) : ctx.actor }
  for (const worker of workers) {
    try {
      return (await raiseOrder(itself, { ...given, worker_id: worker })).id
    } catch (error) {
      // Absent, overloaded or without the certificate: the next, or whoever dispatches.
      if (!(error instanceof AppError) || error.code !== 'work_order.worker_not_suitable') throw error
    }
  }
  return (await raiseOrder(itself, { ...given, is_in_pool: plan.position_id !== null && workers.length > 1 })).id
}

/** Who is asked to do it, in turn: the one of the plan; whoever holds its post, the least loaded first; for an outside party whoever answers for the facility goes along. */
async function candidates(ctx: Ctx, plan: PlanRow, target: Target): Promise<string[]> {
  if (plan.employee_id !== null) return [plan.employee_id]
  if (plan.party_id !== null) return target.responsible_id === null ? [] : [target.responsible_id]
  if (plan.position_id === null) return []
  const holders = new Set((await placedAt(ctx, plan.site_id)).filter(({ positionId }) => positionId === plan.position_id).map(({ id }) => id))
  if (holders.size === 0) return []
  return (await workersAt(ctx, plan.site_id)).filter(({ id }) => holders.has(id)).toSorted((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
}
