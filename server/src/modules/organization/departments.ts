import type { Locale, organization } from '@guanjia/contract'

type Named = Record<Locale, string>
/** A department of a template. `isOptional`: made closed, for houses that have it; `parent`: the code of the department above. */
export interface TemplateDepartment {
  code: string
  name: Named
  alias: readonly string[]
  parent?: string
  isOptional?: true
}

/** Departments of a new site, four and one centre first (ORG-001, ORG-002); `alias` are the names other houses use (ORG-011). */
const SERVICE_CENTRE: readonly TemplateDepartment[] = [
  { code: 'CUSTOMER_CENTRE', name: { 'zh-CN': '客户服务中心', 'zh-TW': '客戶服務中心', en: 'Customer service centre' }, alias: ['客户服务部', '客服部', '客服中心'] },
  { code: 'ENGINEERING', name: { 'zh-CN': '工程运行部', 'zh-TW': '工程運行部', en: 'Engineering' }, alias: ['工程部'] },
  { code: 'MAINTENANCE_TEAM', name: { 'zh-CN': '机电维保队', 'zh-TW': '機電維保隊', en: 'Maintenance team' }, alias: ['维保队'], parent: 'ENGINEERING', isOptional: true },
  { code: 'SECURITY', name: { 'zh-CN': '秩序维护部', 'zh-TW': '秩序維護部', en: 'Order and safety' }, alias: ['保安部', '安保部'] },
  { code: 'ENVIRONMENT', name: { 'zh-CN': '环境事务部', 'zh-TW': '環境事務部', en: 'Environment' }, alias: ['保洁部', '绿化部'] },
  { code: 'COMMERCIAL', name: { 'zh-CN': '商务部', 'zh-TW': '商務部', en: 'Commercial' }, alias: [] },
  { code: 'LEASING', name: { 'zh-CN': '租务部', 'zh-TW': '租務部', en: 'Leasing' }, alias: [] },
  { code: 'FINANCE', name: { 'zh-CN': '财务部', 'zh-TW': '財務部', en: 'Finance' }, alias: [] },
  { code: 'QUALITY', name: { 'zh-CN': '品质部', 'zh-TW': '品質部', en: 'Quality' }, alias: ['品质管理部'] },
  { code: 'HR', name: { 'zh-CN': '人事行政部', 'zh-TW': '人事行政部', en: 'Human resources' }, alias: [] },
]

/** 管理处: five departments under its head, as smaller houses are cut (ORG-009). Codes are those of the other template, so that routing fits both. */
const MANAGEMENT_OFFICE: readonly TemplateDepartment[] = [
  { code: 'CUSTOMER_CENTRE', name: { 'zh-CN': '客户服务部', 'zh-TW': '客戶服務部', en: 'Customer service' }, alias: ['客户服务中心', '客服部', '客服中心'] },
  { code: 'ENGINEERING', name: { 'zh-CN': '工程部', 'zh-TW': '工程部', en: 'Engineering' }, alias: ['工程运行部'] },
  { code: 'SECURITY', name: { 'zh-CN': '保安部', 'zh-TW': '保全部', en: 'Security' }, alias: ['秩序维护部', '安保部'] },
  { code: 'HR', name: { 'zh-CN': '人事行政部', 'zh-TW': '人事行政部', en: 'Human resources' }, alias: [] },
  { code: 'FINANCE', name: { 'zh-CN': '财务部', 'zh-TW': '財務部', en: 'Finance' }, alias: [] },
]

export const DEPARTMENT_TEMPLATES: Record<(typeof organization.DEPARTMENT_TEMPLATES)[number], readonly TemplateDepartment[]> = { service_centre: SERVICE_CENTRE, management_office: MANAGEMENT_OFFICE }
