import { environment, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { serviceGradeOf } from '../registers/index.ts'
import type { EnvironmentTables } from './tables.ts'

type Row = Omit<EnvironmentTables['environment_settings'], 'organization_id' | 'site_id' | 'updated_at'>
/** What holds until somebody decides: 85 of 100 passes, half an hour for an area (ENV-011), a day of notice. */
const USUAL: Row = { pass_mark: 85, floor_weight: 40, wall_weight: 20, ceiling_weight: 10, fittings_weight: 30, area_minutes: 30, notice_hours: 24, version: 0 }

/** The settings of a site as they hold now. */
export async function settingsOf(ctx: Ctx, siteId: string): Promise<Row> {
  return (await ctx.tx.selectFrom('environment_settings').selectAll().where('site_id', '=', siteId).executeTakeFirst()) ?? USUAL
}

export const weightsOf = (row: Row): environment.CleanCheck['weights'] => ({ floor: row.floor_weight, wall: row.wall_weight, ceiling: row.ceiling_weight, fittings: row.fittings_weight })

async function present(ctx: Ctx, siteId: string, row: Row): Promise<environment.EnvironmentSettings> {
  return { siteId, passMark: row.pass_mark, weights: weightsOf(row), areaMinutes: row.area_minutes, noticeHours: row.notice_hours, grade: await serviceGradeOf(ctx, siteId), mayChange: ctx.actor.can('environment:decide', siteId), version: row.version }
}

export async function getEnvironmentSettings(ctx: Ctx, { query }: Input<typeof environment.getEnvironmentSettings>): Promise<environment.EnvironmentSettings> {
  ctx.actor.mustSee('environment:read', query.siteId)
  await siteById(ctx, query.siteId)
  return present(ctx, query.siteId, await settingsOf(ctx, query.siteId))
}

/** Throws `stale_version`, `rule_broken` naming `/weights`. Checks and treatments that are there keep what they were made by. */
export async function changeEnvironmentSettings(ctx: Ctx, { body }: Input<typeof environment.changeEnvironmentSettings>): Promise<environment.EnvironmentSettings> {
  ctx.actor.mustSee('environment:read', body.siteId)
  ctx.actor.mustBeAbleTo('environment:decide', body.siteId)
  await siteById(ctx, body.siteId)
  if (environment.SURFACES.reduce((sum, key) => sum + body.weights[key], 0) !== 100) throw wrongField('rule_broken', '/weights', 'must be 100 altogether')
  // The first one to write makes the row; the second waits for it and finds another version.
  await ctx.tx.insertInto('environment_settings').values({ organization_id: ctx.organizationId, site_id: body.siteId, ...USUAL, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).execute()
  const before = await ctx.tx.selectFrom('environment_settings').selectAll().where('site_id', '=', body.siteId).forUpdate().executeTakeFirstOrThrow()
  await mustBeCurrent(before.version, body.version, () => present(ctx, body.siteId, before))
  const set = { pass_mark: body.passMark, floor_weight: body.weights.floor, wall_weight: body.weights.wall, ceiling_weight: body.weights.ceiling, fittings_weight: body.weights.fittings, area_minutes: body.areaMinutes, notice_hours: body.noticeHours }
  const after = await ctx.tx.updateTable('environment_settings').set({ ...set, version: before.version + 1, updated_at: ctx.now }).where('site_id', '=', body.siteId).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'environment_settings', recordId: body.siteId, action: 'changed', changes: changesBetween<Record<string, unknown>>({ ...before }, set) })
  announceChange(ctx, { recordType: 'environment_settings', recordId: body.siteId, siteId: body.siteId, action: 'changed' })
  return present(ctx, body.siteId, after)
}
