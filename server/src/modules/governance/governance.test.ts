import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases, governance, organization, structure } from '@guanjia/contract'
import { runDueTimers } from '../sla/index.ts'
import { aColleague, aCompany, as, letJobsRun, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { conflictOf } from './conflicts.ts'

type Refusal = { code: string; errors?: { pointer: string }[] }
type Matrix = { items: governance.ResponsibilityDuty[]; positions: { id: string; name: string }[]; uncovered: { id: string; name: string }[] }
const HOUR = 3_600_000
let test: TestApp
let company: Company
const people = {} as Record<keyof Company['actors'] | 'engineer', Browser>
const departments = new Map<string, string>()
const posts = new Map<string, structure.Position>()
const categories = new Map<string, string>()
let engineerId: string

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
  const login = `engineer-${company.siteId.slice(-6)}`
  const engineer = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: '秦守义', login, password: company.password }))
  engineerId = engineer.employeeId!
  people.engineer = await signIn(test, login, company.password)
  for (const one of (await itemsOf<organization.Department>(`/departments?siteId=${company.siteId}`)).items) departments.set(one.code, one.id)
  for (const one of (await itemsOf<structure.Position>('/positions')).items) posts.set(one.code, one)
  for (const one of (await itemsOf<{ id: string; code: string }>('/case-categories')).items) categories.set(one.code, one.id)
  const place = (id: string | null, department: string, post: string) => people.administrator.send('PATCH', `/employees/${id}`, { version: 1, departmentId: departments.get(department), positionId: posts.get(post)!.id })
  await place(company.actors.front_desk.employeeId, 'CUSTOMER_CENTRE', 'FRONT_DESK')
  await place(company.actors.steward.employeeId, 'CUSTOMER_CENTRE', 'BUILDING_BUTLER')
  await place(company.actors.supervisor.employeeId, 'CUSTOMER_CENTRE', 'CS_SUPERVISOR')
  await place(company.actors.technician.employeeId, 'ENGINEERING', 'ENGINEER')
  await place(engineerId, 'ENGINEERING', 'ENGINEERING_SUPERVISOR')
})
afterAll(() => test.close())

