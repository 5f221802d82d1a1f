import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { knowledge } from '@guanjia/contract'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { changeUnit } from '../archives/index.ts'
import { changeArticle, createArticle, getArticle } from './articles.ts'
import { changeEnquiryKind, listEnquiryKinds } from './enquiry-kinds.ts'
import { createFeeQuery } from './fee-query.ts'
import { listArticles } from './list.ts'
import { actOnArticle } from './publish.ts'
import { createReceipt, listReceipts } from './receipts.ts'
import { suggestArticles } from './suggest.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清' }))
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
const CONTENT: knowledge.ArticleContent = { answer: '请带身份证到前台办理。', body: '', aliases: [], steps: ['到前台登记'], papers: [], place: '', hours: '', fee: '', duration: '', feeLines: [] }
type New = Parameters<typeof createArticle>[1]['body']

function write(facts: Partial<New> = {}): Promise<knowledge.Article> {
  const body: New = { siteId: company.siteId, kind: 'guide', audience: 'everybody', topic: '测试', tags: [], service: null, title: '快递柜使用', content: CONTENT, validFrom: null, validTo: null, fileIds: [], ...facts }
  return as(test, company.actors.supervisor, (ctx) => createArticle(ctx, { ...nothing, body }))
}
const act = (id: string, action: 'publish' | 'withdraw' | 'discard_draft', more: { version?: number; now?: Date } = {}) =>
  as(test, company.actors.supervisor, (ctx) => actOnArticle(ctx, { params: { id }, query: {}, body: { action, reason: '', version: more.version } }), more.now)
const published = async (facts: Partial<New> = {}) => act((await write(facts)).id, 'publish')
const list = (actor: Actor, filter: Parameters<typeof listArticles>[1]['query']['filter'], now?: Date) => as(test, actor, (ctx) => listArticles(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 200, filter } }), now)
const titles = async (actor: Actor, filter: Parameters<typeof list>[1], now?: Date) => (await list(actor, filter, now)).items.map(({ title }) => title)

