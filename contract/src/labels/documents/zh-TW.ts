import type { DocumentErrors, DocumentLabels, DocumentPermissions, DocumentRecords } from './labels.ts'

export const documents: DocumentLabels = {
  documentClass: { basic: '基本資料', property: '物業資料', history: '歷史記錄' },
  documentMedium: { text: '文字', drawing: '圖表', audio: '錄音', video: '錄影', disk: '磁碟' },
  documentAcquisition: { received: '接收', solicited: '徵集' },
  documentSubject: { unit: '房屋', household: '住戶', person: '住戶本人', building: '棟別', site: '社區', facility: '設施設備', meter: '儀錶', common_area: '公共區域', amenity: '公共設施', parking_space: '車位', vehicle: '車輛', access_card: '門禁卡', pet: '寵物', tenancy: '出租', entrustment: '託管', business_change: '業態' },
  documentState: { filed: '已歸檔', withdrawn: '已撤下' },
  documentCustody: { department: '部門保管', in_transfer: '移交中', central: '檔案室' },
  scopeCadence: { once: '一次', monthly: '每月', quarterly: '每季', yearly: '每年' },
  paperCondition: { good: '完好', worn: '磨損', damaged: '破損', lost: '遺失' },
  loanState: { out: '借出', returned: '已歸還', lost: '已遺失' },
  transferState: { draft: '待送出', sent: '待接收', received: '已接收', refused: '已退回' },
  contractKind: { service: '物業服務', preliminary: '前期物業', lease: '租賃', parking: '車位', supplier: '廠商' },
  contractState: { draft: '草擬', in_force: '履行中', expired: '已到期', terminated: '已終止', renewed: '已續約' },
  contractRisk: { low: '低', medium: '中', high: '高' },
  authorityKind: { police: '警察機關', procuratorate: '檢察機關', court: '法院', government: '行政機關', other: '其他單位' },
  externalQueryState: { requested: '待核准', approved: '待交付', handed_over: '已交付', refused: '不予提供', withdrawn: '已撤回' },
  queryField: { name: '姓名', phone: '電話', id_number: '證件號碼', contact: '任職與緊急聯絡人', occupancy: '居住關係', unit: '房屋資料' },
}

export const documentPermission: DocumentPermissions = {
  'documents:read': '檢視文件目錄',
  'documents:basic': '檢視基本資料類文件',
  'documents:property': '檢視物業資料類文件',
  'documents:history': '檢視歷史記錄類文件',
  'documents:keep': '歸檔與保管文件',
  'documents:manage': '管理文件種類與歸檔範圍',
  'contracts:read': '檢視合約',
  'contracts:keep': '管理合約',
  'external_queries:register': '登記外部查詢',
  'external_queries:approve': '核准外部查詢',
}

export const documentRecord: DocumentRecords = {
  document: '文件',
  document_kind: '文件種類',
  archive_scope: '歸檔範圍',
  archive_box: '檔案盒',
  archive_original: '檔案正本',
  archive_loan: '檔案借閱',
  archive_transfer: '檔案移交',
  contract: '合約',
  external_query: '外部查詢',
}

export const documentError: DocumentErrors = {
  'original.lent': '正本已借出，尚未歸還',
  'transfer.own': '移交清冊不能由編製人自己接收',
  'external_query.own': '登記人不能核准自己登記的外部查詢',
}
