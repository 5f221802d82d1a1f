import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { appUrl } from '../platform/database/migrate.ts'
import { TEMPLATE, databaseUrl, runStatement } from './administration.ts'

/** A database of one test file. */
export interface TestDatabase {
  /** The owner of the tables: row-level security does not hold it back. */
  ownerUrl: string
  /** The role of the application: row-level security applies. */
  appUrl: string
  /** Ends all sessions and deletes the database. */
  drop(): Promise<void>
}

/**
 * A migrated database of its own for a test file: call it in `beforeAll`, and `drop` it in `afterAll`.
 * Tests in one file share it and keep apart by making their own organisation.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // Copying files is faster than going through the write-ahead log for a database of this size.
  await runStatement(clusterUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`)
  const ownerUrl = databaseUrl(clusterUrl, name)
  return { ownerUrl, appUrl: appUrl(ownerUrl), drop: () => runStatement(clusterUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}
