import pg from 'pg'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scores, sessions, standards } from '@guanjia/contract'
import { dayIn, monthAfter } from '../server/src/platform/time.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { guanjia, guanjiaDatabase } from './guanjia.ts'
import { asked, atConsole, type Person } from './people.ts'

const ZONE = 'Asia/Shanghai'

let browser: Browser
let supervisor: Person
let manager: Person
let desk: Person
let siteId: string
/** A month before the demo's history, of which nothing is known yet. */
let month: string
let name: string
let fine: standards.CheckDetails
let bad: standards.CheckDetails

beforeAll(async () => {
  browser = await openBrowser()
  let steward: Person
  ;[supervisor, manager, desk, steward] = await Promise.all(['supervisor', 'manager', 'desk', 'steward'].map((login) => atConsole(browser, DESKTOP, guanjia, login))) as [Person, Person, Person, Person]
  siteId = (await asked(manager, sessions.currentSession)).sites[0]!.id
  const own = await asked(desk, sessions.currentSession)
  name = own.account.name
  for (let before = -13; month === undefined; before--) {
    const one = monthAfter(dayIn(ZONE, new Date()).slice(0, 7), before)
    const board = await asked(manager, scores.scoreBoard, { query: { siteId, month: one } })
    if (board.closedAt === null && board.scored === 0) month = one
  }
  const { items } = await asked(supervisor, standards.listStandards)
  const { id: standardId, current } = await asked(supervisor, standards.getStandard, { params: { id: items.find(({ code }) => code === 'GROOMING')!.id } })
  /** By a sheet whose last items were missed. */
  const check = (employeeId: string, missed: number) => asked(supervisor, standards.createCheck, {
    body: { siteId, standardId, employeeId, answers: current!.items.map(({ id: itemId }, at) => ({ itemId, value: at < current!.items.length - missed ? 1 : 0 })) },
  })
  fine = await check(own.employeeId!, 0)
  bad = await check(own.employeeId!, current!.items.length)
  const rival = await check((await asked(steward, sessions.currentSession)).employeeId!, 1)
  await steward.leave()
  // Looked at in the middle of that month: no screen goes back in time.
  const database = new pg.Client(guanjiaDatabase)
  await database.connect()
  const { rowCount } = await database.query('update service_check set checked_at = $2 where id = any ($1)', [[fine.id, bad.id, rival.id], `${month}-15T02:00:00Z`])
  await database.end()
  expect(rowCount).toBe(3)
})
afterAll(() => browser?.close())

describe('the score of a month', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([manager.shoot('scores-failed-manager'), desk.shoot('scores-failed-desk')])
  })
  const row = (): Locator => manager.page.getByRole('table', { name: '个人排名' }).getByRole('row', { name: new RegExp(name) })
  /** Name, team, rank, the three parts, total. */
  const cells = async (): Promise<string[]> => (await row().getByRole('cell').allInnerTexts()).map((text) => text.trim())

  it('is lower by what a check missed, and opens to the very sheet and its items [SCR-003]', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/quality/scores?month=${month}`)
    await row().waitFor()
    const [, rank, customer, mystery, internal, total] = await cells()
    expect([rank, customer, mystery]).toEqual(['2', '—', '—'])
    expect(internal).toBe(total)
    expect(Number(total)).toBeLessThan(100)
    await row().getByRole('link', { name }).click()
    const evidence = page.getByRole('link', { name: new RegExp(bad.number) }).first()
    await evidence.waitFor()
    await manager.shoot('scores-1-evidence')
    const lost = (await page.locator('.gj-score-fact', { hasText: bad.number }).locator('strong').allInnerTexts()).map((text) => Number(text.replace('−', '-')))
    expect(Math.abs(100 + lost.reduce((sum, one) => sum + one, 0) - Number(total))).toBeLessThan(0.1)
    await evidence.click()
    await page.getByRole('heading', { name: new RegExp(name) }).waitFor()
    await page.getByText(bad.number).first().waitFor()
    expect(manager.complaints).toEqual([])
  })

  it('is appealed by whom it is about, and what is accepted counts no more [SCR-003]', async () => {
    const { page } = desk
    const { employeeId } = await asked(desk, sessions.currentSession)
    await page.goto(`${guanjia}/quality/scores/details?month=${month}&employee=${employeeId!}`)
    await page.locator('.gj-score-fact', { hasText: bad.number }).getByRole('button', { name: '申诉' }).click()
    const form = page.getByRole('dialog', { name: '申诉' })
    await form.getByLabel('申诉理由').fill('当时在帮老人搬行李')
    await form.getByRole('button', { name: '申诉', exact: true }).click()
    await page.getByText(/申诉已提交 S-/).waitFor()
    await page.getByText(/申诉 S-\S+ 待答复/).first().waitFor()
    await desk.shoot('scores-2-appealed')

    // While it waits for its answer the month does not close.
    await manager.page.goto(`${guanjia}/quality/scores?month=${month}`)
    await manager.page.getByRole('button', { name: '结账锁定' }).click()
    await manager.page.getByRole('dialog').getByRole('button', { name: '结账锁定' }).click()
    await manager.page.getByRole('alert').first().waitFor()
    expect((await asked(manager, scores.scoreBoard, { query: { siteId, month } })).closedAt).toBeNull()

    await manager.page.goto(`${guanjia}/quality/appeals?state=open`)
    const waiting = manager.page.getByRole('row', { name: new RegExp(`${name} ${month}`) })
    await waiting.getByRole('button', { name: '申诉成立' }).click()
    const answer = manager.page.getByRole('dialog')
    await answer.getByLabel('答复').fill('有监控为证')
    await answer.getByRole('button', { name: '申诉成立' }).click()
    await manager.page.getByText('已答复').first().waitFor()
    await page.reload()
    await page.locator('.gj-score-fact', { hasText: fine.number }).first().waitFor()
    expect(await page.locator('.gj-check-score').innerText()).toBe('100')
    expect(await page.locator('.gj-score-fact', { hasText: bad.number }).count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })

  it('closes, stays as it was, and the ranking says who comes first [SCR-002]', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/quality/scores?month=${month}`)
    await page.getByRole('button', { name: '结账锁定' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结账锁定' }).click()
    await page.getByText(/\d 锁定（/).waitFor()
    const [, rank, , , , total] = await cells()
    expect([rank, total]).toEqual(['1', '100'])
    expect(await page.getByRole('button', { name: '结账锁定' }).count()).toBe(0)
    await manager.shoot('scores-3-closed')
    // A colleague sees the ranks that are published, and the own.
    await desk.page.goto(`${guanjia}/quality/scores?month=${month}`)
    await desk.page.getByRole('row', { name: new RegExp(`${name}.*（我）`) }).waitFor()
    expect([...manager.complaints, ...desk.complaints]).toEqual([])
  })
})
