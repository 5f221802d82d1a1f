import { Writable } from 'node:stream'
import pino from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mystery, type standards } from '@guanjia/contract'
import { dayIn } from './platform/time.ts'
import { purge } from './modules/privacy/retention.ts'
import { getStandard, listStandards } from './modules/standards/index.ts'
import { closeScores } from './modules/quality/scores/close.ts'
import { scoreDetails } from './modules/quality/scores/board.ts'
import { allEndpoints } from './openapi.ts'
import { aHousehold } from './testing/households.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

const VISITOR = { name: '慕容乔装', phone: '13955558888' }
const ROLES = ['administrator', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician'] as const

let test: TestApp
let company: Company
const logged: string[] = []
const people = new Map<string, Browser>()
let standardId: string
let items: { id: string; method: string; isRedLine: boolean; min: number | null }[]
beforeAll(async () => {
  const log = pino({ level: 'trace' }, new Writable({ write: (line: Buffer, _, done) => { logged.push(line.toString()); done() } }))
  test = await testApp({ log })
  company = await aCompany(test)
  for (const role of ROLES) people.set(role, await signIn(test, company.logins[role], company.password))
  for (const role of ['general_manager', 'guard', 'officer'] as const) {
    await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role, siteId: role === 'general_manager' ? null : company.siteId, name: role, login: `seal-${role}`, password: company.password }))
    people.set(role, await signIn(test, `seal-${role}`, company.password))
  }
  await as(test, company.actors.administrator, async (ctx) => {
    const home = await aHousehold(ctx, company.siteId)
    await aResident(ctx, { personId: home.personId, name: '住户', login: 'resident-of-seal', password: company.password })
    standardId = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items.find(({ code }) => code === 'TOUCHPOINTS')!.id
    items = (await getStandard(ctx, { params: { id: standardId }, query: {}, body: {} })).current!.items
  })
  people.set('resident', await signIn(test, 'resident-of-seal', company.password))
})
afterAll(() => test.close())

const DAY = 86_400_000
const dayAt = (offset = 0): string => new Date(Date.now() + 8 * 3_600_000 + offset * DAY).toISOString().slice(0, 10)
const open = (method: 'GET' | 'POST', path: string, payload?: object) => test.http.inject({ method, url: `/api/v1${path}`, ...(payload === undefined ? {} : { payload }) })
const tokenOf = (link: string | null): string => link!.split('/').at(-1)!
const answers = (missed = 0) => items.map((item, at) => ({ itemId: item.id, value: item.method === 'score' ? (at < missed ? 1 : 5) : item.method === 'measure' ? item.min : item.isRedLine ? 0 : at < missed ? 0 : 1 }))
type Planned = z.output<typeof mystery.planMysteryVisit.response>
async function plan(facts: object = {}): Promise<Planned> {
  const answer = await people.get('site_manager')!.send('POST', '/mystery-visits', { siteId: company.siteId, standardId, scenario: '以租客身份咨询装修手续', fromOn: dayAt(-2), untilOn: dayAt(3), visitor: VISITOR, ...facts })
  expect(answer.status).toBe(200)
  return answer.body as Planned
}
const submit = (token: string, facts: object = {}) => open('POST', `/mystery-sheets/${token}`, { visitedOn: dayAt(), met: '短发、工牌 017', answers: answers(1), comment: '等了六分钟', ...facts })

/** Whether an answer, whatever its form, tells who went. */
const tells = (text: string): boolean => text.includes(VISITOR.name) || text.includes(VISITOR.phone)

