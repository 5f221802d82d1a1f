import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archives, cases, complaints, platform, workorders } from '@guanjia/contract'
import { formatPhone } from '@guanjia/ui/format/text.ts'
import { pinyinKeys } from '../server/src/platform/text/index.ts'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { ask, asked, atConsole, onPhone, photograph, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

/** What the matter is recognized by on every screen; new for each run. */
const MATTER = `阳台 ${Date.now() % 100_000} 号推拉门`
const WORDS = `${MATTER}的滑轮坏了，关不严，晚上漏风。`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The stage at which a resident sees the own matter; waits until it is the one named. */
function atStage({ page }: Person, stage: string): Promise<void> {
  return page.getByRole('list', { name: `进度：${stage}` }).waitFor()
}

describe('one repair, four people at four screens, nobody reloads', () => {
  let resident: Person
  let steward: Person
  let tech: Person
  let desk: Person
  let siteId: string
  let caseId: string
  let orderId: string
  let loadsBefore: number[]
  let figuresBefore: Map<string, number>

  const everyone = (): Person[] => [resident, steward, tech, desk]

  async function figures(): Promise<Map<string, number>> {
    const day = 86_400_000
    const [from, to] = [-day, day].map((by) => new Date(Date.now() + by).toISOString()) as [string, string]
    const overview = await asked(desk, platform.overview, { query: { siteId, from, to } })
    return new Map(overview.figures.map(({ key, numerator, value, unit }) => [key, unit === 'count' ? (value ?? 0) : numerator]))
  }

  beforeAll(async () => {
    resident = await onPhone(browser, PHONE, guanjia, 'resident')
    steward = await atConsole(browser, DESKTOP, guanjia, 'steward')
    tech = await onPhone(browser, PHONE, guanjia, 'tech')
    desk = await atConsole(browser, DESKTOP, guanjia, 'desk', '/cases?open=true')
    siteId = (await asked(resident, cases.listCases)).items[0]!.siteId
    figuresBefore = await figures()
    loadsBefore = everyone().map((person) => person.loads())
  })
  // Each step goes on where the one before it ended.
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all(everyone().map((person, index) => person.shoot(`failed-${index + 1}`)))
  })
  afterAll(() => Promise.all(everyone().map((person) => person?.leave())))

  it('the resident reports in three steps with a photo and is told who answers for it [RPR-005, RPR-006, ORG-032]', async () => {
    const { page } = resident
    await page.getByRole('link', { name: '报事', exact: true }).click()
    await page.getByRole('button', { name: /^报修/ }).click()
    await page.getByRole('radio', { name: /3-2-1201/ }).waitFor()
    await page.getByLabel('请说说情况').fill(WORDS)
    await page.getByTestId('camera').setInputFiles(await photograph(browser, '滑轮', '#7a3b2e'))
    await page.getByText('照片 1 / 1 已上传').waitFor()
    await resident.shoot('resident-2-tell')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(WORDS).waitFor()
    await resident.shoot('resident-3-check')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    // The household has a repair open already; this is another matter.
    await page.getByRole('button', { name: '是另一件，继续提交' }).click()
    await atStage(resident, '已受理')
    await page.getByText('何静 负责跟进').waitFor()
    caseId = new URL(page.url()).pathname.split('/').at(-1)!
    const taken = await asked(resident, cases.getCase, { params: { id: caseId } })
    expect(taken).toMatchObject({ status: 'registered', statement: WORDS, unit: { name: '3-2-1201' } })
    expect([taken.firstContactBy.name, taken.owner.name]).toEqual(['何静', '何静'])
    expect(taken.files).toHaveLength(1)
    await resident.shoot('resident-4-taken')
  })

  it('the first contact sees it at once and hands engineering a work order within ten minutes [RPR-001, RPR-013]', async () => {
    const { page } = steward
    await desk.page.getByRole('row', { name: new RegExp(MATTER) }).waitFor()
    await page.getByRole('row', { name: new RegExp(MATTER) }).getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: new RegExp(MATTER) }).waitFor()
    await steward.shoot('steward-case')
    await page.getByRole('toolbar').getByRole('button', { name: '生成工单' }).click()
    const form = page.getByRole('dialog')
    expect(await form.getByLabel('标题').inputValue()).toContain(MATTER)
    await form.getByLabel('执行人').click()
    await page.getByTitle('吕师傅').click()
    await steward.shoot('steward-raise')
    await form.getByRole('button', { name: '生成工单' }).click()
    await form.waitFor({ state: 'hidden' })
    await atStage(resident, '处理中')
    const record = await asked(steward, cases.getCase, { params: { id: caseId } })
    expect(record.clocks.find(({ metric }) => metric === 'raise')).toMatchObject({ outcome: 'met', targetSeconds: 600 })
    expect(record.clocks.find(({ metric }) => metric === 'acknowledge')).toMatchObject({ outcome: 'met' })
    expect(record.workOrderList).toMatchObject([{ status: 'assigned', worker: { name: '吕师傅' } }])
    orderId = record.workOrderList[0]!.id
  })

  it('the technician brings the five pieces, proves the work on the phone, and cannot close it [RPR-008, RPR-014, RPR-020]', async () => {
    const { page } = tech
    const card = page.getByRole('link').filter({ hasText: MATTER })
    await card.waitFor()
    await tech.shoot('tech-1-today')
    await card.click()
    await page.getByRole('button', { name: '接单' }).click()
    await page.getByRole('button', { name: '到场', exact: true }).click()
    await tech.shoot('tech-2-arrive')
    for (const piece of ['鞋套', '抹布', '小毛刷', '工作台布', '小垃圾铲']) await page.getByRole('checkbox', { name: piece }).click()
    const sheet = page.getByRole('dialog', { name: '到场' })
    await sheet.getByTestId('camera').setInputFiles(await photograph(browser, '处理前', '#5b5f66'))
    await sheet.getByText('照片 1 / 1 已上传').waitFor()
    await tech.shoot('tech-3-arrive-filled')
    await sheet.getByRole('button', { name: '确认到场' }).click()
    await page.getByRole('button', { name: '开始处理' }).click()
    await page.getByRole('button', { name: '完工' }).click()
    await page.getByLabel('怎么处理的？').fill('更换推拉门滑轮一对，调平轨道，开合顺畅。')
    await page.getByTestId('camera').last().setInputFiles(await photograph(browser, '处理后', '#2f6f4f'))
    await page.getByText('照片 1 / 1 已上传').waitFor()
    await page.getByRole('button', { name: '加 15 分钟' }).click()
    await tech.shoot('tech-4-done-form')
    await page.getByRole('button', { name: '完工提交' }).click()
    await page.getByText(/鞋套.*抹布.*小毛刷.*工作台布.*小垃圾铲/).waitFor()
    await tech.shoot('tech-5-done')

    const order = await asked(tech, workorders.getWorkOrder, { params: { id: orderId } })
    expect(order).toMatchObject({ status: 'done', labourMinutes: 15, fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] })
    expect([order.photosBefore.length, order.photosAfter.length]).toEqual([1, 1])
    expect(order.clocks.find(({ metric }) => metric === 'arrive')).toMatchObject({ outcome: 'met' })
    expect(order.allowedActions).not.toContain('close')
    const close = { action: 'close' } as const
    expect((await ask(tech, workorders.actOnWorkOrder, { params: { id: orderId }, body: close })).status).toBe(403)
    expect((await ask(tech, cases.actOnCase, { params: { id: caseId }, body: close })).status).toBe(404)
  })

  it('the first contact keeps it while engineering works; the resident sees it solved and confirms [ORG-032, RPR-009]', async () => {
    const { page } = steward
    const stillMine = await asked(steward, platform.myWork, { query: { siteId } })
    expect(stillMine.items.map(({ id }) => id)).toContain(caseId)
    await page.getByText('工单完工').first().waitFor()
    await page.getByRole('button', { name: '解决' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('处理结果').fill('阳台门滑轮已更换，关门严实。')
    await form.getByRole('button', { name: '解决' }).click()
    await form.waitFor({ state: 'hidden' })

    await atStage(resident, '已解决')
    const tooEarly = await ask(desk, cases.actOnCase, { params: { id: caseId }, body: { action: 'close' } })
    expect(tooEarly).toMatchObject({ status: 422, code: 'case.closing_needs_return_visit' })
    await resident.shoot('resident-5-solved')
    await resident.page.getByRole('button', { name: '确认并评价' }).click()
    const sheet = resident.page.getByRole('dialog', { name: '确认与评价' })
    await sheet.getByRole('radio', { name: '解决了', exact: true }).click()
    await sheet.getByRole('radio', { name: '总体满意吗？：5 星' }).click()
    await sheet.getByLabel(/还想说点什么/).fill('师傅很细心，谢谢。')
    await resident.shoot('resident-6-confirm')
    await sheet.getByRole('button', { name: '提交确认' }).click()
    await atStage(resident, '已确认')
  })

  it('the desk closes the loop that engineering could not, everyone sees it, and the figures of the site move [RPR-014]', async () => {
    const { page } = desk
    await page.getByRole('row', { name: new RegExp(MATTER) }).getByRole('link').click()
    await page.getByRole('button', { name: '关闭', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await atStage(resident, '已关闭')
    await desk.shoot('desk-closed')
    await resident.shoot('resident-7-closed')
    await expect.poll(() => steward.page.getByRole('button', { name: '解决' }).count()).toBe(0)

    const closed = await asked(desk, cases.getCase, { params: { id: caseId } })
    expect(closed).toMatchObject({ status: 'closed', closeReason: 'confirmed', firstContactBy: { name: '何静' } })
    expect(closed.rating).toMatchObject({ score: 5, opinion: '师傅很细心，谢谢。' })
    expect((await asked(steward, platform.myWork, { query: { siteId } })).items.map(({ id }) => id)).not.toContain(caseId)
    const moved = await figures()
    for (const key of ['registered', 'closed', 'satisfactionRate', 'raiseIn10MinutesRate'])
      expect(moved.get(key), key).toBe(figuresBefore.get(key)! + 1)

    expect(everyone().map((person) => person.loads())).toEqual(loadsBefore)
    expect(everyone().flatMap((person) => person.complaints)).toEqual([])
  })
})

describe('at the front desk', () => {
  let desk: Person
  let steward: Person
  /** Who calls: the owner of the room of the demo resident. */
  let caller: { name: string; phone: string }

  beforeAll(async () => {
    desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
    steward = await atConsole(browser, DESKTOP, guanjia, 'steward')
    const { hits } = await asked(desk, archives.search, { query: { q: '3-2-1201' } })
    const { people } = await asked(desk, cases.callerCard, { query: { unitId: hits.find(({ kind }) => kind === 'unit')!.id } })
    const owner = people.find(({ role }) => role === 'owner')!
    caller = { name: owner.name, phone: owner.phones[0]! }
  })
  afterEach(({ task }) => (task.result?.state === 'fail' ? desk.shoot('failed-desk') : undefined))
  afterAll(() => Promise.all([desk?.leave(), steward?.leave()]))

  it('a call is taken by keyboard alone: the tail of the phone, the card, the words, a number to tell [RPR-001, RPR-005]', async () => {
    const { page } = desk
    const words = `厨房 ${Date.now() % 100_000} 号水龙头漏水，关不紧。`
    await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(caller.phone.slice(-4))
    await page.getByRole('option', { name: new RegExp(caller.name) }).waitFor()
    await desk.shoot('desk-1-search')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: new RegExp(caller.name) }).waitFor()
    await desk.shoot('desk-2-person')
    await page.keyboard.press('a')
    const card = page.getByRole('complementary', { name: '来电人' })
    await card.getByRole('link', { name: formatPhone(caller.phone) }).waitFor()
    await card.getByText('3-2-1201').first().waitFor()
    // The words are what comes next: nobody has to look for their field.
    await page.keyboard.type(words)
    expect(await page.getByLabel('业户原话').inputValue()).toBe(words)
    await desk.shoot('desk-3-card')
    await page.keyboard.press('Control+Enter')
    const saved = page.getByRole('heading', { name: /已受理/ })
    await saved.waitFor()
    const number = /C-\d{8}-\d{4}/.exec((await saved.textContent()) ?? '')?.[0]
    expect(number).toBeDefined()
    await page.getByText('许婉，负责到业主确认').waitFor()
    await desk.shoot('desk-4-saved')

    await page.keyboard.press('/')
    await page.keyboard.type(number!)
    await page.getByRole('option', { name: new RegExp(number!) }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: new RegExp(number!) }).waitFor()
    await page.getByText(words).first().waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('a complaint is closed after the reception has asked again whether all is well, never by its handler [CMP-008, CMP-028]', async () => {
    const { page } = desk
    const words = `隔壁装修 ${Date.now() % 100_000} 天，午休时间还在钻墙。`
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 1, name: '前台' }).waitFor()
    await page.getByRole('combobox', { name: /来电人/ }).fill(pinyinKeys(caller.name).initials)
    await page.getByRole('option', { name: new RegExp(caller.name) }).first().click()
    await page.getByLabel('业户原话').fill(words)
    await page.keyboard.press('Alt+2')
    await page.getByLabel('投诉等级').click()
    await page.getByTitle('复杂', { exact: true }).click()
    await page.getByLabel('诉求', { exact: true }).fill('中午十二点到两点不许钻墙')
    await page.getByLabel('涉及人员').fill('楼上装修户')
    await desk.shoot('desk-5-complaint')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /已受理/ }).getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: /C-\d{8}-\d{4}/ }).waitFor()
    const params = { id: new URL(page.url()).pathname.split('/').at(-1)! }

    // What the five clears ask for: when, who, heard to the end, what was done (CMP-045).
    const { version } = await asked(desk, cases.getCase, { params })
    await asked(desk, cases.changeCase, { params, body: { version, occurredAt: new Date(Date.now() - 60_000).toISOString() } })
    await asked(desk, complaints.actOnComplaint, { params, body: { action: 'record', listenerNotes: '已听完并复述确认。', letFinish: true, noHaste: true, noArguing: true } })
    await asked(steward, cases.actOnCase, { params, body: { action: 'start' } })
    await asked(steward, complaints.actOnComplaint, { params, body: { action: 'record', handling: '当天上门与装修户面谈。' } })
    await asked(steward, cases.actOnCase, { params, body: { action: 'resolve', result: '已与装修户约定午休时间停工，张贴告示。' } })
    const visit = { action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 5 } as const
    expect(await ask(steward, cases.actOnCase, { params, body: visit })).toMatchObject({ status: 403, code: 'case.own_work' })
    expect(await ask(steward, cases.actOnCase, { params, body: { action: 'close' } })).toMatchObject({ status: 403, code: 'case.own_work' })
    const tooEarly = await ask(desk, cases.actOnCase, { params, body: { action: 'close' } })
    expect(tooEarly.code).toBe('case.closing_needs_return_visit')

    await page.getByRole('toolbar').getByRole('button', { name: '回访' }).click()
    const form = page.getByRole('dialog')
    await form.getByText('已联系上').click()
    await form.getByText('已解决', { exact: true }).click()
    await form.getByText('4 满意').click()
    await form.getByLabel('业主意见').fill('这两天安静了。')
    await desk.shoot('desk-6-visit')
    await form.getByRole('button', { name: '回访' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '关闭', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await asked(desk, cases.getCase, { params })).toMatchObject({
      status: 'closed', closeReason: 'return_visit', score: 4,
      returnVisits: [{ by: { name: '许婉' }, isSettled: true, score: 4, opinion: '这两天安静了。' }],
    })
    expect(desk.complaints).toEqual([])
  })
})
