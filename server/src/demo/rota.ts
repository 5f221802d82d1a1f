import { organization, pulse, reserve, staffing, type Sent } from '@guanjia/contract'
import { dayIn, monthAfter } from '../platform/time.ts'
import type { Cast } from './history.ts'

const DAY = 86_400_000
const localDay = (at: Date): string => dayIn('Asia/Shanghai', at)

/** The guards' rota of this month, published and lived: a leave, a swap that waits, the next month as a draft, and the reserve with its calls. */
export async function guardsAreOnDuty({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const supervisor = actors.get('supervisor')!
  const manager = actors.get('manager')!
  const at = (days: number): Date => new Date(today.getTime() + days * DAY)
  const month = localDay(today).slice(0, 7)
  const patterns = (await performer.perform(supervisor, at(-30), staffing.listShiftPatterns, {})).items
  const pattern = (name: string): string => patterns.find((one) => one.name === name)!.id
  const zones = (await performer.perform(supervisor, at(-30), organization.listZones, { query: { siteId } })).items
  const quotas = await performer.perform(manager, at(-30), staffing.getQuotas, { query: { siteId } })
  const position = (name: string): string => quotas.items.find((one) => one.position.name === name)!.position.id
  const rule = (name: string, basis: 'area' | 'households' | 'posts' | 'fixed', per: number) => ({ positionId: position(name), basis, per, atLeast: 1 })
  await performer.perform(manager, at(-30), staffing.saveQuotas, {
    body: {
      siteId, version: 0, areaM2: 86_000, visitorsPerDay: 420, restHours: 11, maxDaysInRow: 6, maxWeekHours: 48, cleaningSteps: [{ from: 0, times: 1 }, { from: 100, times: 2 }, { from: 300, times: 4 }],
      rules: [rule('秩序维护员', 'posts', 1), rule('楼宇管家', 'households', 300), rule('工程技工', 'area', 28_000), rule('客服前台', 'fixed', 2), rule('保洁员', 'area', 12_000)],
      zones: zones.map(({ id }, n) => ({ zoneId: id, visitorsPerDay: 320 - n * 180, timesByHand: null })),
    },
  })
  const post = (body: Partial<Omit<Sent<typeof staffing.createRotaPost>['body'], 'siteId'>>) => performer.perform(supervisor, at(-29), staffing.createRotaPost, { body: { siteId, ...body } as never })
  await post({ name: '东门岗', kind: 'fixed', zoneId: zones[0]!.id, positionId: position('秩序维护员'), patternId: pattern('24 小时三班'), sortOrder: 1, map: { x: 82, y: 46 } } as never)
  await post({ name: '园区巡逻', kind: 'patrol', zoneId: zones[1]!.id, positionId: position('秩序维护员'), patternId: pattern('每日白班'), sortOrder: 2, map: { x: 40, y: 58 } } as never)
  // Now that posts stand there is something to compute from.
  await performer.perform(manager, at(-29), staffing.adoptQuotas, { body: { siteId, positionIds: [position('秩序维护员'), position('工程技工')] } })
  await post({ name: '夜间值班经理', kind: 'night_manager', patternId: pattern('夜间值班'), sortOrder: 3 } as never)
  /** The three who manage take the nights in turn; the rest is planned by rule around them. */
  const takeNights = async (of: string, when: Date) => {
    const rota = await performer.perform(supervisor, when, staffing.getRota, { query: { siteId, month: of } })
    const night = rota.posts.find(({ kind }) => kind === 'night_manager')!
    const turn = ['manager', 'supervisor', 'engineer'].map((login) => actors.get(login)!.employeeId!)
    return performer.perform(supervisor, when, staffing.setRotaCells, { body: { siteId, month: of, version: rota.version, cells: rota.days.map(({ day }, n) => ({ employeeId: turn[n % turn.length]!, day, postId: night.id, shift: night.shifts[0]!.code })) } })
  }
  const nights = await takeNights(month, at(-28))
  const drawn = await performer.perform(supervisor, at(-28), staffing.generateRota, { body: { siteId, month, version: nights.version } })
  await performer.perform(supervisor, at(-28), staffing.publishRota, { body: { siteId, month, version: drawn.version, withGaps: true, note: '按编制排满，请互相照应' } })
  const guard = actors.get('guard2')!
  const leave = await performer.perform(guard, at(-3), staffing.askLeave, { body: { siteId, kind: 'annual', from: localDay(at(1)), to: localDay(at(2)), reason: '回老家办事' } })
  await performer.perform(supervisor, at(-2), staffing.actOnLeave, { params: { id: leave.id }, body: { action: 'approve' } })
  await performer.perform(actors.get('guard3')!, at(-0.4), staffing.askLeave, { body: { siteId, kind: 'personal', from: localDay(at(6)), to: localDay(at(6)), reason: '孩子家长会' } })
  const { version } = await takeNights(monthAfter(month), at(-0.3))
  const next = await performer.perform(supervisor, at(-0.3), staffing.generateRota, { body: { siteId, month: monthAfter(month), version } })
  if (next.version !== 2) throw new Error('the draft of the next month was not made')
  await callTheReserve({ company, performer }, at)
  await askTheStaff({ company, performer }, at)
}

/** How the staff was two weeks ago, told; and this week's question, still open. */
async function askTheStaff({ company: { siteId, actors }, performer }: Pick<Cast, 'company' | 'performer'>, at: (days: number) => Date): Promise<void> {
  const manager = actors.get('manager')!
  const past = await performer.perform(manager, at(-16), pulse.openPulse, { body: { siteId, question: '最近工作顺心吗？', untilOn: localDay(at(-12)) } })
  for (const [login, mood, words] of [['desk', 4, '新的道别用语客户反应很好'], ['desk2', 3, ''], ['tech', 4, '备用工具到了，省不少时间'], ['tech2', 5, ''], ['guard', 3, '夜班后希望多休一天'], ['steward', 4, '']] as const)
    await performer.perform(actors.get(login)!, at(-14), pulse.answerPulse, { params: { id: past.id }, body: { mood, words } })
  await performer.perform(manager, at(-1), pulse.openPulse, { body: { siteId, question: '班组之间配合得怎么样？', untilOn: localDay(at(6)) } })
}

async function callTheReserve({ company, performer }: Pick<Cast, 'company' | 'performer'>, at: (days: number) => Date): Promise<void> {
  const { siteId } = company
  const supervisor = company.actors.get('supervisor')!
  const person = (facts: object) => performer.perform(supervisor, at(-20), reserve.createReserve, { body: { siteId, kind: 'part_time', weekdays: [6, 7], payBasis: 'hour', rateFen: 2800, ...facts } as never })
  const people = [
    await person({ name: '庄小雨', phone: '19905990201', skills: ['保洁'], availableNote: '周末全天' }), await person({ name: '柏青', phone: '19905990202', kind: 'outsourced', company: '溪山安保服务队', weekdays: [1, 2, 3, 4, 5, 6, 7], payBasis: 'shift', rateFen: 20_000 }),
    await person({ name: '阮一鸣', phone: '19905990203', weekdays: [5, 6, 7], availableNote: '提前一天说' }), await person({ name: '雷振', employeeId: company.actors.get('guard')!.employeeId, payBasis: 'day', rateFen: 24_000, availableNote: '轮休日可加班' }),
  ]
  const call = async (from: Date, title: string, headcount: number, reason: 'event' | 'peak') => {
    const begins = new Date(from.getTime() - (from.getTime() % DAY) + 3_600_000)
    return performer.perform(supervisor, new Date(Math.min(from.getTime() - 2 * DAY, at(-0.2).getTime())), reserve.createCallUp, { body: { siteId, reason, title, task: '大堂引导、秩序维护', from: begins.toISOString(), to: new Date(begins.getTime() + 8 * 3_600_000).toISOString(), headcount, reserveIds: people.map(({ id }) => id) } })
  }
  const past = await call(at(-9), '社区邻里节', 2, 'event')
  const answer = (id: string, n: number, accepts: boolean, when: Date) => performer.perform(supervisor, when, reserve.actOnCallUp, { params: { id }, body: { action: 'answer', reserveId: people[n]!.id, accepts } })
  await answer(past.id, 0, true, at(-10.5))
  await answer(past.id, 1, true, at(-10.4))
  await answer(past.id, 2, false, at(-10.3))
  for (const n of [0, 1]) await performer.perform(supervisor, at(-8), reserve.actOnCallUp, { params: { id: past.id }, body: { action: 'attend', reserveId: people[n]!.id, minutes: 480 } })
  await performer.perform(supervisor, at(-7.9), reserve.actOnCallUp, { params: { id: past.id }, body: { action: 'close' } })
  const coming = await call(at(4), '集中装修验收接待', 2, 'peak')
  await answer(coming.id, 1, true, at(-0.1))
}
