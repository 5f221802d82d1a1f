import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Received, sla } from '@guanjia/contract'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

it('moves the next due moment of cases and work orders when a recalculation moves their promises', async () => {
  const stories = new WorkStories(test, company)
  const received = new Date(Date.now() - 40 * 60_000)
  const order = await stories.raise(company.actors.supervisor, { kind: 'repair', urgency: 'emergency' }, received)
  const record = await stories.takeCase(company.actors.front_desk, { kind: 'complaint', grade: 'major', placeKind: 'public_area', place: '大堂' } as never, received)
  const administrator = await signIn(test, company.logins.administrator, company.password)
  const { items } = (await administrator.send('GET', '/sla/policies')).body as Received<typeof sla.listPolicies>
  const target = { target: 'PT90M', calendarCode: '24x7', steps: [] }
  const change = async (code: string, targets: object) => {
    const { id } = items.find((policy) => policy.code === code)!
    expect(await administrator.send('PATCH', `/sla/policies/${id}`, { version: 1, targets })).toMatchObject({ status: 200 })
  }
  await change('repair-order-emergency', { arrive: target, begin: target, resolve: target })
  await change('complaint-major', { report: null })
  await change('case', { acknowledge: target, raise: target })
  await change('complaint', { forward: target })
  await change('complaint-complex', { feedback: target })
  const dueOf = async (table: 'service_case' | 'work_order', id: string) =>
    (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom(table).select('next_due_at').where('id', '=', id).executeTakeFirstOrThrow())).next_due_at?.getTime()
  const later = received.getTime() + 90 * 60_000
  expect([await dueOf('work_order', order.id), await dueOf('service_case', record.id)]).not.toContain(later)
  expect(await administrator.send('POST', '/sla/recalculations', { reason: '放宽' })).toMatchObject({ status: 200 })
  await letJobsRun(test)
  expect([await dueOf('work_order', order.id), await dueOf('service_case', record.id)]).toEqual([later, later])
})
