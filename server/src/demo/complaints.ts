import sharp from 'sharp'
import { cases, complaints, organization, type Sent } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { AppError } from '../platform/errors.ts'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'
import type { Cast, Life } from './history.ts'

type Act = Sent<typeof complaints.actOnComplaint>['body']

export async function onComplaint(cast: Cast, actor: Actor, at: Date, id: string, body: Act): Promise<complaints.Complaint> {
  return cast.performer.perform(actor, at, complaints.actOnComplaint, { params: { id }, body: body as never })
}

/** Closes a case; a complaint whose five clears are not whole is closed by the supervisor, who says why. */
export async function closeCase(cast: Cast, actor: Actor, at: Date, id: string): Promise<void> {
  const close = (who: Actor, override?: string) => cast.performer.perform(who, at, cases.actOnCase, { params: { id }, body: { action: 'close', ...(override ? { override } : {}) } })
  try {
    await close(actor)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'complaint.clears_missing') throw error
    await close(cast.company.actors.get('supervisor')!, '业主已确认解决，跟进间隔超时已在晨会说明')
  }
}

const HOUR = 3_600_000

/** Complaints that are being handled as the demo is opened, one at each turn of the way; and one that was signed and closed. */
export function complaintLives(cast: Cast, today: Date): { at: Date; life: Life }[] {
  const before = (hours: number): Date => new Date(today.getTime() - hours * HOUR)
  return [
    { at: before(122), life: signedAndClosed(cast, before) },
    { at: before(52), life: handedUp(cast, before) },
    { at: before(29), life: jointHandling(cast, before) },
    { at: before(20), life: cannotBeSolved(cast, before, today) },
  ]
}

type Before = (hours: number) => Date
const who = (cast: Cast, login: string): Actor => cast.company.actors.get(login)!
const HEARD = { letFinish: true, noHaste: true, noArguing: true } as const

/** Taken at the desk with all that is to be asked. */
async function taken(cast: Cast, at: Date, home: number, facts: { category: string; statement: string; demand: string; persons: string; place?: string; wish: 'be_heard' | 'be_respected' | 'be_compensated'; notes: string }): Promise<string> {
  const household = cast.company.households.filter((one) => one.isLivedIn)[home]!
  const { id } = await cast.performer.perform(who(cast, 'desk'), at, cases.createCase, {
    body: {
      siteId: cast.company.siteId, channel: 'phone', kind: 'complaint', grade: 'complex', statement: facts.statement, categoryId: cast.categoryIds.get(facts.category) ?? null, unitId: household.unitId, personId: household.ownerId, contactPhone: household.phone,
      placeKind: facts.place ? 'public_area' : 'unit', place: facts.place ?? '', demand: facts.demand, personsInvolved: facts.persons, wish: facts.wish, occurredAt: new Date(at.getTime() - 3 * HOUR).toISOString(),
    },
  })
  await onComplaint(cast, who(cast, 'desk'), at, id, { action: 'record', listenerNotes: facts.notes, ...HEARD })
  await onComplaint(cast, who(cast, 'desk'), at, id, { action: 'explain_process', how: 'sms' })
  return id
}

async function* handedUp(cast: Cast, before: Before): Life {
  const [steward, supervisor] = [who(cast, 'steward'), who(cast, 'supervisor')]
  const id = await taken(cast, before(52), 57, {
    category: 'order.noise', statement: '楼下棋牌室半夜还在打麻将，洗牌声音像打雷，孩子明年高考。', demand: '晚上十点以后不许营业', persons: '业主一家三口', wish: 'be_respected', notes: '业主讲了约十五分钟，已复述确认；强调孩子备考。',
  })
  yield before(50)
  await onComplaint(cast, steward, before(50), id, { action: 'check_validity', validity: 'valid' })
  await onComplaint(cast, steward, before(50), id, { action: 'record', impact: 'high' })
  await onComplaint(cast, steward, before(49), id, { action: 'add_finding', method: 'interview', heard: '夜班秩序员', found: '连续三晚二十三点后仍有人声和洗牌声。' })
  yield before(46)
  await onComplaint(cast, steward, before(46), id, { action: 'verify', result: 'substantiated', note: '与秩序巡查记录一致' })
  await onComplaint(cast, steward, before(46), id, { action: 'find_cause', causeClass: 'outside', cause: '经营户未按约定时间打烊' })
  const { solutions } = await onComplaint(cast, steward, before(45), id, { action: 'propose', kind: 'explain', text: '约谈经营户，承诺二十三点打烊。' })
  yield before(28)
  await onComplaint(cast, who(cast, 'desk'), before(28), id, { action: 'answer_solution', solutionId: solutions[0]!.id, isAgreed: false, opinion: '二十三点太晚，孩子十点就要睡。' })
  yield before(27)
  const { levels } = await onComplaint(cast, steward, before(27), id, { action: 'hand_up', reason: '业主不同意二十三点打烊，要求二十二点。', answerBy: before(3).toISOString() })
  yield before(9)
  await onComplaint(cast, supervisor, before(9), id, { action: 'answer_level', levelId: levels.at(-1)!.id, answer: '已与经营户约定二十二点三十分打烊，并加装隔音帘。', outcome: 'not_agreed' })
  yield before(8)
  await onComplaint(cast, supervisor, before(8), id, { action: 'hand_up', reason: '业主坚持二十二点，请项目经理出面协调。', answerBy: before(-20).toISOString(), isByPhone: true })
}

