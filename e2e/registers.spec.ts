import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { archives, belongings, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { ask, asked, atConsole, onPhone, type Person } from './people.ts'

const guanjia = inject('guanjiaUrl')
const RUN = String(Date.now() % 100_000).padStart(5, '0')
const PLATE = `闽H${RUN}`
const SPACE = `E2E-${RUN}`

let browser: Browser
let desk: Person
let tech: Person
let siteId: string
let home: { unit: string; person: string }

beforeAll(async () => {
  browser = await openBrowser()
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
  tech = await onPhone(browser, PHONE, guanjia, 'tech')
  siteId = (await asked(desk, sessions.currentSession)).sites[0]!.id
  const { items } = await asked(desk, archives.listUnits, { query: { siteId, limit: 50, filter: { state: ['self_occupied'] } } })
  const unit = items.find(({ owners }) => owners.length > 0)!
  home = { unit: unit.code, person: unit.owners[0]!.name }
  await asked(desk, belongings.createSpace, { body: { siteId, code: SPACE, kind: 'underground' } })
})
afterAll(() => browser?.close())

describe('a household gets its car into the garage', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([desk.shoot('registers-failed-1'), tech.shoot('registers-failed-2')])
  })

  it('a wrong plate is refused beside its field, the right one is registered', async () => {
    const { page } = desk
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '登记簿' }).click()
    await page.getByRole('heading', { name: '车辆' }).waitFor()
    await page.getByRole('button', { name: '新增车辆' }).first().click()
    const form = page.getByRole('dialog', { name: '新增车辆' })
    await form.getByLabel('车牌号').fill(`闽H${RUN.slice(1)}`)
    await form.getByLabel('房号').click()
    await page.keyboard.type(home.unit)
    await page.getByTitle(home.unit).or(page.locator('.ant-select-item-option', { hasText: home.unit })).first().click()
    await form.getByLabel('车主').click()
    await page.keyboard.type(home.person)
    await page.locator('.ant-select-item-option', { hasText: home.person }).first().click()
    await desk.shoot('registers-1-new')
    await page.keyboard.press('Control+Enter')
    await form.getByText('车牌位数不对').waitFor()
    await form.getByLabel('车牌号').fill(PLATE)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: `闽H·${RUN}` }).waitFor()
    await desk.shoot('registers-2-vehicle')
  })

  it('a card is applied for and issued, and the household’s page tells it', async () => {
    const { page } = desk
    await page.getByRole('button', { name: '申请车卡' }).click()
    const form = page.getByRole('dialog', { name: '新增门禁卡' })
    await form.getByRole('button', { name: '登记', exact: true }).or(form.getByRole('button', { name: '登 记' })).click()
    await page.getByText('待发卡').first().waitFor()
    await page.getByRole('button', { name: '发卡' }).or(page.getByRole('button', { name: '发 卡' })).click()
    const issue = page.getByRole('dialog', { name: /^发卡/ })
    await issue.getByLabel('卡号').fill(`CK-${RUN}`)
    await page.keyboard.press('Control+Enter')
    await page.getByText('有效', { exact: true }).first().waitFor()
    await page.getByRole('link', { name: home.unit }).first().click()
    await page.getByText('车辆、车位、门禁卡等').waitFor()
    await page.getByRole('link', { name: `CK-${RUN}` }).waitFor()
    await page.getByText('发卡').first().waitFor()
    await desk.shoot('registers-3-unit')
  })

  it('an unsold space is let to them, and cannot be let twice', async () => {
    const { page } = desk
    await page.goto(`${guanjia}/registers/parking_space?q=${SPACE}`)
    await page.getByRole('link', { name: SPACE }).click()
    await page.getByRole('button', { name: /出\s?租/ }).first().click()
    const form = page.getByRole('dialog', { name: /^出租/ })
    await form.getByLabel('承租人').click()
    await page.keyboard.type(home.person)
    await page.locator('.ant-select-item-option', { hasText: home.person }).first().click()
    await form.getByLabel('开始日期').fill('2026-01-01')
    await page.keyboard.press('Enter')
    await form.getByLabel('月租').fill('320')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已租').first().waitFor()
    const space = (await asked(desk, belongings.listSpaces, { query: { siteId, filter: { q: SPACE } } })).items[0]!
    expect(space).toMatchObject({ state: 'leased', lease: { person: { name: home.person }, rentFen: 32_000 } })
    expect((await ask(desk, belongings.actOnSpace, { params: { id: space.id }, body: { action: 'lease', personId: space.lease!.person.id, fromOn: '2026-01-01' } })).status).toBe(409)
    await desk.shoot('registers-4-space')
  })

  it('the plate is found in the search box, and on the phone without more of a name than the gate needs', async () => {
    const { page } = desk
    await page.keyboard.press('/')
    await page.keyboard.type(RUN)
    await page.getByRole('option', { name: new RegExp(`闽H·${RUN}`) }).click()
    await page.getByRole('heading', { name: `闽H·${RUN}` }).waitFor()
    await tech.page.goto(`${guanjia}/m/look-up`)
    await tech.page.getByLabel('车牌、编号、表号或卡号').fill(RUN)
    const hit = tech.page.getByRole('link', { name: new RegExp(`闽H·${RUN}`) })
    await hit.waitFor()
    expect(await hit.innerText()).toContain(`${home.unit} · ${home.person.slice(0, 1)}**`)
    await tech.shoot('registers-5-phone')
    expect(await tech.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    // A wrong plate and a space that is taken are answers, not faults of the page.
    expect(desk.complaints.filter((line) => !/40[09]|422/.test(line))).toEqual([])
    expect(tech.complaints).toEqual([])
  })
})
