import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { integration } from '@guanjia/contract'
import { mailServer, textOf, type Letter, type MailServer } from '../../testing/mail-server.ts'
import { receiver } from '../../testing/receiver.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { sendMessage, sendText } from '../../platform/messages/messages.ts'
import { newId } from '../../platform/ids.ts'
import { claimDeliveries, deliver } from './send.ts'
import { runOutbound } from './index.ts'

let test: TestApp
let company: Company
let admin: Browser
let desk: Browser
let mail: MailServer
let answer: ((letter: Letter) => Error | 'silence' | null) | undefined
const NOON = new Date('2026-03-05T04:00:00Z')
const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000)

beforeAll(async () => {
  test = await testApp()
  test.app.config.allowsPrivateTargets = true
  test.app.config.outsideSeconds = 1
  mail = await mailServer({ answer: (letter) => answer?.(letter) ?? null })
})
beforeEach(async () => {
  answer = undefined
  mail.letters.length = 0
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(async () => {
  await test.close()
  await mail.close()
})

const smtp = (more: object = {}) => ({ facts: { channel: 'email', name: '公司邮箱', secret: '', settings: { host: '127.0.0.1', port: mail.port, security: 'none', user: '', from: 'guanjia@qingxi.example', fromName: '清溪物业', ca: '' }, ...more } })
async function ok<T>(who: Browser, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const got = await who.send(method, path, body)
  expect([path, got.status, got.status < 300 ? null : got.body]).toEqual([path, 200, null])
  return got.body as T
}
const withMail = () => ok<integration.ChannelSetting>(admin, 'POST', '/channels', smtp())
const deskAddress = () => ok(desk, 'PUT', '/own-message-choices', { email: 'xu@qingxi.example' })
const tell = (template: string, params: Record<string, string | number>, level: 'info' | 'warning' | 'urgent' = 'warning', now = NOON, to: 'front_desk' | 'steward' = 'front_desk') =>
  as(test, company.actors.administrator, async (ctx) => sendMessage(ctx, { accountIds: [company.actors[to].accountId!], template, params, level }), now)
const log = async (query = '') => (await ok<{ items: integration.Delivery[] }>(admin, 'GET', `/deliveries${query}`)).items

describe('messages that leave the house', () => {
  it('go by mail to whoever has an address, each with its record, and stay inside before there is a channel', async () => {
    await tell('case.for_steward', { number: 'QX-0', title: '早于渠道' })
    await withMail()
    await deskAddress()
    await tell('case.for_steward', { number: 'QX-1', title: '三栋电梯异响' })
    await tell('case.for_steward', { number: 'QX-2', title: '没有邮箱' }, 'warning', NOON, 'steward')
    await runOutbound(test.app, NOON)
    await runOutbound(test.app, later(60))
    expect(mail.letters.map(({ to }) => to)).toEqual([['xu@qingxi.example']])
    expect(textOf(mail.letters[0]!)).toContain('三栋电梯异响')
    const items = await log()
    expect(items).toMatchObject([{ channel: 'email', via: '公司邮箱', to: 'xu***@qingxi.example', kind: 'case.for_steward', state: 'sent', attempts: 1, sentAt: NOON.toISOString(), failure: null, allowedActions: ['resend'] }])
    expect(items[0]!.providerId).toBe(`<${items[0]!.id}@qingxi.example>`)
  })

  it('follow what each person chose for each topic, and behind it the house', async () => {
    await withMail()
    await deskAddress()
    await ok(admin, 'PUT', '/message-choices', { items: [{ topic: 'case', email: 'all', sms: null }, { topic: 'knowledge', email: 'none', sms: null }] })
    await ok(desk, 'PUT', '/own-message-choices', { items: [{ topic: 'knowledge', email: 'all', sms: null }] })
    await tell('case.for_steward', { number: 'QX-1', title: 'a' }, 'info')
    await tell('knowledge.gap', { words: 'b', who: 'c' }, 'info')
    await tell('improvement.yours', { number: 'I-1', title: 'd', day: 'e' }, 'info')
    await runOutbound(test.app, NOON)
    expect((await log()).map(({ kind }) => kind).toSorted()).toEqual(['case.for_steward', 'knowledge.gap'])
    await ok(desk, 'PUT', '/own-message-choices', { items: [{ topic: 'case', email: 'none', sms: null }] })
    await tell('case.for_steward', { number: 'QX-2', title: 'f' }, 'urgent')
    await runOutbound(test.app, NOON)
    expect(await log()).toHaveLength(2)
  })

  it('wait in the quiet hours of the house unless they are urgent, and many become one in the morning', async () => {
    await withMail()
    await deskAddress()
    const night = new Date('2026-03-05T15:30:00Z')
    for (let n = 1; n <= 7; n++) await tell('case.for_steward', { number: `QX-${n}`, title: '夜间' }, 'warning', night)
    await tell('case.major', { number: 'QX-9', title: '水管爆裂' }, 'urgent', night)
    await runOutbound(test.app, night)
    expect(mail.letters).toHaveLength(1)
    await runOutbound(test.app, new Date('2026-03-05T22:59:00Z'))
    expect(mail.letters).toHaveLength(1)
    await runOutbound(test.app, new Date('2026-03-05T23:00:00Z'))
    expect(mail.letters).toHaveLength(2)
    expect(textOf(mail.letters[1]!)).toMatch(/QX-1[^]*QX-7/)
    const items = await log()
    const digest = items.find(({ kind }) => kind === 'channel.digest')!
    expect(digest).toMatchObject({ title: '您有 7 条消息', state: 'sent' })
    expect(items.filter(({ state, mergedInto }) => state === 'merged' && mergedInto === digest.id)).toHaveLength(7)
  })

  it('are gathered for the morning for whoever wants one letter a day', async () => {
    await withMail()
    await deskAddress()
    await ok(desk, 'PUT', '/own-message-choices', { items: [{ topic: 'case', email: 'daily', sms: null }] })
    await tell('case.for_steward', { number: 'QX-1', title: 'a' }, 'info')
    await tell('case.for_steward', { number: 'QX-2', title: 'b' }, 'info', later(30))
    await runOutbound(test.app, later(60))
    expect(mail.letters).toHaveLength(0)
    await runOutbound(test.app, new Date('2026-03-06T00:00:00Z'))
    expect(mail.letters).toHaveLength(1)
    expect(textOf(mail.letters[0]!)).toMatch(/QX-1[^]*QX-2/)
  })

  it('are tried again with growing pauses, then stand on the list of those given up, and can be sent again', async () => {
    await withMail()
    await deskAddress()
    answer = () => Object.assign(new Error('greylisted'), { responseCode: 451 })
    await tell('case.for_steward', { number: 'QX-1', title: 'a' })
    await runOutbound(test.app, NOON)
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 1, dueAt: later(1).toISOString(), failure: expect.stringContaining('greylisted') as string }])
    let at = 0
    for (let attempt = 1; attempt < 10; attempt++) {
      at += Math.min(2 ** (attempt - 1), 60)
      await runOutbound(test.app, later(at - 0.5))
      await runOutbound(test.app, later(at))
    }
    const [failed] = await log('?filter[state]=failed,maybe_sent')
    expect(failed).toMatchObject({ state: 'failed', attempts: 10 })
    answer = undefined
    const again = await ok<integration.Delivery>(admin, 'POST', `/deliveries/${failed!.id}/actions`, { action: 'resend' })
    expect(await ok(admin, 'POST', `/deliveries/${failed!.id}/actions`, { action: 'resend' })).toMatchObject({ id: again.id })
    await runOutbound(test.app)
    expect(mail.letters).toHaveLength(1)
    expect((await log()).map(({ state, resendOf }) => [state, resendOf])).toEqual([['sent', failed!.id], ['failed', null]])
  })

  it('never leave twice by themselves when the process dies between sending and writing it down', async () => {
    await withMail()
    await deskAddress()
    await tell('case.for_steward', { number: 'QX-1', title: 'a' })
    // The whole round but its last step: the letter is out, and nobody wrote it down.
    await runOutboundUntilSent(NOON)
    expect(mail.letters).toHaveLength(1)
    await runOutbound(test.app, later(4))
    expect(await log()).toMatchObject([{ state: 'sending' }])
    await runOutbound(test.app, later(6))
    await runOutbound(test.app, later(600))
    expect(mail.letters).toHaveLength(1)
    expect(await log()).toMatchObject([{ state: 'maybe_sent', failure: 'the server stopped while sending', allowedActions: ['resend'] }])
  })

  it('say that a silent mail server may have the letter', async () => {
    await withMail()
    await deskAddress()
    answer = () => 'silence'
    await tell('case.for_steward', { number: 'QX-1', title: 'a' })
    await runOutbound(test.app, NOON)
    await runOutbound(test.app, later(100))
    expect([mail.letters.length, (await log())[0]!.state]).toEqual([1, 'maybe_sent'])
  })

  it('are sent once by many processes at once', async () => {
    await withMail()
    await deskAddress()
    for (let n = 0; n < 5; n++) await tell('case.for_steward', { number: `QX-${n}`, title: 'a' })
    await Promise.all(Array.from({ length: 6 }, () => runOutbound(test.app, NOON)))
    expect(mail.letters).toHaveLength(5)
  })

  it('open a code of sign-in on the way only, and not when it is too late', async () => {
    const sms = await receiver(() => ({ status: 200, body: '{}' }))
    const facts = { channel: 'sms', name: '短信', secret: 'word', settings: { provider: 'http', signName: '清溪', templates: [{ kind: '*', code: '1', params: [] }], url: sms.url, body: '{"to":"{phone}","text":"{text}"}', headerName: '', successField: '', successValue: '', idField: '' } }
    await ok(admin, 'POST', '/channels', { facts })
    const code = (at: Date) =>
      as(test, company.actors.administrator, async (ctx) => sendText(ctx, { address: '13800130001', channel: 'sms', template: 'people.phone_code', params: { code: '••••••', minutes: 5, sealed: ctx.app.personalData.encrypt('240317').toString('base64') } }), at)
    await code(NOON)
    await runOutbound(test.app, NOON)
    expect(JSON.parse(sms.requests[0]!.body)).toMatchObject({ to: '13800130001', text: expect.stringContaining('240317') as string })
    await code(later(10))
    await runOutbound(test.app, later(16))
    await sms.close()
    expect(sms.requests).toHaveLength(1)
    const items = await log()
    expect(items.map(({ state, to }) => `${state} ${to}`).toSorted()).toEqual(['failed 138****0001', 'sent 138****0001'])
    expect(JSON.stringify(items)).not.toContain('240317')
    const outbox = await ok<{ items: { channel: string; state: string }[] }>(admin, 'GET', '/outbox')
    expect(outbox.items.filter(({ channel }) => channel === 'sms').map(({ state }) => state)).toEqual(['failed', 'sent'])
  })

  it('stand in a group once, however many people were told', async () => {
    const group = await receiver(() => ({ status: 200, body: '{"errcode":0}' }))
    await ok(admin, 'POST', '/channels', { facts: { channel: 'wecom', name: '值班群', url: `${group.url}/send?key=k`, topics: ['case'] } })
    const accountIds = [company.actors.front_desk, company.actors.steward, company.actors.supervisor].map(({ accountId }) => accountId!)
    await as(test, company.actors.administrator, async (ctx) => {
      sendMessage(ctx, { accountIds, template: 'case.major', params: { number: 'QX-1', title: 'a' }, level: 'urgent' })
      sendMessage(ctx, { accountIds, template: 'knowledge.gap', params: { words: 'b', who: 'c' }, level: 'urgent' })
    }, NOON)
    await runOutbound(test.app, NOON)
    await group.close()
    expect(group.requests).toHaveLength(1)
    const [channel] = (await ok<{ items: integration.ChannelSetting[] }>(admin, 'GET', '/channels')).items
    expect(channel).toMatchObject({ urlHost: new URL(group.url).host, hasSecret: false })
    expect(JSON.stringify(channel)).not.toContain('key=k')
  })
})

