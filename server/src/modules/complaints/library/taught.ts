import type { courses, Input, redress } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { iso } from '../../../platform/time.ts'
import { createSession, isSessionOpen, lockCourse, lockSession, mustSeeCourse, mustSeeSession, tellCourse, tellSession } from '../../training/index.ts'
import { visibleCases } from './library.ts'

/** What a case is taught in: one of the two. */
type Place = { course_id: string } | { session_id: string }
const [columnOf, idOf] = [(place: Place) => ('course_id' in place ? 'course_id' : 'session_id'), (place: Place) => ('course_id' in place ? place.course_id : place.session_id)]

/** The cases of a course or session in the order in which they were added; a withdrawn one only for who writes the library. */
async function casesOf(ctx: Ctx, place: Place, mayChange: boolean): Promise<redress.TaughtCases> {
  const links = await ctx.tx.selectFrom('taught_case').select('case_id').where(columnOf(place), '=', idOf(place)).orderBy('added_at').orderBy('id').execute()
  const rows = links.length === 0 || !ctx.actor.can('library:read') ? [] : await visibleCases(ctx).select(['id', 'title', 'status', 'lesson', 'tags']).where('id', 'in', links.map(({ case_id }) => case_id)).execute()
  const items = links.flatMap(({ case_id }) => rows.find(({ id }) => id === case_id) ?? [])
  return { items, hidden: mayChange ? links.length - items.length : 0, mayChange }
}

