import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases, imports } from '@guanjia/contract'
import { storeFile } from '../../../platform/files/routes.ts'
import { newId } from '../../../platform/ids.ts'
import { readSheets } from '../../../platform/sheets/index.ts'
import { aCompany, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../../testing/test-app.ts'

let test: TestApp
let company: Company
let manager: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  manager = await signIn(test, company.logins.site_manager, company.password)
})
afterAll(() => test.close())

async function upload(text: string): Promise<string> {
  return (await storeFile(test.app, company.actors.site_manager, { id: newId(), name: '旧系统工单.csv', content: Buffer.from(text) })).id
}
async function start(text: string, more: object = {}): Promise<imports.ImportRun> {
  const { status, body } = await manager.send(
    'POST', '/imports', { siteId: company.siteId, kind: 'cases', fileId: await upload(text), ...more },
  )
  expect(status, JSON.stringify(body)).toBe(200)
  await letJobsRun(test)
  return read((body as imports.ImportRun).id)
}
async function read(id: string): Promise<imports.ImportRun> {
  return (await manager.send('GET', `/imports/${id}`)).body as imports.ImportRun
}
async function act(run: imports.ImportRun, body: object): Promise<imports.ImportRun> {
  const answer = await manager.send('POST', `/imports/${run.id}/actions`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await letJobsRun(test)
  return read(run.id)
}

const FILE = [
  '单子,哪天,干啥,说了啥,咋样了',
  'A-1,03/02/2026 09:15,修,水管漏了,弄好了',
  'A-2,31/02/2026 09:15,修,灯不亮,弄好了',
  'A-3,04/02/2026 10:00,骂,垃圾没人收,在弄',
].join('\n')

describe('the wizard', () => {
  it('takes a file that nobody understands, is told what its columns and words mean, shows every bad row and then writes the others',
    async () => {
    const puzzled = await start(FILE)
    expect(puzzled).toMatchObject(
      {
        state: 'failed', kind: 'cases',
        sheets: [{ columns: [{ header: '单子', field: null }, { header: '哪天' }, { header: '干啥' }, { header: '说了啥' }, { header: '咋样了' }] }],
      }
    )
    expect(puzzled.failure).toContain('import.mapping_incomplete')
    expect(puzzled.fields.filter(({ isRequired }) => isRequired).map(({ field }) => field)).toEqual(['number', 'opened', 'kind'])

    const profile = {
      source: 'old', dateFormat: 'dd/MM/yyyy HH:mm', columns: { number: '单子', opened: '哪天', kind: '干啥', description: '说了啥', status: '咋样了' },
      values: { kind: { 修: 'repair', 骂: 'complaint' }, status: { 在弄: 'in_progress', 弄好了: 'cancelled' } },
    }
    const checked = await act(puzzled, { action: 'recheck', profile })
    expect(checked).toMatchObject(
      {
        state: 'checked', layout: 'cases-policy', counts: { rows: 3, new: 2, errors: 1 },
        problems: [
          { row: 3, column: '哪天', code: 'date_unreadable', message: '看不懂时间“31/02/2026 09:15”，请在方案里写明 dateFormat，如 dd/MM/yyyy HH:mm' },
        ],
      }
    )
    expect(checked.preview.map(({ row, verdict, text }) => [row, verdict, text])).toEqual([
      [2, 'new', 'A-1 · 报修 · 已撤销 · 水管漏了'], [3, 'error', expect.stringContaining('31/02/2026')], [4, 'new', 'A-3 · 投诉 · 处理中 · 垃圾没人收'],
    ])
    const errors = await manager.send('GET', `/imports/${checked.id}/errors.xlsx`)
    expect(errors.status).toBe(200)
    expect((await manager.send('POST', `/imports/${checked.id}/actions`, { action: 'commit' })).status).toBe(422)

    expect(await act(checked, { action: 'commit', skipErrors: true })).toMatchObject({ state: 'done', counts: { new: 2, errors: 1 } })
    const list = (await manager.send('GET', `/cases?siteId=${company.siteId}`)).body as { items: cases.CaseSummary[] }
    expect(list.items.map(({ number, status, registeredAt }) => [number, status, registeredAt])).toEqual(
      [['A-3', 'in_progress', '2026-02-04T02:00:00.000Z'], ['A-1', 'cancelled', '2026-02-03T01:15:00.000Z']]
    )
  })

  it('gives the bad rows back with the reason in each', async () => {
    const run = await start('编号,登记时间,类型,内容\n1,2026-02-03 09:15,报修,漏水\n2,昨天,报修,漏水\n3,2026-02-03 09:15,别的,漏水')
    const answer = await test.http.inject(
      { method: 'GET', url: `/api/v1/imports/${run.id}/errors.xlsx`, headers: { authorization: `Bearer ${manager.token}` } }
    )
    const [sheet] = (await readSheets(answer.rawPayload, { fileName: 'errors.xlsx' })).sheets
    const rows: unknown[][] = []
    for await (const { cells } of sheet!.rows()) rows.push(cells)
    expect(rows.slice(1)).toEqual([
      ['2', '昨天', '报修', '漏水', '登记时间：看不懂时间“昨天”，请在方案里写明 dateFormat，如 dd/MM/yyyy HH:mm', 3],
      ['3', '2026-02-03 09:15', '别的', '漏水', '类型：不认识的类型“别的”，请在方案的 values.kind 里写明它是什么', 4],
    ])
  })
})
