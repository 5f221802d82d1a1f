import type { sla } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { reopenedAt, wasReachedSince, type CaseRow } from '../cases/index.ts'
import { clocksOf } from '../sla/index.ts'
import type { LevelRow, TaskRow } from './clocks.ts'
import type { ComplaintFindingTable, ComplaintSignatureTable, ComplaintSolutionTable, ComplaintTable } from './tables.ts'

export type ComplaintRow = Selectable<ComplaintTable>
export type FindingRow = Selectable<ComplaintFindingTable>
export type SolutionRow = Selectable<ComplaintSolutionTable>
export type SignatureRow = Selectable<ComplaintSignatureTable>

/** Everything that is recorded of one complaint. */
export interface Whole {
  row: CaseRow
  complaint: ComplaintRow
  tasks: TaskRow[]
  levels: LevelRow[]
  findings: FindingRow[]
  solutions: SolutionRow[]
  signatures: SignatureRow[]
  /** Of the case, its tasks and its levels. */
  clocks: sla.Clock[]
  /** When the present cycle of the case began. */
  since: Date
  /** A return visit reached the resident in the present cycle. */
  isReached: boolean
}

/** A complaint of which nothing is recorded yet beyond its case. */
function blank(row: CaseRow): ComplaintRow {
  return {
    organization_id: row.organization_id, case_id: row.id, listener_notes: '', let_finish: null, no_haste: null, no_arguing: null, why: '', impact: null, process_explained_at: null, process_explained_by: null, process_explained_how: null,
    validity: 'pending', validity_at: null, validity_by: null, validity_reason: '', verified: null, verified_at: null, verified_by: null, verified_note: '', cause_class: null, cause_text: '', handling: '', fed_back_at: null, fed_back_by: null,
    fed_back_cycle: null, fed_back_text: '', opinion: '', cannot_solve_at: null, override_at: null, override_by: null, override_reason: '', override_missing: [], filed_at: null, closed_missing: null, closed_cycle: null, updated_at: row.registered_at,
  }
}

export async function loadWhole(ctx: Ctx, row: CaseRow): Promise<Whole> {
  await ctx.flush()
  const complaint = await ctx.tx.selectFrom('complaint').selectAll().where('case_id', '=', row.id).executeTakeFirst()
  const tasks = await ctx.tx.selectFrom('complaint_task').selectAll().where('case_id', '=', row.id).orderBy('asked_at').orderBy('id').execute()
  const levels = await ctx.tx.selectFrom('complaint_level').selectAll().where('case_id', '=', row.id).orderBy('position').execute()
  const findings = await ctx.tx.selectFrom('complaint_finding').selectAll().where('case_id', '=', row.id).orderBy('at').orderBy('id').execute()
  const solutions = await ctx.tx.selectFrom('complaint_solution').selectAll().where('case_id', '=', row.id).orderBy('proposed_at').orderBy('id').execute()
  const signatures = await ctx.tx.selectFrom('complaint_signature').selectAll().where('case_id', '=', row.id).orderBy('signed_at').orderBy('id').execute()
  const clocks = [...(await clocksOf(ctx, [row.id, ...tasks.map(({ id }) => id), ...levels.map(({ id }) => id)])).values()].flat()
  const since = (await reopenedAt(ctx, row)) ?? row.registered_at
  return { row, complaint: complaint ?? blank(row), tasks, levels, findings, solutions, signatures, clocks, since, isReached: await wasReachedSince(ctx, row.id, since) }
}

/** Writes facts of a complaint, whether its row exists or not. The caller holds the lock of the case. */
export async function writeComplaint(ctx: Ctx, caseId: string, set: Partial<Omit<ComplaintRow, 'organization_id' | 'case_id' | 'updated_at'>>): Promise<void> {
  await ctx.tx
    .insertInto('complaint')
    .values({ organization_id: ctx.organizationId, case_id: caseId, updated_at: ctx.now, ...set })
    .onConflict((conflict) => conflict.columns(['organization_id', 'case_id']).doUpdateSet({ ...set, updated_at: ctx.now }))
    .execute()
}
