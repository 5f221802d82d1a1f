import type { complaints, Input, Output } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesOfRecord } from '../../platform/files/files.ts'
import { countUpTo, likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import type { Tables } from '../../tables.ts'
import type { CaseRow } from '../cases/index.ts'
import { siteById } from '../organization/index.ts'
import { wholeComplaint } from './act.ts'
import { presentLevel } from './levels.ts'
import { namesFor, presentTask } from './present.ts'
import { stageOf } from './stages.ts'

type Filter = Input<typeof complaints.listComplaints>['query']['filter']
type Select = SelectQueryBuilder<Tables, 'service_case', object>

/** Open complaints of a site, the longest waiting first; `overdue` those with any promise that is over, for the briefing (CMP-032). */
async function filteredComplaints(ctx: Ctx, siteId: string, filter: Filter, permission: 'cases:read' | 'cases:export' = 'cases:read'): Promise<Select> {
  ctx.actor.mustSee(permission, siteId)
  await siteById(ctx, siteId)
  let select: Select = ctx.tx.selectFrom('service_case').where('service_case.site_id', '=', siteId).where('service_case.kind', '=', 'complaint').where('service_case.status', 'not in', ['closed', 'cancelled', 'invalid'])
  if (filter.grade?.length) select = select.where('service_case.grade', 'in', filter.grade)
  if (filter.q) {
    const like = `%${likeText(filter.q)}%`
    select = select.where((e) => e.or([e('service_case.number', 'ilike', like), e('service_case.title', 'ilike', like)]))
  }
  if (filter.overdue)
    select = select.where((e) =>
      e.or([
        e('service_case.next_due_at', '<', ctx.now),
        e.exists(e.selectFrom('complaint_task as t').select('t.id').whereRef('t.case_id', '=', 'service_case.id').where('t.state', 'in', ['open', 'waiting']).where('t.due_at', '<', ctx.now)),
        e.exists(e.selectFrom('complaint_level as l').select('l.id').whereRef('l.case_id', '=', 'service_case.id').where('l.ended_at', 'is', null).where('l.answered_at', 'is', null).where('l.answer_by', '<', ctx.now)),
      ]),
    )
  if (filter.level?.length) {
    const top = sql<string>`coalesce((select l.level from complaint_level l where l.organization_id = service_case.organization_id and l.case_id = service_case.id order by l.position desc limit 1), 'handler')`
    select = select.where(top, 'in', filter.level)
  }
  return select
}

export async function listComplaints(ctx: Ctx, { query }: Input<typeof complaints.listComplaints>): Promise<Output<typeof complaints.listComplaints>> {
  const filtered = await filteredComplaints(ctx, query.siteId, query.filter)
  const total = query.total ? await countUpTo(ctx, filtered) : null
  let select = filtered.selectAll('service_case').orderBy('service_case.registered_at').orderBy('service_case.id').limit(query.limit + 1)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(service_case.registered_at, service_case.id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.execute()
  const lines = await linesOf(ctx, rows)
  return pageOf(rows, query.limit, (row) => [row.registered_at, row.id], (row) => lines.get(row.id)!, total)
}

/** All of a filter, for a sheet. */
export async function allLines(ctx: Ctx, siteId: string, filter: Filter): Promise<complaints.ComplaintLine[]> {
  const rows = await (await filteredComplaints(ctx, siteId, filter, 'cases:export')).selectAll('service_case').orderBy('service_case.registered_at').orderBy('service_case.id').limit(10_000).execute()
  const lines = await linesOf(ctx, rows)
  return rows.map((row) => lines.get(row.id)!)
}

async function linesOf(ctx: Ctx, rows: readonly CaseRow[]): Promise<Map<string, complaints.ComplaintLine>> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const known = new Map((await ctx.tx.selectFrom('complaint').selectAll().where('case_id', 'in', ids).execute()).map((one) => [one.case_id, one]))
  const tasks = await ctx.tx.selectFrom('complaint_task').selectAll().where('case_id', 'in', ids).where('state', 'in', ['open', 'waiting']).where('due_at', '<', ctx.now).orderBy('due_at').execute()
  const levels = await ctx.tx.selectFrom('complaint_level').selectAll().where('case_id', 'in', ids).orderBy('position').execute()
  const solved = new Set((await ctx.tx.selectFrom('complaint_solution').select('case_id').distinct().where('case_id', 'in', ids).execute()).map((one) => one.case_id))
  const unitIds = rows.map((row) => row.unit_id).filter((id) => id !== null)
  const units = new Map(unitIds.length === 0 ? [] : (await ctx.tx.selectFrom('unit').select(['id', 'code']).where('id', 'in', unitIds).execute()).map((unit) => [unit.id, unit.code]))
  const names = await namesFor(ctx, [...rows.map((row) => row.owner_id), ...tasks.map((task) => task.assignee_id), ...levels.map((level) => level.holder_id)], rows.map((row) => row.department_id))
  return new Map(
    rows.map((row) => {
      const complaint = known.get(row.id)
      const own = levels.filter((level) => level.case_id === row.id)
      const top = own.at(-1)
      const late: complaints.ComplaintLine['late'] = [
        ...(row.next_due_at !== null && row.next_due_at < ctx.now ? [{ what: 'case' as const, dueAt: iso(row.next_due_at), who: names.employee(row.owner_id) ?? '' }] : []),
        ...tasks.filter((task) => task.case_id === row.id).map((task) => ({ what: task.kind, dueAt: iso(task.due_at), who: names.employee(task.assignee_id) ?? '' })),
        ...(top && top.ended_at === null && top.answered_at === null && top.answer_by < ctx.now ? [{ what: 'level' as const, dueAt: iso(top.answer_by), who: names.employee(top.holder_id) ?? '' }] : []),
      ]
      const stage = stageOf({
        status: row.status, isHeard: (row.channel !== 'phone' && row.channel !== 'visit') || (complaint?.listener_notes ?? '') !== '', isProcessExplained: complaint?.process_explained_at != null, isClassified: row.status !== 'registered',
        validity: complaint?.validity ?? 'pending', isVerified: complaint?.verified != null, hasSolution: solved.has(row.id), isFedBack: complaint?.fed_back_cycle === row.cycle,
      })
      const line: complaints.ComplaintLine = {
        caseId: row.id, number: row.number, title: row.title, status: row.status, grade: row.grade, unit: row.unit_id === null ? row.place : (units.get(row.unit_id) ?? ''), owner: names.employee(row.owner_id) ?? '', department: names.department(row.department_id) ?? '',
        registeredAt: iso(row.registered_at), stage, level: presentLevel(own), late,
      }
      return [row.id, line]
    }),
  )
}

/** How many complaints are open at each stage of a site. */
export async function openByStage(ctx: Ctx, siteId: string): Promise<Map<complaints.Stage, number>> {
  const rows = await (await filteredComplaints(ctx, siteId, {})).selectAll('service_case').orderBy('service_case.registered_at').limit(2000).execute()
  const counts = new Map<complaints.Stage, number>()
  for (const { stage } of (await linesOf(ctx, rows)).values()) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  return counts
}

/** What the actor was asked to do for complaints and has not done, by due time: the phone's list, also for whoever reads no cases. */
export async function listComplaintTasks(ctx: Ctx): Promise<Output<typeof complaints.listComplaintTasks>> {
  if (ctx.actor.kind !== 'staff' || ctx.actor.employeeId === null) return { items: [] }
  const rows = await ctx.tx
    .selectFrom('complaint_task as t')
    .innerJoin('service_case as k', (join) => join.onRef('k.organization_id', '=', 't.organization_id').onRef('k.id', '=', 't.case_id'))
    .leftJoin('unit as u', (join) => join.onRef('u.organization_id', '=', 'k.organization_id').onRef('u.id', '=', 'k.unit_id'))
    .selectAll('t')
    .select(['k.number', 'k.title as caseTitle', 'k.statement', 'k.place', 'k.contact_phone', 'u.code'])
    .where('t.assignee_id', '=', ctx.actor.employeeId)
    .where('t.state', '=', 'open')
    .orderBy('t.due_at')
    .limit(200)
    .execute()
  const names = await namesFor(ctx, rows.flatMap((row) => [row.assignee_id, row.asked_by, row.done_by]), rows.map((row) => row.department_id))
  const items: Output<typeof complaints.listComplaintTasks>['items'] = []
  for (const row of rows)
    items.push({
      ...presentTask(ctx, row, names, (await filesOfRecord(ctx, row.id)).map(({ file }) => file)), number: row.number, caseTitle: row.caseTitle, statement: row.statement, place: row.code ?? row.place, contactPhone: row.contact_phone, siteId: row.site_id,
    })
  return { items }
}

/** The case of a task or a level, for whoever may see it. Throws `not_found`. */
export async function whereIs(ctx: Ctx, { params }: Input<typeof complaints.whereIs>): Promise<Output<typeof complaints.whereIs>> {
  const task = await ctx.tx.selectFrom('complaint_task').select('case_id').where('id', '=', params.id).executeTakeFirst()
  const found = task ?? (await ctx.tx.selectFrom('complaint_level').select('case_id').where('id', '=', params.id).executeTakeFirst())
  if (!found) throw new AppError('not_found')
  return { caseId: (await wholeComplaint(ctx, found.case_id)).row.id }
}
