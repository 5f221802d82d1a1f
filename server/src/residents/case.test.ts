import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { cases } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { newId } from '../platform/ids.ts'
import { endOccupancy, startOccupancy } from '../modules/archives/occupancies.ts'
import { createPerson } from '../modules/archives/persons.ts'
import { myWork } from '../modules/dailywork/my-work.ts'
import { aHousehold, type Household } from '../testing/households.ts'
import { someoneWaitsForALock } from '../testing/locks.ts'
import { aCompany, aResident, as, signIn, testApp, type Company, type TestApp } from '../testing/test-app.ts'
import { actOnCase } from '../modules/cases/act.ts'
import { listCases } from '../modules/cases/list.ts'
import { joinCase, residentHome, similarOwnCases } from '../modules/cases/resident-home.ts'
import { createCase, createContact } from '../modules/cases/take-case.ts'
import { caseTalk, readTalk } from '../modules/cases/talk.ts'
import { caseClocks, caseTimeline, commentOnCase, getCase } from '../modules/cases/timeline.ts'
import { visitWindows } from '../modules/cases/visit-windows.ts'

let test: TestApp
let company: Company
let home: Household
let resident: Actor
let wife: Actor
let neighbour: Actor
let former: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  await as(test, company.actors.administrator, async (ctx) => {
    home = await aHousehold(ctx, company.siteId)
    resident = await aResident(ctx, { personId: home.personId, name: '苏婉清', login: 'resident-su', password: company.password })
    const next = await aHousehold(ctx, company.siteId, { room: '1202', owner: '邵云', phone: '13800130009' })
    neighbour = await aResident(ctx, { personId: next.personId, name: '邵云', login: 'resident-shao', password: company.password })
    const facts = { siteId: company.siteId, kind: 'person', sex: 'unknown', email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [] as string[], note: '' } as const
    const family = await createPerson(ctx, { params: {}, query: {}, body: { ...facts, tags: [], name: '苏家人', phones: [{ number: '13800130002', label: '' }] } })
    await startOccupancy(ctx, { params: {}, query: {}, body: { unitId: home.unitId, personId: family.id, role: 'family', fromOn: null, untilOn: null, isBillPayer: false } })
    wife = await aResident(ctx, { personId: family.id, name: '苏家人' })
    const gone = await createPerson(ctx, { params: {}, query: {}, body: { ...facts, tags: [], name: '前租客', phones: [{ number: '13800130003', label: '' }] } })
    const stay = await startOccupancy(ctx, { params: {}, query: {}, body: { unitId: home.unitId, personId: gone.id, role: 'tenant', fromOn: '2020-01-01', untilOn: null, isBillPayer: false } })
    former = await aResident(ctx, { personId: gone.id, name: '前租客', login: 'resident-gone', password: company.password })
    await endOccupancy(ctx, { params: { id: stay.id }, query: {}, body: { action: 'end', untilOn: '2025-12-31' } })
  })
})
afterAll(() => test.close())

type Body = Parameters<typeof createCase>[1]['body']
const nothing = { params: {}, query: {} }
function take(actor: Actor, facts: Partial<Body> = {}, now?: Date): Promise<cases.Case> {
  const body: Body = {
    siteId: company.siteId, channel: 'phone', kind: 'repair', title: '', statement: '厨房水槽下面漏水。', categoryId: null, unitId: home.unitId, personId: home.personId, placeKind: 'unit', place: '', grade: null, demand: '', expectation: '', wish: null,
    occurredAt: null, personsInvolved: '', majorReasons: [], contactPhone: '13800130001', promisedAt: null, fileIds: [], ...facts,
  }
  return as(test, actor, (ctx) => createCase(ctx, { ...nothing, body }), now)
}
const act = (actor: Actor, id: string, body: cases.CaseActionBody, now?: Date) => as(test, actor, (ctx) => actOnCase(ctx, { params: { id }, query: {}, body }), now)
const say = (actor: Actor, id: string, note: string, now?: Date, isVisibleToResident = true) => as(test, actor, (ctx) => commentOnCase(ctx, { params: { id }, query: {}, body: { note, fileIds: [], isVisibleToResident } }), now)
const talk = (actor: Actor, id: string, now?: Date) => as(test, actor, (ctx) => caseTalk(ctx, { params: { id }, query: {}, body: {} }), now)
const look = (actor: Actor, id: string, now?: Date) => as(test, actor, (ctx) => getCase(ctx, { params: { id }, query: {}, body: {} }), now)
const rating = (score: number, isSettled = true) => ({ score, isSettled, attitude: 5, timeliness: 4, quality: null, opinion: '' })

