import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cases, sla, workorders } from '@guanjia/contract'
import { DESKTOP, openBrowser } from './browser.ts'
import { ask, asked, atConsole, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const MINUTE = 60_000
/** What the order is recognized by; new for each run. */
const TITLE = `客梯 ${Date.now() % 100_000} 停在两层之间`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('a promise is made shorter, tried on the past, and running promises follow', () => {
  let head: Person
  /** The same person at another screen. */
  let manyHanded: Person
  let manager: Person
  let desk: Person
  let siteId: string
  let orderId: string
  let dueBefore: number
  let versionBefore: number

  const everyone = (): Person[] => [head, manyHanded, manager, desk]
  const arrival = async () => {
    const { items } = await asked(desk, workorders.workOrderClocks, { params: { id: orderId } })
    return items.find(({ metric }) => metric === 'arrive')!
  }
  const trapped = async (): Promise<sla.Policy> => {
    const { items } = await asked(head, sla.listPolicies)
    return items.find(({ code }) => code === 'lift-trapped')!
  }

  beforeAll(async () => {
    head = await atConsole(browser, DESKTOP, guanjia, 'admin')
    manyHanded = await atConsole(browser, DESKTOP, guanjia, 'admin')
    manager = await atConsole(browser, DESKTOP, guanjia, 'manager')
    desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
    siteId = (await asked(desk, cases.listCases, { query: { limit: 1 } })).items[0]!.siteId
    const { items: categories } = await asked(desk, cases.listCategories)
    const categoryId = categories.find(({ code }) => code === 'lift.trapped')!.id
    const order = await asked(desk, workorders.createWorkOrder, {
      body: { siteId, title: TITLE, categoryId, urgency: 'emergency', placeKind: 'facility', place: '3 栋客梯' },
    })
    orderId = order.id
    versionBefore = (await trapped()).version
    dueBefore = Date.parse((await arrival()).dueAt!)
  })
  // Each step goes on where the one before it ended.
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all(everyone().map((person, index) => person.shoot(`failed-sla-${index + 1}`)))
  })
  afterAll(() => Promise.all(everyone().map((person) => person?.leave())))

  it('who is in charge of one site looks at the rules of the company and cannot change them', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/settings/policies?q=电梯困人`)
    await page.getByRole('link', { name: '电梯困人', exact: true }).click()
    await page.getByText('全公司的规则由管理全部项目的人修改').waitFor()
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
    expect(await page.getByRole('button', { name: '添加承诺' }).count()).toBe(0)
    const policy = await trapped()
    const answer = await ask(manager, sla.changePolicy, { params: { id: policy.id }, body: { version: policy.version, name: '不行' } })
    expect(answer).toMatchObject({ status: 403, code: 'not_permitted' })
  })

  it('a time that its own reminder would outlast is told while typing and not saved', async () => {
    const { page } = head
    await page.goto(`${guanjia}/settings/policies`)
    await page.getByRole('link', { name: '电梯困人', exact: true }).click()
    const card = page.getByRole('region', { name: '到场', exact: true })
    const minutes = card.getByLabel('到场 · 时限 · 分钟', { exact: true })
    expect(await minutes.inputValue()).toBe('30')
    await minutes.fill('5')
    await card.getByText('必须早于到期').waitFor()
    expect(await page.getByRole('button', { name: /^保存为第 \d+ 版$/ }).isDisabled()).toBe(true)
    await head.shoot('sla-wrong')
    await minutes.fill('20')
    await card.getByText('必须早于到期').waitFor({ state: 'hidden' })
    await page.getByText('没有发现问题').waitFor()
  })

  it('saving makes a version; the order that is running keeps its promise', async () => {
    const { page } = head
    await page.keyboard.press('Control+Enter')
    await page.getByText('要不要换到新版本').waitFor()
    expect(await trapped()).toMatchObject({ version: versionBefore + 1 })
    expect(Date.parse((await arrival()).dueAt!)).toBe(dueBefore)
    await page.getByRole('button', { name: '版本历史' }).click()
    const drawer = page.getByRole('dialog', { name: /版本历史/ })
    const newest = drawer.getByRole('listitem').filter({ hasText: `第 ${versionBefore + 1} 版` }).first()
    await newest.getByText('30分钟').waitFor()
    await newest.getByText('20分钟').waitFor()
    await head.shoot('sla-versions')
    await drawer.getByRole('button', { name: '关掉对话框' }).click()
    await drawer.waitFor({ state: 'hidden' })
  })

  it('the check names the rule that would always decide first', async () => {
    const { page } = head
    const { id } = await trapped()
    await page.goto(`${guanjia}/settings/policies/new?copy=${id}`)
    const check = page.getByRole('region', { name: '检查' })
    await check.getByText(/^电梯困人：到场：总是由“电梯困人（副本）”先决定/).waitFor()
    await page.getByLabel('优先级', { exact: true }).fill('200')
    await check.getByText(/^到场永不生效：“电梯困人”总是先决定/).waitFor()
    await head.shoot('sla-lint')
  })

  it('the simulator shows what a shorter time would have made of the last month, and leads to the orders', async () => {
    const { page } = head
    await page.goto(`${guanjia}/settings/policies?q=repair-order`)
    await page.getByRole('link', { name: '工程维修单', exact: true }).click()
    await page.getByRole('region', { name: '到场', exact: true }).getByLabel('到场 · 时限 · 小时', { exact: true }).fill('0')
    await page.getByRole('region', { name: '到场', exact: true }).getByLabel('到场 · 时限 · 分钟', { exact: true }).fill('20')
    await page.getByRole('button', { name: /试算$/ }).click()
    await page.getByRole('heading', { name: '时限试算' }).waitFor()
    await page.getByText('近 30 天').click()
    await page.getByRole('button', { name: '开始试算' }).click()
    await page.getByRole('heading', { name: '试算结果' }).waitFor()
    const row = page.getByRole('row', { name: /工单 · 到场/ })
    await row.getByText('▼ −').waitFor()
    const { rows } = await asked(head, sla.simulate, { body: { siteId, from: daysAgo(29), to: daysAgo(0), policies: [await shorter()] } })
    const arrive = rows.find(({ subjectType, metric }) => subjectType === 'work_order' && metric === 'arrive')!
    expect(arrive.newlyBreached).toBeGreaterThan(0)
    expect(await row.getByRole('cell').nth(4).innerText()).toContain(String(arrive.newlyBreached))
    await page.getByRole('heading', { name: /结果或到期时间有变化的承诺/ }).waitFor()
    expect(await page.getByRole('link', { name: /^W-|^[A-Z]{1,3}-\d/ }).count()).toBeGreaterThan(0)
    await page.getByRole('img', { name: '各项承诺试算前后的按时率' }).waitFor()
    await head.shoot('sla-simulation')
    // Nothing of it was saved.
    expect((await ordinary()).targets.find(({ metric }) => metric === 'arrive')!.target).toBe('PT2H')
  })

  it('the manager of the site sees first what recalculating would do, and then does it', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/settings/recalculations`)
    await page.getByRole('button', { name: '重算本项目时限' }).click()
    const dialog = page.getByRole('dialog', { name: '重算时限' })
    const order = page.getByRole('link', { name: await nameOfOrder() })
    const sample = dialog.getByRole('row').filter({ hasText: '到场' }).filter({ has: order })
    await sample.waitFor()
    await manager.shoot('sla-preview')
    await dialog.getByLabel('原因').fill('电梯困人改为 20 分钟到场')
    await dialog.getByRole('button', { name: /^开始重算/ }).click()
    await dialog.getByText(/已重算 \d+ 个承诺/).waitFor()
    await manager.shoot('sla-recalculated')
    await dialog.getByRole('button', { name: '完成', exact: true }).click()
    await page.getByRole('row', { name: /电梯困人改为 20 分钟到场/ }).first().waitFor()
  })

  it('the order is due ten minutes earlier, and its clock says why [ORG-027]', async () => {
    const clock = await arrival()
    expect(Date.parse(clock.dueAt!)).toBe(dueBefore - 10 * MINUTE)
    expect(clock.targetSeconds).toBe(20 * 60)
    const { events } = await asked(desk, sla.getClock, { params: { id: clock.id } })
    expect(events!.map(({ kind }) => kind)).toContain('retarget')
  })

  it('two people change one rule: what the other changed is taken in, and saving again builds on it', async () => {
    const { page } = head
    const rule = (await asked(head, sla.listPolicies)).items.find(({ code }) => code === 'key-loan')!
    await page.goto(`${guanjia}/settings/policies/${rule.id}`)
    await page.getByLabel('岗位', { exact: true }).fill('前台')
    await page.route('**/api/v1/stream', (route) => route.abort())
    const { version, name, post, match } = rule
    const targets = Object.fromEntries(rule.targets.map(({ metric, targetText: _words, ...facts }) => [metric, facts]))
    const body = { version, name, post, match, targets, rank: rule.rank + 1 }
    await asked(manyHanded, sla.changePolicy, { params: { id: rule.id }, body })
    await page.getByRole('button', { name: /保存为第/ }).click()
    await page.getByText('优先级', { exact: true }).first().waitFor()
    await page.getByRole('alert').filter({ hasText: '优先级' }).waitFor()
    await head.shoot('sla-conflict')
    await page.getByRole('button', { name: /保存为第/ }).click()
    await page.getByText('要不要换到新版本').waitFor()
    const saved = await asked(head, sla.getPolicy, { params: { id: rule.id } })
    expect(saved).toMatchObject({ version: version + 2, post: '前台', rank: rule.rank + 1 })
  })

  it('the limits of a pause and the quiet hours are changed beside them', async () => {
    const { page } = head
    await page.goto(`${guanjia}/settings/pause-rules`)
    await page.getByRole('button', { name: /修改暂停规则 · 待配件/ }).click()
    const form = page.getByRole('dialog', { name: /待配件/ })
    await form.getByLabel('天', { exact: true }).first().fill('2')
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('row', { name: /待配件/ }).getByText('2天', { exact: true }).waitFor()
    await page.goto(`${guanjia}/settings/alerts`)
    await page.getByRole('button', { name: '修改', exact: true }).click()
    const settings = page.getByRole('dialog', { name: '提醒设置' })
    await settings.getByLabel('从', { exact: true }).fill('2230')
    await settings.getByRole('button', { name: '保存', exact: true }).click()
    await settings.waitFor({ state: 'hidden' })
    await page.getByText('22:30 – 次日07:00').waitFor()
  })

  it('nobody was shown an error that nobody caught', () => {
    expect(everyone().flatMap(({ complaints }) => complaints)).toEqual([])
  })

  async function nameOfOrder(): Promise<RegExp> {
    const { number } = await asked(desk, workorders.getWorkOrder, { params: { id: orderId } })
    return new RegExp(number)
  }

  async function ordinary(): Promise<sla.Policy> {
    return (await asked(head, sla.listPolicies)).items.find((policy) => policy.code === 'repair-order')!
  }

  /** The policy of ordinary repairs as the trial has it: at the door within twenty minutes. */
  async function shorter(): Promise<sla.PolicyDraft> {
    const { code, name, post, rank, match, targets } = await ordinary()
    const facts = targets.map(({ metric, targetText: _words, ...rest }) => [
      metric,
      metric === 'arrive' ? { ...rest, target: 'PT20M' } : rest,
    ])
    return { code, name, post, rank, match, targets: Object.fromEntries(facts) as sla.PolicyDraft['targets'] }
  }
})

/** A day of the site, which the demo has in Shanghai. */
function daysAgo(days: number): string {
  return new Date(Date.now() + 8 * 60 * MINUTE - days * 24 * 60 * MINUTE).toISOString().slice(0, 10)
}

describe('somebody goes on leave', () => {
  let steward: Person
  beforeAll(async () => {
    steward = await atConsole(browser, DESKTOP, guanjia, 'steward', '/settings/account')
  })
  afterAll(() => steward?.leave())

  it('and names on the own page who stands in, until being back', async () => {
    const { page } = steward
    await page.getByRole('button', { name: '请人代班' }).click()
    const form = page.getByRole('dialog', { name: '请人代班' })
    await form.getByLabel('由谁代班').click()
    await page.getByTitle('许婉').click()
    await form.getByLabel('原因').fill('培训')
    await form.getByRole('button', { name: '安排', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    const row = page.getByRole('row', { name: /许婉/ })
    await row.getByText('代班中').waitFor()
    await row.getByRole('button', { name: '结束代班' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结束代班' }).click()
    await row.getByText('代班中').waitFor({ state: 'hidden' })
    expect(steward.complaints).toEqual([])
  })
})
