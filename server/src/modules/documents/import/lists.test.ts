import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { contracts, documents, imports, originals } from '@guanjia/contract'
import { storeFile } from '../../../platform/files/routes.ts'
import { newId } from '../../../platform/ids.ts'
import { readSheets } from '../../../platform/sheets/index.ts'
import { aHousehold, type Household } from '../../../testing/households.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'
import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let test: TestApp
let company: Company
let home: Household
let keeper: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  keeper = await signIn(test, company.logins.site_manager, company.password)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const read = async (id: string): Promise<Run> => (await keeper.send('GET', `/imports/${id}`)).body as Run
async function start(kind: Run['kind'], rows: string[][], who = keeper, actor = company.actors.site_manager): Promise<{ status: number; body: Run }> {
  const file = await storeFile(test.app, actor, { id: newId(), name: '目录.csv', content: Buffer.from(rows.map((row) => row.join(',')).join('\n')) })
  const answer = await who.send('POST', '/imports', { siteId: company.siteId, kind, fileId: file.id })
  if (answer.status !== 200) return answer
  await letJobsRun(test)
  return { status: 200, body: await read((answer.body as Run).id) }
}
async function write(run: Run, body: object = {}): Promise<Run> {
  expect((await keeper.send('POST', `/imports/${run.id}/actions`, { action: 'commit', ...body })).status).toBe(200)
  await letJobsRun(test)
  return read(run.id)
}
const list = async <T>(path: string): Promise<T[]> => ((await keeper.send('GET', `${path}?siteId=${company.siteId}&limit=200`)).body as { items: T[] }).items

const CATALOGUE = [
  ['序号', '资料种类', '题名', '原档号', '房号', '姓名', '文件日期', '载体', '存放位置', '份数', '备注'],
  ['1', '购房合同', '商品房买卖合同', 'A-0001', '3栋2单元1201', '苏婉清', '2020/6/10', '文字', 'A-1-3', '2', ''],
  ['2', '身份证复印件', '身份证复印件', '', '3-2-1201', '苏婉清', '', '', '', '', ''],
  ['3', '会议纪要', '第一次业主大会纪要', 'HY-2021-01', '', '', '2021年3月5日', '', '第A柜-第2层-第1盒', '', '原件一份'],
]

const byText = (a: unknown[], b: unknown[]): number => JSON.stringify(a).localeCompare(JSON.stringify(b))

describe('the catalogue of an archive that an office kept in a sheet', () => {
  it('becomes documents with their places, once however often it comes, and changes only what it says otherwise', async () => {
    const first = (await start('documents', CATALOGUE)).body
    expect(first, JSON.stringify(first)).toMatchObject({ state: 'checked', counts: { rows: 3, new: 3, errors: 0 } })
    expect(await write(first)).toMatchObject({ state: 'done' })
    const filed = await list<documents.DocumentSummary>('/documents')
    expect(filed.map(({ title, reference, subject, documentOn, hasOriginal, filedBy }) => [title, reference, subject.type, subject.name, documentOn, hasOriginal, filedBy]).toSorted(byText)).toEqual(
      [
        ['商品房买卖合同', 'A-0001', 'unit', home.unitCode, '2020-06-10', true, '经理林'],
        ['身份证复印件', '', 'person', '苏婉清', null, false, '经理林'],
        ['第一次业主大会纪要', 'HY-2021-01', 'site', '清溪花园', '2021-03-05', true, '经理林'],
      ].toSorted(byText),
    )
    expect((await list<originals.ArchiveBox>('/archive-boxes')).map(({ place, originals: papers }) => [place, papers])).toEqual([['A-1-3', 1], ['A-2-1', 1]])
    const again = (await start('documents', CATALOGUE)).body
    expect(again, JSON.stringify(again.preview)).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 0 } })
    const renamed = (await start('documents', [CATALOGUE[0]!, CATALOGUE[1]!.with(2, '购房合同及补充协议')])).body
    expect(renamed).toMatchObject({ counts: { new: 0, changed: 1, same: 0 } })
    await write(renamed)
    const after = (await list<documents.DocumentSummary>('/documents')).find(({ reference }) => reference === 'A-0001')!
    expect(after).toMatchObject({ title: '购房合同及补充协议', version: 2 })
    const told = (await keeper.send('GET', `/documents/${after.id}/timeline`)).body as { items: { action: string; changes: { field: string }[] }[] }
    expect(told.items.map(({ action }) => action)).toEqual(['filed', 'placed', 'imported'])
  })

  it('says in each bad row what is wrong, and writes the others only when asked to', async () => {
    const run = (await start('documents', [
      CATALOGUE[0]!,
      ['1', '没有的种类', '某资料', '', '', '', '', '', '', '', ''],
      ['2', '购房合同', '无房号', '', '', '', '', '', '', '', ''],
      ['3', '钥匙领取单', '别处的钥匙', '', '9-9-909', '', '', '', '', '', ''],
      ['4', '钥匙领取单', '日期坏', '', '3-2-1201', '', '昨天', '', '', '', ''],
      ['5', '钥匙领取单', '位置坏', '', '3-2-1201', '', '', '', 'A柜', '', ''],
      ['6', '钥匙领取单', '钥匙领取单', 'K-1', '3-2-1201', '', '2022-01-01', '', '', '', ''],
      ['7', '钥匙领取单', '又一份', 'K-1', '3-2-1201', '', '2022-01-01', '', '', '', ''],
    ])).body
    expect(run.problems.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code])).toEqual([[2, 'kind_unknown'], [3, 'subject_missing'], [4, 'unit_unknown'], [5, 'date_unreadable'], [6, 'place_unreadable'], [8, 'key_twice']])
    expect(run.problems.every(({ message }) => /[\u4E00-\u9FFF]/.test(message))).toBe(true)
    expect((await keeper.send('POST', `/imports/${run.id}/actions`, { action: 'commit' })).status).toBe(422)
    expect((await keeper.send('GET', `/imports/${run.id}/errors.xlsx`)).status).toBe(200)
    expect(await write(run, { skipErrors: true })).toMatchObject({ state: 'done', counts: { new: 1 } })
    expect((await list<documents.DocumentSummary>('/documents')).filter(({ kind }) => kind.name === '钥匙领取单').map(({ title }) => title)).toEqual(['钥匙领取单'])
  })

  it('is not told to who may not read every class', async () => {
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect((await start('documents', CATALOGUE, desk, company.actors.front_desk)).status).toBe(403)
  })
})

