import type { reception, Ref } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { possibleActions } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { clocksOf, mostPressing } from '../sla/index.ts'
import type { sla } from '@guanjia/contract'
import type { Tables } from '../../tables.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { conformity, ticketText } from './rules.ts'
import type { VisitRow } from './tables.ts'

/** Names that a visit shows beside its own columns. */
export interface Named {
  personName: string | null
  unitCode: string | null
  categoryName: string | null
  receiverName: string
  serverName: string | null
  conforms: boolean | null
}

type Select<O> = SelectQueryBuilder<Tables, 'visit', O>

/** Whether a visit kept the flow, in SQL; the same rule as `conformity`. */
export function conformsSql(now: Date) {
  const missing = (more: ReturnType<typeof sql>) => sql`exists (select 1 from visit_step s where s.organization_id = visit.organization_id and s.visit_id = visit.id and s.is_mandatory and s.done_at is null ${more})`
  return sql<boolean | null>`case when visit.status <> 'finished' then null when ${missing(sql`and (s.phase <> 'after' or s.due_at is null or s.due_at <= ${now})`)} then false when ${missing(sql``)} then null else true end`
}

export function withNames(select: Select<object>, now: Date): Select<VisitRow & Named> {
  return select.selectAll('visit').select((e) => [
    e.selectFrom('person').select('person.name').whereRef('person.organization_id', '=', 'visit.organization_id').whereRef('person.id', '=', 'visit.person_id').as('personName'),
    e.selectFrom('unit').select('unit.code').whereRef('unit.organization_id', '=', 'visit.organization_id').whereRef('unit.id', '=', 'visit.unit_id').as('unitCode'),
    e.selectFrom('case_category').select('case_category.name').whereRef('case_category.organization_id', '=', 'visit.organization_id').whereRef('case_category.id', '=', 'visit.category_id').as('categoryName'),
    e.selectFrom('employee').select('employee.name').whereRef('employee.organization_id', '=', 'visit.organization_id').whereRef('employee.id', '=', 'visit.received_by').as('receiverName'),
    e.selectFrom('employee as server').select('server.name').whereRef('server.organization_id', '=', 'visit.organization_id').whereRef('server.id', '=', 'visit.served_by').as('serverName'),
    conformsSql(now).as('conforms'),
  ]) as unknown as Select<VisitRow & Named>
}

const ref = (id: string | null, name: string | null): Ref | null => (id === null ? null : { id, name: name ?? '' })

export function presentVisit(row: VisitRow & Named, clock: sla.ClockBrief | null): reception.Visit {
  return {
    id: row.id, siteId: row.site_id, ticket: ticketText(row.ticket), day: row.day, status: row.status, name: row.personName ?? row.name, person: ref(row.person_id, row.personName), unit: ref(row.unit_id, row.unitCode), phone: row.phone,
    people: row.people, need: row.need, category: ref(row.category_id, row.categoryName), isAppointed: row.appointment_id !== null, arrivedAt: iso(row.arrived_at), receivedBy: { id: row.received_by, name: row.receiverName },
    servedAt: iso(row.served_at), servedBy: ref(row.served_by, row.serverName), endedAt: iso(row.ended_at), waitedSeconds: row.served_at === null ? null : Math.round((row.served_at.getTime() - row.arrived_at.getTime()) / 1000),
    rating: row.rating, conforms: row.conforms, clock, version: row.version,
  }
}

interface StepRow {
  code: string
  phase: reception.FlowStep['phase']
  name: string
  is_mandatory: boolean
  is_for_problems: boolean
  due_at: Date | null
  done_at: Date | null
  done_by: string | null
  by_name: string | null
  note: string
}

export function presentStep(step: StepRow): VisitStep {
  return { code: step.code, phase: step.phase, name: step.name, isMandatory: step.is_mandatory, isForProblems: step.is_for_problems, dueAt: iso(step.due_at), doneAt: iso(step.done_at), doneBy: ref(step.done_by, step.by_name), note: step.note }
}
type VisitStep = reception.VisitDetail['steps'][number]

async function stepsOf(ctx: Ctx, visitId: string): Promise<StepRow[]> {
  const { rows } = await ctx.client.query<StepRow>({
    name: 'steps_of_visit',
    text: `select s.*, e.name as by_name from visit_step s left join employee e on e.organization_id = s.organization_id and e.id = s.done_by
           where s.visit_id = $1 order by array_position(array['before', 'during', 'after'], s.phase), s.sort_order`,
    values: [visitId],
  })
  return rows
}

interface LinkRow {
  kind: 'contact' | 'comment'
  at: Date
  case_id: string | null
  number: string | null
  title: string | null
  status: string | null
  case_kind: reception.VisitDetail['links'][number]['case'] extends infer C ? (C extends { kind: infer K } ? K : never) : never
  contact_id: string | null
  answer: string | null
}

async function linksOf(ctx: Ctx, visitId: string): Promise<reception.VisitDetail['links']> {
  const { rows } = await ctx.client.query<LinkRow>({
    name: 'links_of_visit',
    text: `select l.kind, l.at, l.case_id, k.number, k.title, k.status, k.kind as case_kind, l.contact_id, c.answer
           from visit_link l
           left join service_case k on k.organization_id = l.organization_id and k.id = l.case_id
           left join contact c on c.organization_id = l.organization_id and c.id = l.contact_id
           where l.visit_id = $1 order by l.at, l.id`,
    values: [visitId],
  })
  return rows.map((row) => ({
    kind: row.kind, at: iso(row.at), case: row.case_id === null ? null : { id: row.case_id, number: row.number!, title: row.title!, status: row.status!, kind: row.case_kind }, contactId: row.contact_id, answer: row.answer ?? '',
  }))
}

/** A visit with everything on it. Tasks of afterwards that it did not need are left out once the visitor has gone. */
export async function presentDetail(ctx: Ctx, id: string): Promise<reception.VisitDetail> {
  await ctx.flush()
  const row = await withNames(ctx.tx.selectFrom('visit').where('visit.id', '=', id), ctx.now).executeTakeFirstOrThrow()
  const steps = (await stepsOf(ctx, id)).filter((step) => row.status === 'waiting' || row.status === 'serving' || step.phase !== 'after' || step.due_at !== null)
  const clocks = (await clocksOf(ctx, [id])).get(id) ?? []
  const judged = steps.map((step) => ({ isMandatory: step.is_mandatory, doneAt: step.done_at, phase: step.phase, dueAt: step.due_at }))
  return {
    ...presentVisit(row, mostPressing(clocks)), conforms: row.status === 'finished' ? conformity(judged, ctx.now) : null, appointmentId: row.appointment_id, complaintAt: iso(row.complaint_at), feedbackAt: iso(row.feedback_at), noRatingReason: row.no_rating_reason, comment: row.comment,
    leftReason: row.left_reason, steps: steps.map(presentStep), clocks, links: await linksOf(ctx, id),
    allowedActions: ctx.actor.can('reception:serve', row.site_id) ? possibleActions(LIFECYCLE, row.status) : [],
  }
}
