import { organization, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { siteById } from './sites.ts'

export async function listDepartments(ctx: Ctx, { query }: Input<typeof organization.listDepartments>): Promise<Output<typeof organization.listDepartments>> {
  ctx.actor.mustSee('organization:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('department').selectAll().where('site_id', '=', query.siteId).orderBy('sort_order').execute()
  return { items: rows.map((row) => ({ id: row.id, siteId: row.site_id, code: row.code, name: row.name, alias: row.alias })) }
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
