import type { Case } from '@guanjia/contract/cases.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, aResident, as, letJobsRun, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type CaseAct } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { storeFile } from '../../platform/files/routes.ts'
import { changeCase } from './act.ts'
import { getCase } from './timeline.ts'

let test: TestApp
let company: Company
let home: Household
let stories: WorkStories
let resident: Actor
let app: Browser
const residentLogin = `resident-${newId()}`
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  resident = await as(test, company.actors.administrator, (ctx) => aResident(ctx, { personId: home.personId, name: '苏婉清', login: residentLogin }))
  app = await signIn(test, residentLogin, 'correct horse')
})
afterAll(() => test.close())

/** Thursday, in Shanghai. */
const at = (time: string): Date => new Date(`2026-03-${time.length > 5 ? time.slice(0, 2) : '05'}T${time.slice(-5)}+08:00`)
const text = (time: string): string => at(time).toISOString()
const clock = (record: Case, metric: string) => record.clocks.find((one) => one.metric === metric)!
const pointersOf = (refused: Promise<unknown>): Promise<string[]> =>
  refused.then(() => [], (error: { code: string; errors?: { pointer: string }[] }) => [error.code, ...(error.errors ?? []).map((e) => e.pointer)])

/** An ordinary complaint of the resident, promised for closing time. */
const aComplaint = (when = at('09:00')): Promise<Case> =>
  stories.takeCase(company.actors.front_desk, { kind: 'complaint', grade: 'ordinary', statement: '楼道堆满杂物。', unitId: home.unitId, personId: home.personId }, when)
const onCase = (actor: Actor, id: string, act: CaseAct, when = at('10:00')): Promise<Case> => stories.onCase(actor, id, act, when)
const look = (actor: Actor, id: string, when: Date): Promise<Case> => as(test, actor, (ctx) => getCase(ctx, { params: { id }, query: {}, body: {} }), when)
type Told = { title: string; body: string; template: string }
const toldTo = async (who: Browser): Promise<Told[]> => ((await who.send('GET', '/messages')).body as { items: Told[] }).items
const signedIn = (role: keyof Company['logins']): Promise<Browser> => signIn(test, company.logins[role], company.password)
type Line = { action: string; note: string | null; at: string; actor: { kind: string }; changes: { field: string; to: unknown }[] }
const historyOf = async (who: Browser, id: string): Promise<Line[]> => ((await who.send('GET', `/cases/${id}/timeline`)).body as { items: Line[] }).items

async function aPaper(actor: Actor): Promise<string> {
  const id = newId()
  await storeFile(test.app, actor, { id, name: '保修函.txt', content: Buffer.from('开发商保修受理函') })
  return id
}

