import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, describe, it } from 'vitest'
import { cases, language } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { ask, asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let desk: Person
let supervisor: Person
let resident: Person
let found: cases.Case
beforeAll(async () => {
  browser = await openBrowser()
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  resident = await onPhone(browser, PHONE, guanjia, 'resident')
  const { items } = await asked(resident, cases.listCases, { query: { limit: 1, sort: '-registeredAt', filter: {} } })
  const home = await asked(resident, cases.getCase, { params: { id: items[0]!.id } })
  found = await asked(desk, cases.createCase, {
    body: { siteId: home.siteId, kind: 'enquiry', statement: '装修押金什么时候可以退', unitId: home.unit!.id, personId: home.person!.id },
  })
})
afterAll(() => browser?.close())

/** A button of the case, or its line under “more”. */
async function actNamed(page: Page, name: string): Promise<Locator> {
  const acts = page.getByRole('toolbar', { name: '可执行的操作' })
  await acts.waitFor()
  const button = acts.getByRole('button', { name })
  if ((await button.count()) > 0) return button
  await acts.getByRole('button', { name: '更多' }).click()
  return page.getByRole('menuitem', { name })
}

/** The act's form, with the text to the resident in it. */
async function openFeedback(): Promise<Locator> {
  const { page } = desk
  await page.goto(`${guanjia}/cases/${found.id}`)
  await (await actNamed(page, '反馈业主')).click()
  const form = page.getByRole('dialog', { name: /反馈业主/ })
  await form.getByRole('textbox').first().waitFor()
  return form
}

describe('a text to a resident', () => {
  it('marks a forbidden word while it is typed, is refused with it, and goes out once the suggestion is taken [ETQ-006] [ETQ-007]', async () => {
    const form = await openFeedback()
    const text = form.getByRole('textbox').first()
    await text.pressSequentially('苏女士您好，您快 點来前台。给您添麻烦了')
    const findings = form.getByRole('list', { name: '用语检查' })
    await findings.getByText('“快 點” 不耐烦').waitFor()
    expect(await findings.getByRole('listitem').count()).toBe(1)
    expect(await form.locator('mark').allTextContents()).toEqual(['快 點'])
    await desk.shoot('language-marked')
    await form.getByRole('button', { name: '反馈业主' }).click()
    await form.getByText(/“快 點”：流露不耐烦/).waitFor()
    expect(await asked(desk, cases.getCase, { params: { id: found.id } })).toMatchObject({ version: found.version })
    await findings.getByRole('button', { name: /改为/ }).click()
    expect(await text.inputValue()).toBe('苏女士您好，请您稍候，我们马上为您办理。给您添麻烦了')
    await form.getByRole('button', { name: '反馈业主' }).click()
    await form.waitFor({ state: 'detached' })
    await desk.page.getByText('请您稍候，我们马上为您办理').first().waitFor()
  })

  it('takes a script by keyboard alone, filled with what the case knows [ETQ-012]', async () => {
    const form = await openFeedback()
    const text = form.getByRole('textbox').first()
    await text.press('/')
    const search = form.getByRole('combobox', { name: /查找话术/ })
    await search.pressSequentially('pdgz')
    await form.getByRole('option', { name: /派单告知/ }).waitFor()
    await search.press('Enter')
    await expect.poll(() => text.inputValue()).toContain(`您报修的 ${found.number} 已派工`)
    await expect.poll(() => text.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe('{time}')
  })

  it('is checked by the server, whatever a client leaves out; the resident may write what they like', async () => {
    const body = { action: 'feedback' as const, text: '神经病' }
    expect(await ask(desk, cases.actOnCase, { params: { id: found.id }, body })).toMatchObject({ status: 422, code: 'language.not_allowed' })
    const words = { note: '你们快点，烦死了' }
    expect((await ask(resident, cases.commentOnCase, { params: { id: found.id }, body: words })).status).toBe(200)
  })
})

describe('the list of forbidden words', () => {
  it('is changed by a supervisor, and the next word typed anywhere is checked by it', async () => {
    const word = `测试忌语${Date.now() % 100_000}`
    await supervisor.page.goto(`${guanjia}/settings/language`)
    await supervisor.page.getByRole('button', { name: '新增忌语' }).click()
    const form = supervisor.page.getByRole('dialog')
    await form.getByLabel('忌语', { exact: true }).fill(word)
    await form.getByLabel('建议改为').fill('您好')
    await form.getByRole('button', { name: '新增', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await supervisor.page.getByRole('textbox', { name: '试一试' }).fill(`请${word}`)
    await supervisor.page.getByText('不能发出：1 处').waitFor()
    await supervisor.shoot('language-words')
    const { findings } = await asked(desk, language.checkText, { body: { text: `请 ${word}` } })
    expect(findings).toMatchObject([{ word, kind: 'impatient', level: 'block' }])
  })

  it('shows nobody an error in the console of the browser', () => {
    expect([...desk.complaints, ...supervisor.complaints, ...resident.complaints]).toEqual([])
  })
})
