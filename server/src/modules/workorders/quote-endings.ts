import { z } from 'zod'
import type { quotes } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { inYuan } from './quote-words.ts'

type Ending = Extract<quotes.QuoteStatus, 'replaced' | 'withdrawn' | 'expired'>
type Of = { orderId: string | null; caseId: string | null }

/** Ends quotes of an order, or of a case that has none: the unique keys of the table want the old ones gone before a new one comes. */
export async function endQuotes(ctx: Ctx, of: Of, from: ('sent' | 'accepted')[], to: Ending, reason: string): Promise<void> {
  let update = ctx.tx.updateTable('quote').set((e) => ({ status: to, decided_at: e.fn.coalesce('decided_at', e.val(ctx.now)), reason, version: e('version', '+', 1) })).where('status', 'in', from)
  update = of.orderId === null ? update.where('case_id', '=', of.caseId).where('work_order_id', 'is', null) : update.where('work_order_id', '=', of.orderId)
  for (const row of await update.returningAll().execute()) {
    recordHappening(ctx, { siteId: row.site_id, recordType: 'quote', recordId: row.id, action: `quote_${to}`, note: reason })
    announceChange(ctx, { recordType: 'quote', recordId: row.id, siteId: row.site_id, action: `quote_${to}` })
  }
}

/** Nobody can accept a quote of an order that is done or given up. */
export function withdrawOpenQuotes(ctx: Ctx, orderId: string, reason: string): Promise<void> {
  return endQuotes(ctx, { orderId, caseId: null }, ['sent'], 'withdrawn', reason)
}

export function withdrawQuotesOfCase(ctx: Ctx, caseId: string, reason: string): Promise<void> {
  return endQuotes(ctx, { orderId: null, caseId }, ['sent', 'accepted'], 'withdrawn', reason)
}

/** A quote that nobody accepted in time ends by itself; of one that was decided before, the job finds nothing to do. */
export function expireQuotesInTime(): void {
  queue('workorders.expire-quote', z.object({ quoteId: z.uuid() }), async (ctx, { quoteId }) => {
    const row = await ctx.tx.selectFrom('quote').selectAll().where('id', '=', quoteId).forUpdate().executeTakeFirst()
    if (!row || row.status !== 'sent' || row.valid_until > ctx.now) return
    await ctx.tx.updateTable('quote').set({ status: 'expired', decided_at: row.valid_until, version: row.version + 1 }).where('id', '=', row.id).execute()
    const note = `${row.number} ${inYuan(row.total_fen)}`
    const of = row.work_order_id === null ? { recordType: 'case', recordId: row.case_id! } : { recordType: 'work_order', recordId: row.work_order_id }
    for (const record of [{ recordType: 'quote', recordId: row.id }, of]) {
      recordHappening(ctx, { siteId: row.site_id, ...record, action: 'quote_expired', note })
      announceChange(ctx, { siteId: row.site_id, ...record, action: 'quote_expired' })
    }
    if (row.sent_by_account === null) return
    sendMessage(ctx, {
      accountIds: [row.sent_by_account], template: 'quote.expired', params: { number: row.number, title: row.title, total: inYuan(row.total_fen) }, level: 'warning',
      record: { type: of.recordType, id: of.recordId },
    })
  })
}
