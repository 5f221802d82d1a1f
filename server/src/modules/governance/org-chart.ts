import { structure, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { siteById } from '../organization/index.ts'
import { placedAt, type Placed } from '../people/index.ts'

type Chart = structure.OrgChart
type Person = Chart['managers'][number]

export const personOf = ({ id, name, position, isOnShift, phone }: Placed): Person => ({ id, name, position, isOnShift, phone })

/**
 * Departments, posts and people of a site (ORG-008), how many of each line there are and should be (ORG-042), and which core posts
 * nobody holds (ORG-022). Who works for the whole organisation is counted only where their department is.
 */
export async function orgChart(ctx: Ctx, { query }: Input<typeof structure.orgChart>): Promise<Chart> {
  ctx.actor.mustSee('organization:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const departments = await ctx.tx.selectFrom('department').selectAll().where('site_id', '=', site.id).where('is_active', '=', true).orderBy('sort_order').orderBy('code').execute()
  const positions = await ctx.tx.selectFrom('job_position').selectAll().where('is_active', '=', true).orderBy('sort_order').orderBy('code').execute()
  const planned = new Map((await ctx.tx.selectFrom('site_position').select(['position_id', 'planned']).where('site_id', '=', site.id).execute()).map((row) => [row.position_id, row.planned]))
  const inSite = new Set(departments.map(({ id }) => id))
  const people = (await placedAt(ctx, site.id)).filter((one) => one.isOfSite || (one.departmentId !== null && inSite.has(one.departmentId)))
  const holding = (positionId: string): Placed[] => people.filter((one) => one.positionId === positionId)
  const known = new Set(positions.map(({ id }) => id))
  /** Somebody stands in the own department, and where that is not of this site, in the one of the post. */
  const placeOf = (one: Placed): string | null => {
    if (one.departmentId !== null && inSite.has(one.departmentId)) return one.departmentId
    const code = positions.find(({ id }) => id === one.positionId)?.department_code
    return departments.find((row) => row.code === code)?.id ?? null
  }
  const count = (line: structure.OrgChart['departments'][number]['positions'][number]['line']) => {
    const ofLine = positions.filter((row) => row.line === line)
    const plans = ofLine.flatMap(({ id }) => planned.get(id) ?? [])
    return { planned: plans.length === 0 ? null : plans.reduce((a, b) => a + b, 0), people: ofLine.reduce((sum, { id }) => sum + holding(id).length, 0) }
  }
  const plans = [...planned.values()]
  return {
    site: { id: site.id, name: site.name },
    managers: people.filter((one) => one.isOfSite && one.roles.includes('site_manager')).map(personOf),
    departments: departments.map((row) => {
      const here = people.filter((one) => placeOf(one) === row.id)
      const shown = positions.filter((one) => here.some(({ positionId }) => positionId === one.id) || (one.department_code === row.code && (planned.has(one.id) || (one.is_core && holding(one.id).length === 0))))
      return {
        id: row.id, code: row.code, name: row.name, alias: row.alias, parentId: row.parent_id,
        positions: shown.map((one) => ({ id: one.id, name: one.name, line: one.line, isCore: one.is_core, planned: one.department_code === row.code ? (planned.get(one.id) ?? null) : null, people: here.filter(({ positionId }) => positionId === one.id).map(personOf) })),
        others: here.filter(({ positionId }) => positionId === null || !known.has(positionId)).map(personOf),
      }
    }),
    unplaced: people.filter((one) => placeOf(one) === null).map(personOf),
    lines: { FRONT_LINE: count('FRONT_LINE'), SECOND_LINE: count('SECOND_LINE'), unknown: people.filter(({ positionId }) => positionId === null || !known.has(positionId)).length },
    headcount: people.length,
    planned: plans.length === 0 ? null : plans.reduce((a, b) => a + b, 0),
    vacantCore: positions.filter((row) => row.is_core && holding(row.id).length === 0).map(({ id, name }) => ({ id, name })),
  }
}