const itemsOf = async <T>(path: string, who = people.administrator): Promise<{ items: T[] }> => (await who.send('GET', path)).body as { items: T[] }
const matrix = async (query = ''): Promise<Matrix> => (await people.front_desk.send('GET', `/responsibilities${query}`)).body as Matrix
const pointers = (answer: { body: never }): string[] => ((answer.body as Refusal).errors ?? []).map(({ pointer }) => pointer)
const take = async (code: string, statement: string): Promise<cases.Case> => (await people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement, categoryId: categories.get(code) })).body as cases.Case
const again = async (id: string): Promise<cases.Case> => (await people.front_desk.send('GET', `/cases/${id}`)).body as cases.Case
const messagesOf = async (who: Browser, number: string): Promise<string[]> => (await itemsOf<{ title: string }>('/messages', who)).items.map(({ title }) => title).filter((title) => title.includes(number))
const csv = async (path: string, who: Browser): Promise<string> => (await test.http.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${who.token}`, 'accept-language': 'zh-CN' } })).payload

describe('the matrix of duties and posts', () => {
  it('calls a duty unclear that nobody, more than one post, or a vacant post owns', () => {
    expect([conflictOf(0, null), conflictOf(1, null), conflictOf(2, 5), conflictOf(1, 0), conflictOf(1, 1)]).toEqual(['no_owner', null, 'two_owners', 'vacant', null])
  })

  it('is written by head office only; a post stands once in a duty, and one duty stands for a category', async () => {
    expect((await people.site_manager.send('POST', '/responsibilities', { name: '项目自定' })).status).toBe(403)
    const post = posts.get('ENGINEER')!.id
    const twice = await people.administrator.send('POST', '/responsibilities', { name: '重复', parts: [{ positionId: post, part: 'owner' }, { positionId: post, part: 'assist' }] })
    expect([twice.status, pointers(twice)]).toEqual([422, ['/parts/1/positionId']])
    const made = await people.administrator.send('POST', '/responsibilities', { name: '电梯', categoryId: categories.get('lift') })
    const second = await people.administrator.send('POST', '/responsibilities', { name: '电梯二', categoryId: categories.get('lift') })
    expect([second.status, pointers(second)]).toEqual([409, ['/categoryId']])
    const { id, version } = made.body as governance.ResponsibilityDuty
    const answers = await Promise.all([1, 2].map((n) => people.administrator.send('PATCH', `/responsibilities/${id}`, { version, name: `电梯 ${n}` })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await people.administrator.send('PATCH', `/responsibilities/${id}`, { version: version + 1, isActive: false })).status).toBe(200)
    expect((await itemsOf<{ action: string }>(`/responsibilities/${id}/timeline`)).items.map(({ action }) => action)).toEqual(['created', 'changed', 'changed'])
  })

  it('begins with the usual duties; unclear ones and uncovered categories are listed, as the print and the sheet show them [ORG-031]', async () => {
    expect((await matrix()).uncovered.length).toBe(categoriesOnTop())
    const { added } = (await people.administrator.send('POST', '/responsibilities/ready')).body as { added: number }
    expect(added).toBeGreaterThan(10)
    expect((await people.administrator.send('POST', '/responsibilities/ready')).body).toEqual({ added: 0 })
    expect((await matrix()).uncovered).toEqual([])
    expect((await matrix('?conflicts=true')).items).toEqual([])
    // At this site nobody cleans, so the duty of cleaning is nobody's job here.
    const here = await matrix(`?siteId=${company.siteId}&conflicts=true`)
    expect(here.items.map(({ name, conflict }) => [name, conflict])).toContainEqual(['保洁、绿化与消杀', 'vacant'])
    expect(here.items.map(({ name }) => name)).not.toContain('给排水报修与抢修')
    const water = (await matrix()).items.find(({ category }) => category?.id === categories.get('water'))!
    const both = await people.administrator.send('PATCH', `/responsibilities/${water.id}`, { version: water.version, parts: [{ positionId: posts.get('ENGINEER')!.id, part: 'owner' }, { positionId: posts.get('FRONT_DESK')!.id, part: 'owner' }] })
    expect((both.body as governance.ResponsibilityDuty).conflict).toBe('two_owners')
    expect((await matrix('?conflicts=true')).items.map(({ id }) => id)).toEqual([water.id])
    const sheet = await csv('/responsibilities/export?format=csv', people.front_desk)
    expect(sheet).toContain('多头主责')
    expect(sheet.split('\r\n').find((line) => line.includes('供电与照明'))).toContain('主责')
    await people.administrator.send('PATCH', `/responsibilities/${water.id}`, { version: water.version + 1, parts: water.parts })
  })
})

const categoriesOnTop = (): number => [...categories.keys()].filter((code) => !code.includes('.')).length

describe('a case finds the department by the matrix', () => {
  it('goes to the department of the owning post by itself, its holder is told once, helpers and those to know are told, too [ORG-031, ORG-035]', async () => {
    const taken = await take('water.tap', '厨房龙头滴水')
    expect(taken.department).toBeNull()
    await letJobsRun(test)
    const routed = await again(taken.id)
    expect(routed).toMatchObject({ department: { id: departments.get('ENGINEERING') }, owner: { id: company.actors.front_desk.employeeId }, status: 'registered' })
    const line = (await itemsOf<{ action: string; actor: { kind: string }; note: string | null }>(`/cases/${taken.id}/timeline`, people.front_desk)).items.find(({ action }) => action === 'forward')
    expect(line).toMatchObject({ actor: { kind: 'system' }, note: '按职责边界清单：给排水报修与抢修 · 工程主管' })
    expect(await messagesOf(people.engineer, taken.number)).toEqual([`${taken.number} 转给工程运行部`])
    expect(await messagesOf(people.steward, taken.number)).toEqual([`${taken.number} 已转工程运行部`])
    expect(await messagesOf(people.supervisor, taken.number)).toEqual([])
    // A second run of the same work finds it done.
    await as(test, company.actors.administrator, (ctx) => Promise.resolve(ctx.enqueue('cases.route', { caseId: taken.id })))
    await letJobsRun(test)
    expect((await again(taken.id)).version).toBe(routed.version)
    expect((await messagesOf(people.engineer, taken.number)).length).toBe(1)
    // It stays open until somebody records what came of it.
    const open = async () => (await itemsOf<{ id: string }>(`/cases?siteId=${company.siteId}&filter[open]=true`, people.front_desk)).items.some(({ id }) => id === taken.id)
    expect((await people.front_desk.send('POST', `/cases/${taken.id}/actions`, { action: 'close' })).status).toBe(409)
    const empty = await people.supervisor.send('POST', `/cases/${taken.id}/actions`, { action: 'resolve', result: '' })
    expect([empty.status, pointers(empty)]).toEqual([400, ['/result']])
    expect(await open()).toBe(true)
    expect((await people.supervisor.send('POST', `/cases/${taken.id}/actions`, { action: 'resolve', result: '已更换阀芯' })).status).toBe(200)
  })

  it('asks at the intake for what it cannot do without [ORG-035]', async () => {
    const send = (body: object) => people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '灯不亮', ...body })
    for (const [field, value] of [['statement', '  '], ['kind', undefined], ['siteId', undefined]] as const) {
      const refused = await send({ [field]: value })
      expect([refused.status, pointers(refused)]).toEqual([400, [`/${field}`]])
    }
  })

  it('tells the department to which somebody forwards it, and again when it comes back', async () => {
    const taken = (await people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'complaint', statement: '门口有杂物' })).body as cases.Case
    const forward = async (code: string) => {
      await people.front_desk.send('POST', `/cases/${taken.id}/actions`, { action: 'forward', departmentId: departments.get(code) })
      await letJobsRun(test)
    }
    await forward('ENGINEERING')
    await forward('ENGINEERING')
    expect((await messagesOf(people.engineer, taken.number)).length).toBe(1)
    await forward('SECURITY')
    await forward('ENGINEERING')
    expect((await messagesOf(people.engineer, taken.number)).length).toBe(2)
  })

  it('is forwarded by nobody while the matrix is unclear, or says nothing, or a hand was faster', async () => {
    const power = (await matrix()).items.find(({ category }) => category?.id === categories.get('power'))!
    const two = [{ positionId: posts.get('ENGINEERING_SUPERVISOR')!.id, part: 'owner' }, { positionId: posts.get('CS_SUPERVISOR')!.id, part: 'owner' }]
    await people.administrator.send('PATCH', `/responsibilities/${power.id}`, { version: power.version, parts: two })
    const unclear = await take('power.socket', '插座没电')
    await letJobsRun(test)
    expect((await again(unclear.id)).department).toBeNull()
    const suggestion = (await people.front_desk.send('GET', `/responsibilities/suggestion?siteId=${company.siteId}&categoryId=${categories.get('power.socket')}`)).body as governance.Responsible
    expect(suggestion).toMatchObject({ duty: { id: power.id }, conflict: 'two_owners', department: null })
    expect(suggestion.owners.map(({ name }) => name)).toEqual(['客服主管', '工程主管'])
    expect(suggestion.people.map(({ name }) => name).toSorted()).toEqual(['主管周', '秦守义'])
    const byHand = await take('water.tap', '浴室龙头松动')
    await people.front_desk.send('POST', `/cases/${byHand.id}/actions`, { action: 'forward', departmentId: departments.get('CUSTOMER_CENTRE') })
    await letJobsRun(test)
    expect((await again(byHand.id)).department?.id).toBe(departments.get('CUSTOMER_CENTRE'))
  })

  it('and classifying sends it where the matrix says, before what the category names', async () => {
    const water = (await matrix()).items.find(({ category }) => category?.id === categories.get('water'))!
    await people.administrator.send('PATCH', `/responsibilities/${water.id}`, { version: water.version, parts: [{ positionId: posts.get('SECURITY_SUPERVISOR')!.id, part: 'owner' }] })
    const taken = (await people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '漏水' })).body as cases.Case
    const classified = (await people.front_desk.send('POST', `/cases/${taken.id}/actions`, { action: 'classify', categoryId: categories.get('water.leak') })).body as cases.Case
    expect(classified.department?.id).toBe(departments.get('SECURITY'))
    const named = (await people.front_desk.send('POST', `/cases/${taken.id}/actions`, { action: 'classify', categoryId: categories.get('water.leak'), departmentId: departments.get('ENVIRONMENT') })).body as cases.Case
    expect(named.department?.id).toBe(departments.get('ENVIRONMENT'))
  })
})

describe('outside parties and what was agreed with them', () => {
  const party = async (body: object = {}): Promise<governance.ExternalParty> => (await people.supervisor.send('POST', '/external-parties', { siteId: company.siteId, kind: 'committee', name: `青禾社区居委会${Math.random()}`, contact: '段主任', phone: '0599-8200 0001', ...body })).body as governance.ExternalParty
  const record = (who: Browser, body: object) => who.send('POST', '/liaisons', { subject: '消防通道整治', ...body })
  const later = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString()

  it('are kept by kind for each site; a name once [ORG-021]', async () => {
    for (const kind of ['committee', 'environment', 'urban_management', 'police', 'fire', 'medical', 'developer', 'utility'] as const) expect((await party({ kind, name: `单位 ${kind}` })).kind).toBe(kind)
    expect((await people.supervisor.send('POST', '/external-parties', { siteId: company.siteId, kind: 'fire', name: '单位 fire' })).status).toBe(409)
    const found = await itemsOf<governance.ExternalParty>(`/external-parties?siteId=${company.siteId}&filter[kind]=fire,police`, people.front_desk)
    expect(found.items.map(({ kind }) => kind)).toEqual(['fire', 'police'])
    const [one] = found.items
    const changed = await people.supervisor.send('PATCH', `/external-parties/${one!.id}`, { version: 1, phone: '119', isActive: false })
    expect(changed.body).toMatchObject({ phone: '119', isActive: false, version: 2 })
    expect((await people.supervisor.send('PATCH', `/external-parties/${one!.id}`, { version: 1, phone: '110' })).status).toBe(409)
    expect((await record(people.supervisor, { partyId: one!.id })).status).toBe(422)
    expect(await csv(`/external-parties/export?siteId=${company.siteId}&format=csv`, people.front_desk)).toContain('单位 police')
  })

  it('have a log with date, subject and commitments; what is to be followed up has an owner and a clock that warns when it is late [ORG-021]', async () => {
    const with_ = await party()
    const [steward, day] = [company.actors.steward.employeeId, new Date(Date.now() - 26 * HOUR).toISOString()]
    // In two days at ten in the morning: nobody is warned by night.
    const due = new Date(new Date(Date.now() + 48 * HOUR).toISOString().replace(/T.*/, 'T02:00:00.000Z'))
    const body = { partyId: with_.id, at: day, commitments: '清走 3 号楼楼道杂物', dueAt: due.toISOString(), ownerId: steward }
    expect(pointers(await record(people.front_desk, { ...body, commitments: '' }))).toEqual(['/commitments'])
    expect(pointers(await record(people.front_desk, { ...body, ownerId: null }))).toEqual(['/ownerId'])
    expect(pointers(await record(people.front_desk, { ...body, dueAt: later(-1) }))).toEqual(['/dueAt'])
    expect(pointers(await record(people.front_desk, { ...body, at: later(1) }))).toEqual(['/at'])
    const id = crypto.randomUUID()
    const [a, b] = await Promise.all([record(people.front_desk, { id, ...body }), record(people.front_desk, { id, ...body })])
    expect([a.status, b.status]).toEqual([200, 200])
    const made = a.body as governance.Liaison
    expect(made).toMatchObject({ at: day, subject: '消防通道整治', owner: { name: '管家何' }, recordedBy: { name: '前台许' }, settledAt: null, clock: { metric: 'task' } })
    expect(Date.parse(made.clock!.dueAt!)).toBe(Date.parse(body.dueAt))
    expect((await itemsOf<{ id: string; openCount: number }>(`/external-parties?siteId=${company.siteId}`, people.front_desk)).items.find((one) => one.id === with_.id)!.openCount).toBe(1)
    expect((await people.front_desk.send('POST', `/liaisons/${id}/settle`, { result: '代办' })).status).toBe(403)
    await runDueTimers(test.app, { now: new Date(due.getTime() + 5_000), organizationId: company.organizationId })
    const late = (await people.steward.send('GET', `/liaisons/${id}`)).body as governance.Liaison
    expect(late.clock).toMatchObject({ outcome: 'breached' })
    const warned = (await itemsOf<{ title: string; recordId: string | null }>('/messages', people.steward)).items.filter(({ recordId }) => recordId === id).map(({ title }) => title)
    expect(warned).toEqual(['已超时：交办', '请跟进：消防通道整治'])
    const answers = await Promise.all([1, 2].map(() => people.steward.send('POST', `/liaisons/${id}/settle`, { result: '已清走并回函' })))
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409])
    expect((await itemsOf<{ action: string }>(`/liaisons/${id}/timeline`, people.front_desk)).items.map(({ action }) => action)).toEqual(['recorded', 'settled'])
    expect(await csv(`/liaisons/export?siteId=${company.siteId}&format=csv`, people.front_desk)).toContain('已清走并回函')
  })

  it('a follow-up moves to another time or colleague with its reason, by its owner or who keeps the matrix', async () => {
    const with_ = await party()
    const made = (await record(people.supervisor, { partyId: with_.id, commitments: '回复整改情况', dueAt: later(20), ownerId: company.actors.steward.employeeId })).body as governance.Liaison
    expect((await people.front_desk.send('PATCH', `/liaisons/${made.id}`, { version: 1, dueAt: later(40), reason: '改期' })).status).toBe(403)
    const moved = (await people.steward.send('PATCH', `/liaisons/${made.id}`, { version: 1, dueAt: later(40), ownerId: company.actors.site_manager.employeeId, reason: '对方改期' })).body as governance.Liaison
    expect(moved).toMatchObject({ owner: { name: '经理林' }, maySettle: false, version: 2 })
    expect(Date.parse(moved.clock!.dueAt!)).toBe(Date.parse(moved.dueAt!))
    const open = (query: string, who: Browser) => itemsOf<{ id: string }>(`/liaisons?siteId=${company.siteId}&filter[open]=true${query}`, who)
    expect((await open('&filter[mine]=true', people.site_manager)).items.map(({ id }) => id)).toContain(made.id)
    expect((await open('&filter[overdue]=true', people.site_manager)).items.map(({ id }) => id)).not.toContain(made.id)
  })

  it('are not seen from another organisation', async () => {
    const stranger = await aCompany(test, '别家')
    const other = await signIn(test, stranger.logins.administrator, stranger.password)
    const { id } = await party()
    expect((await other.send('PATCH', `/external-parties/${id}`, { version: 1, note: 'x' })).status).toBe(404)
    expect((await record(other, { partyId: id })).status).toBe(404)
    expect((await other.send('GET', `/liaisons?siteId=${company.siteId}`)).status).toBe(404)
  })
})

describe('what is done wrong', () => {
  const record = (who: Browser, body: object = {}) => who.send('POST', '/nonconformities', { siteId: company.siteId, employeeId: company.actors.technician.employeeId, operation: '登高作业未系安全带', correction: '当场停工，系好后继续', ...body })
  // On the first night of a month this was still in the month before.
  const FIRST_SEEN = new Date(Date.now() - 2 * HOUR)
  const list = async (who: Browser, query = '') => (await itemsOf<governance.Nonconformity>(`/nonconformities?siteId=${company.siteId}${query}`, who)).items

  it('is kept with observer, operation, correction and date; the colleague hears of it, nobody edits it or observes themselves [ORG-020]', async () => {
    const at = FIRST_SEEN.toISOString()
    const made = (await record(people.supervisor, { observedAt: at })).body as governance.Nonconformity
    expect(made).toMatchObject({ observedAt: at, observer: { name: '主管周' }, employee: { name: '技工吕' }, operation: '登高作业未系安全带', correction: '当场停工，系好后继续', trainingNeed: null })
    expect(await messagesOf(people.technician, made.number)).toEqual([`有一项操作需要改正（${made.number}）`])
    for (const [field, value] of [['operation', ''], ['correction', ' ']] as const) expect((await record(people.supervisor, { [field]: value })).status).toBe(400)
    expect(pointers(await record(people.supervisor, { observedAt: new Date(Date.now() + HOUR).toISOString() }))).toEqual(['/observedAt'])
    expect(pointers(await record(people.supervisor, { employeeId: company.actors.supervisor.employeeId }))).toEqual(['/employeeId'])
    expect((await record(people.technician)).status).toBe(403)
    await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query('update nonconformity set operation = $1', ['改']))).rejects.toThrow(/permission denied/)
  })

  it('with a topic asks for training, once, and is counted in its month beside the checks [ORG-020]', async () => {
    const id = crypto.randomUUID()
    const answers = await Promise.all([1, 2].map(() => record(people.supervisor, { id, operation: '未挂检修牌', trainingTopic: '设备检修挂牌', trainingPost: '工程技工' })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const needs = (await itemsOf<{ topic: string; sourceType: string; sourceId: string; state: string }>(`/training-needs?siteId=${company.siteId}`, people.supervisor)).items
    expect(needs.filter(({ sourceId }) => sourceId === id)).toMatchObject([{ topic: '设备检修挂牌', sourceType: 'nonconformity', state: 'open' }])
    expect((await list(people.supervisor)).find((one) => one.id === id)!.trainingNeed).toMatchObject({ topic: '设备检修挂牌', state: 'open' })
    const before = new Date(Date.now() - 40 * 24 * HOUR).toISOString()
    await record(people.supervisor, { observedAt: before, operation: '上月的一次' })
    const figures = (await people.supervisor.send('GET', `/nonconformities/figures?siteId=${company.siteId}&months=3`)).body as { months: { month: string; count: number; trained: number; score: number | null }[]; people: { name: string; count: number }[] }
    const month = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(at)
    expect(figures.months.map((one) => one.month)[0]).toBe(month(new Date()))
    const seenThisMonth = month(FIRST_SEEN) === month(new Date()) ? 2 : 1
    expect(figures.months.find((one) => one.month === month(new Date()))).toMatchObject({ count: seenThisMonth, trained: 1, score: null })
    expect(figures.months.find((one) => one.month === month(new Date(before)))).toMatchObject({ count: 1, trained: 0 })
    expect(figures.people).toEqual([{ id: company.actors.technician.employeeId, name: '技工吕', count: 3 }])
  })

  it('is seen by who scores, by who saw it and by who did it; it goes out as a sheet', async () => {
    await record(people.front_desk, { employeeId: company.actors.steward.employeeId, operation: '未佩戴工牌' })
    expect((await list(people.steward)).map(({ operation }) => operation)).toEqual(['未佩戴工牌'])
    expect((await list(people.front_desk)).map(({ operation }) => operation)).toEqual(['未佩戴工牌'])
    expect((await list(people.supervisor)).length).toBe(4)
    expect((await people.front_desk.send('GET', `/nonconformities/figures?siteId=${company.siteId}`)).status).toBe(403)
    expect(await csv(`/nonconformities/export?siteId=${company.siteId}&format=csv`, people.supervisor)).toContain('设备检修挂牌')
  })
})

describe('the department of quality', () => {
  it('owns scorecards, internal audits, mystery visits, improvements and the library of rules, by the role of its posts [ORG-006]', async () => {
    const officer = posts.get('QUALITY_OFFICER')!
    expect([officer.departmentCode, officer.role, departments.has('QUALITY')]).toEqual(['QUALITY', 'quality', true])
    const login = `quality-${company.siteId.slice(-6)}`
    const hired = await newColleague(test, people.administrator, { name: '品质专员丁', position: officer.name, login, roles: [{ key: officer.role, scope: 'site', siteId: company.siteId }] })
    expect(hired.status).toBe(200)
    const quality = await signIn(test, login, company.password)
    // The library of rules: a rule of the site, written and published.
    const rule = await quality.send('POST', '/rulebook', { code: 'PZ-01', name: '内审制度', kind: 'policy', siteId: company.siteId, items: [{ id: crypto.randomUUID(), text: '每季度一次内审。' }] })
    expect(rule.status).toBe(200)
    // Scorecards, looked at in daily work, as an audit and as a mystery visitor.
    await people.administrator.send('POST', '/standards/ready')
    const standard = (await itemsOf<{ id: string; kind: string }>('/standards?filter[state]=published', quality)).items.find(({ kind }) => kind !== 'guideline')!
    const sheet = (await quality.send('GET', `/standards/${standard.id}`)).body as { current: { items: { id: string; method: string; isRedLine: boolean; min: number | null }[] } }
    const answers = sheet.current.items.map(({ id, method, isRedLine, min }) => ({ itemId: id, value: method === 'meets' ? (isRedLine ? 0 : 1) : method === 'score' ? 5 : min, note: '' }))
    for (const occasion of ['routine', 'internal_audit', 'mystery_visit'])
      expect((await quality.send('POST', '/service-checks', { siteId: company.siteId, standardId: standard.id, occasion, employeeId: company.actors.front_desk.employeeId, answers })).body).toMatchObject({ occasion })
    const visits = (await itemsOf<{ occasion: string }>(`/service-checks?siteId=${company.siteId}&filter[occasion]=internal_audit,mystery_visit`, quality)).items
    expect(visits.map(({ occasion }) => occasion)).toEqual(['mystery_visit', 'internal_audit'])
    // Improvements through plan, do, check, act.
    const improvement = await quality.send('POST', '/improvements', { siteId: company.siteId, title: '减少返修', problem: '返修偏多', measure: '增设复检', ownerId: company.actors.supervisor.employeeId, dueOn: new Date(Date.now() + 720 * HOUR).toISOString().slice(0, 10), figure: 'reworkRate', goal: 0.01 })
    expect([improvement.status, improvement.body]).toEqual([200, expect.objectContaining({ state: 'planned' })])
    // The desk owns none of it.
    expect((await people.front_desk.send('POST', '/service-checks', { siteId: company.siteId, standardId: standard.id, answers })).status).toBe(403)
  })
})