async function* jointHandling(cast: Cast, before: Before): Life {
  const [desk, engineer] = [who(cast, 'desk'), who(cast, 'engineer')]
  const id = await taken(cast, before(29), 130, {
    category: 'order.stranger', statement: '单元门禁坏了一个星期，昨晚又有陌生人上楼，你们到底管不管？', demand: '马上修好门禁并加强巡逻', persons: '本单元住户', place: '4 栋 2 单元门厅', wish: 'be_heard', notes: '业主情绪激动，先倾听再逐项记录。',
  })
  const departments = await cast.performer.perform(desk, before(29), organization.listDepartments, { query: { siteId: cast.company.siteId } })
  const engineering = departments.items.find(({ code }) => code === 'ENGINEERING')!
  // Nobody has read it for more than a day: the briefing shows it.
  await onComplaint(cast, desk, before(28.5), id, { action: 'ask_department', departmentId: engineering.id, assigneeId: engineer.employeeId!, title: '请给出门禁维修方案和完成时间' })
  yield before(26)
  await onComplaint(cast, desk, before(26), id, { action: 'check_validity', validity: 'valid' })
}

async function* cannotBeSolved(cast: Cast, before: Before, today: Date): Life {
  const id = await taken(cast, before(20), 171, {
    category: 'facility.public', statement: '地下车库入口坡道太陡，底盘刮了两次，什么时候能改？', demand: '改造坡道', persons: '业主本人', place: '地下车库东入口', wish: 'be_compensated', notes: '业主提供了底盘照片。',
  })
  yield before(17)
  await onComplaint(cast, who(cast, 'steward'), before(17), id, { action: 'check_validity', validity: 'partly', reason: '坡度符合竣工图，确有刮擦风险' })
  yield before(16)
  await onComplaint(cast, who(cast, 'steward'), before(16), id, {
    action: 'cannot_solve', explanation: '坡道改造需要开发商和设计单位配合，我们已发函，先加装缓冲胶条。', nextReplyAt: new Date(today.getTime() + 52 * HOUR).toISOString(),
  })
}

async function* signedAndClosed(cast: Cast, before: Before): Life {
  const [desk, steward] = [who(cast, 'desk'), who(cast, 'steward')]
  const id = await taken(cast, before(122), 201, {
    category: 'service.attitude', statement: '前天办装修手续，窗口让我跑了三趟，每次说的材料都不一样。', demand: '一次说清需要的材料', persons: '业主本人、前台值班人员', wish: 'be_respected', notes: '业主语气平和，希望改进。',
  })
  yield before(120)
  await onComplaint(cast, steward, before(120), id, { action: 'check_validity', validity: 'valid' })
  await onComplaint(cast, steward, before(120), id, { action: 'add_finding', method: 'archive', found: '三次来访记录所列材料清单不一致。' })
  await onComplaint(cast, steward, before(119), id, { action: 'verify', result: 'substantiated' })
  await onComplaint(cast, steward, before(119), id, { action: 'find_cause', causeClass: 'management', cause: '材料清单没有统一版本' })
  const { solutions } = await onComplaint(cast, steward, before(118), id, { action: 'propose', kind: 'apologise', text: '当面致歉，统一材料清单并张贴。' })
  yield before(101)
  await onComplaint(cast, desk, before(101), id, { action: 'answer_solution', solutionId: solutions[0]!.id, isAgreed: true })
  await onComplaint(cast, desk, before(101), id, { action: 'feed_back', text: '已统一装修材料清单，前台和业主端都可查看。', opinion: '这样就清楚了' })
  await cast.performer.perform(steward, before(101), cases.actOnCase, { params: { id }, body: { action: 'resolve', result: '统一材料清单并张贴，已当面致歉。', cause: '材料清单没有统一版本' } })
  yield before(98)
  await cast.performer.perform(desk, before(98), cases.actOnCase, { params: { id }, body: { action: 'return_visit', isReached: true, isSettled: true, score: 5, opinion: '这样就清楚了' } })
  await onComplaint(cast, steward, before(98), id, { action: 'sign', signer: 'resident', name: '业主本人', opinion: '这样就清楚了', fileId: await signatureOf(cast, steward) })
  yield before(97)
  await closeCase(cast, desk, before(97), id)
}

/** A signature as a finger draws it. */
async function signatureOf(cast: Cast, actor: Actor): Promise<string> {
  const id = newId()
  const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="400"><rect width="960" height="400" fill="#fff"/><path d="M140 250c60-120 90-130 100-60s-40 130 30 60 90-120 120-60-20 120 50 40 110-90 140-20 40 60 120-30 90-60 140-20" fill="none" stroke="#10233f" stroke-width="8" stroke-linecap="round"/></svg>'
  await storeFile(cast.performer.app, actor, { id, name: 'signature.png', content: await sharp(Buffer.from(drawn)).png().toBuffer() })
  return id
}
