import { organization, type Input, type Locale, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { event } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { pinyinKeys } from '../../platform/text/index.ts'
import { z } from 'zod'
import { addPositions } from './positions.ts'
import { partsOfTemplate } from './site-templates.ts'
import { applyParts, insertDepartments, keptDepartments, type TemplateParts } from './site-parts.ts'

/** A site exists; modules to the right prepare their defaults for it. */
export const siteCreated = event('site.created', z.object({ siteId: z.uuid(), kind: organization.SiteKind }))

export interface SiteFacts {
  id: string
  code: string
  name: string
  kind: organization.Site['kind']
  timeZone: string
}

/** A site of the organisation. Throws `not_found`; does not ask for permissions. */
export async function siteById(ctx: Ctx, id: string): Promise<SiteFacts> {
  const row = await ctx.tx.selectFrom('site').select(['id', 'code', 'name', 'kind', 'time_zone']).where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'No such site')
  return { id: row.id, code: row.code, name: row.name, kind: row.kind, timeZone: row.time_zone }
}

/** Sites among which the actor may use a permission. */
export async function sitesOf(ctx: Ctx): Promise<SiteFacts[]> {
  const scope = ctx.actor.kind === 'resident' ? 'all' : ctx.actor.sitesFor('organization:read')
  let select = ctx.tx.selectFrom('site').select(['id', 'code', 'name', 'kind', 'time_zone']).orderBy('code')
  if (scope !== 'all') select = select.where('id', 'in', scope.length > 0 ? scope : [NO_ID])
  return (await select.execute()).map((row) => ({ id: row.id, code: row.code, name: row.name, kind: row.kind, timeZone: row.time_zone }))
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** The zone a site lives in, kept for the process: it never changes while sites run. */
const zones = new Map<string, string>()
export async function timeZoneOf(ctx: Ctx, siteId: string): Promise<string> {
  const known = zones.get(siteId)
  if (known) return known
  const { timeZone } = await siteById(ctx, siteId)
  zones.set(siteId, timeZone)
  return timeZone
}

/** The language that the company was founded in: what comes ready is written in it, whoever asks for it. */
export async function houseLocale(ctx: Ctx): Promise<Locale> {
  return (await ctx.tx.selectFrom('organization').select('locale').where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()).locale
}

/** The zone in which the company has its days, for what belongs to no site: that of the actor's first site, or of the company's. */
export async function homeZone(ctx: Ctx): Promise<string> {
  const scope = ctx.actor.sitesFor('organization:read')
  const select = ctx.tx.selectFrom('site').select('time_zone').orderBy('code').limit(1)
  const own = scope === 'all' || scope.length === 0 ? undefined : await select.where('id', 'in', scope).executeTakeFirst()
  return (own ?? (await select.executeTakeFirst()))?.time_zone ?? 'Asia/Shanghai'
}

type SiteHook = (ctx: Ctx, site: { id: string; kind: organization.Site['kind']; timeZone: string }) => Promise<void>
const siteHooks = new Set<SiteHook>()
/** What a site cannot be without (calendars, promises, categories) is made with it, in the same transaction, by the module that knows it. */
export function whenSiteIsMade(hook: SiteHook): void {
  siteHooks.add(hook)
}

/** Makes the organisation of `ctx`; everything else of it comes afterwards. */
export async function makeOrganization(ctx: Ctx, facts: { name: string; isDemo?: boolean }): Promise<void> {
  await ctx.tx.insertInto('organization').values({ id: ctx.organizationId, name: facts.name, locale: ctx.locale, is_demo: facts.isDemo ?? false }).execute()
}

export interface NewSite {
  id?: string
  code: string
  name: string
  kind: organization.Site['kind']
  timeZone: string
  address?: string
  phone?: string
  departments?: (typeof organization.DEPARTMENT_TEMPLATES)[number]
  /** What a template of the organisation keeps; its departments replace those of the built-in ones. */
  parts?: TemplateParts
}

/** Makes a site with its departments (ORG-001, ORG-002, ORG-009, ORG-011), and the usual posts with the first one. Throws `already_exists` for a used code. */
export async function makeSite(ctx: Ctx, facts: NewSite): Promise<string> {
  if (!Intl.supportedValuesOf('timeZone').includes(facts.timeZone) && facts.timeZone !== 'UTC') throw wrongField('rule_broken', '/timeZone', `unknown zone ${facts.timeZone}`)
  const id = facts.id ?? newId()
  const made = await ctx.tx
    .insertInto('site')
    .values({ organization_id: ctx.organizationId, id, code: facts.code, name: facts.name, kind: facts.kind, time_zone: facts.timeZone, address: facts.address ?? '', phone: facts.phone ?? '' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/code', facts.code)
  await addPositions(ctx)
  await insertDepartments(ctx, id, keptDepartments(ctx, facts))
  recordHappening(ctx, { siteId: id, recordType: 'site', recordId: id, action: 'created' })
  announceChange(ctx, { recordType: 'site', recordId: id, siteId: id, action: 'created' })
  for (const hook of siteHooks) await hook(ctx, { id, kind: facts.kind, timeZone: facts.timeZone })
  await applyParts(ctx, id, facts.parts ?? {})
  ctx.publish(siteCreated, { siteId: id, kind: facts.kind })
  return id
}

type SiteRow = { id: string; code: string; name: string; kind: organization.Site['kind']; time_zone: string; address: string; phone: string; version: number }

/** A new site, bare or with what a template keeps; the same one (`id`) sent again is the one that is there. */
export async function createSite(ctx: Ctx, { body }: Input<typeof organization.createSite>): Promise<organization.Site> {
  if (ctx.actor.sitesFor('organization:manage') !== 'all') throw new AppError('not_permitted')
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('site').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known?.code === body.code) return present(known)
  const parts = body.templateId === null ? {} : await partsOfTemplate(ctx, body.templateId)
  const id = await makeSite(ctx, { ...body, parts })
  if (body.templateId !== null) recordHappening(ctx, { siteId: id, recordType: 'site', recordId: id, action: 'from_template', changes: [{ field: 'template', from: null, to: body.templateId }] })
  return getSite(ctx, { params: { id }, query: {}, body: {} })
}

export async function changeSite(ctx: Ctx, { params, body }: Input<typeof organization.changeSite>): Promise<organization.Site> {
  ctx.actor.mustSee('organization:manage', params.id)
  const before = await ctx.tx.selectFrom('site').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, async () => present(before))
  const after = { name: body.name, time_zone: body.timeZone, address: body.address, phone: body.phone }
  const row = await ctx.tx.updateTable('site').set({ ...after, version: before.version + 1 }).where('id', '=', params.id).returningAll().executeTakeFirstOrThrow()
  zones.delete(params.id)
  recordHappening(ctx, { siteId: params.id, recordType: 'site', recordId: params.id, action: 'changed', changes: changesBetween(before, after) })
  return present(row)
}

export async function listSites(ctx: Ctx): Promise<Output<typeof organization.listSites>> {
  const visible = await sitesOf(ctx)
  const ids = visible.map((site) => site.id)
  if (ids.length === 0) return { items: [] }
  const rows = await ctx.tx.selectFrom('site').selectAll().where('id', 'in', ids).orderBy('code').execute()
  return { items: rows.map((row) => present(row)) }
}

/** What somebody types to find a site: pinyin and initials of its name. */
export async function chooseSites(ctx: Ctx): Promise<Output<typeof organization.chooseSites>> {
  const { items } = await listSites(ctx)
  return {
    items: items.map(({ id, name, code, kind, address }) => {
      const { pinyin, initials } = pinyinKeys(name, 'company')
      return { id, name, code, kind, address, keys: [...new Set([pinyin, initials])] }
    }),
  }
}

export async function getSite(ctx: Ctx, { params }: Input<typeof organization.getSite>): Promise<organization.Site> {
  if (ctx.actor.kind !== 'resident') ctx.actor.mustSee('organization:read', params.id)
  const row = await ctx.tx.selectFrom('site').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return present(row)
}

function present(row: SiteRow): organization.Site {
  return { id: row.id, code: row.code, name: row.name, kind: row.kind, timeZone: row.time_zone, address: row.address, phone: row.phone, version: row.version }
}
