import type { cases } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { responsibleFor } from '../governance/index.ts'
import { enquiryKindById, mustBeAnswer } from '../knowledge/index.ts'
import { accountOfEmployee, rolesAt } from '../people/index.ts'
import type { Change } from './change.ts'
import { mayClose, mayExplain } from './complaint-hooks.ts'
import { link } from './merge.ts'
import { pointedAt, type Pointed } from './names.ts'
import { addHandler } from './permissions.ts'
import { aroundCase } from './around.ts'
import type { CaseRow } from './present.ts'
import { closeReasonOf, gradeOf, outcomeOfVisit } from './rules.ts'
import { tellDepartmentLater } from './routing.ts'
import { split } from './split.ts'
import { acceptTransfer, declineTransfer, NO_TRANSFER, takeBack, transfer } from './transfers.ts'
import { tellAboutMajor, tellOwners, tellSupervisors } from './tell.ts'
import type { CaseTable } from './tables.ts'
import { AWAKE, object, prolong, wait } from './waits.ts'

/** An act as it is being done. */
export interface Acting {
  ctx: Ctx
  row: CaseRow
  /** When it truly happened. */
  at: Date
  handlers: readonly string[]
}

type Body<A extends cases.CaseAction> = Extract<cases.CaseActionBody, { action: A }>
type Acts = { [A in cases.CaseAction]: (acting: Acting, body: Body<A>) => Change | Promise<Change> }

/** A person of the house who turns to the case acknowledges it, if nobody has. */
function acknowledge({ ctx, row, at }: Acting): Updateable<CaseTable> {
  return row.acknowledged_at === null && ctx.actor.kind === 'staff' ? { acknowledged_at: at } : {}
}

/** The department that was named; else the one whose post answers for the category by the matrix (ORG-031); else the one that the category names. */
async function departmentFor({ ctx, row }: Acting, pointed: Pointed, body: Body<'classify'>): Promise<string | null> {
  const byMatrix = body.departmentId ? null : (await responsibleFor(ctx, row.site_id, body.categoryId)).department
  return byMatrix?.id ?? pointed.department?.id ?? null
}

