import { structure, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { companyFacts, saveCompany, saveSiteProfile, siteById, siteProfileIn } from '../organization/index.ts'
import { placedAt } from '../people/index.ts'
import { personOf } from './org-chart.ts'

const LEADERS = ['administrator', 'general_manager', 'site_manager']

/** What the company says of itself, with its sites, the area that they say, and who leads them (ORG-012). */
export async function getCompanyProfile(ctx: Ctx): Promise<structure.CompanyProfile> {
  const facts = await companyFacts(ctx)
  const sites = await ctx.tx.selectFrom('site').select(['id', 'name', 'kind', 'profile']).orderBy('code').execute()
  const areas = sites.flatMap((site) => siteProfileIn(site.profile).managedAreaM2 ?? [])
  const leaders = new Map<string, ReturnType<typeof personOf>>()
  for (const site of sites) for (const one of await placedAt(ctx, site.id)) if (one.roles.some((role) => LEADERS.includes(role))) leaders.set(one.id, personOf(one))
  return {
    ...facts, sites: sites.map((site) => ({ id: site.id, name: site.name, kind: site.kind, managedAreaM2: siteProfileIn(site.profile).managedAreaM2 })),
    managedAreaM2: areas.length === 0 ? null : areas.reduce((a, b) => a + b, 0), managers: [...leaders.values()],
  }
}

export async function changeCompanyProfile(ctx: Ctx, { body }: Input<typeof structure.changeCompanyProfile>): Promise<structure.CompanyProfile> {
  await saveCompany(ctx, body, () => getCompanyProfile(ctx))
  return getCompanyProfile(ctx)
}

/** Area, amenities and management of a site (ORG-013). */
export async function getSiteProfile(ctx: Ctx, { params }: Input<typeof structure.getSiteProfile>): Promise<structure.SiteProfile> {
  ctx.actor.mustSee('organization:read', params.id)
  const row = await ctx.tx.selectFrom('site').select(['id', 'name', 'profile', 'version']).where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  const core = new Set((await ctx.tx.selectFrom('job_position').select('id').where('is_core', '=', true).execute()).map(({ id }) => id))
  const people = (await placedAt(ctx, row.id)).filter((one) => one.isOfSite && (one.roles.includes('site_manager') || one.roles.includes('supervisor') || core.has(one.positionId ?? '')))
  return { id: row.id, name: row.name, ...siteProfileIn(row.profile), managementStaff: people.map(personOf), version: row.version }
}

export async function changeSiteProfile(ctx: Ctx, { params, body }: Input<typeof structure.changeSiteProfile>): Promise<structure.SiteProfile> {
  const present = () => getSiteProfile(ctx, { params, query: {}, body: {} })
  await saveSiteProfile(ctx, params.id, body, present)
  return present()
}

export async function siteTimeline(ctx: Ctx, { params }: Input<typeof structure.siteTimeline>): Promise<Output<typeof structure.siteTimeline>> {
  ctx.actor.mustSee('structure:manage', params.id)
  await siteById(ctx, params.id)
  const departments = await ctx.tx.selectFrom('department').select('id').where('site_id', '=', params.id).execute()
  const entries = await Promise.all([params.id, ...departments.map(({ id }) => id)].map((id) => readTimeline(ctx, id)))
  // What is done there each day, and what others think of a department, changes nothing of it.
  const ofStructure = entries.flat().filter(({ recordType, action }) => ['site', 'department'].includes(recordType) && !['tidied', 'rated'].includes(action))
  return { items: ofStructure.toSorted((a, b) => a.at.localeCompare(b.at)) }
}
