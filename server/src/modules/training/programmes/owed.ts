import type { Input, Locale, Output, programmes } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { column, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { placedAt } from '../../people/index.ts'
import { isForRoles } from '../../standards/index.ts'
import { holdingsOf } from '../competence/held.ts'

interface Mandatory {
  programme_id: string
  programme: string
  post: programmes.Programme['post']
  course_id: string
  course: string
  parts: number
}

/** Who has the post of a programme here and does not have one of its mandatory courses, neither read nor heard in a session (TRN-027), person by person. */
export async function listOwedCourses(ctx: Ctx, { query }: Input<typeof programmes.listOwedCourses>): Promise<Output<typeof programmes.listOwedCourses>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  const { kind, timeZone } = await siteById(ctx, query.siteId)
  const { rows: mandatory } = await ctx.client.query<Mandatory>({
    name: 'mandatory_courses',
    text: `select distinct on (r.post, c.id) r.id as programme_id, r.name as programme, r.post, c.id as course_id, c.name as course, (select count(*)::int from course_part k where k.organization_id = c.organization_id and k.course_id = c.id and not k.is_removed) as parts
           from training_programme r join programme_course p on p.organization_id = r.organization_id and p.programme_id = r.id and p.is_mandatory join course c on c.organization_id = p.organization_id and c.id = p.course_id
           where r.is_active and c.state = 'published' order by r.post, c.id, r.code`,
  })
  const people = (await placedAt(ctx, query.siteId)).filter(({ isOfSite }) => isOfSite)
  const held = new Set((await holdingsOf(ctx, people.map(({ id }) => id), dayIn(timeZone, ctx.now))).filter((one) => one.kind === 'course').map(({ employeeId, key }) => `${employeeId} ${key}`))
  const done = await doneBy(ctx, people.map(({ id }) => id), mandatory.map(({ course_id }) => course_id))
  const items = people.flatMap((who) =>
    mandatory.flatMap((one) => {
      const key = `${who.id} ${one.course_id}`
      if (one.parts === 0 || held.has(key) || !isForRoles(one.post, who.postRoles, kind)) return []
      return [{ employee: { id: who.id, name: who.name }, course: { id: one.course_id, name: one.course }, programme: { id: one.programme_id, name: one.programme }, mine: (done.get(key) ?? 0) / one.parts }]
    }),
  )
  return { items }
}

async function doneBy(ctx: Ctx, people: readonly string[], courses: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await ctx.client.query<{ employee_id: string; course_id: string; done: number }>({
    name: 'mandatory_courses_done',
    text: `select g.employee_id, k.course_id, count(*)::int as done from course_progress g join course_part k on k.organization_id = g.organization_id and k.id = g.part_id
           where g.employee_id = any ($1) and k.course_id = any ($2) and not k.is_removed and g.done_at is not null group by 1, 2`,
    values: [people, courses],
  })
  return new Map(rows.map((row) => [`${row.employee_id} ${row.course_id}`, row.done]))
}

const OWED: Column<programmes.OwedCourse>[] = [
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('course', 'text', 28, ['课程', '課程', 'Course'], (row) => row.course.name),
  column('programme', 'text', 28, ['培训体系', '培訓體系', 'Programme'], (row) => row.programme.name),
  column('mine', 'number', 12, ['完成（%）', '完成（%）', 'Done (%)'], (row) => Math.round(row.mine * 100)),
]
const NAME: Record<Locale, string> = { 'zh-CN': '必修课未完成名单', 'zh-TW': '必修課未完成名單', en: 'mandatory-courses-owed' }

export async function planOwedExport(ctx: Ctx, query: Input<typeof programmes.exportOwedCourses>['query']): Promise<ExportPlan> {
  const { items } = await listOwedCourses(ctx, { params: {}, body: {}, query })
  return sheetOf(ctx, NAME, (await siteById(ctx, query.siteId)).timeZone, OWED, items)
}
