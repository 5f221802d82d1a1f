import { WORK_ORDER_ACTIONS, actOnWorkOrder as endpoint, type WorkOrder, type WorkOrderAction } from '@guanjia/contract/workorders.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSite } from '../organization/index.ts'
import { aHousehold } from '../../testing/households.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aColleague, aCompany, aResident, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories, type OrderAct } from '../../testing/work-stories.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { actOnWorkOrder } from './act.ts'
import { getWorkOrder } from './timeline.ts'

let test: TestApp
let company: Company
let stories: WorkStories
let colleague: Actor
const browsers = new Map<string, Browser>()

beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  stories = new WorkStories(test, company)
  colleague = await as(
    test, company.actors.administrator,
    (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工鲍', skills: ['强电'] }),
  )
})
afterAll(() => test.close())

type Worker = { id: string; name: string; load: number; skills: string[]; isOnShift: boolean }
type Board = { workers: Worker[]; orders: WorkOrder[] }

const browser = async (login: string): Promise<Browser> => {
  const known = browsers.get(login) ?? (await signIn(test, login, company.password))
  browsers.set(login, known)
  return known
}
const titles = async (login: string): Promise<string[]> => (
  (await (await browser(login)).send('GET', '/messages')).body as { items: { title: string }[] }
).items.map((item) => item.title)
const sees = async (login: string, id: string): Promise<number> => (await (await browser(login)).send('GET', `/work-orders/${id}`)).status
const listed = async (login: string, query = ''): Promise<string[]> => (
  (await (await browser(login)).send('GET', `/work-orders?limit=200${query}`)).body as { items: WorkOrder[] }
).items.map((order) => order.id)

/** Tries an act and takes it back, so that all acts can be tried in the same state. */
async function wouldWork(actor: Actor, id: string, act: OrderAct): Promise<boolean> {
  const tried = as(test, actor, async (ctx) => {
    await actOnWorkOrder(ctx, { params: { id }, query: {}, body: endpoint.body.parse(act) })
    throw new Error('taken back')
  })
  return tried.catch((error: unknown) => {
    if (error instanceof AppError) return false
    if (error instanceof Error && error.message === 'taken back') return true
    throw error
  })
}

async function inTurn<T>(items: readonly T[], keep: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = []
  for (const item of items) if (await keep(item)) kept.push(item)
  return kept
}

describe('one order, one worker', () => {
  it('has one winner when ten technicians grab at once; the others hear that it is taken', async () => {
    const { administrator, front_desk } = company.actors
    const rivals = await as(test, administrator, async (ctx) => {
      const made: Actor[] = []
      for (let i = 0; i < 10; i++) made.push(await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: `技工${i}` }))
      return made
    })
    const order = await stories.raise(front_desk, { isInPool: true })
    const tries = await Promise.all(
      rivals.map(
        (rival) => stories.onOrder(rival, order.id, { action: 'grab' }).then(
          (won) => won.worker?.id, (error: { code: string }) => error.code,
        )
      )
    )
    const winners = rivals.filter((rival) => tries.includes(rival.employeeId!))
    expect(winners).toHaveLength(1)
    expect(tries.filter((outcome) => outcome === 'work_order.taken')).toHaveLength(9)
    expect(await stories.onOrder(winners[0]!, order.id, { action: 'arrive' })).toMatchObject({ status: 'arrived', isInPool: false })
  })

  it('makes the second grab wait for the first one and then lose', async () => {
    const { front_desk, technician } = company.actors
    const order = await stories.raise(front_desk, { isInPool: true })
    const late = await as(test, technician, async (ctx) => {
      await actOnWorkOrder(ctx, { params: { id: order.id }, query: {}, body: { action: 'grab' } })
      const second = stories.onOrder(colleague, order.id, { action: 'grab' }).catch((error: { code: string }) => error)
      await someoneWaitsForALock(test)
      return { second }
    })
    expect(await late.second).toMatchObject({ code: 'work_order.taken' })
  })

  it('lets one of two dispatchers assign; the other sees who was faster', async () => {
    const { supervisor, site_manager, technician, front_desk } = company.actors
    const order = await stories.raise(front_desk)
    const assign = (actor: Actor, workerId: string) => stories.onOrder(
      actor, order.id, { action: 'assign', workerId, version: order.version },
    ).then((after) => after.worker?.id, (error: object) => error)
    const outcomes = await Promise.all([assign(supervisor, technician.employeeId!), assign(site_manager, colleague.employeeId!)])
    const [loser] = outcomes.filter((outcome) => typeof outcome !== 'string')
    const [winner] = outcomes.filter((outcome) => typeof outcome === 'string')
    expect([technician.employeeId, colleague.employeeId]).toContain(winner)
    expect(loser).toMatchObject({ code: 'stale_version', extra: { current: { worker: { id: winner }, status: 'assigned', version: 2 } } })
  })
})

