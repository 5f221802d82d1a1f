// Keeps the database of a release, so that every later one is tested to upgrade from it:
//   npx tsx scripts/release-fixture.ts NAME [URL]
// Without a URL: of this working tree, with its demo. With one: of a database that an earlier release has filled (its owner's URL; the
// demo loaded with GUANJIA_KEY=5f5f…5f, 64 digits, and the ID number of `aPaper` entered). NAME sorts by time: 2026-11-30-service-desk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { readConfig } from '../server/src/config.ts'
import { loadDemo } from '../server/src/demo/index.ts'
import { createPerson } from '../server/src/modules/archives/persons.ts'
import type { App } from '../server/src/platform/app.ts'
import { Actor } from '../server/src/platform/auth/actor.ts'
import { frozenView, migrationsOf, ownerConnection, readRows, sequencesOf, tablesOf } from '../server/src/platform/backup/table-dump.ts'
import { runInCtx } from '../server/src/platform/ctx.ts'
import { appUrl, migrate } from '../server/src/platform/database/migrate.ts'
import { makeApp } from '../server/src/server.ts'
import { RELEASES_FOLDER, type Release } from '../server/src/testing/releases/release.ts'
import { throwawayCluster } from '../server/src/testing/throwaway-cluster.ts'
import { thin, type Reference, type WholeTable } from './releases/thin.ts'

const KEY = '5f'.repeat(32)
const MOST_BYTES = 200_000
/** Up to so many rows a table stays whole, if that fits. */
const SHORT = [60, 40, 25, 15, 8]

const [name, url] = process.argv.slice(2)
if (name === undefined || !/^\d{4}-\d\d-\d\d-[\w-]+$/.test(name)) throw new Error('npx tsx scripts/release-fixture.ts YYYY-MM-DD-NAME [URL]')
if (url === undefined) await ofThisTree(keep)
else await keep(url)

async function ofThisTree(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const cluster = await throwawayCluster()
  const folder = mkdtempSync(path.join(tmpdir(), 'guanjia-release-'))
  try {
    await migrate(cluster.url)
    const app = makeApp(readConfig({ LOG_LEVEL: 'silent', GUANJIA_DATA: folder, GUANJIA_KEY: KEY }), appUrl(cluster.url))
    await app.wake.start()
    await loadDemo(app, new Date())
    await aPaper(app, cluster.url)
    await app.wake.stop()
    await app.database.close()
    await work(cluster.url)
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo knows no identity papers: one, so that there is something sealed. */
async function aPaper(app: App, ownerUrl: string): Promise<void> {
  const owner = await ownerConnection(ownerUrl)
  const { rows } = await owner.query<{ organization_id: string; id: string }>("select organization_id, id from site where kind = 'residential' limit 1")
  await owner.end()
  const { organization_id, id: siteId } = rows[0]!
  const body = { siteId, name: '程静姝', kind: 'person', sex: 'unknown', phones: [], email: '', idKind: null, idNumber: '11010519491231002X', birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' } as const
  await runInCtx(app, { actor: Actor.system(organization_id) }, (ctx) => createPerson(ctx, { params: {}, query: {}, body: { ...body, phones: [], tags: [] } }))
}

async function keep(ownerUrl: string): Promise<void> {
  const view = await frozenView(ownerUrl)
  const tables: WholeTable[] = []
  for (const facts of await tablesOf(view, { digests: false })) {
    const lines = facts.rows === 0 ? [] : (await text(readRows(view, facts))).split('\n').slice(0, -1)
    tables.push({ name: facts.name, columns: facts.columns, rows: lines.map((line) => ({ line, values: line.split('\t') })) })
  }
  const references = await referencesOf(view)
  const facts = { name: name!, madeAt: new Date().toISOString(), key: KEY, migrations: await migrationsOf(view), sequences: await sequencesOf(view) }
  await view.end()
  for (const short of SHORT) {
    const kept = thin(tables, references, short)
    const release: Release = { ...facts, tables: kept.map((table) => ({ name: table.name, columns: table.columns, lines: table.rows.map(({ line }) => line) })) }
    const packed = gzipSync(JSON.stringify(release), { level: 9 })
    if (packed.length > MOST_BYTES) continue
    writeFileSync(new URL(`${name}.json.gz`, RELEASES_FOLDER), packed)
    console.log(`${name}: ${facts.migrations.length} migrations, ${kept.reduce((sum, { rows }) => sum + rows.length, 0)} rows of ${kept.length} tables, ${packed.length} bytes`)
    return
  }
  throw new Error(`More than ${MOST_BYTES} bytes: keep less in scripts/releases/thin.ts`)
}

async function referencesOf(view: pg.Client): Promise<Reference[]> {
  const { rows } = await view.query<Reference>(
    `select f.relname as "from", t.relname as "to",
       (select array_agg(a.attname::text order by n) from unnest(c.conkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns,
       (select array_agg(a.attname::text order by n) from unnest(c.confkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) as "toColumns"
     from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace`,
  )
  return rows
}
