import { cases, type Input, type knowledge, type Output, type Ref } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { effectiveTime, recordHappening } from '../../platform/records/index.ts'
import { bigrams } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { ownUnitIds } from '../archives/index.ts'
import { enquiryKindById, mustBeAnswer, noteGap } from '../knowledge/index.ts'
import { departmentByCode } from '../organization/index.ts'
import { dueWithin, syncClocks } from '../sla/index.ts'
import { firstContactFor, stewardFor, type Duty } from './duty.ts'
import { enquiryOf } from './enquiries.ts'
import { caseRegistered, complaintMoved } from './events.ts'
import { examine } from './examine.ts'
import { joinContact } from './join-contact.ts'
import { pointedAt, type Pointed } from './names.ts'
import { newRow, presentFresh, type CaseRow } from './present.ts'
import { insertCase } from './insert-case.ts'
import { gradeOf, titleOf } from './rules.ts'
import { routeLater } from './routing.ts'
import { slaState, traitsOf } from './sla-state.ts'
import { tellAboutMajor } from './tell.ts'
import { mustBeOffered } from './visit-windows.ts'

type Facts = Omit<Input<typeof cases.createCase>['body'], 'siteId' | 'id' | 'channel' | 'arrivedAt'>

/** One contact as it is being taken: who, where, when, by whom. */
interface Taking {
  siteId: string
  channel: cases.Case['channel']
  at: Date
  arrivedAt: Date | null
  /** Who wrote it down, and who is answerable first: the same, unless the resident asked for the own steward. */
  taker: Duty
  firstContact: Duty
  phone: string
}

/** Takes a case: the contact and the case in one act (RCP-003, ORG-032). Staff need `cases:register` at the site; a resident reports for the own units. */
export async function createCase(ctx: Ctx, { body }: Input<typeof cases.createCase>): Promise<cases.Case> {
  const { siteId, channel, id, arrivedAt, ...facts } = body
  if (ctx.actor.kind === 'resident') return reportCase(ctx, id, siteId, facts)
  if (!ctx.actor.can('cases:register')) throw new AppError('not_permitted')
  ctx.actor.mustSee('cases:register', siteId)
  const taking: Taking = { siteId, channel, at: ctx.now, arrivedAt: arrivedAt ? effectiveTime(arrivedAt, ctx.now, hoursBefore(ctx.now, 24)) : null, taker: takerOf(ctx), firstContact: await firstContactOf(ctx, facts), phone: facts.contactPhone }
  return (await openCase(ctx, taking, facts, id ?? newId(), newId())).presented
}

/** Whoever takes it, or the steward of the unit whom the resident asked for (INQ-008). */
async function firstContactOf(ctx: Ctx, facts: Pick<Facts, 'withSteward' | 'unitId'>): Promise<Duty> {
  return facts.withSteward ? stewardFor(ctx, facts.unitId) : takerOf(ctx)
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000)
}

function takerOf(ctx: Ctx): Duty {
  const { actor } = ctx
  if (!actor.employeeId || !actor.accountId) throw new AppError('not_permitted', 'Only an employee can be the first contact')
  return { employeeId: actor.employeeId, name: actor.name, accountId: actor.accountId }
}

/** A resident's own report in the app: the steward of the zone becomes the first contact, and acknowledges when turning to it. */
async function reportCase(ctx: Ctx, id: string | undefined, siteId: string, facts: Facts): Promise<cases.Case> {
  ctx.actor.mustBeAbleTo('cases:own')
  if (facts.unitId === null) throw wrongField('case.unlinked_person', '/unitId', 'choose the own unit')
  if (!(await ownUnitIds(ctx)).includes(facts.unitId)) throw wrongField('not_found', '/unitId', 'no such unit')
  await mustBeOffered(ctx, siteId, facts.wishedWindows ?? [])
  const taker = facts.withSteward ? await stewardFor(ctx, facts.unitId) : await firstContactFor(ctx, siteId, facts.unitId)
  const taking: Taking = { siteId, channel: 'resident_app', at: ctx.now, arrivedAt: null, taker, firstContact: taker, phone: facts.contactPhone }
  const own: Facts = { ...facts, personId: ctx.actor.personId, grade: null, majorReasons: [], promisedAt: null, urgency: undefined }
  const { presented } = await openCase(ctx, taking, own, id ?? newId(), newId())
  sendMessage(ctx, { accountIds: [taker.accountId], template: facts.withSteward ? 'case.for_steward' : 'case.reported', params: { number: presented.number, title: presented.title }, record: { type: 'case', id: presented.id } })
  return presented
}

