import { afterAll, beforeAll, expect, it } from 'vitest'
import type { imports, violations } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { aHousehold } from '../../../testing/households.ts'
import { ImportStories, csv } from '../../../testing/import-stories.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { clocksOf } from '../../sla/index.ts'

let test: TestApp
let company: Company
let keeper: Browser
let lists: ImportStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  keeper = await signIn(test, company.logins.supervisor, company.password)
  lists = new ImportStories(test, company, company.actors.supervisor, keeper)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const start = (content: string | Buffer): Promise<Run> => lists.start('violations', '违章登记.csv', content)
const all = async (): Promise<violations.Violation[]> => ((await keeper.send('GET', `/violations?siteId=${company.siteId}&limit=50`)).body as { items: violations.Violation[] }).items
const named = async (words: string): Promise<violations.Violation> => (await all()).find(({ description }) => description.includes(words))!
const act = (id: string, body: object) => keeper.send('POST', `/violations/${id}/actions`, body)

it('takes the book of an office as far as each is, tells nobody of the past, and never undoes what was done here [VIO-001]', async () => {
  const home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  const code = home.unitCode
  const today = dayIn('Asia/Shanghai', new Date())
  const [long, lately] = [dayAfter(today, -200), dayAfter(today, -3)]
  const owner = company.actors.supervisor.name
  const rows = [
    ['序号', '发现日期', '来源', '房号', '位置', '责任人', '违章内容', '违章类型', '程度', '处理状态', '负责人', '闭环日期', '处理结果'],
    ['W-1', long, '巡查', code, '', '王阳', '阳台外加建雨棚', '私搭乱建', '严重', '已闭环', owner, lately, '已自行拆除'],
    ['W-2', lately, '业主举报', '', '3 栋楼道', '', '鞋柜占用楼道', '占用、堵塞疏散通道', '', '整改中', '', '', ''],
    ['W-3', '', '', '', '北门', '', '电动车停在门口', '', '', '', '', '', ''],
    ['W-4', long, '装修检查', code, '', '', '夜间施工', '装修超时施工', '一般', '已报主管部门', '无此人', '', ''],
    ['W-5', long, '巡查', '9-9-999', '', '', '堆放杂物', '', '', '', '', '', ''],
    ['W-6', lately, '巡查', '', '车库', '', '占用车位', '乱占车位', '轻微', '整改中', '', '', ''],
    ['W-7', lately, '巡查', '', '大堂', '', '遛狗不牵绳', '', '', '不属违章', '', '', ''],
    ['W-8', dayAfter(today, 2), '巡查', '', '', '', '噪声', '', '', '', '', '', ''],
    ['W-2', lately, '巡查', '', '大堂', '', '同号', '', '', '', '', '', ''],
  ]
  const run = await start(csv(rows))
  expect(run.failure).toBeNull()
  expect(run.problems.map(({ row, column, code: why }) => [row, column, why])).toEqual([
    [6, '房号', 'unit_unknown'], [7, '违章类型', 'type_unknown'], [8, '闭环日期', 'closed_missing'], [9, '位置', 'place_missing'], [9, '发现日期', 'in_future'], [10, '', 'key_twice'],
    [3, '程度', 'degree_taken'], [5, '负责人', 'owner_unknown'],
  ])
  expect(run).toMatchObject({ state: 'checked', counts: { rows: 9, new: 4, errors: 5, warnings: 2 } })
  expect(await all()).toEqual([])
  await lists.write(run)
  const [roof, shoes, bike, night] = await Promise.all(['雨棚', '鞋柜', '电动车', '夜间'].map(named))
  expect(roof).toMatchObject({ state: 'closed', unit: { id: home.unitId }, place: code, party: '王阳', source: 'patrol', degree: 'serious', type: { name: '私搭乱建' }, owner: { name: owner }, outcome: '已自行拆除', allowedActions: [] })
  expect([dayIn('Asia/Shanghai', new Date(roof!.foundAt)), dayIn('Asia/Shanghai', new Date(roof!.closedAt!))]).toEqual([long, lately])
  expect(shoes).toMatchObject({ state: 'rectifying', source: 'owner_report', degree: 'general', owner: { id: company.actors.supervisor.employeeId }, papers: [], reporter: null })
  expect(bike).toMatchObject({ state: 'reported', type: null, owner: null, closedAt: null })
  // What an authority has already is told to it by a letter of ours before anybody waits for its answer.
  expect(night).toMatchObject({ state: 'escalated', source: 'renovation_check' })
  const { clocks, told } = await as(test, company.actors.supervisor, async (ctx) => ({ clocks: await clocksOf(ctx, [roof!.id, shoes!.id, bike!.id]), told: await ctx.tx.selectFrom('message').selectAll().execute() }))
  expect(told).toEqual([])
  expect(clocks.get(bike!.id)?.at(-1)).toMatchObject({ state: 'running' })

  // It goes on here: looked at, and a letter.
  expect(await act(shoes!.id, { action: 'recheck', isFine: true })).toMatchObject({ status: 200, body: { state: 'rectified' } })
  expect(await act(night!.id, { action: 'report_authority', addressee: '城市管理综合行政执法局', words: '请依法处理', dueOn: dayAfter(today, 20) })).toMatchObject({ status: 200, body: { state: 'reported_to_authority' } })
  const again = await start(csv(rows))
  expect(again).toMatchObject({ counts: { new: 0, changed: 0, same: 4, errors: 5 } })
  expect(again.problems.filter(({ code: why }) => why === 'state_kept').map(({ row }) => row)).toEqual([3])
  // Our own sheet comes back by our numbers.
  const sheet = await keeper.send('GET', `/violations/export?siteId=${company.siteId}&format=csv`)
  expect(await start(String(sheet.body))).toMatchObject({ counts: { rows: 4, new: 0, changed: 0, same: 4, errors: 0, warnings: 0 } })
  // Words are put right by a list, states are not, and what is over stays.
  const corrected = await start(csv([['编号', '情况', '责任人', '状态'], ['W-3', '电动车停在北门门口', '外卖员', '已闭环'], [roof!.number, '加建雨棚两处', '', '']]))
  expect(corrected.problems.map(({ row, code: why }) => [row, why])).toEqual([[3, 'is_over'], [2, 'state_kept']])
  await lists.write(corrected)
  expect(await named('电动车')).toMatchObject({ state: 'reported', description: '电动车停在北门门口', party: '外卖员', place: '北门' })

  const tech = await signIn(test, company.logins.steward, company.password)
  expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'violations', fileId: newId() })).toMatchObject({ status: 403 })
})
