import { competence, onboarding, people, practicals, structure, type Output } from '@guanjia/contract'
import { dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'
import { demoSignature } from './paid.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
type Practical = Output<typeof practicals.getPractical>

/** Who was assessed in what, how many days ago, by whom, and where they were below the best; the second assessor saw it alike unless it says otherwise. */
const ASSESSED: readonly { login: string; code: string; daysAgo: number; by: readonly string[]; worse: Record<string, number>; other?: Record<string, number>; signs?: boolean; remark?: string }[] = [
  { login: 'tech', code: 'SC-FIRE', daysAgo: 40, by: ['engineer', 'supervisor'], worse: { smoke: 2 }, signs: true },
  { login: 'tech3', code: 'SC-FIRE', daysAgo: 40, by: ['engineer', 'supervisor'], worse: { alarm: 2, record: 1 }, signs: true },
  { login: 'tech3', code: 'SC-LIFT', daysAgo: 38, by: ['engineer', 'supervisor'], worse: { locate: 2 }, signs: true, remark: '松闸步骤希望再安排一次实练。' },
  { login: 'tech2', code: 'SC-LIFT', daysAgo: 38, by: ['engineer', 'supervisor'], worse: { locked: 0, release: 2 }, signs: true, remark: '断电确认漏了一步，下次改正。' },
  { login: 'guard', code: 'SC-RIOT', daysAgo: 25, by: ['supervisor', 'manager'], worse: { team: 2 }, signs: true },
  { login: 'guard', code: 'SC-PLAN', daysAgo: 3, by: ['supervisor', 'manager'], worse: { level: 2 }, signs: false },
  { login: 'desk', code: 'SC-ANGRY', daysAgo: 20, by: ['supervisor', 'manager'], worse: { sorry: 3 }, signs: true },
  { login: 'steward', code: 'SC-ANGRY', daysAgo: 20, by: ['supervisor', 'manager'], worse: { seat: 3, follow: 3 }, signs: true },
  { login: 'desk2', code: 'SC-SCENE', daysAgo: 10, by: ['supervisor', 'manager'], worse: { posture: 3 }, signs: true },
  // The two differ, and a third is still to be called.
  { login: 'desk2', code: 'SC-ANGRY', daysAgo: 2, by: ['supervisor', 'manager'], worse: { listen: 1, clear: 1, promise: 2 }, other: { seat: 3 } },
]

/** Practicals of two months, a new steward before the joint evaluation, a rule of promotion with one who is proposed. */
export async function colleaguesProveThemselves({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const actor = (login: string) => company.actors.get(login)!
  const id = (login: string): string => actor(login).employeeId!
  const { siteId } = company
  const nine = Math.floor((today.getTime() + 8 * HOUR) / DAY) * DAY + HOUR
  const at = (daysAgo: number, hours = 0): Date => new Date(nine - daysAgo * DAY + hours * HOUR)
  const { items: rubrics } = await performer.perform(actor('supervisor'), at(41), practicals.listRubrics, {})
  const rubric = (code: string) => rubrics.find((one) => one.code === code)!
  const marks = (one: Practical, worse: Record<string, number>) => one.criteria.map(({ id: criterionId, levels }) => ({ criterionId, level: worse[criterionId] ?? levels.length - 1 }))
  const plan = async (code: string, login: string, by: readonly string[], when: Date, purpose: Practical['purpose'] = 'qualification'): Promise<Practical> =>
    (await performer.perform(actor('supervisor'), new Date(when.getTime() - 2 * DAY), practicals.createPractical, { body: { siteId, rubricId: rubric(code).id, employeeIds: [id(login)], assessorIds: by.map(id), purpose, plannedAt: when.toISOString(), place: purpose === 'onboarding' || code === 'SC-ANGRY' ? '服务中心' : '设备房' } })).items[0]!
  for (const { login, code, daysAgo, by, worse, other, signs, remark = '' } of ASSESSED) {
    const when = at(daysAgo, 5)
    const one = await plan(code, login, by, when, code === 'SC-SCENE' ? 'drill' : 'qualification')
    for (const [n, who] of by.entries()) await performer.perform(actor(who), new Date(when.getTime() + n * HOUR), practicals.scorePractical, { params: { id: one.id }, body: { marks: marks(one, n === 0 ? worse : (other ?? worse)) } })
    if (signs) await performer.perform(actor(login), new Date(when.getTime() + 3 * HOUR), practicals.signPractical, { params: { id: one.id }, body: { fileId: await demoSignature(performer.app, actor(login)), remark } })
  }
  await plan('SC-FIRE', 'tech2', ['engineer', 'supervisor'], new Date(nine + 2 * DAY))

  const day = (date: Date): string => dayIn('Asia/Shanghai', date)
  const scenario = await plan('SC-ANGRY', 'steward2', ['supervisor', 'manager'], at(15), 'onboarding')
  for (const who of ['supervisor', 'manager']) await performer.perform(actor(who), at(15, 1), practicals.scorePractical, { params: { id: scenario.id }, body: { marks: marks(scenario, { clear: 3 }) } })
  const newcomer = await performer.perform(actor('manager'), at(50), onboarding.createOnboarding, {
    body: { siteId, employeeId: id('steward2'), post: 'steward', probationUntil: day(new Date(nine + 12 * DAY)), rubricId: rubric('PY-BUTLER').id, quorumPercent: 67, evaluators: [{ employeeId: id('supervisor'), department: '客服部', weight: 50 }, { employeeId: id('engineer'), department: '工程部', weight: 30 }, { employeeId: id('manager'), department: '项目部', weight: 20 }] },
  })
  const written = await demoSignature(performer.app, actor('manager'))
  await performer.perform(actor('manager'), at(48), onboarding.actOnOnboarding, { params: { id: newcomer.id }, body: { action: 'pass_written', percent: 86, fileId: written } })
  await performer.perform(actor('manager'), at(14), onboarding.actOnOnboarding, { params: { id: newcomer.id }, body: { action: 'pass_scenario', practicalId: scenario.id } })
  const judged = rubric('PY-BUTLER').criteria.map(({ id: criterionId }, n) => ({ criterionId, level: n % 3 === 0 ? 3 : 4 }))
  await performer.perform(actor('engineer'), at(4), onboarding.evaluateOnboarding, { params: { id: newcomer.id }, body: { marks: judged, comment: '报修信息登记清楚，现场配合好。' } })

  const { items: posts } = await performer.perform(actor('admin'), at(5), structure.listPositions, {})
  const post = (code: string): string => posts.find((one) => one.code === code)!.id
  await performer.perform(actor('admin'), at(5), competence.createPromotionRule, { body: { name: '前台晋升客服主管', kind: 'promotion', fromPositionId: post('FRONT_DESK'), toPositionId: post('CS_SUPERVISOR'), minMonths: 24, rubricIds: [rubric('SC-ANGRY').id], minExamPercent: 80 } })
  await performer.perform(actor('admin'), at(5), competence.createPromotionRule, { body: { name: '前台转岗楼宇管家', kind: 'transfer', fromPositionId: post('FRONT_DESK'), toPositionId: post('BUILDING_BUTLER'), minMonths: 12, minScore: 85 } })
  const { version } = await performer.perform(actor('manager'), at(5), people.getEmployee, { params: { id: id('desk') } })
  await performer.perform(actor('manager'), at(5), people.changeEmployee, { params: { id: id('desk') }, body: { version, positionId: post('FRONT_DESK'), joinedOn: day(at(940)), experienceYears: 6, experience: '酒店前台三年，物业客服三年' } })
  await performer.perform(actor('manager'), at(2), competence.findProposals, { body: { siteId } })
}
