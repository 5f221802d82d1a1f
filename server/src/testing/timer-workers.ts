import { type ChildProcess, spawn } from 'node:child_process'
import pg from 'pg'
import type { TestApp } from './test-app.ts'

const CHILD = `
  import { readConfig } from './server/src/config.ts'
  import { makeApp } from './server/src/server.ts'
  import { runDueTimers } from './server/src/modules/sla/index.ts'
  const app = makeApp(readConfig(process.env), process.env.TEST_DATABASE)
  const options = { now: new Date(process.env.TEST_NOW), organizationId: process.env.TEST_ORGANIZATION, batch: Number(process.env.TEST_BATCH) }
  for (;;) {
    await runDueTimers(app, options)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
`

/** A worker in a process of its own that fires the timers of one organisation as of a moment, until it is killed. */
export function spawnWorker(test: TestApp, work: { organizationId: string; now: Date; batch: number }): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', CHILD], {
    env: {
      PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'silent', GUANJIA_DATA: test.app.config.dataFolder, GUANJIA_DEMO: '0', GUANJIA_POOL: '2',
      TEST_DATABASE: test.database.appUrl, TEST_ORGANIZATION: work.organizationId, TEST_NOW: work.now.toISOString(), TEST_BATCH: String(work.batch),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Copies one clock and its waiting timer until there are `count`, each of a subject of its own. As the owner, past every use case. */
export async function copyClock(ownerUrl: string, clockId: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    // Without triggers and checks of foreign keys: it is to be a table as it stands, not a million acts.
    await owner.query("set session_replication_role = 'replica'")
    const columns = async (table: string, besides: string[]) => {
      const { rows } = await owner.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2)`, [table, besides])
      return rows.map(({ name }) => name).join(', ')
    }
    const ofClock = await columns('sla_clock', ['id', 'subject_id'])
    const ofTimer = await columns('sla_timer', ['clock_id'])
    await owner.query(
      `with made as (
         insert into sla_clock (id, subject_id, ${ofClock})
         select gen_random_uuid(), gen_random_uuid(), ${ofClock} from sla_clock, generate_series(2, $2) where id = $1 returning id)
       insert into sla_timer (clock_id, ${ofTimer}) select made.id, ${ofTimer} from sla_timer, made where clock_id = $1 and state = 'waiting'`,
      [clockId, count],
    )
    await owner.query('analyze sla_clock; analyze sla_timer')
  } finally {
    await owner.end()
  }
}