describe('the knowledge base', () => {
  it('begins with at least twenty guides and explanations, found by two characters and by pinyin [INQ-006]', async () => {
    const all = await list(company.actors.front_desk, { inForce: true })
    expect(all.items.filter(({ kind }) => kind !== 'document').length).toBeGreaterThanOrEqual(20)
    expect(await titles(company.actors.front_desk, { q: '放行' })).toContain('物品放行条')
    expect(await titles(company.actors.front_desk, { q: 'kdbz' })).toEqual(['宽带报装'])
    expect(await titles(company.actors.front_desk, { q: '火星' })).toEqual([])
  })

  it('is seeded once, even when two ask at the same moment', async () => {
    const fresh = await aCompany(test)
    const ask = () => as(test, fresh.actors.front_desk, (ctx) => listEnquiryKinds(ctx))
    const [a, b] = await Promise.all([ask(), ask()])
    expect(a.items.length).toBe(b.items.length)
    expect(new Set(a.items.map(({ code }) => code)).size).toBe(a.items.length)
  })

  it('keeps what was published while a draft is written, and every version for ever', async () => {
    const first = await published({ title: '充电桩报装' })
    expect(first).toMatchObject({ state: 'published', publishedVersion: 1, draftVersion: null, allowedActions: ['withdraw'] })
    const drafted = await as(test, company.actors.supervisor, (ctx) => changeArticle(ctx, { params: { id: first.id }, query: {}, body: { version: first.version, content: { ...CONTENT, answer: '新规定：先申请用电。' } } }))
    expect(drafted).toMatchObject({ publishedVersion: 1, draftVersion: 2, shownVersion: 2 })
    const seen = await as(test, resident, (ctx) => getArticle(ctx, { params: { id: first.id }, query: {}, body: {} }))
    expect(seen.content.answer).toBe(CONTENT.answer)
    await act(first.id, 'publish')
    const old = await as(test, company.actors.front_desk, (ctx) => getArticle(ctx, { params: { id: first.id }, query: { version: 1 }, body: {} }))
    expect(old.content.answer).toBe(CONTENT.answer)
    expect(old.versions.map(({ version, state }) => [version, state])).toEqual([[2, 'published'], [1, 'superseded']])
    await expect(as(test, company.actors.supervisor, (ctx) => ctx.tx.updateTable('article_version').set({ title: '改' }).where('article_id', '=', first.id).where('version', '=', 1).execute())).rejects.toThrow(/never changes/)
  })

  it('is published by one of two who do it at once; the other waits, then hears that there is no draft', async () => {
    const draft = await write({ title: '泳池开放' })
    const publish = () => act(draft.id, 'publish')
    const both = as(test, company.actors.supervisor, async (ctx) => {
      await actOnArticle(ctx, { params: { id: draft.id }, query: {}, body: { action: 'publish', reason: '' } })
      const second = publish().catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await (await both).second).toMatchObject({ code: 'action_not_allowed' })
    const { rows } = await as(test, company.actors.supervisor, (ctx) => ctx.client.query("select * from article_version where article_id = $1 and state = 'published'", [draft.id]))
    expect(rows).toHaveLength(1)
  })

  it('refuses a guide without steps and words that must not be said, naming the field', async () => {
    const draft = await write({ title: '没有步骤', content: { ...CONTENT, steps: [] } })
    await expect(act(draft.id, 'publish')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/content/steps' }] })
    await expect(write({ content: { ...CONTENT, answer: '这事不归我管。' } })).rejects.toMatchObject({ code: 'language.not_allowed', errors: [{ pointer: '/content/answer' }] })
  })

  it('shows residents what is in force for everybody at their home, and nothing else', async () => {
    await published({ title: '前台交接须知', audience: 'staff' })
    await published({ title: '春节安排', validFrom: '2026-02-10', validTo: '2026-02-24' })
    const away = await published({ title: '旧班车表' })
    await act(away.id, 'withdraw')
    const inSpring = new Date('2026-02-12T04:00:00Z')
    expect(await titles(resident, {}, inSpring)).toContain('春节安排')
    const seen = await titles(resident, {}, new Date('2026-03-05T04:00:00Z'))
    expect(seen).toContain('宽带报装')
    for (const hidden of ['前台交接须知', '春节安排', '旧班车表']) expect(seen).not.toContain(hidden)
    await expect(as(test, resident, (ctx) => getArticle(ctx, { params: { id: away.id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
    const other = await aCompany(test)
    await expect(as(test, other.actors.supervisor, (ctx) => getArticle(ctx, { params: { id: away.id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('offers what fits the words being typed, the standard answer of the kind first [INQ-001] [INQ-006]', async () => {
    const suggest = (words: string, enquiryKindId?: string) => as(test, company.actors.front_desk, (ctx) => suggestArticles(ctx, { params: {}, body: {}, query: { siteId: company.siteId, words, enquiryKindId } }))
    expect((await suggest('你好，我想问一下家里要装宽带需要带什么')).items[0]).toMatchObject({ title: '宽带报装', version: 1, isStandard: false })
    expect((await suggest('搬家要把沙发拉出去，门口不让走')).items.map(({ title }) => title)).toContain('物品放行条')
    expect((await suggest('请问一下')).items).toEqual([])
    const kinds = await as(test, company.actors.front_desk, (ctx) => listEnquiryKinds(ctx))
    const cards = kinds.items.find(({ code }) => code === 'cards')!
    expect((await suggest('', cards.id)).items).toMatchObject([{ title: '门禁卡办理与挂失', isStandard: true }])
  })

  it('has a standard for each kind of enquiry: answer, post, response time, materials [INQ-001]', async () => {
    const kinds = (await as(test, company.actors.front_desk, (ctx) => listEnquiryKinds(ctx))).items
    for (const kind of kinds.filter(({ code }) => code !== 'other')) expect(kind, kind.name).toMatchObject({ article: { name: expect.any(String) as string }, departmentCode: expect.any(String) as string, post: expect.stringMatching(/./) as string, responseMinutes: expect.any(Number) as number })
    const parking = kinds.find(({ code }) => code === 'parking')!
    const changed = await as(test, company.actors.supervisor, (ctx) => changeEnquiryKind(ctx, { params: { id: parking.id }, query: {}, body: { version: parking.version, responseMinutes: 20, materials: ['行驶证', '身份证'] } }))
    expect(changed).toMatchObject({ responseMinutes: 20, materials: ['行驶证', '身份证'] })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    expect(await desk.send('PATCH', `/knowledge/enquiry-kinds/${parking.id}`, { version: 2, name: '停车' })).toMatchObject({ status: 403 })
  })
})

describe('the document shelf [INQ-005]', () => {
  it('logs which household was told which document in which version, and what it read itself', async () => {
    const rules = await published({ kind: 'document', title: '临时管理规约', content: { ...CONTENT, steps: [], body: '第一条 为维护全体业主的合法权益……' } })
    const give = (actor: Actor, how: knowledge.Receipt['how'], id = newId()) => as(test, actor, (ctx) => createReceipt(ctx, { params: { id: rules.id }, query: {}, body: { id, unitId: home.unitId, personId: null, how, note: '' } }))
    const id = newId()
    expect(await give(company.actors.front_desk, 'explained', id)).toMatchObject({ article: { name: '临时管理规约' }, articleVersion: 1, unit: { name: '3-2-1201' }, by: '前台许' })
    await give(company.actors.front_desk, 'explained', id)
    await give(resident, 'read_in_app')
    await expect(give(resident, 'explained')).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/how' }] })
    await expect(give(company.actors.front_desk, 'read_in_app')).rejects.toMatchObject({ code: 'rule_broken' })
    const log = await as(test, company.actors.steward, (ctx) => listReceipts(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 50, filter: { unitId: home.unitId } } }))
    expect(log.items.map(({ how, person }) => [how, person?.name ?? null])).toEqual([['read_in_app', '苏婉清'], ['explained', null]])
    const guide = await published({ title: '不是文件' })
    await expect(as(test, company.actors.front_desk, (ctx) => createReceipt(ctx, { params: { id: guide.id }, query: {}, body: { unitId: home.unitId, personId: null, how: 'explained', note: '' } }))).rejects.toMatchObject({ code: 'rule_broken' })
  })

  it('is closed to strangers of the household', async () => {
    const rules = await published({ kind: 'document', title: '业户手册', content: { ...CONTENT, steps: [], body: '欢迎入住' } })
    const stranger = await as(test, company.actors.administrator, async (ctx) => {
      const other = await aHousehold(ctx, company.siteId, { room: '1301', owner: '韩冬', phone: '13800130009' })
      return aResident(ctx, { personId: other.personId, name: '韩冬' })
    })
    await expect(as(test, stranger, (ctx) => createReceipt(ctx, { params: { id: rules.id }, query: {}, body: { unitId: home.unitId, personId: null, how: 'read_in_app', note: '' } }))).rejects.toMatchObject({ code: 'not_found', errors: [{ pointer: '/unitId' }] })
  })
})

describe('what a household pays [INQ-002]', () => {
  const FEES: knowledge.FeeLine[] = [
    { name: '物业服务费', basis: 'area', use: 'residence', unitPriceFen: 280, unit: '㎡·月', payer: '业主', source: '物业服务合同第八条', note: '' },
    { name: '生活用水', basis: 'metered', use: null, unitPriceFen: 295, unit: '吨', payer: '使用人', source: '', note: '' },
  ]
  const ask = (given: string, more: Partial<Parameters<typeof createFeeQuery>[1]['body']> = {}) =>
    as(test, company.actors.front_desk, (ctx) => createFeeQuery(ctx, { ...nothing, body: { siteId: company.siteId, unitId: home.unitId, askedName: '苏婉清', fact: 'phone_tail', given, ...more } }))

  it('is told only after a name and one fact are right, and both tries are on record without the fact', async () => {
    await published({ kind: 'fee', title: '本小区收费标准', topic: '费用与票据', content: { ...CONTENT, steps: [], feeLines: FEES } })
    const wrong = await ask('9999')
    expect(wrong).toMatchObject({ isPassed: false, person: null, lines: [], buildingArea: null })
    expect(await ask('0001', { askedName: '路人' })).toMatchObject({ isPassed: false, lines: [] })
    const right = await ask('0001')
    expect(right).toMatchObject({
      isPassed: true, person: { name: '苏婉清' }, buildingArea: 118.5,
      lines: [{ name: '物业服务费', amountFen: 33_180, why: 'computed', source: '物业服务合同第八条' }, { name: '生活用水', amountFen: null, why: 'metered' }],
    })
    // The attic stands on no deed, and pays: what is reckoned is the billing area where one is on file.
    await as(test, company.actors.administrator, (ctx) => changeUnit(ctx, { ...nothing, params: { id: home.unitId }, body: { version: 1, billingArea: 130 } }))
    expect(await ask('2021-06-30', { fact: 'handed_over_on' })).toMatchObject({ isPassed: true, buildingArea: 118.5, billingArea: 130, lines: [{ amountFen: 36_400 }, { amountFen: null }] })
    const { rows } = await as(test, company.actors.front_desk, (ctx) => ctx.client.query('select to_jsonb(f)::text as all_of_it from fee_query f where unit_id = $1', [home.unitId]))
    expect(rows).toHaveLength(4)
    expect(JSON.stringify(rows)).not.toContain('9999')
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const pdf = await desk.send('GET', `/knowledge/fee-queries/${right.id}/print`)
    expect(pdf.status).toBe(200)
    expect(String(pdf.body).slice(0, 5)).toBe('%PDF-')
    expect(await desk.send('GET', `/knowledge/fee-queries/${wrong.id}/print`)).toMatchObject({ status: 409 })
  })

  it('is not found out by trying: after five wrong answers nobody is asked for an hour', async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1401', owner: '龚敏', phone: '13800130077' }))
    const at = (minutes: number) => new Date(Date.UTC(2026, 2, 9, 2, minutes))
    const tryOne = (given: string, now: Date) => as(test, company.actors.front_desk, (ctx) => createFeeQuery(ctx, { ...nothing, body: { siteId: company.siteId, unitId: other.unitId, askedName: '龚敏', fact: 'phone_tail', given } }), now)
    const tries = await Promise.allSettled(Array.from({ length: 9 }, (_, i) => tryOne(String(1000 + i), at(0))))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5)
    await expect(tryOne('0077', at(30))).rejects.toMatchObject({ code: 'too_many_attempts' })
    expect((await tryOne('0077', at(61))).isPassed).toBe(true)
  })
})
