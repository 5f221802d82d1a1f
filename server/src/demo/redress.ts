import { cases, redress, type Output } from '@guanjia/contract'
import type { DemoHousehold } from '../modules/archives/demo.ts'
import type { Cast, Life } from './history.ts'

const DAY = 86_400_000
/** Shanghai is eight hours ahead of UTC all year. */
const OFFSET = 8 * 3_600_000
type Clock = (days: number, time: string) => Date
type Case = Output<typeof cases.createCase>

/** What redress has to show: a group, a third complaint, compensations on their way, a leak, a fallen object, a handbook. */
export function redressLives(cast: Cast, today: Date): { at: Date; life: Life }[] {
  const midnight = Math.floor((today.getTime() + OFFSET) / DAY) * DAY - OFFSET
  const day: Clock = (days, time) => new Date(midnight - days * DAY + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000)
  return [
    { at: day(45, '09:30'), life: handbook(cast, day) },
    { at: day(39, '18:20'), life: thirdTime(cast, day) },
    { at: day(16, '08:50'), life: brokenScreen(cast, day) },
    { at: day(10, '09:15'), life: leak(cast, day) },
    { at: day(8, '10:05'), life: cockroaches(cast, day) },
    { at: day(5, '15:40'), life: fallenTile(cast, day) },
    { at: day(2, '11:10'), life: waiting(cast, day) },
  ]
}

const homesOf = (cast: Cast): DemoHousehold[] => cast.company.households.filter((home) => home.isLivedIn)

function complain(cast: Cast, login: string, at: Date, home: DemoHousehold, category: string, statement: string, more: object = {}): Promise<Case> {
  return cast.performer.perform(cast.company.actors.get(login)!, at, cases.createCase, {
    body: { siteId: cast.company.siteId, channel: 'phone', kind: 'complaint', statement, categoryId: cast.categoryIds.get(category)!, unitId: home.unitId, personId: home.ownerId, contactPhone: home.phone, ...more },
  })
}

function act(cast: Cast, login: string, at: Date, id: string, body: Parameters<typeof cast.performer.perform<typeof cases.actOnCase>>[3]['body']): Promise<Case> {
  return cast.performer.perform(cast.company.actors.get(login)!, at, cases.actOnCase, { params: { id }, body })
}

type Compensated = Output<typeof redress.requestCompensation>
function compensate(cast: Cast, login: string, at: Date, body: Parameters<typeof cast.performer.perform<typeof redress.requestCompensation>>[3]['body']): Promise<Compensated> {
  return cast.performer.perform(cast.company.actors.get(login)!, at, redress.requestCompensation, { body })
}
function decide(cast: Cast, login: string, at: Date, id: string, body: Parameters<typeof cast.performer.perform<typeof redress.actOnCompensation>>[3]['body']): Promise<Compensated> {
  return cast.performer.perform(cast.company.actors.get(login)!, at, redress.actOnCompensation, { params: { id }, body })
}

async function* handbook(cast: Cast, day: Clock): Life {
  // After the morning meeting.
  yield day(45, '10:15')
  await cast.performer.perform(cast.company.actors.get('manager')!, day(45, '10:15'), redress.publishHandbook, { body: { siteId: cast.company.siteId, note: '首版，经项目例会通过' } })
}

/** The same household on the same matter for the third time. */
async function* thirdTime(cast: Cast, day: Clock): Life {
  const home = homesOf(cast)[41]!
  const words = ['固定车位又被占，前台说联系不上车主。', '车位再次被占，上次说会加强巡查，没有改善。', '第三次了！车位被占两小时没人处理，我要打12345。']
  const days: [number, string][] = [[39, '18:20'], [21, '19:05'], [6, '18:40']]
  for (const [i, [n, time]] of days.entries()) {
    if (i > 0) yield day(n, time)
    const taken = await complain(cast, 'desk', day(n, time), home, 'order.parking', words[i]!, { grade: 'ordinary' })
    if (i === 2) return
    yield day(n - 1, '10:00')
    await act(cast, 'desk', day(n - 1, '10:00'), taken.id, { action: 'resolve', result: '已联系车主挪车并登记提醒。', cause: '外来车辆误停' })
    yield day(n - 2, '10:30')
    await act(cast, 'supervisor', day(n - 2, '10:30'), taken.id, { action: 'return_visit', isReached: true, isSettled: true, score: 3, opinion: '希望不要再发生' })
  }
}

