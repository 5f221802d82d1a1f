import type { exams, Input, Output, TimelineEntry } from '@guanjia/contract'
import { sql, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { countUpTo, likeText, pageOf, possibleActions, readCursor, readTimeline } from '../../../platform/records/index.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { EXAM_LIFE } from './lifecycle.ts'
import { EXAM_COLUMNS, type ExamRow } from './row.ts'
import { presentSittings } from './sittings.ts'

type Filter = Input<typeof exams.listExams>['query']['filter']

export function filteredExams(ctx: Ctx, siteId: string, zone: string, filter: Filter): SelectQueryBuilder<Tables, 'exam', object> {
  let select: SelectQueryBuilder<Tables, 'exam', object> = ctx.tx.selectFrom('exam').where('exam.site_id', '=', siteId)
  if (filter.state?.length) select = select.where('exam.state', 'in', filter.state)
  if (filter.toMark !== undefined) {
    const waits = sql<boolean>`exists (select 1 from exam_sitting s where s.organization_id = exam.organization_id and s.exam_id = exam.id and s.state = 'marking')`
    select = select.where(filter.toMark ? waits : sql<boolean>`not ${waits}`)
  }
  if (filter.from) select = select.where('exam.opens_at', '>=', midnightOf(filter.from, zone))
  if (filter.to) select = select.where('exam.opens_at', '<', midnightOf(dayAfter(filter.to), zone))
  if (filter.q) select = select.where((e) => e.or([e('exam.title', 'ilike', `%${likeText(filter.q!.trim())}%`), e('exam.number', 'ilike', `%${likeText(filter.q!.trim())}%`)]))
  return select
}

export async function listExams(ctx: Ctx, { query }: Input<typeof exams.listExams>): Promise<Output<typeof exams.listExams>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const all = filteredExams(ctx, query.siteId, site.timeZone, query.filter)
  let select = all.select(EXAM_COLUMNS)
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(exam.opens_at, exam.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('exam.opens_at', 'desc').orderBy('exam.id', 'desc').limit(query.limit + 1).execute()
  const counts = await countsOf(ctx, rows.map(({ id }) => id))
  const total = query.cursor === undefined ? await countUpTo(ctx, all) : null
  return pageOf(rows, query.limit, (row) => [row.opens_at, row.id], (row) => summaryOf(row, counts.get(row.id)!), total)
}

interface Counts {
  candidates: number
  sitting: number
  toMark: number
  examined: number
  passed: number
}

/** People, not papers: whoever sat twice is one who was examined, and passed if any time was enough. */
export async function countsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query<Counts & { id: string }>({
    name: 'exam_counts',
    text: `select e.id, (select count(*)::int from exam_candidate c where c.organization_id = e.organization_id and c.exam_id = e.id) as candidates,
             count(distinct s.employee_id) filter (where s.state = 'in_progress')::int as sitting, count(*) filter (where s.state = 'marking')::int as "toMark",
             count(distinct s.employee_id) filter (where s.state = 'marked')::int as examined, count(distinct s.employee_id) filter (where s.is_passed)::int as passed
           from exam e left join exam_sitting s on s.organization_id = e.organization_id and s.exam_id = e.id where e.id = any ($1) group by e.organization_id, e.id`,
    values: [ids],
  })
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

function summaryOf(row: ExamRow, counts: Counts): exams.ExamSummary {
  return {
    id: row.id, number: row.number, siteId: row.site_id, title: row.title, state: row.state, opensAt: iso(row.opens_at), closesAt: iso(row.closes_at), durationMinutes: row.duration_minutes, passPercent: row.pass_percent, ...counts, version: row.version,
  }
}

export async function getExam(ctx: Ctx, { params }: Pick<Input<typeof exams.getExam>, 'params'>): Promise<exams.Exam> {
  return presentExam(ctx, await mustSeeExam(ctx, params.id))
}

export async function mustSeeExam(ctx: Ctx, id: string): Promise<ExamRow> {
  const row = await ctx.tx.selectFrom('exam').select(EXAM_COLUMNS).where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('training:manage', row.site_id)
  return row
}

export async function presentExam(ctx: Ctx, row: ExamRow): Promise<exams.Exam> {
  const counts = (await countsOf(ctx, [row.id])).get(row.id)!
  const sittings = await presentSittings(ctx, await ctx.tx.selectFrom('exam_sitting').selectAll().where('exam_id', '=', row.id).execute())
  const waiting = row.state === 'draft' ? await drafted(ctx, row) : []
  return {
    ...summaryOf(row, counts), post: row.post, sections: row.sections, maxAttempts: row.max_attempts, retakeAfterDays: row.retake_after_days, markers: row.markers, markTolerance: row.mark_tolerance, certificateMonths: row.certificate_months, graceSeconds: row.grace_seconds,
    passRate: counts.examined === 0 ? null : counts.passed / counts.examined, sittings: [...waiting, ...sittings].toSorted((a, b) => a.employee.name.localeCompare(b.employee.name, 'zh-CN') || a.attempt - b.attempt), items: row.state === 'draft' ? [] : await itemsIn(ctx, row.id), regrades: await regradesOf(ctx, row.id),
    allowedActions: possibleActions(EXAM_LIFE, row.state), mayRegrade: ctx.actor.can('training:decide', row.site_id) && (row.state === 'published' || row.state === 'closed'),
  }
}

/** Before the papers are drawn there are only names. */
async function drafted(ctx: Ctx, row: ExamRow): Promise<exams.SittingSummary[]> {
  const people = await ctx.tx.selectFrom('exam_candidate').select('employee_id').where('exam_id', '=', row.id).execute()
  const names = await employeeNames(ctx, people.map(({ employee_id }) => employee_id))
  return people.map(({ employee_id }) => ({
    id: employee_id, employee: { id: employee_id, name: names.get(employee_id) ?? '' }, attempt: 1, state: 'waiting', startedAt: null, deadlineAt: null, submittedAt: null, submittedBy: null, answered: 0, of: 0, score: null, maxScore: null, percent: null, isPassed: null, isPassKept: false, certificateId: null,
  }))
}

async function itemsIn(ctx: Ctx, examId: string): Promise<exams.Exam['items']> {
  const { rows } = await ctx.client.query<exams.Exam['items'][number]>({
    name: 'exam_items_of',
    text: `select i.question_id as "questionId", i.question_version as number, q.code, v.stem, v.type, count(*)::int as papers, (avg(i.score / i.marks) filter (where not i.is_void))::float8 as share, bool_or(i.is_void) as "isVoid"
           from exam_item i join question q on q.organization_id = i.organization_id and q.id = i.question_id
           join question_version v on v.organization_id = i.organization_id and v.question_id = i.question_id and v.number = i.question_version
           where i.exam_id = $1 group by i.question_id, i.question_version, q.code, v.stem, v.type order by share nulls last, q.code`,
    values: [examId],
  })
  return rows
}

async function regradesOf(ctx: Ctx, examId: string): Promise<exams.Exam['regrades']> {
  const rows = await ctx.tx
    .selectFrom('exam_regrade as r')
    .innerJoin('question as q', (join) => join.onRef('q.organization_id', '=', 'r.organization_id').onRef('q.id', '=', 'r.question_id'))
    .innerJoin('question_version as v', (join) => join.onRef('v.organization_id', '=', 'r.organization_id').onRef('v.question_id', '=', 'r.question_id').onRef('v.number', '=', 'r.question_version'))
    .select(['r.id', 'r.question_id', 'r.question_version', 'q.code', 'v.stem', 'r.kind', 'r.reason', 'r.papers', 'r.changed', 'r.now_passed', 'r.pass_kept', 'r.by_name', 'r.at'])
    .where('r.exam_id', '=', examId)
    .orderBy('r.at')
    .execute()
  return rows.map((row) => ({
    id: row.id, question: { id: row.question_id, code: row.code, stem: row.stem, version: row.question_version }, kind: row.kind, reason: row.reason, papers: row.papers, changed: row.changed, nowPassed: row.now_passed, passKept: row.pass_kept, by: row.by_name, at: iso(row.at),
  }))
}

export async function examTimeline(ctx: Ctx, { params }: Input<typeof exams.examTimeline>): Promise<{ items: TimelineEntry[] }> {
  await mustSeeExam(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}
