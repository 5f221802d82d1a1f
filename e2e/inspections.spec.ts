import pg from 'pg'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handover, inspections, sessions, violations } from '@guanjia/contract'
import { DESKTOP, PHONE, openBrowser } from './browser.ts'
import { guanjia, guanjiaDatabase } from './guanjia.ts'
import { asked, atConsole, onPhone, type Person } from './people.ts'

let browser: Browser
let supervisor: Person
let tech: Person
let siteId: string
let planName: string

/** Nobody walks a round before its time: the next one of a plan has begun a minute ago. */
async function beginsNow(planId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: guanjiaDatabase })
  await owner.connect()
  const { rowCount } = await owner.query("update inspection_task set from_at = now() - interval '1 minute' where plan_id = $1", [planId])
  await owner.end()
  expect(rowCount).toBe(1)
}

beforeAll(async () => {
  browser = await openBrowser()
  ;[supervisor, tech] = await Promise.all([atConsole(browser, DESKTOP, guanjia, 'supervisor'), onPhone(browser, PHONE, guanjia, 'tech')])
  siteId = (await asked(supervisor, sessions.currentSession)).sites[0]!.id
  const item = { id: 'lamp', text: '楼道照明正常', kind: 'yes_no', severity: 'serious' } as const
  const list = await asked(supervisor, inspections.createChecklist, { body: { name: '旅程照明检查', items: [item, { id: 'floor', text: '地面干净', kind: 'yes_no' }] } })
  const point = await asked(supervisor, inspections.createPoint, { body: { siteId, code: 'LC-01', name: '旅程一单元大堂', checklistId: list.id } })
  const route = await asked(supervisor, inspections.createRoute, { body: { siteId, name: '旅程大堂路线', stops: [{ pointId: point.id }] } })
  planName = '旅程大堂巡查'
  const plan = await asked(supervisor, inspections.createPlan, { body: { siteId, name: planName, kind: 'inspection', routeId: route.id, rule: 'FREQ=DAILY;BYHOUR=12;BYMINUTE=0', startsOn: '2026-01-01', windowMinutes: 120, role: 'technician' } })
  await beginsNow(plan.id)
})
afterAll(() => browser?.close())

