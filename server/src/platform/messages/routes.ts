import { platform, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { route, type Route } from '../http/route.ts'
import { announceChange } from '../live/changes.ts'
import { pageOf, readCursor } from '../records/list.ts'
import { iso } from '../time.ts'
import { messageText, textsForReader } from './messages.ts'

export const messageRoutes: Route[] = [route(platform.listMessages, listMessages), route(platform.readMessages, readMessages), route(platform.outbox, outbox)]

async function listMessages(ctx: Ctx, { query }: Input<typeof platform.listMessages>): Promise<Output<typeof platform.listMessages>> {
  let select = ctx.tx.selectFrom('message').selectAll().where('account_id', '=', ctx.actor.accountId).where('channel', '=', 'in_app').orderBy('created_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1)
  if (query.filter.unread) select = select.where('read_at', 'is', null)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('created_at', 'id'), '<', e.tuple(new Date(at), id)))
  }
  const rows = await select.execute()
  const words = await textsForReader(ctx, rows)
  const page = pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id], (row) => ({
    id: row.id,
    template: row.template,
    ...words(row),
    recordType: row.record_type,
    recordId: row.record_id,
    level: row.level,
    at: iso(row.created_at),
    readAt: iso(row.read_at),
  }))
  return { ...page, unread: await countUnread(ctx) }
}

async function countUnread(ctx: Ctx): Promise<number> {
  const row = await ctx.tx
    .selectFrom('message')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_id', '=', ctx.actor.accountId)
    .where('channel', '=', 'in_app')
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

async function readMessages(ctx: Ctx, { body }: Input<typeof platform.readMessages>): Promise<{ unread: number }> {
  let update = ctx.tx.updateTable('message').set({ read_at: ctx.now }).where('account_id', '=', ctx.actor.accountId).where('read_at', 'is', null)
  if (body.ids) update = update.where('id', 'in', body.ids.length > 0 ? body.ids : ['00000000-0000-0000-0000-000000000000'])
  await update.execute()
  if (ctx.actor.accountId) announceChange(ctx, { recordType: 'message', recordId: ctx.actor.accountId, siteId: null, action: 'read', accountIds: [ctx.actor.accountId], isPrivate: true })
  return { unread: await countUnread(ctx) }
}

/** Development outbox: everything that was or will be sent, by any channel. */
async function outbox(ctx: Ctx, { query }: Input<typeof platform.outbox>): Promise<Output<typeof platform.outbox>> {
  let select = ctx.tx
    .selectFrom('message')
    .leftJoin('account', (join) => join.onRef('account.organization_id', '=', 'message.organization_id').onRef('account.id', '=', 'message.account_id'))
    .select(['message.id', 'message.channel', 'message.address', 'message.template', 'message.params', 'message.state', 'message.created_at', 'message.sent_at', 'message.attempts', 'message.failure', 'account.name'])
    .orderBy('message.created_at', 'desc')
    .orderBy('message.id', 'desc')
    .limit(query.limit + 1)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id']) as [string, string]
    select = select.where((e) => e(e.refTuple('message.created_at', 'message.id'), '<', e.tuple(new Date(at), id)))
  }
  return pageOf(await select.execute(), query.limit, (row) => [row.created_at.toISOString(), row.id], (row) => ({
    id: row.id,
    channel: row.channel,
    to: row.address || (row.name ?? ''),
    ...messageText(row.template, row.params as Record<string, unknown>, ctx.locale),
    state: row.state,
    at: iso(row.created_at),
    sentAt: iso(row.sent_at),
    attempts: row.attempts,
    failure: row.failure,
  }))
}
