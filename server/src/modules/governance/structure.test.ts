import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { organization, people, structure } from '@guanjia/contract'
import { aColleague, aCompany, as, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

type Refusal = { code: string; errors?: { pointer: string }[]; current?: unknown }
let test: TestApp
let company: Company
let admin: Browser
let manager: Browser
let desk: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  manager = await signIn(test, company.logins.site_manager, company.password)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(() => test.close())

const departments = async (siteId = company.siteId): Promise<organization.Department[]> => ((await admin.send('GET', `/departments?siteId=${siteId}&all=true`)).body as { items: organization.Department[] }).items
const positions = async (): Promise<structure.Position[]> => ((await admin.send('GET', '/positions')).body as { items: structure.Position[] }).items
const chart = async (siteId = company.siteId): Promise<structure.OrgChart> => (await desk.send('GET', `/org-chart?siteId=${siteId}`)).body as structure.OrgChart
const profile = async (id: string): Promise<people.EmployeeProfile> => (await admin.send('GET', `/employees/${id}`)).body as people.EmployeeProfile

describe('the tree of departments', () => {
  it('has the two that the source names as optional: one closed until a house wants it [ORG-008]', async () => {
    const all = await departments()
    expect(all.find(({ code }) => code === 'HR')).toMatchObject({ name: '人事行政部', isActive: true })
    const optional = all.find(({ code }) => code === 'MAINTENANCE_TEAM')!
    expect(optional).toMatchObject({ name: '机电维保队', isActive: false, parentId: all.find(({ code }) => code === 'ENGINEERING')!.id })
    expect(((await desk.send('GET', `/departments?siteId=${company.siteId}`)).body as { items: { code: string }[] }).items.map(({ code }) => code)).not.toContain('MAINTENANCE_TEAM')
    expect((await manager.send('PATCH', `/departments/${optional.id}`, { version: 1, isActive: true })).status).toBe(200)
    expect((await chart()).departments.find(({ code }) => code === 'MAINTENANCE_TEAM')?.parentId).toBe(optional.parentId)
  })

  it('is edited by who manages the site: new, renamed, moved, closed; never in a circle, never with people in it [ORG-008]', async () => {
    const root = (await departments()).find(({ code }) => code === 'SECURITY')!
    const made = await manager.send('POST', '/departments', { siteId: company.siteId, code: 'PATROL', name: '巡逻班', parentId: root.id })
    expect(made.status).toBe(200)
    const { id } = made.body as organization.Department
    const circle = await manager.send('PATCH', `/departments/${root.id}`, { version: root.version, parentId: id })
    expect([circle.status, (circle.body as Refusal).errors?.[0]?.pointer]).toEqual([422, '/parentId'])
    const member = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'guard', siteId: company.siteId, name: '雷振' }))
    await manager.send('PATCH', `/employees/${member.employeeId}`, { version: 1, departmentId: id })
    const kept = await manager.send('PATCH', `/departments/${id}`, { version: 1, isActive: false })
    expect((kept.body as Refusal).code).toBe('in_use')
    expect((await desk.send('POST', '/departments', { siteId: company.siteId, code: 'X1', name: 'X' })).status).toBe(403)
    const entries = ((await manager.send('GET', `/sites/${company.siteId}/timeline`)).body as { items: { action: string; note: string | null; actor: { name: string } }[] }).items
    expect(entries.find(({ action, note }) => action === 'created' && note === '巡逻班')?.actor.name).toBe('经理林')
  })

  it('two who move at once cannot close a circle between them', async () => {
    const make = async (code: string) => ((await manager.send('POST', '/departments', { siteId: company.siteId, code, name: code })).body as organization.Department).id
    const [a, b] = [await make('RING_A'), await make('RING_B')]
    const answers = await Promise.all([
      manager.send('PATCH', `/departments/${a}`, { version: 1, parentId: b }),
      admin.send('PATCH', `/departments/${b}`, { version: 1, parentId: a }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
  })

  it('comes in a second cut for management offices, whose heads and people stand in its chart as a directory [ORG-009, ORG-010]', async () => {
    const made = await admin.send('POST', '/sites', { code: 'KX', name: '凯旋新世界广场', kind: 'commercial', departments: 'management_office' })
    const { id } = made.body as { id: string }
    expect((await departments(id)).map(({ name }) => name)).toEqual(['客户服务部', '工程部', '保安部', '人事行政部', '财务部'])
    // Other houses' names of a department find it (ORG-011), whichever cut the site has.
    expect((await departments(id)).find(({ code }) => code === 'SECURITY')!.alias).toContain('秩序维护部')
    const director = (await positions()).find(({ code }) => code === 'PROJECT_MANAGER')!
    expect(director.role).toBe('site_manager')
    const head = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'site_manager', siteId: id, name: '管理处主任' }))
    await admin.send('PATCH', `/employees/${head.employeeId}`, { version: 1, positionId: director.id, departmentId: (await departments(id))[0]!.id })
    const found = (await admin.send('GET', `/org-chart?siteId=${id}`)).body as structure.OrgChart
    expect(found.managers.map(({ name }) => name)).toEqual(['管理处主任'])
    expect(found.departments[0]!.positions.flatMap((one) => one.people.map(({ name, position }) => [name, position]))).toEqual([['管理处主任', '项目经理']])
  })
})

