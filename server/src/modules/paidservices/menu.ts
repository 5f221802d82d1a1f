import type { Input, Output, paidservices } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { dayIn } from '../../platform/time.ts'
import { ownUnitIds, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { presentVersion, type VersionRow } from './present.ts'
import { inForceOn } from './rules.ts'

/** What can be ordered today (PAY-007). Throws `not_found` for a site that is none of the actor's. */
export async function serviceMenu(ctx: Ctx, { query }: Input<typeof paidservices.serviceMenu>): Promise<Output<typeof paidservices.serviceMenu>> {
  await mustSeeMenu(ctx, query.siteId)
  const offered = await offeredAt(ctx, query.siteId)
  return { items: offered.filter((row) => query.group === undefined || row.group_code === query.group).map(presentVersion) }
}

async function mustSeeMenu(ctx: Ctx, siteId: string): Promise<void> {
  if (ctx.actor.kind !== 'resident') return ctx.actor.mustSee('paid_services:read', siteId)
  const units = await unitsById(ctx, await ownUnitIds(ctx))
  if (![...units.values()].some((unit) => unit.siteId === siteId)) throw new AppError('not_found')
}

/** The versions in force today, by code. Does not ask for permissions. */
export async function offeredAt(ctx: Ctx, siteId: string): Promise<VersionRow[]> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const rows = await ctx.tx.selectFrom('paid_service_version').selectAll().where('site_id', '=', siteId).where('withdrawn_at', 'is', null).execute()
  const items = [...new Set(rows.map((row) => row.item_id))]
  const current = items.map((item) => inForceOn(rows.filter((row) => row.item_id === item), today))
  return current.filter((row) => row !== null).toSorted((a, b) => a.code.localeCompare(b.code))
}

/** Versions by their ids, whether in force or not. Does not ask for permissions. */
export async function priceVersions(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VersionRow>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('paid_service_version').selectAll().where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, row]))
}
