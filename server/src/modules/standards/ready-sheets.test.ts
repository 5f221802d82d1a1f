import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rulebook, type standards } from '@guanjia/contract'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { stopTypesetting } from '../../platform/print/typeset.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeSite } from '../organization/index.ts'
import { addReadySheets } from './ready-sheets.ts'
import { getRule, listRules } from './rulebook.ts'

let test: TestApp
let company: Company
let boss: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  boss = await signIn(test, company.logins.administrator, company.password)
})
afterAll(async () => {
  await test.close()
  await stopTypesetting()
})

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

describe('a duty sheet takes the standards of its post', () => {
  it('ready drafts for the usual posts come with what is in force for each, once; published, the standard knows of the sheet and the sheet of a later version [ORG-030]', async () => {
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    expect((await supervisor.send('POST', '/rulebook/ready-sheets')).status).toBe(403)
    // Two who ask at once: each post still has one.
    const answers = await Promise.all([boss.send('POST', '/rulebook/ready-sheets'), boss.send('POST', '/rulebook/ready-sheets')])
    expect(answers.map((one) => ok<{ added: number }>(one).added).toSorted((a, b) => a - b)).toEqual([0, 7])
    const sheets = ok<{ items: rulebook.RuleSummary[] }>(await boss.send('GET', '/rulebook?filter[kind]=duty_sheet')).items
    expect(sheets.map(({ position, state }) => `${position?.name} ${state}`).toSorted()).toEqual(['客服助理', '客服前台', '工程技工', '案场客服', '楼宇管家', '秩序维护员', '保洁员'].map((name) => `${name} draft`).toSorted())
    const cleaner = ok<rulebook.Rule>(await boss.send('GET', `/rulebook/${sheets.find(({ position }) => position?.name === '保洁员')!.id}`))
    const codes = cleaner.draft!.standards.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['CLEANING', 'DRESS']))
    expect(codes).not.toContain('HOME-VISIT')

    const [own] = cleaner.draft!.standards.filter(({ code }) => code === 'CLEANING')
    const draft = ok<rulebook.Rule>(await boss.send('POST', `/rulebook/${cleaner.id}/draft`, { version: cleaner.version, items: cleaner.draft!.items.map(({ promised: _, ...item }) => item), standardIds: [own!.id] }))
    const sheet = ok<rulebook.Rule>(await boss.send('POST', `/rulebook/${cleaner.id}/actions`, { action: 'publish', version: draft.version }))
    expect(sheet.current!.standards).toMatchObject([{ id: own!.id, number: 1, isInForce: true }])
    expect(ok<{ items: standards.StandardUse[] }>(await boss.send('GET', `/standards/${own!.id}/uses`)).items).toContainEqual({ kind: 'duty_sheet', id: sheet.id, code: sheet.code, name: sheet.name, number: 1, itemIds: [] })
    const paper = await test.http.inject({ method: 'GET', url: `/api/v1/rulebook/${sheet.id}/print?siteId=${company.siteId}`, headers: { authorization: `Bearer ${boss.token}` } })
    expect(pdfPages(paper.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')).toContain('石材地面使用酸性清洁剂')

    const cleaning = ok<standards.ServiceStandard>(await boss.send('GET', `/standards/${own!.id}`))
    const later = ok<standards.ServiceStandard>(await boss.send('POST', `/standards/${own!.id}/draft`, { version: cleaning.version, items: cleaning.current!.items.slice(1) }))
    ok(await boss.send('POST', `/standards/${own!.id}/actions`, { action: 'publish', version: later.version, reason: '删去一条' }))
    expect(ok<rulebook.Rule>(await boss.send('GET', `/rulebook/${sheet.id}`)).current!.standards[0]).toMatchObject({ number: 1, isInForce: false, items: cleaning.current!.items.map(({ text }) => expect.objectContaining({ text })) })
  })

  it.each([
    ['zh-TW', '清潔員職責說明書', '按頻次清潔公共區域、樓梯間和電梯車廂', '依據 ENV-007', '清潔作業規範', '石材地面使用酸性清潔劑'],
    ['en', 'Duty sheet: cleaner', 'Cleans public areas, staircases and lift cars as often as planned', 'By ENV-007', 'Cleaning', 'Acid cleaner on a stone floor'],
  ] as const)('is written in the language of the house, and so are the standards that it takes, whoever asks: %s [ORG-030]', async (locale, name, text, source, standard, redLine) => {
    const actor = Actor.system(newId())
    expect(actor.locale).toBe('zh-CN')
    const { rules, items } = await runInCtx(test.app, { actor }, async (ctx) => {
      await ctx.tx.insertInto('organization').values({ id: actor.organizationId, name: 'House', locale }).execute()
      await makeSite(ctx, { code: 'S1', name: 'Estate', kind: 'residential', timeZone: 'Asia/Shanghai' })
      expect(await addReadySheets(ctx)).toEqual({ added: 7 })
      const { items: sheets } = await listRules(ctx, { params: {}, query: rulebook.listRules.query.parse({ filter: { kind: 'duty_sheet' } }), body: {} })
      const sheet = await getRule(ctx, { params: { id: sheets.find(({ code }) => code === 'ZZ-CLEANER')!.id }, query: {}, body: {} })
      return { rules: sheets, items: sheet.draft! }
    })
    expect(rules).toContainEqual(expect.objectContaining({ code: 'ZZ-CLEANER', name }))
    expect(items.items[0]).toMatchObject({ text, standard: source })
    expect(items.standards.find(({ code }) => code === 'CLEANING')).toMatchObject({ name: standard, items: expect.arrayContaining([{ text: redLine, isRedLine: true }]) })
  })

  it('is the only document that takes any, takes none that is not in force, and the database says so too', async () => {
    const { items } = ok<{ items: standards.StandardSummary[] }>(await boss.send('GET', '/standards?filter[scene]=dress'))
    const send = (body: object) => boss.send('POST', '/rulebook', { code: 'T-1', name: '着装制度', kind: 'policy', body: '按标准着装。', ...body })
    expect((await send({ standardIds: [items[0]!.id] })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/standardIds' }] })
    const made = ok<rulebook.Rule>(await send({}))
    const takes = (number: number) => as(test, company.actors.administrator, (ctx) => ctx.client.query("update standard_version set standards = jsonb_build_array(jsonb_build_object('standardId', $2::uuid, 'number', $3::int)) where standard_id = $1", [made.id, items[0]!.id, number]))
    await expect(takes(9)).rejects.toMatchObject({ code: '23514' })
    ok(await boss.send('POST', `/standards/${items[0]!.id}/actions`, { action: 'withdraw' }))
    const sheet = ok<{ items: rulebook.RuleSummary[] }>(await boss.send('GET', '/rulebook?filter[kind]=duty_sheet&filter[state]=draft')).items[0]!
    expect((await boss.send('POST', `/rulebook/${sheet.id}/draft`, { version: sheet.version, items: [{ id: crypto.randomUUID(), text: '接待' }], standardIds: [items[0]!.id] })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/standardIds' }] })
  })
})
