import { sql } from 'kysely'
import type { maintenance, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { likeText, mustBeCurrent, nextStatus, possibleActions, readTimeline, type LifeCycle } from '../../platform/records/index.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { checkRule, nextOccurrences, recurrenceOf, seasonOf } from '../inspections/index.ts'
import { positionById, siteById } from '../organization/index.ts'
import { workWindow } from './hours.ts'
import { facilityAt, mustBeClass, mustBeColleague, mustBeParty, namesFor, tell } from './known.ts'
import { dueMoment, everyOf, hoursOf, intervalDays, targetsOf, type PlanRow, type Target } from './make.ts'
import { windowOf } from './rules.ts'
import { makeServices } from './tend.ts'

type Facts = Omit<Input<typeof maintenance.createMaintenancePlan>['body'], 'id' | 'siteId'>
const SHOWN = 5
const SHOWN_DAYS = 800

const PLAN_LIFE: LifeCycle<PlanRow['state'], maintenance.MaintenancePlanAction> = {
  activate: { from: ['paused'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  end: { from: ['running', 'paused'], to: 'ended' },
}

type Timed = Parameters<typeof recurrenceOf>[0] & Parameters<typeof hoursOf>[0] & Pick<PlanRow, 'trigger' | 'every_count' | 'every_unit'>
/** When a plan is due next; of an interval as if each service were made on its day; a counter knows no day. */
function nextOf(plan: Timed, timeZone: string, now: Date, begin: string): Date[] {
  if (plan.trigger === 'rule') return nextOccurrences(recurrenceOf(plan), timeZone, now, { count: SHOWN, days: SHOWN_DAYS })
  if (plan.trigger === 'counter') return []
  const moments: Date[] = []
  for (const day of intervalDays(plan, begin)) {
    moments.push(dueMoment(plan, day, timeZone))
    if (moments.length === SHOWN) break
  }
  return moments
}

export async function presentPlans(ctx: Ctx, rows: readonly PlanRow[]): Promise<maintenance.MaintenancePlan[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const of = <K extends keyof PlanRow>(key: K) => rows.map((row) => row[key])
  const names = await namesFor(ctx, { facility: of('facility_id'), class: of('class_id'), person: of('employee_id'), party: of('party_id'), position: of('position_id'), procedure: of('procedure_id') })
  const targets = await targetsOf(ctx, ids)
  const { rows: rates } = await ctx.client.query<{ plan_id: string; due: number; done: number }>(
    `select plan_id, count(*)::int as due, count(*) filter (where state = 'done' and done_at <= to_at)::int as done from maintenance_task
     where plan_id = any ($1) and to_at > $2::timestamptz - interval '90 days' and (to_at <= $2 or state = 'done') and state <> 'skipped' group by 1`,
    [ids, ctx.now],
  )
  const { rows: nexts } = await ctx.client.query<{ plan_id: string; on: string }>('select plan_id, min(next_on) as on from maintenance_target where plan_id = any ($1) and next_on is not null group by 1', [ids])
  const { timeZone } = await siteById(ctx, rows[0]!.site_id)
  const today = dayIn(timeZone, ctx.now)
  return rows.map((row) => {
    const own = targets.get(row.id) ?? []
    const rate = rates.find(({ plan_id }) => plan_id === row.id)
    return {
      id: row.id, siteId: row.site_id, name: row.name, procedure: names.procedure(row.procedure_id)!, facility: names.facility(row.facility_id), class: names.class(row.class_id), facilities: own.length, trigger: row.trigger, rule: row.rule, every: row.every_count === null ? null : everyOf(row),
      counter: row.counter_at === null ? null : { unit: row.counter_unit!, at: row.counter_at, hysteresis: row.hysteresis! }, startsOn: row.starts_on, endsOn: row.ends_on, season: seasonOf(row), holidays: row.holidays, leadDays: row.lead_days, graceDays: row.grace_days,
      workHours: { from: row.work_from, to: row.work_to }, peakHours: row.peak_hours as maintenance.PeakHours[], minutes: row.minutes, overlap: row.overlap, misfire: row.misfire, employee: names.person(row.employee_id), position: names.position(row.position_id), party: names.party(row.party_id), note: row.note, state: row.state,
      allowedActions: ctx.actor.can('maintenance:write', row.site_id) && ctx.actor.employeeId !== null ? possibleActions(PLAN_LIFE, row.state) : [], next: row.state === 'running' ? nextOf(row, timeZone, ctx.now, nexts.find(({ plan_id }) => plan_id === row.id)?.on ?? (row.starts_on > today ? row.starts_on : today)).map((one) => iso(one)) : [],
      doneRate: rate ? rate.done / rate.due : null, withoutResponsible: withoutResponsible(own), version: row.version,
    }
  })
}
const withoutResponsible = (targets: readonly Target[]): maintenance.FacilityRef[] => targets.filter((target) => target.responsible_id === null).map(({ id, code, name }) => ({ id, code, name }))

export async function plansOf(ctx: Ctx, siteId: string, filter: Input<typeof maintenance.listMaintenancePlans>['query']['filter']): Promise<PlanRow[]> {
  ctx.actor.mustSee('maintenance:read', siteId)
  await siteById(ctx, siteId)
  let select = ctx.tx.selectFrom('maintenance_plan').selectAll().where('site_id', '=', siteId)
  if (filter.q) select = select.where('name', 'ilike', `%${likeText(filter.q)}%`)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.trigger?.length) select = select.where('trigger', 'in', filter.trigger)
  if (filter.classId) select = select.where('class_id', '=', filter.classId)
  const rows = await select.orderBy('name').limit(2000).execute()
  if (!filter.facilityId) return rows
  const targets = await targetsOf(ctx, rows.map(({ id }) => id))
  return rows.filter((row) => targets.get(row.id)?.some(({ id }) => id === filter.facilityId))
}

export async function listMaintenancePlans(ctx: Ctx, { query }: Input<typeof maintenance.listMaintenancePlans>): Promise<Output<typeof maintenance.listMaintenancePlans>> {
  return { items: await presentPlans(ctx, await plansOf(ctx, query.siteId, query.filter)) }
}

async function visiblePlan(ctx: Ctx, id: string): Promise<PlanRow> {
  const row = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  return row
}
export async function getMaintenancePlan(ctx: Ctx, { params }: Input<typeof maintenance.getMaintenancePlan>): Promise<maintenance.MaintenancePlan> {
  return (await presentPlans(ctx, [await visiblePlan(ctx, params.id)]))[0]!
}
export async function maintenancePlanTimeline(ctx: Ctx, { params }: Input<typeof maintenance.maintenancePlanTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await visiblePlan(ctx, params.id)).id) }
}

