import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { relations, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { choose } from './choose.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)

let browser: Browser
let steward: Person
let walking: Person
let resident: Person
let home: { id: string; code: string }
let outageId: string

beforeAll(async () => {
  browser = await openBrowser()
  steward = await atConsole(browser, DESKTOP, guanjia, 'steward')
  walking = await onPhone(browser, PHONE, guanjia, 'steward2')
  resident = await onPhone(browser, PHONE, guanjia, 'resident')
  const { units } = await asked(resident, sessions.currentSession)
  home = { id: units[0]!.id, code: units[0]!.code }
})
afterAll(() => browser?.close())

describe('two elders whose children are away, in three browsers [PRS-031]', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([steward.shoot('care-failed-1'), walking.shoot('care-failed-2'), resident.shoot('care-failed-3')])
  })

  it('a fact of who somebody is waits for the consent', async () => {
    const { page } = steward
    await page.goto(`${guanjia}/archives/units/${home.id}`)
    const panel = page.locator('section.gj-card', { has: page.getByRole('heading', { name: '关怀信息' }) })
    await panel.getByRole('button', { name: '登记' }).click()
    const form = page.getByRole('dialog', { name: '登记' })
    await choose(form.getByLabel('情况'), '独居', /^独居老人$/)
    await form.getByLabel('说明').fill(`老两口，儿女在外地 ${RUN}`)
    await form.getByRole('button', { name: '登记' }).click()
    await form.getByText('这类信息必须先征得本人同意').first().waitFor()
    await form.getByText('同意', { exact: true }).click()
    await form.getByRole('button', { name: '登记' }).click()
    await panel.getByText(`老两口，儿女在外地 ${RUN}`).waitFor()
  })

  it('an outage calls them first; the one on the phone takes the call and brings water', async () => {
    const { sites } = await asked(steward, sessions.currentSession)
    const now = Date.now()
    const outage = await asked(steward, relations.createOutage, {
      body: { siteId: sites[0]!.id, kind: 'water', isPlanned: false, reason: `爆管 ${RUN}`, fromAt: new Date(now - 60_000).toISOString(), untilAt: new Date(now + 7_200_000).toISOString(), unitIds: [home.id] },
    })
    outageId = outage.id
    const { page } = walking
    await page.goto(`${guanjia}/m/outages/${outageId}`)
    const card = page.locator('article', { hasText: home.code })
    await card.getByText('独居老人').waitFor()
    await card.getByRole('button', { name: '我来打' }).click()
    await card.getByRole('button', { name: '需要帮助' }).waitFor()
    // The desk sees at once who is calling, and has no button of its own.
    await steward.page.goto(`${guanjia}/care/outages/${outageId}`)
    await steward.page.getByText('卞书航 正在打').waitFor()
    expect(await steward.page.getByRole('button', { name: '我来打' }).count()).toBe(0)
    await card.getByRole('button', { name: '需要帮助' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '需要帮助' }).click()
    await card.getByText('需要帮助').first().waitFor()
    await steward.page.getByRole('link', { name: /^PS-/ }).click()
    await steward.page.getByRole('heading', { name: /送水上门/ }).waitFor()
  })

  it('the resident takes the consent back on the phone, and the reason is gone from the open list', async () => {
    const { page } = resident
    await page.goto(`${guanjia}/m/own-care`)
    const fact = page.locator('article', { hasText: `老两口，儿女在外地 ${RUN}` })
    await fact.getByRole('button', { name: '撤回并删除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤回并删除' }).click()
    await fact.waitFor({ state: 'detached' })
    await steward.page.goto(`${guanjia}/care/outages/${outageId}`)
    const row = steward.page.getByRole('row', { name: new RegExp(home.code) })
    await row.waitFor()
    expect(await row.textContent()).not.toContain('独居老人')
  })
})
