import type { environment } from '@guanjia/contract'

const DIGITS = '零一二三四五六七八九'
const NUMBER = String.raw`(\d{1,2}|半|[一二两兩三四五六七八九十]{1,3})?`
const UNITS: readonly (readonly [RegExp, unit: environment.FrequencyUnit, each: number])[] = [[/^(日|天|days?|daily)$/, 'day', 1], [/^(周|週|星期|weeks?|weekly)$/, 'week', 1], [/^(月|months?|monthly)$/, 'month', 1], [/^(季度?|quarters?|quarterly)$/, 'month', 3], [/^(年度?|years?|yearly|annually)$/, 'month', 12]]
const UNIT = '(日|天|周|週|星期|月|季度|季|年度|年)'
const WAYS: readonly { pattern: RegExp; every: number; unit: number; times: number }[] = [
  // 每日 2 次, 一日两次, 每 3 个月 1 次, 每季度
  { pattern: new RegExp(`^每?${NUMBER}(?:个|個)?${UNIT}(?:不少于|至少|不少於)?${NUMBER}[次遍]?$`), every: 1, unit: 2, times: 3 },
  // 2 次/日, 1 次 / 3 月, 一次每周
  { pattern: new RegExp(`^${NUMBER}[次遍](?:/|每)${NUMBER}(?:个|個)?${UNIT}$`), every: 2, unit: 3, times: 1 },
  // 2 × / day, 1 time per 3 months, twice is said as 2
  { pattern: /^(\d{1,2})(?:×|x|times?)?(?:\/|per|a|every)(\d{1,2})?(days?|weeks?|months?|quarters?|years?)$/, every: 2, unit: 3, times: 1 },
  { pattern: /^()()(daily|weekly|monthly|quarterly|yearly|annually)$/, every: 1, unit: 3, times: 2 },
]

/** A number in figures or Chinese numerals up to 99; what is not said is one. Half of a year is the only half that is understood. */
function numberOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '半') return 0.5
  const [tens, ones] = text.replaceAll(/[两兩]/g, '二').split('十') as [string, string?]
  if (ones === undefined) return tens.length === 1 ? DIGITS.indexOf(tens) : Number.NaN
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones))
}

/** How often, as offices write it: `每日2次`, `1次/周`, `每季度一次`, `隔日一次`, `2 × / day`. Null for what is none. */
export function frequencyIn(text: string): environment.Frequency | null {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  const otherDay = /^隔[日天](?:一次|1次)?$/.test(plain)
  if (otherDay) return { times: 1, every: 2, unit: 'day' }
  for (const way of WAYS) {
    const found = way.pattern.exec(plain)
    const known = found && UNITS.find(([pattern]) => pattern.test(found[way.unit]!))
    if (!found || !known) continue
    const [every, times] = [numberOf(found[way.every]) * known[2], numberOf(found[way.times])]
    return [every, times].every((value) => Number.isInteger(value) && value >= 1 && value <= 24) ? { times, every, unit: known[1] } : null
  }
  return null
}
