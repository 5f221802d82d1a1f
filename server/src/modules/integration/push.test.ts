import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { integration } from '@guanjia/contract'
import { encryptedFor } from '../../platform/channels/push.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { newId } from '../../platform/ids.ts'
import { PushBrowser, readPushToken } from '../../testing/push-browser.ts'
import { receiver, type Received, type Receiver } from '../../testing/receiver.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { runOutbound } from './index.ts'

let test: TestApp
let company: Company
let admin: Browser
let desk: Browser
let service: Receiver
let answer: (request: Received) => { status: number }
const NOON = new Date(Date.now() - (Date.now() % 86_400_000) + 4 * 3_600_000)
const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000)

beforeAll(async () => {
  test = await testApp()
  service = await receiver((request) => answer(request))
})
beforeEach(async () => {
  answer = () => ({ status: 201 })
  service.requests.length = 0
  test.app.config.allowsPrivateTargets = true
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  desk = await signIn(test, company.logins.front_desk, company.password)
  await ok(admin, 'POST', '/channels', { facts: { channel: 'push', name: '设备通知', settings: { contact: 'it@qingxi.example' } } })
})
afterAll(async () => {
  await test.close()
  await service.close()
})

async function ok<T>(who: Browser, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const got = await who.send(method, path, body)
  expect([path, got.status, got.status < 300 ? null : got.body]).toEqual([path, 200, null])
  return got.body as T
}
const aBrowser = (): PushBrowser => new PushBrowser(`${service.url}/push/${newId()}`)
const allow = (who: Browser, { subscription }: PushBrowser, app = 'console') => ok<integration.PushDevices>(who, 'POST', '/push-subscriptions', { app, ...subscription })
const tell = (template: string, params: Record<string, string | number>, level: 'info' | 'warning' | 'urgent' = 'warning', now = NOON, record = { type: 'case', id: newId() }) =>
  as(test, company.actors.administrator, async (ctx) => sendMessage(ctx, { accountIds: [company.actors.front_desk.accountId!], template, params, level, record }), now)
const log = async () => (await ok<{ items: integration.Delivery[] }>(admin, 'GET', '/deliveries')).items

