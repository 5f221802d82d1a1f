import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from './platform/auth/actor.ts'
import { Actor as Somebody } from './platform/auth/actor.ts'
import type { Ctx } from './platform/ctx.ts'
import { keepFile } from './platform/files/files.ts'
import { readSheets } from './platform/sheets/index.ts'
import { verifyTrail } from './platform/trail/index.ts'
import { createCase } from './modules/cases/index.ts'
import { cases, reception } from '@guanjia/contract'
import { recordFact } from './modules/relations/facts.ts'
import { arrive } from './modules/reception/index.ts'
import { aHousehold, aHousemate, type Household } from './testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { consentsGiven } from './modules/privacy/index.ts'
import { purge } from './modules/privacy/retention.ts'
import { signUndertaking } from './modules/privacy/undertakings.ts'
import { unusualLooks } from './modules/privacy/unusual-rules.ts'

let test: TestApp
let company: Company
let home: Household
let desk: Browser
let supervisor: Browser
let manager: Browser
let app: Browser

beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  company = await aCompany(test)
  const { actors, logins, password } = company
  home = await as(test, actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  await as(test, actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: `r-${home.personId}` }))
  for (const role of ['front_desk', 'supervisor', 'site_manager'] as const) await as(test, actors[role], (ctx) => signUndertaking(ctx, { params: {}, query: {}, body: { version: 1, name: actors[role].name } }))
  ;[desk, supervisor, manager, app] = [await signIn(test, logins.front_desk, password), await signIn(test, logins.supervisor, password), await signIn(test, logins.site_manager, password), await signIn(test, `r-${home.personId}`, 'correct horse')]
})

const withPaper = async (): Promise<void> => {
  const person = (await desk.send('GET', `/persons/${home.personId}`)).body as { version: number }
  expect(await desk.send('PATCH', `/persons/${home.personId}`, { version: person.version, idNumber: ID_NUMBER, consent: { channel: 'in_person' } })).toMatchObject({ status: 200, body: { idNumberMasked: '110***********002X' } })
}
const ID_NUMBER = '11010519491231002X'
const why = { purpose: 'check_identity', reason: '办理过户，核对身份证' }
const reveal = (who: Browser, body: object = {}) => who.send('POST', `/persons/${home.personId}/reveal`, { field: 'id_number', ...why, ...body })

