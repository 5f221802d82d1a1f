import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOccupancy, endOccupancy } from '../modules/archives/occupancies.ts'
import { requestRegistration } from '../modules/archives/registrations.ts'
import { aHousehold, type Household } from '../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../testing/test-app.ts'
import { provePhone, requestPhoneCode } from '../modules/people/phone-codes.ts'
import { openPhoneSession } from '../modules/people/phone-sign-in.ts'

let test: TestApp
let company: Company
let home: Household
const PHONE = '13811110001'
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1201', owner: '苏婉清', phone: PHONE }))
  test.app.config.showsPhoneCodes = true
})
afterAll(() => test.close())

let addresses = 0
const anAddress = (): string => `10.0.${Math.floor(++addresses / 250)}.${addresses % 250}`
/** Each test has its own minute, so that nobody waits for the limits of another. */
let minutes = 0
const aMoment = (): Date => new Date(Date.parse('2026-03-05T02:00:00Z') + 120 * 60_000 * minutes++)
const later = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000)

async function codeFor(phone: string, at: Date): Promise<{ ticket: string; code: string }> {
  const { ticket, code } = await requestPhoneCode(test.app, { phone, installation: '' }, anAddress(), at)
  return { ticket, code: code! }
}
const enter = (sent: { ticket: string; code: string }, at: Date, identity?: string) => openPhoneSession(test.app, { ...sent, identity }, { device: 'Telefon', address: '' }, at)

describe('the code of a phone', () => {
  it('signs in the person of the archives, makes the account once however often it is clicked, and keeps one session', async () => {
    const at = aMoment()
    const sent = await codeFor('138 1111 0001', at)
    const answers = await Promise.all([enter(sent, later(at, 5)), enter(sent, later(at, 5)), enter(sent, later(at, 6))])
    for (const answer of answers) expect(answer).toMatchObject({ outcome: 'signed_in', session: { personId: home.personId, units: [{ code: '3-2-1201', role: 'owner' }], permissions: ['archives:own', 'cases:own', 'relations:own'], sites: [{ name: '清溪花园' }] } })
    const { accounts, sessions } = await as(test, company.actors.administrator, async (ctx) => ({
      accounts: await ctx.tx.selectFrom('account').select('id').where('person_id', '=', home.personId).execute(),
      sessions: await ctx.tx.selectFrom('session').innerJoin('account', 'account.id', 'session.account_id').select('session.id').where('person_id', '=', home.personId).execute(),
    }))
    expect([accounts.length, sessions.length]).toEqual([1, 1])
    // What is spent opens nothing afterwards.
    await expect(enter(sent, later(at, 90))).rejects.toMatchObject({ code: 'phone.wrong_code' })
  })

  it('lives for five minutes, and dies after five wrong guesses even for whoever then knows it', async () => {
    const at = aMoment()
    const sent = await codeFor(PHONE, at)
    await expect(enter(sent, later(at, 301))).rejects.toMatchObject({ code: 'phone.wrong_code' })
    const again = await codeFor(PHONE, later(at, 400))
    const wrong = again.code === '000000' ? '111111' : '000000'
    for (let i = 0; i < 5; i++) await expect(enter({ ...again, code: wrong }, later(at, 401))).rejects.toMatchObject({ code: 'phone.wrong_code' })
    await expect(enter(again, later(at, 402))).rejects.toMatchObject({ code: 'phone.wrong_code' })
  })

  it('is kept as a keyed hash; the number is sealed', async () => {
    const at = aMoment()
    const { ticket, code } = await codeFor(PHONE, at)
    const rows = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('phone_code').selectAll().execute())
    const kept = JSON.stringify(rows.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value))))
    for (const secret of [ticket, PHONE, `"${code}"`]) expect(kept).not.toContain(secret)
  })

  it('limits by phone, installation and address, the same for a number that nobody has', async () => {
    for (const phone of [PHONE, '13999990000']) {
      const at = aMoment()
      await codeFor(phone, at)
      await expect(codeFor(phone, later(at, 59))).rejects.toMatchObject({ code: 'too_many_attempts' })
      for (let i = 1; i < 5; i++) await codeFor(phone, later(at, 61 * i))
      await expect(codeFor(phone, later(at, 61 * 6))).rejects.toMatchObject({ code: 'too_many_attempts' })
      await codeFor(phone, later(at, 3700))
    }
    const at = aMoment()
    const ask = (i: number, installation: string, address: string) => requestPhoneCode(test.app, { phone: `137${String(10_000_000 + i)}`, installation }, address, at)
    for (let i = 0; i < 10; i++) await ask(i, 'one phone', anAddress())
    await expect(ask(11, 'one phone', anAddress())).rejects.toMatchObject({ code: 'too_many_attempts' })
    for (let i = 20; i < 80; i++) await ask(i, '', '203.0.113.9')
    await expect(ask(90, '', '203.0.113.9')).rejects.toMatchObject({ code: 'too_many_attempts' })
  })

  it('counts two requests at once one after the other: one code goes out', async () => {
    const at = aMoment()
    const both = await Promise.allSettled([codeFor(PHONE, at), codeFor(PHONE, at)])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('answers a known and an unknown number alike, by the same way', async () => {
    const shape = async (phone: string) => {
      const answer = await test.http.inject({ method: 'POST', url: '/api/v1/phone-codes', payload: { phone } })
      return { status: answer.statusCode, fields: Object.keys(answer.json() as object).toSorted(), ticket: (answer.json() as { ticket: string }).ticket }
    }
    const [known, unknown] = [await shape('13811110001'), await shape('13999990009')]
    expect({ ...known, ticket: '' }).toEqual({ ...unknown, ticket: '' })
    for (const { ticket } of [known, unknown]) {
      const answer = await test.http.inject({ method: 'POST', url: '/api/v1/phone-sessions', payload: { ticket, code: '123456' } })
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'phone.wrong_code'])
    }
    const rows = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('phone_code').select('attempts').orderBy('created_at', 'desc').limit(2).execute())
    expect(rows.map((row) => row.attempts)).toEqual([1, 1])
  })

  it('goes to the outbox when nothing shows it, sealed, so that nobody of the house can read it there', async () => {
    test.app.config.showsPhoneCodes = false
    const at = aMoment()
    const answer = await requestPhoneCode(test.app, { phone: '13622220000', installation: '' }, anAddress(), at)
    test.app.config.showsPhoneCodes = true
    expect(answer.code).toBeNull()
    const administrator = await signIn(test, company.logins.administrator, company.password)
    const { items } = (await administrator.send('GET', '/outbox')).body as { items: { channel: string; to: string; body: string; state: string }[] }
    const sms = items.find((item) => item.channel === 'sms' && item.to === '13622220000')!
    expect(sms).toMatchObject({ state: 'waiting', body: expect.stringContaining('••••••') })
    expect(sms.body).not.toMatch(/\d{6}/)
    const row = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('params').where('address', '=', '13622220000').executeTakeFirstOrThrow())
    const code = test.app.personalData.decrypt(Buffer.from((row.params as { sealed: string }).sealed, 'base64'))
    expect(await provePhone(test.app, { ticket: answer.ticket, code }, later(at, 5))).toMatchObject({ number: '13622220000' })
  })
})

