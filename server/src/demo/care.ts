import { cases, relations, type Sent } from '@guanjia/contract'
import type { DemoHousehold } from '../modules/archives/demo.ts'
import { newId } from '../platform/ids.ts'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
type Fact = Sent<typeof relations.recordFact>['body']

/** Whom the stewards know, by the place of the home among those that are lived in: what, in which words. */
const FACTS: readonly (readonly [home: number, kind: Fact['kind'], words: string])[] = [
  [3, 'elderly_alone', '儿女在外地，过年才回来'],
  [3, 'form_of_address', '老师'],
  [3, 'contact_time', '上午十点后，下午三点前午睡'],
  [21, 'elderly_alone', '八十二岁，耳背'],
  [34, 'elderly', '老两口，爬楼不便'],
  [47, 'child', '三岁男孩，怕电钻声'],
  [58, 'new_baby', ''],
  [66, 'pregnant', ''],
  [72, 'disabled', '出行用轮椅'],
  [85, 'medical_equipment', '家用制氧机'],
  [96, 'language', '讲闽南语更自在'],
  [103, 'special_request', '快递放门口脚垫下，不按门铃'],
  [110, 'habit', '信佛，初一十五不便上门'],
  [128, 'elderly', '独自带孙子'],
  [140, 'contact_time', '晚上七点以后'],
]

/** Small things that were done, one every few days: home, what was noticed, what was done, what came of it. */
const DEEDS: readonly (readonly [day: number, home: number, who: string, type: relations.OpportunityType, what: string, done: string, effect: string])[] = [
  [2, 34, 'steward', 'special_person', '大爷提着两袋米在等电梯', '帮提到家门口，顺手看了漏风的纱窗', '约了第二天来修纱窗'],
  [5, 47, 'desk', 'special_situation', '缴费时小男孩哭闹', '给了画笔和贴纸，陪他画到办完', '妈妈说“你们这里真好”'],
  [9, 21, 'steward2', 'special_person', '敲门很久才应，听不清', '放慢说话，写了大字便条贴在门后', '老人把管家电话存进了手机'],
  [14, 58, 'steward', 'special_situation', '隔壁装修，家里有新生儿', '与施工方约定午睡时段停工', '夫妻俩专门来道谢'],
  [19, 72, 'steward2', 'special_person', '停梯保养，轮椅出门不便', '提前一天问出行安排，代取了药', ''],
  [26, 96, 'desk2', 'special_person', '阿婆听不懂普通话', '请讲闽南语的同事接待', '阿婆笑着走的'],
  [33, 103, 'steward', 'special_situation', '暴雨天快递堆在门口', '转到物业前台代收，发消息告知', ''],
  [41, 3, 'steward', 'special_person', '老教师一个人换灯泡', '约吕师傅上门换好，陪聊了一刻钟', '老人写了感谢信'],
  [48, 85, 'steward2', 'special_situation', '夜里短时停电', '凌晨打电话确认制氧机备用电源', '家属很感动'],
  [54, 140, 'steward', 'special_person', '上班族总错过上门', '改在晚上七点半上门', ''],
]

/** Two months of personal service: what is known with whose consent, what was done, what goes on now. */
export function careLives(cast: Cast, since: Date, today: Date): { at: Date; life: Life }[] {
  const homes = cast.company.households.filter((home) => home.isLivedIn)
  const at = (days: number, hour = 10): Date => new Date(since.getTime() + days * DAY + hour * HOUR)
  const lives: { at: Date; life: Life }[] = [{ at: at(0, 9), life: programme(cast, at) }, { at: at(0, 10), life: facts(cast, homes, at, today) }]
  for (const deed of DEEDS) lives.push({ at: at(deed[0]), life: aDeed(cast, homes[deed[1]]!, deed, at(deed[0])) })
  lives.push({ at: at(23, 8), life: waterOff(cast, homes[3]!, at(23, 8)) })
  lives.push({ at: at(37, 9), life: askedForMore(cast, homes[47]!, at(37, 9)) })
  for (const [i, one] of KEY_CUSTOMERS.entries()) lives.push({ at: at(15 + i), life: aKeyCustomer(cast, homes[one[0]]!, one, at(15 + i), today) })
  lives.push({ at: at(44, 9), life: madeGood(cast, homes[110]!, at(44, 9)) })
  lives.push({ at: new Date(today.getTime() - 3 * HOUR), life: now(cast, homes, today) })
  return lives
}