describe('covered numbers', () => {
  it('are uncovered by an act with purpose and reason, which the log and the household see by position [PRV-002] [PRV-003] [PRV-007]', async () => {
    await withPaper()
    expect(JSON.stringify((await desk.send('GET', `/persons/${home.personId}`)).body)).not.toContain(ID_NUMBER)
    expect(await reveal(desk)).toMatchObject({ status: 403 })
    expect(await reveal(supervisor, { purpose: undefined })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/purpose' }] } })
    expect(await reveal(supervisor, { purpose: 'curiosity' })).toMatchObject({ status: 400 })
    expect(await reveal(supervisor, { reason: ' ' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } })
    expect((await manager.send('GET', `/access-log?siteId=${company.siteId}`)).body).toMatchObject({ items: [] })
    expect(await reveal(supervisor)).toMatchObject({ status: 200, body: { values: [ID_NUMBER] } })
    expect((await manager.send('GET', `/access-log?siteId=${company.siteId}`)).body).toMatchObject({ items: [{ act: 'unmask', classes: ['id_number'], person: { name: '苏婉清' }, unit: { name: home.unitCode }, purpose: why.purpose, reason: why.reason, actor: { name: '主管周' } }] })
    const own = (await app.send('GET', '/my-access-log')).body as { items: object[] }
    expect(own.items).toMatchObject([{ act: 'unmask', position: 'supervisor', reason: why.reason, purpose: why.purpose }])
    expect(JSON.stringify(own)).not.toContain('主管周')
    expect(await desk.send('GET', `/access-log?siteId=${company.siteId}`)).toMatchObject({ status: 403 })
    expect(await app.send('GET', `/persons/${home.personId}/access-log`)).toMatchObject({ status: 403 })
    const pdf = await supervisor.send('GET', `/persons/${home.personId}/access-log/pdf`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  it('stay covered for who has not promised to keep them, anew with every version of the text [PRV-002]', async () => {
    await withPaper()
    const administrator = await signIn(test, company.logins.administrator, company.password)
    await administrator.send('POST', '/privacy-texts', { kind: 'undertaking', version: 1, title: '保密承诺书（修订）', words: '本人承诺对所接触的业户信息严格保密，绝不外传。' })
    expect(await reveal(supervisor)).toMatchObject({ status: 403, body: { code: 'privacy.undertaking_needed' } })
    expect(await supervisor.send('POST', '/my-undertaking', { version: 1, name: '主管周' })).toMatchObject({ status: 409, body: { code: 'stale_version' } })
    expect(await supervisor.send('POST', '/my-undertaking', { version: 2, name: '别人' })).toMatchObject({ status: 422 })
    expect(await supervisor.send('POST', '/my-undertaking', { version: 2, name: '主管周' })).toMatchObject({ status: 200, body: { signedAs: '主管周' } })
    expect(await reveal(supervisor)).toMatchObject({ status: 200 })
    const listed = (await manager.send('GET', `/undertakings?siteId=${company.siteId}`)).body as { items: { employee: { name: string }; isCurrent: boolean }[] }
    expect(listed.items.filter(({ isCurrent }) => isCurrent).map(({ employee }) => employee.name)).toEqual(['主管周'])
  })

  it('phones stand covered in files, lists, search and exports for who has no right to them [PRV-002]', async () => {
    const keeper = new Somebody({ kind: 'staff', organizationId: company.organizationId, accountId: company.actors.front_desk.accountId, employeeId: company.actors.front_desk.employeeId, personId: null, name: '档案员', locale: 'zh-CN', grants: [{ role: 'front_desk', scope: 'site', siteId: company.siteId, permissions: new Set(['archives:read', 'cases:export', 'cases:read', 'organization:read'] as const) }] })
    const { getPerson } = await import('./modules/archives/persons.ts')
    const { listPersons } = await import('./modules/archives/list-persons.ts')
    const { search } = await import('./modules/archives/search.ts')
    const seen = async (actor: Actor) => as(test, actor, async (ctx) => JSON.stringify([await getPerson(ctx, { params: { id: home.personId }, query: {}, body: {} }), await listPersons(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: {} } }), await search(ctx, { params: {}, body: {}, query: { q: '0001', limit: 20 } })]))
    expect(await seen(keeper)).not.toContain('13800130001')
    expect(await seen(keeper)).toContain('138****0001')
    expect(await seen(company.actors.front_desk)).toContain('13800130001')
  })
})

describe('who sits there', () => {
  it('proves it again before an ID number opens; a wrong proof is a miss, both stand in the trail [PRV-002] [PRV-007]', async () => {
    await withPaper()
    const later = () => as(test, company.actors.administrator, (ctx) => ctx.client.query("update session set proved_at = proved_at - interval '20 minutes'"))
    await later()
    expect(await reveal(supervisor)).toMatchObject({ status: 403, body: { code: 'sign_in.proof_needed' } })
    expect((await manager.send('POST', `/persons/${home.personId}/personal-data`, why))).toMatchObject({ status: 403, body: { code: 'sign_in.proof_needed' } })
    expect((await manager.send('GET', `/access-log?siteId=${company.siteId}`)).body).toMatchObject({ items: [] })
    expect(await supervisor.send('POST', '/my-proof', { password: 'wrong' })).toMatchObject({ status: 401, body: { code: 'wrong_login' } })
    expect(await supervisor.send('POST', '/my-proof', {})).toMatchObject({ status: 400 })
    expect(await supervisor.send('POST', '/my-proof', { code: '123456' })).toMatchObject({ status: 409 })
    expect(await reveal(supervisor)).toMatchObject({ status: 403 })
    expect(await supervisor.send('POST', '/my-proof', { password: company.password })).toMatchObject({ status: 200 })
    expect(await reveal(supervisor)).toMatchObject({ status: 200 })
    const trail = await as(test, company.actors.administrator, (ctx) => ctx.client.query("select action from timeline_entry where record_type = 'employee' and action like '%pro%' order by seq"))
    expect(trail.rows).toEqual([{ action: 'proof_failed' }, { action: 'proved_self' }])
    // Another session of the same colleague has proved nothing.
    const elsewhere = await signIn(test, company.logins.supervisor, company.password)
    await later()
    expect(await reveal(elsewhere)).toMatchObject({ status: 403 })
    for (let i = 0; i < 4; i++) await supervisor.send('POST', '/my-proof', { password: 'wrong' })
    expect(await supervisor.send('POST', '/my-proof', { password: company.password })).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } })
    const administrator = await signIn(test, company.logins.administrator, company.password)
    expect(await administrator.send('PATCH', '/privacy-settings', { version: 0, marksPages: true, marksExports: true, manyInAnHour: 20, dayFrom: '07:00', dayUntil: '21:00', proofMinutes: 60 })).toMatchObject({ status: 200, body: { proofMinutes: 60 } })
    expect(await reveal(elsewhere)).toMatchObject({ status: 200 })
  })
})

