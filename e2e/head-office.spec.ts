import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases } from '@guanjia/contract'
import { DESKTOP, openBrowser } from './browser.ts'
import { asked, atConsole, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)

let browser: Browser
let admin: Person
let desk: Person

beforeAll(async () => {
  browser = await openBrowser()
  admin = await atConsole(browser, DESKTOP, guanjia, 'admin')
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
})
afterAll(() => browser.close())

describe('head office and the posts', () => {
  it('switches between sites by pinyin on the keyboard alone, and opens a figure of the comparison at its site', async () => {
    const { page } = admin
    const here = page.getByRole('banner').getByRole('button', { name: '清溪花园' })
    await here.waitFor()
    await page.keyboard.press('s')
    const box = page.getByRole('combobox', { name: '项目名称、拼音或编码' })
    await box.fill('yunqi')
    await page.getByRole('option', { name: /云栖里案场/ }).waitFor()
    await box.press('Enter')
    await page.getByRole('banner').getByRole('button', { name: '云栖里案场' }).waitFor()
    await page.goto(`${guanjia}/insight/sites`)
    const table = page.getByRole('table', { name: '项目对比' })
    await table.waitFor()
    await admin.shoot('compare')
    await table.getByRole('button', { name: '查看清溪花园的在办报事' }).click()
    await page.waitForURL(/\/cases\?open=true/)
    await here.waitFor()
  })

  it('sends a case where the matrix says, and shows whose it is', async () => {
    const { page } = admin
    await page.goto(`${guanjia}/org/responsibilities`)
    await page.getByRole('row', { name: /给排水报修与抢修/ }).getByLabel('主责').waitFor()
    await admin.shoot('matrix')
    const { items: categories } = await asked(desk, cases.listCategories)
    const siteId = (await asked(admin, cases.listCases, { query: { limit: 1 } as never })).items[0]!.siteId
    const taken = await asked(desk, cases.createCase, { body: { siteId, kind: 'repair', statement: `水管接头渗水 ${RUN}`, categoryId: categories.find(({ code }) => code === 'water.leak')!.id } as never })
    await desk.page.goto(`${guanjia}/cases/${taken.id}`)
    await desk.page.getByText('按职责边界清单：给排水报修与抢修 · 工程主管').waitFor()
    await desk.page.getByText(/职责归属：/).waitFor()
    await desk.page.getByRole('button', { name: '组建小组' }).click()
    const form = desk.page.getByRole('dialog')
    await form.getByLabel('处理目标').fill('查清渗水来源')
    await form.getByLabel('成员').click()
    await desk.page.getByTitle(/何静 · 楼宇管家/).last().click()
    await desk.page.keyboard.press('Escape')
    await form.getByLabel('组长').click()
    await desk.page.getByTitle(/何静 · 楼宇管家/).last().click()
    await form.getByRole('button', { name: '组建小组' }).click()
    await desk.page.getByText('查清渗水来源').first().waitFor()
    await desk.shoot('team')
  })

  it('records what was agreed outside, and ticks what is done once a day', async () => {
    const { page } = desk
    await page.goto(`${guanjia}/`)
    const bench = page.getByRole('region', { name: '今天的岗位事项' })
    await bench.getByText('到访接待').waitFor()
    await desk.shoot('workbench')
    const tick = bench.getByRole('button', { name: '完成' })
    await tick.click()
    await bench.getByText(/许婉 .* 已完成/).waitFor()
    await page.goto(`${guanjia}/org/liaisons`)
    await page.getByRole('button', { name: '登记联络' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('外联单位').click()
    await page.getByTitle(/清溪社区居委会/).last().click()
    await form.getByLabel('事由').fill(`楼道整治 ${RUN}`)
    await form.getByRole('switch', { name: '需要跟进' }).click()
    await form.getByLabel('约定事项').fill('周五前清理完毕')
    await form.getByRole('button', { name: '登记联络' }).click()
    await page.getByText(`楼道整治 ${RUN}`).click()
    await page.getByRole('button', { name: '办结', exact: true }).click()
    await page.getByLabel('跟进结果').fill('已清理')
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click()
    await page.getByText('已清理').first().waitFor()
    await desk.shoot('liaison')
    expect([...admin.complaints, ...desk.complaints]).toEqual([])
  })
})
