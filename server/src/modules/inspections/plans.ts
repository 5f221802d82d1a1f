import { sql } from 'kysely'
import type { inspections, Input, Output, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, nextStatus, possibleActions, readTimeline, recordHappening, type LifeCycle } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { midnightOf } from '../../platform/text/wall-time.ts'
import { siteById, zonesOf } from '../organization/index.ts'
import { employeeNames, worksAt } from '../people/index.ts'
import { makeRounds } from './make.ts'
import { checkRule, nextOccurrences, recurrenceOf, seasonOf } from './recurrence.ts'
import type { InspectionTables } from './tables.ts'
import { tendNext } from './tend.ts'

export type PlanRow = InspectionTables['inspection_plan']
type Facts = Omit<Input<typeof inspections.createPlan>['body'], 'id' | 'siteId'>
/** How far ahead a screen shows rounds that are not made yet, and how many. */
const SHOWN_DAYS = 400
const SHOWN = 5

const PLAN_LIFE: LifeCycle<PlanRow['state'], 'pause' | 'resume' | 'end'> = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  end: { from: ['running', 'paused'], to: 'ended' },
}

const nextOf = (plan: Parameters<typeof recurrenceOf>[0], timeZone: string, now: Date): string[] => nextOccurrences(recurrenceOf(plan), timeZone, now, { count: SHOWN, days: SHOWN_DAYS }).map((one) => iso(one))

export async function presentPlans(ctx: Ctx, rows: readonly PlanRow[]): Promise<inspections.InspectionPlan[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.map((row) => row.employee_id))
  const routes = new Map((await ctx.tx.selectFrom('inspection_route').select(['id', 'name']).where('id', 'in', rows.map((row) => row.route_id)).execute()).map((row) => [row.id, row.name]))
  const { rows: rates } = await ctx.client.query<{ plan_id: string; due: number; done: number }>(
    `select plan_id, count(*)::int as due, count(*) filter (where state = 'done' and not is_late)::int as done from inspection_task
     where plan_id = any ($1) and to_at <= $2 and to_at > $2::timestamptz - interval '30 days' and state <> 'skipped' group by 1`,
    [rows.map(({ id }) => id), ctx.now],
  )
  const zones = new Map((await zonesOf(ctx, rows[0]!.site_id)).map(({ id, name }) => [id, { id, name }]))
  const { timeZone } = await siteById(ctx, rows[0]!.site_id)
  return rows.map((row) => {
    const rate = rates.find(({ plan_id }) => plan_id === row.id)
    return {
      id: row.id, siteId: row.site_id, name: row.name, kind: row.kind, meters: row.meters, route: { id: row.route_id, name: routes.get(row.route_id) ?? '' }, rule: row.rule, startsOn: row.starts_on, endsOn: row.ends_on, windowMinutes: row.window_minutes, leadHours: row.lead_hours,
      season: seasonOf(row), holidays: row.holidays, overlap: row.overlap, misfire: row.misfire, employee: row.employee_id === null ? null : { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, role: row.role, zone: row.zone_id === null ? null : zones.get(row.zone_id)!, participants: row.participants,
      photoWhenFine: row.photo_when_fine, state: row.state, allowedActions: ctx.actor.can('inspections:manage', row.site_id) ? possibleActions(PLAN_LIFE, row.state) : [], next: row.state === 'running' ? nextOf(row, timeZone, ctx.now) : [], doneRate: rate ? rate.done / rate.due : null, version: row.version,
    }
  })
}

export async function plansOf(ctx: Ctx, siteId: string, filter: Input<typeof inspections.listPlans>['query']['filter']): Promise<PlanRow[]> {
  ctx.actor.mustSee('inspections:read', siteId)
  await siteById(ctx, siteId)
  let select = ctx.tx.selectFrom('inspection_plan').selectAll().where('site_id', '=', siteId)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  return select.orderBy('name').limit(2000).execute()
}

export async function listPlans(ctx: Ctx, { query }: Input<typeof inspections.listPlans>): Promise<Output<typeof inspections.listPlans>> {
  return { items: await presentPlans(ctx, await plansOf(ctx, query.siteId, query.filter)) }
}

