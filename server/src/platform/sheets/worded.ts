import type { Locale } from '@guanjia/contract'
import type { ColumnKind, ColumnValue, SheetColumn } from './columns.ts'

/** In zh-CN, zh-TW, en. */
export type Words = readonly [string, string, string]
const INDEX: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }
export const say = (locale: Locale, words: Words): string => words[INDEX[locale]]

export interface WordedColumn<T> {
  key: string
  title: Words
  value: (row: T) => ColumnValue
  width?: number
  kind?: ColumnKind
}
export const columnsIn = <T>(locale: Locale, columns: readonly WordedColumn<T>[]): SheetColumn[] => columns.map(({ key, title, width = 16, kind = 'text' }) => ({ key, kind, width, title: say(locale, title) }))
export const rowOf = <T>(columns: readonly WordedColumn<T>[], row: T): Record<string, ColumnValue> => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))
export const instant = (at: string | null): Date | null => (at === null ? null : new Date(at))
