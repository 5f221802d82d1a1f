import { cases, workorders, type Output } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import type { DemoHousehold } from '../modules/archives/demo.ts'
import type { DemoCompany } from './company.ts'
import { closeCase, onComplaint } from './complaints.ts'
import type { Performer } from './perform.ts'
import type { Random } from './random.ts'
import { usedMaterials } from './store.ts'
import { COMPLAINTS, ENQUIRIES, OPINIONS, OTHERS, REPAIRS, SALES_OFFICE, VISITORS, type Story } from './stories.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Shanghai is eight hours ahead of UTC all year. */
const OFFSET = 8 * HOUR

export interface Cast {
  company: DemoCompany
  performer: Performer
  random: Random
  categoryIds: Map<string, string>
  /** For each technician a picture before and one after. */
  photos: Map<Actor, { before: string; after: string }>
  /** The items of the store by their codes. */
  store: ReadonlyMap<string, string>
}

/** A life in steps: each step is one act at one moment; after it the next moment is known, or the life has ended. */
export type Life = AsyncGenerator<Date, void>
type Case = Output<typeof cases.createCase>

const who = (cast: Cast, login: string): Actor => cast.company.actors.get(login)!
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** A moment of the desk's day: if it falls into the night, the next morning. */
function inOfficeHours(at: Date, random: Random): Date {
  const hour = new Date(at.getTime() + OFFSET).getUTCHours()
  if (hour >= 8 && hour < 20) return at
  const morning = Math.floor((at.getTime() + OFFSET - (hour < 8 ? 0 : -DAY)) / DAY) * DAY - OFFSET + 8.5 * HOUR
  return new Date(morning + random.between(0, 90) * MINUTE)
}

/** One day's lives, begun at their own hours. */
export function livesOfDay(cast: Cast, midnight: Date): { at: Date; life: Life }[] {
  const { random, company } = cast
  const homes = company.households.filter((home) => home.isLivedIn)
  const at = (): Date => later(midnight, random.between(8 * 60 + 5, 19 * 60 + 30) * MINUTE)
  const lives: { at: Date; life: Life }[] = []
  const add = (make: (at: Date) => Life): void => {
    const begin = at()
    lives.push({ at: begin, life: make(begin) })
  }
  for (let n = random.between(1, 3); n > 0; n--) add((begin) => repairLife(cast, random.pick(homes), storyOf(cast, REPAIRS), begin))
  if (random.chance(0.55)) add((begin) => complaintLife(cast, random.pick(homes), storyOf(cast, COMPLAINTS), begin))
  if (random.chance(0.3)) add((begin) => simpleLife(cast, random.pick(homes), random.pick(OTHERS), begin))
  for (let n = random.between(1, 2); n > 0; n--) add((begin) => enquiryLife(cast, random.pick(homes), begin))
  if (random.chance(0.8)) add((begin) => visitorLife(cast, begin))
  return lives
}

/** Emergencies are rare: drawn again most of the time. */
function storyOf({ random }: Cast, stories: readonly Story[]): Story {
  const story = random.pick(stories)
  return (story.urgency === 'emergency' || story.grade === 'major') && random.chance(0.7) ? random.pick(stories.filter((s) => s.urgency !== 'emergency' && s.grade !== 'major')) : story
}

function facts(cast: Cast, home: DemoHousehold, story: Story) {
  const inUnit = story.place === undefined
  return {
    siteId: cast.company.siteId, channel: cast.random.weighted([['phone', 60], ['visit', 20], ['message', 14], ['patrol', 6]]), kind: story.kind, statement: story.words, categoryId: cast.categoryIds.get(story.category) ?? null, unitId: home.unitId, personId: home.ownerId,
    placeKind: inUnit ? ('unit' as const) : ('public_area' as const), place: story.place ?? '', grade: story.grade ?? null, contactPhone: home.phone, majorReasons: story.grade === 'major' ? (['safety'] as const).slice() : [],
    ...(story.urgency ? { urgency: story.urgency } : {}),
  }
}

