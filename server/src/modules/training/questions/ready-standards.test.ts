import { afterAll, beforeAll, expect, it } from 'vitest'
import type { questions, standards } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { addReady } from './write.ts'
import { READY_QUESTIONS } from './ready.ts'
import { ASKS_FOR } from './ready/standards.ts'

let test: TestApp
let company: Company
let boss: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  boss = await signIn(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

it('ready questions of etiquette name the item of the ready standard that they ask for, and the standard says so', async () => {
  const codes = Object.keys(ASKS_FOR)
  expect(codes.filter((code) => !READY_QUESTIONS.some((one) => one.code === code))).toEqual([])
  const ids = new Map((await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('question').select(['code', 'id']).where('code', 'in', codes).execute())).map(({ code, id }) => [code, id]))
  const named = async (code: string) => ok<questions.Question>(await boss.send('GET', `/questions/${ids.get(code)!}`)).standard
  for (const code of codes) expect([code, await named(code)]).toEqual([code, expect.objectContaining({ code: ASKS_FOR[code]![0], number: 1, isInForce: true })])
  // The item, not its neighbour.
  for (const [code, text] of [['LY-003', '衬衣袖口长出西装外套袖口'], ['LY-017', '上班不穿露趾凉鞋'], ['LY-008', '流露不耐烦或不满，如“快点”“烦死了”'], ['SB-001', '石材地面使用酸性清洁剂'], ['LY-022', '复述确认，说明由谁、何时答复']] as const) expect((await named(code))!.text).toBe(text)
  const { items } = ok<{ items: standards.StandardSummary[] }>(await boss.send('GET', '/standards?filter[scene]=language'))
  const language = items.find(({ code }) => code === 'LANGUAGE')!
  const uses = ok<{ items: standards.StandardUse[] }>(await boss.send('GET', `/standards/${language.id}/uses`)).items
  expect(uses.filter(({ kind }) => kind === 'question').map(({ code }) => code)).toEqual(['LY-008', 'LY-009', 'LY-010', 'LY-015', 'LY-018', 'LY-021'])
})

it('a standard that the house has revised is named by none that is added later', async () => {
  const desk = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('service_standard').select(['id', 'version']).where('code', '=', 'GROOMING').executeTakeFirstOrThrow())
  const { current } = ok<standards.ServiceStandard>(await boss.send('GET', `/standards/${desk.id}`))
  const draft = ok<standards.ServiceStandard>(await boss.send('POST', `/standards/${desk.id}/draft`, { version: desk.version, items: current!.items.toReversed() }))
  ok(await boss.send('POST', `/standards/${desk.id}/actions`, { action: 'publish', version: draft.version, reason: '换了顺序' }))
  // Two questions whose codes are free again: one asks for the standard that was revised, one for another.
  await as(test, company.actors.administrator, async (ctx) => {
    await ctx.client.query("update question set code = 'OWN-' || substr(code, 4) where code in ('LY-002', 'LY-017')")
    expect(await addReady(ctx)).toBe(2)
  })
  const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ code: string; is_named: boolean }>("select q.code, v.standard_id is not null as is_named from question q join question_version v on v.organization_id = q.organization_id and v.question_id = q.id where q.code in ('LY-002', 'LY-017', 'OWN-002') order by 1"))
  expect(rows).toEqual([{ code: 'LY-002', is_named: false }, { code: 'LY-017', is_named: true }, { code: 'OWN-002', is_named: true }])
})
