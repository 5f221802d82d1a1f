import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { rulebook, structure } from '@guanjia/contract'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { stopTypesetting } from '../../platform/print/typeset.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
let boss: Browser
let desk: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  boss = await signIn(test, company.logins.administrator, company.password)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(async () => {
  await test.close()
  await stopTypesetting()
})

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}
const plain = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '')
async function handbook(post: string, locale = 'zh-CN'): Promise<string> {
  const paper = await test.http.inject({ method: 'GET', url: `/api/v1/standards/handbook?siteId=${company.siteId}&post=${post}`, headers: { authorization: `Bearer ${desk.token}`, 'accept-language': locale } })
  expect(paper.statusCode).toBe(200)
  return plain(pdfPages(paper.rawPayload).map(({ text }) => text).join(''))
}

describe('the handbook of a post', () => {
  it('holds its duty sheets in force, its part in the matrix of duties and its standards, nobody else’s, in each language [ORG-029, ORG-030, ORG-031]', async () => {
    ok(await boss.send('POST', '/rulebook/ready-sheets'))
    ok(await boss.send('POST', '/responsibilities/ready'))
    const { items } = ok<{ items: rulebook.RuleSummary[] }>(await boss.send('GET', '/rulebook?filter[kind]=duty_sheet'))
    const sheet = (code: string): rulebook.RuleSummary => items.find((one) => one.code === code)!
    const publish = async (code: string) => ok(await boss.send('POST', `/rulebook/${sheet(code).id}/actions`, { action: 'publish', version: sheet(code).version }))
    // A draft is no duty yet.
    const [own, cleaners] = [plain('客服前台职责说明书（ZZ-DESK'), plain('保洁员职责说明书（ZZ-CLEANER')]
    expect(await handbook('front_desk')).not.toContain(own)
    await publish('ZZ-DESK')
    await publish('ZZ-CLEANER')
    const { items: positions } = ok<{ items: structure.Position[] }>(await boss.send('GET', '/positions'))
    // One that counts from a later day, and one that this site wrote for itself.
    const steward = ok<rulebook.Rule>(await boss.send('GET', `/rulebook/${sheet('ZZ-STEWARD').id}`))
    const later = ok<rulebook.Rule>(await boss.send('POST', `/rulebook/${steward.id}/draft`, { version: steward.version, items: steward.draft!.items.map(({ promised: _, ...item }) => item), effectiveOn: dayAfter(dayAfter(dayIn('Asia/Shanghai', new Date()))) }))
    ok(await boss.send('POST', `/rulebook/${steward.id}/actions`, { action: 'publish', version: later.version }))
    const night = ok<rulebook.Rule>(await boss.send('POST', '/rulebook', { code: 'ZZ-NIGHT', name: '夜间前台职责说明书', kind: 'duty_sheet', siteId: company.siteId, positionId: positions.find(({ code }) => code === 'FRONT_DESK')!.id, items: [{ id: crypto.randomUUID(), text: '夜间来电逐一登记', dutyClass: 'CUSTOMER_FACING', promise: { policy: 'case', metric: 'acknowledge' } }] }))
    ok(await boss.send('POST', `/rulebook/${night.id}/actions`, { action: 'publish', version: night.version }))

    const text = await handbook('front_desk')
    for (const words of ['客服前台职责说明书（ZZ-DESK', '在授权范围内当场作出决定，事后报告', '面客服务', '夜间前台职责说明书', '夜间来电逐一登记', '职责边界', '前台礼仪检查表', '红线，不得触碰']) expect(text).toContain(plain(words))
    // A row of the matrix: duty, category, post, part, who answers for it.
    expect(text).toContain(plain('咨询答复与办事指引 咨询 客服前台 主责 客服前台'))
    for (const words of ['给排水报修与抢修', '楼宇管家职责说明书']) expect(text).not.toContain(plain(words))
    expect(text).not.toContain(cleaners)
    // Whoever cleans signs in with the role of a technician, and has a handbook of their own.
    const cleaning = await handbook('cleaning')
    for (const words of ['保洁、绿化与消杀', '石材地面使用酸性清洁剂']) expect(cleaning).toContain(plain(words))
    expect(cleaning).toContain(cleaners)
    expect(cleaning).not.toContain(own)
    expect(await handbook('steward')).not.toContain(plain('楼宇管家职责说明书（ZZ-STEWARD'))
    const technician = await handbook('technician')
    expect(technician).toContain(plain('给排水报修与抢修'))
    expect(technician).not.toContain(cleaners)

    const [tw, en] = [await handbook('front_desk', 'zh-TW'), await handbook('front_desk', 'en')]
    for (const words of ['服務標準手冊', '職責邊界', '主責職位', '面客服務', '紅線，不得觸碰', '第 1 版']) expect(tw).toContain(plain(words))
    for (const words of ['Handbook of service', 'Part in the matrix of duties', 'Owned by', 'Serving customers', 'red line', 'version 1']) expect(en).toContain(plain(words))
  })
})
