import { emergency, quality } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { dayAfter, dayIn } from '../platform/time.ts'
import { newId } from '../platform/ids.ts'
import { momentOf } from '../platform/text/index.ts'
import type { Cast } from './history.ts'
import { demoPhotos } from './photos.ts'

const DAY = 86_400_000
const MINUTE = 60_000
type Stage = Pick<Cast, 'company' | 'performer'>

/** The plans of the site approved but for two, somebody in a lift with everything that came of it, a drill each month, and the next one planned. */
export async function emergenciesAreMet(stage: Stage, today: Date): Promise<void> {
  const { company: { siteId, actors }, performer } = stage
  const manager = actors.get('manager')!
  const supervisor = actors.get('supervisor')!
  // In the morning of a day: nobody meets or drills at night.
  const morning = momentOf(dayIn('Asia/Shanghai', today), '09:40', 'Asia/Shanghai').getTime()
  const at = (days: number): Date => new Date(morning + days * DAY)
  await performer.perform(manager, at(-58), emergency.takeReadyEmergencyPlans, { body: { siteId } })
  const { items } = await performer.perform(manager, at(-58), emergency.listEmergencyPlans, { query: { siteId } })
  for (const plan of items.filter(({ kind }) => kind !== 'visitor_peak' && kind !== 'food_poisoning')) await performer.perform(manager, at(-57), emergency.actOnEmergencyPlan, { params: { id: plan.id }, body: { action: 'approve', note: '项目例会审议通过' } })
  const fire = items.find(({ kind }) => kind === 'fire')!
  // Of the fire plan a draft waits, with what the extinguishers said.
  const approved = await performer.perform(supervisor, at(-8), emergency.getEmergencyPlan, { params: { id: fire.id } })
  const resources = (approved.content!.resources ?? []).map((one) => (one.name === '灭火器' ? { ...one, quantity: 46, expiresOn: dayAfter(dayIn('Asia/Shanghai', today), 40) } : one))
  await performer.perform(supervisor, at(-8), emergency.draftEmergencyPlan, { params: { id: fire.id }, body: { siteId, kind: 'fire', name: fire.name, content: { ...approved.content!, resources, assembly: '1、3 号楼到中央花园，2 号楼到东门广场，按楼栋清点人数' }, version: approved.version } })
  await drill(stage, at(-52), { kind: 'fire', scenario: '2 号楼三层楼道堆物冒烟，疏散一个单元', score: 86, findings: '客服组广播晚了两分钟，一名业户不知道集合点' })
  await drill(stage, at(-22), { kind: 'power_cut', scenario: '1 号楼突然停电，电梯停在五层', score: 92, findings: '应急灯两盏不亮，已更换' })
  await liftIncident(stage, at(-12))
  await performer.perform(supervisor, at(-1), emergency.planDrill, { body: { siteId, kind: 'lift_trapped', scenario: '3 号楼 2 单元电梯困人，与维保单位联合演练', plannedAt: at(4).toISOString(), leadId: manager.employeeId! } })
}

/** Steps are done by whoever holds their role, else by who commands, each a little later. */
async function carryOut({ company: { actors }, performer }: Stage, id: string, commander: Actor, from: Date, minutes: number): Promise<Date> {
  const who = new Map([...actors.values()].map((actor) => [actor.employeeId, actor]))
  let now = from
  for (let one = await performer.perform(commander, now, emergency.getIncident, { params: { id } }); ; one = await performer.perform(commander, now, emergency.getIncident, { params: { id } })) {
    const step = one.steplist.find(({ state, startedAt }) => state === 'open' && startedAt !== null)
    if (!step) return now
    const holder = one.roles.find(({ key }) => key === step.roleKey)?.holders.find(({ employee }) => employee !== null && who.has(employee.id))
    now = new Date(now.getTime() + minutes * MINUTE)
    await performer.perform((holder && who.get(holder.employee!.id)) ?? commander, now, emergency.actOnIncident, { params: { id }, body: { action: 'done', stepId: step.id } })
  }
}

async function answered({ company: { actors }, performer }: Stage, id: string, at: Date): Promise<void> {
  const one = await performer.perform(actors.get('manager')!, at, emergency.getIncident, { params: { id } })
  const waiting = new Set(one.told.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ employee }) => employee.id))
  for (const actor of actors.values()) if (actor.employeeId !== null && waiting.has(actor.employeeId)) await performer.perform(actor, at, emergency.actOnIncident, { params: { id }, body: { action: one.mine.roleKeys.length > 0 && actor === actors.get('manager') ? 'at_post' : 'acknowledge' } })
}

