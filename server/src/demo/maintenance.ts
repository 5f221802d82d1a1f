import type { z } from 'zod'
import { governance, maintenance, registers, workorders, type Endpoint, type Output, type Sent } from '@guanjia/contract'
import { followOrder } from '../modules/maintenance/follow-orders.ts'
import { tend } from '../modules/maintenance/tend.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
/** How long the facilities have been kept by the product. */
const KEPT_DAYS = 58
type Task = maintenance.MaintenanceTask
type Kept = Pick<Cast, 'company' | 'performer'>
type Act = <E extends Endpoint>(at: Date, endpoint: E, sent: { params?: Sent<E>['params']; query?: Sent<E>['query']; body?: Sent<E>['body'] }) => Promise<Output<E>>

/** Years that each class is made for, and what a new one costs in fen. */
const WORTH: Record<string, [years: number, fen: number]> = {
  '02.01': [15, 38_000_000], '03.01': [10, 2_800_000], '03.02': [20, 9_600_000], '03.03': [8, 900_000], '01.01': [20, 26_000_000], '01.02': [20, 12_000_000], '01.03': [15, 18_000_000], '04.01': [12, 8_500_000], '04.02': [15, 3_200_000], '05.03': [6, 1_800_000],
}

/**
 * Two months of maintenance: lifts every fifteen days by their contractor, pumps and fire equipment monthly, the generator by its hours; one service found a hot
 * bearing, one was left out with its reason, one lift runs with a certificate that is over, and a pump is to be replaced from the maintenance fund.
 */
export async function facilitiesAreKept(cast: Kept, today: Date): Promise<void> {
  const { siteId, actors } = cast.company
  const engineer = actors.get('engineer')!
  const act: Act = (at, endpoint, sent) => cast.performer.perform(engineer, at, endpoint, sent)
  const begin = new Date(Math.floor(today.getTime() / DAY) * DAY - KEPT_DAYS * DAY + 2 * HOUR)
  const { items } = await act(begin, registers.listFacilities, { query: { siteId, limit: 200 } })
  const facilities = new Map(items.map((one) => [one.code, one]))
  const party = await act(begin, governance.createParty, { body: { siteId, kind: 'other', name: '溪山电梯维保', contact: '维保站', phone: '0599-8200 7788' } })
  await answered(cast, act, items, begin)
  await certified(act, facilities, party.id, { siteId, today, begin, engineerId: engineer.employeeId! })
  const plans = await planned(act, siteId, party.id, begin)
  const counter = await act(begin, maintenance.createCounter, { body: { facilityId: facilities.get('FD-01')!.id, name: '发电机运行小时', unit: 'hour' } })
  await cast.performer.perform(actors.get('tech')!, begin, maintenance.readCounter, { params: { id: counter.id }, body: { value: 1212.5 } })
  await stoodStill(cast, act, facilities, today)
  for (let at = begin.getTime(), n = 0; at <= today.getTime(); at += DAY, n++) {
    const now = new Date(at)
    if (n === 0) for (const plan of plans) await act(now, maintenance.actOnMaintenancePlan, { params: { id: plan.id }, body: { action: 'activate' } })
    await runInCtx(cast.performer.app, { actor: engineer, now }, (ctx) => tend(ctx, siteId))
    if (n === 30) await cast.performer.perform(actors.get('tech')!, now, maintenance.readCounter, { params: { id: counter.id }, body: { value: 1471, note: '台风停电连续运行' } })
    const open = await act(now, maintenance.listMaintenanceTasks, { query: { siteId, limit: 200, filter: { state: ['open'] } as never } })
    for (const task of open.items.toReversed()) await serve(cast, act, task, now, today)
  }
  await judged(cast, act, facilities, party.id, today)
}