async function* programme({ company, performer }: Cast, at: (days: number, hour?: number) => Date): Life {
  const manager = company.actors.get('manager')!
  const { id } = await performer.perform(manager, at(0, 9), relations.publishGoal, { body: { words: '想业户之所想，急业户之所急：让每一户都觉得被记在心上。' } })
  for (const [i, login] of ['manager', 'supervisor', 'desk', 'steward', 'steward2', 'desk2', 'tech', 'tech2'].entries()) {
    yield at(1 + i, 9)
    await performer.perform(company.actors.get(login)!, at(1 + i, 9), relations.acknowledgeGoal, { body: { goalId: id } })
  }
}

async function* facts({ company, performer }: Cast, homes: readonly DemoHousehold[], at: (days: number, hour?: number) => Date, today: Date): Life {
  const { siteId } = company
  const steward = company.actors.get('steward')!
  for (const [i, [index, kind, words]] of FACTS.entries()) {
    yield at(1 + i * 2.5, 15)
    const home = homes[index]!
    const consent = relations.CONSENT_KINDS.includes(kind) || words.startsWith('信佛') ? { isGiven: true, how: 'in_person' as const } : null
    await performer.perform(steward, at(1 + i * 2.5, 15), relations.recordFact, { body: { siteId, personId: home.ownerId, unitId: home.unitId, kind, words: kind === 'form_of_address' ? `${home.ownerName.slice(0, 1)}${words}` : words, consent } })
  }
  yield at(42, 15)
  const yes = { isGiven: true, how: 'phone' as const }
  const monthDay = new Date(today.getTime() + 8 * HOUR).toISOString().slice(5, 10)
  for (const home of [homes[34]!, company.residentHousehold]) await performer.perform(steward, at(42, 15), relations.recordFact, { body: { siteId, personId: home.ownerId, unitId: home.unitId, kind: 'birthday', monthDay, consent: yes } })
  await performer.perform(steward, at(42, 15), relations.recordFact, { body: { siteId, personId: company.residentHousehold.ownerId, unitId: company.residentHousehold.unitId, kind: 'contact_time', words: '晚上七点以后' } })
  await performer.perform(steward, at(42, 15), relations.recordFact, { body: { siteId, personId: homes[128]!.ownerId, kind: 'patient', words: '', consent: { isGiven: false, how: 'in_person' } } })
  const { fact } = await performer.perform(steward, at(42, 15), relations.recordFact, { body: { siteId, personId: company.residentHousehold.ownerId, kind: 'child', words: '小学一年级', consent: yes } })
  yield at(50, 20)
  await performer.perform(company.resident, at(50, 20), relations.eraseFact, { params: { id: fact!.id } })
}

