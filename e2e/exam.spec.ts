import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exams, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

const NAME = `旅程考试${Date.now() % 1_000_000}`

let browser: Browser
let supervisor: Person
let tech: Person
beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor', '/training/exams')
  tech = await onPhone(browser, PHONE, guanjia, 'tech3')
})
afterAll(() => browser?.close())

it('an exam is planned at the desk, begun on the phone, goes on without network and on another page, and is handed in', async () => {
  const [{ sites }, { employeeId }] = await Promise.all([asked(supervisor, sessions.currentSession), asked(tech, sessions.currentSession)])
  const pattern = await asked(supervisor, exams.createBlueprint, { body: { name: NAME, sections: [{ title: '判断', lines: [{ type: 'true_false', count: 3, marks: 10 }] }], passPercent: 1 } })
  const made = await asked(supervisor, exams.createExam, { body: { siteId: sites[0]!.id, blueprintId: pattern.id, title: NAME, opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: new Date(Date.now() + 3_600_000).toISOString(), candidateIds: [employeeId!] } })
  const { page } = supervisor
  await page.reload()
  await page.getByRole('link', { name: made.number }).click()
  await page.getByRole('button', { name: '发布考试' }).click()
  await page.getByText('未开考').waitFor()
  await supervisor.shoot('exam-page')

  const phone = tech.page
  await phone.goto(`${guanjia}/m/exams`)
  const card = phone.locator('article', { hasText: NAME })
  await card.getByRole('button', { name: '开始考试' }).click()
  await phone.getByRole('radio', { name: '正确' }).check()
  await phone.getByText('已保存', { exact: true }).waitFor()
  await tech.shoot('exam-phone')
  // The network goes: the answer stays here, and arrives when it is back.
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: '下一题' }).click()
  await phone.getByRole('radio', { name: '错误' }).check()
  await phone.getByText('1 题未送达').waitFor()
  await phone.context().setOffline(false)
  await phone.getByText('已保存', { exact: true }).waitFor()
  // A second page is told where it is, and takes it over; the first one says so.
  const other = await phone.context().newPage()
  await other.goto(phone.url())
  await other.getByText('这场考试正在手机作答').waitFor()
  await other.getByRole('button', { name: '转到这里继续' }).click()
  await other.getByText('已答 2 / 3').waitFor()
  await phone.getByRole('button', { name: '下一题' }).click()
  await phone.getByRole('radio', { name: '正确' }).check()
  await phone.getByText('已转到另一个页面作答').waitFor()
  await other.getByRole('button', { name: '第 3 题' }).click()
  await other.getByRole('radio', { name: '正确' }).check()
  await other.getByRole('navigation', { name: '答题卡' }).getByRole('button', { name: '交卷' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: '交卷' }).click()
  await other.getByRole('heading', { name: /合格/ }).waitFor()
  await page.getByText('已出分').waitFor()
  expect((await asked(supervisor, exams.getExam, { params: { id: made.id } })).sittings).toMatchObject([{ state: 'marked', answered: 3, submittedBy: 'candidate' }])
  expect([...supervisor.complaints, ...tech.complaints.filter((text) => !/offline|Failed to fetch/i.test(text))]).toEqual([])
})
