import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, sessions, workorders } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)
/** Short enough for titles and places that are cut in a card. */
const HOSTILE = `<img src=x onerror=document.title='broken'>=1+1 ${RUN}`

let browser: Browser
let boss: Person
let colleague: Person
let tech: Person
let record: { id: string; number: string }
let order: { id: string; number: string }

beforeAll(async () => {
  browser = await openBrowser()
  boss = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  colleague = await atConsole(browser, DESKTOP, guanjia, 'manager')
  tech = await onPhone(browser, PHONE, guanjia, 'tech')
  const [{ sites }, worker] = await Promise.all([asked(boss, sessions.currentSession), asked(tech, sessions.currentSession)])
  const siteId = sites[0]!.id
  record = await asked(boss, cases.createCase, { body: { siteId, kind: 'complaint', statement: HOSTILE, title: HOSTILE, place: HOSTILE, placeKind: 'public_area', demand: HOSTILE, expectation: HOSTILE, personsInvolved: HOSTILE } })
  await asked(boss, cases.commentOnCase, { params: { id: record.id }, body: { note: HOSTILE } })
  order = await asked(boss, workorders.createWorkOrder, { body: { siteId, kind: 'maintenance', title: HOSTILE, symptom: HOSTILE, placeKind: 'public_area', place: HOSTILE, workerId: worker.employeeId } })
  await asked(boss, workorders.createWorkOrder, { body: { siteId, kind: 'maintenance', title: HOSTILE, placeKind: 'public_area', place: HOSTILE } })
})
afterAll(async () => {
  await Promise.all([boss.shoot('trouble-desk-console'), tech.shoot('trouble-desk-phone')])
  await browser?.close()
})

/** The words stand there, and the browser made nothing of them. */
async function mustBeWords(page: Page): Promise<void> {
  await page.getByText(HOSTILE).first().waitFor()
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  expect(await page.title()).not.toBe('broken')
}

describe('signs of HTML and of formulas', () => {
  it.each([
    ['/cases', () => '/cases'], ['/cases/board', () => '/cases/board'], ['the page of the case', () => `/cases/${record.id}`],
    ['/work-orders', () => '/work-orders'], ['the page of the work order', () => `/work-orders/${order.id}`], ['/dispatch', () => '/dispatch'],
  ])('are words on the console: %s', async (_, path) => {
    await boss.page.goto(`${guanjia}${path()}`)
    await mustBeWords(boss.page)
    expect(boss.complaints).toEqual([])
  })

  it('are words on the phone of whoever gets the work', async () => {
    await tech.page.goto(`${guanjia}/m/work-orders/${order.id}`)
    await mustBeWords(tech.page)
    expect(tech.complaints).toEqual([])
  })
})

describe('a board that hangs open', () => {
  it('shows what others do, without a reload: a card that moves, and one that comes', async () => {
    await colleague.page.goto(`${guanjia}/cases/board`)
    const column = (name: string) => colleague.page.getByRole('region', { name })
    await column('已受理').getByRole('link', { name: record.number }).waitFor()
    const loads = colleague.loads()
    await asked(boss, cases.actOnCase, { params: { id: record.id }, body: { action: 'start' } })
    await column('处理中').getByRole('link', { name: record.number }).waitFor()
    expect(await column('已受理').getByRole('link', { name: record.number }).count()).toBe(0)
    expect(colleague.loads()).toBe(loads)
    await colleague.shoot('trouble-desk-board')
  })

  it('hears it in eight windows of one browser, which keeps six connections to a server, and goes on hearing when the first is closed', async () => {
    const context = colleague.page.context()
    const windows = await Promise.all(Array.from({ length: 7 }, () => context.newPage()))
    for (const page of windows) await page.goto(`${guanjia}/cases/board`)
    const shows = (state: string): Promise<void>[] => windows.map((page) => page.getByRole('region', { name: state }).getByRole('link', { name: record.number }).waitFor())
    await Promise.all(shows('处理中'))
    await colleague.page.close()
    await asked(boss, cases.actOnCase, { params: { id: record.id }, body: { action: 'resolve', result: '已清理' } })
    await Promise.all(shows('已解决'))
  })
})