/** Desk → work order → technician → proof → solved → return visit → closed. */
async function* repairLife(cast: Cast, home: DemoHousehold, story: Story, begin: Date): Life {
  const { random, performer } = cast
  const desk = who(cast, random.chance(0.7) ? 'desk' : 'desk2')
  let at = begin
  const taken = await performer.perform(desk, at, cases.createCase, { body: facts(cast, home, story) })
  yield (at = later(at, (random.chance(0.96) ? random.between(2, 8) : random.between(12, 25)) * MINUTE))
  const tech = who(cast, random.pick(['tech', 'tech', 'tech2', 'tech3']))
  const order = await performer.perform(desk, at, workorders.createWorkOrder, {
    body: { siteId: taken.siteId, caseId: taken.id, title: taken.title, symptom: story.words, kind: 'repair', urgency: taken.urgency, workerId: tech.employeeId },
  })
  const isEmergency = taken.urgency === 'emergency'
  yield (at = later(at, random.between(1, isEmergency ? 3 : 12) * MINUTE))
  await actOnOrder(cast, tech, at, order.id, { action: 'accept' })
  yield (at = later(at, (isEmergency ? random.between(6, 22) : random.chance(0.95) ? random.between(15, 95) : random.between(130, 220)) * MINUTE))
  const photos = cast.photos.get(tech)!
  await actOnOrder(cast, tech, at, order.id, { action: 'arrive', fivePieces: story.place ? [] : ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [photos.before] })
  yield (at = later(at, random.between(2, 8) * MINUTE))
  await actOnOrder(cast, tech, at, order.id, { action: 'start' })
  if (random.chance(0.06)) {
    yield (at = later(at, 15 * MINUTE))
    await actOnOrder(cast, tech, at, order.id, { action: 'suspend', reason: 'parts', note: '缺配件，已向仓库申领' })
    yield (at = inOfficeHours(later(at, random.between(3, 20) * HOUR), random))
    await actOnOrder(cast, tech, at, order.id, { action: 'resume' })
  }
  const minutes = (story.minutes ?? 40) + random.between(-5, 20)
  yield (at = later(at, minutes * MINUTE))
  await actOnOrder(cast, tech, at, order.id, { action: 'done', result: story.result, photoAfterIds: [photos.after], labourMinutes: minutes, materials: usedMaterials(cast, story.materials ?? []) })
  if (story.place) {
    yield (at = inOfficeHours(later(at, random.between(20, 120) * MINUTE), random))
    await actOnOrder(cast, who(cast, 'engineer'), at, order.id, { action: 'verify', isPassed: true })
  }
  yield (at = inOfficeHours(later(at, random.between(8, 50) * MINUTE), random))
  await actOnCase(cast, desk, at, taken.id, { action: 'resolve', result: story.result, cause: story.cause ?? '' })
  yield* untilClosed(cast, desk, at, taken.id, (from) => repairAgain(cast, tech, desk, taken, order.id, from))
}

/** An unsatisfied resident: rework 返修, by another technician, tracked for quality (RPR-018). */
async function* repairAgain(cast: Cast, first: Actor, desk: Actor, taken: Case, orderId: string, from: Date): AsyncGenerator<Date, Date> {
  const { random, performer } = cast
  const tech = who(cast, first === who(cast, 'tech') ? 'tech3' : 'tech')
  let at = from
  yield (at = later(at, random.between(5, 20) * MINUTE))
  const old = await performer.perform(who(cast, 'engineer'), at, workorders.actOnWorkOrder, { params: { id: orderId }, body: { action: 'rework', reason: '业主反映问题复发，安排返修', workerId: tech.employeeId } })
  const { id } = old.reworks.at(-1)!
  yield (at = later(at, random.between(5, 15) * MINUTE))
  await actOnOrder(cast, tech, at, id, { action: 'accept' })
  yield (at = later(at, random.between(20, 60) * MINUTE))
  const photos = cast.photos.get(tech)!
  await actOnOrder(cast, tech, at, id, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [photos.before] })
  yield (at = later(at, 40 * MINUTE))
  await actOnOrder(cast, tech, at, id, { action: 'done', result: '复查并彻底处理，现场试验正常。', photoAfterIds: [photos.after], labourMinutes: 40 })
  yield (at = inOfficeHours(later(at, 30 * MINUTE), random))
  await actOnCase(cast, desk, at, taken.id, { action: 'resolve', result: '返修完成，现场试验正常。', cause: '' })
  return at
}

/** Return visit, and what it leads to. */
async function* untilClosed(cast: Cast, desk: Actor, solvedAt: Date, caseId: string, again: (at: Date) => AsyncGenerator<Date, Date>): Life {
  const { random } = cast
  let at = solvedAt
  for (let round = 0; round < 3; round++) {
    yield (at = inOfficeHours(later(at, random.between(2, 26) * HOUR), random))
    const score = random.weighted([[5, 60], [4, 29], [3, 8], [2, round === 0 ? 2.4 : 0.1], [1, round === 0 ? 0.6 : 0.1]])
    const visit = { action: 'return_visit', channel: 'phone', isReached: true, isSettled: score > 2, score, attitude: Math.min(5, score + 1), timeliness: score, quality: score, opinion: random.pick(OPINIONS[score]!) } as const
    await actOnCase(cast, desk, at, caseId, visit)
    if (score > 2) break
    at = yield* again(at)
  }
  yield (at = later(at, random.between(2, 30) * MINUTE))
  await closeCase(cast, desk, at, caseId)
}

