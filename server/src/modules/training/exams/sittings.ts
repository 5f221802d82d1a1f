import type { exams } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { iso } from '../../../platform/time.ts'
import { employeeNames } from '../../people/index.ts'
import type { SittingTable } from '../tables.ts'

export type SittingRow = Selectable<SittingTable>

/** A share in percent to the tenth; null when nothing counts. */
export const percentOf = (score: number | null, max: number | null): number | null => (score === null || max === null || max === 0 ? null : Math.round((score / max) * 1000) / 10)

export async function presentSittings(ctx: Ctx, rows: readonly SittingRow[]): Promise<exams.SittingSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const names = await employeeNames(ctx, rows.map(({ employee_id }) => employee_id))
  const { rows: counted } = await ctx.client.query<{ id: string; of: number; answered: number }>({
    name: 'exam_items_answered', text: `select sitting_id as id, count(*)::int as of, count(*) filter (where response is not null and response <> '[]')::int as answered from exam_item where sitting_id = any ($1) group by sitting_id`, values: [ids],
  })
  const counts = new Map(counted.map((row) => [row.id, row]))
  const certificates = new Map((await ctx.tx.selectFrom('exam_certificate').select(['id', 'sitting_id']).where('sitting_id', 'in', ids).execute()).map((row) => [row.sitting_id, row.id]))
  return rows.map((row) => ({
    id: row.id, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, attempt: row.attempt, state: row.state, startedAt: iso(row.started_at), deadlineAt: iso(row.deadline_at), submittedAt: iso(row.submitted_at), submittedBy: row.submitted_by, answered: counts.get(row.id)?.answered ?? 0, of: counts.get(row.id)?.of ?? 0,
    score: row.score, maxScore: row.max_score, percent: percentOf(row.score, row.max_score), isPassed: row.is_passed, isPassKept: row.is_pass_kept, certificateId: certificates.get(row.id) ?? null,
  }))
}
