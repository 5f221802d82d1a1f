import { afterAll, beforeAll, expect, it } from 'vitest'
import type { imports, people, organization } from '@guanjia/contract'
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
  keeper = await signIn(test, company.logins.site_manager, company.password)
  lists = new ImportStories(test, company, company.actors.site_manager, keeper)
})
afterAll(() => test.close())

type Run = imports.ImportRun
const start = (kind: Run['kind'], rows: string[][]): Promise<Run> => lists.start(kind, '员工名册.csv', csv(rows))
const write = (run: Run): Promise<Run> => lists.write(run)
const colleagues = async (): Promise<organization.Employee[]> => ((await keeper.send('GET', `/employees?siteId=${company.siteId}`)).body as { items: organization.Employee[] }).items

const STAFF = [
  ['姓名', '手机号', '登录名', '岗位', '角色', '技能', '入职日期', '从业年限'],
  ['卢安然', '138 0000 4411', '', '水电工', '工程技工', '水暖、强电、弹琴', '2024年3月1日', '6'],
  ['孟书言', '13800004412', 'meng.shuyan', '楼栋管家', '管家', '', '', ''],
  ['管家何', '', '@steward', '高级管家', '', '', '2020/5/6', ''],
  ['贺知远', '13800004413', '', '片区经理', '总经理', '', '', ''],
  ['安管理', '', '@administrator', '主任', '', '', '', ''],
  ['戴无名', '', '', '保安', '秩序维护员', '', '', ''],
  ['卢安然', '13800004411', '', '水电工', '技工', '', '', ''],
  ['季小满', '13800004414', '', '文员', '宇航员', '', '', ''],
]
const staff = (): string[][] => STAFF.map((row) => row.map((cell) => (cell === '@steward' ? company.logins.steward : cell === '@administrator' ? company.logins.administrator : cell)))

it('takes the staff list of an office, gives no right that who imports could not give by hand, and changes nothing by the same list again [SYS-006]', async () => {
  const run = await start('employees', staff())
  expect(run.problems.map(({ row, column, code }) => [row, column, code]).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([[2, '技能', 'skill_unknown'], [5, '角色', 'role_not_yours'], [6, '姓名', 'not_yours'], [7, '登录名', 'login_missing'], [8, '', 'key_twice'], [9, '角色', 'role_unknown']])
  expect(run, String(run.failure)).toMatchObject({ state: 'checked', counts: { rows: 8, new: 2, changed: 1, errors: 5 } })
  await write(run)
  const now = await colleagues()
  const lu = now.find(({ name }) => name === '卢安然')!
  expect(lu).toMatchObject({ position: '水电工', phone: '13800004411', skills: ['水暖', '强电'], roles: [{ role: 'technician', scope: 'site', siteId: company.siteId }] })
  expect((await keeper.send('GET', `/employees/${lu.id}`)).body).toMatchObject({ joinedOn: '2024-03-01', experienceYears: 6 } satisfies Partial<people.EmployeeProfile>)
  expect(now.find(({ name }) => name === '管家何')).toMatchObject({ position: '高级管家', roles: [{ role: 'steward' }] })
  expect(now.map(({ name }) => name)).not.toContain('贺知远')
  expect(await start('employees', staff())).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 5 } })
  // Who is new has no password that anybody knows: the site manager gives a temporary one.
  expect((await keeper.send('POST', `/employees/${lu.id}/sign-in/actions`, { action: 'reset_password' })).status).toBe(200)
})

it('takes the certificate file, which counts when the original was seen, and renews what is there [SYS-006]', async () => {
  const rows = [
    ['持证人', '证书名称', '证书编号', '发证机关', '发证日期', '有效期至'],
    ['卢安然', '低压电工', 'T-1001', '应急管理局', '2024-04-01', '2030-03-31'],
    ['卢安然', '高处作业证', 'G-2002', '', '2025-01-05', '2024-01-05'],
    ['何必有', '低压电工证', 'T-1002', '', '2024-04-01', '2030-03-31'],
    ['技工吕', '茶艺师证', 'C-1', '', '2024-04-01', '2030-03-31'],
    ['技工吕', '制冷作业证', 'Z-7', '', '2024-04-01', ''],
    ['技工吕', '焊接作业证', 'H-8', '', '2024-04-01', '2099-12-31'],
  ]
  const run = await start('certificates', rows)
  expect(run.problems.map(({ row, column, code }) => [row, column, code])).toEqual([[3, '有效期至', 'date_order'], [4, '持证人', 'holder_unknown'], [5, '证书名称', 'kind_unknown'], [6, '有效期至', 'key_missing']])
  expect(run).toMatchObject({ counts: { rows: 6, new: 2, errors: 4 } })
  await write(run)
  const kept = async () => ((await keeper.send('GET', `/certificates?siteId=${company.siteId}`)).body as { items: people.Certificate[] }).items
  expect((await kept()).map(({ kind, number, state, validUntil }) => [kind, number, state, validUntil])).toEqual([['低压电工证', 'T-1001', 'unverified', '2030-03-31'], ['焊接作业证', 'H-8', 'unverified', '2099-12-31']])
  expect(await start('certificates', rows)).toMatchObject({ counts: { new: 0, changed: 0, same: 2, errors: 4 } })
  const renewed = await start('certificates', [rows[0]!, ['卢安然', '低压电工证', 'T-1001', '', '2024-04-01', '2033-03-31'], ['技工吕', '低压电工证', 'T-1001', '', '2024-04-01', '2033-03-31']])
  expect(renewed).toMatchObject({ counts: { changed: 1, errors: 1 }, problems: [{ row: 3, code: 'other_holder' }] })
  await write(renewed)
  expect((await kept())[0]).toMatchObject({ number: 'T-1001', issuer: '应急管理局', validUntil: '2033-03-31' })
  const supervisor = await signIn(test, company.logins.supervisor, company.password)
  for (const kind of ['employees', 'certificates']) expect(await supervisor.send('POST', '/imports', { siteId: company.siteId, kind, fileId: newId() })).toMatchObject({ status: 403 })
})
