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
