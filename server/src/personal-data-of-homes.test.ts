import { afterAll, beforeAll, expect, it } from 'vitest'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import { emergency, handover, violations, type Sent } from '@guanjia/contract'
import { newId } from './platform/ids.ts'
import { personalParts } from './platform/personal-data/index.ts'
import { actOnEmergencyPlan, listEmergencyPlans } from './modules/emergency/plans.ts'
import { createDefect } from './modules/handover/defects.ts'
import { actOnViolation } from './modules/violations/act.ts'
import { reportViolation } from './modules/violations/report.ts'
import { listViolationTypes } from './modules/violations/types.ts'
import { signUndertaking } from './modules/privacy/undertakings.ts'
import { InspectionStories } from './testing/inspection-stories.ts'
import { aHousehold } from './testing/households.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from './testing/test-app.ts'
import { unzipSync } from './testing/unzip.ts'

const NAME = '苏婉清'
const NOW = new Date('2026-11-30T02:00:00Z')
let test: TestApp
let company: Company
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
})
afterAll(() => test.close())

const nothing = { params: {}, query: {} }

it('what violations, defects, checks, drills and plans hold of somebody is handed out with the file, follows a merge, and forgets the name with the person [PRV-002] [PRV-006]', async () => {
  const { siteId } = company
  const { administrator, supervisor, steward, site_manager } = company.actors
  const home = await as(test, administrator, (ctx) => aHousehold(ctx, siteId))
  // A second file of the same woman, made for her other home.
  const other = await as(test, administrator, (ctx) => aHousehold(ctx, siteId, { room: '1502', phone: '13800130055' }))
  const stories = new InspectionStories(test, company)

  // Violations: at both homes, one long before her time; the neighbour who complained stays unnamed.
  const type = (await as(test, supervisor, (ctx) => listViolationTypes(ctx, { ...nothing, query: { siteId }, body: {} }))).items[0]!
  const report = (unitId: string, description: string) =>
    as(test, steward, (ctx) => reportViolation(ctx, { ...nothing, body: violations.reportViolation.body.parse({ siteId, source: 'owner_report', unitId, place: '楼道', party: NAME, description, reporterName: '邻居周先生', reporterContact: '13900139000' }) }), NOW)
  const act = (id: string, body: Sent<typeof violations.actOnViolation>['body'], who = steward) => as(test, who, (ctx) => actOnViolation(ctx, { params: { id }, query: {}, body: violations.actOnViolation.body.parse(body) }), NOW)
  const own = await report(home.unitId, '鞋柜占用疏散通道')
  await act(own.id, { action: 'verify', typeId: type.id, degree: 'light', party: NAME }, supervisor)
  await act(own.id, { action: 'issue_notice', words: `请${NAME}女士三日内移走鞋柜`, dueOn: '2026-12-04' })
  await act(own.id, { action: 'deliver', delivery: 'in_person', receivedBy: NAME })
  const second = await report(other.unitId, '阳台加装雨棚')
  const foreign = await report(home.unitId, '前任业主占用通道')
  await as(test, administrator, async (ctx) => {
    await ctx.tx.updateTable('occupancy').set({ from_on: '2020-01-01' }).where('person_id', '=', home.personId).execute()
    await ctx.tx.updateTable('violation').set({ found_at: new Date('2016-05-01T02:00:00Z') }).where('id', '=', foreign.id).execute()
  })
  // A defect that a colleague found in her home, and the check of it on a round.
  const defect = await as(test, supervisor, (ctx) => createDefect(ctx, { ...nothing, body: handover.createDefect.body.parse({ siteId, source: 'desk', unitId: home.unitId, description: `${NAME}家卫生间渗水`, trade: 'waterproofing', part: 'waterproofing', contact: '装修队老张' }) }), NOW)
  const checklist = await stories.checklist([{ id: 'water', text: '水电已关', kind: 'yes_no' }])
  const point = await stories.point(checklist.id, { target: 'unit', targetId: home.unitId })
  const plan = await stories.plan((await stories.route([point.id])).id, NOW)
  const [round] = await stories.rounds(plan.id, new Date('2026-12-01T02:00:00Z'))
  const walked = new Date('2026-12-01T02:00:00Z')
  await stories.send(steward, round!.id, [stories.record(point.id, walked, [{ itemId: 'water', value: true }], { note: `${NAME}在家，检查无异常` })], walked)
  // A drill and a plan in which somebody wrote her name; their histories, too.
  const boss = await signIn(test, company.logins.supervisor, company.password)
  const made = async (path: string, body: object): Promise<{ id: string; version: number }> => {
    const answer = await boss.send('POST', path, body)
    if (answer.status >= 300) throw new Error(`${path} ${JSON.stringify(answer.body)}`)
    return answer.body as { id: string; version: number }
  }
  const drill = await made('/drills', { siteId, kind: 'fire', scenario: `${NAME}家厨房起火`, plannedAt: new Date(Date.now() + 86_400_000).toISOString(), leadId: supervisor.employeeId })
  await made(`/drills/${drill.id}/actions`, { action: 'cancel', version: drill.version, reason: `${NAME}不在家，改期` })
  await made('/emergency-plans/ready', { siteId })
  const draft = (await as(test, supervisor, (ctx) => listEmergencyPlans(ctx, { ...nothing, query: emergency.listEmergencyPlans.query.parse({ siteId }) }))).items[0]!
  await as(test, site_manager, (ctx) => actOnEmergencyPlan(ctx, { params: { id: draft.id }, query: {}, body: emergency.actOnEmergencyPlan.body.parse({ action: 'approve', version: draft.version, note: `按${NAME}女士的意见补充` }) }))

  // One file after the merge: what the other home knew goes along.
  const manager = await signIn(test, company.logins.site_manager, company.password)
  expect(await manager.send('POST', '/merges', { keepId: home.personId, otherId: other.personId, takeFromOther: [], id: newId(), reason: '同一人' })).toMatchObject({ status: 200 })
  await as(test, site_manager, (ctx) => signUndertaking(ctx, { ...nothing, body: { version: 1, name: site_manager.name } }))
  const answer = await test.http.inject({ method: 'POST', url: `/api/v1/persons/${home.personId}/personal-data`, headers: { authorization: `Bearer ${manager.token}` }, payload: { purpose: 'own_request', reason: '本人申请查阅' } })
  expect(answer.statusCode).toBe(200)
  const told = unzipSync(answer.rawPayload).get('personal-data.json')!.toString('utf8')
  const data = JSON.parse(told) as Record<string, Record<string, unknown>[]>
  const numbers = (part: string, what: string): unknown[] => data[part]!.filter((row) => row['what'] === what).map((row) => row['number'])
  expect(new Set(numbers('violations', 'violation'))).toEqual(new Set([own.number, second.number]))
  expect(data['violations']!.filter(({ what }) => what === 'violation_paper')).toMatchObject([{ kind: 'notice', addressee: NAME, received_by: NAME }])
  expect(numbers('handover', 'defect')).toEqual([defect.number])
  expect(data['inspections']).toMatchObject([{ what: 'inspection_record', result: 'fine', note: `${NAME}在家，检查无异常` }])
  // Who complained, whom to call about the defect, and what befell the owner before her is nobody's but the house's.
  for (const secret of ['邻居周先生', '13900139000', '装修队老张', '前任业主占用通道']) expect(told).not.toContain(secret)

  // Erased: every text of these records and of their histories loses her name, the records stay.
  await as(test, administrator, (ctx) => ctx.tx.updateTable('occupancy').set({ from_on: '2015-01-01', until_on: '2020-01-01' }).where('person_id', 'in', [home.personId, other.personId]).execute())
  const before = await traces()
  expect(before).toEqual(expect.arrayContaining(['violation', 'violation_paper', 'defect', 'inspection_record', 'drill', 'timeline drill', 'timeline emergency_plan']))
  const erased = await manager.send('POST', `/persons/${home.personId}/erasure`, { name: NAME, reason: '本人申请' })
  expect([erased.status, erased.body]).toMatchObject([200, { kept: expect.arrayContaining([expect.objectContaining({ part: 'violations', why: 'service_record' })]) as unknown }])
  await letJobsRun(test)
  expect(await traces()).toEqual([])
  expect(await as(test, administrator, (ctx) => ctx.tx.selectFrom('violation').select('id').where('unit_id', '=', home.unitId).execute())).toHaveLength(2)
})

/** Which of these tables and histories still say her name. */
async function traces(): Promise<string[]> {
  return as(test, company.actors.administrator, async (ctx) => {
    const tables = ['violation', 'violation_paper', 'defect', 'inspection_record', 'drill', 'emergency_plan', 'emergency_plan_version']
    const { rows } = await ctx.client.query<{ place: string }>(
      [...tables.map((table) => `select distinct '${table}' as place from ${table} t where to_jsonb(t)::text like $1`), "select distinct 'timeline ' || record_type from timeline_entry where coalesce(note, '') || changes::text like $1"].join(' union all '),
      [`%${NAME}%`],
    )
    return rows.map(({ place }) => place).filter((place) => !['timeline person'].includes(place)).toSorted()
  })
}

it('every part of a file that is handed out has its name in every language', () => {
  for (const [locale, { enum: words }] of Object.entries(LABELS)) for (const { name } of personalParts()) expect([locale, name, words.personalPart[name as 'homes']]).toEqual([locale, name, expect.stringMatching(/./)])
})
