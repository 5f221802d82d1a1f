import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { homeZone, timeZoneOf } from '../organization/index.ts'

/** Where somebody works: the sites of their roles; `isEverywhere` for who holds a role of the whole organisation. */
export interface Workplaces {
  siteIds: string[]
  isEverywhere: boolean
  /** Heads the company: administrator or general manager. */
  isAdministrator: boolean
}

export async function workplacesOf(ctx: Ctx, employeeId: string): Promise<Workplaces> {
  const rows = await ctx.tx
    .selectFrom('role_assignment')
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'role_assignment.organization_id').onRef('employee.account_id', '=', 'role_assignment.account_id'))
    .select(['role_assignment.scope', 'role_assignment.site_id', 'role_assignment.role'])
    .where('employee.id', '=', employeeId)
    .execute()
  const siteIds = [...new Set(rows.map((row) => row.site_id).filter((id) => id !== null))].sort()
  return { siteIds, isEverywhere: rows.some((row) => row.scope === 'organization'), isAdministrator: rows.some((row) => row.role === 'administrator' || row.role === 'general_manager') }
}

/** The zone in which a colleague has their days: that of the first of their sites, or the company's. */
export async function zoneOfPlaces(ctx: Ctx, { siteIds }: Pick<Workplaces, 'siteIds'>): Promise<string> {
  return siteIds[0] === undefined ? homeZone(ctx) : timeZoneOf(ctx, siteIds[0])
}

/** Whether the actor manages somebody: one of the sites where that colleague works, and never an administrator without being one. */
export function mayManage(ctx: Ctx, places: Workplaces): boolean {
  const { actor } = ctx
  if (places.isAdministrator && !actor.hasRole('administrator')) return false
  const sites = actor.sitesFor('people:manage')
  return sites === 'all' || (!places.isEverywhere && places.siteIds.some((id) => sites.includes(id)))
}

/** Whether the actor may read about a colleague: who works at a common site, and everybody about themselves. */
export function maySeeColleague(ctx: Ctx, employeeId: string, places: Workplaces): boolean {
  const { actor } = ctx
  if (actor.kind === 'resident') return false
  if (actor.employeeId === employeeId) return true
  const sites = actor.sitesFor('people:read')
  return sites === 'all' || (sites.length > 0 && (places.isEverywhere || places.siteIds.some((id) => sites.includes(id))))
}

/** Throws `not_found` for who is out of sight, `not_permitted` for who is not managed. */
export async function mustManage(ctx: Ctx, employeeId: string): Promise<Workplaces> {
  const known = await ctx.tx.selectFrom('employee').select('id').where('id', '=', employeeId).executeTakeFirst()
  const places = await workplacesOf(ctx, employeeId)
  if (!known || !maySeeColleague(ctx, employeeId, places)) throw new AppError('not_found')
  if (!mayManage(ctx, places)) throw new AppError('not_permitted', 'people:manage is needed where they work')
  return places
}
