import type { courses, exams, Input } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { actOnExam, createExam } from '../exams/exams.ts'
import { createBlueprint } from '../papers/blueprints.ts'
import { poolFor } from '../papers/pool.ts'
import type { SessionRow } from './present.ts'

const DAY_MS = 86_400_000
const FEWEST = 3

/** Sets the exam of a session for all who were there, open from now on for some days. Throws `action_not_allowed`, `rule_broken`, `exam.bank_short`. */
export async function setExam(ctx: Ctx, row: SessionRow, body: Pick<Input<typeof courses.actOnSession>['body'], 'blueprintId' | 'days'>): Promise<string> {
  if (row.exam_id !== null) throw new AppError('action_not_allowed', 'Its exam is set already')
  const there = await ctx.tx.selectFrom('session_attendee').select('employee_id').where('session_id', '=', row.id).where('signed_at', 'is not', null).execute()
  const blueprintId = body.blueprintId ?? (await patternOfCourse(ctx, row))
  const title = `${[...row.title].slice(0, 90).join('')} · 考核`
  const made = await createExam(ctx, { params: {}, query: {}, body: { siteId: row.site_id, blueprintId, title, opensAt: ctx.now.toISOString(), closesAt: new Date(ctx.now.getTime() + body.days * DAY_MS).toISOString(), candidateIds: there.map(({ employee_id }) => employee_id) } })
  await actOnExam(ctx, { params: { id: made.id }, query: {}, body: { action: 'publish', reason: '' } })
  return made.id
}

/** The pattern that belongs to a course: ten questions of its topic that the product marks, as far as the bank has them. */
async function patternOfCourse(ctx: Ctx, row: SessionRow): Promise<string> {
  if (row.course_id === null) throw wrongField('rule_broken', '/blueprintId', 'a session without a course names the pattern of its exam')
  const course = await ctx.tx.selectFrom('course').select(['code', 'name', 'topic', 'post']).where('id', '=', row.course_id).executeTakeFirstOrThrow()
  const name = `课后考核 · ${course.code} ${course.name}`.slice(0, 100)
  const known = await ctx.tx.selectFrom('exam_blueprint').select('id').where('name', '=', name).where('is_active', '=', true).executeTakeFirst()
  if (known) return known.id
  const pool = (await poolFor(ctx, course.post)).filter(({ topic }) => topic === course.topic)
  const has = (type: string): number => pool.filter((one) => one.type === type).length
  const wanted = [['single', 6, 10], ['true_false', 2, 10], ['multiple', 2, 10]] as const
  const lines = wanted.flatMap(([type, most, marks]): exams.BlueprintSection['lines'] => (has(type) > 0 ? [{ topic: course.topic, difficulty: null, type, count: Math.min(most, has(type)), marks }] : []))
  if (lines.reduce((sum, { count }) => sum + count, 0) < FEWEST) throw new AppError('exam.bank_short', `The bank has too few questions of ${course.topic}`)
  const made = await createBlueprint(ctx, { params: {}, query: {}, body: { name, post: course.post, sections: [{ title: course.name.slice(0, 60), passPercent: null, lines }], durationMinutes: 20, passPercent: 60, maxAttempts: 3, retakeAfterDays: 0, markers: 1, markTolerance: 0, certificateMonths: null } })
  return made.id
}