async function choose(page: Page, within: Page | Locator, field: string, option: string): Promise<void> {
  await within.getByLabel(field, { exact: true }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click()
}

describe('rounds of inspection, from the checklist to the work order', () => {
  it('the supervisor writes what is looked at, where and when, and the round stands on the board', async () => {
    const { page } = supervisor
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '巡查', exact: true }).click()
    await page.getByText('检查表', { exact: true }).click()
    await page.getByRole('button', { name: '新建检查表' }).click()
    const create = page.getByRole('button', { name: '建立检查表', exact: true })
    await page.getByLabel('检查内容').fill('水泵运行正常')
    // Without a name it says what is missing, beside the field that waits for it.
    await create.click()
    const name = page.getByLabel('名称', { exact: true })
    await page.getByRole('alert').filter({ hasText: '请填写检查表名称' }).waitFor()
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true)
    await name.fill('旅程水泵房检查')
    await page.getByRole('button', { name: '添加检查项' }).click()
    await page.getByLabel('检查内容').fill('出水压力')
    await page.getByText('数值', { exact: true }).first().click()
    await page.getByLabel('下限').fill('0.3')
    await page.getByLabel('上限').fill('0.6')
    await page.getByLabel('单位').fill('MPa')
    // The preview asks as the phone does.
    const preview = page.getByRole('region', { name: '手机预览' })
    await preview.getByText('0.3–0.6 MPa').waitFor()
    await preview.getByRole('button', { name: '异常' }).click()
    await preview.getByText('一般').waitFor()
    // By keyboard: the second item goes up.
    await page.getByRole('button', { name: '移动第 2 项，上下方向键' }).press('ArrowUp')
    await preview.getByText('1. 出水压力').waitFor()
    await supervisor.shoot('inspections-1-checklist')
    await create.click()
    await page.waitForURL(/\/inspections\/checklists\/[0-9a-f-]{36}$/)

    await page.goto(`${guanjia}/inspections/points`)
    await page.getByRole('button', { name: '新建点位' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('编号').fill('SB-01')
    await form.getByLabel('名称').fill('旅程水泵房')
    await choose(page, form, '检查表', '旅程水泵房检查')
    await form.getByRole('button', { name: '建立点位' }).click()
    await page.getByRole('heading', { name: /旅程水泵房/ }).waitFor()

    await page.goto(`${guanjia}/inspections/routes/new`)
    await page.getByLabel('路线名称').fill('旅程设备路线')
    // The list is long: what is not in sight is found by its number.
    await page.getByLabel('查找点位加入路线', { exact: true }).fill('SB-01')
    await choose(page, page, '查找点位加入路线', 'SB-01 旅程水泵房')
    await page.getByRole('button', { name: '建立路线' }).click()
    await page.getByRole('heading', { name: '旅程设备路线' }).waitFor({ state: 'attached' })

    await page.goto(`${guanjia}/inspections/plans`)
    await page.getByRole('button', { name: '新建计划' }).first().waitFor()
    // The page's own key, not the shell's that begins a case.
    await page.keyboard.press('n')
    await form.getByLabel('计划名称').fill('旅程水泵房巡查')
    await form.getByLabel('路线', { exact: true }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '旅程设备路线' }).click()
    await form.getByText('按天', { exact: true }).click()
    await form.getByRole('button', { name: '每 1 小时' }).click()
    await form.getByText('每天 00:00–23:00 每 1 小时').waitFor()
    await form.getByRole('complementary', { name: '接下来的任务' }).getByRole('listitem').nth(2).waitFor()
    await supervisor.shoot('inspections-2-plan')
    await form.getByRole('button', { name: '建立计划' }).click()
    await page.getByText('计划已建立，首批任务已生成').waitFor()
    await page.getByRole('link', { name: /^XC-|^[A-Z]+-?\d/ }).first().waitFor()

    await page.goto(`${guanjia}/inspections`)
    await page.getByRole('link', { name: planName }).first().waitFor()
    // What is due opens without the rounds that were called off, as it is counted.
    await page.getByRole('region', { name: '当日数据' }).getByRole('link', { name: /^应巡/ }).click()
    await page.waitForURL(/state=planned,open,started,done,missed/)
    await page.goBack()
    await page.getByRole('link', { name: planName }).first().waitFor()
    await supervisor.shoot('inspections-3-board')
    expect(supervisor.complaints).toEqual([])
  })

  it('what the technician recorded opens from the board, and its finding becomes a work order', async () => {
    const { page } = supervisor
    const find = async () => (await asked(tech, inspections.listTasks, { query: { siteId, limit: 200 } as never })).items.find(({ plan, state }) => plan.name === planName && (state === 'open' || state === 'started'))
    const round = (await find())!
    const { stops } = await asked(tech, inspections.getTask, { params: { id: round.id } })
    await asked(tech, inspections.actOnTask, { params: { id: round.id }, body: { action: 'start' } })
    const at = new Date().toISOString()
    const answers = [{ itemId: 'lamp', value: false }, { itemId: 'floor', value: true }]
    const finding = { id: crypto.randomUUID(), itemId: 'lamp', description: '三楼感应灯不亮', severity: 'serious' as const }
    await asked(tech, inspections.sendRecords, { params: { id: round.id }, body: { sentAt: at, records: [{ id: crypto.randomUUID(), pointId: stops[0]!.pointId, at, checklistNumber: 1, answers, proof: { arrivedAt: at }, findings: [finding] }] } })
    await asked(tech, inspections.actOnTask, { params: { id: round.id }, body: { action: 'finish' } })

    // Nobody reloads: the board tells by itself that the round is done.
    const row = page.getByRole('row', { name: new RegExp(planName) }).filter({ hasText: '已完成' })
    await row.first().waitFor()
    await row.first().getByRole('link', { name: planName }).click()
    await page.getByText('楼道照明正常').first().waitFor()
    await page.getByText('▲ 异常').waitFor()
    await page.getByText('三楼感应灯不亮').waitFor()
    await supervisor.shoot('inspections-4-round')

    await page.goto(`${guanjia}/inspections/findings/${finding.id}`)
    await page.getByRole('button', { name: '开工单' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: '开工单' }).click()
    await page.getByText('处理中').first().waitFor()
    await supervisor.shoot('inspections-5-finding')
    const after = await asked(supervisor, inspections.getFinding, { params: { id: finding.id } })
    expect(after).toMatchObject({ state: 'in_hand', way: 'work_order' })
    await page.getByRole('link', { name: after.workOrder!.number }).first().click()
    await page.getByText('三楼感应灯不亮').first().waitFor()
    expect(supervisor.complaints).toEqual([])
  })

  it('a finding becomes a violation, whose notice speaks of no fines and stands on paper [INS-005] [VIO-002] [VIO-003] [VIO-004]', async () => {
    const { page } = supervisor
    const found = await asked(tech, inspections.reportFinding, { body: { siteId, place: '旅程二单元楼道', description: '旅程电动车停在疏散通道' } })
    await page.goto(`${guanjia}/inspections/findings/${found.id}`)
    const form = page.getByRole('dialog')
    const act = async (name: string, fill: () => Promise<void>): Promise<void> => {
      await page.getByRole('toolbar').getByRole('button', { name, exact: true }).click()
      await fill()
      await form.getByRole('button', { name, exact: true }).click()
    }
    await act('转违章', () => Promise.resolve())
    await page.getByRole('link', { name: /WZ-/ }).click()
    await act('核实', async () => {
      await choose(page, form, '类型', '占用、堵塞疏散通道')
      await form.getByLabel('责任人').fill('旅程业主')
    })
    await page.getByText('已核实').first().waitFor()
    await act('发整改通知', () => form.getByLabel('整改要求').fill('逾期将罚款五百元'))
    await form.getByText(/物业无权罚款、没收或断水断电.*罚款$/).waitFor()
    await form.getByLabel('整改要求').fill('请移至集中充电棚，保持疏散通道畅通')
    await form.getByRole('button', { name: '发整改通知' }).click()
    const paper = page.getByRole('link', { name: /违章整改通知书 ZG-/ })
    await paper.waitFor()
    await supervisor.shoot('inspections-6-violation')
    const answer = await page.request.get(new URL((await paper.getAttribute('href'))!, guanjia).href)
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('the household signs the notice on the phone and a defect is reported up from a basement; words and strokes outlive a reload, and each is sent once [VIO-003] [HND-004]', async () => {
    const { page } = supervisor
    const { items } = await asked(supervisor, violations.listViolations, { query: { siteId, filter: { q: '旅程电动车' } } })
    const read = () => asked(supervisor, violations.getViolation, { params: { id: items[0]!.id } })
    await page.goto(`${guanjia}/m/violations/${items[0]!.id}`)
    await page.getByRole('button', { name: '登记送达' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: '拒绝签收' }).click()
    await sheet.getByRole('button', { name: '登记送达' }).click()
    await sheet.getByText('请写明见证人').waitFor()
    await sheet.getByText('请拍照').waitFor()
    await sheet.getByRole('radio', { name: '当面送达' }).click()
    await sheet.getByLabel('签收人', { exact: true }).fill('旅程业主')
    await sheet.getByTestId('signature-pad').scrollIntoViewIfNeeded()
    const pad = (await sheet.getByTestId('signature-pad').boundingBox())!
    await page.mouse.move(pad.x + 40, pad.y + 60)
    await page.mouse.down()
    for (let step = 1; step <= 12; step++) await page.mouse.move(pad.x + 40 + step * 14, pad.y + 60 + (step % 2 === 0 ? 24 : -18))
    await page.mouse.up()
    await page.reload()
    await page.getByRole('button', { name: '登记送达' }).click()
    await sheet.getByRole('img', { name: /签名.*已/ }).waitFor()
    await supervisor.shoot('inspections-7-signature')
    await sheet.getByRole('button', { name: '登记送达' }).click()
    await expect.poll(async () => (await read()).papers[0]?.delivered).toMatchObject({ way: 'in_person', receivedBy: '旅程业主', witness: '' })
    const { papers, photos } = await read()
    expect(photos.filter(({ purpose }) => purpose === 'signature').map(({ file }) => file.id)).toEqual([papers[0]!.delivered!.signatureId])

    const defect = await asked(supervisor, handover.createDefect, { body: { siteId, unitId: null, areaId: null, facilityId: null, location: '旅程地库', description: '旅程地库顶板渗水', trade: 'waterproofing', part: 'waterproofing', builderId: null, personId: null, contact: '', source: 'patrol' } })
    await page.goto(`${guanjia}/m/defects/${defect.id}`)
    await page.getByText('旅程地库顶板渗水').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '上报', exact: true }).click()
    const upward = page.getByRole('dialog').filter({ has: page.getByLabel('说明') })
    await upward.getByRole('button', { name: '上报', exact: true }).click()
    await upward.getByText('请写明').waitFor()
    await upward.getByLabel('说明').fill('须重做防水层')
    await upward.getByRole('button', { name: '上报', exact: true }).click()
    await page.getByText('您的处理还没有上传').waitFor()
    await page.context().setOffline(false)
    await expect.poll(async () => (await asked(supervisor, handover.getDefect, { params: { id: defect.id } })).state, { timeout: 20_000 }).toBe('reported_up')
  })

  it('signs to stick on come as a PDF', async () => {
    const { page } = supervisor
    await page.goto(`${guanjia}/inspections/points`)
    const href = await page.getByRole('link', { name: '打印标牌' }).getAttribute('href')
    const answer = await page.request.get(new URL(href!, guanjia).href)
    expect(answer.headers()['content-type']).toContain('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
