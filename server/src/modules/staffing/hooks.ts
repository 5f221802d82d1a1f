import type { Ctx } from '../../platform/ctx.ts'

export interface Nights {
  siteId: string
  nights: readonly { day: string; employeeId: string | null }[]
}
type OnNights = (ctx: Ctx, nights: Nights) => Promise<void>

let onNights: OnNights = async () => undefined
/** The desk keeps who manages each night; the rota tells it in the transaction of its publication. */
export function whenNightsArePlanned(then: OnNights): void {
  onNights = then
}
export async function tellNights(ctx: Ctx, nights: Nights): Promise<void> {
  if (nights.nights.length > 0) await onNights(ctx, nights)
}
