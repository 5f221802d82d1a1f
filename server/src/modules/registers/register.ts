import { sql, type RawBuilder } from 'kysely'
import type { Locale, Permission } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { sqlState } from '../../platform/database/database.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { countSql, likeText, mustBeCurrent, pageOf, readCursor, recordHappening, type Page } from '../../platform/records/index.ts'
import type { ColumnKind, ColumnValue } from '../../platform/sheets/index.ts'
import type { Tables } from '../../tables.ts'
import { siteById } from '../organization/index.ts'

/** The tables whose rows are records of a register, of this module or of another: with a site, a version and a history. */
export type RecordTable = { [T in keyof Tables]: Tables[T] extends { id: string; site_id: string; version: number; updated_at: Date } ? T : never }[keyof Tables]
export type Row<T extends RecordTable> = Tables[T]
export type Condition = RawBuilder<unknown>

/** How a list is sorted: a value that no row lacks. */
interface Order {
  by: RawBuilder<unknown>
  type: 'text' | 'timestamptz' | 'date'
  isNewestFirst?: boolean
}

/** A column of the list as a sheet; its title in zh-CN, zh-TW, en. */
export interface Column<Shown> {
  key: string
  kind: ColumnKind
  width: number
  title: [string, string, string]
  value: (one: Shown, locale: Locale) => ColumnValue
}

/** What is special about a register: all the rest of reading, changing and telling is the same for each. */
export interface Register<T extends RecordTable, Shown> {
  table: T
  /** The record type of its history. */
  kind: string
  read: Permission
  write: Permission
  order: Order
  /** The field that is blamed when a record like it exists. */
  clash: string
  present: (ctx: Ctx, rows: Row<T>[]) => Promise<Shown[]>
  /** What follows when a record is new or its state changed by a list that was imported. */
  moved?: (ctx: Ctx, before: Row<T> | null, after: Row<T>) => Promise<void>
  sheet: { name: [string, string, string]; columns: Column<Shown>[] }
}

interface ListQuery {
  siteId: string
  limit: number
  cursor?: string
  total?: boolean
}

/** One page of a register at a site. Throws `not_found` for a site outside the actor's scope. */
export async function listRecords<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, query: ListQuery, conditions: readonly Condition[], order = register.order): Promise<Page<S>> {
  ctx.actor.mustSee(register.read, query.siteId)
  await siteById(ctx, query.siteId)
  const where = sql.join([sql`t.site_id = ${query.siteId}`, ...conditions], sql` and `)
  const [direction, beyond] = order.isNewestFirst ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const after = query.cursor === undefined ? sql`` : sql`and (${order.by}, t.id) ${beyond} (${cursorValue(query.cursor, order)}, ${readCursor(query.cursor, [partOf(order), 'id'])[1]}::uuid)`
  const { rows } = await sql<Row<T> & { order_key: string | Date }>`
    select t.*, ${order.by} as order_key from ${sql.table(register.table)} t where ${where} ${after} order by ${order.by} ${direction}, t.id ${direction} limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`from ${sql.table(register.table)} t where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.order_key, row.id], (row): Row<T> => row, total)
  return { ...page, items: await register.present(ctx, page.items) }
}

const partOf = (order: Order): 'text' | 'instant' => (order.type === 'text' ? 'text' : 'instant')

function cursorValue(cursor: string, order: Order): RawBuilder<unknown> {
  const [value] = readCursor(cursor, [partOf(order), 'id'])
  if (order.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value ?? '')) throw wrongField('invalid_request', '?cursor', 'not a cursor of this list')
  return sql`${value}::${sql.raw(order.type)}`
}

/** Every record of a list, page by page, for a sheet of any length. */
export async function* everyRecord<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, siteId: string, conditions: readonly Condition[]): AsyncGenerator<S> {
  let cursor: string | undefined
  do {
    const page = await listRecords(ctx, register, { siteId, limit: 500, ...(cursor === undefined ? {} : { cursor }) }, conditions)
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** Conditions of the simple filters: equal, or one of several. What is not asked for is no condition. */
export function among(column: string, values: readonly string[] | undefined): Condition[] {
  return values?.length ? [sql`${sql.ref(`t.${column}`)} in (${sql.join(values)})`] : []
}
export function equals(column: string, value: string | boolean | undefined): Condition[] {
  return value === undefined ? [] : [sql`${sql.ref(`t.${column}`)} = ${value}`]
}
/** From one instant on, up to another. */
export function within(column: string, from: string | undefined, to: string | undefined): Condition[] {
  const at = sql.ref(`t.${column}`)
  return [...(from ? [sql`${at} >= ${from}::timestamptz`] : []), ...(to ? [sql`${at} < ${to}::timestamptz`] : [])]
}
/** Words anywhere in one of the texts, or in what `more` looks at. */
export function contains(q: string | undefined, columns: readonly string[], more: (like: string) => Condition[] = () => []): Condition[] {
  const wanted = q?.trim()
  if (!wanted) return []
  const like = `%${likeText(wanted)}%`
  return [sql`(${sql.join([...columns.map((column) => sql`${sql.ref(`t.${column}`)} ilike ${like}`), ...more(like)], sql` or `)})`]
}

/** A record that the actor may see. Throws `not_found`. */
export async function visibleRow<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, id: string): Promise<Row<T>> {
  return found(ctx, register, await sql<Row<T>>`select * from ${sql.table(register.table)} where id = ${id}`.execute(ctx.tx))
}

/** Locks a record for an act with `permission`. Throws `not_found`, `not_permitted`, `stale_version` with the record as it is now. */
export async function lockRow<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, id: string, version: number | undefined, permission: Permission = register.write): Promise<Row<T>> {
  const row = found(ctx, register, await sql<Row<T>>`select * from ${sql.table(register.table)} where id = ${id} for no key update`.execute(ctx.tx))
  ctx.actor.mustBeAbleTo(permission, row.site_id)
  await mustBeCurrent(row.version, version, () => presentOne(ctx, register, row))
  return row
}

