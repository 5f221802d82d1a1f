import { exams, type Output, type Sent } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { itemsOf } from '../modules/training/sittings/paper.ts'
import { shownKeys } from '../modules/training/sittings/shown.ts'
import type { Cast } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
type Exam = Output<typeof exams.createExam>

const line = (type: exams.BlueprintSection['lines'][number]['type'], count: number, marks: number, more: Partial<exams.BlueprintSection['lines'][number]> = {}) => ({ topic: null, difficulty: null, type, count, marks, ...more })
const PATTERNS = {
  quarter: { name: '岗位季度考试', passPercent: 70, durationMinutes: 60, retakeAfterDays: 3, sections: [{ title: '选择与判断', lines: [line('single', 15, 2), line('multiple', 8, 3), line('true_false', 8, 2)] }, { title: '填空、排序与配对', passPercent: 50, lines: [line('blank', 3, 4), line('ordering', 3, 3), line('matching', 3, 3)] }] },
  complaint: { name: '投诉处理专项', passPercent: 80, durationMinutes: 40, maxAttempts: 1, markers: 2, markTolerance: 1, sections: [{ title: '客观题', lines: [line('single', 10, 4, { topic: 'complaint' }), line('multiple', 4, 5, { topic: 'complaint' })] }, { title: '简答', lines: [line('short_answer', 1, 20, { topic: 'complaint' }), line('short_answer', 1, 20, { topic: 'communication' })] }] },
} as const satisfies Record<string, Sent<typeof exams.createBlueprint>['body']>

/** How many of the questions each answers right at the exam of the quarter. */
const RESULTS: readonly (readonly [login: string, right: number])[] = [
  ['manager', 0.97], ['supervisor', 0.95], ['desk', 0.92], ['desk2', 0.85], ['steward', 0.9], ['steward2', 0.82], ['engineer', 0.87], ['tech', 0.8], ['tech2', 0.55], ['tech3', 0.75], ['guard', 0.77], ['cleaner', 0.72],
]

/** The exam of the quarter a month ago with one who failed twice, one whose marks are still to be given, and one that is open today. */
export async function examsAreSat({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const actor = (login: string): Actor => company.actors.get(login)!
  const supervisor = actor('supervisor')
  // Nine in the morning at the site.
  const began = new Date(Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY - 30 * DAY + HOUR)
  const pattern = async (body: Sent<typeof exams.createBlueprint>['body']): Promise<string> => (await performer.perform(supervisor, new Date(began.getTime() - DAY), exams.createBlueprint, { body })).id
  const [quarter, complaint] = [await pattern(PATTERNS.quarter), await pattern(PATTERNS.complaint)]
  const plan = async (at: Date, title: string, blueprintId: string, days: number, logins: readonly string[]): Promise<Exam> => {
    const made = await performer.perform(supervisor, at, exams.createExam, { body: { siteId: company.siteId, blueprintId, title, opensAt: at.toISOString(), closesAt: new Date(at.getTime() + days * DAY).toISOString(), candidateIds: logins.map((login) => actor(login).employeeId!) } })
    return performer.perform(supervisor, at, exams.actOnExam, { params: { id: made.id }, body: { action: 'publish' } })
  }
  const sit = async (login: string, sittingId: string, at: Date, right: number): Promise<Output<typeof exams.submitSitting>> => {
    const { holder } = await performer.perform(actor(login), at, exams.enterSitting, { params: { id: sittingId }, body: { device: '电脑' } })
    const answers = await answersOf(performer.app, actor(login), sittingId, right)
    return performer.perform(actor(login), new Date(at.getTime() + 31 * MINUTE), exams.submitSitting, { params: { id: sittingId }, body: { holder, answers } })
  }
  const sittingOf = (exam: Exam, login: string): string => exam.sittings.find(({ employee }) => employee.id === actor(login).employeeId)!.id

  const past = await plan(began, '上季度岗位考试', quarter, 7, RESULTS.map(([login]) => login))
  for (const [at, [login, right]] of RESULTS.entries()) {
    const when = new Date(began.getTime() + (at % 4) * DAY + at * 20 * MINUTE + 2 * HOUR)
    const done = await sit(login, sittingOf(past, login), when, right)
    if (login !== 'tech2') continue
    const again = new Date(when.getTime() + 4 * DAY)
    const next = await performer.perform(actor(login), again, exams.retakeExam, { params: { id: done.id } })
    await sit(login, next.id, again, 0.62)
  }
  const over = new Date(began.getTime() + 8 * DAY)
  await performer.perform(supervisor, over, exams.actOnExam, { params: { id: past.id }, body: { action: 'close' } })
  const wrong = (await performer.perform(actor('tech'), over, exams.reviewSitting, { params: { id: sittingOf(past, 'tech') } })).items.find(({ score }) => score === 0)
  if (wrong) {
    const appeal = await performer.perform(actor('tech'), over, exams.raiseAppeal, { params: { id: sittingOf(past, 'tech') }, body: { position: wrong.position, reason: '现场作业规程与题目给的答案不一致。' } })
    await performer.perform(actor('manager'), new Date(over.getTime() + DAY), exams.decideAppeal, { params: { id: appeal.id }, body: { action: 'reject', reply: '答案以现行手册为准，作业规程下月统一修订。' } })
  }

  const special = await plan(new Date(today.getTime() - 2 * DAY), '投诉处理专项考试', complaint, 6, ['desk', 'desk2', 'steward', 'steward2'])
  for (const [at, login] of ['desk2', 'steward2'].entries()) await sit(login, sittingOf(special, login), new Date(today.getTime() - (30 - at * 5) * HOUR), 0.9)
  await plan(new Date(today.getTime() - HOUR), '本季度岗位考试', quarter, 10, ['desk', 'desk2', 'steward', 'tech', 'tech2', 'tech3'])
}

/** The first of the questions answered right, the others left as people leave them; written ones in a few words. */
export async function answersOf(app: Cast['performer']['app'], who: Actor, sittingId: string, right: number): Promise<{ position: number; sequence: number; response: string[] }[]> {
  const rows = await runInCtx(app, { actor: who }, (ctx) => itemsOf(ctx, sittingId))
  return rows.flatMap((row, at) => {
    // Spread over the paper, the same at every load.
    const isRight = Math.floor((at + 1) * right) > Math.floor(at * right)
    if (row.type === 'short_answer') return [{ position: row.position, sequence: 1, response: ['先请业主坐下，听他说完，不打断；登记时间地点和要求，当场说明多久回复；跟到办好再回访。'] }]
    if (row.type === 'blank') return isRight ? [{ position: row.position, sequence: 1, response: row.answer.map((word) => word.split('|')[0]!) }] : []
    if (isRight) return [{ position: row.position, sequence: 1, response: shownKeys(row.type, row, row.answer) }]
    if (row.type === 'true_false') return [{ position: row.position, sequence: 1, response: [row.answer[0] === 'true' ? 'false' : 'true'] }]
    const other = row.option_order.find((key) => !row.answer.includes(key))
    return row.type === 'single' && other !== undefined ? [{ position: row.position, sequence: 1, response: shownKeys('single', row, [other]) }] : []
  })
}
