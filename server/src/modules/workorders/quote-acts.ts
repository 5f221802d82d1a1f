import type { Input, quotes } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { accountOfEmployee } from '../people/index.ts'
import { endQuotes } from './quote-endings.ts'
import { maySeeQuote, mayQuote, presentQuote, withNames, type QuoteLine } from './quote-present.ts'
import { noteQuote } from './quotes.ts'
import { inYuan } from './quote-words.ts'
import { completeCharge } from './settle-done.ts'
import { attachSignature } from './signature.ts'
import type { OrderRow } from './present.ts'

type Body = Input<typeof quotes.actOnQuote>['body']
/** Clocks of phones and servers are never quite the same. */
const CLOCKS_DIFFER = 5 * 60_000
type Accept = Extract<Body, { action: 'accept' }>

/**
 * Accepts, refuses or takes back a quote. Accepting an accepted one again changes nothing: two of a household, or a retry. Throws
 * `quote.expired`, `quote.replaced`, `action_not_allowed`, `rule_broken` when what was seen is not what stands there.
 */
export async function actOnQuote(ctx: Ctx, { params, body }: Input<typeof quotes.actOnQuote>): Promise<quotes.Quote> {
  const { quote, order } = await lockQuote(ctx, params.id)
  if (body.action === 'accept' && quote.status === 'accepted' && body.totalFen === quote.total_fen) return presentQuote(ctx, quote.id)
  if (quote.status === 'replaced') throw new AppError('quote.replaced', `${quote.number} was replaced by ${quote.reason}`)
  if (quote.status === 'expired' || (quote.status === 'sent' && quote.valid_until <= ctx.now && body.action !== 'withdraw'))
    throw new AppError('quote.expired', `${quote.number} was valid until ${quote.valid_until.toISOString()}`)
  if (quote.status !== 'sent') throw new AppError('action_not_allowed', `The quote is ${quote.status}`, undefined, { allowedActions: [] })
  const isStaff = mayQuote(ctx, quote)
  if (ctx.actor.kind !== 'resident' && !isStaff) throw new AppError('not_permitted')
  if (body.action === 'withdraw' && !isStaff) throw new AppError('not_permitted')
  if (body.action === 'accept') await accept(ctx, quote, order, body)
  else if (body.action === 'refuse') await refuse(ctx, quote, order, body.reason, body.refusedBy)
  else await end(ctx, quote, 'withdrawn', body.reason)
  return presentQuote(ctx, quote.id)
}

/** Locks the order before its quote, as everybody who touches both does. Throws `not_found`. */
async function lockQuote(ctx: Ctx, id: string): Promise<{ quote: QuoteLine; order: OrderRow | null }> {
  const seen = await withNames(ctx.tx.selectFrom('quote')).where('quote.id', '=', id).executeTakeFirst()
  if (!seen || !(await maySeeQuote(ctx, seen))) throw new AppError('not_found')
  const lockOrderOf = async (orderId: string | null): Promise<OrderRow | null> =>
    orderId === null ? null : ctx.tx.selectFrom('work_order').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirstOrThrow()
  let order = await lockOrderOf(seen.work_order_id)
  await ctx.tx.selectFrom('quote').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const quote = await withNames(ctx.tx.selectFrom('quote')).where('quote.id', '=', id).executeTakeFirstOrThrow()
  // Its order was raised in the meantime.
  if (quote.work_order_id !== seen.work_order_id) order = await lockOrderOf(quote.work_order_id)
  return { quote, order }
}

async function accept(ctx: Ctx, quote: QuoteLine, order: OrderRow | null, body: Accept): Promise<void> {
  if (body.totalFen !== quote.total_fen) throw wrongField('rule_broken', '/totalFen', `the quote says ${quote.total_fen}`)
  const how = await acceptanceOf(ctx, quote, body)
  await endQuotes(ctx, { orderId: quote.work_order_id, caseId: quote.case_id }, ['accepted'], 'replaced', quote.number)
  await ctx.tx.updateTable('quote').set({ ...how, status: 'accepted', decided_at: ctx.now, version: quote.version + 1 }).where('id', '=', quote.id).execute()
  noteQuote(ctx, quote, 'quote_accepted', [quote.number, inYuan(quote.total_fen), how.accepted_by].join(' '))
  if (order !== null) await agree(ctx, order, quote)
  await tellPeople(ctx, quote, order, 'quote.accepted', { who: how.accepted_by, total: inYuan(quote.total_fen) })
}

