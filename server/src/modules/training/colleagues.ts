import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { placedAt } from '../people/index.ts'

/** Throws `rule_broken` naming the field for somebody who does not work at the site. */
export async function mustBeColleagues(ctx: Ctx, siteId: string, ids: readonly string[], pointer: string): Promise<void> {
  if (ids.length === 0) return
  const here = new Set((await placedAt(ctx, siteId)).map(({ id }) => id))
  const stranger = ids.find((id) => !here.has(id))
  if (stranger !== undefined) throw wrongField('rule_broken', pointer, `no colleague of this site: ${stranger}`)
}
