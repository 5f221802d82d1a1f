import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { analysis, cases, imports, paidservices, platform } from '@guanjia/contract'
import { setBuildingSteward } from './modules/archives/building-stewards.ts'
import { runOutbound } from './modules/integration/index.ts'
import { makeSite } from './modules/organization/index.ts'
import { rollUpMarked, runDueTimers } from './modules/sla/index.ts'
import type { Actor } from './platform/auth/actor.ts'
import { storeFile } from './platform/files/routes.ts'
import { newId } from './platform/ids.ts'
import { readSheets } from './platform/sheets/index.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { receiver } from './testing/receiver.ts'
import { aColleague, aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { WorkStories } from './testing/work-stories.ts'

let test: TestApp
let company: Company
let home: Household
let desk: Browser
let admin: Browser
let stories: WorkStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  desk = await signIn(test, company.logins.front_desk, company.password)
  admin = await signIn(test, company.logins.administrator, company.password)
  stories = new WorkStories(test, company)
})
afterAll(() => test.close())

async function ok<T>(who: Browser, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const got = await who.send(method, path, body)
  expect([path, got.status, got.status < 300 ? null : got.body]).toEqual([path, 200, null])
  return got.body as T
}
const numbersOf = (items: { number: string }[]): string[] => items.map(({ number }) => number).toSorted()

