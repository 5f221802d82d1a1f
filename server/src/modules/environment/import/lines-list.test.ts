import { afterAll, beforeAll, expect, it } from 'vitest'
import type { imports } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { ImportStories, csv } from '../../../testing/import-stories.ts'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { frequencyIn } from './frequency-text.ts'

let test: TestApp
let company: Company
let keeper: Browser
let lists: ImportStories
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  keeper = await signIn(test, company.logins.supervisor, company.password)
  lists = new ImportStories(test, company, company.actors.supervisor, keeper)
  expect((await keeper.send('POST', '/common-areas', { siteId: company.siteId, code: 'DT-3', name: '3 栋大堂', type: 'lobby' })).status).toBe(200)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const start = (content: string | Buffer): Promise<Run> => lists.start('clean_lines', '保洁频次.csv', content)
const write = (run: Run): Promise<Run> => lists.write(run)
interface Shown { areaType: string; area: { name: string } | null; surface: string; material: string | null; task: string; target: { frequency: object; source: string } | null; note: string }
const lines = async (): Promise<Shown[]> => ((await keeper.send('GET', `/clean-lines?siteId=${company.siteId}&limit=200`)).body as { items: Shown[] }).items

it('reads how often as offices write it, and nothing that is none', () => {
  const said = (text: string) => {
    const found = frequencyIn(text)
    return found && `${found.times}/${found.every} ${found.unit}`
  }
  const days = ['每日2次', '每 天 一 次', '2次/日', '一日两次', '隔日一次', '每３天１次', '每日不少于3次', '2 × / day', 'daily', '每天']
  expect(days.map(said)).toEqual(['2/1 day', '1/1 day', '2/1 day', '2/1 day', '1/2 day', '1/3 day', '3/1 day', '2/1 day', '1/1 day', '1/1 day'])
  const longer = ['每周三次', '1次/2周', '每月十二次', '每季度一次', '每3个月1次', '半年1次', '每半年一次', '每年两次', '1 × / 3 months', '2 times per week', '1次每季']
  expect(longer.map(said)).toEqual(['3/1 week', '1/2 week', '12/1 month', '1/3 month', '1/3 month', '1/6 month', '1/6 month', '2/12 month', '1/3 month', '2/1 week', '1/3 month'])
  expect(['按需', '每日0次', '每日30次', '及时', '3', '每三年一次', '半天一次'].map(said)).toEqual([null, null, null, null, null, null, null])
})

it('takes the cleaning standard of an office, says what it does not understand, and changes nothing by the same list again [ENV-001]', async () => {
  const rows = [
    ['保洁区域', '区域类型', '部位', '材质', '作业内容', '频次', '依据', '备注'],
    ['3 栋大堂', '', '地面', '大理石', '拖洗', '每日2次', '合同', '早晚各一次'],
    ['楼道', '', '', '', '清扫', '1次/日', '', ''],
    ['', '电梯厅', '墙面', '不锈钢', '擦拭', '每周三次', '', ''],
    ['5 栋大堂', '大堂', '', '', '清扫', '每日1次', '', ''],
    ['3 栋大堂', '车库', '', '', '清扫', '每日1次', '', ''],
    ['', '道路', '', '', '清扫', '随时', '', ''],
    ['', '楼道', '地面', '', '清扫', '每日3次', '', ''],
    ['', '广场', '', '', '', '每日1次', '', ''],
  ]
  const run = await start(csv(rows))
  expect(run, JSON.stringify(run.failure)).toMatchObject({ state: 'checked', counts: { rows: 8, new: 3, errors: 5 } })
  expect(run.problems.map(({ row, code, value }) => [row, code, value])).toEqual([[5, 'area_unknown', '5 栋大堂'], [6, 'area_other_kind', '车库'], [7, 'frequency_unclear', '随时'], [8, 'key_twice', '楼道 · 地面 · 清扫'], [9, 'key_missing', '']])
  expect(run.problems[2]!.message).toBe('看不懂的频次：随时')
  expect(await write(run)).toMatchObject({ state: 'done' })
  expect(await lines()).toMatchObject([
    { areaType: 'corridor', area: null, surface: 'floor', task: 'sweep', target: { frequency: { times: 1, every: 1, unit: 'day' }, source: 'own' } },
    { areaType: 'lift_hall', surface: 'wall', material: 'metal', task: 'wipe', target: { frequency: { times: 3, every: 1, unit: 'week' } } },
    { areaType: 'lobby', area: { name: '3 栋大堂' }, surface: 'floor', material: 'stone', task: 'mop', target: { frequency: { times: 2, every: 1, unit: 'day' }, source: 'contract' }, note: '早晚各一次' },
  ])
  expect(await start(csv(rows))).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 5 } })
  // Another frequency, and not a word of where it comes from: that stays the contract.
  const changed = await start(csv([rows[0]!, ['3 栋大堂', '', '地面', '', '拖洗', '每日3次', '', '']]))
  expect(changed).toMatchObject({ counts: { changed: 1, errors: 0 } })
  await write(changed)
  expect((await lines()).find(({ areaType }) => areaType === 'lobby')).toMatchObject({ material: 'stone', target: { frequency: { times: 3 }, source: 'contract' } })
})

it('takes its own sheet back as it went out [ENV-001]', async () => {
  const sheet = await keeper.send('GET', `/clean-lines/export?siteId=${company.siteId}&format=csv`)
  expect(await start(String(sheet.body))).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 0 } })
  const tech = await signIn(test, company.logins.technician, company.password)
  expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'clean_lines', fileId: newId() })).toMatchObject({ status: 403 })
})