async function* aDeed({ company, performer }: Cast, home: DemoHousehold, [, , login, type, what, done, effect]: (typeof DEEDS)[number], at: Date): Life {
  const actor = company.actors.get(login)!
  const later = (hours: number): Date => new Date(at.getTime() + hours * HOUR)
  const { id } = await performer.perform(actor, at, relations.noticeOpportunity, { body: { siteId: company.siteId, type, what, unitId: home.unitId, personId: home.ownerId } })
  yield later(0.5)
  await performer.perform(actor, later(0.5), relations.actOnOpportunity, { params: { id }, body: { action: 'plan', plan: done } })
  yield later(3)
  await performer.perform(actor, later(3), relations.actOnOpportunity, { params: { id }, body: { action: 'done', done, effect, gotPraise: effect !== '' } })
  if (!effect.includes('感谢') && !effect.includes('道谢')) return
  yield later(30)
  await performer.perform(actor, later(30), relations.actOnOpportunity, { params: { id }, body: { action: 'thank', words: effect } })
  yield later(50)
  const supervisor = company.actors.get('supervisor')!
  const reward = await performer.perform(supervisor, later(50), relations.proposeReward, { body: { siteId: company.siteId, employeeId: actor.employeeId!, reason: `${what}：${done}`, amountFen: 20_000, opportunityId: id } })
  if (!effect.includes('道谢')) return
  yield later(75)
  await performer.perform(company.actors.get('manager')!, later(75), relations.decideReward, { params: { id: reward.id }, body: { isApproved: true, note: '同意，晨会表扬' } })
}

/** The book's own story: the water goes off, and somebody stands at the door with a bucket (PRS-015). */
async function* waterOff({ company, performer }: Cast, home: DemoHousehold, at: Date): Life {
  const steward = company.actors.get('steward')!
  const later = (hours: number): Date => new Date(at.getTime() + hours * HOUR)
  const outage = await performer.perform(steward, at, relations.createOutage, {
    body: { siteId: company.siteId, kind: 'water', isPlanned: true, reason: '二次供水水箱清洗', noticeText: '因清洗水箱，今日 10:00—16:00 停水，请提前储水。给您带来不便，请谅解。', fromAt: later(2).toISOString(), untilAt: later(8).toISOString(), unitIds: [home.unitId] },
  })
  yield later(0.5)
  await performer.perform(steward, later(0.5), relations.claimCall, { params: { id: outage.id }, body: { unitId: home.unitId } })
  const call = await performer.perform(steward, later(0.5), relations.tickCall, { params: { id: outage.id }, body: { unitId: home.unitId, result: 'help_needed', note: '老人腿脚不便，家里没有存水', help: 'deliver' } })
  yield later(3.5)
  await performer.perform(steward, later(3.5), relations.actOnOpportunity, { params: { id: call.opportunity!.id }, body: { action: 'done', done: '提了两桶水站在门口，倒进水缸', effect: '老人连声道谢', gotPraise: true } })
  yield later(8)
  await performer.perform(steward, later(8), relations.actOnOutage, { params: { id: outage.id }, body: { action: 'end' } })
}

/** A special request passes its two gates and the check of custody; another one does not. */
async function* askedForMore({ company, performer }: Cast, home: DemoHousehold, at: Date): Life {
  const { siteId } = company
  const desk = company.actors.get('desk')!
  const steward = company.actors.get('steward')!
  const supervisor = company.actors.get('supervisor')!
  const later = (hours: number): Date => new Date(at.getTime() + hours * HOUR)
  const act = (who: typeof desk, when: Date, id: string, body: Sent<typeof relations.actOnOpportunity>['body']) => performer.perform(who, when, relations.actOnOpportunity, { params: { id }, body })
  const minding = await performer.perform(desk, at, relations.noticeOpportunity, { body: { siteId, type: 'special_request', what: '下午去医院，想请物业照看孩子一小时', empathy: '担心孩子没人管，又怕添麻烦', unitId: home.unitId, personId: home.ownerId, hasCustody: true } })
  const cash = await performer.perform(desk, at, relations.noticeOpportunity, { body: { siteId, type: 'special_request', what: '请物业代管现金三天', unitId: home.unitId } })
  yield later(0.2)
  await act(supervisor, later(0.2), minding.id, { action: 'judge_principle', passes: true, note: '短时、在前台、有监控' })
  await act(supervisor, later(0.2), cash.id, { action: 'judge_principle', passes: false, note: '不代管现金和贵重物品' })
  yield later(0.4)
  await act(steward, later(0.4), minding.id, { action: 'plan', plan: '在接待厅画画，许婉陪同' })
  await act(steward, later(0.4), minding.id, { action: 'check_custody', who: '前台 许婉', minutes: 60, consentBy: '母亲', consentHow: 'in_person' })
  await act(steward, later(0.4), minding.id, { action: 'judge_conditions', passes: true, note: '下午前台双岗' })
  yield later(6)
  await act(desk, later(6), minding.id, { action: 'done', done: '照看 50 分钟，孩子画了三张画', effect: '母亲送来孩子的画', gotPraise: true })
}

