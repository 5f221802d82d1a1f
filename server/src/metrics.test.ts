import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOneJob } from './platform/jobs/worker.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  // What a new site wants done at once.
  await letJobsRun(test)
  await signIn(test, company.logins.front_desk, company.password)
  await as(test, company.actors.administrator, async (ctx) => {
    ctx.enqueue('nobody.knows', {})
    await ctx.tx.insertInto('backup_run').values({ organization_id: ctx.organizationId, id: company.siteId, kind: 'backup', cause: 'command', state: 'good', requested_at: ctx.now, started_at: ctx.now, beat_at: ctx.now, ended_at: new Date(ctx.now.getTime() - 60_000), backup_name: 'guanjia-20260305T020000Z' }).execute()
  })
  await runOneJob(test.app)
})
afterAll(() => test.close())

const dashboard = JSON.parse(readFileSync(new URL('../../deploy/grafana/guanjia.json', import.meta.url), 'utf8')) as { panels: { title: string; targets: { expr: string }[] }[] }

describe('the metrics', () => {
  it('tell what is known and leave out what is not', async () => {
    const text = (await test.http.inject({ method: 'GET', url: '/metrics' })).body
    expect(text).toMatch(/^guanjia_database_up 1$/m)
    expect(text).toMatch(/^guanjia_jobs\{state="due"\} 1$/m)
    expect(Number(/^guanjia_backup_age_seconds (.*)$/m.exec(text)![1])).toBeGreaterThan(50)
    // No drill has ever been good: no age, instead of an age of nothing.
    expect(text).not.toMatch(/^guanjia_backup_drill_age_seconds \d/m)
    const signInsOf = (page: string): number => Number(/^guanjia_http_request_seconds_count\{.*path="\/api\/v1\/sessions",status="200"\} (\d+)$/m.exec(page)![1])
    await signIn(test, company.logins.front_desk, company.password)
    expect(signInsOf((await test.http.inject({ method: 'GET', url: '/metrics' })).body)).toBe(signInsOf(text) + 1)
  })

  it('hold everything that the Grafana dashboard asks for', async () => {
    const text = (await test.http.inject({ method: 'GET', url: '/metrics' })).body
    const known = new Set([...text.matchAll(/^# TYPE (\w+) (\w+)/gm)].flatMap(([, name, type]) => (type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name!])))
    expect(dashboard.panels.length).toBeGreaterThan(10)
    for (const { title, targets } of dashboard.panels)
      for (const { expr } of targets) {
        const asked = [...expr.matchAll(/\b(?:guanjia|process|nodejs)_\w+/g)].map(([name]) => name)
        expect([title, asked.length > 0]).toEqual([title, true])
        expect([title, asked.filter((name) => !known.has(name))]).toEqual([title, []])
      }
  })
})
