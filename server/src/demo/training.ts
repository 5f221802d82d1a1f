import { courses, exams } from '@guanjia/contract'
import { answersOf } from './exams.ts'
import type { Cast } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CLASS = ['desk', 'desk2', 'steward', 'steward2'] as const

/** The plan from this quarter on, one training that was held and examined, one that is to come, and courses that some have begun. */
export async function colleaguesAreTrained({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const actor = (login: string) => company.actors.get(login)!
  const supervisor = actor('supervisor')
  const nine = Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY + HOUR
  const at = (days: number, hours = 0): Date => new Date(nine + days * DAY + hours * HOUR)
  const { items } = await performer.perform(supervisor, at(-14), courses.listCourses, { query: {} })
  const course = (code: string): string => items.find((one) => one.code === code)!.id
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
  for (const [login, code, parts] of [['desk', 'KC-02', 4], ['steward', 'KC-07', 2], ['tech', 'KC-06', 1]] as const) {
    const one = await performer.perform(actor(login), at(-5), courses.getCourse, { params: { id: course(code) } })
    for (const part of one.parts.slice(0, parts)) {
      await performer.perform(actor(login), at(-5), courses.noteProgress, { params: { id: one.id }, body: { partId: part.id, seconds: 0, percent: 0 } })
      await performer.perform(actor(login), at(-5, 1), courses.noteProgress, { params: { id: one.id }, body: { partId: part.id, seconds: 120, percent: 100 } })
    }
  }
}
