import { inspections, zones } from '@guanjia/contract'
import { newId } from '../platform/ids.ts'
import { runInCtx } from '../platform/ctx.ts'
import { tend } from '../modules/inspections/tend.ts'
import type { Actor } from '../platform/auth/actor.ts'
import type { Cast } from './history.ts'
import { householdMetersAreRead } from './household-meters.ts'
import { BUILDINGS_ON_PLAN, demoPhotos, demoSitePlan } from './photos.ts'

const DAY = 86_400_000
const MINUTE = 60_000
/** How long the rounds have been walked by the product. */
const WALKED_DAYS = 14
type Round = inspections.InspectionTask
type Bad = { itemId: string; note: string }

/** What was not fine, by the number of the round of its plan and the place of the point on it. */
const FOUND: Record<string, Record<string, Bad[]>> = {
  stairwell: { '0.2': [{ itemId: 'lighting', note: '4 楼感应灯不亮' }], '1.0': [{ itemId: 'clean', note: '2 楼地面有油渍' }], '2.4': [{ itemId: 'clear', note: '5 楼楼梯口堆放纸箱、旧鞋柜' }], '3.2': [{ itemId: 'lighting', note: '7 楼灯管闪烁' }] },
  public_area: { '0.0': [{ itemId: 'paving', note: '儿童乐园旁透水砖破损两块' }], '1.2': [{ itemId: 'dead_plants', note: '南门花坛死苗约 10 株' }] },
  night: { '0.0': [{ itemId: 'lighting', note: '地库 B 区两盏灯不亮' }] },
}

/**
 * Two weeks of rounds: stairwells by building, public areas on Thursday, the night patrol of three, cleaning and escape routes; what was found
 * became work orders and rectifications, one round was missed, and today's are open.
 */
export async function roundsAreWalked({ company, performer }: Pick<Cast, 'company' | 'performer'>, since: Date, today: Date): Promise<void> {
  const { siteId, actors } = company
  const supervisor = actors.get('supervisor')!
  const steward = actors.get('steward')!
  const begin = new Date(today.getTime() - WALKED_DAYS * DAY)
  const photo = (await demoPhotos(performer.app, steward, 120)).before
  await householdMetersAreRead({ company, performer }, since, today, begin)
  const plans = (await performer.perform(supervisor, begin, inspections.takeReadyPlans, { body: { siteId } })).items
  const planNamed = (kind: string, part: string): inspections.InspectionPlan => plans.find((plan) => plan.kind === kind && plan.name.includes(part))!
  const walked = [planNamed('inspection', '楼道'), planNamed('inspection', '公共区域'), planNamed('night', '夜间'), planNamed('cleaning', '保洁'), planNamed('evacuation', '疏散')]
  await stairwellsByBuilding({ company, performer }, walked[0]!, begin)
  for (const plan of walked) await performer.perform(supervisor, begin, inspections.actOnPlan, { params: { id: plan.id }, body: { action: 'resume' } })
  // What the signs on the wall say; a round is walked by scanning them, but for one in nine that was too dark or too dirty.
  const tags = new Map((await runInCtx(performer.app, { actor: supervisor, now: begin }, (ctx) => ctx.tx.selectFrom('inspection_point').select(['id', 'tag']).where('site_id', '=', siteId).execute())).map(({ id, tag }) => [id, tag]))
  const whole = Math.floor(begin.getTime() / DAY) * DAY - 2 * 3_600_000
  const number = new Map<string, number>()
  for (let morning = whole + DAY; morning <= today.getTime() + DAY; morning += DAY) {
    const now = new Date(Math.min(morning, today.getTime()))
    await runInCtx(performer.app, { actor: supervisor, now }, (ctx) => tend(ctx, siteId))
    if (morning > today.getTime()) break
    const { items } = await performer.perform(supervisor, now, inspections.listTasks, { query: { siteId, limit: 200, filter: { from: now.toISOString(), to: new Date(now.getTime() + DAY).toISOString() } as never } })
    for (const round of items.toReversed()) {
      const n = number.get(round.plan.id) ?? 0
      number.set(round.plan.id, n + 1)
      const at = new Date(Date.parse(round.from) + 20 * MINUTE)
      // Today's are still to be walked, one was forgotten, and meters are read by themselves.
      if (round.kind === 'meters' || round.state === 'skipped' || at.getTime() > today.getTime() - 4 * 3_600_000 || (round.kind === 'evacuation' && n === 0)) continue
      await walk(company.actors, performer, round, { n, at, photo, tags })
    }
  }
  await followUp({ company, performer }, today)
}

async function stairwellsByBuilding({ company, performer }: Pick<Cast, 'company' | 'performer'>, plan: inspections.InspectionPlan, at: Date): Promise<void> {
  const supervisor = company.actors.get('supervisor')!
  const { siteId } = company
  const lists = (await performer.perform(supervisor, at, inspections.listChecklists, { query: { filter: { q: '楼道' } } })).items
  const pointIds: string[] = []
  const { buildings } = await performer.perform(supervisor, at, zones.zoneChart, { query: { siteId } })
  for (let building = 1; building <= 6; building++) {
    const buildingId = buildings.find(({ name }) => Number.parseInt(name, 10) === building)?.id ?? null
    const made = await performer.perform(supervisor, at, inspections.createPoint, { body: { siteId, code: `LD-${String(building).padStart(2, '0')}`, name: `${building} 号楼楼道`, place: '1 层至顶层', buildingId, checklistId: lists[0]!.id } })
    pointIds.push(made.id)
  }
  const route = await performer.perform(supervisor, at, inspections.getRoute, { params: { id: plan.route.id } })
  await performer.perform(supervisor, at, inspections.changeRoute, { params: { id: route.id }, body: { version: route.version, name: route.name, isOrdered: true, planFileId: await demoSitePlan(performer.app, supervisor), stops: pointIds.map((pointId, i) => ({ pointId, minutes: 8, onPlan: { x: BUILDINGS_ON_PLAN[i]![0], y: BUILDINGS_ON_PLAN[i]![1] } })) } })
}

