import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allEndpoints } from './openapi.ts'
import { dayAfter, dayIn } from './platform/time.ts'
import { BulkStories, type BulkTold } from './testing/bulk-stories.ts'
import { aHousehold, type Household } from './testing/households.ts'
import { aColleague, aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from './testing/test-app.ts'

let test: TestApp
let company: Company
let admin: Browser
let stories: BulkStories
let home: Household
const today = dayIn('Asia/Shanghai', new Date())
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  const neighbour = await aCompany(test, '邻居物业')
  const lines = async (id: string): Promise<number> => (await as(test, company.actors.administrator, (ctx) => ctx.tx.selectFrom('timeline_entry').select('id').where('record_id', '=', id).execute())).length
  stories = new BulkStories(admin, await signIn(test, neighbour.logins.administrator, neighbour.password), lines)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
})
afterAll(() => test.close())

let made = 0
async function make(list: string, facts: object, who = admin): Promise<string> {
  const answer = await who.send('POST', list, { siteId: company.siteId, ...facts })
  if (answer.status >= 300) throw new Error(`${list} ${JSON.stringify(answer.body)}`)
  return (answer.body as { id: string }).id
}
const code = (): string => `B-${++made}`
/** Those that came ready-made, one after the other. */
async function ready(list: string): Promise<() => Promise<string>> {
  const { items } = (await admin.send('GET', `${list}${list.includes('?') ? '&' : '?'}siteId=${company.siteId}`)).body as { items: { id: string }[] }
  const left = items.map(({ id }) => id)
  return async () => left.pop()!
}

const LISTS: Record<string, () => Promise<Omit<BulkTold, 'path'>>> = {
  '/facilities/{id}/actions': async () => {
    const [kind] = ((await admin.send('GET', `/facility-classes?siteId=${company.siteId}`)).body as { items: { id: string }[] }).items
    return { make: () => make('/facilities', { code: code(), name: '水泵', classId: kind!.id }), body: { action: 'stop', note: '水箱清洗，全部停用' }, spoil: { action: 'scrap', note: '锈蚀' }, after: { state: 'stopped' } }
  },
  '/meters/{id}/actions': async () => ({ make: () => make('/meters', { code: code(), kind: 'water', location: '泵房', initialReading: 1 }), body: { action: 'take_out', on: today, note: '换远传表' }, after: { state: 'taken_out' } }),
  '/parking-spaces/{id}/actions': async () => ({ make: () => make('/parking-spaces', { code: code(), kind: 'underground' }), body: { action: 'reserve', note: '施工占用' }, after: { state: 'reserved' } }),
  '/vehicles/{id}/actions': async () => ({ make: () => make('/vehicles', { plate: `粤B1A${String(++made).padStart(3, '0')}`, personId: home.personId, unitId: home.unitId }), body: { action: 'end', note: '已搬走' }, after: { endedOn: today } }),
  '/access-cards/{id}/actions': async () => {
    const until = dayAfter(today, 400)
    return {
      make: async () => {
        const id = await make('/access-cards', { kind: 'resident', personId: home.personId, unitId: home.unitId })
        await admin.send('POST', `/access-cards/${id}/actions`, { action: 'issue', number: code(), validUntil: dayAfter(today, 30) })
        return id
      },
      body: { action: 'renew', validUntil: until }, spoil: { action: 'cancel', note: '退卡' }, after: { validUntil: until },
    }
  },
  '/clean-equipment/{id}/actions': async () => ({ make: () => make('/clean-equipment', { code: code(), name: '洗地机', kind: 'scrubber', upkeepDays: 30 }), body: { action: 'repair', note: '电机异响' }, after: { state: 'under_repair' } }),
  '/greening-jobs/{id}/actions': async () => {
    await admin.send('POST', '/greening-jobs/year', { siteId: company.siteId, year: Number(today.slice(0, 4)) })
    return { make: await ready('/greening-jobs'), body: { action: 'skip', note: '连日降雨' }, after: { state: 'skipped' } }
  },
  '/defects/{id}/actions': async () => ({ make: () => make('/defects', { unitId: home.unitId, location: '厨房', description: '墙砖空鼓', trade: 'finishes', part: 'decoration', source: 'owner' }), body: { action: 'report_up', note: '集中上报开发商' }, after: { state: 'reported_up' }, spoil: { action: 'withdraw', note: '不属遗留' } }),
  '/violations/{id}/actions': async () => ({ make: () => make('/violations', { place: '3 栋楼道', description: '鞋柜占用疏散通道' }), body: { action: 'dismiss', note: '已自行搬走，不属违章' }, after: { state: 'dismissed' } }),
  '/maintenance-plans/{id}/actions': async () => {
    await admin.send('POST', '/maintenance-plans/ready', { siteId: company.siteId })
    return { make: await ready('/maintenance-plans'), body: { action: 'end', reason: '委托外包' }, after: { state: 'ended' } }
  },
  '/inspection-plans/{id}/actions': async () => {
    await admin.send('POST', '/inspection-plans/ready', { siteId: company.siteId })
    return { make: await ready('/inspection-plans'), body: { action: 'end', reason: '路线合并' }, after: { state: 'ended' } }
  },
  '/leave/{id}/actions': async () => {
    const asked = async (): Promise<string> => {
      const login = `leave-${++made}-${company.siteId.slice(-6)}`
      await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工', login }))
      return make('/leave', { kind: 'annual', from: dayAfter(today, 10), to: dayAfter(today, 12) }, await signIn(test, login, company.password))
    }
    const read = async (id: string): Promise<unknown> => ((await admin.send('GET', `/leave?siteId=${company.siteId}&limit=200`)).body as { items: { id: string }[] }).items.find((one) => one.id === id)
    return { make: asked, read, body: { action: 'approve', note: '' }, after: { state: 'approved' } }
  },
  '/staff-tasks/{id}/actions': async () => ({ make: () => make('/staff-tasks', { kind: 'ad_hoc', title: '清点应急物资', doerId: company.actors.technician.employeeId, dueAt: new Date(Date.now() + 7_200_000).toISOString() }), body: { action: 'cancel', note: '改由值班经理统一安排' }, after: { state: 'cancelled' } }),
  '/courses/{id}/actions': async () => {
    await admin.send('POST', '/courses/ready')
    return { make: await ready('/courses'), body: { action: 'retire' }, after: { state: 'retired' } }
  },
  '/questions/{id}/actions': async () => {
    await admin.send('POST', '/questions/ready')
    return { make: await ready('/questions'), body: { action: 'retire', reason: '旧版制度' }, after: { state: 'retired' } }
  },
}

describe('the bar of a list', () => {
  it.each(Object.keys(LISTS))('says first, then does once what each record takes: %s', async (path) => {
    await stories.tell({ path, ...(await LISTS[path]!()) })
  })
})

describe('every list of the console', () => {
  it('that offers an act on many names one that the server knows', () => {
    const CONSOLE = path.resolve(import.meta.dirname, '../../console/src')
    const known = new Set(allEndpoints().filter(({ endpoint }) => endpoint.method === 'POST' && endpoint.kind === 'json').map(({ endpoint }) => endpoint.path))
    const files = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    const named = files.flatMap((file) => [...readFileSync(path.join(CONSOLE, file), 'utf8').matchAll(/(?:useWordedBulk\(|path: )'(\/[\w-]+\/\{id\}\/actions)'/g)].map((match) => match[1]!))
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((one) => !known.has(one))).toEqual([])
  })
})
