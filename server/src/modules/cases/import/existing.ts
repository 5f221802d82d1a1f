import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/ctx.ts'
import type { CaseRow } from '../present.ts'
import { CHANGEABLE } from './case-row.ts'

/** A case that an earlier file of the source has brought: its id and a print of everything that a file can say about it. */
export interface Known {
  id: string
  print: string
}

const COMPARED = [...CHANGEABLE, 'registered_at'] as const
const FETCHED = 500

/** Equal for cases of which a file says the same. */
export function printOf(row: Pick<CaseRow, (typeof COMPARED)[number]>): string {
  return createHash('sha1').update(
    JSON.stringify(COMPARED.map((column) => (row[column] instanceof Date ? row[column].getTime() : row[column])))
  ).digest('base64')
}

/**
 * What earlier files of a source have brought to a site, by import key. Read once and in one scan: to look each batch up by its keys would
 * mean to read all cases of the site each time, because a table that grows within this transaction has no statistics yet.
 */
export async function readKnown(ctx: Ctx, siteId: string, keyStart: string): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  await ctx.client.query(
    `declare known_cases no scroll cursor for
     select id, import_key, ${COMPARED.join(', ')} from service_case
     where organization_id = $1 and site_id = $2 and starts_with(import_key, $3)`,
    
    [ctx.organizationId, siteId, keyStart],
  )
  for (;;) {
    const { rows } = await ctx.client.query<CaseRow & { import_key: string }>(`fetch ${FETCHED} from known_cases`)
    for (const row of rows) known.set(row.import_key, { id: row.id, print: printOf(row) })
    if (rows.length < FETCHED) break
  }
  await ctx.client.query('close known_cases')
  return known
}

/** Numbers of a site that a foreign number could meet: not those of this source that kept theirs, not those in our own form. */
export async function readTakenNumbers(ctx: Ctx, siteId: string, keyStart: string): Promise<Set<string>> {
  const { rows } = await ctx.client.query<{ number: string }>(
    `select number from service_case
     where organization_id = $1 and site_id = $2 and number !~* '^C-\\d{8}-\\d+$'
       and (import_key is null or not starts_with(import_key, $3) or number <> substr(import_key, length($3) + 1))`,
    
    [ctx.organizationId, siteId, keyStart],
  )
  return new Set(rows.map((row) => row.number))
}

export type Existing = Pick<CaseRow, (typeof COMPARED)[number] | 'id' | 'number' | 'version' | 'first_contact_by'>

/** Cases with all that a file may change; planned anew each time, see `readKnown`. */
export async function readCases(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Existing>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query<Existing>(
    `select c.* from unnest($2::uuid[]) as k (id), lateral (
       select id, number, version, first_contact_by, ${COMPARED.join(', ')} from service_case
       where organization_id = $1 and id = k.id offset 0) c`,
    
    [ctx.organizationId, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