describe('a mystery visit', () => {
  it('is filled by who has the link: no sign-in, once, with photos, and a lost answer does no harm [SCR-006]', async () => {
    const { visit, link } = await plan()
    expect(visit).toMatchObject({ state: 'planned', visitor: null, isSealed: true })
    const token = tokenOf(link)
    const sheet = await open('GET', `/mystery-sheets/${token}`)
    expect(sheet.json()).toMatchObject({ site: '清溪花园', scenario: '以租客身份咨询装修手续', isSubmitted: false, photos: 0 })
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#335577' } }).png().toBuffer()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'a.png')
    const encoded = new Response(form)
    const photo = await test.http.inject({ method: 'POST', url: `/api/v1/mystery-sheets/${token}/photos`, headers: { 'content-type': encoded.headers.get('content-type')! }, payload: Buffer.from(await encoded.arrayBuffer()) })
    expect(photo.json()).toEqual({ photos: 1 })
    expect((await submit(token, { answers: answers().slice(1) })).json()).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/answers' }] })
    expect((await submit(token, { visitedOn: dayAt(-9) })).json()).toMatchObject({ errors: [{ pointer: '/visitedOn' }] })
    const both = await Promise.all([submit(token), submit(token, { comment: '第二次' })])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect((await open('GET', `/mystery-sheets/${token}`)).json()).toMatchObject({ isSubmitted: true, items: [], scenario: '' })
    const found = (await people.get('site_manager')!.send('GET', `/mystery-visits/${visit.id}`)).body as unknown as mystery.MysteryVisit
    expect(found).toMatchObject({ state: 'submitted', met: '短发、工牌 017', isSealed: true, visitor: null, files: [expect.objectContaining({ isImage: true })] })
    expect(found.score).toBeLessThan(100)
    const trail = (await people.get('site_manager')!.send('GET', `/mystery-visits/${visit.id}/timeline`)).body as unknown as { items: { action: string }[] }
    expect(trail.items.filter(({ action }) => action === 'submitted')).toHaveLength(1)
  })

  it('opens its link to nobody else: unknown, of another company, renewed, called off or past its last day it does not exist', async () => {
    const { visit, link } = await plan()
    const manager = people.get('site_manager')!
    const renewed = (await manager.send('POST', `/mystery-visits/${visit.id}/actions`, { action: 'renew_link' })).body as Planned
    expect((await open('GET', `/mystery-sheets/${tokenOf(link)}`)).statusCode).toBe(404)
    expect((await open('GET', `/mystery-sheets/${tokenOf(renewed.link)}`)).statusCode).toBe(200)
    for (const wrong of ['x', 'x'.repeat(54), `${'A'.repeat(22)}${tokenOf(renewed.link).slice(22)}`]) expect((await open('GET', `/mystery-sheets/${wrong}`)).statusCode).toBe(404)
    await manager.send('POST', `/mystery-visits/${visit.id}/actions`, { action: 'cancel', reason: '人员冲突' })
    expect((await open('GET', `/mystery-sheets/${tokenOf(renewed.link)}`)).statusCode).toBe(404)
    const old = await plan()
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('mystery_visit').set({ from_on: '2026-01-01', until_on: '2026-01-02' } as never).where('id', '=', old.visit.id).execute())
    expect((await submit(tokenOf(old.link), { visitedOn: '2026-01-02' })).statusCode).toBe(404)
    expect((await manager.send('GET', `/mystery-visits/${old.visit.id}`)).body).toMatchObject({ state: 'expired' })
    for (const role of ['supervisor', 'front_desk', 'steward', 'technician', 'resident']) expect((await people.get(role)!.send('GET', `/mystery-visits/${visit.id}`)).status).toBe(403)
  })

  it('counts for the site, and for the colleague whom somebody else says was met', async () => {
    const { visit, link } = await plan()
    const manager = people.get('site_manager')!
    const act = (employeeId: string) => manager.send('POST', `/mystery-visits/${visit.id}/actions`, { action: 'attribute', employeeId })
    const { front_desk, site_manager } = company.actors
    expect((await act(front_desk.employeeId!)).status).toBe(409)
    await submit(tokenOf(link))
    expect((await act(site_manager.employeeId!)).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/employeeId' }] })
    expect((await act(front_desk.employeeId!)).status).toBe(200)
    const own = await as(test, front_desk, (ctx) => scoreDetails(ctx, { params: {}, query: { siteId: company.siteId, month: dayIn('Asia/Shanghai', new Date()).slice(0, 7), employeeId: front_desk.employeeId! }, body: {} }))
    expect(own).toMatchObject({ customer: null, internal: null, weights: { customer: null, mystery: 100, internal: null } })
    expect(own.facts).toEqual([expect.objectContaining({ source: 'mystery_visit', recordId: visit.id, part: 'mystery' })])
    expect(own.mystery).toBe(own.total)
  })

  it('tells nobody who went before the month is closed: no answer, list, export, search, trail, message, table or log; afterwards it tells who plans visits [SCR-006]', async () => {
    const { visit, link } = await plan()
    await submit(tokenOf(link))
    const reads = allEndpoints().map(({ endpoint }) => endpoint).filter(({ method, kind }) => method === 'GET' && kind !== 'events')
    const near = /mystery|score|search|message|file|trail|timeline|access|quality|evaluation|innovation|rating|six-s|reward/
    const told: string[] = []
    for (const [role, browser] of people)
      for (const endpoint of reads) {
        if (role !== 'site_manager' && !near.test(endpoint.path)) continue
        const names = endpoint.query instanceof z.ZodObject ? Object.keys(endpoint.query.shape) : []
        const known: Record<string, string> = { siteId: company.siteId, q: VISITOR.name, format: 'csv' }
        const query = names.flatMap((name) => (known[name] === undefined ? [] : [`${name}=${encodeURIComponent(known[name])}`])).join('&')
        const url = `${endpoint.path.replaceAll('{id}', visit.id).replaceAll(/\{\w+\}/g, tokenOf(link))}?${query}`
        const answer = await browser.send('GET', url)
        if (tells(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))) told.push(`${role} ${endpoint.path}`)
      }
    expect(told).toEqual([])
    const whole = await as(test, company.actors.administrator, async (ctx) => {
      const { rows } = await ctx.client.query<{ name: string }>("select table_name as name from information_schema.table_privileges where grantee = 'guanjia_app' and privilege_type = 'SELECT' and table_schema = 'public' order by 1")
      const holding: string[] = []
      for (const { name } of rows) {
        const { rows: found } = await ctx.client.query(`select 1 from "${name}" t where t::text like $1 or t::text like $2 limit 1`, [`%${VISITOR.name}%`, `%${VISITOR.phone}%`])
        if (found.length > 0) holding.push(name)
      }
      return holding
    })
    expect(whole).toEqual([])
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.filter(tells)).toEqual([])
    const later = new Date(Date.now() + 40 * DAY)
    await as(test, company.actors.administrator, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: company.siteId, month: dayAt().slice(0, 7) } }), later)
    expect((await people.get('site_manager')!.send('GET', `/mystery-visits/${visit.id}`)).body).toMatchObject({ isSealed: false, visitor: VISITOR, allowedActions: [] })
    expect((await people.get('supervisor')!.send('GET', `/mystery-visits/${visit.id}`)).status).toBe(403)
  })

  it('stands on the page of the standard that it scores by, for who plans visits alone, until it is called off', async () => {
    const { visit } = await plan({ scenario: '以访客身份'.repeat(20) })
    const { visit: off } = await plan()
    expect((await people.get('site_manager')!.send('POST', `/mystery-visits/${off.id}/actions`, { action: 'cancel', reason: '改期' })).status).toBe(200)
    const uses = async (role: string) => ((await people.get(role)!.send('GET', `/standards/${standardId}/uses`)).body as { items: standards.StandardUse[] }).items.filter(({ kind }) => kind === 'mystery_visit')
    const own = await uses('site_manager')
    expect(own).toContainEqual({ kind: 'mystery_visit', id: visit.id, code: visit.number, name: `${'以访客身份'.repeat(20).slice(0, 59)}…`, number: 1, itemIds: [] })
    expect(own.map(({ id }) => id)).not.toContain(off.id)
    expect(tells(JSON.stringify(own))).toBe(false)
    expect([await uses('supervisor'), await uses('front_desk')]).toEqual([[], []])
  })

  it('takes spoken notes by what is in them, and lets nobody hear them before the month is closed, a voice tells who went [SCR-006]', async () => {
    // A house of its own: its month is closed on the way.
    const house = await aCompany(test, '录音物业')
    const signedIn = await Promise.all(ROLES.map(async (role) => [role, await signIn(test, house.logins[role], house.password)] as const))
    const manager = new Map(signedIn).get('site_manager')!
    const sheet = await as(test, house.actors.administrator, async (ctx) => {
      const { id } = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items.find(({ code }) => code === 'TOUCHPOINTS')!
      return { id, items: (await getStandard(ctx, { params: { id }, query: {}, body: {} })).current!.items }
    })
    const planned = await manager.send('POST', '/mystery-visits', { siteId: house.siteId, standardId: sheet.id, scenario: '以租客身份咨询装修手续', fromOn: dayAt(), untilOn: dayAt(2), visitor: VISITOR })
    const { visit, link } = planned.body as Planned
    const token = tokenOf(link)
    const speak = async (content: Buffer, name: string) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), name)
      const encoded = new Response(form)
      return test.http.inject({ method: 'POST', url: `/api/v1/mystery-sheets/${token}/recordings`, headers: { 'content-type': encoded.headers.get('content-type')! }, payload: Buffer.from(await encoded.arrayBuffer()) })
    }
    const sound = Buffer.alloc(400, 7)
    const mp4 = (...handlers: string[]) => Buffer.concat([Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0', 'latin1'), ...handlers.map((handler) => Buffer.from(`\0\0\0\x20hdlr\0\0\0\0\0\0\0\0${handler}`, 'latin1')), sound])
    const webm = (codec: string) => Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from(`\x42\x82webm\x86${codec}`, 'latin1'), sound])
    const notes: [string, Buffer, string][] = [
      ['audio/mp4', mp4('soun'), `${VISITOR.name}的录音.m4a`], ['audio/mpeg', Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), sound]), 'b.mp3'], ['audio/ogg', Buffer.concat([Buffer.from(`OggS${'\0'.repeat(24)}OpusHead`, 'latin1'), sound]), 'c.ogg'],
      ['audio/wav', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), sound]), 'd.wav'],
    ]
    for (const [at, [, content, name]] of notes.entries()) expect((await speak(content, name)).json()).toEqual({ recordings: at + 1 })
    // A film, a text and a picture by the name of a recording are none.
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#335577' } }).png().toBuffer()
    for (const [content, name] of [[mp4('soun', 'vide'), 'e.m4a'], [webm('A_OPUS\x83V_VP8'), 'e.webm'], [Buffer.from('听到前台说……'), 'e.mp3'], [picture, 'e.wav']] as const) expect([name, (await speak(content, name)).statusCode]).toEqual([name, 415])
    expect((await speak(webm('A_OPUS'), 'e.webm')).json()).toEqual({ recordings: 5 })
    expect((await speak(webm('A_OPUS'), 'f.webm')).json()).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/file' }] })
    expect((await open('GET', `/mystery-sheets/${token}`)).json()).toMatchObject({ recordings: 5, photos: 0 })
    const given = sheet.items.map((item) => ({ itemId: item.id, value: item.method === 'score' ? 5 : item.method === 'measure' ? item.min : item.isRedLine ? 0 : 1 }))
    expect((await open('POST', `/mystery-sheets/${token}`, { visitedOn: dayAt(), answers: given })).statusCode).toBe(200)
    expect((await speak(notes[1]![1], 'late.mp3')).statusCode).toBe(404)

    const look = async () => (await manager.send('GET', `/mystery-visits/${visit.id}`)).body as unknown as mystery.MysteryVisit
    expect(await look()).toMatchObject({ isSealed: true, recordings: [], recordingCount: 5, files: [] })
    const files = await as(test, house.actors.administrator, (ctx) => ctx.tx.selectFrom('file_link').innerJoin('file', 'file.id', 'file_link.file_id').select(['file.id', 'file.name', 'file.content_type']).where('record_id', '=', visit.id).execute())
    expect(files.map(({ content_type }) => content_type).sort()).toEqual(['audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/webm'])
    expect(files.filter(({ name }) => !/^recording-\d\.\w+$/.test(name))).toEqual([])
    const heard = async () => {
      const by: string[] = []
      for (const [role, browser] of signedIn) if ((await browser.send('GET', `/files/${files[0]!.id}`)).status === 200) by.push(role)
      return by
    }
    expect(await heard()).toEqual([])
    const month = (await look()).month
    const later = new Date(Date.now() + 40 * DAY)
    await as(test, house.actors.administrator, (ctx) => closeScores(ctx, { params: {}, query: {}, body: { siteId: house.siteId, month } }), later)
    expect((await look()).recordings.map(({ id }) => id).sort()).toEqual(files.map(({ id }) => id).sort())
    expect(await heard()).toEqual(['administrator', 'site_manager'])
    expect((await people.get('site_manager')!.send('GET', `/files/${files[0]!.id}`)).status).toBe(404)
    // With who went, the voice is forgotten half a year later.
    const sweep = () => as(test, house.actors.administrator, (ctx) => purge(ctx, house.siteId, { isTrial: false, askedBy: '测试', day: null }), new Date(Date.now() + 200 * DAY))
    await sweep()
    expect(await look()).toMatchObject({ visitor: null, recordings: [], recordingCount: 0 })
    expect(await as(test, house.actors.administrator, (ctx) => ctx.tx.selectFrom('file').select('id').where('id', 'in', files.map(({ id }) => id)).execute())).toEqual([])
  })
})
