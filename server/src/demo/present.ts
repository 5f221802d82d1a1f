import { cases, sla, workorders, type Output } from '@guanjia/contract'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
export const KIT = ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] as const
type Case = Output<typeof cases.createCase>

/** The last hours before the demo is opened, whatever the time of day: something in every column of every board. */
export function presentLives(cast: Cast, today: Date): { at: Date; life: Life }[] {
  const before = (hours: number): Date => new Date(today.getTime() - hours * HOUR)
  return [
    { at: before(31), life: lateComplaint(cast, before) },
    { at: before(4), life: runningComplaint(cast, before) },
    { at: before(2.4), life: atWork(cast, before) },
    { at: before(1.7), life: waitingForParts(cast, before) },
    { at: before(0.9), life: inPool(cast, before) },
    { at: before(0.4), life: unassigned(cast, before) },
    { at: before(0.05), life: justTaken(cast, before) },
  ]
}

export function take(cast: Cast, at: Date, home: number, category: string, kind: cases.CaseKind, statement: string, more: { place?: string; urgency?: cases.Case['urgency']; grade?: 'ordinary' | 'complex'; channel?: cases.Case['channel'] } = {}): Promise<Case> {
  const household = cast.company.households.filter((h) => h.isLivedIn)[home]!
  return cast.performer.perform(cast.company.actors.get('desk')!, at, cases.createCase, {
    body: {
      siteId: cast.company.siteId, channel: more.channel ?? 'phone', kind, statement, categoryId: cast.categoryIds.get(category) ?? null, unitId: household.unitId, personId: household.ownerId, contactPhone: household.phone,
      placeKind: more.place ? 'public_area' : 'unit', place: more.place ?? '', grade: more.grade ?? null, ...(more.urgency ? { urgency: more.urgency } : {}),
    },
  })
}

export function raise(cast: Cast, at: Date, taken: Case, more: { workerId?: string; isInPool?: boolean; kind?: workorders.WorkOrder['kind'] } = {}) {
  return cast.performer.perform(cast.company.actors.get('desk')!, at, workorders.createWorkOrder, { body: { siteId: taken.siteId, caseId: taken.id, title: taken.title, symptom: taken.statement, urgency: taken.urgency, ...more } })
}

export function work(cast: Cast, login: string, at: Date, id: string, body: object) {
  return cast.performer.perform(cast.company.actors.get(login)!, at, workorders.actOnWorkOrder, { params: { id }, body: body as never })
}

export function move(cast: Cast, login: string, at: Date, id: string, body: object): Promise<Case> {
  return cast.performer.perform(cast.company.actors.get(login)!, at, cases.actOnCase, { params: { id }, body: body as never })
}

type Clock = (hours: number) => Date

async function* lateComplaint(cast: Cast, before: Clock): Life {
  const taken = await take(cast, before(31), 41, 'order.noise', 'complaint', '对门装修从早上七点敲到晚上，周末也不停，家里老人受不了。', { grade: 'complex' })
  yield before(30.5)
  await move(cast, 'steward', before(30.5), taken.id, { action: 'start', note: '已上门劝导，施工队承诺整改' })
  yield before(5.5)
  const supervisor = cast.company.actors.get('supervisor')!
  const { clocks } = await cast.performer.perform(supervisor, before(5.5), cases.getCase, { params: { id: taken.id } })
  const overdue = clocks.find((clock) => clock.metric === 'feedback')!
  await cast.performer.perform(supervisor, before(5.5), sla.acknowledgeClock, { params: { id: overdue.id }, body: { note: '我已约施工负责人面谈，今日答复业主' } })
}

async function* runningComplaint(cast: Cast, before: Clock): Life {
  const taken = await take(cast, before(4), 88, 'facility.public', 'complaint', '地下车库 B 区积水，车子开过去溅一身。', { grade: 'complex', place: '地下车库 B 区', channel: 'visit' })
  yield before(3.6)
  await move(cast, 'supervisor', before(3.6), taken.id, { action: 'classify', categoryId: cast.categoryIds.get('facility.public')! })
  yield before(3.2)
  await move(cast, 'desk', before(3.2), taken.id, { action: 'feedback', text: '已通知工程部排查排水沟，预计今日内清通，傍晚前再向您反馈。' })
}

async function* atWork(cast: Cast, before: Clock): Life {
  const taken = await take(cast, before(2.4), 133, 'power.socket', 'repair', '主卧插座冒火花，不敢用了。', { urgency: 'urgent' })
  yield before(2.3)
  const tech = cast.company.actors.get('tech2')!
  const order = await raise(cast, before(2.3), taken, { workerId: tech.employeeId! })
  yield before(2.2)
  await work(cast, 'tech2', before(2.2), order.id, { action: 'accept' })
  yield before(1.4)
  await work(cast, 'tech2', before(1.4), order.id, { action: 'arrive', fivePieces: KIT, photoIds: [cast.photos.get(tech)!.before] })
  yield before(1.3)
  await work(cast, 'tech2', before(1.3), order.id, { action: 'start' })
}

async function* waitingForParts(cast: Cast, before: Clock): Life {
  const taken = await take(cast, before(1.7), 207, 'building.door', 'repair', '阳台推拉门滑轮掉了，门推不动。')
  yield before(1.6)
  const tech = cast.company.actors.get('tech')!
  const order = await raise(cast, before(1.6), taken, { workerId: tech.employeeId! })
  const acts = [[1.55, { action: 'accept' }], [1.1, { action: 'arrive', fivePieces: KIT, photoIds: [cast.photos.get(tech)!.before] }], [1, { action: 'start' }], [0.8, { action: 'suspend', reason: 'parts', note: '滑轮型号特殊，已请仓库采购' }]] as const
  for (const [hours, body] of acts) {
    yield before(hours)
    await work(cast, 'tech', before(hours), order.id, body)
  }
}

async function* inPool(cast: Cast, before: Clock): Life {
  const taken = await take(cast, before(0.9), 260, 'power.public_light', 'repair', '2 单元一楼大堂的灯一闪一闪的。', { place: '4 栋 2 单元大堂' })
  yield before(0.85)
  await raise(cast, before(0.85), taken, { isInPool: true })
}

async function* unassigned(cast: Cast, before: Clock): Life {
  const taken = await take(cast, before(0.4), 315, 'water.blocked', 'repair', '卫生间地漏反水，味道很大，麻烦尽快。', { urgency: 'urgent' })
  yield before(0.3)
  await raise(cast, before(0.3), taken)
}

async function* justTaken(cast: Cast, before: Clock): Life {
  await take(cast, before(0.05), 402, 'water.leak', 'repair', '厨房吊顶在滴水，可能是楼上漏下来的。')
  yield before(-10_000)
}
