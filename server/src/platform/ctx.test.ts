import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompany, as, testApp, type Company, type TestApp } from '../testing/test-app.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const KILL = `import pg from 'pg'
const owner = new pg.Client(process.argv[1])
await owner.connect()
await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'guanjia_app'")
await owner.end()`

/** Ends the sessions of the application from another process while this one stands still: it can't have noticed. */
function endSessionsUnnoticed(): void {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', KILL, test.database.ownerUrl], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

describe('a transaction', () => {
  it('begins on a fresh connection when all idle ones died unnoticed, and does its work once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => as(test, company.actors.administrator, (ctx) => ctx.client.query('select pg_sleep(0.05)'))))
    expect(test.app.database.pool.idleCount).toBeGreaterThan(1)
    let times = 0
    endSessionsUnnoticed()
    const { rows } = await as(test, company.actors.administrator, (ctx) => {
      times++
      return ctx.client.query<{ one: number }>('select 1 as one')
    })
    expect(rows).toEqual([{ one: 1 }])
    expect(times).toBe(1)
  })

  it('that loses its database in the middle is refused as unavailable, and is not tried again', async () => {
    let times = 0
    const lost = as(test, company.actors.administrator, (ctx) => {
      times++
      endSessionsUnnoticed()
      return ctx.client.query('select 1')
    })
    await expect(lost).rejects.toMatchObject({ code: 'unavailable' })
    expect(times).toBe(1)
  })
})
