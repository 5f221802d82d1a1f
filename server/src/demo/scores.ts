import { evaluations, mystery, quality, relations, scores, standards } from '@guanjia/contract'
import { dayIn, monthAfter } from '../platform/time.ts'
import { submitMysterySheet } from '../modules/quality/mystery/sheet.ts'
import { newId } from '../platform/ids.ts'
import type { Actor } from '../platform/auth/actor.ts'
import type { Cast, Life } from './history.ts'

const DAY = 86_400_000
type Asked = { method?: standards.StandardItem['method']; min?: number | null; max?: number | null; isRedLine?: boolean }
/** Day of the history, who was looked at, by which standard, and how many items were missed. */
const SEEN = [
  [9.3, 'desk', 'ETIQUETTE-DESK', 0], [12.4, 'tech', 'DRESS', 1], [16.3, 'steward', 'GROOMING', 0], [23.4, 'desk2', 'ETIQUETTE-DESK', 2], [31.3, 'tech2', 'DRESS', 0], [36.4, 'desk', 'GROOMING', 1], [41.3, 'steward', 'POSTURE', 0], [44.4, 'tech3', 'DRESS', 2],
  [50.3, 'desk2', 'ETIQUETTE-DESK', 1], [54.4, 'tech', 'DRESS', 0], [57.3, 'steward', 'GROOMING', 0], [58.4, 'desk', 'ETIQUETTE-DESK', 1], [59.2, 'tech2', 'DRESS', 0],
] as const

/** What the supervisor saw on the daily round, and the months that the manager closed: their scores are frozen, this month's are live. */
export function scoreLives(cast: Cast, since: Date, today: Date): { at: Date; life: Life }[] {
  const closes: { at: Date; life: Life }[] = []
  for (let month = since.toISOString().slice(0, 7); month < today.toISOString().slice(0, 7); month = monthAfter(month)) {
    const at = new Date(`${monthAfter(month)}-02T02:00:00Z`)
    closes.push({ at, life: closeLife(cast, at, month) })
  }
  const begins = new Date(since.getTime() + 55.4 * DAY)
  const audited = new Date(since.getTime() + 52.3 * DAY)
  return [{ at: since, life: weighReceptionLife(cast, since) }, ...closes, { at: audited, life: improveLife(cast, audited, today) }, { at: begins, life: mysteryLife(cast, begins, today) }, ...SEEN.map(([day, who, code, missed]) => ({ at: new Date(since.getTime() + day * DAY), life: checkLife(cast, new Date(since.getTime() + day * DAY), who, code, missed) }))]
}

/** The front desk stands closer to the customers than anybody else: their word weighs more in its score. */
async function* weighReceptionLife({ company, performer }: Cast, at: Date): Life {
  const admin = company.actors.get('admin')!
  const { at: _at, by: _by, version, fromMonth: _from, ...rule } = (await performer.perform(admin, at, scores.listScoreRules, {})).items[0]!
  await performer.perform(admin, at, scores.changeScoreRule, { body: { ...rule, version, fromMonth: localDay(at).slice(0, 7), receptionist: { customer: 50, mystery: 30, internal: 20 }, receptionPosts: ['FRONT_DESK', 'SALES_SITE_DESK'] } })
  yield new Date(at.getTime() + 10_000 * DAY)
}

async function* closeLife({ company, performer }: Cast, at: Date, month: string): Life {
  const manager = company.actors.get('manager')!
  const { siteId } = company
  await performer.perform(manager, at, scores.closeScores, { body: { siteId, month } })
  const held = new Date(at.getTime() + 2.1 * DAY)
  yield held
  const [meeting] = (await performer.perform(manager, held, quality.listQualityMeetings, { query: { siteId, filter: { month } } })).items
  const [supervisor, desk] = [company.actors.get('supervisor')!, company.actors.get('desk')!]
  await performer.perform(manager, held, quality.actOnQualityMeeting, {
    params: { id: meeting!.id },
    body: {
      action: 'hold', attendeeIds: [manager.employeeId!, supervisor.employeeId!, desk.employeeId!], minutes: '逐项看了扣分事实，先抓前台道别用语和技工着装。',
      problems: [{ text: '前台结束服务时未主动道别', cause: '忙时连着接待，没有固定用语' }, { text: '技工上门着装不整', cause: '备用制服不足，雨天换洗不及' }],
      plan: [{ problem: 0, title: '前台道别用语贴在台面，晨会演练一周', ownerId: desk.employeeId!, dueOn: localDay(new Date(held.getTime() + 7 * DAY)) }, { problem: 1, title: '申购备用制服，出车前互查', ownerId: supervisor.employeeId!, dueOn: localDay(new Date(held.getTime() + 14 * DAY)) }],
    },
  })
  const actions = (await performer.perform(manager, held, quality.getQualityMeeting, { params: { id: meeting!.id } })).actions
  const done = new Date(held.getTime() + 5 * DAY)
  yield done
  await performer.perform(desk, done, quality.actOnQualityAction, { params: { id: actions[0]!.id }, body: { action: 'report', result: '已张贴，演练五次，抽查全部做到' } })
  await performer.perform(manager, done, quality.actOnQualityAction, { params: { id: actions[0]!.id }, body: { action: 'pass', verdict: '现场抽查合格' } })
  const late = new Date(held.getTime() + 12 * DAY)
  yield late
  await performer.perform(supervisor, late, quality.actOnQualityAction, { params: { id: actions[1]!.id }, body: { action: 'report', result: '到货六套，已发放并登记' } })
  await performer.perform(manager, late, quality.actOnQualityAction, { params: { id: actions[1]!.id }, body: { action: 'pass' } })
}

