import { archives, handover, workorders } from '@guanjia/contract'
import { runInCtx } from '../platform/ctx.ts'
import { runDueJobs } from '../platform/jobs/worker.ts'
import { dayAfter, dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'
import { demoPhotos } from './photos.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const ZONE = 'Asia/Shanghai'
/** So long ago the owners of some empty homes of buildings 5 and 6 took them over at last. */
const HANDED_OVER_DAYS = 75

type Told = [days: number, what: string, location: string, trade: handover.DefectTrade, source: 'owner' | 'patrol' | 'desk']

/**
 * Two months of construction defects: homes of buildings 5 and 6 whose owners took them over late, and common areas. Three letters to the developer, of which one
 * lies on the desk; one defect that came back from its re-inspection, one past its promised day, one that an own technician repaired and that is charged
 * back; others wait for their letter, for the re-inspection, for the call to the owner.
 */
export async function defectsAreFollowed({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const [admin, supervisor, steward, desk, tech] = [actors.get('admin')!, actors.get('supervisor')!, actors.get('steward')!, actors.get('desk')!, actors.get('tech')!]
  const ago = (days: number, hours = 0): Date => new Date(today.getTime() - days * DAY - hours * HOUR)
  const on = (days: number): string => dayAfter(dayIn(ZONE, today), days)
  const photo = { steward: (await demoPhotos(performer.app, steward, 24)).before, tech: await demoPhotos(performer.app, tech, 40) }
  const { homes, developer } = await runInCtx(performer.app, { actor: supervisor, now: ago(60) }, async (ctx) => ({
    homes: await ctx.tx.selectFrom('unit').innerJoin('building', (join) => join.onRef('building.organization_id', '=', 'unit.organization_id').onRef('building.id', '=', 'unit.building_id')).select(['unit.id', 'unit.version']).where('unit.site_id', '=', siteId).where('building.code', 'in', ['5', '6']).where('unit.state', '=', 'vacant').orderBy('unit.sort_key', 'desc').limit(6).execute(),
    developer: (await ctx.tx.selectFrom('external_party').select('id').where('site_id', '=', siteId).where('kind', '=', 'developer').executeTakeFirstOrThrow()).id,
  }))
  for (const home of homes) await performer.perform(admin, ago(HANDED_OVER_DAYS - 15), archives.changeUnit, { params: { id: home.id }, body: { version: home.version, handedOverOn: on(-HANDED_OVER_DAYS) } })

  const register = (told: Told, home?: number) => {
    const [days, description, location, trade, source] = told
    const unitId = home === undefined ? null : (homes[home]?.id ?? null)
    return performer.perform(source === 'patrol' ? steward : desk, ago(days, 3), handover.createDefect, { body: { siteId, source, unitId, location, description, trade, part: handover.PART_OF_TRADE[trade], builderId: developer, contact: source === 'owner' ? '业主来电' : '', photoIds: source === 'patrol' ? [photo.steward] : [] } })
  }
  type Act = NonNullable<Parameters<typeof performer.perform<typeof handover.actOnDefect>>[3]['body']>
  const act = (who: typeof desk, days: number, id: string, body: Act, hours = 2) => performer.perform(who, ago(days, hours), handover.actOnDefect, { params: { id }, body })
  const letter = async (days: number, ids: string[], dueIn: number, isDelivered = true) => {
    const made = await performer.perform(supervisor, ago(days, 4), handover.createDefectLetter, { body: { siteId, partyId: developer, dueOn: on(dueIn - days), items: ids.map((defectId) => ({ defectId })) } })
    if (isDelivered) await performer.perform(supervisor, ago(days, 2), handover.actOnDefectLetter, { params: { id: made.id }, body: { action: 'deliver', way: 'hand', receivedBy: '工程部签收' } })
  }

  // The first letter: mostly made good, one that came back.
  const first = [
    await register([58, '主卫顶部渗水，吊顶有水渍', '主卫', 'waterproofing', 'owner'], 0),
    await register([57, '客厅推拉门关不严，密封条脱落', '客厅', 'doors_windows', 'owner'], 1),
    await register([56, '厨房墙砖空鼓三块', '厨房', 'finishes', 'owner'], 2),
    await register([55, '6 栋地库坡道截水沟盖板缺两块', '6 栋地库坡道', 'outdoor', 'patrol'], undefined),
  ]
  for (const one of first) await act(desk, 53, one.id, { action: 'report_up', note: '属开发商保修范围' })
  await letter(52, first.map(({ id }) => id), 14)
  const [leak, door, tiles, gutter] = first as [handover.Defect, handover.Defect, handover.Defect, handover.Defect]
  for (const [one, days] of [[door, 42], [tiles, 41], [gutter, 40]] as const) {
    await act(tech, days, one.id, { action: 'fixed', note: '开发商已派人处理', photoIds: [photo.tech.after] }, 6)
    await act(tech, days, one.id, { action: 'recheck', isFine: true, note: '复验合格' })
  }
  for (const one of [door, tiles]) await act(desk, 39, one.id, { action: 'tell', how: '电话告知，业主认可' })
  for (const [one, days] of [[door, 38], [tiles, 38], [gutter, 39]] as const) await act(desk, days, one.id, { action: 'close' }, 1)
  await act(tech, 37, leak.id, { action: 'fixed', note: '开发商补刷防水' })
  await act(tech, 35, leak.id, { action: 'recheck', isFine: false, note: '闭水 24 小时顶部仍有水渍', dueOn: on(-20) })
  await act(supervisor, 22, leak.id, { action: 'promise', promisedOn: on(-4), note: '开发商承诺凿除重做' })

  // The second letter: one waits for its re-inspection, one for the call to the owner, one is in time.
  const second = [
    await register([18, '次卧窗台外墙渗水', '次卧', 'waterproofing', 'owner'], 3),
    await register([17, '入户门锁体松动', '玄关', 'doors_windows', 'owner'], 4),
    await register([16, '可视对讲无图像', '玄关', 'intelligent', 'owner'], 5),
  ]
  await letter(12, second.map(({ id }) => id), 20)
  await act(tech, 4, second[1]!.id, { action: 'fixed', note: '更换锁体' })
  await act(tech, 3, second[2]!.id, { action: 'fixed', note: '更换分机' })
  await act(tech, 2, second[2]!.id, { action: 'recheck', isFine: true, note: '图像、通话正常' })

  // What came in the last days: one is being written about, one is reported up, one was none.
  const third = await register([6, '阳台地漏排水慢，疑有建筑垃圾', '阳台', 'plumbing', 'owner'], 0)
  const wall = await register([5, '4 栋北侧外墙涂料起皮脱落', '4 栋北侧外墙', 'finishes', 'patrol'])
  const crack = await register([3, '地库 B 区剪力墙竖向裂缝，长约 1.2 米', '地库 B 区 12 号车位旁', 'civil', 'patrol'])
  const wrong = await register([9, '客厅墙面裂纹', '客厅', 'finishes', 'owner'], 2)
  await act(supervisor, 8, wrong.id, { action: 'withdraw', note: '业主自行装修所致，已说明' })
  await act(tech, 2, crack.id, { action: 'report_up', note: '涉及主体结构，须原设计、施工单位鉴定处理' })
  await letter(1, [third.id, wall.id], 15, false)
  await register([1, '卧室木地板局部起翘', '主卧', 'finishes', 'owner'], 1)

  // An own technician repairs what cannot wait; the developer pays.
  const lamp = await register([30, '6 栋 2 单元负一层电梯厅灯管全部不亮', '6 栋 2 单元负一层电梯厅', 'electrical', 'patrol'])
  const { workOrder } = await act(desk, 30, lamp.id, { action: 'self_fix', workerId: tech.employeeId!, note: '影响通行，先行自修' }, 1)
  const step = (hours: number, body: NonNullable<Parameters<typeof performer.perform<typeof workorders.actOnWorkOrder>>[3]['body']>) => performer.perform(tech, ago(29, hours), workorders.actOnWorkOrder, { params: { id: workOrder!.id }, body })
  await step(6, { action: 'accept' })
  await step(5, { action: 'arrive', fivePieces: [...workorders.FIVE_PIECES], photoIds: [photo.tech.before] })
  await step(5, { action: 'start' })
  await step(4, { action: 'done', result: '更换驱动电源 4 只，试亮正常', photoAfterIds: [photo.tech.after], labourMinutes: 50 })
  await runDueJobs(performer.app)
  await act(steward, 28, lamp.id, { action: 'recheck', isFine: true })
  await act(supervisor, 28, lamp.id, { action: 'charge_back', amountFen: 36_800, note: '人工及驱动电源，凭证随函' }, 1)
  await act(desk, 27, lamp.id, { action: 'close' })
}
