import type { Locale } from '../shared.ts'
import type { EnumLabels, Labels } from './labels.ts'
import { labels as en } from './en.ts'
import { labels as zhCN } from './zh-CN.ts'
import { labels as zhTW } from './zh-TW.ts'

export type { EnumLabels, Labels } from './labels.ts'

/** All languages at once, for the server; clients import the one file of their language. */
export const LABELS: Record<Locale, Labels> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

/** The word for a choice in a language; a value that the group does not know is given back as it is. */
export function labelOf(locale: Locale, group: keyof EnumLabels, value: string): string {
  return (LABELS[locale].enum[group] as Record<string, string>)[value] ?? value
}