/** A service that failed is owned: apology, correction, and what makes it good. */
async function* madeGood({ company, performer, categoryIds }: Cast, home: DemoHousehold, at: Date): Life {
  const desk = company.actors.get('desk')!
  const steward = company.actors.get('steward')!
  const later = (hours: number): Date => new Date(at.getTime() + hours * HOUR)
  const taken = await performer.perform(desk, at, cases.createCase, { body: { siteId: company.siteId, kind: 'assistance', statement: '请帮忙把旧床垫搬到楼下，等了一上午没人来。', categoryId: categoryIds.get('assistance.carry') ?? null, unitId: home.unitId, personId: home.ownerId, contactPhone: home.phone } })
  yield later(5)
  await performer.perform(steward, later(5), cases.actOnCase, { params: { id: taken.id }, body: { action: 'resolve', result: '下午两点已搬到集中点。' } })
  yield later(24)
  await performer.perform(desk, later(24), cases.actOnCase, { params: { id: taken.id }, body: { action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 2, opinion: '说好上午，等到下午' } })
  yield later(25)
  await performer.perform(steward, later(25), relations.recoverService, { params: { id: taken.id }, body: { cause: 'bad_rating', apology: '说好上午却让您等到下午，是我们的错，向您道歉。', correction: '搬运改为预约时段，当天上午十点前电话确认。', makeGood: '下次搬运免费一次' } })
  await performer.perform(steward, later(25), relations.noteFlexibility, { params: { id: taken.id }, body: { words: '业户赶时间，先垫付清运费', valueFen: 5_000 } })
  yield later(26)
  await performer.perform(steward, later(26), cases.actOnCase, { params: { id: taken.id }, body: { action: 'resolve', result: '已向您说明并登记免费搬运一次。' } })
  yield later(48)
  await performer.perform(desk, later(48), cases.actOnCase, { params: { id: taken.id }, body: { action: 'return_visit', channel: 'phone', isReached: true, isSettled: true, score: 4, opinion: '态度好' } })
  yield later(49)
  await performer.perform(desk, later(49), cases.actOnCase, { params: { id: taken.id }, body: { action: 'close', extraMile: '帮业户预约了下月的大件清运' } })
}

/** With whom somebody keeps in touch: home, why, whose (the customer-service supervisor's when nobody is named), what was said, in how many days again. */
const KEY_CUSTOMERS: readonly (readonly [home: number, reason: relations.KeyCustomer['reason'], why: string, owner: string | null, said: readonly string[], next: number])[] = [
  [12, 'repeat_complaint', '卫生间渗水三次返修，对工程部不信任', null, ['上门道歉，看了渗水点，约防水班周六到场', '防水做完，闭水 48 小时不漏，再观察一场雨'], 0],
  [40, 'committee', '业委会筹备组成员，关心公共收益公示', 'manager', ['当面送达上季度收支公示，建议改为每月一次'], 9],
  [72, 'special_care', '出行用轮椅，独自带孙子', 'steward', ['电话问候，停梯那天帮取药'], -2],
  [88, 'unsettled', '交房遗留的空鼓没修完，已不交物业费两季', 'steward', [], 0],
  [131, 'large_holder', '名下四套出租，租户常换', null, ['加微信，约定租户入住前先登记'], 21],
]

