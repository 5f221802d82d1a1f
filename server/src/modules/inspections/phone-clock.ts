import type { Ctx } from '../../platform/ctx.ts'

/** The clock of the phone against that of the server: what it says is put right by as much as it is wrong, and nothing lies ahead. */
export interface PhoneClock {
  aheadSeconds: number
  truly(at: string): Date
}
/** Less than the way of a request is no wrong clock. */
const TOLERANCE_MS = 60_000
export function clockOf(ctx: Ctx, sentAt: string): PhoneClock {
  const ahead = Date.parse(sentAt) - ctx.now.getTime()
  const wrong = Math.abs(ahead) > TOLERANCE_MS ? ahead : 0
  return { aheadSeconds: Math.round(ahead / 1000), truly: (at) => new Date(Math.min(Date.parse(at) - wrong, ctx.now.getTime())) }
}
