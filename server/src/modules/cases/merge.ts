import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import type { Acting } from './acts.ts'
import { applyChange, type Change } from './change.ts'
import { LIFECYCLE, isOpen } from './lifecycle.ts'
import type { CaseRow } from './present.ts'
import { countedSince } from './sla-state.ts'
import { residentAccounts, tellOwners, tellResidents } from './tell.ts'
import { AWAKE } from './waits.ts'

/** Two cases that are to be one are locked in the order of their ids: of two merges the other way round, one waits for the other. */
export async function lockBoth(ctx: Ctx, id: string, otherId: string): Promise<void> {
  await ctx.tx.selectFrom('service_case').select('id').where('id', 'in', [id, otherId]).orderBy('id').forUpdate().execute()
}

/**
 * Names another case that belongs to this one, or that it doubles. Merged into the leading case it ends here, its promises with it, and the
 * leading case counts from the earlier of the two. The caller holds the locks of both.
 */
export async function link({ ctx, row, at }: Acting, body: Extract<cases.CaseActionBody, { action: 'link' }>): Promise<Change> {
  if (body.otherId === row.id) throw wrongField('rule_broken', '/otherId', 'a case cannot be linked to itself')
  const other = await ctx.tx
    .selectFrom('service_case')
    .selectAll()
    .where('id', '=', body.otherId)
    .where('site_id', '=', row.site_id)
    .executeTakeFirst()
  if (!other) throw wrongField('not_found', '/otherId', 'no such case at this site')
  if (body.as === 'duplicate' && (!isOpen(other.status) || other.duplicate_of !== null))
    throw wrongField('rule_broken', '/otherId', 'the leading case must be open and no duplicate itself')
  await ctx.tx
    .insertInto('case_link')
    .values({ organization_id: ctx.organizationId, case_id: row.id, other_id: other.id, kind: body.as })
    .onConflict((conflict) => conflict.columns(['organization_id', 'case_id', 'other_id']).doUpdateSet({ kind: body.as }))
    .execute()
  if (body.as === 'related') return { note: other.number }
  if (!LIFECYCLE.cancel.from.includes(row.status)) throw new AppError('action_not_allowed', 'Only an open case can be merged')
  await takeOver(ctx, other, row, at)
  tellResidents(ctx, row, await residentAccounts(ctx, row), 'case.resident.merged')
  const set = { duplicate_of: other.id, closed_at: at, ...AWAKE }
  return { status: 'cancelled', set, note: `→ ${other.number}`, mergedInto: other.number, isVisible: true }
}

/** The leading case keeps the earliest start of all that were merged into it (spec 05, Changes). */
async function takeOver(ctx: Ctx, leading: CaseRow, row: CaseRow, at: Date): Promise<void> {
  const isEarlier = countedSince(row) < countedSince(leading)
  const set = isEarlier ? { counted_since: countedSince(row) } : {}
  await applyChange(ctx, leading, leading.status, { set, note: `← ${row.number}`, isVisible: false }, 'merged', at)
  await tellOwners(ctx, leading, 'case.merged', { other: row.number })
}

/** Acts of the house on a leading case of which whoever reported a merged one hears, too: by the number and words of the own case. */
const FED_BACK: readonly string[] = ['start', 'wait', 'prolong', 'resume', 'feedback', 'resolve', 'close', 'reopen']

export async function tellMerged(ctx: Ctx, leading: CaseRow, action: cases.CaseAction): Promise<void> {
  if (!FED_BACK.includes(action)) return
  const merged = await ctx.tx.selectFrom('service_case').selectAll().where('duplicate_of', '=', leading.id).limit(100).execute()
  const act = `@caseAction:${action}`
  for (const row of merged) tellResidents(ctx, row, await residentAccounts(ctx, row), 'case.resident.moved', { act })
}