async function drill(stage: Stage, when: Date, facts: { kind: emergency.IncidentKind; scenario: string; score: number; findings: string }): Promise<void> {
  const { company: { siteId, actors }, performer } = stage
  const manager = actors.get('manager')!
  const planned = await performer.perform(manager, new Date(when.getTime() - 2 * DAY), emergency.planDrill, { body: { siteId, kind: facts.kind, scenario: facts.scenario, plannedAt: when.toISOString(), leadId: manager.employeeId! } })
  const started = await performer.perform(manager, when, emergency.actOnDrill, { params: { id: planned.id }, body: { action: 'start', place: '东门广场', level: '2' } })
  const id = started.incident!.id
  await answered(stage, id, new Date(when.getTime() + MINUTE))
  const over = await carryOut(stage, id, manager, new Date(when.getTime() + 2 * MINUTE), 2)
  await performer.perform(manager, over, emergency.actOnIncident, { params: { id }, body: { action: 'count', zone: '集合点', present: 23, missing: 0 } })
  await performer.perform(manager, over, emergency.actOnIncident, { params: { id }, body: { action: 'control', note: '演练科目全部完成' } })
  await performer.perform(manager, over, emergency.actOnIncident, { params: { id }, body: { action: 'close', note: '演练结束，集合讲评' } })
  await performer.perform(manager, over, emergency.actOnDrill, { params: { id: planned.id }, body: { action: 'hold', score: facts.score, findings: facts.findings, attendeeIds: [actors.get('steward')!.employeeId!] } })
}

async function liftIncident(stage: Stage, when: Date): Promise<void> {
  const { company: { siteId, actors }, performer } = stage
  const [manager, supervisor, engineer, guard, desk] = (['manager', 'supervisor', 'engineer', 'guard2', 'desk'] as const).map((login) => actors.get(login)!) as [Actor, Actor, Actor, Actor, Actor]
  const after = (minutes: number): Date => new Date(when.getTime() + minutes * MINUTE)
  const { before: photo } = await demoPhotos(performer.app, guard, 210)
  const id = newId()
  await performer.perform(guard, when, emergency.reportIncident, { body: { id, siteId, kind: 'lift_trapped', place: '3 号楼 2 单元 1 号梯', description: '轿厢停在七层与八层之间，对讲有人应答', isDanger: true, inDanger: 2, activate: true, fileIds: [photo] } })
  await answered(stage, id, after(1))
  await performer.perform(desk, after(2), emergency.actOnIncident, { params: { id }, body: { action: 'call', service: 'lift', name: '示例电梯维保' } })
  await performer.perform(guard, after(4), emergency.actOnIncident, { params: { id }, body: { action: 'note', note: '已与被困者通话，情绪平稳，无身体不适' } })
  const freed = await carryOut(stage, id, supervisor, after(4), 3)
  const one = await performer.perform(desk, freed, emergency.getIncident, { params: { id } })
  await performer.perform(desk, freed, emergency.actOnIncident, { params: { id }, body: { action: 'arrived', callId: one.calls[0]!.id } })
  await performer.perform(guard, freed, emergency.actOnIncident, { params: { id }, body: { action: 'count', zone: '轿厢', present: 2, missing: 0 } })
  await performer.perform(supervisor, freed, emergency.actOnIncident, { params: { id }, body: { action: 'control', note: '两人已安全救出' } })
  const closed = new Date(freed.getTime() + 20 * MINUTE)
  await performer.perform(supervisor, closed, emergency.actOnIncident, { params: { id }, body: { action: 'close', note: '该梯停用，维保单位检修' } })
  const review = new Date(closed.getTime() + DAY)
  await performer.perform(supervisor, review, emergency.saveIncidentReview, {
    params: { id },
    body: {
      facts: '业户乘梯至七层时轿厢急停，按对讲求助；护卫员两分钟内到场安抚，维保到场后平层救出。', cause: '门机皮带老化打滑，门锁信号丢失', whys: ['皮带超过建议更换周期', '半月保养单未列皮带张力', '保养单沿用旧型号模板'], result: '两人平安，无伤害；停梯一天', evaluation: '报告、启动及时；工程组当班一人，等待维保时人手偏紧', lessons: '保养单要按电梯型号核对',
      rewards: [{ employeeId: guard.employeeId!, kind: 'praise', words: '到场快，安抚得当' }], version: 0,
    },
  })
  const due = dayAfter(dayIn('Asia/Shanghai', review), 5)
  const raised = await performer.perform(supervisor, review, emergency.raiseIncidentAction, { params: { id }, body: { title: '按型号修订电梯半月保养单，列入门机皮带', problem: '保养单缺项', ownerId: engineer.employeeId!, dueOn: due } })
  const action = raised.review!.actions[0]!
  await performer.perform(engineer, new Date(review.getTime() + 2 * DAY), quality.actOnQualityAction, { params: { id: action.id }, body: { action: 'report', result: '四台电梯保养单已修订，维保单位签收' } })
  await performer.perform(manager, new Date(review.getTime() + 3 * DAY), quality.actOnQualityAction, { params: { id: action.id }, body: { action: 'pass', verdict: '抽查两台，已执行' } })
  await performer.perform(manager, new Date(review.getTime() + 4 * DAY), emergency.actOnIncident, { params: { id }, body: { action: 'finish_review' } })
}
