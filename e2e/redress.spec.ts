import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archives, cases, redress, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)

let browser: Browser
let desk: Person
let supervisor: Person
let steward: Person
let caseId: string

beforeAll(async () => {
  browser = await openBrowser()
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  steward = await onPhone(browser, PHONE, guanjia, 'steward')
  const { sites } = await asked(desk, sessions.currentSession)
  const siteId = sites[0]!.id
  const { items: categories } = await asked(desk, cases.listCategories)
  const { items: units } = await asked(desk, archives.listUnits, { query: { siteId, limit: 1, filter: { q: '4-1-901' } } })
  const made = await asked(desk, cases.createCase, { body: { siteId, kind: 'complaint', statement: `保洁打翻了我的花盆 ${RUN}`, categoryId: categories.find(({ code }) => code === 'environment.cleaning')!.id, unitId: units[0]!.id } })
  caseId = made.id
})
afterAll(() => browser?.close())

describe('a compensation from the complaint to the decision', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([desk.shoot('redress-failed-1'), supervisor.shoot('redress-failed-2'), steward.shoot('redress-failed-3')])
  })

  it('the desk sees the steps of the category and asks for a compensation', async () => {
    const { page } = desk
    await page.goto(`${guanjia}/cases/${caseId}`)
    await page.getByRole('heading', { name: '处理流程 0/7' }).waitFor()
    await page.getByRole('button', { name: '完成 受理告知' }).click()
    await page.getByRole('heading', { name: '处理流程 1/7' }).waitFor()
    await page.getByRole('button', { name: '申请补偿' }).click()
    const form = page.getByRole('dialog', { name: '申请补偿' })
    await form.getByLabel('金额').fill('45')
    await form.getByLabel('事由').fill(`花盆破损 ${RUN}`)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '赔偿与补偿 · 累计 ¥45.00' }).waitFor()
    await desk.shoot('redress-1-asked')
  })

  it('the steward approves it on the phone, within the own limit', async () => {
    const { page } = steward
    await page.goto(`${guanjia}/m/compensations`)
    await page.getByRole('link', { name: new RegExp(`花盆破损 ${RUN}`) }).click()
    await page.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
    await page.getByText('已批准').first().waitFor()
    await steward.shoot('redress-2-approved')
  })

  it('the desk finds it approved without a reload, and may promise it', async () => {
    const { page } = desk
    await page.getByText('已批准').first().waitFor()
    const { items } = await asked(desk, redress.listCompensations, { query: { siteId: (await asked(desk, sessions.currentSession)).sites[0]!.id, filter: { caseId } } })
    expect(items[0]).toMatchObject({ status: 'approved', amountFen: 4500, allowedActions: expect.arrayContaining(['promise']) as string[] })
  })

  it('everybody reads the case library and the handbook', async () => {
    const { page } = supervisor
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '案例与手册' }).click()
    await page.getByRole('link', { name: /高空坠物：七户入住/ }).click()
    await page.getByRole('heading', { name: '启示' }).waitFor()
    await page.goto(`${guanjia}/handbook`)
    await page.getByRole('heading', { name: '投诉分级' }).waitFor()
    await supervisor.shoot('redress-3-handbook')
    expect([...desk.complaints, ...supervisor.complaints, ...steward.complaints]).toEqual([])
  })
})
