import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archives, cases, imports, organization, platform, sessions, sla, workorders, type Endpoint } from '@guanjia/contract'
import { barriersOn } from './barriers.ts'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { ask, asked, atConsole, onPhone, sitDown, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let admin: Person
let tech: Person
let resident: Person
/** Records of one household and one technician's order that others must not find. */
let foreign: { siteId: string; caseId: string; orderId: string; unitId: string; personId: string; fileId: string }

beforeAll(async () => {
  browser = await openBrowser()
  admin = await atConsole(browser, DESKTOP, guanjia, 'admin')
  tech = await onPhone(browser, PHONE, guanjia, 'tech')
  resident = await onPhone(browser, PHONE, guanjia, 'resident')
  foreign = await somebodyElse()
})
afterAll(() => browser?.close())

/** A case with a finished order of another technician for another household than the demo resident's. */
async function somebodyElse(): Promise<typeof foreign> {
  const [own, worker] = await Promise.all([asked(resident, sessions.currentSession), asked(tech, sessions.currentSession)])
  const query = { siteId: own.sites[0]!.id, limit: 200, filter: { status: ['done', 'verified', 'closed'] } } as const
  const { items } = await asked(admin, workorders.listWorkOrders, { query })
  for (const { id, case: about, worker: by, unit } of items) {
    if (!about || !unit || by === null || by.id === worker.employeeId) continue
    const record = await asked(admin, cases.getCase, { params: { id: about.id } })
    const order = await asked(admin, workorders.getWorkOrder, { params: { id } })
    const [photo] = order.photosAfter
    if (record.person && record.person.id !== own.personId && photo)
      return { siteId: record.siteId, caseId: record.id, orderId: id, unitId: unit.id, personId: record.person.id, fileId: photo.id }
  }
  throw new Error('The demo has no finished order of another technician')
}

describe('the walls between people', () => {
  const statuses = async (person: Person, asks: readonly (readonly [Endpoint, object?])[]): Promise<Record<string, number>> => {
    const answers = await Promise.all(asks.map(([endpoint, sent]) => ask(person, endpoint, sent ?? {})))
    return Object.fromEntries(asks.map(([{ method, path }], index) => [`${method} ${path}`, answers[index]!.status]))
  }

  it('a resident finds nothing of another household and may use nothing of the staff', async () => {
    const { siteId, caseId, orderId, unitId, personId, fileId } = foreign
    const hidden = await statuses(resident, [
      [cases.getCase, { params: { id: caseId } }],
      [cases.caseTimeline, { params: { id: caseId } }],
      [cases.caseClocks, { params: { id: caseId } }],
      [cases.commentOnCase, { params: { id: caseId }, body: { note: '我也来说一句', isVisibleToResident: true } }],
      [cases.actOnCase, { params: { id: caseId }, body: { action: 'urge' } }],
      [cases.createCase, { body: { siteId, kind: 'repair', statement: '替别人家报一件事', unitId } }],
      [platform.getFile, { params: { id: fileId } }],
      [platform.getThumbnail, { params: { id: fileId } }],
    ])
    expect(Object.entries(hidden).filter(([, status]) => status !== 404)).toEqual([])
    const refused = await statuses(resident, [
      [workorders.getWorkOrder, { params: { id: orderId } }],
      [workorders.listWorkOrders],
      [archives.getUnit, { params: { id: unitId } }],
      [archives.getPerson, { params: { id: personId } }],
      [archives.search, { query: { q: '1201' } }],
      [organization.listEmployees, { query: { siteId } }],
      [platform.overview, { query: { siteId, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } }],
      [platform.outbox],
      [imports.listImports, { query: { siteId } }],
    ])
    expect(Object.entries(refused).filter(([, status]) => status !== 403 && status !== 404)).toEqual([])
  })

  it('a technician finds the own orders and the pool only, no resident files, no cases, no figures', async () => {
    const { siteId, caseId, orderId, unitId, personId } = foreign
    const refused = await statuses(tech, [
      [workorders.getWorkOrder, { params: { id: orderId } }],
      [workorders.workOrderTimeline, { params: { id: orderId } }],
      [workorders.actOnWorkOrder, { params: { id: orderId }, body: { action: 'close' } }],
      [workorders.createWorkOrder, { body: { siteId, title: '给自己开一张单' } }],
      [workorders.dispatchBoard, { query: { siteId } }],
      [cases.getCase, { params: { id: caseId } }],
      [cases.actOnCase, { params: { id: caseId }, body: { action: 'close' } }],
      [archives.getUnit, { params: { id: unitId } }],
      [archives.getPerson, { params: { id: personId } }],
      [archives.search, { query: { q: '1201' } }],
      [platform.overview, { query: { siteId, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } }],
      [imports.listImports, { query: { siteId } }],
    ])
    expect(Object.entries(refused).filter(([, status]) => status !== 403 && status !== 404)).toEqual([])
    const { employeeId } = await asked(tech, sessions.currentSession)
    const { items } = await asked(tech, workorders.listWorkOrders, { query: { limit: 200 } })
    expect(items.filter(({ worker, isInPool }) => worker?.id !== employeeId && !isInPool)).toEqual([])
    await tech.page.goto(`${guanjia}/m/work-orders/${orderId}`)
    await tech.page.getByText('找不到这条记录').waitFor()
  })

  it('the front desk of another site finds nothing of this one', async () => {
    const sales = await atConsole(browser, DESKTOP, guanjia, 'sales')
    const { siteId, caseId, orderId, unitId, personId, fileId } = foreign
    const hidden = await statuses(sales, [
      [cases.getCase, { params: { id: caseId } }],
      [cases.listCases, { query: { siteId } }],
      [cases.createCase, { body: { siteId, kind: 'repair', statement: '在别的项目登记' } }],
      [workorders.getWorkOrder, { params: { id: orderId } }],
      [archives.getUnit, { params: { id: unitId } }],
      [archives.getPerson, { params: { id: personId } }],
      [organization.getSite, { params: { id: siteId } }],
      [platform.getFile, { params: { id: fileId } }],
    ])
    expect(Object.entries(hidden).filter(([, status]) => status !== 404)).toEqual([])
    expect((await asked(sales, archives.search, { query: { q: '3-2-1201' } })).hits).toEqual([])
    await sales.page.goto(`${guanjia}/cases/${caseId}`)
    await sales.page.getByText('找不到这条记录').waitFor()
    await sales.shoot('walls-other-site')
    await sales.leave()
  })

  it('without a session every record is closed and every screen asks to sign in', async () => {
    const stranger = await sitDown(browser, DESKTOP, `${guanjia}/cases/${foreign.caseId}`)
    await stranger.page.getByRole('heading', { name: '员工登录' }).waitFor()
    const closed = await statuses(stranger, [
      [cases.getCase, { params: { id: foreign.caseId } }],
      [platform.getFile, { params: { id: foreign.fileId } }],
      [archives.search, { query: { q: '1201' } }],
      [sessions.currentSession],
    ])
    expect(Object.values(closed)).toEqual([401, 401, 401, 401])
    await stranger.leave()
  })
})

/** Waits until the screen has its heading and no bones of what is still on its way, and gives what stands there as a problem. */
async function settled(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const isThere = (what: string): boolean => document.querySelector(what) !== null
    return isThere('h1, [role=alert]') && !isThere('.ant-skeleton, .gj-bone')
  })
  return page.getByRole('alert').allTextContents()
}

