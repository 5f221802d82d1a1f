import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations, type Sent } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { pdfPages } from '../../platform/print/pdf-text.ts'
import { reachable } from '../../platform/records/index.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { InspectionStories } from '../../testing/inspection-stories.ts'
import { aColleague, aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { makeSite } from '../organization/index.ts'
import { clocksOf, runDueTimers } from '../sla/index.ts'
import { actOnViolation } from './act.ts'
import { violationFigures } from './figures.ts'
import { VIOLATION_LIFE, actionsOf, penaltiesIn } from './lifecycle.ts'
import { getViolation, listViolations, violationTimeline } from './register.ts'
import { reportViolation } from './report.ts'
import { changeViolationType, listViolationTypes } from './types.ts'

// In Shanghai it is one o'clock at night on December 1st; in UTC it is still November.
const NOW = new Date('2026-11-30T17:00:00Z')
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000)

let test: TestApp
let company: Company
let siteId: string
let stories: InspectionStories
let home: Household
let types: Map<string, violations.ViolationType>
let steward: Actor
let supervisor: Actor

type ReportBody = Partial<Sent<typeof violations.reportViolation>['body']>
type ActBody = Sent<typeof violations.actOnViolation>['body']
const report = (who: Actor, body: ReportBody = {}, now = NOW) => as(test, who, (ctx) => reportViolation(ctx, { params: {}, query: {}, body: violations.reportViolation.body.parse({ siteId, place: '3 栋 2 单元楼道', description: '鞋柜占用疏散通道', ...body }) }), now)
const act = (who: Actor, id: string, body: ActBody, now = NOW) => as(test, who, (ctx) => actOnViolation(ctx, { params: { id }, query: {}, body: violations.actOnViolation.body.parse(body) }), now)
const seen = (id: string, who = supervisor, now = NOW) => as(test, who, (ctx) => getViolation(ctx, { params: { id }, query: {}, body: {} }), now)
const list = (filter: Sent<typeof violations.listViolations>['query']['filter'], now = NOW) => as(test, supervisor, async (ctx) => (await listViolations(ctx, { params: {}, query: violations.listViolations.query.parse({ siteId, filter }), body: {} })).items.map(({ id }) => id), now)
const clock = async (id: string) => (await as(test, supervisor, (ctx) => clocksOf(ctx, [id]))).get(id)?.at(-1)
const typeId = (): string => types.get('占用、堵塞疏散通道')!.id
const NOTICE = { action: 'issue_notice', words: '请将鞋柜移入户内，保持疏散通道畅通。', dueOn: '2026-12-04' } as const

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  siteId = company.siteId
  stories = new InspectionStories(test, company)
  ;({ steward, supervisor } = company.actors)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, siteId))
  types = new Map((await as(test, supervisor, (ctx) => listViolationTypes(ctx, { params: {}, query: { siteId }, body: {} }))).items.map((type) => [type.name, type]))
})
afterAll(() => test.close())

describe('the way of a violation', () => {
  it('reaches every state, and knows no money and no seizing [VIO-004]', () => {
    expect([...reachable(VIOLATION_LIFE, 'reported')].toSorted()).toEqual([...violations.VIOLATION_STATES].toSorted())
    expect(actionsOf('rectifying', { notices: 1, isNoticeRunning: true, isAnswered: false })).not.toContain('issue_notice')
    expect(actionsOf('reported_to_authority', { notices: 2, isNoticeRunning: false, isAnswered: false })).not.toContain('close')
    for (const threat of ['逾期罚款五百元', '雜物將予沒收', '逾期将停止供水', 'You will be fined 500', 'we will confiscate it']) expect(penaltiesIn(threat), threat).not.toEqual([])
    for (const fine of ['请于三日内自行清理，逾期将上报消防部门', '請勿違停電動車', 'Please clear the corridor; everything is fine afterwards']) expect(penaltiesIn(fine), fine).toEqual([])
    for (const { basis } of types.values()) expect(penaltiesIn(basis), basis).toEqual([])
  })
})

