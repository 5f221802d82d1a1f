import { cases, organization, type Output } from '@guanjia/contract'
import { closeCase } from './complaints.ts'
import type { Cast, Life } from './history.ts'
import { KIT, move, raise, take, work } from './present.ts'

const DAY = 86_400_000
/** Shanghai is eight hours ahead of UTC all year. */
const OFFSET = 8 * 3_600_000

/** A moment of a day gone by, such as three days ago at half past nine. */
type Clock = (days: number, time: string) => Date
type Case = Output<typeof cases.createCase>

/** Promises that rest: each reason with its proof, appointments kept and missed, and cases that were merged and split. */
export function waitingLives(cast: Cast, today: Date): { at: Date; life: Life }[] {
  const midnight = Math.floor((today.getTime() + OFFSET) / DAY) * DAY - OFFSET
  const day: Clock = (days, time) => new Date(midnight - days * DAY + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000)
  const before = (hours: number): Date => new Date(today.getTime() - hours * 3_600_000)
  return [
    { at: day(12, '09:10'), life: keptAppointment(cast, day) },
    { at: day(11, '10:00'), life: prolongedWait(cast, day) },
    { at: day(9, '08:40'), life: missedAppointment(cast, day) },
    { at: day(6, '16:20'), life: nobodyAtHome(cast, day) },
    { at: day(4, '19:10'), life: mergedComplaints(cast, day) },
    { at: day(3, '09:05'), life: splitCase(cast, day) },
    { at: before(26), life: onLeave(cast, before, today) },
    { at: before(20), life: objectedWait(cast, before, today) },
  ]
}

/** One act after the other, each at its moment. */
async function* inTurn(steps: readonly (readonly [Date, (at: Date) => Promise<unknown>])[]): Life {
  for (const [at, act] of steps) {
    yield at
    await act(at)
  }
}

/** The technician's way from the door to done, and the desk's from there to the end. */
function repaired(cast: Cast, tech: string, taken: Case, orderId: string,
  story: { arrive: Date; start: Date; done: Date; resolve: Date; visit: Date; close: Date; result: string; score: number; opinion: string }) {
  const photos = cast.photos.get(cast.company.actors.get(tech)!)!
  return [
    [story.arrive, (at: Date) => work(cast, tech, at, orderId, { action: 'arrive', fivePieces: KIT, photoIds: [photos.before] })],
    [story.start, (at: Date) => work(cast, tech, at, orderId, { action: 'start' })],
    [story.done, (at: Date) => work(cast, tech, at, orderId, { action: 'done', result: story.result, photoAfterIds: [photos.after],
      labourMinutes: 35 })],
    [story.resolve, (at: Date) => move(cast, 'desk', at, taken.id, { action: 'resolve', result: story.result })],
    ...closed(cast, taken.id, story),
  ] as const
}

function closed(cast: Cast, caseId: string, story: { visit: Date; close: Date; score: number; opinion: string }) {
  const { score, opinion } = story
  return [
    [story.visit, (at: Date) => move(cast, 'desk', at, caseId, { action: 'return_visit', isReached: true, isSettled: true, score,
      attitude: score, timeliness: score, quality: score, opinion })],
    [story.close, (at: Date) => closeCase(cast, cast.company.actors.get('desk')!, at, caseId)],
  ] as const
}

async function* keptAppointment(cast: Cast, day: Clock): Life {
  const at = (time: string): Date => day(12, time)
  const taken = await take(cast, at('09:10'), 17, 'water.tap', 'repair', '厨房龙头松了，我上午要上班，下午才在家。')
  yield at('09:15')
  const order = await raise(cast, at('09:15'), taken, { workerId: cast.company.actors.get('tech')!.employeeId! })
  const window = { from: at('14:00').toISOString(), to: at('16:00').toISOString() }
  yield* inTurn([
    [at('09:22'), (now) => work(cast, 'desk', now, order.id, { action: 'appoint', window, note: '业主下午在家' })],
    [at('09:30'), (now) => work(cast, 'tech', now, order.id, { action: 'accept' })],
    [at('09:35'), (now) => work(cast, 'tech', now, order.id, { action: 'suspend', reason: 'appointment', note: '按约定时间上门' })],
    ...repaired(cast, 'tech', taken, order.id, {
      arrive: at('14:35'), start: at('14:38'), done: at('15:12'), resolve: at('15:40'), visit: day(11, '10:00'), close: day(11, '10:05'),
      result: '紧固底座并更换密封圈，试水正常。', score: 5, opinion: '约几点就几点来，很守时。',
    }),
  ])
}

