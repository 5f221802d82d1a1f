import type { Input, Locale, Output, quotes } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import { siteById } from '../organization/index.ts'
import { maySeeQuote, presentQuote, presentQuotes, withNames, type QuoteSelect } from './quote-present.ts'

type Filter = Input<typeof quotes.listQuotes>['query']['filter']

/** The quotes of a site, newest first. */
export async function listQuotes(ctx: Ctx, { query }: Input<typeof quotes.listQuotes>): Promise<Output<typeof quotes.listQuotes>> {
  const filtered = await filteredQuotes(ctx, query.siteId, query.filter, 'work_orders:create')
  let select = withNames(filtered)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(quote.sent_at, quote.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('quote.sent_at', 'desc').orderBy('quote.id', 'desc').limit(query.limit + 1).execute()
  const total = query.total ? await countUpTo(ctx, filtered) : null
  const shown = new Map((await presentQuotes(ctx, rows)).map((quote) => [quote.id, quote]))
  return pageOf(rows, query.limit, (row) => [row.sent_at, row.id], (row) => shown.get(row.id)!, total)
}

async function filteredQuotes(ctx: Ctx, siteId: string, filter: Filter, permission: 'work_orders:create' | 'work_orders:export'): Promise<QuoteSelect> {
  ctx.actor.mustSee(permission, siteId)
  await siteById(ctx, siteId)
  let select: QuoteSelect = ctx.tx.selectFrom('quote').where('quote.site_id', '=', siteId)
  if (filter.status?.length) {
    const wanted = filter.status
    // Its job may be late; a quote is over when its time is.
    const isOver = sql<boolean>`(quote.status = 'sent' and quote.valid_until <= ${ctx.now})`
    select = select.where((e) => {
      const plain = e.and([e('quote.status', 'in', wanted), sql<boolean>`not ${isOver}`])
      return wanted.includes('expired') ? e.or([plain, isOver]) : plain
    })
  }
  if (filter.from) select = select.where('quote.sent_at', '>=', new Date(filter.from))
  if (filter.to) select = select.where('quote.sent_at', '<', new Date(filter.to))
  if (filter.q) {
    const like = `%${likeText(filter.q.trim())}%`
    select = select.where((e) => e.or([e('quote.title', 'ilike', like), e('quote.number', 'ilike', like)]))
  }
  return select
}

/** The quotes of one case or one order, newest first; the household of the unit sees them too. */
export async function quotesOf(ctx: Ctx, { query }: Input<typeof quotes.quotesOf>): Promise<Output<typeof quotes.quotesOf>> {
  if ((query.caseId === undefined) === (query.workOrderId === undefined)) throw wrongField('rule_broken', '?caseId', 'name a case or an order')
  let select = withNames(ctx.tx.selectFrom('quote'))
  select = query.caseId === undefined ? select.where('quote.work_order_id', '=', query.workOrderId!) : select.where('quote.case_id', '=', query.caseId)
  const rows = await select.orderBy('quote.sent_at', 'desc').orderBy('quote.id', 'desc').limit(100).execute()
  const visible: typeof rows = []
  for (const row of rows) if (await maySeeQuote(ctx, row)) visible.push(row)
  return { items: await presentQuotes(ctx, visible) }
}

/** Quotes that wait for a resident's word on the own open cases. */
export async function quotesToAccept(ctx: Ctx, caseIds: readonly string[]) {
  const rows = await ctx.tx
    .selectFrom('quote')
    .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 'quote.organization_id').onRef('k.id', '=', 'quote.case_id'))
    .select(['k.id', 'k.number', 'k.title', 'quote.sent_at', 'quote.valid_until'])
    .where('quote.case_id', 'in', [...caseIds])
    .where('quote.status', '=', 'sent')
    .where('quote.valid_until', '>', ctx.now)
    .execute()
  return rows.map((row) => ({ kind: 'accept_quote' as const, caseId: row.id, number: row.number, title: row.title, since: row.sent_at.toISOString(), until: row.valid_until.toISOString(), count: 1 }))
}

