import type { Case } from '@guanjia/contract/cases.ts'
import type { FacilityCheck, FallingObject, LiabilityPage } from '@guanjia/contract/redress.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Estate } from '../../../testing/estates.ts'
import { testApp, type TestApp } from '../../../testing/test-app.ts'
import { answerOf } from './facility-answers.ts'
import { facilityWitness } from './facility-check.ts'

let test: TestApp
let estate: Estate
beforeAll(async () => {
  test = await testApp()
  estate = await Estate.found(test)
})
afterAll(() => test.close())

const at = (day: number, time = '10:00'): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`)
const pdf = async (path: string): Promise<string> => {
  const answer = await test.http.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${estate.people.front_desk.token}` } })
  return `${answer.statusCode} ${answer.rawPayload.subarray(0, 5).toString()}`
}

describe('pure rules', () => {
  it('answers "no" only where a register would show it, otherwise "not recorded" [CMP-061]', () => {
    const none = { records: [], kept: 0, missed: 0 }
    expect(answerOf('patrolled', [{ ...none, isComplete: false }], []).answer).toBe('not_recorded')
    expect(answerOf('noticed', [{ ...none, isComplete: true }], []).answer).toBe('no')
    expect(answerOf('maintained', [{ ...none, kept: 2, missed: 1, isComplete: false }], []).answer).toBe('partly')
    expect(answerOf('maintained', [{ ...none, missed: 1, isComplete: false }], []).answer).toBe('no')
  })
})

describe('the four questions about a facility', () => {
  it('are answered from the records with links to them, and kept when the handler confirms them [CMP-061, CMP-062]', async () => {
    const { front_desk: desk, technician, supervisor } = estate.company.actors
    const place = '5 栋负一层水泵房'
    const home = await estate.home()
    const order = await estate.stories.raise(supervisor, { kind: 'maintenance', title: '水泵季度保养', placeKind: 'facility', place }, at(3))
    await estate.stories.raise(supervisor, { kind: 'maintenance', title: '电梯半月保养', placeKind: 'facility', place: '1 栋电梯' }, at(3))
    const before = await estate.stories.takeCase(desk, { kind: 'repair', statement: '水泵房有水声', placeKind: 'facility', place: '水泵房', unitId: home.unitId }, at(4))
    const found = await estate.stories.takeCase(estate.company.actors.steward, { kind: 'repair', channel: 'patrol', statement: '巡楼听到异响', placeKind: 'facility', place: `${place}门口` }, at(5))
    const complaint = await estate.complaint(home, 'facility.noise', at(10), { placeKind: 'facility', place })
    const look = (): Promise<FacilityCheck> => estate.get('front_desk', `/cases/${complaint.id}/facility-check`)
    const answers = Object.fromEntries((await look()).answers.map((one) => [one.question, [one.answer, one.records.map((record) => record.id)]]))
    expect(answers).toEqual({ maintained: ['no', [order.id]], patrolled: ['not_recorded', []], noticed: ['yes', [found.id]], complained: ['yes', [before.id]] })
    expect((await estate.get<{ asksFacility: boolean }>('front_desk', `/cases/${complaint.id}/redress`)).asksFacility).toBe(true)
    const kept = await estate.send<FacilityCheck>('front_desk', 'POST', `/cases/${complaint.id}/facility-check`, { conclusion: '保养未做，管家巡楼已发现但未跟进。' })
    expect(kept).toMatchObject({ status: 200, body: { kept: { conclusion: '保养未做，管家巡楼已发现但未跟进。', by: '前台许' } } })
    // What is done later changes the answer, not what was kept.
    await estate.stories.onOrder(supervisor, order.id, { action: 'assign', workerId: technician.employeeId! }, at(11))
    await estate.stories.onOrder(technician, order.id, { action: 'accept' }, at(11))
    await estate.stories.onOrder(technician, order.id, { action: 'arrive' }, at(11))
    await estate.stories.onOrder(technician, order.id, { action: 'start' }, at(11))
    await estate.stories.onOrder(technician, order.id, { action: 'done', result: '已保养' }, at(11))
    const later = await look()
    expect(later.answers[0]).toMatchObject({ answer: 'yes' })
    expect(later.kept!.answers[0]).toMatchObject({ answer: 'no', records: [{ id: order.id }] })
    expect(await estate.people.technician.send('GET', `/cases/${complaint.id}/facility-check`)).toMatchObject({ status: 403 })
  })

  it('hear what modules to come will testify [CMP-062]', async () => {
    facilityWitness('patrolled', '设备巡检', (_, ask) => Promise.resolve(ask.place.includes('见证') ? { records: [{ type: 'inspection', id: '01a20000-0000-7000-8000-000000000001', number: 'I-1', title: '泵房巡检', at: ask.from.toISOString(), status: 'done' }], kept: 1, missed: 0, isComplete: true } : { records: [], kept: 0, missed: 0, isComplete: true }))
    const complaint = await estate.complaint(await estate.home(), 'facility.noise', at(10), { placeKind: 'facility', place: '见证机房' })
    const { answers } = await estate.get<FacilityCheck>('front_desk', `/cases/${complaint.id}/facility-check`)
    expect(answers[1]).toMatchObject({ question: 'patrolled', answer: 'yes', registers: ['设备巡检'] })
  })
})

