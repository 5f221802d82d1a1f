import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archives, cases, residents, workorders } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, photograph, sitDown, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let steward: Person
beforeAll(async () => {
  browser = await openBrowser()
  steward = await atConsole(browser, DESKTOP, guanjia, 'steward')
})
afterAll(() => browser?.close())

/** The act and its answer: a code that does not show was not asked for, was refused, or is not drawn. */
async function askForCode(page: Page): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().includes('/phone-codes')), page.getByRole('button', { name: '获取验证码' }).click()])
  expect(answer.ok() ? '' : await answer.text()).toBe('')
}

const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

describe.each([
  { width: 390, height: 844, nth: 3 },
  { width: 320, height: 568, nth: 7 },
])('a resident with a phone of $width × $height, and nothing but the phone number', (viewport) => {
  const matter = `次卧 ${(Date.now() + viewport.width) % 100_000} 号灯`
  /** Signs and formulas are words like any others. */
  const hostile = `<img src=x onerror="document.title='broken'"> =1+1 ${matter}不亮😀`
  let resident: Person
  let phone: string
  let caseId: string

  beforeAll(async () => {
    const siteId = (await asked(steward, cases.listCases, { query: { limit: 1 } })).items[0]!.siteId
    const { items } = await asked(steward, archives.listPersons, { query: { siteId, limit: 40, filter: { current: true } } })
    // A phone that only one household has.
    const single = items.filter((one) => one.kind === 'person' && one.units.length === 1 && one.phones.length > 0 && items.filter((other) => other.phones.includes(one.phones[0]!)).length === 1)
    phone = single[viewport.nth]!.phones[0]!
    resident = await sitDown(browser, { ...PHONE, viewport: { width: viewport.width, height: viewport.height } }, `${guanjia}/m/`)
  })
  afterAll(async () => {
    await resident.shoot(`resident-app-${viewport.width}-last`)
    await resident.leave()
  })

  it('signs in by the code of the phone', async () => {
    const { page } = resident
    await page.getByLabel('手机号').fill(phone)
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-app-${viewport.width}-sign-in`)
    await askForCode(page)
    const shown = await page.getByText(/验证码是 \d{6}/).textContent()
    await page.getByLabel('验证码').fill(/\d{6}/.exec(shown!)![0])
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('navigation', { name: '主要页面' }).waitFor()
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-app-${viewport.width}-home`)
  })

  it('reports in three steps with a photo and the hours that would suit; what was written is shown as written', async () => {
    const { page } = resident
    await page.getByRole('navigation', { name: '报事' }).getByRole('link', { name: '报修' }).click()
    await page.getByText('请直接打电话').waitFor()
    await page.getByLabel('请说说情况').fill(hostile)
    const picture = await photograph(browser, '灯', '#333')
    await page.locator('input[type=file]').last().setInputFiles({ name: picture.name, mimeType: picture.mimeType, buffer: picture.buffer })
    // Tomorrow has all its hours, whatever the time is now.
    await page.getByRole('radiogroup', { name: /希望什么时候上门/ }).getByRole('radio').nth(1).click()
    await page.getByRole('checkbox').first().click()
    await page.getByRole('checkbox').nth(1).click()
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-app-${viewport.width}-tell`)
    await page.reload()
    expect(await page.getByLabel('请说说情况').inputValue()).toBe(hostile)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('希望上门').waitFor()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    const another = page.getByRole('button', { name: '是另一件，继续提交' })
    await page.getByRole('list', { name: '进度：已受理' }).or(another).first().waitFor()
    if (await another.isVisible()) await another.click()
    await page.getByRole('list', { name: '进度：已受理' }).waitFor()
    caseId = new URL(page.url()).pathname.split('/').at(-1)!
    const taken = await asked(steward, cases.getCase, { params: { id: caseId } })
    expect(taken).toMatchObject({ channel: 'resident_app', statement: hostile, files: [{ isImage: true }] })
    expect(taken.wishedWindows.length).toBeGreaterThan(0)
    expect(await page.title()).not.toBe('broken')
    await resident.shoot(`resident-app-${viewport.width}-case`)
  })

  it('chooses one of the windows that the house proposes, without a reload', async () => {
    const { page } = resident
    const loads = resident.loads()
    const taken = await asked(steward, cases.getCase, { params: { id: caseId } })
    const tech = (await asked(steward, cases.listCases, { query: { limit: 1 } })).items[0]
    expect(tech).toBeDefined()
    const order = await asked(steward, workorders.createWorkOrder, { body: { siteId: taken.siteId, caseId, title: `${matter}不亮` } })
    const { items } = await asked(steward, residents.visitWindows, { params: { id: taken.siteId } })
    await asked(steward, residents.proposeWindows, { params: { id: order.id }, body: { windows: [items[3]!, items[5]!], note: '需要断电十分钟' } })
    await page.getByRole('button', { name: '选个方便的时间' }).click()
    const sheet = page.getByRole('dialog', { name: '选上门时间' })
    await sheet.getByRole('radio').nth(1).click()
    await resident.shoot(`resident-app-${viewport.width}-window`)
    expect(await overflowOf(page)).toBe(0)
    await sheet.getByRole('button', { name: '就这个时间' }).click()
    await sheet.waitFor({ state: 'hidden' })
    expect(await asked(steward, workorders.getWorkOrder, { params: { id: order.id } })).toMatchObject({ appointmentFrom: items[5]!.from, proposal: null })
    expect(resident.loads()).toBe(loads)
    await asked(steward, workorders.actOnWorkOrder, { params: { id: order.id }, body: { action: 'cancel', reason: '自行恢复' } }).catch(() => undefined)
  })

  it('talks with the desk, each seeing what the other has read, the desk on its case page', async () => {
    const { page } = resident
    await page.getByRole('textbox', { name: '给物业留言' }).fill('师傅来之前能打个电话吗？')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('师傅来之前能打个电话吗？').waitFor()
    await steward.page.goto(`${guanjia}/cases/${caseId}`)
    await steward.page.getByText('住户在等答复').first().waitFor()
    const panel = steward.page.getByRole('textbox', { name: '回复住户，住户在手机上看到' })
    await panel.fill('不关我的事')
    await steward.page.getByText('不关我的事', { exact: false }).first().waitFor()
    await panel.fill('可以，上门前半小时给您打电话。')
    await steward.shoot(`resident-app-${viewport.width}-console-talk`)
    await panel.press('Control+Enter')
    await page.getByText('可以，上门前半小时给您打电话。').waitFor()
    await page.getByText('已读').first().waitFor()
    // Signs are words here, too.
    expect(await steward.page.title()).not.toBe('broken')
    expect(await steward.page.getByText(hostile).count()).toBeGreaterThan(0)
    expect(steward.complaints).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-app-${viewport.width}-talk`)
  })

  it('confirms from the home page and rates, once', async () => {
    const { page } = resident
    const open = (await asked(steward, workorders.listWorkOrders, { query: { limit: 50, filter: { caseId } } })).items.filter((order) => !['closed', 'cancelled'].includes(order.status))
    if (open.length > 0) {
      const supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
      for (const { id } of open) await asked(supervisor, workorders.actOnWorkOrder, { params: { id }, body: { action: 'cancel', reason: '电话指导后已恢复' } })
      await supervisor.leave()
    }
    await asked(steward, cases.actOnCase, { params: { id: caseId }, body: { action: 'resolve', result: '电话指导复位空开后恢复。', cause: '' } })
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('region', { name: '等您处理' }).getByRole('link').filter({ hasText: '确认结果' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: '解决了', exact: true }).first().click()
    await sheet.getByRole('radio', { name: '总体满意吗？：5 星' }).click()
    await resident.shoot(`resident-app-${viewport.width}-rate`)
    await sheet.getByRole('button', { name: '提交确认' }).click()
    await sheet.waitFor({ state: 'hidden' })
    const after = await asked(steward, cases.getCase, { params: { id: caseId } })
    expect(after).toMatchObject({ status: 'confirmed', rating: { score: 5, isSettled: true }, ratings: [{ cycle: 1, score: 5 }] })
    expect(await overflowOf(page)).toBe(0)
  })

  it('finds the matter in the own history, and sees the devices that are signed in', async () => {
    const { page } = resident
    await page.goto(`${guanjia}/m/history`)
    await page.getByLabel('搜一搜').fill('号灯不亮')
    await page.getByRole('article').filter({ hasText: '<img src=x' }).waitFor()
    expect(await overflowOf(page)).toBe(0)
    await resident.shoot(`resident-app-${viewport.width}-history`)
    await page.goto(`${guanjia}/m/me`)
    await page.getByText('登录的设备').waitFor()
    await page.getByText('本机').waitFor()
    expect(await overflowOf(page)).toBe(0)
    expect(resident.complaints).toEqual([])
  })
})

