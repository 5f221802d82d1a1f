import type { Locale, RoleCode } from '@guanjia/contract'

export interface ReadyPosition {
  code: string
  name: Record<Locale, string>
  department: string
  line: 'FRONT_LINE' | 'SECOND_LINE'
  role: RoleCode | null
  isCore?: true
  requiredYears?: number
  requiredExperience?: string
}

const front = (code: string, cn: string, tw: string, en: string, department: string, role: RoleCode | null, more: Partial<ReadyPosition> = {}): ReadyPosition => ({ code, name: { 'zh-CN': cn, 'zh-TW': tw, en }, department, line: 'FRONT_LINE', role, ...more })
const second = (code: string, cn: string, tw: string, en: string, department: string, role: RoleCode | null, more: Partial<ReadyPosition> = {}): ReadyPosition => ({ code, name: { 'zh-CN': cn, 'zh-TW': tw, en }, department, line: 'SECOND_LINE', role, ...more })

/** The posts that property companies usually have, with the role that goes with them. A site needs the core ones filled (ORG-022). */
export const READY_POSITIONS: readonly ReadyPosition[] = [
  second('GENERAL_MANAGER', '总经理', '總經理', 'General manager', 'HR', 'general_manager'),
  second('DEPUTY_GM', '副总经理', '副總經理', 'Deputy general manager', 'HR', 'deputy_general_manager'),
  // 管理处主任 of other houses (ORG-010).
  second('PROJECT_MANAGER', '项目经理', '專案經理', 'Project manager', 'CUSTOMER_CENTRE', 'site_manager', { isCore: true, requiredYears: 5, requiredExperience: '物业项目全面管理经验' }),
  front('CS_SUPERVISOR', '客服主管', '客服主管', 'Customer service supervisor', 'CUSTOMER_CENTRE', 'supervisor', { isCore: true, requiredYears: 3, requiredExperience: '客户服务与投诉处理经验' }),
  second('ENGINEERING_SUPERVISOR', '工程主管', '工程主管', 'Engineering supervisor', 'ENGINEERING', 'engineering_supervisor', { isCore: true, requiredYears: 3, requiredExperience: '熟悉设施设备运维标准' }),
  front('FRONT_DESK', '客服前台', '客服櫃台', 'Front desk', 'CUSTOMER_CENTRE', 'front_desk'),
  front('CS_ASSISTANT', '客服助理', '客服助理', 'Customer service assistant', 'CUSTOMER_CENTRE', 'cs_assistant'),
  front('BUILDING_BUTLER', '楼宇管家', '樓宇管家', 'Building steward', 'CUSTOMER_CENTRE', 'steward'),
  front('ENGINEER', '工程技工', '工程技工', 'Technician', 'ENGINEERING', 'technician'),
  // 公共设施维护人员 (MNT-017).
  second('FACILITY_MAINTAINER', '公共设施维护员', '公共設施維護員', 'Facility maintainer', 'ENGINEERING', 'facility_maintainer'),
  front('SECURITY_SUPERVISOR', '秩序主管', '保全主管', 'Security supervisor', 'SECURITY', 'supervisor'),
  front('SECURITY_GUARD', '秩序维护员', '保全員', 'Security guard', 'SECURITY', 'guard'),
  front('CLEANING_LEAD', '保洁领班', '清潔領班', 'Cleaning lead', 'ENVIRONMENT', 'cleaner'),
  front('CLEANER', '保洁员', '清潔員', 'Cleaner', 'ENVIRONMENT', 'cleaner'),
  second('GARDENER', '绿化员', '綠化員', 'Gardener', 'ENVIRONMENT', 'greener'),
  front('CASHIER', '收费员', '收費員', 'Cashier', 'FINANCE', 'cashier'),
  second('ACCOUNTANT', '财务', '財務', 'Accountant', 'FINANCE', 'finance'),
  second('QUALITY_MANAGER', '品质部经理', '品質部經理', 'Quality manager', 'QUALITY', 'quality'),
  second('QUALITY_OFFICER', '品质专员', '品質專員', 'Quality officer', 'QUALITY', 'quality'),
  second('TRAINING_OFFICER', '培训专员', '培訓專員', 'Training officer', 'HR', 'training'),
  front('SALES_SITE_MANAGER', '案场经理', '案場經理', 'Sales office manager', 'CUSTOMER_CENTRE', 'sales_office_manager'),
  front('SALES_SITE_DESK', '案场客服', '案場客服', 'Sales office service', 'CUSTOMER_CENTRE', 'sales_office_reception'),
]
