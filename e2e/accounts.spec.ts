import { Secret, TOTP } from 'otpauth'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { organization, roles, sessions } from '@guanjia/contract'
import { barriersOn } from './barriers.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { DEMO_PASSWORD, ask, asked, atConsole, sitDown, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000)
const LOGIN = `journey${RUN}`
const PASSWORD = 'correct horse'

let browser: Browser
let admin: Person
let clerk: Person
let secret: string
let firstPassword: string

beforeAll(async () => {
  browser = await openBrowser()
  admin = await atConsole(browser, DESKTOP, guanjia, 'admin')
  const { sites } = await asked(admin, sessions.currentSession)
  const made = await asked(admin, organization.createEmployee, {
    body: { name: `旅程${RUN}`, position: '培训专员', login: LOGIN, roles: [{ key: 'training', scope: 'site', siteId: sites[0]!.id }] },
  })
  firstPassword = made.firstPassword
})
afterAll(async () => {
  await asked(admin, roles.actOnRole, { params: { id: 'training' }, body: { action: 'reset' } }).catch(() => undefined)
  await browser?.close()
})

async function arrive(code?: string): Promise<Person> {
  const person = await sitDown(browser, DESKTOP, guanjia)
  await person.page.getByLabel('账号', { exact: true }).fill(LOGIN)
  await person.page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await person.page.getByRole('button', { name: '登录', exact: true }).click()
  if (code !== undefined) {
    await person.page.getByLabel('动态验证码').fill(code)
    await person.shoot('accounts-4-code')
    await person.page.getByRole('button', { name: '继续' }).click()
  }
  await person.page.getByRole('navigation', { name: '主导航' }).waitFor()
  return person
}

const codeAt = (at: number): string => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at })

