import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emergency, sessions, staffing } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

let browser: Browser
let supervisor: Person
let guard: Person
beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor', '/emergency/incidents')
  guard = await onPhone(browser, PHONE, guanjia, 'guard5')
})
afterAll(() => browser?.close())

it('an incident is reported in two taps, met by who is on, answered, worked through, closed and reviewed', async () => {
  const phone = guard.page
  await phone.getByRole('link', { name: '突发事件上报' }).click()
  await phone.getByRole('radio', { name: '电梯困人' }).click()
  await guard.shoot('incident-report')
  await phone.getByRole('button', { name: '上报并启动预案' }).click()
  await phone.getByText('处置中').first().waitFor()
  const id = phone.url().split('/').at(-1)!
  await guard.shoot('incident-card')

  const [{ sites }, one] = [await asked(supervisor, sessions.currentSession), await asked(supervisor, emergency.getIncident, { params: { id } })]
  const on = await asked(supervisor, staffing.whoIsOn, { query: { siteId: sites[0]!.id } })
  const planned = new Map(on.items.map(({ employee }) => [employee.id, employee.name]))
  const off = new Set(on.unplanned.map(({ id: one }) => one))
  const held = one.roles.flatMap(({ holders }) => holders)
  expect(held.length).toBeGreaterThan(0)
  for (const { employee, why } of held) {
    if (why === 'rota' || why === 'planned') expect(planned.has(employee!.id)).toBe(true)
    if (employee !== null) expect(off.has(employee.id)).toBe(false)
  }

  // The supervisor sees it without a reload, and answers.
  const { page } = supervisor
  await page.getByRole('link', { name: one.number }).or(page.getByText(one.number)).first().click()
  await page.getByRole('heading', { name: /电梯困人/ }).waitFor()
  await page.getByRole('toolbar').getByRole('button', { name: '收到' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: '收到' }).waitFor({ state: 'detached' })
  await supervisor.shoot('incident-board')
  // What is said to homes goes to them, and the board says to how many.
  await page.getByRole('toolbar').getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '发布公告' }).click()
  const notice = page.getByRole('dialog')
  await notice.getByText('全部业户').click()
  await supervisor.shoot('incident-announce')
  await notice.getByRole('button', { name: '发布公告' }).click()
  await page.getByRole('table', { name: '对业户的公告' }).getByText(/\d+ 户用 App/).waitFor()
  const steps = page.getByRole('table', { name: '行动' })
  const open = steps.getByRole('button', { name: '完成', exact: true })
  for (let left = one.steps - one.stepsDone; left > 1; left--) {
    await open.first().click()
    await page.waitForFunction((most) => document.querySelectorAll('table[aria-label="行动"] tbody td').length > 0 && [...document.querySelectorAll('table[aria-label="行动"] tbody tr')].filter((row) => row.textContent.includes('已完成')).length >= most, one.steps - left + 1)
  }
  await steps.getByRole('button', { name: '无法完成' }).click()
  await page.getByLabel('原因').fill('无需外部车辆')
  await page.locator('.ant-popconfirm').getByRole('button', { name: '无法完成' }).click()
  const act = async (name: string, words: string): Promise<void> => {
    await page.getByRole('toolbar').getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('说明').fill(words)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await act('已控制', '被困人员已救出')
  await act('结束', '该梯停用检修')
  await page.getByRole('heading', { name: '一、调查' }).waitFor()
  for (const [label, words] of [['经过', '七层急停'], ['原因', '皮带老化'], ['结果', '平安'], ['评估', '响应及时'], ['经验教训', '核对保养单']] as const) await page.getByRole('textbox', { name: label, exact: true }).fill(words)
  await page.getByRole('button', { name: '添加人员' }).click()
  // Whom it is about is not left out in silence.
  await page.getByRole('button', { name: '保存复盘' }).click()
  await page.getByText('请填写此项').first().waitFor()
  await page.getByRole('button', { name: '移除' }).click()
  await page.getByRole('button', { name: '保存复盘' }).click()
  await page.getByText('复盘已保存').waitFor()
  await supervisor.shoot('incident-review')
  expect((await asked(supervisor, emergency.getIncident, { params: { id } })).review).toMatchObject({ cause: '皮带老化', figures: { stepsImpossible: 1 } })
  expect([...supervisor.complaints, ...guard.complaints]).toEqual([])
})

it('the desk finds on its own screen what it does first, what it says and whom it calls, and reports from there [EMG-021]', async () => {
  const desk = await atConsole(browser, DESKTOP, guanjia, 'desk', '/reception')
  const { page } = desk
  await page.getByRole('button', { name: '应急速查' }).click()
  const guide = page.getByRole('dialog', { name: '应急速查' })
  await guide.getByRole('button', { name: '火灾' }).click()
  await guide.getByRole('heading', { name: '前台先做' }).waitFor()
  await guide.getByText(/安抚/).first().waitFor()
  await guide.getByText('119').first().waitFor()
  await desk.shoot('reception-quick-guide')
  await guide.getByRole('button', { name: '上报突发事件' }).click()
  // What was looked up is what is reported.
  await page.getByRole('dialog', { name: '上报突发事件' }).locator('.ant-select').filter({ hasText: '火灾' }).waitFor()
  await page.keyboard.press('Escape')
  expect(desk.complaints).toEqual([])
  await desk.leave()
})

it('is reported on the phone at the site that was chosen there, and found there again', async () => {
  const head = await onPhone(browser, PHONE, guanjia, 'admin')
  const { page } = head
  const { sites } = await asked(head, sessions.currentSession)
  const other = sites[1]!
  await page.goto(`${guanjia}/m/incidents`)
  await page.getByLabel('项目').selectOption(other.id)
  await page.getByRole('button', { name: '突发事件上报' }).click()
  await page.getByRole('radio', { name: '水管爆裂' }).click()
  // What was chosen for the list holds for the report.
  expect(await page.getByLabel('项目').inputValue()).toBe(other.id)
  await page.getByRole('button', { name: '仅上报' }).click()
  await page.getByText('已上报').first().waitFor()
  const one = await asked(head, emergency.getIncident, { params: { id: page.url().split('/').at(-1)! } })
  expect(one).toMatchObject({ siteId: other.id, kind: 'burst_pipe' })
  await page.goto(`${guanjia}/m/incidents`)
  await page.getByText(one.number).waitFor()
  expect(head.complaints).toEqual([])
  await head.leave()
})
