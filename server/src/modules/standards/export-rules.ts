import { rulebook, standards, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listStandards } from './library.ts'
import { ruleCompleteness } from './requirements.ts'
import { listRules } from './rulebook.ts'
import { outstandingRules } from './rulebook-reading.ts'

export const rulesFile = listFile(rulebook.exportRules, listRules, {
  name: { 'zh-CN': '制度库', 'zh-TW': '制度庫', en: 'rulebook' },
  columns: [
    column('code', 'text', 14, ['编号', '編號', 'Code'], (row) => row.code),
    column('name', 'text', 34, ['名称', '名稱', 'Name'], (row) => row.name),
    column('kind', 'text', 16, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'ruleKind', row.kind)),
    column('for', 'text', 18, ['适用对象', '適用對象', 'For'], (row, l) => row.position?.name ?? labelOf(l, 'ruleAudience', row.audience)),
    column('site', 'text', 18, ['适用项目', '適用專案', 'Site'], (row) => row.site?.name),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => (row.state === 'published' && row.force !== null ? labelOf(l, 'ruleForce', row.force) : labelOf(l, 'standardState', row.state))),
    column('version', 'number', 8, ['版本', '版本', 'Version'], (row) => row.currentVersion),
    column('effective', 'date', 12, ['生效日期', '生效日期', 'In force from'], (row) => row.effectiveOn),
    column('expires', 'date', 12, ['失效日期', '失效日期', 'Until'], (row) => row.expiresOn),
    column('readBy', 'date', 12, ['阅读期限', '閱讀期限', 'To be read by'], (row) => row.readBy),
    column('updated', 'datetime', 18, ['更新时间', '更新時間', 'Changed'], (row) => at(row.updatedAt)),
  ] satisfies Column<rulebook.RuleSummary>[],
})

type Outstanding = Output<typeof rulebook.outstandingRules>['items'][number]
export const outstandingRulesFile = listFile(rulebook.exportOutstandingRules, outstandingRules, {
  name: { 'zh-CN': '制度未确认名单', 'zh-TW': '制度未確認名單', en: 'rules-not-confirmed' },
  columns: [
    column('document', 'text', 34, ['文件', '文件', 'Document'], (row) => row.document.name),
    column('kind', 'text', 16, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'ruleKind', row.kind)),
    column('version', 'number', 8, ['版本', '版本', 'Version'], (row) => row.number),
    column('readBy', 'date', 12, ['阅读期限', '閱讀期限', 'To be read by'], (row) => row.readBy),
    column('late', 'text', 8, ['逾期', '逾期', 'Late'], (row) => (row.isLate ? '✓' : '')),
    column('of', 'number', 8, ['应确认', '應確認', 'Of'], (row) => row.of),
    column('read', 'number', 8, ['已确认', '已確認', 'Confirmed'], (row) => row.read),
    column('missing', 'text', 50, ['未确认人员', '未確認人員', 'Not confirmed by'], (row) => row.missing.map(({ name }) => name).join('、')),
    column('residents', 'number', 12, ['业户已读', '住戶已讀', 'Residents who read it'], (row) => row.residentsRead),
  ] satisfies Column<Outstanding>[],
})

export const completenessFile = listFile(rulebook.exportCompleteness, ruleCompleteness, {
  name: { 'zh-CN': '必备文件', 'zh-TW': '必備文件', en: 'required-documents' },
  columns: [
    column('code', 'text', 12, ['编号', '編號', 'Code'], (row) => row.requirement.code),
    column('name', 'text', 34, ['必备文件', '必備文件', 'Required document'], (row) => row.requirement.name),
    column('kind', 'text', 16, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'ruleKind', row.requirement.kind)),
    column('for', 'text', 14, ['适用对象', '適用對象', 'For'], (row, l) => labelOf(l, 'ruleAudience', row.requirement.audience)),
    column('sites', 'text', 20, ['适用项目类型', '適用專案類型', 'Kinds of site'], (row, l) => row.requirement.siteKinds.map((kind) => labelOf(l, 'siteKind', kind)).join('、')),
    column('applies', 'text', 10, ['本项目需要', '本專案需要', 'Required here'], (row) => (row.applies ? '✓' : '')),
    column('state', 'text', 12, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'requirementState', row.state)),
    column('document', 'text', 34, ['对应文件', '對應文件', 'Document'], (row) => row.document?.name),
    column('effective', 'date', 12, ['生效日期', '生效日期', 'In force from'], (row) => row.effectiveOn),
    column('expires', 'date', 12, ['失效日期', '失效日期', 'Until'], (row) => row.expiresOn),
  ] satisfies Column<rulebook.CompletenessLine>[],
})

export const standardsFile = listFile(standards.exportStandards, listStandards, {
  name: { 'zh-CN': '服务标准', 'zh-TW': '服務標準', en: 'service-standards' },
  columns: [
    column('code', 'text', 14, ['编号', '編號', 'Code'], (row) => row.code),
    column('name', 'text', 34, ['名称', '名稱', 'Name'], (row) => row.name),
    column('kind', 'text', 12, ['类型', '類型', 'Kind'], (row, l) => labelOf(l, 'standardKind', row.kind)),
    column('post', 'text', 14, ['岗位', '崗位', 'Post'], (row, l) => labelOf(l, 'standardPost', row.post)),
    column('scene', 'text', 14, ['场景', '場景', 'Scene'], (row, l) => labelOf(l, 'standardScene', row.scene)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'standardState', row.state)),
    column('version', 'number', 8, ['版本', '版本', 'Version'], (row) => row.currentVersion),
    column('items', 'number', 8, ['条目', '條目', 'Items'], (row) => row.items),
    column('updated', 'datetime', 18, ['更新时间', '更新時間', 'Changed'], (row) => at(row.updatedAt)),
  ] satisfies Column<standards.StandardSummary>[],
})
