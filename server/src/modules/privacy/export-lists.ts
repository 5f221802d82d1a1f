import { privacy } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listErasures } from './erasure.ts'
import { listHolds } from './holds.ts'
import { listPurgeRuns } from './retention.ts'
import { listTrailChecks } from './trail-checks.ts'
import { listUndertakings } from './undertakings.ts'
import { unusualAccess } from './unusual.ts'

export const holdsFile = listFile(privacy.exportHolds, listHolds, {
  name: { 'zh-CN': '依法保留', 'zh-TW': '依法保留', en: 'legal-holds' }, classes: ['archive'],
  columns: [
    column('person', 'text', 16, ['人员', '人員', 'Person'], (row) => row.person?.name),
    column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
    column('reason', 'text', 40, ['理由', '理由', 'Reason'], (row) => row.reason),
    column('placedAt', 'datetime', 18, ['设置时间', '設定時間', 'Placed'], (row) => at(row.placedAt)),
    column('placedBy', 'text', 12, ['设置人', '設定人', 'Placed by'], (row) => row.placedBy),
    column('liftedAt', 'datetime', 18, ['解除时间', '解除時間', 'Lifted'], (row) => at(row.liftedAt)),
    column('liftedBy', 'text', 12, ['解除人', '解除人', 'Lifted by'], (row) => row.liftedBy),
    column('liftReason', 'text', 40, ['解除理由', '解除理由', 'Why lifted'], (row) => row.liftReason),
  ] satisfies Column<privacy.LegalHold>[],
})

const rowsOf = (parts: readonly { rows: number }[]): number => parts.reduce((sum, { rows }) => sum + rows, 0)
export const erasuresFile = listFile(privacy.exportErasures, listErasures, {
  name: { 'zh-CN': '删除证明', 'zh-TW': '刪除證明', en: 'erasures' },
  columns: [
    column('number', 'text', 20, ['编号', '編號', 'Number'], (row) => row.number),
    column('at', 'datetime', 18, ['时间', '時間', 'At'], (row) => at(row.at)),
    column('by', 'text', 12, ['经办人', '經辦人', 'By'], (row) => row.by),
    column('reason', 'text', 40, ['理由', '理由', 'Reason'], (row) => row.reason),
    column('erased', 'number', 12, ['删除条数', '刪除筆數', 'Rows erased'], (row) => rowsOf(row.erased)),
    column('kept', 'number', 12, ['保留条数', '保留筆數', 'Rows kept'], (row) => rowsOf(row.kept)),
    column('finished', 'datetime', 18, ['完成时间', '完成時間', 'Finished'], (row) => at(row.finishedAt)),
  ] satisfies Column<privacy.Erasure>[],
})

interface Purged {
  run: privacy.PurgeRun
  one: privacy.PurgeRun['results'][number]
}
const DRY = { 'zh-CN': ['试算', '清除'], 'zh-TW': ['試算', '清除'], en: ['tried', 'purged'] } as const
export const purgeRunsFile = listFile(privacy.exportPurgeRuns, async (ctx, input) => ({ items: (await listPurgeRuns(ctx, input)).items.flatMap((run) => run.results.map((one): Purged => ({ run, one }))) }), {
  name: { 'zh-CN': '到期清除记录', 'zh-TW': '到期清除紀錄', en: 'purges' },
  columns: [
    column('at', 'datetime', 18, ['时间', '時間', 'At'], ({ run }) => at(run.at)),
    column('by', 'text', 14, ['发起人', '發起人', 'Asked by'], ({ run }) => run.askedBy),
    column('kind', 'text', 10, ['方式', '方式', 'Kind'], ({ run }, l) => DRY[l][run.isDryRun ? 0 : 1]),
    column('class', 'text', 24, ['数据', '資料', 'Class'], ({ one }, l) => labelOf(l, 'retentionClass', one.class)),
    column('days', 'number', 12, ['保存天数', '保存天數', 'Days kept'], ({ one }) => one.keepDays),
    column('purged', 'number', 10, ['清除', '清除', 'Purged'], ({ one }) => one.purged),
    column('held', 'number', 12, ['依法保留', '依法保留', 'Held'], ({ one }) => one.held),
    column('open', 'number', 12, ['事项未结', '事項未結', 'Still open'], ({ one }) => one.open),
  ] satisfies Column<Purged>[],
})

