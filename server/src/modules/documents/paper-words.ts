import type { Locale } from '@guanjia/contract'

export type PaperWords = typeof cn

const cn = {
  boxIndex: '档案盒卷内目录', ownerBoxIndex: '业主档案盒卷内目录', transferList: '档案移交清册', queryReceipt: '外部查询登记与交付回执', place: '存放位置', unit: '房号', count: '件数', line: '序号', documentNumber: '资料编号', kind: '资料种类', title: '题名', date: '日期', copies: '份数', condition: '状况', remark: '备注',
  lentTo: '借出：', checkedBy: '核对人', keptBy: '保管人', fromDepartment: '移交部门', sentAt: '移交时间', receivedAt: '接收时间', handedBy: '移交人', receivedBy: '接收人', authority: '查询单位', officer: '经办人员', officerCard: '证件号', document: '查询文书号', legalBasis: '法律依据', purpose: '查询事由', registeredBy: '登记人', registeredAt: '登记时间',
  decidedBy: '审批人', decidedAt: '审批时间', decision: '审批意见', state: '状态', scope: '批准提供的范围', persons: '人员', units: '房屋', documents: '资料', fields: '内容', period: '期间', given: '实际提供', recipient: '接收人员', handedOverBy: '交付人', handedOverAt: '交付时间', sum: '校验值（SHA-256）', file: '文件',
  notice: '查询单位对所取得的个人信息负有保密义务，仅限用于上述事由，并依法保管与销毁。', none: '无', until: '至',
}
const tw: PaperWords = {
  boxIndex: '檔案盒卷內目錄', ownerBoxIndex: '住戶檔案盒卷內目錄', transferList: '檔案移交清冊', queryReceipt: '外部查詢登記與交付回執', place: '存放位置', unit: '房號', count: '件數', line: '序號', documentNumber: '文件編號', kind: '文件種類', title: '題名', date: '日期', copies: '份數', condition: '狀況', remark: '備註',
  lentTo: '借出：', checkedBy: '核對人', keptBy: '保管人', fromDepartment: '移交部門', sentAt: '移交時間', receivedAt: '接收時間', handedBy: '移交人', receivedBy: '接收人', authority: '查詢單位', officer: '承辦人員', officerCard: '證件號碼', document: '查詢公文號', legalBasis: '法律依據', purpose: '查詢事由', registeredBy: '登記人', registeredAt: '登記時間',
  decidedBy: '核准人', decidedAt: '核准時間', decision: '核准意見', state: '狀態', scope: '核准提供的範圍', persons: '人員', units: '房屋', documents: '文件', fields: '內容', period: '期間', given: '實際提供', recipient: '接收人員', handedOverBy: '交付人', handedOverAt: '交付時間', sum: '校驗值（SHA-256）', file: '檔案',
  notice: '查詢單位對所取得的個人資料負有保密義務，僅限用於上述事由，並依法保管與銷毀。', none: '無', until: '至',
}
const en: PaperWords = {
  boxIndex: 'Index of a box', ownerBoxIndex: 'Index of an owner archive box', transferList: 'List of documents handed over', queryReceipt: 'External query: record and receipt', place: 'Place', unit: 'Unit', count: 'Items', line: 'No.', documentNumber: 'Document', kind: 'Kind', title: 'Title', date: 'Date', copies: 'Copies', condition: 'Condition', remark: 'Remark',
  lentTo: 'Lent to', checkedBy: 'Checked by', keptBy: 'Kept by', fromDepartment: 'Department', sentAt: 'Handed over', receivedAt: 'Received', handedBy: 'Handed over by', receivedBy: 'Received by', authority: 'Authority', officer: 'Officer', officerCard: 'Card', document: 'Document of request', legalBasis: 'Legal basis', purpose: 'Purpose', registeredBy: 'Registered by', registeredAt: 'Registered',
  decidedBy: 'Decided by', decidedAt: 'Decided', decision: 'Decision', state: 'State', scope: 'Approved scope', persons: 'Persons', units: 'Units', documents: 'Documents', fields: 'Facts', period: 'Period', given: 'What was given', recipient: 'Recipient', handedOverBy: 'Handed over by', handedOverAt: 'Handed over', sum: 'Sum (SHA-256)', file: 'File',
  notice: 'The authority keeps the personal data it receives confidential, uses them for the purpose above only, and keeps and destroys them as the law says.', none: 'none', until: 'to',
}

/** The words of papers: Chinese of both scripts, English. */
export const paperWords: Record<Locale, PaperWords> = { 'zh-CN': cn, 'zh-TW': tw, en }
