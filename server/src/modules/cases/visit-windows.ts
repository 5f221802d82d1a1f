import type { cases, Input, Output, residents } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { ownUnitIds, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { openIntervals } from '../sla/index.ts'
import { windowsWithin } from './window-slots.ts'

const DAYS = 7
const DAY_MS = 86_400_000

/** When somebody can come, for a site that the actor may see: a resident one of the own units, staff one of their sites. Throws `not_found`. */
export async function visitWindows(ctx: Ctx, { params }: Input<typeof residents.visitWindows>): Promise<Output<typeof residents.visitWindows>> {
  if (ctx.actor.kind === 'resident') {
    const own = [...(await unitsById(ctx, await ownUnitIds(ctx))).values()]
    if (!own.some((unit) => unit.siteId === params.id)) throw new AppError('not_found')
  } else ctx.actor.mustSee('work_orders:read', params.id)
  await siteById(ctx, params.id)
  return { items: await windowsAt(ctx, params.id, ctx.now) }
}

async function windowsAt(ctx: Ctx, siteId: string, from: Date): Promise<cases.TimeWindow[]> {
  const open = await openIntervals(ctx, siteId, 'opening_hours', from, new Date(from.getTime() + DAYS * DAY_MS))
  return windowsWithin(open, from.getTime()).map(({ from: start, to }) => ({ from: new Date(start).toISOString(), to: new Date(to).toISOString() }))
}

/** A wish is one of the offered windows. What was offered an hour ago may still be wished: somebody filled in a form. Throws `rule_broken`. */
export async function mustBeOffered(ctx: Ctx, siteId: string, wished: readonly cases.TimeWindow[]): Promise<void> {
  if (wished.length === 0) return
  const offered = new Set((await windowsAt(ctx, siteId, new Date(ctx.now.getTime() - 3_600_000))).map(({ from, to }) => `${Date.parse(from)} ${Date.parse(to)}`))
  const wrong = wished.findIndex(({ from, to }) => !offered.has(`${Date.parse(from)} ${Date.parse(to)}`))
  if (wrong >= 0) throw wrongField('rule_broken', `/wishedWindows/${wrong}`, 'not one of the offered windows')
}