/** A compensation from request to receipt. */
async function* brokenScreen(cast: Cast, day: Clock): Life {
  const taken = await complain(cast, 'desk2', day(16, '08:50'), homesOf(cast)[77]!, 'facility.public', '地库道闸落杆砸坏了车顶行李架，谁来赔？', { placeKind: 'facility', place: '地下车库入口道闸', grade: 'complex', wish: 'be_compensated' })
  yield day(15, '10:20')
  const { id } = await compensate(cast, 'desk2', day(15, '10:20'), { caseId: taken.id, kind: 'money', amountFen: 68_000, reason: '道闸防砸雷达失灵，行李架维修报价 680 元，附维修单。', liability: 'full' })
  yield day(15, '16:00')
  await decide(cast, 'manager', day(15, '16:00'), id, { action: 'approve', note: '责任清楚，同意。同步更换防砸雷达。' })
  yield day(14, '09:30')
  await decide(cast, 'desk2', day(14, '09:30'), id, { action: 'promise', text: '本周五前在服务中心现金兑付 680 元，请带车主证件。' })
  yield day(12, '17:20')
  await decide(cast, 'desk2', day(12, '17:20'), id, { action: 'pay', receivedBy: homesOf(cast)[77]!.ownerName, receiptIds: [cast.photos.get(cast.company.actors.get('desk2')!)!.after] })
  yield day(11, '09:00')
  await decide(cast, 'desk2', day(11, '09:00'), id, { action: 'close' })
  await act(cast, 'desk2', day(11, '09:00'), taken.id, { action: 'resolve', result: '已赔付 680 元并更换道闸防砸雷达。', cause: '防砸雷达失灵' })
}

/** A leak from above: cause, party, the company's own part, the fee dispute apart. */
async function* leak(cast: Cast, day: Clock): Life {
  const homes = homesOf(cast)
  const home = homes.find(({ code }) => /-\d+-(?!1\d\d$)\d{3,4}$/.test(code) && Number(code.split('-')[2]!.slice(0, -2)) >= 3 && Number(code.split('-')[2]!.slice(0, -2)) <= 8) ?? homes[10]!
  const taken = await complain(cast, 'desk', day(10, '09:15'), home, 'water.leak', '卫生间天花板漏水半个月，报修两次没结果，物业费我先不交了。', { grade: 'complex', wish: 'be_compensated' })
  yield day(9, '15:30')
  const page = await cast.performer.perform(cast.company.actors.get('supervisor')!, day(9, '15:30'), redress.saveLiability, {
    params: { id: taken.id },
    body: {
      version: 0, cause: 'waterproofing', causeNote: '楼上卫生间做 24 小时蓄水试验，本户天花板两小时后出现渗水。', party: 'neighbour', partyNote: '渗漏点位于楼上户内防水层，由楼上业户负责修复。', companyLiability: 'part', companyNote: '首次报修后五日未安排蓄水试验，沟通迟缓。',
      isFeeDispute: true, feeNote: '业户暂缓缴纳本季度物业费。', advice: '楼上十日内修复防水；物业承担本户天花板复原人工。',
    },
  })
  yield day(8, '16:00')
  await cast.performer.perform(cast.company.actors.get('supervisor')!, day(8, '16:00'), redress.actOnLiability, { params: { id: page.assessment!.id }, body: { action: 'issue' } })
  yield day(8, '17:00')
  await cast.performer.perform(cast.company.actors.get('supervisor')!, day(8, '17:00'), redress.actOnLiability, { params: { id: page.assessment!.id }, body: { action: 'sign', party: 'resident', name: home.ownerName } })
  await compensate(cast, 'desk', day(8, '17:10'), { caseId: taken.id, kind: 'service', amountFen: 36_000, what: '天花板复原人工', reason: '协调迟缓，承担本户天花板复原人工。', liability: 'part' })
}