describe('a wait', () => {
  it('asks for the proof of its reason, naming the field', async () => {
    const { front_desk } = company.actors
    const { id } = await aComplaint()
    const wait = (act: Partial<Extract<CaseAct, { action: 'wait' }>>) => pointersOf(onCase(front_desk, id, { action: 'wait', reason: 'parts', ...act }))
    const [photo, paper] = [await stories.photo(front_desk), await aPaper(front_desk)]
    expect(await wait({ reason: 'parts' })).toEqual(['rule_broken', '/note'])
    expect(await wait({ reason: 'parts', note: '   ' })).toEqual(['rule_broken', '/note'])
    expect(await wait({ reason: 'owner_absent', note: '没人' })).toEqual(['rule_broken', '/fileIds'])
    expect(await wait({ reason: 'owner_absent', note: '没人', fileIds: [paper] })).toEqual(['rule_broken', '/fileIds'])
    expect(await wait({ reason: 'third_party', note: '等开发商' })).toEqual(['rule_broken', '/fileIds'])
    expect(await wait({ reason: 'appointment', note: '下午' })).toEqual(['rule_broken', '/until'])
    expect(await wait({ reason: 'third_party', fileIds: [photo] })).toEqual([])
    const waiting = await look(front_desk, id, at('10:00'))
    expect(waiting.files.map((file) => file.id)).toContain(photo)
    expect(clock(waiting, 'resolve')).toMatchObject({ state: 'paused', pauseReason: 'third_party', resumesAt: text('20 10:00') })
  })

  it('asks for nothing where no promise rests for it', async () => {
    const { front_desk } = company.actors
    const enquiry = await stories.takeCase(front_desk, { kind: 'suggestion', statement: '加装扶手' }, at('09:00'))
    const waiting = await onCase(front_desk, enquiry.id, { action: 'wait', reason: 'owner_absent' })
    expect(waiting).toMatchObject({ status: 'waiting', waitUntil: text('07 10:00') })
  })

  it('lasts as long as its reason lets anyone, and longer by whoever may allow more', async () => {
    const { front_desk, supervisor, site_manager } = company.actors
    const one = await aComplaint()
    const wait = (until: string | null): CaseAct => ({ action: 'wait', reason: 'parts', note: '缺件', until: until && text(until) })
    expect(await pointersOf(onCase(front_desk, one.id, wait('08 10:01')))).toEqual(['rule_broken', '/until'])
    await expect(onCase(front_desk, one.id, wait('08 10:01'))).rejects.toThrow(/supervisor may allow more/)
    expect(await onCase(front_desk, one.id, wait(null))).toMatchObject({ waitUntil: text('08 10:00'), waitReason: 'parts', waitObjection: null })
    const other = await aComplaint()
    expect(await onCase(supervisor, other.id, wait('12 10:00'))).toMatchObject({ waitUntil: text('12 10:00') })
    const third = await aComplaint()
    const long: CaseAct = { action: 'wait', reason: 'third_party', fileIds: [await aPaper(supervisor)], until: text('25 10:00') }
    await expect(onCase(supervisor, third.id, long)).rejects.toThrow(/site_manager may allow more/)
    expect(await onCase(site_manager, third.id, { ...long, fileIds: [await aPaper(site_manager)] })).toMatchObject({ waitUntil: text('25 10:00') })
  })

  it('lets all waits for one reason together last no longer than the rule says', async () => {
    const { front_desk } = company.actors
    const { id } = await aComplaint(at('01 09:00'))
    const wait: CaseAct = { action: 'wait', reason: 'weather', note: '暴雨' }
    // Weather: a day at once, three days in all.
    for (const day of ['01', '02']) {
      await onCase(front_desk, id, wait, at(`${day} 10:00`))
      await onCase(front_desk, id, { action: 'resume' }, at(`${day} 22:00`))
    }
    await onCase(front_desk, id, wait, at('04 10:00'))
    await onCase(front_desk, id, { action: 'resume' }, at('05 10:00'))
    expect(await onCase(front_desk, id, wait, at('06 10:00'))).toMatchObject({ waitUntil: text('07 10:00') })
    await onCase(front_desk, id, { action: 'resume' }, at('07 10:00'))
    await expect(onCase(front_desk, id, wait, at('08 10:00'))).rejects.toThrow(/no pause for weather is left/)
    // Each reason counts by itself.
    expect(await onCase(front_desk, id, { action: 'wait', reason: 'parts', note: '缺件' }, at('08 10:00'))).toMatchObject({ waitUntil: text('11 10:00') })
  })

  it('is prolonged by the supervisor to a later end, and by nobody below', async () => {
    const { front_desk, supervisor } = company.actors
    const { id } = await aComplaint()
    await onCase(front_desk, id, { action: 'wait', reason: 'parts', note: '缺件' })
    const prolong = (until: string): CaseAct => ({ action: 'prolong', until: text(until), note: '厂家延期' })
    expect(await pointersOf(onCase(front_desk, id, prolong('09 10:00'), at('11:00')))).toEqual(['not_permitted'])
    expect(await pointersOf(onCase(supervisor, id, prolong('07 10:00'), at('11:00')))).toEqual(['rule_broken', '/until'])
    const longer = await onCase(supervisor, id, prolong('12 10:00'), at('11:00'))
    expect(longer).toMatchObject({ status: 'waiting', waitUntil: text('12 10:00') })
    expect(clock(longer, 'resolve')).toMatchObject({ state: 'paused', pausedAt: text('10:00'), resumesAt: text('12 10:00') })
    const [line] = (await historyOf(await signedIn('supervisor'), id)).slice(-1)
    expect(line).toMatchObject({ action: 'prolong', note: '厂家延期', changes: [{ field: 'wait_until', to: text('12 10:00') }] })
  })
})

