import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate } from '../../platform/messages/messages.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { oddnessOf, readMeter, withdrawReading } from '../registers/index.ts'
import type { Judged } from './judge.ts'
import type { RecordRow } from './records.ts'
import type { InspectionTables } from './tables.ts'
import { tellSupervisors } from './tell-supervisors.ts'
import type { TaskRow } from './tasks.ts'

type Point = Pick<InspectionTables['inspection_point'], 'target' | 'target_id' | 'code'>

/**
 * Readings of a meter point go into the meter's register, each under the id of its record, so that it is there once whatever comes twice. An odd one
 * goes in where the person at the dial was told of just that and said that it shows so. One that the register refuses (odd and not confirmed, a second
 * of the day, an earlier day) stays in the record, and the supervisor is told: nothing is lost, and the rest of the round is kept.
 */
export async function takeReadings(ctx: Ctx, row: TaskRow, point: Point, record: Pick<RecordRow, 'id' | 'at'>, answers: readonly Pick<Judged['answers'][number], 'item' | 'value' | 'confirmed'>[]): Promise<void> {
  if (point.target !== 'meter') return
  const readings = answers.flatMap(({ item, value, confirmed }) => (item.kind === 'meter' && typeof value === 'number' ? [{ value, confirmed }] : []))
  if (readings.length === 0) return
  const readOn = dayIn(await timeZoneOf(ctx, row.site_id), record.at)
  for (const [i, { value, confirmed }] of readings.entries()) {
    await ctx.client.query('savepoint reading')
    try {
      const isConfirmed = confirmed !== undefined && (await oddnessOf(ctx, point.target_id!, { on: readOn, value })) === confirmed
      await readMeter(ctx, { params: { id: point.target_id! }, query: {}, body: { id: i === 0 ? record.id : newId(), value, readOn, hasRolledOver: false, isConfirmed, note: row.number, photoIds: [] } })
    } catch (error) {
      await ctx.client.query('rollback to savepoint reading')
      if (!(error instanceof AppError)) throw error
      await tellRefused(ctx, row, { code: point.code, value, recordId: record.id, isOdd: error.code === 'meter.implausible' })
    }
  }
}

/** What a record had entered goes when another one of the point takes its place; one that later readings were counted from stands, and the supervisor is told. */
export async function withdrawReadings(ctx: Ctx, row: TaskRow, recordIds: readonly string[]): Promise<void> {
  for (const id of recordIds) if (!(await withdrawReading(ctx, id, row.number))) await tellRefused(ctx, row, { code: '', value: null, recordId: id, isOdd: false })
}

async function tellRefused(ctx: Ctx, row: TaskRow, told: { code: string; value: number | null; recordId: string; isOdd: boolean }): Promise<void> {
  await tellSupervisors(ctx, row, { template: told.isOdd ? 'inspection.reading_odd' : 'inspection.reading_refused', params: { number: row.number, code: told.code, value: String(told.value ?? '') }, dedupeKey: `inspection-reading:${told.recordId}` })
}

messageTemplate('inspection.reading_odd', {
  'zh-CN': { title: '抄表异常待核', body: '{number} 点位 {code} 读数 {value} 与往期不符，现场未确认，未记入表具台账，请核对后补录。' },
  'zh-TW': { title: '抄表異常待核', body: '{number} 點位 {code} 讀數 {value} 與往期不符，現場未確認，未記入表具台帳，請核對後補登。' },
  en: { title: 'Odd reading to check', body: '{number}, point {code}: the reading {value} is odd, and nobody confirmed it at the dial; it is not in the register of meters. Please check and enter it.' },
})

messageTemplate('inspection.reading_refused', {
  'zh-CN': { title: '抄表未入账', body: '{number} 点位 {code} 读数 {value} 未能记入表具台账（当日已有读数或日期早于上次），请核对。' },
  'zh-TW': { title: '抄表未入帳', body: '{number} 點位 {code} 讀數 {value} 未能記入表具台帳（當日已有讀數或日期早於上次），請核對。' },
  en: { title: 'Reading not entered', body: '{number}, point {code}: the reading {value} was refused by the register of meters (a second one of the day, or before the last). Please check.' },
})
