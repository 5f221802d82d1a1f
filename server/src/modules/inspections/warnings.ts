import type { environment, inspections } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'

interface Warner {
  kinds: readonly inspections.RoundKind[]
  read: (ctx: Ctx, siteId: string) => Promise<environment.CleanWarning[]>
}
let warner: Warner | null = null

/** Who knows what has to be read before a round of some kinds begins: the cleaning knows what surfaces do not bear. */
export function whenRoundsNeedWarnings(kinds: Warner['kinds'], read: Warner['read']): void {
  warner = { kinds, read }
}

/** What concerns rounds of these kinds at a site. */
export async function warningsFor(ctx: Ctx, siteId: string, kinds: readonly inspections.RoundKind[]): Promise<inspections.InspectionBundle['warnings']> {
  if (warner === null || !warner.kinds.some((kind) => kinds.includes(kind))) return { kinds: [], items: [] }
  return { kinds: [...warner.kinds], items: await warner.read(ctx, siteId) }
}
