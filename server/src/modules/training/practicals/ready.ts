import type { competence, practicals } from '@guanjia/contract'

type Rubric = Pick<practicals.Rubric, 'code' | 'name' | 'kind' | 'post' | 'summary' | 'reference' | 'passPercent' | 'tolerance' | 'theoryWeight' | 'validMonths' | 'gateSkill'> & { criteria: practicals.Criterion[] }

const SYSTEM = '《案场物业服务培训体系构建》'
const LECTURES = '《物业管理服务讲义》'

const DONE = ['未做或做错', '经提醒完成', '独立完成', '熟练、规范']
const ROLE = ['不会', '较差', '合格', '良好', '优秀']
const step = (id: string, text: string, weight: number): practicals.Criterion => ({ id, text, weight, levels: DONE, isRedLine: false })
const judged = (id: string, text: string, weight: number): practicals.Criterion => ({ id, text, weight, levels: ROLE, isRedLine: false })
const redLine = (id: string, text: string): practicals.Criterion => ({ id, text, weight: 5, levels: ['违反', '遵守'], isRedLine: true })
const PRACTICAL = { kind: 'practical', passPercent: 80, tolerance: 10, theoryWeight: 0, validMonths: 12, gateSkill: null } as const
const APPRAISAL = { kind: 'appraisal', passPercent: 70, tolerance: 15, theoryWeight: 0, validMonths: null, gateSkill: null } as const

