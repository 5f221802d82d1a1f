import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'

/** How many days before an end people are reminded of it (HHD-010). */
export const REMIND_DAYS = 30

export async function todayAt(ctx: Ctx, siteId: string): Promise<string> {
  return dayIn(await timeZoneOf(ctx, siteId), ctx.now)
}
