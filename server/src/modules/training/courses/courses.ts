import type { courses, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles, filesById } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { likeText, mustBeCurrent, nextStatus, possibleActions, recordHappening, type LifeCycle } from '../../../platform/records/index.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { homeZone } from '../../organization/index.ts'
import { standardInForce } from '../../standards/index.ts'
import type { CourseTable, PartTable } from '../tables.ts'

type CourseRow = Selectable<CourseTable>
type PartRow = Selectable<PartTable>
type Facts = Omit<Input<typeof courses.createCourse>['body'], 'id' | 'code'>

const LIFE: LifeCycle<CourseRow['state'], courses.Course['allowedActions'][number]> = { publish: { from: ['draft'], to: 'published' }, retire: { from: ['published'], to: 'retired' }, restore: { from: ['retired'], to: 'published' } }

export function tellCourse(ctx: Ctx, id: string, action: string, note: string | null = null): void {
  recordHappening(ctx, { siteId: null, recordType: 'course', recordId: id, action, note })
  announceChange(ctx, { recordType: 'course', recordId: id, siteId: null, action })
}

interface Extent {
  parts: number
  minutes: number
  questions: number
  done: number
  finished: number
}

/** How long courses are, how far the asker is, who has finished them, and how many questions of the bank belong to them. */
async function extentsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Extent>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query<Extent & { id: string }>({
    name: 'course_extents',
    text: `select c.id, p.parts, ceil(p.seconds / 60.0)::int as minutes, p.done,
             (select count(*)::int from question q join question_version v on v.organization_id = q.organization_id and v.question_id = q.id and v.number = q.current_version where q.organization_id = c.organization_id and q.state = 'active' and v.topic = c.topic) as questions,
             (select count(*)::int from (select g.employee_id from course_progress g join course_part k on k.organization_id = g.organization_id and k.id = g.part_id where k.organization_id = c.organization_id and k.course_id = c.id and not k.is_removed and g.done_at is not null group by g.employee_id having count(*) >= p.parts) f) as finished
           from course c cross join lateral (select count(*)::int as parts, coalesce(sum(k.min_seconds), 0) as seconds, count(*) filter (where g.done_at is not null)::int as done
             from course_part k left join course_progress g on g.organization_id = k.organization_id and g.part_id = k.id and g.employee_id = $2 where k.organization_id = c.organization_id and k.course_id = c.id and not k.is_removed) p
           where c.id = any ($1)`,
    values: [ids, ctx.actor.employeeId],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

const today = async (ctx: Ctx): Promise<string> => dayIn(await homeZone(ctx), ctx.now)
const summaryOf = (row: CourseRow, extent: Extent, day: string) => ({
  id: row.id, code: row.code, name: row.name, topic: row.topic, post: row.post, state: row.state, summary: row.summary, minutes: extent.minutes, questions: extent.questions, reviewOn: row.review_on, isReviewDue: row.review_on !== null && row.review_on <= day,
  mine: extent.parts === 0 ? 0 : extent.done / extent.parts, finished: extent.finished, version: row.version,
})

/** Courses in use for everybody; drafts and those out of use for who keeps them. */
export async function listCourses(ctx: Ctx, { query }: Input<typeof courses.listCourses>): Promise<Output<typeof courses.listCourses>> {
  const { topic, post, state, unfinished, q } = query.filter
  let select = ctx.tx.selectFrom('course').selectAll()
  if (topic?.length) select = select.where('topic', 'in', topic)
  if (post?.length) select = select.where('post', 'in', post)
  if (!ctx.actor.can('training:manage')) select = select.where('state', '=', 'published')
  else select = state?.length ? select.where('state', 'in', state) : select.where('state', '<>', 'retired')
  if (q) select = select.where((e) => e.or([e('name', 'ilike', `%${likeText(q.trim())}%`), e('code', 'ilike', `%${likeText(q.trim())}%`)]))
  const rows = await select.orderBy('code').limit(500).execute()
  const extents = await extentsOf(ctx, rows.map(({ id }) => id))
  const day = await today(ctx)
  const items = rows.map((row) => ({ ...summaryOf(row, extents.get(row.id)!, day), parts: extents.get(row.id)!.parts }))
  return { items: unfinished === undefined ? items : items.filter(({ mine }) => (mine < 1) === unfinished) }
}

/** A course that the actor may see: what is in use, anything for who keeps courses. Throws `not_found`. */
export async function mustSeeCourse(ctx: Ctx, id: string): Promise<CourseRow> {
  const row = await ctx.tx.selectFrom('course').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || (row.state !== 'published' && !ctx.actor.can('training:manage'))) throw new AppError('not_found')
  return row
}

export async function getCourse(ctx: Ctx, { params }: Pick<Input<typeof courses.getCourse>, 'params'>): Promise<courses.Course> {
  return present(ctx, await mustSeeCourse(ctx, params.id))
}

async function present(ctx: Ctx, row: CourseRow): Promise<courses.Course> {
  const parts = await partsOf(ctx, row.id)
  const files = await filesById(ctx, parts.flatMap(({ file_id, slide_ids }) => [...(file_id === null ? [] : [file_id]), ...slide_ids]))
  const standards = await standardsIn(ctx, parts)
  const done = ctx.actor.employeeId === null || parts.length === 0 ? [] : await ctx.tx.selectFrom('course_progress').selectAll().where('employee_id', '=', ctx.actor.employeeId).where('part_id', 'in', parts.map(({ id }) => id)).execute()
  const mayEdit = ctx.actor.can('training:manage')
  return {
    ...summaryOf(row, (await extentsOf(ctx, [row.id])).get(row.id)!, await today(ctx)), reference: row.reference, allowedActions: mayEdit ? possibleActions(LIFE, row.state) : [], mayEdit,
    parts: parts.map((part) => {
      const own = done.find(({ part_id }) => part_id === part.id)
      return { id: part.id, title: part.title, kind: part.kind, body: part.body, minSeconds: part.min_seconds, file: part.file_id === null ? null : (files.get(part.file_id) ?? null), slides: part.slide_ids.flatMap((id) => files.get(id) ?? []), standard: part.standard_id === null ? null : (standards.get(part.standard_id) ?? null), seconds: own?.seconds ?? 0, percent: own?.percent ?? 0, doneAt: iso(own?.done_at ?? null) }
    }),
  }
}

type ShownStandard = NonNullable<courses.Course['parts'][number]['standard']>
/** The standards of a course as they are in force today: a course that shows one never falls behind it. */
async function standardsIn(ctx: Ctx, parts: readonly PartRow[]): Promise<Map<string, ShownStandard>> {
  const found = new Map<string, ShownStandard>()
  for (const id of new Set(parts.flatMap(({ standard_id }) => standard_id ?? []))) {
    const standard = await standardInForce(ctx, id)
    if (standard) found.set(id, { id, name: standard.row.name, version: standard.row.current_version!, items: standard.items.map(({ text, isRedLine }) => ({ text, isRedLine })) })
  }
  return found
}

export async function partsOf(ctx: Ctx, courseId: string): Promise<PartRow[]> {
  return ctx.tx.selectFrom('course_part').selectAll().where('course_id', '=', courseId).where('is_removed', '=', false).orderBy('position').execute()
}

async function writeParts(ctx: Ctx, courseId: string, parts: Facts['parts']): Promise<void> {
  if (new Set(parts.map(({ id }) => id)).size !== parts.length) throw wrongField('rule_broken', '/parts', 'a part is there twice')
  for (const [at, part] of parts.entries()) {
    if ((part.kind === 'file') !== (part.fileId !== null)) throw wrongField('rule_broken', `/parts/${at}/fileId`, part.kind === 'file' ? 'a file is needed' : 'a text has no file')
    if ((part.kind === 'slides') !== part.fileIds.length > 0) throw wrongField('rule_broken', `/parts/${at}/fileIds`, part.kind === 'slides' ? 'slides are pictures' : 'only slides have pictures')
    if ((part.kind === 'standard') !== (part.standardId !== null)) throw wrongField('rule_broken', `/parts/${at}/standardId`, part.kind === 'standard' ? 'a standard is needed' : 'only a standard has one')
    if (part.standardId !== null && (await standardInForce(ctx, part.standardId)) === null) throw wrongField('rule_broken', `/parts/${at}/standardId`, 'no such standard in force')
    if (part.kind === 'text' && part.body === '') throw wrongField('rule_broken', `/parts/${at}/body`, 'a text is needed')
    if (part.fileId !== null) await attachFiles(ctx, { type: 'course', id: courseId }, [part.fileId], '', `/parts/${at}/fileId`)
    if (part.kind === 'slides') await attachSlides(ctx, courseId, part.fileIds, `/parts/${at}/fileIds`)
    const columns = { position: at + 1, title: part.title, kind: part.kind, body: part.body, file_id: part.fileId, standard_id: part.standardId, slide_ids: part.fileIds, min_seconds: part.minSeconds, is_removed: false }
    const written = await ctx.tx
      .insertInto('course_part')
      .values({ organization_id: ctx.organizationId, id: part.id, course_id: courseId, ...columns })
      .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns).where('course_part.course_id', '=', courseId))
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) throw wrongField('rule_broken', `/parts/${at}/id`, 'a part of another course')
  }
  await ctx.tx.updateTable('course_part').set({ is_removed: true }).where('course_id', '=', courseId).where('id', 'not in', parts.map(({ id }) => id)).execute()
}

