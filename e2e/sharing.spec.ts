import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { courses, knowledge, organization, sessions } from '@guanjia/contract'
import { choose } from './choose.ts'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

const NAME = `旅程分享会${Date.now() % 1_000_000}`

let browser: Browser
let supervisor: Person
let tech: Person
beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor', '/training/sessions')
  tech = await onPhone(browser, PHONE, guanjia, 'tech2')
})
afterAll(() => browser?.close())

it('a zone shares: a case of the library is its material, the tip is noted on the phone, put into the knowledge base at the desk, and the meeting ends without an exam', async () => {
  const [{ sites }, { employeeId }] = await Promise.all([asked(supervisor, sessions.currentSession), asked(tech, sessions.currentSession)])
  const siteId = sites[0]!.id
  const { items: zones } = await asked(supervisor, organization.listZones, { query: { siteId } })
  const made = await asked(supervisor, courses.createSession, { body: { siteId, title: NAME, kind: 'sharing', zoneId: zones[0]!.id, startsAt: new Date(Date.now() - 3_600_000).toISOString(), endsAt: new Date(Date.now() + 3_600_000).toISOString(), attendeeIds: [employeeId!] } })
  const { page } = supervisor
  await page.goto(`${guanjia}/training/sessions/${made.id}`)
  await page.getByText(zones[0]!.name).first().waitFor()
  await page.getByRole('button', { name: '添加案例' }).click()
  await choose(page.getByRole('dialog').getByLabel('案例库的案例'), '等配件')
  await page.getByRole('dialog').getByRole('button', { name: '添加案例' }).click()
  await page.getByRole('link', { name: /等配件/ }).waitFor()
  await asked(supervisor, courses.signInByHand, { params: { id: made.id }, body: { employeeIds: [employeeId!] } })
  await page.getByRole('button', { name: '确认已开课' }).click()
  await page.getByText('分享会至少记录一条小窍门后才能完成').waitFor()
  await page.getByRole('button', { name: '完成培训' }).click()
  await page.getByText('请先记录座谈、分享的内容再完成').first().waitFor()

  const phone = tech.page
  await phone.goto(`${guanjia}/m/training/${made.id}`)
  await phone.getByRole('link', { name: /等配件/ }).waitFor()
  await phone.getByRole('textbox', { name: '标题' }).fill(`${NAME}窍门`)
  await phone.getByRole('textbox', { name: '内容' }).fill('换密封圈前先关角阀，毛巾垫在下面。')
  await phone.getByRole('button', { name: '保存记录' }).click()
  await phone.getByText(`小窍门 · ${NAME}窍门`).waitFor()
  await tech.shoot('sharing-phone')

  await page.getByRole('button', { name: '收入知识库' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收入知识库' }).click()
  await page.getByRole('link', { name: '查看知识库' }).waitFor()
  await supervisor.shoot('sharing-session')
  await page.getByRole('button', { name: '完成培训' }).click()
  await page.getByText('已完成').first().waitFor()
  expect(await asked(supervisor, courses.getSession, { params: { id: made.id } })).toMatchObject({ state: 'closed', exam: null })
  expect((await asked(supervisor, knowledge.listArticles, { query: { siteId, filter: { q: NAME } } })).items).toMatchObject([{ title: `${NAME}窍门`, state: 'published' }])

  // What was its material stays, and the case says where it was taught.
  expect(await page.getByRole('button', { name: '添加案例' }).count()).toBe(0)
  await page.getByRole('link', { name: /等配件/ }).click()
  await page.getByRole('link', { name: NAME }).waitFor()
  await page.getByRole('button', { name: '开分享会' }).click()
  await page.getByRole('dialog').locator('input[value^="案例分享："]').waitFor()
  await supervisor.shoot('sharing-of-a-case')
  await page.keyboard.press('Escape')

  await page.goto(`${guanjia}/training/programmes`)
  await page.getByText('案场物业服务培训体系').waitFor()
  await supervisor.shoot('programmes')
  await page.goto(`${guanjia}/training/lessons`)
  await page.getByText('停水通知要提前一天送到老人户').click()
  await page.getByText('邻里物业服务有限公司').waitFor()
  await supervisor.shoot('lessons')
  await page.goto(`${guanjia}/training/plan`)
  await page.getByText('经验分享会').first().waitFor()
  await supervisor.shoot('training-plan')
  expect([...supervisor.complaints, ...tech.complaints]).toEqual([])
})
