import { cases } from '@guanjia/contract'
import { normaliseText } from '../../../platform/text/index.ts'

/** A closing time beside it makes it closed, otherwise it is resolved: systems use 已完成 for either. */
export type StatusWord = cases.CaseStatus | 'done'

const STATUS: Record<StatusWord, readonly string[]> = {
  registered: [
    '待受理', '未受理', '新建', '新增', '已登记', '登记', '待处理', '未处理', '待派单', '待分派', '待分配', '待接单', '待受理', '未處理', '待處理', '待派單', '已登記', '新增', 'new', 'open',
    'opened', 'submitted', 'received', 'unassigned', 'logged', 'to do', 'unspecified',
  ],
  classified: [
    '已派单', '已分派', '已分配', '已受理', '已转派', '已接单', '受理', '已派單', '已受理', '已接單', 'assigned', 'accepted', 'dispatched', 'triaged', 'acknowledged',
  ],
  in_progress: [
    '处理中', '进行中', '维修中', '跟进中', '办理中', '施工中', '挂起', '已挂起', '暂停', '待料', '待配件', '处理', '處理中', '進行中', '維修中', '待料', '暫停', 'in progress',
    'started', 'working', 'work in progress', 'pending', 'on hold', 'waiting', 'active', 'open in progress',
  ],
  waiting: [],
  resolved: ['已解决', '待回访', '待评价', '待确认', '待验收', '已解決', '待回訪', '待確認', '待驗收', 'resolved', 'fixed', 'solved', 'awaiting confirmation'],
  done: ['已完成', '已处理', '完成', '完工', '已完工', '处理完成', '已處理', 'done', 'completed', 'complete', 'finished'],
  confirmed: ['已回访', '已确认', '已评价', '已验收', '已回訪', '已確認', '已評價', 'confirmed', 'verified'],
  closed: [
    '已关闭', '关闭', '已关单', '已办结', '办结', '已结案', '结案', '已归档', '归档', '完结', '已完结', '结束', '已结束', '已關閉', '已結案', '結案', '已歸檔', '結束', 'closed',
    'archived', 'case closed',
  ],
  invalid: ['无效', '作废', '已作废', '无效工单', '重复', '無效', '作廢', '重複', 'invalid', 'rejected', 'spam', 'void', 'duplicate', 'closed duplicate'],
  cancelled: ['已取消', '取消', '已撤销', '撤销', '已撤单', '已撤回', '已撤銷', '撤單', 'cancelled', 'canceled', 'withdrawn', 'cancel'],
  reopened: ['重新打开', '返工', '重办', '重开', '重新處理', '重開', 'reopened', 're-opened', 'reopen'],
}

const KIND: Record<cases.CaseKind, readonly string[]> = {
  enquiry: ['咨询', '问询', '询问', '查询', '諮詢', '詢問', 'enquiry', 'inquiry', 'question', 'information', 'information request'],
  repair: ['报修', '维修', '工程', '保修', '故障', '報修', '維修', 'repair', 'maintenance', 'fault', 'defect', 'work order'],
  complaint: ['投诉', '客诉', '申诉', '抱怨', '投訴', '客訴', '申訴', 'complaint', 'grievance'],
  suggestion: ['建议', '意见', '建議', '意見', 'suggestion', 'idea', 'comment'],
  praise: ['表扬', '感谢', '点赞', '表揚', '感謝', 'praise', 'compliment', 'thanks'],
  assistance: ['求助', '协助', '帮助', '协助', '協助', '幫助', 'assistance', 'help', 'request for help'],
  report: ['举报', '报告', '报事', '上报', '报备', '舉報', '通報', '報告', 'report', 'notification'],
  paid_service: ['有偿服务', '有偿', '特约服务', '增值服务', '有償服務', '特約服務', 'paid service', 'chargeable service'],
}

const CHANNEL: Record<cases.Case['channel'], readonly string[]> = {
  phone: ['电话', '来电', '热线', '致电', '電話', '來電', '熱線', 'phone', 'call', 'telephone', 'hotline'],
  visit: [
    '来访', '前台', '现场', '上门', '面谈', '到访', '接待', '來訪', '現場', '面談', 'visit', 'walk-in', 'walk in', 'in person', 'counter', 'front desk',
    'self generated',
  ],
  letter: ['信函', '信件', '来信', '意见箱', '來信', '意見箱', 'letter', 'post', 'mail'],
  email: ['邮件', '电子邮件', '邮箱', '郵件', '電子郵件', 'email', 'e-mail'],
  message: [
    '微信', '公众号', '短信', '业主群', '微信群', 'qq', '网络', '网站', '留言', '簡訊', 'line', '網路', '網站', 'message', 'sms', 'text', 'wechat', 'whatsapp',
    'chat', 'social media', 'online', 'web', 'website', 'self-service', 'self service', 'twitter',
  ],
  resident_app: [
    'app', '小程序', '业主端', '手机端', '业主app', '業主端', 'resident_app', 'mobile', 'mobile app', 'citizens connect app', 'resident app', 'portal',
  ],
  patrol: ['巡检', '巡查', '巡视', '巡邏', '巡檢', '巡查', 'patrol', 'inspection', 'proactive'],
  referral: [
    '转办', '转交', '上级', '政府热线', '12345', '社区', '街道', '其他', '未知', '轉辦', '轉交', '社區', 'referral', 'referred', 'government', 'employee generated',
    'other', 'unknown',
  ],
}

