import { sql } from 'kysely'
import { inspections, type Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/wall-time.ts'
import { dayAfter, dayIn, daysBetween } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { findingsIn, roundsIn } from './counts.ts'
import { OPEN } from './finding-sql.ts'
import { WEAK } from './presence.ts'
import { TASKS, presentTasks, type TaskRow } from './tasks.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 400
const MOST_ROUNDS = 2000
const MOST_NAMED = 15
/** A pause between two points longer than this is a pause, not time at a point. */
const LONGEST_DWELL_SECONDS = 3600

/** The rounds of a day, who walks them and on which routes. */
export async function inspectionBoard(ctx: Ctx, { query }: Input<typeof inspections.inspectionBoard>): Promise<inspections.InspectionBoard> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const day = query.day ?? dayIn(site.timeZone, ctx.now)
  const [from, to] = [midnightOf(day, site.timeZone), midnightOf(dayAfter(day), site.timeZone)]
  // What began before midnight and still runs, such as the night's patrol, belongs to the day, too.
  const { rows } = await sql<TaskRow>`${TASKS} where t.site_id = ${query.siteId} and t.from_at < ${to} and (t.from_at >= ${from} or (t.to_at > ${from} and t.from_at >= ${new Date(from.getTime() - 31 * DAY_MS)})) order by t.from_at, t.id limit ${MOST_ROUNDS}`.execute(ctx.tx)
  const tasks = await presentTasks(ctx, rows)
  const { rows: found } = await ctx.client.query<{ count: number }>(`select count(*)::int as count from finding where site_id = $1 and state in ${OPEN}`, [query.siteId])
  const people = new Map<string, { employee: { id: string; name: string }; done: number; running: number }>()
  for (const task of tasks) {
    const who = task.startedBy ?? task.employee
    if (who === null || (task.state !== 'done' && task.state !== 'started')) continue
    const own = people.get(who.id) ?? { employee: who, done: 0, running: 0 }
    people.set(who.id, own)
    if (task.state === 'done') own.done++
    else own.running++
  }
  const routes = new Map<string, inspections.InspectionTask[]>()
  for (const task of tasks) routes.set(task.route.id, [...(routes.get(task.route.id) ?? []), task])
  // Counted are the rounds that begin on this day, as the lists behind the counts have them.
  const ofDay = tasks.filter((task) => Date.parse(task.from) >= from.getTime())
  const count = (is: (task: inspections.InspectionTask) => boolean): number => ofDay.filter(is).length
  return {
    siteId: query.siteId, day, tasks, openFindings: found[0]!.count, weak: count(({ presence }) => presence !== null && presence < WEAK), people: [...people.values()].toSorted((a, b) => b.done - a.done || (a.employee.name < b.employee.name ? -1 : 1)),
    routes: [...routes.values()].map(ofRoute).toSorted((a, b) => b.late + b.missed - a.late - a.missed || (a.route.name < b.route.name ? -1 : 1)),
    counts: { due: count(({ state }) => state !== 'skipped'), done: count(({ state }) => state === 'done'), running: count(({ state }) => state === 'started'), late: count(({ isLate }) => isLate), missed: count(({ state }) => state === 'missed'), skipped: count(({ state }) => state === 'skipped') },
  }
}

/** How the rounds of one route stand; skipped ones ask for nothing. */
function ofRoute(tasks: readonly inspections.InspectionTask[]): inspections.InspectionBoard['routes'][number] {
  const due = tasks.filter(({ state }) => state !== 'skipped')
  const count = (is: (task: inspections.InspectionTask) => boolean): number => due.filter(is).length
  const sum = (of: (task: inspections.InspectionTask) => number): number => due.reduce((all, task) => all + of(task), 0)
  return {
    route: tasks[0]!.route, due: due.length, done: count(({ state }) => state === 'done'), running: count(({ state }) => state === 'started'), late: count(({ isLate }) => isLate), missed: count(({ state }) => state === 'missed'), points: sum(({ points }) => points), recorded: sum(({ recorded }) => recorded),
  }
}

type Figures = inspections.InspectionFigures

