import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExamTable } from '../tables.ts'

/** An exam without the questions that its papers are drawn from: hundreds of them, needed by nobody but who draws. */
export type ExamRow = Omit<Selectable<ExamTable>, 'pool'>

export const EXAM_COLUMNS = [
  'organization_id', 'id', 'site_id', 'number', 'title', 'blueprint_id', 'post', 'sections', 'duration_minutes', 'pass_percent', 'max_attempts', 'retake_after_days', 'markers', 'mark_tolerance', 'certificate_months', 'grace_seconds', 'state', 'opens_at', 'closes_at', 'created_by', 'created_at', 'version',
] as const satisfies readonly (keyof ExamRow)[]

export async function examOf(ctx: Ctx, id: string): Promise<ExamRow> {
  return ctx.tx.selectFrom('exam').select(EXAM_COLUMNS).where('id', '=', id).executeTakeFirstOrThrow()
}