async function visiblePlan(ctx: Ctx, id: string): Promise<PlanRow> {
  const row = await ctx.tx.selectFrom('inspection_plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  return row
}

export async function getPlan(ctx: Ctx, { params }: Input<typeof inspections.getPlan>): Promise<inspections.InspectionPlan> {
  return (await presentPlans(ctx, [await visiblePlan(ctx, params.id)]))[0]!
}

/** Throws `rule_broken` and `not_found` naming the field. */
async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  checkRule(body.rule)
  if (body.meters === null && body.kind === 'meters') throw wrongField('rule_broken', '/meters', 'say whose meters it reads')
  if (body.meters && body.kind !== 'meters') throw wrongField('rule_broken', '/meters', 'it reads none')
  if (body.endsOn !== null && body.endsOn < body.startsOn) throw wrongField('rule_broken', '/endsOn', 'before it begins')
  if (body.employeeId !== null && body.role !== null) throw wrongField('rule_broken', '/role', 'one colleague or a role, not both')
  if (body.zoneId !== null && body.role === null) throw wrongField('rule_broken', '/zoneId', 'the people of a zone are those of a role')
  if (body.zoneId !== null && !(await zonesOf(ctx, siteId)).some(({ id }) => id === body.zoneId)) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  if (new Set(body.participants).size < body.participants.length) throw wrongField('rule_broken', '/participants', 'one is there twice')
  const route = await ctx.tx.selectFrom('inspection_route').select('is_active').where('id', '=', body.routeId).where('site_id', '=', siteId).executeTakeFirst()
  if (!route) throw wrongField('not_found', '/routeId', 'no such route at this site')
  if (!route.is_active) throw wrongField('rule_broken', '/routeId', 'the route is out of use')
  if (body.employeeId !== null && !(await worksAt(ctx, body.employeeId, siteId, 'inspections:work'))) throw wrongField('rule_broken', '/employeeId', 'does not walk rounds at this site')
}

/** Who says nothing of whose meters a plan reads (who wrote to the interface before it was asked) leaves it as it is; a new one reads the public ones. */
const columnsOf = (body: Facts, before?: Pick<PlanRow, 'meters'>) => ({
  name: body.name, kind: body.kind, meters: body.kind === 'meters' ? (body.meters ?? before?.meters ?? ('public' as const)) : null, route_id: body.routeId, rule: body.rule, starts_on: body.startsOn, ends_on: body.endsOn, window_minutes: body.windowMinutes, lead_hours: body.leadHours, season_from: body.season?.from ?? null, season_to: body.season?.to ?? null, holidays: body.holidays,
  overlap: body.overlap, misfire: body.misfire, employee_id: body.employeeId, role: body.role, zone_id: body.zoneId, participants: body.participants, photo_when_fine: body.photoWhenFine,
})

function tell(ctx: Ctx, row: Pick<PlanRow, 'id' | 'site_id'>, action: string, told: { note?: string | null; fromStatus?: string; toStatus?: string } = {}): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'inspection_plan', recordId: row.id, action, ...told })
  announceChange(ctx, { recordType: 'inspection_plan', recordId: row.id, siteId: row.site_id, action })
}

/** New plan (INS-002); its first rounds are made at once, from this moment on. Throws `already_exists` naming `/name`, `not_found`, `rule_broken`. */
export async function createPlan(ctx: Ctx, { body }: Input<typeof inspections.createPlan>): Promise<inspections.InspectionPlan> {
  ctx.actor.mustSee('inspections:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  const row: PlanRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, state: 'running', ready_key: null, made_until: ctx.now, version: 1, updated_at: ctx.now, ...columnsOf(body) }
  const made = await ctx.tx.insertInto('inspection_plan').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('inspection_plan').select('name').where('id', '=', row.id).where('site_id', '=', body.siteId).executeTakeFirst()
    if (known?.name !== body.name) throw wrongField('already_exists', '/name', body.name)
    return getPlan(ctx, { params: { id: row.id }, query: {}, body: {} })
  }
  await makeRounds(ctx, site, [row])
  await tendNext(ctx, row.site_id)
  tell(ctx, row, 'created')
  return (await presentPlans(ctx, [row]))[0]!
}

