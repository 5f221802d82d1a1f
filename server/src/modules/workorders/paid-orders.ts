import { cases, type Input, type Output, type quotes } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { iso, wallTimeIn } from '../../platform/time.ts'
import { ownUnitIds } from '../archives/index.ts'
import { createCase, listCategories } from '../cases/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { offeredAt, presentVersion, priceVersions, type VersionRow } from '../paidservices/index.ts'
import { linesOf } from './quote-lines.ts'
import { presentQuotes, withNames } from './quote-present.ts'
import { noteQuote, sendQuote } from './quotes.ts'
import { inYuan } from './quote-words.ts'

type Body = Input<typeof quotes.orderPaidService>['body']
const WEEK = 7 * 86_400_000
/** The category of the case by the group of what was ordered (RPR-028). */
const CATEGORY: Partial<Record<VersionRow['group_code'], string>> = { appliance_repair: 'paid.appliance', home_repair: 'paid.install' }

/**
 * A service is ordered from the list (PAY-007): a case of kind paid service, and by the list at once a quote, which a resident who saw the
 * price has accepted by ordering. What the list leaves to quotation is quoted by the colleague who has the case. Throws
 * `paid_service.price_changed` with the price of now when another one was shown, `paid_service.not_offered`.
 */
export async function orderPaidService(ctx: Ctx, { body }: Input<typeof quotes.orderPaidService>): Promise<quotes.PaidOrder> {
  const { actor } = ctx
  if (actor.kind === 'resident') actor.mustBeAbleTo('cases:own')
  else actor.mustSee('cases:register', body.siteId)
  await siteById(ctx, body.siteId)
  if (body.wish !== null && (new Date(body.wish.to) <= new Date(body.wish.from) || new Date(body.wish.from) <= ctx.now))
    throw wrongField('rule_broken', '/wish', 'begins later than now and ends after it begins')
  const version = await asSeen(ctx, body)
  const taken = await createCase(ctx, { params: {}, query: {}, body: await caseOf(ctx, body, version) })
  await ctx.tx
    .insertInto('paid_order')
    .values({
      organization_id: ctx.organizationId, case_id: taken.id, site_id: body.siteId, unit_id: body.unitId, version_id: version.id,
      quantity: String(body.quantity), wished_from: body.wish && new Date(body.wish.from), wished_to: body.wish && new Date(body.wish.to),
      invoice_note: body.invoiceNote, ordered_by: actor.accountId, ordered_at: ctx.now,
    })
    .execute()
  if (version.charge === 'paid' && version.price_fen !== null) await quoteByList(ctx, body, version, taken)
  return (await paidOrders(ctx, [taken.id]))[0]!
}

/** The version that was seen, if it still is the one in force at that price. Throws `paid_service.price_changed`, `paid_service.not_offered`. */
async function asSeen(ctx: Ctx, body: Body): Promise<VersionRow> {
  const offered = await offeredAt(ctx, body.siteId)
  const seen = (await priceVersions(ctx, [body.versionId])).get(body.versionId)
  const now = offered.find((row) => row.item_id === seen?.item_id)
  if (!seen || seen.site_id !== body.siteId || !now) throw wrongField('paid_service.not_offered', '/versionId', 'is not in force')
  if (now.id === seen.id && body.seenPriceFen === seen.price_fen) return seen
  // The same price in a new version may promise something else: it is shown again, too.
  throw new AppError('paid_service.price_changed', `${now.name}: ${now.price_fen ?? 'by quotation'}`, [{ pointer: '/seenPriceFen', message: String(now.price_fen) }], { current: presentVersion(now) })
}

async function caseOf(ctx: Ctx, body: Body, version: VersionRow): Promise<Input<typeof cases.createCase>['body']> {
  const code = CATEGORY[version.group_code] ?? 'paid'
  const category = (await listCategories(ctx)).items.find((one) => one.code === code && one.isActive)
  const zone = await timeZoneOf(ctx, body.siteId)
  const wish = body.wish && `${wallTimeIn(zone, new Date(body.wish.from))} – ${wallTimeIn(zone, new Date(body.wish.to)).slice(11)}`
  const title = `${version.name} × ${body.quantity}`
  return cases.createCase.body.parse({
    id: body.id, siteId: body.siteId, unitId: body.unitId, kind: 'paid_service', title, statement: body.words || title, categoryId: category?.id ?? null,
    contactPhone: body.contactPhone, fileIds: body.fileIds, expectation: wish ?? '', channel: ctx.actor.kind === 'resident' ? 'resident_app' : 'phone',
  })
}

