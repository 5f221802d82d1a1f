import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, IdParams, Instant, Ref, flag, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'

export const QUOTE_STATUSES = ['sent', 'accepted', 'refused', 'expired', 'replaced', 'withdrawn'] as const
export const QUOTE_ACTIONS = ['accept', 'refuse', 'withdraw'] as const
/** By the resident in the app, by signature on the worker's phone, by telephone as a colleague recorded it. */
export const ACCEPTANCE_WAYS = ['app', 'signature', 'phone'] as const
/** 价目表项目 · 表外项目 · 材料 */
export const QUOTE_LINE_KINDS = ['listed', 'unlisted', 'material'] as const
export const PAY_STATES = ['not_due', 'to_be_billed'] as const
export const QuoteStatus = z.enum(QUOTE_STATUSES)
export type QuoteStatus = z.infer<typeof QuoteStatus>
export const QuoteAction = z.enum(QUOTE_ACTIONS)
export type QuoteAction = z.infer<typeof QuoteAction>

/** Hours, pieces, square metres: at most three decimals. */
const quantity = z.number().min(0.001).max(99_999).multipleOf(0.001)
const price = z.number().int().min(0).max(100_000_000)

export const QuoteLine = z.object({
  kind: z.enum(QUOTE_LINE_KINDS), versionId: Id.nullable(), name: z.string(), unit: z.string(), quantity: z.number(), priceFen: z.number().int(), amountFen: z.number().int(), warrantyDays: z.number().int().nullable(),
}).meta({ id: 'QuoteLine' })
export type QuoteLine = z.infer<typeof QuoteLine>

export const Quote = z.object({
  id: Id, siteId: Id, number: z.string(), status: QuoteStatus, title: z.string(), unit: Ref.nullable(), case: z.object({ id: Id, number: z.string() }).nullable(), workOrder: z.object({ id: Id, number: z.string() }).nullable(),
  lines: z.array(QuoteLine), totalFen: z.number().int(), validUntil: Instant, note: z.string(), sentAt: Instant, sentBy: z.string(), decidedAt: Instant.nullable(),
  acceptance: z.object({ via: z.enum(ACCEPTANCE_WAYS), by: z.string(), saidAt: Instant, recordedBy: z.string(), signature: FileRef.nullable() }).nullable(),
  reason: z.string(), allowedActions: z.array(QuoteAction), version: z.number().int(),
}).meta({ id: 'Quote' })
export type Quote = z.infer<typeof Quote>

/** A line of the price list names its version and takes its price; `priceFen` only where the list says "by quotation" or the line is none of the list. */
const SentLine = z.object({ versionId: Id.nullable().default(null), isMaterial: z.boolean().default(false), name: text(100).default(''), unit: text(10).default(''), quantity, priceFen: price.nullable().default(null) })
  .refine((line) => line.versionId !== null || line.name !== '', { path: ['name'], message: 'needed for what is not of the price list' })
  .refine((line) => line.versionId !== null || line.priceFen !== null, { path: ['priceFen'], message: 'needed for what is not of the price list' })

