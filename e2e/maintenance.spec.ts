import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { maintenance, registers, sessions, workorders } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { choose } from './choose.ts'
import { asked, atConsole, onPhone, photograph, type Person } from './people.ts'

const STAMP = String(Date.now() % 100_000)
const PUMP = `旅程水泵${STAMP}`
const PLAN = `旅程水泵保养${STAMP}`

let browser: Browser
let supervisor: Person
let tech: Person
let siteId: string
let facilityId: string
let photo: Awaited<ReturnType<typeof photograph>>

beforeAll(async () => {
  browser = await openBrowser()
  ;[supervisor, tech] = await Promise.all([atConsole(browser, DESKTOP, guanjia, 'supervisor'), onPhone(browser, PHONE, guanjia, 'tech')])
  siteId = (await asked(supervisor, sessions.currentSession)).sites[0]!.id
  const { items: classes } = await asked(supervisor, registers.listFacilityClasses, { query: { siteId } })
  facilityId = (await asked(supervisor, registers.createFacility, { body: { siteId, code: `LC-${STAMP}`, name: PUMP, classId: classes.find(({ code }) => code.startsWith('03.'))!.id, place: '地下一层水泵房' } })).id
  await asked(supervisor, maintenance.createProcedure, {
    body: {
      name: `旅程水泵规程${STAMP}`,
      safety: '断电后作业',
      needsLockOut: true,
      steps: [{ id: 'leak', text: '无渗漏' }, { id: 'noise', text: '运转无异响', photoWhenBad: true }, { id: 'pressure', text: '出水压力', kind: 'measure', unit: 'MPa', low: 0.3, high: 0.6 }],
    },
  })
  photo = await photograph(browser, '水泵', '#556677')
})
afterAll(() => browser?.close())

const serviceOf = async () => (await asked(supervisor, maintenance.listMaintenanceTasks, { query: { siteId, limit: 5, filter: { facilityId } } })).items[0]!
async function figures(): Promise<{ done: number; findings: number }> {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  return asked(supervisor, maintenance.maintenanceFigures, { query: { siteId, from: today, to: today } })
}