describe('every screen', () => {
  it('of the console opens by its address, for the administrator, without a complaint', async () => {
    const { caseId, orderId, unitId, personId } = foreign
    const calendar = (await asked(admin, sla.listCalendars)).items[0]!
    const policy = (await asked(admin, sla.listPolicies)).items[0]!
    const paths = [
      '/', '/?show=overdue', '/desk', `/desk?unitId=${unitId}`, '/messages', '/outbox', '/insight', '/imports',
      '/cases?open=true', '/cases?kind=complaint&sort=dueAt', '/cases/board', `/cases/${caseId}`,
      '/dispatch', '/work-orders?open=true', `/work-orders/${orderId}`,
      '/archives', `/archives?unit=${unitId}`, `/archives/units/${unitId}`, '/archives/persons', `/archives/persons/${personId}`,
      '/settings', '/settings/categories', '/settings/calendars', `/settings/calendars/${calendar.id}`, '/settings/policies',
      '/settings/policies/new', `/settings/policies/${policy.id}`, '/settings/recalculations', '/settings/simulator',
      '/settings/pause-rules', '/settings/alerts', '/settings/substitutions', '/settings/colleagues', '/settings/sites', '/settings/account',
    ]
    const problems: string[] = []
    for (const path of paths) {
      await admin.page.goto(`${guanjia}${path}`)
      for (const problem of await settled(admin.page)) problems.push(`${path}: ${problem}`)
    }
    expect(problems).toEqual([])
    expect(admin.complaints).toEqual([])
  })

  it.each(['desk', 'steward', 'supervisor'])('that the navigation offers opens for %s without a complaint', async (login) => {
    const person = await atConsole(browser, DESKTOP, guanjia, login)
    const links = person.page.getByRole('navigation', { name: '主导航' }).getByRole('link')
    const count = await links.count()
    expect(count).toBeGreaterThan(4)
    for (let index = 0; index < count; index++) {
      await links.nth(index).click()
      await person.page.getByRole('navigation', { name: '主导航' }).locator('a[aria-current=page]').and(links.nth(index)).waitFor()
      expect(await settled(person.page)).toEqual([])
    }
    expect(person.complaints).toEqual([])
    await person.leave()
  })

  it('says clearly to a resident that the own place is the phone, and to a technician what is not theirs', async () => {
    const stray = await sitDown(browser, DESKTOP, guanjia)
    await stray.page.getByLabel('账号', { exact: true }).fill('resident')
    await stray.page.getByLabel('密码', { exact: true }).fill('guanjia')
    await stray.page.getByRole('button', { name: '登录', exact: true }).click()
    await stray.page.getByText('这里是员工后台，业户请使用业主端').waitFor()
    await stray.page.getByRole('link', { name: '打开业主端' }).click()
    await stray.page.getByRole('navigation', { name: '主要页面' }).waitFor()
    await stray.leave()

    const lost = await atConsole(browser, DESKTOP, guanjia, 'tech')
    expect(await settled(lost.page)).toEqual([])
    const offered = await lost.page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents()
    // A badge tells how much waits there.
    expect(offered.map((name) => name.replace(/\d+$/, ''))).toEqual(['我的待办', '知识库', '任务与协助', '交接班', '案例与手册', '工单', '设施保养', '能耗', '物资', '巡查', '工程遗留问题', '环境', '应急管理', '登记簿', '品质', '培训与考试', '排班与编制', '制度与职责', '组织架构'])
    await lost.page.goto(`${guanjia}/cases`)
    await lost.page.getByText('您没有这项操作的权限').waitFor()
    await lost.shoot('walls-tech-cases')
    expect(lost.complaints).toEqual([])
    await lost.leave()
  })

  it('that does not exist says so', async () => {
    await admin.page.goto(`${guanjia}/no/such/page`)
    await admin.page.getByText('没有这个页面').waitFor()
    const file = await admin.page.request.get(`${guanjia}/assets/gone-00000000.js`)
    expect(file.status()).toBe(404)
  })
})