describe('posts', () => {
  it('are data with a line; the chart splits who there is and who is planned by line [ORG-042]', async () => {
    const all = await positions()
    const post = (code: string) => all.find((one) => one.code === code)!
    expect([post('FRONT_DESK').line, post('ACCOUNTANT').line]).toEqual(['FRONT_LINE', 'SECOND_LINE'])
    const before = (await chart()).lines
    expect(before.FRONT_LINE.planned).toBeNull()
    expect((await manager.send('PUT', `/sites/${company.siteId}/positions`, { items: [{ positionId: post('FRONT_DESK').id, planned: 3 }, { positionId: post('ACCOUNTANT').id, planned: 1 }] })).status).toBe(200)
    await manager.send('PATCH', `/employees/${company.actors.front_desk.employeeId}`, { version: 1, positionId: post('FRONT_DESK').id })
    const after = await chart()
    expect(after.lines.FRONT_LINE).toEqual({ planned: 3, people: before.FRONT_LINE.people + 1 })
    expect(after.lines.SECOND_LINE).toEqual({ planned: 1, people: before.SECOND_LINE.people })
    expect(after.lines.unknown).toBe(before.unknown - 1)
    expect(after.lines.FRONT_LINE.people + after.lines.SECOND_LINE.people + after.lines.unknown).toBe(after.headcount)
  })

  it('that are core warn while nobody holds them: project manager, customer service and engineering supervisor [ORG-022]', async () => {
    const made = (await admin.send('POST', '/sites', { code: 'NEW', name: '云栖里', kind: 'residential' })).body as { id: string }
    const vacant = async () => ((await admin.send('GET', `/org-chart?siteId=${made.id}`)).body as structure.OrgChart).vacantCore.map(({ name }) => name)
    expect(await vacant()).toEqual(['项目经理', '客服主管', '工程主管'])
    const person = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'site_manager', siteId: made.id, name: '林若川' }))
    await admin.send('PATCH', `/employees/${person.employeeId}`, { version: 1, positionId: (await positions()).find(({ code }) => code === 'PROJECT_MANAGER')!.id })
    expect(await vacant()).toEqual(['客服主管', '工程主管'])
    await admin.send('PATCH', `/employees/${person.employeeId}`, { version: 2, isActive: false })
    expect(await vacant()).toEqual(['项目经理', '客服主管', '工程主管'])
  })

  it('say what experience they ask for, and a colleague’s file says what there is [ORG-024]', async () => {
    const post = (await positions()).find(({ code }) => code === 'CS_SUPERVISOR')!
    expect(post).toMatchObject({ requiredYears: 3 })
    const id = company.actors.supervisor.employeeId!
    const set = async (facts: object) => manager.send('PATCH', `/employees/${id}`, { version: (await profile(id)).version, ...facts })
    await set({ positionId: post.id })
    expect((await profile(id)).meetsPosition).toBeNull()
    await set({ experienceYears: 2, experience: '酒店前厅两年' })
    expect(await profile(id)).toMatchObject({ position: '客服主管', experienceYears: 2, experience: '酒店前厅两年', meetsPosition: false })
    await set({ experienceYears: 6, joinedOn: '2023-03-01' })
    expect(await profile(id)).toMatchObject({ joinedOn: '2023-03-01', meetsPosition: true })
  })

  it('bring the role that goes with them: the assistant has what the daily registers need [ORG-015]', async () => {
    const assistant = (await positions()).find(({ code }) => code === 'CS_ASSISTANT')!
    expect(assistant).toMatchObject({ name: '客服助理', role: 'cs_assistant' })
    const login = `assistant-${company.siteId.slice(-6)}`
    const hired = await newColleague(test, manager, { name: '客服助理小顾', position: assistant.name, login, roles: [{ key: assistant.role, scope: 'site', siteId: company.siteId }] })
    expect([hired.status, (hired.body as organization.Employee).positionId]).toEqual([200, assistant.id])
    const person = await signIn(test, login, company.password)
    const may = async (path: string) => (await person.send('GET', `${path}?siteId=${company.siteId}`)).status
    for (const register of ['/visits', '/gate-visits', '/hand-overs', '/cases', '/contacts']) expect([register, await may(register)]).toEqual([register, 200])
  })

  it('are of the whole organisation: who manages one site changes none, and a held one is not put away', async () => {
    const held = (await positions()).find(({ code }) => code === 'FRONT_DESK')!
    expect((await manager.send('PATCH', `/positions/${held.id}`, { version: held.version, name: '前厅' })).status).toBe(403)
    const kept = await admin.send('PATCH', `/positions/${held.id}`, { version: held.version, isActive: false })
    expect((kept.body as Refusal).code).toBe('in_use')
    expect((await admin.send('POST', '/positions/ready')).body).toMatchObject({ added: 0 })
  })
})

