import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case, Contact, SimilarCase } from '@guanjia/contract/cases.ts'
import { readZipDirectory, unzipText } from './platform/sheets/zip-read.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let home: Household
let desk: Browser
let boss: Browser
let resident: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  await as(test, company.actors.administrator, async (ctx) => {
    home = await aHousehold(ctx, company.siteId)
    await aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'resident-of-trouble', password: company.password })
  })
  desk = await signIn(test, company.logins.front_desk, company.password)
  boss = await signIn(test, company.logins.site_manager, company.password)
  resident = await signIn(test, 'resident-of-trouble', company.password)
})
afterAll(() => test.close())

const at = (time: string): Date => new Date(`2026-03-05T${time}+08:00`)

describe('a merged case whose leading one is reopened', () => {
  it('has no life of its own: its resident hears of it, its promises stay ended, those of the leading one begin anew', async () => {
    const { front_desk, supervisor } = company.actors
    const leading = await stories.takeCase(front_desk, { kind: 'complaint', grade: 'ordinary', statement: '水泵房整夜嗡嗡响。' }, at('09:00'))
    const own = await stories.takeCase(front_desk, { kind: 'complaint', grade: 'ordinary', statement: '水泵太吵了。', unitId: home.unitId, personId: home.personId }, at('09:30'))
    await stories.onCase(front_desk, own.id, { action: 'link', otherId: leading.id, as: 'duplicate' }, at('10:00'))
    await stories.onCase(front_desk, leading.id, { action: 'resolve', result: '已加减振垫。' }, at('11:00'))
    const heard = async (): Promise<string[]> => ((await resident.send('GET', '/messages?limit=100')).body as { items: { title: string; body: string }[] }).items.map(({ title, body }) => `${title} ${body}`).filter((text) => text.includes(own.number))
    const before = (await heard()).length
    const again = await stories.onCase(supervisor, leading.id, { action: 'return_visit', isReached: true, isSettled: false, score: 1 }, at('12:00'))
    expect(again).toMatchObject({ status: 'reopened', cycle: 2 })
    const news = await heard()
    expect(news.length).toBe(before + 1)
    expect(news[0]).toContain('重开')
    expect(news.join()).not.toContain(leading.number)
    const mine = (await resident.send('GET', `/cases/${own.id}`)).body as Case
    expect(mine).toMatchObject({ status: 'cancelled', leadingStatus: 'reopened' })
    // Nobody can make it live beside its leading one: not the resident, not the house.
    for (const [who, body] of [[resident, { action: 'reopen', reason: '又响了' }], [resident, { action: 'urge' }], [boss, { action: 'reopen', reason: '又响了' }], [boss, { action: 'start' }], [boss, { action: 'resolve', result: '好了' }]] as const) {
      const answer = await who.send('POST', `/cases/${own.id}/actions`, body)
      expect([body.action, answer.status], JSON.stringify(answer.body)).toEqual([body.action, 409])
    }
    expect(mine.allowedActions).toEqual([])
    const states = async (id: string): Promise<string[]> => ((await desk.send('GET', `/cases/${id}/clocks`)).body as { items: Case['clocks'] }).items.map((clock) => clock.state)
    expect((await states(own.id)).filter((state) => state === 'running' || state === 'paused')).toEqual([])
    const resolve = again.clocks.find((clock) => clock.metric === 'resolve' && clock.state === 'running')
    expect(resolve?.startedAt).toBe(at('12:00').toISOString())
    // Settled in the second round, it is told once more; a second return visit, not settled again, once more again.
    await stories.onCase(front_desk, leading.id, { action: 'resolve', result: '已换泵。' }, at('14:00'))
    expect((await heard()).length).toBe(before + 2)
    await stories.onCase(supervisor, leading.id, { action: 'reopen', reason: '夜里又响' }, at('15:00'))
    expect((await heard()).length).toBe(before + 3)
    await letJobsRun(test)
  })
})

