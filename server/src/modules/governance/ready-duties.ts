import type { Locale } from '@guanjia/contract'

/** Code of the root category, the duty in each language, and its posts by code: who owns it, who helps, who is told. */
export interface ReadyDuty {
  category: string | null
  name: Record<Locale, string>
  owner: string
  assist?: readonly string[]
  inform?: readonly string[]
}
const duty = (category: string | null, cn: string, tw: string, en: string, owner: string, more: Pick<ReadyDuty, 'assist' | 'inform'> = {}): ReadyDuty => ({ category, name: { 'zh-CN': cn, 'zh-TW': tw, en }, owner, ...more })

/** 职责边界清单 as most houses draw it: what comes in finds the post that answers for it. */
export const READY_DUTIES: readonly ReadyDuty[] = [
  duty('water', '给排水报修与抢修', '給排水報修與搶修', 'Plumbing', 'ENGINEERING_SUPERVISOR', { assist: ['ENGINEER'], inform: ['BUILDING_BUTLER'] }),
  duty('power', '供电与照明', '供電與照明', 'Power and lighting', 'ENGINEERING_SUPERVISOR', { assist: ['ENGINEER'], inform: ['BUILDING_BUTLER'] }),
  duty('lift', '电梯运行与困人救援', '電梯運行與困人救援', 'Lifts and rescue', 'ENGINEERING_SUPERVISOR', { assist: ['ENGINEER', 'SECURITY_GUARD'], inform: ['PROJECT_MANAGER'] }),
  duty('building', '门窗、土建与门禁', '門窗、土建與門禁', 'Doors, windows, building', 'ENGINEERING_SUPERVISOR', { assist: ['ENGINEER'] }),
  duty('facility', '公共设施设备', '公共設施設備', 'Common facilities', 'ENGINEERING_SUPERVISOR', { inform: ['CS_SUPERVISOR'] }),
  duty('service', '服务质量投诉', '服務品質投訴', 'Complaints about service', 'CS_SUPERVISOR', { inform: ['PROJECT_MANAGER'] }),
  duty('order', '公共秩序与车辆停放', '公共秩序與車輛停放', 'Order and parking', 'SECURITY_SUPERVISOR', { assist: ['SECURITY_GUARD'], inform: ['CS_SUPERVISOR'] }),
  duty('environment', '保洁、绿化与消杀', '清潔、綠化與消毒', 'Cleaning and greening', 'CLEANING_LEAD', { assist: ['CLEANER', 'GARDENER'], inform: ['CS_SUPERVISOR'] }),
  duty('enquiry', '咨询答复与办事指引', '諮詢答覆與辦事指引', 'Enquiries', 'FRONT_DESK', { assist: ['BUILDING_BUTLER'] }),
  duty('assistance', '突发求助与应急处置', '突發求助與應急處置', 'Calls for help', 'SECURITY_SUPERVISOR', { assist: ['SECURITY_GUARD', 'BUILDING_BUTLER'], inform: ['PROJECT_MANAGER'] }),
  duty('paid', '有偿服务', '有償服務', 'Paid services', 'ENGINEERING_SUPERVISOR', { assist: ['ENGINEER'], inform: ['CASHIER'] }),
  duty('opinion', '意见与表扬', '意見與表揚', 'Suggestions and praise', 'CS_SUPERVISOR'),
  duty(null, '业户档案与资料归档', '住戶檔案與資料歸檔', 'Household files', 'CS_ASSISTANT', { assist: ['BUILDING_BUTLER'], inform: ['CS_SUPERVISOR'] }),
  duty(null, '外部单位对接与迎检', '外部單位對接與迎檢', 'Outside parties and inspections', 'PROJECT_MANAGER', { assist: ['CS_SUPERVISOR'] }),
  duty(null, '品质检查、内审与神秘访客', '品質檢查、內部稽核與神秘訪客', 'Quality checks and audits', 'QUALITY_MANAGER', { assist: ['QUALITY_OFFICER'], inform: ['PROJECT_MANAGER'] }),
]
