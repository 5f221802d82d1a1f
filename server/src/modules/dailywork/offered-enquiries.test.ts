import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCompany, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

it('puts an enquiry that is offered to somebody before their eyes, and leaves it with the giver [INQ-007]', async () => {
  const desk = await signIn(test, company.logins.front_desk, company.password)
  const steward = await signIn(test, company.logins.steward, company.password)
  const taken = (await desk.send('POST', '/cases', { siteId: company.siteId, kind: 'enquiry', statement: '外墙维修能不能用维修资金？' })).body as { id: string }
  await desk.send('POST', `/cases/${taken.id}/actions`, { action: 'transfer', toEmployeeId: company.actors.steward.employeeId, reason: '请答复' })
  const workOf = async (who: typeof desk) => ((await who.send('GET', `/my-work?siteId=${company.siteId}`)).body as { items: { id: string; why: string }[] }).items.map(({ id, why }) => [id, why])
  expect(await workOf(steward)).toEqual([[taken.id, 'transfer']])
  expect(await workOf(desk)).toEqual([[taken.id, 'owner']])
  await steward.send('POST', `/cases/${taken.id}/actions`, { action: 'accept_transfer' })
  expect(await workOf(steward)).toEqual([[taken.id, 'owner']])
})