/** The particular of each act: its required facts, its effects, whom it tells. */
export const ACTS: Acts = {
  async classify(acting, body) {
    const { ctx, row, at } = acting
    const pointed = await pointedAt(ctx, row.site_id, { unitId: null, personId: null, categoryId: body.categoryId, departmentId: body.departmentId ?? null })
    const kind = body.kind ?? row.kind
    const grade = gradeOf(kind, body.grade ?? row.grade, row.major_reasons)
    if (grade === 'major' && row.grade !== 'major') await tellAboutMajor(ctx, row)
    const departmentId = await departmentFor(acting, pointed, body)
    const department = departmentId === null ? {} : { department_id: departmentId, forwarded_at: row.forwarded_at ?? at }
    if (departmentId !== null && departmentId !== row.department_id) tellDepartmentLater(ctx, row, departmentId)
    // The words stay; an offer of the enquiry ends with it (INQ-003).
    const enquiry = kind !== 'enquiry' ? NO_TRANSFER : body.enquiryKindId === undefined ? {} : { enquiry_kind_id: (await enquiryKindById(ctx, body.enquiryKindId, '/enquiryKindId'))?.id ?? null }
    return { set: { ...acknowledge(acting), ...department, ...enquiry, category_id: body.categoryId, kind, grade, urgency: body.urgency ?? row.urgency } }
  },

  async grade({ ctx, row }, body) {
    if (row.kind !== 'complaint') throw wrongField('rule_broken', '/action', 'only complaints have a grade')
    const reasons = [...new Set([...row.major_reasons, ...body.majorReasons])]
    const grade = gradeOf(row.kind, body.grade, reasons)
    if (grade === 'major' && row.grade !== 'major') await tellAboutMajor(ctx, row)
    const isManager = ctx.actor.hasRole('site_manager', row.site_id) || ctx.actor.hasRole('general_manager') || ctx.actor.hasRole('administrator')
    return { set: { grade, major_reasons: reasons, reported_up_at: grade === 'major' && isManager ? (row.reported_up_at ?? ctx.now) : row.reported_up_at } }
  },

  async forward(acting, body) {
    const { ctx, row, at } = acting
    await pointedAt(ctx, row.site_id, { unitId: null, personId: null, categoryId: null, departmentId: body.departmentId })
    if (body.departmentId !== row.department_id) tellDepartmentLater(ctx, row, body.departmentId)
    return { set: { ...acknowledge(acting), department_id: body.departmentId, forwarded_at: row.forwarded_at ?? at } }
  },

  start: (acting) => ({ set: acknowledge(acting) }),

  wait,
  prolong,
  object,

  resume: ({ row }) => ({ status: row.status_before_wait ?? 'in_progress', set: AWAKE }),

  feedback(acting, body) {
    const nextReplyAt = body.nextReplyAt === null ? null : new Date(body.nextReplyAt)
    if (nextReplyAt !== null && nextReplyAt <= acting.at) throw wrongField('rule_broken', '/nextReplyAt', 'must be later than now')
    return { set: { ...acknowledge(acting), last_feedback_at: acting.at, next_reply_at: nextReplyAt }, note: body.text }
  },

  async resolve(acting, body) {
    const { ctx, row, at } = acting
    const open = await openWorkOrders(ctx, row.id)
    if (open.length > 0) throw new AppError('case.work_orders_open', open.join(', '))
    await mayExplain(ctx, row)
    // Whoever solves a complaint oneself is its handler; closing what a technician solved is the first contact's own task.
    if (row.work_order_count === 0 && row.kind === 'complaint' && row.grade !== 'ordinary' && ctx.actor.employeeId) await addHandler(ctx, row.id, ctx.actor.employeeId)
    const answer = body.articleId ? await mustBeAnswer(ctx, row.site_id, { id: body.articleId }, '/articleId') : null
    const answered = answer === null ? {} : { answer_article_id: answer.id, answer_version: answer.version }
    return { set: { ...acknowledge(acting), ...answered, result: body.result, cause: body.cause, resolved_at: at, ...AWAKE, last_feedback_at: row.last_feedback_at ?? at }, note: body.result }
  },

  async return_visit(acting, body) {
    const { ctx, row, at } = acting
    const { isReached, isSettled, score } = body
    if (isReached && isSettled === null) throw wrongField('rule_broken', '/isSettled', 'say whether it is settled')
    if (!ctx.actor.employeeId) throw new AppError('not_permitted')
    const outcome = outcomeOfVisit({ isReached, isSettled, score })
    await ctx.tx
      .insertInto('return_visit')
      .values({
        organization_id: ctx.organizationId, id: newId(), case_id: row.id, cycle: row.cycle, at, by_employee: ctx.actor.employeeId, channel: body.channel, is_reached: isReached, is_settled: isReached ? isSettled : null,
        score: isReached ? score : null, attitude: isReached ? body.attitude : null, timeliness: isReached ? body.timeliness : null, quality: isReached ? body.quality : null, opinion: body.opinion,
      })
      .execute()
    const note = body.note ?? (body.opinion || null)
    if (outcome === 'unreached') return { note, isVisible: false }
    const visited = { visited_at: at, score: score ?? row.score }
    if (outcome === 'confirmed') return { status: 'confirmed', set: { ...visited, confirmed_at: at }, note }
    await tellSupervisors(ctx, row, 'case.not_settled', { score: score ?? '–' })
    return { status: 'reopened', set: { ...visited, ...aNewCycle(row) }, note }
  },

  async confirm({ ctx, row, at }, body) {
    const { rating } = body
    if (rating && (!rating.isSettled || rating.score <= 2)) {
      await tellSupervisors(ctx, row, 'case.not_settled', { score: rating.score })
      await keepRating(ctx, row, at, rating)
      return { status: 'reopened', set: { ...aNewCycle(row), score: rating.score }, note: rating.opinion || null }
    }
    if (rating) await keepRating(ctx, row, at, rating)
    return { set: { confirmed_at: at, ...(rating ? { rating, score: rating.score } : {}) }, note: rating?.opinion || null }
  },

  async rate({ ctx, row, at }, body) {
    const { score, isSettled, attitude, timeliness, quality, opinion } = body
    if (row.rating !== null) throw new AppError('already_exists', 'It has been rated')
    const said = { score, isSettled, attitude, timeliness, quality, opinion }
    await keepRating(ctx, row, at, said)
    const set = { score, rating: said }
    if (isSettled && score > 2) return { set, note: opinion || null }
    await tellSupervisors(ctx, row, 'case.not_settled', { score })
    return { status: 'reopened', set: { ...set, ...aNewCycle(row) }, note: opinion || null }
  },

  async close({ ctx, row, at }, body) {
    const { visits } = await aroundCase(ctx, row)
    const reason = closeReasonOf(row.status, visits.list.some((visit) => visit.isReached && visit.isSettled === true), visits.unreachedDays)
    if (reason === null) throw new AppError('case.closing_needs_return_visit', `Tried on ${visits.unreachedDays} of 3 days`)
    await mayClose(ctx, row, { at, reason, override: body.override })
    if (body.extraMile) await keepExtraMile(ctx, { id: row.id, siteId: row.site_id }, body.extraMile)
    return { set: { closed_at: at, close_reason: reason }, note: body.note ?? null }
  },

  async invalidate({ ctx, row }, body) {
    await mayExplain(ctx, row)
    return { note: body.explanation, set: { result: body.explanation, ...AWAKE } }
  },

  async cancel({ ctx, row, at }, body) {
    // An enquiry is not made to vanish: whoever drops it says why (INQ-007).
    if (row.kind === 'enquiry' && ctx.actor.kind === 'staff' && !body.reason) throw wrongField('rule_broken', '/reason', 'an enquiry ends with an answer, or with a reason')
    const open = await openWorkOrders(ctx, row.id)
    if (open.length > 0 && ctx.actor.kind === 'resident') throw new AppError('case.work_begun', open.join(', '))
    return { set: { closed_at: at, ...AWAKE }, note: body.reason || null }
  },

  async reopen({ ctx, row }, body) {
    await tellSupervisors(ctx, row, 'case.not_settled', { score: row.score ?? '–' })
    return { set: aNewCycle(row), note: body.reason }
  },

  async urge({ ctx, row, at }, body) {
    const count = row.urged_count + 1
    await tellOwners(ctx, row, 'case.urged', { count })
    await tellSupervisors(ctx, row, 'case.urged', { count })
    return { set: { urged_count: count, urged_at: at }, note: body.reason || null }
  },

  async hand_over({ ctx, row }, body) {
    const roles = await rolesAt(ctx, body.toEmployeeId, row.site_id)
    if (!roles.some((role) => role !== 'technician')) throw wrongField('rule_broken', '/toEmployeeId', 'nobody at this site who can answer for a case')
    const account = await accountOfEmployee(ctx, body.toEmployeeId)
    if (account) sendMessage(ctx, { accountIds: [account], template: 'case.handed_over', params: { number: row.number, title: row.title, who: ctx.actor.name, reason: body.reason }, record: { type: 'case', id: row.id } })
    return { set: { ...NO_TRANSFER, owner_id: body.toEmployeeId }, note: body.reason }
  },

  link,
  split,
  transfer,
  accept_transfer: acceptTransfer,
  decline_transfer: declineTransfer,
  take_back: takeBack,
}

