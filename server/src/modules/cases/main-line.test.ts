import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, aResident, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import { actOnCase, changeCase } from './act.ts'
import { createCase, createContact } from './take-case.ts'
import { caseTimeline, getCase } from './timeline.ts'

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

type Body = Parameters<typeof createCase>[1]['body']
const nothing = { params: {}, query: {} }

function take(actor: Actor, facts: Partial<Body> = {}, now?: Date): Promise<cases.Case> {
  const body: Body = {
    siteId: company.siteId, channel: 'phone', kind: 'repair', title: '', statement: '厨房水槽下面漏水，已经滴到楼下了。', categoryId: null, unitId: home.unitId, personId: home.personId, placeKind: 'unit', place: '', grade: null, demand: '', expectation: '', wish: null,
    occurredAt: null, personsInvolved: '', majorReasons: [], contactPhone: '13800130001', promisedAt: null, fileIds: [], ...facts,
  }
  return as(test, actor, (ctx) => createCase(ctx, { ...nothing, body }), now)
}

function act(actor: Actor, id: string, body: cases.CaseActionBody, now?: Date): Promise<cases.Case> {
  return as(test, actor, (ctx) => actOnCase(ctx, { params: { id }, query: {}, body }), now)
}

const visit = (more: Partial<Extract<cases.CaseActionBody, { action: 'return_visit' }>> = {}): cases.CaseActionBody => ({
  action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 5, attitude: null, timeliness: null, quality: null, opinion: '', ...more,
})

describe('taking a case', () => {
  it('keeps the first contact for ever, gives a gapless number, and starts the promises [ORG-032] [RPR-013]', async () => {
    const { front_desk, supervisor } = company.actors
    const taken = await take(front_desk, {}, new Date('2026-03-05T02:00:00Z'))
    expect(taken).toMatchObject({ number: 'C-20260305-0001', status: 'registered', title: '厨房水槽下面漏水，已经滴到楼下了', firstContactBy: { name: '前台许' }, unit: { name: '3-2-1201' }, person: { name: '苏婉清' } })
    expect(taken.clocks.find((clock) => clock.metric === 'raise')).toMatchObject({ state: 'running', dueAt: '2026-03-05T02:10:00.000Z' })
    const moved = await act(front_desk, taken.id, { action: 'hand_over', toEmployeeId: supervisor.employeeId!, reason: '交接班' })
    expect(moved).toMatchObject({ owner: { name: '主管周' }, firstContactBy: { name: '前台许' } })
    await expect(as(test, supervisor, (ctx) => ctx.tx.updateTable('service_case').set({ first_contact_by: supervisor.employeeId! }).where('id', '=', taken.id).execute())).rejects.toThrow(/never change/)
  })

  it('leaves no gap in the numbers when twenty are taken at once and some fail [ORG-033]', async () => {
    const { front_desk } = company.actors
    const day = new Date('2026-03-06T02:00:00Z')
    const attempts = Array.from({ length: 20 }, (_, i) => take(front_desk, i % 4 === 0 ? { fileIds: [crypto.randomUUID()] } : {}, day).then((made) => made.number, () => null))
    const numbers = (await Promise.all(attempts)).filter((number) => number !== null).toSorted()
    expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => `C-20260306-${String(i + 1).padStart(4, '0')}`))
  })

  it('counts an enquiry that is answered at once as a contact without a case', async () => {
    const { front_desk } = company.actors
    const body = { siteId: company.siteId, channel: 'visit' as const, personId: home.personId, unitId: home.unitId, phone: '', words: '装修押金怎么退？', outcome: { kind: 'settled' as const, answer: '凭验收单到前台办理，三个工作日退回。', categoryId: null } }
    const { contact, case: made } = await as(test, front_desk, (ctx) => createContact(ctx, { ...nothing, body }))
    expect(made).toBeNull()
    expect(contact).toMatchObject({ outcome: 'settled', takenBy: { name: '前台许' }, channel: 'visit' })
    await expect(as(test, front_desk, (ctx) => createContact(ctx, { ...nothing, body: { ...body, outcome: { kind: 'settled', answer: '', categoryId: null } } }))).rejects.toThrow(/contact_check/)
  })

  it('puts a second call on the open case instead of making the resident tell it again [CMP-057]', async () => {
    const { front_desk, steward } = company.actors
    const open = await take(front_desk)
    const { case: joined } = await as(test, steward, (ctx) => createContact(ctx, { ...nothing, body: { siteId: company.siteId, channel: 'phone', personId: home.personId, unitId: home.unitId, phone: '', words: '还在漏，请快一点', outcome: { kind: 'joined_case', caseId: open.id } } }))
    expect(joined?.id).toBe(open.id)
    const { items } = await as(test, front_desk, (ctx) => caseTimeline(ctx, { params: { id: open.id }, query: {}, body: {} }))
    expect(items.map((line) => line.note)).toContain('还在漏，请快一点')
  })

  it('makes a complaint about safety major and tells the site manager at once [CMP-004] [CMP-054]', async () => {
    const complaint = await take(company.actors.front_desk, { kind: 'complaint', statement: '消防通道被堵，很危险', majorReasons: ['safety'], grade: 'ordinary' })
    expect(complaint.grade).toBe('major')
    const manager = await signIn(test, company.logins.site_manager, company.password)
    const { items } = (await manager.send('GET', '/messages')).body as { items: { title: string; level: string }[] }
    expect(items[0]).toMatchObject({ title: `重大投诉 ${complaint.number}`, level: 'urgent' })
  })
})

