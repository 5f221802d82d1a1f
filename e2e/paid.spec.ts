import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paidservices, quotes, sessions, workorders } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'
import { guanjia } from './guanjia.ts'

let browser: Browser
let desk: Person
let tech: Person
let resident: Person
let caseId: string
let order: { id: string; number: string }

beforeAll(async () => {
  browser = await openBrowser()
  ;[desk, tech, resident] = await Promise.all([
    atConsole(browser, DESKTOP, guanjia, 'desk'), onPhone(browser, PHONE, guanjia, 'tech'), onPhone(browser, PHONE, guanjia, 'resident'),
  ])
})
afterAll(() => browser?.close())

/** Writes with a finger on the pad. */
async function sign({ page }: Person): Promise<void> {
  const pad = page.getByTestId('signature-pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  for (const [x, y] of [[120, 30], [80, 90], [200, 60], [240, 100]] as const) await page.mouse.move(box.x + x, box.y + y, { steps: 4 })
  await page.mouse.up()
}

describe('paid work, from the list to the signature', () => {
  it('the resident sees prices and orders by them', async () => {
    const { page } = resident
    await page.goto(`${guanjia}/m/services`)
    await page.getByRole('link', { name: /更换水龙头/ }).waitFor()
    await resident.shoot('paid-1-menu')
    await page.getByRole('link', { name: /更换水龙头/ }).click()
    await page.getByRole('button', { name: '多一个' }).click()
    await resident.shoot('paid-2-order')
    await page.getByRole('button', { name: '确认下单 ¥60.00' }).click()
    await page.getByText('更换水龙头 × 2').first().waitFor()
    await page.getByText('已确认').first().waitFor()
    caseId = new URL(page.url()).pathname.split('/').at(-1)!
    await resident.shoot('paid-3-case')
  })

  it('the desk raises the order, which knows its price; the technician quotes more at the door and the customer signs', async () => {
    const [{ sites }, worker] = await Promise.all([asked(desk, sessions.currentSession), asked(tech, sessions.currentSession)])
    order = await asked(desk, workorders.createWorkOrder, { body: { siteId: sites[0]!.id, caseId, kind: 'paid_service', title: '更换水龙头', workerId: worker.employeeId, reworkOf: null, notReworkReason: '旅程' } })
    for (const body of [{ action: 'accept' }, { action: 'arrive', note: '旅程，未带五件宝' }] as const) await asked(tech, workorders.actOnWorkOrder, { params: { id: order.id }, body })
    const { page } = tech
    await page.goto(`${guanjia}/m/work-orders/${order.id}`)
    await page.getByRole('button', { name: '重新报价' }).click()
    const sheet = page.getByRole('dialog', { name: '做报价' })
    await sheet.getByRole('button', { name: '+ 从价目表选' }).click()
    await sheet.getByLabel('搜索项目').fill('水龙头')
    await sheet.getByRole('button', { name: /更换水龙头/ }).click()
    await sheet.getByRole('button', { name: '+ 材料' }).click()
    await sheet.getByLabel('材料', { exact: true }).fill('冷热水龙头')
    await sheet.getByLabel('单价（元） 冷热水龙头').fill('158')
    await tech.shoot('paid-4-quote')
    await sheet.getByRole('button', { name: '发出报价 ¥188.00' }).click()
    await page.getByRole('button', { name: '业主确认' }).click()
    await sign(tech)
    await tech.shoot('paid-5-sign')
    await page.getByRole('button', { name: '记录确认' }).click()
    await page.getByText(/现场签字/).first().waitFor()
    expect(await asked(tech, workorders.getWorkOrder, { params: { id: order.id } })).toMatchObject({ quotedFen: 18_800 })
  })

  it('the technician finishes with the signature, and the console shows the whole of it', async () => {
    const { page } = tech
    await page.goto(`${guanjia}/m/work-orders/${order.id}/done`)
    await page.locator('textarea').first().fill('更换冷热水龙头一只，试水正常。')
    await sign(tech)
    await tech.shoot('paid-6-done')
    await page.getByRole('button', { name: '完工提交' }).click()
    await page.waitForURL(`**/work-orders/${order.id}`)
    expect(await asked(tech, workorders.getWorkOrder, { params: { id: order.id } })).toMatchObject({ status: 'done', priceFen: 18_800, signature: { by: expect.any(String) } })
    await desk.page.goto(`${guanjia}/work-orders/${order.id}`)
    await desk.page.getByText('¥188.00').first().waitFor()
    await desk.page.getByText('业户签字').first().waitFor()
    await desk.shoot('paid-7-order')
    const all = await asked(desk, quotes.quotesOf, { query: { workOrderId: order.id } })
    expect(all.items.map(({ status }) => status)).toEqual(['accepted', 'replaced'])
    await desk.page.goto(`${guanjia}/paid-services`)
    await desk.page.getByText('洗衣机维修').first().waitFor()
    await desk.shoot('paid-8-list')
    const [{ sites }] = [await asked(desk, sessions.currentSession)]
    expect((await asked(desk, paidservices.serviceMenu, { query: { siteId: sites[0]!.id } })).items.length).toBeGreaterThanOrEqual(30)
    expect([...desk.complaints, ...tech.complaints, ...resident.complaints]).toEqual([])
  })
})