async function* complaintLife(cast: Cast, home: DemoHousehold, story: Story, begin: Date): Life {
  const { random, performer } = cast
  const desk = who(cast, random.chance(0.6) ? 'desk' : 'desk2')
  const steward = who(cast, home.code < '4' ? 'steward' : 'steward2')
  let at = begin
  const taken = await performer.perform(desk, at, cases.createCase, { body: { ...facts(cast, home, story), demand: '请尽快处理并答复', occurredAt: begin.toISOString(), personsInvolved: '相邻住户' } })
  yield (at = later(at, random.between(10, 45) * MINUTE))
  await actOnCase(cast, desk, at, taken.id, { action: 'classify', categoryId: cast.categoryIds.get(story.category)! })
  if (story.grade === 'major') {
    yield (at = later(at, random.between(3, 12) * MINUTE))
    await actOnCase(cast, who(cast, 'manager'), at, taken.id, { action: 'grade', grade: 'major', note: '已知悉，立即现场处置' })
  }
  yield (at = later(at, random.between(10, 60) * MINUTE))
  await actOnCase(cast, steward, at, taken.id, { action: 'start', note: '已到现场了解情况' })
  await onComplaint(cast, steward, at, taken.id, { action: 'record', listenerNotes: '请业主先讲完，再逐项复述确认。', letFinish: true, noHaste: true, noArguing: true, handling: `${story.cause ? `原因：${story.cause}。` : ''}${story.result}` })
  yield (at = inOfficeHours(later(at, (random.chance(0.95) ? random.between(2, 9) : random.between(27, 40)) * HOUR), random))
  await actOnCase(cast, desk, at, taken.id, { action: 'feedback', text: '已安排专人跟进，目前处理进展：现场核实完毕，正在落实整改。', channel: 'phone' })
  for (let n = random.between(0, 2); n > 0; n--) {
    yield (at = inOfficeHours(later(at, random.between(14, 22) * HOUR), random))
    await actOnCase(cast, desk, at, taken.id, { action: 'feedback', text: '整改仍在进行，明日继续向您告知进展。', channel: 'phone' })
  }
  yield (at = inOfficeHours(later(at, random.between(4, 20) * HOUR), random))
  await actOnCase(cast, steward, at, taken.id, { action: 'resolve', result: story.result, cause: story.cause ?? '' })
  yield* untilClosed(cast, desk, at, taken.id, (from) => solveAgain(cast, steward, from, taken.id))
}

async function* solveAgain(cast: Cast, actor: Actor, from: Date, caseId: string): AsyncGenerator<Date, Date> {
  let at = from
  yield (at = inOfficeHours(later(at, 5 * HOUR), cast.random))
  await actOnCase(cast, actor, at, caseId, { action: 'resolve', result: '主管再次上门沟通并落实补救措施。', cause: '' })
  return at
}

async function* simpleLife(cast: Cast, home: DemoHousehold, story: Story, begin: Date): Life {
  const { random, performer } = cast
  const desk = who(cast, 'desk2')
  let at = begin
  const taken = await performer.perform(desk, at, cases.createCase, { body: facts(cast, home, story) })
  yield (at = inOfficeHours(later(at, random.between(20, 300) * MINUTE), random))
  await actOnCase(cast, desk, at, taken.id, { action: 'resolve', result: story.result, cause: '' })
  yield* untilClosed(cast, desk, at, taken.id, (from) => solveAgain(cast, desk, from, taken.id))
}

async function* enquiryLife(cast: Cast, home: DemoHousehold, begin: Date): Life {
  const { random, performer } = cast
  const { words, answer, category } = random.pick(ENQUIRIES)
  await performer.perform(who(cast, random.pick(['desk', 'desk2'])), begin, cases.createContact, {
    body: { siteId: cast.company.siteId, channel: random.pick(['phone', 'visit'] as const), personId: home.ownerId, unitId: home.unitId, phone: home.phone, words, outcome: { kind: 'settled', answer, categoryId: cast.categoryIds.get(category) ?? null } },
  })
  yield later(begin, 365 * DAY)
}

/** The sales office: visitors ask and are answered; now and then something in the show flat wants a hand. */
async function* visitorLife(cast: Cast, begin: Date): Life {
  const { random, performer, company } = cast
  const host = who(cast, 'sales')
  const siteId = company.salesSiteId
  if (random.chance(0.8)) {
    const { words, answer } = random.pick(VISITORS)
    await performer.perform(host, begin, cases.createContact, { body: { siteId, channel: 'visit', words, outcome: { kind: 'settled', answer } } })
    yield later(begin, 365 * DAY)
    return
  }
  const story = random.pick(SALES_OFFICE)
  const taken = await performer.perform(host, begin, cases.createCase, {
    body: { siteId, channel: 'visit', kind: story.kind, statement: story.words, categoryId: cast.categoryIds.get(story.category) ?? null, placeKind: 'public_area', place: story.place ?? '' },
  })
  let at = begin
  yield (at = later(at, random.between(8, 26) * MINUTE))
  await actOnCase(cast, host, at, taken.id, { action: 'resolve', result: story.result, cause: '' })
  yield* untilClosed(cast, host, at, taken.id, (from) => solveAgain(cast, host, from, taken.id))
}

type CaseActionSent = NonNullable<Parameters<Performer['perform']>[3]['body']>

async function actOnCase(cast: Cast, actor: Actor, at: Date, id: string, body: CaseActionSent): Promise<void> {
  await cast.performer.perform(actor, at, cases.actOnCase, { params: { id }, body: body as never })
}

async function actOnOrder(cast: Cast, actor: Actor, at: Date, id: string, body: CaseActionSent): Promise<void> {
  await cast.performer.perform(actor, at, workorders.actOnWorkOrder, { params: { id }, body: body as never })
}