describe('who may do what, and who is who', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([admin.shoot('accounts-failed-1'), clerk.shoot('accounts-failed-2')])
  })

  it('a new colleague signs in once with the first password and chooses an own one, told while typing whether it will do', async () => {
    clerk = await sitDown(browser, DESKTOP, guanjia)
    const { page } = clerk
    await page.getByLabel('账号', { exact: true }).fill(LOGIN)
    await page.getByLabel('密码', { exact: true }).fill(firstPassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByLabel('临时密码').fill(firstPassword)
    const own = page.getByLabel('请设置自己的密码')
    const said = page.getByRole('status').filter({ hasText: /位|规律|账号|可以使用|不容易/ })
    await own.fill('短一点')
    expect(await said.innerText()).toBe('还差 9 位')
    await own.fill(LOGIN.padEnd(12, '1'))
    expect(await said.innerText()).toBe('不要用账号或姓名作密码')
    // What only the server's list knows is said when it is sent.
    await own.fill('qwerty123456')
    expect(await said.innerText()).toContain('可以使用')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByText('这是常用密码，请换一个').waitFor()
    await clerk.shoot('accounts-0-own-password')
    // A button under the hand is paler.
    await page.mouse.move(0, 0)
    expect(await barriersOn(page)).toEqual([])
    await own.fill(PASSWORD)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
  })

  it('the administrator ticks a right in the matrix, and a colleague has it without signing in again', async () => {
    const { page } = admin
    expect((await ask(clerk, roles.listRoles)).status).toBe(200)
    expect((await asked(clerk, sessions.currentSession)).permissions).not.toContain('improvements:manage')
    await page.goto(`${guanjia}/settings/roles`)
    await page.getByRole('checkbox', { name: '培训专员：无「管理改进措施与培训需求」' }).check()
    await admin.shoot('accounts-1-matrix')
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: '保存改动' }).click()
    await page.getByText('培训专员 的权限已更新，已对所有人生效').waitFor()
    await expect.poll(async () => (await asked(clerk, sessions.currentSession)).permissions).toContain('improvements:manage')
    await page.getByRole('checkbox', { name: '培训专员：有「管理改进措施与培训需求」' }).waitFor()
  })

  it('two administrators at once: the second sees what the first did, and saves on top of it', async () => {
    const { page } = admin
    await page.getByRole('checkbox', { name: '培训专员：无「查看物资」' }).check()
    const now = await asked(admin, roles.getRole, { params: { id: 'training' } })
    await asked(admin, roles.changeRole, { params: { id: 'training' }, body: { version: now.version, permissions: [...now.permissions, 'reception:read'] } })
    await page.getByRole('button', { name: '保存改动' }).click()
    const told = page.getByRole('alert').filter({ hasText: '「培训专员」刚被他人改过' })
    await told.getByRole('row', { name: /对方的改动 查看接待/ }).waitFor()
    await told.getByRole('row', { name: /您的改动 查看物资/ }).waitFor()
    await admin.shoot('accounts-2-clash')
    await page.getByRole('button', { name: '在最新版本上保存' }).click()
    await page.getByText('培训专员 的权限已更新，已对所有人生效').last().waitFor()
    expect((await asked(admin, roles.getRole, { params: { id: 'training' } })).added.toSorted()).toEqual(['improvements:manage', 'reception:read', 'stores:read'])
  })

  it('the colleague switches on the authenticator app and keeps the recovery codes', async () => {
    const { page } = clerk
    await page.goto(`${guanjia}/settings/account`)
    await page.getByRole('button', { name: '开启动态验证码' }).click()
    await page.getByLabel('请输入现在的密码').fill(PASSWORD)
    await page.getByRole('button', { name: '下一步' }).click()
    secret = (await page.locator('.gj-secret').innerText()).replaceAll(' ', '')
    await clerk.shoot('accounts-3-scan')
    await page.getByLabel('6 位动态码').fill(codeAt(Date.now()))
    await page.getByRole('button', { name: '确认开启' }).click()
    await page.getByText('请保存恢复码').waitFor()
    expect(await page.locator('.gj-codes li').count()).toBe(10)
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.getByText(/恢复码剩 10 个/).waitFor()
    expect(await barriersOn(page)).toEqual([])
  })

  it('signs in with a code elsewhere, and the administrator ends that session', async () => {
    // The code of the next half minute: this one was used to switch it on.
    const second = await arrive(codeAt(Date.now() + 30_000))
    await clerk.page.goto(`${guanjia}/settings/account`)
    await clerk.page.getByRole('button', { name: '退出该设备' }).waitFor()
    await clerk.shoot('accounts-5-devices')
    const { page } = admin
    await page.goto(`${guanjia}/settings/colleagues?q=${encodeURIComponent(`旅程${RUN}`)}`)
    await page.getByRole('link', { name: `旅程${RUN}` }).click()
    await page.getByText('可以登录').waitFor()
    await admin.shoot('accounts-6-safety')
    await page.getByRole('button', { name: '退出全部设备' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '退出全部设备' }).click()
    await page.getByText('现在没有登录的设备').waitFor()
    await second.page.reload()
    await second.page.getByRole('heading', { name: '员工登录' }).waitFor()
    await second.leave()
    expect(admin.complaints).toEqual([])
  })

  it('a desk that nobody uses warns, asks for the password again, and gives back what was being written', async () => {
    const night = await sitDown(browser, DESKTOP, guanjia)
    const { page } = night
    await page.clock.install()
    await page.getByLabel('账号', { exact: true }).fill('desk')
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    const { idleMinutes } = await asked(night, sessions.currentSession)
    await page.goto(`${guanjia}/settings/account`)
    const draft = page.getByLabel('现在的密码')
    await draft.fill('还没有写完的内容')
    await page.clock.fastForward((idleMinutes * 60 - 40) * 1000)
    const warning = page.getByRole('dialog', { name: '即将自动退出登录' })
    await warning.getByText(/秒后退出登录/).waitFor()
    await night.shoot('accounts-7-rest-warning')
    await warning.getByRole('button', { name: '继续使用' }).click()
    await warning.waitFor({ state: 'hidden' })
    await page.clock.fastForward((idleMinutes * 60 + 5) * 1000)
    await page.getByRole('heading', { name: '已自动退出登录' }).waitFor()
    await night.shoot('accounts-8-rest-lock')
    expect(await barriersOn(page)).toEqual([])
    // The session is over on the server, not only out of sight.
    expect((await ask(night, sessions.currentSession)).status).toBe(401)
    await page.locator('.gj-lock').getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: '继续', exact: true }).click()
    await page.locator('.gj-lock').waitFor({ state: 'detached' })
    expect(await draft.inputValue()).toBe('还没有写完的内容')
    expect(new URL(page.url()).pathname).toBe('/settings/account')
    expect((await ask(night, sessions.currentSession)).status).toBe(200)
    await night.leave()
  })
})
