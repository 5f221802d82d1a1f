import { structure, type Input, type Output } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { keepParts, type TemplateParts } from './site-parts.ts'
import type { SiteTemplateTable } from './tables.ts'

type Row = Selectable<SiteTemplateTable>

const partsIn = (row: Pick<Row, 'parts'>): TemplateParts => row.parts as TemplateParts

function present(row: Row, siteName: string | null): structure.SiteTemplate {
  const parts = partsIn(row)
  return {
    id: row.id, name: row.name, siteKind: row.site_kind, note: row.note, fromSite: row.from_site_id === null ? null : { id: row.from_site_id, name: siteName ?? '' }, madeBy: row.made_by, madeAt: iso(row.made_at), isActive: row.is_active,
    parts: structure.TEMPLATE_PARTS.flatMap((part) => (parts[part] ? [{ part, count: parts[part].names.length, names: parts[part].names.slice(0, 60) }] : [])), version: row.version,
  }
}

function mustManageAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('organization:manage') !== 'all') throw new AppError('not_permitted', 'Templates are of the whole organisation')
}

export async function listSiteTemplates(ctx: Ctx): Promise<Output<typeof structure.listSiteTemplates>> {
  mustManageAll(ctx)
  const rows = await ctx.tx.selectFrom('site_template').selectAll().orderBy('name').execute()
  const sites = new Map((await ctx.tx.selectFrom('site').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
  return { items: rows.map((row) => present(row, sites.get(row.from_site_id ?? '') ?? null)) }
}

/** Keeps the settings of a site under a name. Throws `already_exists` naming `/name`. */
export async function saveSiteTemplate(ctx: Ctx, { body }: Input<typeof structure.saveSiteTemplate>): Promise<structure.SiteTemplate> {
  mustManageAll(ctx)
  const site = await ctx.tx.selectFrom('site').select(['id', 'name', 'kind']).where('id', '=', body.siteId).executeTakeFirst()
  if (!site) throw new AppError('not_found')
  const parts = await keepParts(ctx, site.id)
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), name: body.name, site_kind: site.kind, note: body.note, parts, from_site_id: site.id, made_by: ctx.actor.name, made_at: ctx.now, is_active: true, version: 1 }
  const made = await ctx.tx.insertInto('site_template').values({ ...row, parts: sql`${JSON.stringify(parts)}::jsonb` }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/name', body.name)
  recordHappening(ctx, { siteId: null, recordType: 'site_template', recordId: row.id, action: 'created', note: site.name })
  return present(row, site.name)
}

export async function changeSiteTemplate(ctx: Ctx, { params, body }: Input<typeof structure.changeSiteTemplate>): Promise<structure.SiteTemplate> {
  mustManageAll(ctx)
  const before = await ctx.tx.selectFrom('site_template').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  const from = before.from_site_id === null ? undefined : await ctx.tx.selectFrom('site').select('name').where('id', '=', before.from_site_id).executeTakeFirst()
  await mustBeCurrent(before.version, body.version, () => Promise.resolve(present(before, from?.name ?? null)))
  const facts = { name: body.name ?? before.name, note: body.note ?? before.note, is_active: body.isActive ?? before.is_active }
  if (facts.name !== before.name && (await ctx.tx.selectFrom('site_template').select('id').where('name', '=', facts.name).executeTakeFirst())) throw wrongField('already_exists', '/name', facts.name)
  const row = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('site_template').set({ ...facts, version: row.version }).where('id', '=', row.id).execute()
  recordHappening(ctx, { siteId: null, recordType: 'site_template', recordId: row.id, action: 'changed', changes: changesBetween({ ...before }, facts) })
  return present(row, from?.name ?? null)
}

/** What a template in use keeps. Throws `not_found` naming `/templateId`. */
export async function partsOfTemplate(ctx: Ctx, id: string): Promise<TemplateParts> {
  const row = await ctx.tx.selectFrom('site_template').select('parts').where('id', '=', id).where('is_active', '=', true).executeTakeFirst()
  if (!row) throw wrongField('not_found', '/templateId', 'no such template')
  return partsIn(row)
}