type How = Pick<QuoteLine, 'accepted_via' | 'accepted_by' | 'said_at' | 'recorded_by' | 'signature_file_id'>
/** Who accepted, how, and when they said so: a resident only for themselves, a colleague only what was signed or said to them. */
async function acceptanceOf(ctx: Ctx, quote: QuoteLine, body: Accept): Promise<How & { accepted_via: string; accepted_by: string }> {
  const { actor } = ctx
  if (actor.kind === 'resident') {
    if (body.via !== 'app') throw wrongField('rule_broken', '/via', 'a resident accepts in the app')
    return { accepted_via: 'app', accepted_by: actor.name, said_at: ctx.now, recorded_by: actor.name, signature_file_id: null }
  }
  if (body.via === 'app') throw wrongField('rule_broken', '/via', 'nobody accepts in the app for the resident')
  if (body.acceptedBy === '') throw wrongField('rule_broken', '/acceptedBy', 'say who accepted')
  const who = { accepted_by: body.acceptedBy, recorded_by: actor.name }
  if (body.via === 'signature') {
    if (body.signatureId === null) throw wrongField('rule_broken', '/signatureId', 'the signature is needed')
    const of = quote.work_order_id === null ? { type: 'case', id: quote.case_id! } : { type: 'work_order', id: quote.work_order_id }
    await attachSignature(ctx, of, body.signatureId, '/signatureId')
    return { ...who, accepted_via: 'signature', said_at: ctx.now, signature_file_id: body.signatureId }
  }
  if (body.saidAt === null) throw wrongField('rule_broken', '/saidAt', 'say when it was said')
  const saidAt = new Date(body.saidAt).getTime()
  if (saidAt > ctx.now.getTime() + CLOCKS_DIFFER || saidAt < quote.sent_at.getTime() - CLOCKS_DIFFER)
    throw wrongField('rule_broken', '/saidAt', 'between the quote and now')
  return { ...who, accepted_via: 'phone', said_at: new Date(Math.min(saidAt, ctx.now.getTime())), signature_file_id: null }
}

/** The order knows what was accepted; an emergency that is done already has its price now. */
async function agree(ctx: Ctx, order: OrderRow, quote: QuoteLine): Promise<void> {
  const isLate = order.done_at !== null && order.price_fen === null
  const after = await ctx.tx
    .updateTable('work_order')
    .set({ quoted_fen: quote.total_fen, price_fen: isLate ? quote.total_fen : order.price_fen, version: order.version + 1, updated_at: ctx.now })
    .where('id', '=', order.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (isLate) await completeCharge(ctx, after)
}

async function refuse(ctx: Ctx, quote: QuoteLine, order: OrderRow | null, reason: string, refusedBy: string): Promise<void> {
  if (ctx.actor.kind !== 'resident' && refusedBy === '') throw wrongField('rule_broken', '/refusedBy', 'say who refused')
  const who = ctx.actor.kind === 'resident' ? ctx.actor.name : refusedBy
  await end(ctx, quote, 'refused', `${who}：${reason}`)
  await tellPeople(ctx, quote, order, 'quote.refused', { who, total: inYuan(quote.total_fen), reason })
}

async function end(ctx: Ctx, quote: QuoteLine, to: 'refused' | 'withdrawn', reason: string): Promise<void> {
  await ctx.tx.updateTable('quote').set({ status: to, decided_at: ctx.now, reason, version: quote.version + 1 }).where('id', '=', quote.id).execute()
  noteQuote(ctx, quote, `quote_${to}`, [quote.number, reason].join(' '))
}

/** Worker, whoever raised the order and whoever sent the quote hear what became of it. */
async function tellPeople(ctx: Ctx, quote: QuoteLine, order: OrderRow | null, template: string, params: Record<string, string>): Promise<void> {
  const employees = order === null ? [] : [order.worker_id, order.raised_by]
  const accounts = new Set<string>(quote.sent_by_account === null ? [] : [quote.sent_by_account])
  for (const employee of employees) {
    const account = employee === null ? null : await accountOfEmployee(ctx, employee)
    if (account !== null) accounts.add(account)
  }
  accounts.delete(ctx.actor.accountId ?? '')
  const record = order === null ? { type: 'case', id: quote.case_id! } : { type: 'work_order', id: order.id }
  sendMessage(ctx, { accountIds: [...accounts], template, params: { number: order?.number ?? quote.number, title: quote.title, ...params }, record })
}