describe('exports', () => {
  it('say who carried them out, and leave a line in the log [PRV-002]', async () => {
    await as(test, company.actors.front_desk, (ctx) => aCase(ctx))
    const csv = (await desk.send('GET', `/cases/export?format=csv&siteId=${company.siteId}`)).body as string
    expect(csv.trim().split('\r\n').at(-1)).toMatch(/^# ※ 导出 前台许 …\w{4} · \d{4}-\d\d-\d\d \d\d:\d\d · 春晖物业$/)
    const log = (await manager.send('GET', `/access-log?siteId=${company.siteId}`)).body as { items: object[] }
    expect(log.items).toMatchObject([{ act: 'export', list: '服务需求与投诉', rows: 1, actor: { name: '前台许' } }])
    expect((await app.send('GET', '/my-access-log')).body).toMatchObject({ items: [{ act: 'export', isWholeList: true }] })
    await manager.send('GET', '/privacy-settings')
  })
})

const aCase = (ctx: Ctx) => createCase(ctx, { params: {}, query: {}, body: cases.createCase.body.parse({ siteId: company.siteId, kind: 'repair', statement: '水龙头漏水', unitId: home.unitId, personId: home.personId, contactPhone: '13800130001' }) })

describe('consents', () => {
  it('come before papers and families are saved [HHD-002]', async () => {
    const person = { siteId: company.siteId, name: '顾北辰', idNumber: ID_NUMBER }
    expect(await desk.send('POST', '/persons', person)).toMatchObject({ status: 422, body: { code: 'privacy.consent_needed', errors: [{ pointer: '/consent' }] } })
    const made = await desk.send('POST', '/persons', { ...person, consent: { channel: 'paper', note: '入住告知书第 3 号' } })
    expect(made).toMatchObject({ status: 200, body: { idNumberMasked: '110***********002X' } })
    const { id } = made.body as { id: string }
    expect((await desk.send('GET', `/persons/${id}/consents`)).body).toMatchObject({ items: [{ purpose: 'identity', state: 'given', channel: 'paper', textVersion: 1, by: '前台许', note: '入住告知书第 3 号' }] })
    const family = { unitId: home.unitId, personId: id, role: 'family' }
    expect(await desk.send('POST', '/occupancies', family)).toMatchObject({ status: 422, body: { code: 'privacy.consent_needed' } })
    expect(await desk.send('POST', `/persons/${home.personId}/consents`, { purpose: 'family', isGiven: true, channel: 'in_person' })).toMatchObject({ status: 200 })
    expect(await desk.send('POST', '/occupancies', family)).toMatchObject({ status: 200 })
  })

  it('that nobody gave are listed: imported papers and families', async () => {
    const mate = await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, home.unitId, '苏小宝'))
    expect((await desk.send('GET', `/consents/missing?siteId=${company.siteId}`)).body).toMatchObject({ items: [{ id: mate, purposes: ['family'], units: [{ name: home.unitCode }] }] })
    const listed = async (filter: string) => ((await desk.send('GET', `/consents/missing?siteId=${company.siteId}&${filter}`)).body as { items: { id: string }[] }).items.map(({ id }) => id)
    expect(await listed('filter[purpose]=family&filter[q]=小宝')).toEqual([mate])
    expect(await listed('filter[purpose]=identity')).toEqual([])
    expect(await listed('filter[q]=别人')).toEqual([])
    expect((await desk.send('GET', `/consents/missing/export?siteId=${company.siteId}&format=csv`)).body).toContain('苏小宝')
  })

  it('are withdrawn in the app or at the desk, and what rested on them goes: facts and papers [PRV-006]', async () => {
    await withPaper()
    await as(test, company.actors.front_desk, (ctx) => recordFact(ctx, { params: {}, query: {}, body: { siteId: company.siteId, personId: home.personId, unitId: null, kind: 'birthday', words: '', monthDay: '03-05', source: 'resident', consent: { isGiven: true, how: 'in_person' } } }))
    const own = async () => (await app.send('GET', '/my-consents')).body as { items: { purpose: string; words: string; consent: { state: string } | null }[] }
    expect((await own()).items.find(({ purpose }) => purpose === 'personal_service')).toMatchObject({ consent: { state: 'given', channel: 'in_person' } })
    expect(await app.send('POST', '/my-consents/personal_service/actions', { action: 'withdraw' })).toMatchObject({ status: 200 })
    expect(await app.send('POST', '/my-consents/personal_service/actions', { action: 'withdraw' })).toMatchObject({ status: 409 })
    const facts = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('care_fact').select(['kind', 'month_day', 'erased_because', 'consent']).execute())
    expect(facts).toEqual([{ kind: null, month_day: null, erased_because: 'withdrawn', consent: 'withdrawn' }])
    const listed = (await desk.send('GET', `/persons/${home.personId}/consents`)).body as { items: { id: string; purpose: string; state: string }[] }
    const identity = listed.items.find(({ purpose, state }) => purpose === 'identity' && state === 'given')!
    expect(await desk.send('POST', `/consents/${identity.id}/actions`, { action: 'withdraw', channel: 'paper' })).toMatchObject({ status: 200, body: { state: 'withdrawn', withdrawnChannel: 'paper' } })
    expect((await desk.send('GET', `/persons/${home.personId}`)).body).toMatchObject({ idNumberMasked: null })
  })

  it('to offers are asked before anything is offered, and may be taken back at any time [PRV-006]', async () => {
    const may = () => as(test, company.actors.front_desk, (ctx) => consentsGiven(ctx, [home.personId], 'marketing'))
    expect([...(await may())]).toEqual([])
    await app.send('POST', '/my-consents/marketing/actions', { action: 'give' })
    expect([...(await may())]).toEqual([home.personId])
    await app.send('POST', '/my-consents/marketing/actions', { action: 'withdraw' })
    expect([...(await may())]).toEqual([])
  })

  it('are answered once when two answer at once', async () => {
    const give = () => desk.send('POST', `/persons/${home.personId}/consents`, { purpose: 'pictures', isGiven: true, channel: 'in_person' })
    expect((await Promise.all([give(), give()])).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

describe('retention', () => {
  const visitor = (name: string, at: Date) => as(test, company.actors.front_desk, (ctx) => arrive(ctx, { params: {}, query: {}, body: reception.arrive.body.parse({ siteId: company.siteId, name, phone: '13700137000' }) }), at)
  it('forgets visitors at the end of their time, by night and once, never open matters or what is held [PRV-006]', async () => {
    const [past, now] = [new Date('2024-01-10T02:00:00Z'), new Date('2026-03-05T02:00:00Z')]
    for (const name of ['旧访客', '还在等']) await visitor(name, past)
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('visit').set({ status: 'left', ended_at: past }).where('name', '=', '旧访客').execute())
    const run = (isTrial: boolean) => as(test, company.actors.administrator, (ctx) => purge(ctx, company.siteId, { isTrial, askedBy: '测试', day: isTrial ? null : '2026-03-05' }), now)
    const names = async () => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('visit').select(['name', 'phone']).orderBy('ticket').execute())).map(({ name, phone }) => `${name} ${phone}`)
    expect((await run(true))!.results.find((one) => one.class === 'visitors')).toMatchObject({ keepDays: 365, purged: 1, held: 0, open: 1 })
    expect(await names()).toEqual(['旧访客 13700137000', '还在等 13700137000'])
    const both = await Promise.all([run(false), run(false)])
    expect(both.filter((one) => one !== null)).toHaveLength(1)
    expect(await names()).toEqual(['（已清除） ', '还在等 13700137000'])
  })

  it('forgets who left, unless a hold says that it must be kept or something stands open', async () => {
    const leave = (personId: string) => as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('occupancy').set({ from_on: '2015-01-01', until_on: '2020-01-01' }).where('person_id', '=', personId).execute())
    await leave(home.personId)
    const hold = await manager.send('POST', '/legal-holds', { siteId: company.siteId, personId: home.personId, reason: '诉讼未结' })
    expect(hold.status).toBe(200)
    const purged = async () => ((await manager.send('POST', '/retention/runs', { siteId: company.siteId, isDryRun: false })).body as { results: { class: string }[] }).results.find((one) => one.class === 'departed_persons')
    expect(await purged()).toMatchObject({ purged: 0, held: 1 })
    await manager.send('POST', `/legal-holds/${(hold.body as { id: string }).id}/actions`, { action: 'lift', reason: '已结案' })
    const { number } = await as(test, company.actors.front_desk, (ctx) => aCase(ctx))
    expect(number).toBeDefined()
    expect(await purged()).toMatchObject({ purged: 0, open: 1 })
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update service_case set status = 'cancelled'"))
    expect(await purged()).toMatchObject({ purged: 1 })
    expect((await desk.send('GET', `/persons/${home.personId}`)).body).toMatchObject({ name: '（已清除）', phones: [] })
    expect((await verifyTrail(test.app, company.organizationId)).findings).toBe(0)
  })

  it('lets the files of old imports go whole, but none while anybody is held', async () => {
    const { body: stored } = await as(test, company.actors.administrator, async (ctx) => ({ body: await keepFile(ctx, { name: '业主名册.xlsx', contentType: 'text/plain', content: Buffer.from('苏婉清 13800130001') }) }))
    await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.insertInto('import_run').values({ organization_id: ctx.organizationId, id: stored.id, site_id: company.siteId, kind: 'archives', state: 'done', file_id: stored.id, failure: null, created_by: '前台许', created_by_account: null, finished_at: new Date('2024-01-01T00:00:00Z') }).execute()
      await ctx.tx.insertInto('file_link').values({ organization_id: ctx.organizationId, file_id: stored.id, record_type: 'import', record_id: stored.id }).execute()
    })
    const hold = await manager.send('POST', '/legal-holds', { siteId: company.siteId, unitId: home.unitId, reason: '诉讼未结' })
    const purged = async () => ((await manager.send('POST', '/retention/runs', { siteId: company.siteId, isDryRun: false })).body as { results: { class: string }[] }).results.find((one) => one.class === 'imported_files')
    expect(await purged()).toMatchObject({ keepDays: 180, purged: 0, held: 1 })
    await manager.send('POST', `/legal-holds/${(hold.body as { id: string }).id}/actions`, { action: 'lift', reason: '已结案' })
    expect(await purged()).toMatchObject({ purged: 1, held: 0 })
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update job set due_at = now() - interval '1 minute' where queue = 'files.forget-bytes'"))
    await letJobsRun(test)
    expect(await test.app.blobs.has(stored.sha256)).toBe(false)
  })

  it('is changed per class on the version that was read, and runs by itself every night', async () => {
    const administrator = await signIn(test, company.logins.administrator, company.password)
    expect(await administrator.send('PATCH', '/retention/visitors', { version: 0, keepDays: 30, isActive: true })).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await administrator.send('PATCH', '/retention/visitors', { version: 0, keepDays: 60, isActive: true })).toMatchObject({ status: 409 })
    expect(await manager.send('PATCH', '/retention/visitors', { version: 1, keepDays: 60, isActive: true })).toMatchObject({ status: 403 })
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update job set due_at = now() - interval '1 minute' where queue in ('privacy.purge', 'privacy.verify-trail')"))
    await letJobsRun(test)
    expect((await manager.send('GET', `/retention/runs?siteId=${company.siteId}`)).body).toMatchObject({ items: [{ isDryRun: false, askedBy: 'Guanjia' }] })
    expect((await administrator.send('GET', '/trail/checks')).body).toMatchObject({ items: [{ findings: 0, askedBy: 'Guanjia' }] })
    expect(await administrator.send('POST', '/trail/checks')).toMatchObject({ status: 200, body: { findings: 0 } })
  })
})

