import pg from 'pg'
import type { TestApp } from './test-app.ts'

/** Waits until some session of the test's database stands in front of a row lock: proof that a second act waits for the first. */
export async function someoneWaitsForALock(test: TestApp): Promise<void> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl })
  await client.connect()
  try {
    for (let tries = 0; tries < 500; tries++) {
      const { rows } = await client.query<{ waiting: number }>("select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
      if (rows[0]!.waiting > 0) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('Nobody waited for a lock')
  } finally {
    await client.end()
  }
}

/** Cuts every connection of the server, as a restart of the database does. */
export async function cutConnections(test: TestApp): Promise<void> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl })
  await client.connect()
  try {
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'guanjia_app'")
  } finally {
    await client.end()
  }
}
