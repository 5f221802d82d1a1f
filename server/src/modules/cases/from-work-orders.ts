import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { recordHappening, type Happening } from '../../platform/records/index.ts'
import { applyChange, lockCase } from './change.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { addHandler } from './permissions.ts'
import type { CaseRow } from './present.ts'
import type { CaseTable } from './tables.ts'
import { residentAccounts, tellResidents } from './tell.ts'

/** A case as a work order needs it. */
export type CaseForWork = Pick<CaseRow, 'id' | 'site_id' | 'number' | 'title' | 'statement' | 'unit_id' | 'person_id' | 'place' | 'place_kind' | 'category_id' | 'urgency' | 'contact_phone' | 'kind' | 'first_contact_by' | 'owner_id'>

/** Locks the case from which a work order is raised. Throws `not_found`, or `action_not_allowed` when the case is over. */
export async function caseForWork(ctx: Ctx, id: string): Promise<CaseForWork> {
  const row = await lockCase(ctx, id)
  if (row.status === 'waiting' || LIFECYCLE.start.from.includes(row.status) || row.status === 'in_progress') return row
  throw new AppError('action_not_allowed', `No work order can be raised for a case that is ${row.status}`)
}

/** A work order was raised for a case: the case is in progress, and the promise of ten minutes is kept (RPR-013). */
export async function noteWorkOrderRaised(ctx: Ctx, caseId: string, number: string): Promise<void> {
  const row = await lockCaseForSystem(ctx, caseId)
  const to = LIFECYCLE.start.from.includes(row.status) ? 'in_progress' : row.status
  const acknowledged: Updateable<CaseTable> = row.acknowledged_at === null && ctx.actor.kind === 'staff' ? { acknowledged_at: ctx.now } : {}
  await applyChange(ctx, row, to, { set: { ...acknowledged, work_order_count: row.work_order_count + 1, raised_at: row.raised_at ?? ctx.now }, note: number, isVisible: true }, 'raise', ctx.now)
}

/** The worker of a finished order is a handler of its case: may neither visit nor close it (CMP-028). The case stays open until its owner resolves it. */
export async function noteWorkDone(ctx: Ctx, caseId: string, number: string, workerId: string, result: string, at: Date): Promise<void> {
  const row = await lockCaseForSystem(ctx, caseId)
  await addHandler(ctx, caseId, workerId)
  await applyChange(ctx, row, row.status, { note: `${number}：${result}`, isVisible: true }, 'work_done', at)
}

/** What a work order means for the resident: a line on their case, and a message in the words of the template. */
export interface NewsOfWork {
  action: string
  note: string
  changes?: Happening['changes']
  template: string
  params: Record<string, string | number>
}

/** Residents read no orders: what one means for them lands on its case, and they are told. */
export async function tellReporter(ctx: Ctx, caseId: string, { action, note, changes = [], template, params }: NewsOfWork): Promise<void> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: caseId, action, note, changes: changes.map((change) => ({ ...change, isForResident: true })), isVisibleToResident: true })
  tellResidents(ctx, row, await residentAccounts(ctx, row), template, params)
}

/** Workers may not see the case itself, yet their orders move it. */
async function lockCaseForSystem(ctx: Ctx, id: string): Promise<CaseRow> {
  return ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}