export const createQuote = endpoint({
  method: 'POST', path: '/quotes', summary: 'Send a quote for a paid order or for a case that has none yet; an open one is replaced', access: 'signed_in',
  body: z.object({
    id: Id.optional(), workOrderId: Id.nullable().default(null), caseId: Id.nullable().default(null), lines: z.array(SentLine).min(1).max(50), validUntil: Instant.optional(), note: text(500).default(''),
  }),
  response: Quote, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken', 'already_exists', 'paid_service.not_offered', 'language.not_allowed'],
})
const Filter = z.object({ status: oneOrMany(QuoteStatus), from: Instant.optional(), to: Instant.optional(), q: z.string().max(100).optional() })
export const listQuotes = endpoint({
  method: 'GET', path: '/quotes', summary: 'Quotes of a site, newest first', access: 'work_orders:create',
  query: z.object({ ...paging, siteId: Id, total: flag, filter: Filter.prefault({}) }), response: listOf(Quote), errors: ['not_found'],
})
export const exportQuotes = endpoint({
  method: 'GET', path: '/quotes/export', summary: 'The list of quotes as XLSX or CSV', access: 'work_orders:export', query: z.object({ siteId: Id, format: z.enum(['xlsx', 'csv']).default('xlsx'), filter: Filter.prefault({}) }), kind: 'file', errors: ['not_found'],
})
export const quotesOf = endpoint({
  method: 'GET', path: '/quotes/of', summary: 'The quotes of a case or an order, newest first', access: 'signed_in', query: z.object({ caseId: Id.optional(), workOrderId: Id.optional() }), response: itemsOf(Quote), errors: ['not_found', 'rule_broken'],
})
export const getQuote = endpoint({ method: 'GET', path: '/quotes/{id}', summary: 'One quote', access: 'signed_in', params: IdParams, response: Quote, errors: ['not_found'] })
export const actOnQuote = endpoint({
  method: 'POST', path: '/quotes/{id}/actions', summary: 'Accept, refuse or withdraw a quote; accepting twice is accepting once', access: 'signed_in', params: IdParams,
  body: z.discriminatedUnion('action', [
    z.object({
      action: z.literal('accept'),
      /** What whoever accepts has seen: must be the total of the quote. */
      totalFen: z.number().int(), via: z.enum(ACCEPTANCE_WAYS).default('app'), acceptedBy: text(50).default(''),
      /** When it was said on the telephone. */
      saidAt: Instant.nullable().default(null), signatureId: Id.nullable().default(null),
    }),
    z.object({ action: z.literal('refuse'), reason: text(500, 1), refusedBy: text(50).default('') }),
    z.object({ action: z.literal('withdraw'), reason: text(500, 1) }),
  ]),
  response: Quote, errors: ['not_found', 'not_permitted', 'action_not_allowed', 'rule_broken', 'quote.expired', 'quote.replaced'],
})

/** A service as it was ordered by somebody who saw the list. */
export const PaidOrder = z.object({
  case: z.object({ id: Id, number: z.string() }), title: z.string(), unit: Ref, orderedAt: Instant, wishedFrom: Instant.nullable(), wishedTo: Instant.nullable(), quantity: z.number(), versionId: Id, invoiceNote: z.string(),
  quote: Quote.nullable(), isDone: z.boolean(), priceFen: z.number().int().nullable(), payState: z.enum(PAY_STATES),
}).meta({ id: 'PaidOrder' })
export type PaidOrder = z.infer<typeof PaidOrder>
export const orderPaidService = endpoint({
  method: 'POST', path: '/paid-service-orders', summary: 'Order a service of the price list (PAY-007)', access: 'signed_in',
  body: z.object({
    id: Id.optional(), siteId: Id, unitId: Id, versionId: Id, quantity: quantity.default(1),
    /** The price of one that was shown, null for "by quotation": another price is told, never charged. */
    seenPriceFen: price.nullable(), wish: z.object({ from: Instant, to: Instant }).nullable().default(null), words: text(2000).default(''), contactPhone: text(30).default(''), fileIds: z.array(Id).max(9).default([]), invoiceNote: text(200).default(''),
  }),
  response: PaidOrder, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists', 'paid_service.price_changed', 'paid_service.not_offered', 'case.unlinked_person'],
})
export const ownPaidOrders = endpoint({
  method: 'GET', path: '/own-paid-orders', summary: 'What the own household ordered, newest first', access: 'cases:own', response: itemsOf(PaidOrder),
})

/** Income beside the property fee (PAY-006): what a finished paid order is to be billed with. */
export const PaidCharge = z.object({
  id: Id, workOrder: z.object({ id: Id, number: z.string() }), title: z.string(), unit: Ref.nullable(), amountFen: z.number().int(), category: z.literal('paid_service'), payState: z.enum(PAY_STATES), invoiceNote: z.string(), completedAt: Instant,
}).meta({ id: 'PaidCharge' })
export type PaidCharge = z.infer<typeof PaidCharge>
export const listPaidCharges = endpoint({
  method: 'GET', path: '/paid-charges', summary: 'Finished paid orders to be billed, newest first', access: 'work_orders:cost', query: z.object({ ...paging, siteId: Id, total: flag, filter: z.object({ from: Instant.optional(), to: Instant.optional() }).prefault({}) }),
  response: listOf(PaidCharge).extend({ sumFen: z.number().int() }), errors: ['not_found'],
})
export const exportPaidCharges = endpoint({ method: 'GET', path: '/paid-charges/export', summary: 'Finished paid orders as XLSX or CSV', access: 'work_orders:cost', query: listPaidCharges.query.omit({ limit: true, cursor: true, total: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
