import { workorders } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, filesById } from '../../platform/files/files.ts'
import type { OrderRow } from './present.ts'

type Reading = Extract<workorders.WorkOrderActionBody, { action: 'done' }>['readings'][number]

/**
 * What the meters of a unit showed when water and power were let in, each proven by a picture (RPR-027): both are needed for such an order
 * and belong to no other. Throws `work_order.readings_needed` naming the meters, `rule_broken`.
 */
export async function keepReadings(ctx: Ctx, row: OrderRow, readings: readonly Reading[], at: Date): Promise<void> {
  if (row.kind !== 'water_power_on') {
    if (readings.length > 0) throw wrongField('rule_broken', '/readings', 'only where water and power are let in')
    return
  }
  const missing = workorders.START_METERS.filter((meter) => !readings.some((reading) => reading.meter === meter))
  if (missing.length > 0 || readings.length > workorders.START_METERS.length)
    throw new AppError('work_order.readings_needed', missing.join(', '), [{ pointer: '/readings', message: `${missing.join(', ')} missing` }])
  await attachFiles(ctx, { type: 'work_order', id: row.id }, readings.map((reading) => reading.photoId), 'reading', '/readings')
  const files = await filesById(ctx, readings.map((reading) => reading.photoId))
  for (const [i, { photoId }] of readings.entries())
    if (!files.get(photoId)?.isImage) throw wrongField('rule_broken', `/readings/${i}/photoId`, 'a picture of the meter is needed')
  await ctx.tx
    .insertInto('start_reading')
    .values(
      readings.map(({ meter, value, photoId }) => ({
        organization_id: ctx.organizationId, work_order_id: row.id, meter, unit_id: row.unit_id!, value: String(value), photo_file_id: photoId,
        read_at: at, read_by: row.worker_id,
      })),
    )
    .execute()
}
