import type { quotes } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { filesById } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import { ownUnitIds } from '../archives/index.ts'
import { maySeeOrder } from './permissions.ts'
import type { QuoteTable } from './tables.ts'

export type QuoteRow = Selectable<QuoteTable>
interface Names {
  unit_code: string | null
  case_number: string | null
  case_reporter: string | null
  order_number: string | null
  order_worker: string | null
  order_pool: boolean | null
}
export type QuoteLine = QuoteRow & Names
export type QuoteSelect = SelectQueryBuilder<Tables, 'quote', object>

/** Rows of quotes with what they belong to, by name. */
export function withNames(select: QuoteSelect): SelectQueryBuilder<Tables, 'quote', QuoteLine> {
  const of = (table: keyof Tables, column: string, key: string) =>
    sql`(select t.${sql.ref(column)} from ${sql.table(table)} t where t.organization_id = quote.organization_id and t.id = ${sql.ref(`quote.${key}`)})`
  return select.selectAll('quote').select([
    of('unit', 'code', 'unit_id').$castTo<string | null>().as('unit_code'),
    of('service_case', 'number', 'case_id').$castTo<string | null>().as('case_number'),
    of('service_case', 'reported_by_account', 'case_id').$castTo<string | null>().as('case_reporter'),
    of('work_order', 'number', 'work_order_id').$castTo<string | null>().as('order_number'),
    of('work_order', 'worker_id', 'work_order_id').$castTo<string | null>().as('order_worker'),
    of('work_order', 'is_in_pool', 'work_order_id').$castTo<boolean | null>().as('order_pool'),
  ])
}

/** A quote is seen by whoever sees its order or its case, and by the household of its unit. */
export async function maySeeQuote(ctx: Ctx, row: QuoteLine): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind === 'resident') {
    if (row.case_reporter !== null && row.case_reporter === actor.accountId) return true
    return row.unit_id !== null && (await ownUnitIds(ctx)).includes(row.unit_id)
  }
  if (row.work_order_id !== null) return maySeeOrder(ctx, { site_id: row.site_id, worker_id: row.order_worker, is_in_pool: row.order_pool ?? false })
  return actor.can('cases:read', row.site_id)
}

/** Whoever makes, records and takes back quotes: the order's worker, and those who raise orders. */
export function mayQuote(ctx: Ctx, row: { site_id: string; order_worker: string | null }): boolean {
  const { actor } = ctx
  if (actor.kind === 'resident') return false
  if (actor.can('work_orders:create', row.site_id)) return true
  return row.order_worker !== null && row.order_worker === actor.employeeId && actor.can('work_orders:work', row.site_id)
}

function allowedActions(ctx: Ctx, row: QuoteLine): quotes.QuoteAction[] {
  if (row.status !== 'sent') return []
  const isOver = row.valid_until <= ctx.now
  if (ctx.actor.kind === 'resident') return isOver ? [] : ['accept', 'refuse']
  if (!mayQuote(ctx, row)) return []
  return isOver ? ['withdraw'] : ['accept', 'refuse', 'withdraw']
}

/** Quotes with their lines; `rows` are what the actor may see. */
export async function presentQuotes(ctx: Ctx, rows: readonly QuoteLine[]): Promise<quotes.Quote[]> {
  if (rows.length === 0) return []
  const lines = await ctx.tx.selectFrom('quote_line').selectAll().where('quote_id', 'in', rows.map((row) => row.id)).orderBy('position').execute()
  const files = await filesById(ctx, rows.flatMap((row) => row.signature_file_id ?? []))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, title: row.title,
    // Its job may be late; a quote is over when its time is.
    status: row.status === 'sent' && row.valid_until <= ctx.now ? 'expired' : row.status,
    unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_code ?? '' },
    case: row.case_id === null ? null : { id: row.case_id, number: row.case_number ?? '' },
    workOrder: row.work_order_id === null ? null : { id: row.work_order_id, number: row.order_number ?? '' },
    lines: lines.filter((line) => line.quote_id === row.id).map((line) => ({
      kind: line.kind, versionId: line.version_id, name: line.name, unit: line.unit, quantity: Number(line.quantity), priceFen: line.price_fen,
      amountFen: line.amount_fen, warrantyDays: line.warranty_days,
    })),
    totalFen: row.total_fen, validUntil: iso(row.valid_until), note: row.note, sentAt: iso(row.sent_at), sentBy: row.sent_by_name,
    decidedAt: iso(row.decided_at),
    acceptance: row.accepted_via === null ? null : {
      via: row.accepted_via, by: row.accepted_by!, saidAt: iso(row.said_at!), recordedBy: row.recorded_by!,
      signature: row.signature_file_id === null ? null : (files.get(row.signature_file_id) ?? null),
    },
    reason: row.reason, allowedActions: allowedActions(ctx, row), version: row.version,
  }))
}

export async function presentQuote(ctx: Ctx, id: string): Promise<quotes.Quote> {
  const row = await withNames(ctx.tx.selectFrom('quote')).where('quote.id', '=', id).executeTakeFirstOrThrow()
  return (await presentQuotes(ctx, [row]))[0]!
}
