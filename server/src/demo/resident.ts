import { cases, residents, workorders } from '@guanjia/contract'
import type { App } from '../platform/app.ts'
import { requestRegistration } from '../modules/archives/registrations.ts'
import { requestPhoneCode } from '../modules/people/phone-codes.ts'
import type { Cast, Life } from './history.ts'
import { usedMaterials } from './store.ts'

const HOUR = 3_600_000

/** What the demo resident has done with the app: one report that is being worked on, one that waits for the own confirmation. */
export function residentLives(cast: Cast, today: Date): { at: Date; life: Life }[] {
  const before = (hours: number): Date => new Date(today.getTime() - hours * HOUR)
  return [
    { at: before(30), life: solvedReport(cast, before) },
    { at: before(3), life: runningReport(cast, before) },
  ]
}

function report(cast: Cast, at: Date, category: string, statement: string) {
  const { company, performer } = cast
  return performer.perform(company.resident, at, cases.createCase, {
    body: { siteId: company.siteId, kind: 'repair', statement, categoryId: cast.categoryIds.get(category) ?? null, unitId: company.residentHousehold.unitId, contactPhone: company.residentHousehold.phone },
  })
}

async function* solvedReport(cast: Cast, before: (hours: number) => Date): Life {
  const { company, performer } = cast
  const steward = company.actors.get('steward')!
  const tech = company.actors.get('tech')!
  const photos = cast.photos.get(tech)!
  const taken = await report(cast, before(30), 'water.tap', '主卫洗手盆的龙头关不紧，一直在滴水。')
  yield before(29.9)
  const order = await performer.perform(steward, before(29.9), workorders.createWorkOrder, { body: { siteId: company.siteId, caseId: taken.id, title: taken.title, urgency: 'normal', workerId: tech.employeeId } })
  const acts = [
    [29.7, { action: 'accept' }],
    [28.9, { action: 'arrive', fivePieces: ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'], photoIds: [photos.before] }],
    [28.8, { action: 'start' }],
    [28.3, { action: 'done', result: '更换陶瓷阀芯，试水正常。', photoAfterIds: [photos.after], labourMinutes: 25, materials: usedMaterials(cast, [{ code: 'SN-005', quantity: '1' }]) }],
  ] as const
  for (const [hours, body] of acts) {
    yield before(hours)
    await performer.perform(tech, before(hours), workorders.actOnWorkOrder, { params: { id: order.id }, body: body as never })
  }
  yield before(27.5)
  await performer.perform(steward, before(27.5), cases.actOnCase, { params: { id: taken.id }, body: { action: 'resolve', result: '更换陶瓷阀芯，试水正常。', cause: '阀芯磨损' } })
}

async function* runningReport(cast: Cast, before: (hours: number) => Date): Life {
  const { company, performer } = cast
  const steward = company.actors.get('steward')!
  const taken = await report(cast, before(3), 'power.socket', '书房的插座没电，其他房间都正常。')
  yield before(2.9)
  const tech = company.actors.get('tech')!
  const order = await performer.perform(steward, before(2.9), workorders.createWorkOrder, { body: { siteId: company.siteId, caseId: taken.id, title: taken.title, urgency: 'normal', workerId: tech.employeeId } })
  yield before(2.6)
  await performer.perform(tech, before(2.6), workorders.actOnWorkOrder, { params: { id: order.id }, body: { action: 'accept' } })
  const say = (actor: typeof steward, hours: number, note: string) => performer.perform(actor, before(hours), cases.commentOnCase, { params: { id: taken.id }, body: { note, isVisibleToResident: true } })
  yield before(2.4)
  await say(company.resident, 2.4, '插座是前年装修时换的，需要我准备什么吗？')
  yield before(2.2)
  await say(steward, 2.2, '不用准备，师傅带面板和测电笔上门，约二十分钟。')
  yield before(1.5)
  const { items } = await performer.perform(tech, before(1.5), residents.visitWindows, { params: { id: company.siteId } })
  const windows = [items[2], items[4], items[5]].filter((window) => window !== undefined)
  await performer.perform(tech, before(1.5), residents.proposeWindows, { params: { id: order.id }, body: { windows, note: '需要断开书房回路约二十分钟。' } })
  yield before(0.6)
  await say(company.resident, 0.6, '书房有台式电脑，断电前能提前说一声吗？')
}

/** Two neighbours whose numbers nobody knew ask to be registered. */
export async function askForRegistration(app: App, siteId: string, today: Date): Promise<void> {
  const asking = [
    { hours: 20, phone: '13905990011', name: '易南', room: '2栋1单元0803', role: 'tenant', note: '上月刚搬来，租赁合同可以带到前台。' },
    { hours: 1, phone: '13905990022', name: '宁夏青', room: '5-2-1102', role: 'family', note: '' },
  ] as const
  for (const { hours, phone, ...facts } of asking) {
    const at = new Date(today.getTime() - hours * HOUR)
    const { ticket, code } = await requestPhoneCode(app, { phone, installation: '' }, 'demo', at)
    await requestRegistration(app, { ticket, code: code!, siteId, ...facts }, at)
  }
}
