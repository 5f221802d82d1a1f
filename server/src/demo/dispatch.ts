import { cases, dispatch, people, zones } from '@guanjia/contract'
import { dayIn } from '../platform/time.ts'
import type { Cast } from './history.ts'
import { raise, take } from './present.ts'

const DAY = 86_400_000

/** Certificates of the technicians: kind, number, last day from today on. One ran out, one runs out soon. */
const CERTIFICATES: readonly [login: string, kind: string, number: string, days: number][] = [
  ['tech', '高处作业证', 'T350781-GC-0417', 212],
  ['tech2', '高压电工证', 'T350781-DG-1183', 26],
  ['tech2', '低压电工证', 'T350781-DD-0932', 640],
  ['tech3', '特种设备作业证', 'TS6T-35-02671', 388],
  ['tech3', '高压电工证', 'T350781-DG-0655', -12],
  ['engineer', '高压电工证', 'T350781-DG-0021', 501],
  ['engineer', '特种设备作业证', 'TS6T-35-00102', 733],
]

/** What the kinds of work ask for. */
const NEEDS: readonly [category: string, skill: string, certificate: string | null][] = [
  ['water', '水暖', null], ['power', '强电', '高压电工证'], ['lift', '电梯', '特种设备作业证'], ['environment.cleaning', '保洁', null],
]

/** Facilities and public areas: zone, kind, name, place, who, patrol, upkeep. */
const POINTS: readonly [zone: 0 | 1, kind: zones.DutyPoint['kind'], name: string, place: string, login: string, patrol: string, upkeep: string][] = [
  [0, 'facility', '1–3栋客梯', '各单元', 'tech3', '每日 1 次', '每半月维保'],
  [0, 'facility', '生活水泵房', '地下一层', 'tech', '每日 2 次', '每季度保养'],
  [0, 'public_area', '中心花园儿童区', '东区', 'cleaner', '每日 3 次', '每月检修'],
  [1, 'facility', '4–6栋客梯', '各单元', 'tech3', '每日 1 次', '每半月维保'],
  [1, 'facility', '2 号配电房', '地下一层', 'tech2', '每日 2 次', '每月除尘'],
  [1, 'public_area', '地下车库 B 区', '地下二层', 'cleaner', '每日 2 次', '每周冲洗'],
]

/** Who answers where, from the first day on. */
export async function answerForZones(cast: Cast, since: Date): Promise<void> {
  const { company, performer } = cast
  const manager = company.actors.get('manager')!
  const idOf = (login: string): string => company.actors.get(login)!.employeeId!
  const chart = await performer.perform(manager, since, zones.zoneChart, { query: { siteId: company.siteId } })
  const [east, west] = [chart.zones.find(({ name }) => name.startsWith('东'))!, chart.zones.find(({ name }) => name.startsWith('西'))!]
  await performer.perform(manager, since, zones.changeZone, { params: { id: east.id }, body: { version: east.version, neighbourIds: [west.id] } })
  const posts: readonly [string, zones.ZonePost, string][] = [
    [east.id, 'customer_service', 'steward'], [east.id, 'grid', 'desk'], [east.id, 'maintenance', 'tech'], [east.id, 'security_lead', 'engineer'],
    [west.id, 'customer_service', 'steward2'], [west.id, 'grid', 'desk2'], [west.id, 'maintenance', 'tech2'],
  ]
  for (const [id, post, login] of posts) await performer.perform(manager, since, zones.setZonePost, { params: { id }, body: { post, employeeId: idOf(login) } })
  for (const building of chart.buildings) {
    const [steward, backup] = building.code < '4' ? ['steward', 'steward2'] : ['steward2', 'steward']
    await performer.perform(manager, since, zones.setBuildingSteward, { params: { id: building.id }, body: { stewardId: idOf(steward!), backupId: idOf(backup!) } })
  }
  for (const [zone, kind, name, place, login, patrol, upkeep] of POINTS)
    await performer.perform(manager, since, zones.createDutyPoint, {
      body: { siteId: company.siteId, zoneId: [east.id, west.id][zone]!, kind, name, place, employeeId: idOf(login), patrol, upkeep },
    })
}

/** Certificates, needs and rules as they are today; what was before them was given out by hand. */
export async function giveOutByRule(cast: Cast, today: Date): Promise<void> {
  const { company, performer } = cast
  const manager = company.actors.get('manager')!
  const day = (days: number): string => dayIn('Asia/Shanghai', new Date(today.getTime() + days * DAY))
  for (const [login, kind, number, days] of CERTIFICATES)
    await performer.perform(manager, today, people.createCertificate, {
      params: { id: company.actors.get(login)!.employeeId! },
      body: { kind, number, issuer: kind === '特种设备作业证' ? '溪山市市场监督管理局' : '溪山市应急管理局', validFrom: day(days - 1095), validUntil: day(days), isVerified: true },
    })
  const known = (await performer.perform(manager, today, cases.listCategories, {})).items
  for (const [code, skill, certificate] of NEEDS) {
    const category = known.find((one) => one.code === code)!
    await performer.perform(manager, today, cases.changeCategory, { params: { id: category.id }, body: { version: category.version, skill, certificate } })
  }
  await performer.perform(manager, today, dispatch.changeDispatchSettings, { body: { siteId: company.siteId, version: 0, modes: { cleaning: 'automatic' }, loadLimit: 12 } })
  const spilled = await take(cast, today, 188, 'environment.cleaning', 'assistance', '电梯厅有人打翻了一桶油漆，地上很滑。', { place: '2 栋 1 单元电梯厅', urgency: 'urgent' })
  await raise(cast, today, spilled, { kind: 'cleaning' })
}

