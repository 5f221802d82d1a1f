import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { messageTemplate } from '../../platform/messages/messages.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { readMeter } from '../registers/index.ts'
import type { Judged } from './judge.ts'
import type { RecordRow } from './records.ts'
import type { InspectionTables } from './tables.ts'
import { tellSupervisors } from './tell-supervisors.ts'
import type { TaskRow } from './tasks.ts'

type Point = Pick<InspectionTables['inspection_point'], 'target' | 'target_id' | 'code'>

/**
 * Readings of a meter point go into the meter's register, marked as looked at twice when they are odd. One that the register refuses (a second of
 * the day, an earlier day) stays in the record, and the supervisor is told: nothing is lost, and the rest of the round is kept.
 */
export async function takeReadings(ctx: Ctx, row: TaskRow, point: Point, record: RecordRow, judged: Judged): Promise<void> {
  if (point.target !== 'meter') return
  for (const { item, value } of judged.answers) {
    if (item.kind !== 'meter' || typeof value !== 'number') continue
    const readOn = dayIn(await timeZoneOf(ctx, row.site_id), record.at)
    await ctx.client.query('savepoint reading')
    try {
      await readMeter(ctx, { params: { id: point.target_id! }, query: {}, body: { value, readOn, hasRolledOver: false, isConfirmed: true, note: row.number, photoIds: [] } })
    } catch (error) {
      await ctx.client.query('rollback to savepoint reading')
      if (!(error instanceof AppError)) throw error
      await tellSupervisors(ctx, row, { template: 'inspection.reading_refused', params: { number: row.number, code: point.code, value: String(value) }, dedupeKey: `inspection-reading:${record.id}` })
    }
  }
}

messageTemplate('inspection.reading_refused', {
  'zh-CN': { title: '抄表未入账', body: '{number} 点位 {code} 读数 {value} 未能记入表具台账（当日已有读数或日期早于上次），请核对。' },
  'zh-TW': { title: '抄表未入帳', body: '{number} 點位 {code} 讀數 {value} 未能記入表具台帳（當日已有讀數或日期早於上次），請核對。' },
  en: { title: 'Reading not entered', body: '{number}, point {code}: the reading {value} was refused by the register of meters (a second one of the day, or before the last). Please check.' },
})