describe('a house that works digitally', () => {
  it('knows which share of its residents came by digital ways, month by month, and opens exactly these; without any it is unknown [SYS-001]', async () => {
    const { siteId } = company
    const digitalRate = async (query: string) => (await ok<{ figures: { key: string; value: number | null; numerator: number; denominator: number; link: string }[] }>(desk, 'GET', `/insight/overview?siteId=${siteId}&${query}`)).figures.find(({ key }) => key === 'digitalRate')!
    const intake = (query: string) => ok<analysis.DigitalIntake>(desk, 'GET', `/insight/digital?siteId=${siteId}&${query}`)
    const period = 'from=2026-01-01T00:00:00Z&to=2026-02-10T00:00:00Z'
    expect(await digitalRate(period)).toMatchObject({ value: null, denominator: 0 })
    expect((await intake('from=2026-01-10&to=2026-02-09')).total).toMatchObject({ cases: 0, digital: 0, rate: null })
    // Half past five on the last day of January in Shanghai, and an hour past midnight on the first of February.
    const [january, february] = [new Date('2026-01-31T09:30:00Z'), new Date('2026-01-31T17:00:00Z')]
    const taken: cases.Case[] = []
    for (const channel of ['phone', 'resident_app', 'message', 'visit', 'email', 'patrol', 'referral'] as const) taken.push(await stories.takeCase(company.actors.front_desk, { kind: 'enquiry', statement: `从 ${channel} 来`, channel }, january))
    taken.push(await stories.takeCase(company.actors.front_desk, { kind: 'repair', statement: '灯不亮', channel: 'letter' }, february))
    const figure = await digitalRate(period)
    expect(figure).toMatchObject({ value: 0.5, numerator: 3, denominator: 6 })
    const filters = new URL(figure.link, 'http://guanjia').searchParams
    const behind = await ok<{ items: cases.CaseSummary[] }>(desk, 'GET', `/cases?siteId=${siteId}&filter[channel]=${filters.get('channel')}&filter[from]=${encodeURIComponent(filters.get('from')!)}&filter[to]=${encodeURIComponent(filters.get('to')!)}`)
    expect(numbersOf(behind.items)).toEqual(numbersOf(taken.filter((_, n) => n === 1 || n === 2 || n === 4)))
    const { total, months } = await intake('from=2026-01-10&to=2026-02-09')
    expect(total).toMatchObject({ cases: 6, digital: 3, rate: 0.5 })
    expect(months.map(({ from, to, cases: all, digital, rate }) => [from, to, all, digital, rate])).toEqual([['2026-01-10', '2026-01-31', 5, 3, 0.6], ['2026-02-01', '2026-02-09', 1, 0, 0]])
    expect(months[0]!.channels).toEqual(expect.arrayContaining([{ channel: 'resident_app', count: 1 }, { channel: 'letter', count: 0 }]))
    expect(months[0]!.channels.map(({ channel }) => channel)).not.toContain('patrol')
    expect((await intake('from=2026-01-10&to=2026-02-09&kind=repair')).total).toMatchObject({ cases: 1, digital: 0, rate: 0 })
  })

  it('records the offers of a smart home, and lets its platform report and hear of it by its own key, within its rights [SYS-002]', async () => {
    const { siteId } = company
    const offer = await ok<paidservices.PaidService>(admin, 'POST', '/paid-services', { siteId, code: 'SMART-1', name: '智能门锁安装与托管', group: 'home_repair', unit: '户', priceFen: 19_900, includes: '安装、联网、培训' })
    await ok(admin, 'POST', `/paid-services/${offer.id}/actions`, { action: 'publish' })
    expect((await ok<{ items: { name: string }[] }>(desk, 'GET', `/service-menu?siteId=${siteId}`)).items.map(({ name }) => name)).toContain('智能门锁安装与托管')
    test.app.config.allowsPrivateTargets = true
    const platformOfHomes = await receiver(() => ({ status: 204 }))
    try {
      const { secret } = await ok<{ secret: string }>(admin, 'POST', '/webhooks', { name: '智能家居平台', url: `${platformOfHomes.url}/hook`, events: ['case.created', 'case.status_changed'] })
      const { token } = await ok<{ token: string }>(admin, 'POST', '/api-keys', { name: '智能家居平台', permissions: ['cases:read', 'cases:register'], siteIds: [siteId], answerableId: company.actors.front_desk.employeeId!, expiresAt: new Date(Date.now() + 86_400_000).toISOString() })
      const call = (method: 'GET' | 'POST', path: string, payload?: object) => test.http.inject({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` }, ...(payload ? { payload } : {}) })
      const made = (await call('POST', '/cases', { siteId, kind: 'repair', unitId: home.unitId, channel: 'message', statement: '门锁电量低于 5%' })).json<cases.Case>()
      expect(made).toMatchObject({ unit: { name: home.unitCode }, channel: 'message' })
      expect((await call('GET', `/persons?siteId=${siteId}`)).statusCode).not.toBe(200)
      expect((await call('POST', '/paid-services', { siteId, code: 'X', name: 'X', group: 'home_repair', unit: '次' })).statusCode).toBe(403)
      await stories.onCase(company.actors.steward, made.id, { action: 'resolve', result: '已换电池', cause: '电池耗尽' })
      await runOutbound(test.app)
      const heard = platformOfHomes.requests.map(({ body, headers }) => new Webhook(secret).verify(body, headers) as { type: string; data: { case: { id: string; status: string } } }).filter(({ data }) => data.case.id === made.id)
      expect(heard.map(({ type, data }) => [type, data.case.status])).toEqual(expect.arrayContaining([['case.created', 'registered'], ['case.status_changed', 'resolved']]))
    } finally {
      await platformOfHomes.close()
    }
  })

  it('sends a report to the right steward by itself, reminds who is late and who answers for them, and counts it, with nobody doing anything [SYS-004]', async () => {
    const resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
    await as(test, company.actors.administrator, (ctx) => setBuildingSteward(ctx, { params: { id: home.buildingId }, query: {}, body: { stewardId: company.actors.steward.employeeId!, backupId: null, note: '' } }))
    const monday = new Date('2026-03-02T01:00:00Z')
    const report = await stories.takeCase(resident, { unitId: home.unitId, personId: home.personId, channel: 'resident_app', categoryId: null }, monday)
    expect((await ok<cases.Case>(desk, 'GET', `/cases/${report.id}`)).owner).toMatchObject({ id: company.actors.steward.employeeId, name: '管家何' })
    const toldAbout = async (who: Actor) => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('message').select('template').where('record_id', '=', report.id).where('account_id', '=', who.accountId).execute())).map(({ template }) => template)
    expect(await toldAbout(company.actors.steward)).toEqual(['case.reported'])
    for (const minutes of [4, 6, 11, 12, 40, 75, 130]) await runDueTimers(test.app, { now: new Date(monday.getTime() + minutes * 60_000), organizationId: company.organizationId })
    await letJobsRun(test)
    expect(await toldAbout(company.actors.steward)).toEqual(expect.arrayContaining(['sla.reminder', 'sla.breach']))
    expect(await toldAbout(company.actors.supervisor)).toContain('sla.breach')
    await rollUpMarked(test.app)
    const figures = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ breached: number }>("select coalesce(sum(breached), 0)::int as breached from sla_rollup where site_id = $1 and dimension = 'all'", [company.siteId]))
    expect(figures.rows[0]!.breached).toBeGreaterThan(0)
  })

  it('takes a list of another system in, counts it in its figures, and gives the same rows out again [SYS-006]', async () => {
    const there = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'OLD', name: '旧项目', kind: 'residential', timeZone: 'Asia/Shanghai' }))
    const rows = ['工单编号,登记时间,工单类型,问题描述,来源,状态,关闭时间', 'WX-1,2026-04-01 09:00,报修,楼道灯不亮,电话,已关闭,2026-04-01 11:00', 'WX-2,2026-04-02 10:00,投诉,夜间噪音,微信,已关闭,2026-04-03 10:00', 'WX-3,2026-04-05 08:00,报修,水管漏水,微信,已关闭,2026-04-05 18:00']
    const file = await storeFile(test.app, company.actors.administrator, { id: newId(), name: '旧系统.csv', content: Buffer.from(rows.join('\n')) })
    const run = await ok<imports.ImportRun>(admin, 'POST', '/imports', { siteId: there, kind: 'cases', fileId: file.id })
    await letJobsRun(test)
    expect(await ok<imports.ImportRun>(admin, 'GET', `/imports/${run.id}`)).toMatchObject({ state: 'checked', counts: { new: 3, errors: 0 } })
    await ok(admin, 'POST', `/imports/${run.id}/actions`, { action: 'commit' })
    await letJobsRun(test)
    const overview = await ok<{ figures: { key: string; value: number | null }[] }>(admin, 'GET', `/insight/overview?siteId=${there}&from=2026-03-31T16:00:00Z&to=2026-04-30T16:00:00Z`)
    expect(Object.fromEntries(overview.figures.map(({ key, value }) => [key, value]))).toMatchObject({ registered: 3, closed: 3, digitalRate: 2 / 3 })
    const sheet = await test.http.inject({ method: 'GET', url: `/api/v1/cases/export?siteId=${there}&format=xlsx`, headers: { authorization: `Bearer ${admin.token}` } })
    const stored = await storeFile(test.app, company.actors.administrator, { id: newId(), name: '导出.xlsx', content: sheet.rawPayload })
    const { sha256 } = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('file').select('sha256').where('id', '=', stored.id).executeTakeFirstOrThrow())
    const book = await readSheets(await test.app.blobs.localPath(sha256), { fileName: '导出.xlsx' })
    const words: string[] = []
    for await (const row of book.sheets[0]!.rows()) words.push(row.cells.join(' '))
    for (const said of ['楼道灯不亮', '夜间噪音', '水管漏水']) expect([said, words.filter((line) => line.includes(said)).length]).toEqual([said, 1])
  })

  it('registers visitors of a sales office electronically, in one register with who did what when, that others find and nobody can lose [SYS-007]', async () => {
    const salesSite = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'SALES', name: '清溪案场', kind: 'sales_office', timeZone: 'Asia/Shanghai' }))
    const login = `sales-${salesSite.slice(-6)}`
    await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: salesSite, name: '章敏', login }))
    const sales = await signIn(test, login, 'correct horse')
    const visit = await ok<{ id: string }>(sales, 'POST', '/visits', { siteId: salesSite, name: '看房客户', people: 2, need: '了解三期户型' })
    const register = await ok<{ items: { id: string; name: string; people: number; need: string }[] }>(sales, 'GET', `/visits?siteId=${salesSite}`)
    expect(register.items).toMatchObject([{ id: visit.id, name: '看房客户', people: 2, need: '了解三期户型' }])
    const trail = await ok<platform.StreamEvent & { items: { action: string; actor: { name: string } }[] }>(sales, 'GET', `/visits/${visit.id}/timeline`)
    expect(trail.items[0]).toMatchObject({ action: 'arrived', actor: { name: '章敏' } })
    expect((await sales.send('DELETE', `/visits/${visit.id}`)).status).toBe(404)
    await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query('delete from visit where id = $1', [visit.id]))).rejects.toThrow(/permission denied/)
    // Who works elsewhere does not see it.
    expect((await desk.send('GET', `/visits/${visit.id}`)).status).toBe(404)
  })
})
