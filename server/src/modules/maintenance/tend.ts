import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn, nextFullHour } from '../../platform/time.ts'
import { occurrencesOf, recurrenceOf, seasonOf } from '../inspections/index.ts'
import { siteById } from '../organization/index.ts'
import { accountIdsOf, accountsWithRole } from '../people/index.ts'
import { isDayOff, isPublicHoliday } from '../sla/index.ts'
import { stepCounters } from './counters.ts'
import { knowFacilities } from './facilities.ts'
import { batchOf, dueMoment, everyOf, hasOpen, makeService, targetsOf, type Making, type PlanRow, type Site, type Target } from './make.ts'
import { versionsOf } from './procedures.ts'
import { remindOfLegal } from './remind-legal.ts'
import { inSeason, nextDay } from './rules.ts'

const TEND = 'maintenance.tend'
const DAY_MS = 86_400_000
/** Of a plan that was off for years nobody wants every day of them. */
const MOST_MISSED = 60

/**
 * What time does to the maintenance of a site: services that come near get their orders, those that are late are told, certificates that end are
 * reminded of. Tends itself again when the next full hour comes, at which all ways here meet; twice at one moment is once.
 */
export async function tend(ctx: Ctx, siteId: string): Promise<void> {
  const site = await siteById(ctx, siteId)
  await knowFacilities(ctx, siteId)
  const plans = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', siteId).where('state', '=', 'running').orderBy('id').forUpdate().execute()
  await makeServices(ctx, site, plans)
  await tellOverdue(ctx, siteId)
  await remindOfLegal(ctx, site)
  tendAt(ctx, siteId, nextFullHour(ctx.now))
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

/** Makes what is due of plans that come locked by `for update`; what is more than one transaction makes follows at once. Returns how many services were made or recorded as not made. */
export async function makeServices(ctx: Ctx, site: Site, plans: readonly PlanRow[]): Promise<number> {
  if (plans.length === 0) return 0
  const targets = await targetsOf(ctx, plans.map(({ id }) => id))
  const procedures = await versionsOf(ctx, plans.map((plan) => ({ id: plan.procedure_id, number: null })))
  const batch = batchOf(ctx, site.id, plans, targets)
  let made = 0
  for (const plan of plans) {
    const making = { ctx, site, plan, procedure: procedures.get(plan.procedure_id)!, batch }
    const own = targets.get(plan.id) ?? []
    if (plan.trigger === 'rule') made += await byRule(making, own)
    else if (plan.trigger === 'interval') made += await byInterval(making, own)
    else made += await stepCounters(making, own)
  }
  if (batch.isCut) tendAt(ctx, site.id, new Date(ctx.now.getTime() + 1))
  return made
}

/** Until when a service of a day can be made in time. */
const endOf = (plan: PlanRow, day: string, site: Site): Date => midnightOf(dayAfter(day, plan.grace_days + 1), site.timeZone)

async function byRule(making: Making, targets: readonly Target[]): Promise<number> {
  const { ctx, site, plan, batch } = making
  const until = new Date(ctx.now.getTime() + plan.lead_days * DAY_MS)
  if (until <= plan.made_until) return 0
  const all = occurrencesOf(recurrenceOf(plan), site.timeZone, plan.made_until, until)
  const passed = all.filter(({ from }) => from !== null && endOf(plan, dayIn(site.timeZone, from), site) <= ctx.now)
  // Of several that passed while no server ran, the newest is made late and stands for those before it.
  const newest = plan.misfire === 'late' ? passed.at(-1) : undefined
  let made = 0
  let madeUntil = plan.made_until
  for (const one of all.slice(Math.max(0, passed.length - MOST_MISSED))) {
    const { at, from } = one
    const isPassed = passed.includes(one)
    for (const target of targets) {
      const why = from === null ? 'holiday' : isPassed && one !== newest ? 'downtime' : plan.overlap === 'skip' && (await hasOpen(ctx, plan.id, target.id)) ? 'overlap' : undefined
      const row = await makeService(making, target, { dueAt: at, ...(from === null || isPassed ? (why === undefined ? { workOn: dayIn(site.timeZone, ctx.now) } : {}) : { workOn: dayIn(site.timeZone, from) }), ...(why === undefined ? {} : { why }) })
      if (row) made++
    }
    if (batch.isCut) break
    madeUntil = at
  }
  await ctx.client.query('update maintenance_plan set made_until = greatest(made_until, $2) where id = $1', [plan.id, batch.isCut ? madeUntil : until])
  return made
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
async function byInterval(making: Making, targets: readonly Target[]): Promise<number> {
  const { ctx, site, plan, batch } = making
  const today = dayIn(site.timeZone, ctx.now)
  const begin = plan.starts_on > today ? plan.starts_on : today
  const known = await ctx.tx.selectFrom('maintenance_target').selectAll().where('plan_id', '=', plan.id).forUpdate().execute()
  let made = 0
  for (const target of targets) {
    const row = known.find(({ facility_id }) => facility_id === target.id)
    // A service from before the plan went by an interval may be open, too.
    const first = row ? row.next_on : (await hasOpen(ctx, plan.id, target.id)) ? null : begin
    if (!row) await ctx.tx.insertInto('maintenance_target').values({ organization_id: ctx.organizationId, plan_id: plan.id, facility_id: target.id, next_on: first, base: null, is_armed: true, fired: 0 }).onConflict((conflict) => conflict.doNothing()).execute()
    let next = first
    for (let i = 0; next !== null && i < MOST_MISSED; i++) {
      const day = inSeason(next, seasonOf(plan))
      if (dayAfter(day, -plan.lead_days) > today || (plan.ends_on !== null && day > plan.ends_on)) break
      const workOn = besidesHoliday(plan, day)
      const isOver = workOn !== null && endOf(plan, workOn, site) <= ctx.now
      const why = workOn === null ? 'holiday' : isOver && plan.misfire === 'missed' ? 'downtime' : undefined
      const service = await makeService(making, target, { dueAt: dueMoment(plan, day, site.timeZone), ...(why === undefined ? { workOn: isOver ? today : workOn! } : { why }) })
      if (batch.isCut) return made
      if (service) made++
      // One of that day is over already when a plan begins anew on it.
      next = service !== null && why === undefined ? null : nextDay(day, everyOf(plan))
    }
    if (next !== first) await ctx.tx.updateTable('maintenance_target').set({ next_on: next }).where('plan_id', '=', plan.id).where('facility_id', '=', target.id).execute()
  }
  return made
}

/** Whoever answers for the facility and the supervisors hear once that a service was not made in its time, however long no server ran. */
async function tellOverdue(ctx: Ctx, siteId: string): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string; number: string; facility: string; plan: string; responsible_id: string | null }>(
    `update maintenance_task t set overdue_told_at = $2
     from facility f, maintenance_plan p, (select x.id, m.responsible_id from maintenance_task x left join maintained_facility m on m.organization_id = x.organization_id and m.facility_id = x.facility_id where x.site_id = $1 and x.state = 'open' and x.to_at <= $2 and x.overdue_told_at is null) late
     where t.id = late.id and t.state = 'open' and t.overdue_told_at is null and f.organization_id = t.organization_id and f.id = t.facility_id and p.organization_id = t.organization_id and p.id = t.plan_id
     returning t.id, t.number, f.name as facility, p.name as plan, late.responsible_id`,
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
