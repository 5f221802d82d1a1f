import type { zones, Ref } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { iso } from '../../platform/time.ts'
import { setZoneSteward } from '../organization/index.ts'
import { employeeNames, rolesAt } from './employees.ts'

type Row = { id: string; zone_id: string; post: zones.ZonePost; employee_id: string; from_at: Date; until_at: Date | null; note: string }

export type DutyOfZone = zones.Duty & { zoneId: string }

async function present(ctx: Ctx, rows: readonly Row[]): Promise<DutyOfZone[]> {
  const names = await employeeNames(ctx, rows.map((row) => row.employee_id))
  return rows.map((row) => ({
    id: row.id, zoneId: row.zone_id, post: row.post, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, from: iso(row.from_at), until: iso(row.until_at), note: row.note,
  }))
}

/** Who answers for the zones of a site now. */
export async function dutiesAt(ctx: Ctx, siteId: string): Promise<DutyOfZone[]> {
  return present(ctx, await ctx.tx.selectFrom('zone_post').selectAll().where('site_id', '=', siteId).where('until_at', 'is', null).execute())
}

/** Who answered for a zone, the newest first. */
export async function dutiesOfZone(ctx: Ctx, zoneId: string): Promise<DutyOfZone[]> {
  return present(ctx, await ctx.tx.selectFrom('zone_post').selectAll().where('zone_id', '=', zoneId).orderBy('from_at', 'desc').orderBy('id').limit(500).execute())
}

/** Who works in the zones of a site, whatever their post. */
export async function workersOfZones(ctx: Ctx, siteId: string): Promise<Map<string, Ref[]>> {
  const rows = await ctx.tx
    .selectFrom('employee_zone')
    .innerJoin('zone', (join) => join.onRef('zone.organization_id', '=', 'employee_zone.organization_id').onRef('zone.id', '=', 'employee_zone.zone_id'))
    .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'employee_zone.organization_id').onRef('employee.id', '=', 'employee_zone.employee_id'))
    .select(['zone.id as zone_id', 'employee.id', 'employee.name'])
    .where('zone.site_id', '=', siteId)
    .where('employee.is_active', '=', true)
    .orderBy('employee.name')
    .execute()
  const found = new Map<string, Ref[]>()
  for (const row of rows) found.set(row.zone_id, [...(found.get(row.zone_id) ?? []), { id: row.id, name: row.name }])
  return found
}

type PostCheck = (ctx: Ctx, given: { siteId: string; post: zones.ZonePost; employeeId: string; pointer: string }) => Promise<void>
const checks = new Set<PostCheck>()
/** Modules to the right say who may not have a post: they throw. */
export function whenPostIsGiven(check: PostCheck): void {
  checks.add(check)
}

/**
 * Gives a post of a zone to somebody, or leaves it vacant; the former holder's time ends in the same moment. The caller holds the lock of the
 * zone. Answers whether anything changed. Throws `rule_broken` for who does not work at the site.
 */
export async function givePost(ctx: Ctx, zone: { id: string; siteId: string }, { post, employeeId, note }: { post: zones.ZonePost; employeeId: string | null; note: string }): Promise<boolean> {
  const now = await ctx.tx.selectFrom('zone_post').selectAll().where('zone_id', '=', zone.id).where('post', '=', post).where('until_at', 'is', null).executeTakeFirst()
  if ((now?.employee_id ?? null) === employeeId) return false
  if (employeeId !== null) {
    await mustWorkAt(ctx, employeeId, zone.siteId, '/employeeId')
    for (const check of checks) await check(ctx, { siteId: zone.siteId, post, employeeId, pointer: '/employeeId' })
  }
  // Of two who decide at once the one who waited began earlier: the former time never ends before it began.
  const at = now && now.from_at > ctx.now ? now.from_at : ctx.now
  // Who works in zones sees others from now on.
  ctx.afterCommit(() => ctx.app.wake.announce('sessions'))
  if (now) await ctx.tx.updateTable('zone_post').set({ until_at: at }).where('id', '=', now.id).execute()
  if (employeeId !== null)
    await ctx.tx
      .insertInto('zone_post')
      .values({ organization_id: ctx.organizationId, id: newId(), site_id: zone.siteId, zone_id: zone.id, post, employee_id: employeeId, from_at: at, note })
      .execute()
  if (post === 'customer_service') await setZoneSteward(ctx, zone.id, employeeId)
  return true
}

/** Throws `rule_broken` naming the field for who has left or has no role at the site. */
export async function mustWorkAt(ctx: Ctx, employeeId: string, siteId: string, pointer: string, role?: string): Promise<void> {
  const roles = await rolesAt(ctx, employeeId, siteId)
  if (roles.length === 0) throw wrongField('rule_broken', pointer, 'has left, or does not work at this site')
  if (role !== undefined && !roles.includes(role)) throw wrongField('rule_broken', pointer, `is no ${role} at this site`)
}

/** Who leaves answers for nothing any more. */
export async function endPostsOf(ctx: Ctx, employeeId: string): Promise<void> {
  const ended = await ctx.tx.updateTable('zone_post').set({ until_at: sql`greatest(from_at, ${ctx.now}::timestamptz)` }).where('employee_id', '=', employeeId).where('until_at', 'is', null).returning(['zone_id', 'post']).execute()
  for (const { zone_id } of ended.filter(({ post }) => post === 'customer_service')) await setZoneSteward(ctx, zone_id, null)
}
