import { improvements, type Sent } from '@guanjia/contract'
import { dayIn } from '../platform/time.ts'
import type { Cast, Life } from './history.ts'

const DAY = 86_400_000
const dayOf = (at: Date): string => dayIn('Asia/Shanghai', at)

/** What the supervisor made of the figures: one improvement that became the rule, one whose effect is being looked at, one still to do. */
export function improvementLives(cast: Cast, since: Date): { at: Date; life: Life }[] {
  const at = (days: number): Date => new Date(since.getTime() + days * DAY)
  return [
    { at: at(22.4), life: breakersLife(cast, at) },
    { at: at(47.4), life: pipesLife(cast, at) },
    { at: at(57.4), life: mannersLife(cast, at) },
  ]
}

type At = (days: number) => Date

type Proposal = Omit<Sent<typeof improvements.createImprovement>['body'], 'siteId' | 'ownerId'>

function propose({ company, performer }: Cast, now: Date, owner: string, body: Proposal): Promise<{ id: string }> {
  const supervisor = company.actors.get('supervisor')!
  const whole = { siteId: company.siteId, ownerId: company.actors.get(owner)!.employeeId!, ...body }
  return performer.perform(supervisor, now, improvements.createImprovement, { body: whole })
}

async function* breakersLife(cast: Cast, at: At): Life {
  const { company, performer } = cast
  const [supervisor, engineer] = [company.actors.get('supervisor')!, company.actors.get('engineer')!]
  const categoryId = cast.categoryIds.get('power.outage')!
  const act = (who: typeof supervisor, day: number, body: Sent<typeof improvements.actOnImprovement>['body']) => performer.perform(who, at(day), improvements.actOnImprovement, { params: { id }, body })
  const { id } = await propose(cast, at(22.4), 'engineer', {
    title: '户内停电报修集中', problem: '两周内户内停电四起，三起为同批次空气开关误跳。', cause: '同批次空气开关老化误跳', measure: '排查同批次配电箱，统一更换空气开关', dueOn: dayOf(at(31)),
    figure: 'cases', days: 14, goal: 2, figureFilter: { categoryId }, source: { kind: 'cases', by: 'category', id: categoryId, query: `categoryId=${categoryId}` },
  })
  yield at(24.4)
  await act(engineer, 24.4, { action: 'start', note: '已备空气开关 20 只' })
  yield at(30.4)
  await act(engineer, 30.4, { action: 'report', result: '排查 36 户，更换空气开关 17 只', doneOn: dayOf(at(30.4)) })
  yield at(46.4)
  const { checked, goal } = await act(supervisor, 46.4, { action: 'look' })
  // The figure decides, in the demo as well.
  if (checked !== null && checked <= goal) await act(supervisor, 46.5, { action: 'standardise', conclusion: '更换后两周内户内停电减少，按批次更换有效', revision: '《户内配电巡检规程》V2：空气开关按批次更换' })
  else await act(supervisor, 46.5, { action: 'again', conclusion: '减少不明显，须扩大排查', measure: '排查全部配电箱', dueOn: dayOf(at(75)) })
}

async function* pipesLife(cast: Cast, at: At): Life {
  const { company, performer } = cast
  const categoryId = cast.categoryIds.get('water.leak') ?? [...cast.categoryIds.values()][0]!
  const { id } = await propose(cast, at(47.4), 'engineer', {
    title: '6 栋给排水反复报修', problem: '6 栋给排水类报修居各栋之首，同一立管三次返工。', cause: '立管接头老化', measure: '分段更换 6 栋 2 单元立管接头并试压', dueOn: dayOf(at(54)), figure: 'cases', days: 21, goal: 6,
    figureFilter: { categoryId }, source: { kind: 'cases', by: 'category', id: categoryId, query: `categoryId=${categoryId}` }, training: { topic: '立管渗漏判断与试压', post: '工程技工' },
  })
  yield at(53.4)
  await performer.perform(company.actors.get('engineer')!, at(53.4), improvements.actOnImprovement, { params: { id }, body: { action: 'report', result: '接头已更换，试压合格', doneOn: dayOf(at(53.4)) } })
}

async function* mannersLife(cast: Cast, at: At): Life {
  await propose(cast, at(57.4), 'supervisor', {
    title: '上门维修服务态度评价偏低', problem: '两名业户在回访中提到进门未穿鞋套、完工未清理。', cause: '新入职技工未做上门礼仪培训', measure: '五件宝逐单检查，主管每周抽查三单', dueOn: dayOf(at(75)), figure: 'satisfactionRate', days: 30, goal: 0.95, figureFilter: {},
    training: { topic: '上门维修礼仪与五件宝', post: '工程技工' },
  })
  yield at(10_000)
}
