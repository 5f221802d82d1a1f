import type { ReadyStandard } from './ready.ts'

type Item = ReadyStandard['items'][number]
const one = (text: string, source: string, more: Partial<Item> = {}): Item => ({ text, source, ...more })
const scored = (dimension: string, text: string, source: string): Item => ({ text, source, dimension, method: 'score' })

/** How the work of each post is done and what is said meanwhile, from the handbooks; every item names where it comes from. */
export const READY_WORK: readonly ReadyStandard[] = [
  {
    code: 'PHONE-CALLS', name: '电话接听礼仪', kind: 'standard', post: 'front_desk', scene: 'phone',
    items: [
      one('接听即主动问候，报出服务中心与本人姓氏', 'RCP-013', { weight: 2 }),
      one('声音清晰、亲切，语速适中', 'RCP-013'),
      one('耐心听取客户的意见和需求，不打断', 'RCP-013', { weight: 2 }),
      one('边听边记：来电人、房号、事项、约定的答复时间', 'RCP-013', { weight: 2 }),
      one('复述确认，说明由谁、何时答复', 'RCP-013'),
      one('不能当场答复的，约定回电时间并按时回电', 'ETQ-014'),
      one('道谢、道别，待客户先挂机', 'ETQ-014'),
    ],
  },
  {
    code: 'LANGUAGE', name: '服务用语规范', kind: 'standard', post: 'everybody', scene: 'language',
    items: [
      one('使用文明用语，注意语气和措辞，尊重每一位客户', 'ETQ-012', { weight: 2 }),
      one('流露不耐烦或不满，如“快点”“烦死了”', 'ETQ-007', { isRedLine: true }),
      one('不用“可能、大概、改天”等含糊用语，给出确切的时间', 'ETQ-008'),
      one('使用侮辱性或歧视性语言', 'ETQ-009', { isRedLine: true }),
      one('不推诿：不说“不归我管”，代为联系并跟进', 'ORG-032'),
      one('短信、通知和答复发出前通过服务用语检查', 'ETQ-006'),
      one('三类忌语（不耐烦、含糊、侮辱歧视）人人会说出来，互相提醒', 'ETQ-010'),
      one('每月看一次本人的忌语提示次数，说过的不再说', 'ETQ-031'),
    ],
  },
  {
    code: 'CLEANING', name: '保洁作业规范', kind: 'standard', post: 'cleaning', scene: 'environment',
    items: [
      one('地面、墙面、天花板、公共设施按标准清洁，无积尘、无污渍', 'ENV-001', { dimension: '部位', weight: 2 }),
      one('石材地面使用酸性清洁剂', 'ENV-005', { dimension: '工具与药剂', isRedLine: true }),
      one('按部位使用清洁工具，不混用', 'ENV-005', { dimension: '工具与药剂' }),
      one('区域清洁在三十分钟内完成', 'ENV-011', { dimension: '时限', method: 'measure', min: 0, max: 30, unit: '分钟' }),
      one('垃圾分类清理，不堆积、不散发异味', 'ENV-002', { dimension: '垃圾' }),
      one('公共区域、楼道、电梯轿厢按频次清洁', 'ENV-007', { dimension: '频次' }),
      one('保洁设备用后归位，定期保养', 'ENV-003', { dimension: '设备' }),
      one('作业时放置警示牌，遇客户主动让行', 'ETQ-004', { dimension: '礼仪' }),
    ],
  },
  {
    code: 'HOME-VISIT', name: '上门维修礼仪', kind: 'procedure', post: 'technician', scene: 'home_visit',
    items: [
      one('出发前带齐五件宝：鞋套、抹布、小毛刷、工作台布、小垃圾铲', 'RPR-020'),
      one('普通报修两小时内、紧急故障三十分钟内到场；不能按时到，提前告知', 'RPR-015'),
      one('着工装、佩戴工牌，敲门后报出姓名与来意', 'ETQ-002'),
      one('穿鞋套进门，铺工作台布，不触碰业户物品', 'RPR-020'),
      one('说明故障原因、处理办法；收费项目先出示价目，经业户同意再施工', 'RPR-008'),
      one('完工试用，请业户确认并签字', 'RPR-014'),
      one('清扫现场，带走垃圾', 'RPR-020'),
      one('告知保修与报修电话，道别', 'RPR-012'),
    ],
  },
  {
    code: 'SECURITY', name: '秩序维护规范', kind: 'standard', post: 'security', scene: 'conduct',
    items: [
      one('按路线与时限巡逻，监控不离人，隐患及时报告', 'ORG-038', { dimension: '巡逻与监控', weight: 2 }),
      one('维护秩序，劝阻不文明行为，言语克制', 'ORG-039', { dimension: '秩序' }),
      one('协助处理纠纷和投诉，不与客户争执、不推搡', 'ORG-039', { dimension: '秩序' }),
      one('每班交接前逐项检查防火、防盗、门禁与器材', 'ORG-040', { dimension: '防范', weight: 2 }),
      one('遇火灾、盗窃等紧急情况立即启动应急预案', 'ORG-041', { dimension: '应急', weight: 2 }),
      one('人流高峰分流引导，消防通道畅通', 'SLS-014', { dimension: '防范' }),
      one('对住户罚款、没收物品或限制人身自由', 'VIO-004', { dimension: '权限', isRedLine: true }),
    ],
  },
  {
    code: 'SALES-FLOW', name: '案场接待流程', kind: 'procedure', post: 'sales_office', scene: 'reception',
    items: [
      one('迎宾：三米微笑、一米问候，“您好，欢迎参观”', 'SLS-001'),
      one('引导：侧前方引领，“请随我来”，提示台阶与安全', 'SLS-001'),
      one('需求询问：问清来意与偏好，登记须经本人同意', 'SLS-001'),
      one('产品讲解：引见置业顾问，物业服务内容如实介绍，不作承诺', 'SLS-015'),
      one('送别：征询意见，送至门口，“感谢光临，请慢走”', 'SLS-001'),
      one('客户询问五分钟内答复', 'SLS-007'),
    ],
  },
  {
    code: 'SALES-PHRASES', name: '案场服务话术', kind: 'standard', post: 'sales_office', scene: 'language',
    items: [
      one('迎接：“您好，欢迎参观”', 'ETQ-016', { weight: 2 }),
      one('引领：“请随我来”', 'ETQ-016'),
      one('着装、仪态、接待话术全员一致', 'ETQ-015'),
      one('每一环节按话术，无口头禅、无方言歧义', 'SLS-004'),
      one('透露其他访客的姓名、电话或购房意向', 'SLS-002', { isRedLine: true }),
    ],
  },
  {
    code: 'HOSPITALITY', name: '待客五德自评表', kind: 'standard', post: 'everybody', scene: 'values',
    items: [
      scored('尊重备至', '称呼客户，注视客户，先客后己', 'ETQ-022'),
      scored('彬彬有礼', '请、您好、谢谢、对不起、再见不离口', 'ETQ-022'),
      scored('乐于助人', '看到需要就上前，不等客户开口', 'ETQ-022'),
      scored('真诚质朴', '说到做到，做不到如实说明', 'ETQ-022'),
      scored('温良谦恭', '受委屈不失礼，被表扬不骄傲', 'ETQ-022'),
      scored('内部客人', '对待同事如对待客人，协助不推托', 'ORG-043'),
      scored('当场决断', '在授权范围内当场解决，事后报告', 'ORG-044'),
    ],
  },
  {
    code: 'COMPLAINT-FLOW', name: '投诉处理流程', kind: 'procedure', post: 'customer_service', scene: 'complaint',
    items: [
      one('立即登记内容、时间、地点、涉及人员、要求和期望，告知已受理', 'CMP-008'),
      one('说明处理流程；普通问题现场解决，复杂问题二十四小时内反馈，重大事件立即上报', 'CMP-024'),
      one('二十四小时内传达至相关部门，承诺反馈进展的时间', 'CMP-027'),
      one('使用、维修类投诉立即到现场调查，查档案、问人员，核实情况', 'CMP-011'),
      one('分析原因，提出方案；涉及赔偿按权限审批', 'CMP-013'),
      one('处理中及时告知进展', 'CMP-014'),
      one('处理完毕反馈结果，征求意见，由接待人员再次确认满意度', 'CMP-028'),
      one('定期总结根源与规律，修订制度、补训人员', 'CMP-017'),
    ],
  },
]
