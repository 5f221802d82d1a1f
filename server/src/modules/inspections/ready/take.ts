import { sql } from 'kysely'
import type { inspections, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { presentPlans } from '../plans.ts'
import { newTag } from '../points.ts'
import { READY_CHECKLISTS, itemIn, said } from './checklists.ts'
import { readyPlansFor, type ReadyPlan } from './plans.ts'

interface Site {
  id: string
  kind: Parameters<typeof readyPlansFor>[0]
  timeZone: string
}

/**
 * The checklists, points, routes and plans that a site of this kind begins with. What is there stays as it is; twice is once. The plans are
 * paused: somebody looks at them and resumes those that are wanted. Returns how many plans were added.
 */
export async function addReady(ctx: Ctx, site: Site): Promise<number> {
  const lists = await addChecklists(ctx)
  const have = new Set((await ctx.tx.selectFrom('inspection_plan').select('ready_key').where('site_id', '=', site.id).where('ready_key', 'is not', null).execute()).map(({ ready_key }) => ready_key))
  const missing = readyPlansFor(site.kind).filter(({ key }) => !have.has(key))
  if (missing.length === 0) return 0
  const points = await addPoints(ctx, site, missing, lists)
  const routes = missing.map((plan) => ({ plan, id: newId() }))
  await ctx.tx.insertInto('inspection_route').values(routes.map(({ plan, id }) => ({ organization_id: ctx.organizationId, id, site_id: site.id, name: said(plan.name, ctx.locale), is_ordered: false, plan_file_id: null, is_active: true, version: 1, updated_at: ctx.now }))).onConflict((conflict) => conflict.doNothing()).execute()
  const known = new Set((await ctx.tx.selectFrom('inspection_route').select('id').where('id', 'in', routes.map(({ id }) => id)).execute()).map(({ id }) => id))
  // A route or a plan of the same name is somebody's own: the ready one is left out.
  const free = routes.filter(({ id }) => known.has(id))
  if (free.length === 0) return 0
  await ctx.tx.insertInto('inspection_stop').values(free.flatMap(({ plan, id }) => plan.stops.map((stop, position) => ({ organization_id: ctx.organizationId, route_id: id, position, point_id: points.get(codeOf(stop.key))!, minutes: 10, x: null, y: null })))).execute()
  const today = dayIn(site.timeZone, ctx.now)
  const made = await ctx.tx
    .insertInto('inspection_plan')
    .values(
      free.map(({ plan, id }) => ({
        organization_id: ctx.organizationId, id: newId(), site_id: site.id, name: said(plan.name, ctx.locale), kind: plan.kind, meters: plan.meters ?? null, route_id: id, rule: plan.rule, starts_on: today, ends_on: null, window_minutes: plan.window_minutes, lead_hours: 24, season_from: null, season_to: null, holidays: plan.holidays ?? ('keep' as const), overlap: plan.overlap ?? ('allow' as const),
        misfire: 'missed' as const, employee_id: null, role: plan.role ?? null, zone_id: null, participants: plan.participants ?? [], photo_when_fine: false, state: 'paused' as const, ready_key: plan.key, made_until: ctx.now, version: 1, updated_at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows ?? 0n)
}

/** The checklists of the release by their keys. One whose name the company has given to a checklist of its own is that checklist: points are looked at by theirs. */
async function addChecklists(ctx: Ctx): Promise<Map<string, string>> {
  const made = await ctx.tx
    .insertInto('checklist')
    .values(READY_CHECKLISTS.map((list) => ({ organization_id: ctx.organizationId, id: newId(), name: said(list.name, ctx.locale), purpose: '', ready_key: list.key, number: 1, is_active: true, version: 1, updated_at: ctx.now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'ready_key'])
    .execute()
  if (made.length > 0) await keepItems(ctx, made)
  const names = new Map(READY_CHECKLISTS.map(({ key, name }) => [said(name, ctx.locale), key]))
  const rows = await ctx.tx.selectFrom('checklist').select(['id', 'name', 'ready_key']).where((is) => is.or([is('ready_key', 'is not', null), is('name', 'in', [...names.keys()])])).execute()
  const by = (keyOf: (row: (typeof rows)[number]) => string | null | undefined) => rows.flatMap((row): [string, string][] => (keyOf(row) ? [[keyOf(row)!, row.id]] : []))
  return new Map([...by(({ name }) => names.get(name)), ...by(({ ready_key }) => ready_key)])
}

/** A checklist of the release by its key, made where the organisation has none yet. */
export async function readyChecklist(ctx: Ctx, key: 'cleanliness'): Promise<string> {
  return (await addChecklists(ctx)).get(key)!
}

async function keepItems(ctx: Ctx, made: readonly { id: string; ready_key: string | null }[]): Promise<void> {
  const items = new Map(READY_CHECKLISTS.map((list) => [list.key, list.items.map((item) => itemIn(item, ctx.locale))]))
  await ctx.tx.insertInto('checklist_version').values(made.map((row) => ({ organization_id: ctx.organizationId, checklist_id: row.id, number: 1, items: sql`${JSON.stringify(items.get(row.ready_key!))}::jsonb`, made_at: ctx.now, made_by: ctx.actor.name }))).execute()
}

const codeOf = (key: string): string => `R-${key.toUpperCase().replaceAll('_', '-')}`

async function addPoints(ctx: Ctx, site: Site, plans: readonly ReadyPlan[], lists: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const stops = new Map(plans.flatMap((plan) => plan.stops).map((stop) => [stop.key, stop]))
  const values = [...stops.values()].map((stop) => ({ organization_id: ctx.organizationId, id: newId(), site_id: site.id, code: codeOf(stop.key), name: said(stop.name, ctx.locale), place: '', target: 'place' as const, target_id: null, building_id: null, checklist_id: lists.get(stop.checklist)!, tag: newTag(), latitude: null, longitude: null, is_active: true, last_result: null, last_at: null, last_by: null, version: 1, updated_at: ctx.now }))
  await ctx.tx.insertInto('inspection_point').values(values).onConflict((conflict) => conflict.doNothing()).execute()
  const rows = await ctx.tx.selectFrom('inspection_point').select(['id', 'code']).where('site_id', '=', site.id).where('code', 'in', [...stops.keys()].map(codeOf)).execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Adds what is missing of the ready plans of a site. */
export async function takeReadyPlans(ctx: Ctx, { body }: Input<typeof inspections.takeReadyPlans>): Promise<Output<typeof inspections.takeReadyPlans>> {
  ctx.actor.mustSee('inspections:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const added = await addReady(ctx, site)
  if (added > 0) recordHappening(ctx, { siteId: site.id, recordType: 'site', recordId: site.id, action: 'ready_plans_added', note: String(added) })
  return { added, items: await presentPlans(ctx, await ctx.tx.selectFrom('inspection_plan').selectAll().where('site_id', '=', site.id).where('ready_key', 'is not', null).orderBy('name').execute()) }
}
