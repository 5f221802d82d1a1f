import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'

/** Channels and webhooks belong to the organisation. Throws `not_permitted` for whoever may do so at single sites only. */
export function mustManage(ctx: Ctx): void {
  if (ctx.actor.sitesFor('integration:manage') !== 'all') throw new AppError('not_permitted', 'This is decided for the whole organisation')
}