describe('the assessment of a leak', () => {
  it('finds the units above and below, names cause and party, keeps the fee apart, and is signed by both [CMP-063, CAS-005]', async () => {
    const column = await estate.column('21', [11, 12, 13])
    await estate.moveIn(column.ids.get('1301')!, column.personId)
    const complaint = await estate.complaint({ unitId: column.ids.get('1201')!, personId: column.personId }, 'water.leak', at(3), { statement: '卫生间天花板漏水' })
    const page = await estate.get<LiabilityPage>('front_desk', `/cases/${complaint.id}/liability`)
    expect(page).toMatchObject({ assessment: null, mayAssess: true, neighbours: { above: [{ name: '21-2-1301', owners: [{ name: '欧阳小明' }] }], below: [{ name: '21-2-1101' }]} })
    expect(page.neighbours.beside.map((unit) => unit.name)).toContain('21-2-1202')
    const facts = { version: 0, cause: 'waterproofing', causeNote: '楼上卫生间蓄水试验 24 小时渗漏', party: 'neighbour', partyUnitId: column.ids.get('1301')!, companyLiability: 'part', companyNote: '接报后两日未协调', isFeeDispute: true, feeNote: '业户拒交三月物业费', advice: '由 1301 修复防水，物业减免协调期间费用另议' }
    const save = (more: object) => estate.send<LiabilityPage>('front_desk', 'PUT', `/cases/${complaint.id}/liability`, { ...facts, ...more })
    expect(await save({ party: 'company', partyUnitId: null, companyLiability: 'none' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/companyLiability' }] } })
    expect(await save({ feeNote: '' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/feeNote' }] } })
    expect(await save({ cause: 'unknown' })).toMatchObject({ status: 200, body: { assessment: { status: 'draft', version: 1 } } })
    const act = (id: string, who: 'front_desk' | 'supervisor', body: object) => estate.send<LiabilityPage>(who, 'POST', `/liability-assessments/${id}/actions`, body)
    const { id } = (await save({ version: 1 })).body.assessment!
    expect(await act(id, 'front_desk', { action: 'sign', party: 'resident', name: '欧阳小明' })).toMatchObject({ status: 409 })
    expect(await act(id, 'front_desk', { action: 'issue' })).toMatchObject({ status: 200, body: { assessment: { status: 'issued', isFeeDispute: true, companyLiability: 'part', partyUnit: { name: '21-2-1301' } } } })
    expect(await save({ version: 3 })).toMatchObject({ status: 409 })
    const picture = await estate.stories.photo(estate.company.actors.front_desk)
    await act(id, 'front_desk', { action: 'sign', party: 'resident', name: '欧阳小明', fileId: picture })
    expect(await act(id, 'front_desk', { action: 'sign', party: 'company', name: '前台许' })).toMatchObject({ body: { assessment: { signatures: { resident: { name: '欧阳小明', file: { id: picture } }, company: { name: '前台许', file: null } } } } })
    expect(await pdf(`/liability-assessments/${id}/print`)).toBe('200 %PDF-')
    expect(await act(id, 'front_desk', { action: 'revise', reason: '补充勘验' })).toMatchObject({ status: 403 })
    expect(await act(id, 'supervisor', { action: 'revise', reason: '补充勘验' })).toMatchObject({ body: { assessment: { status: 'draft', signatures: { resident: null, company: null } } } })
    // A fee dispute is a fact of its own: nothing of the unit, the person or the case changed by it.
    expect(await estate.get<Case>('front_desk', `/cases/${complaint.id}`)).toMatchObject({ status: complaint.status, grade: 'ordinary' })
  })
})

describe('the inquiry into a fallen object', () => {
  it('lists the units above as they were then, excludes them one by one with reasons, and says who remains [CAS-002, CAS-003, CAS-004]', async () => {
    const column = await estate.column('22', [2, 10, 11])
    const change = (room: string, state: 'renovating' | 'self_occupied', when: Date): Promise<void> => estate.unitBecomes(column.ids.get(room)!, state, when)
    // 1101 and 202 were renovating then; 1101 is finished by now, 1102 began later.
    await change('1101', 'renovating', at(1))
    await change('202', 'renovating', at(1))
    await change('1101', 'self_occupied', at(20))
    await change('1102', 'renovating', at(15))
    const complaint = await estate.complaint({ unitId: column.ids.get('1002')!, personId: column.personId }, 'order.stranger', at(11), { statement: '楼下被高空坠物砸伤肩膀', majorReasons: ['injury'] })
    expect((await estate.get<{ asksFalling: boolean }>('front_desk', `/cases/${complaint.id}/redress`)).asksFalling).toBe(true)
    const open = (more: object) => estate.send<{ inquiry: FallingObject }>('front_desk', 'POST', `/cases/${complaint.id}/falling-object`, { happenedAt: at(10, '15:20').toISOString(), object: '瓷砖碎块', harm: '右肩挫伤', place: '22 栋 2 单元门前', buildingId: column.buildingId, entranceId: column.entranceId, floorFrom: 2, floorTo: 11, ...more })
    expect(await open({ floorFrom: 12, floorTo: 2 })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/floorTo' }] } })
    expect(await open({ happenedAt: '2999-01-01T00:00:00Z' })).toMatchObject({ status: 422 })
    const [first, second] = await Promise.all([open({}), open({})])
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409])
    const { inquiry } = first.status === 200 ? first.body : second.body
    expect(inquiry.units.map((unit) => [unit.unit.name, unit.stateThen, unit.wasRenovating])).toEqual([
      ['22-2-201', 'handed_over', false], ['22-2-202', 'renovating', true], ['22-2-1001', 'handed_over', false], ['22-2-1002', 'handed_over', false], ['22-2-1101', 'renovating', true], ['22-2-1102', 'handed_over', false],
    ])
    expect(inquiry.renovating.map((unit) => unit.name)).toEqual(['22-2-202', '22-2-1101'])
    const act = (body: object, who: 'front_desk' | 'supervisor' = 'front_desk') => estate.send<{ inquiry: FallingObject }>(who, 'POST', `/falling-objects/${inquiry.id}/actions`, body)
    const of = (room: string): string => column.ids.get(room)!
    expect(await act({ action: 'presence', unitId: of('1101'), presence: 'home', source: '装修工人在场' })).toMatchObject({ body: { inquiry: { counts: { home: 1 } } } })
    expect(await act({ action: 'exclude', unitId: of('202'), reason: '二层高度与伤势不符', fileIds: [await estate.stories.photo(estate.company.actors.front_desk)] })).toMatchObject({ status: 200 })
    expect(await act({ action: 'exclude', unitId: of('202'), reason: '再次' })).toMatchObject({ status: 409 })
    expect(await act({ action: 'exclude', unitId: of('1102'), reason: '监控显示无人进出' })).toMatchObject({ status: 200 })
    const restored = await act({ action: 'restore', unitId: of('1102'), reason: '监控时段有缺失' })
    expect(restored.body.inquiry.findings.map((one) => [one.kind, one.unit.name, one.reason, one.by])).toEqual([
      ['presence', '22-2-1101', '装修工人在场', '前台许'], ['exclude', '22-2-202', '二层高度与伤势不符', '前台许'], ['exclude', '22-2-1102', '监控显示无人进出', '前台许'], ['restore', '22-2-1102', '监控时段有缺失', '前台许'],
    ])
    expect(restored.body.inquiry).toMatchObject({ counts: { units: 6, excluded: 1, remaining: 5 }, units: [{}, { exclusion: { reason: '二层高度与伤势不符', by: '前台许', files: [{ isImage: true }] } }, {}, {}, {}, {}] })
    expect(await act({ action: 'exclude', unitId: of('1001'), reason: '' })).toMatchObject({ status: 400 })
    expect(await act({ action: 'conclude', conclusion: '移交公安' })).toMatchObject({ status: 403 })
    expect(await act({ action: 'conclude', conclusion: '剩余五户已告知，移交公安勘验' }, 'supervisor')).toMatchObject({ body: { inquiry: { status: 'concluded', remaining: [{}, {}, {}, {}, {}] } } })
    expect(await act({ action: 'exclude', unitId: of('1001'), reason: '晚了' })).toMatchObject({ status: 409 })
    expect(await pdf(`/falling-objects/${inquiry.id}/print`)).toBe('200 %PDF-')
  })

  it('notes who was home at that moment, for this inquiry only and only where somebody asked; the archives never say it [UNT-005]', async () => {
    const column = await estate.column('23', [8, 9, 10, 11])
    const rooms = ['801', '802', '901', '902', '1001', '1002', '1101']
    const complaint = await estate.complaint({ unitId: column.ids.get('1102')!, personId: column.personId }, 'order.stranger', at(12), { statement: '高空坠物', majorReasons: ['injury'] })
    const { body } = await estate.send<{ inquiry: FallingObject }>('front_desk', 'POST', `/cases/${complaint.id}/falling-object`, { happenedAt: at(11, '15:20').toISOString(), object: '花盆', buildingId: column.buildingId, entranceId: column.entranceId, floorFrom: 8, floorTo: 11 })
    const of = (room: string): string => column.ids.get(room)!
    const before = await estate.get<object>('front_desk', `/units/${of('801')}`)
    for (const [i, room] of rooms.entries()) {
      const presence = i < 4 ? 'away' : 'home'
      expect(await estate.send('front_desk', 'POST', `/falling-objects/${body.inquiry.id}/actions`, { action: 'presence', unitId: of(room), presence, source: '当日敲门询问' })).toMatchObject({ status: 200 })
    }
    const { inquiry } = await estate.get<{ inquiry: FallingObject }>('front_desk', `/cases/${complaint.id}/falling-object`)
    const by = (presence: string): number => inquiry.units.filter((unit) => unit.presence === presence).length
    expect([by('away'), by('home'), by('unknown'), inquiry.counts.home]).toEqual([4, 3, 1, 3])
    expect(inquiry.units.find(({ presence }) => presence === 'unknown')).toMatchObject({ unit: { id: of('1102') }, presenceSource: '' })
    expect(inquiry.findings.map(({ kind, by: who }) => `${kind} ${who}`)).toEqual(rooms.map(() => 'presence 前台许'))
    expect(await estate.get<object>('front_desk', `/units/${of('801')}`)).toEqual(before)
    expect(await estate.send('front_desk', 'POST', `/falling-objects/${inquiry.id}/actions`, { action: 'presence', unitId: of('801'), presence: 'home', source: '' })).toMatchObject({ status: 400 })
  })
})
