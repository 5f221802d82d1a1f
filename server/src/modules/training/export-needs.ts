import type { Input, Locale, improvements } from '@guanjia/contract'
import { NEED_SOURCES } from '@guanjia/contract/training-choices.ts'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listTrainingNeeds } from './needs.ts'

const isSource = (type: string): type is (typeof NEED_SOURCES)[number] => (NEED_SOURCES as readonly string[]).includes(type)
const NEEDS: Column<improvements.TrainingNeed>[] = [
  column('topic', 'text', 24, ['培训内容', '培訓內容', 'Topic'], (row) => row.topic),
  column('post', 'text', 16, ['岗位', '崗位', 'Post'], (row) => row.post),
  column('reason', 'text', 40, ['缘由', '緣由', 'Reason'], (row) => row.reason),
  column('source', 'text', 12, ['来源', '來源', 'From'], (row, l) => (isSource(row.sourceType) ? labelOf(l, 'needSource', row.sourceType) : row.sourceType)),
  column('record', 'text', 24, ['来源记录', '來源記錄', 'Record'], (row) => row.sourceLabel),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'trainingNeedState', row.state)),
  column('by', 'text', 12, ['提出人', '提出人', 'Raised by'], (row) => row.raisedBy),
  column('raisedAt', 'datetime', 18, ['提出时间', '提出時間', 'Raised'], (row) => at(row.raisedAt)),
  column('settledAt', 'datetime', 18, ['落实时间', '落實時間', 'Settled'], (row) => at(row.settledAt)),
  column('note', 'text', 30, ['落实情况', '落實情況', 'Note'], (row) => row.settledNote),
]
const NEEDS_NAME: Record<Locale, string> = { 'zh-CN': '培训需求', 'zh-TW': '培訓需求', en: 'training-needs' }

/** What colleagues have to learn. */
export async function planTrainingNeedsExport(ctx: Ctx, { format: _, ...query }: Input<typeof improvements.exportTrainingNeeds>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listTrainingNeeds(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, NEEDS_NAME, await timeZoneOf(ctx, query.siteId), NEEDS, rows)
}