describe('a notice on a device', () => {
  it('is written as the standard writes its example (RFC 8291, appendix A)', () => {
    const target = { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' }
    const given = { salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'), privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url') }
    expect(encryptedFor(target, 'When I grow up, I want to be a watermelon', given).toString('base64url')).toBe('DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN')
  })

  it('reaches every browser that asked for it, sealed for each, without a name, and says what a tap opens', async () => {
    const { publicKey } = await ok<integration.PushDevices>(desk, 'GET', '/push-subscriptions')
    const [office, phone, other] = [aBrowser(), aBrowser(), aBrowser()]
    await allow(desk, office)
    const { items } = await allow(await signIn(test, company.logins.front_desk, company.password), phone, 'phone')
    expect(items.map(({ app }) => app)).toEqual(['phone', 'console'])
    await allow(await signIn(test, company.logins.steward, company.password), other)
    const record = { type: 'case', id: newId() }
    await tell('task.given', { number: 'T-1', who: '苏婉清', title: '回电 13800130001', due: '18:00' }, 'urgent', NOON, record)
    await runOutbound(test.app, NOON)
    const got = (browser: PushBrowser) => service.requests.find(({ path }) => browser.endpoint.endsWith(path))!
    expect(service.requests).toHaveLength(2)
    const notice = office.open(got(office).bytes)
    expect(notice).toEqual({ title: '… 安排了任务：…', tag: expect.stringMatching(/^[0-9a-f]{32}$/) as string, path: `/cases/${record.id}` })
    expect(phone.open(got(phone).bytes)).toMatchObject({ recordType: 'case', recordId: record.id, isResident: false })
    expect(() => phone.open(got(office).bytes)).toThrow('authenticate')
    expect(notice.title + got(office).body).not.toMatch(/苏婉清|1380013/)
    expect(got(office).headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high', topic: notice.tag })
    const token = readPushToken(got(office).headers['authorization']!)
    expect(token).toMatchObject({ key: publicKey, aud: service.url, sub: 'mailto:it@qingxi.example' })
    expect(token.exp - Date.now() / 1000).toBeLessThan(24 * 3600)
    expect(await log()).toMatchObject([{ channel: 'push', state: 'sent', body: '' }, { channel: 'push', state: 'sent' }])
    expect(JSON.stringify(await log())).not.toMatch(/苏婉清|1380013/)
  })

  it('follows what its person chose, waits in the quiet hours and is gathered when there are many', async () => {
    const browser = aBrowser()
    await allow(desk, browser)
    const night = new Date(NOON.getTime() + 11.5 * 3_600_000)
    for (let n = 1; n <= 7; n++) await tell('case.for_steward', { number: `QX-${n}`, title: '夜间' }, 'warning', night)
    await runOutbound(test.app, night)
    expect(service.requests).toHaveLength(0)
    await runOutbound(test.app, new Date(night.getTime() + 8 * 3_600_000))
    expect(service.requests.map(({ bytes }) => browser.open(bytes).title)).toEqual([expect.stringContaining('7')])
    await ok(desk, 'PUT', '/own-message-choices', { items: [{ topic: 'case', email: null, sms: null, push: 'none' }] })
    await tell('case.for_steward', { number: 'QX-8', title: 'a' }, 'urgent')
    await runOutbound(test.app, NOON)
    expect(service.requests).toHaveLength(1)
    const { items } = await ok<integration.MessageChoices>(desk, 'PUT', '/own-message-choices', { items: [{ topic: 'case', email: 'all', sms: null }] })
    expect(items.find(({ topic }) => topic === 'case')).toMatchObject({ email: 'all', push: 'none' })
  })

  it('comes again when the push service is away, and ends for a browser that is gone', async () => {
    const browser = aBrowser()
    await allow(desk, browser)
    answer = () => ({ status: 503 })
    await tell('case.for_steward', { number: 'QX-1', title: 'a' })
    await runOutbound(test.app, NOON)
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 1, failure: '503' }])
    answer = () => ({ status: 410 })
    await runOutbound(test.app, later(2))
    expect(await log()).toMatchObject([{ state: 'failed', attempts: 2 }])
    expect((await ok<integration.PushDevices>(desk, 'GET', '/push-subscriptions')).items).toEqual([])
    await tell('case.for_steward', { number: 'QX-2', title: 'b' })
    await runOutbound(test.app, later(3))
    expect(service.requests).toHaveLength(2)
  })

  it('is no more shown where its person signed out, and belongs to whoever asked last on the same browser', async () => {
    const browser = aBrowser()
    const { items: [first] } = await allow(desk, browser)
    const steward = await signIn(test, company.logins.steward, company.password)
    expect((await steward.send('DELETE', `/push-subscriptions/${first!.id}`)).status).toBe(404)
    await Promise.all([allow(desk, browser), allow(desk, browser)])
    expect((await ok<integration.PushDevices>(desk, 'GET', '/push-subscriptions')).items).toHaveLength(1)
    await tell('case.for_steward', { number: 'QX-1', title: 'a' })
    await desk.send('DELETE', '/sessions/current')
    desk = await signIn(test, company.logins.front_desk, company.password)
    await runOutbound(test.app, NOON)
    expect(service.requests).toHaveLength(0)
    await allow(steward, browser)
    expect((await ok<integration.PushDevices>(desk, 'GET', '/push-subscriptions')).items).toEqual([])
    const { items: [mine] } = await ok<integration.PushDevices>(steward, 'GET', '/push-subscriptions')
    expect((await ok<integration.PushDevices>(steward, 'DELETE', `/push-subscriptions/${mine!.id}`)).items).toEqual([])
  })

  it('goes to push services only, whatever address a client names', async () => {
    test.app.config.allowsPrivateTargets = false
    const ask = async (endpoint: string) => (await desk.send('POST', '/push-subscriptions', { app: 'phone', ...new PushBrowser(endpoint).subscription })).status
    for (const inside of [`${service.url}/push/1`, 'https://127.0.0.1/push', 'https://fcm.googleapis.com.evil.example/x', 'https://evil.example/fcm.googleapis.com', 'http://fcm.googleapis.com/fcm/send/x', 'https://fcm.googleapis.com:8443/x', 'https://evilpush.apple.com.cn/x']) expect([inside, await ask(inside)]).toEqual([inside, 422])
    for (const outside of ['https://fcm.googleapis.com/fcm/send/abc', 'https://updates.push.services.mozilla.com/wpush/v2/abc', 'https://web.push.apple.com/abc', 'https://wns2-par02p.notify.windows.com/w/?token=abc']) expect([outside, await ask(outside)]).toEqual([outside, 200])
    const wrong = { ...new PushBrowser('https://fcm.googleapis.com/x').subscription, p256dh: 'B'.repeat(87) }
    expect(await desk.send('POST', '/push-subscriptions', { app: 'phone', ...wrong })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/p256dh' }] } })
  })
})

describe('what people choose from', () => {
  it('has a name for every topic that a message of the product can be about', async () => {
    const { items } = await ok<integration.MessageChoices>(admin, 'GET', '/message-choices')
    for (const locale of ['zh-CN', 'zh-TW', 'en']) {
      const words = readFileSync(path.resolve(import.meta.dirname, `../../../../ui/src/i18n/${locale}/integration.ts`), 'utf8')
      const named = [...words.slice(words.indexOf('topic: {'), words.indexOf('words: {')).matchAll(/(\w+): ['"]/g)].map((match) => match[1])
      expect([locale, items.map(({ topic }) => topic).filter((topic) => !named.includes(topic))]).toEqual([locale, []])
    }
  })
})
