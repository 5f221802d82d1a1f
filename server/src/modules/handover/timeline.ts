import { sql } from 'kysely'
import type { handover, Input, TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { readTimeline } from '../../platform/records/index.ts'

/** History of a defect or of a letter; their ids tell them apart. Throws `not_found`. */
export async function handoverTimeline(ctx: Ctx, { params }: Input<typeof handover.handoverTimeline>): Promise<{ items: TimelineEntry[] }> {
  const { rows } = await sql<{ site_id: string }>`select site_id from defect where id = ${params.id} union all select site_id from defect_letter where id = ${params.id}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('defects:read', row.site_id)
  return { items: await readTimeline(ctx, params.id) }
}
