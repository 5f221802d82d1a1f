import type { Locale } from '@guanjia/contract'
import type { KeptProblem } from '../import-kinds.ts'

export type ProblemWords = [cn: string, tw: string, en: string]

/** Why a row is refused or worth a look. `{value}` is what stands in the cell. */
const TEXTS: Record<string, ProblemWords> = {
  key_missing: ['缺少必填项', '缺少必填項', 'A required cell is empty'],
  key_twice: ['与第 {row} 行重复：{value}', '與第 {row} 列重複：{value}', 'The same as row {row}: {value}'],
  unit_unknown: ['没有这个房号：{value}', '沒有這個房號：{value}', 'No such unit: {value}'],
  person_missing: ['请填写姓名或电话', '請填寫姓名或電話', 'Name or phone is needed'],
  person_unknown: ['业户档案里没有此人：{value}', '住戶檔案裡沒有此人：{value}', 'Nobody of this name or phone on file: {value}'],
  number_unreadable: ['不是有效数字：{value}', '不是有效數字：{value}', 'Not a number: {value}'],
  date_unreadable: ['看不懂的日期：{value}', '看不懂的日期：{value}', 'Not a date: {value}'],
  date_order: ['日期先后不对：{value}', '日期先後不對：{value}', 'Dates in the wrong order: {value}'],
  word_unknown: ['不认识的内容，已忽略：{value}', '不認識的內容，已忽略：{value}', 'Not understood and left out: {value}'],
}
const AT: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }

/** `own` are the words of one kind of list, for what only it can find wrong. */
export function problemText(problem: KeptProblem, locale: Locale, own: Record<string, ProblemWords> = {}): string {
  const text = (own[problem.code] ?? TEXTS[problem.code])?.[AT[locale]] ?? problem.code
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'value' ? problem.value : String(problem.params[name] ?? '')))
}

export function reasonTitle(locale: Locale): { reason: string; row: string } {
  return { 'zh-CN': { reason: '错误原因', row: '原行号' }, 'zh-TW': { reason: '錯誤原因', row: '原列號' }, en: { reason: 'Reason', row: 'Row' } }[locale]
}
