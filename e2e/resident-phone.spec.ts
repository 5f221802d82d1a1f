import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, platform, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { ask, asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let steward: Person
beforeAll(async () => {
  browser = await openBrowser()
  steward = await atConsole(browser, DESKTOP, guanjia, 'steward')
})
afterAll(() => browser?.close())

/** How much of the screen would have to be pushed sideways to be seen. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

describe.each([
  { width: 390, height: 844 },
  { width: 320, height: 568 },
])('a resident with a phone of $width × $height', (viewport) => {
  const matter = `书房 ${(Date.now() + viewport.width) % 100_000} 号插座`
  let resident: Person
  let caseId: string

  beforeAll(async () => {
    resident = await onPhone(browser, { ...PHONE, viewport }, guanjia, 'resident')
  })
  afterAll(async () => {
    await resident.shoot(`resident-${viewport.width}-last`)
    await resident.leave()
  })

  it('reports from the home page, finds what was typed after a reload, and is not pushed sideways anywhere', async () => {
    const { page } = resident
    const tile = page.getByRole('navigation', { name: '报事' }).getByRole('link', { name: '报修' })
    await tile.waitFor()
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-${viewport.width}-home`)
    await tile.click()
    await page.getByLabel('请说说情况').fill(`${matter}冒火花，已经拔掉插头。`)
    expect(await overflowOf(page)).toBe(0)
    await page.reload()
    expect(await page.getByLabel('请说说情况').inputValue()).toContain(matter)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(matter).waitFor()
    expect(await overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    // The household has a repair open already; this is another matter.
    await page.getByRole('button', { name: '是另一件，继续提交' }).click()
    await page.getByRole('list', { name: '进度：已受理' }).waitFor()
    expect(await overflowOf(page)).toBe(0)
    caseId = new URL(page.url()).pathname.split('/').at(-1)!
    const taken = await asked(steward, cases.getCase, { params: { id: caseId } })
    expect(taken).toMatchObject({ channel: 'resident_app', unit: { name: '3-2-1201' } })
    expect(taken.statement).toContain(matter)
  })

  it('urges, writes, and reads the answer of the house as it is written [RPR-001]', async () => {
    const { page } = resident
    const loads = resident.loads()
    await page.getByRole('button', { name: '催办' }).click()
    const sheet = page.getByRole('dialog', { name: '催一催' })
    await sheet.getByLabel(/想说的话/).fill('家里有老人，请尽快。')
    await resident.shoot(`resident-${viewport.width}-urge`)
    await sheet.getByRole('button', { name: '催办' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.getByText('家里有老人，请尽快。').waitFor()
    await page.getByRole('textbox', { name: '给物业留言' }).fill('下午三点以后家里有人。')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('下午三点以后家里有人。').waitFor()
    expect((await asked(steward, cases.getCase, { params: { id: caseId } })).urgedCount).toBe(1)
    const told = await asked(steward, platform.listMessages, { query: { limit: 20 } })
    expect(told.items.filter(({ recordId }) => recordId === caseId).map(({ body, title }) => title + body).join()).toMatch(/催/)

    const params = { id: caseId }
    await asked(steward, cases.commentOnCase, { params, body: { note: '内部：先查空开。', isVisibleToResident: false } })
    await asked(steward, cases.commentOnCase, { params, body: { note: '电工三点半到您家。', isVisibleToResident: true } })
    await page.getByText('电工三点半到您家。').waitFor()
    expect(await page.getByText('内部：先查空开。').count()).toBe(0)
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-${viewport.width}-case`)
    expect(resident.loads()).toBe(loads)
  })

  it('finds the own matter on the home page, and withdraws it', async () => {
    const { page } = resident
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('article').filter({ hasText: matter }).getByRole('link').click()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: '撤销这件事？' })
    await sheet.getByRole('button', { name: '撤销报事' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.getByText('您已撤销').waitFor()
    expect((await asked(steward, cases.getCase, { params: { id: caseId } })).status).toBe('cancelled')
  })

  it('cannot look into the matters of another household, whatever address is typed', async () => {
    const { page } = resident
    const own = (await asked(resident, sessions.currentSession)).personId
    const { items } = await asked(steward, cases.listCases, { query: { limit: 100 } })
    const foreign = items.find(({ person }) => person !== null && person.id !== own)!
    await page.goto(`${guanjia}/m/cases/${foreign.id}`)
    await page.getByText('找不到这条记录').waitFor()
    expect(await page.getByText(foreign.number).count()).toBe(0)
    await resident.shoot(`resident-${viewport.width}-not-found`)
    expect(await ask(resident, cases.getCase, { params: { id: foreign.id } })).toMatchObject({ status: 404, code: 'not_found' })
    expect(await ask(resident, cases.caseTimeline, { params: { id: foreign.id } })).toMatchObject({ status: 404, code: 'not_found' })
    const seen = await asked(resident, cases.listCases, { query: { limit: 100 } })
    expect(seen.items.length).toBeGreaterThan(0)
    expect(seen.items.filter(({ person }) => person?.id !== own)).toEqual([])
    expect(resident.complaints).toEqual([])
  })
})
