import { cases, errands, knowledge } from '@guanjia/contract'
import { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { runInCtx } from '../platform/ctx.ts'
import { listArticles, listEnquiryKinds } from '../modules/knowledge/index.ts'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Articles by their titles, kinds of enquiry by their codes. */
export interface Known {
  articles: ReadonlyMap<string, { id: string; version: number }>
  kinds: ReadonlyMap<string, string>
}

/** What the organisation begins with, for the stories to point at. */
export async function knownOf(app: App, organizationId: string, since: Date): Promise<Known> {
  return runInCtx(app, { actor: Actor.system(organizationId), now: since }, async (ctx) => {
    const { items } = await listArticles(ctx, { params: {}, body: {}, query: { limit: 200, filter: {} } })
    const kinds = await listEnquiryKinds(ctx)
    return { articles: new Map(items.map((one) => [one.title, { id: one.id, version: one.shownVersion }])), kinds: new Map(kinds.items.map((one) => [one.code, one.id])) }
  })
}

const line = (name: string, basis: knowledge.FeeLine['basis'], unitPriceFen: number | null, unit: string, payer: string, source: string): knowledge.FeeLine => ({ name, basis, use: null, unitPriceFen, unit, payer, source, note: '' })
const TARIFF: knowledge.FeeLine[] = [
  { ...line('物业服务费（住宅）', 'area', 280, '㎡·月', '业主', '物业服务合同第八条'), use: 'residence' },
  { ...line('物业服务费（商铺）', 'area', 450, '㎡·月', '业主', '物业服务合同第八条'), use: 'shop' },
  line('公共能耗分摊', 'area', 35, '㎡·月', '业主', '业主大会决议 2024-3 号'),
  line('生活用水', 'metered', 295, '吨', '使用人', '溪山市供水价目'),
  line('居民用电', 'metered', 52.83, '度', '使用人', '溪山市电价公告'),
  line('装修垃圾清运费', 'fixed', 40_000, '户', '装修人', '装修管理服务协议第六条'),
  line('门禁卡工本费', 'fixed', 2000, '张', '申请人', '前台公示'),
  line('地下车位管理费', 'fixed', 8000, '月', '车位业主', '停车场公示'),
]

const EMPTY: knowledge.ArticleContent = { answer: '', body: '', aliases: [], steps: [], papers: [], place: '', hours: '', fee: '', duration: '', feeLines: [] }
const DOCUMENTS: readonly (readonly [string, string])[] = [
  ['管理工作细则', '一、服务时间：每日 8:30 至 18:00，夜间有人值班，急修随时受理。\n二、报修：户内急修三十分钟到场，一般报修两小时内到场，预约的按约定时间。\n三、投诉：复杂投诉二十四小时内反馈，重大投诉立即上报项目经理。\n四、巡查：公共区域每日巡查，电梯、水泵、消防设施按周期检查并公示。\n五、收费：标准公示，不收合同和公示以外的任何费用。'],
  ['临时管理规约', '第一条 为维护全体业主的合法权益，维护公共环境和秩序，制定本规约。\n第二条 业主应当按照规划用途使用房屋，不得擅自改变承重结构、外立面和共用管线。\n第三条 装饰装修应当事先告知物业服务人，遵守施工时间，及时清运垃圾。\n第四条 不得在公共通道堆放物品、停放电动自行车或者充电。\n第五条 饲养宠物应当遵守当地规定，外出牵绳，清理粪便。\n第六条 业主应当按时交纳物业费和分摊的公共能耗费用。'],
  ['业户手册', '欢迎您入住清溪花园。\n常用电话：服务中心 0599-8200 1234（二十四小时）。\n报修：可以打电话、到前台或用业主端，拍照更快。\n钥匙与门禁：遗失请立即挂失。\n垃圾分类：定时定点投放，大件垃圾请预约清运。\n紧急情况：先关水阀、电闸、气阀，再打电话给我们。'],
]

/** The knowledge base at work: the tariff and the shelf of the site, questions with and without an answer, errands, rooms. */
export function knowledgeLives(cast: Cast, known: Known, since: Date, today: Date): { at: Date; life: Life }[] {
  const before = (hours: number): Date => new Date(today.getTime() - hours * HOUR)
  // Days ago, and the hour of Shanghai's clock: what lies further back happened in opening hours.
  const midnight = Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY - 8 * HOUR
  const ago: Ago = (days, hour) => new Date(midnight - days * DAY + hour * HOUR)
  const shelf = new Date(since.getTime() + 8.2 * HOUR)
  return [
    { at: shelf, life: shelfLife(cast, since, shelf) },
    { at: ago(4, 9.4), life: answersLife(cast, known, ago) },
    { at: ago(3, 10.2), life: unansweredLife(cast, known, ago) },
    { at: ago(12, 9.6), life: errandLife(cast, ago) },
    { at: before(5), life: transferLife(cast, known, before) },
    { at: before(30), life: roomsLife(cast, today, before) },
  ]
}

async function* shelfLife({ company, performer }: Cast, since: Date, at: Date): Life {
  const keeper = company.actors.get('supervisor')!
  const write = async (when: Date, body: Parameters<typeof performer.perform<typeof knowledge.createArticle>>[3]['body']) => {
    const made = await performer.perform(keeper, when, knowledge.createArticle, { body })
    return performer.perform(keeper, when, knowledge.actOnArticle, { params: { id: made.id }, body: { action: 'publish' } })
  }
  await write(at, { siteId: company.siteId, kind: 'fee', topic: '费用与票据', title: '清溪花园收费标准', content: { ...EMPTY, answer: '住宅物业费每平方米每月 2.80 元，公共能耗每平方米每月 0.35 元，按产权面积计算，每季度首月前交纳。', aliases: ['物业费标准', '清溪花园物业费'], feeLines: TARIFF } })
  const ids: string[] = []
  for (const [title, body] of DOCUMENTS) ids.push((await write(at, { siteId: company.siteId, kind: 'document', topic: '规约与手册', title, content: { ...EMPTY, body } })).id)
  const homes = company.households.filter((home) => home.isLivedIn)
  for (let i = 0; i < 9; i++) {
    const when = new Date(since.getTime() + (4 + i * 6) * DAY + 10.3 * HOUR)
    yield when
    const home = homes[(i * 53 + 17) % homes.length]!
    await performer.perform(company.actors.get(i % 2 ? 'steward' : 'desk')!, when, knowledge.createReceipt, {
      params: { id: ids[i % ids.length]! }, body: { unitId: home.unitId, personId: home.ownerId, how: i % 3 === 2 ? 'explained' : 'handed_over', note: i % 3 === 2 ? '解释装修时间和电动车停放规定' : '' },
    })
  }
}

type Ago = (days: number, hour: number) => Date

/** Questions that the knowledge base answered: days ago, hour, words, article, kind, household. */
const ANSWERED: readonly (readonly [number, number, string, string, string, number])[] = [
  [4, 9.4, '家里想装宽带，是不是只能用你们指定的？', '宽带报装', 'telecom', 22],
  [4, 15.1, '租客要搬家了，沙发怎么拉出去？', '物品放行条', 'cards', 61],
  [3, 11.3, '装修要先办什么手续？', '装修申请与施工许可', 'decoration', 103],
  [2, 9.9, '门禁卡掉了，怎么补？', '门禁卡办理与挂失', 'cards', 149],
  [2, 16.6, '公司抬头的发票怎么开？', '开具发票', 'invoice', 188],
  [1, 10.7, '车位月卡现在还有吗，要带什么？', '月卡车位办理', 'parking', 230],
  [1, 17.2, '几点下班？我晚点过来。', '服务中心几点上班', 'community', 271],
]

async function* answersLife({ company, performer }: Cast, known: Known, ago: Ago): Life {
  const homes = company.households.filter((home) => home.isLivedIn)
  for (const [index, [days, hour, words, title, kind, at]] of ANSWERED.entries()) {
    if (index > 0) yield ago(days, hour)
    const [home, article] = [homes[at]!, known.articles.get(title)!]
    await performer.perform(company.actors.get(index % 2 ? 'desk2' : 'desk')!, ago(days, hour), cases.createContact, {
      body: { siteId: company.siteId, channel: index % 3 === 0 ? 'visit' : 'phone', personId: home.ownerId, unitId: home.unitId, phone: home.phone, words, outcome: { kind: 'settled', answer: `已按《${title}》告知办理地点、资料和时间。`, enquiryKindId: known.kinds.get(kind), article } },
    })
  }
}

async function* unansweredLife({ company, performer }: Cast, known: Known, ago: Ago): Life {
  const homes = company.households.filter((home) => home.isLivedIn)
  const ask = (at: Date, words: string, kind: string, home: number) =>
    performer.perform(company.actors.get('desk2')!, at, cases.createContact, {
      body: { siteId: company.siteId, channel: 'phone', personId: homes[home]!.ownerId, unitId: homes[home]!.unitId, phone: homes[home]!.phone, words, couldNotAnswer: true, outcome: { kind: 'opened_case', case: { kind: 'enquiry', enquiryKindId: known.kinds.get(kind), contactPhone: homes[home]!.phone } } },
    })
  const first = await ask(ago(3, 10.2), '地下车库自己的车位能不能装充电桩，物业要盖章吗？', 'parking', 77)
  yield ago(3, 11.6)
  await performer.perform(company.actors.get('supervisor')!, ago(3, 11.6), cases.actOnCase, { params: { id: first.case!.id }, body: { action: 'start', note: '已问工程部与供电公司' } })
  yield ago(2, 14.4)
  await ask(ago(2, 14.4), '家里老人想申请加装扶手，街道有没有补贴？', 'community', 165)
  yield ago(1, 9.3)
  await ask(ago(1, 9.3), '新能源车的月卡有没有优惠？', 'parking', 251)
}

async function* errandLife({ company, performer }: Cast, ago: Ago): Life {
  const homes = company.households.filter((home) => home.isLivedIn)
  const desk = company.actors.get('desk')!
  const take = (at: Date, service: knowledge.Utility, home: number, provider = '') =>
    performer.perform(desk, at, errands.createApplication, { body: { siteId: company.siteId, service, unitId: homes[home]!.unitId, personId: homes[home]!.ownerId, contactPhone: homes[home]!.phone, provider } })
  const act = (at: Date, id: string, body: object) => performer.perform(desk, at, errands.actOnApplication, { params: { id }, body: body as never })
  const all = (one: { papers: readonly { name: string; isRequired?: boolean }[] }) => ({ action: 'papers', papers: one.papers.map((paper) => ({ ...paper, has: paper.isRequired === true })) })
  const gas = await take(ago(12, 9.6), 'gas', 33)
  yield ago(12, 15.2)
  await act(ago(12, 15.2), gas.id, all(gas))
  yield ago(11, 9.1)
  await act(ago(11, 9.1), gas.id, { action: 'submit', provider: '溪山燃气公司', providerNumber: 'RQ-20418' })
  yield ago(9, 10.4)
  await act(ago(9, 10.4), gas.id, { action: 'appoint', from: ago(7, 14).toISOString(), to: ago(7, 16).toISOString() })
  yield ago(7, 15.8)
  await act(ago(7, 15.8), gas.id, { action: 'done', result: '已点火通气，户号 330418，业主在场验收。' })
  yield ago(6, 9.5)
  const tv = await take(ago(6, 9.5), 'cable_tv', 119, '溪山广电')
  yield ago(6, 16.1)
  await act(ago(6, 16.1), tv.id, { action: 'refuse', reason: '该楼栋正在光纤改造，下月起受理，已告知业主。' })
  yield ago(4, 10.1)
  const net = await take(ago(4, 10.1), 'broadband', 204)
  yield ago(4, 14.2)
  await act(ago(4, 14.2), net.id, all(net))
  yield ago(3, 9.2)
  await act(ago(3, 9.2), net.id, { action: 'submit', provider: '溪山电信', providerNumber: 'KD-77120' })
  yield ago(2, 11)
  await act(ago(2, 11), net.id, { action: 'appoint', from: ago(-1, 9).toISOString(), to: ago(-1, 11).toISOString() })
  yield ago(2, 15.5)
  await take(ago(2, 15.5), 'gas', 286)
  yield ago(1, 15.1)
  const phone = await take(ago(1, 15.1), 'phone', 340, '溪山电信')
  yield ago(1, 16.3)
  await act(ago(1, 16.3), phone.id, all(phone))
}

/** An enquiry on its way to another post: the desk still answers for it. */
async function* transferLife({ company, performer }: Cast, known: Known, before: (hours: number) => Date): Life {
  const home = company.households.filter((one) => one.isLivedIn)[312]!
  const desk = company.actors.get('desk')!
  const taken = await performer.perform(desk, before(5), cases.createCase, {
    body: { siteId: company.siteId, channel: 'phone', kind: 'enquiry', statement: '我们这栋外墙维修能不能动用维修资金，账上还有多少？', unitId: home.unitId, personId: home.ownerId, contactPhone: home.phone, enquiryKindId: known.kinds.get('fund') },
  })
  yield before(4.8)
  await performer.perform(desk, before(4.8), cases.actOnCase, { params: { id: taken.id }, body: { action: 'transfer', toEmployeeId: company.actors.get('manager')!.employeeId, reason: '涉及维修资金账户，请项目经理答复业主' } })
}

async function* roomsLife({ company, performer }: Cast, today: Date, before: (hours: number) => Date): Life {
  const keeper = company.actors.get('supervisor')!
  const make = (body: Parameters<typeof performer.perform<typeof errands.createBookable>>[3]['body']) => performer.perform(keeper, before(30), errands.createBookable, { body })
  const room = await make({ siteId: company.siteId, kind: 'meeting_room', name: '业主议事厅', place: '会所二楼', seats: 24, priceFen: 0, priceUnit: '小时' })
  const small = await make({ siteId: company.siteId, kind: 'meeting_room', name: '小会议室', place: '会所一楼', seats: 8, priceFen: 3000, priceUnit: '小时' })
  const printing = await make({ siteId: company.siteId, kind: 'printing', name: 'A4 黑白打印', place: '前台', priceFen: 50, priceUnit: '页' })
  yield before(28)
  const midnight = Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY - 8 * HOUR
  const at = (hours: number): string => new Date(midnight + hours * HOUR).toISOString()
  const book = (bookableId: string, from: number, to: number, bookedFor: string, purpose: string, quantity = 1) =>
    performer.perform(company.actors.get('desk')!, before(28), errands.createBooking, { body: { bookableId, startsAt: at(from), endsAt: at(to), bookedFor, purpose, quantity } })
  await book(room.id, 9, 11.5, '业主委员会', '月度例会')
  await book(room.id, 14, 16, '书法小组', '活动')
  await book(small.id, 10, 11, '3 栋楼组长', '电梯更换意见征集')
  await book(printing.id, 9, 17, '业主委员会', '议题材料', 36)
}