describe('a finding of a round', () => {
  it('contrary to the daily check of a renovation becomes a violation of its unit: the owner is told and asked to put it right, and who refuses is reported upward [DEC-004]', async () => {
    const checklist = await stories.checklist([{ id: 'wall', text: '不动承重墙', kind: 'yes_no' }])
    const point = await stories.point(checklist.id, { target: 'unit', targetId: home.unitId })
    const plan = await stories.plan((await stories.route([point.id])).id, new Date('2026-11-30T00:00:00Z'))
    const [round] = await stories.rounds(plan.id, new Date('2026-12-01T02:00:00Z'))
    // Of the daily checks; which units those stop at is told by the stories of rounds.
    await as(test, company.actors.administrator, (ctx) => ctx.client.query("update inspection_plan set kind = 'renovation' where id = $1", [plan.id]))
    const [photoId, walked] = [await stories.photo(steward), new Date('2026-12-01T02:00:00Z')]
    await stories.send(steward, round!.id, [stories.record(point.id, walked, [{ itemId: 'wall', value: false }], { findings: [{ id: newId(), itemId: 'wall', description: '凿除承重墙', severity: 'serious', way: 'violation', photoIds: [photoId] }] })], walked)
    const id = (await stories.findings({ pointId: point.id }))[0]!.opened!.id
    expect(await seen(id)).toMatchObject({ state: 'reported', source: 'renovation_check', unit: { id: home.unitId } })
    await act(supervisor, id, { action: 'verify', typeId: typeId(), degree: 'serious', party: '苏女士' }, walked)
    expect(await act(steward, id, NOTICE, walked)).toMatchObject({ state: 'notice_issued' })
    expect(await act(steward, id, { action: 'deliver', delivery: 'in_person', receivedBy: '苏婉清' }, walked)).toMatchObject({ state: 'rectifying' })
    await act(steward, id, { action: 'refuse', note: '业主表示照拆' }, walked)
    expect(await act(steward, id, { action: 'escalate', note: '拒不整改，请示' }, walked)).toMatchObject({ state: 'escalated' })
  })
  it('becomes a violation with its pictures, also from a phone that sends it late, and follows it to its end [INS-005] [VIO-001]', async () => {
    const checklist = await stories.checklist([{ id: 'route', text: '疏散通道畅通', kind: 'yes_no' }])
    const point = await stories.point(checklist.id, { target: 'unit', targetId: home.unitId })
    const plan = await stories.plan((await stories.route([point.id])).id, new Date('2026-11-30T00:00:00Z'))
    const [round] = await stories.rounds(plan.id, new Date('2026-12-01T02:00:00Z'))
    const [photoId, walked, sent] = [await stories.photo(steward), new Date('2026-12-01T02:00:00Z'), new Date('2026-12-01T08:00:00Z')]
    const findingId = newId()
    const record = stories.record(point.id, walked, [{ itemId: 'route', value: false }], { findings: [{ id: findingId, itemId: 'route', description: '电动车停在疏散通道', severity: 'serious', way: 'violation', photoIds: [photoId] }] })
    await stories.send(steward, round!.id, [record], sent)
    await stories.send(steward, round!.id, [record], sent)
    const [finding] = await stories.findings({ pointId: point.id })
    expect(finding).toMatchObject({ id: findingId, way: 'violation', state: 'in_hand', opened: { type: 'violation' }, allowedActions: [] })
    const { id } = finding!.opened!
    const one = await seen(id)
    expect(one).toMatchObject({ number: finding!.opened!.number, state: 'reported', source: 'patrol', unit: { id: home.unitId }, description: '电动车停在疏散通道', foundAt: walked.toISOString(), foundBy: { id: steward.employeeId }, finding: { id: findingId, name: finding!.number } })
    expect(one.photos.map(({ purpose, file }) => [purpose, file.id])).toEqual([['evidence', photoId]])
    await expect(stories.onFinding(steward, findingId, { action: 'raise_order' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    // It was none: the finding is open again and goes another way; that one is settled on the spot, and closed with it.
    await act(supervisor, id, { action: 'dismiss', note: '已开走，属临时停靠' }, sent)
    expect((await stories.findings({ pointId: point.id }))[0]).toMatchObject({ state: 'open', way: 'undecided', opened: null })
    const again = await stories.onFinding(steward, findingId, { action: 'open_violation' }, sent)
    expect(again).toMatchObject({ state: 'in_hand', way: 'violation' })
    expect(again.opened!.id).not.toBe(id)
    await act(supervisor, again.opened!.id, { action: 'verify', typeId: typeId(), degree: 'light' }, sent)
    // A technician finds things, and handles no violations: that one has no handler until somebody is named.
    const phone = await signIn(test, company.logins.technician, company.password)
    const found = newId()
    expect((await phone.send('POST', '/findings', { id: found, siteId, place: '水泵房', description: '住户私接水管' })).status).toBe(200)
    const of = (await stories.onFinding(company.actors.technician, found, { action: 'open_violation' })).opened!.id
    expect(await act(supervisor, of, { action: 'verify', typeId: typeId(), degree: 'light' }, new Date())).toMatchObject({ handler: null, foundBy: { id: company.actors.technician.employeeId } })
    await expect(act(supervisor, of, { action: 'assign', handlerId: company.actors.technician.employeeId }, new Date())).rejects.toMatchObject({ code: 'rule_broken' })
    expect(await act(supervisor, of, { action: 'assign', handlerId: steward.employeeId }, new Date())).toMatchObject({ handler: { id: steward.employeeId } })
    await act(steward, again.opened!.id, { action: 'stop', note: '业主当场移走' }, sent)
    expect((await stories.findings({ pointId: point.id }))[0]).toMatchObject({ state: 'settled', outcome: '业主当场移走', allowedActions: [] })
    await act(supervisor, again.opened!.id, { action: 'close' }, sent)
    expect((await stories.findings({ pointId: point.id }))[0]).toMatchObject({ state: 'closed', opened: { id: again.opened!.id } })
    // The database keeps no finding of such a way without its record.
    await expect(as(test, supervisor, (ctx) => ctx.tx.updateTable('finding').set({ opened_id: null }).where('id', '=', findingId).execute())).rejects.toThrow(/finding_opened/)
  })
})

describe('a violation', () => {
  it('goes from the report to the authority and its answer, each step by whom it is for, and stands with its unit [VIO-002] [VIO-003] [VIO-005] [VIO-006]', async () => {
    const evidence = await stories.photo(steward)
    const id = newId()
    const body = { id, unitId: home.unitId, place: '', photoIds: [evidence] }
    // Sent twice at once by a phone that did not hear the answer: one violation.
    const [one, same] = await Promise.all([report(steward, body), report(steward, body)])
    expect(same.number).toBe(one.number)
    expect(one.number).toMatch(/^WZ-20261201-\d{4}$/)
    expect(await clock(id)).toMatchObject({ state: 'running' })
    await expect(act(steward, id, { action: 'verify', typeId: typeId(), degree: 'general' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(act(supervisor, id, { action: 'verify', typeId: typeId() })).rejects.toMatchObject({ code: 'rule_broken' })
    await expect(act(supervisor, id, { action: 'issue_notice', words: '请移走', dueOn: '2026-12-04' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await act(supervisor, id, { action: 'verify', typeId: typeId(), degree: 'serious', party: '苏女士' })).toMatchObject({ state: 'verified', owner: { id: supervisor.employeeId }, handler: { id: steward.employeeId }, degree: 'serious' })
    expect((await clock(id))?.state).toBe('stopped')
    // Threats are refused, and so are days that are over at the site.
    await expect(act(steward, id, { ...NOTICE, words: '逾期未清理将罚款 500 元' })).rejects.toMatchObject({ code: 'violation.not_ours' })
    for (const dueOn of ['2026-11-30', '9999-12-31']) await expect(act(steward, id, { ...NOTICE, dueOn }), dueOn).rejects.toMatchObject({ code: 'rule_broken' })
    // Two clicks: one notice.
    const clicks = await Promise.allSettled([act(steward, id, NOTICE), act(steward, id, NOTICE)])
    expect(clicks.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [first] = (await seen(id)).papers
    expect(first).toMatchObject({ kind: 'notice', round: 1, addressee: '苏女士', dueOn: '2026-12-04', delivered: null })
    expect(first!.number).toMatch(/^ZG-20261201-\d{4}$/)
    // What a notice rested on when it went out stays, whatever the type says later.
    const type = types.get('占用、堵塞疏散通道')!
    const changed = await as(test, supervisor, (ctx) => changeViolationType(ctx, { params: { id: type.id }, query: {}, body: { version: type.version, name: type.name, nature: type.nature, basis: '管理规约第九条', isActive: true } }))
    expect((await seen(id)).papers[0]!.basis).toBe(type.basis)
    await as(test, supervisor, (ctx) => changeViolationType(ctx, { params: { id: type.id }, query: {}, body: { version: changed.version, name: type.name, nature: type.nature, basis: type.basis, isActive: true } }))
    await expect(act(steward, id, { action: 'deliver', delivery: 'signature_refused' })).rejects.toMatchObject({ code: 'rule_broken' })
    await act(steward, id, { action: 'deliver', delivery: 'in_person', receivedBy: '苏婉清', signatureId: await stories.photo(steward) })
    // The day passes at the site's midnight, and whoever has to know hears of it.
    expect(await clock(first!.id)).toMatchObject({ state: 'running', dueAt: '2026-12-04T16:00:00.000Z' })
    expect([await list({ overdue: true }, later(3)), (await list({ overdue: true }, later(4))).includes(id)]).toEqual([[], true])
    await runDueTimers(test.app, { now: later(4), organizationId: company.organizationId })
    expect((await clock(first!.id))?.breachedAt).not.toBeNull()
    await expect(act(steward, id, { action: 'recheck', isFine: false }, later(4))).rejects.toMatchObject({ code: 'rule_broken' })
    expect(await act(steward, id, { action: 'recheck', isFine: false, note: '鞋柜仍在' }, later(4))).toMatchObject({ state: 'rectifying', papers: [{ ended: { result: 'not_settled' } }] })
    await act(steward, id, { ...NOTICE, dueOn: '2026-12-08' }, later(4))
    await act(steward, id, { action: 'deliver', delivery: 'left_at_door', photoIds: [await stories.photo(steward)] }, later(4))
    await act(steward, id, { action: 'refuse', note: '业主表示不会移走' }, later(8))
    await act(steward, id, { action: 'escalate', note: '两次通知后拒不整改，请示' }, later(8))
    await expect(act(steward, id, { action: 'report_authority', addressee: '消防救援大队', words: '请依法处理', dueOn: '2026-12-30' }, later(8))).rejects.toMatchObject({ code: 'not_permitted' })
    // The letter is to those who may fine: it may say so.
    const reported = await act(supervisor, id, { action: 'report_authority', addressee: '消防救援大队', words: '请依法责令改正，必要时处罚。', dueOn: '2026-12-30' }, later(8))
    expect(reported.allowedActions).not.toContain('close')
    await act(steward, id, { action: 'follow_up', note: '电话询问，已转执法中队' }, later(15))
    await act(steward, id, { action: 'answer', note: '已责令清理', answerNumber: '消函 2026-88' }, later(20))
    const closed = await act(supervisor, id, { action: 'close', note: '主管部门已处理' }, later(20))
    expect(closed).toMatchObject({ state: 'closed', outcome: '主管部门已处理', dueOn: null, allowedActions: [], papers: [{ round: 1 }, { round: 2, delivered: { way: 'left_at_door' } }, { kind: 'letter', ended: { result: 'answered', answerNumber: '消函 2026-88' } }] })
    expect((await as(test, supervisor, (ctx) => violationTimeline(ctx, { params: { id }, query: {}, body: {} }))).items.map(({ action }) => action)).toEqual(['reported', 'verify', 'issue_notice', 'deliver', 'recheck', 'issue_notice', 'deliver', 'refuse', 'escalate', 'report_authority', 'follow_up', 'answer', 'close'])
    // With its unit: in its history and, once, in its chronicle.
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const history = await desk.send('GET', `/units/${home.unitId}/history?filter[kind]=violation`)
    expect((history.body as { items: { number: string }[] }).items.map((line) => line.number)).toContain(one.number)
    expect(await as(test, supervisor, (ctx) => ctx.tx.selectFrom('chronicle_entry').select('kind').where('record_id', '=', id).execute())).toEqual([{ kind: 'violation' }])
    // What went out is not edited, and no paper is taken away.
    for (const sql of [`update violation_paper set words = '别的'`, `update violation_paper set received_by = '别人' where delivered_at is not null`, 'update violation_paper set due_on = due_on + 1', 'delete from violation_paper'])
      await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query(sql)), sql).rejects.toMatchObject({ code: '42501' })
    await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query(`update violation set closed_at = null where id = '${id}'`))).rejects.toMatchObject({ code: '23514' })
  })

  it('keeps who reported it to those who decide: not on the list, the notice, the history or the file [VIO-001]', async () => {
    const id = (await report(steward, { source: 'owner_report', reporterName: '秦默然', reporterContact: '13900008888', unitId: home.unitId, photoIds: [await stories.photo(steward)] })).id
    expect((await seen(id)).reporter).toEqual({ name: '秦默然', contact: '13900008888' })
    expect((await seen(id, steward)).reporter).toBeNull()
    await act(supervisor, id, { action: 'verify', typeId: typeId(), degree: 'general', party: '1201 业主' })
    const issued = await act(supervisor, id, NOTICE)
    const browser = await signIn(test, company.logins.supervisor, company.password)
    const sheet = await test.http.inject({ method: 'GET', url: `/api/v1/violation-papers/${issued.papers[0]!.id}/print`, headers: { authorization: `Bearer ${browser.token}` } })
    expect(sheet.statusCode).toBe(200)
    const said = pdfPages(sheet.rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, '')
    for (const word of ['违章整改通知书', issued.papers[0]!.number, '1201业主', '消防法', '2026-12-04', '请将鞋柜移入户内']) expect(said).toContain(word)
    expect(said).toContain('现场照片')
    expect(/\/Subtype \/Image[^>]*\/Width 8[^>]*\/Height 8/.test(sheet.rawPayload.toString('latin1'))).toBe(true)
    const csv = String((await browser.send('GET', `/violations/export?siteId=${siteId}&format=csv`)).body)
    const timeline = JSON.stringify(await as(test, supervisor, (ctx) => violationTimeline(ctx, { params: { id }, query: {}, body: {} })))
    const told = JSON.stringify((await as(test, supervisor, (ctx) => ctx.client.query('select params from message where record_id = $1', [id]))).rows)
    expect(csv).toContain('1201 业主')
    for (const text of [said, csv, timeline, told]) expect(text).not.toMatch(/秦默然|13900008888/)
  })

  it('a delivery is signed on the spot, or whoever would not sign is witnessed; both stand on the notice and stay [VIO-003]', async () => {
    const { id } = await report(steward)
    await act(supervisor, id, { action: 'verify', typeId: typeId(), degree: 'light', party: '苏女士' })
    await act(steward, id, NOTICE)
    const [door, name] = [await stories.photo(steward), await stories.photo(steward)]
    const refused = { action: 'deliver' as const, delivery: 'signature_refused' as const, photoIds: [door] }
    await expect(act(steward, id, refused)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/witness' }] })
    await expect(act(steward, id, { ...refused, witness: '居委会 程干事', receivedBy: '苏女士', signatureId: name })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/signatureId' }] })
    const delivered = await act(steward, id, { ...refused, witness: '居委会 程干事' })
    expect(delivered).toMatchObject({ state: 'rectifying', papers: [{ delivered: { way: 'signature_refused', witness: '居委会 程干事', signatureId: null } }] })
    await expect(as(test, company.actors.administrator, (ctx) => ctx.client.query(`update violation_paper set witness = '别人' where violation_id = '${id}'`))).rejects.toMatchObject({ code: '42501' })
    const browser = await signIn(test, company.logins.supervisor, company.password)
    const print = async (paper: string): Promise<{ text: string; pictures: number }> => {
      const { rawPayload } = await test.http.inject({ method: 'GET', url: `/api/v1/violation-papers/${paper}/print`, headers: { authorization: `Bearer ${browser.token}` } })
      return { text: pdfPages(rawPayload).map(({ text }) => text).join('').replaceAll(/\s/g, ''), pictures: rawPayload.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0 }
    }
    const first = await print(delivered.papers[0]!.id)
    expect(first.text).toContain('见证人居委会程干事')
    await act(steward, id, { action: 'recheck', isFine: false, note: '仍在' })
    await act(steward, id, NOTICE)
    const signed = await act(steward, id, { action: 'deliver', delivery: 'in_person', receivedBy: '苏女士', signatureId: name })
    const second = await print(signed.papers[1]!.id)
    expect(second.text).not.toContain('见证人')
    expect([first.pictures, second.pictures]).toEqual([0, 1])
  })

  it('a sales office keeps its log of uncivil behaviour here: stopped on the spot, without a paper, listed and exported [VIO-008]', async () => {
    const office = await as(test, company.actors.administrator, (ctx) => makeSite(ctx, { code: 'AC', name: '云栖里案场', kind: 'sales_office', timeZone: 'Asia/Shanghai' }))
    const [guard, manager] = await as(test, company.actors.administrator, async (ctx) => [await aColleague(ctx, { role: 'steward', siteId: office, name: '案场岗 程' }), await aColleague(ctx, { role: 'supervisor', siteId: office, name: '案场主管 沈' })])
    const uncivil = (await as(test, manager!, (ctx) => listViolationTypes(ctx, { params: {}, query: { siteId: office }, body: {} }))).items.find(({ name }) => name.startsWith('不文明行为'))!
    const { id } = await report(guard!, { siteId: office, place: '洽谈区', party: '来访客户', description: '在洽谈区吸烟，经劝阻熄灭' })
    await act(manager!, id, { action: 'verify', typeId: uncivil.id, degree: 'light' })
    await expect(act(guard!, id, { action: 'stop' })).rejects.toMatchObject({ code: 'rule_broken' })
    const stopped = await act(guard!, id, { action: 'stop', note: '已熄灭并引导至吸烟点' })
    expect(stopped).toMatchObject({ state: 'rectified', papers: [], outcome: '已熄灭并引导至吸烟点', handler: { name: '案场岗 程' } })
    expect(await act(manager!, id, { action: 'close' })).toMatchObject({ state: 'closed' })
    const log = await as(test, manager!, (ctx) => listViolations(ctx, { params: {}, query: violations.listViolations.query.parse({ siteId: office, filter: { nature: ['other'] } }), body: {} }))
    expect(log.items.map((one) => [one.place, one.type?.name, one.state])).toEqual([['洽谈区', uncivil.name, 'closed']])
    // Whoever works at the homes sees nothing of it.
    await expect(as(test, steward, (ctx) => getViolation(ctx, { params: { id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is counted by nature and degree with its closure rate, and a unit that repeats is named [VIO-007]', async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, siteId, { room: '0901', owner: '叶知远', phone: '13800130077' }))
    const march = new Date('2027-02-28T17:00:00Z')
    const figures = () => as(test, supervisor, (ctx) => violationFigures(ctx, { params: {}, query: { siteId, from: '2027-03-01', to: '2027-03-31' }, body: {} }), march)
    expect(await figures()).toMatchObject({ count: 0, closureRate: null, repeatUnits: [] })
    const ids = []
    for (const unitId of [other.unitId, other.unitId, null, null]) ids.push((await report(steward, { unitId }, march)).id)
    for (const id of ids.slice(0, 3)) await act(supervisor, id, { action: 'verify', typeId: typeId(), degree: 'light' }, march)
    await act(supervisor, ids[3]!, { action: 'dismiss', note: '不属违章' }, march)
    await act(steward, ids[0]!, { action: 'stop', note: '已移走' }, march)
    await act(supervisor, ids[0]!, { action: 'close' }, march)
    expect(await figures()).toMatchObject({ count: 3, dismissed: 1, closed: 1, closureRate: 1 / 3, byNature: [{ key: 'fire_safety', count: 3 }], byDegree: [{ key: 'light', count: 3 }], repeatUnits: [{ unit: { id: other.unitId }, count: 2 }] })
    expect((await list({ repeated: true, unitId: other.unitId }, march)).toSorted()).toEqual(ids.slice(0, 2).toSorted())
    await letJobsRun(test)
  })
})
