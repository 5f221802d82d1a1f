import { afterAll, beforeAll, expect, it } from 'vitest'
import type { imports, inspections } from '@guanjia/contract'
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
const start = (content: string | Buffer): Promise<Run> => lists.start('inspection_points', '巡查点.csv', content)
const write = (run: Run): Promise<Run> => lists.write(run)
const points = async (): Promise<inspections.InspectionPoint[]> => ((await keeper.send('GET', `/inspection-points?siteId=${company.siteId}&limit=50`)).body as { items: inspections.InspectionPoint[] }).items.filter(({ code }) => code.startsWith('P-'))

it('takes the points of an office with what they watch, refuses a checklist that is for something else, and takes its own sheet back [SYS-006]', async () => {
  for (const [code, name, type] of [['DT-1', '1 栋大堂', 'lobby'], ['CK-1', '地下车库', 'garage']]) expect((await keeper.send('POST', '/common-areas', { siteId: company.siteId, code, name, type })).status).toBe(200)
  const item = { id: newId(), text: '是否完好', kind: 'yes_no', isRequired: true }
  const lists = [['大堂检查表', { areaTypes: ['lobby'] }], ['通用检查表', {}]] as const
  for (const [name, more] of lists) {
    const { status, body } = await keeper.send('POST', '/checklists', { name, purpose: '', items: [item], ...more })
    expect(status, JSON.stringify(body)).toBe(200)
  }
  const rows = [
    ['点位编号', '点位名称', '楼栋', '位置', '对象', '对象名称', '检查表', '纬度', '经度'],
    ['P-01', '大堂门口', '', '南门内', '公共区域', 'DT-1', '大堂检查表', '31.2', '121.5'],
    ['P-02', '东围墙', '9 栋', '岗亭旁', '', '', '通用检查表', '', ''],
    ['P-03', '车库', '', '', '区域', '地下车库', '大堂检查表', '', ''],
    ['P-04', '水泵房', '', '', '设备', 'SB-404', '通用检查表', '', ''],
    ['P-05', '屋面', '', '', '', '', '屋面检查表', '', ''],
    ['P-06', '北门', '', '', '', '', '', '31', ''],
    ['P-01', '大堂', '', '', '', '', '通用检查表', '', ''],
  ]
  const run = await start(csv(rows))
  expect(run.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [4, '检查表', 'checklist_other'], [5, '对象名称', 'target_unknown'], [6, '检查表', 'checklist_unknown'], [7, '检查表', 'key_missing'], [7, '经度', 'position_half'], [8, '', 'key_twice'], [3, '楼栋', 'building_unknown'],
  ])
  expect(run).toMatchObject({ state: 'checked', counts: { rows: 7, new: 2, errors: 5, warnings: 1 } })
  await write(run)
  expect(await points()).toMatchObject([
    { code: 'P-01', name: '大堂门口', place: '南门内', target: 'area', targetName: '1 栋大堂', checklist: { name: '大堂检查表' }, position: { latitude: 31.2, longitude: 121.5 }, isActive: true },
    { code: 'P-02', target: 'place', place: '岗亭旁', checklist: { name: '通用检查表' }, position: null },
  ])
  expect(await start(csv(rows))).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 5 } })
  // With the points that every site begins with.
  const sheet = await keeper.send('GET', `/inspection-points/export?siteId=${company.siteId}&format=csv`)
  expect(await start(String(sheet.body))).toMatchObject({ counts: { new: 0, changed: 0, errors: 0 }, state: 'checked' })
  // Only what stands in the list changes: the area and its checklist stay.
  const renamed = await start(csv([['编号', '名称', '状态'], ['P-01', '大堂正门', '停用']]))
  expect(renamed).toMatchObject({ counts: { changed: 1, errors: 0 } })
  await write(renamed)
  expect((await points())[0]).toMatchObject({ name: '大堂正门', isActive: false, target: 'area', checklist: { name: '大堂检查表' }, position: { latitude: 31.2 } })
  const tech = await signIn(test, company.logins.technician, company.password)
  expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'inspection_points', fileId: newId() })).toMatchObject({ status: 403 })
})
