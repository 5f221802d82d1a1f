import type { Ctx } from '../../platform/ctx.ts'

/** What rests besides the case itself: why, what the resident said against it, and whether there is a rest that nobody objected to yet. */
export type RestOfCase = { reason: string; words: string | null; isOpen: boolean }

type Hooks = {
  objectionOf: (ctx: Ctx, caseId: string) => Promise<RestOfCase | null>
  object: (ctx: Ctx, caseId: string, words: string) => Promise<void>
}

let hooks: Hooks = { objectionOf: () => Promise.resolve(null), object: () => Promise.resolve() }
/** Work orders lie right of cases: they say whether the work rests, and hear when the resident objects. To be called once. */
export function casesHearOfRest(then: Hooks): void {
  hooks = then
}

export const restOfOrders = (ctx: Ctx, caseId: string): Promise<RestOfCase | null> => hooks.objectionOf(ctx, caseId)
export const objectToOrders = (ctx: Ctx, caseId: string, words: string): Promise<void> => hooks.object(ctx, caseId, words)
