import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { likeText } from './list.ts'

/**
 * How a typed number of a series (`C`, `W`) is looked for in a view with `number` and `tail`: its beginning (`C-202603`, `20260305-00`),
 * day and tail (`0305-0012`), or the tail alone (`012`, `0012`). Null when the text is no number of the series.
 */
export function numberLike(text: string, prefix: string): RawBuilder<SqlBool> | null {
  const written = text.trim().toUpperCase()
  const digits = written.replace(new RegExp(`^${prefix}-?`), '')
  if (!/^\d{1,8}(-\d{0,6})?$/.test(digits)) return null
  const [head, tail] = digits.split('-') as [string, string | undefined]
  if (written !== digits || head.length >= 6) return sql<SqlBool>`number like ${`${prefix}-${likeText(digits)}%`}`
  if (tail !== undefined && head.length === 4) return sql<SqlBool>`tail = ${tail.padStart(4, '0')} and number like ${`%${likeText(head)}-${tail.padStart(4, '0')}`}`
  return tail === undefined && (head.length === 3 || head.length === 4) ? sql<SqlBool>`tail = ${head.padStart(4, '0')}` : null
}

/** The latest numbers of a series first, as the index that finds their beginning has them: asks for no sorting. */
export function latestNumber(column: string): RawBuilder<string> {
  return sql`${sql.ref(column)} using ~>~`
}

/** What comes after the row of a cursor `[number, id]` in the order of `latestNumber`, then of falling ids. */
export function afterNumber(table: string, [number, id]: (string | null)[]): RawBuilder<SqlBool> {
  const column = sql.ref(`${table}.number`)
  return sql<SqlBool>`${column} ~<=~ ${number ?? ''} and (${column} ~<~ ${number ?? ''} or ${sql.ref(`${table}.id`)} < ${id}::uuid)`
}

/** So many of the newest records are looked through before an index of words is asked. */
export const LOOKED_THROUGH = 4_000

/**
 * A page of records found by words, newest first. What people look for is mostly frequent and recent: among the newest
 * `LOOKED_THROUGH` records of the scope a full page is found at once, while an index of words would first gather every match of three
 * years. Only when the page does not fill, all are asked. `since`: the moment of the oldest among those newest, null when the scope
 * has fewer.
 */
export async function newestFound<R>(limit: number, since: Date | null, find: (since: Date | null) => Promise<R[]>): Promise<R[]> {
  if (since === null) return find(null)
  const recent = await find(since)
  return recent.length >= limit ? recent : find(null)
}