describe('the way to the end', () => {
  it('closes only after a return visit with an answer, never by who did the work [CMP-028] [RPR-014] [FUP-001]', async () => {
    const { front_desk, steward } = company.actors
    const complaint = await take(front_desk, { kind: 'complaint', grade: 'complex', statement: '电梯噪音大，孩子睡不着' })
    await act(steward, complaint.id, { action: 'start' })
    const resolved = await act(steward, complaint.id, { action: 'resolve', result: '已加装减振垫', cause: '设备老化' })
    expect(resolved.allowedActions).not.toContain('close')
    await expect(act(front_desk, complaint.id, { action: 'close' })).rejects.toMatchObject({ code: 'case.closing_needs_return_visit' })
    await expect(act(steward, complaint.id, visit())).rejects.toMatchObject({ code: 'case.own_work' })
    const confirmed = await act(front_desk, complaint.id, visit({ score: 5 }))
    expect(confirmed).toMatchObject({ status: 'confirmed', score: 5, allowedActions: expect.arrayContaining(['close']) })
    // What else a complaint needs before it is closed stands in the tests of complaints.
    await expect(act(front_desk, complaint.id, { action: 'close' })).rejects.toMatchObject({ code: 'complaint.clears_missing' })
    const closed = await act(company.actors.supervisor, complaint.id, { action: 'close', override: '业主催促尽快结案' })
    expect(closed).toMatchObject({ status: 'closed', closeReason: 'return_visit' })
  })

  it('reopens as a new cycle when the resident is not satisfied, and tells the supervisor', async () => {
    const { front_desk, supervisor } = company.actors
    const taken = await take(front_desk, { kind: 'assistance', statement: '请帮忙搬一下家具' })
    await act(front_desk, taken.id, { action: 'resolve', result: '已协助', cause: '' })
    const reopened = await act(front_desk, taken.id, visit({ isSettled: true, score: 2, opinion: '来得太晚' }))
    expect(reopened).toMatchObject({ status: 'reopened', cycle: 2, closedAt: null })
    const desk = await signIn(test, company.logins.supervisor, company.password)
    const { items } = (await desk.send('GET', '/messages')).body as { items: { title: string }[] }
    expect(items.map((m) => m.title)).toContain(`回访未满意 ${taken.number}`)
    expect(supervisor.name).toBe('主管周')
  })

  it('may close as unreachable after attempts on three different days, counted apart [D-15]', async () => {
    const { front_desk } = company.actors
    const taken = await take(front_desk, { kind: 'suggestion', statement: '建议增加充电桩' }, new Date('2026-03-01T01:00:00Z'))
    await act(front_desk, taken.id, { action: 'resolve', result: '已转交工程部评估', cause: '' }, new Date('2026-03-01T02:00:00Z'))
    const unreached = visit({ isReached: false, isSettled: null, score: null })
    for (const at of ['2026-03-01T03:00:00Z', '2026-03-01T09:00:00Z', '2026-03-02T03:00:00Z']) await act(front_desk, taken.id, unreached, new Date(at))
    await expect(act(front_desk, taken.id, { action: 'close' }, new Date('2026-03-02T04:00:00Z'))).rejects.toMatchObject({ code: 'case.closing_needs_return_visit' })
    const third = await act(front_desk, taken.id, unreached, new Date('2026-03-03T03:00:00Z'))
    expect(third).toMatchObject({ unreachedDays: 3, allowedActions: expect.arrayContaining(['close']) })
    expect(await act(front_desk, taken.id, { action: 'close' }, new Date('2026-03-03T04:00:00Z'))).toMatchObject({ closeReason: 'unreachable' })
  })

  it('says which acts are possible when an act is not', async () => {
    const taken = await take(company.actors.front_desk)
    await expect(act(company.actors.front_desk, taken.id, { action: 'resume' })).rejects.toMatchObject({ code: 'action_not_allowed', extra: { allowedActions: expect.arrayContaining(['classify', 'start']) } })
  })

  it('writes every change into the history with from and to [ORG-033] [CMP-007]', async () => {
    const { front_desk } = company.actors
    const taken = await take(front_desk)
    await as(test, front_desk, (ctx) => changeCase(ctx, { params: { id: taken.id }, query: {}, body: { version: taken.version, contactPhone: '13900139002' } }))
    await act(front_desk, taken.id, { action: 'wait', reason: 'parts', until: null, note: '等待配件' })
    const { items } = await as(test, front_desk, (ctx) => caseTimeline(ctx, { params: { id: taken.id }, query: {}, body: {} }))
    expect(items.map((line) => [line.action, line.fromStatus, line.toStatus])).toEqual([['registered', null, 'registered'], ['corrected', 'registered', 'registered'], ['wait', 'registered', 'waiting']])
    expect(items[1]!.changes).toEqual([{ field: 'contact_phone', from: '13800130001', to: '13900139002' }])
  })
})

