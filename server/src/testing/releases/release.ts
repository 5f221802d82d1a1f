import { readFileSync, readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { loadTables } from '../../platform/backup/table-dump.ts'
import type { Manifest } from '../../platform/backup/manifest.ts'

/** The database of an earlier release: its migrations with their sums, and rows of the demo as they were then. */
const Release = z.object({
  name: z.string(), madeAt: z.iso.datetime(),
  /** Opens what is sealed in the rows. Only demo data is ever sealed with it. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), lines: z.array(z.string()) })),
})
export type Release = z.infer<typeof Release>

export const RELEASES_FOLDER = new URL('./', import.meta.url)

/** All earlier releases, the oldest first. `npx tsx scripts/release-fixture.ts NAME` adds one. */
export function releaseNames(): string[] {
  return readdirSync(RELEASES_FOLDER).filter((file) => file.endsWith('.json.gz')).sort().map((file) => file.replace('.json.gz', ''))
}

export function readRelease(name: string): Release {
  return Release.parse(JSON.parse(gunzipSync(readFileSync(new URL(`${name}.json.gz`, RELEASES_FOLDER))).toString('utf8')))
}

/** Puts the rows of a release into an empty database with its schema, as restoring a backup does, and brings them to the present. */
export function upgrade(ownerUrl: string, { tables, ...release }: Release): Promise<{ applied: string[] }> {
  const lines = new Map(tables.map((table) => [table.name, table.lines]))
  const facts = tables.map(({ name, columns, lines }) => ({ name, columns, rows: lines.length, digest: null }))
  const rowsOf = (table: string): Readable => Readable.from(lines.get(table)!.map((line) => `${line}\n`))
  return loadTables(ownerUrl, { ...release, tables: facts } as unknown as Manifest, rowsOf, () => {})
}