describe('profiles', () => {
  it('the company says when it was founded, how it serves and by what standard; its area is the sum of its sites [ORG-012, ORG-014]', async () => {
    const before = (await admin.send('GET', '/company')).body as structure.CompanyProfile
    expect([before.managedAreaM2, before.foundedOn]).toEqual([null, null])
    await manager.send('PATCH', `/sites/${company.siteId}/profile`, { version: 1, managedAreaM2: 86_000.5, amenities: ['会所', '恒温泳池'] })
    const changed = await admin.send('PATCH', '/company', { version: before.version, foundedOn: '2008-05-18', servicePhilosophy: ['贴身', '贴心', '至诚', '至真'], qualitySystem: 'ISO 9001', slogan: '心服务，新体验' })
    expect(changed.status).toBe(200)
    const after = changed.body as structure.CompanyProfile
    expect(after).toMatchObject({ foundedOn: '2008-05-18', qualitySystem: 'ISO 9001', managedAreaM2: 86_000.5, servicePhilosophy: ['贴身', '贴心', '至诚', '至真'] })
    expect(after.sites.find(({ id }) => id === company.siteId)!.managedAreaM2).toBe(86_000.5)
    expect(after.managers.map(({ name }) => name)).toContain('经理林')
    const stale = await admin.send('PATCH', '/company', { version: before.version, slogan: '旧' })
    expect([stale.status, (stale.body as Refusal).code]).toEqual([409, 'stale_version'])
    expect((await manager.send('PATCH', '/company', { version: after.version, slogan: '项目自己的' })).status).toBe(403)
  })

  it('the site says its area, what it has and who leads it [ORG-013]', async () => {
    expect((await desk.send('GET', `/sites/${company.siteId}/profile`)).body).toMatchObject({ managedAreaM2: 86_000.5, amenities: ['会所', '恒温泳池'] })
    expect(((await desk.send('GET', `/sites/${company.siteId}/profile`)).body as structure.SiteProfile).managementStaff.map(({ name }) => name)).toEqual(expect.arrayContaining(['经理林', '主管周']))
  })

  it('the slogan stands on the sign-in page before anybody has signed in, and in the app afterwards [ORG-014, ORG-053]', async () => {
    const face = (await desk.send('GET', '/company/face')).body as structure.CompanyProfile
    expect(face).toEqual({ name: '春晖物业', slogan: '心服务，新体验', servicePhilosophy: ['贴身', '贴心', '至诚', '至真'] })
    const signInPage = (await test.http.inject({ method: 'GET', url: '/api/v1/setup' })).json<{ house: unknown }>()
    expect(signInPage.house).toEqual(face)
    await aCompany(test, '另一家物业')
    expect((await test.http.inject({ method: 'GET', url: '/api/v1/setup' })).json<{ house: unknown }>().house).toBeNull()
  })
})

describe('templates that new sites start from', () => {
  it('keep departments, plan and the shape of zones of one site; a new site has them once, however often it is sent', async () => {
    await as(test, company.actors.administrator, (ctx) => ctx.tx.insertInto('zone').values({ organization_id: ctx.organizationId, id: crypto.randomUUID(), site_id: company.siteId, name: '东区', steward_id: null }).execute())
    const saved = await admin.send('POST', '/site-templates', { siteId: company.siteId, name: '住宅标准' })
    expect(saved.status).toBe(200)
    const template = saved.body as structure.SiteTemplate
    expect(template.parts.find(({ part }) => part === 'establishment')!.names).toEqual(['客服前台 3', '财务 1'])
    const body = { id: crypto.randomUUID(), code: 'T1', name: '样板新盘', kind: 'residential', templateId: template.id }
    const answers = await Promise.all([admin.send('POST', '/sites', body), admin.send('POST', '/sites', body)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(200)
    expect((await admin.send('POST', '/sites', body)).body).toMatchObject({ id: body.id, code: 'T1' })
    const fromSite = (await departments()).map(({ code, name, isActive }) => ({ code, name, isActive }))
    expect((await departments(body.id)).map(({ code, name, isActive }) => ({ code, name, isActive }))).toEqual(fromSite)
    const parents = await departments(body.id)
    expect(parents.find(({ code }) => code === 'PATROL')!.parentId).toBe(parents.find(({ code }) => code === 'SECURITY')!.id)
    expect(((await admin.send('GET', `/zones?siteId=${body.id}`)).body as { items: { name: string; steward: unknown }[] }).items).toMatchObject([{ name: '东区', steward: null }])
    expect(((await admin.send('GET', `/org-chart?siteId=${body.id}`)).body as structure.OrgChart).planned).toBe(4)
    expect((await manager.send('GET', '/site-templates')).status).toBe(403)
    expect((await admin.send('POST', '/sites', { code: 'T2', name: '无此模板', kind: 'residential', templateId: crypto.randomUUID() })).status).toBe(404)
  })
})
