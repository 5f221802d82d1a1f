import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Download } from '@guanjia/contract/downloads.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'
import { readSheets } from '../sheets/index.ts'

let test: TestApp
let company: Company
let desk: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  desk = await signIn(test, company.logins.front_desk, company.password)
})
afterAll(() => test.close())

const ask = (who: Browser, query: string, path = '/cases/export') => who.send('POST', '/downloads', { path, query })
const mine = async (who: Browser): Promise<Download[]> => ((await who.send('GET', '/downloads')).body as { items: Download[] }).items
const must = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

describe('an export in the background', () => {
  it('writes the same rows as the list, tells who asked, and is theirs alone [HHD-019]', async () => {
    const stories = new WorkStories(test, company)
    for (const statement of ['厨房漏水', '楼道灯不亮', '门禁刷不开']) await stories.takeCase(company.actors.front_desk, { statement })
    const made = must<Download>(await ask(desk, `siteId=${company.siteId}&format=csv&filter[kind]=repair`))
    expect(made).toMatchObject({ state: 'waiting', rows: 0, allowedActions: ['cancel'] })
    await letJobsRun(test)
    const done = (await mine(desk)).find(({ id }) => id === made.id)!
    expect(done).toMatchObject({ state: 'done', rows: 3, failure: null, allowedActions: ['discard'] })
    const file = await desk.send('GET', `/downloads/${made.id}/file`)
    expect(file.body).toBe((await desk.send('GET', `/cases/export?siteId=${company.siteId}&format=csv&filter[kind]=repair`)).body)
    expect(Buffer.byteLength(file.body as string)).toBe(done.bytes)
    expect((must<{ items: { title: string }[] }>(await desk.send('GET', '/messages'))).items[0]!.title).toContain('导出完成')
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    expect(await mine(supervisor)).toEqual([])
    expect((await supervisor.send('GET', `/downloads/${made.id}/file`)).status).toBe(404)
    expect((await supervisor.send('POST', `/downloads/${made.id}/actions`, { action: 'discard' })).status).toBe(404)
    must(await desk.send('POST', `/downloads/${made.id}/actions`, { action: 'discard' }))
    expect((await desk.send('GET', `/downloads/${made.id}/file`)).status).toBe(404)
  })

  it('is refused at once for what is no export, a wrong filter, and a right that is missing', async () => {
    expect((await ask(desk, '', '/cases')).body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/path' }] })
    expect((await ask(desk, 'filter[kind]=nonsense')).body).toMatchObject({ code: 'invalid_request', errors: [{ pointer: expect.stringContaining('filter') as string }] })
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await ask(technician, '')).status).toBe(403)
  })

  it('asks for the rights again when it is written: whoever lost them meanwhile gets nothing', async () => {
    const made = must<Download>(await ask(desk, 'format=csv'))
    await as(test, company.actors.administrator, (ctx) => ctx.tx.deleteFrom('role_assignment').where('account_id', '=', company.actors.front_desk.accountId!).execute())
    await letJobsRun(test)
    expect(await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('download').select(['state', 'failure', 'file_id']).where('id', '=', made.id).executeTakeFirstOrThrow())).toEqual({ state: 'failed', failure: 'not_permitted', file_id: null })
  })

  it('can be cancelled before it is written, tried again, and is never written twice by two workers', async () => {
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const made = must<Download>(await ask(manager, `siteId=${company.siteId}&format=xlsx`))
    must(await manager.send('POST', `/downloads/${made.id}/actions`, { action: 'cancel' }))
    await letJobsRun(test)
    expect(await mine(manager)).toMatchObject([{ state: 'cancelled', bytes: null, allowedActions: ['retry', 'discard'] }])
    expect((await manager.send('POST', `/downloads/${made.id}/actions`, { action: 'cancel' })).body).toMatchObject({ code: 'action_not_allowed' })
    must(await manager.send('POST', `/downloads/${made.id}/actions`, { action: 'retry' }))
    await Promise.all([letJobsRun(test), letJobsRun(test), letJobsRun(test)])
    const [done] = await mine(manager)
    expect(done).toMatchObject({ state: 'done', rows: 3 })
    const files = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('file').select('id').where('uploaded_by', '=', company.actors.site_manager.accountId!).execute())
    expect(files).toHaveLength(1)
    const { rawPayload } = await test.http.inject({ method: 'GET', url: `/api/v1/downloads/${made.id}/file`, headers: { authorization: `Bearer ${manager.token}` } })
    const { sheets } = await readSheets(rawPayload, { fileName: 'a.xlsx' })
    const cells: unknown[] = []
    for await (const row of sheets[0]!.rows()) cells.push(...row.cells)
    expect(cells).toContain('厨房漏水')
  })

  it('takes five at a time of one account and tells that the sixth must wait', async () => {
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(manager, 'format=csv')))
    expect([200, 422].map((status) => answers.filter((answer) => answer.status === status).length)).toEqual([5, 3])
  })

  it('is gone after its seven days, row and file', async () => {
    const supervisor = await signIn(test, company.logins.supervisor, company.password)
    const made = must<Download>(await ask(supervisor, `siteId=${company.siteId}&format=csv`))
    await letJobsRun(test)
    await as(test, company.actors.administrator, async (ctx) => {
      await ctx.tx.updateTable('download').set({ created_at: new Date(Date.now() - 8 * 86_400_000), expires_at: new Date(Date.now() - 1000) }).where('id', '=', made.id).execute()
      await ctx.tx.updateTable('job').set({ due_at: new Date(Date.now() - 1000) }).where('queue', '=', 'platform.expire-download').execute()
    })
    expect((await supervisor.send('GET', `/downloads/${made.id}/file`)).status).toBe(404)
    await letJobsRun(test)
    const left = await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('download').select('id').where('id', '=', made.id).execute())
    expect(left).toEqual([])
    expect(await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('file').select('id').where('uploaded_by', '=', company.actors.supervisor.accountId!).execute())).toEqual([])
  })
})
