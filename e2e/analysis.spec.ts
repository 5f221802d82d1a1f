import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSheets } from '../server/src/platform/sheets/index.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { atConsole, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let supervisor: Person
beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor', '/insight')
})
afterAll(() => browser?.close())
// Each step goes on where the one before it ended.
let isBroken = false
beforeEach(({ skip }) => skip(isBroken))
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  isBroken = true
  await supervisor.shoot('failed-analysis')
})

describe('from a leading cause to an improvement that is judged by its figure', () => {
  it('orders the causes, and a figure opens exactly its records [CMP-017]', async () => {
    const { page } = supervisor
    await page.getByText('投诉与报事分析', { exact: true }).click()
    const data = page.locator('.gj-chart').first()
    await data.getByText('数据表').click()
    const row = data.getByRole('row').nth(1)
    const name = await row.getByRole('rowheader').innerText()
    const count = Number(await row.getByRole('link').innerText())
    expect(count).toBeGreaterThan(3)
    await row.getByRole('link').click()
    await page.getByRole('heading', { name: '报事明细' }).waitFor()
    await page.getByLabel('筛选条件').getByText(name).waitFor()
    await expect.poll(() => page.getByRole('table', { name: '报事明细' }).getByRole('row').count()).toBe(Math.min(count, 50) + 1)
    await page.getByRole('link', { name: '返回分析' }).click()
  })

  it('gives the pictures and the workbook away [CMP-030]', async () => {
    const { page } = supervisor
    const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^保存图片/ }).first().click()])
    expect(picture.suggestedFilename()).toMatch(/\.png$/)
    expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG')
    const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 XLSX' }).click()])
    const sheets = (await readSheets(await readFile(await book.path()), { fileName: book.suggestedFilename() })).sheets
    expect(sheets.map(({ name }) => name)).toEqual(['原因排列', '楼栋与类别', '趋势', '重复住户', '入伙阶段', '明细', '※'])
  })

  it('proposes an improvement with its figure of before, and its owner carries it out [RPR-011]', async () => {
    const { page } = supervisor
    await page.getByText('改进', { exact: true }).click()
    await page.getByRole('button', { name: '提出改进' }).first().click()
    const form = page.getByRole('dialog', { name: '提出改进' })
    await form.getByLabel('主题', { exact: true }).fill('门禁对讲反复失灵')
    await form.getByLabel('问题', { exact: true }).fill('同一单元一月三次')
    await form.getByLabel('措施', { exact: true }).fill('更换主机电源')
    await form.getByLabel('负责人').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '周岚' }).click()
    await form.getByLabel('目标值').fill('2')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /门禁对讲反复失灵/ }).waitFor()
    await page.getByRole('button', { name: '开始实施' }).click()
    await page.getByText('实施', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '实施完成' }).click()
    const report = page.getByRole('dialog', { name: '实施完成' })
    await report.getByLabel('实施完成日期').click()
    await page.locator('.ant-picker-dropdown:visible .ant-picker-cell-today').click()
    await report.getByLabel('实施情况').fill('已更换')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/起可检查效果/).waitFor()
    // Too early: the product says so instead of letting anybody claim an effect.
    await page.getByRole('button', { name: '检查指标' }).click()
    await page.getByText('须等措施实施满 7 天后才能检查效果').waitFor()
    expect(await page.getByRole('button', { name: '固化' }).count()).toBe(0)
    expect(supervisor.complaints).toEqual([])
  })
})
