import type { courses, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { siteById, zonesOf } from '../../organization/index.ts'
import { placedAt } from '../../people/index.ts'
import { isForRoles } from '../../standards/index.ts'
import { byStaff, syncClocks, type SubjectState } from '../../sla/index.ts'
import type { PlanLineTable } from '../tables.ts'
import { gapsIn, lastDayOf, yearOf, zoneGapsIn } from './quarters.ts'

type LineRow = Selectable<PlanLineTable>

/** The promise of a line: trained by the quarter's last day, in the zone of the site (TRN-003). Kept by a session that was closed. */
async function sync(ctx: Ctx, row: LineRow, isNew = false): Promise<void> {
  const site = await siteById(ctx, row.site_id)
  const at = ctx.now.getTime()
  const planned = row.planned_at.getTime()
  const end = midnightOf(dayAfter(row.due_on), site.timeZone).getTime()
  const facts: SubjectState['facts'] = { promised: byStaff(planned) }
  if (row.state === 'done') facts.resolved = byStaff(at)
  if (row.state === 'dropped') facts.cancelled = byStaff(at)
  const state: SubjectState = { receivedAt: planned, reportedAt: null, facts, waiting: null, promise: { agreedAt: planned, to: end }, reopenedAt: null, holder: row.planned_by }
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: { type: 'training_plan_line', kind: row.post, category: [], urgency: null, grade: null, origin: null, siteKind: site.kind, siteId: row.site_id } }, state, { isNew })
  await ctx.tx.updateTable('training_plan_line').set({ next_due_at: nextDueAt }).where('id', '=', row.id).execute()
}

function tell(ctx: Ctx, row: Pick<LineRow, 'id' | 'site_id'>, action: string, note: string | null = null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'training_plan_line', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'training_plan_line', recordId: row.id, siteId: row.site_id, action })
}

async function present(ctx: Ctx, rows: readonly LineRow[]): Promise<courses.PlanLine[]> {
  if (rows.length === 0) return []
  const courseIds = rows.flatMap(({ course_id }) => course_id ?? [])
  const names = new Map(courseIds.length === 0 ? [] : (await ctx.tx.selectFrom('course').select(['id', 'name']).where('id', 'in', courseIds).execute()).map((row) => [row.id, row.name]))
  const zones = new Map((await zonesOf(ctx, rows[0]!.site_id)).map((zone) => [zone.id, zone.name]))
  const named = (id: string | null, of: ReadonlyMap<string, string>) => (id === null ? null : { id, name: of.get(id) ?? '' })
  const sessionIds = rows.flatMap(({ session_id }) => session_id ?? [])
  const sessions = new Map(sessionIds.length === 0 ? [] : (await ctx.tx.selectFrom('training_session').select(['id', 'number', 'state']).where('id', 'in', sessionIds).execute()).map((row) => [row.id, row]))
  const { timeZone } = await siteById(ctx, rows[0]!.site_id)
  const today = dayIn(timeZone, ctx.now)
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, year: row.year, quarter: row.quarter, kind: row.kind, post: row.post, course: named(row.course_id, names), zone: named(row.zone_id, zones), dueOn: row.due_on, state: row.state, session: row.session_id === null ? null : sessions.get(row.session_id)!,
    isLate: (row.state === 'open' || row.state === 'planned') && row.due_on < today, version: row.version,
  }))
}

