import type { structure } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { DEPARTMENT_TEMPLATES } from './departments.ts'
import type { NewSite } from './sites.ts'

type PartName = (typeof structure.TEMPLATE_PARTS)[number]
/** What a template keeps of one kind of setting; `names` are for the preview. */
export interface KeptPart {
  kept: unknown
  names: string[]
}
export type TemplateParts = Partial<Record<PartName, KeptPart>>

/** One kind of setting of a site: how it is kept, and how a new site gets it. `apply` runs once, in the transaction that makes the site. */
export interface SitePart {
  part: PartName
  keep(ctx: Ctx, siteId: string): Promise<KeptPart>
  apply(ctx: Ctx, siteId: string, kept: unknown): Promise<void>
}
const registered = new Map<PartName, SitePart>()
/** A module that keeps settings of a site says how they travel with templates. */
export function keepsForTemplates(part: SitePart): void {
  registered.set(part.part, part)
}

export async function keepParts(ctx: Ctx, siteId: string): Promise<TemplateParts> {
  const parts: TemplateParts = {}
  for (const part of registered.values()) {
    const kept = await part.keep(ctx, siteId)
    if (kept.names.length > 0) parts[part.part] = kept
  }
  return parts
}

/** Gives a site what a template keeps, in the order in which the modules stand. */
export async function applyParts(ctx: Ctx, siteId: string, parts: TemplateParts): Promise<void> {
  for (const part of registered.values()) {
    const kept = parts[part.part]
    if (kept) await part.apply(ctx, siteId, kept.kept)
  }
}

const Departments = z.array(z.object({ code: z.string(), name: z.string(), alias: z.array(z.string()), parent: z.string().nullable(), isActive: z.boolean(), sortOrder: z.number().int() }))
type KeptDepartments = z.output<typeof Departments>

/** The departments that a new site begins with: those of its template, or of the built-in one that was chosen. */
export function keptDepartments(ctx: Ctx, facts: Pick<NewSite, 'departments' | 'parts'>): KeptDepartments {
  const kept = facts.parts?.departments
  if (kept) return Departments.parse(kept.kept)
  return DEPARTMENT_TEMPLATES[facts.departments ?? 'service_centre'].map((one, at) => ({ code: one.code, name: one.name[ctx.locale], alias: [...one.alias], parent: one.parent ?? null, isActive: one.isOptional !== true, sortOrder: at * 10 }))
}

export async function insertDepartments(ctx: Ctx, siteId: string, departments: KeptDepartments): Promise<void> {
  const ids = new Map(departments.map(({ code }) => [code, newId()]))
  await ctx.tx
    .insertInto('department')
    .values(departments.map((one) => ({ organization_id: ctx.organizationId, id: ids.get(one.code)!, site_id: siteId, code: one.code, name: one.name, alias: one.alias, sort_order: one.sortOrder, is_active: one.isActive, parent_id: one.parent === null ? null : (ids.get(one.parent) ?? null) })))
    .execute()
}

/** Departments are made with the site itself; here they are only kept. */
keepsForTemplates({
  part: 'departments',
  async keep(ctx, siteId) {
    const rows = await ctx.tx.selectFrom('department').selectAll().where('site_id', '=', siteId).orderBy('sort_order').orderBy('code').execute()
    const codes = new Map(rows.map((row) => [row.id, row.code]))
    const kept: KeptDepartments = rows.map((row) => ({ code: row.code, name: row.name, alias: row.alias, parent: row.parent_id === null ? null : codes.get(row.parent_id)!, isActive: row.is_active, sortOrder: row.sort_order }))
    return { kept, names: rows.filter((row) => row.is_active).map((row) => row.name) }
  },
  apply: () => Promise.resolve(),
})

const Establishment = z.array(z.object({ position: z.string(), planned: z.number().int() }))
keepsForTemplates({
  part: 'establishment',
  async keep(ctx, siteId) {
    const rows = await ctx.tx
      .selectFrom('site_position as s')
      .innerJoin('job_position as p', (join) => join.onRef('p.organization_id', '=', 's.organization_id').onRef('p.id', '=', 's.position_id'))
      .select(['p.code', 'p.name', 's.planned'])
      .where('s.site_id', '=', siteId)
      .orderBy('p.sort_order')
      .execute()
    return { kept: rows.map(({ code, planned }) => ({ position: code, planned })), names: rows.map(({ name, planned }) => `${name} ${planned}`) }
  },
  async apply(ctx, siteId, kept) {
    const wanted = Establishment.parse(kept)
    const positions = await ctx.tx.selectFrom('job_position').select(['id', 'code']).where('code', 'in', wanted.map(({ position }) => position)).execute()
    const ids = new Map(positions.map(({ id, code }) => [code, id]))
    const rows = wanted.flatMap(({ position, planned }) => (ids.has(position) ? [{ organization_id: ctx.organizationId, site_id: siteId, position_id: ids.get(position)!, planned }] : []))
    if (rows.length > 0) await ctx.tx.insertInto('site_position').values(rows).execute()
  },
})

const Zones = z.object({ names: z.array(z.string()), neighbours: z.array(z.tuple([z.string(), z.string()])) })
/** The shape of the zones without their people: those of the new site are others. */
keepsForTemplates({
  part: 'zones',
  async keep(ctx, siteId) {
    const zones = await ctx.tx.selectFrom('zone').select(['id', 'name']).where('site_id', '=', siteId).orderBy('name').execute()
    const names = new Map(zones.map(({ id, name }) => [id, name]))
    const pairs = zones.length === 0 ? [] : await ctx.tx.selectFrom('zone_neighbour').selectAll().where('zone_id', 'in', [...names.keys()]).execute()
    return { kept: { names: [...names.values()], neighbours: pairs.map((pair) => [names.get(pair.zone_id)!, names.get(pair.other_id)!]) }, names: [...names.values()] }
  },
  async apply(ctx, siteId, kept) {
    const shape = Zones.parse(kept)
    const ids = new Map(shape.names.map((name) => [name, newId()]))
    await ctx.tx.insertInto('zone').values([...ids].map(([name, id]) => ({ organization_id: ctx.organizationId, id, site_id: siteId, name, steward_id: null }))).execute()
    const pairs = shape.neighbours.map(([a, b]) => [ids.get(a)!, ids.get(b)!].toSorted() as [string, string])
    if (pairs.length > 0) await ctx.tx.insertInto('zone_neighbour').values(pairs.map(([zone_id, other_id]) => ({ organization_id: ctx.organizationId, zone_id, other_id }))).execute()
  },
})