async function* aKeyCustomer({ company, performer }: Cast, home: DemoHousehold, [, reason, why, owner, said, next]: (typeof KEY_CUSTOMERS)[number], at: Date, today: Date): Life {
  const keeper = company.actors.get(owner ?? 'supervisor')!
  // Until the last contact the next one is two weeks ahead; the last one names the day that stands today.
  const ahead = (now: Date, isLast: boolean): string => dayOf(isLast ? new Date(today.getTime() + next * DAY) : new Date(now.getTime() + 14 * DAY))
  const { id } = await performer.perform(company.actors.get('manager')!, at, relations.addKeyCustomer, { body: { siteId: company.siteId, unitId: home.unitId, personId: home.ownerId, reason, why, ...(owner ? { ownerId: keeper.employeeId! } : {}), nextContactOn: ahead(at, said.length === 0) } })
  for (const [n, words] of said.entries()) {
    const now = new Date(at.getTime() + (7 + n * 14) * DAY)
    yield now
    await performer.perform(keeper, now, relations.actOnKeyCustomer, { params: { id }, body: { action: 'contact', words, nextContactOn: ahead(now, n === said.length - 1) } })
  }
}

/** What goes on now: a power cut with its call list, tomorrow's water, a heat warning, and what was noticed this morning. */
async function* now({ company, performer }: Cast, homes: readonly DemoHousehold[], today: Date): Life {
  const { siteId } = company
  const steward = company.actors.get('steward')!
  const before = (hours: number): Date => new Date(today.getTime() - hours * HOUR)
  const iso = (hours: number): string => before(hours).toISOString()
  await performer.perform(company.actors.get('desk')!, before(3), relations.createOccasion, { body: { siteId, kind: 'weather', title: '大风蓝色预警', fromOn: dayOf(before(0)), untilOn: dayOf(before(-24)) } })
  const units = [3, 21, 34, 47, 58, 72, 85, 96, 103].map((index) => homes[index]!.unitId)
  const cut = await performer.perform(steward, before(2), relations.createOutage, { body: { siteId, kind: 'power', isPlanned: false, reason: '配电房进线故障，供电局抢修中', noticeText: '供电线路故障正在抢修，预计两小时内恢复，请勿使用电梯。', fromAt: iso(2.2), untilAt: iso(-1.5), unitIds: [...units, company.residentHousehold.unitId] } })
  await performer.perform(steward, before(2), relations.createOutage, { body: { siteId, kind: 'water', isPlanned: true, reason: '更换水泵', noticeText: '明日 9:00—12:00 更换水泵停水，请提前储水。', fromAt: iso(-20), untilAt: iso(-23), unitIds: units.slice(0, 6) } })
  yield before(1.8)
  for (const [index, result, note] of [[85, 'reached', '备用电源正常'], [21, 'not_reached', '']] as const) {
    const body = { unitId: homes[index]!.unitId }
    await performer.perform(steward, before(1.8), relations.claimCall, { params: { id: cut.id }, body })
    await performer.perform(steward, before(1.8), relations.tickCall, { params: { id: cut.id }, body: { ...body, result, note } })
  }
  await performer.perform(company.actors.get('desk')!, before(1.8), relations.askToBeTold, { params: { id: cut.id }, body: { unitId: homes[96]!.unitId, personId: homes[96]!.ownerId, phone: homes[96]!.phone } })
  yield before(1)
  await performer.perform(company.actors.get('tech')!, before(1), relations.noticeOpportunity, { body: { siteId, type: 'special_situation', what: '上门时看见老人家里药快吃完了', unitId: homes[21]!.unitId } })
  await performer.perform(company.actors.get('desk')!, before(1), relations.noticeOpportunity, { body: { siteId, type: 'special_request', what: '出差一周，请帮忙每天浇花', unitId: homes[140]!.unitId, id: newId() } })
}

const dayOf = (at: Date): string => new Date(at.getTime() + 8 * HOUR).toISOString().slice(0, 10)
