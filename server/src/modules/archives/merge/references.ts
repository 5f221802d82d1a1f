import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Tables } from '../../../tables.ts'

/** A column of another module that names a person; its owner says so, and its rows go along when two files become one. */
export interface PersonReference {
  /** What the preview calls it: a kind of record. */
  kind: string
  table: keyof Tables
  column: string
  /** The column is an array of persons. */
  isList?: boolean
  /** Columns that name a row besides the organisation. */
  key: readonly string[]
  /** Rows of the table that cannot name this person too, because one that says the same does: they stay with the file that they were written on. */
  clashes?: (to: string) => RawBuilder<unknown>
}

/** Names of persons that stay with the file that they were written on, with the reason: append-only proofs. */
export interface StayingReference {
  table: keyof Tables
  column: string
  because: string
}

const moving: PersonReference[] = []
const staying: StayingReference[] = []

/** The rows of this column point to whoever goes on after a merge, and back when it is undone. */
export function personReference(reference: PersonReference): void {
  if (!moving.some((one) => one.table === reference.table && one.column === reference.column)) moving.push(reference)
}

/** The rows of this column stay as they are; reading them finds the file that goes on by `personsById`. */
export function personReferenceStays(reference: StayingReference): void {
  if (!staying.some((one) => one.table === reference.table && one.column === reference.column)) staying.push(reference)
}

export function knownReferences(): { moving: readonly PersonReference[]; staying: readonly StayingReference[] } {
  return { moving, staying }
}

/** A row that a merge turned, by its key. */
export type Turned = { table: string; column: string; keys: Record<string, string>[] }

/** How many rows of each kind would be turned from one person to the other. */
export async function countReferences(ctx: Ctx, from: string, to: string): Promise<{ kind: string; count: number }[]> {
  const counted = new Map<string, number>()
  for (const reference of moving) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(reference.table)} where ${turns(reference, from, to)}`.execute(ctx.tx)
    counted.set(reference.kind, (counted.get(reference.kind) ?? 0) + rows[0]!.count)
  }
  return [...counted].filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }))
}

const names = ({ column, isList }: PersonReference, personId: string): ReturnType<typeof sql> => (isList ? sql`${sql.ref(column)} @> array[${personId}::uuid]` : sql`${sql.ref(column)} = ${personId}::uuid`)

const turns = (reference: PersonReference, from: string, to: string): RawBuilder<unknown> => (reference.clashes ? sql`${names(reference, from)} and not (${reference.clashes(to)})` : names(reference, from))

/** Turns every row from one person to the other and says which: exactly these are turned back. */
export async function turnReferences(ctx: Ctx, from: string, to: string): Promise<Turned[]> {
  const turned: Turned[] = []
  for (const reference of moving) {
    const { table, column, key, isList } = reference
    const value = isList ? sql`array_replace(${sql.ref(column)}, ${from}::uuid, ${to}::uuid)` : sql`${to}::uuid`
    const { rows } = await sql<Record<string, string>>`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${turns(reference, from, to)} returning ${sql.join(key.map((one) => sql`${sql.ref(one)}::text`))}`.execute(ctx.tx)
    if (rows.length > 0) turned.push({ table, column, keys: rows })
  }
  return turned
}

/** Turns exactly these rows back, where they still name the file that went on. */
export async function turnBack(ctx: Ctx, turned: readonly Turned[], from: string, to: string): Promise<void> {
  for (const { table, column, keys } of turned) {
    const reference = moving.find((one) => one.table === table && one.column === column)
    if (!reference) continue
    const value = reference.isList ? sql`array_replace(${sql.ref(`t.${column}`)}, ${from}::uuid, ${to}::uuid)` : sql`${to}::uuid`
    const still = reference.isList ? sql`${sql.ref(`t.${column}`)} @> array[${from}::uuid]` : sql`${sql.ref(`t.${column}`)} = ${from}::uuid`
    const same = reference.key.map((one) => sql`${sql.ref(`t.${one}`)} = ${sql.ref(`k.${one}`)}`)
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${value} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(keys)}::jsonb) k where ${sql.join(same, sql` and `)} and ${still}`.execute(ctx.tx)
  }
}
