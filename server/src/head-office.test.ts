import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases, dailywork, governance, organization, platform, Output, tasks } from '@guanjia/contract'
import { SITE_FIGURES } from '@guanjia/contract/governance-choices.ts'
import { z } from 'zod'
import { allEndpoints } from './openapi.ts'
import { aColleague, aCompany, as, newColleague, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'
import { aHousehold } from './testing/households.ts'

type Refusal = { code: string; errors?: { pointer: string }[] }
type Workbench = Output<typeof dailywork.workbench>
let test: TestApp
let company: Company
let second: string
const people = {} as Record<keyof Company['actors'] | 'elsewhere' | 'both', Browser>
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as (keyof Company['logins'])[]) people[role] = await signIn(test, company.logins[role], company.password)
  second = ((await people.administrator.send('POST', '/sites', { code: 'YQ-2', name: '云栖里', kind: 'residential', address: '云栖大道 6 号' })).body as { id: string }).id
  const hire = async (login: string, name: string, sites: string[]): Promise<Browser> => {
    await newColleague(test, people.administrator, { name, position: '项目经理', login, roles: sites.map((siteId) => ({ key: 'site_manager', scope: 'site', siteId })) })
    return signIn(test, login, company.password)
  }
  people.elsewhere = await hire(`elsewhere-${second.slice(-6)}`, '云栖经理', [second])
  people.both = await hire(`both-${second.slice(-6)}`, '片区经理', [company.siteId, second])
})
afterAll(() => test.close())

const get = async <T>(who: Browser, path: string): Promise<T> => (await who.send('GET', path)).body as T
const compare = (who: Browser, from = today(), to = today()): Promise<governance.SiteComparison> => get(who, `/site-comparison?from=${from}&to=${to}`)
const take = async (body: object = {}): Promise<cases.Case> => (await people.front_desk.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '走廊灯不亮', ...body })).body as cases.Case

describe('many sites', () => {
  it('are found by name, pinyin, initials and code, each colleague among the own ones', async () => {
    const { items } = await get<{ items: { name: string; code: string; keys: string[] }[] }>(people.administrator, '/sites/choices')
    expect(items.map(({ name, code, keys }) => [name, code, keys])).toEqual([['清溪花园', 'S1', ['qingxihuayuan', 'qxhy']], ['云栖里', 'YQ-2', ['yunqili', 'yql']]])
    expect((await get<{ items: { name: string }[] }>(people.elsewhere, '/sites/choices')).items.map(({ name }) => name)).toEqual(['云栖里'])
  })

  it('stand beside each other with the figures of each alone; unknown is null; only those that somebody may compare', async () => {
    await take()
    await take({ kind: 'complaint', statement: '楼道堆放杂物' })
    await people.site_manager.send('PATCH', `/sites/${company.siteId}/profile`, { version: 1, managedAreaM2: 71_800 })
    await people.supervisor.send('POST', '/nonconformities', { siteId: company.siteId, operation: '未挂牌', correction: '补挂' })
    const { sites } = await compare(people.administrator)
    const [here, there] = sites
    expect([here!.name, there!.name]).toEqual(['清溪花园', '云栖里'])
    expect(Object.keys(here!.figures)).toEqual([...SITE_FIGURES])
    expect(here!.figures).toMatchObject({ registered: { value: 2 }, openNow: { value: 2, link: '/cases?open=true' }, nonconformities: { value: 1 }, managedAreaM2: { value: 71_800 }, satisfactionRate: { value: null } })
    expect(there!.figures).toMatchObject({ registered: { value: 0 }, openNow: { value: 0 }, managedAreaM2: { value: null }, kept: { value: null }, planned: { value: null } })
    // The same as the figures page of the site says, and as many records as its link opens.
    const [from, to] = [`${today()}T00:00:00+08:00`, new Date(Date.parse(`${today()}T00:00:00+08:00`) + 86_400_000).toISOString()]
    const alone = await get<Output<typeof platform.overview>>(people.administrator, `/insight/overview?siteId=${company.siteId}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`)
    for (const key of ['registered', 'complaintFeedback24hRate', 'satisfactionRate', 'returnVisitRate', 'repairOnTimeRate', 'reworkRate'] as const) expect(here!.figures[key].value).toBe(alone.figures.find((one) => one.key === key)!.value)
    expect((await get<{ total: { count: number } }>(people.administrator, `/cases?siteId=${company.siteId}&total=true&filter[open]=true`)).total.count).toBe(here!.figures.openNow.value)
    expect((await compare(people.both)).sites.map(({ name }) => name)).toEqual(['清溪花园', '云栖里'])
    expect((await compare(people.elsewhere)).sites.map(({ name }) => name)).toEqual(['云栖里'])
    expect((await people.front_desk.send('GET', `/site-comparison?from=${today()}&to=${today()}`)).status).toBe(403)
    const wrong = await people.administrator.send('GET', '/site-comparison?from=2026-03-02&to=2026-03-01')
    expect([wrong.status, (wrong.body as Refusal).errors?.[0]?.pointer]).toEqual([422, '?to'])
    const csv = (await test.http.inject({ method: 'GET', url: `/api/v1/site-comparison/export?format=csv&from=${today()}&to=${today()}`, headers: { authorization: `Bearer ${people.administrator.token}`, 'accept-language': 'zh-CN' } })).payload.split('\r\n')
    expect(csv[1]).toMatch(/^S1,清溪花园,住宅小区,2,2,/)
  })

  it('are walls inside the company: who works at one lists, reads and makes nothing of the other [ORG-007]', async () => {
    const taken = await take()
    const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
    expect((await people.both.send('GET', `/cases/${taken.id}`)).status).toBe(200)
    for (const path of [`/cases/${taken.id}`, `/units/${home.unitId}`, `/persons/${home.personId}`, `/sites/${company.siteId}`, `/sites/${company.siteId}/profile`]) expect([path, (await people.elsewhere.send('GET', path)).status]).toEqual([path, 404])
    const leaks: string[] = []
    let asked = 0
    for (const { name, endpoint } of allEndpoints()) {
      if (endpoint.method !== 'GET' || endpoint.kind === 'events' || endpoint.path.includes('{') || !(endpoint.query instanceof z.ZodObject) || !('siteId' in endpoint.query.shape)) continue
      const known: Record<string, string> = { siteId: company.siteId, from: today(), to: today(), unitId: home.unitId, categoryId: home.unitId, q: '清溪', month: today().slice(0, 7), post: 'front_desk', format: 'csv' }
      const { status, body } = await people.elsewhere.send('GET', `${endpoint.path}?${Object.keys(endpoint.query.shape).filter((key) => known[key]).map((key) => `${key}=${encodeURIComponent(known[key]!)}`).join('&')}`)
      asked++
      const { items, hits } = body as { items?: unknown[]; hits?: unknown[] }
      if (status === 200 && (items ?? hits ?? ['something']).length > 0) leaks.push(`${name} ${status}`)
    }
    expect(leaks).toEqual([])
    expect(asked).toBeGreaterThan(60)
    const made = await people.elsewhere.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: '越界' })
    expect(made.status).toBe(404)
    // And the records of a site name it: no row of a case, an order, a home or a task is without one.
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ table_name: string; is_nullable: string }>("select table_name, is_nullable from information_schema.columns where column_name = 'site_id' and table_name in ('service_case', 'work_order', 'unit', 'staff_task', 'visit', 'liaison', 'nonconformity', 'household')"))
    expect(rows.length).toBe(8)
    expect(rows.filter(({ is_nullable }) => is_nullable === 'YES')).toEqual([])
  })
})