const WALKERS: Record<string, readonly string[]> = { inspection: ['steward'], cleaning: ['steward'], evacuation: ['guard'], night: ['guard', 'tech', 'supervisor'] }

async function walk(actors: ReadonlyMap<string, Actor>, performer: Cast['performer'], round: Round, { n, at, photo, tags }: { n: number; at: Date; photo: string; tags: ReadonlyMap<string, string> }): Promise<void> {
  const walkers = WALKERS[round.kind]!.map((login) => actors.get(login)!)
  for (const walker of walkers) await performer.perform(walker, at, inspections.actOnTask, { params: { id: round.id }, body: { action: 'start' } })
  const details = await performer.perform(walkers[0]!, at, inspections.getTask, { params: { id: round.id } })
  const bundle = await performer.perform(walkers[0]!, at, inspections.getBundle, { query: { siteId: round.siteId } })
  const key = round.kind === 'night' ? 'night' : round.plan.name.startsWith('楼道') ? 'stairwell' : round.plan.name.startsWith('公共') ? 'public_area' : ''
  const records = details.stops.map((stop, i) => {
    const arrived = new Date(at.getTime() + i * 9 * MINUTE)
    const list = bundle.checklists.find(({ id }) => id === bundle.points.find((point) => point.id === stop.pointId)!.checklistId)!
    const bad = FOUND[key]?.[`${n}.${i}`] ?? []
    const answers: Answer[] = list.items.filter((item) => item.kind === 'yes_no').map((item) => {
      const told = bad.find(({ itemId }) => itemId === item.id)
      return { itemId: item.id, value: told === undefined, note: told?.note ?? '', photoIds: told !== undefined && item.photoWhenBad && walkers[0] === actors.get('steward') ? [photo] : [] }
    })
    // Stairwells say how many lamps there are and how many burn (MNT-003).
    if (key === 'stairwell') answers.push(...stairwellLamps(list.items, bad.some(({ itemId }) => itemId === 'lighting')))
    return { id: newId(), pointId: stop.pointId, at: new Date(arrived.getTime() + 4 * MINUTE).toISOString(), checklistNumber: list.number, answers, proof: { tag: (n * 7 + i) % 9 === 4 ? null : (tags.get(stop.pointId) ?? null), arrivedAt: arrived.toISOString(), nonce: bundle.nonce } }
  })
  const done = new Date(at.getTime() + (details.stops.length * 9 + 5) * MINUTE)
  // The guard has no pictures: what is bad at night is told by word.
  const sent = walkers[0] === actors.get('steward') ? records : records.map((record) => ({ ...record, answers: record.answers.map((answer) => (answer.value ? answer : { ...answer, value: true })) }))
  await performer.perform(walkers[0]!, done, inspections.sendRecords, { params: { id: round.id }, body: { sentAt: done.toISOString(), records: sent } })
  await performer.perform(walkers[0]!, done, inspections.actOnTask, { params: { id: round.id }, body: { action: 'finish' } })
}

type Answer = { itemId: string; value: boolean | number; note: string; photoIds: string[] }
const STAIRWELL_LAMPS = 36
function stairwellLamps(items: readonly Pick<inspections.CheckItem, 'id' | 'counts'>[], isDark: boolean): Answer[] {
  return items.flatMap(({ id, counts }) => (counts === undefined ? [] : [{ itemId: id, value: counts === 'lamps_lit' && isDark ? STAIRWELL_LAMPS - 1 : STAIRWELL_LAMPS, note: '', photoIds: [] }]))
}

/** Some of what was found is put right and looked at again; the things in the stairwell wait for the household. */
async function followUp({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const steward = company.actors.get('steward')!
  const { items } = await performer.perform(steward, today, inspections.listFindings, { query: { siteId: company.siteId, limit: 50 } })
  for (const finding of items.filter(({ way }) => way === 'rectification')) {
    const later = new Date(Math.min(Date.parse(finding.foundAt) + DAY, today.getTime() - 3_600_000))
    await performer.perform(steward, later, inspections.actOnFinding, { params: { id: finding.id }, body: { action: 'settle', note: '保洁、绿化班已处理' } })
    if (finding.itemText.includes('地面')) await performer.perform(steward, new Date(later.getTime() + 3_600_000), inspections.actOnFinding, { params: { id: finding.id }, body: { action: 'recheck', isFine: true, note: '复查合格' } })
  }
  const guard = company.actors.get('guard')!
  await performer.perform(guard, new Date(today.getTime() - 20 * 3_600_000), inspections.reportFinding, { body: { siteId: company.siteId, place: '东门人行道', description: '井盖边缘下沉，行走有响声', severity: 'serious' } })
}
