import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cases, platform, workorders } from '@guanjia/contract'
import { PHONE, openBrowser } from './browser.ts'
import { ask, asked, onPhone, photograph, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const MATTER = `厨房 ${Date.now() % 100_000} 号吊柜门`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('a repair that has to wait, four people at four phones', () => {
  let resident: Person
  let steward: Person
  let tech: Person
  let supervisor: Person
  let caseId: string
  let orderId: string
  let loadsBefore: number[]
  const everyone = (): Person[] => [resident, steward, tech, supervisor]

  function overflowOf(page: Page): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  }

  beforeAll(async () => {
    resident = await onPhone(browser, PHONE, guanjia, 'resident')
    steward = await onPhone(browser, PHONE, guanjia, 'steward')
    tech = await onPhone(browser, PHONE, guanjia, 'tech')
    supervisor = await onPhone(browser, PHONE, guanjia, 'supervisor')
    const { siteId, unit } = (await asked(resident, cases.listCases)).items[0]!
    const taken = await asked(resident, cases.createCase, {
      body: { siteId, unitId: unit!.id, channel: 'resident_app', kind: 'repair', statement: `${MATTER}掉下来了。` },
    })
    caseId = taken.id
    const { workers } = await asked(supervisor, workorders.dispatchBoard, { query: { siteId } })
    const worker = workers.find(({ name }) => name === '吕师傅')!
    const order = await asked(steward, workorders.createWorkOrder, {
      body: { siteId, caseId, kind: 'repair', title: MATTER, unitId: unit!.id, workerId: worker.id },
    })
    orderId = order.id
    await Promise.all([
      resident.page.goto(`${guanjia}/m/cases/${caseId}`),
      steward.page.goto(`${guanjia}/m/cases/${caseId}`),
      supervisor.page.goto(`${guanjia}/m/work-orders/${orderId}`),
    ])
    loadsBefore = everyone().map((person) => person.loads())
  })
  // Each step goes on where the one before it ended.
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all(everyone().map((person, index) => person.shoot(`waits-failed-${index + 1}`)))
  })
  afterAll(() => Promise.all(everyone().map((person) => person?.leave())))

  it('the technician agrees on an hour by two taps; it is due then, and the resident reads when somebody comes', async () => {
    const { page } = tech
    await page.getByRole('link').filter({ hasText: MATTER }).click()
    await page.getByRole('button', { name: '接单' }).click()
    await page.getByRole('button', { name: '约定上门时间' }).click()
    const sheet = page.getByRole('dialog', { name: '约定上门时间' })
    await sheet.getByRole('radio', { name: '明天' }).click()
    await sheet.getByRole('radio', { name: /^上午/ }).click()
    await tech.shoot('waits-1-appoint')
    await sheet.getByRole('button', { name: '约在 明早 09:00–11:00' }).click()
    await page.getByText('约定上门：明早 09:00–11:00').waitFor()
    await resident.page.getByText('吕师傅 将于 明早 09:00–11:00 上门').waitFor()
    await resident.shoot('waits-2-resident-appointment')
    const order = await asked(tech, workorders.getWorkOrder, { params: { id: orderId } })
    expect(order.clocks.find(({ metric }) => metric === 'arrive')!.dueAt).toBe(order.appointmentTo)
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('link').filter({ hasText: MATTER }).getByText('预约 明早 09:00–11:00').waitFor()
    await tech.shoot('waits-3-today')
  })

  it('suspending is refused before it is sent while the proof is missing; with a photo from the camera the promise rests', async () => {
    const { page } = tech
    await page.getByRole('link').filter({ hasText: MATTER }).click()
    await page.getByRole('button', { name: '挂起' }).click()
    const sheet = page.getByRole('dialog', { name: '为什么挂起？' })
    await sheet.getByRole('radio', { name: '业主不在' }).click()
    await sheet.getByText('等待期间暂停计时：到场、完成').waitFor()
    await sheet.getByRole('status').filter({ hasText: '还缺现场照片' }).waitFor()
    await sheet.getByRole('button', { name: '确认挂起' }).click()
    expect((await asked(tech, workorders.getWorkOrder, { params: { id: orderId } })).status).toBe('accepted')
    await sheet.getByTestId('camera').setInputFiles(await photograph(browser, '门口', '#5b5f66'))
    await sheet.getByText('照片 1 / 1 已上传').waitFor()
    expect(await sheet.getByText('还缺现场照片').count()).toBe(0)
    await sheet.getByRole('button', { name: '明天 14:00' }).click()
    await sheet.getByLabel(/说明/).fill('敲门三次没有人，电话没有接。')
    await tech.shoot('waits-4-suspend')
    expect(await overflowOf(page)).toBe(0)
    await sheet.getByRole('button', { name: '确认挂起' }).click()
    await page.getByText('挂起：业主不在').waitFor()
    await page.getByText('明天 14:00 自动恢复').first().waitFor()

    await page.getByRole('button', { name: /^完成/ }).click()
    const clock = page.getByRole('dialog', { name: '完成' })
    await clock.getByText(/^业主不在/).first().waitFor()
    await clock.getByText('吕师傅').first().waitFor()
    await tech.shoot('waits-5-clock')
    await clock.getByRole('button', { name: '关闭窗口' }).click()
    const order = await asked(tech, workorders.getWorkOrder, { params: { id: orderId } })
    expect(order).toMatchObject({ status: 'suspended', suspendReason: 'owner_absent' })
    expect(order.files).toHaveLength(1)
    expect(order.clocks.find(({ metric }) => metric === 'resolve')).toMatchObject({ state: 'paused', resumesAt: order.suspendUntil })

    await resident.page.getByText('师傅没有遇到您，等您方便').waitFor()
    await resident.page.getByText('预计 明天 14:00 继续').waitFor()
    await resident.page.getByText('敲门三次没有人，电话没有接。').waitFor()
    await resident.shoot('waits-6-resident-suspended')
  })

  it('a supervisor lets it rest longer than the technician may; the resident is told the new end', async () => {
    const { page } = supervisor
    const params = { id: orderId }
    const before = (await asked(tech, workorders.getWorkOrder, { params })).suspendUntil!
    const later = new Date(Date.parse(before) + 3 * 86_400_000).toISOString()
    expect((await ask(tech, workorders.actOnWorkOrder, { params, body: { action: 'prolong', until: later } })).status).toBe(403)
    await page.getByRole('button', { name: '延长挂起' }).click()
    const sheet = page.getByRole('dialog', { name: '延长挂起' })
    await sheet.getByText('现在到 明天 14:00 为止').waitFor()
    await sheet.getByRole('button', { name: /14:00$/ }).nth(1).click()
    await sheet.getByLabel(/原因/).fill('业主出差，周末回来。')
    await supervisor.shoot('waits-7-prolong')
    await sheet.getByRole('button', { name: '确认延长挂起' }).click()
    await sheet.waitFor({ state: 'hidden' })
    const order = await asked(supervisor, workorders.getWorkOrder, { params })
    expect(order.suspendUntil).toBe(later)
    expect(order.clocks.find(({ metric }) => metric === 'resolve')).toMatchObject({ state: 'paused', resumesAt: later })
    await resident.page.getByText('业主出差，周末回来。').waitFor()
    await resident.page.getByText('预计 明天 14:00 继续').waitFor({ state: 'hidden' })
    const told = await asked(resident, platform.listMessages, { query: { limit: 20 } })
    expect(told.items.filter(({ recordId }) => recordId === caseId).length).toBeGreaterThan(1)
  })

  it('the first contact lets the case wait for parts; the resident objects once, and those in charge read it', async () => {
    const { page } = steward
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '等待', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: '为什么等待？' })
    await sheet.getByRole('radio', { name: '待配件' }).click()
    await sheet.getByRole('status').filter({ hasText: '还缺说明' }).waitFor()
    await sheet.getByLabel(/说明/).fill('合页厂家缺货，三天到货。')
    await steward.shoot('waits-8-case-wait')
    await sheet.getByRole('button', { name: '确认等待' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.getByText('等待中：待配件').waitFor()

    await resident.page.getByText('正在等配件').waitFor()
    await resident.page.getByRole('button', { name: '我有异议' }).click()
    const words = resident.page.getByRole('dialog', { name: '我有异议' })
    await words.getByRole('button', { name: '提交异议' }).click()
    await words.getByText('请说说为什么不该等').waitFor()
    await words.getByLabel(/为什么不该等/).fill('家里有小孩，柜门会砸到人。')
    await resident.shoot('waits-9-object')
    await words.getByRole('button', { name: '提交异议' }).click()
    await words.waitFor({ state: 'hidden' })
    await resident.page.getByText('您的异议：').waitFor()
    await resident.page.getByRole('button', { name: '我有异议' }).waitFor({ state: 'hidden' })
    await resident.shoot('waits-10-objected')
    const again = { action: 'object', reason: '再说一次' } as const
    expect((await ask(resident, cases.actOnCase, { params: { id: caseId }, body: again })).code).toBe('action_not_allowed')

    await page.getByText('业户有异议：').waitFor()
    await page.getByText('家里有小孩，柜门会砸到人。').first().waitFor()
    await steward.shoot('waits-11-objection')
    expect(await overflowOf(page)).toBe(0)
    const told = await asked(supervisor, platform.listMessages, { query: { limit: 20 } })
    expect(told.items.filter(({ recordId }) => recordId === caseId).map(({ body }) => body).join()).toContain('柜门会砸到人')
  })

  it('the wait ends by a tap and everybody sees the work go on, without a reload', async () => {
    await steward.page.getByRole('button', { name: '恢复处理' }).click()
    await resident.page.getByText('正在等配件').waitFor({ state: 'hidden' })
    await tech.page.getByRole('button', { name: '恢复处理' }).click()
    await resident.page.getByText('师傅没有遇到您，等您方便').waitFor({ state: 'hidden' })
    await resident.page.getByText('吕师傅 将于 明早 09:00–11:00 上门').waitFor()
    expect(everyone().map((person) => person.loads())).toEqual(loadsBefore)
    expect(everyone().flatMap((person) => person.complaints)).toEqual([])
  })
})
