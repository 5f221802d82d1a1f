import type { competence, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { iso, dayIn } from '../../../platform/time.ts'
import { homeZone, siteById } from '../../organization/index.ts'
import { getEmployee, mayManage, postRolesOf, workplacesOf } from '../../people/index.ts'
import { isForRoles } from '../../standards/index.ts'
import { percentOf } from '../exams/sittings.ts'
import { summariesOf } from '../practicals/present.ts'
import { stateOfOnboarding } from '../onboarding/state.ts'
import { heldFor, holdingsOf, needs, type Need } from './held.ts'
import { sectionsOf } from './sections.ts'

type File = competence.CompetenceFile

/**
 * Everything on one page (TRN-014): everybody reads the own file; others need to keep training or people where that colleague works.
 * Throws `not_found`, `not_permitted`.
 */
export async function getCompetenceFile(ctx: Ctx, { params }: Input<typeof competence.getCompetenceFile>): Promise<File> {
  const profile = await getEmployee(ctx, { params, query: {}, body: {} })
  const places = await workplacesOf(ctx, params.id)
  const keeps = ctx.actor.sitesFor('training:manage')
  const mayKeep = keeps === 'all' || places.siteIds.some((id) => keeps.includes(id))
  if (!profile.isSelf && !mayKeep && !mayManage(ctx, places)) throw new AppError('not_permitted', 'Files of colleagues are for who keeps training or people')
  const { day, asked } = await askedOf(ctx, params.id, places.siteIds)
  return {
    employee: { id: profile.id, name: profile.name }, position: profile.position, department: profile.department?.name ?? null, joinedOn: profile.joinedOn, experienceYears: profile.experienceYears, experience: profile.experience, skills: profile.skills, meetsPosition: profile.meetsPosition,
    requirements: heldFor(asked, await holdingsOf(ctx, [params.id], day), day), certificates: profile.certificates, ...(await learned(ctx, params.id)), practicals: await practicalsOf(ctx, params.id), onboarding: await onboardingOf(ctx, params.id), proposals: await proposalsOf(ctx, params.id), sections: await sectionsOf(ctx, params.id),
    isSelf: profile.isSelf, mayManage: mayManage(ctx, places),
  }
}

/** What is asked of somebody at any of their sites, and which day it is there. */
async function askedOf(ctx: Ctx, employeeId: string, siteIds: readonly string[]): Promise<{ day: string; asked: Need[] }> {
  const all = await needs(ctx)
  const asked = new Set<Need>()
  let day = dayIn(await homeZone(ctx), ctx.now)
  for (const siteId of siteIds) {
    const site = await siteById(ctx, siteId)
    day = dayIn(site.timeZone, ctx.now)
    const postRoles = await postRolesOf(ctx, employeeId, siteId)
    for (const need of all) if (isForRoles(need.post, postRoles, site.kind)) asked.add(need)
  }
  return { day, asked: [...asked] }
}

async function learned(ctx: Ctx, employeeId: string): Promise<Pick<File, 'exams' | 'courses' | 'sessions'>> {
  const sittings = await ctx.tx
    .selectFrom('exam_sitting as s')
    .innerJoin('exam as e', (join) => join.onRef('e.organization_id', '=', 's.organization_id').onRef('e.id', '=', 's.exam_id'))
    .leftJoin('exam_certificate as c', (join) => join.onRef('c.organization_id', '=', 's.organization_id').onRef('c.sitting_id', '=', 's.id'))
    .select(['s.id', 'e.title', 's.submitted_at', 's.score', 's.max_score', 's.is_passed', 's.attempt', 'c.number'])
    .where('s.employee_id', '=', employeeId).where('s.state', '=', 'marked').where('s.submitted_at', 'is not', null)
    .orderBy('s.submitted_at', 'desc').orderBy('s.id').limit(100).execute()
  const { rows: courses } = await ctx.client.query<{ id: string; name: string; parts: number; done: number; done_at: Date | null }>({
    name: 'courses_of_employee',
    text: `select c.id, c.name, count(p.*)::int as parts, count(x.done_at)::int as done, case when count(p.*) = count(x.done_at) then max(x.done_at) end as done_at from course c
           join course_part p on p.organization_id = c.organization_id and p.course_id = c.id and not p.is_removed
           left join course_progress x on x.organization_id = p.organization_id and x.part_id = p.id and x.employee_id = $1
           group by c.organization_id, c.id having count(x.part_id) > 0 order by done_at desc nulls last, c.name limit 100`,
    values: [employeeId],
  })
  const sessions = await ctx.tx
    .selectFrom('session_attendee as a')
    .innerJoin('training_session as s', (join) => join.onRef('s.organization_id', '=', 'a.organization_id').onRef('s.id', '=', 'a.session_id'))
    .select(['s.id', 's.number', 's.title', 's.starts_at', 's.ends_at'])
    .where('a.employee_id', '=', employeeId).where('a.signed_at', 'is not', null).where('s.state', 'in', ['held', 'closed'])
    .orderBy('s.starts_at', 'desc').orderBy('s.id').limit(100).execute()
  return {
    exams: sittings.map((row) => ({ sittingId: row.id, title: row.title, at: iso(row.submitted_at!), percent: percentOf(row.score, row.max_score), isPassed: row.is_passed === true, attempt: row.attempt, certificateNumber: row.number })),
    courses: courses.map((row) => ({ id: row.id, name: row.name, parts: row.parts, done: row.done, doneAt: iso(row.done_at) })),
    sessions: sessions.map((row) => ({ id: row.id, number: row.number, title: row.title, at: iso(row.starts_at), hours: Math.round((row.ends_at.getTime() - row.starts_at.getTime()) / 360_000) / 10 })),
  }
}

async function practicalsOf(ctx: Ctx, employeeId: string): Promise<File['practicals']> {
  const rows = await ctx.tx.selectFrom('practical').selectAll().where('employee_id', '=', employeeId).where('state', 'in', ['scored', 'signed']).orderBy('scored_at', 'desc').orderBy('id').limit(100).execute()
  return (await summariesOf(ctx, rows)).map((one) => ({ id: one.id, number: one.number, rubric: one.rubric.name, purpose: one.purpose, at: one.scoredAt!, percent: one.totalPercent ?? one.practicalPercent, result: one.result!, hasRedLine: one.hasRedLine, validUntil: one.validUntil }))
}

async function onboardingOf(ctx: Ctx, employeeId: string): Promise<File['onboarding']> {
  const row = await ctx.tx.selectFrom('onboarding').selectAll().where('employee_id', '=', employeeId).orderBy('started_on', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return row ? { id: row.id, number: row.number, state: stateOfOnboarding(row), endedAt: iso(row.ended_at) } : null
}

async function proposalsOf(ctx: Ctx, employeeId: string): Promise<File['proposals']> {
  const rows = await ctx.tx
    .selectFrom('promotion_proposal as p')
    .innerJoin('job_position as t', (join) => join.onRef('t.organization_id', '=', 'p.organization_id').onRef('t.id', '=', 'p.to_position_id'))
    .select(['p.id', 'p.kind', 'p.state', 'p.proposed_at', 't.name'])
    .where('p.employee_id', '=', employeeId)
    .orderBy('p.proposed_at', 'desc').orderBy('p.id').limit(50).execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, to: row.name, state: row.state, at: iso(row.proposed_at) }))
}
