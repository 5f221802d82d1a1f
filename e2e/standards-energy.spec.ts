import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { energy, registers, sessions, zones } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

let browser: Browser
let guard: Person
let supervisor: Person
let zone: string
let month: string

beforeAll(async () => {
  browser = await openBrowser()
  ;[guard, supervisor] = await Promise.all([onPhone(browser, PHONE, guanjia, 'guard'), atConsole(browser, DESKTOP, guanjia, 'supervisor')])
  const siteId = (await asked(supervisor, sessions.currentSession)).sites[0]!.id
  zone = (await asked(supervisor, zones.zoneChart, { query: { siteId } })).zones[0]!.name
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  month = today.slice(0, 7)
  // A meter of the journey's own: hung up a month ago and read today, so that its month is known whatever the day is.
  const installedOn = new Date(Date.parse(`${today}T00:00:00Z`) - 30 * 86_400_000).toISOString().slice(0, 10)
  const meter = await asked(supervisor, registers.createMeter, { body: { siteId, code: 'LC-E1', kind: 'gas', location: '旅程锅炉房', initialReading: 0, installedOn } })
  await asked(supervisor, registers.readMeter, { params: { id: meter.id }, body: { value: 300 } })
  await asked(supervisor, energy.setEnergyTarget, { body: { siteId, kind: 'gas', meterId: meter.id, year: Number(month.slice(0, 4)), monthly: 200 } })
})
afterAll(() => browser?.close())

describe('five standards and energy', () => {
  it('a guard counts lamps at night on the phone, the dark one has its order, and the zone’s figure opens to the count', async () => {
    const { page } = guard
    await page.goto(`${guanjia}/m/inspections/lamps`)
    await page.getByLabel('片区').selectOption({ label: zone })
    await page.getByLabel('位置', { exact: true }).fill('旅程连廊')
    await page.getByLabel('盘点灯数').fill('30')
    await page.getByLabel('亮灯数').fill('29')
    await page.getByText('还有 1 盏没写位置').waitFor()
    await page.getByRole('button', { name: '再加一处' }).click()
    await page.getByLabel('具体位置').fill('连廊东头')
    await page.getByRole('button', { name: '登记盘点' }).click()
    const counted = page.getByRole('listitem').filter({ hasText: '旅程连廊' })
    await counted.filter({ hasText: '已开工单' }).waitFor()
    await guard.shoot('lamps-phone')

    const desk = supervisor.page
    await desk.goto(`${guanjia}/insight/zones?month=${month}`)
    const row = desk.getByRole('table', { name: /五标准评比/ }).getByRole('row').filter({ hasText: zone })
    await row.getByRole('link').first().waitFor()
    await supervisor.shoot('five-standards')
    await row.getByRole('link').first().click()
    await desk.getByRole('link', { name: '旅程连廊' }).or(desk.getByText('旅程连廊')).first().waitFor()
    await supervisor.shoot('lamp-counts')
  })

  it('a meter over its target is marked on the board with its months beside it, and a target is changed there', async () => {
    const { page } = supervisor
    await page.goto(`${guanjia}/energy?month=${month}&kind=gas&subject=meter`)
    const row = page.getByRole('row').filter({ hasText: 'LC-E1' }).first()
    await row.getByText('超标').waitFor()
    await page.getByRole('heading', { name: /LC-E1 旅程锅炉房近 13 个月/ }).waitFor()
    await supervisor.shoot('energy')
    await row.getByRole('button', { name: /设定指标/ }).click()
    await page.getByLabel('每月', { exact: true }).fill('400')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await row.getByText('超标').waitFor({ state: 'detached' })
    await page.getByText('表组与规则', { exact: true }).click()
    await page.getByText('用量偏差 %').waitFor()
    expect([...supervisor.complaints, ...guard.complaints]).toEqual([])
  })
})
