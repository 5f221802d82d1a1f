import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cases, knowledge, sessions } from '@guanjia/contract'
import { DESKTOP, openBrowser } from './browser.ts'
import { asked, atConsole, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)

let browser: Browser
let desk: Person
let keeper: Person
beforeAll(async () => {
  browser = await openBrowser()
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk', '/desk')
  keeper = await atConsole(browser, DESKTOP, guanjia, 'supervisor', '/knowledge/gaps?state=open')
})
afterAll(() => browser?.close())
afterEach(() => expect([...desk.complaints, ...keeper.complaints]).toEqual([]))

const words = () => desk.page.locator('#desk-words')
const chooseEnquiry = async (): Promise<void> => {
  await words().focus()
  await desk.page.keyboard.press('Alt+3')
}
const nextCaller = () => desk.page.getByRole('button', { name: /^下一位/ }).click()

describe('a question at the desk', () => {
  it('is answered by the article that is offered while it is typed, and the log says so [INQ-006]', async () => {
    const { page } = desk
    await chooseEnquiry()
    await words().fill(`我想装宽带，要带什么资料？${RUN}`)
    await page.getByRole('button', { name: '采用《宽带报装》' }).click()
    expect(await page.getByLabel('答复', { exact: true }).inputValue()).toContain('自由选择运营商')
    await desk.shoot('desk-answer')
    await page.keyboard.press('Control+Enter')
    await page.getByText('依据《宽带报装》第 1 版').waitFor()
    const { sites } = await asked(desk, sessions.currentSession)
    const log = await asked(desk, cases.listContacts, { query: { siteId: sites[0]!.id, filter: { q: RUN } } })
    expect(log.items).toMatchObject([{ outcome: 'settled', article: { title: '宽带报装', version: 1 } }])
  })

  it('that nobody can answer goes on as a case and is answered by an article written from it [INQ-006]', async () => {
    const question = `阳台封窗要不要报街道备案 ${RUN}`
    const { page } = desk
    await nextCaller()
    await chooseEnquiry()
    await words().fill(question)
    await page.getByRole('button', { name: '答不上来' }).click()
    await page.getByText('记入“答不上来的问题”').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已受理').first().waitFor()
    const row = keeper.page.getByRole('row').filter({ hasText: question })
    await row.getByRole('button', { name: '补答案' }).click()
    await keeper.page.getByRole('menuitem', { name: '写一条新的' }).click()
    await keeper.page.getByLabel('标准答复').fill('封窗不改变外立面的在前台登记即可；改变外立面的须先征得业主委员会同意。')
    await keeper.shoot('article-editor')
    await keeper.page.getByRole('button', { name: '发 布' }).or(keeper.page.getByRole('button', { name: '发布' })).click()
    await keeper.page.getByText('现行').first().waitFor()
    const { sites } = await asked(keeper, sessions.currentSession)
    const gaps = await asked(keeper, knowledge.listGaps, { query: { siteId: sites[0]!.id, filter: { q: RUN } } })
    expect(gaps.items).toMatchObject([{ state: 'answered', article: { name: question } }])
  })

  it('about fees is told only after the caller was recognised, with what it comes to for the unit [INQ-002]', async () => {
    const { page } = desk
    await nextCaller()
    await page.getByPlaceholder(/^来电人/).fill('3-2-1201')
    await page.getByRole('option').filter({ hasText: '3-2-1201' }).first().waitFor()
    await page.getByPlaceholder(/^来电人/).press('Enter')
    await page.getByRole('button', { name: '费用查询' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('来人姓名').fill('苏宇航')
    await dialog.getByLabel('来人的回答').fill('0000')
    await dialog.getByRole('button', { name: /核\s?对/ }).click()
    await dialog.getByText('与登记不符').waitFor()
    await dialog.getByLabel('来人的回答').fill('1443')
    await dialog.getByRole('button', { name: /核\s?对/ }).click()
    await dialog.getByText('¥331.80').waitFor()
    await dialog.getByText('这里不含应收、已收和欠费').waitFor()
    await desk.shoot('fee-query')
  })
})
