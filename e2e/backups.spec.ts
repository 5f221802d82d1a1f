import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('backups', () => {
  it('the administrator backs up now, sees it advance and succeed, and proves it by a drill [PRV-001]', async () => {
    const admin = await atConsole(browser, DESKTOP, guanjia, 'admin', '/settings/backups')
    const { page } = admin
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByText('正在备份').waitFor()
    await admin.shoot('backups-1-running')
    const log = page.getByRole('table', { name: '执行记录' })
    await log.getByText('成功').first().waitFor()
    expect(await log.getByRole('row').nth(1).innerText()).toMatch(/备份[\s\S]*成功[\s\S]*(KB|MB)[\s\S]*guanjia-\d{8}T\d{6}Z/)
    await page.getByRole('button', { name: '恢复演练' }).click()
    await log.getByRole('row').nth(1).getByText('恢复演练').waitFor()
    await log.getByRole('row').nth(1).getByText('成功').waitFor({ timeout: 90_000 })
    await page.getByRole('button', { name: '修改计划' }).click()
    const form = page.getByRole('dialog', { name: '备份计划' })
    await form.getByLabel('保留份数').fill('14')
    await admin.shoot('backups-2-plan')
    await page.keyboard.press('Control+Enter')
    await page.getByText('最近 14 份').waitFor()
    await form.waitFor({ state: 'hidden' })
    await admin.shoot('backups-3-done')
    expect(admin.complaints).toEqual([])
    await admin.leave()
  })
})

/** What the policy of the pages refused, as the browser saw it. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { refusedByPolicy: seen })
    document.addEventListener('securitypolicyviolation', (event) => void seen.push(`${event.violatedDirective} ${event.blockedURI}`))
  })
  return () => page.evaluate(() => (window as unknown as { refusedByPolicy: string[] }).refusedByPolicy)
}

describe('the content security policy', () => {
  it('allows no inline script, and the main screens need none', async () => {
    const headers = (await fetch(`${guanjia}/`)).headers
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/)
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/)
    const people: Person[] = []
    const refused: string[] = []
    const desk = await atConsole(browser, DESKTOP, guanjia, 'admin')
    people.push(desk)
    let told = await watchPolicy(desk.page)
    for (const name of ['前台', '报修与投诉', '工单', '档案', '分析', '设置']) {
      const link = desk.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true })
      if ((await link.count()) === 0) continue
      await link.click()
      await desk.page.waitForLoadState('networkidle')
    }
    refused.push(...(await told()))
    const tech = await onPhone(browser, PHONE, guanjia, 'tech')
    people.push(tech)
    told = await watchPolicy(tech.page)
    for (const tab of await tech.page.getByRole('navigation', { name: '主要页面' }).getByRole('link').all()) {
      await tab.click()
      await tech.page.waitForLoadState('networkidle')
    }
    refused.push(...(await told()))
    expect(refused).toEqual([])
    // A violation during the load itself is written to the console as an error.
    expect(people.flatMap(({ complaints }) => complaints)).toEqual([])
    // The policy is in force: what it forbids does not run.
    await desk.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.head.append(script)
    })
    expect(await desk.page.evaluate(() => 'ranInline' in window)).toBe(false)
    for (const person of people) await person.leave()
  })
})
