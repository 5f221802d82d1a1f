import type { Input, Output, standards } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { isServiceStandard } from './library.ts'

type Use = standards.StandardUse
type Find = (ctx: Ctx, standardId: string) => Promise<Use[]>
const finders: Find[] = []

/** A module to the right tells where it uses a standard: what the actor may see of it. */
export function usesStandards(find: Find): void {
  finders.push(find)
}

/** Where a standard is used: checklists, questions, courses, drills, score sheets. */
export async function standardUses(ctx: Ctx, { params }: Input<typeof standards.standardUses>): Promise<Output<typeof standards.standardUses>> {
  const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!isServiceStandard(row)) throw new AppError('not_found')
  const items: Use[] = []
  for (const find of finders) items.push(...(await find(ctx, params.id)))
  return { items }
}