async function lockPlan(ctx: Ctx, id: string, version: number | undefined): Promise<PlanRow> {
  const row = await ctx.tx.selectFrom('inspection_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('inspections:read', row.site_id)
  ctx.actor.mustBeAbleTo('inspections:manage', row.site_id)
  await mustBeCurrent(row.version, version, async () => (await presentPlans(ctx, [row]))[0])
  return row
}

/** Rounds that are still to come and that nobody touched go; what has begun, or whose time has come, stays as it was made. */
async function takeBack(ctx: Ctx, row: PlanRow): Promise<void> {
  await ctx.client.query("delete from inspection_task where plan_id = $1 and occurrence_at > $2 and (state = 'waiting' or why = 'holiday') and from_at > $2", [row.id, ctx.now])
}

/** Throws `stale_version`, `already_exists`, `not_found`, `rule_broken`; nothing of the old rounds is lost. */
export async function changePlan(ctx: Ctx, { params, body }: Input<typeof inspections.changePlan>): Promise<inspections.InspectionPlan> {
  const row = await lockPlan(ctx, params.id, body.version)
  const site = await siteById(ctx, row.site_id)
  await mustFit(ctx, row.site_id, body)
  const columns = columnsOf(body, row)
  const after: PlanRow = { ...row, ...columns, made_until: ctx.now, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx
    .updateTable('inspection_plan')
    .set({ ...columns, made_until: ctx.now, version: after.version, updated_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => {
      throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', body.name) : error
    })
  await takeBack(ctx, row)
  if (after.state === 'running') await makeRounds(ctx, site, [after])
  await tendNext(ctx, row.site_id)
  tell(ctx, row, 'changed')
  return (await presentPlans(ctx, [after]))[0]!
}

/** A pause takes back the rounds to come; what is resumed begins anew from that moment. Throws `action_not_allowed`, `rule_broken` without a reason. */
export async function actOnPlan(ctx: Ctx, { params, body }: Input<typeof inspections.actOnPlan>): Promise<inspections.InspectionPlan> {
  const row = await lockPlan(ctx, params.id, body.version)
  const state = nextStatus(PLAN_LIFE, row.state, body.action)
  if (body.action !== 'resume' && body.reason === '') throw wrongField('rule_broken', '/reason', 'say why')
  const after: PlanRow = { ...row, state, made_until: ctx.now, version: row.version + 1, updated_at: ctx.now }
  await ctx.tx.updateTable('inspection_plan').set({ state, made_until: ctx.now, version: sql`version + 1`, updated_at: ctx.now }).where('id', '=', row.id).execute()
  if (state === 'running') await makeRounds(ctx, await siteById(ctx, row.site_id), [after])
  else await takeBack(ctx, row)
  await tendNext(ctx, row.site_id)
  tell(ctx, row, body.action, { note: body.reason || null, fromStatus: row.state, toStatus: state })
  return (await presentPlans(ctx, [after]))[0]!
}

export async function previewPlan(ctx: Ctx, { body }: Input<typeof inspections.previewPlan>): Promise<Output<typeof inspections.previewPlan>> {
  ctx.actor.mustSee('inspections:manage', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  checkRule(body.rule)
  const plan = { rule: body.rule, starts_on: body.startsOn, ends_on: body.endsOn, season_from: body.season?.from ?? null, season_to: body.season?.to ?? null, holidays: body.holidays }
  const begin = midnightOf(body.startsOn, timeZone)
  return { next: nextOf(plan, timeZone, body.startsOn > dayIn(timeZone, ctx.now) ? new Date(begin.getTime() - 1) : ctx.now) }
}

export async function planTimeline(ctx: Ctx, { params }: Input<typeof inspections.planTimeline>): Promise<{ items: TimelineEntry[] }> {
  return { items: await readTimeline(ctx, (await visiblePlan(ctx, params.id)).id) }
}