async function quoteByList(ctx: Ctx, body: Body, version: VersionRow, taken: cases.Case): Promise<void> {
  const lines = linesOf([{ versionId: version.id, isMaterial: false, name: '', unit: '', quantity: body.quantity, priceFen: null }], new Map([[version.id, version]]))
  const subject = { siteId: body.siteId, caseId: taken.id, orderId: null, unitId: body.unitId, title: taken.title }
  const isOwn = ctx.actor.kind === 'resident'
  const quote = await sendQuote(ctx, subject, lines, { validUntil: new Date(ctx.now.getTime() + WEEK), note: '', isAsked: !isOwn })
  if (!isOwn) return
  const { name } = ctx.actor
  await ctx.tx
    .updateTable('quote')
    .set({ status: 'accepted', decided_at: ctx.now, accepted_via: 'app', accepted_by: name, said_at: ctx.now, recorded_by: name, version: quote.version + 1 })
    .where('id', '=', quote.id)
    .execute()
  noteQuote(ctx, quote, 'quote_accepted', [quote.number, inYuan(quote.total_fen), name].join(' '))
}

/** What the own household ordered, newest first. */
export async function ownPaidOrders(ctx: Ctx): Promise<Output<typeof quotes.ownPaidOrders>> {
  ctx.actor.mustBeAbleTo('cases:own')
  const units = ctx.actor.kind === 'resident' ? await ownUnitIds(ctx) : []
  if (units.length === 0) return { items: [] }
  const rows = await ctx.tx.selectFrom('paid_order').select('case_id').where('unit_id', 'in', units).orderBy('ordered_at', 'desc').limit(100).execute()
  return { items: await paidOrders(ctx, rows.map((row) => row.case_id)) }
}

/** Orders of the list with the quote that counts and how far the work is, in the order of `caseIds`. */
async function paidOrders(ctx: Ctx, caseIds: readonly string[]): Promise<quotes.PaidOrder[]> {
  if (caseIds.length === 0) return []
  const rows = await ctx.tx
    .selectFrom('paid_order as p')
    .innerJoin('service_case as c', (join) => join.onRef('c.organization_id', '=', 'p.organization_id').onRef('c.id', '=', 'p.case_id'))
    .innerJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'p.organization_id').onRef('u.id', '=', 'p.unit_id'))
    .selectAll('p')
    .select(['c.number', 'c.title', 'u.code'])
    .where('p.case_id', 'in', caseIds)
    .execute()
  const quoteRows = await withNames(ctx.tx.selectFrom('quote')).where('quote.case_id', 'in', caseIds).orderBy('quote.sent_at', 'desc').execute()
  const shown = await presentQuotes(ctx, quoteRows)
  const orders = await ctx.tx
    .selectFrom('work_order as w')
    .leftJoin('paid_charge as g', (join) => join.onRef('g.organization_id', '=', 'w.organization_id').onRef('g.work_order_id', '=', 'w.id'))
    .select(['w.case_id', 'w.done_at', 'w.price_fen', 'g.amount_fen'])
    .where('w.case_id', 'in', caseIds)
    .where('w.status', '!=', 'cancelled')
    .execute()
  const known = new Map(rows.map((row) => [row.case_id, row]))
  return caseIds.flatMap((id): quotes.PaidOrder[] => {
    const row = known.get(id)
    if (!row) return []
    const quotes = shown.filter((quote) => quote.case?.id === id)
    const work = orders.filter((order) => order.case_id === id)
    const priced = work.filter((order) => order.price_fen !== null)
    return [{
      case: { id, number: row.number }, title: row.title, unit: { id: row.unit_id, name: row.code }, orderedAt: iso(row.ordered_at),
      wishedFrom: iso(row.wished_from), wishedTo: iso(row.wished_to), quantity: Number(row.quantity), versionId: row.version_id,
      invoiceNote: row.invoice_note,
      // What waits for an answer first, then what holds, then the newest.
      quote: quotes.find(({ status }) => status === 'sent') ?? quotes.find(({ status }) => status === 'accepted') ?? quotes[0] ?? null,
      isDone: work.length > 0 && work.every((order) => order.done_at !== null),
      priceFen: priced.length === 0 ? null : priced.reduce((sum, order) => sum + order.price_fen!, 0),
      payState: work.some((order) => order.amount_fen !== null) ? 'to_be_billed' : 'not_due',
    }]
  })
}
