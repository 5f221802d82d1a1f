import type { RestOfCase } from '../cases/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { tellColleague, tellDispatchers } from './tell.ts'

/** What a case shows of the rest of its orders: null when none rests. */
export async function objectionOf(ctx: Ctx, caseId: string): Promise<RestOfCase | null> {
  const rows = await ctx.tx
    .selectFrom('work_order')
    .select(['suspend_reason', 'wait_objection'])
    .where('case_id', '=', caseId)
    .where('status', '=', 'suspended')
    .orderBy('raised_at')
    .execute()
  return restIn(rows)
}

/** What resting orders, oldest first, come to. */
export function restIn(rows: readonly { suspend_reason: string | null; wait_objection: string | null }[]): RestOfCase | null {
  const [first] = rows
  if (!first) return null
  const words = rows.find((row) => row.wait_objection !== null)?.wait_objection ?? null
  return { reason: first.suspend_reason!, words, isOpen: rows.some((row) => row.wait_objection === null) }
}

/** The resident does not accept that the work on their case rests: the worker and those who dispatch hear of it, and it stays with the rest. */
export async function objectToRest(ctx: Ctx, caseId: string, words: string): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('work_order')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('status', '=', 'suspended')
    .where('wait_objection', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    await ctx.tx.updateTable('work_order').set({ wait_objection: words, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute()
    recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: 'objected', note: words })
    announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'objected' })
    const params = { reason: `@waitReason:${row.suspend_reason}`, words }
    await tellColleague(ctx, row, row.worker_id, 'work_order.objected', { params, level: 'warning' })
    await tellDispatchers(ctx, row, 'work_order.objected', params)
  }
}