type Timing = Pick<Facts, 'trigger' | 'rule' | 'every' | 'startsOn' | 'endsOn' | 'workHours' | 'peakHours' | 'minutes'>
/** Throws `rule_broken` naming the field. */
function mustBeTimed(body: Timing & Partial<Pick<Facts, 'counter'>>): void {
  if ((body.trigger === 'rule') !== (body.rule !== null)) throw wrongField('rule_broken', '/rule', body.rule === null ? 'needed' : 'the plan does not go by a rule')
  if ((body.trigger === 'interval') !== (body.every !== null)) throw wrongField('rule_broken', '/every', body.every === null ? 'needed' : 'the plan does not go by an interval')
  if (body.counter !== undefined && (body.trigger === 'counter') !== (body.counter !== null)) throw wrongField('rule_broken', '/counter', body.counter === null ? 'needed' : 'the plan does not go by a counter')
  if (body.rule !== null) checkRule(body.rule)
  if (body.counter && (body.counter.at <= 0 || body.counter.hysteresis >= body.counter.at)) throw wrongField('rule_broken', '/counter/hysteresis', 'must be below the threshold')
  if (body.endsOn !== null && body.endsOn < body.startsOn) throw wrongField('rule_broken', '/endsOn', 'before it begins')
  if (body.workHours.from === body.workHours.to) throw wrongField('rule_broken', '/workHours', 'begins when it ends')
  if (windowOf(body.workHours, body.peakHours, body.minutes) === null) throw wrongField('rule_broken', '/peakHours', 'leave nothing of the work hours')
}

