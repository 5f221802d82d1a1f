import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sessions, staffing } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

const now = new Date(Date.now() + 8 * 3_600_000)
/** The month after next: nothing but this journey plans it. */
const MONTH = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1)).toISOString().slice(0, 7)

let browser: Browser
let supervisor: Person
let guard: Person
beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor', `/rota?month=${MONTH}`)
  guard = await onPhone(browser, PHONE, guanjia, 'guard4')
})
afterAll(() => browser?.close())

it('a month is planned by rule, corrected by keyboard, published with its gaps in sight, and a leave opens a gap in it', async () => {
  const { page } = supervisor
  const [{ sites }, { employeeId }] = await Promise.all([asked(supervisor, sessions.currentSession), asked(guard, sessions.currentSession)])
  const siteId = sites[0]!.id
  await page.getByText('未发布', { exact: true }).waitFor()
  await page.getByRole('button', { name: '自动排班' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('两班之间的休息时间').waitFor()
  await dialog.getByRole('button', { name: '自动排班' }).click()
  await page.getByText(/共 \d+ 个班次，\d+ 处空岗/).waitFor()
  await page.keyboard.press('Escape')
  const grid = page.getByRole('grid', { name: `${MONTH} 排班表` })
  const first = await asked(supervisor, staffing.getRota, { query: { siteId, month: MONTH } })
  const own = first.cells.filter((cell) => cell.employeeId === employeeId)
  expect(own.length).toBeGreaterThan(10)
  // By keyboard: 0 takes the eraser, Enter uses it; the seat is empty, in red, and says why.
  const cell = grid.getByRole('gridcell', { name: new RegExp(`卓力 ${own[3]!.day.slice(5)} `) })
  await cell.focus()
  await page.keyboard.press('0')
  await page.keyboard.press('Enter')
  const gap = grid.getByRole('button', { name: new RegExp(`^${own[3]!.day.slice(5)} 空岗`) })
  await gap.click()
  await page.getByRole('dialog').getByText(/缺 \d+ 人/).first().waitFor()
  await supervisor.shoot('rota-month')
  await page.getByRole('dialog').last().getByRole('button', { name: /Close|关闭/ }).click()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '仍然发布' }).click()
  await page.getByText(/第 1 次发布/).waitFor()

  const phone = guard.page
  await phone.goto(`${guanjia}/m/my-rota`)
  await phone.getByRole('button', { name: '请假' }).click()
  const day = own[5]!.day
  await phone.getByLabel('第一天').fill(day)
  await phone.getByLabel('事由').fill('家里有事')
  await guard.shoot('rota-phone')
  await phone.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await phone.getByText('待批').first().waitFor()

  await page.goto(`${guanjia}/rota/leave?state=asked`)
  const row = page.getByRole('row', { name: /卓力/ })
  await row.getByRole('button', { name: '批准', exact: true }).click()
  await page.getByRole('dialog').getByText(/\d+ 个已发布的班次会空出来/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
  await expect.poll(async () => (await asked(supervisor, staffing.getRota, { query: { siteId, month: MONTH } })).gaps.filter((one) => one.day === day).length).toBeGreaterThan(0)
  await phone.getByText('已批准').first().waitFor()

  // What was published is no longer whole: the coverage says so, and the day opens to its reasons.
  await page.goto(`${guanjia}/rota?month=${MONTH}`)
  const coverage = page.getByRole('region', { name: '排班覆盖率' })
  await coverage.getByRole('button', { name: new RegExp(`^${day.slice(5)} \\d+/\\d+$`) }).click()
  await page.getByRole('dialog').getByText(new RegExp(`▲ ${day.slice(5)} .*缺 \\d+ 人`)).first().waitFor()
  await supervisor.shoot('rota-coverage')
  expect([...supervisor.complaints, ...guard.complaints]).toEqual([])
})