describe('the end of a wait', () => {
  it('comes by itself and counts from its moment, however late that is noticed; everybody hears of it once', async () => {
    const { front_desk } = company.actors
    const taken = await aComplaint()
    const closing = clock(taken, 'resolve').dueAt
    expect(closing).toBe(text('18:00'))
    await onCase(front_desk, taken.id, { action: 'wait', reason: 'parts', note: '缺件', until: text('11:00') })
    // The jobs run months later: the server was away.
    await letJobsRun(test)
    const awake = await look(front_desk, taken.id, at('11:30'))
    expect(awake).toMatchObject({ status: 'registered', waitReason: null, waitUntil: null })
    expect(clock(awake, 'resolve')).toMatchObject({ state: 'running', dueAt: text('06 09:30'), consumedSeconds: expect.any(Number) })
    const desk = await signedIn('front_desk')
    const resumes = (await historyOf(desk, taken.id)).filter((line) => line.action === 'resume')
    expect(resumes).toMatchObject([{ at: text('11:00'), actor: { kind: 'system' } }])
    expect((await toldTo(desk)).filter((message) => message.title.includes(`${taken.number} 等待到期`))).toHaveLength(1)
    expect((await toldTo(app)).filter((message) => message.title.includes(taken.number)).map((message) => message.title)).toEqual([
      `您的报事 ${taken.number} 有新进展`, `您的报事 ${taken.number} 需要等待`,
    ])
    await letJobsRun(test)
    expect((await look(front_desk, taken.id, at('12:00'))).version).toBe(awake.version)
  })

  it('does nothing to a wait that was resumed, prolonged or begun anew in the meantime', async () => {
    const { front_desk, supervisor } = company.actors
    const wait = (until: string): CaseAct => ({ action: 'wait', reason: 'parts', note: '缺件', until })
    const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
    const now = new Date()
    const earlier = new Date(now.getTime() - 60_000)
    const [resumed, prolonged, anew] = [await aComplaint(earlier), await aComplaint(earlier), await aComplaint(earlier)]
    for (const { id } of [resumed, prolonged, anew]) await onCase(front_desk, id, wait(inHours(1)), now)
    await onCase(front_desk, resumed.id, { action: 'resume' }, new Date())
    await onCase(supervisor, prolonged.id, { action: 'prolong', until: inHours(2) }, new Date())
    await onCase(front_desk, anew.id, { action: 'resume' }, new Date())
    await onCase(front_desk, anew.id, wait(inHours(3)), new Date())
    const jobs = (): Promise<{ count: number }> =>
      as(test, front_desk, (ctx) => ctx.tx.updateTable('job').set({ due_at: new Date(0) }).where('queue', '=', 'cases.end-wait').where('due_at', '<', new Date(Date.now() + 1.5 * 3_600_000)).executeTakeFirst().then((done) => ({ count: Number(done.numUpdatedRows) })))
    expect((await jobs()).count).toBe(3)
    await letJobsRun(test)
    expect(await look(front_desk, resumed.id, new Date())).toMatchObject({ status: 'registered', version: 3 })
    expect(await look(front_desk, prolonged.id, new Date())).toMatchObject({ status: 'waiting', version: 3 })
    expect(await look(front_desk, anew.id, new Date())).toMatchObject({ status: 'waiting', version: 4 })
  })

  it('is there before whatever is done next, also while the job still waits', async () => {
    const { front_desk } = company.actors
    const { id } = await aComplaint()
    await onCase(front_desk, id, { action: 'wait', reason: 'parts', note: '缺件', until: text('11:00') })
    const solved = await onCase(front_desk, id, { action: 'resolve', result: '已清理' }, at('15:00'))
    // 1 h before the wait and 4 h after it; it rested for one.
    expect(clock(solved, 'resolve')).toMatchObject({ state: 'stopped', outcome: 'met' })
    expect((await historyOf(await signedIn('front_desk'), id)).map((line) => [line.action, line.at]).slice(1)).toEqual([
      ['wait', text('10:00')], ['resume', text('11:00')], ['resolve', text('15:00')],
    ])
    const late = await aComplaint()
    await onCase(front_desk, late.id, { action: 'wait', reason: 'parts', note: '缺件', until: text('11:00') })
    const resumed = await onCase(front_desk, late.id, { action: 'resume' }, at('16:00'))
    expect(clock(resumed, 'resolve').dueAt).toBe(text('06 09:30'))
  })
})