describe('the talk on a case', () => {
  it('goes both ways, with read marks on both sides and without the notes of the house [CMP-003]', async () => {
    const { front_desk, steward } = company.actors
    const own = await take(resident)
    await say(resident, own.id, '下午三点以后家里有人')
    await say(steward, own.id, '内部：先查总阀', undefined, false)
    expect(await talk(front_desk, own.id)).toMatchObject({ unread: 1, items: [{ by: 'resident', text: '下午三点以后家里有人', isRead: false }] })
    await as(test, front_desk, (ctx) => readTalk(ctx, { params: { id: own.id }, query: {}, body: { until: new Date(Date.now() + 60_000).toISOString() } }))
    expect((await talk(resident, own.id)).items).toMatchObject([{ isMine: true, isRead: true }])
    await say(front_desk, own.id, '师傅三点半到')
    expect(await talk(resident, own.id)).toMatchObject({ unread: 1, asksSince: null, items: [{ text: '下午三点以后家里有人' }, { by: 'house', name: '前台许', text: '师傅三点半到', isRead: false }] })
    expect(await as(test, resident, (ctx) => residentHome(ctx))).toMatchObject({ waiting: expect.arrayContaining([expect.objectContaining({ kind: 'read', caseId: own.id, count: 1 })]) })
    await expect(say(front_desk, own.id, '不关我的事')).rejects.toMatchObject({ code: 'language.not_allowed' })
  })

  it('promises an answer to each question, in the to-do of whoever answers for it, until somebody gives one', async () => {
    const { front_desk, supervisor } = company.actors
    const at = (time: string): Date => new Date(`2026-03-05T${time}:00+08:00`)
    const own = await take(resident, {}, at('09:00'))
    const owner = Object.values(company.actors).find((one) => one.employeeId === own.owner.id)!
    await say(resident, own.id, '几点来？', at('09:30'))
    await say(resident, own.id, '在吗？', at('09:40'))
    // Writing inside the house answers nothing.
    await say(supervisor, own.id, '催一下工程', at('09:45'), false)
    expect(await talk(resident, own.id, at('10:00'))).toMatchObject({ asksSince: '2026-03-05T01:30:00.000Z', answerDueAt: '2026-03-05T03:30:00.000Z' })
    const work = await as(test, owner, (ctx) => myWork(ctx, { params: {}, query: {}, body: {} }), at('10:00'))
    expect(work.items.find((item) => item.id === own.id)).toMatchObject({ why: 'answer' })
    await say(supervisor, own.id, '十点到', at('10:05'))
    const clocks = (now: string) => as(test, front_desk, (ctx) => caseClocks(ctx, { params: { id: own.id }, query: {}, body: {} }), at(now)).then(({ items }) => items.filter((clock) => clock.metric === 'answer').map((clock) => [clock.cycle, clock.outcome, clock.stoppedAt]))
    expect(await clocks('10:06')).toEqual([[1, 'met', '2026-03-05T02:05:00.000Z']])
    // The next question is another promise, and this one is broken.
    await say(resident, own.id, '还没来', at('14:00'))
    await say(supervisor, own.id, '抱歉，路上堵车，马上到', at('17:00'))
    expect(await clocks('17:01')).toEqual([[1, 'met', '2026-03-05T02:05:00.000Z'], [2, 'breached', '2026-03-05T09:00:00.000Z']])
  })

  it('does not make a form that the desk has open stale', async () => {
    const own = await take(resident)
    const open = await look(company.actors.front_desk, own.id)
    await say(resident, own.id, '补充一句')
    expect(await act(company.actors.front_desk, own.id, { action: 'start', version: open.version })).toMatchObject({ status: 'in_progress' })
  })
})

