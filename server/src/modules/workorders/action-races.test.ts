import { ERRORS } from '@guanjia/contract'
import { WORK_ORDER_ACTIONS, type WorkOrderAction } from '@guanjia/contract/workorders.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type OrderAct } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let colleague: Actor
const people = new Map<'supervisor' | 'technician' | 'site_manager', Browser>()
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  colleague = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍' }))
  for (const role of ['supervisor', 'technician', 'site_manager'] as const) people.set(role, await signIn(test, company.logins[role], company.password))
  signature = await stories.photo(company.actors.supervisor)
})
afterAll(() => test.close())

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
let signature = ''
const me = (): string => company.actors.technician.employeeId!

/** Each act as it is sent, the way to the state in which it is possible, and whether doing it again is another act. */
const CASES: Record<WorkOrderAction, { act: () => OrderAct; way: WorkOrderAction[]; by?: 'technician'; isRepeatable?: true }> = {
  assign: { act: () => ({ action: 'assign', workerId: me() }), way: [] },
  offer: { act: () => ({ action: 'offer' }), way: [] },
  grab: { act: () => ({ action: 'grab' }), way: ['offer'], by: 'technician' },
  accept: { act: () => ({ action: 'accept', note: '代' }), way: ['assign'] },
  decline: { act: () => ({ action: 'decline', reason: '忙' }), way: ['assign'] },
  transfer: { act: () => ({ action: 'transfer', workerId: colleague.employeeId!, reason: '换人' }), way: ['assign'] },
  arrive: { act: () => ({ action: 'arrive', note: '代' }), way: ['assign', 'accept'] },
  start: { act: () => ({ action: 'start', note: '代' }), way: ['assign', 'accept', 'arrive'] },
  suspend: { act: () => ({ action: 'suspend', reason: 'parts', note: '待件' }), way: ['assign', 'accept'] },
  resume: { act: () => ({ action: 'resume', note: '代' }), way: ['assign', 'accept', 'suspend'] },
  done: { act: () => ({ action: 'done', result: '完成' }), way: ['assign', 'accept', 'arrive'] },
  verify: { act: () => ({ action: 'verify', isPassed: true }), way: ['assign', 'accept', 'arrive', 'done'] },
  rework: { act: () => ({ action: 'rework', reason: '又坏了' }), way: ['assign', 'accept', 'arrive', 'done'] },
  close: { act: () => ({ action: 'close' }), way: ['assign', 'accept', 'arrive', 'done', 'verify'] },
  cancel: { act: () => ({ action: 'cancel', reason: '取消' }), way: [] },
  prolong: { act: () => ({ action: 'prolong', until: UNTIL }), way: ['assign', 'accept', 'suspend'] },
  sign: { act: () => ({ action: 'sign', signature: { fileId: signature, by: '苏婉清' } }), way: ['assign', 'accept', 'arrive', 'done'] },
  // The same window twice is agreed twice: nothing is taken from anybody.
  appoint: { act: () => ({ action: 'appoint', window: { from: inHours(24), to: inHours(26) } }), way: [], isRepeatable: true },
}
const UNTIL = inHours(100)

it('knows every act', () => expect(Object.keys(CASES).toSorted()).toEqual([...WORK_ORDER_ACTIONS].toSorted()))

it.each(WORK_ORDER_ACTIONS)('%s twice at once: exactly one wins, the second is told so and nothing breaks', async (action) => {
  const { act, way, by, isRepeatable } = CASES[action]
  const order = await stories.raise(company.actors.front_desk, { kind: 'cleaning', title: '清扫' })
  for (const step of way) await stories.onOrder(company.actors.supervisor, order.id, CASES[step].act())
  const body = act()
  const senders = by ? [people.get(by)!, people.get(by)!] : [people.get('supervisor')!, people.get('site_manager')!]
  const answers = await Promise.all(senders.map((browser) => browser.send('POST', `/work-orders/${order.id}/actions`, body)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.every((status) => status < 500), JSON.stringify(answers.map((answer) => answer.body))).toBe(true)
  if (isRepeatable) return expect(statuses).toEqual([200, 200])
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  const loser = answers.find(({ status }) => status !== 200)!.body as { code: keyof typeof ERRORS }
  expect([409, 422]).toContain(ERRORS[loser.code])
  const happened = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select('action').where('record_id', '=', order.id).where('action', '=', action).execute())
  expect(happened).toHaveLength(1)
})
