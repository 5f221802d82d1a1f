import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { occurrencesOf } from '../inspections/index.ts'
import { siteById } from '../organization/index.ts'
import { accountIdsOf, accountsWithRole } from '../people/index.ts'
import { isDayOff, isPublicHoliday } from '../sla/index.ts'
import { stepCounters } from './counters.ts'
import { dueMoment, makeService, targetsOf, type PlanRow, type Site, type Target } from './make.ts'
import { knowFacilities } from './facilities.ts'
import { versionsOf, type ProcedureVersion } from './procedures.ts'
import { remindOfLegal } from './remind-legal.ts'
import { inSeason, nextDay } from './rules.ts'

const TEND = 'maintenance.tend'
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Of a plan that was off for years nobody wants every day of them. */
const MOST_MISSED = 60

/**
 * What time does to the maintenance of a site: services that come near get their orders, those that are late are told, certificates that end are
 * reminded of. Tends itself again in an hour; twice at one moment is once.
 */
export async function tend(ctx: Ctx, siteId: string): Promise<void> {
  const site = await siteById(ctx, siteId)
  await knowFacilities(ctx, siteId)
  const plans = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', siteId).where('state', '=', 'running').orderBy('id').forUpdate().execute()
  await makeServices(ctx, site, plans)
  await tellOverdue(ctx, siteId)
  await remindOfLegal(ctx, site)
  tendAt(ctx, siteId, new Date(ctx.now.getTime() + HOUR_MS))
}

/** Times are of whole minutes, so that many ways to one moment are one job. */
export function tendAt(ctx: Ctx, siteId: string, at: Date): void {
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000)
  ctx.enqueue(TEND, { siteId }, { dueAt: minute, dedupeKey: `maintenance:${siteId}:${minute.toISOString()}` })
}

/** Of a site that is being made: at once, not in the next minute. */
export function tendNow(ctx: Ctx, siteId: string): void {
  ctx.enqueue(TEND, { siteId }, { dueAt: ctx.now, dedupeKey: `maintenance:${siteId}:first` })
}

export function tendInTime(): void {
  queue(TEND, z.object({ siteId: z.uuid() }), (ctx, { siteId }) => tend(ctx, siteId))
}

/** Makes what is due of plans that come locked by `for update`. Returns how many services were made or recorded as not made. */
export async function makeServices(ctx: Ctx, site: Site, plans: readonly PlanRow[]): Promise<number> {
  if (plans.length === 0) return 0
  const targets = await targetsOf(ctx, plans.map(({ id }) => id))
  const procedures = await versionsOf(ctx, plans.map((plan) => ({ id: plan.procedure_id, number: null })))
  let made = 0
  for (const plan of plans) {
    const making = { ctx, site, plan, procedure: procedures.get(plan.procedure_id)! }
    const own = targets.get(plan.id) ?? []
    if (plan.trigger === 'rule') made += await byRule(making, own)
    else if (plan.trigger === 'interval') made += await byInterval(making, own)
    else made += await stepCounters(ctx, site, plan, own, making.procedure)
  }
  return made
}

interface Making {
  ctx: Ctx
  site: Site
  plan: PlanRow
  procedure: ProcedureVersion
}

/** Until when a service of a day can be made in time. */
const endOf = (plan: PlanRow, day: string, site: Site): Date => midnightOf(dayAfter(day, plan.grace_days + 1), site.timeZone)

export const recurrenceOf = (plan: Pick<PlanRow, 'rule' | 'starts_on' | 'ends_on' | 'season_from' | 'season_to' | 'holidays'>) => ({
  rule: plan.rule!, startsOn: plan.starts_on, endsOn: plan.ends_on, season: plan.season_from === null ? null : { from: plan.season_from, to: plan.season_to! }, holidays: plan.holidays,
})

async function byRule({ ctx, site, plan, procedure }: Making, targets: readonly Target[]): Promise<number> {
  const until = new Date(ctx.now.getTime() + plan.lead_days * DAY_MS)
  if (until <= plan.made_until) return 0
  const all = occurrencesOf(recurrenceOf(plan), site.timeZone, plan.made_until, until).slice(-MOST_MISSED)
  const isOver = (from: Date): boolean => endOf(plan, dayIn(site.timeZone, from), site) <= ctx.now
  // Of several that passed while no server ran, the newest is made late and stands for those before it.
  const newest = plan.misfire === 'late' ? all.findLast(({ from }) => from !== null) : undefined
  let made = 0
  for (const { at, from } of all) {
    for (const target of targets) {
      const passed = from !== null && isOver(from)
      const why = from === null ? 'holiday' : passed && newest?.at !== at ? 'downtime' : plan.overlap === 'skip' && (await hasOpen(ctx, plan, target.id)) ? 'overlap' : undefined
      const row = await makeService(ctx, site, plan, target, procedure, { dueAt: at, ...(from === null || passed ? (why === undefined ? { workOn: dayIn(site.timeZone, ctx.now) } : {}) : { workOn: dayIn(site.timeZone, from) }), ...(why === undefined ? {} : { why }) })
      if (row) made++
    }
  }
  await ctx.client.query('update maintenance_plan set made_until = greatest(made_until, $2) where id = $1', [plan.id, until])
  return made
}