/** What the documents ask people to show by doing (TRN-010, TRN-011, TRN-013, TRN-017), and by what they are appraised (TRN-024, TRN-025). */
export const READY_RUBRICS: readonly Rubric[] = [
  {
    ...PRACTICAL, code: 'SC-FIRE', name: '消防系统操作', post: 'technician', theoryWeight: 40, gateSkill: '消防', summary: '工程人员上岗实操：报警主机、水泵、防排烟和初期火灾处置。', reference: `${SYSTEM}03、04`,
    criteria: [
      step('alarm', '看懂报警主机：定位、确认、复位', 20), step('pump', '启停消防水泵，手自动切换，读压力', 20), step('smoke', '启动防排烟，确认防火门和卷帘到位', 15), step('hydrant', '接水带、开消火栓，用灭火器扑初火', 20), step('report', '报告：位置、火情、人员、已做的处置', 15), step('record', '恢复系统并写明记录', 10),
      redLine('cut', '处置前切断危险电源、气源'), redLine('bypass', '不擅自屏蔽、关停消防设施'),
    ],
  },
  {
    ...PRACTICAL, code: 'SC-LIFT', name: '电梯应急处理', post: 'technician', theoryWeight: 40, gateSkill: '电梯', summary: '工程人员上岗实操：困人安抚、断电、放人、恢复和报告。', reference: `${SYSTEM}03、04`,
    criteria: [
      step('calm', '用对讲安抚乘客，问清人数和身体情况', 15), step('power', '断主电源、挂牌上锁', 20), step('locate', '确认轿厢位置，判断是否平层', 15), step('release', '按规程盘车或松闸、开门放人', 25), step('call', '通知维保单位和上级，交代清楚', 15), step('after', '设障、贴告示，检查无误后恢复运行', 10),
      redLine('certified', '无证不盘车、不开层门'), redLine('locked', '盘车前确认主电源已切断'),
    ],
  },
  {
    ...PRACTICAL, code: 'SC-RIOT', name: '防暴演练', post: 'security', summary: '安保人员：装备、队形、处置和现场保护。', reference: `${SYSTEM}03`,
    criteria: [step('gear', '60 秒内正确穿戴防暴装备', 20), step('team', '队形与配合，听从指挥', 20), step('contain', '隔离、劝离、控制，用力得当', 25), step('people', '疏散和保护周围人员', 20), step('police', '报警、留存影像、保护现场', 15), redLine('force', '不先动手，不超过必要限度')],
  },
  {
    ...PRACTICAL, code: 'SC-PLAN', name: '应急预案推演', post: 'security', summary: '安保人员：按预案推演一次突发事件，从报告到复盘。', reference: `${SYSTEM}04`,
    criteria: [step('level', '判断类别和等级，启动对应预案', 20), step('report', '第一时间报告，内容完整', 20), step('roles', '说清安保、工程、客服三组分工', 20), step('evacuate', '疏散路线、集合点、清点人数', 25), step('review', '复盘：原因、薄弱环节、改进', 15), redLine('stampede', '疏散不造成拥挤踩踏，不用电梯')],
  },
  {
    ...PRACTICAL, code: 'SC-ANGRY', name: '处理情绪激动的客户', post: 'customer_service', summary: '服务岗位情景模拟：客户上门投诉，情绪激动。', reference: `${SYSTEM}02、03；${LECTURES}`,
    criteria: [judged('seat', '请坐、倒水，单独接待，不当众争执', 15), judged('listen', '耐心听完，不打断，不急于表态', 20), judged('clear', '问清时间、地点、经过和要求，复述确认', 20), judged('sorry', '致歉得体，不推诿，不许诺做不到的事', 15), judged('promise', '当场登记，说明由谁办、多久回复', 20), judged('follow', '跟进到底，办好回访', 10), redLine('words', '不用服务忌语，不与客户争吵')],
  },
  {
    ...PRACTICAL, code: 'SC-SCENE', name: '服务话术情景演练', post: 'everybody', passPercent: 75, summary: '定期演练：接待、来电、报修、引导，用标准话术。', reference: `${SYSTEM}02`,
    criteria: [judged('greet', '问候与自报身份', 20), judged('posture', '仪容、站姿、眼神和微笑', 20), judged('script', '按标准话术表达，语气自然', 25), judged('need', '听出客户没有说出口的需要', 20), judged('close', '复述要点，礼貌道别', 15), redLine('words', '不用服务忌语')],
  },
  {
    ...PRACTICAL, code: 'SC-GUIDE', name: '案场紧急疏散引导', post: 'sales_office', summary: '案场人员：发生紧急情况时引导客户离开。', reference: '《案场物业进场全流程配合方案》',
    criteria: [step('exits', '说出疏散通道和安全出口的位置', 25), step('words', '用清楚、镇定的口令引导', 25), step('order', '老幼优先，有序撤离，不回头取物', 25), step('count', '在集合点清点人数并报告', 25), redLine('lift', '不乘电梯，不堵通道')],
  },
  {
    ...APPRAISAL, code: 'PY-STAFF', name: '员工要求评议', post: 'everybody', summary: '转正、晋升和年度考评用：六项员工要求。', reference: LECTURES,
    criteria: [judged('procedures', '熟悉掌握物业管理规范化程序和本岗位操作规程', 20), judged('knowledge', '熟悉了解相关业务知识', 15), judged('helpful', '助人为乐', 15), judged('needs', '善于理解业户的真实需求', 20), judged('detail', '注重细节', 15), judged('ahead', '服务超前化', 15)],
  },
  {
    ...APPRAISAL, code: 'PY-BUTLER', name: '管家胜任力评议', post: 'steward', summary: '管家岗位：专业知识与技能、沟通能力，外加六项员工要求。', reference: LECTURES,
    criteria: [
      judged('professional', '具备相关的专业知识和技能', 20), judged('communication', '具备良好的沟通能力', 20), judged('procedures', '熟悉掌握物业管理规范化程序和本岗位操作规程', 10), judged('knowledge', '熟悉了解相关业务知识', 10), judged('helpful', '助人为乐', 10), judged('needs', '善于理解业户的真实需求', 10), judged('detail', '注重细节', 10), judged('ahead', '服务超前化', 10),
    ],
  },
]

/** What each post asks for at the beginning; courses and rubrics by their codes. */
export const READY_REQUIREMENTS: readonly { post: competence.Requirement['post']; kind: 'practical' | 'course'; code: string }[] = [
  { post: 'technician', kind: 'practical', code: 'SC-FIRE' }, { post: 'technician', kind: 'practical', code: 'SC-LIFT' },
  { post: 'security', kind: 'practical', code: 'SC-RIOT' }, { post: 'security', kind: 'practical', code: 'SC-PLAN' },
  { post: 'customer_service', kind: 'practical', code: 'SC-ANGRY' },
  // TRN-027: who works in a sales office knows how to lead people out.
  { post: 'sales_office', kind: 'course', code: 'KC-10' }, { post: 'sales_office', kind: 'practical', code: 'SC-GUIDE' },
]

/** So long people have, from the beginning, to pass what will be asked of them. */
export const GRACE_DAYS = 90
