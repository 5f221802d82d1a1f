import type { Ctx } from '../../platform/ctx.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'

/** How many days before an end people are reminded of it (HHD-010). */
export const REMIND_DAYS = 30

export async function todayAt(ctx: Ctx, siteId: string): Promise<string> {
  return dayIn(await timeZoneOf(ctx, siteId), ctx.now)
}

/** `YYYY-MM-DD` some days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