function found<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, { rows }: { rows: Row<T>[] }): Row<T> {
  const row = rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee(register.read, row.site_id)
  return row
}

export async function presentOne<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, row: Row<T>): Promise<S> {
  return (await register.present(ctx, [row]))[0]!
}

/** Before anything of a new record is looked at: the actor sees the site and may write there. */
export async function mustBeAbleToAdd<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, siteId: string): Promise<void> {
  ctx.actor.mustSee(register.read, siteId)
  ctx.actor.mustBeAbleTo(register.write, siteId)
  await siteById(ctx, siteId)
}

type Values<T extends RecordTable> = Partial<Omit<Row<T>, 'organization_id' | 'id' | 'site_id' | 'version' | 'updated_at'>>

/**
 * Writes a new record; a retry with the id of the first try gets what the first one made. What is left out gets the column's default.
 * Throws `already_exists` naming the register's field.
 */
export async function addRow<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, siteId: string, id: string | undefined, values: Values<T>, told: string | Told = 'created'): Promise<{ row: Row<T>; isNew: boolean }> {
  const made = { organization_id: ctx.organizationId, id: id ?? newId(), site_id: siteId, updated_at: ctx.now, ...values }
  const given = Object.entries(made).filter(([, value]) => value !== undefined)
  const { rows } = await sql<Row<T>>`
    insert into ${sql.table(register.table)} (${sql.join(given.map(([column]) => sql.ref(column)))}) values (${sql.join(given.map(([, value]) => value))})
    on conflict do nothing returning *`.execute(ctx.tx)
  if (rows[0]) {
    tell(ctx, register, rows[0], typeof told === 'string' ? { action: told } : told)
    return { row: rows[0], isNew: true }
  }
  const known = id === undefined ? undefined : (await sql<Row<T>>`select * from ${sql.table(register.table)} where id = ${id} and site_id = ${siteId}`.execute(ctx.tx)).rows[0]
  if (!known) throw wrongField('already_exists', register.clash, 'there is one already')
  return { row: known, isNew: false }
}

interface Told {
  action: string
  fromStatus?: string
  toStatus?: string
  note?: string
  fileIds?: string[]
  /** When it truly happened, if that is not now. */
  at?: Date
}

/** Changes a locked record and leaves one line of history with what changed, in the contract's words. A change of nothing is none. */
export async function changeRow<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, before: Row<T>, values: Values<T>, told: Told = { action: 'changed' }): Promise<Row<T>> {
  const old = before as unknown as Record<string, unknown>
  const given = Object.entries(values).filter(([column, value]) => value !== undefined && JSON.stringify(old[column]) !== JSON.stringify(value))
  if (given.length === 0 && told.action === 'changed' && !told.fileIds?.length) return before
  const set = sql.join([...given.map(([column, value]) => sql`${sql.ref(column)} = ${value}`), sql`version = version + 1`, sql`updated_at = ${ctx.now}`])
  const { rows } = await sql<Row<T>>`update ${sql.table(register.table)} set ${set} where id = ${before.id} returning *`.execute(ctx.tx).catch((error: unknown) => {
    throw ['23505', '23P01'].includes(sqlState(error) ?? '') ? wrongField('already_exists', register.clash, 'there is one already') : error
  })
  tell(ctx, register, rows[0]!, told, given.map(([column, to]) => ({ field: fieldOf(column), from: old[column] ?? null, to })))
  return rows[0]!
}

const fieldOf = (column: string): string => column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** One line of history and one hint to screens. */
export function tell<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, row: Row<T>, told: Told, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: register.kind, recordId: row.id, ...told, changes })
  announceChange(ctx, { recordType: register.kind, recordId: row.id, siteId: row.site_id, action: told.action })
}
