import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { AppError, wrongField } from '../errors.ts'
import type { Ctx } from '../ctx.ts'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: { count: number; exact: boolean } | null
}

/** Counting stops here; past it a list only says "more than". */
export const COUNTED = 10_000

/** What a list says of a count of at most `COUNTED + 1` rows. */
export const capped = (count: number): { count: number; exact: boolean } => (count > COUNTED ? { count: COUNTED, exact: false } : { count, exact: true })

/** The key of the last row as an opaque text. */
export function cursorOf(values: (string | number | Date | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** `due` is an instant that a row may lack. */
export type CursorPart = 'instant' | 'due' | 'id' | 'text'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The key inside a cursor, one text for each part. Throws `invalid_request` naming `?cursor` for anything that no page of this list gave. */
export function readCursor(cursor: string, parts: readonly CursorPart[]): (string | null)[] {
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    values = null
  }
  if (Array.isArray(values) && values.length === parts.length && values.every((value, i) => isPart(value, parts[i]!))) return values as (string | null)[]
  throw wrongField('invalid_request', '?cursor', 'not a cursor of this list')
}

function isPart(value: unknown, part: CursorPart): boolean {
  if (value === null) return part === 'due'
  if (typeof value !== 'string' || value.includes('\0')) return false
  return part === 'id' ? ID.test(value) : part === 'instant' || part === 'due' ? !Number.isNaN(Date.parse(value)) : true
}

/** Rows were asked for with `limit + 1`; the one too many only tells that there is a next page. */
export function pageOf<R, T>(rows: R[], limit: number, key: (row: R) => (string | number | Date | null)[], present: (row: R) => T, total: Page<T>['total'] = null): Page<T> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map(present), nextCursor: rows.length > limit && last !== undefined ? cursorOf(key(last)) : null, total }
}

/** How many rows a query has, exact up to 10,000. */
export async function countUpTo<DB, TB extends keyof DB, O>(ctx: Ctx, query: SelectQueryBuilder<DB, TB, O>): Promise<{ count: number; exact: boolean }> {
  const compiled = query.clearSelect().clearOrderBy().select(sql`1`.as('one')).limit(COUNTED + 1).compile()
  const { rows } = await ctx.client.query<{ count: number }>({ text: `select count(*)::int as count from (${compiled.sql}) rows`, values: [...compiled.parameters] })
  const count = rows[0]?.count
  if (count === undefined) throw new AppError('internal')
  return capped(count)
}

/** How many rows a `from … where …` has, exact up to 10,000. */
export async function countSql(ctx: Ctx, from: RawBuilder<unknown>): Promise<{ count: number; exact: boolean }> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 ${from} limit ${COUNTED + 1}) counted`.execute(ctx.tx)
  return capped(rows[0]!.count)
}

/** Escapes what LIKE would read as a pattern. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}