describe('the start page of a post', () => {
  const page = (who: Browser): Promise<Workbench> => get(who, `/workbench?siteId=${company.siteId}`)
  const widget = (found: Workbench, key: string) => found.items.find((one) => one.key === key)

  it('differs by post: the desk receives and keeps the place tidy, the steward cares for homes, the manager looks at what is late [ORG-016]', async () => {
    const keys = async (who: Browser) => (await page(who)).items.map(({ key }) => key)
    const [desk, steward, technician, manager] = [await keys(people.front_desk), await keys(people.steward), await keys(people.technician), await keys(people.site_manager)]
    expect([(await page(people.front_desk)).post, (await page(people.steward)).post]).toEqual(['front_desk', 'steward'])
    expect(desk).toEqual(expect.arrayContaining(['briefing', 'tidy', 'carryOver', 'reception', 'cases', 'complaints', 'orders']))
    expect(steward).toEqual(expect.arrayContaining(['briefing', 'carryOver', 'appointments', 'care', 'observations']))
    expect(steward).not.toContain('tidy')
    expect(desk).not.toContain('care')
    expect(technician).toEqual(expect.arrayContaining(['ownOrders', 'pool']))
    for (const key of ['complaints', 'cases', 'reception']) expect(technician).not.toContain(key)
    expect(manager).toEqual(expect.arrayContaining(['overdue', 'liaisons', 'nonconformities']))
    expect((await people.elsewhere.send('GET', `/workbench?siteId=${company.siteId}`)).status).toBe(404)
  })

  it('counts what its links open', async () => {
    await take()
    const found = await page(people.front_desk)
    const LISTS: Record<string, string> = { '/cases': '/cases', '/work-orders': '/work-orders', '/tasks': '/staff-tasks', '/violations': '/violations', '/handover/defect': '/defects', '/inspections/rounds': '/inspection-tasks' }
    const stewards = ['rounds', 'violations', 'defects']
    for (const [at, body] of [['/violations', { siteId: company.siteId, place: '2 单元楼道', description: '杂物占道' }], ['/defects', { siteId: company.siteId, source: 'desk', location: '地库', description: '车道起砂', trade: 'civil', part: 'agreed' }]] as const) expect([at, (await people.steward.send('POST', at, body)).status]).toEqual([at, 200])
    let compared = 0
    for (const { key, count, link } of [...found.items.filter((one) => !stewards.includes(one.key)), ...(await page(people.technician)).items.filter((one) => !stewards.includes(one.key)), ...(await page(people.steward)).items.filter((one) => stewards.includes(one.key))]) {
      const [path, search] = link.split('?')
      if (!LISTS[path!]) continue
      const who = stewards.includes(key) ? people.steward : ['ownOrders', 'pool'].includes(key) ? people.technician : people.front_desk
      const filter = [...new URLSearchParams(search)].map(([name, value]) => `filter[${name}]=${value}`).join('&')
      const { total } = await get<{ total: { count: number } }>(who, `${LISTS[path!]}?siteId=${company.siteId}&total=true&${filter}`)
      expect([key, total.count]).toEqual([key, count])
      compared++
    }
    expect(compared).toBeGreaterThan(8)
    const own = await page(people.steward)
    expect(['violations', 'defects'].map((key) => widget(own, key)!.count)).toEqual([1, 1])
    expect(widget(found, 'cases')!.count).toBeGreaterThan(2)
  })

  it('what is done once a day is done by one, whoever comes first; other posts do not', async () => {
    expect(widget(await page(people.front_desk), 'tidy')).toMatchObject({ count: 1, done: null })
    const other = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台陶', login: `desk2-${second.slice(-6)}`, password: company.password }))
    const desk2 = await signIn(test, `desk2-${second.slice(-6)}`, company.password)
    const answers = await Promise.all([people.front_desk, desk2].map((who) => who.send('POST', '/workbench/ticks', { siteId: company.siteId, key: 'tidy' })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const done = answers.map(({ body }) => (body as dailywork.WorkbenchWidget).done?.by)
    expect(done[0]).toBe(done[1])
    expect(['前台许', other.name]).toContain(done[0])
    expect(widget(await page(people.front_desk), 'tidy')).toMatchObject({ count: 0, done: { by: done[0] } })
    expect((await people.technician.send('POST', '/workbench/ticks', { siteId: company.siteId, key: 'tidy' })).status).toBe(403)
  })
})

describe('one matter, several departments', () => {
  it('has a task for each department on its case, and a special need takes resources of others, told on both [ORG-036]', async () => {
    const departments = new Map((await get<{ items: organization.Department[] }>(people.administrator, `/departments?siteId=${company.siteId}`)).items.map(({ code, id }) => [code, id]))
    const dueAt = new Date(Date.now() + 86_400_000).toISOString()
    const ask = (body: object) => people.front_desk.send('POST', '/staff-tasks', { siteId: company.siteId, kind: 'assist', title: '现场协助', dueAt, ...body })
    const of = await take({ statement: '电梯口地面湿滑，有人摔倒' })
    for (const code of ['ENGINEERING', 'ENVIRONMENT', 'SECURITY']) expect((await ask({ caseId: of.id, toDepartmentId: departments.get(code), title: `${code} 处置` })).status).toBe(200)
    const parts = (await get<{ items: tasks.StaffTask[] }>(people.supervisor, `/staff-tasks?siteId=${company.siteId}&filter[caseId]=${of.id}`)).items
    expect(new Set(parts.map(({ toDepartment }) => toDepartment!.id))).toEqual(new Set(['ENGINEERING', 'ENVIRONMENT', 'SECURITY'].map((code) => departments.get(code))))
    expect((await get<{ items: { action: string }[] }>(people.front_desk, `/cases/${of.id}/timeline`)).items.filter(({ action }) => action === 'assist_asked').length).toBe(3)
    // What one household needs beyond the usual: the need, and what it takes of other departments.
    const need = (await people.steward.send('POST', '/opportunities', { siteId: company.siteId, type: 'special_request', what: '老人出院，需要轮椅和两人接应', caseId: of.id })).body as { id: string; number: string }
    const resource = await ask({ opportunityId: need.id, toDepartmentId: departments.get('SECURITY'), title: '借轮椅，两人在大堂接应' })
    expect(resource.body).toMatchObject({ opportunity: { id: need.id, number: need.number }, toDepartment: { id: departments.get('SECURITY') }, state: 'asked' })
    expect((await get<{ items: tasks.StaffTask[] }>(people.supervisor, `/staff-tasks?siteId=${company.siteId}&filter[opportunityId]=${need.id}`)).items.map(({ title }) => title)).toEqual(['借轮椅，两人在大堂接应'])
    expect((await get<{ items: { action: string }[] }>(people.steward, `/opportunities/${need.id}/timeline`)).items.map(({ action }) => action)).toContain('assist_asked')
    const foreign = await ask({ opportunityId: of.id, toDepartmentId: departments.get('SECURITY') })
    expect([foreign.status, (foreign.body as Refusal).errors?.[0]?.pointer]).toEqual([404, '/opportunityId'])
  })
})