async function openCase(ctx: Ctx, taking: Taking, facts: Facts, id: string, contactId: string, gapId: string | null = null): Promise<{ presented: cases.Case; contact: ContactRow; enquiryKind: Ref | null }> {
  const kind = facts.kind === 'enquiry' ? await enquiryKindById(ctx, facts.enquiryKindId, '/enquiryKindId') : null
  const department = kind?.departmentCode ? await departmentByCode(ctx, taking.siteId, kind.departmentCode) : null
  const pointed = await pointedAt(ctx, taking.siteId, department ? { ...facts, departmentId: department.id } : facts)
  const reporter = ctx.actor.kind === 'resident' ? ctx.actor.accountId : (pointed.person?.accountId ?? null)
  const row = caseRow(ctx, taking, facts, pointed, id, reporter)
  if (kind) Object.assign(row, await standardOf(ctx, taking, kind, row, department?.id ?? null))
  const examined = await examine(ctx, row)
  const { clocks, nextDueAt } = await syncClocks(ctx, { id, traits: traitsOf(row, pointed) }, slaState(row, { gradedAt: row.grade === null ? null : ctx.now, reopenedAt: null }), { isNew: true })
  row.next_due_at = nextDueAt
  const contact = contactRow(ctx, taking, facts.statement, { id: contactId, personId: facts.personId, unitId: facts.unitId, outcome: 'opened_case', caseId: id, answer: '', categoryId: facts.categoryId, enquiryKindId: kind?.id ?? null, article: null, gapId })
  if (facts.fileIds.length > 0) await attachFiles(ctx, { type: 'case', id }, facts.fileIds)
  await insertCase(ctx, row, dayIn(pointed.timeZone, taking.at))
  ctx.later('contact', contact)
  recordHappening(ctx, { siteId: taking.siteId, recordType: 'case', recordId: id, action: 'registered', toStatus: 'registered', note: facts.statement, fileIds: facts.fileIds, isVisibleToResident: true })
  announceChange(ctx, { recordType: 'case', recordId: id, siteId: taking.siteId, action: 'registered', accountIds: reporter ? [reporter] : [] })
  ctx.publish(caseRegistered, { caseId: id, siteId: taking.siteId, at: ctx.now.toISOString(), kind: row.kind })
  routeLater(ctx, row, pointed.hasDuty)
  if (row.grade === 'major' && !examined.isTold) await tellAboutMajor(ctx, row)
  if (row.kind === 'complaint') ctx.publish(complaintMoved, { caseId: id, at: ctx.now.toISOString() })
  await examined.whenWritten?.(row)
  if (taking.firstContact.accountId !== taking.taker.accountId) sendMessage(ctx, { accountIds: [taking.firstContact.accountId], template: 'case.for_steward', params: { number: row.number, title: row.title }, record: { type: 'case', id } })
  const enquiry = facts.kind === 'enquiry' ? await enquiryOf(ctx, row) : null
  return { presented: presentFresh(ctx, row, pointed, taking.firstContact, clocks, enquiry), contact, enquiryKind: kind && { id: kind.id, name: kind.name } }
}

/** The standard of a kind of enquiry: who is responsible, and by when it is answered, in opening hours, unless another time was promised (INQ-001). */
async function standardOf(ctx: Ctx, taking: Taking, kind: knowledge.EnquiryKind, row: CaseRow, departmentId: string | null): Promise<Partial<CaseRow>> {
  const standard = { enquiry_kind_id: kind.id, department_id: departmentId }
  if (row.promised_at !== null || kind.responseMinutes === null) return standard
  return { ...standard, promised_at: await dueWithin(ctx, taking.siteId, kind.responseMinutes, taking.arrivedAt ?? taking.at), promise_made_at: taking.at }
}

function caseRow(ctx: Ctx, taking: Taking, facts: Facts, pointed: Pointed, id: string, reporter: string | null): CaseRow {
  const grade = gradeOf(facts.kind, facts.grade, facts.majorReasons)
  const title = titleOf(facts.title, facts.statement)
  return newRow(ctx, {
    id, site_id: taking.siteId, kind: facts.kind, urgency: facts.urgency ?? pointed.category?.urgency ?? 'normal', grade, title, statement: facts.statement, category_id: facts.categoryId, unit_id: facts.unitId, person_id: facts.personId,
    place_kind: facts.placeKind, place: facts.place, channel: taking.channel, demand: facts.demand, expectation: facts.expectation, wish: facts.wish, occurred_at: facts.occurredAt ? new Date(facts.occurredAt) : null,
    persons_involved: facts.personsInvolved, major_reasons: facts.majorReasons, contact_phone: facts.contactPhone, promised_at: facts.promisedAt ? new Date(facts.promisedAt) : null, promise_made_at: facts.promisedAt ? taking.at : null,
    wished_windows: facts.wishedWindows ?? [],
    first_contact_by: taking.firstContact.employeeId, owner_id: taking.firstContact.employeeId, department_id: null, reported_by_account: reporter, registered_at: taking.at, counted_since: taking.arrivedAt,
    acknowledged_at: ctx.actor.employeeId === taking.firstContact.employeeId ? taking.at : null, grams: bigrams(`${title} ${facts.statement}`.slice(0, 400)),
  })
}

