import { sql } from 'kysely'
import type { Input, Output, registers } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById, sitesOf } from '../organization/index.ts'
import { colleaguesAt } from '../people/index.ts'
import { faultInFacts, gradesFor, showTemplate, templateFor } from './service-templates.ts'
import type { RegistersTables } from './tables.ts'

type FactsRow = RegistersTables['site_facts']

async function present(ctx: Ctx, siteId: string, row: FactsRow | undefined): Promise<registers.SiteFacts> {
  const { name } = await siteById(ctx, siteId)
  const facts = { projectKind: row?.project_kind ?? null, housingCategory: row?.housing_category ?? null, serviceGrade: row?.service_grade ?? null, negotiatedStandard: row?.negotiated_standard ?? '' }
  return {
    siteId, siteName: name, ...facts, developer: row?.developer ?? '', builtInYear: row?.built_in_year ?? null, landSquareMetres: row?.land_square_metres ?? null, greenPercent: row?.green_percent ?? null, grades: gradesFor(facts), template: showTemplate(facts),
    amenities: await ctx.tx.selectFrom('amenity').select(['id', 'name', 'kind', 'state']).where('site_id', '=', siteId).orderBy('name').execute(), mayChange: ctx.actor.can('registers:decide', siteId), version: row?.version ?? 0,
  }
}

const factsOf = (ctx: Ctx, siteId: string) => ctx.tx.selectFrom('site_facts').selectAll().where('site_id', '=', siteId)

/** The service grade that holds at a site, 1 the highest; null where none does, or while what decides it is unknown. */
export async function serviceGradeOf(ctx: Ctx, siteId: string): Promise<1 | 2 | 3 | null> {
  const row = await factsOf(ctx, siteId).executeTakeFirst()
  const code = row && templateFor({ projectKind: row.project_kind, housingCategory: row.housing_category, serviceGrade: row.service_grade, negotiatedStandard: row.negotiated_standard })
  return code === 'grade_1' ? 1 : code === 'grade_2' ? 2 : code === 'grade_3' ? 3 : null
}

/** A project with its amenities (UNT-010) and the service standard that follows from its kind and category. */
export async function getSiteFacts(ctx: Ctx, { params }: Input<typeof registers.getSiteFacts>): Promise<registers.SiteFacts> {
  ctx.actor.mustSee('registers:read', params.id)
  await siteById(ctx, params.id)
  return present(ctx, params.id, await factsOf(ctx, params.id).executeTakeFirst())
}

/** Throws `stale_version`, and `rule_broken` naming what contradicts kind and category (UNT-006, UNT-007, UNT-008). */
export async function changeSiteFacts(ctx: Ctx, { params, body }: Input<typeof registers.changeSiteFacts>): Promise<registers.SiteFacts> {
  ctx.actor.mustSee('registers:read', params.id)
  ctx.actor.mustBeAbleTo('registers:decide', params.id)
  await siteById(ctx, params.id)
  // The first one to write makes the row; the second waits for it and finds another version.
  await sql`insert into site_facts (organization_id, site_id, version, updated_at) values (${ctx.organizationId}, ${params.id}, 0, ${ctx.now}) on conflict do nothing`.execute(ctx.tx)
  const before = await factsOf(ctx, params.id).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(before.version, body.version, () => present(ctx, params.id, before))
  const pick = <T>(sent: T | undefined, kept: T): T => (sent === undefined ? kept : sent)
  const after = {
    project_kind: pick(body.projectKind, before.project_kind), housing_category: pick(body.housingCategory, before.housing_category), service_grade: pick(body.serviceGrade, before.service_grade), negotiated_standard: pick(body.negotiatedStandard, before.negotiated_standard),
    developer: pick(body.developer, before.developer), built_in_year: pick(body.builtInYear, before.built_in_year), land_square_metres: pick(body.landSquareMetres, before.land_square_metres), green_percent: pick(body.greenPercent, before.green_percent),
  }
  const fault = faultInFacts({ projectKind: after.project_kind, housingCategory: after.housing_category, serviceGrade: after.service_grade, negotiatedStandard: after.negotiated_standard })
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
  const row = await ctx.tx.updateTable('site_facts').set({ ...after, version: before.version + 1, updated_at: ctx.now }).where('site_id', '=', params.id).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: params.id, recordType: 'site', recordId: params.id, action: 'facts_changed', changes: changesBetween({ ...before }, after) })
  announceChange(ctx, { recordType: 'site_facts', recordId: params.id, siteId: params.id, action: 'changed' })
  return present(ctx, params.id, row)
}

type Line = Output<typeof registers.managedArea>['items'][number]

/**
 * Managed area of the sites that the actor sees, with area per colleague; with a site its buildings (UNT-011). A unit whose area nobody knows is
 * counted as such, never as 0; an area per head of nobody is null.
 */
export async function managedArea(ctx: Ctx, { query }: Input<typeof registers.managedArea>): Promise<Output<typeof registers.managedArea>> {
  if (query.siteId !== undefined) {
    ctx.actor.mustSee('registers:read', query.siteId)
    await siteById(ctx, query.siteId)
  }
  const sites = query.siteId === undefined ? (await sitesOf(ctx)).filter((site) => ctx.actor.can('registers:read', site.id)) : []
  if (query.siteId === undefined && sites.length === 0) return { level: 'site', items: [], total: perHead({ units: 0, unitsWithoutArea: 0, squareMetres: null }, null) }
  const { rows } = await sql<Sum & { id: string; name: string }>`
    select s.id, s.name, count(u.id)::int as units, count(u.id) filter (where u.building_area is null)::int as "unitsWithoutArea", sum(u.building_area) as "squareMetres"
    from ${query.siteId === undefined ? sql`site s left join unit u on u.organization_id = s.organization_id and u.site_id = s.id where s.id in (${sql.join(sites.map((site) => site.id))})` : sql`building s left join unit u on u.organization_id = s.organization_id and u.building_id = s.id where s.site_id = ${query.siteId}`}
    group by s.id, s.name, s.code order by s.code`.execute(ctx.tx)
  const people = new Map<string, Set<string>>()
  for (const id of query.siteId === undefined ? sites.map((site) => site.id) : [query.siteId]) people.set(id, new Set((await colleaguesAt(ctx, id)).map((who) => who.id)))
  const everybody = new Set([...people.values()].flatMap((ids) => [...ids]))
  const items = rows.map(({ id, name, ...sum }): Line => ({ id, name, ...perHead(sum, query.siteId === undefined ? people.get(id)!.size : null) }))
  const known = rows.filter((row) => row.squareMetres !== null)
  const total = { units: sumOf(rows, 'units'), unitsWithoutArea: sumOf(rows, 'unitsWithoutArea'), squareMetres: known.length === 0 ? null : Math.round(known.reduce((sum, row) => sum + row.squareMetres!, 0) * 100) / 100 }
  return { level: query.siteId === undefined ? 'site' : 'building', items, total: perHead(total, everybody.size) }
}

interface Sum {
  units: number
  unitsWithoutArea: number
  squareMetres: number | null
}
const sumOf = (rows: Sum[], key: 'units' | 'unitsWithoutArea'): number => rows.reduce((sum, row) => sum + row[key], 0)

function perHead({ units, unitsWithoutArea, squareMetres }: Sum, people: number | null): Omit<Line, 'id' | 'name'> {
  return { units, unitsWithoutArea, squareMetres, people, squareMetresPerHead: people === null || people === 0 || squareMetres === null ? null : Math.round((squareMetres / people) * 100) / 100 }
}