describe('somebody whom nobody knows', () => {
  it('asks to be registered, the desk approves at the console, and the next code opens the home', async () => {
    const stranger = await sitDown(browser, PHONE, `${guanjia}/m/`)
    const { page } = stranger
    const phone = `139${String(Date.now()).slice(-8)}`
    await page.getByLabel('手机号').fill(phone)
    await askForCode(page)
    await stranger.shoot('resident-app-asked-for-code')
    const digits = /\d{6}/.exec((await page.getByText(/验证码是 \d{6}/).textContent())!)![0]
    await page.getByLabel('验证码').fill(digits)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('这个手机号还没有登记').waitFor()
    await page.getByLabel('姓名').fill('新来的')
    await page.getByLabel('房号').fill('1栋1单元0301')
    await stranger.shoot('resident-app-register')
    await page.getByRole('button', { name: '提交登记' }).click()
    await page.getByText('已提交，等前台核对').waitFor()

    const desk = await atConsole(browser, DESKTOP, guanjia, 'desk', '/registrations?state=waiting')
    await desk.page.getByRole('row').filter({ hasText: '新来的' }).getByRole('button', { name: '通过' }).first().click()
    await desk.shoot('resident-app-registrations')
    const form = desk.page.getByRole('dialog')
    await form.getByLabel('身份').click()
    await desk.page.getByTitle('家属').or(desk.page.getByRole('option', { name: '家属' })).last().click()
    await form.getByRole('button', { name: '通过' }).click()
    await form.waitFor({ state: 'hidden' })
    expect(desk.complaints).toEqual([])
    await desk.leave()
    await stranger.leave()
  })
})