type Said = NonNullable<cases.Case['rating']>
/** Once for each cycle: the key of the table is the last word about two that come at once. */
async function keepRating(ctx: Ctx, row: CaseRow, at: Date, said: Said): Promise<void> {
  const { score, attitude, timeliness, quality, opinion } = said
  await ctx.tx
    .insertInto('case_rating')
    .values({ organization_id: ctx.organizationId, case_id: row.id, cycle: row.cycle, at, person_id: ctx.actor.personId, is_settled: said.isSettled, score, attitude, timeliness, quality, opinion })
    .execute()
}

/** What a reopening resets: the promises of the new cycle are made anew. */
function aNewCycle(row: CaseRow): Updateable<CaseTable> {
  return { cycle: row.cycle + 1, resolved_at: null, visited_at: null, confirmed_at: null, closed_at: null, close_reason: null, rating: null }
}

let openWorkOrders: (ctx: Ctx, caseId: string) => Promise<string[]> = async () => []
/** Numbers of work orders that keep a case from being resolved; told by workorders, which lies right of cases. */
export function casesWaitForWorkOrders(find: (ctx: Ctx, caseId: string) => Promise<string[]>): void {
  openWorkOrders = find
}

type ExtraMile = (ctx: Ctx, record: { id: string; siteId: string }, words: string) => Promise<void>
let keepExtraMile: ExtraMile = () => Promise.reject(new Error('Nobody keeps what was done beyond the duty: call casesNoteExtraMile at the start'))
/** What was done beyond the duty is kept by relations, which lies right of cases (PRS-020). */
export function casesNoteExtraMile(keep: ExtraMile): void {
  keepExtraMile = keep
}
