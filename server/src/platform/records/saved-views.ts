import { platform, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { route, type Route } from '../http/route.ts'
import { newId } from '../ids.ts'

export const savedViewRoutes: Route[] = [
  route(platform.listSavedViews, async (ctx, { query }) => {
    const rows = await ctx.tx
      .selectFrom('saved_view')
      .selectAll()
      .where('list', '=', query.list)
      .where((e) => e.or([e('account_id', '=', ctx.actor.accountId), e('is_shared', '=', true)]))
      .orderBy('name')
      .limit(200)
      .execute()
    return { items: rows.map((row) => ({ id: row.id, list: row.list, name: row.name, query: row.query, isShared: row.is_shared, isMine: row.account_id === ctx.actor.accountId })) }
  }),
  route(platform.createSavedView, createSavedView),
  route(platform.deleteSavedView, async (ctx, { params }) => {
    const deleted = await ctx.tx.deleteFrom('saved_view').where('id', '=', params.id).where('account_id', '=', ctx.actor.accountId).executeTakeFirst()
    if (deleted.numDeletedRows === 0n) throw new AppError('not_found')
  }),
]

async function createSavedView(ctx: Ctx, { body }: Input<typeof platform.createSavedView>): Promise<Output<typeof platform.createSavedView>> {
  const id = newId()
  await ctx.tx
    .insertInto('saved_view')
    .values({ organization_id: ctx.organizationId, id, account_id: ctx.actor.accountId!, list: body.list, name: body.name, query: body.query, is_shared: body.isShared })
    .execute()
  return { id, list: body.list, name: body.name, query: body.query, isShared: body.isShared, isMine: true }
}