describe('the resident', () => {
  it('hears why and until when, and objects once; whoever answers and the supervisor hear of that', async () => {
    const { front_desk, supervisor } = company.actors
    const taken = await aComplaint()
    expect((await look(resident, taken.id, at('09:30'))).allowedActions).not.toContain('object')
    await onCase(front_desk, taken.id, { action: 'wait', reason: 'owner_decision', note: '等您确认方案', until: text('07 12:00') })
    const waits = (await toldTo(app)).filter((message) => message.title === `您的报事 ${taken.number} 需要等待`)
    expect(waits).toMatchObject([{ body: expect.stringContaining('业主决定') }])
    expect(waits[0]!.body).toContain('2026-03-07 12:00')
    const seen = await look(resident, taken.id, at('10:30'))
    expect(seen).toMatchObject({ waitReason: 'owner_decision', waitUntil: text('07 12:00'), allowedActions: expect.arrayContaining(['object']) })
    const objection: CaseAct = { action: 'object', reason: '方案我昨天就确认了' }
    expect(await pointersOf(onCase(front_desk, taken.id, objection, at('11:00')))).toEqual(['not_permitted'])
    const objected = await onCase(resident, taken.id, objection, at('11:00'))
    expect(objected).toMatchObject({ status: 'waiting', waitObjection: '方案我昨天就确认了' })
    expect(objected.allowedActions).not.toContain('object')
    expect(await pointersOf(onCase(resident, taken.id, objection, at('11:01')))).toEqual(['action_not_allowed'])
    for (const role of ['front_desk', 'supervisor'] as const) {
      const heard = (await toldTo(await signedIn(role))).filter((message) => message.title === `业主对等待有异议 ${taken.number}`)
      expect(heard, role).toMatchObject([{ body: expect.stringContaining('方案我昨天就确认了') }])
    }
    expect(await look(supervisor, taken.id, at('11:05'))).toMatchObject({ waitObjection: '方案我昨天就确认了' })
    expect(await onCase(front_desk, taken.id, { action: 'resume' }, at('11:10'))).toMatchObject({ waitObjection: null })
    await onCase(front_desk, taken.id, { action: 'wait', reason: 'parts', note: '缺件' }, at('12:00'))
    expect((await look(resident, taken.id, at('12:05'))).allowedActions).toContain('object')
    expect((await historyOf(app, taken.id)).map((line) => line.action)).toEqual(['registered', 'wait', 'object', 'resume', 'wait'])
  })
})

describe('a promised time', () => {
  it('of the result is a promise of its own, and the new one holds when it is corrected [CMP-027]', async () => {
    const { front_desk } = company.actors
    const taken = await stories.takeCase(front_desk, { kind: 'complaint', grade: 'complex', statement: '水泵噪音', promisedAt: text('06 17:00') }, at('09:00'))
    expect(clock(taken, 'promised')).toMatchObject({ state: 'running', startedAt: text('09:00'), dueAt: text('06 17:00') })
    const correct = { params: { id: taken.id }, query: {}, body: { version: 1, promisedAt: text('07 17:00') } }
    const corrected = await as(test, front_desk, (ctx) => changeCase(ctx, correct), at('10:00'))
    expect(clock(corrected, 'promised')).toMatchObject({ startedAt: text('09:00'), dueAt: text('07 17:00') })
  })
})