async function runOutboundUntilSent(now: Date): Promise<void> {
  const { spreadMessages } = await import('./spread.ts')
  const claimed = await as(test, company.actors.administrator, async (ctx) => {
    await spreadMessages(ctx)
    return claimDeliveries(ctx, 10)
  }, now)
  // `deliver` sends first and writes afterwards: the database is gone when it wants to write.
  const broken = { ...test.app, database: { ...test.app.database, pool: { connect: () => Promise.reject(new Error('killed')), idleCount: 0 } } } as unknown as typeof test.app
  for (const one of claimed) await deliver(broken, one, now).catch(() => undefined)
}

describe('words of messages', () => {
  const words = { kind: 'case.for_steward', channel: 'email', locale: 'zh-CN', title: '【{organization}】{number}', body: '请处理：{title}' }

  it('are the own ones of the house, channel by channel', async () => {
    await withMail()
    await deskAddress()
    await ok(admin, 'PUT', '/message-wordings', words)
    await ok(admin, 'PUT', '/message-wordings', { ...words, channel: 'in_app', title: '给您的：{number}' })
    await tell('case.for_steward', { number: 'QX-1', title: '电梯' })
    await runOutbound(test.app, NOON)
    expect(await log()).toMatchObject([{ title: '【春晖物业】QX-1', body: '请处理：电梯' }])
    expect((await ok<{ items: { title: string }[] }>(desk, 'GET', '/messages')).items[0]!.title).toBe('给您的：QX-1')
    await ok(admin, 'POST', '/message-wordings/drop', { kind: words.kind, channel: 'in_app', locale: 'zh-CN' })
    expect((await ok<{ items: { title: string }[] }>(desk, 'GET', '/messages')).items[0]!.title).not.toContain('给您的')
  })

  it('are refused with a variable that the message does not have, and shown before they are kept', async () => {
    const wrong = await admin.send('PUT', '/message-wordings', { ...words, body: '业主 {owner_phone} 您好' })
    expect([wrong.status, wrong.body]).toMatchObject([422, { code: 'rule_broken', errors: [{ pointer: '/body' }] }])
    expect(JSON.stringify(wrong.body)).toContain('{number}')
    expect(await ok(admin, 'POST', '/message-wordings/preview', { ...words, body: '{title} {owner_phone}' })).toEqual({ title: '【春晖物业】〔number〕', body: '〔title〕 …', unknown: ['owner_phone'], isExample: true })
    await ok(admin, 'PUT', '/message-wordings', { ...words, version: 0 })
    expect((await admin.send('PUT', '/message-wordings', { ...words, version: 0 })).status).toBe(409)
  })
})

