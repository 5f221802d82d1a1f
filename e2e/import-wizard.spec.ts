import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readSheets, writeXlsx, type SheetColumn } from '../server/src/platform/sheets/index.ts'
import { residentCheck } from '../server/src/platform/text/index.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { atConsole, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

/** A building that the demo does not have. */
const BUILDING = String(20 + (Date.now() % 70))
const GOOD_ROWS = 800
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEADER = ['楼栋', '单元', '房号', '建筑面积', '业主姓名', '联系电话', '身份证号']

/** A resident ID with its right last character, or with a wrong one. */
function idNumber(serial: number, isRight = true): string {
  const first17 = `110101198803${String(10 + (serial % 18)).padStart(2, '0')}${String(serial % 1000).padStart(3, '0')}`
  const check = residentCheck(first17)
  return first17 + (isRight ? check : check === '7' ? '8' : '7')
}

/** A list as an office keeps it by hand: a title above the header, a total below, and a few rows that cannot be right. */
async function brokenList(): Promise<Buffer> {
  const row = (...cells: [room: string, area: string, name: string, phone: string, id: string]): string[] => [BUILDING, '1', ...cells]
  const good = Array.from({ length: GOOD_ROWS }, (_, n) => {
    const room = `${Math.floor(n / 40) + 3}${String((n % 40) + 1).padStart(2, '0')}`
    return row(room, '88.5', `柏青${n}`, `139${10_000_000 + n}`, idNumber(n))
  })
  const rows = [
    HEADER,
    row('101', '98.5', '白云溪', '13800138101', idNumber(901)),
    row('102', '99.1', '柳知秋', '138001381', idNumber(902)),
    row('201', '98.5', '江晚晴', '13800138201', idNumber(903, false)),
    row('101', '120', '白云溪', '13800138101', idNumber(901)),
    ...good,
    ['合计', '', '', '71097.1', '', '', ''],
  ]
  const title = '清溪花园二期业主名册'
  const columns: SheetColumn[] = HEADER.map((_, index) => ({ key: String(index), title: index === 0 ? title : '', kind: 'text' }))
  const out = new PassThrough()
  const bytes = buffer(out)
  await writeXlsx(out, { sheetName: '业主名册', columns, rows: rows.map((cells) => Object.fromEntries(Object.entries(cells))) })
  out.end()
  return bytes
}

describe('the import wizard with a list that nobody has cleaned', () => {
  let browser: Browser
  let supervisor: Person
  let file: { name: string; mimeType: string; buffer: Buffer }

  beforeAll(async () => {
    browser = await openBrowser()
    file = { name: '二期业主名册.xlsx', mimeType: XLSX, buffer: await brokenList() }
    supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor', '/imports')
  })
  afterEach(({ task }) => (task.result?.state === 'fail' ? supervisor.shoot('failed-import') : undefined))
  afterAll(() => browser?.close())

  const count = (of: string): Locator =>
    supervisor.page.getByRole('group', { name: '将要写入的内容' }).getByRole('button', { name: new RegExp(`${of}$`) })

  it('shows how far the check is, which column is what, and every bad row with its reason, before anything is written', async () => {
    const { page } = supervisor
    // However shortly it stands there.
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (document.querySelector('[role=progressbar]')) document.body.dataset['sawProgress'] = 'yes'
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['role'] })
    })
    await page.getByTestId('import-file').setInputFiles(file)
    await page.getByRole('heading', { name: '这些列各是什么' }).waitFor()
    expect(await page.locator('body').getAttribute('data-saw-progress')).toBe('yes')
    await page.getByText(/业主名册 · \d+ 行 · 表头在第 2 行/).waitFor()
    for (const [header, field] of Object.entries({ 楼栋: '楼栋', 房号: '房号', 业主姓名: '姓名', 联系电话: '电话', 身份证号: '证件号' })) {
      const line = page.getByRole('row', { name: new RegExp(`^${header}`) })
      expect(await line.textContent(), header).toMatch(new RegExp(`${field}.*已识别`))
    }
    await supervisor.shoot('import-1-columns')
    await page.getByRole('button', { name: '查看预览' }).click()
    await count('错误').waitFor()
    expect(await count('错误').textContent()).toBe('3错误')
    const problems = page.getByRole('table', { name: '错误' })
    const reasons = {
      4: '电话 138001381 有 9 位，位数不对',
      5: '的校验码不对',
      6: `与第 3 行同一房屋 ${BUILDING}-1-101 不一致：那里是 98.5，这里是 120`,
    }
    for (const [row, reason] of Object.entries(reasons))
      expect(await problems.getByRole('row', { name: new RegExp(`^${row} `) }).textContent(), `row ${row}`).toContain(reason)
    await supervisor.shoot('import-2-problems')
    expect(await page.getByRole('button', { name: /^写入/ }).isDisabled()).toBe(true)
  })

  it('gives the bad rows back as a file with a reason in each', async () => {
    const { page } = supervisor
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载问题行' }).click()])
    const workbook = await readSheets(await download.path(), { fileName: download.suggestedFilename() })
    const rows: string[] = []
    for await (const row of workbook.sheets[0]!.rows()) rows.push(row.cells.map(String).join('|'))
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    expect(rows.find((row) => row.includes('柳知秋'))).toContain('位数不对')
    expect(rows.find((row) => row.includes('江晚晴'))).toContain('校验码不对')
    expect(rows.filter((row) => row.includes('柏青'))).toEqual([])
  })

  it('writes the good rows when the bad ones are left out on purpose, and what is written is found by the search', async () => {
    const { page } = supervisor
    await page.getByLabel(/跳过有错误的 3 行/).check()
    await page.getByRole('button', { name: /^写入/ }).click()
    await page.getByRole('heading', { name: '导入完成' }).waitFor()
    await page.getByText('3 行有错误，没有写入。').waitFor()
    await supervisor.shoot('import-3-done')
    await page.getByRole('combobox', { name: /^搜索/ }).fill(`${BUILDING}栋1单元101`)
    const hit = page.getByRole('option', { name: new RegExp(`房屋.*${BUILDING}-1-101 `) })
    await hit.waitFor()
    await hit.click()
    await page.getByRole('heading', { level: 1, name: new RegExp(`${BUILDING}-1-101`) }).waitFor()
    await page.getByText('白云溪').first().waitFor()
    await page.getByText(/98\.5/).first().waitFor()
    await supervisor.shoot('import-4-unit')
  })

  it('finds nothing new and nothing changed when the same file comes again', async () => {
    const { page } = supervisor
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /导入$/ }).click()
    await page.getByTestId('import-file').setInputFiles(file)
    await page.getByRole('button', { name: '查看预览' }).click()
    await count('新增').waitFor()
    expect(await count('新增').textContent()).toBe('0新增')
    expect(await count('变更').textContent()).toBe('0变更')
    expect(await count('错误').textContent()).toBe('3错误')
    expect(await page.getByRole('button', { name: /^写入/ }).isDisabled()).toBe(true)
    await supervisor.shoot('import-5-again')
    expect(supervisor.complaints).toEqual([])
  })
})
