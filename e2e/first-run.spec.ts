import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { DEMO_PASSWORD, ask, asked, sitDown, type Person } from './people.ts'
import { startGuanjia, type RunningGuanjia } from './running-guanjia.ts'

const PASSWORD = 'a-long-walk-2026'

describe('the first run of an empty installation', () => {
  let guanjia: RunningGuanjia
  let browser: Browser
  let owner: Person

  beforeAll(async () => {
    guanjia = await startGuanjia({ GUANJIA_DEMO: '0' })
    browser = await openBrowser()
    owner = await sitDown(browser, DESKTOP, guanjia.url)
  })
  afterAll(async () => {
    await browser?.close()
    await guanjia?.stop()
  })

  it('leads to one page that makes the organisation, its first site and its administrator, who is in at once', async () => {
    const { page } = owner
    await page.getByRole('heading', { name: '首次使用' }).waitFor()
    await page.getByRole('button', { name: '建立并进入' }).click()
    await page.getByText('请填写此项').first().waitFor()
    await page.getByLabel('公司名称').fill('晴川物业服务有限公司')
    await page.getByLabel('第一个项目').fill('晴川里')
    await page.getByLabel('管理员姓名').fill('顾行远')
    await page.getByLabel('账号').fill('gu')
    await page.getByLabel('密码').fill('short')
    await page.getByText('账号至少 3 个字符').waitFor()
    await page.getByText('还差 7 位').waitFor()
    await owner.shoot('first-run-1')
    await page.getByLabel('账号').fill('guxingyuan')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '建立并进入' }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    await page.getByText('晴川里').first().waitFor()
    await owner.shoot('first-run-2')
    const session = await asked(owner, sessions.currentSession)
    expect(session).toMatchObject({
      organization: { name: '晴川物业服务有限公司' }, account: { name: '顾行远' }, roles: [{ role: 'administrator' }],
      sites: [{ name: '晴川里', timeZone: 'Asia/Shanghai' }], isDemo: false,
    })
  })

  it('is over then: the page leads to the sign-in, and nobody can make a second organisation', async () => {
    const second = await sitDown(browser, DESKTOP, `${guanjia.url}/setup`)
    await second.page.getByRole('heading', { name: '员工登录' }).waitFor()
    expect(await second.page.getByText('演示账号').count()).toBe(0)
    const administrator = { name: '别人', login: 'somebody', password: PASSWORD }
    const again = await ask(second, sessions.setup, { body: { organizationName: '另一家', siteName: '另一处', administrator } })
    expect(again).toMatchObject({ code: 'setup.done' })
    const demo = await ask(second, sessions.createSession, { body: { login: 'admin', password: DEMO_PASSWORD } })
    expect(demo).toMatchObject({ code: 'wrong_login' })
    await second.page.getByLabel('账号').fill('guxingyuan')
    await second.page.getByLabel('密码').fill(PASSWORD)
    await second.page.getByRole('button', { name: '登录', exact: true }).click()
    await second.page.getByRole('navigation', { name: '主导航' }).waitFor()
    expect([...owner.complaints, ...second.complaints]).toEqual([])
    await second.leave()
  })

  it('gives a site that can work at once: a case is taken, with categories to choose from and promises that run', async () => {
    const site = (await asked(owner, sessions.currentSession)).sites[0]!
    const { items: categories } = await asked(owner, cases.listCategories)
    expect(categories.length).toBeGreaterThan(10)
    const lamp = { siteId: site.id, kind: 'repair', statement: '大堂的灯一闪一闪。', placeKind: 'public_area', place: '1 栋大堂' } as const
    const taken = await asked(owner, cases.createCase, { body: lamp })
    expect(taken.clocks.map(({ state }) => state)).toContain('running')
    await owner.page.goto(`${guanjia.url}/cases/${taken.id}`)
    await owner.page.getByRole('heading', { level: 1, name: new RegExp(taken.number) }).waitFor()
    const phone = await sitDown(browser, PHONE, `${guanjia.url}/m/`)
    await phone.page.getByRole('button', { name: '员工账号' }).waitFor()
    expect(owner.complaints).toEqual([])
    await phone.leave()
  })
})
