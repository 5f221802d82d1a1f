import { workorders, type Input, type Locale, type quotes, type sla, type TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { mustSeeFile } from '../../platform/files/files.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { FormHead, Signature, WorkOrderSlip } from '../../platform/print/forms.ts'
import { printWorkOrder as typesetSlip } from '../../platform/print/print-forms.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../organization/index.ts'
import { amountOf } from './materials.ts'
import { namesOf, type Named } from './names.ts'
import { mustSeeOrder } from './permissions.ts'
import { presentOrder } from './present.ts'
import { quotesOf } from './quote-list.ts'
import { inYuan } from './quote-words.ts'

const UNSIGNED: Signature = { name: null, signedAt: null, picture: null }
/** An empty text is a place to fill in by hand. */
const entry = (text: string | null | undefined): string | null => (text ? text : null)

/** 《工程维修单》 (RPR-001, RPR-002): two copies on A4 or one on an 80 mm roll; what is not known yet is left to fill in by hand. */
export async function printWorkOrder(
  exchange: Exchange,
  { params, query }: Input<typeof workorders.printWorkOrder>,
  actor: Actor,
): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const slip = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', params.id).executeTakeFirst()
    mustSeeOrder(ctx, row)
    const named = await namesOf(ctx, row)
    const address = publicAddress(exchange, `/work-orders/${row.id}`)
    const { zone, ...head } = await formHead(ctx, row.site_id, row.number, address)
    const order = await presentOrder(ctx, row)
    const accepted = await acceptedQuote(ctx, row.id)
    const paper = { head, zone, locale, accepted, signature: await pictureOf(ctx, order.signature?.file.id ?? null) }
    return slipOf(order, named, await readTimeline(ctx, row.id), paper)
  })
  const second = query.bilingual ? { secondLocale: locale === 'en' ? ('zh-CN' as const) : ('en' as const) } : {}
  const body = await typesetSlip(slip, { locale, paper: query.paper, ...second })
  return { name: `${slip.number}.pdf`, contentType: 'application/pdf', body, isInline: true }
}

const MINUTES: Record<Locale, (minutes: number) => string> = { 'zh-CN': (n) => `${n} 分钟`, 'zh-TW': (n) => `${n} 分鐘`, en: (n) => `${n} min` }

interface Paper {
  head: FormHead
  zone: string
  locale: Locale
  /** The quote that holds, and the resident's signature as PNG or JPEG. */
  accepted?: quotes.Quote | null
  signature?: Buffer | null
}

async function acceptedQuote(ctx: Ctx, orderId: string): Promise<quotes.Quote | null> {
  const { items } = await quotesOf(ctx, { params: {}, body: {}, query: { workOrderId: orderId } })
  return items.find((quote) => quote.status === 'accepted') ?? null
}

/** The typesetter takes PNG and JPEG; a signature drawn on a screen is a small PNG. */
async function pictureOf(ctx: Ctx, fileId: string | null): Promise<Buffer | null> {
  if (fileId === null) return null
  const { sha256 } = await mustSeeFile(ctx, fileId)
  const { default: sharp } = await import('sharp')
  return sharp(await ctx.app.blobs.localPath(sha256)).resize({ width: 600, height: 300, fit: 'inside', withoutEnlargement: true }).png().toBuffer()
}