const URGENCY: Record<cases.Case['urgency'], readonly string[]> = {
  normal: ['一般', '普通', '正常', '低', '中', '不急', '常规', 'normal', 'low', 'medium', 'routine', 'standard', 'p3', 'p4', '3', '4'],
  urgent: ['紧急', '加急', '急', '高', '较急', '緊急', '較急', 'urgent', 'high', 'p2', '2'],
  emergency: ['特急', '非常紧急', '抢修', '应急', '特级', '非常緊急', '搶修', 'emergency', 'critical', 'very high', 'p1', '1'],
}

const GRADE: Record<NonNullable<cases.Case['grade']>, readonly string[]> = {
  ordinary: ['一般', '普通', '轻微', '一般投诉', '普通投诉', '一般投訴', '普通投訴', 'ordinary', 'minor', 'low', 'normal'],
  complex: ['复杂', '较大', '重要', '复杂投诉', '複雜', '較大', '複雜投訴', 'complex', 'moderate', 'medium'],
  major: ['重大', '严重', '重大投诉', '嚴重', '重大投訴', 'major', 'serious', 'severe', 'high', 'critical'],
}

const SCORE: Record<'1' | '2' | '3' | '4' | '5', readonly string[]> = {
  1: ['非常不满意', '很不满意', '极不满意', '非常不滿意', 'very dissatisfied', 'strongly disagree', 'very poor'],
  2: ['不满意', '不滿意', '差', 'dissatisfied', 'disagree', 'poor'],
  3: ['一般', '基本满意', '普通', '基本滿意', 'neutral', 'fair', 'average'],
  4: ['满意', '比较满意', '較滿意', '滿意', '好', 'satisfied', 'agree', 'good'],
  5: ['非常满意', '很满意', '十分满意', '非常滿意', '很滿意', 'very satisfied', 'strongly agree', 'excellent'],
}
const NO_SCORE = /^(?:未评价|未評價|未评|待评价|无|無|未回访|未回訪|n\/?a|none|-+|0)$/

function meaning<T extends string>(table: Record<T, readonly string[]>): Map<string, T> {
  const map = new Map<string, T>()
  for (const [canonical, words] of Object.entries(table) as [T, readonly string[]][]) {
    map.set(canonical, canonical)
    map.set(canonical.replaceAll('_', ' '), canonical)
    for (const word of words) map.set(normaliseText(word), canonical)
  }
  return map
}

const MEANINGS = {
  status: meaning(STATUS), kind: meaning(KIND), channel: meaning(CHANNEL), urgency: meaning(URGENCY), grade: meaning(GRADE),
}

/** The fields whose cells are words of a fixed list, and what they come to. */
export interface WordOf {
  status: StatusWord
  kind: cases.CaseKind
  channel: cases.Case['channel']
  urgency: cases.Case['urgency']
  grade: NonNullable<cases.Case['grade']>
}
export const WORD_FIELDS = Object.keys(MEANINGS) as (keyof WordOf)[]

/** Kinds and channels are also recognised inside a longer word (客户投诉, 微信小程序报修) when it names exactly one of them. */
const LOOKED_INTO: ReadonlySet<keyof WordOf> = new Set<keyof WordOf>(['kind', 'channel'])

/** What a cell of a fixed list means: a canonical value or a usual word in three languages; undefined for anything else. */
export function wordOf<F extends keyof WordOf>(field: F, text: string): WordOf[F] | undefined {
  const words = MEANINGS[field] as Map<string, WordOf[F]>
  const key = normaliseText(text)
  const whole = words.get(key)
  if (whole !== undefined || !LOOKED_INTO.has(field)) return whole
  const inside = new Set<WordOf[F]>()
  for (const [word, canonical] of words) if (/^\p{Script=Han}{2,}$/u.test(word) && key.includes(word)) inside.add(canonical)
  return inside.size === 1 ? [...inside][0] : undefined
}

const SCORE_WORDS = meaning(SCORE)

/** A satisfaction of 1 to 5: figures, stars (`5星`, `★★★★`), usual words. Null when nobody has answered, undefined when it is none. */
export function scoreOf(text: string): number | null | undefined {
  const key = normaliseText(text)
  if (key === '' || NO_SCORE.test(key)) return null
  const word = SCORE_WORDS.get(key)
  if (word !== undefined) return Number(word)
  if (/^[★⭐]{1,5}☆*$/u.test(key)) return key.replaceAll('☆', '').length
  const figure = /^([1-5])(?:\.0+)?\s*(?:星|分|stars?|\/\s*5)?$/.exec(key)
  return figure ? Number(figure[1]) : undefined
}

/** The canonical values of a fixed list, for messages about a profile. */
export function valuesOf(field: keyof WordOf): string[] {
  return [...new Set(MEANINGS[field].values())]
}
