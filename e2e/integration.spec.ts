import pg from 'pg'
import type { Browser } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archives, cases, privacy, sessions, webhooks } from '@guanjia/contract'
import { residentCheck } from '../server/src/platform/text/index.ts'
import { receiver, type Receiver } from '../server/src/testing/receiver.ts'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia, guanjiaDatabase } from './guanjia.ts'
import { DEMO_PASSWORD, asked, atConsole, onPhone, type Person } from './people.ts'

const RUN = String(Date.now() % 1_000_000).padStart(6, '0')
const NAME = `能耗平台 ${RUN}`
const WORDS = `大堂灯忽明忽暗 ${RUN}`
const FIRST_17 = `11010519491231${RUN.slice(-3)}`
const ID_NUMBER = FIRST_17 + residentCheck(FIRST_17)

let browser: Browser
let admin: Person
let manager: Person
let siteId: string
let other: Receiver
let answers = 500
beforeAll(async () => {
  other = await receiver(() => ({ status: answers, body: '{"ok":true}' }))
  browser = await openBrowser()
  ;[admin, manager] = await Promise.all([atConsole(browser, DESKTOP, guanjia, 'admin', '/settings/webhooks'), atConsole(browser, DESKTOP, guanjia, 'manager')])
  siteId = (await asked(manager, sessions.currentSession)).sites[0]!.id
})
afterAll(async () => {
  // Cases of other journeys have nowhere to go once the receiver is closed.
  const { items } = await asked(admin, webhooks.listWebhooks)
  for (const { id } of items.filter((one) => one.name === NAME)) await asked(admin, webhooks.actOnWebhook, { params: { id }, body: { action: 'disable' } })
  await browser?.close()
  await other?.close()
})

