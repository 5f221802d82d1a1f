import type { archives, documents } from '@guanjia/contract'

type State = archives.Unit['state']
export interface ReadyKind {
  code: string
  name: string
  class: documents.DocumentClass
  subjects: documents.DocumentSubject[]
  isPersonal: boolean
  requiredStates?: State[]
  retentionYears?: number
  hasOriginal?: boolean
  /** The household sees it in its app. */
  isShown?: boolean
}

const HANDED_OVER: State[] = ['handed_over', 'vacant', 'renovating', 'self_occupied', 'let', 'entrusted']

/** Kinds that a household's file and a site's archive have in practice; organisations change and add to them. */
export const READY_KINDS: readonly ReadyKind[] = [
  { code: 'ID-COPY', name: '身份证复印件', class: 'basic', subjects: ['person', 'unit'], isPersonal: true, requiredStates: HANDED_OVER },
  { code: 'HOUSEHOLD-BOOK', name: '户口簿复印件', class: 'basic', subjects: ['person', 'unit'], isPersonal: true },
  { code: 'OWNER-FORM', name: '业主登记表', class: 'basic', subjects: ['unit', 'household'], isPersonal: true, requiredStates: HANDED_OVER, hasOriginal: true },
  { code: 'TENANT-FORM', name: '住户（租户）登记表', class: 'basic', subjects: ['household', 'unit'], isPersonal: true, requiredStates: ['let'], hasOriginal: true },
  { code: 'PURCHASE', name: '购房合同', class: 'basic', subjects: ['unit'], isPersonal: true, requiredStates: HANDED_OVER, hasOriginal: true },
  { code: 'LEASE', name: '租赁合同', class: 'basic', subjects: ['unit', 'tenancy'], isPersonal: true, requiredStates: ['let'], retentionYears: 10, hasOriginal: true },
  { code: 'TITLE', name: '不动产权证复印件', class: 'basic', subjects: ['unit'], isPersonal: true },
  { code: 'AGREEMENT', name: '前期物业服务协议', class: 'property', subjects: ['unit'], isPersonal: false, requiredStates: HANDED_OVER, hasOriginal: true, isShown: true },
  { code: 'PACT', name: '临时管理规约承诺书', class: 'property', subjects: ['unit'], isPersonal: false, requiredStates: HANDED_OVER, hasOriginal: true, isShown: true },
  { code: 'HANDOVER', name: '房屋交付验收单', class: 'property', subjects: ['unit'], isPersonal: false, requiredStates: HANDED_OVER, hasOriginal: true, isShown: true },
  { code: 'KEYS', name: '钥匙领取单', class: 'property', subjects: ['unit'], isPersonal: false, requiredStates: HANDED_OVER, isShown: true },
  { code: 'RENOVATION', name: '装修档案', class: 'property', subjects: ['unit'], isPersonal: false, requiredStates: ['renovating'], retentionYears: 10, hasOriginal: true, isShown: true },
  { code: 'RENOVATION-CHECK', name: '装修验收单', class: 'property', subjects: ['unit'], isPersonal: false, retentionYears: 10, isShown: true },
  { code: 'DRAWING', name: '图纸', class: 'property', subjects: ['unit', 'building', 'site', 'facility', 'common_area', 'amenity', 'parking_space'], isPersonal: false },
  { code: 'AS-BUILT', name: '竣工资料', class: 'property', subjects: ['building', 'site'], isPersonal: false, hasOriginal: true },
  { code: 'EQUIPMENT', name: '设备技术资料', class: 'property', subjects: ['building', 'site', 'facility', 'meter', 'amenity'], isPersonal: false },
  { code: 'WARRANTY', name: '质保书', class: 'property', subjects: ['facility', 'meter', 'amenity'], isPersonal: false, hasOriginal: true },
  { code: 'INSPECTION', name: '法定检验报告', class: 'property', subjects: ['building', 'site', 'facility', 'meter'], isPersonal: false, retentionYears: 10, hasOriginal: true },
  { code: 'SPACE-CONTRACT', name: '车位合同', class: 'basic', subjects: ['parking_space'], isPersonal: true, hasOriginal: true },
  { code: 'VEHICLE-LICENCE', name: '行驶证复印件', class: 'basic', subjects: ['vehicle'], isPersonal: true },
  { code: 'CARD-FORM', name: '门禁卡申请表', class: 'basic', subjects: ['access_card'], isPersonal: true },
  { code: 'PET-LICENCE', name: '宠物登记与免疫证', class: 'basic', subjects: ['pet'], isPersonal: true },
  { code: 'BUSINESS', name: '业态申报资料', class: 'property', subjects: ['business_change'], isPersonal: false },
  { code: 'ENTRUST', name: '托管委托书', class: 'basic', subjects: ['unit', 'entrustment'], isPersonal: true, requiredStates: ['entrusted'], retentionYears: 10, hasOriginal: true },
  { code: 'DAILY-CHECK', name: '日检表', class: 'history', subjects: ['unit', 'building', 'site'], isPersonal: false, retentionYears: 3, hasOriginal: true },
  { code: 'COMPLAINT-FILE', name: '投诉处理档案', class: 'history', subjects: ['unit', 'household'], isPersonal: false, retentionYears: 5 },
  { code: 'LETTER', name: '往来函件', class: 'history', subjects: ['unit', 'household', 'site'], isPersonal: false, retentionYears: 5, hasOriginal: true },
  { code: 'RECORDING', name: '录音录像', class: 'history', subjects: ['unit', 'household', 'site'], isPersonal: true, retentionYears: 3 },
  { code: 'MEETING', name: '会议纪要', class: 'history', subjects: ['site'], isPersonal: false, retentionYears: 10 },
  { code: 'MONTHLY', name: '部门月报', class: 'history', subjects: ['site'], isPersonal: false, retentionYears: 5 },
  { code: 'TRAINING', name: '培训记录', class: 'history', subjects: ['site'], isPersonal: false, retentionYears: 5 },
  { code: 'ACCOUNTS', name: '收支公示', class: 'history', subjects: ['site'], isPersonal: false, retentionYears: 30 },
]

export interface ReadyScope {
  departmentCode: string
  kind: string
  cadence: documents.ScopeLine['cadence']
  dueDays: number
  note: string
}

/** 归档范围 of a new organisation (HHD-012). */
export const READY_SCOPE: readonly ReadyScope[] = [
  { departmentCode: 'CUSTOMER_CENTRE', kind: 'MONTHLY', cadence: 'monthly', dueDays: 10, note: '客服月报，含投诉与报事分析' },
  { departmentCode: 'ENGINEERING', kind: 'MONTHLY', cadence: 'monthly', dueDays: 10, note: '工程月报，含设备运行情况' },
  { departmentCode: 'SECURITY', kind: 'MONTHLY', cadence: 'monthly', dueDays: 10, note: '秩序月报，含巡逻与突发事件' },
  { departmentCode: 'ENVIRONMENT', kind: 'MONTHLY', cadence: 'monthly', dueDays: 10, note: '环境月报，含保洁、绿化与消杀' },
  { departmentCode: 'ENGINEERING', kind: 'INSPECTION', cadence: 'yearly', dueDays: 30, note: '电梯、消防、避雷等年度检验' },
  { departmentCode: 'FINANCE', kind: 'ACCOUNTS', cadence: 'quarterly', dueDays: 20, note: '季度收支公示原件' },
  { departmentCode: 'HR', kind: 'TRAINING', cadence: 'quarterly', dueDays: 15, note: '培训签到、课件与考核' },
]

