import { improvements, type Sent } from '@guanjia/contract'
import type { Cast, Life } from './history.ts'

const DAY = 86_400_000
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** What the supervisor made of the figures: one improvement that became the rule, one whose effect is being looked at, one still to do. */
export function improvementLives(cast: Cast, since: Date): { at: Date; life: Life }[] {
  const at = (days: number): Date => new Date(since.getTime() + days * DAY)
  return [
    { at: at(22.4), life: lightsLife(cast, at) },
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

async function* lightsLife(cast: Cast, at: At): Life {
  const { company, performer } = cast
  const [supervisor, engineer] = [company.actors.get('supervisor')!, company.actors.get('engineer')!]
  const { id } = await propose(cast, at(22.4), 'engineer', {
    title: '公共照明报修集中', problem: '近两周公共照明报修占公共区域报修的一半，多为同一批感应灯。', cause: '同批次感应灯寿命到期', measure: '整栋更换地下车库与楼道感应灯，不再逐盏报修', dueOn: dayOf(at(31)),
    figure: 'orders', days: 14, goal: 10, figureFilter: {},
  })
  yield at(24.4)
  await performer.perform(engineer, at(24.4), improvements.actOnImprovement, { params: { id }, body: { action: 'start', note: '已备 LED 感应灯 40 只' } })
  yield at(30.4)
  await performer.perform(engineer, at(30.4), improvements.actOnImprovement, { params: { id }, body: { action: 'report', result: '1–6 栋楼道及车库共更换 46 只', doneOn: dayOf(at(30.4)) } })
  yield at(46.4)
  await performer.perform(supervisor, at(46.4), improvements.actOnImprovement, { params: { id }, body: { action: 'look' } })
  await performer.perform(supervisor, at(46.5), improvements.actOnImprovement, { params: { id }, body: { action: 'standardise', conclusion: '更换后两周内公共照明零星报修明显减少，改为按批次到期更换', revision: '《公共照明维护规程》V2：感应灯按 18 个月批次更换' } })
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
