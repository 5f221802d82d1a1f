import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { queue } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayIn, monthAfter } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { watchMonth } from '../clocks.ts'
import type { EmergencyTables } from '../tables.ts'

const WATCH = 'emergency.watch-months'
type Row = EmergencyTables['drill_month']

/** The row of a month of a site, with its clock to the end of the month (EMG-018); made once, however many ask. Locked. */
export async function monthOf(ctx: Ctx, site: { id: string; timeZone: string }, month: string): Promise<Row> {
  const row: Row = { organization_id: ctx.organizationId, id: newId(), site_id: site.id, month: `${month}-01`, opened_at: ctx.now, met_at: null, met_by: null }
  const made = await ctx.tx.insertInto('drill_month').values(row).onConflict((conflict) => conflict.columns(['organization_id', 'site_id', 'month']).doNothing()).executeTakeFirst()
  const end = midnightOf(`${monthAfter(month)}-01`, site.timeZone)
  if (made.numInsertedOrUpdatedRows === 1n) {
    // A month that has passed is noted without a clock: nothing can be promised any more.
    if (end > ctx.now) await watchMonth(ctx, row, end, true)
    return row
  }
  return ctx.tx.selectFrom('drill_month').selectAll().where('site_id', '=', site.id).where('month', '=', row.month).forUpdate().executeTakeFirstOrThrow()
}

/** A drill in which two duties took part meets its month; the first one that does is kept. */
export async function meetMonth(ctx: Ctx, siteId: string, drillId: string, heldAt: Date): Promise<void> {
  const site = await siteById(ctx, siteId)
  const month = dayIn(site.timeZone, heldAt).slice(0, 7)
  const row = await monthOf(ctx, site, month)
  if (row.met_at !== null) return
  await ctx.tx.updateTable('drill_month').set({ met_at: heldAt, met_by: drillId }).where('id', '=', row.id).execute()
  const end = midnightOf(`${monthAfter(month)}-01`, site.timeZone)
  // What counts is when it was held, however late that is written down; a clock that began after it is stopped where it began.
  if (row.opened_at < end) await watchMonth(ctx, { ...row, met_at: heldAt < row.opened_at ? row.opened_at : heldAt }, end, false)
}

export function watchMonthsAt(ctx: Ctx, siteId: string, at: Date): void {
  ctx.enqueue(WATCH, { siteId }, { dueAt: at, dedupeKey: `drill-months:${siteId}:${at.toISOString()}` })
}

/** Opens the month that has begun, and gives when the next one does. A site without any approved plan has nothing to drill yet. */
export async function openMonth(ctx: Ctx, siteId: string): Promise<Date> {
  const site = await siteById(ctx, siteId)
  const month = dayIn(site.timeZone, ctx.now).slice(0, 7)
  const { rowCount } = await ctx.client.query('select from emergency_plan where site_id = $1 and is_active and number is not null limit 1', [siteId])
  if (rowCount !== 0) await monthOf(ctx, site, month)
  return midnightOf(`${monthAfter(month)}-01`, site.timeZone)
}

export function watchMonthsInTime(): void {
  queue(WATCH, z.object({ siteId: z.uuid() }), async (ctx, { siteId }) => watchMonthsAt(ctx, siteId, await openMonth(ctx, siteId)))
}