describe('one person', () => {
  it('is told everything that is kept, as JSON and XLSX in one zip that says who made it', async () => {
    await withPaper()
    expect(await desk.send('POST', `/persons/${home.personId}/personal-data`, why)).toMatchObject({ status: 403 })
    const mate = await as(test, company.actors.administrator, (ctx) => aHousemate(ctx, company.siteId, home.unitId, '后来住户'))
    await as(test, company.actors.front_desk, (ctx) => aCase(ctx))
    await as(test, company.actors.front_desk, (ctx) => createCase(ctx, { params: {}, query: {}, body: cases.createCase.body.parse({ siteId: company.siteId, kind: 'repair', statement: '后来的业主报修', unitId: home.unitId, personId: mate }) }))
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update household set emergency_name = '后来的紧急联系人'"))
    const answer = await test.http.inject({ method: 'POST', url: `/api/v1/persons/${home.personId}/personal-data`, headers: { authorization: `Bearer ${manager.token}` }, payload: { purpose: 'own_request', reason: '本人申请查阅' } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    const { unzipSync } = await import('./testing/unzip.ts')
    const files = unzipSync(answer.rawPayload)
    const data = JSON.parse(files.get('personal-data.json')!.toString('utf8')) as { archives: { id_number?: string }[]; mark: string }
    expect(data.archives[0]!.id_number).toBe(ID_NUMBER)
    // What others reported from the same home, and whom to call there now, is theirs.
    const all = files.get('personal-data.json')!.toString('utf8')
    expect(all).toContain('水龙头漏水')
    for (const foreign of ['后来的业主报修', '后来的紧急联系人']) expect(all).not.toContain(foreign)
    expect(data.mark).toContain('经理林')
    const workbook = await readSheets(files.get('personal-data.xlsx')!, { fileName: 'x.xlsx' })
    expect(workbook.sheets.map(({ name }) => name)).toContain('业户档案')
    expect((await app.send('GET', '/my-access-log')).body).toMatchObject({ items: [{ act: 'export', purpose: 'own_request' }] })
  })

  it('is erased in one act with a certificate, refused with every reason while something stands open', async () => {
    await withPaper()
    await as(test, company.actors.front_desk, (ctx) => aCase(ctx))
    const erase = () => manager.send('POST', `/persons/${home.personId}/erasure`, { name: '苏婉清', reason: '本人申请' })
    expect((await manager.send('GET', `/persons/${home.personId}/erasure`)).body).toMatchObject({ obstacles: [{ kind: 'lives_here' }, { kind: 'open_case' }] })
    expect(await erase()).toMatchObject({ status: 409, body: { code: 'privacy.still_needed' } })
    await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('occupancy').set({ from_on: '2015-01-01', until_on: '2020-01-01' }).where('person_id', '=', home.personId).execute()
      await ctx.client.query("update service_case set status = 'cancelled'")
    })
    expect(await manager.send('POST', `/persons/${home.personId}/erasure`, { name: '别人', reason: '本人申请' })).toMatchObject({ status: 422 })
    const both = await Promise.all([erase(), erase()])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { id, number } = both.find(({ status }) => status === 200)!.body as { id: string; number: string }
    expect(number).toMatch(/^E-\d{8}-0001$/)
    const left = await as(test, company.actors.administrator, async (ctx) => {
      const all: unknown[] = []
      for (const table of ['person', 'person_phone', 'account', 'service_case', 'consent', 'erasure', 'access_entry'] as const) all.push(await ctx.tx.selectFrom(table).selectAll().execute())
      all.push((await ctx.client.query("select * from timeline_entry where record_type = 'person'")).rows)
      return JSON.stringify(all)
    })
    for (const trace of ['苏婉清', '13800130001', ID_NUMBER, '110***********002X']) expect(left, trace).not.toContain(trace)
    expect((await verifyTrail(test.app, company.organizationId)).findings).toBe(0)
    expect((await manager.send('GET', `/erasures/${id}/pdf`)).headers['content-type']).toBe('application/pdf')
    expect((await app.send('GET', '/my-access-log')).status).toBe(401)
  })
})