describe('dispatching', () => {
  it('shows who works here, with shift, skills and load, and what nobody has [RPR-007]', async () => {
    const { front_desk, technician } = company.actors
    const desk = await browser(company.logins.supervisor)
    const board = async (): Promise<Board> => (await desk.send('GET', `/dispatch-board?siteId=${company.siteId}`)).body
    const before = (await board()).workers.find((worker) => worker.id === technician.employeeId)!.load
    const emergency = await stories.raise(front_desk, { urgency: 'emergency', title: '电梯困人' })
    await stories.raise(front_desk, { workerId: technician.employeeId })
    const after = await board()
    expect(after.orders[0]).toMatchObject({ id: emergency.id, status: 'open' })
    expect(after.orders.every((order) => order.status === 'open')).toBe(true)
    expect(after.workers.find((worker) => worker.id === technician.employeeId)).toMatchObject({ load: before + 1, isOnShift: true })
    expect(after.workers.find((worker) => worker.id === colleague.employeeId)?.skills).toEqual(['强电'])
    expect(after.workers.map((worker) => worker.name)).not.toContain('前台许')
    expect((await (await browser(company.logins.front_desk)).send('GET', `/dispatch-board?siteId=${company.siteId}`)).status).toBe(403)
  })

  it('knows what the last resident said about each worker, and leaves out who came after the word was said', async () => {
    const { front_desk, supervisor } = company.actors
    const newcomer = await as(test, company.actors.administrator, (ctx) => aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '技工新' }))
    const scores = async (): Promise<(number | null | undefined)[]> => {
      const { workers } = (await (await browser(company.logins.supervisor)).send('GET', `/dispatch-board?siteId=${company.siteId}`)).body as { workers: { id: string; lastScore: number | null }[] }
      return [colleague, newcomer].map(({ employeeId }) => workers.find(({ id }) => id === employeeId)?.lastScore)
    }
    const repaired = async (score: number, isSettled: boolean): Promise<string> => {
      const taken = await stories.takeCase(front_desk, { placeKind: 'public_area', place: '3 号楼大堂' })
      const order = await stories.raise(front_desk, { caseId: taken.id, workerId: colleague.employeeId! })
      await stories.finish(colleague, order.id)
      await stories.onCase(front_desk, taken.id, { action: 'resolve', result: '已修好' })
      await stories.onCase(front_desk, taken.id, { action: 'return_visit', channel: 'phone', isReached: true, isSettled, score })
      return taken.id
    }
    await repaired(5, true)
    expect(await scores()).toEqual([5, null])
    const reopened = await repaired(2, false)
    await stories.raise(supervisor, { caseId: reopened, workerId: newcomer.employeeId! })
    expect(await scores()).toEqual([2, null])
  })

  it('gives orders only to active colleagues with the right to work at the site', async () => {
    const { administrator, supervisor, front_desk } = company.actors
    const order = await stories.raise(front_desk)
    const other = await as(test, administrator, async (ctx) => {
      const siteId = await makeSite(ctx, { code: 'S9', name: '别处', kind: 'office', timeZone: 'Asia/Shanghai' })
      const gone = await aColleague(ctx, { role: 'technician', siteId: company.siteId, name: '离职者' })
      await ctx.tx.updateTable('employee').set({ is_active: false }).where('id', '=', gone.employeeId!).execute()
      return { elsewhere: await aColleague(ctx, { role: 'technician', siteId, name: '别处技工' }), gone }
    })
    for (const workerId of [front_desk.employeeId!, other.elsewhere.employeeId!, other.gone.employeeId!, newId()])
      await expect(stories.onOrder(supervisor, order.id, { action: 'assign', workerId })).rejects.toMatchObject({
        code: 'work_order.worker_not_suitable', errors: [{ pointer: '/workerId' }],
      })
    await expect(stories.onOrder(other.elsewhere, order.id, { action: 'grab' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('offers to everybody on shift, and to nobody else', async () => {
    const { administrator, supervisor, front_desk } = company.actors
    await as(
      test, administrator,
      (ctx) => ctx.tx.updateTable('employee').set({ is_on_shift: false }).where('id', '=', colleague.employeeId!).execute(),
    )
    const order = await stories.raise(front_desk)
    const offered = await stories.onOrder(supervisor, order.id, { action: 'offer' })
    expect(offered).toMatchObject({ status: 'open', isInPool: true })
    expect(offered.allowedActions).not.toContain('offer')
    expect(await titles(company.logins.technician)).toContain(`可抢工单 ${order.number}`)
    const told = await as(
      test, administrator,
      (ctx) => ctx.tx.selectFrom('message').select('account_id').where('record_id', '=', order.id).where(
        'template', '=', 'work_order.offered',
      ).execute(),
    )
    expect(told.map((message) => message.account_id)).not.toContain(colleague.accountId)
    await as(
      test, administrator,
      (ctx) => ctx.tx.updateTable('employee').set({ is_on_shift: true }).where('id', '=', colleague.employeeId!).execute(),
    )
  })

  it('takes a refusal back to the dispatcher with its reason, but none of an emergency', async () => {
    const { supervisor, front_desk, technician } = company.actors
    const order = await stories.raise(front_desk, { workerId: technician.employeeId })
    const declined = await stories.onOrder(technician, order.id, { action: 'decline', reason: '正在处理爆管' })
    expect(declined).toMatchObject({ status: 'open', worker: null, isInPool: false, allowedActions: [] })
    expect(await titles(company.logins.supervisor)).toContain(`拒接 ${order.number}，请重新派单`)
    const emergency = await stories.raise(front_desk, { urgency: 'emergency', workerId: technician.employeeId })
    expect(
      (await (await browser(company.logins.technician)).send('GET', `/work-orders/${emergency.id}`)).body
    ).toMatchObject({ allowedActions: ['accept'] })
    await expect(
      stories.onOrder(technician, emergency.id, { action: 'decline', reason: '太远' })
    ).rejects.toMatchObject({ code: 'work_order.emergency_cannot_be_declined' })
    await expect(
      stories.onOrder(technician, emergency.id, { action: 'transfer', workerId: colleague.employeeId!, reason: '太远' })
    ).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(
      stories.onOrder(supervisor, emergency.id, { action: 'transfer', workerId: technician.employeeId!, reason: '重派' })
    ).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/workerId' }] })
    const transferred = await stories.onOrder(
      supervisor, emergency.id, { action: 'transfer', workerId: colleague.employeeId!, reason: '离得近' },
    )
    expect(transferred).toMatchObject({ status: 'assigned', worker: { name: '技工鲍' } })
    expect(await titles(company.logins.technician)).toContain(`${emergency.number} 已转派他人`)
    expect(await sees(company.logins.technician, emergency.id)).toBe(404)
  })
})

describe('who may do what', () => {
  it('hides the orders of others from a technician, in every way of asking', async () => {
    const { front_desk, technician } = company.actors
    const theirs = await stories.raise(front_desk, { workerId: colleague.employeeId, title: '别人的活' })
    const unassigned = await stories.raise(front_desk)
    const pooled = await stories.raise(front_desk, { isInPool: true })
    const mine = await stories.raise(front_desk, { workerId: technician.employeeId })
    const login = company.logins.technician
    for (const hidden of [theirs, unassigned]) {
      expect(await sees(login, hidden.id)).toBe(404)
      for (const path of ['timeline', 'clocks', 'print']) expect(
        (await (await browser(login)).send('GET', `/work-orders/${hidden.id}/${path}`)).status, path,
      ).toBe(404)
      for (const act of [{ action: 'accept' }, { action: 'grab' }] satisfies OrderAct[]) await expect(
        stories.onOrder(technician, hidden.id, act)
      ).rejects.toMatchObject({ code: 'not_found' })
      expect((await (await browser(login)).send('POST', `/work-orders/${hidden.id}/timeline`, { note: '看看' })).status).toBe(404)
    }
    const seen = await listed(login)
    expect(seen).toEqual(expect.arrayContaining([pooled.id, mine.id]))
    expect(seen).not.toContain(theirs.id)
    expect(seen).not.toContain(unassigned.id)
    expect(await listed(login, `&filter[q]=${encodeURIComponent('别人的活')}`)).toEqual([])
    expect(await listed(login, '&filter[pool]=true')).toContain(pooled.id)
    expect(await listed(login, '&filter[mine]=true')).not.toContain(pooled.id)
    expect(await listed(company.logins.front_desk)).toEqual(expect.arrayContaining([theirs.id, unassigned.id, pooled.id, mine.id]))
    expect((await (await browser(login)).send('GET', '/work-orders/export')).status).toBe(403)
    expect((await (await browser(login)).send('POST', `/work-orders/${pooled.id}/timeline`, { note: '看看' })).status).toBe(403)
  })

  it('does not exist for residents and for other organisations', async () => {
    const { administrator, front_desk, technician } = company.actors
    const order = await stories.raise(front_desk, { workerId: technician.employeeId })
    const login = `resident-${company.organizationId.slice(-8)}`
    await as(
      test, administrator,
      async (ctx) => aResident(
        ctx, { personId: (await aHousehold(ctx, company.siteId)).personId, name: '苏婉清', login, password: company.password },
      ),
    )
    expect(await sees(login, order.id)).toBe(404)
    expect((await (await browser(login)).send('GET', '/work-orders')).status).toBe(403)
    const other = await aCompany(test, '别家物业')
    const stranger = await signIn(test, other.logins.administrator, other.password)
    for (
      const [method, path, body] of [
        ['GET', ''], ['GET', '/timeline'], ['GET', '/clocks'], ['GET', '/print'], ['POST', '/actions', { action: 'cancel', reason: 'x' }],
        ['POST', '/timeline', { note: 'x' }],
      ] as const
    )
      expect((await stranger.send(method, `/work-orders/${order.id}${path}`, body)).status, path).toBe(404)
    expect((await stranger.send('GET', `/work-orders?siteId=${company.siteId}`)).status).toBe(404)
    expect((await stranger.send('GET', `/dispatch-board?siteId=${company.siteId}`)).status).toBe(404)
    expect((await stranger.send('POST', '/work-orders', { siteId: company.siteId, title: 'x' })).status).toBe(404)
    expect(
      (await stranger.send('POST', '/work-orders', { siteId: other.siteId, title: 'x', workerId: technician.employeeId })).body
    ).toMatchObject({ code: 'work_order.worker_not_suitable' })
  })

  const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

  it('says before the click exactly what the click will be allowed', async () => {
    const { front_desk, technician, supervisor, steward } = company.actors
    const signature = await stories.photo(front_desk)
    const acts: OrderAct[] = [
      { action: 'assign', workerId: colleague.employeeId! }, { action: 'offer' }, { action: 'grab' }, { action: 'accept', note: '代' },
      { action: 'decline', reason: '忙' }, { action: 'transfer', workerId: colleague.employeeId!, reason: '换人' },
      { action: 'arrive', note: '代' }, { action: 'start', note: '代' }, { action: 'suspend', reason: 'parts', note: '待件' },
      { action: 'resume', note: '代' }, { action: 'done', result: '完成' }, { action: 'verify', isPassed: true },
      { action: 'rework', reason: '又坏了' }, { action: 'close' }, { action: 'cancel', reason: '取消' },
      { action: 'prolong', until: inHours(100) }, { action: 'appoint', window: { from: inHours(24), to: inHours(26) } },
      { action: 'sign', signature: { fileId: signature, by: '苏婉清' } },
    ]
    expect(acts.map((act) => act.action)).toEqual(WORK_ORDER_ACTIONS)
    const given: OrderAct = { action: 'assign', workerId: technician.employeeId! }
    const onTheWay = (...names: WorkOrderAction[]): OrderAct[] => [given, ...acts.filter((act) => names.includes(act.action))]
    const ways: OrderAct[][] = [
      [], [{ action: 'offer' }], onTheWay(), onTheWay('accept'), onTheWay('accept', 'suspend'), onTheWay('accept', 'arrive'),
      onTheWay('accept', 'arrive', 'start'), onTheWay('accept', 'arrive', 'done'), onTheWay('accept', 'arrive', 'done', 'verify'),
      onTheWay('accept', 'arrive', 'done', 'verify', 'close'), onTheWay('accept', 'arrive', 'done', 'rework'), onTheWay('cancel'),
      [...onTheWay('accept', 'arrive', 'done'), { action: 'verify', isPassed: false, note: '漏扫' }],
    ]
    for (const way of ways) {
      // Whoever sees the order sees its files, and may put them to use.
      const order = await stories.raise(front_desk, { kind: 'cleaning', title: '清扫', fileIds: [signature] })
      for (const act of way) await stories.onOrder(supervisor, order.id, act)
      for (const actor of [front_desk, technician, supervisor, steward]) {
        const seen = await as(test, actor, (ctx) => getWorkOrder(ctx, { params: { id: order.id }, query: {}, body: {} })).catch(() => null)
        const allowed = await inTurn(acts, (act) => wouldWork(actor, order.id, act))
        expect(
          allowed.map((act) => act.action), `${actor.name} after ${way.map((act) => act.action).join(', ')}`,
        ).toEqual(seen?.allowedActions ?? [])
      }
    }
  }, 120_000)

  it('lets a supervisor act for the worker, with a word of why', async () => {
    const { front_desk, technician, supervisor } = company.actors
    const order = await stories.raise(front_desk, { workerId: technician.employeeId })
    await expect(stories.onOrder(front_desk, order.id, { action: 'accept', note: '代' })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(stories.onOrder(supervisor, order.id, { action: 'accept' })).rejects.toMatchObject({
      code: 'rule_broken', errors: [{ pointer: '/note' }],
    })
    expect(
      await stories.onOrder(supervisor, order.id, { action: 'accept', note: '手机没电，代为接单' })
    ).toMatchObject({ status: 'accepted', worker: { name: '技工吕' } })
  })
})