describe('whose phone it is', () => {
  it('asks which home is meant when several have the number, also in another company', async () => {
    const shared = '13733330000'
    const other = await aCompany(test, '别家物业')
    const mine = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1501', owner: '高原', phone: shared }))
    const theirs = await as(test, other.actors.administrator, (ctx) => aHousehold(ctx, other.siteId, { room: '0901', owner: '高原', phone: shared }))
    const at = aMoment()
    const sent = await codeFor(shared, at)
    const answer = await enter(sent, later(at, 1))
    expect(answer).toMatchObject({ outcome: 'choose', identities: expect.arrayContaining([expect.objectContaining({ organization: '别家物业', units: [theirs.unitCode] })]) })
    if (answer.outcome !== 'choose') throw new Error()
    const there = answer.identities.find((one) => one.organization === '别家物业')!
    expect(await enter(sent, later(at, 2), there.key)).toMatchObject({ outcome: 'signed_in', session: { personId: theirs.personId, organization: { name: '别家物业' } } })
    await expect(enter(sent, later(at, 3), `${company.organizationId}:${home.personId}`)).rejects.toMatchObject({ code: 'not_found' })
    expect(mine.personId).not.toBe(theirs.personId)
  })

  it('makes no account for a former occupant, and lets one who had an account see the own reports only', async () => {
    const { administrator } = company.actors
    const flat = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1601', owner: '房东', phone: '13744440000' }))
    const tenant = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1602', owner: '前租客', phone: '13755550000' }))
    await as(test, administrator, async (ctx) => {
      const stays = await ctx.tx.selectFrom('occupancy').select('id').where('person_id', '=', tenant.personId).execute()
      await ctx.tx.updateTable('occupancy').set({ from_on: '2020-01-01' }).where('id', '=', stays[0]!.id).execute()
      await endOccupancy(ctx, { params: { id: stays[0]!.id }, query: {}, body: { action: 'end', untilOn: '2025-12-31' } })
    })
    const at = aMoment()
    expect(await enter(await codeFor('13755550000', at), later(at, 1))).toMatchObject({ outcome: 'unknown' })
    await as(test, administrator, (ctx) => aResident(ctx, { personId: tenant.personId, name: '前租客' }))
    expect(await enter(await codeFor('13755550000', later(at, 70)), later(at, 71))).toMatchObject({ outcome: 'signed_in', session: { units: [], sites: [] } })
    expect(flat.unitCode).toBe('3-2-1601')
  })

  it('lets nobody in whose sign-in was closed', async () => {
    const { administrator } = company.actors
    const closed = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1701', owner: '停用', phone: '13766660000' }))
    const actor = await as(test, administrator, (ctx) => aResident(ctx, { personId: closed.personId, name: '停用' }))
    await as(test, administrator, (ctx) => ctx.tx.updateTable('account').set({ is_active: false }).where('id', '=', actor.accountId!).execute())
    const at = aMoment()
    expect(await enter(await codeFor('13766660000', at), later(at, 1))).toMatchObject({ outcome: 'unknown' })
  })
})