async function* missedAppointment(cast: Cast, day: Clock): Life {
  const at = (time: string): Date => day(9, time)
  const taken = await take(cast, at('08:40'), 61, 'power.socket', 'repair', '次卧插座没电，十点到十一点我在家等。')
  yield at('08:45')
  const order = await raise(cast, at('08:45'), taken, { workerId: cast.company.actors.get('tech2')!.employeeId! })
  const window = { from: at('10:00').toISOString(), to: at('11:00').toISOString() }
  yield* inTurn([
    [at('08:50'), (now) => work(cast, 'desk', now, order.id, { action: 'appoint', window })],
    [at('08:55'), (now) => work(cast, 'tech2', now, order.id, { action: 'accept' })],
    ...repaired(cast, 'tech2', taken, order.id, {
      arrive: at('11:48'), start: at('11:50'), done: at('12:30'), resolve: at('13:40'), visit: day(8, '11:00'), close: day(8, '11:05'),
      result: '更换插座面板并紧固接线，通电正常。', score: 3, opinion: '约好十点到十一点，快十二点才来。',
    }),
  ])
}

async function* nobodyAtHome(cast: Cast, day: Clock): Life {
  const taken = await take(cast, day(6, '16:20'), 119, 'water.blocked', 'repair', '卫生间下水很慢，麻烦来通一下。')
  yield day(6, '16:25')
  const tech = cast.company.actors.get('tech3')!
  const order = await raise(cast, day(6, '16:25'), taken, { workerId: tech.employeeId! })
  const until = day(5, '12:00').toISOString()
  const fileIds = [cast.photos.get(tech)!.before]
  const door = { action: 'suspend', reason: 'owner_absent', note: '两次敲门无人应答，电话未接', fileIds, until }
  yield* inTurn([
    [day(6, '16:30'), (now) => work(cast, 'tech3', now, order.id, { action: 'accept' })],
    [day(6, '17:05'), (now) => work(cast, 'tech3', now, order.id, door)],
    [day(5, '09:30'), (now) => work(cast, 'tech3', now, order.id, { action: 'resume', note: '业主来电，已在家' })],
    ...repaired(cast, 'tech3', taken, order.id, {
      arrive: day(5, '10:10'), start: day(5, '10:15'), done: day(5, '11:00'), resolve: day(5, '11:30'), visit: day(5, '17:00'),
      close: day(5, '17:05'), result: '疏通存水弯，排水顺畅。', score: 4, opinion: '昨天没接到电话，今天处理得很快。',
    }),
  ])
}

/** The developer's warranty: longer than the rule lets anyone below the site manager allow. */
async function* prolongedWait(cast: Cast, day: Clock): Life {
  const at = (time: string): Date => day(11, time)
  const taken = await take(cast, at('10:00'), 176, 'facility.public', 'repair', '地下车库 A 区墙面一直渗水，地上一滩。', { place: '地下车库 A 区' })
  yield at('10:05')
  const tech = cast.company.actors.get('tech')!
  const order = await raise(cast, at('10:05'), taken, { workerId: tech.employeeId! })
  const { before } = cast.photos.get(tech)!
  yield* inTurn([
    [at('10:10'), (now) => work(cast, 'tech', now, order.id, { action: 'accept' })],
    [at('10:40'), (now) => work(cast, 'tech', now, order.id, { action: 'arrive', photoIds: [before] })],
    [at('10:45'), (now) => work(cast, 'tech', now, order.id, { action: 'start' })],
    [at('11:30'), (now) => work(cast, 'tech', now, order.id, { action: 'suspend', reason: 'third_party', note: '属外墙防水保修，已致函开发商',
      fileIds: [before], until: day(1, '18:00').toISOString() })],
    [day(3, '15:00'), (now) => work(cast, 'manager', now, order.id, { action: 'prolong', until: day(-7, '18:00').toISOString(),
      note: '开发商防水材料延期到货，同意延长' })],
  ])
}

