import type { workorders, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { priceVersions } from '../paidservices/index.ts'
import { PAID_KINDS } from './paid-rules.ts'
import type { OrderRow } from './present.ts'
import { presentOrder } from './present.ts'
import { reworkCandidateOf, type Candidate } from './warranty.ts'

type Body = Input<typeof workorders.createWorkOrder>['body']
type Facts = Pick<OrderRow, 'kind' | 'is_paid' | 'free_reason' | 'rework_of' | 'needs_quality_tracking' | 'not_rework_reason' | 'quoted_fen' | 'invoice_note'>

interface ChargeOfNew {
  facts: Facts
  quoteIds: string[]
  reworkOf: Candidate | null
  afterRaised: (order: workorders.WorkOrder) => Promise<workorders.WorkOrder>
}

/**
 * Who pays for a new order: nobody for a rework, which it is by itself when the same thing failed again within its warranty; otherwise the
 * customer for paid kinds, by the quote that the case has already. Throws `work_order.rework_reason_needed`, `rule_broken`, `not_found`.
 */
export async function chargeOfNew(ctx: Ctx, body: Body, at: { unitId: string | null; categoryId: string | null }): Promise<ChargeOfNew> {
  const reworkOf = await originOf(ctx, body, at)
  const ordered = body.caseId === null ? undefined : await ctx.tx.selectFrom('paid_order').selectAll().where('case_id', '=', body.caseId).executeTakeFirst()
  const version = ordered && (await priceVersions(ctx, [ordered.version_id])).get(ordered.version_id)
  const kind = body.kind === 'paid_service' && version?.group_code === 'appliance_repair' ? 'appliance_repair' : body.kind
  const isPaid = reworkOf === null && body.freeReason === null && (body.isPaid || (PAID_KINDS.includes(kind) && version?.charge !== 'free'))
  const quotes = isPaid && body.caseId !== null ? await lockQuotesOfCase(ctx, body.caseId) : []
  const accepted = quotes.find((quote) => quote.status === 'accepted')
  const facts: Facts = {
    kind, is_paid: isPaid, free_reason: isPaid ? null : (body.freeReason ?? (reworkOf === null ? null : 'warranty')),
    rework_of: reworkOf?.id ?? null, needs_quality_tracking: reworkOf !== null, not_rework_reason: body.notReworkReason,
    quoted_fen: accepted?.total_fen ?? null, invoice_note: isPaid ? (ordered?.invoice_note ?? '') : '',
  }
  const quoteIds = quotes.map((quote) => quote.id)
  const afterRaised = async (order: workorders.WorkOrder): Promise<workorders.WorkOrder> => {
    if (quoteIds.length > 0) await ctx.tx.updateTable('quote').set({ work_order_id: order.id }).where('id', 'in', quoteIds).execute()
    if (reworkOf !== null) recordHappening(ctx, { siteId: body.siteId, recordType: 'work_order', recordId: reworkOf.id, action: 'failed_again', note: order.number })
    const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow()
    return presentOrder(ctx, row)
  }
  return { facts, quoteIds, reworkOf, afterRaised }
}

/** The quotes of a case that no order has yet; the case itself is locked by whoever raises. */
function lockQuotesOfCase(ctx: Ctx, caseId: string) {
  return ctx.tx
    .selectFrom('quote')
    .select(['id', 'status', 'total_fen'])
    .where('case_id', '=', caseId)
    .where('work_order_id', 'is', null)
    .where('status', 'in', ['sent', 'accepted'])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The order that this one does again: named, or found by its warranty. Saying that it is none needs a reason. */
async function originOf(ctx: Ctx, body: Body, at: { unitId: string | null; categoryId: string | null }): Promise<Candidate | null> {
  const candidate = await reworkCandidateOf(ctx, body.siteId, at.unitId, at.categoryId)
  if (body.reworkOf === null) {
    if (candidate !== null && body.notReworkReason === '')
      throw new AppError('work_order.rework_reason_needed', `${candidate.number} is under warranty until ${candidate.warranty_until}`, [{ pointer: '/notReworkReason', message: 'say why this is no rework' }])
    return null
  }
  if (body.reworkOf === undefined) {
    // Whoever says that it is paid has decided; then the reason is needed as well.
    if (candidate !== null && body.isPaid)
      throw new AppError('work_order.rework_reason_needed', `${candidate.number} is under warranty until ${candidate.warranty_until}`, [{ pointer: '/reworkOf', message: 'say that this is no rework, and why' }])
    return candidate
  }
  if (candidate?.id === body.reworkOf) return candidate
  throw wrongField('not_found', '/reworkOf', 'no finished order of this unit and category under warranty')
}