async function attachSlides(ctx: Ctx, courseId: string, ids: readonly string[], pointer: string): Promise<void> {
  if (new Set(ids).size !== ids.length) throw wrongField('rule_broken', pointer, 'a picture is there twice')
  await attachFiles(ctx, { type: 'course', id: courseId }, [...ids], '', pointer)
  const files = await filesById(ctx, [...ids])
  const other = ids.findIndex((id) => files.get(id)?.isImage !== true)
  if (other >= 0) throw wrongField('rule_broken', `${pointer}/${other}`, 'not a picture')
}

const columnsOf = (body: Facts) => ({ name: body.name, topic: body.topic, post: body.post, summary: body.summary, reference: body.reference, review_on: body.reviewOn })

/** A new course, as a draft. Throws `already_exists` naming `/code`, `rule_broken` naming the part. */
export async function createCourse(ctx: Ctx, { body }: Input<typeof courses.createCourse>): Promise<courses.Course> {
  const row = await ctx.tx.insertInto('course').values({ organization_id: ctx.organizationId, id: body.id ?? newId(), code: body.code, ...columnsOf(body), state: 'draft', version: 1, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/code', 'there is a course with this code')
  await writeParts(ctx, row.id, body.parts)
  tellCourse(ctx, row.id, 'created')
  return present(ctx, row)
}

/** Locks a course. Throws `not_found`, `stale_version`. */
export async function lockCourse(ctx: Ctx, id: string, version?: number): Promise<CourseRow> {
  const row = await ctx.tx.selectFrom('course').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, version, () => present(ctx, row))
  return row
}

export async function changeCourse(ctx: Ctx, { params, body }: Input<typeof courses.changeCourse>): Promise<courses.Course> {
  const before = await lockCourse(ctx, params.id, body.version)
  const row = await ctx.tx.updateTable('course').set({ ...columnsOf(body), version: before.version + 1, updated_at: ctx.now }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  await writeParts(ctx, row.id, body.parts)
  tellCourse(ctx, row.id, 'changed')
  return present(ctx, row)
}

export async function actOnCourse(ctx: Ctx, { params, body }: Input<typeof courses.actOnCourse>): Promise<courses.Course> {
  const before = await lockCourse(ctx, params.id, body.version)
  const row = await ctx.tx.updateTable('course').set({ state: nextStatus(LIFE, before.state, body.action), version: before.version + 1, updated_at: ctx.now }).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
  tellCourse(ctx, row.id, body.action)
  return present(ctx, row)
}

/** How far the clock of a person may run ahead of the wall between two reports: a slow network. */
const SLACK_SECONDS = 10

/**
 * How long somebody stayed with a part, as their screen says, but never more than the time that passed since it last said so. What is read is done
 * after its seconds, a file or slides after their seconds and to the end. Throws `not_found`.
 */
export async function noteProgress(ctx: Ctx, { params, body }: Input<typeof courses.noteProgress>): Promise<Output<typeof courses.noteProgress>> {
  await mustSeeCourse(ctx, params.id)
  const part = (await partsOf(ctx, params.id)).find(({ id }) => id === body.partId)
  if (!part || ctx.actor.employeeId === null) throw new AppError('not_found')
  const key = { organization_id: ctx.organizationId, part_id: part.id, employee_id: ctx.actor.employeeId }
  await ctx.tx.insertInto('course_progress').values({ ...key, seconds: 0, percent: 0, noted_at: ctx.now, done_at: null }).onConflict((conflict) => conflict.doNothing()).execute()
  const before = await ctx.tx.selectFrom('course_progress').selectAll().where('part_id', '=', part.id).where('employee_id', '=', ctx.actor.employeeId).forUpdate().executeTakeFirstOrThrow()
  const passed = Math.floor((ctx.now.getTime() - before.noted_at.getTime()) / 1000)
  const seconds = before.seconds + Math.min(body.seconds, passed + SLACK_SECONDS)
  const percent = Math.max(before.percent, body.percent)
  const isDone = before.done_at !== null || (seconds >= part.min_seconds && (part.kind === 'text' || part.kind === 'standard' || percent >= 95))
  const doneAt = before.done_at ?? (isDone ? ctx.now : null)
  await ctx.tx.updateTable('course_progress').set({ seconds, percent, noted_at: ctx.now, done_at: doneAt }).where('part_id', '=', part.id).where('employee_id', '=', ctx.actor.employeeId).execute()
  return { seconds, percent, isDone }
}
