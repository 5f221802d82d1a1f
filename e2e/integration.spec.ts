import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { mailServer, textOf, type MailServer } from '../server/src/testing/mail-server.ts'
import { receiver, type Receiver } from '../server/src/testing/receiver.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { atConsole, type Person } from './people.ts'

const guanjia = inject('guanjiaUrl')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let admin: Person
let mail: MailServer
let other: Receiver
let answers = 500
beforeAll(async () => {
  mail = await mailServer()
  other = await receiver(() => ({ status: answers, body: '{"ok":true}' }))
  browser = await openBrowser()
  admin = await atConsole(browser, DESKTOP, guanjia, 'admin', '/settings/channels')
})
afterAll(async () => {
  await browser?.close()
  await mail?.close()
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

describe('what leaves the house', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await admin.shoot('integration-failed')
  })

  it('the administrator sets up the mail server and sends a test that arrives', async () => {
    const { page } = admin
    const card = page.getByRole('article', { name: '公司邮箱' })
    await card.getByRole('button', { name: '修改' }).click()
    const form = page.getByRole('dialog', { name: '修改 · 邮件' })
    await form.getByLabel('服务器').fill('127.0.0.1')
    await form.getByLabel('端口').fill(String(mail.port))
    await form.getByLabel('加密方式').click()
    await page.getByTitle('不加密').click()
    await form.getByLabel('账号').fill('')
    await form.getByRole('switch', { name: '启用' }).click()
    expect(await barriersOn(page)).toEqual([])
    await admin.shoot('integration-1-mail')
    await form.getByRole('button', { name: '保 存' }).or(form.getByRole('button', { name: '保存' })).click()
    await form.waitFor({ state: 'hidden' })
    await card.getByRole('button', { name: '发送测试' }).click()
    const test = page.getByRole('dialog', { name: '发送测试 · 公司邮箱' })
    await test.getByLabel('收件人').fill('an@qingxi.example')
    await page.keyboard.press('Control+Enter')
    await test.waitFor({ state: 'hidden' })
    expect(mail.letters.map(({ to }) => to)).toEqual([['an@qingxi.example']])
    expect(textOf(mail.letters[0]!)).toContain('公司邮箱')
    await admin.shoot('integration-2-channels')
    await page.getByRole('link', { name: '发送记录' }).click()
    await page.getByText('管家 · 测试消息').first().click()
    await page.getByText('已发出').first().waitFor()
    await page.getByRole('button', { name: '再发一次' }).waitFor()
    await admin.shoot('integration-3-deliveries')
  })

  it('makes a webhook, sees that the other side refuses, and replays the event when it is well', async () => {
    const { page } = admin
    await page.goto(`${guanjia}/settings/webhooks`)
    await page.getByRole('button', { name: '新增对接' }).click()
    const form = page.getByRole('dialog', { name: '新增对接' })
    await form.getByLabel('名称').fill('能耗平台')
    await form.getByLabel('推送地址').fill(`${other.url}/hook`)
    expect(await barriersOn(page)).toEqual([])
    await admin.shoot('integration-4-webhook')
    await page.keyboard.press('Control+Enter')
    const box = page.getByRole('dialog', { name: '签名密钥' })
    const secret = await box.getByRole('textbox', { name: '签名密钥' }).inputValue()
    await box.getByRole('button', { name: '知道了' }).click()
    await page.getByRole('button', { name: '发送测试' }).click()
    await page.getByText('500', { exact: true }).waitFor()
    answers = 200
    // Its second attempt comes by itself after five seconds.
    await page.getByRole('row', { name: /webhook\.test/ }).getByText('成功').waitFor()
    await page.getByRole('row', { name: /webhook\.test/ }).click()
    await page.getByText(/第 2 次/).waitFor()
    const before = other.requests.length
    await page.getByRole('button', { name: '重发', exact: true }).click()
    await expect.poll(() => other.requests.length, { timeout: 15_000 }).toBe(before + 1)
    await page.getByText(/第 3 次/).waitFor()
    expect(await barriersOn(page)).toEqual([])
    await admin.shoot('integration-5-replayed')
    expect(new Set(other.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const last = other.requests.at(-1)!
    expect(new Webhook(secret).verify(last.body, last.headers)).toMatchObject({ type: 'webhook.test' })
  })

  it('reads the reference of the API', async () => {
    const { page } = admin
    await page.goto(`${guanjia}/api/reference`)
    await page.getByRole('heading', { name: '管家 接口文档' }).waitFor()
    await page.locator('#operations-tag-webhooks').click()
    await page.getByText('/api/v1/webhooks', { exact: true }).first().waitFor()
    await admin.shoot('integration-6-reference')
    expect(admin.complaints).toEqual([])
  })
})
