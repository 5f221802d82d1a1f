import { afterAll, beforeAll, expect, it } from 'vitest'
import type { governance, imports } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import { ImportStories, csv } from '../../testing/import-stories.ts'
import { aCompany, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

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
const start = (content: string | Buffer): Promise<Run> => lists.start('external_parties', '外联单位.csv', content)
const write = (run: Run): Promise<Run> => lists.write(run)
const parties = async (): Promise<governance.ExternalParty[]> => ((await keeper.send('GET', `/external-parties?siteId=${company.siteId}`)).body as { items: governance.ExternalParty[] }).items

it('takes the address book of an office by names, takes its own sheet back, and wakes nobody who was put away [ORG-021]', async () => {
  const old = (await keeper.send('POST', '/external-parties', { siteId: company.siteId, kind: 'other', name: '旧电梯维保公司' })).body as governance.ExternalParty
  expect((await keeper.send('PATCH', `/external-parties/${old.id}`, { version: old.version, isActive: false })).status).toBe(200)
  const rows = [
    ['单位名称', '类别', '联系人', '电话', '地址', '备注'],
    ['清溪路派出所', '', '社区民警', '021-55550110', '清溪路 8 号', ''],
    ['东区消防救援站', '消防', '', '119', '', '每季联合演练'],
    ['和畅电梯维保', '电梯', '尤师傅', '13800005521', '', ''],
    ['', '其他', '', '13800005522', '', ''],
    ['旧电梯维保公司', '其他', '', '', '', ''],
    ['清溪路派出所', '公安', '', '', '', ''],
  ]
  const run = await start(csv(rows))
  expect(run.problems.map(({ row, column, code }) => [row, column, code])).toEqual([[5, '单位名称', 'key_missing'], [6, '单位名称', 'put_away'], [7, '', 'key_twice'], [4, '类别', 'word_unknown']])
  expect(run).toMatchObject({ state: 'checked', counts: { rows: 6, new: 3, errors: 3, warnings: 1 } })
  await write(run)
  expect((await parties()).map(({ name, kind, contact, phone, note }) => [name, kind, contact, phone, note]).sort((a, b) => String(a) < String(b) ? -1 : 1)).toEqual([
    ['东区消防救援站', 'fire', '', '119', '每季联合演练'], ['和畅电梯维保', 'other', '尤师傅', '13800005521', ''], ['清溪路派出所', 'police', '社区民警', '021-55550110', ''],
  ])
  expect(await start(csv(rows))).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 3 } })
  const sheet = await keeper.send('GET', `/external-parties/export?siteId=${company.siteId}&format=csv`)
  expect(await start(String(sheet.body))).toMatchObject({ counts: { new: 0, changed: 0, same: 3, errors: 0 } })
  const changed = await start(csv([['名称', '电话'], ['和畅电梯维保', '13800005599']]))
  expect(changed).toMatchObject({ counts: { changed: 1, errors: 0 } })
  await write(changed)
  expect((await parties()).find(({ name }) => name === '和畅电梯维保')).toMatchObject({ phone: '13800005599', contact: '尤师傅' })
  const tech = await signIn(test, company.logins.technician, company.password)
  expect(await tech.send('POST', '/imports', { siteId: company.siteId, kind: 'external_parties', fileId: newId() })).toMatchObject({ status: 403 })
})