type ContactRow = ReturnType<typeof contactRow>
function contactRow(
  ctx: Ctx,
  taking: Taking,
  words: string,
  rest: { id: string; personId: string | null; unitId: string | null; outcome: 'opened_case' | 'joined_case' | 'settled'; caseId: string | null; answer: string; categoryId: string | null; enquiryKindId: string | null; article: { id: string; version: number; title: string } | null; gapId: string | null },
) {
  return {
    organization_id: ctx.organizationId, id: rest.id, site_id: taking.siteId, channel: taking.channel, at: taking.at, arrived_at: taking.arrivedAt, taken_by: taking.taker.employeeId, person_id: rest.personId, unit_id: rest.unitId,
    phone: taking.phone, words, outcome: rest.outcome, case_id: rest.caseId, category_id: rest.categoryId, answer: rest.answer, enquiry_kind_id: rest.enquiryKindId, article_id: rest.article?.id ?? null, article_version: rest.article?.version ?? null, gap_id: rest.gapId,
  }
}

/**
 * One contact at the desk: opens a case, joins an open one, or is settled at once and still counted (spec 03, INQ-001). A settled one keeps which
 * article in which version answered; a question that nobody could answer is kept as a gap and goes on as a case (INQ-006).
 */
export async function createContact(ctx: Ctx, { body }: Input<typeof cases.createContact>): Promise<Output<typeof cases.createContact>> {
  ctx.actor.mustSee('cases:register', body.siteId)
  const { outcome } = body
  const taker = takerOf(ctx)
  const firstContact = outcome.kind === 'opened_case' ? await firstContactOf(ctx, { withSteward: outcome.case.withSteward, unitId: body.unitId }) : taker
  const taking: Taking = { siteId: body.siteId, channel: body.channel, at: ctx.now, arrivedAt: body.arrivedAt ? effectiveTime(body.arrivedAt, ctx.now, hoursBefore(ctx.now, 24)) : null, taker, firstContact, phone: body.phone }
  const id = body.id ?? newId()
  if (outcome.kind === 'opened_case') {
    const facts: Facts = { ...outcome.case, unitId: body.unitId, personId: body.personId, statement: body.words, contactPhone: outcome.case.contactPhone || body.phone }
    const gapId = body.couldNotAnswer ? await keepGap(ctx, body, taker, outcome.case.enquiryKindId ?? null) : null
    const opened = await openCase(ctx, taking, facts, newId(), id, gapId)
    return { contact: presentTaken(opened.contact, taker, opened.presented, { enquiryKind: opened.enquiryKind, article: null }), case: opened.presented }
  }
  const settled = outcome.kind === 'settled' ? outcome : null
  if (settled && body.couldNotAnswer) throw wrongField('rule_broken', '/couldNotAnswer', 'what could not be answered is not settled')
  const [categoryId, kind] = [settled?.categoryId ?? null, await enquiryKindById(ctx, settled?.enquiryKindId, '/outcome/enquiryKindId')]
  const article = settled?.article ? await mustBeAnswer(ctx, body.siteId, settled.article, '/outcome/article') : null
  const pointed = await pointedAt(ctx, body.siteId, { unitId: body.unitId, personId: body.personId, categoryId })
  const joined = outcome.kind === 'joined_case' ? await joinContact(ctx, body.siteId, outcome.caseId, body.words, body.personId) : null
  const gapId = body.couldNotAnswer ? await keepGap(ctx, body, taker, null) : null
  const contact = contactRow(ctx, taking, body.words, { id, personId: body.personId, unitId: body.unitId, outcome: outcome.kind, caseId: joined?.id ?? null, answer: settled?.answer ?? '', categoryId, enquiryKindId: kind?.id ?? null, article, gapId })
  await ctx.tx.insertInto('contact').values(contact).execute()
  announceChange(ctx, { recordType: 'contact', recordId: id, siteId: body.siteId, action: 'taken' })
  return { contact: presentTaken(contact, taker, joined, { enquiryKind: kind && { id: kind.id, name: kind.name }, article }, pointed), case: joined }
}

async function keepGap(ctx: Ctx, body: Input<typeof cases.createContact>['body'], taker: Duty, enquiryKindId: string | null): Promise<string> {
  const id = body.gapId ?? newId()
  await noteGap(ctx, { id, siteId: body.siteId, words: body.words, enquiryKindId: (await enquiryKindById(ctx, enquiryKindId, '/outcome/case/enquiryKindId'))?.id ?? null, taker })
  return id
}

type Answered = Pick<cases.Contact, 'enquiryKind' | 'article'>
function presentTaken(row: ContactRow, taker: Duty, of: { id: string; number: string; unit: cases.Case['unit']; person: cases.Case['person'] } | null, answered: Answered, pointed?: Pointed): cases.Contact {
  return {
    id: row.id, siteId: row.site_id, channel: row.channel, at: row.at.toISOString(), takenBy: { id: taker.employeeId, name: taker.name }, person: pointed?.person ? { id: pointed.person.id, name: pointed.person.name } : (of?.person ?? null),
    unit: pointed?.unit ? { id: pointed.unit.id, name: pointed.unit.name } : (of?.unit ?? null), words: row.words, outcome: row.outcome, case: of === null ? null : { id: of.id, number: of.number }, answer: row.answer, phone: row.phone,
    ...answered, couldNotAnswer: row.gap_id !== null,
  }
}
