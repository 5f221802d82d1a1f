import { afterAll, beforeAll, expect, it } from 'vitest'
import type { imports, stores } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { ImportStories, csv } from '../../../testing/import-stories.ts'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'

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
const start = (content: string | Buffer): Promise<Run> => lists.start('store_items', '物品信息.csv', content)
const write = (run: Run): Promise<Run> => lists.write(run)
const list = async <R>(path: string): Promise<R[]> => ((await keeper.send('GET', `${path}siteId=${company.siteId}&limit=50`)).body as { items: R[] }).items
const items = () => list<stores.StoreItem>('/store-items?')
const movements = () => list<stores.StoreMovement>('/store-movements?')

// As MicroCommunity writes it: a title above the header, a total at the end.
const ROWS = [
  ['物品信息'],
  ['序号', '物品名称', '物品编号', '单价', '库存', '单位', '对外最低售价', '告警库存', '物品类型', '是否固定物品（Y 是 N 否）', '备注'],
  ['1', 'LED 灯管 18W', 'WZ-001', '12.50', '120', '支', '', '20', '水电', 'N', '2026 年盘存'],
  ['2', '玻璃胶', 'WZ-002', '8', '3.5', '桶', '', '', '五金', 'N', ''],
  ['3', '角阀', 'WZ-003', '', '许多', '个', '', '', '水电', 'N', ''],
  ['4', '生料带', '', '1', '10', '卷', '', '', '水电', 'N', ''],
  ['5', '扳手', 'WZ-004', '35', '2', '', '', '', '工具', 'Y', ''],
  ['6', '灯管', 'WZ-001', '', '', '支', '', '', '', '', ''],
  ['', '合计', '', '', '138.5', '', '', '', '', '', ''],
]

it('takes the store of an office with what is there at the beginning, once, and leaves to the register what has moved since [SYS-006]', async () => {
  const run = await start(csv(ROWS))
  expect(run.problems.map(({ row, column, code, message }) => [row, column, code, message])).toEqual([
    [5, '库存', 'number_unreadable', '不是有效数字：许多'], [6, '物品编号', 'key_missing', '缺少必填项'], [7, '单位', 'key_missing', '缺少必填项'], [8, '', 'key_twice', '与第 3 行重复：WZ-001 灯管'],
  ])
  expect(run).toMatchObject({ state: 'checked', counts: { rows: 6, new: 2, errors: 4 } })
  await write(run)
  expect(await items()).toMatchObject([{ code: 'WZ-001', name: 'LED 灯管 18W', unit: '支', minimum: 20, priceFen: 1250, onHand: 120 }, { code: 'WZ-002', minimum: 0, priceFen: 800, onHand: 3.5 }])
  expect((await movements()).map(({ item, kind, quantity, note, by }) => [item.name, kind, quantity, note, by]).sort((a, b) => String(a) < String(b) ? -1 : 1)).toEqual([['LED 灯管 18W', 'receive', 120, '2026 年盘存', '主管周'], ['玻璃胶', 'receive', 3.5, '物品信息.csv', '主管周']])
  expect(await start(csv(ROWS))).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 4, warnings: 0 } })
  // Twenty are taken: the list of the beginning is not what is there any more.
  const tube = (await items())[0]!
  expect((await keeper.send('POST', `/store-items/${tube.id}/movements`, { kind: 'issue', quantity: 20 })).status).toBe(200)
  const later = await start(csv([ROWS[1]!, ['1', 'LED 灯管 18W', 'WZ-001', '13', '120', '支', '', '30', '', '', '']]))
  expect(later).toMatchObject({ counts: { changed: 1, errors: 0, warnings: 1 }, problems: [{ column: '库存', code: 'stock_kept' }] })
  await write(later)
  expect((await items())[0]).toMatchObject({ priceFen: 1300, minimum: 30, onHand: 100 })
  expect((await keeper.send('GET', `/store-items/check?siteId=${company.siteId}`)).body).toEqual({ items: [] })
})

it('gives an item that was entered without stock its beginning, refuses one that is put away, and is for who keeps the store [SYS-006]', async () => {
  const made = async (code: string): Promise<stores.StoreItem> => (await keeper.send('POST', '/store-items', { siteId: company.siteId, code, name: `物资 ${code}`, unit: '个' })).body as stores.StoreItem
  await made('K-1')
  const away = await made('K-2')
  expect((await keeper.send('PATCH', `/store-items/${away.id}`, { version: away.version, isActive: false })).status).toBe(200)
  const run = await start(csv([['编码', '名称', '现有数量', '备用供应商', '备用设备'], ['K-1', '物资 K-1', '7', '老城五金', '东门库房 1 个'], ['K-2', '物资 K-2', '7', '', '']]))
  expect(run).toMatchObject({ counts: { changed: 1, errors: 1 }, problems: [{ row: 3, code: 'put_away' }] })
  await write(run)
  expect((await items()).find(({ code }) => code === 'K-1')).toMatchObject({ onHand: 7, backupSupplier: '老城五金', spare: '东门库房 1 个' })
  const tech = await signIn(test, company.logins.technician, company.password)
  expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'store_items', fileId: newId() })).toMatchObject({ status: 403 })
})