describe('channels', () => {
  it('keep their secrets to themselves, in the answer, in the table and in the trail', async () => {
    const made = await ok<integration.ChannelSetting>(admin, 'POST', '/channels', smtp({ secret: 'hunter2secret' }))
    expect(made.hasSecret).toBe(true)
    const changed = await ok<integration.ChannelSetting>(admin, 'PUT', `/channels/${made.id}`, { ...smtp({ secret: undefined, name: '新名' }), version: 1 })
    expect(changed).toMatchObject({ hasSecret: true, name: '新名', version: 2 })
    await ok(admin, 'PUT', `/channels/${made.id}`, { ...smtp({ secret: 'another-secret' }), version: 2 })
    const kept = await as(test, company.actors.administrator, async (ctx) => ({
      row: await ctx.tx.selectFrom('channel_setting').selectAll().execute(), trail: await ctx.tx.selectFrom('timeline_entry').select(['action', 'changes']).where('record_id', '=', made.id).orderBy('at').execute(),
    }))
    expect(JSON.stringify([made, changed, kept.row.map((row) => row.secret_sealed.toString('latin1')), kept.trail])).not.toMatch(/hunter2|another-secret/)
    expect(kept.trail.map(({ action }) => action)).toEqual(['created', 'changed', 'changed'])
    expect(JSON.stringify(kept.trail[2]!.changes)).toContain('"field":"secret"')
  })

  it('are one mail server for each house, set up by whoever may', async () => {
    await withMail()
    expect((await admin.send('POST', '/channels', smtp())).status).toBe(409)
    expect((await desk.send('POST', '/channels', smtp())).status).toBe(403)
    expect((await admin.send('POST', '/channels', { facts: { channel: 'wecom', name: '值班群' } })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/facts/url' }] })
    expect((await admin.send('PUT', `/channels/${newId()}`, smtp())).status).toBe(404)
  })

  it('say at once whether they work', async () => {
    const { id } = await withMail()
    expect(await ok(admin, 'POST', `/channels/${id}/test`, { to: 'an@qingxi.example' })).toMatchObject({ isSent: true, failure: null })
    expect(textOf(mail.letters[0]!)).toContain('公司邮箱')
    answer = () => Object.assign(new Error('relay denied'), { responseCode: 554 })
    expect(await ok(admin, 'POST', `/channels/${id}/test`, { to: 'an@qingxi.example' })).toMatchObject({ isSent: false, failure: expect.stringContaining('relay denied') as string })
    expect((await admin.send('POST', `/channels/${id}/test`, { to: '' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/to' }] })
    expect((await admin.send('POST', `/channels/${id}/test`, { to: 'a@b.c, d@e.f' })).status).toBe(422)
  })
})