async function* mergedComplaints(cast: Cast, day: Clock): Life {
  const first = await take(cast, day(4, '19:10'), 233, 'facility.noise', 'complaint', '楼顶风机房响个不停，孩子没法写作业。', { grade: 'complex' })
  yield day(4, '19:40')
  const second = await take(cast, day(4, '19:40'), 236, 'facility.noise', 'complaint', '顶楼风机的声音太大了，什么时候能修？', { grade: 'complex' })
  yield* inTurn([
    [day(4, '19:50'), (now) => move(cast, 'steward', now, first.id, { action: 'start', note: '已到屋面查看，风机轴承异响' })],
    [day(4, '20:05'), (now) => move(cast, 'desk', now, second.id, { action: 'link', otherId: first.id, as: 'duplicate', note: '同一风机' })],
    [day(3, '10:00'), (now) => move(cast, 'desk', now, first.id, { action: 'feedback', text: '风机已停用检修，今日更换轴承，完成后再向您反馈。' })],
    [day(3, '16:00'), (now) => move(cast, 'steward', now, first.id, { action: 'resolve', result: '更换风机轴承并加装减振垫，复测 41 分贝。',
      cause: '轴承磨损' })],
    ...closed(cast, first.id, { visit: day(2, '10:30'), close: day(2, '10:35'), score: 4, opinion: '安静多了。' }),
  ])
}

async function* splitCase(cast: Cast, day: Clock): Life {
  const at = (time: string): Date => day(3, time)
  const taken = await take(cast, at('09:05'), 290, 'facility.public', 'complaint', '电梯 12 楼的按键不亮，另外我家阳台地漏也堵了。', { grade: 'complex' })
  yield at('09:12')
  const split = await move(cast, 'desk', at('09:12'), taken.id, { action: 'split', kind: 'repair', statement: '阳台地漏堵了，排水很慢。',
    categoryId: cast.categoryIds.get('water.blocked') ?? null })
  const part = await cast.performer.perform(cast.company.actors.get('desk')!, at('09:12'), cases.getCase,
    { params: { id: split.related[0]!.id } })
  yield at('09:18')
  const order = await raise(cast, at('09:18'), part, { workerId: cast.company.actors.get('tech3')!.employeeId! })
  yield* inTurn([
    [at('09:25'), (now) => work(cast, 'tech3', now, order.id, { action: 'accept' })],
    ...repaired(cast, 'tech3', part, order.id, {
      arrive: at('10:05'), start: at('10:08'), done: at('10:40'), resolve: at('11:00'), visit: at('17:10'), close: at('17:15'),
      result: '清理地漏存水弯，排水正常。', score: 5, opinion: '很快。',
    }),
    [day(2, '08:50'), (now) => move(cast, 'desk', now, taken.id, { action: 'feedback', text: '维保单位今天上午更换按键板。' })],
    [day(2, '11:30'), (now) => move(cast, 'steward', now, taken.id, { action: 'resolve', result: '维保单位更换 12 楼外呼按键板。', cause: '按键板老化' })],
    ...closed(cast, taken.id, { visit: day(2, '17:00'), close: day(2, '17:05'), score: 5, opinion: '两件事都办好了。' }),
  ])
}

/** The demo resident does not accept that the house waits for them. */
async function* objectedWait(cast: Cast, before: (hours: number) => Date, today: Date): Life {
  const { company, performer } = cast
  const taken = await performer.perform(company.resident, before(20), cases.createCase, {
    body: { siteId: company.siteId, kind: 'repair', statement: '客厅吊灯一开就闪，像是镇流器坏了。',
      categoryId: cast.categoryIds.get('power.socket') ?? null, unitId: company.residentHousehold.unitId,
      contactPhone: company.residentHousehold.phone },
  })
  const until = new Date(today.getTime() + 20 * 3_600_000).toISOString()
  yield* inTurn([
    [before(19.9), (now) => move(cast, 'steward', now, taken.id, { action: 'start', note: '已电话了解情况' })],
    [before(6), (now) => move(cast, 'steward', now, taken.id, { action: 'wait', reason: 'owner_decision', until,
      note: '更换镇流器材料费 86 元，等业主确认报价' })],
    [before(3), (now) => performer.perform(company.resident, now, cases.actOnCase, { params: { id: taken.id }, body: { action: 'object',
      reason: '报价昨天电话里就同意了，请尽快安排。' } })],
  ])
}

/** A steward is on leave, and the colleague of the next zone stands in. */
async function* onLeave(cast: Cast, before: (hours: number) => Date, today: Date): Life {
  const [absent, substitute] = [cast.company.actors.get('steward2')!, cast.company.actors.get('steward')!]
  await cast.performer.perform(absent, before(26), organization.createSubstitution, {
    body: { absentId: absent.employeeId!, substituteId: substitute.employeeId!, from: before(24).toISOString(),
      to: new Date(today.getTime() + 4 * DAY).toISOString(), reason: '年休假' },
  })
  yield new Date(today.getTime() + DAY)
}