export const unusualAccessFile = listFile(privacy.exportUnusualAccess, unusualAccess, {
  name: { 'zh-CN': '异常查询', 'zh-TW': '異常查詢', en: 'unusual-looks' },
  columns: [
    column('at', 'datetime', 18, ['时间', '時間', 'Time'], (row) => at(row.at)),
    column('by', 'text', 14, ['查询人', '查詢人', 'By'], (row) => row.actor.name),
    column('position', 'text', 14, ['岗位', '職位', 'Position'], (row) => row.actor.position),
    column('why', 'text', 30, ['异常之处', '異常之處', 'Why unusual'], (row, l) => row.why.map((one) => labelOf(l, 'unusualReason', one)).join('、')),
    column('hour', 'number', 12, ['一小时内次数', '一小時內次數', 'In an hour'], (row) => row.inAnHour),
    column('act', 'text', 12, ['行为', '行為', 'Act'], (row, l) => labelOf(l, 'accessAct', row.act)),
    column('classes', 'text', 20, ['内容', '內容', 'Data'], (row, l) => row.classes.map((one) => labelOf(l, 'dataClass', one)).join('、')),
    column('person', 'text', 14, ['人员', '人員', 'Person'], (row) => row.person?.name),
    column('unit', 'text', 12, ['房号', '房號', 'Room'], (row) => row.unit?.name),
    column('purpose', 'text', 14, ['目的', '目的', 'Purpose'], (row, l) => labelOf(l, 'accessPurpose', row.purpose)),
    column('reason', 'text', 40, ['理由', '理由', 'Reason'], (row) => row.reason),
  ] satisfies Column<privacy.UnusualAccess>[],
})

export const undertakingsFile = listFile(privacy.exportUndertakings, listUndertakings, {
  name: { 'zh-CN': '保密承诺', 'zh-TW': '保密承諾', en: 'undertakings' },
  columns: [
    column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
    column('position', 'text', 16, ['职务', '職務', 'Position'], (row) => row.position),
    column('current', 'text', 14, ['已签现行版本', '已簽現行版本', 'Signed as it is now'], (row) => (row.isCurrent ? '✓' : '')),
    column('version', 'number', 10, ['签署版本', '簽署版本', 'Version signed'], (row) => row.version),
    column('signedAt', 'datetime', 18, ['签署时间', '簽署時間', 'Signed at'], (row) => at(row.signedAt)),
    column('signedAs', 'text', 14, ['签署姓名', '簽署姓名', 'Signed as'], (row) => row.signedAs),
  ] satisfies Column<privacy.Undertaking>[],
})

export const trailChecksFile = listFile(privacy.exportTrailChecks, listTrailChecks, {
  name: { 'zh-CN': '轨迹校验', 'zh-TW': '軌跡校驗', en: 'trail-checks' },
  columns: [
    column('startedAt', 'datetime', 18, ['开始时间', '開始時間', 'Began'], (row) => at(row.startedAt)),
    column('finishedAt', 'datetime', 18, ['完成时间', '完成時間', 'Finished'], (row) => at(row.finishedAt)),
    column('by', 'text', 14, ['发起人', '發起人', 'Asked by'], (row) => row.askedBy),
    column('lines', 'number', 12, ['记录数', '紀錄數', 'Lines'], (row) => row.lines),
    column('seals', 'number', 10, ['封存数', '封存數', 'Seals'], (row) => row.seals),
    column('unsealed', 'number', 12, ['尚未封存', '尚未封存', 'Not sealed yet'], (row) => row.unsealed),
    column('findings', 'number', 10, ['发现问题', '發現問題', 'Findings'], (row) => row.findings),
    column('where', 'text', 80, ['位置', '位置', 'Where'], (row, l) => row.examples.map((one) => [labelOf(l, 'trailFinding', one.kind), one.site?.name, one.recordType, one.recordId, one.seq !== null && `#${one.seq}`, one.at].filter(Boolean).join(' ')).join('；')),
  ] satisfies Column<privacy.TrailCheck>[],
})
