import { sql } from 'kysely'
import type { environment, Input, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { readTimeline } from '../../platform/records/index.ts'

/** The records that have a history and pictures of their own. */
export const RECORDS = ['clean_line', 'clean_check', 'clean_job', 'agent_use', 'clean_equipment', 'waste_station', 'waste_collection', 'greening_job', 'greening_plan', 'tree_adoption', 'pest_control'] as const

/** History of any of them; their ids tell them apart. Throws `not_found`. */
export async function environmentTimeline(ctx: Ctx, { params }: Input<typeof environment.environmentTimeline>): Promise<{ items: TimelineEntry[] }> {
  const { rows } = await sql<{ site_id: string }>`${sql.join(RECORDS.map((table) => sql`select site_id from ${sql.table(table)} where id = ${params.id}`), sql` union all `)}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('environment:read', row.site_id)
  return { items: await readTimeline(ctx, params.id) }
}
