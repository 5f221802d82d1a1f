import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStatement } from './administration.ts'
import { testDatabase, type TestDatabase } from './test-database.ts'

let mine: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  ;[mine, other] = await Promise.all([testDatabase(), testDatabase()])
})

afterAll(async () => {
  await Promise.all([mine.drop(), other.drop()])
})

async function tableExists(url: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [name])
    return rows[0]!.found
  } finally {
    await client.end()
  }
}

describe('the database of a test file', () => {
  it('is migrated and shares nothing with the one of another file', async () => {
    await runStatement(mine.ownerUrl, 'CREATE TABLE only_here ()')
    expect(await tableExists(mine.ownerUrl, 'schema_migration')).toBe(true)
    expect(await tableExists(mine.ownerUrl, 'only_here')).toBe(true)
    expect(await tableExists(other.ownerUrl, 'only_here')).toBe(false)
  })

  it('lets the application in with a role that may not change the schema', async () => {
    await expect(runStatement(mine.appUrl, 'CREATE TABLE smuggled ()')).rejects.toMatchObject({ code: '42501' })
  })
})
