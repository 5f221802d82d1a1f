import type { cases, Ref, sla } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { clocksOf, mostPressing } from '../sla/index.ts'
import { aroundCase } from './around.ts'
import { allowedActions } from './permissions.ts'
import type { Duty } from './duty.ts'
import { enquiryOf, promisedFeedbackAt } from './enquiries.ts'
import { forResident } from './for-resident.ts'
import { isOpen } from './lifecycle.ts'
import type { Pointed } from './names.ts'
import type { RestOfCase } from './rest-of-orders.ts'
import { asksSince, nextUrgeAt } from './rules.ts'
import type { CaseTable } from './tables.ts'

export type CaseRow = Selectable<CaseTable>

/** A row of a new case: what was given, and the beginnings of everything else. */
export function newRow(ctx: Ctx, given: Omit<Partial<CaseRow>, 'organization_id'> & Pick<CaseRow, 'id' | 'site_id' | 'kind' | 'title' | 'statement' | 'channel' | 'first_contact_by' | 'owner_id' | 'registered_at'>): CaseRow {
  return {
    organization_id: ctx.organizationId, number: '', status: 'registered', urgency: 'normal', grade: null, category_id: null, unit_id: null, person_id: null, place_kind: 'unit', place: '', demand: '', expectation: '', wish: null,
    occurred_at: null, persons_involved: '', major_reasons: [], contact_phone: '', promised_at: null, department_id: null, reported_by_account: null, acknowledged_at: null, forwarded_at: null, reported_up_at: null, last_feedback_at: null,
    next_reply_at: null, raised_at: null, wait_reason: null, wait_until: null, waiting_since: null, wait_objection: null, counted_since: null, promise_made_at: null, split_from: null, status_before_wait: null, result: '', cause: '', resolved_at: null, visited_at: null, confirmed_at: null, closed_at: null, close_reason: null, duplicate_of: null,
    asked_at: null, answered_at: null, urged_at: null, joined_by: [], wished_windows: [],
    cycle: 1, urged_count: 0, score: null, rating: null, work_order_count: 0, enquiry_kind_id: null, answer_article_id: null, answer_version: null, transfer_employee_id: null, transfer_department_id: null, transfer_by: null, transfer_at: null, transfer_reason: '', bounced_count: 0, next_due_at: null, grams: [], import_key: null, version: 1, updated_at: ctx.now, ...given,
  }
}

/** Names that a case shows beside its own columns. */
export interface Named {
  categoryName: string | null
  unitCode: string | null
  personName: string | null
  firstContactName: string
  ownerName: string
  departmentName: string | null
}

const ref = (id: string | null, name: string | null): Ref | null => (id === null ? null : { id, name: name ?? '' })

export function presentSummary(row: CaseRow, named: Named, clock: sla.ClockBrief | null): cases.CaseSummary {
  return {
    id: row.id, number: row.number, siteId: row.site_id, kind: row.kind, status: row.status, urgency: row.urgency, grade: row.grade, title: row.title, category: ref(row.category_id, named.categoryName), unit: ref(row.unit_id, named.unitCode), place: row.place,
    person: ref(row.person_id, named.personName), channel: row.channel, firstContactBy: { id: row.first_contact_by, name: named.firstContactName }, owner: { id: row.owner_id, name: named.ownerName }, department: ref(row.department_id, named.departmentName),
    registeredAt: iso(row.registered_at), updatedAt: iso(row.updated_at), closedAt: iso(row.closed_at), cycle: row.cycle, score: row.score, urgedCount: row.urged_count, workOrders: row.work_order_count, clock, version: row.version,
    asksSince: iso(asksSince(row)),
  }
}

type Extras = Pick<cases.Case, 'duplicateOf' | 'related' | 'splitFrom' | 'returnVisits' | 'unreachedDays' | 'files' | 'clocks' | 'allowedActions' | 'workOrderList' | 'waitObjection' | 'ratings' | 'leadingStatus' | 'nextUrgeAt' | 'enquiry'>

function present(row: CaseRow, named: Named, extras: Extras): cases.Case {
  return {
    ...presentSummary(row, named, mostPressing(extras.clocks)), statement: row.statement, demand: row.demand, expectation: row.expectation, occurredAt: iso(row.occurred_at), personsInvolved: row.persons_involved, placeKind: row.place_kind, wish: row.wish,
    majorReasons: row.major_reasons, contactPhone: row.contact_phone, promisedAt: iso(row.promised_at), waitReason: row.wait_reason, waitUntil: iso(row.wait_until), result: row.result, cause: row.cause, closeReason: row.close_reason,
    rating: row.rating as cases.Case['rating'], isImported: row.import_key !== null, promisedFeedbackAt: promisedFeedbackAt(row, extras.clocks),
    wishedWindows: row.wished_windows as cases.Case['wishedWindows'], ...extras,
  }
}

/** A case that was made a moment ago: everything is known, nothing is asked again. */
export function presentFresh(ctx: Ctx, row: CaseRow, pointed: Pointed, taker: Duty, clocks: sla.Clock[], enquiry: cases.Case['enquiry'] = null): cases.Case {
  const named: Named = { categoryName: pointed.category?.name ?? null, unitCode: pointed.unit?.name ?? null, personName: pointed.person?.name ?? null, firstContactName: taker.name, ownerName: taker.name, departmentName: pointed.department?.name ?? null }
  return present(row, named, { duplicateOf: null, related: [], splitFrom: null, returnVisits: [], unreachedDays: 0, files: [], clocks, allowedActions: allowedActions(ctx, row, []), workOrderList: [], waitObjection: null, ratings: [], leadingStatus: null, nextUrgeAt: null, enquiry })
}

type OrdersOfCase = { lines: cases.Case['workOrderList']; rest: RestOfCase | null }
let ordersOfCase: (ctx: Ctx, caseId: string) => Promise<OrdersOfCase> = () => Promise.resolve({ lines: [], rest: null })
/** Work orders lie right of cases; they say here how a case shows them, and whether the work rests. */
export function casesShowWorkOrders(find: (ctx: Ctx, caseId: string) => Promise<OrdersOfCase>): void {
  ordersOfCase = find
}

/** A case with everything on it. Residents do not see who is answerable inside the house beyond the first contact. */
export async function presentCase(ctx: Ctx, row: CaseRow, known?: { clocks?: sla.Clock[] }): Promise<cases.Case> {
  const { named, handlers, visits, files, links, ratings, leadingStatus } = await aroundCase(ctx, row)
  const { lines, rest } = await ordersOfCase(ctx, row.id)
  const clocks = known?.clocks ?? (await clocksOf(ctx, [row.id])).get(row.id) ?? []
  const record = present(row, named, {
    ...links, ratings, leadingStatus, files, clocks, returnVisits: visits.list, unreachedDays: visits.unreachedDays, workOrderList: lines, nextUrgeAt: isOpen(row.status) ? iso(nextUrgeAt(row, ctx.now)) : null,
    allowedActions: allowedActions(ctx, row, handlers, visits.unreachedDays, rest), waitObjection: row.wait_objection ?? rest?.words ?? null, enquiry: await enquiryOf(ctx, row),
  })
  return ctx.actor.kind === 'resident' ? forResident(ctx, row, record) : record
}
