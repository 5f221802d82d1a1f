import type { Input, Output, structure } from '@guanjia/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'

/** What is kept in `organization.profile`; older rows lack what was added later. */
const Company = z.object({ foundedOn: z.string().nullable().default(null), slogan: z.string().default(''), servicePhilosophy: z.array(z.string()).default([]), qualitySystem: z.string().default(''), about: z.string().default('') })
const Site = z.object({ managedAreaM2: z.number().nullable().default(null), amenities: z.array(z.string()).default([]), about: z.string().default(''), openedOn: z.string().nullable().default(null) })
export type SiteProfileFacts = z.output<typeof Site>

export const companyIn = (profile: unknown): z.output<typeof Company> => Company.parse(profile)
export const siteProfileIn = (profile: unknown): SiteProfileFacts => Site.parse(profile)

/** What the company says of itself, without its people. */
export async function companyFacts(ctx: Ctx): Promise<z.output<typeof Company> & { name: string; version: number }> {
  const row = await ctx.tx.selectFrom('organization').select(['name', 'profile', 'version']).where('id', '=', ctx.organizationId).executeTakeFirstOrThrow()
  return { ...companyIn(row.profile), name: row.name, version: row.version }
}

export async function companyFace(ctx: Ctx): Promise<Output<typeof structure.companyFace>> {
  const { name, slogan, servicePhilosophy } = await companyFacts(ctx)
  return { name, slogan, servicePhilosophy }
}

/** Changes what the company says of itself (ORG-012, ORG-014, ORG-053). Only who leads the whole organisation does. Throws `stale_version`, `not_permitted`. */
export async function saveCompany(ctx: Ctx, body: Input<typeof structure.changeCompanyProfile>['body'], present: () => Promise<unknown>): Promise<void> {
  if (ctx.actor.sitesFor('organization:manage') !== 'all') throw new AppError('not_permitted')
  const row = await ctx.tx.selectFrom('organization').select(['name', 'profile', 'version']).where('id', '=', ctx.organizationId).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(row.version, body.version, present)
  const { version: _version, name = row.name, ...facts } = body
  const before = companyIn(row.profile)
  const changes = changesBetween({ ...before, name: row.name }, { ...facts, name })
  if (changes.length === 0) return
  const after = Company.parse({ ...before, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) })
  await ctx.tx.updateTable('organization').set({ name, profile: sql`${JSON.stringify(after)}::jsonb`, version: row.version + 1 }).where('id', '=', ctx.organizationId).execute()
  recordHappening(ctx, { siteId: null, recordType: 'organization', recordId: ctx.organizationId, action: 'changed', changes })
  announceChange(ctx, { recordType: 'organization', recordId: ctx.organizationId, siteId: null, action: 'changed' })
}

/** Changes area, amenities and words of a site (ORG-013). Throws `not_found`, `stale_version`. */
export async function saveSiteProfile(ctx: Ctx, siteId: string, body: Input<typeof structure.changeSiteProfile>['body'], present: () => Promise<unknown>): Promise<void> {
  ctx.actor.mustSee('structure:manage', siteId)
  const row = await ctx.tx.selectFrom('site').select(['profile', 'version']).where('id', '=', siteId).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, present)
  const { version: _version, ...facts } = body
  const before = siteProfileIn(row.profile)
  const changes = changesBetween({ ...before }, facts)
  if (changes.length === 0) return
  const after = Site.parse({ ...before, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) })
  await ctx.tx.updateTable('site').set({ profile: sql`${JSON.stringify(after)}::jsonb`, version: row.version + 1 }).where('id', '=', siteId).execute()
  recordHappening(ctx, { siteId, recordType: 'site', recordId: siteId, action: 'changed', changes })
  announceChange(ctx, { recordType: 'site', recordId: siteId, siteId, action: 'changed' })
}
