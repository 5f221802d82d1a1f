import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

let browser: Browser
let supervisor: Person
let tech: Person
let siteId: string

beforeAll(async () => {
  browser = await openBrowser()
  ;[supervisor, tech] = await Promise.all([atConsole(browser, DESKTOP, guanjia, 'supervisor'), onPhone(browser, PHONE, guanjia, 'tech')])
  siteId = (await asked(supervisor, sessions.currentSession)).sites[0]!.id
})
afterAll(() => browser?.close())

describe('the environment, from the standard to the phone', () => {
  it('shows target beside floor, tells households before pest control, and starts nothing without it [ENV-006] [ENV-010]', async () => {
    const { page } = supervisor
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '环境', exact: true }).click()
    const pages = page.getByRole('navigation', { name: '环境管理页面' })
    await pages.getByRole('link', { name: '保洁标准' }).click()
    const line = page.getByRole('row').filter({ hasText: '车库' }).filter({ hasText: '拖洗' })
    await line.getByText('（合同）').waitFor()
    await page.getByText('（1 级）').first().waitFor()
    await supervisor.shoot('environment-1-standard')

    const from = new Date(Date.now() + 3 * 86_400_000)
    const made = await asked(supervisor, environment.createPestControl, {
      body: { siteId, targets: ['mosquito'], chemical: '旅程灭蚊剂', dose: '1:100', place: '旅程东门绿篱', contractor: '绿盾', safety: '请关窗', plannedFrom: from.toISOString(), plannedTo: new Date(from.getTime() + 3_600_000).toISOString(), reentryMinutes: 60 },
    })
    await page.goto(`${guanjia}/environment/pest_control/${made.id}`)
    const acts = page.getByRole('toolbar')
    await acts.getByRole('button', { name: '通知住户' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('补充说明').fill('当天请勿晾晒')
    await form.getByRole('button', { name: '通知住户' }).click()
    await page.getByText(/通知 \d+ 户/).waitFor()
    await page.getByText(/起可作业/).waitFor()
    expect(await acts.getByRole('button', { name: '开始作业' }).count()).toBe(0)
    await supervisor.shoot('environment-2-told')
  })

  it('gives a cleaner the work of today: read what stone does not bear, start the clock, and finish with one tap [ENV-005] [ENV-011]', async () => {
    const { page } = tech
    await page.goto(`${guanjia}/m/environment`)
    await page.getByRole('button', { name: '开始区域清洁' }).click()
    await page.getByLabel('其他位置').fill('旅程南门岗亭')
    await page.getByRole('button', { name: '开始计时' }).click()
    // Nobody begins without having read it.
    await page.getByText('石材禁用酸性清洁剂').waitFor()
    await tech.shoot('environment-3-warning')
    await page.getByRole('button', { name: '我已看清' }).click()
    await page.getByText(/剩 \d+ 分钟/).waitFor()
    await page.getByRole('button', { name: '完成 旅程南门岗亭' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '完成', exact: true }).click()
    await page.getByRole('button', { name: '完成 旅程南门岗亭' }).waitFor({ state: 'detached' })
    await expect.poll(async () => (await asked(supervisor, environment.listCleanJobs, { query: { siteId, filter: { q: '旅程南门' } } })).items.map(({ state, isLate }) => [state, isLate]), { timeout: 15_000 }).toEqual([['done', false]])
    expect([...supervisor.complaints, ...tech.complaints]).toEqual([])
  })
})
