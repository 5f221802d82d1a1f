import type { Input, redress } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { CaseRow } from '../../cases/index.ts'
import { lockHandledCase, visibleCase } from '../causes/case-redress.ts'
import { DAY } from '../causes/rules.ts'
import { answerOf, type Testimony } from './facility-answers.ts'

type Question = redress.FacilityAnswer['question']
/** What a witness is asked about: the place or the category, before the complaint came. */
export interface FacilityAsk {
  siteId: string
  categoryId: string | null
  place: string
  from: Date
  to: Date
}
type Witness = { question: Question; register: string; find: (ctx: Ctx, ask: FacilityAsk) => Promise<Testimony> }
const witnesses: Witness[] = []
/** A module that keeps a register of patrols or maintenance testifies here; `register` is its name in the answer. */
export function facilityWitness(question: Question, register: string, find: Witness['find']): void {
  witnesses.push({ question, register, find })
}

/** The four questions about a facility, answered from the records (CMP-061, CMP-062), beside what was kept of them. */
export async function facilityCheck(ctx: Ctx, { params, query }: Input<typeof redress.facilityCheck>): Promise<redress.FacilityCheck> {
  const row = await visibleCase(ctx, params.id)
  return present(ctx, row, query.days)
}

/** Keeps the answers as they are now. What is asked later may be answered otherwise; what was known then stays. */
export async function keepFacilityCheck(ctx: Ctx, { params, body }: Input<typeof redress.keepFacilityCheck>): Promise<redress.FacilityCheck> {
  const row = await lockHandledCase(ctx, params.id)
  const looked = await lookAt(ctx, row, body.days)
  await ctx.tx
    .insertInto('facility_check')
    .values({ organization_id: ctx.organizationId, id: newId(), case_id: row.id, answers: sql`${JSON.stringify(looked)}::jsonb`, conclusion: body.conclusion, at: ctx.now, by_employee: ctx.actor.employeeId, by_name: ctx.actor.name })
    .execute()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: 'facility_checked', note: body.conclusion })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action: 'facility_checked' })
  return present(ctx, row, body.days)
}

type Looked = Pick<redress.FacilityCheck, 'from' | 'to' | 'place' | 'category' | 'answers'>

async function present(ctx: Ctx, row: CaseRow, days: number): Promise<redress.FacilityCheck> {
  const kept = await ctx.tx.selectFrom('facility_check').selectAll().where('case_id', '=', row.id).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return {
    caseId: row.id, ...(await lookAt(ctx, row, days)), mayConfirm: ctx.actor.can('cases:handle', row.site_id),
    kept: kept === undefined ? null : { ...(kept.answers as Looked), conclusion: kept.conclusion, at: iso(kept.at), by: kept.by_name },
  }
}

async function lookAt(ctx: Ctx, row: CaseRow, days: number): Promise<Looked> {
  const category = row.category_id === null ? null : ((await ctx.tx.selectFrom('case_category').select(['id', 'name']).where('id', '=', row.category_id).executeTakeFirst()) ?? null)
  const ask: FacilityAsk = { siteId: row.site_id, categoryId: row.category_id, place: row.place.trim(), from: new Date(row.registered_at.getTime() - days * DAY), to: row.registered_at }
  const own: Record<Question, Testimony> = { maintained: await maintenanceOrders(ctx, ask), patrolled: await noticedBy(ctx, ask, row.id, true), noticed: await noticedBy(ctx, ask, row.id, false), complained: await complaintsBefore(ctx, ask, row.id) }
  const answers: redress.FacilityAnswer[] = []
  for (const question of ['maintained', 'patrolled', 'noticed', 'complained'] as const) {
    const asked = witnesses.filter((witness) => witness.question === question)
    const said: Testimony[] = [own[question]]
    for (const witness of asked) said.push(await witness.find(ctx, ask))
    answers.push(answerOf(question, said, asked.map((witness) => witness.register)))
  }
  return { from: iso(ask.from), to: iso(ask.to), place: ask.place, category, answers }
}