/** Five households within four days: a group by itself. */
async function* cockroaches(cast: Cast, day: Clock): Life {
  const words = ['楼下花坛蟑螂太多，晚上往家里爬。', '绿化带消杀多久没做了？全是蟑螂。', '一楼厨房连着三天见到蟑螂。', '蟑螂从花坛爬进大堂，老人被吓到。', '消杀公告贴了没人来，蟑螂满地跑。', '我家也是，蟑螂越来越多。']
  const times: [number, string][] = [[8, '10:05'], [7, '09:20'], [7, '20:10'], [6, '08:45'], [5, '19:30'], [4, '09:10']]
  for (const [i, [n, time]] of times.entries()) {
    if (i > 0) yield day(n, time)
    await complain(cast, i % 2 === 0 ? 'desk' : 'desk2', day(n, time), homesOf(cast)[12 + i * 17]!, 'environment.pest', words[i]!, { placeKind: 'public_area', place: '南区花坛', grade: 'ordinary' })
  }
}

/** A tile from above: the units as they were, two of them excluded with reasons. */
async function* fallenTile(cast: Cast, day: Clock): Life {
  const home = homesOf(cast)[55]!
  const taken = await complain(cast, 'desk', day(5, '15:40'), home, 'order.stranger', '刚走到单元门口，高空掉下一块瓷砖碎片，砸到肩膀。', { majorReasons: ['safety', 'injury'], placeKind: 'public_area', place: '单元门前', occurredAt: day(5, '15:20').toISOString() })
  yield day(5, '16:10')
  const supervisor = cast.company.actors.get('supervisor')!
  const unit = cast.company.households.find(({ unitId }) => unitId === home.unitId)!
  const { inquiry } = await cast.performer.perform(supervisor, day(5, '16:10'), redress.openFalling, {
    params: { id: taken.id }, body: { happenedAt: day(5, '15:20').toISOString(), object: '瓷砖碎片（白色釉面，约 6 厘米）', harm: '右肩挫伤，已陪同就医', place: '单元门前东侧', buildingId: unit.buildingId, entranceId: unit.entranceId, floorFrom: 2, floorTo: null },
  })
  const [first, second, third] = inquiry!.units
  const find = (at: Date, body: Parameters<typeof cast.performer.perform<typeof redress.actOnFalling>>[3]['body']) => cast.performer.perform(supervisor, at, redress.actOnFalling, { params: { id: inquiry!.id }, body })
  yield day(5, '17:00')
  await find(day(5, '17:00'), { action: 'exclude', unitId: first!.unit.id, reason: '二层高度与碎片散落范围不符，现场勘验可排除。' })
  yield day(4, '10:00')
  await find(day(4, '10:00'), { action: 'presence', unitId: second!.unit.id, presence: 'away', source: '单元门监控：当日外出，晚八点返回' })
  await find(day(4, '10:20'), { action: 'exclude', unitId: second!.unit.id, reason: '监控证实当时家中无人，窗户关闭。' })
  await find(day(4, '10:40'), { action: 'presence', unitId: third!.unit.id, presence: 'home', source: '业户本人陈述' })
}

/** Requests that wait for a decision: one for the steward, one for the supervisor. */
async function* waiting(cast: Cast, day: Clock): Life {
  const homes = homesOf(cast)
  const small = await complain(cast, 'desk', day(2, '11:10'), homes[130]!, 'environment.cleaning', '保洁拖地水溅湿了门口的快递，里面的书泡了。', { grade: 'ordinary' })
  await compensate(cast, 'desk', day(2, '11:20'), { caseId: small.id, kind: 'goods', amountFen: 4_500, what: '同版图书一本', reason: '保洁作业溅湿快递，图书受潮。', liability: 'full' })
  yield day(1, '16:30')
  const large = await complain(cast, 'desk2', day(1, '16:30'), homes[151]!, 'service.slow', '门禁坏了四天，快递丢了两件，物业要负责。', { grade: 'complex', wish: 'be_compensated' })
  await compensate(cast, 'desk2', day(1, '16:50'), { caseId: large.id, kind: 'fee_reduction', amountFen: 15_000, what: '减免一个月车位服务费', reason: '门禁维修超时四天，业户快递遗失两件。', liability: 'part' })
}
