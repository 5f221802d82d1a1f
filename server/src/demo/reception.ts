import { dailywork, reception } from '@guanjia/contract'
import type { Cast, Life } from './history.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const OFFSET = 8 * HOUR

/** What people come to the service centre for: need, answer, minutes of talk. */
const NEEDS: readonly (readonly [string, string, number])[] = [
  ['办理门禁卡', '核对业主信息后当场制卡，工本费 20 元。', 7],
  ['咨询物业费缴纳', '说明计费面积与缴费方式，提供二维码缴费。', 5],
  ['领取装修手续资料', '已提供装修申请表与须知，一次性告知所需材料。', 10],
  ['询问车位租赁', '地下车位尚有余位，已登记意向并告知价格。', 8],
  ['开具居住证明', '核验身份证与房产信息后出具证明。', 6],
  ['取快递寄存件', '核对取件码后交付。', 3],
]
const COMMENTS = ['大堂再添两把椅子就更好了', '建议办卡窗口放个老花镜', '取号屏字太小，建议放大'] as const

/** The days of the reception: a handful of visitors a day of the last days, the gate, and a hand-over each evening. */
export function receptionLives(cast: Cast, today: Date): { at: Date; life: Life }[] {
  const midnight = (daysAgo: number): Date => new Date(Math.floor((today.getTime() + OFFSET) / DAY) * DAY - OFFSET - daysAgo * DAY)
  const lives: { at: Date; life: Life }[] = [{ at: new Date(midnight(6).getTime() + 8 * HOUR), life: setUp(cast, midnight(6)) }]
  for (let daysAgo = 5; daysAgo >= 1; daysAgo--) {
    const day = midnight(daysAgo)
    for (let n = 0; n < 4; n++) {
      const begin = new Date(day.getTime() + (8.7 + n * 2.3) * HOUR + cast.random.between(0, 50) * MINUTE)
      lives.push({ at: begin, life: visitLife(cast, begin, daysAgo * 5 + n) })
    }
    for (let n = 0; n < 2; n++) {
      const begin = new Date(day.getTime() + (9 + n * 5) * HOUR + cast.random.between(0, 90) * MINUTE)
      lives.push({ at: begin, life: gateLife(cast, begin, daysAgo * 3 + n) })
    }
    const evening = new Date(day.getTime() + 18.2 * HOUR)
    lives.push({ at: evening, life: handOverLife(cast, evening, daysAgo) })
  }
  lives.push({ at: new Date(today.getTime() - 46 * MINUTE), life: now(cast, today) })
  return lives
}

async function* setUp({ company, performer }: Cast, day: Date): Life {
  const supervisor = company.actors.get('supervisor')!
  await performer.perform(supervisor, day, reception.changeServiceHours, {
    body: { siteId: company.siteId, version: 0, calendar: 'opening_hours', weekly: null, dutyPhone: '0599-8200 1110', notice: '', nightNotice: '夜间请拨值班电话，紧急事项（漏水、停电、电梯困人）随时受理。', stewardMinutes: 30 },
  })
  yield later(day, 5)
  const managers = [company.actors.get('manager')!, supervisor, company.actors.get('engineer')!]
  for (let n = 4; n < 20; n++) {
    const night = new Date(day.getTime() + n * DAY + OFFSET).toISOString().slice(0, 10)
    await performer.perform(supervisor, day, reception.setNight, { body: { siteId: company.siteId, day: night, employeeId: managers[n % 3]!.employeeId } })
  }
}

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE)

async function* visitLife({ company, performer, random }: Cast, begin: Date, n: number): Life {
  const desk = company.actors.get(n % 3 === 0 ? 'desk2' : 'desk')!
  const [need, answer, minutes] = NEEDS[n % NEEDS.length]!
  const homes = company.households.filter((home) => home.isLivedIn)
  const home = homes[(n * 37) % homes.length]!
  const { id } = await performer.perform(desk, begin, reception.arrive, { body: { siteId: company.siteId, personId: home.ownerId, unitId: home.unitId, phone: home.phone, need, people: n % 5 === 0 ? 2 : 1 } })
  let at = later(begin, n % 6 === 5 ? 8 : random.between(1, 4))
  yield at
  await performer.perform(desk, at, reception.actOnVisit, { params: { id }, body: { action: 'serve' } })
  if (n % 7 !== 3) await performer.perform(desk, at, reception.actOnVisit, { params: { id }, body: { action: 'tick', codes: n % 2 === 0 ? ['smile', 'greet', 'guide'] : ['greet'] } })
  at = later(at, minutes)
  yield at
  await performer.perform(desk, at, reception.recordContact, { params: { id }, body: { words: need, outcome: { kind: 'settled', answer } } })
  const comment = n % 9 === 4 ? COMMENTS[n % COMMENTS.length]! : ''
  const rating = n % 8 === 6 ? null : n % 11 === 5 ? 2 : random.chance(0.7) ? 5 : 4
  await performer.perform(desk, at, reception.actOnVisit, { params: { id }, body: { action: 'finish', rating, noRatingReason: rating === null ? '赶时间' : '', comment } })
  at = later(at, random.between(20, 120))
  yield at
  await performer.perform(desk, at, reception.actOnVisit, { params: { id }, body: { action: 'tick', codes: n % 16 === 6 ? ['tidy_record'] : ['tidy_record', 'survey'] } })
  const { steps } = await performer.perform(desk, at, reception.getVisit, { params: { id } })
  // The last one that stayed open is still to be followed up.
  if (n > 7 && steps.some((step) => step.code === 'follow_up')) await performer.perform(desk, at, reception.actOnVisit, { params: { id }, body: { action: 'tick', codes: ['follow_up'], note: '已电话说明，业主表示理解' } })
}

