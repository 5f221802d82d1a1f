import type { Locale } from '../shared.ts'
import type { EnumLabels, FirstLabels, Labels } from './labels.ts'
import { labels as en } from './en.ts'
import { choices as laterEn } from './later/en.ts'
import { choices as laterZhCN } from './later/zh-CN.ts'
import { choices as laterZhTW } from './later/zh-TW.ts'
import type { LaterEnumLabels } from './later/labels.ts'
import { labels as zhCN } from './zh-CN.ts'
import { labels as zhTW } from './zh-TW.ts'

export type { EnumLabels, Labels } from './labels.ts'

const whole = (first: FirstLabels, later: LaterEnumLabels): Labels => ({ enum: { ...first.enum, ...later }, error: first.error })

/** All languages at once, for the server; clients fetch the first choices with their language, and the rest as an area. */
export const LABELS: Record<Locale, Labels> = { 'zh-CN': whole(zhCN, laterZhCN), 'zh-TW': whole(zhTW, laterZhTW), en: whole(en, laterEn) }

/** The word for a choice in a language; a value that the group does not know is given back as it is. */
export function labelOf(locale: Locale, group: keyof EnumLabels, value: string): string {
  return (LABELS[locale].enum[group] as Record<string, string>)[value] ?? value
}
