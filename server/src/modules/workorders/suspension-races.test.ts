import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOneJob } from '../../platform/jobs/worker.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, as, letJobsRun, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { getWorkOrder } from './timeline.ts'

let test: TestApp
let company: Company
let stories: WorkStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
})
afterAll(() => test.close())

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000)
const look = (id: string): Promise<WorkOrder> => as(
  test, company.actors.technician, (ctx) => getWorkOrder(ctx, { params: { id }, query: {}, body: {} }),
)
async function aSuspendedOrder(): Promise<WorkOrder> {
  const { front_desk, technician } = company.actors
  const order = await stories.raise(front_desk, { workerId: technician.employeeId }, secondsAgo(60))
  await stories.onOrder(technician, order.id, { action: 'accept' }, secondsAgo(50))
  const until = secondsAgo(1).toISOString()
  return stories.onOrder(technician, order.id, { action: 'suspend', reason: 'weather', note: '暴雨', until }, secondsAgo(40))
}

describe('the job and a person at the same moment', () => {
  it('end a suspension once: the job comes first, the person learns that it is over', async () => {
    const { front_desk, technician } = company.actors
    await letJobsRun(test)
    const order = await aSuspendedOrder()
    const { job, person } = await as(test, front_desk, async (ctx) => {
      await ctx.tx.selectFrom('work_order').select('id').where('id', '=', order.id).forUpdate().execute()
      const running = runOneJob(test.app)
      await someoneWaitsForALock(test)
      const click = stories.onOrder(technician, order.id, { action: 'resume' })
      click.catch(() => {})
      return { job: running, person: click }
    })
    await job
    await expect(person).rejects.toMatchObject({ code: 'action_not_allowed' })
    const after = await look(order.id)
    expect(after).toMatchObject({ status: 'accepted', version: order.version + 1 })
    expect(after.clocks.every((clock) => clock.state === 'running')).toBe(true)
    await letJobsRun(test)
    expect((await look(order.id)).version).toBe(after.version)
  })

  it('end a suspension once: whoever acts first has it end at its moment, and the job finds nothing to do', async () => {
    const { supervisor } = company.actors
    const order = await aSuspendedOrder()
    const resumed = await stories.onOrder(supervisor, order.id, { action: 'resume', note: '雨停' })
    await letJobsRun(test)
    expect(await look(order.id)).toMatchObject({ status: 'accepted', version: resumed.version })
  })
})