describe('a number that nobody has', () => {
  const asking = { name: '新邻居', room: '3栋2单元1801', role: 'tenant' as const, note: '' }

  it('asks the front desk to be registered, once under two clicks; approved, the next code opens the home', async () => {
    const phone = '13777770000'
    await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1801', owner: '业主', phone: '13777771111' }))
    const at = aMoment()
    const sent = await codeFor(phone, at)
    expect(await enter(sent, later(at, 1))).toMatchObject({ outcome: 'unknown', sites: expect.arrayContaining([expect.objectContaining({ id: company.siteId, name: '清溪花园' })]) })
    const [one, two] = await Promise.all([1, 2].map(() => requestRegistration(test.app, { ...sent, ...asking, siteId: company.siteId }, later(at, 10))))
    expect(one!.id).toBe(two!.id)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const { items } = (await desk.send('GET', `/registrations?siteId=${company.siteId}&filter[state]=waiting`)).body as { items: { id: string; phone: string; unit: { id: string; code: string; people: { name: string }[] } }[] }
    expect(items).toMatchObject([{ id: one!.id, phone, name: '新邻居', unit: { code: '3-2-1801', people: [{ name: '业主' }] } }])
    const decide = () => desk.send('POST', `/registrations/${one!.id}/actions`, { action: 'approve', unitId: items[0]!.unit.id, role: 'tenant' })
    const decided = await Promise.all([decide(), decide()])
    expect(decided.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await enter(await codeFor(phone, later(at, 100)), later(at, 101))).toMatchObject({ outcome: 'signed_in', session: { units: [{ code: '3-2-1801', role: 'tenant' }] } })
  })

  it('is refused with a reason that reaches the phone, by polite words only', async () => {
    const phone = '13788880000'
    const at = aMoment()
    const made = await requestRegistration(test.app, { ...(await codeFor(phone, at)), ...asking, siteId: company.siteId }, later(at, 10))
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const refuse = (reason: string) => desk.send('POST', `/registrations/${made.id}/actions`, { action: 'refuse', reason })
    expect((await refuse('不关我的事')).body).toMatchObject({ code: 'language.not_allowed' })
    expect((await refuse('请携带租赁合同到前台办理。')).body).toMatchObject({ state: 'refused', reason: '请携带租赁合同到前台办理。', decidedBy: '前台许' })
    const messages = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select(['template', 'channel']).where('address', '=', phone).execute())
    expect(messages).toEqual([{ template: 'registration.refused', channel: 'sms' }])
    // Another site's people don't see it, and a technician has no right to it.
    const other = await aCompany(test, '第三家')
    const stranger = await signIn(test, other.logins.front_desk, other.password)
    expect((await stranger.send('POST', `/registrations/${made.id}/actions`, { action: 'refuse', reason: 'x' })).status).toBe(404)
    expect((await stranger.send('GET', `/registrations?siteId=${company.siteId}`)).status).toBe(404)
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await technician.send('GET', `/registrations?siteId=${company.siteId}`)).status).toBe(403)
  })
})

describe('own devices', () => {
  it('are listed, and one can be signed out from another; not those of somebody else', async () => {
    const { administrator } = company.actors
    const flat = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1901', owner: '双机', phone: '13700001901' }))
    await as(test, administrator, (ctx) => aResident(ctx, { personId: flat.personId, name: '双机', login: 'two-devices', password: company.password }))
    const [first, second] = [await signIn(test, 'two-devices', company.password), await signIn(test, 'two-devices', company.password)]
    const { items } = (await first.send('GET', '/own-sessions')).body as { items: { id: string; isCurrent: boolean }[] }
    expect(items.filter((one) => one.isCurrent)).toHaveLength(1)
    const elsewhere = items.find((one) => !one.isCurrent)!
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await desk.send('DELETE', `/own-sessions/${elsewhere.id}`)).status).toBe(404)
    expect((await first.send('DELETE', `/own-sessions/${elsewhere.id}`)).status).toBe(204)
    expect((await second.send('GET', '/own-sessions')).status).toBe(401)
    expect((await first.send('GET', '/own-sessions')).status).toBe(200)
  })

  it('follow the archives: whoever moves in later has the new home at the next look', async () => {
    const { administrator } = company.actors
    const flat = await as(test, administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '2001', owner: '两套', phone: '13700002001' }))
    // The session is looked for by the clock of the database.
    const at = new Date()
    const answer = await enter(await codeFor('13700002001', at), later(at, 1))
    if (answer.outcome !== 'signed_in') throw new Error()
    await as(test, administrator, (ctx) => startOccupancy(ctx, { params: {}, query: {}, body: { unitId: home.unitId, personId: flat.personId, role: 'family', fromOn: null, untilOn: null, isBillPayer: false } }))
    const current = await test.http.inject({ url: '/api/v1/sessions/current', headers: { authorization: `Bearer ${answer.token}` } })
    expect((current.json() as { units: { code: string }[] }).units.map((unit) => unit.code).toSorted()).toEqual(['3-2-1201', '3-2-2001'])
  })
})
