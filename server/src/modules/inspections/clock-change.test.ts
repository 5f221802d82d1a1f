import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aCompany, as, letJobsRun, testApp, type TestApp } from '../../testing/test-app.ts'
import { tend } from './tend.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const HOUR_MS = 3_600_000

describe('a plan in a zone whose clocks are changed', () => {
  it('makes exactly one round of each night over both changes, while servers run side by side and after a summer without any [INS-002]', async () => {
    const company = await aCompany(test)
    const stories = new InspectionStories(test, company)
    const administrator = company.actors.administrator
    await as(test, administrator, (ctx) => ctx.client.query("update site set time_zone = 'America/New_York' where id = $1", [company.siteId]))
    const list = await stories.checklist([{ id: 'door', text: '门已锁', kind: 'yes_no' }])
    const route = await stories.route([(await stories.point(list.id)).id])
    const begun = new Date('2025-03-07T12:00:00Z')
    const nightly = async (time: string): Promise<string> => (await stories.plan(route.id, begun, { rule: `FREQ=DAILY;${time}`, startsOn: '2025-03-07', endsOn: '2025-11-05', windowMinutes: 60, leadHours: 1 })).id
    // On 9 March there is no 02:30; on 2 November it is 01:30 twice.
    const [skipped, doubled] = [await nightly('BYHOUR=2;BYMINUTE=30'), await nightly('BYHOUR=1;BYMINUTE=30')]
    const tended = (now: number) => as(test, administrator, (ctx) => tend(ctx, company.siteId), new Date(now))
    const hours = async (from: string, to: string): Promise<void> => {
      for (let now = Date.parse(from); now <= Date.parse(to); now += HOUR_MS) await Promise.all([tended(now), tended(now + 1000)])
    }
    await hours('2025-03-08T12:00:00Z', '2025-03-10T12:00:00Z')
    // No server runs from here to the end of October.
    await tended(Date.parse('2025-10-31T12:00:00Z'))
    await hours('2025-11-01T12:00:00Z', '2025-11-03T12:00:00Z')
    // What all this left in the queue, by two workers at once, today.
    await Promise.all([letJobsRun(test), letJobsRun(test)])
    // The database knows its zones by itself.
    const { rows } = await as(test, administrator, (ctx) =>
      ctx.client.query<{ plan_id: string; wall: string; at: Date }>("select plan_id, to_char(from_at at time zone 'America/New_York', 'YYYY-MM-DD HH24:MI') as wall, from_at as at from inspection_task where plan_id = any ($1) order by from_at", [[skipped, doubled]]))
    const days = Array.from({ length: 243 }, (_, n) => new Date(Date.UTC(2025, 2, 8 + n)).toISOString().slice(0, 10))
    const wallsOf = (planId: string): string[] => rows.filter(({ plan_id }) => plan_id === planId).map(({ wall }) => wall)
    expect(wallsOf(skipped)).toEqual(days.map((day) => `${day} ${day === '2025-03-09' ? '03:30' : '02:30'}`))
    expect(wallsOf(doubled)).toEqual(days.map((day) => `${day} 01:30`))
    expect(rows.filter(({ wall }) => wall.startsWith('2025-11-02')).map(({ at }) => at.toISOString())).toEqual(['2025-11-02T05:30:00.000Z', '2025-11-02T07:30:00.000Z'])
  })
})
