import { workorders, type Input, type Locale, type sla, type TimelineEntry } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { localeOf } from '../../platform/http/problem.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { FormHead, Signature, WorkOrderSlip } from '../../platform/print/forms.ts'
import { printWorkOrder as typesetSlip } from '../../platform/print/print-forms.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead } from '../cases/index.ts'
import { amountOf } from './materials.ts'
import { namesOf, type Named } from './names.ts'
import { mustSeeOrder } from './permissions.ts'
import { presentOrder } from './present.ts'

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
    const address = `${exchange.request.protocol}://${exchange.request.host}/work-orders/${row.id}`
    const { zone, ...head } = await formHead(ctx, row.site_id, row.number, address)
    return slipOf(await presentOrder(ctx, row), named, await readTimeline(ctx, row.id), { head, zone, locale })
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
    workers: order.worker?.name ?? null, arrivedAt: time(order.arrivedAt), finishedAt: time(order.doneAt),
    labour: order.labourMinutes === null ? null : MINUTES[locale](order.labourMinutes),
    kit: isHome ? kitOf(order, locale) : [],
    work: entry(order.result),
    materials: order.materials.map((line) => ({ name: line.name, specification: null, quantity: amountOf(line), unitPrice: null, amount: null })),
    // Before the work is done nobody knows what it costs, unless it was ordered as paid.
    charge: {
      kind: order.isPaid ? 'paid' : order.doneAt === null ? null : 'free', reason: null, labourFee: null, materialFee: null,
      total: order.priceFen === null ? null : `¥${(order.priceFen / 100).toFixed(2)}`, quoteAccepted: null,
    },
    warranty: null, satisfaction: null, residentOpinion: null, passed: order.isPassed,
    signatures: { worker: UNSIGNED, resident: UNSIGNED, verifier: UNSIGNED },
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
