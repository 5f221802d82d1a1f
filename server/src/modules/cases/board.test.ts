import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case, CaseSummary } from '@guanjia/contract/cases.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

let test: TestApp
let company: Company
let stories: WorkStories
const people = new Map<string, Browser>()
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  for (const role of ['front_desk', 'supervisor', 'technician'] as const) people.set(role, await signIn(test, company.logins[role], company.password))
  await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'supervisor', siteId: company.siteId, name: '主管甲', login: 'second-supervisor', password: company.password }))
  people.set('second', await signIn(test, 'second-supervisor', company.password))
})
afterAll(() => test.close())

type Columns = { key: string; total: { count: number; exact: boolean }; items: CaseSummary[] }[]
async function board(who: string, more = ''): Promise<Columns> {
  const answer = await people.get(who)!.send('GET', `/case-board?siteId=${company.siteId}${more}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return (answer.body as { columns: Columns }).columns
}
const inColumn = (columns: Columns, key: string): string[] => columns.find((column) => column.key === key)!.items.map(({ id }) => id)

describe('the board of cases', () => {
  it('shows in one answer what six lists show, each in its column with its number', async () => {
    const { front_desk, supervisor } = company.actors
    const [one, two] = [await stories.takeCase(front_desk), await stories.takeCase(front_desk, { statement: '楼道灯不亮。' })]
    await stories.onCase(front_desk, two.id, { action: 'start' })
    const ended = await stories.takeCase(front_desk, { statement: '不用了。' })
    await stories.onCase(supervisor, ended.id, { action: 'cancel', reason: '业户取消' })
    const columns = await board('supervisor')
    expect(columns.map(({ key }) => key)).toEqual(['registered', 'classified', 'in_progress', 'waiting', 'resolved', 'confirmed'])
    for (const { key, total, items } of columns) {
      const statuses = key === 'in_progress' ? 'in_progress,reopened' : key
      const list = (await people.get('supervisor')!.send('GET', `/cases?siteId=${company.siteId}&limit=30&total=true&filter[status]=${statuses}`)).body as { items: CaseSummary[]; total: object }
      // What a clock has used up grows between two questions.
      const shown = (all: CaseSummary[]) => all.map(({ clock, ...rest }) => ({ ...rest, dueAt: clock?.dueAt }))
      expect([key, shown(items), total]).toEqual([key, shown(list.items), list.total])
    }
    expect(inColumn(columns, 'registered')).toContain(one.id)
    expect(inColumn(columns, 'in_progress')).toContain(two.id)
    expect(columns.flatMap(({ items }) => items.map(({ id }) => id))).not.toContain(ended.id)
    expect(inColumn(await board('supervisor', `&filter[q]=${encodeURIComponent('楼道灯')}`), 'in_progress')).toEqual([two.id])
  })

  it('shows a change to everybody who asks after its commit, however many ask meanwhile', async () => {
    const { front_desk } = company.actors
    for (let round = 0; round < 5; round++) {
      const made: Case[] = []
      const meanwhile: Promise<unknown>[] = []
      for (let i = 0; i < 6; i++) {
        for (const who of ['front_desk', 'supervisor', 'second']) meanwhile.push(board(who))
        made.push(await stories.takeCase(front_desk, { statement: `第 ${round}-${i} 件` }))
        const asked = await Promise.all(['front_desk', 'supervisor', 'second'].map((who) => board(who)))
        for (const columns of asked) expect(inColumn(columns, 'registered')).toContain(made.at(-1)!.id)
      }
      await Promise.all(meanwhile)
    }
  })

  it("is not shared with whoever may not see it, and one's own is one's own", async () => {
    const { front_desk } = company.actors
    const own = await stories.takeCase(front_desk)
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.supervisor, other.password)
    const [mine, theirs, foreign] = await Promise.all([
      board('front_desk', '&filter[mine]=true'),
      board('second', '&filter[mine]=true'),
      stranger.send('GET', `/case-board?siteId=${company.siteId}`),
    ])
    expect(inColumn(mine, 'registered')).toContain(own.id)
    expect(theirs.flatMap(({ items }) => items)).toEqual([])
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await people.get('front_desk')!.send('GET', '/case-board?siteId=nowhere')).status).toBe(400)
  })

  it('shows running services with what is at risk as it is now, and nothing that is settled [SCR-012]', async () => {
    const own = await aCompany(test, '看板物业')
    const { front_desk, supervisor } = own.actors
    const services = new WorkStories(test, own)
    const browser = await signIn(test, own.logins.supervisor, own.password)
    const boardOf = async (more = ''): Promise<Columns> => ((await browser.send('GET', `/case-board?siteId=${own.siteId}${more}`)).body as { columns: Columns }).columns
    const late = await services.takeCase(front_desk, { statement: '电梯停在五楼。' }, new Date(Date.now() - 3 * 86_400_000))
    const calm = await services.takeCase(front_desk, { statement: '楼道灯泡坏了。' })
    const shown = (columns: Columns, id: string) => columns.flatMap(({ items }) => items).find((one) => one.id === id)
    const whole = await boardOf()
    expect(shown(whole, late.id)?.clock).toMatchObject({ state: 'running', dueAt: expect.any(String) as string })
    expect(Date.parse(shown(whole, late.id)!.clock!.dueAt!)).toBeLessThan(Date.now())
    expect(shown(whole, late.id)!.clock!.remainingSeconds).toBeLessThan(0)
    expect(shown(whole, calm.id)!.clock!.remainingSeconds).toBeGreaterThan(0)
    // Only what is at risk, for who has to act on it.
    const risks = await boardOf('&filter[overdue]=true')
    expect([shown(risks, late.id)?.id, shown(risks, calm.id)?.id]).toEqual([late.id, undefined])
    await services.onCase(front_desk, late.id, { action: 'resolve', result: '已恢复', cause: '' })
    const settled = await boardOf()
    expect(inColumn(settled, 'resolved')).toContain(late.id)
    expect(inColumn(settled, 'registered')).not.toContain(late.id)
    await services.onCase(supervisor, calm.id, { action: 'cancel', reason: '业户取消' })
    expect(shown(await boardOf(), calm.id)).toBeUndefined()
  })
})