export async function getQuote(ctx: Ctx, { params }: Input<typeof quotes.getQuote>): Promise<quotes.Quote> {
  const row = await withNames(ctx.tx.selectFrom('quote')).where('quote.id', '=', params.id).executeTakeFirst()
  if (!row || !(await maySeeQuote(ctx, row))) throw new AppError('not_found')
  return presentQuote(ctx, row.id)
}

type Column = { key: string; kind: ColumnKind; width: number; title: Record<Locale, string>; value: (quote: quotes.Quote, locale: Locale) => ColumnValue }
const column = (key: string, kind: ColumnKind, width: number, title: [string, string, string], value: Column['value']): Column => ({
  key, kind, width, title: { 'zh-CN': title[0], 'zh-TW': title[1], en: title[2] }, value,
})
const COLUMNS: Column[] = [
  column('number', 'text', 18, ['报价单', '報價單', 'Quote'], (quote) => quote.number),
  column('status', 'text', 10, ['状态', '狀態', 'State'], (quote, locale) => labelOf(locale, 'quoteStatus', quote.status)),
  column('title', 'text', 28, ['项目', '項目', 'Work'], (quote) => quote.title),
  column('unit', 'text', 12, ['房号', '房號', 'Unit'], (quote) => quote.unit?.name ?? ''),
  column('order', 'text', 18, ['工单', '工單', 'Work order'], (quote) => quote.workOrder?.number ?? ''),
  column('case', 'text', 18, ['事项', '事項', 'Case'], (quote) => quote.case?.number ?? ''),
  column('lines', 'text', 50, ['明细', '明細', 'Lines'], (quote) => quote.lines.map((line) => `${line.name} ${line.quantity} ${line.unit}`).join('、')),
  column('total', 'money', 12, ['合计', '合計', 'Total'], (quote) => quote.totalFen),
  column('sentAt', 'datetime', 18, ['报价时间', '報價時間', 'Sent'], (quote) => new Date(quote.sentAt)),
  column('sentBy', 'text', 10, ['报价人', '報價人', 'Sent by'], (quote) => quote.sentBy),
  column('validUntil', 'datetime', 18, ['有效期至', '有效期至', 'Valid until'], (quote) => new Date(quote.validUntil)),
  column('via', 'text', 12, ['确认方式', '確認方式', 'Accepted'], (quote, locale) => (quote.acceptance ? labelOf(locale, 'acceptanceWay', quote.acceptance.via) : '')),
  column('by', 'text', 10, ['确认人', '確認人', 'By'], (quote) => quote.acceptance?.by ?? ''),
  column('saidAt', 'datetime', 18, ['确认时间', '確認時間', 'At'], (quote) => (quote.acceptance ? new Date(quote.acceptance.saidAt) : null)),
]
const NAME: Record<Locale, string> = { 'zh-CN': '报价单', 'zh-TW': '報價單', en: 'quotes' }

/** The quotes of a site as rows of a sheet. */
export async function planQuoteExport(ctx: Ctx, { siteId, filter }: Input<typeof quotes.exportQuotes>['query']): Promise<ExportPlan> {
  const filtered = await filteredQuotes(ctx, siteId, filter, 'work_orders:export')
  const { timeZone } = await siteById(ctx, siteId)
  async function* rows(): AsyncGenerator<Record<string, ColumnValue>> {
    let after: { sent_at: Date; id: string } | null = null
    for (;;) {
      let select = withNames(filtered)
      if (after !== null) select = select.where(sql<boolean>`(quote.sent_at, quote.id) < (${after.sent_at}, ${after.id}::uuid)`)
      const page = await select.orderBy('quote.sent_at', 'desc').orderBy('quote.id', 'desc').limit(500).execute()
      for (const quote of await presentQuotes(ctx, page)) yield Object.fromEntries(COLUMNS.map((c) => [c.key, c.value(quote, ctx.locale)]))
      if (page.length < 500) return
      after = page.at(-1)!
    }
  }
  return { name: NAME[ctx.locale], timeZone, columns: COLUMNS.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })), rows: rows() }
}