describe('urging, confirming, rating', () => {
  it('counts an urging, and lets two hours pass before the next; two taps are one', async () => {
    const at = new Date('2026-03-06T02:00:00Z')
    const own = await take(resident, {}, at)
    const both = await Promise.allSettled([1, 2].map(() => act(resident, own.id, { action: 'urge', reason: '' }, new Date('2026-03-06T02:10:00Z'))))
    expect(both.map((one) => (one.status === 'fulfilled' ? one.value.urgedCount : (one.reason as { code: string }).code)).map(String).toSorted()).toEqual(['1', 'case.urged_recently'])
    const seen = await look(resident, own.id, new Date('2026-03-06T03:00:00Z'))
    expect(seen).toMatchObject({ nextUrgeAt: '2026-03-06T04:10:00.000Z' })
    expect(seen.allowedActions).not.toContain('urge')
    expect((await act(resident, own.id, { action: 'urge', reason: '' }, new Date('2026-03-06T04:11:00Z'))).urgedCount).toBe(2)
  })

  it('takes one rating in each cycle and keeps those before a reopening; a low one goes on by itself and the supervisor hears of it [SAT-007]', async () => {
    const { front_desk } = company.actors
    const own = await take(resident, { kind: 'assistance' })
    await act(front_desk, own.id, { action: 'resolve', result: '已办', cause: '' })
    expect(await act(resident, own.id, { action: 'confirm', rating: { ...rating(2), opinion: '来得太晚' } })).toMatchObject({ status: 'reopened', cycle: 2, rating: null })
    const heard = await as(test, front_desk, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', company.actors.supervisor.accountId).where('record_id', '=', own.id).execute())
    expect(heard.map((message) => message.template)).toContain('case.not_settled')
    await act(front_desk, own.id, { action: 'resolve', result: '再次办妥', cause: '' })
    await act(resident, own.id, { action: 'confirm', rating: rating(5) })
    await expect(act(resident, own.id, { action: 'rate', ...rating(4) })).rejects.toMatchObject({ code: 'already_exists' })
    const seen = await look(front_desk, own.id)
    expect(seen.ratings).toMatchObject([{ cycle: 1, score: 2, opinion: '来得太晚' }, { cycle: 2, score: 5 }])
    expect(seen.rating).toMatchObject({ score: 5, attitude: 5, timeliness: 4, quality: null })
  })

  it('makes the second of two ratings at once wait, then fail', async () => {
    const own = await take(resident, { kind: 'assistance' })
    await act(company.actors.front_desk, own.id, { action: 'resolve', result: '已办', cause: '' })
    await act(resident, own.id, { action: 'confirm' })
    const { other } = await as(test, resident, async (ctx) => {
      await actOnCase(ctx, { params: { id: own.id }, query: {}, body: { action: 'rate', ...rating(5) } })
      const second = act(resident, own.id, { action: 'rate', ...rating(4) })
      second.catch(() => {})
      await someoneWaitsForALock(test)
      return { other: second }
    })
    await expect(other).rejects.toMatchObject({ code: 'already_exists' })
  })

  it('asks at home for what waits: confirm, then rate, then nothing', async () => {
    const own = await take(resident, { kind: 'assistance' })
    const waits = async () => (await as(test, resident, (ctx) => residentHome(ctx))).waiting.filter((one) => one.caseId === own.id).map((one) => one.kind)
    expect(await waits()).toEqual([])
    await act(company.actors.front_desk, own.id, { action: 'resolve', result: '已办', cause: '' })
    expect(await waits()).toEqual(['confirm'])
    await act(resident, own.id, { action: 'confirm' })
    expect(await waits()).toEqual(['rate'])
    await act(resident, own.id, { action: 'rate', ...rating(5) })
    expect(await waits()).toEqual([])
  })
})

describe('the same matter twice', () => {
  it('is offered to the household before a second report, and joined once under a retry; both are fed back [CMP-057]', async () => {
    const { front_desk } = company.actors
    const byPhone = await take(front_desk, { statement: '主卫马桶堵了' })
    const similar = await as(test, wife, (ctx) => similarOwnCases(ctx, { params: {}, body: {}, query: { unitId: home.unitId, kind: 'repair' } }))
    expect(similar.items.find((one) => one.id === byPhone.id)).toMatchObject({ title: null, isOwn: false })
    expect((await as(test, resident, (ctx) => similarOwnCases(ctx, { params: {}, body: {}, query: { unitId: home.unitId, kind: 'repair' } }))).items.find((one) => one.id === byPhone.id)).toMatchObject({ title: '主卫马桶堵了', isOwn: true })
    const id = newId()
    const join = () => as(test, wife, (ctx) => joinCase(ctx, { params: { id: byPhone.id }, query: {}, body: { id, words: '已经漫出来了', fileIds: [] } }))
    const [one, two] = await Promise.all([join(), join()])
    expect([one!.id, two!.id]).toEqual([byPhone.id, byPhone.id])
    const { items } = await as(test, front_desk, (ctx) => caseTimeline(ctx, { params: { id: byPhone.id }, query: {}, body: {} }))
    expect(items.filter((line) => line.action === 'contacted_again').map((line) => line.note)).toEqual(['已经漫出来了'])
    // The phone of whoever reported it stays theirs.
    expect((await look(wife, byPhone.id)).contactPhone).toBe('')
    await act(front_desk, byPhone.id, { action: 'resolve', result: '已疏通', cause: '' })
    for (const who of [resident, wife]) {
      const told = await as(test, front_desk, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', who.accountId).where('record_id', '=', byPhone.id).execute())
      expect(told.map((message) => message.template)).toContain('case.resident.moved')
    }
    expect((await as(test, wife, (ctx) => listCases(ctx, { params: {}, body: {}, query: { limit: 50, sort: '-registeredAt', filter: {} } }))).items.map((item) => item.id)).toEqual([byPhone.id])
  })

  it('by phone and in the app at once: two cases that the desk merges, and the app goes on showing how it stands', async () => {
    const { front_desk } = company.actors
    const [byPhone, byApp] = await Promise.all([take(front_desk, { statement: '阳台地漏返水', personId: null }), take(resident, { statement: '阳台地漏往上冒水' })])
    await act(front_desk, byApp.id, { action: 'link', otherId: byPhone.id, as: 'duplicate' })
    expect(await look(resident, byApp.id)).toMatchObject({ status: 'cancelled', duplicateOf: null, leadingStatus: 'registered' })
    await act(front_desk, byPhone.id, { action: 'start' })
    await act(front_desk, byPhone.id, { action: 'resolve', result: '已清掏', cause: '' })
    expect(await look(resident, byApp.id)).toMatchObject({ leadingStatus: 'resolved' })
    const told = await as(test, front_desk, (ctx) => ctx.tx.selectFrom('message').select('template').where('account_id', '=', resident.accountId).where('record_id', '=', byApp.id).execute())
    expect(told.map((message) => message.template).filter((template) => template === 'case.resident.moved').length).toBeGreaterThanOrEqual(2)
  })

  it('lets the desk put the call of a family member on it, who sees it from then on; not that of a neighbour', async () => {
    const { front_desk } = company.actors
    const open = await take(resident, { statement: '玄关灯不亮' })
    const call = (personId: string) => as(test, front_desk, (ctx) => createContact(ctx, { ...nothing, body: { siteId: company.siteId, channel: 'phone', personId, unitId: home.unitId, phone: '', words: '灯还没修', outcome: { kind: 'joined_case', caseId: open.id } } }))
    await expect(look(wife, open.id)).rejects.toMatchObject({ code: 'not_found' })
    await call(wife.personId!)
    await call(neighbour.personId!)
    expect(await look(wife, open.id)).toMatchObject({ number: open.number })
    await expect(look(neighbour, open.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('keeps a complaint of one member of the household from the others', async () => {
    const complaint = await take(resident, { kind: 'complaint', statement: '与家人有关的投诉' })
    const ask = (actor: Actor) => as(test, actor, (ctx) => similarOwnCases(ctx, { params: {}, body: {}, query: { unitId: home.unitId, kind: 'complaint' } }))
    expect((await ask(wife)).items).toEqual([])
    await expect(as(test, wife, (ctx) => joinCase(ctx, { params: { id: complaint.id }, query: {}, body: { words: 'x', fileIds: [] } }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('takes a retried report once: the same id is the same case', async () => {
    const id = newId()
    await take(resident, { id, statement: '书房插座松动' })
    await expect(take(resident, { id, statement: '书房插座松动' })).rejects.toMatchObject({ code: 'already_exists' })
  })
})

describe('walls around a household', () => {
  const doors = (id: string): { name: string; open: (actor: Actor) => Promise<unknown> }[] => [
    { name: 'case', open: (actor) => look(actor, id) },
    { name: 'timeline', open: (actor) => as(test, actor, (ctx) => caseTimeline(ctx, { params: { id }, query: {}, body: {} })) },
    { name: 'clocks', open: (actor) => as(test, actor, (ctx) => caseClocks(ctx, { params: { id }, query: {}, body: {} })) },
    { name: 'talk', open: (actor) => talk(actor, id) },
    { name: 'read marks', open: (actor) => as(test, actor, (ctx) => readTalk(ctx, { params: { id }, query: {}, body: { until: '2030-01-01T00:00:00Z' } })) },
    { name: 'message', open: (actor) => say(actor, id, '你好') },
    { name: 'joining', open: (actor) => as(test, actor, (ctx) => joinCase(ctx, { params: { id }, query: {}, body: { words: 'x', fileIds: [] } })) },
    { name: 'similar', open: (actor) => as(test, actor, (ctx) => similarOwnCases(ctx, { params: {}, body: {}, query: { unitId: home.unitId, kind: 'repair' } })) },
    ...(['urge', 'cancel', 'reopen', 'object'] as const).map((action) => ({ name: action, open: (actor: Actor) => act(actor, id, { action, reason: 'x' }) })),
    { name: 'confirm', open: (actor) => act(actor, id, { action: 'confirm' }) },
    { name: 'rate', open: (actor) => act(actor, id, { action: 'rate', ...rating(1) }) },
  ]

  it('stand against a neighbour of the same site and a former tenant of the same home, at every door', async () => {
    const own = await take(resident, { statement: '只与我家有关' })
    for (const stranger of [neighbour, former])
      for (const { name, open } of doors(own.id)) await expect(open(stranger), `${stranger.name} ${name}`).rejects.toMatchObject({ code: 'not_found' })
    for (const stranger of [neighbour, former]) {
      const seen = await as(test, stranger, (ctx) => listCases(ctx, { params: {}, body: {}, query: { limit: 200, sort: '-registeredAt', filter: { unitId: home.unitId } } }))
      expect(seen.items).toEqual([])
      expect((await as(test, stranger, (ctx) => residentHome(ctx))).waiting).toEqual([])
    }
  })

  it('leave a former tenant the own reports, and no new one for the home', async () => {
    const own = await take(company.actors.front_desk, { personId: former.personId, statement: '租住时报的修' })
    expect((await as(test, former, (ctx) => listCases(ctx, { params: {}, body: {}, query: { limit: 50, sort: '-registeredAt', filter: {} } }))).items.map((item) => item.id)).toEqual([own.id])
    await expect(take(former, { statement: '想再报一次' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(as(test, former, (ctx) => visitWindows(ctx, { params: { id: company.siteId }, query: {}, body: {} }))).rejects.toMatchObject({ code: 'not_found' })
    expect(await as(test, former, (ctx) => residentHome(ctx))).toMatchObject({ sites: [] })
  })

  it('keep inside what the house thinks: cause, grade, reasons, other cases, promises between colleagues, files of notes', async () => {
    const desk = await signIn(test, company.logins.front_desk, company.password)
    const app = await signIn(test, 'resident-su', company.password)
    const foreign = await take(company.actors.front_desk, { unitId: null, personId: null, statement: '别家的事', placeKind: 'public_area', place: '大堂' })
    const own = await take(company.actors.front_desk, { kind: 'complaint', statement: '保安态度差', grade: 'complex', wish: 'be_heard', personsInvolved: '夜班王某', majorReasons: ['media'] })
    await desk.send('POST', `/cases/${own.id}/actions`, { action: 'link', otherId: foreign.id, as: 'related' })
    const upload = async (token: string, name: string): Promise<string> => {
      const boundary = 'x'
      const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4 ${name}\r\n--${boundary}--\r\n`
      const answer = await test.http.inject({ method: 'POST', url: '/api/v1/files', headers: { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
      return answer.json<{ id: string }>().id
    }
    const [hidden, shown] = [await upload(desk.token, 'inside.pdf'), await upload(desk.token, 'for-you.pdf')]
    await desk.send('POST', `/cases/${own.id}/timeline`, { note: '内部调查', fileIds: [hidden] })
    await desk.send('POST', `/cases/${own.id}/timeline`, { note: '请看说明', fileIds: [shown], isVisibleToResident: true })
    await desk.send('POST', `/cases/${own.id}/actions`, { action: 'resolve', result: '已致歉', cause: '员工情绪' })
    const seen = (await app.send('GET', `/cases/${own.id}`)).body as cases.Case
    expect(seen).toMatchObject({ cause: '', grade: null, majorReasons: [], wish: null, personsInvolved: '', related: [], department: null, unreachedDays: 0 })
    expect(seen.files.map((file) => file.id)).toEqual([shown])
    expect(seen.clocks.map((clock) => clock.metric).filter((metric) => ['raise', 'forward', 'report', 'return'].includes(metric))).toEqual([])
    expect((await app.send('GET', `/files/${hidden}`)).status).toBe(404)
    expect((await app.send('GET', `/files/${shown}`)).status).toBe(200)
    const everything = JSON.stringify([seen, (await app.send('GET', `/cases/${own.id}/timeline`)).body, (await app.send('GET', '/cases')).body, (await app.send('GET', `/cases/${own.id}/talk`)).body])
    expect(['内部调查', '员工情绪', '夜班王某', foreign.number, 'inside.pdf'].filter((inside) => everything.includes(inside))).toEqual([])
    // The house itself sees all of it.
    expect((await desk.send('GET', `/cases/${own.id}`)).body).toMatchObject({ cause: '员工情绪', grade: 'major', related: [{ number: foreign.number }] })
  })
})

describe('windows', () => {
  it('are offered within the hours of the service centre, two hours each, none within the hour; a wish is one of them', async () => {
    const at = new Date('2026-03-05T08:10:00+08:00')
    const { items } = await as(test, resident, (ctx) => visitWindows(ctx, { params: { id: company.siteId }, query: {}, body: {} }), at)
    const clock = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16)
    expect(items.slice(0, 4).map(({ from, to }) => `${clock(from)} ${clock(to).slice(6)}`)).toEqual(['03-05T10:30 12:00', '03-05T13:30 15:30', '03-05T15:30 17:30', '03-06T08:30 10:30'])
    const wished = [items[1]!, items[3]!]
    expect(await take(resident, { wishedWindows: wished }, at)).toMatchObject({ wishedWindows: wished })
    await expect(take(resident, { wishedWindows: [{ from: '2026-03-05T02:00:00Z', to: '2026-03-05T03:00:00Z' }] }, at)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/wishedWindows/0' }] })
  })
})
