import { registers } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { getMeter } from './meters.ts'
import { listReadings } from './readings.ts'

export const readingsFile = listFile(registers.exportReadings, listReadings, {
  name: { 'zh-CN': '抄表记录', 'zh-TW': '抄表紀錄', en: 'meter-readings' }, siteOf: async (ctx, { params }) => (await getMeter(ctx, { params, query: {}, body: {} })).siteId,
  columns: [
    column('readOn', 'date', 12, ['抄表日期', '抄表日期', 'Read on'], (row) => row.readOn),
    column('value', 'number', 14, ['读数', '讀數', 'Reading'], (row) => row.value),
    column('consumption', 'number', 14, ['用量', '用量', 'Consumption'], (row) => row.consumption),
    column('verdict', 'text', 12, ['判定', '判定', 'Verdict'], (row, l) => labelOf(l, 'readingVerdict', row.verdict)),
    column('by', 'text', 12, ['抄表人', '抄表人', 'By'], (row) => row.by),
    column('at', 'datetime', 18, ['录入时间', '輸入時間', 'Entered'], (row) => at(row.at)),
    column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.note),
    column('voided', 'text', 30, ['作废', '作廢', 'Voided'], (row) => (row.voided === null ? '' : `${row.voided.by}：${row.voided.reason}`)),
  ] satisfies Column<registers.MeterReading>[],
})