export async function hasOpen(ctx: Ctx, plan: Pick<PlanRow, 'id'>, facilityId: string): Promise<boolean> {
  const { rowCount } = await ctx.client.query("select from maintenance_task where plan_id = $1 and facility_id = $2 and state = 'open' limit 1", [plan.id, facilityId])
  return rowCount !== 0
}

/** A day of an interval that is a public holiday, as the plan has it; null when it is left out. */
function besidesHoliday(plan: PlanRow, day: string): string | null {
  if (plan.holidays === 'keep' || !isPublicHoliday(day)) return day
  if (plan.holidays === 'skip') return null
  let moved = day
  do moved = dayAfter(moved)
  while (isDayOff(moved))
  return moved
}

/** So many days or months after the service before, of each facility by itself; while one is open there is no next. */
async function byInterval({ ctx, site, plan, procedure }: Making, targets: readonly Target[]): Promise<number> {
  const today = dayIn(site.timeZone, ctx.now)
  const begin = plan.starts_on > today ? plan.starts_on : today
  const known = await ctx.tx.selectFrom('maintenance_target').selectAll().where('plan_id', '=', plan.id).forUpdate().execute()
  const every = { count: plan.every_count!, unit: plan.every_unit! }
  const season = plan.season_from === null ? null : { from: plan.season_from, to: plan.season_to! }
  let made = 0
  for (const target of targets) {
    const row = known.find(({ facility_id }) => facility_id === target.id)
    if (!row) await ctx.tx.insertInto('maintenance_target').values({ organization_id: ctx.organizationId, plan_id: plan.id, facility_id: target.id, next_on: begin, base: null, is_armed: true, fired: 0 }).onConflict((conflict) => conflict.doNothing()).execute()
    let next: string | null = row ? row.next_on : begin
    for (let i = 0; next !== null && i < MOST_MISSED; i++) {
      const day = inSeason(next, season)
      if (dayAfter(day, -plan.lead_days) > today || (plan.ends_on !== null && day > plan.ends_on)) break
      const workOn = besidesHoliday(plan, day)
      const isOver = workOn !== null && endOf(plan, workOn, site) <= ctx.now
      const why = workOn === null ? 'holiday' : isOver && plan.misfire === 'missed' ? 'downtime' : undefined
      const service = await makeService(ctx, site, plan, target, procedure, { dueAt: dueMoment(plan, day, site.timeZone), ...(why === undefined ? { workOn: isOver ? today : workOn! } : { why }) })
      if (service) made++
      next = why === undefined ? null : nextDay(day, every)
    }
    if (next !== (row ? row.next_on : begin)) await ctx.tx.updateTable('maintenance_target').set({ next_on: next }).where('plan_id', '=', plan.id).where('facility_id', '=', target.id).execute()
  }
  return made
}

/** Whoever answers for the facility and the supervisors hear once that a service was not made in its time. */
async function tellOverdue(ctx: Ctx, siteId: string): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string; number: string; facility: string; plan: string; responsible_id: string | null }>(
    `select t.id, t.number, f.name as facility, p.name as plan, m.responsible_id from maintenance_task t
     join facility f on f.organization_id = t.organization_id and f.id = t.facility_id join maintenance_plan p on p.organization_id = t.organization_id and p.id = t.plan_id
     left join maintained_facility m on m.organization_id = t.organization_id and m.facility_id = t.facility_id
     where t.site_id = $1 and t.state = 'open' and t.to_at <= $2 and t.to_at > $2::timestamptz - interval '25 hours'`,
    [siteId, ctx.now],
  )
  if (rows.length === 0) return
  const supervisors = (await accountsWithRole(ctx, 'supervisor', siteId)).map(({ accountId }) => accountId)
  for (const row of rows) {
    const own = row.responsible_id === null ? [] : await accountIdsOf(ctx, [row.responsible_id])
    sendMessage(ctx, { accountIds: [...new Set([...own, ...supervisors])], template: 'maintenance.overdue', level: 'warning', params: { number: row.number, facility: row.facility, plan: row.plan }, record: { type: 'maintenance_task', id: row.id }, dedupeKey: `maintenance-overdue:${row.id}` })
  }
}

messageTemplate('maintenance.overdue', {
  'zh-CN': { title: '保养逾期：{facility}', body: '{number}「{plan}」到时未完成。' },
  'zh-TW': { title: '保養逾期：{facility}', body: '{number}「{plan}」到時未完成。' },
  en: { title: 'Service overdue: {facility}', body: '{number} “{plan}” was not made in time.' },
})