/** The same place as it is written, one name inside the other; without a place, the same category outside of homes. */
const samePlace = (ask: FacilityAsk) =>
  ask.place.length >= 2
    ? sql<boolean>`(length(place) >= 2 and (position(lower(place) in lower(${ask.place})) > 0 or position(lower(${ask.place}) in lower(place)) > 0))`
    : ask.categoryId === null ? sql<boolean>`false` : sql<boolean>`(category_id = ${ask.categoryId} and place_kind <> 'unit')`

const DONE = ['done', 'verified', 'closed']

async function maintenanceOrders(ctx: Ctx, ask: FacilityAsk): Promise<Testimony> {
  const rows = await ctx.tx.selectFrom('work_order').select(['id', 'number', 'title', 'status', 'raised_at', 'done_at']).where('site_id', '=', ask.siteId).where('kind', '=', 'maintenance').where('status', '<>', 'cancelled').where('raised_at', '>=', ask.from).where('raised_at', '<', ask.to).where(samePlace(ask)).orderBy('raised_at', 'desc').limit(50).execute()
  return {
    records: rows.map((row) => ({ type: 'work_order', id: row.id, number: row.number, title: row.title, at: iso(row.done_at ?? row.raised_at), status: row.status })),
    kept: rows.filter((row) => DONE.includes(row.status)).length, missed: rows.filter((row) => !DONE.includes(row.status)).length,
    // An order shows what was done; that nothing was planned it cannot say.
    isComplete: false,
  }
}

/** What was found on patrols before: by engineers, or by every other post. */
async function noticedBy(ctx: Ctx, ask: FacilityAsk, caseId: string, byEngineers: boolean): Promise<Testimony> {
  const engineer = sql<boolean>`exists (select from employee e left join department d on d.organization_id = e.organization_id and d.id = e.department_id
    where e.organization_id = service_case.organization_id and e.id = service_case.first_contact_by
      and (d.code = 'ENGINEERING' or exists (select from role_assignment r where r.organization_id = e.organization_id and r.account_id = e.account_id and r.role = 'technician')))`
  const rows = await ctx.tx.selectFrom('service_case').select(['id', 'number', 'title', 'status', 'registered_at']).where('site_id', '=', ask.siteId).where('channel', 'in', byEngineers ? ['patrol'] : ['patrol', 'referral']).where('id', '<>', caseId).where('registered_at', '>=', ask.from).where('registered_at', '<', ask.to)
    .where(samePlace(ask)).where(byEngineers ? engineer : sql<boolean>`not ${engineer}`).orderBy('registered_at', 'desc').limit(50).execute()
  // Posts report what they find as a case, so that none is an answer; that engineers went there and found nothing is written nowhere yet.
  return { records: rows.map((row) => ({ type: 'case', id: row.id, number: row.number, title: row.title, at: iso(row.registered_at), status: row.status })), kept: rows.length, missed: 0, isComplete: !byEngineers }
}

async function complaintsBefore(ctx: Ctx, ask: FacilityAsk, caseId: string): Promise<Testimony> {
  const rows = await ctx.tx.selectFrom('service_case').select(['id', 'number', 'title', 'status', 'registered_at']).where('site_id', '=', ask.siteId).where('kind', 'in', ['complaint', 'repair', 'report']).where('channel', 'not in', ['patrol', 'referral']).where('id', '<>', caseId)
    .where('registered_at', '>=', ask.from).where('registered_at', '<', ask.to).where(samePlace(ask)).orderBy('registered_at', 'desc').limit(50).execute()
  return { records: rows.map((row) => ({ type: 'case', id: row.id, number: row.number, title: row.title, at: iso(row.registered_at), status: row.status })), kept: rows.length, missed: 0, isComplete: true }
}
