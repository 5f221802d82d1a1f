import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { imports } from '@guanjia/contract'
import { storeFile } from '../../../platform/files/routes.ts'
import { newId } from '../../../platform/ids.ts'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'

let test: TestApp
let company: Company
let home: Household
let keeper: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  keeper = await signIn(test, company.logins.supervisor, company.password)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const read = async (id: string): Promise<Run> => (await keeper.send('GET', `/imports/${id}`)).body as Run
async function start(kind: Run['kind'], rows: string[][]): Promise<Run> {
  const file = await storeFile(test.app, company.actors.supervisor, { id: newId(), name: '名册.csv', content: Buffer.from(rows.map((row) => row.join(',')).join('\n')) })
  const { status, body } = await keeper.send('POST', '/imports', { siteId: company.siteId, kind, fileId: file.id })
  expect(status, JSON.stringify(body)).toBe(200)
  await letJobsRun(test)
  return read((body as Run).id)
}
async function write(run: Run, body: object = {}): Promise<Run> {
  const answer = await keeper.send('POST', `/imports/${run.id}/actions`, { action: 'commit', ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await letJobsRun(test)
  return read(run.id)
}
/** Checked and written, then the same file again: nothing new, nothing changed. */
async function twice(kind: Run['kind'], rows: string[][]): Promise<Run> {
  const first = await start(kind, rows)
  expect(first, JSON.stringify(first.failure)).toMatchObject({ state: 'checked', counts: { errors: 0 } })
  expect(await write(first)).toMatchObject({ state: 'done' })
  const again = await start(kind, rows)
  expect(again, JSON.stringify(again.preview)).toMatchObject({ state: 'checked', counts: { new: 0, changed: 0, same: first.counts.new, errors: 0 } })
  return first
}
const list = async (path: string): Promise<Record<string, unknown>[]> => ((await keeper.send('GET', `${path}?siteId=${company.siteId}`)).body as { items: Record<string, unknown>[] }).items

describe('lists that an office has already', () => {
  it('of parking spaces come as MicroCommunity writes them, sold and let ones with their people', async () => {
    await twice('parking_spaces', [
      ['停车场编号', '车位编码', '停车场类型(地上停车位/地下停车位)', '面积', '出租还是出售（H出租S出售）', '房号', '业主', '开始时间', '结束时间'],
      ['1', 'B1-001', '地下停车位', '13.2', 'S', '3-2-1201', '苏婉清', '', ''],
      ['1', 'B1-002', '地下停车位', '13.2', 'H', '3栋2单元1201', '苏婉清', '2026-01-01', '2037-1-1'],
      ['1', 'B1-003', '地上停车位', '', '', '', '', '', ''],
    ])
    expect(await list('/parking-spaces')).toMatchObject([
      { code: 'B1-001', state: 'sold', owner: { name: '苏婉清' }, unit: { code: home.unitCode }, squareMetres: 13.2 },
      { code: 'B1-002', state: 'leased', lease: { person: { name: '苏婉清' }, fromOn: '2026-01-01', untilOn: null } },
      { code: 'B1-003', state: 'unsold', kind: 'surface', squareMetres: null },
    ])
  })

  it('of vehicles find their person, unit and space; a wrong plate is told with its row, and the others are written', async () => {
    const rows = [
      ['车牌号', '车品牌', '车类型(9901/9902/9903)', '颜色', '业主', '手机号', '房号', '车位编码'],
      ['粤b·12345', '比亚迪', '9901', '白', '苏婉清', '13800130001', '3-2-1201', 'B1-001'],
      ['粤BD12345', '', '9901', '', '', '13800130001', '3-2-1201', ''],
      ['粤B1234', '', '', '', '苏婉清', '', '3-2-1201', ''],
      ['粤B-12345', '', '', '', '', '', '', ''],
      ['粤B54321', '', '', '', '', '', '9-9-909', ''],
    ]
    const run = await start('vehicles', rows)
    expect(run).toMatchObject({ state: 'checked', counts: { rows: 5, new: 2, errors: 3 } })
    expect(run.problems.map(({ row, code }) => [row, code])).toEqual([[4, 'plate_wrong'], [5, 'key_twice'], [6, 'unit_unknown']])
    expect(run.problems[0]).toMatchObject({ column: '车牌号', value: '粤B1234', message: '车牌格式不对：粤B1234' })
    expect((await keeper.send('GET', `/imports/${run.id}/errors.xlsx`)).status).toBe(200)
    expect(await write(run, { skipErrors: true })).toMatchObject({ state: 'done' })
    expect(await list('/vehicles')).toMatchObject([
      { plate: '粤B12345', brand: '比亚迪', colour: '白', person: { name: '苏婉清' }, unit: { code: home.unitCode }, spaces: [{ code: 'B1-001' }] },
      { plate: '粤BD12345', plateKind: 'new_energy', person: { name: '苏婉清' } },
    ])
    expect(await start('vehicles', rows)).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 3 } })
    const changed = await start('vehicles', [rows[0]!, ['粤B12345', '比亚迪', '', '黑', '', '', '', '']])
    expect(changed).toMatchObject({ counts: { changed: 1, same: 0 }, preview: [{ verdict: 'changed', text: '粤B·12345 · 白 → 黑' }] })
  })

  it('of cards never bring back what was lost, and of pets bring their vaccinations', async () => {
    const cards = [
      ['卡号', '卡类型', '持卡人', '房号', '车牌号', '发卡日期', '有效期至'],
      ['ZH-1', '住户卡', '苏婉清', '3-2-1201', '', '2026-01-01', '2099-12-31'],
      ['CK-1', '车卡', '苏婉清', '3-2-1201', '粤B12345', '2026-01-01', '2035-06-30'],
    ]
    await twice('access_cards', cards)
    const [card] = (await list('/access-cards')).filter(({ number }) => number === 'ZH-1')
    expect(card).toMatchObject({ state: 'issued', validUntil: null, person: { name: '苏婉清' } })
    await keeper.send('POST', `/access-cards/${card!['id'] as string}/actions`, { action: 'report_lost', note: '丢失' })
    const again = await write(await start('access_cards', cards))
    expect(again.state).toBe('done')
    expect((await list('/access-cards')).find(({ number }) => number === 'ZH-1')).toMatchObject({ state: 'lost' })
    await twice('pets', [['宠物名', '种类', '品种', '房号', '饲养人', '疫苗', '接种日期', '下次接种'], ['豆包', '犬', '柯基', '3-2-1201', '苏婉清', '狂犬疫苗', '2026-01-05', '2027-01-05']])
    expect(await list('/pets')).toMatchObject([{ name: '豆包', species: 'dog', breed: '柯基', nextDueOn: '2027-01-05' }])
  })

  it('of facilities and meters stand in their class and at their unit', async () => {
    await twice('facilities', [['设备编号', '设备名称', '系统', '型号', '安装位置', '年检到期'], ['DT-01', '1 号客梯', '电梯', 'GPS-III', '3 栋 2 单元', '2027/5/31'], ['SB-01', '生活水泵', '', '', '水泵房', '']])
    expect(await list('/facilities')).toMatchObject([{ code: 'DT-01', class: { code: '02' }, inspectionDueOn: '2027-05-31' }, { code: 'SB-01', class: { code: '09' } }])
    await twice('meters', [['名称', '表号', '表类型', '模式', '房屋(1-1-1001)', '费用项', '厂家', '采集器ID'], ['厨房水表', 'W-100', '水表', '', '3-2-1201', '', '宁波水表', ''], ['总电表', 'E-1', '电表', '', '', '', '', '']])
    expect(await list('/meters')).toMatchObject([{ code: 'E-1', kind: 'electricity', unit: null }, { code: 'W-100', kind: 'water', unit: { code: home.unitCode }, maker: '宁波水表' }])
  })

  it('are refused to who may not register, and told what is missing', async () => {
    const tech = await signIn(test, company.logins.technician, company.password)
    expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'vehicles', fileId: newId() })).toMatchObject({ status: 403 })
    expect(await start('vehicles', [['甲', '乙'], ['1', '2']])).toMatchObject({ state: 'failed' })
  })
})