/** Throws `rule_broken` and `not_found` naming the field. */
async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  mustBeTimed(body)
  if ((body.facilityId === null) === (body.classId === null)) throw wrongField('rule_broken', '/facilityId', 'a facility or a class, one of the two')
  if (body.facilityId !== null) await facilityAt(ctx, body.facilityId, { siteId, pointer: '/facilityId' })
  await mustBeClass(ctx, body.classId)
  const procedure = await ctx.tx.selectFrom('maintenance_procedure').select('is_active').where('id', '=', body.procedureId).executeTakeFirst()
  if (!procedure) throw wrongField('not_found', '/procedureId', 'no such procedure')
  if (!procedure.is_active) throw wrongField('rule_broken', '/procedureId', 'the procedure is out of use')
  if ([body.employeeId, body.positionId, body.partyId].filter((one) => one !== null).length > 1) throw wrongField('rule_broken', '/employeeId', 'a colleague, a post or an outside party: one of them')
  await mustBeColleague(ctx, siteId, body.employeeId, '/employeeId', 'work_orders:work')
  if (body.positionId !== null) await positionById(ctx, body.positionId)
  await mustBeParty(ctx, siteId, body.partyId)
}

const columnsOf = (body: Facts) => ({
  name: body.name, procedure_id: body.procedureId, facility_id: body.facilityId, class_id: body.classId, trigger: body.trigger, rule: body.rule, every_count: body.every?.count ?? null, every_unit: body.every?.unit ?? null, counter_unit: body.counter?.unit ?? null, counter_at: body.counter?.at ?? null,
  hysteresis: body.counter?.hysteresis ?? null, starts_on: body.startsOn, ends_on: body.endsOn, season_from: body.season?.from ?? null, season_to: body.season?.to ?? null, holidays: body.holidays, lead_days: body.leadDays, grace_days: body.graceDays, work_from: body.workHours.from, work_to: body.workHours.to,
  peak_hours: sql`${JSON.stringify(body.peakHours)}::jsonb`, minutes: body.minutes, overlap: body.overlap, misfire: body.misfire, employee_id: body.employeeId, position_id: body.positionId, party_id: body.partyId, note: body.note,
})

