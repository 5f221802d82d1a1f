import type { zones, Input, Output } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { on } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { employeeLeft, employeeNames, mustWorkAt } from '../people/index.ts'
import { lockBuilding, presentStewards } from './steward-of-place.ts'
import { chartBuilding } from './zone-chart.ts'

/**
 * Names the one steward 事务管家 of a building and who stands in (BTL-001). The former one's time ends in the same moment; a change of the
 * backup alone goes on. Throws `rule_broken` for who is no steward of the site.
 */
export async function setBuildingSteward(ctx: Ctx, { params, body }: Input<typeof zones.setBuildingSteward>): Promise<zones.ChartBuilding> {
  const building = await lockBuilding(ctx, params.id)
  ctx.actor.mustBeAbleTo('settings:manage', building.siteId)
  const { stewardId, backupId, note } = body
  const now = await ctx.tx.selectFrom('building_steward').selectAll().where('building_id', '=', building.id).where('until_at', 'is', null).executeTakeFirst()
  const isSame = (now?.employee_id ?? null) === stewardId && (now?.backup_id ?? null) === backupId
  if (isSame) return chartBuilding(ctx, building.siteId, building.id)
  if (stewardId !== null) await mustWorkAt(ctx, stewardId, building.siteId, '/stewardId', 'steward')
  if (backupId !== null) await mustWorkAt(ctx, backupId, building.siteId, '/backupId')
  if (backupId !== null && backupId === stewardId) throw new AppError('rule_broken', 'The backup is somebody else', [{ pointer: '/backupId', message: 'must be somebody else' }])
  if (stewardId === null && backupId !== null) throw new AppError('rule_broken', 'A backup needs a steward', [{ pointer: '/stewardId', message: 'a backup needs a steward' }])
  if (now && now.employee_id === stewardId) await ctx.tx.updateTable('building_steward').set({ backup_id: backupId, note }).where('id', '=', now.id).execute()
  else {
    // Of two who decide at once the one who waited began earlier: the former time never ends before it began.
    const at = now && now.from_at > ctx.now ? now.from_at : ctx.now
    if (now) await ctx.tx.updateTable('building_steward').set({ until_at: at }).where('id', '=', now.id).execute()
    if (stewardId !== null)
      await ctx.tx
        .insertInto('building_steward')
        .values({ organization_id: ctx.organizationId, id: newId(), site_id: building.siteId, building_id: building.id, employee_id: stewardId, backup_id: backupId, from_at: at, note })
        .execute()
  }
  const names = await employeeNames(ctx, [now?.employee_id ?? null, now?.backup_id ?? null, stewardId, backupId])
  const named = (id: string | null | undefined): string | null => (id ? (names.get(id) ?? null) : null)
  recordHappening(ctx, {
    siteId: building.siteId, recordType: 'building', recordId: building.id, action: 'steward', note: note || null,
    changes: [{ field: 'steward', from: named(now?.employee_id), to: named(stewardId) }, { field: 'backup', from: named(now?.backup_id), to: named(backupId) }].filter(({ from, to }) => from !== to),
  })
  announceChange(ctx, { recordType: 'building', recordId: building.id, siteId: building.siteId, action: 'steward' })
  return chartBuilding(ctx, building.siteId, building.id)
}

export async function stewardHistory(ctx: Ctx, { params }: Input<typeof zones.stewardHistory>): Promise<Output<typeof zones.stewardHistory>> {
  const building = await ctx.tx.selectFrom('building').select('site_id').where('id', '=', params.id).executeTakeFirst()
  if (!building) throw new AppError('not_found')
  ctx.actor.mustSee('organization:read', building.site_id)
  const rows = await ctx.tx.selectFrom('building_steward').selectAll().where('building_id', '=', params.id).orderBy('from_at', 'desc').orderBy('id').limit(200).execute()
  const shown = await presentStewards(ctx, rows)
  return { items: rows.map((row) => shown.get(row.id)!) }
}

/** Who leaves is nobody's steward any more; as a backup, too. */
export function freeBuildingsOfLeavers(): void {
  on(employeeLeft, 'archives.free-buildings', async (ctx, { employeeId, at }) => {
    const ended = await ctx.tx
      .updateTable('building_steward').set({ until_at: sql`greatest(from_at, ${new Date(at)}::timestamptz)` }).where('employee_id', '=', employeeId).where('until_at', 'is', null)
      .returning(['building_id', 'site_id']).execute()
    await ctx.tx.updateTable('building_steward').set({ backup_id: null }).where('backup_id', '=', employeeId).where('until_at', 'is', null).execute()
    for (const { building_id, site_id } of ended) {
      recordHappening(ctx, { siteId: site_id, recordType: 'building', recordId: building_id, action: 'steward_left' })
      announceChange(ctx, { recordType: 'building', recordId: building_id, siteId: site_id, action: 'steward' })
    }
  })
}
