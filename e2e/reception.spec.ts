import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cases, dailywork, reception, sessions } from '@guanjia/contract'
import { barriersOn } from './barriers.ts'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)
const NAME = `旅程来访${RUN}`

let browser: Browser
let desk: Person
let siteId: string
let presses = 0
beforeAll(async () => {
  browser = await openBrowser()
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk', '/desk')
  siteId = (await asked(desk, sessions.currentSession)).sites[0]!.id
  // Nobody else is in the room, so that the next one is ours.
  for (const { id } of (await asked(desk, reception.board, { query: { siteId } })).waiting) await asked(desk, reception.actOnVisit, { params: { id }, body: { action: 'leave' } })
  await desk.page.evaluate(() => {
    const counted = window as unknown as { clicks: number }
    counted.clicks = 0
    document.addEventListener('mousedown', () => counted.clicks++, true)
  })
})
afterAll(() => browser?.close())

/** One stroke of a key or of two together. */
async function press(key: string): Promise<void> {
  presses++
  await desk.page.keyboard.press(key)
}
const type = (text: string): Promise<void> => desk.page.keyboard.type(text)
// Each step goes on where the one before it ended.
let isBroken = false
beforeEach(({ skip }) => skip(isBroken))
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  isBroken = true
  await desk.shoot('reception-failed')
})

describe('a day at the desk without a mouse', () => {
  it('enters a visitor who comes', async () => {
    const { page } = desk
    await page.getByText('无人等候').waitFor()
    await press('F7')
    await page.getByRole('dialog', { name: '登记到访' }).getByLabel('姓名').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'name')
    await type(NAME)
    for (let i = 0; i < 4; i++) await press('Tab')
    await type('楼道堆物无人清理')
    await desk.shoot('reception-1-arrive')
    await press('Control+Enter')
    await page.getByRole('region', { name: '等候的来访' }).getByText(NAME).waitFor()
    expect(await barriersOn(page)).toEqual([])
  })

  it('calls the next, takes the complaint, ticks what was done, and sees them off [RCP-008] [RCP-006]', async () => {
    const { page } = desk
    presses = 0
    await press('F2')
    await page.getByRole('region', { name: new RegExp(`正在接待.*${NAME}`) }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'desk-words')
    expect(await page.locator('#desk-words').inputValue()).toBe('楼道堆物无人清理')
    await press('Alt+2')
    await press('F6')
    await page.getByRole('button', { name: /主动问候/, pressed: true }).waitFor()
    await desk.shoot('reception-2-serving')
    expect(await barriersOn(page)).toEqual([])
    await press('Control+Enter')
    await page.getByRole('heading', { name: /已受理/ }).waitFor()
    await press('F4')
    await page.getByRole('dialog', { name: /送别/ }).waitFor()
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.type === 'radio')
    await press('Space')
    await desk.shoot('reception-3-finish')
    await press('Control+Enter')
    await page.getByText('无人等候').waitFor()
    expect(presses).toBeLessThanOrEqual(7)
    const { items } = await asked(desk, reception.listVisits, { query: { siteId, filter: { q: NAME } } })
    expect(items).toMatchObject([{ status: 'finished', rating: 5, need: '楼道堆物无人清理' }])
    const visit = await asked(desk, reception.getVisit, { params: { id: items[0]!.id } })
    expect(visit.links).toMatchObject([{ case: { kind: 'complaint' } }])
    expect(visit.complaintAt).not.toBeNull()
  })

  it('finds a caller, reads the card and takes a case with three keys and the words', async () => {
    const { page } = desk
    presses = 0
    await press('F3')
    await page.waitForFunction(() => document.activeElement?.id === 'desk-search')
    await type('3-2-1201')
    await press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'desk-words')
    await page.getByRole('complementary', { name: '来电人' }).getByText('3-2-1201').first().waitFor()
    await page.getByRole('complementary', { name: '来电人' }).getByText(/何静 199/).waitFor()
    await type(`厨房水槽滴水 ${RUN}`)
    await press('Control+Enter')
    await page.getByRole('heading', { name: /已受理/ }).waitFor()
    expect(presses).toBe(3)
    const { items } = await asked(desk, cases.listCases, { query: { siteId, filter: { q: `厨房水槽滴水 ${RUN}` } } })
    expect(items).toMatchObject([{ unit: { name: '3-2-1201' }, kind: 'repair', firstContactBy: { name: '许婉' } }])
    expect(await page.evaluate(() => (window as unknown as { clicks: number }).clicks)).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})

