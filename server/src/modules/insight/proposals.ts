import type { analysis, Input, Output, improvements } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { CaseScope } from './case-base.ts'
import { causesOf } from './case-slices.ts'

/** Before anybody said otherwise: a cause with five cases and a fifth of all. */
const DEFAULT = { version: 0, minimumCount: 5, minimumShare: 0.2 }
const PROPOSING: readonly analysis.CaseCause[] = ['category', 'cause', 'building']

export async function getThreshold(ctx: Ctx): Promise<Output<typeof improvements.getThreshold>> {
  const row = await ctx.tx.selectFrom('improvement_threshold').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? { version: row.version, minimumCount: row.minimum_count, minimumShare: Number(row.minimum_share) } : DEFAULT
}

/** A new version of the threshold. Throws `stale_version` when somebody else set one meanwhile. */
export async function changeThreshold(ctx: Ctx, { body }: Input<typeof improvements.changeThreshold>): Promise<Output<typeof improvements.changeThreshold>> {
  const inserted = await ctx.tx
    .insertInto('improvement_threshold')
    .values({ organization_id: ctx.organizationId, version: body.version + 1, minimum_count: body.minimumCount, minimum_share: String(body.minimumShare), at: ctx.now, by_name: ctx.actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  const now = await getThreshold(ctx)
  if (inserted.numInsertedOrUpdatedRows === 0n || now.version !== body.version + 1) throw new AppError('stale_version', undefined, undefined, { current: now })
  return now
}

/** Causes over the threshold, most first: each asks for an improvement, or has one under way (CMP-017, RPR-011). */
export async function proposalsOf(ctx: Ctx, scope: CaseScope): Promise<analysis.CaseAnalysis['proposals']> {
  const threshold = await getThreshold(ctx)
  const { rows: open } = await sql<{ id: string; source_by: string; source_id: string }>`select id, source_by, source_id from improvement where site_id = ${scope.siteId} and source_kind = 'cases' and ended_at is null and source_id is not null`.execute(ctx.tx)
  const proposals: analysis.CaseAnalysis['proposals'] = []
  for (const by of PROPOSING) {
    for (const { id, name, count, share } of await causesOf(ctx, scope, by)) {
      if (id === null || count < threshold.minimumCount || share < threshold.minimumShare) continue
      proposals.push({ by, id, name: name ?? id, count, share, openActionId: open.find((row) => row.source_by === by && row.source_id === id)?.id ?? null })
    }
  }
  return proposals.toSorted((a, b) => b.share - a.share || b.count - a.count)
}
