import type { Locale } from '@guanjia/contract'

type Level = 'supervisor' | 'site_manager' | 'head_office' | 'mediation'
type Grade = 'ordinary' | 'complex' | 'major'

/** What the handbook says by itself, around what it takes from the settings. */
export interface HandbookWords {
  title: string
  draft: string
  published: string
  principles: string
  principleTexts: string[]
  grades: string
  gradeHeads: string[]
  gradeMeaning: Record<Grade, string>
  gradeAct: Record<Grade, string>
  forced: (households: number, days: number, thirdDays: number, reasons: string[]) => string
  levels: string
  levelText: string
  levelHeads: string[]
  levelNames: Record<Level, string>
  levelActs: Record<Level, string>
  outside: string
  nobody: string
  processes: string
  processText: string
  everyComplaint: string
  stepHeads: string[]
  promises: string
  promiseText: string
  promiseHeads: string[]
  limits: string
  limitText: string
  limitHeads: string[]
  unlimited: string
  people: string
  peopleHeads: string[]
}

const WORDS: Record<Locale, HandbookWords> = {
  'zh-CN': {
    title: '投诉处理手册', draft: '草稿', published: '发布于',
    principles: '处理原则',
    principleTexts: [
      '首接负责：谁最先接到投诉，谁负责到业户确认解决为止。移交处理时，首接责任人仍跟踪每一环节并负责回访。',
      '五清楚一报告：听清楚、问清楚、跟清楚、复清楚、记清楚；重大投诉立即报告。',
      '不得打断、不争辩、不急于表态；不让业户重复叙述；不得因证据不足拒收投诉。',
      '处理人不得自行回访或关闭自己处理的投诉。',
    ],
    grades: '投诉分级', gradeHeads: ['等级', '情形', '响应'],
    gradeMeaning: { ordinary: '可当场说明或处理的一般问题', complex: '需要调查、协调或上门处理的问题', major: '涉及安全、人身、媒体、主管部门、群体或屡次未决的问题' },
    gradeAct: { ordinary: '当场解决', complex: '24 小时内反馈', major: '立即上报项目经理，公司总部同步知悉' },
    forced: (households, days, third, reasons) => `凡有下列情形之一，一律按重大投诉处理，不得降级：涉及${reasons.join('、')}；${days} 天内有 ${households} 户及以上反映同一问题；同一户 ${third} 天内就同一事项第三次投诉。`,
    levels: '分级答复', levelText: '业户对处理结果不满意时，逐级上报。每一级须另行承诺答复时限，并保留本级答复。',
    levelHeads: ['层级', '负责人', '职责'],
    levelNames: { supervisor: '主管', site_manager: '项目经理', head_office: '公司总部', mediation: '外部调解' },
    levelActs: { supervisor: '复核调查与方案，限时电话答复', site_manager: '约见业户，决定超出主管权限的方案', head_office: '复核全案，作出最终答复', mediation: '协同社区或人民调解组织，按调解结果执行' },
    outside: '社区、街道或人民调解组织', nobody: '暂缺',
    processes: '处理流程与责任人', processText: '时限从受理时起算，为内部工作安排；对业户的承诺见“时限承诺”。',
    everyComplaint: '通用流程', stepHeads: ['序号', '环节', '要求', '责任人', '时限'],
    promises: '时限承诺', promiseText: '下列时限对业户承诺，由系统计时、提醒与升级。', promiseHeads: ['适用', '环节', '时限'],
    limits: '补偿权限', limitText: '同一投诉的补偿合并计算，不得拆分；申请人不得审批自己的申请。', limitHeads: ['岗位', '单案累计不超过'], unlimited: '不限',
    people: '责任部门与人员', peopleHeads: ['部门或岗位', '人员', '负责类别'],
  },
  'zh-TW': {
    title: '投訴處理手冊', draft: '草稿', published: '發布於',
    principles: '處理原則',
    principleTexts: [
      '首接負責：誰最先接到投訴，誰負責到住戶確認解決為止。移交處理時，首接責任人仍跟催每一環節並負責回訪。',
      '五清楚一報告：聽清楚、問清楚、跟清楚、覆清楚、記清楚；重大投訴立即報告。',
      '不得打斷、不爭辯、不急於表態；不讓住戶重複敘述；不得因證據不足拒收投訴。',
      '處理人不得自行回訪或結案自己處理的投訴。',
    ],
    grades: '投訴分級', gradeHeads: ['等級', '情形', '回應'],
    gradeMeaning: { ordinary: '可當場說明或處理的一般問題', complex: '需要調查、協調或到府處理的問題', major: '涉及安全、人身、媒體、主管機關、群體或屢次未決的問題' },
    gradeAct: { ordinary: '當場解決', complex: '24 小時內回覆', major: '立即上報社區經理，公司總部同步知悉' },
    forced: (households, days, third, reasons) => `凡有下列情形之一，一律按重大投訴處理，不得降級：涉及${reasons.join('、')}；${days} 天內有 ${households} 戶及以上反映同一問題；同一戶 ${third} 天內就同一事項第三次投訴。`,
    levels: '分級答覆', levelText: '住戶對處理結果不滿意時，逐級上報。每一級須另行承諾答覆時限，並保留本級答覆。',
    levelHeads: ['層級', '負責人', '職責'],
    levelNames: { supervisor: '主管', site_manager: '社區經理', head_office: '公司總部', mediation: '外部調解' },
    levelActs: { supervisor: '覆核調查與方案，限時電話答覆', site_manager: '約見住戶，決定超出主管權限的方案', head_office: '覆核全案，作出最終答覆', mediation: '會同鄉鎮市調解會，依調解結果執行' },
    outside: '鄉鎮市區調解委員會', nobody: '暫缺',
    processes: '處理流程與責任人', processText: '時限從受理時起算，為內部工作安排；對住戶的承諾見「時限承諾」。',
    everyComplaint: '通用流程', stepHeads: ['序號', '環節', '要求', '責任人', '時限'],
    promises: '時限承諾', promiseText: '下列時限對住戶承諾，由系統計時、提醒與升級。', promiseHeads: ['適用', '環節', '時限'],
    limits: '補償權限', limitText: '同一投訴的補償合併計算，不得拆分；申請人不得審批自己的申請。', limitHeads: ['職務', '單案累計不超過'], unlimited: '不限',
    people: '責任部門與人員', peopleHeads: ['部門或職務', '人員', '負責類別'],
  },
  en: {
    title: 'Complaint Handbook', draft: 'Draft', published: 'published',
    principles: 'Principles',
    principleTexts: [
      'First contact: whoever receives a complaint first answers for it until the resident confirms that it is settled, follows every step of others, and calls back.',
      'Five clears and one report: heard, asked, tracked, replied, recorded; what is major is reported at once.',
      'Nobody interrupts, argues or takes a hasty position; nobody has to tell it twice; no complaint is turned away for lack of proof.',
      'Whoever did the work neither calls back nor closes.',
    ],
    grades: 'Grades', gradeHeads: ['Grade', 'When', 'Response'],
    gradeMeaning: { ordinary: 'Can be explained or settled on the spot', complex: 'Needs investigation, other departments or a visit', major: 'Safety, injury, media, authorities, many households, or again and again' },
    gradeAct: { ordinary: 'On the spot', complex: 'Feedback within 24 hours', major: 'Reported to the site manager at once; head office sees it' },
    forced: (households, days, third, reasons) => `Always major, and never graded down: ${reasons.join(', ').toLowerCase()}; ${households} households or more about one matter within ${days} days; the third complaint of a household about one matter within ${third} days.`,
    levels: 'Levels', levelText: 'When the resident does not agree, it goes up one level. Each level promises its own time and keeps its own answer.',
    levelHeads: ['Level', 'Who', 'What'],
    levelNames: { supervisor: 'Supervisor', site_manager: 'Site manager', head_office: 'Head office', mediation: 'Outside mediation' },
    levelActs: { supervisor: 'Looks again, answers by telephone in time', site_manager: 'Meets the resident, decides beyond the supervisor', head_office: 'Looks at everything again, answers for good', mediation: 'Works with the mediators and does what they find' },
    outside: 'Mediators of the community', nobody: 'nobody at present',
    processes: 'Processes and who does them', processText: 'Times count from registration and are the house’s own plan; what residents are promised is in "Promises".',
    everyComplaint: 'Every complaint', stepHeads: ['No.', 'Step', 'What', 'Who', 'Within'],
    promises: 'Promises', promiseText: 'Promised to residents; clocks, reminders and escalations run by themselves.', promiseHeads: ['Applies to', 'Step', 'Time'],
    limits: 'Compensation', limitText: 'Everything for one complaint counts together; nobody decides what they asked for themselves.', limitHeads: ['Post', 'At most for one case'], unlimited: 'no limit',
    people: 'Departments and people', peopleHeads: ['Department or post', 'People', 'Categories'],
  },
}

export function handbookWords(locale: Locale): HandbookWords {
  return WORDS[locale]
}

/** `10 分钟`, `4 小时`, `3 天`: the largest unit that says it without a rest. */
export function lengthText(minutes: number, locale: Locale): string {
  const units = { 'zh-CN': ['天', '小时', '分钟'], 'zh-TW': ['天', '小時', '分鐘'], en: ['days', 'h', 'min'] }[locale]
  const [length, unit] = minutes % 1440 === 0 ? [minutes / 1440, units[0]] : minutes % 60 === 0 ? [minutes / 60, units[1]] : [minutes, units[2]]
  return `${length} ${unit}`
}
