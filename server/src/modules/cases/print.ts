import { cases, type Input } from '@guanjia/contract'
import { labelOf, type EnumLabels } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { CaseRegister, OpinionForm, Score, Signature } from '../../platform/print/forms.ts'
import { printCaseRegister, printOpinion } from '../../platform/print/print-forms.ts'
import { readTimeline } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead, type Head } from '../organization/index.ts'
import { complaintForm, type ComplaintForm } from './complaint-hooks.ts'
import { maySeeCase } from './permissions.ts'
import { presentCase } from './present.ts'

const UNSIGNED: Signature = { name: null, signedAt: null, picture: null }
/** An empty text is a place to fill in by hand. */
const entry = (text: string | null | undefined): string | null => (text ? text : null)

/** 《业户服务需求/投诉登记表》 with the whole course of the matter (CMP-005, CMP-007), or 《用户意见受理表》 (CMP-052). */
export async function printCase(exchange: Exchange, { params, query }: Input<typeof cases.printCase>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const made = await runInCtx(exchange.app, { actor, locale }, async (ctx) => {
    const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', params.id).executeTakeFirst()
    if (!row || !maySeeCase(ctx, row)) throw new AppError('not_found')
    const record = await presentCase(ctx, row)
    const complaint = await complaintForm(ctx, row)
    const head = await formHead(ctx, row.site_id, record.number, publicAddress(exchange, `/cases/${record.id}`))
    return { record, form: query.form === 'opinion' ? opinionForm(ctx, record, complaint, head) : await registerForm(ctx, record, complaint, head) }
  })
  const body = query.form === 'opinion' ? await printOpinion(made.form as OpinionForm, { locale }) : await printCaseRegister(made.form as CaseRegister, { locale })
  return { name: `${made.record.number}.pdf`, contentType: 'application/pdf', body, isInline: true }
}

const timeIn = (zone: string, at: string | null): string | null => (at === null ? null : wallTimeIn(zone, new Date(at)))

async function registerForm(ctx: Ctx, record: cases.Case, complaint: ComplaintForm | null, { zone, ...head }: Head): Promise<CaseRegister> {
  const word = (group: keyof EnumLabels, value: string | null): string | null => (value === null ? null : labelOf(ctx.locale, group, value))
  const time = (at: string | null): string | null => timeIn(zone, at)
  const visit = record.returnVisits.filter((v) => v.isReached).at(-1)
  const timeline = await readTimeline(ctx, record.id)
  const closing = timeline.findLast((line) => line.toStatus === 'closed')
  return {
    ...head,
    registeredAt: time(record.registeredAt), channel: word('channel', record.channel), firstContact: record.firstContactBy.name, household: record.person?.name ?? null, phone: entry(record.contactPhone), unit: record.unit?.name ?? null,
    caseKind: word('caseKind', record.kind), caseCategory: record.category?.name ?? null, grade: word('grade', record.grade), urgency: word('urgency', record.urgency), status: word('caseStatus', record.status), promisedAt: time(record.promisedAt),
    occurredAt: time(record.occurredAt), occurredPlace: entry(record.place) ?? record.unit?.name ?? null, peopleInvolved: entry(record.personsInvolved), statement: record.statement, demand: entry(record.demand), wish: word('wish', record.wish),
    investigation: complaint === null ? entry(timeline.filter((line) => line.action === 'commented').map((line) => line.note).join('\n')) : complaint.investigation,
    cause: complaint?.cause ?? entry(record.cause), solution: complaint?.solution ?? null, result: entry(record.result),
    workOrders: entry(record.workOrderList.map((order) => `${order.number} ${labelOf(ctx.locale, 'workOrderStatus', order.status)} ${order.worker?.name ?? ''}`.trim()).join('\n')), attachments: entry(record.files.map((file) => file.name).join('、')),
    clears: complaint?.clears ?? NO_CLEARS,
    course: timeline.map((line) => ({ at: wallTimeIn(zone, new Date(line.at)), by: line.actor.name, event: eventWords(ctx, line.action), text: line.note })),
    returnVisit: { visitedAt: time(visit?.at ?? null), visitedBy: visit?.by.name ?? null, settled: visit?.isSettled ?? null, satisfaction: (visit?.score ?? record.rating?.score ?? null) as Score | null, residentOpinion: entry(visit?.opinion ?? record.rating?.opinion) },
    closedAt: time(record.closedAt), closedBy: closing?.actor.name ?? null, signatures: { firstContact: signed(complaint, 'handler', zone), supervisor: signed(complaint, 'supervisor', zone), resident: signed(complaint, 'resident', zone) },
  }
}

const NO_CLEARS: CaseRegister['clears'] = { heard: null, asked: null, tracked: null, replied: null, recorded: null, reportedUp: null }

function signed(complaint: ComplaintForm | null, who: keyof ComplaintForm['signatures'], zone: string): Signature {
  const signature = complaint?.signatures[who]
  return signature ? { name: signature.name, signedAt: wallTimeIn(zone, signature.signedAt), picture: signature.picture } : UNSIGNED
}

/** What happened, in words: an act on the case, or one on the complaint. */
function eventWords(ctx: Ctx, action: string): string {
  const ofComplaint = /^complaint_(\w+)$/.exec(action)
  return ofComplaint ? labelOf(ctx.locale, 'complaintAction', ofComplaint[1]!) : labelOf(ctx.locale, 'caseAction', action)
}

function opinionForm(ctx: Ctx, record: cases.Case, complaint: ComplaintForm | null, { zone, ...head }: Head): OpinionForm {
  const visit = record.returnVisits.filter((v) => v.isReached).at(-1)
  return {
    ...head,
    receivedAt: timeIn(zone, record.registeredAt), takenBy: record.firstContactBy.name, channel: labelOf(ctx.locale, 'channel', record.channel), user: record.person?.name ?? null, unit: record.unit?.name ?? null, phone: entry(record.contactPhone), matter: record.statement,
    process: complaint?.process ?? entry(record.workOrderList.map((order) => `${order.number} ${order.title}`).join('\n')), result: entry(record.result), satisfaction: (visit?.score ?? record.rating?.score ?? null) as Score | null, userOpinion: complaint?.opinion ?? entry(visit?.opinion ?? record.rating?.opinion),
    signatures: { userSignature: signed(complaint, 'resident', zone), handler: signed(complaint, 'handler', zone), supervisor: signed(complaint, 'supervisor', zone) },
    filedAt: complaint?.filedAt ? wallTimeIn(zone, complaint.filedAt) : timeIn(zone, record.closedAt), filedBy: complaint?.filedBy ?? null, fileNumber: record.number,
  }
}
