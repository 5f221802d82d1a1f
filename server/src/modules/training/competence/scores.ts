import type { Ctx } from '../../../platform/ctx.ts'

type Reader = (ctx: Ctx, employeeIds: readonly string[], months: number) => Promise<Map<string, number>>

let reader: Reader = async () => new Map()
/** Promotions look at the mean of the last monthly scores; who keeps scores tells it. */
export function promotionsAskForScores(read: Reader): void {
  reader = read
}

/** The mean of so many last monthly scores of each; who has none is missing. */
export function meanScores(ctx: Ctx, employeeIds: readonly string[], months: number): Promise<Map<string, number>> {
  return reader(ctx, employeeIds, months)
}
