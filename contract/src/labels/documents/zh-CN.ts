import type { DocumentErrors, DocumentLabels, DocumentPermissions, DocumentRecords } from './labels.ts'

export const documents: DocumentLabels = {
  documentClass: { basic: '基本信息', property: '物业信息', history: '历史记录' },
  documentMedium: { text: '文字', drawing: '图表', audio: '录音', video: '录像', disk: '磁盘' },
  documentAcquisition: { received: '接收', solicited: '征集' },
  documentSubject: { unit: '房屋', household: '住户', person: '业户本人', building: '楼栋', site: '项目', facility: '设施设备', meter: '仪表', common_area: '公共区域', amenity: '配套设施', parking_space: '车位', vehicle: '车辆', access_card: '门禁卡', pet: '宠物', tenancy: '出租', entrustment: '托管', business_change: '业态' },
  documentState: { filed: '已归档', withdrawn: '已撤下' },
  documentCustody: { department: '部门保管', in_transfer: '移交中', central: '档案室' },
  scopeCadence: { once: '一次', monthly: '每月', quarterly: '每季', yearly: '每年' },
  paperCondition: { good: '完好', worn: '磨损', damaged: '破损', lost: '遗失' },
  loanState: { out: '借出', returned: '已归还', lost: '已遗失' },
  transferState: { draft: '待送出', sent: '待接收', received: '已接收', refused: '已退回' },
  contractKind: { service: '物业服务', preliminary: '前期物业', lease: '租赁', parking: '车位', supplier: '供应商' },
  contractState: { draft: '草拟', in_force: '履行中', expired: '已到期', terminated: '已解除', renewed: '已续签' },
  contractRisk: { low: '低', medium: '中', high: '高' },
  authorityKind: { police: '公安机关', procuratorate: '检察机关', court: '人民法院', government: '行政机关', other: '其他单位' },
  externalQueryState: { requested: '待审批', approved: '待交付', handed_over: '已交付', refused: '不予提供', withdrawn: '已撤回' },
  queryField: { name: '姓名', phone: '电话', id_number: '证件号', contact: '单位与紧急联系人', occupancy: '居住关系', unit: '房屋信息' },
}

export const documentPermission: DocumentPermissions = {
  'documents:read': '查看资料目录',
  'documents:basic': '查看基本信息类资料',
  'documents:property': '查看物业信息类资料',
  'documents:history': '查看历史记录类资料',
  'documents:keep': '归档与保管资料',
  'documents:manage': '管理资料种类与归档范围',
  'contracts:read': '查看合同',
  'contracts:keep': '管理合同',
  'external_queries:register': '登记外部查询',
  'external_queries:approve': '审批外部查询',
}

export const documentRecord: DocumentRecords = {
  document: '资料',
  document_kind: '资料种类',
  archive_scope: '归档范围',
  archive_box: '档案盒',
  archive_original: '档案原件',
  archive_loan: '档案借阅',
  archive_transfer: '档案移交',
  contract: '合同',
  external_query: '外部查询',
}

export const documentError: DocumentErrors = {
  'original.lent': '原件已借出，尚未归还',
  'transfer.own': '移交清册不能由编制人自己接收',
  'external_query.own': '登记人不能审批自己登记的外部查询',
}