/** Rounds and findings of a period (INS-006, INS-028). A round is due when its time is over; rates and means of nothing are null. */
export async function inspectionFigures(ctx: Ctx, { query }: Input<typeof inspections.inspectionFigures>): Promise<Figures> {
  ctx.actor.mustSee('inspections:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysBetween(query.from, query.to) > MOST_DAYS) throw wrongField('rule_broken', '?to', `at most ${MOST_DAYS} days`)
  const period = { siteId: query.siteId, from: midnightOf(query.from, timeZone), to: midnightOf(dayAfter(query.to), timeZone) }
  const values = [period.siteId, period.from, period.to, ctx.now]
  const ask = async <T extends object>(text: string): Promise<T[]> => (await ctx.client.query<T>(text, text.includes('$4') ? values : values.slice(0, 3))).rows
  const rounds = await roundsIn(ctx, period)
  const records = `select r.*, extract(epoch from r.at - r.arrived_at) as dwell from inspection_record r join inspection_task t on t.organization_id = r.organization_id and t.id = r.task_id where t.site_id = $1 and t.from_at >= $2 and t.from_at < $3 and r.standing = 'counts' and r.result <> 'skipped'`
  const [means] = await ask<{ dwell: number | null; presence: number | null }>(`select avg(dwell) filter (where dwell <= ${LONGEST_DWELL_SECONDS})::float8 as dwell, avg(presence)::float8 as presence from (${records}) r`)
  const found = `select f.* from finding f where f.site_id = $1 and f.found_at >= $2 and f.found_at < $3 and f.state <> 'dropped'`
  const sum = await findingsIn(ctx, period)
  const named = (by: string, join = '') => ask<{ name: string; count: number }>(`select ${by} as name, count(*)::int as count from (${found}) f ${join} group by 1 order by 2 desc, 1 limit ${MOST_NAMED}`)
  const classes = await ask<{ class_id: string | null; class_name: string | null; area: Figures['byClass'][number]['areaType']; target: Figures['byClass'][number]['target']; count: number }>(
    `select c.id as class_id, c.name as class_name, a.type as area, p.target, count(*)::int as count from (${found}) f
     left join inspection_point p on p.organization_id = f.organization_id and p.id = f.point_id
     left join facility fa on p.target = 'facility' and fa.organization_id = p.organization_id and fa.id = p.target_id
     left join facility_class c on c.organization_id = fa.organization_id and c.id = fa.class_id
     left join common_area a on p.target = 'area' and a.organization_id = p.organization_id and a.id = p.target_id
     group by 1, 2, 3, 4 order by 5 desc, 2, 3, 4`,
  )
  // Whoever looked by a checklist and found nothing is in it, too: what was found is seen beside how often one looked.
  const lists = await ask<{ id: string | null; name: string | null; points: number; bad: number; count: number }>(
    `select l.id, l.name, coalesce(r.points, 0)::int as points, coalesce(r.bad, 0)::int as bad, coalesce(f.count, 0)::int as count
     from (select checklist_id, count(*) as points, count(*) filter (where result = 'bad') as bad from (${records}) r group by 1) r
     full join (select checklist_id, count(*) as count from (${found}) f group by 1) f on f.checklist_id = r.checklist_id
     left join checklist l on l.id = coalesce(r.checklist_id, f.checklist_id) order by 5 desc, 3 desc, 2`,
  )
  const people = await ask<{ id: string; name: string; rounds: number; points: number; dwell: number | null; presence: number | null; findings: number }>(
    `select e.id, e.name, count(distinct r.task_id)::int as rounds, count(*)::int as points, avg(r.dwell) filter (where r.dwell <= ${LONGEST_DWELL_SECONDS})::float8 as dwell, avg(r.presence)::float8 as presence,
       (select count(*)::int from (${found}) f where f.found_by = e.id and f.record_id is not null) as findings
     from (${records}) r join employee e on e.organization_id = r.organization_id and e.id = r.employee_id group by e.id, e.name order by 3 desc, 2`,
  )
  const ofPlans = `from inspection_task t join inspection_plan p on p.organization_id = t.organization_id and p.id = t.plan_id
     where t.site_id = $1 and t.from_at >= $2 and t.from_at < $3 and t.state <> 'skipped' and (t.to_at <= $4 or t.state = 'done')`
  const onTime = `count(*) filter (where t.state = 'done' and not t.is_late)::int as "onTime"`
  const roles = await ask<Figures['roles'][number]>(`select p.role, count(*)::int as due, count(*) filter (where t.state = 'done')::int as done, ${onTime} ${ofPlans} group by 1 order by 2 desc, 1`)
  const departments = await ask<{ id: string | null; name: string | null; count: number; reported: number }>(
    `select d.id, d.name, count(*)::int as count, count(*) filter (where f.record_id is null)::int as reported from (${found}) f join employee e on e.organization_id = f.organization_id and e.id = f.found_by
     left join department d on d.organization_id = e.organization_id and d.id = e.department_id group by 1, 2 order by 3 desc, 2`,
  )
  const kinds = await ask<Figures['kinds'][number]>(
    `select p.kind, count(*)::int as due, ${onTime} ${ofPlans} group by 1 order by 2 desc, 1`,
  )
  return {
    ...rounds, meanDwellSeconds: means!.dwell, meanPresence: means!.presence,
    findings: sum.count, closedFindings: sum.closed, meanHoursToClose: sum.hours, repeats: sum.repeats, bySeverity: await named('f.severity'), byPoint: await named("p.code || ' ' || p.name", 'join inspection_point p on p.organization_id = f.organization_id and p.id = f.point_id'),
    byClass: classes.map((row) => ({ facilityClass: row.class_id === null ? null : { id: row.class_id, name: row.class_name! }, areaType: row.area, target: row.target, count: row.count })),
    byChecklist: lists.map(({ id, name, ...counts }) => ({ checklist: id === null ? null : { id, name: name! }, ...counts })),
    byItem: (await named("nullif(f.item_text, '')")).filter(({ name }) => name !== null), people: people.map(({ id, name, rounds: walked, points, dwell, presence, findings }) => ({ employee: { id, name }, rounds: walked, points, findings, meanDwellSeconds: dwell, presence })), kinds, roles,
    byDepartment: departments.map(({ id, name, count, reported }) => ({ department: id === null ? null : { id, name: name! }, count, reported })),
  }
}
