import { redress } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../../platform/records/list-export.ts'
import { listFile } from '../../organization/index.ts'
import { listComplaintGroups } from './groups.ts'

/** 群体投诉台账 with what was answered to all of them. */
export const complaintGroupsFile = listFile(redress.exportComplaintGroups, listComplaintGroups, {
  name: { 'zh-CN': '群体投诉', 'zh-TW': '群體投訴', en: 'group-complaints' },
  columns: [
    column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
    column('category', 'text', 18, ['类别', '類別', 'Category'], (row) => row.category.name),
    column('status', 'text', 12, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'groupStatus', row.status)),
    column('households', 'number', 8, ['户数', '戶數', 'Households'], (row) => row.households),
    column('complaints', 'number', 8, ['件数', '件數', 'Complaints'], (row) => row.complaints),
    column('lead', 'text', 18, ['主件', '主件', 'Lead'], (row) => row.lead.number),
    column('title', 'text', 34, ['事由', '事由', 'Matter'], (row) => row.lead.title),
    column('formed', 'datetime', 18, ['成立时间', '成立時間', 'Formed'], (row) => at(row.formedAt)),
    column('lastJoined', 'datetime', 18, ['最近并入', '最近併入', 'Last joined'], (row) => at(row.lastJoinedAt)),
    column('answered', 'datetime', 18, ['答复时间', '答覆時間', 'Answered'], (row) => at(row.answeredAt)),
    column('by', 'text', 12, ['答复人', '答覆人', 'Answered by'], (row) => row.answeredBy),
    column('answer', 'text', 50, ['统一答复', '統一答覆', 'Answer'], (row) => row.answer),
  ] satisfies Column<redress.ComplaintGroup>[],
})
