import { wallTime } from '../text/wall-time.ts'

/**
 * How a column is written. `text` also for phones, room codes and every other identifier; `date` is a local day (`2026-03-01`);
 * `datetime` an instant shown as the site's wall time; `money` integer fen; `reason` a text in red that says what is wrong with a row.
 */
export type ColumnKind = 'text' | 'number' | 'date' | 'datetime' | 'money' | 'reason'

/** `width` is in characters of the default font; a Chinese character needs two. */
export type SheetColumn = { key: string; title: string; width?: number; kind: ColumnKind }

export type ColumnValue = string | number | bigint | boolean | Date | null | undefined
export type RowSource = AsyncIterable<Record<string, ColumnValue>> | Iterable<Record<string, ColumnValue>>

/** Wall time of a date or datetime value, written as UTC; undefined when the value is no date. */
export function wallTimeOf(value: ColumnValue, kind: 'date' | 'datetime', timeZone: string): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : kind === 'datetime' ? wallTime(value, timeZone) : value
  if (typeof value !== 'string') return undefined
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (day) return new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])))
  const instant = new Date(value)
  return kind === 'datetime' && !Number.isNaN(instant.getTime()) ? wallTime(instant, timeZone) : undefined
}

/** Fen as exact yuan with two decimals: `1234` → `12.34`. */
export function yuanText(fen: number | bigint | string): string {
  const amount = BigInt(fen)
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
