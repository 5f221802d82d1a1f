import type { Locale } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'

/** A column of an exported list, titled in the three languages. */
export interface Column<T> {
  key: string
  kind: ColumnKind
  width: number
  title: Record<Locale, string>
  value: (row: T, locale: Locale) => ColumnValue
}

export function column<T>(key: string, kind: ColumnKind, width: number, [cn, tw, en]: [string, string, string], value: Column<T>['value']): Column<T> {
  return { key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value }
}

/** Presented rows as a sheet in the reader's language. */
export function sheetOf<T>(ctx: Ctx, name: Record<Locale, string>, timeZone: string, columns: readonly Column<T>[], rows: readonly T[]): ExportPlan {
  return {
    name: name[ctx.locale], timeZone, columns: columns.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })),
    rows: rows.map((row) => Object.fromEntries(columns.map((one) => [one.key, one.value(row, ctx.locale)]))),
  }
}
