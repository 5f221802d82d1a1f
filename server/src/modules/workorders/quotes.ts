import type { Input, quotes } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { dayNumber, nextNumber, recordHappening } from '../../platform/records/index.ts'
import { dayIn, wallTimeIn } from '../../platform/time.ts'
import { caseForWork, tellReporter } from '../cases/index.ts'
import { mustBePolite } from '../language/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { TO_DO } from './lifecycle.ts'
import { lockOrder } from './lock-order.ts'
import type { OrderRow } from './present.ts'
import { inYuan } from './quote-words.ts'
import { endQuotes } from './quote-endings.ts'
import { linesOf, sellable, type NewLine } from './quote-lines.ts'
import { mayQuote, presentQuote, type QuoteRow } from './quote-present.ts'

const DAY = 86_400_000
/** A quote holds for a week unless it says otherwise, and never longer than a quarter. */
const HOLDS_DAYS = 7
const LONGEST_DAYS = 90

/** What a quote is for. */
export interface Subject {
  siteId: string
  caseId: string | null
  orderId: string | null
  unitId: string | null
  title: string
}

/**
 * Sends a quote for a paid order, or for a case before it has one. An open quote is replaced by it; an accepted one holds until this is
 * accepted too. Throws `not_found`, `not_permitted`, `action_not_allowed`, `rule_broken`, `paid_service.not_offered`.
 */
export async function createQuote(ctx: Ctx, { body }: Input<typeof quotes.createQuote>): Promise<quotes.Quote> {
  if ((body.workOrderId === null) === (body.caseId === null)) throw wrongField('rule_broken', '/workOrderId', 'name an order or a case')
  const subject = body.workOrderId === null ? await ofCase(ctx, body.caseId!) : await ofOrder(ctx, body.workOrderId)
  const validUntil = body.validUntil === undefined ? new Date(ctx.now.getTime() + HOLDS_DAYS * DAY) : new Date(body.validUntil)
  if (validUntil <= ctx.now || validUntil.getTime() > ctx.now.getTime() + LONGEST_DAYS * DAY)
    throw wrongField('rule_broken', '/validUntil', `later than now, at most ${LONGEST_DAYS} days`)
  const lines = linesOf(body.lines, await sellable(ctx, subject.siteId, subject.caseId))
  await mustBePolite(ctx, '/note', body.note, subject.siteId)
  for (const [i, line] of body.lines.entries()) if (line.versionId === null) await mustBePolite(ctx, `/lines/${i}/name`, line.name, subject.siteId)
  const row = await sendQuote(ctx, subject, lines, { id: body.id, validUntil, note: body.note, isAsked: true })
  return presentQuote(ctx, row.id)
}

async function ofOrder(ctx: Ctx, id: string): Promise<Subject> {
  const order = await lockOrder(ctx, id)
  if (!mayQuote(ctx, { site_id: order.site_id, order_worker: order.worker_id })) throw new AppError('not_permitted')
  if (!order.is_paid) throw wrongField('rule_broken', '/workOrderId', 'the work is free of charge')
  if (!mayBeQuoted(order)) throw new AppError('action_not_allowed', `No quote for an order that is ${order.status}`)
  return { siteId: order.site_id, caseId: order.case_id, orderId: order.id, unitId: order.unit_id, title: order.title }
}

/** While there is work to do; afterwards only for an emergency that began before anybody accepted. */
function mayBeQuoted(order: OrderRow): boolean {
  if (TO_DO.includes(order.status)) return true
  return order.status !== 'cancelled' && order.begun_unaccepted_at !== null && order.quoted_fen === null
}

async function ofCase(ctx: Ctx, id: string): Promise<Subject> {
  const row = await caseForWork(ctx, id)
  ctx.actor.mustBeAbleTo('work_orders:create', row.site_id)
  const order = await ctx.tx.selectFrom('work_order').select('number').where('case_id', '=', id).where('is_paid', '=', true).where('status', 'in', TO_DO).executeTakeFirst()
  if (order) throw wrongField('rule_broken', '/caseId', `quote its order ${order.number}`)
  return { siteId: row.site_id, caseId: row.id, orderId: null, unitId: row.unit_id, title: row.title }
}

interface HowSent {
  id?: string
  validUntil: Date
  note: string
  /** Whether the customer still has to say yes. */
  isAsked: boolean
}

/** Writes a new quote of a locked subject and ends the open one before it. The caller has asked for rights. */
export async function sendQuote(ctx: Ctx, subject: Subject, lines: readonly NewLine[], how: HowSent): Promise<QuoteRow> {
  const id = how.id ?? newId()
  const day = dayIn(await timeZoneOf(ctx, subject.siteId), ctx.now)
  const number = dayNumber('Q', day, await nextNumber(ctx, subject.siteId, `quote-${day}`))
  await endQuotes(ctx, subject, ['sent'], 'replaced', number)
  const row = await ctx.tx
    .insertInto('quote')
    .values({
      organization_id: ctx.organizationId, id, site_id: subject.siteId, number, case_id: subject.caseId, work_order_id: subject.orderId,
      unit_id: subject.unitId, title: subject.title, total_fen: lines.reduce((sum, line) => sum + line.amountFen, 0), valid_until: how.validUntil,
      note: how.note, sent_at: ctx.now, sent_by_account: ctx.actor.accountId, sent_by_name: ctx.actor.name, decided_at: null, accepted_via: null,
      accepted_by: null, said_at: null, recorded_by: null, signature_file_id: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'a quote with this id exists')
  await ctx.tx
    .insertInto('quote_line')
    .values(
      lines.map((line, position) => ({
        organization_id: ctx.organizationId, quote_id: id, position, kind: line.kind, version_id: line.versionId, name: line.name, unit: line.unit,
        quantity: String(line.quantity), price_fen: line.priceFen, amount_fen: line.amountFen, warranty_days: line.warrantyDays,
      })),
    )
    .execute()
  ctx.enqueue('workorders.expire-quote', { quoteId: id }, { dueAt: how.validUntil, dedupeKey: `expire-quote:${id}` })
  noteQuote(ctx, row, 'quote_sent', `${number} ${inYuan(row.total_fen)}`)
  await tellCustomer(ctx, row, how.isAsked)
  return row
}

/** The line of history on the quote, its order and its case, where the household reads it too; and the hint to the screens. */
export function noteQuote(ctx: Ctx, row: QuoteRow, action: string, note: string): void {
  const of = [{ recordType: 'quote', recordId: row.id }]
  if (row.work_order_id !== null) of.push({ recordType: 'work_order', recordId: row.work_order_id })
  if (row.case_id !== null) of.push({ recordType: 'case', recordId: row.case_id })
  for (const record of of) {
    const isTold = record.recordType === 'case' && action === 'quote_sent'
    if (!isTold) recordHappening(ctx, { siteId: row.site_id, ...record, action, note, isVisibleToResident: record.recordType === 'case' })
    announceChange(ctx, { ...record, siteId: row.site_id, action })
  }
}

/** The customer hears of a quote through the case; who ordered and accepted in one act knows it. */
async function tellCustomer(ctx: Ctx, row: QuoteRow, isAsked: boolean): Promise<void> {
  if (row.case_id === null) return
  const note = `${row.number} ${inYuan(row.total_fen)}`
  if (!isAsked) {
    recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.case_id, action: 'quote_sent', note, isVisibleToResident: true })
    return
  }
  const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), row.valid_until)
  await tellReporter(ctx, row.case_id, { action: 'quote_sent', note, template: 'quote.sent', params: { quote: row.number, total: inYuan(row.total_fen), until } })
}
