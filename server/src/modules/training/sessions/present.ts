import type { courses, Input, Output, TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { likeText, pageOf, possibleActions, readCursor, readTimeline, type LifeCycle } from '../../../platform/records/index.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { MEETING_KINDS } from '@guanjia/contract/training-choices.ts'
import type { SessionTable } from '../tables.ts'

export type SessionRow = Selectable<SessionTable>
type Action = courses.Session['allowedActions'][number]

/** Colleagues talk with each other: no exam, but what was noted. */
export const isMeeting = (kind: SessionRow['kind']): boolean => (MEETING_KINDS as readonly string[]).includes(kind)

/** Not closed and not cancelled: what belongs to it still changes. */
export const isSessionOpen = (row: Pick<SessionRow, 'state'>): boolean => row.state === 'planned' || row.state === 'held'

/** Once held there is no way to the end but through the exam (TRN-003), or for meetings through what was noted. */
export const SESSION_LIFE: LifeCycle<SessionRow['state'], Action> = {
  hold: { from: ['planned'], to: 'held' },
  examine: { from: ['held'], to: 'held' },
  close: { from: ['held'], to: 'closed' },
  cancel: { from: ['planned'], to: 'cancelled' },
}

interface Facts {
  id: string
  course_name: string | null
  zone_name: string | null
  standard_name: string | null
  exam_title: string | null
  exam_state: string | null
  examined: number
  passed: number
  attendees: number
  signed: number
  rating: number | null
  is_mine: boolean
  have_signed: boolean
}

export async function factsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query<Facts>({
    name: 'training_session_facts',
    text: `select s.id, c.name as course_name, z.name as zone_name, d.name as standard_name, e.title as exam_title, e.state as exam_state, a.*,
             (select count(distinct t.employee_id) filter (where t.state = 'marked')::int from exam_sitting t where t.organization_id = s.organization_id and t.exam_id = s.exam_id) as examined,
             (select count(distinct t.employee_id) filter (where t.is_passed)::int from exam_sitting t where t.organization_id = s.organization_id and t.exam_id = s.exam_id) as passed
           from training_session s left join course c on c.organization_id = s.organization_id and c.id = s.course_id left join zone z on z.organization_id = s.organization_id and z.id = s.zone_id left join service_standard d on d.organization_id = s.organization_id and d.id = s.standard_id left join exam e on e.organization_id = s.organization_id and e.id = s.exam_id
           cross join lateral (select count(*)::int as attendees, count(a.signed_at)::int as signed, avg(a.rating)::float8 as rating, coalesce(bool_or(a.employee_id = $2), false) as is_mine, coalesce(bool_or(a.employee_id = $2 and a.signed_at is not null), false) as have_signed
             from session_attendee a where a.organization_id = s.organization_id and a.session_id = s.id) a
           where s.id = any ($1)`,
    values: [ids, ctx.actor.employeeId],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

function summaryOf(row: SessionRow, facts: Facts): courses.SessionSummary {
  return {
    id: row.id, number: row.number, siteId: row.site_id, title: row.title, kind: row.kind, state: row.state, course: row.course_id === null ? null : { id: row.course_id, name: facts.course_name ?? '' }, startsAt: iso(row.starts_at), endsAt: iso(row.ends_at), place: row.place, trainer: row.trainer, costFen: Number(row.cost_fen),
    attendees: facts.attendees, signedIn: facts.signed, exam: row.exam_id === null ? null : { id: row.exam_id, title: facts.exam_title ?? '', passRate: facts.examined === 0 ? null : facts.passed / facts.examined, isOver: facts.exam_state === 'closed' }, zone: row.zone_id === null ? null : { id: row.zone_id, name: facts.zone_name ?? '' }, teams: row.teams, standard: row.standard_id === null ? null : { id: row.standard_id, name: facts.standard_name ?? '' }, rating: facts.rating, isMine: facts.is_mine, haveSigned: facts.have_signed, version: row.version,
  }
}

export async function filteredSessions(ctx: Ctx, siteId: string, filter: Input<typeof courses.listSessions>['query']['filter']): Promise<SelectQueryBuilder<Tables, 'training_session', object>> {
  ctx.actor.mustSee('training:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'training_session', object> = ctx.tx.selectFrom('training_session').where('training_session.site_id', '=', siteId)
  if (filter.state?.length) select = select.where('state', 'in', filter.state)
  if (filter.kind?.length) select = select.where('kind', 'in', filter.kind)
  if (filter.mine === true || !ctx.actor.can('training:manage', siteId))
    select = select.where((e) => e('training_session.id', 'in', e.selectFrom('session_attendee').select('session_id').where(sql<boolean>`employee_id is not distinct from ${ctx.actor.employeeId}::uuid`)))
  if (filter.from) select = select.where('starts_at', '>=', midnightOf(filter.from, timeZone))
  if (filter.to) select = select.where('starts_at', '<', midnightOf(dayAfter(filter.to), timeZone))
  if (filter.q) select = select.where((e) => e.or([e('title', 'ilike', `%${likeText(filter.q!.trim())}%`), e('number', 'ilike', `%${likeText(filter.q!.trim())}%`)]))
  return select
}

/** Sessions of the site for who keeps training, the own ones for everybody. */
export async function listSessions(ctx: Ctx, { query }: Input<typeof courses.listSessions>): Promise<Output<typeof courses.listSessions>> {
  let select = (await filteredSessions(ctx, query.siteId, query.filter)).selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(starts_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('starts_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const facts = await factsOf(ctx, rows.map(({ id }) => id))
  return pageOf(rows, query.limit, (row) => [row.starts_at, row.id], (row) => summaryOf(row, facts.get(row.id)!))
}

/** A session that the actor keeps or belongs to. Throws `not_found`. */
export async function mustSeeSession(ctx: Ctx, id: string): Promise<SessionRow> {
  const row = await ctx.tx.selectFrom('training_session').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !ctx.actor.can('training:read', row.site_id)) throw new AppError('not_found')
  if (ctx.actor.can('training:manage', row.site_id)) return row
  const own = ctx.actor.employeeId === null ? undefined : await ctx.tx.selectFrom('session_attendee').select('employee_id').where('session_id', '=', id).where('employee_id', '=', ctx.actor.employeeId).executeTakeFirst()
  if (!own) throw new AppError('not_found')
  return row
}

export async function getSession(ctx: Ctx, { params }: Pick<Input<typeof courses.getSession>, 'params'>): Promise<courses.Session> {
  return presentSession(ctx, await mustSeeSession(ctx, params.id))
}

export async function presentSession(ctx: Ctx, row: SessionRow): Promise<courses.Session> {
  const facts = (await factsOf(ctx, [row.id])).get(row.id)!
  const mayKeep = ctx.actor.can('training:manage', row.site_id)
  const people = await ctx.tx.selectFrom('session_attendee').selectAll().where('session_id', '=', row.id).execute()
  const names = await employeeNames(ctx, people.map(({ employee_id }) => employee_id))
  const results = row.exam_id === null ? [] : await ctx.tx.selectFrom('exam_sitting').select(['employee_id', 'is_passed']).where('exam_id', '=', row.exam_id).where('state', '=', 'marked').execute()
  const passed = new Map<string, boolean>()
  for (const { employee_id, is_passed } of results) passed.set(employee_id, (passed.get(employee_id) ?? false) || is_passed === true)
  const needs = await ctx.tx.selectFrom('session_need as n').innerJoin('training_need as t', (join) => join.onRef('t.organization_id', '=', 'n.organization_id').onRef('t.id', '=', 'n.need_id')).select(['t.id', 't.topic', 't.state']).where('n.session_id', '=', row.id).execute()
  const own = people.find(({ employee_id }) => employee_id === ctx.actor.employeeId)
  const { attendees: _, ...summary } = summaryOf(row, facts)
  return {
    ...summary, summary: row.summary, needs, mayKeep, mayGiveFeedback: own?.signed_at != null, allowedActions: mayKeep ? possibleActions(SESSION_LIFE, row.state).filter((action) => action !== 'examine' || (row.exam_id === null && !isMeeting(row.kind))) : [],
    // What others think and how they did is for who keeps the session.
    attendees: people
      .filter((one) => mayKeep || one === own)
      .map((one) => ({ employee: { id: one.employee_id, name: names.get(one.employee_id) ?? '' }, signedAt: iso(one.signed_at), signedBy: one.signed_by, isPassed: passed.get(one.employee_id) ?? null, rating: one.rating, feedback: one.feedback }))
      .toSorted((a, b) => a.employee.name.localeCompare(b.employee.name, 'zh-CN')),
  }
}

export async function sessionTimeline(ctx: Ctx, { params }: Input<typeof courses.sessionTimeline>): Promise<{ items: TimelineEntry[] }> {
  await mustSeeSession(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}