/** Who answers for what (MNT-007): technicians for lifts and water, the engineer for power; the cameras still wait for somebody. */
async function answered({ company, performer }: Kept, act: Act, items: readonly registers.Facility[], at: Date): Promise<void> {
  const { siteId, actors } = company
  const buildings = await runInCtx(performer.app, { actor: actors.get('engineer')!, now: at }, (ctx) => ctx.tx.selectFrom('building').select(['id', 'name']).where('site_id', '=', siteId).execute())
  const own = (prefixes: readonly string[]): string[] => items.filter(({ class: { code } }) => prefixes.some((prefix) => code.startsWith(prefix))).map(({ id }) => id)
  const people: readonly [string, readonly string[]][] = [['tech', ['02', '08']], ['tech2', ['03', '04', '05.03']], ['engineer', ['01']]]
  for (const [login, prefixes] of people) await act(at, maintenance.setResponsible, { body: { siteId, facilityIds: own(prefixes), responsibleId: actors.get(login)!.employeeId! } })
  for (const one of items) {
    const worth = WORTH[one.class.code]
    const building = one.code.startsWith('DT-') ? buildings.find(({ name }) => name.startsWith(String(Number(one.code.slice(3))))) : undefined
    if (building) await act(at, registers.changeFacility, { params: { id: one.id }, body: { version: one.version, buildingId: building.id } })
    if (!worth) continue
    const seen = await act(at, maintenance.getMaintainedFacility, { params: { id: one.id } })
    await act(at, maintenance.setMaintainedFacility, { params: { id: one.id }, body: { version: seen.version, responsibleId: seen.responsible?.id ?? null, designLifeYears: worth[0], replacementFen: worth[1] } })
  }
}

/** Certificates of the lifts and of the fire system; that of the sixth lift is over, and lightning protection was never entered. */
async function certified(act: Act, facilities: ReadonlyMap<string, registers.Facility>, partyId: string, { siteId, today, begin, engineerId }: { siteId: string; today: Date; begin: Date; engineerId: string }): Promise<void> {
  const day = (days: number): string => dayIn('Asia/Shanghai', new Date(today.getTime() + days * DAY))
  const all = (await act(begin, maintenance.listLegalInspections, { query: { siteId } })).items
  const items: maintenance.LegalInspection[] = []
  // Whoever answers for the facility sees to its certificate, the engineer to those of a whole class; for lightning nobody was named.
  for (const one of all) {
    if (one.kind === 'lightning') {
      items.push(one)
      continue
    }
    const { responsible } = one.facility ? await act(begin, maintenance.getMaintainedFacility, { params: { id: one.facility.id } }) : { responsible: { id: engineerId } }
    const { kind, name, facility, class: of, party, months, isActive, note, version } = one
    items.push(await act(begin, maintenance.changeLegalInspection, { params: { id: one.id }, body: { version, kind, name, facilityId: facility?.id ?? null, classId: of?.id ?? null, partyId: party?.id ?? null, months, ownerId: responsible?.id ?? null, isActive, note } }))
  }
  for (const [i, legal] of items.filter(({ kind }) => kind === 'lift').toSorted((a, b) => (a.name < b.name ? -1 : 1)).entries()) {
    const left = legal.facility?.code === 'DT-06' ? -2 : legal.facility?.code === 'DT-03' ? 18 : 140 + i * 20
    await act(begin, maintenance.recordCertificate, { params: { id: legal.id }, body: { on: day(left - 365), result: 'passed', number: `TX-2025-0${318 + i}`, partyId, validFrom: day(left - 365), validUntil: day(left) } })
  }
  const fire = items.find(({ kind }) => kind === 'fire')
  if (fire) await act(begin, maintenance.recordCertificate, { params: { id: fire.id }, body: { on: day(-340), result: 'conditional', number: 'XJ-2025-1187', validFrom: day(-340), validUntil: day(25), note: '三处烟感整改后合格' } })
  if (facilities.size === 0) throw new Error('The demo has no facilities')
}

