import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archives, cases, complaints, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { ask, asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)
const MATTER = `楼道感应门夜里不停开合 ${RUN}`

let browser: Browser
let desk: Person
let steward: Person
let supervisor: Person
let caseId: string

beforeAll(async () => {
  browser = await openBrowser()
  desk = await atConsole(browser, DESKTOP, guanjia, 'desk')
  steward = await onPhone(browser, PHONE, guanjia, 'steward')
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  const { sites } = await asked(desk, sessions.currentSession)
  const siteId = sites[0]!.id
  const { hits } = await asked(desk, archives.search, { query: { q: '3-2-1201', siteId, limit: 5 } })
  const unit = hits.find(({ kind }) => kind === 'unit')!
  const taken = await asked(desk, cases.createCase, {
    body: { siteId, kind: 'complaint', grade: 'complex', statement: MATTER, unitId: unit.id, wish: 'be_respected', demand: '夜里请关掉感应', personsInvolved: '本单元住户', occurredAt: new Date().toISOString(), channel: 'phone' },
  })
  caseId = taken.id
})
afterAll(() => browser?.close())

describe('a complaint from the first listener to the signature', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([desk.shoot('complaint-failed-1'), steward.shoot('complaint-failed-2'), supervisor.shoot('complaint-failed-3')])
  })

  it('the desk writes down what it heard, and the stage moves [CMP-055] [CMP-056]', async () => {
    const { page } = desk
    await page.goto(`${guanjia}/cases/${caseId}`)
    await page.getByText('请业主把话讲完，不打断').waitFor()
    await page.getByRole('button', { name: '补充记录' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('倾听记录').fill('业主连续三晚被吵醒，已复述确认。')
    for (const tick of ['让业户把话讲完，没有打断', '没有急于表态', '没有与业户争辩，引导说明事实']) await form.getByLabel(tick).check()
    await form.getByRole('button', { name: '补充记录' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '说明处理流程' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '说明处理流程' }).click()
    await page.getByText('问清何人、何事、何时、何地、为何').waitFor()
    await desk.shoot('complaint-1-desk')
  })

  it('the steward records what was found on the phone', async () => {
    const { page } = steward
    await page.goto(`${guanjia}/m/cases/${caseId}`)
    await page.getByRole('button', { name: '记录核实' }).click()
    const sheet = page.getByRole('dialog', { name: '记录核实' })
    await sheet.getByLabel('查明的情况').fill('感应门延时设定为两秒，夜间误触发。')
    await sheet.getByRole('button', { name: '记录核实' }).click()
    await sheet.waitFor({ state: 'hidden' })
    expect((await asked(desk, complaints.getComplaint, { params: { id: caseId } })).findings).toMatchObject([{ method: 'site' }])
  })

  it('cannot be closed before it is answered, and the resident signs on the screen [CMP-045] [CMP-053]', async () => {
    await asked(supervisor, cases.actOnCase, { params: { id: caseId }, body: { action: 'resolve', result: '夜间改为按键开门。' } })
    await asked(desk, cases.actOnCase, { params: { id: caseId }, body: { action: 'return_visit', isReached: true, isSettled: true, score: 5, opinion: '好多了' } })
    const { page } = steward
    await page.reload()
    await page.getByRole('button', { name: '签字' }).click()
    const sheet = page.getByRole('dialog', { name: '业户意见与签字' })
    await sheet.getByLabel('签字人姓名').fill('苏婉清')
    const pad = (await sheet.getByTestId('signature-pad').boundingBox())!
    await page.mouse.move(pad.x + 40, pad.y + 60)
    await page.mouse.down()
    for (let step = 1; step <= 12; step++) await page.mouse.move(pad.x + 40 + step * 16, pad.y + 60 + (step % 2 === 0 ? 24 : -18))
    await page.mouse.up()
    await steward.shoot('complaint-2-signature')
    await sheet.getByRole('button', { name: '提交签字' }).click()
    await sheet.waitFor({ state: 'hidden' })
    expect((await asked(desk, complaints.getComplaint, { params: { id: caseId } })).signatures).toMatchObject([{ signer: 'resident', name: '苏婉清' }])
    expect(await ask(desk, cases.actOnCase, { params: { id: caseId }, body: { action: 'close' } })).toMatchObject({ status: 200 })
    expect([desk, steward, supervisor].flatMap((person) => person.complaints)).toEqual([])
  })
})
