import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archives, privacy, sessions } from '@guanjia/contract'
import { DESKTOP, openBrowser } from './browser.ts'
import { guanjia } from './guanjia.ts'
import { asked, atConsole, type Person } from './people.ts'

const RUN = String(Date.now() % 1_000_000).padStart(6, '0')
const NAME = `罗明${RUN}`

let browser: Browser
let manager: Person
let siteId: string
let personId: string

beforeAll(async () => {
  browser = await openBrowser()
  manager = await atConsole(browser, DESKTOP, guanjia, 'manager')
  siteId = (await asked(manager, sessions.currentSession)).sites[0]!.id
  const { items } = await asked(manager, archives.listUnits, { query: { siteId, filter: { q: '5-1-601' } } })
  const person = await asked(manager, archives.createPerson, { body: { siteId, name: NAME, phones: [{ number: `137${RUN}55` }] } })
  personId = person.id
  await asked(manager, archives.startOccupancy, { body: { unitId: items[0]!.id, personId, role: 'tenant', fromOn: '2023-01-01', untilOn: '2024-01-01' } })
})
afterAll(() => browser?.close())

describe('personal data', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await manager.shoot('privacy-failed')
  })

  it('shows how long what is kept, and tries what a purge would take', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/settings/privacy`)
    await page.getByText('导入文件', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('试算完成，未清除任何信息').waitFor()
    await manager.shoot('privacy-retention')
  })

  it('holds a person: the erasure is refused with the reason, and no more once the hold is lifted', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/settings/privacy/holds`)
    // Whoever takes a picture of it stands in the picture.
    await page.locator('.gj-page-mark', { hasText: '林若川' }).waitFor()
    await page.getByRole('button', { name: '设置保留' }).click()
    const form = page.getByRole('dialog', { name: '设置保留令' })
    await form.getByLabel('住户').last().fill(NAME)
    await page.getByRole('option', { name: NAME }).or(page.locator('.ant-select-item-option', { hasText: NAME })).first().click()
    await form.getByLabel('事由').fill('监管部门调查，请保留')
    await form.getByRole('button', { name: '设置保留' }).click()
    const row = page.getByRole('row', { name: new RegExp(NAME) })
    await row.getByText('保留中').waitFor()
    await manager.shoot('privacy-holds')
    await page.goto(`${guanjia}/archives/persons/${personId}`)
    await act('清除信息')
    await page.getByText('还有事项未了结，暂不能清除').waitFor()
    await page.getByText('依法须保留').waitFor()
    await page.goto(`${guanjia}/settings/privacy/holds`)
    await page.getByRole('row', { name: new RegExp(NAME) }).getByRole('button', { name: '解除' }).click()
    const lift = page.getByRole('dialog', { name: '解除保留令' })
    await lift.getByLabel('解除原因').fill('调查已结束')
    await lift.getByRole('button', { name: '解除', exact: true }).click()
    await page.getByRole('row', { name: new RegExp(NAME) }).getByText('已解除').waitFor()
  })

  it('erases a tenant who left, after a look at what goes and what stays; a certificate without the name remains', async () => {
    const { page } = manager
    await page.goto(`${guanjia}/archives/persons/${personId}`)
    await act('清除信息')
    const form = page.getByRole('dialog', { name: `清除个人信息 · ${NAME}` })
    await form.getByText('产权与居住期限须保存，已去除姓名').first().waitFor()
    await form.getByLabel('事由').fill('本人书面申请')
    await form.getByLabel(`输入住户姓名确认：${NAME}`).fill(NAME)
    await manager.shoot('privacy-erase')
    await form.getByRole('button', { name: '清除', exact: true }).click()
    await page.getByText(/已清除，证明编号 E-/).waitFor()
    await page.goto(`${guanjia}/settings/privacy/erasures`)
    await page.getByText('本人书面申请').first().waitFor()
    await page.getByText('已完成').first().waitFor()
    await manager.shoot('privacy-erasures')
    const { items } = await asked(manager, privacy.listErasures, { query: { siteId } })
    expect(JSON.stringify(items)).not.toContain(NAME)
    expect((await asked(manager, archives.getPerson, { params: { id: personId } })).name).toBe('（已清除）')
    expect(manager.complaints).toEqual([])
  })
})

/** An act of the page, wherever the bar has room for it. */
async function act(name: string): Promise<void> {
  const { page } = manager
  await page.getByRole('heading', { name: NAME }).waitFor()
  const button = page.getByRole('button', { name, exact: true })
  if (await button.isVisible().catch(() => false)) return button.click()
  await page.getByRole('button', { name: '更多' }).first().click()
  await page.getByRole('menuitem', { name }).click()
}