/** The ready plans that this site goes by, and who carries them out. */
async function planned(act: Act, siteId: string, partyId: string, at: Date): Promise<maintenance.MaintenancePlan[]> {
  const { items } = await act(at, maintenance.takeReadyMaintenance, { body: { siteId } })
  const wanted = ['电梯半月维保', '消防泵与喷淋月度保养', '发电机月度试运行', '发电机 250 小时保养', '生活水泵月度保养', '生活水箱清洗消毒', '配电房月度保养', '道闸月度保养']
  const plans: maintenance.MaintenancePlan[] = []
  for (const plan of items.filter(({ name }) => wanted.includes(name))) {
    const facts = { name: plan.name, procedureId: plan.procedure.id, classId: plan.class!.id, trigger: plan.trigger, every: plan.every, counter: plan.counter, startsOn: dayIn('Asia/Shanghai', at), leadDays: plan.leadDays, graceDays: plan.graceDays, workHours: plan.workHours, peakHours: plan.peakHours, minutes: plan.minutes }
    plans.push(plan.class!.code.startsWith('02') ? await act(at, maintenance.changeMaintenancePlan, { params: { id: plan.id }, body: { ...facts, version: plan.version, partyId } }) : plan)
  }
  return plans
}

/** A lift that stood for an afternoon; the sewage pump is under repair since the registers began. */
async function stoodStill({ company, performer }: Kept, act: Act, facilities: ReadonlyMap<string, registers.Facility>, today: Date): Promise<void> {
  const stopped = new Date(today.getTime() - 12 * DAY)
  const id = facilities.get('DT-02')!.id
  await act(stopped, registers.actOnFacility, { params: { id }, body: { action: 'stop', note: '开关门异响，困人风险' } })
  await act(new Date(stopped.getTime() + 5 * HOUR), registers.actOnFacility, { params: { id }, body: { action: 'resume', note: '更换门机皮带' } })
  const { items } = await act(new Date(stopped.getTime() + 6 * HOUR), maintenance.listDowntimes, { query: { siteId: company.siteId, limit: 20, filter: { facilityId: id } as never } })
  await performer.perform(company.actors.get('tech')!, new Date(stopped.getTime() + 6 * HOUR), maintenance.explainDowntime, { params: { id: items[0]!.id }, body: { version: items[0]!.version, cause: 'part_failure', isPlanned: false, note: '门机皮带老化' } })
}

/** Makes an open service when its time has come: a few are late, one is left out, and what lies near today is still to be made. */
async function serve({ company, performer }: Kept, act: Act, task: Task, now: Date, today: Date): Promise<void> {
  const from = Date.parse(task.from)
  const number = Number(task.number.slice(-2))
  // One in eleven is made two days late.
  const at = new Date(from + 20 * MINUTE + (number % 11 === 5 ? 2 * DAY : 0))
  if (at.getTime() > now.getTime() + 10 * HOUR || at.getTime() < Date.parse(task.dueAt) - DAY || at.getTime() > today.getTime() - 8 * HOUR) return
  if (task.facility.code === 'DZ-W' && from < today.getTime() - 40 * DAY) {
    await act(at, maintenance.actOnMaintenanceTask, { params: { id: task.id }, body: { action: 'skip', reason: '西门施工封闭，道闸停用' } })
    return
  }
  const orderId = task.order!.id
  const login = task.facility.code.startsWith('DT') ? 'tech' : 'tech2'
  const worker = company.actors.get(login)!
  const later = (minutes: number): Date => new Date(at.getTime() + minutes * MINUTE)
  const onOrder = (actor: Actor, when: Date, body: Sent<typeof workorders.actOnWorkOrder>['body']) => performer.perform(actor, when, workorders.actOnWorkOrder, { params: { id: orderId }, body })
  const order = await act(at, workorders.getWorkOrder, { params: { id: orderId } })
  if (order.worker?.id !== worker.employeeId) await onOrder(company.actors.get('supervisor')!, at, order.status === 'open' ? { action: 'assign', workerId: worker.employeeId!, isOverride: true, note: '按责任分工' } : { action: 'transfer', workerId: worker.employeeId!, reason: '按责任分工', isOverride: true, note: '按责任分工' })
  await onOrder(worker, later(2), { action: 'accept' })
  await onOrder(worker, later(10), { action: 'arrive' })
  await onOrder(worker, later(12), { action: 'start' })
  const { results } = await act(later(20), maintenance.getMaintenanceTask, { params: { id: task.id } })
  const isHot = task.facility.code === 'SB-01' && from > today.getTime() - 35 * DAY
  await performer.perform(worker, later(40), maintenance.sendStepResults, {
    params: { id: task.id }, body: { results: results.filter(({ step }) => step.kind !== 'photo').map(({ step }) => ({ stepId: step.id, ...answerOf(step, isHot) })) },
  })
  await onOrder(worker, later(55), { action: 'done', result: isHot ? '保养完成，轴承温度偏高已报修' : '保养完成，运行正常', labourMinutes: 55, materials: number % 3 === 0 ? [{ name: '润滑脂', quantity: '1 支' }] : [] })
  await runInCtx(performer.app, { actor: worker, now: later(56) }, (ctx) => followOrder(ctx, orderId, 'done'))
}