/** The plan of a year, and the posts with people that have no training in a quarter that is not over. */
export async function listPlanLines(ctx: Ctx, { query }: Input<typeof courses.listPlanLines>): Promise<Output<typeof courses.listPlanLines>> {
  ctx.actor.mustSee('training:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('training_plan_line').selectAll().where('site_id', '=', query.siteId).where('year', '=', query.year).orderBy('quarter').orderBy('post').orderBy('id').limit(1000).execute()
  const people = await placedAt(ctx, query.siteId)
  const today = dayIn(site.timeZone, ctx.now)
  const hasPeople = (post: LineRow['post']): boolean => people.some(({ postRoles, isOfSite }) => isOfSite && isForRoles(post, postRoles, site.kind))
  return { items: await present(ctx, rows), gaps: gapsIn(rows, query.year, today, hasPeople), zoneGaps: zoneGapsIn(rows, query.year, today, await zonesOf(ctx, query.siteId)) }
}

/** Plans a year: lessons, drills and meetings in every quarter that is not over; lines that are there stay as they are. Tells how many were added. */
export async function planYear(ctx: Ctx, { body }: Input<typeof courses.planYear>): Promise<Output<typeof courses.planYear>> {
  ctx.actor.mustSee('training:manage', body.siteId)
  const site = await siteById(ctx, body.siteId)
  const wanted = [...new Set([...body.posts, ...body.drills].flatMap(({ courseIds }) => courseIds))]
  const known = wanted.length === 0 ? [] : await ctx.tx.selectFrom('course').select('id').where('id', 'in', wanted).where('state', '=', 'published').execute()
  if (known.length !== wanted.length) throw wrongField('rule_broken', '/posts', 'only courses in use can be planned')
  const zones = new Set((await zonesOf(ctx, body.siteId)).map(({ id }) => id))
  if (body.sharingZoneIds.some((id) => !zones.has(id))) throw wrongField('not_found', '/sharingZoneIds', 'no such zone at this site')
  if (body.posts.length + body.drills.length + body.seminars.length + body.sharingZoneIds.length === 0) throw wrongField('rule_broken', '/posts', 'nothing to plan')
  const today = dayIn(site.timeZone, ctx.now)
  const lines = yearOf(body, body.quarters.filter((quarter) => lastDayOf(body.year, quarter) >= today))
  if (lines.length === 0) throw wrongField('rule_broken', '/quarters', 'these quarters are over')
  let added = 0
  for (const line of lines) {
    const row = await ctx.tx
      .insertInto('training_plan_line')
      .values({ organization_id: ctx.organizationId, id: newId(), site_id: body.siteId, year: body.year, quarter: line.quarter, kind: line.kind, post: line.post, course_id: line.courseId, zone_id: line.zoneId, due_on: lastDayOf(body.year, line.quarter), state: 'open', session_id: null, planned_by: ctx.actor.employeeId, planned_at: ctx.now, next_due_at: null, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!row) continue
    added++
    await sync(ctx, row, true)
    tell(ctx, row, 'planned')
  }
  return { added }
}

async function lockLine(ctx: Ctx, id: string): Promise<LineRow> {
  const row = await ctx.tx.selectFrom('training_plan_line').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('training:manage', row.site_id)
  return row
}

async function change(ctx: Ctx, row: LineRow, set: Pick<LineRow, 'state' | 'session_id'>, action: string, note: string | null): Promise<LineRow> {
  const after: LineRow = { ...row, ...set, version: row.version + 1 }
  await ctx.tx.updateTable('training_plan_line').set({ ...set, version: after.version }).where('id', '=', row.id).execute()
  await sync(ctx, after)
  tell(ctx, row, action, note)
  return after
}

/** A session is planned for a line. Throws `rule_broken` naming `/planLineId`. */
export async function takePlanLine(ctx: Ctx, id: string, session: { id: string; site_id: string; number: string; kind: string; zone_id: string | null }): Promise<void> {
  const row = await lockLine(ctx, id)
  if (row.site_id !== session.site_id || row.state !== 'open') throw wrongField('rule_broken', '/planLineId', 'an open line of this site')
  // Only a lesson may take the form of a drill.
  if ((row.kind !== 'class' && row.kind !== session.kind) || row.zone_id !== session.zone_id || (row.kind === 'class' && session.kind !== 'class' && session.kind !== 'drill')) throw wrongField('rule_broken', '/planLineId', `the line is of a ${row.kind}`)
  await change(ctx, row, { state: 'planned', session_id: session.id }, 'session_planned', session.number)
}

/** The line of a session is done with it, or open again when it is cancelled. */
export async function planLineFollows(ctx: Ctx, sessionId: string, action: 'close' | 'cancel'): Promise<void> {
  const row = await ctx.tx.selectFrom('training_plan_line').selectAll().where('session_id', '=', sessionId).where('state', '=', 'planned').forUpdate().executeTakeFirst()
  if (!row) return
  if (action === 'close') await change(ctx, row, { state: 'done', session_id: sessionId }, 'done', null)
  else await change(ctx, row, { state: 'open', session_id: null }, 'session_cancelled', null)
}

/** Takes a line off the plan, with the reason; one that has a session is kept. */
export async function dropPlanLine(ctx: Ctx, { params, body }: Input<typeof courses.dropPlanLine>): Promise<courses.PlanLine> {
  const row = await lockLine(ctx, params.id)
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  if (row.state !== 'open') throw new AppError('action_not_allowed', `The line is ${row.state}`)
  return (await present(ctx, [await change(ctx, row, { state: 'dropped', session_id: null }, 'dropped', body.reason)]))[0]!
}
