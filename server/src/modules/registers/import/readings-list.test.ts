import { afterAll, beforeAll, expect, it } from 'vitest'
import type { imports, registers } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { aHousehold } from '../../../testing/households.ts'
import { ImportStories, csv } from '../../../testing/import-stories.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'

let test: TestApp
let company: Company
let keeper: Browser
let lists: ImportStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  keeper = await signIn(test, company.logins.supervisor, company.password)
  lists = new ImportStories(test, company, company.actors.supervisor, keeper)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const start = (kind: Run['kind'], rows: string[][]): Promise<Run> => lists.start(kind, '抄表.csv', csv(rows))
const write = (run: Run): Promise<Run> => lists.write(run)
async function readingsOf(code: string): Promise<[string, number, string, boolean][]> {
  const { items } = (await keeper.send('GET', `/meters?siteId=${company.siteId}`)).body as { items: registers.Meter[] }
  const meter = items.find((one) => one.code === code)!
  const kept = (await keeper.send('GET', `/meters/${meter.id}/readings`)).body as { items: registers.MeterReading[] }
  return kept.items.map((one): [string, number, string, boolean] => [one.readOn, one.value, one.verdict, one.isConfirmed]).reverse()
}

it('takes readings in bulk and judges each as a single one, by what is there and by the rows above it [SYS-006]', async () => {
  await write(await start('meters', [['表号', '表类型', '房屋', '安装日期', '起度', '位数'], ['W-1', '水表', '', '2026-01-01', '100', '4'], ['E-1', '电表', '3-2-1201', '', '', ''], ['W-2', '水表', '3-2-1201', '', '', '']]))
  const header = ['表号', '表类型', '楼栋编号', '单元编号', '房屋编码', '本期度数', '本期读表时间', '已核实', '备注']
  const rows = [
    header,
    ['W-1', '', '', '', '', '110', '2026-02-01', '', ''],
    ['W-1', '', '', '', '', '120', '2026-03-01', '', ''],
    ['W-1', '', '', '', '', '400', '2026-04-01', '', ''],
    ['W-1', '', '', '', '', '130', '2026-05-01', '', ''],
    ['W-1', '', '', '', '', '125', '2026-05-20', '是', '换过表芯'],
    ['W-1', '', '', '', '', '126', '2026-05-10', '', ''],
    ['W-1', '', '', '', '', '12345', '2026-06-01', '', ''],
    ['Z-9', '', '', '', '', '5', '2026-06-01', '', ''],
    ['', '电表', '3', '2', '1201', '55.5', '2026-05-31 10:20', '', ''],
    ['', '', '3', '2', '1201', '60', '2026-06-30', '', ''],
    ['W-2', '', '', '', '', '7', '2098-01-01', '', ''],
    ['W-2', '', '', '', '', '', '2026-06-30', '', ''],
    ['W-1', '', '', '', '', '124', '2026-06-20', '是', ''],
    ['合计', '', '', '', '', '', '', '', ''],
  ].slice(0, -1)
  const run = await start('meter_readings', rows)
  expect(run.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [4, '本期度数', 'too_much'], [7, '本期读表时间', 'day_early'], [8, '本期度数', 'too_many_digits'], [9, '表号', 'meter_unknown'], [11, '房屋编码', 'meter_unknown'], [12, '本期读表时间', 'day_future'], [13, '本期度数', 'key_missing'], [14, '备注', 'note_missing'],
  ])
  expect(run).toMatchObject({ state: 'checked', counts: { rows: 13, new: 5, errors: 8 } })
  await write(run)
  const kept = [['2026-02-01', 110, 'first', false], ['2026-03-01', 120, 'fine', false], ['2026-05-01', 130, 'fine', false], ['2026-05-20', 125, 'backwards', true]]
  expect(await readingsOf('W-1')).toEqual(kept)
  expect(await readingsOf('E-1')).toEqual([['2026-05-31', 55.5, 'first', false]])
  expect(await start('meter_readings', rows)).toMatchObject({ counts: { new: 0, changed: 0, same: 5, errors: 8 } })
  // What stands is not written over: it is voided and read anew.
  expect(await start('meter_readings', [header, ['W-1', '', '', '', '', '131', '2026-05-01', '', '']])).toMatchObject({ counts: { new: 0, changed: 0, errors: 1 }, problems: [{ code: 'other_value' }] })
  expect(await readingsOf('W-1')).toEqual(kept)
  const tech = await signIn(test, company.logins.technician, company.password)
  expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'meter_readings', fileId: newId() })).toMatchObject({ status: 403 })
})