async function* checkLife({ company, performer }: Cast, at: Date, who: string, code: string, missed: number): Life {
  const supervisor = company.actors.get('supervisor')!
  const { items } = await performer.perform(supervisor, at, standards.listStandards, { query: { filter: { q: code } } })
  const { id } = items.find((one) => one.code === code)!
  const { current } = await performer.perform(supervisor, at, standards.getStandard, { params: { id } })
  const answers = current!.items.map((item, position) => ({ itemId: item.id, value: answerTo(item, !item.isRedLine && position < missed) }))
  await performer.perform(supervisor, at, standards.createCheck, { body: { siteId: company.siteId, standardId: id, employeeId: company.actors.get(who)!.employeeId, answers, comment: missed === 0 ? '全部做到' : '当面提醒，下周复查' } })
  yield new Date(at.getTime() + 10_000 * DAY)
}

function answerTo(item: Asked, isMissed: boolean): number {
  if (item.method === 'score') return isMissed ? 3 : 5
  if (item.method === 'measure') return isMissed ? (item.max ?? 0) + 1 : (item.min ?? 0)
  return isMissed === (item.isRedLine === true) ? 1 : 0
}

const localDay = (at: Date): string => dayIn('Asia/Shanghai', at)

/** Two mystery visits: one came and met the front desk, one is still to come. */
async function* mysteryLife({ company, performer }: Cast, begins: Date, today: Date): Life {
  const manager = company.actors.get('manager')!
  const { items } = await performer.perform(manager, begins, standards.listStandards, { query: { filter: { q: 'ETIQUETTE-DESK' } } })
  const standardId = items.find(({ code }) => code === 'ETIQUETTE-DESK')!.id
  const plan = (at: Date, days: number, scenario: string, name: string) =>
    performer.perform(manager, at, mystery.planMysteryVisit, { body: { siteId: company.siteId, standardId, scenario, fromOn: localDay(at), untilOn: localDay(new Date(at.getTime() + days * DAY)), visitor: { name, phone: '' } } })
  const { visit, link } = await plan(begins, 6, '以准租客身份到前台，问装修押金和入住手续', '暗访员甲')
  const came = new Date(begins.getTime() + 2 * DAY)
  yield came
  const { current } = await performer.perform(manager, came, standards.getStandard, { params: { id: standardId } })
  const answers = current!.items.map((item, position) => ({ itemId: item.id, value: answerTo(item, !item.isRedLine && position === 1), note: '' }))
  await submitMysterySheet({ app: performer.app, now: came }, { params: { token: link!.split('/').at(-1)! }, query: {}, body: { visitedOn: localDay(came), met: '短发女士，工牌在左胸', comment: '问到押金退还时答得不太肯定，其余都很周到', answers } })
  const later = new Date(came.getTime() + DAY)
  yield later
  await performer.perform(manager, later, mystery.actOnMysteryVisit, { params: { id: visit.id }, body: { action: 'attribute', employeeId: company.actors.get('desk')!.employeeId } })
  await plan(later, Math.ceil((today.getTime() - later.getTime()) / DAY) + 5, '晚间致电服务中心报漏水，看接听和上门', '暗访员乙')
}