describe('preventive maintenance, from the plan to the figure', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([supervisor.shoot('maintenance-failed'), tech.shoot('maintenance-failed-phone')])
  })

  it('a plan waits until somebody answers for its facility, then makes the service with its work order [MNT-005] [MNT-007]', async () => {
    const { page } = supervisor
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设施保养', exact: true }).click()
    await page.getByText('保养计划', { exact: true }).first().click()
    await page.getByRole('button', { name: '新建计划' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('计划名称').fill(PLAN)
    await choose(form.getByLabel('保养规程'), `旅程水泵规程${STAMP}`)
    await choose(form.locator('#facilityId'), PUMP)
    await form.getByText('按间隔', { exact: true }).click()
    await form.getByText('指定同事', { exact: true }).click()
    const { employeeId } = await asked(tech, sessions.currentSession)
    expect(employeeId).not.toBeNull()
    await choose(form.locator('#employeeId'), (await asked(tech, sessions.currentSession)).account.name)
    await form.getByRole('button', { name: '建立计划' }).click()
    await page.waitForURL(/\/maintenance\/plans\/[0-9a-f-]{36}$/)
    await page.getByText('1 台设施没有责任人').waitFor()
    // Who presses 启用 is asked for the responsible person first.
    await page.getByRole('button', { name: '启用', exact: true }).click()
    const assign = page.getByRole('dialog')
    await choose(assign.getByLabel('责任人'), (await asked(tech, sessions.currentSession)).account.name)
    await assign.getByRole('button', { name: '指定责任人' }).click()
    await page.getByText('已指定 1 台').waitFor()
    await page.getByText('1 台设施没有责任人').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await page.getByText('执行中').first().waitFor()
    await expect.poll(async () => (await serviceOf())?.order?.number).toMatch(/^W/)
    await page.goto(`${guanjia}/maintenance/year`)
    await page.getByRole('row', { name: PLAN }).waitFor()
    await supervisor.shoot('maintenance-1-year')
  })

  it('the technician answers its steps on the phone, without network, and what is bad becomes a finding and an order once [MNT-005]', async () => {
    const before = await figures()
    const { page } = tech
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.getByRole('link', { name: '我的保养' }).click()
    await page.getByText(`${PUMP} · ${PLAN}`).click()
    await page.getByText('安全须知 · 上锁挂牌').waitFor()
    await page.route('**/api/**', (route) => route.abort())
    const step = (id: string) => page.locator(`[data-item="${id}"]`)
    await step('noise').getByRole('radio', { name: '异常' }).click()
    await step('pressure').getByRole('textbox').fill('0.45')
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '其余 1 项正常' }).click()
    await page.getByRole('button', { name: '保存 3 步' }).click()
    // What is bad wants its picture first.
    await step('noise').getByRole('alert').waitFor()
    await step('noise').getByTestId('camera').setInputFiles(photo)
    await step('noise').getByRole('button', { name: '看第 1 张照片' }).waitFor()
    await page.getByRole('button', { name: '保存 3 步' }).click()
    await page.getByText('已保存，步骤已齐').waitFor()
    await page.getByText('已存手机，待上传').first().waitFor()
    await tech.shoot('maintenance-2-steps')
    expect((await serviceOf()).recorded).toBe(0)
    await page.unroute('**/api/**')
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect.poll(async () => (await serviceOf()).recorded, { timeout: 15_000 }).toBe(3)
    const { results } = await asked(supervisor, maintenance.getMaintenanceTask, { params: { id: (await serviceOf()).id } })
    const noise = results.find(({ step: { id } }) => id === 'noise')!
    expect([noise.isFine, noise.photos.length, noise.finding?.orderNumber]).toEqual([false, 1, expect.stringMatching(/^W/)])
    expect((await figures()).findings).toBe(before.findings + 1)
    await page.getByRole('button', { name: '步骤已齐，去工单' }).click()
    await page.waitForURL(/\/m\/work-orders\//)
  })

  it('with its order the service is done, and the figure on the board has it [MNT-012]', async () => {
    const before = await figures()
    const service = await serviceOf()
    const id = service.order!.id
    for (const body of [{ action: 'accept' }, { action: 'arrive' }, { action: 'start' }, { action: 'done', result: '保养完成' }] as const) await asked(tech, workorders.actOnWorkOrder, { params: { id }, body })
    await expect.poll(async () => (await serviceOf()).state, { timeout: 15_000 }).toBe('done')
    const { page } = supervisor
    await page.goto(`${guanjia}/maintenance/tasks/${service.id}`)
    await page.getByText('已完成').first().waitFor()
    const after = await figures()
    expect(after.done).toBe(before.done + 1)
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设施保养', exact: true }).click()
    await page.getByRole('link', { name: /^计划执行率/ }).waitFor()
    await supervisor.shoot('maintenance-3-board')
    // The facility tells it, too: behind its label on the phone, and on its page.
    await page.goto(`${guanjia}/registers/facility/${facilityId}`)
    await page.getByRole('link', { name: service.number }).waitFor()
    await tech.page.goto(`${guanjia}/m/r/${facilityId}`)
    await tech.page.getByRole('button', { name: '停用' }).first().waitFor()
    await tech.shoot('maintenance-4-label')
    expect([...supervisor.complaints, ...tech.complaints]).toEqual([])
  })

  it('a counter that was misread is put right, and an order that is there already counts for its facility [MNT-006]', async () => {
    const { page } = supervisor
    const counter = await asked(supervisor, maintenance.createCounter, { body: { facilityId, name: '旅程运行时间', unit: 'hour' } })
    for (const value of [120.5, 9120]) await asked(supervisor, maintenance.readCounter, { params: { id: counter.id }, body: { value } })
    const { id: orderId, number } = await asked(supervisor, workorders.createWorkOrder, { body: { siteId, title: `旅程水泵渗水${STAMP}`, placeKind: 'public_area', place: '水泵房' } })
    await page.goto(`${guanjia}/registers/facility/${facilityId}`)
    await page.getByText('9,120 小时').waitFor()
    await page.getByRole('button', { name: '抄录记录' }).click()
    const history = page.getByRole('dialog', { name: /抄录记录/ })
    await history.getByRole('row', { name: /9,120/ }).getByRole('button', { name: '作废' }).click()
    const reason = page.getByRole('dialog', { name: /^作废/ })
    await reason.getByLabel('原因').fill('看错一位')
    await reason.getByRole('button', { name: '作废' }).click()
    await history.getByText(/作废：看错一位/).waitFor()
    // What was voided stays in sight; the one before counts, and may be voided in turn.
    await history.getByRole('row', { name: /120.5/ }).first().getByRole('button', { name: '作废' }).waitFor()
    await history.getByRole('button', { name: '修改运行计数' }).click()
    const change = page.getByRole('dialog', { name: /^修改运行计数/ })
    await change.getByLabel('名称').fill('旅程累计运行')
    await change.getByLabel('在用').click()
    await change.getByRole('button', { name: '保存' }).click()
    await change.waitFor({ state: 'hidden' })
    await supervisor.shoot('maintenance-5-readings')
    await history.getByRole('button', { name: '关掉对话框' }).click()
    await page.getByText('旅程累计运行').waitFor()
    const after = (await asked(supervisor, maintenance.getMaintainedFacility, { params: { id: facilityId } })).counters.find(({ id }) => id === counter.id)!
    expect([after.name, after.isActive, after.total, after.last?.value]).toEqual(['旅程累计运行', false, 120.5, 120.5])

    await page.getByRole('button', { name: '关联工单' }).click()
    const link = page.getByRole('dialog')
    await choose(link.getByLabel('工单', { exact: true }), number)
    await link.getByRole('button', { name: '关联工单' }).click()
    await page.getByText(`已关联 ${number}`).waitFor()
    await page.getByRole('link', { name: number }).waitFor()
    expect((await asked(supervisor, maintenance.getMaintainedFacility, { params: { id: facilityId } })).orders.map((one) => [one.orderId, one.why, one.impact])).toContainEqual([orderId, 'repair', 'noticeable'])

    await page.goto(`${guanjia}/maintenance/procedures`)
    await page.getByRole('button', { name: '导出' }).click()
    const sheet = await page.request.get(new URL((await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href'))!, guanjia).href)
    expect(await sheet.text()).toContain(`旅程水泵规程${STAMP}`)
    expect([...supervisor.complaints, ...tech.complaints]).toEqual([])
  })

  it('several facilities of the register are stopped together: seen first for each, one that is scrapped is left as it is', async () => {
    const { page } = supervisor
    const { items: classes } = await asked(supervisor, registers.listFacilityClasses, { query: { siteId } })
    const [first, second, scrapped] = await Promise.all(['A', 'B', 'C'].map((letter) => asked(supervisor, registers.createFacility, { body: { siteId, code: `PL-${STAMP}-${letter}`, name: `旅程风机${STAMP}${letter}`, classId: classes[0]!.id } })))
    await asked(supervisor, registers.actOnFacility, { params: { id: scrapped!.id }, body: { action: 'scrap', note: '锈蚀' } })
    await page.goto(`${guanjia}/registers/facility?q=旅程风机${STAMP}`)
    await page.getByText(`旅程风机${STAMP}C`).waitFor()
    await page.getByRole('checkbox', { name: '全选本页' }).check()
    const bar = page.getByRole('region', { name: '批量操作' })
    await bar.getByText('已选 3 条').waitFor()
    expect(await bar.getByRole('link', { name: '打印标签' }).getAttribute('href')).toContain(second!.id)
    await bar.getByRole('button', { name: '停用' }).click()
    const drawer = page.getByRole('dialog', { name: /^停用/ })
    await drawer.getByLabel('备注').fill('水箱清洗')
    await drawer.getByRole('button', { name: '预览结果' }).click()
    await drawer.getByText('可处理 2 条，不能处理 1 条').waitFor()
    await supervisor.shoot('maintenance-6-many')
    expect((await asked(supervisor, registers.getFacility, { params: { id: first!.id } })).state).toBe('running')
    await drawer.getByRole('button', { name: '停用（2 条）' }).click()
    await page.getByText('已处理 2 条').waitFor()
    expect(await Promise.all([first, second, scrapped].map(async (one) => (await asked(supervisor, registers.getFacility, { params: { id: one!.id } })).state))).toEqual(['stopped', 'stopped', 'scrapped'])
    expect(supervisor.complaints).toEqual([])
  })
})
