import type { Locale } from '@guanjia/contract'
import type { Predicate } from './predicate.ts'
import type { FACTS } from './subject.ts'

type Words = {
  facts: Record<(typeof FACTS)[number], string>
  all: string
  any: string
  not: (what: string) => string
  always: string
  never: string
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    facts: {
      received: '受理', promised: '已约定时间', acknowledged: '已响应', needsFieldWork: '需要上门', raised: '已生成工单',
      arrived: '已到场', workBegun: '已开始处置', forwarded: '已转达责任部门', graded: '已定级', feedbackGiven: '已首次反馈',
      updateGiven: '已告知进展', resolved: '已完成', visited: '已回访', reportedUp: '已上报', returned: '已归还', closed: '已关闭',
      cancelled: '已取消', waiting: '等待中',
    },
    all: ' 且 ', any: ' 或 ', not: (what) => `非${what}`, always: '始终', never: '从不',
  },
  'zh-TW': {
    facts: {
      received: '受理', promised: '已約定時間', acknowledged: '已回應', needsFieldWork: '需要到府', raised: '已產生工單',
      arrived: '已到場', workBegun: '已開始處置', forwarded: '已轉達責任部門', graded: '已定級', feedbackGiven: '已首次回饋',
      updateGiven: '已告知進度', resolved: '已完成', visited: '已回訪', reportedUp: '已上報', returned: '已歸還', closed: '已結案',
      cancelled: '已取消', waiting: '等待中',
    },
    all: ' 且 ', any: ' 或 ', not: (what) => `非${what}`, always: '始終', never: '從不',
  },
  en: {
    facts: {
      received: 'received', promised: 'a time promised', acknowledged: 'answered by a person', needsFieldWork: 'field work needed',
      raised: 'work orders raised', arrived: 'someone on site', workBegun: 'work begun', forwarded: 'with the department in charge',
      graded: 'graded', feedbackGiven: 'first feedback given', updateGiven: 'progress told', resolved: 'resolved', visited: 'followed up',
      reportedUp: 'reported to the site manager', returned: 'returned', closed: 'closed', cancelled: 'cancelled', waiting: 'waiting',
    },
    all: ' and ', any: ' or ', not: (what) => `not ${what}`, always: 'always', never: 'never',
  },
}

/** A condition in a reader's language: `已到场 或 已完成`, `someone on site or resolved`. Facts that modules name are told by that name. */
export function predicateWords(predicate: Predicate, locale: Locale): string {
  const words = WORDS[locale]
  if (typeof predicate === 'string') return (words.facts as Record<string, string>)[predicate] ?? predicate
  if ('not' in predicate) return words.not(nested(predicate.not, locale))
  const [parts, link, empty] = 'all' in predicate ? [predicate.all, words.all, words.always] : [predicate.any, words.any, words.never]
  if (parts.length === 0) return empty
  return parts.length === 1 ? predicateWords(parts[0]!, locale) : parts.map((part) => nested(part, locale)).join(link)
}

const nested = (predicate: Predicate, locale: Locale): string => {
  const isLong = typeof predicate === 'object' && !('not' in predicate) && ('all' in predicate ? predicate.all : predicate.any).length > 1
  return isLong ? `(${predicateWords(predicate, locale)})` : predicateWords(predicate, locale)
}
