import type { Input, Output, practicals, TimelineEntry } from '@guanjia/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { filesById } from '../../../platform/files/files.ts'
import { countUpTo, likeText, pageOf, readCursor, readTimeline } from '../../../platform/records/index.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, iso } from '../../../platform/time.ts'
import type { Tables } from '../../../tables.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames } from '../../people/index.ts'
import { resultOf, spreadOf, totalOf } from './rules.ts'
import { presentSheets } from './sheets.ts'
import type { PracticalTable } from './tables.ts'

export type PracticalRow = Selectable<PracticalTable>
type Filter = Input<typeof practicals.listPracticals>['query']['filter']
type Summary = practicals.PracticalSummary

interface Facts {
  id: string
  assessors: number
  submitted: number
  mine: boolean
  theory_percent: number | null
  theory_passed: boolean | null
}

export async function summariesOf(ctx: Ctx, rows: readonly PracticalRow[]): Promise<Summary[]> {
  if (rows.length === 0) return []
  const { rows: found } = await ctx.client.query<Facts>({
    name: 'practical_facts',
    text: `select p.id, count(s.*)::int as assessors, count(s.submitted_at)::int as submitted, coalesce(bool_or(s.assessor_id = $2 and s.submitted_at is null), false) as mine,
             min(t.theory_percent) as theory_percent, bool_or(t.theory_passed) as theory_passed
           from practical p join practical_sheet s on s.organization_id = p.organization_id and s.practical_id = p.id
           left join practical_standing t on t.organization_id = p.organization_id and t.id = p.id
           where p.id = any ($1) group by p.organization_id, p.id`,
    values: [rows.map(({ id }) => id), ctx.actor.employeeId],
  })
  const facts = new Map(found.map((row) => [row.id, row]))
  const names = await employeeNames(ctx, rows.map(({ employee_id }) => employee_id))
  return rows.map((row) => {
    const known = facts.get(row.id)!
    const hasTheory = row.exam_id !== null
    const isOwn = row.employee_id === ctx.actor.employeeId
    const isScoring = row.state === 'open' || row.state === 'third'
    return {
      id: row.id, number: row.number, siteId: row.site_id, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, rubric: { id: row.rubric_id, name: row.rubric.name }, purpose: row.purpose, state: row.state, plannedAt: iso(row.planned_at), place: row.place, assessors: known.assessors, submitted: known.submitted,
      practicalPercent: row.percent, theoryPercent: known.theory_percent, totalPercent: row.percent === null ? null : totalOf(row.percent, known.theory_percent, row.rubric.theoryWeight, hasTheory), hasRedLine: row.has_red_line, result: row.is_passed === null ? null : resultOf(row.is_passed, known.theory_passed, hasTheory),
      validUntil: row.valid_until, scoredAt: iso(row.scored_at), isMineToScore: isScoring && known.mine, isMineToSign: row.state === 'scored' && isOwn, version: row.version,
    }
  })
}

