import type { Locale, redress } from '@guanjia/contract'

type Step = redress.WorkflowStep
type Words = Record<Locale, [name: string, detail: string]>
interface DefaultStep {
  words: Words
  post: Step['post']
  within: number | null
}
const step = (post: Step['post'], within: number | null, cn: [string, string], tw: [string, string], en: [string, string]): DefaultStep => ({ post, within, words: { 'zh-CN': cn, 'zh-TW': tw, en } })
const HOUR = 60
const DAY = 24 * HOUR

const RECEIVE = step('first_contact', 10, ['受理告知', '听业户讲完，说明处理流程，告知已受理。'], ['受理告知', '聽住戶講完，說明處理流程，告知已受理。'], ['Receive', 'Hear the resident out, explain the process, say that it is accepted.'])
const RECORD = step('first_contact', 30, ['登记要素', '时间、地点、涉及人员、要求与期望记全。'], ['登記要素', '時間、地點、涉及人員、要求與期望記全。'], ['Record', 'Time, place, persons, demand and expectation, all of them.'])
const CLASSIFY = step('first_contact', HOUR, ['分类定级', '定类别与等级，转达责任部门；重大投诉立即上报。'], ['分類定級', '定類別與等級，轉達責任部門；重大投訴立即上報。'], ['Classify', 'Category and grade; hand it to the department; report what is major at once.'])
const INVESTIGATE = step('department', 4 * HOUR, ['调查核实', '现场查看、查档、询问当事人，结论有据。'], ['調查核實', '現場查看、查檔、詢問當事人，結論有據。'], ['Investigate', 'See the place, look up the archives, hear the people; have proof.'])
const SOLVE = step('department', DAY, ['落实方案', '提出并执行解决方案；涉及补偿按权限审批。'], ['落實方案', '提出並執行解決方案；涉及補償按權限審批。'], ['Solve', 'Propose a solution and carry it out; compensation within the limits.'])
const ANSWER = step('owner', DAY, ['答复业户', '反馈处理过程与结果，征求意见。'], ['答覆住戶', '回覆處理過程與結果，徵求意見。'], ['Answer', 'Tell the resident course and result; ask for the opinion.'])
const FOLLOW_UP = step('first_contact', 3 * DAY, ['回访确认', '由首接人回访，确认满意后归档。'], ['回訪確認', '由首接人回訪，確認滿意後歸檔。'], ['Follow up', 'The first contact calls back; filed once the resident is content.'])

const SITE_SURVEY = step('department', 2 * HOUR, ['现场勘查', '立即到场，拍照留证，先消除危险。'], ['現場勘查', '立即到場，拍照留證，先消除危險。'], ['Look at the place', 'Go there at once, take pictures, remove the danger first.'])
const FOUR_QUESTIONS = step('supervisor', DAY, ['维保四问自查', '维保做了没有、工程巡视了没有、其他岗位发现了没有、业户先前投诉过没有。'], ['維保四問自查', '維保做了沒有、工程巡視了沒有、其他崗位發現了沒有、住戶先前投訴過沒有。'], ['Four questions', 'Maintained? Patrolled? Noticed by others? Complained before?'])
const HEAR_STAFF = step('supervisor', 4 * HOUR, ['了解当事员工', '由主管分别听取双方说明，不让当事人自行处理。'], ['了解當事員工', '由主管分別聽取雙方說明，不讓當事人自行處理。'], ['Hear the colleague', 'The supervisor hears both sides; nobody handles a complaint about oneself.'])
const APOLOGISE = step('supervisor', DAY, ['当面致歉', '属实的当面或电话致歉，说明改进。'], ['當面致歉', '屬實的當面或電話致歉，說明改進。'], ['Apologise', 'If it is so: apologise in person or by telephone, say what improves.'])
const CALM = step('department', 30, ['到场处置', '秩序人员到场，先劝离、隔离，保护现场与监控。'], ['到場處置', '秩序人員到場，先勸離、隔離，保護現場與監控。'], ['Be there', 'Security goes there, parts the people, keeps the place and the recordings.'])

/** Until an organisation writes its own: one for every complaint, and three for the kinds that differ (CMP-022, CMP-035). */
const DEFAULTS: Record<string, readonly DefaultStep[]> = {
  '': [RECEIVE, RECORD, CLASSIFY, INVESTIGATE, SOLVE, ANSWER, FOLLOW_UP],
  facility: [RECEIVE, RECORD, CLASSIFY, SITE_SURVEY, FOUR_QUESTIONS, SOLVE, ANSWER, FOLLOW_UP],
  service: [RECEIVE, RECORD, CLASSIFY, HEAR_STAFF, APOLOGISE, ANSWER, FOLLOW_UP],
  order: [RECEIVE, CALM, RECORD, CLASSIFY, INVESTIGATE, SOLVE, ANSWER, FOLLOW_UP],
}

/** The default steps of a root category by its code, or of all; null where none differs. */
export function defaultSteps(rootCode: string | null, locale: Locale): Step[] | null {
  const steps = DEFAULTS[rootCode ?? '']
  return steps === undefined ? null : steps.map(({ words, post, within }) => ({ name: words[locale][0], detail: words[locale][1], post, withinMinutes: within }))
}
