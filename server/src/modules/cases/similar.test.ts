import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnCase } from './act.ts'
import { listCategories } from './categories.ts'
import { similarCases } from './similar.ts'
import { createCase } from './take-case.ts'

let test: TestApp
let company: Company
let home: Household
let other: Household
let categories: Map<string, string>
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '602', owner: '万里', phone: '13800130002' }))
  categories = await as(test, company.actors.front_desk, async (ctx) => new Map((await listCategories(ctx)).items.map(({ code, id }) => [code, id])))
})
afterAll(() => test.close())

type Body = Parameters<typeof createCase>[1]['body']
const NOW = new Date('2026-03-05T04:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
function take(statement: string, more: Partial<Body> = {}, at = NOW): Promise<cases.Case> {
  const body: Body = {
    siteId: company.siteId, channel: 'phone', kind: 'repair', title: '', statement, categoryId: null, unitId: null, personId: null, placeKind: 'public_area', place: '', grade: null, demand: '', expectation: '', wish: null, occurredAt: null, personsInvolved: '', majorReasons: [], contactPhone: '', promisedAt: null, fileIds: [], ...more,
  }
  return as(test, company.actors.front_desk, (ctx) => createCase(ctx, { params: {}, query: {}, body }), at)
}
const similar = (query: Omit<Parameters<typeof similarCases>[1]['query'], 'siteId'>) => as(test, company.actors.front_desk, (ctx) => similarCases(ctx, { params: {}, body: {}, query: { siteId: company.siteId, ...query } }), NOW)

describe('cases offered while somebody types [CMP-057]', () => {
  it('weigh the same unit above the same place in a week above similar words, and leave near misses out', async () => {
    const place = { place: '地下车库 B 区', categoryId: categories.get('facility.public')! }
    const own = await take('客厅空调不制冷', { unitId: home.unitId, placeKind: 'unit' })
    const sameWeek = await take('车库里灯不亮', place, daysAgo(3))
    const lastMonth = await take('车库墙面渗水', place, daysAgo(20))
    const alike = await take('3 栋电梯停在五楼不动，按了没有反应', {}, daysAgo(2))
    const nearMiss = await take('3 栋大堂的门禁刷卡没有声音', {}, daysAgo(1))
    const found = await similar({ unitId: home.unitId, ...place, words: '你好，3 栋电梯按了没有反应，停在五楼不动了，麻烦快点' })
    expect(found.items.map(({ id, why }) => [id, why])).toEqual([[own.id, 'same_unit'], [sameWeek.id, 'same_place'], [alike.id, 'similar_words']])
    for (const missed of [lastMonth, nearMiss]) expect(found.items.map(({ id }) => id)).not.toContain(missed.id)
    expect(found.items[2]!.words).toBeGreaterThan(0.5)
  })

  it('offers a neighbour’s report of the same thing, and nothing to polite words or another matter', async () => {
    const leak = await take('楼道消防栓漏水，地上都是水', { unitId: other.unitId })
    const ids = async (words: string) => (await similar({ words })).items.map(({ id }) => id)
    expect(await ids('消防栓漏水了，楼道地上全是水')).toContain(leak.id)
    expect(await ids('你好，请问一下现在有人吗')).toEqual([])
    expect(await ids('消防通道被车堵了')).toEqual([])
    expect(await ids('厨房水龙头漏水')).toEqual([])
    // The place alone is not the matter, though three pairs are the same.
    const flooded = await take('地下车库 B 区积水')
    expect(await ids('地下车库照明太暗，开车看不清柱子，老人走路也危险')).not.toContain(flooded.id)
    expect(await ids('地下车库 B 区又积水了，水很深')).toContain(flooded.id)
  })

  it('offers nothing that is over, and nothing of another site or house', async () => {
    const gone = await take('游泳池水太凉')
    await as(test, company.actors.front_desk, (ctx) => actOnCase(ctx, { params: { id: gone.id }, query: {}, body: { action: 'cancel', reason: '业主撤回' } }))
    expect((await similar({ words: '游泳池水太凉' })).items).toEqual([])
    const stranger = await aCompany(test)
    const browser = await signIn(test, stranger.logins.administrator, stranger.password)
    expect(await browser.send('GET', `/cases/similar?siteId=${company.siteId}&words=${encodeURIComponent('消防栓漏水')}`)).toMatchObject({ status: 404 })
  })

  it('asks the database once', async () => {
    let asked = 0
    await as(test, company.actors.front_desk, async (ctx) => {
      const query = ctx.client.query.bind(ctx.client) as (...args: unknown[]) => unknown
      ctx.client.query = ((...args: unknown[]) => (asked++, query(...args))) as typeof ctx.client.query
      await similarCases(ctx, { params: {}, body: {}, query: { siteId: company.siteId, unitId: home.unitId, words: '消防栓漏水' } })
      expect(asked).toBe(1)
    })
  })
})
