import { lamps, registers, zones } from '@guanjia/contract'
import { momentOf } from '../platform/text/index.ts'
import { dayAfter, dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'

const ZONE = 'Asia/Shanghai'
/** So many evenings ago: the zone, the place, lamps looked at, and where it was dark. */
const COUNTS: readonly [days: number, zone: '东' | '西', place: string, inspected: number, dark: readonly [place: string, count: number][]][] = [
  [44, '东', '园区主路与景观灯', 64, []],
  [43, '西', '园区主路与景观灯', 58, [['西门北侧草坪灯', 2]]],
  [30, '东', '地下车库 A 区', 120, [['A-037 车位上方', 1]]],
  [16, '西', '地下车库 B 区', 112, [['B 区 3 号通道', 2], ['B 区坡道口', 1]]],
  [15, '东', '园区主路与景观灯', 64, []],
  [2, '西', '园区主路与景观灯', 58, [['网球场东侧路灯', 1]]],
  [1, '东', '地下车库 A 区', 120, []],
]

/** What the five standards are seen on besides rounds and repairs: lamps counted in the evening, and lifts that stand in their buildings. */
export async function lampsAreCounted({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const [guard, supervisor] = [actors.get('guard')!, actors.get('supervisor')!]
  const chart = await performer.perform(supervisor, today, zones.zoneChart, { query: { siteId } })
  const { items: lifts } = await performer.perform(supervisor, today, registers.listFacilities, { query: { siteId, limit: 200, filter: { q: '客梯' } } })
  for (const lift of lifts) {
    const building = chart.buildings.find(({ name }) => Number.parseInt(name, 10) === Number.parseInt(lift.name, 10))
    if (building) await performer.perform(supervisor, new Date(today.getTime() - 59 * 86_400_000), registers.changeFacility, { params: { id: lift.id }, body: { version: lift.version, buildingId: building.id, photoIds: [] } })
  }
  for (const [days, zone, place, inspected, dark] of COUNTS) {
    const at = momentOf(dayAfter(dayIn(ZONE, today), -days), '20:40', ZONE)
    await performer.perform(guard, at, lamps.countLamps, { body: { siteId, zoneId: chart.zones.find(({ name }) => name.startsWith(zone))!.id, place, inspected, lit: inspected - dark.reduce((sum, [, count]) => sum + count, 0), broken: dark.map(([where, count]) => ({ place: where, count })) } })
  }
}
