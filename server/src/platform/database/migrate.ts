import { createHash, createHmac } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url))
const APP_ROLE = 'guanjia_app'
/** Any number; every process that migrates takes the same advisory lock. */
const LOCK = 7_315_202

/** The restricted role's password follows from the owner's, so that every server process computes it alone. */
function appPassword(ownerUrl: string): string {
  return createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password) || 'guanjia').update(APP_ROLE).digest('base64url')
}

/** The URL of the login role that the server works with: same database, no ownership, row-level security always applies. */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.username = APP_ROLE
  url.password = appPassword(ownerUrl)
  return url.toString()
}

/**
 * Brings the database to the newest schema: plain SQL files in name order, each in its own transaction, forward only.
 * Several processes may call it at once; one works, the others wait. Throws when an applied file was edited afterwards.
 * `only` stops at the schema of an earlier release, to put its rows there.
 */
export async function migrate(ownerUrl: string, options: { only?: ReadonlySet<string> } = {}): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await requireVersion(client)
    await ensureAppRole(client, ownerUrl)
    await client.query('create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())')
    const done = new Map((await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration')).rows.map((row) => [row.name, row.checksum]))
    const applied: string[] = []
    for (const name of migrationNames()) {
      if (options.only?.has(name) === false) continue
      const { text, checksum } = readMigration(name)
      const known = done.get(name)
      if (known === checksum) continue
      if (known !== undefined) throw new Error(`Migration ${name} was edited after it had been applied; write a new one instead`)
      await apply(client, name, text, checksum)
      applied.push(name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

/** The migrations of this release, in their order. */
export function migrationNames(): string[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith('.sql')).sort()
}

/** The text of a migration and the sum by which an edited one is found out. */
export function readMigration(name: string): { text: string; checksum: string } {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8')
  return { text, checksum: createHash('sha256').update(text).digest('hex') }
}

async function apply(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
  if (Number(rows[0]!.version) < 150_000) throw new Error(`PostgreSQL 15 or newer is needed, this server is ${rows[0]!.version}`)
}

/** Made outside the migrations because roles belong to the whole cluster, not to one database. */
async function ensureAppRole(client: pg.Client, ownerUrl: string): Promise<void> {
  const password = client.escapeLiteral(appPassword(ownerUrl))
  await client.query(`do $$ begin create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole; exception when duplicate_object or unique_violation then null; end $$`)
  const { rows } = await client.query<{ ready: boolean }>('select shobj_description(oid, $2) = $3 as ready from pg_roles where rolname = $1', [APP_ROLE, 'pg_authid', passwordMark(ownerUrl)])
  if (rows[0]?.ready) return
  await client.query(`alter role ${APP_ROLE} password ${password}`)
  await client.query(`comment on role ${APP_ROLE} is ${client.escapeLiteral(passwordMark(ownerUrl))}`)
}

/** Says which owner password the role's password was made from, without telling it. */
function passwordMark(ownerUrl: string): string {
  return `password mark ${createHash('sha256').update(appPassword(ownerUrl)).digest('hex').slice(0, 16)}`
}
