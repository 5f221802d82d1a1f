import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { rulebook, sla, standards, structure } from '@guanjia/contract'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { stopTypesetting } from '../../platform/print/typeset.ts'
import { runDueJobs } from '../../platform/jobs/worker.ts'
import { ruleCompleteness } from './requirements.ts'
import { aHousehold } from '../../testing/households.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

type Refusal = { code: string; errors?: { pointer: string }[] }
let test: TestApp
let company: Company
const people = {} as Record<keyof Company['actors'], Browser>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
})
afterAll(async () => {
  await test.close()
  await stopTypesetting()
})

const item = (text: string, more: Partial<rulebook.RuleItem> = {}) => ({ id: crypto.randomUUID(), text, ...more })
let codes = 0
const draft = async (body: object, who: Browser = people.administrator) => who.send('POST', '/rulebook', { code: `T-${++codes}`, name: '值班制度', kind: 'policy', body: '二十四小时值班。', ...body })
const rule = (answer: { body: unknown }): rulebook.Rule => answer.body as rulebook.Rule
const publish = async (one: rulebook.Rule, body: object = {}, who: Browser = people.administrator) => who.send('POST', `/rulebook/${one.id}/actions`, { action: 'publish', version: one.version, ...body })
const published = async (body: object = {}, act: object = {}): Promise<rulebook.Rule> => rule(await publish(rule(await draft(body)), act))
const outstanding = async (id: string) => ((await people.supervisor.send('GET', `/rulebook/outstanding?siteId=${company.siteId}`)).body as { items: { document: { id: string }; of: number; read: number; missing: { name: string }[]; residentsRead: number | null }[] }).items.find(({ document }) => document.id === id)!
const confirm = (who: Browser, one: rulebook.Rule, more: object = {}) => who.send('POST', `/rulebook/${one.id}/read`, { number: one.currentVersion, ...more })
const messagesOf = async (who: Browser) => ((await who.send('GET', '/messages')).body as { items: { title: string }[] }).items.map(({ title }) => title)
const positions = async () => ((await people.administrator.send('GET', '/positions')).body as { items: structure.Position[] }).items
const picture = async (who: Browser): Promise<string> => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const boundary = 'x'
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="sign.png"\r\nContent-Type: image/png\r\n\r\n`), png, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const answer = await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { authorization: `Bearer ${who.token}`, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
  return answer.json<{ id: string }>().id
}

describe('a policy', () => {
  it('is drafted, published from its day on, and read by everybody it is for; the list of who is missing shrinks with each [ORG-046, ORG-047]', async () => {
    const made = rule(await draft({ effectiveOn: '2099-01-01' }))
    expect(made).toMatchObject({ state: 'draft', force: null, isRead: null })
    expect((await people.technician.send('GET', `/rulebook/${made.id}`)).status).toBe(404)
    const one = rule(await publish(made))
    expect(one).toMatchObject({ state: 'published', currentVersion: 1, force: 'pending', effectiveOn: '2099-01-01', readBy: '2099-01-01' })
    expect(await messagesOf(people.technician)).toContain('请阅读并确认：值班制度')
    const before = await outstanding(one.id)
    expect([before.of, before.read]).toEqual([before.missing.length, 0])
    expect(((await people.technician.send('GET', '/rulebook?filter[unread]=true')).body as { items: { id: string }[] }).items.map(({ id }) => id)).toContain(one.id)
    expect((await confirm(people.technician, one)).status).toBe(200)
    expect((await confirm(people.technician, one)).status).toBe(200)
    const after = await outstanding(one.id)
    expect([after.read, after.missing.length]).toEqual([1, before.missing.length - 1])
    expect(after.missing.map(({ name }) => name)).not.toContain('技工吕')
    const timeline = ((await people.administrator.send('GET', `/rulebook/${one.id}/timeline`)).body as { items: { action: string; actor: { name: string } }[] }).items
    expect(timeline.map(({ action }) => action)).toEqual(['created', 'publish', 'read'])
  })

  it('a new version says why, is to be read anew, and what was published never changes', async () => {
    const one = await published()
    await confirm(people.steward, one)
    const next = rule(await people.administrator.send('POST', `/rulebook/${one.id}/draft`, { version: one.version, body: '两人同时值班。' }))
    expect(((await publish(next)).body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/reason' })])
    const two = rule(await publish(next, { reason: '夜间人手不足' }))
    expect((await outstanding(two.id)).read).toBe(0)
    const late = await confirm(people.steward, one)
    expect([late.status, (late.body as Refusal).code]).toEqual([409, 'stale_version'])
    await expect(as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('standard_version').set({ body: '改写' }).where('standard_id', '=', one.id).where('number', '=', 1).execute())).rejects.toThrow(/never changes/)
  })

  it('two who publish the same draft publish it once', async () => {
    const made = rule(await draft({}))
    const answers = await Promise.all([publish(made), publish(made)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(rule(await people.administrator.send('GET', `/rulebook/${made.id}`)).versions).toHaveLength(1)
  })

  it('reminds who has not read: by hand once a day, by itself before the day and after it, then the manager as well [ORG-046]', async () => {
    const one = await published({ name: '钥匙管理制度' })
    await confirm(people.technician, one)
    const first = (await people.administrator.send('POST', `/rulebook/${one.id}/remind`)).body as { reminded: number }
    expect(first.reminded).toBe((await outstanding(one.id)).missing.length)
    expect((await people.administrator.send('POST', `/rulebook/${one.id}/remind`)).body).toEqual({ reminded: 0 })
    expect(await messagesOf(people.front_desk)).toContain('您还没有确认：钥匙管理制度')
    expect(await messagesOf(people.technician)).not.toContain('您还没有确认：钥匙管理制度')
    await as(test, company.actors.administrator, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date() }).where('queue', '=', 'standards.rule-reminder').execute())
    await runDueJobs(test.app)
    expect((await messagesOf(people.site_manager)).some((title) => /^钥匙管理制度：还有 \d+ 人未确认$/.test(title))).toBe(true)
  })

  it('of one site is written there and seen there; one for all sites only by head office', async () => {
    expect((await draft({}, people.site_manager)).status).toBe(403)
    const own = rule(await draft({ siteId: company.siteId, name: '门岗制度' }, people.site_manager))
    expect(own.site?.name).toBe('清溪花园')
    await publish(own, {}, people.site_manager)
    const elsewhere = (await people.administrator.send('POST', '/sites', { code: `E${Date.now() % 100_000}`, name: '别处', kind: 'office' })).body as { id: string }
    const stranger = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: elsewhere.id, name: '外人', login: `stranger-${company.siteId.slice(-6)}`, password: company.password }))
    expect(stranger.can('standards:write')).toBe(true)
    const browser = await signIn(test, `stranger-${company.siteId.slice(-6)}`, company.password)
    expect((await browser.send('GET', `/rulebook/${own.id}`)).status).toBe(404)
    expect(((await browser.send('GET', '/rulebook')).body as { items: { id: string }[] }).items.map(({ id }) => id)).not.toContain(own.id)
  })
})

describe('what is for owners', () => {
  it('stands in their app, with what the house writes for itself left out, and is confirmed there [ORG-047]', async () => {
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: `owner-${company.siteId.slice(-6)}`, password: company.password }))
    const owner = await signIn(test, `owner-${company.siteId.slice(-6)}`, company.password)
    const covenant = await published({ name: '管理规约', audience: 'owner', items: [item('不得高空抛物', { standard: '内部：先拍照' })] })
    const staffOnly = await published({ name: '内部制度' })
    const own = ((await owner.send('GET', '/own-rules')).body as { items: rulebook.OwnRule[] }).items
    expect(own.map(({ name }) => name)).toEqual(['管理规约'])
    const shown = (await owner.send('GET', `/own-rules/${covenant.id}`)).body as { items: object[] }
    expect(shown.items).toEqual([{ id: expect.any(String), text: '不得高空抛物' }])
    expect((await owner.send('GET', `/own-rules/${staffOnly.id}`)).status).toBe(404)
    expect((await owner.send('GET', `/rulebook/${covenant.id}`)).status).toBe(403)
    for (let twice = 0; twice < 2; twice++) expect((await owner.send('POST', `/own-rules/${covenant.id}/read`, { number: 1 })).body).toMatchObject({ isRead: true })
    expect(await outstanding(covenant.id)).toMatchObject({ of: 0, residentsRead: 1 })
    expect((await people.front_desk.send('GET', '/own-rules')).status).toBe(403)
  })
})

describe('a duty sheet 《职责说明书》', () => {
  const sheetOf = async (code: string, items: object[]): Promise<rulebook.Rule> => published({ kind: 'duty_sheet', name: `${code}职责说明书`, body: '', positionId: (await positions()).find((one) => one.code === code)!.id, items })

  it('has duties by class with their standard, in versions with their day, and is signed by the people of the post [ORG-030, ORG-045]', async () => {
    const one = await sheetOf('ENGINEER', [item('巡检设备房', { dutyClass: 'FOUNDATION', standard: '每班一次' }), item('入户维修', { dutyClass: 'CUSTOMER_FACING' }), item('备件管理', { dutyClass: 'ASSURANCE' })])
    expect(one.current!.items.map(({ dutyClass }) => dutyClass)).toEqual(['FOUNDATION', 'CUSTOMER_FACING', 'ASSURANCE'])
    expect(one.effectiveOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect((await draft({ items: [item('x', { dutyClass: 'FOUNDATION' })] })).status).toBe(422)
    expect(one.isRead).toBeNull()
    const engineer = (await positions()).find(({ code }) => code === 'ENGINEER')!
    await people.administrator.send('PATCH', `/employees/${company.actors.technician.employeeId}`, { version: 1, positionId: engineer.id })
    expect(await outstanding(one.id)).toMatchObject({ of: 1, missing: [{ name: '技工吕' }] })
    const unsigned = await confirm(people.technician, one)
    expect((unsigned.body as Refusal).errors).toEqual([expect.objectContaining({ pointer: '/signatureId' })])
    const signatureId = await picture(people.technician)
    expect((await confirm(people.technician, one, { signatureId })).status).toBe(200)
    expect(await outstanding(one.id)).toMatchObject({ read: 1, missing: [] })
    expect((await people.supervisor.send('GET', `/files/${signatureId}`)).status).toBe(200)
    expect((await people.front_desk.send('GET', `/files/${signatureId}`)).status).toBe(404)
  })

  it('is one for a post', async () => {
    const desk = (await positions()).find(({ code }) => code === 'CASHIER')!
    const body = { kind: 'duty_sheet', body: '', positionId: desk.id, items: [item('收费')] }
    const answers = await Promise.all([draft(body), draft(body)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('names the time within which the post answers, and says what the promise is today: the engine is changed, not the sheet [ORG-027]', async () => {
    const one = await sheetOf('CLEANING_LEAD', [item('区域清洁', { promise: { policy: 'cleaning-order', metric: 'resolve' } }), item('旧承诺', { promise: { policy: 'gone', metric: 'resolve' } })])
    const shown = async () => rule(await people.administrator.send('GET', `/rulebook/${one.id}`)).current!.items.map(({ promised }) => promised)
    expect(await shown()).toEqual([{ policy: '区域清洁', target: '30 分钟' }, null])
    const policy = ((await people.administrator.send('GET', '/sla/policies')).body as { items: sla.Policy[] }).items.find(({ code }) => code === 'cleaning-order')!
    const resolve = { target: 'PT20M', calendarCode: 'opening_hours', steps: [], retarget: 'keep_consumed', reopen: 'new_cycle', isCritical: false }
    expect((await people.administrator.send('PATCH', `/sla/policies/${policy.id}`, { version: policy.version, targets: { resolve } })).status).toBe(200)
    expect((await shown())[0]).toEqual({ policy: '区域清洁', target: '20 分钟' })
  })

  it('and the operating manual of a post print with version, duties and room to sign [ORG-029, ORG-030]', async () => {
    const guard = (await positions()).find(({ code }) => code === 'SECURITY_GUARD')!
    const manual = await published({ kind: 'operating_rule', name: '门岗作业指导书', positionId: guard.id, body: '敬礼，核实来访人。', items: [item('登记车牌', { standard: '一车一登记' })] })
    expect(manual.position?.name).toBe('秩序维护员')
    const pdf = await test.http.inject({ method: 'GET', url: `/api/v1/rulebook/${manual.id}/print?siteId=${company.siteId}`, headers: { authorization: `Bearer ${people.technician.token}` } })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const text = pdfPages(pdf.rawPayload)[0]!.text.replace(/\s/g, '')
    for (const words of ['操作规程', '门岗作业指导书', '第1版', '登记车牌', '一车一登记', '敬礼，核实来访人。', '阅读人签字', '清溪花园']) expect(text).toContain(words)
  })
})

describe('the completeness of a site', () => {
  it('says which required documents are there, will be, have expired, or are missing [ORG-048]', async () => {
    const list = async () => (await people.front_desk.send('GET', `/rulebook/completeness?siteId=${company.siteId}`)).body as { items: { requirement: rulebook.Requirement; state: string; document: { name: string } | null }[]; present: number; of: number }
    const before = await list()
    expect(before.items.every(({ state }) => state === 'missing')).toBe(true)
    // Of a sales office only, not of a residential estate.
    expect(before.items.map(({ requirement }) => requirement.code)).not.toContain('JIEDAI')
    const wanted = (code: string) => before.items.find(({ requirement }) => requirement.code === code)!.requirement.id
    await published({ name: '值班与交接班制度', requirementId: wanted('ZHIBAN') })
    await published({ name: '消防制度', requirementId: wanted('XIAOFANG'), effectiveOn: '2099-01-01' })
    const old = await published({ name: '投诉制度', requirementId: wanted('TOUSU'), expiresOn: '2098-01-01' })
    const after = await list()
    const stateOf = (code: string) => after.items.find(({ requirement }) => requirement.code === code)!
    expect([stateOf('ZHIBAN').state, stateOf('XIAOFANG').state, stateOf('TOUSU').state, stateOf('DANGAN').state]).toEqual(['present', 'pending', 'present', 'missing'])
    expect([after.present, after.of]).toEqual([2, before.of])
    const later = await as(test, company.actors.front_desk, (ctx) => ruleCompleteness(ctx, { params: {}, query: { siteId: company.siteId }, body: {} }), new Date('2099-02-01T04:00:00Z'))
    const then = new Map(later.items.map(({ requirement, state }) => [requirement.code, state]))
    expect([then.get('ZHIBAN'), then.get('XIAOFANG'), then.get('TOUSU')]).toEqual(['present', 'present', 'expired'])
    await people.administrator.send('POST', `/rulebook/${old.id}/actions`, { action: 'withdraw', version: old.version })
    expect((await list()).present).toBe(1)
    // The house says what is required, and for which kinds of site; what it drops is no longer asked, and found again to be asked anew.
    const made = (await people.administrator.send('POST', '/rulebook/requirements', { code: 'FANGXUN', name: '防汛工作制度', kind: 'policy', siteKinds: ['residential'] })).body as rulebook.Requirement
    expect((await list()).of).toBe(before.of + 1)
    expect((await people.administrator.send('POST', '/rulebook/requirements', { code: 'FANGXUN', name: '又一份', kind: 'policy' })).status).toBe(409)
    const change = (body: object, who = people.administrator) => who.send('PATCH', `/rulebook/requirements/${made.id}`, body)
    expect((await change({ version: made.version, isActive: false }, people.front_desk)).status).toBe(403)
    expect((await change({ version: made.version, isActive: false })).body).toMatchObject({ isActive: false, version: 2 })
    expect(await change({ version: made.version, name: '旧页面上的名字' })).toMatchObject({ status: 409, body: { code: 'stale_version', current: { isActive: false, version: 2 } } })
    const all = (await people.front_desk.send('GET', `/rulebook/completeness?siteId=${company.siteId}&all=true`)).body as { of: number; items: rulebook.CompletenessLine[] }
    expect(all.of).toBe(before.of)
    expect(all.items.filter(({ applies }) => !applies).map(({ requirement }) => requirement.code)).toEqual(expect.arrayContaining(['FANGXUN', 'JIEDAI']))
  })
})

describe('service standards, in the same library', () => {
  it('keep their own list and pages: a document is no standard and no check sheet, and a standard no document [ORG-046]', async () => {
    const one = await published()
    const list = ((await people.front_desk.send('GET', '/standards')).body as { items: standards.StandardSummary[] }).items
    expect(list.map(({ id }) => id)).not.toContain(one.id)
    expect((await people.front_desk.send('GET', `/standards/${one.id}`)).status).toBe(404)
    expect((await people.front_desk.send('GET', `/rulebook/${list[0]!.id}`)).status).toBe(404)
    const missing = async () => ((await people.supervisor.send('GET', `/standards/outstanding?siteId=${company.siteId}`)).body as { items: { standard: { id: string }; missing: { name: string }[] }[] }).items
    expect((await missing()).map(({ standard }) => standard.id)).not.toContain(one.id)
    const dress = list.find(({ code }) => code === 'DRESS')!
    const names = async () => (await missing()).find(({ standard }) => standard.id === dress.id)!.missing.map(({ name }) => name)
    expect(await names()).toContain('前台许')
    await people.front_desk.send('POST', `/standards/${dress.id}/read`, { number: dress.currentVersion })
    expect(await names()).not.toContain('前台许')
  })
})
