import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cases, organization, sla, workorders } from '@guanjia/contract'
import { readSheets } from '../server/src/platform/sheets/index.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { asked, atConsole, photograph, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

/** What the matter is recognized by on every screen; new for each run. */
const MATTER = `书房 ${Date.now() % 100_000} 号灯带`
const HOUR_MS = 3_600_000

let browser: Browser
let supervisor: Person
let siteId: string
let record: { id: string; number: string }

beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  const { items } = await asked(supervisor, cases.listCases, { query: { limit: 1 } })
  siteId = items[0]!.siteId
})
afterAll(() => browser?.close())
// Each step goes on where the one before it ended.
let isBroken = false
beforeEach(({ skip }) => skip(isBroken))
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  isBroken = true
  await supervisor.shoot('failed-sla')
})

/** Days in which what is due now lies whatever the hour. */
function days(): { from: string; to: string } {
  const [from, to] = [-2, 2].map((by) => new Date(Date.now() + by * 24 * HOUR_MS).toISOString().slice(0, 10)) as [string, string]
  return { from, to }
}
async function breached(asOf?: string): Promise<number> {
  const report = await asked(supervisor, sla.slaReport, {
    query: { siteId, ...days(), asOf, filter: { subjectType: 'case', metric: 'resolve' } },
  })
  return report.items.reduce((sum, row) => sum + row.breached, 0)
}
async function choose(field: Locator, words: string): Promise<void> {
  await field.click()
  await supervisor.page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).click()
}

describe('a broken promise, from the figure to whose time it was and why it rested', () => {
  let before: number
  let earlier: string

  it('waits only with the proof that the reason needs, and says on the case why and until when', async () => {
    const { page } = supervisor
    before = await breached()
    earlier = new Date(Date.now() - 60_000).toISOString()
    // Told a day ago and written down only now: what was promised for a day is late from the first moment.
    const body = {
      siteId,
      kind: 'repair',
      statement: `${MATTER}不亮了`,
      arrivedAt: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
    } as const
    record = await asked(supervisor, cases.createCase, { body })
    await asked(supervisor, cases.actOnCase, { params: { id: record.id }, body: { action: 'start' } })
    await page.goto(`${guanjia}/cases/${record.id}`)
    await page.getByRole('toolbar', { name: '可执行的操作' }).getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '等待', exact: true }).click()
    const form = page.getByRole('dialog')
    await choose(form.getByLabel('等待原因'), '业主决定')
    await form.getByText('须写明情况。').waitFor()
    await form.getByText(/暂停的时限：.*完成/).waitFor()
    expect(await form.getByLabel('预计恢复时间').inputValue()).toMatch(/ 18:00$/)
    await form.getByRole('button', { name: '等待', exact: true }).click()
    await form.getByText('请写明情况').waitFor()
    await form.getByLabel('备注').fill('灯带要换整条，等业主确认报价')
    await form.getByRole('button', { name: '等待', exact: true }).click()
    const banner = page.getByTestId('wait-banner')
    await banner.getByText('等待中：业主决定/付款').waitFor()
    await banner.getByText('灯带要换整条，等业主确认报价').waitFor()
    await banner.getByText(/自动恢复/).waitFor()
    await supervisor.shoot('sla-1-waiting')
  })

  it('may be prolonged by whoever may allow more', async () => {
    const { page } = supervisor
    const until = (await asked(supervisor, cases.getCase, { params: { id: record.id } })).waitUntil!
    await page.getByTestId('wait-banner').getByRole('button', { name: '延长等待' }).click()
    const form = page.getByRole('dialog')
    await form.locator('.ant-form-item-extra button').first().click()
    await form.getByLabel('原因').fill('业主出差，后天才能确认')
    await form.getByRole('button', { name: '延长等待', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    const after = await asked(supervisor, cases.getCase, { params: { id: record.id } })
    expect(Date.parse(after.waitUntil!)).toBeGreaterThan(Date.parse(until))
    const { items } = await asked(supervisor, organization.listEmployees, { query: { siteId } })
    const colleague = items.find(({ name }) => name === '何静')!
    const body = { action: 'hand_over', toEmployeeId: colleague.id, reason: '下班交接' } as const
    await asked(supervisor, cases.actOnCase, { params: { id: record.id }, body })
  })

  it('counts in the report, and the figure opens to exactly its clocks', async () => {
    const { page } = supervisor
    expect(await breached()).toBe(before + 1)
    const { from, to } = days()
    await page.goto(`${guanjia}/insight/sla?from=${from}&to=${to}&subjectType=case&metric=resolve`)
    const row = page.getByRole('row', { name: /^完成 报事/ })
    await row.waitFor()
    await page.getByRole('heading', { name: /^按时率/ }).waitFor()
    await supervisor.shoot('sla-2-report')
    await row.locator('[data-tone="overdue"]').filter({ hasText: /^\d+$/ }).click()
    await page.getByRole('heading', { name: '时限明细' }).waitFor()
    await page.getByText(`共 ${before + 1} 条`).waitFor()
    await page.getByRole('row', { name: new RegExp(record.number) }).waitFor()
    await page.goBack()
    await row.waitFor()
    await page.goForward()
  })

  it('opens a clock to who held it, why it rests, what was said and what comes next', async () => {
    const { page } = supervisor
    await page
      .getByRole('row', { name: new RegExp(record.number) })
      .getByText('超时', { exact: true })
      .click()
    const panel = page.getByRole('dialog', { name: /完成 · 时限经过/ })
    await panel.getByRole('link', { name: new RegExp(record.number) }).waitFor()
    await panel.getByRole('rowheader', { name: '周岚' }).waitFor()
    await panel.getByRole('rowheader', { name: '何静' }).waitFor()
    await panel.getByRole('rowheader', { name: '业主决定/付款' }).waitFor()
    await panel.getByText(/暂停到 .* 自动恢复计时/).waitFor()
    await panel.getByRole('img', { name: /^时间线/ }).waitFor()
    expect(
      await panel
        .getByRole('listitem')
        .filter({ hasText: /^.?超时/ })
        .count(),
    ).toBeGreaterThan(0)
    await supervisor.shoot('sla-3-clock')
    await panel.getByLabel('怎么处理（可不填）').fill('已联系业主')
    await panel.getByRole('button', { name: '我知道了，我来跟进' }).click()
    await panel.getByText(/周岚 已于 .* 知悉并跟进/).waitFor()
    await panel.getByRole('button', { name: '我知道了，我来跟进' }).waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
  })

  it('knows nothing of it as of a moment before it was written down', async () => {
    const { page } = supervisor
    expect(await breached(earlier)).toBe(before)
    const { from, to } = days()
    await page.goto(`${guanjia}/insight/sla/clocks?from=${from}&to=${to}&subjectType=case&metric=resolve&outcome=breached&asOf=${earlier}`)
    await page.getByText(/当时的情况：只计当时已发生、已录入的/).waitFor()
    await page.getByText(before > 0 ? `共 ${before} 条` : '没有符合条件的时限').waitFor()
    expect(await page.getByRole('row', { name: new RegExp(record.number) }).count()).toBe(0)
    await page.getByRole('button', { name: '回到现在' }).click()
    await page.getByRole('row', { name: new RegExp(record.number) }).waitFor()
  })

  it('comes as a workbook with the same figures and clocks', async () => {
    const { page } = supervisor
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Excel' }).click()])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    const workbook = await readSheets(await download.path(), { fileName: download.suggestedFilename() })
    const cells: string[] = []
    for (const sheet of workbook.sheets) for await (const row of sheet.rows()) cells.push(row.cells.map(String).join('|'))
    expect(cells.some((line) => line.includes(record.number))).toBe(true)
    expect(supervisor.complaints).toEqual([])
  })
})