/** New plan, paused (MNT-005). Throws `already_exists` naming `/name`, `not_found`, `rule_broken`. */
export async function createMaintenancePlan(ctx: Ctx, { body }: Input<typeof maintenance.createMaintenancePlan>): Promise<maintenance.MaintenancePlan> {
  ctx.actor.mustSee('maintenance:write', body.siteId)
  await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('maintenance_plan')
    .values({ organization_id: ctx.organizationId, id, site_id: body.siteId, state: 'paused', ready_key: null, activated_by: null, made_until: ctx.now, version: 1, updated_at: ctx.now, ...columnsOf(body) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('maintenance_plan').select('name').where('id', '=', id).where('site_id', '=', body.siteId).executeTakeFirst()
    if (known?.name !== body.name) throw wrongField('already_exists', '/name', body.name)
  } else tell(ctx, 'maintenance_plan', { id, siteId: body.siteId }, 'created')
  return getMaintenancePlan(ctx, { params: { id }, query: {}, body: {} })
}

async function lockPlan(ctx: Ctx, id: string, version: number | undefined): Promise<PlanRow> {
  const row = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  ctx.actor.mustBeAbleTo('maintenance:write', row.site_id)
  await mustBeCurrent(row.version, version, async () => (await presentPlans(ctx, [row]))[0])
  return row
}

/** Throws `stale_version`, `already_exists`, `not_found`, `rule_broken`; services that have an order stay. */
export async function changeMaintenancePlan(ctx: Ctx, { params, body }: Input<typeof maintenance.changeMaintenancePlan>): Promise<maintenance.MaintenancePlan> {
  const row = await lockPlan(ctx, params.id, body.version)
  await mustFit(ctx, row.site_id, body)
  // Another way to count begins anew; nothing is made of what lies behind.
  const begins = body.trigger !== row.trigger || body.rule !== row.rule || body.every?.count !== (row.every_count ?? undefined) || body.every?.unit !== (row.every_unit ?? undefined) || body.counter?.unit !== (row.counter_unit ?? undefined)
  await ctx.tx
    .updateTable('maintenance_plan')
    .set({ ...columnsOf(body), ...(begins && row.made_until < ctx.now ? { made_until: ctx.now } : {}), version: row.version + 1, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', body.name) : error
    })
  if (begins) await forgetTargets(ctx, row.id)
  const after = await ctx.tx.selectFrom('maintenance_plan').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
  if (after.state === 'running') {
    await mustBeAnswered(ctx, after)
    await makeServices(ctx, await siteById(ctx, row.site_id), [after])
  }
  tell(ctx, 'maintenance_plan', { id: row.id, siteId: row.site_id }, 'changed')
  return getMaintenancePlan(ctx, { params, query: {}, body: {} })
}

/** Where a plan stood with its facilities, but for those whose service is open: these go on from its end. */
const forgetTargets = (ctx: Ctx, planId: string): Promise<unknown> =>
  ctx.client.query("delete from maintenance_target g where g.plan_id = $1 and not exists (select from maintenance_task t where t.organization_id = g.organization_id and t.plan_id = g.plan_id and t.facility_id = g.facility_id and t.state = 'open')", [planId])

/** Of every facility of the plan somebody answers for it (MNT-007). Throws `rule_broken` naming `/responsibleId`. */
async function mustBeAnswered(ctx: Ctx, row: PlanRow): Promise<void> {
  const targets = (await targetsOf(ctx, [row.id])).get(row.id) ?? []
  const without = withoutResponsible(targets)
  if (without.length > 0) throw wrongField('rule_broken', '/responsibleId', `nobody answers for ${without.slice(0, 10).map(({ code, name }) => `${code} ${name}`).join(', ')}`)
  if (targets.length === 0) throw wrongField('rule_broken', '/facilityId', 'the plan has no facility')
}

/** Throws `action_not_allowed`, `rule_broken` naming `/responsibleId` or without a reason. A plan that was paused begins anew from that moment. */
export async function actOnMaintenancePlan(ctx: Ctx, { params, body }: Input<typeof maintenance.actOnMaintenancePlan>): Promise<maintenance.MaintenancePlan> {
  const row = await lockPlan(ctx, params.id, body.version)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted', 'A colleague switches plans on and off')
  const state = nextStatus(PLAN_LIFE, row.state, body.action)
  if (body.action !== 'activate' && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why')
  if (state === 'running') await mustBeAnswered(ctx, row)
  const madeUntil = row.made_until > ctx.now ? row.made_until : ctx.now
  await ctx.tx.updateTable('maintenance_plan').set({ state, ...(state === 'running' ? { activated_by: ctx.actor.employeeId, made_until: madeUntil } : {}), version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
  if (state === 'running') {
    const site = await siteById(ctx, row.site_id)
    await ctx.client.query('update maintenance_target set next_on = greatest(next_on, $2) where plan_id = $1 and next_on is not null', [row.id, dayIn(site.timeZone, ctx.now)])
    await makeServices(ctx, site, [{ ...row, state, activated_by: ctx.actor.employeeId, made_until: madeUntil }])
  }
  tell(ctx, 'maintenance_plan', { id: row.id, siteId: row.site_id }, body.action, { note: body.reason || null, fromStatus: row.state, toStatus: state })
  return getMaintenancePlan(ctx, { params, query: {}, body: {} })
}

export async function previewMaintenancePlan(ctx: Ctx, { body }: Input<typeof maintenance.previewMaintenancePlan>): Promise<Output<typeof maintenance.previewMaintenancePlan>> {
  ctx.actor.mustSee('maintenance:write', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  mustBeTimed(body)
  const plan: Timed = {
    trigger: body.trigger, rule: body.rule, every_count: body.every?.count ?? null, every_unit: body.every?.unit ?? null, starts_on: body.startsOn, ends_on: body.endsOn, season_from: body.season?.from ?? null, season_to: body.season?.to ?? null, holidays: body.holidays, work_from: body.workHours.from, work_to: body.workHours.to,
    peak_hours: body.peakHours, minutes: body.minutes,
  }
  const today = dayIn(timeZone, ctx.now)
  const after = body.startsOn > today ? new Date(midnightOf(body.startsOn, timeZone).getTime() - 1) : ctx.now
  return { next: nextOf(plan, timeZone, after, body.startsOn > today ? body.startsOn : today).map((dueAt) => ({ dueAt, window: workWindow(dayIn(timeZone, dueAt), hoursOf(plan), timeZone, ctx.now)! })).map(({ dueAt, window }) => ({ dueAt: iso(dueAt), from: iso(window.from), to: iso(window.to) })) }
}