describe('two who work at one reception', () => {
  it('see each other without a reload; a shift that one writes the other accepts', async () => {
    const other = await atConsole(browser, DESKTOP, guanjia, 'desk2', '/reception')
    const loads = other.loads()
    const came = await asked(desk, reception.arrive, { body: { siteId, name: `${NAME}乙`, need: '办卡' } })
    await other.page.getByText(`${NAME}乙`).waitFor()
    await other.shoot('reception-4-board')
    expect(await barriersOn(other.page)).toEqual([])
    await other.page.getByRole('button', { name: /叫下一位/ }).click()
    await other.page.getByRole('region', { name: new RegExp(`正在接待.*${came.ticket}`) }).waitFor()
    await desk.page.getByText('无人等候').waitFor()
    expect(other.loads()).toBe(loads)
    await desk.page.goto(`${guanjia}/hand-overs/new`)
    await desk.page.getByText(`${NAME}乙`).or(desk.page.getByText('办卡')).first().waitFor()
    await desk.page.getByLabel('内容').first().fill('备用钥匙 12 把')
    await desk.page.getByLabel('给下一班的话').fill(`旅程交班 ${RUN}`)
    await desk.shoot('reception-5-hand-over')
    await desk.page.keyboard.press('Control+Enter')
    await desk.page.getByText('待接班').first().waitFor()
    const id = new URL(desk.page.url()).pathname.split('/').at(-1)!
    await other.page.goto(`${guanjia}/hand-overs/${id}`)
    await other.page.getByRole('button', { name: '确认接班' }).click()
    await other.page.getByRole('dialog').getByRole('button', { name: '确认接班' }).click()
    await desk.page.getByText('已接班').first().waitFor()
    expect(await asked(desk, dailywork.getHandOver, { params: { id } })).toMatchObject({ acceptedBy: { name: '陶然' }, lines: [{ kind: 'keys', text: '备用钥匙 12 把' }] })
    await asked(other, reception.actOnVisit, { params: { id: came.id }, body: { action: 'finish', rating: 5 } })
    expect([...desk.complaints, ...other.complaints]).toEqual([])
    await other.leave()
  })
})

describe('the guard at the gate', () => {
  it('lets a visitor in and out by phone, and keeps what was typed [RCP-015]', async () => {
    const guard = await onPhone(browser, PHONE, guanjia, 'guard')
    const { page } = guard
    await page.getByRole('button', { name: '登记进入' }).click()
    const sheet = page.getByRole('dialog', { name: '登记进入' })
    for (const step of ['敬礼', '微笑问候', '询问指引']) await sheet.getByRole('checkbox', { name: step }).click()
    await sheet.getByLabel('访客姓名').fill(`${NAME}丙`)
    await sheet.getByLabel('被访房号').fill('9-9-9999')
    await sheet.getByRole('button', { name: '登记进入' }).click()
    await sheet.getByText('本项目没有这个房号').waitFor()
    await sheet.getByLabel('被访房号').fill('3栋2单元1201')
    await guard.shoot('reception-6-gate')
    expect(await barriersOn(page)).toEqual([])
    await sheet.getByRole('button', { name: '登记进入' }).click()
    await page.getByRole('button', { name: `离开 ${NAME}丙` }).click()
    await page.getByRole('button', { name: `离开 ${NAME}丙` }).waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    const { items } = await asked(guard, reception.listGateVisits, { query: { siteId, filter: { q: `${NAME}丙` } } })
    expect(items).toMatchObject([{ unit: { name: '3-2-1201' }, steps: ['salute', 'greet', 'direct'], inBy: { name: '雷振' }, outBy: { name: '雷振' } }])
    expect(guard.complaints).toEqual([])
    await guard.leave()
  })
})
