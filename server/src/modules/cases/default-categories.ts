import type { cases, Locale } from '@guanjia/contract'

type Name = Record<Locale, string>
export interface DefaultCategory {
  code: string
  name: Name
  kind: cases.CaseKind
  department: string
  children: { code: string; name: Name; urgency?: cases.Case['urgency'] }[]
}
const name = (cn: string, tw: string, en: string): Name => ({ 'zh-CN': cn, 'zh-TW': tw, en })

/** The tree of a new organisation: two levels; service quality and facilities are the two roots every complaint tree needs (CMP-021). */
export const DEFAULT_CATEGORIES: readonly DefaultCategory[] = [
  {
    code: 'water', name: name('给排水', '給排水', 'Plumbing'), kind: 'repair', department: 'ENGINEERING',
    children: [
      { code: 'burst', name: name('水管爆裂', '水管爆裂', 'Burst pipe'), urgency: 'emergency' },
      { code: 'leak', name: name('漏水渗水', '漏水滲水', 'Leak') },
      { code: 'blocked', name: name('管道堵塞', '管道堵塞', 'Blocked drain') },
      { code: 'tap', name: name('龙头洁具', '水龍頭衛浴', 'Taps and sanitary ware') },
    ],
  },
  {
    code: 'power', name: name('供电照明', '供電照明', 'Power and lighting'), kind: 'repair', department: 'ENGINEERING',
    children: [
      { code: 'outage', name: name('户内停电', '戶內停電', 'Power failure in the unit'), urgency: 'urgent' },
      { code: 'public_light', name: name('公共照明', '公共照明', 'Public lighting') },
      { code: 'socket', name: name('开关插座', '開關插座', 'Switches and sockets') },
    ],
  },
  {
    code: 'lift', name: name('电梯', '電梯', 'Lifts'), kind: 'repair', department: 'ENGINEERING',
    children: [
      { code: 'trapped', name: name('电梯困人', '電梯困人', 'Person trapped'), urgency: 'emergency' },
      { code: 'fault', name: name('电梯故障', '電梯故障', 'Lift fault'), urgency: 'urgent' },
    ],
  },
  {
    code: 'building', name: name('门窗土建', '門窗土建', 'Doors, windows, building'), kind: 'repair', department: 'ENGINEERING',
    children: [
      { code: 'door', name: name('门锁五金', '門鎖五金', 'Doors and locks') },
      { code: 'wall', name: name('墙面地面', '牆面地面', 'Walls and floors') },
      { code: 'access', name: name('门禁对讲', '門禁對講', 'Access control and intercom') },
    ],
  },
  {
    code: 'facility', name: name('设施设备', '設施設備', 'Facilities'), kind: 'complaint', department: 'ENGINEERING',
    children: [
      { code: 'public', name: name('公共设施损坏', '公共設施損壞', 'Public facility broken') },
      { code: 'noise', name: name('设备噪音', '設備噪音', 'Equipment noise') },
    ],
  },
  {
    code: 'service', name: name('服务质量', '服務品質', 'Service quality'), kind: 'complaint', department: 'CUSTOMER_CENTRE',
    children: [
      { code: 'attitude', name: name('服务态度', '服務態度', 'Attitude') },
      { code: 'slow', name: name('处理不及时', '處理不及時', 'Slow handling') },
      { code: 'fee', name: name('收费争议', '收費爭議', 'Fee dispute') },
    ],
  },
  {
    code: 'order', name: name('秩序安全', '秩序安全', 'Order and safety'), kind: 'complaint', department: 'SECURITY',
    children: [
      { code: 'parking', name: name('乱停车', '違規停車', 'Wrong parking') },
      { code: 'noise', name: name('邻里噪音', '鄰里噪音', 'Noise of neighbours') },
      { code: 'stranger', name: name('外来人员', '外來人員', 'Strangers') },
    ],
  },
  {
    code: 'environment', name: name('环境卫生', '環境衛生', 'Environment'), kind: 'complaint', department: 'ENVIRONMENT',
    children: [
      { code: 'cleaning', name: name('保洁不到位', '清潔不到位', 'Poor cleaning') },
      { code: 'greening', name: name('绿化养护', '綠化養護', 'Greening') },
      { code: 'pest', name: name('虫害消杀', '病媒防治', 'Pests') },
    ],
  },
  {
    code: 'enquiry', name: name('咨询', '諮詢', 'Enquiries'), kind: 'enquiry', department: 'CUSTOMER_CENTRE',
    children: [
      { code: 'fee', name: name('费用咨询', '費用諮詢', 'Fees') },
      { code: 'procedure', name: name('办事流程', '辦事流程', 'Procedures') },
      { code: 'utility', name: name('燃气宽带办理', '瓦斯寬頻辦理', 'Gas and broadband') },
    ],
  },
  {
    code: 'assistance', name: name('求助', '求助', 'Assistance'), kind: 'assistance', department: 'SECURITY',
    children: [
      { code: 'carry', name: name('搬运协助', '搬運協助', 'Help with carrying') },
      { code: 'person', name: name('人员求助', '人員求助', 'Help for a person'), urgency: 'urgent' },
    ],
  },
  {
    code: 'paid', name: name('有偿服务', '有償服務', 'Paid services'), kind: 'paid_service', department: 'ENGINEERING',
    children: [
      { code: 'install', name: name('安装服务', '安裝服務', 'Installation') },
      { code: 'appliance', name: name('家电维修', '家電維修', 'Appliance repair') },
    ],
  },
  {
    code: 'opinion', name: name('建议与表扬', '建議與表揚', 'Suggestions and praise'), kind: 'suggestion', department: 'CUSTOMER_CENTRE',
    children: [
      { code: 'suggestion', name: name('服务建议', '服務建議', 'Suggestion') },
      { code: 'praise', name: name('表扬感谢', '表揚感謝', 'Praise') },
    ],
  },
]
