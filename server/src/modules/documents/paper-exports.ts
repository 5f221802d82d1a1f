import type { Input, Locale, originals } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listBoxes } from './boxes.ts'
import { listTransfers } from './transfers.ts'

const BOXES: Column<originals.ArchiveBox>[] = [
  column('place', 'text', 14, ['存放位置', '存放位置', 'Place'], (row) => row.place),
  column('cabinet', 'text', 10, ['柜', '櫃', 'Cabinet'], (row) => row.cabinet),
  column('layer', 'text', 10, ['层', '層', 'Layer'], (row) => row.layer),
  column('box', 'text', 10, ['盒', '盒', 'Box'], (row) => row.box),
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit?.name),
  column('label', 'text', 24, ['标签', '標籤', 'Label'], (row) => row.label),
  column('originals', 'number', 10, ['原件', '原件', 'Originals'], (row) => row.originals),
  column('lent', 'number', 10, ['借出', '借出', 'Lent'], (row) => row.lent),
]
const BOXES_NAME: Record<Locale, string> = { 'zh-CN': '档案盒', 'zh-TW': '檔案盒', en: 'archive-boxes' }

/** Boxes of a site by their place. */
export async function planBoxesExport(ctx: Ctx, { format: _, ...query }: Input<typeof originals.exportBoxes>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listBoxes(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, BOXES_NAME, await timeZoneOf(ctx, query.siteId), BOXES, rows)
}

const TRANSFERS: Column<originals.TransferSummary>[] = [
  column('number', 'text', 18, ['移交单号', '移交單號', 'Number'], (row) => row.number),
  column('department', 'text', 16, ['部门', '部門', 'Department'], (row) => row.department.name),
  column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'transferState', row.state)),
  column('documents', 'number', 8, ['件数', '件數', 'Documents'], (row) => row.documents),
  column('preparedBy', 'text', 12, ['编制人', '編製人', 'Prepared by'], (row) => row.preparedBy.name),
  column('preparedAt', 'datetime', 18, ['编制时间', '編製時間', 'Prepared'], (row) => at(row.preparedAt)),
  column('sentAt', 'datetime', 18, ['移交时间', '移交時間', 'Sent'], (row) => at(row.sentAt)),
  column('receiver', 'text', 12, ['接收人', '接收人', 'Receiver'], (row) => row.receiver?.name),
  column('receivedAt', 'datetime', 18, ['接收时间', '接收時間', 'Received'], (row) => at(row.receivedAt)),
  column('note', 'text', 30, ['备注', '備註', 'Note'], (row) => row.note),
]
const TRANSFERS_NAME: Record<Locale, string> = { 'zh-CN': '档案移交', 'zh-TW': '檔案移交', en: 'archive-transfers' }

/** Batches handed to the central archive. */
export async function planTransfersExport(ctx: Ctx, { format: _, ...query }: Input<typeof originals.exportTransfers>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listTransfers(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, TRANSFERS_NAME, await timeZoneOf(ctx, query.siteId), TRANSFERS, rows)
}