describe('a visit that is agreed, and an order that rests', () => {
  let order: { id: string; number: string }

  it('agrees a window with two clicks, which the arrival is due by', async () => {
    const { page } = supervisor
    order = await asked(supervisor, workorders.createWorkOrder, { body: { siteId, caseId: record.id, title: `${MATTER}更换` } })
    await page.goto(`${guanjia}/work-orders/${order.id}`)
    await page.getByRole('button', { name: '约定上门时间' }).click()
    const form = page.getByRole('dialog')
    await form.getByText('明天', { exact: true }).click()
    await form.getByRole('radio', { name: /上午 09:00–11:00/ }).click()
    await form.getByRole('button', { name: '约定上门时间', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByText('约 明早 09:00–11:00').waitFor()
    const { appointmentTo, clocks } = await asked(supervisor, workorders.getWorkOrder, { params: { id: order.id } })
    expect(clocks.find(({ metric }) => metric === 'arrive')!.dueAt).toBe(appointmentTo)
    await page.goto(`${guanjia}/dispatch`)
    await page.getByRole('article').filter({ hasText: order.number }).getByText('约 明早 09:00–11:00').waitFor()
  })

  it('rests for an absent owner only with a photo', async () => {
    const { page } = supervisor
    const { workers } = await asked(supervisor, workorders.dispatchBoard, { query: { siteId } })
    const params = { id: order.id }
    await asked(supervisor, workorders.actOnWorkOrder, {
      params,
      body: { action: 'assign', workerId: workers.find(({ isOnShift }) => isOnShift)!.id },
    })
    await asked(supervisor, workorders.actOnWorkOrder, { params, body: { action: 'accept', note: '电话里已接单' } })
    await page.goto(`${guanjia}/work-orders/${order.id}`)
    await page.getByRole('button', { name: '挂起' }).click()
    const form = page.getByRole('dialog')
    await choose(form.getByLabel('等待原因'), '业主不在')
    await form.getByText('须有照片。').waitFor()
    await form.getByRole('button', { name: '挂起', exact: true }).click()
    await form.getByText('请添加照片').waitFor()
    await form.locator('input[type="file"]').setInputFiles(await photograph(browser, '门口', '#35506b'))
    await form.getByRole('img', { name: '门口.jpg' }).waitFor()
    // Whoever acts for the worker says why.
    await form.getByLabel(/^代.*操作的原因$/).fill('敲门无人应')
    await form.getByRole('button', { name: '挂起', exact: true }).click()
    await page.getByTestId('wait-banner').getByText('挂起中：业主不在').waitFor()
    await page.getByTestId('wait-banner').getByRole('img', { name: '门口.jpg' }).waitFor()
    await supervisor.shoot('sla-4-suspended')
    expect(supervisor.complaints).toEqual([])
  })
})