describe('the register of contracts that an office kept in a sheet', () => {
  const REGISTER = [
    ['合同名称', '合同号', '种类', '对方', '签订日期', '起始日期', '到期日期', '合同金额', '服务等级', '责任人', '风险'],
    ['前期物业服务合同', 'QQ-2019-1', '前期物业', '清溪置业', '2019-05-01', '2019-06-01', '2099-12-30', '', '二级', '经理林', '中'],
    ['电梯维保合同', 'WB-2020-7', '供应商', '迅达电梯', '2020-12-20', '2021-01-01', '2021-12-31', '"96,000.00"', '', '主管周', ''],
    ['快递柜场地租赁', '', '租赁', '柜小二', '', '2026-01-01', '2036-12-31', '12000', '', '', '低'],
  ]

  it('comes in force, over or as a draft by its days, with its parties, once however often it comes', async () => {
    const first = (await start('contracts', REGISTER)).body
    expect(first, JSON.stringify(first)).toMatchObject({ state: 'checked', counts: { rows: 3, new: 3, errors: 0, warnings: 1 } })
    expect(await write(first)).toMatchObject({ state: 'done' })
    const rows = await list<contracts.ContractSummary>('/contracts')
    expect(rows.map(({ title, paperNumber, kind, state, counterparty, signedOn, amountFen, grade, owner, risk }) => [title, paperNumber, kind, state, counterparty, signedOn, amountFen, grade, owner.name, risk])).toEqual([
      ['电梯维保合同', 'WB-2020-7', 'supplier', 'expired', '迅达电梯', '2020-12-20', 9_600_000, null, '主管周', 'low'],
      ['快递柜场地租赁', '', 'lease', 'draft', '柜小二', null, 1_200_000, null, '经理林', 'low'],
      ['前期物业服务合同', 'QQ-2019-1', 'preliminary', 'in_force', '清溪置业', '2019-05-01', null, 2, '经理林', 'medium'],
    ])
    const lift = (await keeper.send('GET', `/contracts/${rows[0]!.id}`)).body as contracts.Contract
    expect(lift.parties.map(({ role, name }) => [role, name])).toEqual([['party_a', '春晖物业'], ['party_b', '迅达电梯']])
    const again = (await start('contracts', REGISTER)).body
    expect(again, JSON.stringify(again.preview)).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 0 } })
  })

  it('never changes what was agreed, but how a contract is kept', async () => {
    const run = (await start('contracts', [REGISTER[0]!, REGISTER[1]!.with(6, '2030-01-01').with(10, '高')])).body
    expect(run.problems.map(({ code, severity }) => [code, severity])).toEqual([['terms_agreed', 'warning']])
    await write(run)
    expect((await list<contracts.ContractSummary>('/contracts')).find(({ paperNumber }) => paperNumber === 'QQ-2019-1')).toMatchObject({ untilOn: '2099-12-30', risk: 'high' })
  })

  it('refuses rows without days, grade or colleague', async () => {
    const run = (await start('contracts', [REGISTER[0]!, ['物业服务合同', 'X1', '物业服务', '业委会', '2026-01-01', '2026-01-01', '2028-12-31', '', '', '', ''], ['保洁外包', 'X2', '供应商', '洁净', '', '', '', '', '', '没有的人', '']])).body
    expect(run.problems.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code])).toEqual([[2, 'grade_missing'], [3, 'day_missing'], [3, 'owner_unknown']])
  })
})

describe('templates', () => {
  it('have the columns that their import knows, come back as empty lists, and take nothing of their help for rows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'templates-'))
    const got = await test.http.inject({ method: 'GET', url: '/api/v1/import-templates/documents', headers: { authorization: `Bearer ${keeper.token}` } })
    expect([got.statusCode, decodeURIComponent(String(got.headers['content-disposition']))]).toEqual([200, expect.stringContaining('资料档案 导入模板.xlsx')])
    await writeFile(join(folder, 't.xlsx'), got.rawPayload)
    const book = await readSheets(join(folder, 't.xlsx'), { fileName: 't.xlsx' })
    const titles: unknown[] = []
    for await (const row of book.sheets[0]!.rows()) titles.push(...row.cells)
    expect(titles.slice(0, 3)).toEqual(['资料种类*', '题名*', '编号'])
    const file = await storeFile(test.app, company.actors.site_manager, { id: newId(), name: 't.xlsx', content: got.rawPayload })
    const answer = await keeper.send('POST', '/imports', { siteId: company.siteId, kind: 'documents', fileId: file.id })
    await letJobsRun(test)
    expect(await read((answer.body as Run).id)).toMatchObject({ state: 'checked', counts: { rows: 0 }, sheets: [{ name: '数据' }] })
    await rm(folder, { recursive: true })
    for (const kind of ['archives', 'cases', 'facilities', 'contracts', 'vehicles']) expect([kind, (await keeper.send('GET', `/import-templates/${kind}`)).status]).toEqual([kind, 200])
  })
})
