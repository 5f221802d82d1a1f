import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { someoneWaitsForALock } from './testing/locks.ts'
import { aColleague, aCompany, as, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'
import { actOnWorkOrder } from './modules/workorders/act.ts'
import type { Actor } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let supervisors: Actor[]
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  const second = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: '主管郑' }))
  supervisors = [company.actors.supervisor, second]
})
afterAll(() => test.close())

type Act = { action: 'suspend'; reason: 'parts'; until: string; note: string } | { action: 'resume'; note: string }

/** Both at the same moment: the second stands in front of the lock of the first. Answers who succeeded and how the other failed. */
async function both(orderId: string, act: Act): Promise<unknown[]> {
  const perform = (ctx: Ctx) => actOnWorkOrder(ctx, { params: { id: orderId }, query: {}, body: { fileIds: [], ...act } as never })
  let second: Promise<unknown> | undefined
  const first = await as(test, supervisors[0]!, async (ctx) => {
    const done = await perform(ctx)
    second = as(test, supervisors[1]!, perform).then((order) => order.status, (error: { code: string }) => error.code)
    await someoneWaitsForALock(test)
    return done
  })
  return [first.status, await second]
}

describe('two supervisors at once', () => {
  it('pause a promise once and resume it once, and no second is lost or counted twice', async () => {
    const { technician, supervisor } = company.actors
    const order = await stories.raise(supervisor)
    await stories.onOrder(supervisor, order.id, { action: 'assign', workerId: technician.employeeId! })
    await stories.onOrder(technician, order.id, { action: 'accept' })
    const until = new Date(Date.now() + 3_600_000).toISOString()
    expect(await both(order.id, { action: 'suspend', reason: 'parts', until, note: '缺阀芯' })).toEqual(['suspended', 'action_not_allowed'])
    expect(await both(order.id, { action: 'resume', note: '到货' })).toEqual(['accepted', 'action_not_allowed'])
    const facts = await as(test, supervisor, async (ctx) => {
      const { rows } = await ctx.client.query<{ kind: string; at: Date }>(
        `select e.kind, e.effective_at as at from sla_clock_event e join sla_clock c on c.id = e.clock_id where c.subject_id = $1 and c.metric = 'resolve' order by e.id`, [order.id])
      const clock = await ctx.tx.selectFrom('sla_clock').selectAll().where('subject_id', '=', order.id).where('metric', '=', 'resolve').executeTakeFirstOrThrow()
      const waiting = await ctx.tx.selectFrom('sla_timer').selectAll().where('clock_id', '=', clock.id).where('state', '=', 'waiting').execute()
      return { events: rows, clock, waiting }
    })
    const kinds = facts.events.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'pause' || kind === 'resume')).toEqual(['pause', 'resume'])
    const moment = (kind: string) => facts.events.find((event) => event.kind === kind)!.at.getTime()
    expect(facts.clock.state).toBe('running')
    expect(facts.clock.consumed).toBeCloseTo((moment('pause') - moment('start')) / 1000, 3)
    expect(facts.clock.paused_seconds).toBeCloseTo((moment('resume') - moment('pause')) / 1000, 3)
    expect(facts.clock.due_at!.getTime()).toBe(moment('start') + 86_400_000 + (moment('resume') - moment('pause')))
    expect(facts.waiting.map((timer) => timer.revision)).toEqual([facts.clock.revision])
  })
})