describe('two at once', () => {
  it('makes the second of two simultaneous clicks wait, then fail', async () => {
    const { front_desk } = company.actors
    const taken = await take(front_desk)
    const resolve: cases.CaseActionBody = { action: 'cancel', reason: '业主撤销' }
    const second = await as(test, front_desk, async (ctx) => {
      await actOnCase(ctx, { params: { id: taken.id }, query: {}, body: resolve })
      const other = act(front_desk, taken.id, resolve)
      other.catch(() => {})
      await someoneWaitsForALock(test)
      return { other }
    })
    await expect(second.other).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('refuses a change made on an older version with the case as it is now', async () => {
    const { front_desk } = company.actors
    const taken = await take(front_desk)
    await act(front_desk, taken.id, { action: 'start', version: taken.version })
    await expect(act(front_desk, taken.id, { action: 'wait', reason: 'parts', until: null, version: taken.version })).rejects.toMatchObject({ code: 'stale_version', extra: { current: { status: 'in_progress' } } })
  })

  it('takes a retried request once, and the retry gets the same case', async () => {
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const body = { siteId: company.siteId, kind: 'repair', statement: '阳台灯不亮', unitId: home.unitId }
    const [one, two] = await Promise.all([1, 2].map(() => desk.send('POST', '/cases', body, { 'idempotency-key': 'retry-1' })))
    expect(one!.status).toBe(200)
    expect((one!.body as cases.Case).id).toBe((two!.body as cases.Case).id)
  })
})

describe('a resident', () => {
  it('reports in the app: the steward or desk becomes first contact, and sees, urges, confirms only the own cases [CMP-003]', async () => {
    const own = await take(resident, { kind: 'repair', statement: '卫生间灯坏了' })
    expect(own).toMatchObject({ channel: 'resident_app', person: { name: '苏婉清' }, allowedActions: ['cancel', 'urge'] })
    expect((await act(resident, own.id, { action: 'urge', reason: '' })).urgedCount).toBe(1)
    await act(company.actors.front_desk, own.id, { action: 'resolve', result: '已更换灯管', cause: '' })
    const done = await act(resident, own.id, { action: 'confirm', rating: { score: 5, isSettled: true, attitude: 5, timeliness: 4, quality: 5, opinion: '很及时' } })
    expect(done).toMatchObject({ status: 'confirmed', score: 5 })
    const foreign = await take(company.actors.front_desk, { personId: null, unitId: null, statement: '大堂地面湿滑', placeKind: 'public_area', place: '1栋大堂' })
    await expect(as(test, resident, (ctx) => getCase(ctx, { params: { id: foreign.id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(act(resident, own.id, { action: 'close' })).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('cannot report for a unit of others, and never sees notes of the house', async () => {
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1301', owner: '邵云', phone: '13800130009' }))
    await expect(take(resident, { unitId: other.unitId })).rejects.toMatchObject({ code: 'not_found' })
    const own = await take(resident)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    await desk.send('POST', `/cases/${own.id}/timeline`, { note: '内部备注：业主情绪激动' })
    await desk.send('POST', `/cases/${own.id}/timeline`, { note: '师傅下午两点到', isVisibleToResident: true })
    const { items } = await as(test, resident, (ctx) => caseTimeline(ctx, { params: { id: own.id }, query: {}, body: {} }))
    expect(items.map((line) => line.note)).toEqual(['厨房水槽下面漏水，已经滴到楼下了。', '师傅下午两点到'])
  })
})

describe('walls', () => {
  it('hide cases of another organisation and of a site outside the scope', async () => {
    const taken = await take(company.actors.front_desk)
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.administrator, other.password)
    for (const path of ['', '/timeline', '/clocks', '/print']) expect((await stranger.send('GET', `/cases/${taken.id}${path}`)).status).toBe(404)
    expect((await stranger.send('POST', `/cases/${taken.id}/actions`, { action: 'start' })).status).toBe(404)
    expect((await stranger.send('POST', '/cases', { siteId: company.siteId, kind: 'repair', statement: 'x' })).status).toBe(404)
    const technician = await signIn(test, company.logins.technician, company.password)
    expect((await technician.send('GET', `/cases/${taken.id}`)).status).toBe(404)
  })

  it('let a colleague of another site of the organisation see nothing', async () => {
    const { administrator } = company.actors
    const taken = await take(company.actors.front_desk)
    const elsewhere = await as(test, administrator, async (ctx) => {
      const { makeSite } = await import('../organization/index.ts')
      const siteId = await makeSite(ctx, { code: 'S2', name: '云栖里', kind: 'residential', timeZone: 'Asia/Shanghai' })
      return aColleague(ctx, { role: 'front_desk', siteId, name: '前台陶' })
    })
    await expect(as(test, elsewhere, (ctx) => getCase(ctx, { params: { id: taken.id }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('lists, files and forms', () => {
  it('finds by words, filters, pages without gaps and counts', async () => {
    const { front_desk } = company.actors
    await take(front_desk, { kind: 'enquiry', statement: '宽带怎么办理' })
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const found = (await desk.send('GET', `/cases?siteId=${company.siteId}&filter[q]=${encodeURIComponent('宽带')}&total=true`)).body as { items: cases.CaseSummary[]; total: { count: number } }
    expect(found.items.map((item) => item.title)).toEqual(['宽带怎么办理'])
    expect(found.total).toEqual({ count: 1, exact: true })
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: cases.CaseSummary[]; nextCursor: string | null } = (await desk.send('GET', `/cases?siteId=${company.siteId}&limit=7${cursor ? `&cursor=${cursor}` : ''}`)).body as never
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    }
    const all = await as(test, front_desk, (ctx) => ctx.tx.selectFrom('service_case').select((e) => e.fn.countAll<number>().as('n')).where('site_id', '=', company.siteId).executeTakeFirstOrThrow())
    expect(new Set(seen).size).toBe(all.n)
    expect(seen).toHaveLength(all.n)
  })

  it('prints the register form and exports the list [CMP-005]', async () => {
    const taken = await take(company.actors.front_desk)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const pdf = await test.http.inject({ url: `/api/v1/cases/${taken.id}/print`, headers: { authorization: `Bearer ${desk.token}` } })
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const csv = await test.http.inject({ url: `/api/v1/cases/export?siteId=${company.siteId}&format=csv`, headers: { authorization: `Bearer ${desk.token}` } })
    expect(csv.body).toContain(taken.number)
  })

  it('tells the owner of what others did, through jobs that run once', async () => {
    const { front_desk, steward } = company.actors
    const taken = await take(front_desk)
    await act(steward, taken.id, { action: 'start' })
    await letJobsRun(test)
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const { items } = (await desk.send('GET', '/messages')).body as { items: { title: string; body: string }[] }
    expect(items.find((m) => m.title.includes(taken.number))?.body).toContain('管家何')
  })
})
