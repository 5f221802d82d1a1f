import type { Ctx } from '../../platform/ctx.ts'

const HOURS = 48

/** A word of the server that a phone can only have by having asked it lately: the hour, vouched for. */
export function nonceFor(ctx: Ctx, siteId: string): string {
  const hour = String(Math.floor(ctx.now.getTime() / 3_600_000))
  return `${hour}.${vouch(ctx, hour, siteId)}`
}

/** Whether it is a word of this server for this colleague and site, not older than two days. */
export function isNonceOf(ctx: Ctx, nonce: string, siteId: string): boolean {
  const [hour, mark] = nonce.split('.')
  if (hour === undefined || mark === undefined || !/^\d{1,9}$/.test(hour)) return false
  const age = Math.floor(ctx.now.getTime() / 3_600_000) - Number(hour)
  return age >= 0 && age <= HOURS && mark === vouch(ctx, hour, siteId)
}

const vouch = (ctx: Ctx, hour: string, siteId: string): string => ctx.app.personalData.blindIndex(`inspection-nonce ${hour} ${siteId} ${ctx.actor.employeeId}`).toString('base64url').slice(0, 32)
