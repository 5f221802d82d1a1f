import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulkOutcome } from '@guanjia/contract/bulk.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let desk: Browser
let other: { employeeId: string }
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  desk = await signIn(test, company.logins.supervisor, company.password)
  const colleague = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'front_desk', siteId: company.siteId, name: '前台甲' }))
  other = { employeeId: colleague.employeeId! }
})
afterAll(() => test.close())

interface Answer { items: BulkOutcome[]; done: number; refused: number }
const send = async (who: Browser, ids: string[], body: object, more: object = {}): Promise<{ status: number; body: Answer }> =>
  (await who.send('POST', '/bulk-acts', { id: randomUUID(), path: '/cases/{id}/actions', ids, body, ...more })) as never
const ownerOf = async (id: string): Promise<string | null> => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('service_case').select('owner_id').where('id', '=', id).executeTakeFirstOrThrow())).owner_id
const linesOf = async (id: string): Promise<number> => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select('id').where('record_id', '=', id).execute())).length

describe('one act on many records', () => {
  it('says first what would become of each and changes nothing, then does exactly that', async () => {
    const { front_desk, supervisor } = company.actors
    const open = [await stories.takeCase(front_desk), await stories.takeCase(front_desk, { statement: '楼道灯不亮' })]
    const over = await stories.takeCase(front_desk, { statement: '不用了' })
    await stories.onCase(supervisor, over.id, { action: 'cancel', reason: '业户取消' })
    const ids = [open[0]!.id, over.id, open[1]!.id]
    const handOver = { action: 'hand_over', toEmployeeId: other.employeeId, reason: '前台许休假' }
    const [owners, lines] = [await Promise.all(ids.map(ownerOf)), await Promise.all(ids.map(linesOf))]

    const before = await send(desk, ids, handOver, { isPreview: true })
    expect(before.status, JSON.stringify(before.body)).toBe(200)
    expect(before.body.items.map(({ id, code }) => [id, code])).toEqual([[ids[0], 'ok'], [ids[1], 'action_not_allowed'], [ids[2], 'ok']])
    expect(before.body.items[1]!.title).not.toBe('')
    expect(await Promise.all(ids.map(ownerOf))).toEqual(owners)
    expect(await Promise.all(ids.map(linesOf))).toEqual(lines)

    const after = await send(desk, ids, handOver)
    expect(after.body).toMatchObject({ done: 2, refused: 1 })
    expect(after.body.items.map(({ code }) => code)).toEqual(before.body.items.map(({ code }) => code))
    expect(await Promise.all(ids.map(ownerOf))).toEqual([other.employeeId, owners[1], other.employeeId])
  })

  it('is done once for each record, however often and at whatever time the same request comes', async () => {
    const made = [await stories.takeCase(company.actors.front_desk), await stories.takeCase(company.actors.front_desk, { statement: '又来' })]
    const ids = made.map(({ id }) => id)
    const request = { id: randomUUID(), path: '/cases/{id}/actions', ids, body: { action: 'urge', reason: '业户来催' } }
    const lines = await Promise.all(ids.map(linesOf))
    const answers = await Promise.all([1, 2, 3].map(() => desk.send('POST', '/bulk-acts', request)))
    answers.push(await desk.send('POST', '/bulk-acts', request))
    for (const answer of answers) expect([answer.status, (answer.body as Answer).done]).toEqual([200, 2])
    expect(await Promise.all(ids.map(linesOf))).toEqual(lines.map((count) => count + 1))
  })

  it('needs the same rights for each record as the act itself, and names what is wrong with the request', async () => {
    const made = await stories.takeCase(company.actors.front_desk)
    const foreign = await aCompany(test, '邻居物业')
    const theirs = await new WorkStories(test, foreign).takeCase(foreign.actors.front_desk)
    const mixed = await send(desk, [made.id, theirs.id, randomUUID()], { action: 'urge', reason: '' })
    expect(mixed.body.items.map(({ code }) => code)).toEqual(['ok', 'not_found', 'not_found'])
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await send(technician, [made.id], { action: 'cancel', reason: 'x' })).body.items[0]!.code).not.toBe('ok')
    expect((await send(desk, [made.id], { action: 'urge' }, { path: '/cases/{id}' })).body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/path' }] })
    expect((await send(desk, [made.id, made.id], { action: 'urge' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/ids' }] })
    expect((await send(desk, [made.id], { action: 'hand_over' })).body).toMatchObject({ code: 'invalid_request' })
    expect((await send(desk, [], { action: 'urge' })).body).toMatchObject({ code: 'invalid_request', errors: [{ pointer: '/ids' }] })
  })
})