/** Who keeps training sees all; others what they score and their own. */
export async function filteredPracticals(ctx: Ctx, siteId: string, filter: Filter): Promise<SelectQueryBuilder<Tables, 'practical', object>> {
  ctx.actor.mustSee('training:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  let select: SelectQueryBuilder<Tables, 'practical', object> = ctx.tx.selectFrom('practical').where('practical.site_id', '=', siteId)
  if (filter.state?.length) select = select.where('practical.state', 'in', filter.state)
  if (filter.purpose?.length) select = select.where('practical.purpose', 'in', filter.purpose)
  if (filter.rubricId) select = select.where('practical.rubric_id', '=', filter.rubricId)
  if (filter.employeeId) select = select.where('practical.employee_id', '=', filter.employeeId)
  if (filter.result?.length)
    select = select.where(sql<boolean>`exists (select from practical_standing t where t.organization_id = practical.organization_id and t.id = practical.id and case when t.is_passed then 'passed' when t.is_passed is null then 'theory' else 'failed' end = any (${filter.result}::text[]))`)
  if (filter.mine === true || !ctx.actor.can('training:manage', siteId)) {
    const me = ctx.actor.employeeId
    select = select.where((e) => e.or([sql<boolean>`practical.employee_id is not distinct from ${me}::uuid`, e('practical.id', 'in', e.selectFrom('practical_sheet').select('practical_id').where(sql<boolean>`assessor_id is not distinct from ${me}::uuid`))]))
  }
  if (filter.from) select = select.where('practical.planned_at', '>=', midnightOf(filter.from, timeZone))
  if (filter.to) select = select.where('practical.planned_at', '<', midnightOf(dayAfter(filter.to), timeZone))
  if (filter.q) {
    const words = `%${likeText(filter.q.trim())}%`
    select = select.where(sql<boolean>`(practical.number ilike ${words} or practical.rubric ->> 'name' ilike ${words} or exists (select from employee w where w.organization_id = practical.organization_id and w.id = practical.employee_id and w.name ilike ${words}))`)
  }
  return select
}

export async function listPracticals(ctx: Ctx, { query }: Input<typeof practicals.listPracticals>): Promise<Output<typeof practicals.listPracticals>> {
  const all = await filteredPracticals(ctx, query.siteId, query.filter)
  let select = all.selectAll('practical')
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(practical.planned_at, practical.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('practical.planned_at', 'desc').orderBy('practical.id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map((await summariesOf(ctx, rows)).map((one) => [one.id, one]))
  return pageOf(rows, query.limit, (row) => [row.planned_at, row.id], (row) => shown.get(row.id)!, query.cursor === undefined ? await countUpTo(ctx, all) : null)
}

/** Whether the actor has to do with an assessment: keeps training there, was assessed, or assesses. */
export async function maySeePractical(ctx: Ctx, row: Pick<PracticalRow, 'id' | 'site_id' | 'employee_id'>): Promise<boolean> {
  if (ctx.actor.can('training:manage', row.site_id)) return true
  if (ctx.actor.employeeId === null || ctx.actor.kind === 'resident') return false
  if (row.employee_id === ctx.actor.employeeId) return true
  return (await ctx.tx.selectFrom('practical_sheet').select('assessor_id').where('practical_id', '=', row.id).where('assessor_id', '=', ctx.actor.employeeId).executeTakeFirst()) !== undefined
}

/** Throws `not_found` for who has nothing to do with it. */
export async function mustSeePractical(ctx: Ctx, id: string, { locked = false } = {}): Promise<PracticalRow> {
  const select = ctx.tx.selectFrom('practical').selectAll().where('id', '=', id)
  const row = await (locked ? select.forUpdate() : select).executeTakeFirst()
  if (!row || !(await maySeePractical(ctx, row))) throw new AppError('not_found')
  return row
}

export async function getPractical(ctx: Ctx, { params }: Input<typeof practicals.getPractical>): Promise<practicals.Practical> {
  return presentPractical(ctx, await mustSeePractical(ctx, params.id))
}

export async function presentPractical(ctx: Ctx, row: PracticalRow): Promise<practicals.Practical> {
  const { assessors: _, ...summary } = (await summariesOf(ctx, [row]))[0]!
  const assessors = await presentSheets(ctx, row)
  const exam = row.exam_id === null ? null : ((await ctx.tx.selectFrom('exam').select(['id', 'title as name']).where('id', '=', row.exam_id).executeTakeFirst()) ?? null)
  const standing = row.exam_id === null ? undefined : await ctx.tx.selectFrom('practical_standing').select('theory_passed').where('id', '=', row.id).executeTakeFirst()
  const first = assessors.flatMap(({ isThird, percent, hasRedLine }) => (isThird || percent === null ? [] : [{ percent, hasRedLine: hasRedLine === true }]))
  const signature = row.signature_file_id === null ? null : ((await filesById(ctx, [row.signature_file_id])).get(row.signature_file_id) ?? null)
  return {
    ...summary, criteria: row.rubric.criteria, passPercent: row.rubric.passPercent, tolerance: row.rubric.tolerance, theoryWeight: row.rubric.theoryWeight, exam, theoryPassed: standing?.theory_passed ?? null, assessors, spread: spreadOf(first), signature, signedAt: iso(row.signed_at), remark: row.remark,
    allowedActions: !ctx.actor.can('training:manage', row.site_id) ? [] : row.state === 'open' ? ['cancel'] : row.state === 'third' ? (assessors.some(({ isThird }) => isThird) ? ['cancel'] : ['call_third', 'cancel']) : [],
  }
}

export async function practicalTimeline(ctx: Ctx, { params }: Input<typeof practicals.practicalTimeline>): Promise<{ items: TimelineEntry[] }> {
  const row = await mustSeePractical(ctx, params.id)
  ctx.actor.mustSee('training:manage', row.site_id)
  return { items: await readTimeline(ctx, row.id) }
}