const GUESTS: readonly (readonly [string, string, string])[] = [['送货员 郭', '赣H·8K321', '家具配送'], ['探访亲友 方女士', '', '探亲'], ['空调维修 姚师傅', '赣H·2D77Q', '维修'], ['搬家公司', '赣H·90P15', '搬家']]

async function* gateLife({ company, performer, random }: Cast, begin: Date, n: number): Life {
  const guard = company.actors.get('guard')!
  const [name, plate, purpose] = GUESTS[n % GUESTS.length]!
  const home = company.households[(n * 53 + 11) % company.households.length]!
  const { id } = await performer.perform(guard, begin, reception.enterGate, { body: { siteId: company.siteId, name, plate, purpose, unitId: home.unitId, steps: ['salute', 'greet', 'direct'] } })
  yield later(begin, random.between(15, 80))
  await performer.perform(guard, later(begin, 80), reception.leaveGate, { params: { id } })
}

async function* handOverLife({ company, performer }: Cast, at: Date, n: number): Life {
  const [from, to] = n % 2 === 0 ? ['desk', 'desk2'] : ['desk2', 'desk']
  const lines = [{ kind: 'keys' as const, text: '备用钥匙 12 把、会所钥匙 1 把，已点清' }, { kind: 'cash' as const, text: '备用金 500 元' }, ...(n % 3 === 0 ? [{ kind: 'things' as const, text: '5-1-602 遗落雨伞一把，待领取' }] : [])]
  const { id } = await performer.perform(company.actors.get(from!)!, at, dailywork.writeHandOver, { body: { siteId: company.siteId, post: 'front_desk', toId: company.actors.get(to!)!.employeeId, lines, checks: [], message: n % 3 === 1 ? '3-2-1201 业主明早来取门禁卡，请提前备好。' : '' } })
  // The gate looks at its points of prevention before it leaves.
  const [watch, relief] = n % 2 === 0 ? ['guard', 'guard2'] : ['guard2', 'guard']
  const checks = dailywork.PREVENTION_POINTS.map((point) => (point === 'monitoring' && n % 4 === 2 ? { point, isFine: false, note: '地库 3 号摄像头黑屏，已报修' } : { point, isFine: true, note: '' }))
  const gate = await performer.perform(company.actors.get(watch)!, at, dailywork.writeHandOver, { body: { siteId: company.siteId, post: 'gate', toId: company.actors.get(relief)!.employeeId, lines: [], checks, message: '' } })
  yield later(at, 9)
  await performer.perform(company.actors.get(relief)!, later(at, 9), dailywork.actOnHandOver, { params: { id: gate.id }, body: { action: 'accept', note: '' } })
  if (n === 1) return
  await performer.perform(company.actors.get(to!)!, later(at, 9), dailywork.actOnHandOver, { params: { id }, body: { action: 'accept', note: '' } })
}

/** The room as it is when the demo is opened: somebody is served, two wait, two are expected, one stands at the gate. */
async function* now({ company, performer }: Cast, today: Date): Life {
  const before = (minutes: number): Date => new Date(today.getTime() - minutes * MINUTE)
  const homes = company.households.filter((home) => home.isLivedIn)
  const desk2 = company.actors.get('desk2')!
  const come = (minutes: number, index: number, need: string) =>
    performer.perform(desk2, before(minutes), reception.arrive, { body: { siteId: company.siteId, personId: homes[index]!.ownerId, unitId: homes[index]!.unitId, phone: homes[index]!.phone, need } })
  const appoint = (minutes: number, name: string, purpose: string, place: string, host: string) =>
    performer.perform(desk2, before(45), reception.createAppointment, {
      body: { siteId: company.siteId, name, purpose, place, phone: '', hostId: company.actors.get(host)!.employeeId!, from: new Date(today.getTime() + minutes * MINUTE).toISOString(), to: new Date(today.getTime() + (minutes + 45) * MINUTE).toISOString() },
    })
  const first = await appoint(60, '青禾街道办 顾主任', '社区消防演练对接', '会议室', 'manager')
  await appoint(150, '云程装饰 邵经理', '装修进场手续与押金', '洽谈区', 'steward')
  for (const code of ['need_understood', 'time_confirmed'] as const) await performer.perform(desk2, before(44), reception.actOnAppointment, { params: { id: first.id }, body: { action: 'prepare', code } })
  yield before(40)
  await performer.perform(company.actors.get('guard')!, before(40), reception.enterGate, { body: { siteId: company.siteId, name: '燃气检修 祝师傅', plate: '赣H·6L508', purpose: '燃气年检', host: '工程部', steps: ['salute', 'greet', 'direct'] } })
  yield before(14)
  const served = await come(14, 61, '办理车位租赁')
  yield before(12)
  await performer.perform(desk2, before(12), reception.actOnVisit, { params: { id: served.id }, body: { action: 'serve' } })
  await performer.perform(desk2, before(12), reception.actOnVisit, { params: { id: served.id }, body: { action: 'tick', codes: ['smile', 'greet'] } })
  yield before(3)
  await come(3, 143, '投诉楼上夜间施工')
  yield before(1)
  await come(1, 277, '办理门禁卡')
}
