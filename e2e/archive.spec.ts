import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { belongings, sessions } from '@guanjia/contract'
import { receiver, type Receiver } from '../server/src/testing/receiver.ts'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RUN = String(Date.now() % 1_000_000)

let browser: Browser
let manager: Person
let steward: Person
let other: Receiver
let answers = 500
beforeAll(async () => {
  other = await receiver(() => ({ status: answers, body: '{"ok":true}' }))
  browser = await openBrowser()
  manager = await atConsole(browser, DESKTOP, guanjia, 'manager', '/registers/facility')
})
afterAll(async () => {
  await browser?.close()
  await other?.close()
})

async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe: scanner } = window as unknown as { axe: typeof axe }
    const { violations } = await scanner.run(document, { resultTypes: ['violations'] })
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

describe('registers, papers and other systems', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([manager.shoot('archive-failed'), steward?.shoot('archive-failed-phone')])
  })

  it('enters a machine with its legal inspection and files its report on its page', async () => {
    const { page } = manager
    await page.getByRole('button', { name: '新增' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('编号', { exact: true }).fill(`E2E-${RUN}`)
    await form.getByLabel('名称', { exact: true }).fill('旅程客梯')
    await form.getByLabel('类别').click()
    await page.keyboard.type('客梯')
    await page.keyboard.press('Enter')
    await form.getByLabel(/检验到期/).fill('2099-06-30')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /旅程客梯/ }).waitFor()
    await page.getByText('2099-06-30').first().waitFor()
    await page.getByRole('button', { name: '归档' }).click()
    const paper = page.getByRole('dialog', { name: '归档' })
    await paper.getByLabel('资料种类').click()
    await page.getByTitle('法定检验报告').click()
    expect(await barriersOn(page)).toEqual([])
    await manager.shoot('archive-1-file')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: '法定检验报告' }).click()
    await page.getByRole('heading', { name: /法定检验报告/ }).waitFor()
  })

  it('puts the paper into a box, lends it and takes it back', async () => {
    const { page } = manager
    await page.getByRole('button', { name: '登记原件' }).click()
    const place = page.getByRole('dialog', { name: /登记原件/ })
    for (const [label, value] of [['柜', 'Z'], ['层', '9'], ['盒', RUN]] as const) await place.getByLabel(label, { exact: true }).fill(value)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: `Z-9-${RUN}` }).waitFor()
    await page.getByRole('button', { name: '借出原件' }).click()
    const lend = page.getByRole('dialog', { name: /借出原件/ })
    await lend.getByLabel('外部人员姓名').fill('市场监管所')
    await lend.getByLabel('用途').fill('年检备查')
    await lend.getByLabel('应还日期').fill('2099-01-01')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByText('市场监管所').first().waitFor()
    await manager.shoot('archive-2-lent')
  })

  it('the steward has the day on the phone, finds the paper by its title and a car by its plate [SYS-005]', async () => {
    steward = await onPhone(browser, PHONE, guanjia, 'steward')
    const { page } = steward
    const { sites } = await asked(steward, sessions.currentSession)
    await page.getByText(/我的工作|今日/).first().waitFor()
    await page.goto(`${guanjia}/m/papers`)
    await page.getByRole('textbox').fill('旅程客梯')
    await page.getByText(`Z-9-${RUN}`).waitFor()
    await page.getByText('已借出').waitFor()
    expect(await barriersOn(page)).toEqual([])
    await steward.shoot('archive-3-phone-paper')
    const { items } = await asked(steward, belongings.listVehicles, { query: { siteId: sites[0]!.id, limit: 1 } })
    await page.goto(`${guanjia}/m/look-up`)
    await page.getByRole('textbox').fill(items[0]!.plate)
    await page.getByRole('link', { name: new RegExp(items[0]!.plate.slice(2)) }).first().click()
    await page.getByText(items[0]!.plate.slice(-4)).first().waitFor()
    await steward.shoot('archive-4-phone-car')
    expect(steward.complaints).toEqual([])
  })

  it('gives the paper back', async () => {
    const { page } = manager
    await page.getByRole('link', { name: /市场监管所 借出/ }).click()
    await page.getByRole('button', { name: '归还' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已归还').first().waitFor()
    expect(manager.complaints).toEqual([])
  })

  it('makes a webhook, sees that the other side refuses, and replays the event when it is well', async () => {
    const admin = await atConsole(browser, DESKTOP, guanjia, 'admin', '/settings/webhooks')
    const { page } = admin
    await page.getByRole('button', { name: '新增对接' }).click()
    const form = page.getByRole('dialog', { name: '新增对接' })
    await form.getByLabel('名称').fill(`能耗平台 ${RUN}`)
    await form.getByLabel('推送地址').fill(`${other.url}/hook`)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: '签名密钥' }).getByRole('button', { name: '知道了' }).click()
    await page.getByRole('button', { name: '发送测试' }).click()
    await page.getByText('500', { exact: true }).waitFor()
    answers = 200
    await page.getByRole('row', { name: /webhook\.test/ }).click()
    const before = other.requests.length
    await page.getByRole('button', { name: '重发', exact: true }).click()
    await expect.poll(() => other.requests.length, { timeout: 15_000 }).toBeGreaterThan(before)
    await page.getByText('成功').first().waitFor()
    await admin.shoot('archive-5-replayed')
    expect(new Set(other.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(admin.complaints).toEqual([])
    await admin.leave()
  })
})
