import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, dispatch, sessions, workorders, zones } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)

let browser: Browser
let manager: Person
let supervisor: Person
let siteId: string
beforeAll(async () => {
  browser = await openBrowser()
  manager = await atConsole(browser, DESKTOP, guanjia, 'manager', '/dispatch')
  siteId = (await asked(manager, sessions.currentSession)).sites[0]!.id
})
afterAll(() => browser?.close())

async function raise(title: string, category?: string) {
  const { items } = await asked(manager, cases.listCategories)
  const categoryId = category === undefined ? null : items.find(({ code }) => code === category)!.id
  return asked(manager, workorders.createWorkOrder, { body: { siteId, title, kind: 'maintenance', categoryId, urgency: 'emergency', placeKind: 'public_area', place: '4 栋配电间' } })
}

describe('giving out work', () => {
  it('ranks the workers with reasons, and gives by a number and takes back by keys alone', async () => {
    const { page } = manager
    const order = await asked(manager, workorders.createWorkOrder, { body: { siteId, title: `换灯 ${RUN}`, kind: 'maintenance', urgency: 'urgent', placeKind: 'public_area', place: '5 栋大堂' } })
    await page.goto(`${guanjia}/dispatch`)
    const card = page.locator('article', { hasText: `换灯 ${RUN}` })
    await card.waitFor()
    for (let i = 0; i < 60 && (await card.getAttribute('data-chosen')) !== 'true'; i++) await page.keyboard.press('j')
    const ranked = page.getByRole('list', { name: '按规则排序的人选' })
    await page.getByText(`派给谁：${order.number}`).waitFor()
    await ranked.getByRole('button').first().waitFor()
    await page.keyboard.press('1')
    await page.getByText(new RegExp(`${order.number} 已派给`)).waitFor()
    await page.keyboard.press('u')
    await page.getByText(`已撤回 ${order.number}`).waitFor()
    expect(await asked(manager, workorders.getWorkOrder, { params: { id: order.id } })).toMatchObject({ status: 'open', worker: null })
  })

  it('names who lacks the certificate and since when, and never gives to them', async () => {
    const order = await raise(`配电箱跳闸 ${RUN}`, 'power.public_light')
    const { items } = await asked(manager, dispatch.listCandidates, { params: { id: order.id } })
    const expired = items.find(({ obstacles }) => obstacles.some(({ detail }) => /^高压电工证 \d{4}-/.test(detail)))!
    const { page } = manager
    await page.goto(`${guanjia}/dispatch`)
    await page.locator('article', { hasText: `配电箱跳闸 ${RUN}` }).getByText(order.number).click()
    const line = page.getByRole('list', { name: '按规则排序的人选' }).getByRole('button', { name: new RegExp(expired.worker.name) })
    await line.getByText(/缺少有效证书 高压电工证/).waitFor()
    expect(await line.isDisabled()).toBe(true)
    await manager.shoot('dispatch-board')
  })

  it('is two taps on the phone of the supervisor', async () => {
    const order = await raise(`水泵异响 ${RUN}`)
    supervisor = await onPhone(browser, PHONE, guanjia, 'supervisor')
    const { page } = supervisor
    await page.goto(`${guanjia}/m/work-orders/${order.id}`)
    await page.getByRole('button', { name: '派单' }).click()
    await page.getByText('首选').waitFor()
    await supervisor.shoot('dispatch-phone')
    await page.getByText('首选').click()
    await page.getByText(/已派给/).waitFor()
    expect(await asked(manager, workorders.getWorkOrder, { params: { id: order.id } })).toMatchObject({ status: 'assigned' })
  })
})

it('shows who answers where, and changes a post with its history', async () => {
  const { page } = manager
  await page.goto(`${guanjia}/settings/zones`)
  await page.getByRole('heading', { name: '片区责任' }).waitFor()
  await page.getByRole('button', { name: /更换 西区.*片区安全主办/ }).click()
  const form = page.getByRole('dialog', { name: /片区安全主办/ })
  await form.getByRole('combobox').fill('秦守义')
  await page.getByTitle('秦守义').click()
  await form.getByRole('button', { name: '更换' }).click()
  await form.waitFor({ state: 'detached' })
  const chart = await asked(manager, zones.zoneChart, { query: { siteId } })
  expect(chart.zones.find(({ name }) => name.startsWith('西区'))!.duties.find(({ post }) => post === 'security_lead')).toMatchObject({ employee: { name: '秦守义' } })
  await manager.shoot('zones')
})
