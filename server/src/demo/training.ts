import { courses, exams, improvements, organization, redress, sharing } from '@guanjia/contract'
import { answersOf } from './exams.ts'
import type { Cast } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CLASS = ['desk', 'desk2', 'steward', 'steward2'] as const

/** The plan from this quarter on, cases of the library as material, a sharing meeting with its tip, a seminar to come, a lesson and with whom it was exchanged, one training that was held and examined, one that is to come, and courses that some have begun. */
export async function colleaguesAreTrained({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const actor = (login: string) => company.actors.get(login)!
  const supervisor = actor('supervisor')
  const nine = Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY + HOUR
  const at = (days: number, hours = 0): Date => new Date(nine + days * DAY + hours * HOUR)
  const { items } = await performer.perform(supervisor, at(-14), courses.listCourses, { query: {} })
  const course = (code: string): string => items.find((one) => one.code === code)!.id
  const { items: library } = await performer.perform(supervisor, at(-14), redress.listLibraryCases, { query: { limit: 50 } })
  const story = (words: string): string => library.find(({ title }) => title.includes(words))!.id
  for (const [code, words] of [['KC-04', '态度冷淡'], ['KC-04', '反馈传不到部门'], ['KC-06', '等配件'], ['KC-08', '楼上漏水']] as const) await performer.perform(supervisor, at(-14), redress.addCaseToCourse, { params: { id: course(code) }, body: { caseId: story(words) } })
  const year = Number(new Date(today.getTime() + 8 * HOUR).toISOString().slice(0, 4))
  const held = at(-12, 5)
  await performer.perform(supervisor, at(-14), courses.planYear, {
    body: { siteId: company.siteId, year, posts: [{ post: 'front_desk', courseIds: ['KC-04', 'KC-02', 'KC-11', 'KC-03'].map(course) }, { post: 'steward', courseIds: ['KC-04', 'KC-07', 'KC-08'].map(course) }, { post: 'technician', courseIds: ['KC-06', 'KC-13'].map(course) }, { post: 'security', courseIds: [course('KC-09')] }] },
  })
  const { items: lines } = await performer.perform(supervisor, at(-14), courses.listPlanLines, { query: { siteId: company.siteId, year } })
  const lineFor = (post: string, code: string): string | null => lines.find((line) => line.post === post && line.course?.id === course(code) && line.state === 'open')?.id ?? null
  const people = (logins: readonly string[]): string[] => logins.map((login) => actor(login).employeeId!)
  const past = await performer.perform(supervisor, at(-13), courses.createSession, {
    body: { siteId: company.siteId, title: '投诉处理规范', courseId: course('KC-04'), startsAt: held.toISOString(), endsAt: new Date(held.getTime() + 2 * HOUR).toISOString(), place: '服务中心会议室', trainer: '周岚', costFen: 60_000, attendeeIds: people(CLASS), planLineId: lineFor('front_desk', 'KC-04') ?? lineFor('steward', 'KC-04') },
  })
  const params = { id: past.id }
  await performer.perform(supervisor, held, courses.signInByHand, { params, body: { employeeIds: people(CLASS) } })
  const over = new Date(held.getTime() + 2 * HOUR)
  await performer.perform(supervisor, over, courses.actOnSession, { params, body: { action: 'hold' } })
  for (const [n, login] of (['desk', 'steward', 'steward2'] as const).entries()) await performer.perform(actor(login), over, courses.giveFeedback, { params, body: { rating: 5 - (n % 2), feedback: n === 1 ? '“五清楚一报告”讲得清楚，希望多练情景。' : '' } })
  const { exam } = await performer.perform(supervisor, over, courses.actOnSession, { params, body: { action: 'examine', days: 3 } })
  for (const login of CLASS) {
    const own = (await performer.perform(actor(login), over, exams.listOwnExams, {})).items.find((one) => one.exam.id === exam!.id)!
    const { holder } = await performer.perform(actor(login), over, exams.enterSitting, { params: { id: own.id }, body: { device: '手机' } })
    await performer.perform(actor(login), new Date(over.getTime() + 12 * 60_000), exams.submitSitting, { params: { id: own.id }, body: { holder, answers: await answersOf(performer.app, actor(login), own.id, 0.9) } })
  }
  await performer.perform(supervisor, new Date(over.getTime() + DAY), courses.actOnSession, { params, body: { action: 'close' } })
  await performer.perform(supervisor, at(-1), courses.createSession, { body: { siteId: company.siteId, title: '电梯困人与消防联合演练', kind: 'drill', courseId: course('KC-09'), startsAt: at(2, 1).toISOString(), endsAt: at(2, 3).toISOString(), place: '3 栋大堂', trainer: '工程部', attendeeIds: people(['desk', 'steward', 'tech', 'tech2', 'guard']), planLineId: lineFor('security', 'KC-09') } })
  await colleaguesShare({ company, performer }, at, story)
  for (const [login, code, parts] of [['desk', 'KC-02', 6], ['steward', 'KC-07', 2], ['tech', 'KC-06', 1]] as const) {
    const one = await performer.perform(actor(login), at(-5), courses.getCourse, { params: { id: course(code) } })
    for (const part of one.parts.slice(0, parts)) {
      await performer.perform(actor(login), at(-5), courses.noteProgress, { params: { id: one.id }, body: { partId: part.id, seconds: 0, percent: 0 } })
      await performer.perform(actor(login), at(-5, 1), courses.noteProgress, { params: { id: one.id }, body: { partId: part.id, seconds: 120, percent: 100 } })
    }
  }
}

/** Colleagues learn from each other: one meeting is over, one is to come; what came of them stands in the library. */
async function colleaguesShare({ company, performer }: Pick<Cast, 'company' | 'performer'>, at: (days: number, hours?: number) => Date, story: (words: string) => string): Promise<void> {
  const actor = (login: string) => company.actors.get(login)!
  const { siteId } = company
  const supervisor = actor('supervisor')
  const people = (logins: readonly string[]): string[] => logins.map((login) => actor(login).employeeId!)
  const began = at(-6, 7)
  const ends = new Date(began.getTime() + HOUR)
  const { items: zones } = await performer.perform(supervisor, at(-9), organization.listZones, { query: { siteId } })
  const [zone] = zones
  if (!zone) throw new Error('The demo has zones')
  const year = Number(new Date(began.getTime() + 8 * HOUR).toISOString().slice(0, 4))
  const quarter = Math.ceil(Number(new Date(began.getTime() + 8 * HOUR).toISOString().slice(5, 7)) / 3)
  await performer.perform(supervisor, at(-9), courses.planYear, { body: { siteId, year, quarters: [quarter], sharingZoneIds: zones.map(({ id }) => id), seminars: ['security'] } })
  const { items: lines } = await performer.perform(supervisor, at(-9), courses.listPlanLines, { query: { siteId, year } })
  const sharingLine = lines.find((line) => line.kind === 'sharing' && line.zone?.id === zone.id && line.state === 'open')
  const shared = await performer.perform(supervisor, at(-9), courses.createSession, { body: { siteId, title: `${zone.name}家政维修经验分享会`, kind: 'sharing', zoneId: zone.id, startsAt: began.toISOString(), endsAt: ends.toISOString(), place: '工程部', trainer: '周岚', attendeeIds: people(['tech', 'tech2', 'tech3']), planLineId: sharingLine?.id ?? null } })
  const params = { id: shared.id }
  await performer.perform(supervisor, at(-8), redress.addCaseToSession, { params, body: { caseId: story('等配件') } })
  await performer.perform(supervisor, began, courses.signInByHand, { params, body: { employeeIds: people(['tech', 'tech2', 'tech3']) } })
  await performer.perform(supervisor, ends, courses.actOnSession, { params, body: { action: 'hold' } })
  const tip = await performer.perform(actor('tech'), ends, sharing.addSessionNote, { params, body: { kind: 'tip', title: '水槽反味先查存水弯', body: '先倒一壶热水，再用小苏打加白醋静置十分钟冲洗；仍反味再拆存水弯，多半是密封圈老化。' } })
  await performer.perform(actor('tech3'), ends, sharing.addSessionNote, { params, body: { kind: 'tip', title: '换灯前先拍接线照', body: '拆旧灯前拍一张接线照片，装完对照一遍，免得火零接反再上门。' } })
  await performer.perform(actor('tech2'), ends, sharing.addSessionNote, { params, body: { kind: 'peer', aboutId: actor('tech').employeeId, title: '先问清楚再动手', body: '我常常带错配件，他出门前会电话问清型号。' } })
  await performer.perform(supervisor, ends, sharing.publishTip, { params: { ...params, noteId: tip.id }, body: { audience: 'staff' } })
  await performer.perform(supervisor, ends, courses.actOnSession, { params, body: { action: 'close' } })
  const seminar = lines.find((line) => line.kind === 'seminar' && line.state === 'open')
  await performer.perform(supervisor, at(-1), courses.createSession, { body: { siteId, title: '客服与安保座谈：门岗拦访客案例', kind: 'seminar', teams: ['customer_service', 'security'], startsAt: at(3, 5).toISOString(), endsAt: at(3, 6).toISOString(), place: '安保班组', attendeeIds: people(['desk', 'steward', 'guard']), planLineId: seminar?.id ?? null } })
  const next = zones[1] ?? zone
  await performer.perform(supervisor, at(-1), redress.teachLibraryCase, { params: { id: story('楼上漏水') }, body: { siteId, title: '案例分享：楼上漏水，业户拒交物业费', kind: 'sharing', zoneId: next.id, startsAt: at(4, 6).toISOString(), endsAt: at(4, 7).toISOString(), place: '服务中心会议室', trainer: '周岚', attendeeIds: people(['desk', 'steward', 'steward2', 'tech']), planLineId: lines.find((line) => line.kind === 'sharing' && line.zone?.id === next.id && line.state === 'open' && line.id !== sharingLine?.id)?.id ?? null } })
  const lesson = await performer.perform(supervisor, at(-5), sharing.createLesson, { body: { siteId, kind: 'lesson', topic: 'repair', title: '停水通知要提前一天送到老人户', happened: '二次供水检修当天上午才发通知，三户老人没有储水，下午集中来电。', learned: '停水前一天发公告，当晚由片区管家逐户电话告知老人和行动不便的住户，备两桶应急水。' } })
  await performer.perform(supervisor, at(-5, 1), sharing.actOnLesson, { params: { id: lesson.id }, body: { action: 'publish' } })
  const praised = await performer.perform(supervisor, at(-4), sharing.createLesson, { body: { siteId, kind: 'experience', topic: 'return_visit', title: '回访先说上次的事', happened: '回访时先复述业主上次的诉求和处理结果，业主愿意多谈，满意度明显提高。', learned: '回访前看一遍历史记录，开场三句话说清上次的事、结果和今天来意。' } })
  await performer.perform(supervisor, at(-4, 1), sharing.actOnLesson, { params: { id: praised.id }, body: { action: 'publish' } })
  await performer.perform(supervisor, at(-3), sharing.recordExchange, { body: { siteId, exchangedOn: at(-3).toISOString().slice(0, 10), partner: '邻里物业服务有限公司', form: 'visit', participants: '周岚、何静', given: '介绍了首接负责和停水通知的做法。', received: '对方每季度把投诉最多的三个点位做成现场课，带着员工去看，印象比听课深。', lessons: [{ id: lesson.id, direction: 'given' }] } })
  await performer.perform(supervisor, at(-2), improvements.raiseTrainingNeed, { body: { siteId, topic: '停水通知与老人户告知', post: '管家', reason: '教训已写入经验教训库，片区管家还没有统一练过。' } })
}