describe('unusual looks', () => {
  it('are many in an hour, at odd hours, and outside the own zone [PRV-003]', () => {
    const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 5, 1, minute))
    const look = (id: string, minute: number, zoneId: string | null = null) => ({ id, at: at(minute), actorId: 'a', minute: 9 * 60 + minute, zoneId })
    const usual = { manyInAnHour: 2, fromMinute: 7 * 60, untilMinute: 21 * 60, zonesOf: new Map([['a', new Set(['east'])]]) }
    const found = unusualLooks([look('1', 0), look('2', 10, 'east'), look('3', 59), look('4', 61, 'west'), { ...look('5', 200), minute: 23 * 60 }, { ...look('6', 300, 'west'), actorId: 'b' }], usual)
    expect(Object.fromEntries([...found].map(([id, { why: reasons }]) => [id, reasons]))).toEqual({ 3: ['many'], 4: ['many', 'outside_zone'], 5: ['outside_hours'] })
  })

  it('are listed for who keeps the log [PRV-003]', async () => {
    await withPaper()
    const administrator = await signIn(test, company.logins.administrator, company.password)
    expect(await administrator.send('PATCH', '/privacy-settings', { version: 0, marksPages: true, marksExports: false, manyInAnHour: 3, dayFrom: '00:00', dayUntil: '23:59' })).toMatchObject({ status: 200 })
    for (let i = 0; i < 4; i++) expect((await reveal(supervisor)).status).toBe(200)
    expect((await manager.send('GET', `/access-log/unusual?siteId=${company.siteId}`)).body).toMatchObject({ looked: 4, items: [{ why: ['many'], inAnHour: 4, actor: { name: '主管周' } }] })
    // Without the mark, as the organisation wants it.
    await as(test, company.actors.front_desk, (ctx) => aCase(ctx))
    expect((await desk.send('GET', `/cases/export?format=csv&siteId=${company.siteId}`)).body).not.toContain('※')
  })
})
