import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import '../database/database.ts'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrate } from '../database/migrate.ts'
import { BackupProblem, type Manifest } from './manifest.ts'

export type TableFacts = Manifest['tables'][number]
const NOT_DUMPED = "('schema_migration')"
const quoted = (name: string): string => pg.escapeIdentifier(name)

/** One connection of the owner in a frozen view of the database: everything read through it is of one moment. */
export async function frozenView(ownerUrl: string): Promise<pg.Client> {
  const client = await ownerConnection(ownerUrl)
  await client.query("begin isolation level repeatable read read only; set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local intervalstyle to 'postgres'; set local extra_float_digits to 1")
  return client
}

export async function ownerConnection(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'guanjia backup' })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Every table with its columns, generated ones left out. Counting reads every row; a digest is the same whatever the order of the rows. */
export async function tablesOf(client: pg.Client, options: { digests: boolean }): Promise<TableFacts[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ${NOT_DUMPED}
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by c.relname order by c.relname`,
  )
  const facts: TableFacts[] = []
  for (const { name, columns } of rows) {
    const digest = options.digests ? `, coalesce(sum(('x' || substr(md5(row(${columns.map(quoted).join(', ')})::text), 1, 16))::bit(64)::bigint::numeric), 0)::text as digest` : ''
    const counted = await client.query<{ rows: number; digest?: string }>(`select count(*)::bigint as rows${digest} from ${quoted(name)}`)
    facts.push({ name, columns, rows: counted.rows[0]!.rows, digest: counted.rows[0]!.digest ?? null })
  }
  return facts
}

export async function migrationsOf(client: pg.Client): Promise<Manifest['migrations']> {
  return (await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration order by name')).rows
}

export async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>("select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1")
  return rows.map(({ name, value }) => ({ name, value: Number(value) }))
}

/** The rows of a table as PostgreSQL writes them for COPY. */
export function readRows(client: pg.Client, { name, columns }: TableFacts): Readable {
  return client.query(copyTo(`copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)}) to stdout`))
}

/** Whether nothing of Guanjia is kept there: no tables at all, or ours without an organisation. Anything else is somebody's. */
export async function isEmptyDatabase(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>("select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') limit 1000")
  if (rows.length === 0) return true
  if (!rows.some(({ name }) => name === 'schema_migration')) return false
  if (!rows.some(({ name }) => name === 'organization')) return rows.length === 1
  return (await client.query('select 1 from organization limit 1')).rowCount === 0
}

/**
 * Loads dumped rows into an empty database: the schema as it was at the dump, then all rows in one transaction, then the
 * migrations made since. Foreign keys are taken off meanwhile and checked as a whole when they come back.
 */
export async function loadTables(ownerUrl: string, manifest: Manifest, rowsOf: (table: string) => Readable, onProgress: (done: number, total: number) => void): Promise<{ applied: string[] }> {
  await migrate(ownerUrl, { only: new Set(manifest.migrations.map(({ name }) => name)) })
  const client = await ownerConnection(ownerUrl)
  try {
    const known = await migrationsOf(client)
    if (known.length !== manifest.migrations.length) throw new BackupProblem('The target has a newer schema than the backup; give an empty database')
    await client.query('begin')
    await loadRows(client, manifest, rowsOf, onProgress)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
  return migrate(ownerUrl)
}

async function loadRows(client: pg.Client, manifest: Manifest, rowsOf: (table: string) => Readable, onProgress: (done: number, total: number) => void): Promise<void> {
  const { rows: keys } = await client.query<{ target: string; name: string; definition: string }>(
    "select conrelid::regclass::text as target, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by 1, 2",
  )
  for (const key of keys) await client.query(`alter table ${key.target} drop constraint ${quoted(key.name)}`)
  const { rows: always } = await client.query<{ target: string; name: string }>("select tgrelid::regclass::text as target, tgname as name from pg_trigger where not tgisinternal and tgenabled = 'A'")
  const names = manifest.tables.map(({ name }) => quoted(name))
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  // A migration may have put rows of its own there.
  await client.query(`truncate ${names.join(', ')}`)
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  for (const table of manifest.tables) {
    const into: Writable = client.query(copyFrom(`copy ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`))
    await pipeline(rowsOf(table.name), into)
    onProgress((done += table.rows), total)
  }
  for (const { name, value } of manifest.sequences) await client.query('select setval($1::regclass, $2)', [`public.${quoted(name)}`, value])
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const trigger of always) await client.query(`alter table ${trigger.target} enable always trigger ${quoted(trigger.name)}`)
  for (const key of keys) await client.query(`alter table ${key.target} add constraint ${quoted(key.name)} ${key.definition}`)
}