/** What follows from what was seen: a 6S round with its action, the meeting of the last month, an evaluation, an idea, ratings, an appeal. */
async function* improveLife({ company, performer, photos }: Cast, begins: Date, today: Date): Life {
  const { siteId } = company
  const [manager, supervisor, desk, tech] = [company.actors.get('manager')!, company.actors.get('supervisor')!, company.actors.get('desk')!, company.actors.get('tech')!]
  const at = (days: number): Date => new Date(begins.getTime() + days * DAY)
  const areas = []
  for (const [name, owner] of [['前台接待区', desk], ['工程维修间', tech], ['岗亭与车场入口', supervisor]] as const)
    areas.push(await performer.perform(supervisor, begins, quality.saveSixSArea, { params: { id: newId() }, body: { siteId, name, ownerId: owner.employeeId!, everyDays: 7 } }))
  const { items } = await performer.perform(supervisor, begins, standards.listStandards, { query: { filter: { scene: ['six_s'] } } })
  const { current } = await performer.perform(supervisor, begins, standards.getStandard, { params: { id: items[0]!.id } })
  const round = (now: Date, areaId: string, missed: number) =>
    performer.perform(supervisor, now, standards.createCheck, { body: { siteId, standardId: items[0]!.id, occasion: 'six_s', areaId, answers: current!.items.map((item, position) => ({ itemId: item.id, value: answerTo(item, !item.isRedLine && position < missed) })) } })
  const seen = await round(begins, areas[1]!.id, 2)
  const action = await performer.perform(supervisor, begins, quality.raiseQualityAction, { body: { siteId, checkId: seen.id, itemId: seen.answers.find(({ isMet }) => isMet === false)!.id, title: '清出报废配件，划线定位', ownerId: tech.employeeId!, dueOn: localDay(at(3)) } })
  await performer.perform(supervisor, begins, quality.raiseQualityAction, { body: { siteId, title: '补齐备用制服三套', problem: '雨天换洗不及', ownerId: supervisor.employeeId!, dueOn: localDay(new Date(today.getTime() + 5 * DAY)) } })
  const idea = await performer.perform(tech, begins, evaluations.proposeIdea, { body: { siteId, title: '五月起按栋预约清洗空调', source: 'owners', need: '入夏前业主常来问清洗空调', idea: '每栋排两个周末，价目公示，上门五件套', benefit: '收入与好评都有' } })
  const evaluation = await performer.perform(supervisor, begins, evaluations.openEvaluation, { body: { siteId, title: '季度服务评估', question: '这个季度哪些地方让您满意，哪些还要改进？', fromOn: localDay(begins), untilOn: localDay(new Date(today.getTime() + 10 * DAY)), everyMonths: 3, ownerId: supervisor.employeeId! } })
  yield at(1)
  const say = (byName: string, role: 'owner' | 'tenant', score: number, words: string) => performer.perform(desk, at(1), evaluations.giveOpinion, { params: { id: evaluation.id }, body: { byName, role, score, words } })
  const dark = await say('六栋业主', 'owner', 3, '地库 B 区灯太暗，推车看不清')
  await say('四栋租户', 'tenant', 5, '快递柜加了一组，方便多了')
  await say('二栋业主', 'owner', 4, '保洁阿姨很细心')
  await performer.perform(supervisor, at(1), evaluations.raiseFinding, { params: { id: evaluation.id }, body: { opinionIds: [dark.id], title: '地库 B 区更换灯管', ownerId: tech.employeeId!, dueOn: localDay(new Date(today.getTime() + 3 * DAY)) } })
  await performer.perform(supervisor, at(1), evaluations.actOnIdea, { params: { id: idea.id }, body: { action: 'try', trialUntil: localDay(new Date(today.getTime() + 20 * DAY)) } })
  yield at(2)
  await performer.perform(tech, at(2), quality.actOnQualityAction, { params: { id: action.id }, body: { action: 'report', result: '已清出报废配件两箱，地面划线', fileIds: [photos.get(tech)!.after] } })
  await performer.perform(manager, at(2), quality.actOnQualityAction, { params: { id: action.id }, body: { action: 'pass', verdict: '合格，保持' } })
  await performer.perform(supervisor, at(2), relations.proposeReward, { body: { siteId, employeeId: desk.employeeId!, kind: 'penalty', measure: 'reminder', reason: '晚班两次未及时接听服务热线' } })
  const departments = await performer.perform(supervisor, at(2), quality.departmentRatings, { query: { siteId } })
  for (const [position, { id }] of departments.mayRate.slice(0, 4).entries()) await performer.perform(supervisor, at(2), quality.rateDepartment, { body: { siteId, quarter: departments.quarter, toDepartmentId: id, promptness: 5 - (position % 2), quality: 4, cooperation: 5 - (position % 3), words: position === 0 ? '交接清楚，夜间响应可以再快些' : '' } })
  yield at(7)
  await round(at(7), areas[1]!.id, 0)
  await round(at(7), areas[0]!.id, 1)
  await appealOf(performer, siteId, desk, at(7))
}

/** The front desk appeals against the check that took most of this month's points, if there is one. */
async function appealOf(performer: Cast['performer'], siteId: string, desk: Actor, now: Date): Promise<void> {
  const month = localDay(now).slice(0, 7)
  const board = await performer.perform(desk, now, scores.scoreBoard, { query: { siteId, month } })
  if (!board.people.some(({ employee }) => employee.id === desk.employeeId)) return
  const own = await performer.perform(desk, now, scores.scoreDetails, { query: { siteId, month, employeeId: desk.employeeId! } })
  const [worst] = own.facts.filter(({ mayAppeal, source }) => mayAppeal && source === 'check').toSorted((a, b) => b.lost - a.lost)
  if (worst) await performer.perform(desk, now, scores.appealScore, { body: { siteId, month, key: worst.key, reason: '当时同时接待三位来访，客户离开时我在核对证件，已请同事代为道别' } })
}
