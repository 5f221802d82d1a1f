import type { Locale } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import type { ColumnKind, ColumnValue } from '../sheets/index.ts'
import type { ExportPlan } from './export.ts'

/** A column of an exported list, titled in the three languages. */
export interface Column<T> {
  key: string
  kind: ColumnKind
  width: number
  title: Record<Locale, string>
  value: (row: T, locale: Locale) => ColumnValue
}

export function column<T>(key: string, kind: ColumnKind, width: number, [cn, tw, en]: readonly [string, string, string], value: Column<T>['value']): Column<T> {
  return { key, kind, width, title: { 'zh-CN': cn, 'zh-TW': tw, en }, value }
}

/** A moment of the API as a cell. */
export const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

/** Presented rows as a sheet in the reader's language. */
export function sheetOf<T>(ctx: Ctx, name: Record<Locale, string>, timeZone: string, columns: readonly Column<T>[], rows: readonly T[] | AsyncIterable<T>, personal?: ExportPlan['personal']): ExportPlan {
  const told = (row: T): Record<string, ColumnValue> => Object.fromEntries(columns.map((one) => [one.key, one.value(row, ctx.locale)]))
  async function* lines(): AsyncGenerator<Record<string, ColumnValue>> {
    for await (const row of rows) yield told(row)
  }
  return { name: name[ctx.locale], timeZone, columns: columns.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[ctx.locale] })), rows: lines(), ...(personal ? { personal } : {}) }
}

/** At most so many rows a page, as in every list of the API. */
const PAGE = 200

/** Every row of a list, page by page as its screen would ask for them: an export shows exactly what the list shows to the same person. */
export async function* everyPage<T>(list: (paging: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>): AsyncGenerator<T> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await list({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
    yield* items
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}