describe('one matter told by telephone and in the app at the same moment', () => {
  it('leaves both reports, offers the one beside the other, and joined nobody is lost', async () => {
    const words = '卫生间天花板往下滴水，越滴越大。'
    const [byPhone, byApp] = await Promise.all([
      desk.send('POST', '/contacts', { siteId: company.siteId, channel: 'phone', personId: home.personId, unitId: home.unitId, words, phone: '13800130001', outcome: { kind: 'opened_case', case: { kind: 'repair' } } }),
      resident.send('POST', '/cases', { siteId: company.siteId, unitId: home.unitId, channel: 'resident_app', kind: 'repair', statement: '卫生间天花板滴水' }),
    ])
    expect([byPhone.status, byApp.status]).toEqual([200, 200])
    const first = (byPhone.body as { case: Case }).case
    const second = byApp.body as Case
    expect(second.number).not.toBe(first.number)
    const contacts = async (): Promise<Contact[]> => ((await desk.send('GET', `/contacts?siteId=${company.siteId}&filter[personId]=${home.personId}&limit=100`)).body as { items: Contact[] }).items
    const numbers = (await contacts()).map((contact) => contact.case?.number)
    expect(numbers).toEqual(expect.arrayContaining([first.number, second.number]))
    // At the desk the other report is offered while it is typed, and in the app too.
    const { items } = (await desk.send('GET', `/cases/similar?siteId=${company.siteId}&unitId=${home.unitId}&words=${encodeURIComponent(words)}`)).body as { items: SimilarCase[] }
    expect(items.map((one) => one.number)).toEqual(expect.arrayContaining([first.number, second.number]))
    const offered = (await resident.send('GET', `/resident-home/similar?unitId=${home.unitId}&kind=repair`)).body as { items: { id: string }[] }
    expect(offered.items.map((one) => one.id)).toEqual(expect.arrayContaining([first.id]))
    // Both merge the one into the other at once, each from the own screen: one report leads, and it is not a ring.
    const link = (id: string, otherId: string) => boss.send('POST', `/cases/${id}/actions`, { action: 'link', otherId, as: 'duplicate' })
    const answers = await Promise.all([link(second.id, first.id), link(first.id, second.id)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b), JSON.stringify(answers.map(({ body }) => body)).slice(0, 500)).toEqual([200, 422])
    const [leading, merged] = answers[0]!.status === 200 ? [first, second] : [second, first]
    expect((await desk.send('GET', `/cases/${merged.id}`)).body).toMatchObject({ status: 'cancelled', duplicateOf: { number: leading.number } })
    expect((await desk.send('GET', `/cases/${leading.id}`)).body).toMatchObject({ status: 'registered', person: { id: home.personId } })
    // What was said stays said: both contacts are there, and the resident sees both of the own reports.
    expect((await contacts()).map((contact) => contact.words)).toEqual(expect.arrayContaining([words]))
    const { items: mine } = (await resident.send('GET', '/cases?limit=100')).body as { items: Case[] }
    expect(mine.map((one) => one.number)).toEqual(expect.arrayContaining([first.number, second.number]))
  })

  it('joined twice at the same moment is one joining with both words', async () => {
    const { id } = await stories.takeCase(company.actors.front_desk, { unitId: home.unitId, personId: home.personId, statement: '阳台地漏返水。' })
    const join = (words: string) => desk.send('POST', '/contacts', { siteId: company.siteId, channel: 'phone', personId: home.personId, unitId: home.unitId, words, outcome: { kind: 'joined_case', caseId: id } })
    const answers = await Promise.all([join('地漏又返水了'), join('味道很大')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { items } = (await desk.send('GET', `/cases/${id}/timeline`)).body as { items: { action: string; note: string | null }[] }
    const again = items.filter((line) => line.action === 'contacted_again').map((line) => line.note ?? '')
    expect(again.toSorted()).toEqual(['味道很大', '地漏又返水了'].toSorted())
  })
})

const FAMILY = '👨‍👩‍👧‍👦'
const FLAG = '🇨🇳'
const HALF = /\p{Surrogate}/u
/** Nearly 5,000 characters, in which every cut at a wrong place shows. */
const EMOJI = `水管漏水${`${FAMILY}${FLAG}🧑🏽‍🔧`.repeat(380)}`
const HTML = '<img src=x onerror=alert(1)><script>alert(1)</script>'
const HOSTILE = ['=1+1', '+1-cmd|calc', '-2+3', '@SUM(A1)', `=HYPERLINK("http://x")${HTML}`]

/** A beginning of the text that ends between signs as people see them. */
function isWholeBeginning(cut: string, text: string): boolean {
  const bare = cut.replace(/…$/, '')
  if (!text.startsWith(bare)) return false
  let length = 0
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (length >= bare.length) break
    length += segment.length
  }
  return length === bare.length
}

describe('5,000 characters of emoji through the desk', () => {
  it('come back whole, are found, and are cut only between signs', async () => {
    const taken = await desk.send('POST', '/contacts', { siteId: company.siteId, channel: 'phone', personId: home.personId, unitId: home.unitId, words: EMOJI, outcome: { kind: 'opened_case', case: { kind: 'complaint', demand: FAMILY.repeat(90), place: FLAG.repeat(45) } } })
    expect(taken.status, JSON.stringify(taken.body).slice(0, 300)).toBe(200)
    const { case: record, contact } = taken.body as { case: Case; contact: Contact }
    expect([record.statement, contact.words]).toEqual([EMOJI, EMOJI])
    expect(record.title === '' || isWholeBeginning(record.title, EMOJI), record.title).toBe(true)
    for (const body of [{ action: 'feedback', text: FAMILY.repeat(180) }, { action: 'hand_over', toEmployeeId: company.actors.steward.employeeId, reason: FLAG.repeat(120) }]) {
      const answer = await boss.send('POST', `/cases/${record.id}/actions`, body)
      expect([body.action, answer.status], JSON.stringify(answer.body).slice(0, 300)).toEqual([body.action, 200])
    }
    expect((await desk.send('POST', `/cases/${record.id}/timeline`, { note: FAMILY.repeat(180), isVisibleToResident: true })).status).toBe(200)
    const { items } = (await desk.send('GET', `/cases/${record.id}/timeline`)).body as { items: { note: string | null }[] }
    expect(items.map((line) => line.note)).toEqual(expect.arrayContaining([FAMILY.repeat(180), FLAG.repeat(120)]))
    // Cut at 200 it would be cut inside a sign.
    const order = (await desk.send('POST', '/work-orders', { siteId: company.siteId, caseId: record.id, title: '漏水', symptom: FAMILY.repeat(40) })).body as { id: string }
    const note = `漏${'😀'.repeat(250)}`
    expect((await desk.send('POST', `/work-orders/${order.id}/timeline`, { note })).status).toBe(200)
    expect((await boss.send('POST', '/contacts', { siteId: company.siteId, words: note, couldNotAnswer: true, outcome: { kind: 'opened_case', case: { kind: 'enquiry' } } })).status).toBe(200)
    await letJobsRun(test)
    // What was sent to people is a beginning at most, and never half a sign, nor a father without his family.
    const told = await as(test, company.actors.front_desk, (ctx) => ctx.tx.selectFrom('message').select('params').where('record_id', '=', record.id).execute())
    for (const text of told.flatMap(({ params }) => Object.values(params as Record<string, unknown>)).filter((value): value is string => typeof value === 'string' && /[👨🇨]/u.test(value))) {
      expect(text).not.toMatch(HALF)
      expect([EMOJI, FAMILY.repeat(180), FLAG.repeat(120), record.title].some((whole) => isWholeBeginning(text, whole)), text).toBe(true)
    }
    for (const q of ['水管漏水', FAMILY, FLAG, '漏水👨', '🧑🏽‍🔧', '👨']) {
      const list = await desk.send('GET', `/cases?siteId=${company.siteId}&filter[q]=${encodeURIComponent(q)}`)
      expect([q, list.status]).toEqual([q, 200])
      if (q === '水管漏水') expect((list.body as { items: Case[] }).items.map((one) => one.id)).toContain(record.id)
      expect([q, (await desk.send('GET', `/search?q=${encodeURIComponent(q)}&siteId=${company.siteId}`)).status]).toEqual([q, 200])
    }
    for (const path of [`/cases/export?siteId=${company.siteId}&format=csv`, `/contacts/export?siteId=${company.siteId}&format=csv`]) expect(String((await desk.send('GET', path)).body), path).toContain(EMOJI.slice(0, 40))
    for (const form of ['register', 'opinion']) {
      const print = await test.http.inject({ url: `/api/v1/cases/${record.id}/print?form=${form}`, headers: { authorization: `Bearer ${desk.token}` } })
      expect([form, print.statusCode, print.rawPayload.subarray(0, 5).toString()]).toEqual([form, 200, '%PDF-'])
    }
  })
})

/** Writing ways of the desk with all their free texts; each says where its record is read again. */
const WRITES: { name: string; path: string; body: (words: string) => object; who?: 'boss'; reads?: (answer: never) => unknown }[] = [
  { name: 'a contact that is settled', path: '/contacts', body: (words) => ({ siteId: company.siteId, words, phone: '13800130001', outcome: { kind: 'settled', answer: words } }), reads: ({ contact }: { contact: Contact }) => [contact.words, contact.answer] },
  { name: 'a case', path: '/cases', body: (words) => ({ siteId: company.siteId, kind: 'complaint', statement: words, title: words, place: words, demand: words, expectation: words, personsInvolved: words }), reads: (one: Case) => [one.statement, one.title, one.place, one.demand, one.expectation, one.personsInvolved] },
  { name: 'a work order', path: '/work-orders', body: (words) => ({ siteId: company.siteId, title: words, symptom: words, placeKind: 'public_area', place: words }), reads: (one: { title: string; place: string }) => [one.title, one.place] },
  { name: 'a visitor', path: '/visits', body: (words) => ({ siteId: company.siteId, name: words.slice(0, 50), need: words }), reads: (one: { need: string }) => [one.need] },
  { name: 'an article of the knowledge base', path: '/knowledge/articles', who: 'boss', body: (words) => ({ siteId: company.siteId, kind: 'question', title: words.slice(0, 100), topic: words.slice(0, 30), tags: [words.slice(0, 20)], content: { answer: words, body: words, steps: [words], place: words } }), reads: ({ content }: { content: { answer: string; body: string; steps: string[] } }) => [content.answer, content.body, content.steps[0]] },
]
const EXPORTS = ['/cases/export', '/contacts/export', '/work-orders/export', '/visits/export', '/knowledge/articles/export', '/knowledge/gaps/export', '/compensations/export', '/opportunities/export', '/gate-visits/export', '/store-items/export', '/utility-applications/export']

describe('HTML and formulas in every text of the desk', () => {
  it.each(WRITES)('$name keeps them as they were written', async ({ path, body, who, reads }) => {
    for (const words of HOSTILE) {
      const answer = await (who === 'boss' ? boss : desk).send('POST', path, body(words))
      expect(answer.status, JSON.stringify(answer.body).slice(0, 400)).toBe(200)
      expect(answer.headers['content-type']).toContain('application/json')
      if (reads) for (const read of reads(answer.body) as string[]) expect(read).toBe(words)
    }
  })

  it.each(EXPORTS)('%s: no cell of CSV or XLSX is a formula', async (path) => {
    for (const format of ['csv', 'xlsx']) {
      const answer = await test.http.inject({ url: `/api/v1${path}?siteId=${company.siteId}&format=${format}`, headers: { authorization: `Bearer ${boss.token}` } })
      expect([path, format, answer.statusCode], answer.statusCode === 200 ? '' : answer.body.slice(0, 200)).toEqual([path, format, 200])
      if (format === 'csv') {
        const cells = answer.body.split(/\r?\n/).flatMap((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"/, ''))
        expect(cells.filter((cell) => /^[=@\t\r]/.test(cell) || /^[+-][^\d]/.test(cell))).toEqual([])
      } else {
        const parts = await Promise.all([...readZipDirectory(answer.rawPayload).values()].filter((part) => part.name.startsWith('xl/')).map((part) => unzipText(answer.rawPayload, part, 10_000_000)))
        expect(parts.join('')).not.toMatch(/<f[ >]|<hyperlink|<script/)
      }
    }
  })
})
