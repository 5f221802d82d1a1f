import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases } from '@guanjia/contract'
import { aHousehold } from '../testing/households.ts'
import { aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../testing/test-app.ts'
import { readZipDirectory, unzipText } from '../platform/sheets/zip-read.ts'

let test: TestApp
let company: Company
let resident: Browser
let desk: Browser
let unitId: string
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await as(test, company.actors.administrator, async (ctx) => {
    const home = await aHousehold(ctx, company.siteId)
    unitId = home.unitId
    await aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'resident-emoji', password: company.password })
  })
  resident = await signIn(test, 'resident-emoji', company.password)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(() => test.close())

const FORMULAS = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")'] as const
const HALF_A_SIGN = /\p{Surrogate}/u
const HTML = '<script>alert(1)</script><img src=x onerror=alert(1)>'

async function report(statement: string, more: object = {}): Promise<{ status: number; body: cases.Case }> {
  return resident.send('POST', '/cases', { siteId: company.siteId, unitId, channel: 'resident_app', kind: 'repair', statement, ...more })
}

describe('texts that residents can send', () => {
  it('may be 5,000 characters of emoji, and come back as they were sent, cut by whole signs where they are cut', async () => {
    // A family is one sign of many parts.
    const statement = '😀'.repeat(4_999) + '漏'
    const { status, body } = await report(statement)
    expect(status).toBe(200)
    expect(body.statement).toBe(statement)
    expect(body.title).not.toMatch(HALF_A_SIGN)
    const note = '👨‍👩‍👧'.repeat(600)
    expect((await resident.send('POST', `/cases/${body.id}/timeline`, { note })).status).toBe(200)
    const { items } = (await desk.send('GET', `/cases/${body.id}/talk`)).body as { items: { text: string }[] }
    expect(items[0]!.text).toBe(note)
    // The message on the bell is a beginning, never half a sign.
    const told = (await as(test, company.actors.front_desk, (ctx) => ctx.tx.selectFrom('message').select('params').where('record_id', '=', body.id).execute())).map((row) => JSON.stringify(row.params))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((text) => HALF_A_SIGN.test(text))).toEqual([])
    expect((await report('😀'.repeat(5_001))).status).toBe(400)
    const print = await test.http.inject({ url: `/api/v1/cases/${body.id}/print`, headers: { authorization: `Bearer ${desk.token}` } })
    expect(print.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('are words in CSV and XLSX, whatever sign they begin with', async () => {
    for (const words of FORMULAS) expect((await report(`${words} ${HTML}`, { contactPhone: '=1+1', place: '=2+2', demand: HTML, expectation: '=3' })).status).toBe(200)
    const csv = String((await desk.send('GET', `/cases/export?siteId=${company.siteId}&format=csv`)).body)
    const cells = csv.split(/\r?\n/).flatMap((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"/, ''))
    // A leading + of a phone number is the one that may stay.
    expect(cells.filter((cell) => /^[=@\t\r]/.test(cell) || /^[+-][^\d]/.test(cell))).toEqual([])
    expect(csv).toContain('<script>alert(1)</script>')
    const xlsx = await test.http.inject({ url: `/api/v1/cases/export?siteId=${company.siteId}&format=xlsx`, headers: { authorization: `Bearer ${desk.token}` } })
    const parts = await Promise.all([...readZipDirectory(xlsx.rawPayload).values()].filter((part) => part.name.startsWith('xl/')).map((part) => unzipText(xlsx.rawPayload, part, 10_000_000)))
    expect(parts.join('')).toContain('=HYPERLINK(')
    expect(parts.join('')).not.toMatch(/<f[ >]|<hyperlink/)
  })

  it('print as words on both forms, and on the work order', async () => {
    const { body } = await report(`${HTML} #let x = 1; $x^2$ \\ *b* _i_ @label <label> [ ] { }`)
    for (const form of ['register', 'opinion']) {
      const print = await test.http.inject({ url: `/api/v1/cases/${body.id}/print?form=${form}`, headers: { authorization: `Bearer ${desk.token}` } })
      expect([form, print.statusCode, print.rawPayload.subarray(0, 5).toString()]).toEqual([form, 200, '%PDF-'])
    }
    const order = (await desk.send('POST', '/work-orders', { siteId: company.siteId, caseId: body.id, title: HTML, symptom: FORMULAS.join(' ') })).body as { id: string }
    const print = await test.http.inject({ url: `/api/v1/work-orders/${order.id}/print`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([print.statusCode, print.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('answer with a clear refusal where a text holds what no text holds', async () => {
    expect((await report('a\u0000b')).status).toBe(400)
    expect((await report('\ud83d')).status).toBeLessThan(500)
    expect((await resident.send('POST', '/phone-codes', { phone: HTML })).body).toMatchObject({ code: 'invalid_request', errors: [{ pointer: '/phone' }] })
  })
})
