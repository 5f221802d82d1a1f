import { organization, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { presentDepartment } from './department-tree.ts'
import { siteById } from './sites.ts'

export async function listDepartments(ctx: Ctx, { query }: Input<typeof organization.listDepartments>): Promise<Output<typeof organization.listDepartments>> {
  ctx.actor.mustSee('organization:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('department').selectAll().where('site_id', '=', query.siteId)
  if (!query.all) select = select.where('is_active', '=', true)
  return { items: (await select.orderBy('sort_order').orderBy('code').execute()).map(presentDepartment) }
}

/** The department of a site by its code; null when the site has none such. */
export async function departmentByCode(ctx: Ctx, siteId: string, code: string): Promise<{ id: string; name: string } | null> {
  return (await ctx.tx.selectFrom('department').select(['id', 'name']).where('site_id', '=', siteId).where('code', '=', code).executeTakeFirst()) ?? null
}

export async function listZones(ctx: Ctx, { query }: Input<typeof organization.listZones>): Promise<Output<typeof organization.listZones>> {
  ctx.actor.mustSee('organization:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx
    .selectFrom('zone')
    .leftJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'zone.organization_id').onRef('employee.id', '=', 'zone.steward_id'))
    .select(['zone.id', 'zone.site_id', 'zone.name', 'zone.steward_id', 'employee.name as steward_name'])
    .where('zone.site_id', '=', query.siteId)
    .orderBy('zone.name')
    .execute()
  return { items: rows.map((row) => ({ id: row.id, siteId: row.site_id, name: row.name, steward: row.steward_id === null ? null : { id: row.steward_id, name: row.steward_name! } })) }
}

/** Makes a zone 片区 with its steward 事务管家, who is answerable for all units in it (BTL). */
export async function makeZone(ctx: Ctx, zone: { siteId: string; name: string; stewardId: string | null }): Promise<string> {
  const id = newId()
  await ctx.tx.insertInto('zone').values({ organization_id: ctx.organizationId, id, site_id: zone.siteId, name: zone.name, steward_id: zone.stewardId }).execute()
  return id
}

export interface ZoneFacts {
  id: string
  siteId: string
  name: string
  version: number
  neighbourIds: string[]
}

/** Zones of a site with their neighbours. Does not ask for permissions. */
export async function zonesOf(ctx: Ctx, siteId: string): Promise<ZoneFacts[]> {
  const rows = await ctx.tx.selectFrom('zone').selectAll().where('site_id', '=', siteId).orderBy('name').execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const pairs = await ctx.tx.selectFrom('zone_neighbour').selectAll().where('zone_id', 'in', ids).execute()
  const neighboursOf = (id: string): string[] => pairs.flatMap((pair) => (pair.zone_id === id ? [pair.other_id] : pair.other_id === id ? [pair.zone_id] : []))
  return rows.map((row) => ({ id: row.id, siteId: row.site_id, name: row.name, version: row.version, neighbourIds: neighboursOf(row.id) }))
}

/** Locks a zone at a site where the actor may read the organisation. Throws `not_found`. */
export async function lockZone(ctx: Ctx, id: string): Promise<{ id: string; siteId: string; name: string; version: number }> {
  const row = await ctx.tx.selectFrom('zone').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such zone')
  ctx.actor.mustSee('organization:read', row.site_id)
  return { id: row.id, siteId: row.site_id, name: row.name, version: row.version }
}

/** Zone names are taken once a site. Throws `already_exists` naming `/name`. */
export async function mustBeFreeName(ctx: Ctx, siteId: string, name: string, except?: string): Promise<void> {
  // Locked: two who use one name at once go one after the other.
  await ctx.tx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().execute()
  const taken = await ctx.tx.selectFrom('zone').select('id').where('site_id', '=', siteId).where('name', '=', name).executeTakeFirst()
  if (taken && taken.id !== except) throw wrongField('already_exists', '/name', name)
}

export async function renameZone(ctx: Ctx, id: string, name: string): Promise<void> {
  await ctx.tx.updateTable('zone').set({ name }).where('id', '=', id).execute()
}

export async function raiseZoneVersion(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.updateTable('zone').set((e) => ({ version: e('version', '+', 1) })).where('id', '=', id).execute()
}

/** Whose people help each other; both ways. Throws `not_found` for a zone of another site, `rule_broken` for itself. */
export async function setNeighbours(ctx: Ctx, zone: { id: string; siteId: string }, neighbourIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(neighbourIds)]
  if (wanted.includes(zone.id)) throw wrongField('rule_broken', '/neighbourIds', 'a zone is not its own neighbour')
  const known = wanted.length === 0 ? [] : await ctx.tx.selectFrom('zone').select('id').where('site_id', '=', zone.siteId).where('id', 'in', wanted).execute()
  if (known.length < wanted.length) throw wrongField('not_found', '/neighbourIds', 'no such zone at this site')
  await ctx.tx.deleteFrom('zone_neighbour').where((e) => e.or([e('zone_id', '=', zone.id), e('other_id', '=', zone.id)])).execute()
  if (wanted.length === 0) return
  const pairs = wanted.map((other) => (zone.id < other ? { zone_id: zone.id, other_id: other } : { zone_id: other, other_id: zone.id }))
  await ctx.tx.insertInto('zone_neighbour').values(pairs.map((pair) => ({ organization_id: ctx.organizationId, ...pair }))).onConflict((conflict) => conflict.doNothing()).execute()
}

/** The customer service of a zone is its steward, whom records of the zone name. */
export async function setZoneSteward(ctx: Ctx, id: string, stewardId: string | null): Promise<void> {
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
  await ctx.tx.updateTable('zone').set({ steward_id: stewardId }).where('id', '=', id).execute()
}
