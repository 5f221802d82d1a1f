import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { atConsole, onPhone, sitDown, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let manager: Person
let visitor: Person
beforeAll(async () => {
  browser = await openBrowser()
  manager = await atConsole(browser, DESKTOP, guanjia, 'manager', '/quality/mystery')
})
afterAll(() => browser?.close())

describe('a mystery visit, from the plan to the score', () => {
  it('the manager plans it, and a visitor without sign-in hands in the sheet on a phone', async () => {
    const { page } = manager
    await page.getByRole('button', { name: '安排暗访' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('评分表').click()
    await page.keyboard.type('仪容')
    await page.keyboard.press('Enter')
    await form.getByLabel('暗访情境').fill('以准业主身份到前台咨询入伙手续')
    await form.getByLabel('访客', { exact: true }).fill('慕容暗访')
    await manager.shoot('scores-1-plan')
    await form.getByRole('button', { name: '安排并取链接' }).click()
    const link = await page.getByRole('textbox', { name: '访客链接' }).inputValue()
    await manager.shoot('scores-2-link')
    await page.getByRole('button', { name: /知道|确定|OK/ }).last().click()
    visitor = await sitDown(browser, PHONE, link)
    await visitor.page.getByText('以准业主身份到前台咨询入伙手续').waitFor()
    await visitor.page.getByLabel('接待您的人').fill('工牌 002')
    for (const group of await visitor.page.getByRole('radiogroup').all()) await group.getByRole('radio', { name: /做到|未触犯|^5$/ }).first().click()
    await visitor.shoot('scores-3-visitor')
    await visitor.page.getByRole('button', { name: '提交', exact: true }).click()
    await visitor.page.getByText('已提交，谢谢您').waitFor()
    await visitor.shoot('scores-4-done')
    expect(visitor.complaints).toEqual([])
  })

  it('the visit stands in the score of the site and who went stays sealed', async () => {
    const { page } = manager
    await page.getByText('以准业主身份到前台咨询入伙手续').first().click()
    await page.getByText(/身份已封存/).waitFor()
    await manager.shoot('scores-5-visit')
    expect(await page.getByText('慕容暗访').count()).toBe(0)
    await page.goto(`${guanjia}/quality/scores`)
    await page.getByText('项目得分').waitFor()
    await manager.shoot('scores-6-board')
    await page.getByText('项目得分').click()
    await page.getByText(/神秘访客 .*M-/).first().waitFor()
    await manager.shoot('scores-7-details')
    await page.goto(`${guanjia}/quality/scores`)
    await page.getByRole('button', { name: '权重与规则' }).click()
    await page.getByLabel('基准份数').waitFor()
    await manager.shoot('scores-8-rule')
    expect(manager.complaints).toEqual([])
  })

  it('on the phone everybody sees the own score', async () => {
    const desk = await onPhone(browser, PHONE, guanjia, 'desk')
    await desk.page.goto(`${guanjia}/m/quality/score`)
    await desk.page.getByText(/总分|本月还没有/).first().waitFor()
    await desk.shoot('scores-9-phone')
    expect(desk.complaints).toEqual([])
  })
})
