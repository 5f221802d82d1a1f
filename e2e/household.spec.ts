import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { archives, dataquality, sessions } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

const RUN = String(Date.now() % 1_000_000).padStart(6, '0')

let browser: Browser
let supervisor: Person
let resident: Person
let unit: { id: string; code: string }
let twins: { id: string }[]

beforeAll(async () => {
  browser = await openBrowser()
  supervisor = await atConsole(browser, DESKTOP, guanjia, 'supervisor')
  resident = await onPhone(browser, PHONE, guanjia, 'resident')
  const { sites } = await asked(supervisor, sessions.currentSession)
  const siteId = sites[0]!.id
  const { items } = await asked(supervisor, archives.listUnits, { query: { siteId, filter: { q: '6-2-2502' } } })
  unit = items[0]!
  twins = await Promise.all(['', ''].map(() => asked(supervisor, archives.createPerson, { body: { siteId, name: `双生${RUN}`, phones: [{ number: `138${RUN}11` }] } })))
})
afterAll(() => browser?.close())

describe('the file of a household', () => {
  let isBroken = false
  beforeEach(({ skip }) => skip(isBroken))
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    isBroken = true
    await Promise.all([supervisor.shoot('household-failed-1'), resident.shoot('household-failed-2')])
  })

  it('changes its owner in one act, after a look at what will happen, and the chronicle says so', async () => {
    const { page } = supervisor
    await page.goto(`${guanjia}/archives/units/${unit.id}`)
    await page.getByRole('button', { name: '过户' }).click()
    const form = page.getByRole('dialog', { name: `办理过户 · ${unit.code}` })
    await form.getByLabel('姓名或单位名称').fill(`林知夏${RUN}`)
    await form.getByLabel('电话').fill(`139${RUN}22`)
    await form.getByRole('button', { name: '看看会怎样' }).click()
    await form.getByText('记入大事记').waitFor()
    await supervisor.shoot('household-transfer')
    await form.getByRole('button', { name: '确认过户' }).click()
    await page.getByText(`已过户给 林知夏${RUN}`).waitFor()
    await page.getByRole('link', { name: `林知夏${RUN}` }).first().waitFor()
    await page.getByText('大事记', { exact: true }).click()
    await page.getByText('过户 · 二手买卖').waitFor()
    await supervisor.shoot('household-chronicle')
  })

  it('lets two files of one person become one, and two again', async () => {
    const { page } = supervisor
    await page.goto(`${guanjia}/archives/merge?keep=${twins[0]!.id}&other=${twins[1]!.id}`)
    await page.getByRole('button', { name: '合并', exact: true }).click()
    const form = page.getByRole('dialog', { name: '合并两份档案' })
    await form.getByLabel('理由').fill('登记了两次')
    await form.getByRole('button', { name: '合并', exact: true }).click()
    // The form says beforehand that it can be undone; that it was done shows by the way back.
    await page.getByRole('button', { name: '撤销合并' }).waitFor()
    expect((await asked(supervisor, archives.getPerson, { params: { id: twins[1]!.id } })).id).toBe(twins[0]!.id)
    await page.getByRole('button', { name: '撤销合并' }).click()
    const undo = page.getByRole('dialog', { name: /撤销合并/ })
    await undo.getByLabel('理由').fill('是两个人')
    await undo.getByRole('button', { name: '撤销合并' }).click()
    await page.getByText('已撤销', { exact: true }).waitFor()
    expect((await asked(supervisor, archives.getPerson, { params: { id: twins[1]!.id } })).id).toBe(twins[1]!.id)
  })

  it('is corrected by the resident on the phone, and the desk accepts it', async () => {
    const phone = `137${RUN}33`
    const { page } = resident
    await page.goto(`${guanjia}/m/my-file`)
    await page.getByRole('button', { name: '更正' }).first().click()
    await page.getByLabel('紧急联系电话').fill(phone)
    await page.getByLabel('家庭紧急联系人').fill(`亲属${RUN}`)
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('核对中').first().waitFor()
    await resident.shoot('household-my-file')
    const desk = supervisor.page
    await desk.goto(`${guanjia}/corrections?state=waiting`)
    await desk.getByText(phone).first().waitFor()
    await desk.getByRole('row', { name: new RegExp(phone) }).getByRole('button', { name: '处理' }).click()
    const form = desk.getByRole('dialog', { name: /核对更正/ })
    await form.getByRole('button', { name: '处理' }).click()
    await desk.getByText('已处理').waitFor()
    const file = await asked(resident, dataquality.ownFile)
    expect(file.homes[0]).toMatchObject({ emergencyPhone: phone, emergencyName: `亲属${RUN}` })
  })
})
