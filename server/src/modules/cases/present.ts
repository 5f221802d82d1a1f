import type { cases, Ref, sla } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { iso } from '../../platform/time.ts'
import { clocksOf, mostPressing } from '../sla/index.ts'
import { allowedActions, handlersOf } from './permissions.ts'
import type { Duty } from './duty.ts'
import { enquiryOf, promisedFeedbackAt } from './enquiries.ts'
import { forResident } from './for-resident.ts'
import { isOpen } from './lifecycle.ts'
import type { Pointed } from './names.ts'
import { restOfOrders } from './rest-of-orders.ts'
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

type WorkOrderLine = cases.Case['workOrderList'][number]
let workOrdersOfCase: (ctx: Ctx, caseId: string) => Promise<WorkOrderLine[]> = async () => []
/** Work orders lie right of cases; they say here how a case shows them. */
export function casesShowWorkOrders(find: (ctx: Ctx, caseId: string) => Promise<WorkOrderLine[]>): void {
  workOrdersOfCase = find
}

/** A case with everything on it. Residents do not see who is answerable inside the house beyond the first contact. */
export async function presentCase(ctx: Ctx, row: CaseRow, known?: { clocks?: sla.Clock[] }): Promise<cases.Case> {
  const named = await namesOf(ctx, row)
  const [handlers, visits, files, links, workOrderList, clocks] = [
    await handlersOf(ctx, row.id),
    await visitsOf(ctx, row),
    await filesOfRecord(ctx, row.id),
    await linksOf(ctx, row),
    await workOrdersOfCase(ctx, row.id),
    known?.clocks ?? (await clocksOf(ctx, [row.id])).get(row.id) ?? [],
  ]
  const rest = workOrderList.some((order) => order.status === 'suspended') ? await restOfOrders(ctx, row.id) : null
  const ratings = await ratingsOf(ctx, row.id)
  const leadingStatus = row.duplicate_of === null ? null : (await ctx.tx.selectFrom('service_case').select('status').where('id', '=', row.duplicate_of).executeTakeFirstOrThrow()).status
  const record = present(row, named, { ...links, ratings, leadingStatus, nextUrgeAt: isOpen(row.status) ? iso(nextUrgeAt(row, ctx.now)) : null, returnVisits: visits.list, unreachedDays: visits.unreachedDays, files: files.map((f) => f.file), clocks, workOrderList, allowedActions: allowedActions(ctx, row, handlers, visits.unreachedDays, rest), waitObjection: row.wait_objection ?? rest?.words ?? null, enquiry: await enquiryOf(ctx, row) })
  return ctx.actor.kind === 'resident' ? forResident(ctx, row, record) : record
}

/** What the resident said of each cycle, the oldest first. */
async function ratingsOf(ctx: Ctx, caseId: string): Promise<cases.Case['ratings']> {
  const rows = await ctx.tx.selectFrom('case_rating').selectAll().where('case_id', '=', caseId).orderBy('cycle').execute()
  return rows.map((row) => ({ cycle: row.cycle, at: iso(row.at), isSettled: row.is_settled, score: row.score, attitude: row.attitude, timeliness: row.timeliness, quality: row.quality, opinion: row.opinion }))
}

async function namesOf(ctx: Ctx, row: CaseRow): Promise<Named> {
  const { rows } = await ctx.client.query<Named>({
    name: 'case_names',
    text: `select c.name as "categoryName", u.code as "unitCode", p.name as "personName", f.name as "firstContactName", o.name as "ownerName", d.name as "departmentName"
           from service_case k
           join employee f on f.organization_id = k.organization_id and f.id = k.first_contact_by
           join employee o on o.organization_id = k.organization_id and o.id = k.owner_id
           left join case_category c on c.organization_id = k.organization_id and c.id = k.category_id
           left join unit u on u.organization_id = k.organization_id and u.id = k.unit_id
           left join person p on p.organization_id = k.organization_id and p.id = k.person_id
           left join department d on d.organization_id = k.organization_id and d.id = k.department_id
           where k.id = $1`,
    values: [row.id],
  })
  return rows[0]!
}

/** Return visits of a case, oldest first, and on how many days of the present cycle nobody was reached. */
export async function visitsOf(ctx: Ctx, row: Pick<CaseRow, 'id' | 'cycle' | 'site_id'>): Promise<{ list: cases.Case['returnVisits']; unreachedDays: number }> {
  const { rows } = await ctx.client.query<{ id: string; at: Date; by_employee: string; by_name: string; channel: string; is_reached: boolean; is_settled: boolean | null; score: number | null; attitude: number | null; timeliness: number | null; quality: number | null; opinion: string; cycle: number; day: string }>({
    name: 'visits_of_case',
    text: `select v.*, e.name as by_name, (v.at at time zone s.time_zone)::date as day
           from return_visit v
           join employee e on e.organization_id = v.organization_id and e.id = v.by_employee
           join service_case k on k.organization_id = v.organization_id and k.id = v.case_id
           join site s on s.organization_id = k.organization_id and s.id = k.site_id
           where v.case_id = $1 order by v.at, v.id`,
    values: [row.id],
  })
  const unreached = rows.filter((visit) => visit.cycle === row.cycle && !visit.is_reached).map((visit) => visit.day)
  return {
    list: rows.map((visit) => ({
      id: visit.id, at: iso(visit.at), by: { id: visit.by_employee, name: visit.by_name }, channel: visit.channel, isReached: visit.is_reached, isSettled: visit.is_settled, score: visit.score, attitude: visit.attitude, timeliness: visit.timeliness, quality: visit.quality, opinion: visit.opinion,
    })),
    unreachedDays: new Set(unreached).size,
  }
}

async function linksOf(ctx: Ctx, row: CaseRow): Promise<Pick<cases.Case, 'duplicateOf' | 'related' | 'splitFrom'>> {
  const { rows } = await ctx.client.query<{ id: string; number: string }>({
    name: 'links_of_case',
    text: `select distinct k.id, k.number from case_link l
           join service_case k on k.organization_id = l.organization_id and k.id = case when l.case_id = $1 then l.other_id else l.case_id end
           where l.case_id = $1 or l.other_id = $1 order by k.number limit 100`,
    values: [row.id],
  })
  const named = (id: string | null) => rows.find((other) => other.id === id) ?? null
  return { duplicateOf: named(row.duplicate_of), splitFrom: named(row.split_from), related: rows.filter(({ id }) => id !== row.duplicate_of && id !== row.split_from) }
}
