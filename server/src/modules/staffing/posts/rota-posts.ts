import type { Input, Output, staffing } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { positionById, siteById, zonesOf } from '../../organization/index.ts'
import { mustBeListed } from '../../people/index.ts'
import type { PatternShift, PostOfRota } from '../rota/patterns.ts'
import type { RotaPostRow } from '../tables.ts'

export type NamedPost = RotaPostRow & { zone_name: string | null; position_name: string | null; pattern_name: string; weekdays: number[]; shifts: PatternShift[] }

/** The posts of a site with their shifts, in their order; `all` with those that are no longer manned. */
export async function postsOf(ctx: Ctx, siteId: string, all = false): Promise<NamedPost[]> {
  let select = ctx.tx
    .selectFrom('rota_post as p')
    .innerJoin('shift_pattern as s', (join) => join.onRef('s.organization_id', '=', 'p.organization_id').onRef('s.id', '=', 'p.pattern_id'))
    .leftJoin('zone as z', (join) => join.onRef('z.organization_id', '=', 'p.organization_id').onRef('z.id', '=', 'p.zone_id'))
    .leftJoin('job_position as j', (join) => join.onRef('j.organization_id', '=', 'p.organization_id').onRef('j.id', '=', 'p.position_id'))
    .selectAll('p')
    .select(['z.name as zone_name', 'j.name as position_name', 's.name as pattern_name', 's.weekdays', 's.shifts'])
    .where('p.site_id', '=', siteId)
  if (!all) select = select.where('p.is_active', '=', true)
  return select.orderBy('p.is_active', 'desc').orderBy('p.sort_order').orderBy('p.name').limit(300).execute()
}

export const asPostOfRota = (row: NamedPost): PostOfRota => ({ id: row.id, kind: row.kind, positionId: row.position_id, headcount: row.headcount, certificates: row.certificates, trades: row.trades, weekdays: row.weekdays, shifts: row.shifts })

export function presentPost(row: NamedPost): staffing.RotaPost {
  return {
    id: row.id, siteId: row.site_id, name: row.name, kind: row.kind, zone: row.zone_id === null ? null : { id: row.zone_id, name: row.zone_name ?? '' }, position: row.position_id === null ? null : { id: row.position_id, name: row.position_name ?? '' },
    pattern: { id: row.pattern_id, name: row.pattern_name }, headcount: row.headcount, certificates: row.certificates, trades: row.trades, sortOrder: row.sort_order, map: row.map_x === null ? null : { x: Number(row.map_x), y: Number(row.map_y) }, isActive: row.is_active, version: row.version,
  }
}

export async function listRotaPosts(ctx: Ctx, { query }: Input<typeof staffing.listRotaPosts>): Promise<Output<typeof staffing.listRotaPosts>> {
  ctx.actor.mustSee('rota:read', query.siteId)
  await siteById(ctx, query.siteId)
  return { items: (await postsOf(ctx, query.siteId, true)).map(presentPost) }
}

async function one(ctx: Ctx, siteId: string, id: string): Promise<staffing.RotaPost> {
  return presentPost((await postsOf(ctx, siteId, true)).find((row) => row.id === id)!)
}

export async function createRotaPost(ctx: Ctx, { body }: Input<typeof staffing.createRotaPost>): Promise<staffing.RotaPost> {
  ctx.actor.mustSee('rota:plan', body.siteId)
  await siteById(ctx, body.siteId)
  await mustFit(ctx, body.siteId, body)
  const row: RotaPostRow = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: body.siteId, ...factsOf(body), is_active: true, version: 1 }
  const made = await ctx.tx.insertInto('rota_post').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/name', body.name)
  tell(ctx, row, 'created')
  return one(ctx, row.site_id, row.id)
}

export async function changeRotaPost(ctx: Ctx, { params, body }: Input<typeof staffing.changeRotaPost>): Promise<staffing.RotaPost> {
  const before = await ctx.tx.selectFrom('rota_post').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  ctx.actor.mustSee('rota:plan', before.site_id)
  await mustBeCurrent(before.version, body.version, () => one(ctx, before.site_id, before.id))
  await mustFit(ctx, before.site_id, body, before)
  const facts = { ...factsOf(body), is_active: body.isActive }
  if (facts.name !== before.name && (await ctx.tx.selectFrom('rota_post').select('id').where('site_id', '=', before.site_id).where('name', '=', facts.name).executeTakeFirst())) throw wrongField('already_exists', '/name', facts.name)
  const changes = changesBetween({ ...before, map_x: before.map_x === null ? null : Number(before.map_x), map_y: before.map_y === null ? null : Number(before.map_y) }, facts)
  if (changes.length > 0) {
    await ctx.tx.updateTable('rota_post').set({ ...facts, version: before.version + 1 }).where('id', '=', before.id).execute()
    tell(ctx, { ...before, ...facts }, 'changed', changes)
  }
  return one(ctx, before.site_id, before.id)
}

type Facts = Omit<Input<typeof staffing.createRotaPost>['body'], 'id' | 'siteId'>
const factsOf = (body: Facts) => ({
  name: body.name, kind: body.kind, zone_id: body.zoneId, position_id: body.positionId, pattern_id: body.patternId, headcount: body.headcount, certificates: [...new Set(body.certificates)], trades: [...new Set(body.trades)], map_x: body.map?.x ?? null, map_y: body.map?.y ?? null, sort_order: body.sortOrder,
})

async function mustFit(ctx: Ctx, siteId: string, body: Facts, before?: RotaPostRow): Promise<void> {
  const zones = await zonesOf(ctx, siteId)
  if (body.zoneId !== null && !zones.some(({ id }) => id === body.zoneId)) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  // Guards walk and stand by area (STF-003).
  if ((body.kind === 'patrol' || body.kind === 'fixed') && body.zoneId === null && zones.length > 0) throw wrongField('rule_broken', '/zoneId', 'a fixed post or a patrol belongs to an area')
  if (body.positionId !== null && body.positionId !== before?.position_id) await positionById(ctx, body.positionId)
  const pattern = await ctx.tx.selectFrom('shift_pattern').select(['is_active', 'shifts']).where('id', '=', body.patternId).executeTakeFirst()
  if (!pattern || (!pattern.is_active && body.patternId !== before?.pattern_id)) throw wrongField('not_found', '/patternId', 'no such shift pattern')
  if (body.kind === 'night_manager' && body.headcount !== 1) throw wrongField('rule_broken', '/headcount', 'one manager for each night')
  if (body.kind === 'night_manager' && pattern.shifts.length !== 1) throw wrongField('rule_broken', '/patternId', 'one shift for each night')
  await mustBeListed(ctx, 'certificate', body.certificates, '/certificates', before?.certificates)
  await mustBeListed(ctx, 'certificate', body.trades, '/trades', before?.trades)
}

function tell(ctx: Ctx, row: RotaPostRow, action: string, changes: ReturnType<typeof changesBetween> = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'rota_post', recordId: row.id, action, note: row.name, changes })
  announceChange(ctx, { recordType: 'rota_post', recordId: row.id, siteId: row.site_id, action })
}