/** In the middle of the limits, but for the bearing that is hot. */
function answerOf(step: Pick<z.input<typeof maintenance.ProcedureStep>, 'id' | 'kind' | 'low' | 'high'>, isHot: boolean): { value: boolean | number | string; note?: string } {
  if (step.kind === 'measure') {
    if (isHot && step.id === 'temperature') return { value: 82, note: '运行 40 分钟后' }
    const [low, high] = [step.low ?? (step.high ?? 10) * 0.6, step.high ?? (step.low ?? 1) * 1.4]
    return { value: Math.round(((low + high) / 2) * 100) / 100 }
  }
  return { value: step.kind === 'text' ? '正常' : true }
}

/** How good the facilities are, what else they cost, and what is to be renewed. */
async function judged({ company, performer }: Kept, act: Act, facilities: ReadonlyMap<string, registers.Facility>, partyId: string, today: Date): Promise<void> {
  const { siteId, actors } = company
  const ago = (days: number): Date => new Date(today.getTime() - days * DAY)
  const day = (days: number): string => dayIn('Asia/Shanghai', ago(days))
  const scores: readonly [string, number, maintenance.WearLevel, string][] = [['DT-01', 92, 'slight', ''], ['DT-02', 76, 'moderate', '门机皮带已更换'], ['DT-06', 88, 'slight', ''], ['SB-01', 48, 'heavy', '轴承过热、机封渗漏'], ['SB-02', 81, 'moderate', ''], ['XF-02', 90, 'slight', ''], ['FD-01', 84, 'slight', '']]
  for (const [code, score, wear, note] of scores) await performer.perform(actors.get('tech2')!, ago(6), maintenance.assessCondition, { params: { id: facilities.get(code)!.id }, body: { score, wear, note } })
  await act(ago(20), maintenance.addFacilityCost, { body: { facilityId: facilities.get('DT-02')!.id, kind: 'outside', fen: 186_000, on: day(20), note: '门机皮带更换', partyId } })
  await act(ago(9), maintenance.addFacilityCost, { body: { facilityId: facilities.get('SB-01')!.id, kind: 'materials', fen: 42_000, on: day(9), note: '机械密封' } })
  await performer.perform(actors.get('supervisor')!, ago(3), maintenance.raiseFacilityOrder, { body: { facilityId: facilities.get('DZ-E')!.id, impact: 'noticeable', title: '东门道闸抬杆慢', symptom: '早高峰排队' } })
  const pump = await act(ago(5), maintenance.createRenewalProposal, { body: { siteId, kind: 'replacement', title: '更换 A 号生活水泵', facilityId: facilities.get('SB-01')!.id, wear: 'heavy', usage: '每日约 14 小时', reason: '轴承反复过热，修理费用上升', costFen: 2_800_000, fund: 'maintenance_fund', ownersVoted: 71.2, areaVoted: 69.8, ownersAgreed: 88.4, areaAgreed: 90.1, plannedOn: dayIn('Asia/Shanghai', new Date(today.getTime() + 40 * DAY)) } })
  await act(ago(5), maintenance.actOnRenewalProposal, { params: { id: pump.id }, body: { action: 'submit' } })
  await performer.perform(actors.get('manager')!, ago(2), maintenance.actOnRenewalProposal, { params: { id: pump.id }, body: { action: 'approve', note: '按业主大会决议实施' } })
  await act(ago(1), maintenance.createRenewalProposal, { body: { siteId, kind: 'improvement', title: '地库 B 区加装感应照明', reason: '巡查多次反映照度不足，业主夜间停车不便', costFen: 640_000, fund: 'public_revenue' } })
}