/** Its title when it was not there yet. What is withdrawn later stays linked, unseen, and is taught again once it is published again. Throws `rule_broken` naming `/caseId`. */
async function add(ctx: Ctx, place: Place, caseId: string): Promise<string | null> {
  const found = ctx.actor.can('library:read') ? await ctx.tx.selectFrom('library_case').select(['title', 'status']).where('id', '=', caseId).forShare().executeTakeFirst() : undefined
  if (found?.status !== 'published') throw wrongField('rule_broken', '/caseId', 'only a published case of the library is taught')
  const made = await ctx.tx.insertInto('taught_case').values({ organization_id: ctx.organizationId, id: newId(), case_id: caseId, course_id: null, session_id: null, ...place, added_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return null
  announceChange(ctx, { recordType: 'library_case', recordId: caseId, siteId: null, action: 'taught' })
  return found.title
}

/** Its title for the trail, as far as the actor may read it; null when it was not there. */
async function remove(ctx: Ctx, place: Place, caseId: string): Promise<{ note: string | null } | null> {
  const gone = await ctx.tx.deleteFrom('taught_case').where(columnOf(place), '=', idOf(place)).where('case_id', '=', caseId).executeTakeFirst()
  if (gone.numDeletedRows === 0n) return null
  announceChange(ctx, { recordType: 'library_case', recordId: caseId, siteId: null, action: 'no_longer_taught' })
  return { note: (await visibleCases(ctx).select('title').where('id', '=', caseId).executeTakeFirst())?.title ?? null }
}

export async function casesOfCourse(ctx: Ctx, { params }: Input<typeof redress.casesOfCourse>): Promise<redress.TaughtCases> {
  const course = await mustSeeCourse(ctx, params.id)
  return casesOf(ctx, { course_id: course.id }, ctx.actor.can('training:manage'))
}

export async function addCaseToCourse(ctx: Ctx, { params, body }: Input<typeof redress.addCaseToCourse>): Promise<redress.TaughtCases> {
  const place = { course_id: (await lockCourse(ctx, params.id)).id }
  const title = await add(ctx, place, body.caseId)
  if (title !== null) tellCourse(ctx, params.id, 'case_added', title)
  return casesOf(ctx, place, true)
}

export async function removeCaseFromCourse(ctx: Ctx, { params }: Input<typeof redress.removeCaseFromCourse>): Promise<redress.TaughtCases> {
  const place = { course_id: (await lockCourse(ctx, params.id)).id }
  const gone = await remove(ctx, place, params.caseId)
  if (gone !== null) tellCourse(ctx, params.id, 'case_removed', gone.note)
  return casesOf(ctx, place, true)
}

/** Which cases a session was about stays as it was once it is closed or cancelled. */
const mayStillChange = (ctx: Ctx, row: { site_id: string; state: courses.Session['state'] }): boolean => isSessionOpen(row) && ctx.actor.can('training:manage', row.site_id)

export async function casesOfSession(ctx: Ctx, { params }: Input<typeof redress.casesOfSession>): Promise<redress.TaughtCases> {
  const session = await mustSeeSession(ctx, params.id)
  return casesOf(ctx, { session_id: session.id }, mayStillChange(ctx, session))
}

async function lockOpenSession(ctx: Ctx, id: string): Promise<Awaited<ReturnType<typeof lockSession>>> {
  const session = await lockSession(ctx, id)
  if (!isSessionOpen(session)) throw new AppError('action_not_allowed', `The session is ${session.state}`)
  return session
}

export async function addCaseToSession(ctx: Ctx, { params, body }: Input<typeof redress.addCaseToSession>): Promise<redress.TaughtCases> {
  const session = await lockOpenSession(ctx, params.id)
  const title = await add(ctx, { session_id: session.id }, body.caseId)
  if (title !== null) tellSession(ctx, session, 'case_added', { note: title })
  return casesOf(ctx, { session_id: session.id }, true)
}

export async function removeCaseFromSession(ctx: Ctx, { params }: Input<typeof redress.removeCaseFromSession>): Promise<redress.TaughtCases> {
  const session = await lockOpenSession(ctx, params.id)
  const gone = await remove(ctx, { session_id: session.id }, params.caseId)
  if (gone !== null) tellSession(ctx, session, 'case_removed', gone)
  return casesOf(ctx, { session_id: session.id }, true)
}

/** The newest sessions stand for all: a case that is told for years does not fill its page. */
const MOST = 50

/** Where a case is taught: courses in use, and the sessions that the actor keeps or belongs to. */
export async function caseTeaching(ctx: Ctx, { params }: Input<typeof redress.caseTeaching>): Promise<redress.CaseTeaching> {
  if (!(await visibleCases(ctx).select('id').where('id', '=', params.id).executeTakeFirst())) throw new AppError('not_found')
  if (!ctx.actor.can('training:read')) return { courses: [], sessions: [] }
  const taught = ctx.tx.selectFrom('taught_case').where('case_id', '=', params.id)
  let courseRows = ctx.tx.selectFrom('course').select(['id', 'code', 'name', 'state']).where('id', 'in', taught.select((e) => e.ref('course_id').$notNull().as('id')).where('course_id', 'is not', null))
  if (!ctx.actor.can('training:manage')) courseRows = courseRows.where('state', '=', 'published')
  let sessions = ctx.tx.selectFrom('training_session').select(['id', 'number', 'title', 'kind', 'state', 'starts_at']).where('id', 'in', taught.select((e) => e.ref('session_id').$notNull().as('id')).where('session_id', 'is not', null))
  const kept = ctx.actor.sitesFor('training:manage')
  if (kept !== 'all') sessions = sessions.where((e) => e.or([e('site_id', 'in', kept.length === 0 ? [ctx.organizationId] : kept), e('id', 'in', e.selectFrom('session_attendee').select('session_id').where(sql<boolean>`employee_id is not distinct from ${ctx.actor.employeeId}::uuid`))]))
  const rows = await sessions.orderBy('starts_at', 'desc').orderBy('id').limit(MOST).execute()
  return { courses: await courseRows.orderBy('code').execute(), sessions: rows.map(({ starts_at, ...row }) => ({ ...row, startsAt: iso(starts_at) })) }
}

/** A session about a case: both are there, or neither. Throws what planning a session throws, and `rule_broken` for a case that is not published. */
export async function teachLibraryCase(ctx: Ctx, { params, body }: Input<typeof redress.teachLibraryCase>): Promise<courses.Session> {
  if (!(await visibleCases(ctx).select('id').where('id', '=', params.id).executeTakeFirst())) throw new AppError('not_found')
  const session = await createSession(ctx, { params: {}, query: {}, body })
  const title = await add(ctx, { session_id: session.id }, params.id)
  tellSession(ctx, { id: session.id, site_id: session.siteId }, 'case_added', { note: title })
  return session
}
