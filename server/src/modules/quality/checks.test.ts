import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standards, type Sent } from '@guanjia/contract'
import { aColleague, aCompany, as, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { makeSite } from '../organization/index.ts'
import { getStandard, listStandards } from '../standards/index.ts'
import { actOnStandard, addReadyStandards, confirmStandard, createStandard, draftStandard, outstandingReadings } from '../standards/index.ts'
import { acknowledgeCheck, createCheck, listChecks } from './checks.ts'
import { checkFigures } from './figures.ts'

let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }
async function standardOf(code: string, actor: Actor = company.actors.supervisor): Promise<standards.ServiceStandard> {
  return as(test, actor, async (ctx) => {
    const found = (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items.find((one) => one.code === code)
    if (!found) throw new Error(`no standard ${code}`)
    return getStandard(ctx, { params: { id: found.id }, query: {}, body: {} })
  })
}

/** The best answers to a sheet, but for the items that `isMissed` names. */
const answersTo = (standard: standards.ServiceStandard, isMissed: (item: standards.StandardItem) => boolean = () => false) =>
  standard.current!.items.map((item) => {
    const good = { meets: item.isRedLine ? 0 : 1, score: 5, measure: item.min }[item.method]
    const bad = { meets: item.isRedLine ? 1 : 0, score: 1, measure: (item.max ?? 0) + 1 }[item.method]
    return { itemId: item.id, value: isMissed(item) ? bad : good }
  })

type Check = Sent<typeof standards.createCheck>['body']
const check = (facts: Partial<Check> & Pick<Check, 'standardId' | 'answers'>, actor: Actor = company.actors.supervisor, siteId = company.siteId) =>
  as(test, actor, (ctx) => createCheck(ctx, { ...nothing, body: standards.createCheck.body.parse({ siteId, employeeId: facts.place ? null : company.actors.front_desk.employeeId, ...facts }) }))

describe('what the handbooks ask of people is on a sheet, and missing it costs points', () => {
  it.each([
    ['a whole and clean uniform [ETQ-002]', 'DRESS', 'ETQ-002'],
    ['customer service dressed properly, with the badge [ETQ-013]', 'DRESS', 'ETQ-013'],
    ['no personal things outside the uniform, flat pockets [ETQ-017]', 'DRESS', 'ETQ-017'],
    ['a suit buttoned by the rule, cuffs 0.5 to 1 cm out [ETQ-018]', 'DRESS', 'ETQ-018'],
    ['trousers with a crease, down to the shoes [ETQ-019]', 'DRESS', 'ETQ-019'],
    ['polished shoes, never sandals [ETQ-021]', 'DRESS', 'ETQ-021'],
    ['tidy hair and face, no heavy make-up [ETQ-003]', 'GROOMING', 'ETQ-003'],
    ['clean short nails [ETQ-020]', 'GROOMING', 'ETQ-020'],
    ['a good way to stand, to sit and to walk [ETQ-004]', 'POSTURE', 'ETQ-004'],
    ['the first greeting comes from us [ETQ-005]', 'ETIQUETTE-DESK', 'ETQ-005'],
    ['a smile [ETQ-011]', 'ETIQUETTE-DESK', 'ETQ-011'],
    ['politeness to visitors and callers, patience with questions [ETQ-014]', 'ETIQUETTE-DESK', 'ETQ-014'],
    ['patience, politeness and respect towards who complains [CMP-010]', 'COMPLAINT', 'CMP-010'],
    ['six moments of truth on the sheet of the mystery visitor [RCP-016]', 'TOUCHPOINTS', 'RCP-016'],
    ['a signboard that leads to the desk [RCP-004]', 'SIGNAGE', 'RCP-004'],
  ])('%s', async (_, code, source) => {
    const standard = await standardOf(code)
    expect(standard.state).toBe('published')
    const where = code === 'SIGNAGE' ? { place: '服务中心' } : {}
    expect((await check({ standardId: standard.id, answers: answersTo(standard), ...where })).score).toBe(100)
    const missed = await check({ standardId: standard.id, answers: answersTo(standard, (item) => item.source === source), ...where })
    expect(missed.answers.filter(({ isMet }) => isMet === false).map((answer) => answer.source)).toContain(source)
    expect(missed.score).toBeLessThan(100)
  })

  it.each([
    ['three postures by themselves [ETQ-004]', 'POSTURE', ['站姿', '坐姿', '走姿']],
    ['the reception as prompt, professional and warm [RCP-017]', 'RECEPTION', ['高效', '专业', '温馨']],
    ['five hospitality values beside the touchpoints [ETQ-022]', 'TOUCHPOINTS', ['尊重备至', '彬彬有礼', '乐于助人', '真诚质朴', '温良谦恭']],
    ['three feelings of a guest [ETQ-023]', 'OUTCOMES', ['宾至如归', '选择正确', '放心']],
    ['four elements of good service [ETQ-025]', 'FOUR-ELEMENTS', ['解决问题', '沟通协调', '心理素质', '服务观念']],
    ['five ways of personal service [ETQ-029]', 'PERSONAL', ['心诚', '眼尖', '口灵', '脚勤', '手快']],
    ['a steward as prompt, orderly and inventive [BTL-012]', 'STEWARD-SCORE', ['高效', '规范', '创新']],
  ])('scores %s', async (_, code, names) => {
    const standard = await standardOf(code)
    const [low] = names as [string]
    const made = await check({ standardId: standard.id, answers: answersTo(standard, ({ dimension }) => dimension === low) })
    const scores = new Map(made.dimensions.map(({ name, score }) => [name, score]))
    for (const name of names) expect(scores.get(name), name).toBe(name === low ? 0 : 100)
  })

  it('knows sixteen qualities, eight of the mind and eight of skill [ETQ-024]', async () => {
    const standard = await standardOf('QUALITIES')
    expect(standard.current!.items.map(({ text }) => text)).toEqual(['同理心', '感恩心', '博爱心', '责任心', '空杯心', '自信心', '自控力', '承受力', '表达力', '沟通力', '倾听力', '注意力', '分析力', '协调力', '记忆力', '凝聚力'])
    const made = await check({ standardId: standard.id, answers: answersTo(standard, ({ text }) => text === '倾听力') })
    expect(made.dimensions).toEqual([{ name: '心态', score: 100 }, { name: '能力', score: 87.5 }])
  })

  it('asks for the same smile in the service centre and in the sales office [ETQ-030]', async () => {
    const smile = await standardOf('SMILE')
    expect(smile.post).toBe('everybody')
    const { siteId, sales } = await as(test, company.actors.administrator, async (ctx) => {
      const site = await makeSite(ctx, { code: 'YQ', name: '云栖里案场', kind: 'sales_office', timeZone: 'Asia/Shanghai' })
      return { siteId: site, sales: await aColleague(ctx, { role: 'front_desk', siteId: site, name: '案场章' }) }
    })
    const answers = answersTo(smile)
    expect((await check({ standardId: smile.id, answers })).score).toBe(100)
    expect((await check({ standardId: smile.id, answers, employeeId: sales.employeeId! }, company.actors.administrator, siteId)).score).toBe(100)
  })

  it('keeps the old saying about customers for training: it is read and never scored [ETQ-028]', async () => {
    const attitude = await standardOf('ATTITUDE')
    expect(attitude.kind).toBe('guideline')
    await expect(check({ standardId: attitude.id, answers: answersTo(attitude) })).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/standardId' })] })
  })
})

describe('a check', () => {
  it('is a sheet that a supervisor scores each day: the colleague hears of it, sees every answer and says something to it, once [ETQ-001]', async () => {
    const standard = await standardOf('ETIQUETTE-DESK')
    const made = await check({ standardId: standard.id, answers: answersTo(standard, ({ source }) => source === 'ETQ-011'), comment: '下午高峰时忘了微笑' })
    expect(made.number).toMatch(/^Q-\d{8}-\d{4}$/)
    const desk = company.actors.front_desk
    const own = await as(test, desk, (ctx) => listChecks(ctx, { params: {}, body: {}, query: { siteId: company.siteId, limit: 200, filter: {} } }))
    expect(own.items.map(({ id }) => id)).toContain(made.id)
    const said = await as(test, desk, (ctx) => acknowledgeCheck(ctx, { params: { id: made.id }, query: {}, body: { reply: '已注意，明天起改进' } }))
    expect(said).toMatchObject({ reply: '已注意，明天起改进', mayAcknowledge: false })
    await expect(as(test, desk, (ctx) => acknowledgeCheck(ctx, { params: { id: made.id }, query: {}, body: { reply: '' } }))).rejects.toMatchObject({ code: 'action_not_allowed' })
    await expect(as(test, company.actors.supervisor, (ctx) => acknowledgeCheck(ctx, { params: { id: made.id }, query: {}, body: { reply: '' } }))).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('needs an answer to every item, of the kind that the item has, and nobody scores themselves', async () => {
    const standard = await standardOf('DRESS')
    const answers = answersTo(standard)
    await expect(check({ standardId: standard.id, answers: answers.slice(1) })).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/answers' })] })
    await expect(check({ standardId: standard.id, answers: [{ ...answers[0]!, value: 3 }, ...answers.slice(1)] })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/answers/0/value' })] })
    await expect(check({ standardId: standard.id, answers, employeeId: company.actors.supervisor.employeeId! })).rejects.toMatchObject({ code: 'check.own' })
    await expect(check({ standardId: standard.id, answers, employeeId: null })).rejects.toMatchObject({ code: 'rule_broken' })
  })

  it('adds up by colleague, scene and dimension, with what is missed most, and opens to nobody else', async () => {
    const own = await aCompany(test, '数据物业')
    const supervisor = own.actors.supervisor
    const standard = await as(test, supervisor, async (ctx) => getStandard(ctx, { params: { id: (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items.find(({ code }) => code === 'GROOMING')!.id }, query: {}, body: {} }))
    for (const missed of ['ETQ-020', 'ETQ-020', '']) await check({ standardId: standard.id, employeeId: own.actors.steward.employeeId!, answers: answersTo(standard, ({ source }) => source === missed) }, supervisor, own.siteId)
    const today = new Date().toISOString().slice(0, 10)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const figures = await as(test, supervisor, (ctx) => checkFigures(ctx, { params: {}, body: {}, query: { siteId: own.siteId, from: today, to: tomorrow } }))
    expect(figures).toMatchObject({ count: 3, score: 83.33, people: [{ name: own.actors.steward.name, count: 3, score: 83.33 }], scenes: [{ scene: 'grooming', count: 3, score: 83.33 }], missed: [{ missed: 2, of: 3 }] })
    const technician = await signIn(test, own.logins.technician, own.password)
    expect((await technician.send('GET', `/service-checks/figures?siteId=${own.siteId}&from=${today}&to=${tomorrow}`)).status).toBe(403)
    const others = await technician.send('GET', `/service-checks?siteId=${own.siteId}`)
    expect((others.body as { items: unknown[] }).items).toEqual([])
  })
})

describe('the library of standards', () => {
  it('is ready with the first site, and what is missing can be added without touching what is there', async () => {
    const own = await aCompany(test, '现成物业')
    const added = await as(test, own.actors.supervisor, (ctx) => addReadyStandards(ctx))
    expect(added).toEqual({ added: 0 })
    const all = await as(test, own.actors.technician, (ctx) => listStandards(ctx, { params: {}, body: {}, query: { filter: { state: ['published'] } } }))
    expect(all.items.length).toBeGreaterThanOrEqual(17)
  })

  it('has the steward’s way of working as steps, and keeps a log of how each improvement changed it [BTL-010] [BTL-011]', async () => {
    const { supervisor } = company.actors
    const sop = await standardOf('STEWARD-SOP')
    expect(sop.kind).toBe('procedure')
    expect(sop.current!.items.length).toBeGreaterThanOrEqual(5)
    const items = [...sop.current!.items, standards.StandardItem.parse({ id: '01a20000-0000-7000-8000-0000000000aa', text: '办结两日内再次确认', source: 'BTL-011' })]
    const drafted = await as(test, supervisor, (ctx) => draftStandard(ctx, { params: { id: sop.id }, query: {}, body: { version: sop.version, items } }))
    expect(drafted.current!.number).toBe(1)
    const publish = (reason: string) => as(test, supervisor, (ctx) => actOnStandard(ctx, { params: { id: sop.id }, query: {}, body: { action: 'publish', reason, improvementNumber: 'I-20260305-0001' } }))
    await expect(publish('')).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/reason' })] })
    const published = await publish('回访发现办结后又复发，增加再次确认')
    expect(published.versions).toEqual([expect.objectContaining({ number: 2, reason: '回访发现办结后又复发，增加再次确认', improvementNumber: 'I-20260305-0001' }), expect.objectContaining({ number: 1 })])
    const made = await check({ standardId: sop.id, employeeId: company.actors.steward.employeeId!, answers: answersTo(published) })
    expect(made.standard.number).toBe(2)
  })

  it('is read and confirmed by whoever it is for; a newer version is to be read anew', async () => {
    const own = await aCompany(test, '阅读物业')
    const { supervisor, front_desk } = own.actors
    const made = await as(test, supervisor, (ctx) => createStandard(ctx, { ...nothing, body: standards.createStandard.body.parse({ code: 'PHONE', name: '电话礼仪', post: 'front_desk', scene: 'phone', items: [{ id: '01a20000-0000-7000-8000-0000000000bb', text: '铃响三声内接听' }] }) }))
    const act = (action: 'publish', reason = '') => as(test, supervisor, (ctx) => actOnStandard(ctx, { params: { id: made.id }, query: {}, body: { action, reason, improvementNumber: '' } }))
    const missing = async () => (await as(test, supervisor, (ctx) => outstandingReadings(ctx, { params: {}, body: {}, query: { siteId: own.siteId } }))).items.find(({ standard }) => standard.id === made.id)?.missing.map(({ name }) => name)
    expect(await missing()).toBeUndefined()
    await act('publish')
    expect(await missing()).toEqual([front_desk.name])
    const confirm = (number: number) => as(test, front_desk, (ctx) => confirmStandard(ctx, { params: { id: made.id }, query: {}, body: { number } }))
    expect((await confirm(1)).isRead).toBe(true)
    expect(await missing()).toEqual([])
    const now = await as(test, supervisor, (ctx) => getStandard(ctx, { params: { id: made.id }, query: {}, body: {} }))
    await as(test, supervisor, (ctx) => draftStandard(ctx, { params: { id: made.id }, query: {}, body: { version: now.version, items: now.current!.items } }))
    await act('publish', '措辞更清楚')
    expect(await missing()).toEqual([front_desk.name])
    await expect(confirm(1)).rejects.toMatchObject({ code: 'stale_version' })
  })

  it('takes one of two drafts that are written at once, and refuses items that cannot be scored', async () => {
    const own = await aCompany(test, '草稿物业')
    const standard = await as(test, own.actors.supervisor, async (ctx) => getStandard(ctx, { params: { id: (await listStandards(ctx, { params: {}, body: {}, query: { filter: {} } })).items[0]!.id }, query: {}, body: {} }))
    const draft = (actor: Actor, items = standard.current!.items) => as(test, actor, (ctx) => draftStandard(ctx, { params: { id: standard.id }, query: {}, body: { version: standard.version, items } }))
    const outcomes = await Promise.allSettled([draft(own.actors.supervisor), draft(own.actors.site_manager)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(as(test, own.actors.supervisor, (ctx) => draftStandard(ctx, { params: { id: standard.id }, query: {}, body: { version: standard.version + 1, items: [standards.StandardItem.parse({ id: '01a20000-0000-7000-8000-0000000000cc', text: '袖口', method: 'measure' })] } }))).rejects.toMatchObject({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/items/0/min' })] })
  })
})