describe('nobody is kept out by how a screen is made (axe: serious and critical)', () => {
  it('at the sign-in, the desk, my work and a case of the console', async () => {
    const desk = await sitDown(browser, DESKTOP, guanjia)
    await desk.page.getByRole('heading', { name: '演示账号' }).waitFor()
    const barriers = { signIn: await barriersOn(desk.page), myWork: [''], desk: [''], case: [''] }
    await desk.page.getByRole('button', { name: /许婉/ }).click()
    await desk.page.getByRole('row').nth(1).waitFor()
    barriers.myWork = await barriersOn(desk.page)
    await desk.page.goto(`${guanjia}/desk?unitId=${foreign.unitId}`)
    await desk.page.getByRole('complementary', { name: '来电人' }).getByRole('button').nth(1).waitFor()
    barriers.desk = await barriersOn(desk.page)
    await desk.page.goto(`${guanjia}/cases/${foreign.caseId}`)
    await desk.page.getByRole('toolbar').waitFor()
    await settled(desk.page)
    barriers.case = await barriersOn(desk.page)
    expect(barriers).toEqual({ signIn: [], myWork: [], desk: [], case: [] })
    await desk.leave()
  })

  it('in the settings of promises', async () => {
    const policy = (await asked(admin, sla.listPolicies)).items.find(({ code }) => code === 'lift-trapped')!
    const barriers: string[] = []
    const rules = ['policies', `policies/${policy.id}`, 'policies/new', 'recalculations', 'simulator']
    for (const path of [...rules, 'pause-rules', 'alerts', 'substitutions']) {
      await admin.page.goto(`${guanjia}/settings/${path}`)
      await settled(admin.page)
      for (const barrier of await barriersOn(admin.page)) barriers.push(`${path}: ${barrier}`)
    }
    expect(barriers).toEqual([])
  })

  it('on the phone of a resident and of a technician', async () => {
    await resident.page.goto(`${guanjia}/m/`)
    await resident.page.getByRole('article').first().waitFor()
    await tech.page.goto(`${guanjia}/m/`)
    await tech.page.getByRole('article').first().waitFor()
    expect({ resident: await barriersOn(resident.page), tech: await barriersOn(tech.page) }).toEqual({ resident: [], tech: [] })
  })
})