/** What the form says of an order, in the reader's language and the site's time. */
export function slipOf(
  order: workorders.WorkOrder,
  named: Pick<Named, 'expectation' | 'firstContact'>,
  timeline: readonly TimelineEntry[],
  paper: Paper,
): WorkOrderSlip {
  const { head, zone, locale } = paper
  const time = (at: string | null): string | null => (at === null ? null : wallTimeIn(zone, new Date(at)))
  const due = (metric: string): string | null => time(order.clocks.findLast((clock: sla.Clock) => clock.metric === metric)?.dueAt ?? null)
  const dispatched = timeline.findLast((line) => ['assign', 'transfer', 'grab'].includes(line.action) || line.toStatus === 'assigned')
  const isHome = order.placeKind === 'unit' && order.unit !== null
  return {
    ...head,
    reporter: entry(order.contactName), phone: entry(order.contactPhone), reportedAt: time(order.raisedAt),
    place: entry([order.unit?.name, order.place].filter(Boolean).join(' ')),
    category: order.category?.name ?? labelOf(locale, 'workOrderKind', order.kind),
    urgency: labelOf(locale, 'urgency', order.urgency), emergency: order.urgency === 'emergency',
    takenBy: named.firstContact?.name ?? order.raisedBy.name, appointment: appointmentOf(order, zone), availability: null,
    arriveBy: due('arrive'), finishBy: due('resolve'),
    symptom: order.symptom && order.symptom !== order.title ? `${order.title}\n${order.symptom}` : order.title,
    expectation: entry(named.expectation), safetyNotes: entry(order.safetyNote),
    dispatchedBy: order.worker ? (dispatched?.actor.name ?? null) : null, dispatchedAt: order.worker ? time(dispatched?.at ?? null) : null,
    workers: entry(workersOf(order)), arrivedAt: time(order.arrivedAt), finishedAt: time(order.doneAt),
    labour: order.labourMinutes === null ? null : MINUTES[locale](order.labour.reduce((sum, one) => sum + (one.minutes ?? 0), 0) || order.labourMinutes),
    kit: isHome ? kitOf(order, locale) : [],
    work: entry(order.result),
    materials: [...quotedLines(paper.accepted ?? null), ...usedLines(order)],
    charge: chargeOf(order, paper),
    readings: entry(order.readings.map((one) => `${labelOf(locale, 'startMeter', one.meter)} ${one.value}`).join('  ')),
    warranty: order.warrantyUntil, satisfaction: null, residentOpinion: null, passed: order.isPassed,
    signatures: {
      worker: order.doneAt === null ? UNSIGNED : { name: order.worker?.name ?? null, signedAt: time(order.doneAt), picture: null },
      resident: order.signature === null ? UNSIGNED : { name: order.signature.by, signedAt: time(order.signature.at), picture: paper.signature ?? null },
      verifier: order.verifiedBy === null ? UNSIGNED : { name: order.verifiedBy.name, signedAt: null, picture: null },
    },
  }
}

const workersOf = (order: workorders.WorkOrder): string => {
  const all = order.labour.map((one) => one.employee.name)
  return all.length > 0 ? all.join('、') : (order.worker?.name ?? '')
}
const money = (fen: number | null): string | null => (fen === null ? null : inYuan(fen))
const AGREED: Record<Locale, string> = { 'zh-CN': '报价', 'zh-TW': '報價', en: 'quoted' }

/** What was agreed, line by line, with its prices. */
function quotedLines(quote: quotes.Quote | null): WorkOrderSlip['materials'] {
  return (quote?.lines ?? []).map((line) => ({
    name: line.name, specification: null, quantity: [line.quantity, line.unit].filter(Boolean).join(' '), unitPrice: money(line.priceFen), amount: money(line.amountFen),
  }))
}

/** What was used; its cost is the company's own matter. */
function usedLines(order: workorders.WorkOrder): WorkOrderSlip['materials'] {
  return order.materials.map((line) => ({ name: line.name, specification: null, quantity: amountOf(line), unitPrice: null, amount: null }))
}

function chargeOf(order: workorders.WorkOrder, { accepted, zone, locale }: Paper): WorkOrderSlip['charge'] {
  const sum = (kinds: readonly quotes.QuoteLine['kind'][]): string | null => {
    const lines = (accepted?.lines ?? []).filter((line) => kinds.includes(line.kind))
    return lines.length === 0 ? null : inYuan(lines.reduce((all, line) => all + line.amountFen, 0))
  }
  const how = accepted?.acceptance
  return {
    // Before the work is done nobody knows what it costs, unless it was ordered as paid or said to be free.
    kind: order.isPaid ? 'paid' : order.doneAt === null && order.freeReason === null ? null : 'free',
    reason: order.freeReason === null ? null : labelOf(locale, 'freeReason', order.freeReason),
    labourFee: sum(['listed', 'unlisted']), materialFee: sum(['material']),
    total: order.priceFen !== null ? inYuan(order.priceFen) : order.quotedFen === null ? null : `${AGREED[locale]} ${inYuan(order.quotedFen)}`,
    quoteAccepted: how ? [accepted.number, how.by, labelOf(locale, 'acceptanceWay', how.via), wallTimeIn(zone, new Date(how.saidAt))].join(' ') : null,
  }
}

function kitOf({ fivePieces }: workorders.WorkOrder, locale: Locale): WorkOrderSlip['kit'] {
  return workorders.FIVE_PIECES.map((piece) => ({ name: labelOf(locale, 'fivePiece', piece), ticked: fivePieces.includes(piece) }))
}

/** `2026-03-05 14:00–16:00`; the second day is written only when it is another one. */
function appointmentOf(order: Pick<workorders.WorkOrder, 'appointmentFrom' | 'appointmentTo'>, zone: string): string | null {
  if (order.appointmentFrom === null) return null
  const from = wallTimeIn(zone, new Date(order.appointmentFrom))
  if (order.appointmentTo === null) return from
  const to = wallTimeIn(zone, new Date(order.appointmentTo))
  return `${from}–${to.startsWith(from.slice(0, 10)) ? to.slice(11) : to}`
}