describe('what leaves the house, and what opens in it', () => {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all([admin.shoot('integration-failed'), manager.shoot('integration-failed-manager')])
  })

  describe('another system hears of what happens', () => {
    let isBroken = false
    let secret: string
    beforeEach(({ skip }) => skip(isBroken))
    afterEach(({ task }) => void (isBroken ||= task.result?.state === 'fail'))

    it('the administrator sets it up for new cases; the secret is shown once', async () => {
      const { page } = admin
      await page.getByRole('button', { name: '新增对接' }).first().click()
      const form = page.getByRole('dialog', { name: '新增对接' })
      await form.getByLabel('名称').fill(NAME)
      await form.getByLabel('推送地址').fill(`${other.url}/hook`)
      await form.getByLabel('推送哪些事件').fill('case.created')
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: 'case.created' }).click()
      // The list of events lies over the button until one looks elsewhere.
      await form.getByLabel('推送地址').click()
      await form.getByRole('button', { name: '保存' }).click()
      const box = page.getByRole('dialog', { name: '签名密钥' })
      secret = await box.getByRole('textbox', { name: '签名密钥' }).inputValue()
      await box.getByRole('button', { name: '知道了' }).click()
      await page.getByRole('heading', { name: NAME }).waitFor()
      await page.getByText('还没有推送').waitFor()
      expect(await page.getByText(secret).count()).toBe(0)
    })

    it('a case is taken while the other side is ill: the log says so, it comes again by itself, and a person replays it under the same id', async () => {
      const { page } = admin
      const taken = await asked(manager, cases.createCase, { body: { siteId, channel: 'phone', kind: 'repair', statement: WORDS } })
      await page.getByRole('button', { name: '发送测试' }).waitFor()
      await page.reload()
      const row = page.getByRole('row', { name: /case\.created/ })
      await row.getByText('500', { exact: true }).waitFor()
      answers = 200
      // The second attempt comes by itself after five seconds.
      await row.getByText('成功').waitFor()
      await row.click()
      const push = page.getByRole('dialog')
      await push.getByText(/第 2 次/).waitFor()
      const before = other.requests.length
      await push.getByRole('button', { name: '重发', exact: true }).click()
      await push.getByText(/第 3 次/).waitFor()
      await admin.shoot('integration-1-replayed')
      expect(other.requests.length).toBe(before + 1)
      expect(new Set(other.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
      for (const request of other.requests) expect(new Webhook(secret).verify(request.body, request.headers)).toMatchObject({ type: 'case.created', data: { case: { id: taken.id, number: taken.number } } })
      // What the household said stays in the house until somebody says otherwise.
      expect(other.requests.some(({ body }) => body.includes(WORDS))).toBe(false)
      expect(admin.complaints).toEqual([])
    })
  })

  it('a notice on the phone: set up by the administrator, offered to its owner, shown by the worker of the app, and a tap opens the record', async () => {
    const { page } = admin
    await page.goto(`${guanjia}/settings/channels`)
    await page.getByRole('button', { name: '新增渠道' }).click()
    await page.getByRole('menuitem', { name: '设备通知' }).click()
    const form = page.getByRole('dialog', { name: '新增渠道' })
    await form.getByLabel('联系邮箱').fill('it@qingxi.example')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByRole('article', { name: '设备通知' }).getByText('it@qingxi.example').waitFor()
    const technician = await onPhone(browser, PHONE, guanjia, 'tech')
    const { page: phone } = technician
    await phone.goto(`${guanjia}/m/me`)
    // A browser without a window allows no notices, and the app says so instead of asking.
    await phone.getByRole('heading', { name: '设备通知' }).waitFor()
    await phone.getByText('浏览器已禁止本站通知').waitFor()
    await phone.evaluate(async () => void (await navigator.serviceWorker.ready))
    // Only a window that the worker knows takes an address from it.
    await phone.reload()
    await phone.getByRole('heading', { name: '设备通知' }).waitFor()
    const { items: [taken] } = await asked(manager, cases.listCases, { query: { siteId, limit: 1 } })
    const worker = phone.context().serviceWorkers().find((one) => one.url().includes('/m/'))!
    // What would stand on the screen is kept instead; the push service's own way to the worker is the browser's.
    await worker.evaluate(`self.registration.showNotification = (title, options) => { self.shown = { title, ...options }; return Promise.resolve() }`)
    const devtools = await phone.context().newCDPSession(phone)
    const registered = new Promise<string>((resolve) => devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations.forEach((one) => one.scopeURL.endsWith('/m/') && resolve(one.registrationId))))
    await devtools.send('ServiceWorker.enable')
    await devtools.send('ServiceWorker.deliverPushMessage', { origin: guanjia, registrationId: await registered, data: JSON.stringify({ title: '业主催办', tag: 'a', recordType: 'case', recordId: taken!.id, isResident: false }) })
    await expect.poll(() => worker.evaluate('self.shown'), { timeout: 30_000 }).toMatchObject({ title: '业主催办', tag: 'a', data: { path: `/cases/${taken!.id}` } })
    await worker.evaluate(`self.dispatchEvent(Object.assign(new Event('notificationclick'), { notification: { data: self.shown.data, close() {} }, waitUntil() {} }))`)
    await phone.waitForURL(`**/m/cases/${taken!.id}`)
    expect(technician.complaints).toEqual([])
    await technician.leave()
  })

  it('an ID number opens for a purpose only, to who has just proved to be the one signed in, and the look stands in the log [PRV-003]', async () => {
    const { page } = manager
    const person = await asked(manager, archives.createPerson, { body: { siteId, name: `证件${RUN}`, phones: [{ number: `138${RUN}77` }], idKind: 'id_card', idNumber: ID_NUMBER, consent: { channel: 'paper' } } })
    const { account } = await asked(manager, sessions.currentSession)
    // A morning has passed since the sign-in.
    const database = new pg.Client(guanjiaDatabase)
    await database.connect()
    const { rowCount } = await database.query("update session set proved_at = proved_at - interval '4 hours' where account_id = $1", [account.id])
    await database.end()
    expect(rowCount).toBeGreaterThan(0)
    await page.goto(`${guanjia}/archives/persons/${person.id}`)
    await page.getByRole('button', { name: '查看完整证件号' }).click()
    const why = page.getByRole('dialog', { name: '查看完整证件号' })
    await why.getByRole('button', { name: '查看', exact: true }).click()
    await why.getByText('请填写此项').first().waitFor()
    await why.getByLabel('用途').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').waitFor()
    await page.keyboard.press('Enter')
    await why.getByLabel('事由').fill(`核对过户资料 ${RUN}`)
    await why.getByRole('button', { name: '查看', exact: true }).click()
    const proof = page.getByRole('dialog', { name: '再次验证身份' })
    await proof.getByLabel('密码').last().fill('not the password')
    await proof.getByRole('button', { name: '验证' }).click()
    await proof.getByRole('alert').first().waitFor()
    expect(await page.getByText(ID_NUMBER).count()).toBe(0)
    await manager.shoot('integration-2-proof')
    await proof.getByLabel('密码').last().fill(DEMO_PASSWORD)
    await proof.getByRole('button', { name: '验证' }).click()
    // What was said before the proof is still there.
    await page.getByRole('dialog', { name: '查看完整证件号' }).getByRole('button', { name: '查看', exact: true }).click()
    await page.getByText(ID_NUMBER).waitFor()
    await manager.shoot('integration-3-uncovered')
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click()
    await page.getByText(ID_NUMBER).waitFor({ state: 'detached' })
    await page.goto(`${guanjia}/settings/access-log`)
    await page.getByRole('row', { name: new RegExp(`证件${RUN}`) }).getByText(`核对过户资料 ${RUN}`).waitFor()
    const { items } = await asked(manager, privacy.personAccess, { params: { id: person.id } })
    expect(items).toHaveLength(1)
    expect(manager.complaints).toEqual([])
  })
})
