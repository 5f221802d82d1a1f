import type { standards } from '@guanjia/contract'

type Item = { text: string; source: string } & Partial<Pick<standards.StandardItem, 'dimension' | 'method' | 'min' | 'max' | 'unit' | 'weight' | 'isRedLine'>>
export interface ReadyStandard {
  code: string
  name: string
  kind: standards.ServiceStandard['kind']
  post: standards.ServiceStandard['post']
  scene: standards.ServiceStandard['scene']
  items: Item[]
}

const one = (text: string, source: string, more: Partial<Item> = {}): Item => ({ text, source, ...more })
const scored = (dimension: string, text: string, source: string): Item => ({ text, source, dimension, method: 'score' })

/** What the handbooks say of how people look, stand, speak and serve, in the words of the trade; every item names where it comes from. `ready-words.ts` says it in the other languages. */
export const READY: readonly ReadyStandard[] = [
  {
    code: 'DRESS', name: '着装规范', kind: 'standard', post: 'everybody', scene: 'dress',
    items: [
      one('统一穿着公司制服，干净整洁，无异味，无多余装饰', 'ETQ-002', { weight: 2 }),
      one('客服人员着装整洁得体，佩戴工牌', 'ETQ-013'),
      one('制服外不露个人物品，衣裤口袋平整不鼓起', 'ETQ-017'),
      one('西装制服按规范扣好，衬衣领口、袖口整洁，钮扣扣齐', 'ETQ-018'),
      one('衬衣袖口长出西装外套袖口', 'ETQ-018', { method: 'measure', min: 0.5, max: 1, unit: '厘米' }),
      one('裤子烫直，折痕清晰，裤长及鞋面', 'ETQ-019'),
      one('鞋底、鞋面、鞋侧清洁，鞋面擦亮、以黑色为宜，无破损，不钉金属掌', 'ETQ-021'),
      one('上班不穿露趾凉鞋', 'ETQ-021', { isRedLine: true }),
    ],
  },
  {
    code: 'GROOMING', name: '仪容规范', kind: 'standard', post: 'everybody', scene: 'grooming',
    items: [
      one('头发整齐，面容干净', 'ETQ-003', { weight: 2 }),
      one('妆容自然，不浓妆艳抹', 'ETQ-003'),
      one('指甲干净，不留长指甲，不涂有色指甲油', 'ETQ-020'),
    ],
  },
  {
    code: 'POSTURE', name: '姿态规范', kind: 'standard', post: 'everybody', scene: 'posture',
    items: [
      one('站姿端正，不晃动、不倚靠', 'ETQ-004', { dimension: '站姿' }),
      one('坐姿端正，不翘腿、不趴桌', 'ETQ-004', { dimension: '坐姿' }),
      one('走姿稳重，遇客户主动让行', 'ETQ-004', { dimension: '走姿' }),
    ],
  },
  {
    code: 'ETIQUETTE-DESK', name: '前台礼仪检查表', kind: 'standard', post: 'front_desk', scene: 'greeting',
    items: [
      one('客户走近三米内起身，主动问候', 'ETQ-005', { weight: 2 }),
      one('全程微笑服务', 'ETQ-011', { weight: 2 }),
      one('耐心听完，不打断、不敷衍、不推诿', 'ETQ-014', { weight: 2 }),
      one('使用文明用语，注意语气和措辞', 'ETQ-001'),
      one('结束时主动道别', 'ETQ-014'),
    ],
  },
  {
    code: 'SMILE', name: '微笑服务', kind: 'standard', post: 'everybody', scene: 'greeting',
    items: [one('服务中心与案场接待均保持自然微笑，目光平视', 'ETQ-030', { weight: 2 }), one('员工经常保持笑容，情绪不带入岗位', 'ETQ-011')],
  },
  {
    code: 'RECEPTION', name: '接待体验评分表', kind: 'standard', post: 'front_desk', scene: 'reception',
    items: [
      scored('高效', '五分钟内有人接待，一次说清所需材料和时限', 'RCP-017'),
      scored('高效', '首接负责，不让客户重复叙述', 'RCP-017'),
      scored('专业', '熟悉收费标准与办事流程，答复准确', 'RCP-017'),
      scored('专业', '记录完整，承诺有时限', 'RCP-017'),
      scored('温馨', '称呼得当，照顾老人、孕妇和儿童', 'RCP-017'),
      scored('温馨', '离开时询问满意度并致谢', 'RCP-017'),
    ],
  },
  {
    code: 'TOUCHPOINTS', name: '关键时刻（触点）神秘访客表', kind: 'standard', post: 'customer_service', scene: 'touchpoints',
    items: [
      scored('到达', '门岗敬礼、微笑、指引', 'RCP-016'),
      scored('停车', '车位指引清楚，道闸响应及时', 'RCP-016'),
      scored('接待', '前台主动问候并在五分钟内受理', 'RCP-016'),
      scored('等候', '有座位、有饮水、告知等候时间', 'RCP-016'),
      scored('办理', '一次告知，资料保密', 'RCP-016'),
      scored('离开', '道别、送至门口、询问意见', 'RCP-016'),
      scored('尊重备至', '言行处处尊重客户', 'ETQ-022'),
      scored('彬彬有礼', '礼貌用语贯穿全程', 'ETQ-022'),
      scored('乐于助人', '主动提供帮助', 'ETQ-022'),
      scored('真诚质朴', '不夸大、不敷衍', 'ETQ-022'),
      scored('温良谦恭', '态度温和谦逊', 'ETQ-022'),
    ],
  },
  {
    code: '6S', name: '6S 现场检查表', kind: 'standard', post: 'everybody', scene: 'six_s',
    items: [
      one('整理：现场无多余物品，要与不要分开', 'SCR-007', { dimension: '整理' }),
      one('整顿：物品定点、定容、定量，标识清楚', 'SCR-007', { dimension: '整顿' }),
      one('清扫：地面、台面、设备无灰尘、无污渍', 'SCR-007', { dimension: '清扫' }),
      one('清洁：责任区有责任人、有标准、有记录', 'SCR-007', { dimension: '清洁' }),
      one('素养：着装规范，随手归位，遵守规定', 'SCR-007', { dimension: '素养' }),
      one('安全：消防通道堵塞，或电线私拉乱接', 'SCR-007', { dimension: '安全', isRedLine: true }),
    ],
  },
  {
    code: 'OUTCOMES', name: '访客感受三问', kind: 'standard', post: 'sales_office', scene: 'values',
    items: [scored('宾至如归', '访客感到宾至如归', 'ETQ-023'), scored('选择正确', '访客感到自己的选择是正确的', 'ETQ-023'), scored('放心', '访客放心，相信会得到最好的照顾', 'ETQ-023')],
  },
  {
    code: 'COMPLAINT', name: '投诉接待评分表', kind: 'standard', post: 'customer_service', scene: 'complaint',
    items: [
      one('保持礼貌、耐心和热情，尊重业户的意见和诉求', 'CMP-010', { weight: 3 }),
      one('让业户把话讲完，不打断、不争辩、不急于表态', 'CMP-010', { weight: 2 }),
      one('当场复述并记录时间、地点、人员和诉求', 'CMP-010'),
      one('说明处理流程与反馈时限', 'CMP-010'),
      one('辱骂、推搡或顶撞业户', 'CMP-010', { isRedLine: true, weight: 1 }),
    ],
  },
  {
    code: 'SIGNAGE', name: '服务中心环境检查表', kind: 'standard', post: 'front_desk', scene: 'environment',
    items: [
      one('服务中心有明显的指示标识，客户能快速找到前台', 'RCP-004', { weight: 2 }),
      one('服务时间、值班电话、收费标准公示在醒目处', 'RCP-004'),
      one('等候区整洁，饮水、老花镜、雨具齐备', 'RCP-004'),
      one('台面无私人物品，资料归位', 'RCP-004'),
    ],
  },
  {
    code: 'QUALITIES', name: '客服人员十六项素质', kind: 'standard', post: 'customer_service', scene: 'competence',
    items: [
      ...['同理心', '感恩心', '博爱心', '责任心', '空杯心', '自信心', '自控力', '承受力'].map((name) => scored('心态', name, 'ETQ-024')),
      ...['表达力', '沟通力', '倾听力', '注意力', '分析力', '协调力', '记忆力', '凝聚力'].map((name) => scored('能力', name, 'ETQ-024')),
    ],
  },
  {
    code: 'FOUR-ELEMENTS', name: '优质服务四要素', kind: 'standard', post: 'customer_service', scene: 'competence',
    items: [scored('解决问题', '独立解决问题的能力', 'ETQ-025'), scored('沟通协调', '良好的沟通协调能力', 'ETQ-025'), scored('心理素质', '过硬的心理素质', 'ETQ-025'), scored('服务观念', '顾客至上的服务观念', 'ETQ-025')],
  },
  {
    code: 'PERSONAL', name: '个性化服务五诀', kind: 'standard', post: 'everybody', scene: 'personal',
    items: [scored('心诚', '真心替业户着想', 'ETQ-029'), scored('眼尖', '看得出没有说出口的需要', 'ETQ-029'), scored('口灵', '话说得得体', 'ETQ-029'), scored('脚勤', '多走一步', 'ETQ-029'), scored('手快', '说到就做到', 'ETQ-029')],
  },
  {
    code: 'STEWARD-SOP', name: '管家服务流程', kind: 'procedure', post: 'steward', scene: 'steward_service',
    items: [
      one('上门或来电先自报身份与片区', 'BTL-010'),
      one('听清需求，复述确认', 'BTL-010'),
      one('当场登记，说明时限与联系人', 'BTL-010'),
      one('跟进到办结，逐步告知', 'BTL-010'),
      one('办结回访，记录意见', 'BTL-010'),
      one('可改进之处提出流程修订', 'BTL-010'),
    ],
  },
  {
    code: 'STEWARD-SCORE', name: '管家服务评分表', kind: 'standard', post: 'steward', scene: 'steward_service',
    items: [scored('高效', '响应及时，限时办结', 'BTL-012'), scored('规范', '按流程办理，记录完整', 'BTL-012'), scored('创新', '能提出改进并见效', 'BTL-012')],
  },
  {
    code: 'GATE', name: '门岗接待三步', kind: 'procedure', post: 'security', scene: 'gate',
    items: [one('敬礼、微笑、问候', 'RCP-015'), one('耐心询问来意', 'RCP-015'), one('指引方向', 'RCP-015')],
  },
  {
    code: 'ATTITUDE', name: '服务态度准则', kind: 'guideline', post: 'everybody', scene: 'conduct',
    items: [one('培训用语：客户永远是对的；若有疑义，仍以客户感受为先。此条用于端正态度，不作为判定责任或赔偿的依据', 'ETQ-028')],
  },
]
