import sharp from 'sharp'
import { aftercare, cases, paidservices, quotes, workorders, type Sent } from '@guanjia/contract'
import { newId } from '../platform/ids.ts'
import type { App } from '../platform/app.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { runInCtx } from '../platform/ctx.ts'
import { storeFile } from '../platform/files/routes.ts'
import { offeredAt, type VersionRow } from '../modules/paidservices/index.ts'
import type { DemoHousehold } from '../modules/archives/demo.ts'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PIECES = ['shoe_covers', 'cloth', 'brush', 'mat', 'dust_shovel'] as const

/** The price list of 清溪花园 as its customers have known it since the first morning, by code; and what an hour of a technician costs. */
export type Prices = ReadonlyMap<string, VersionRow>

export async function publishThePrices(app: App, { company, performer }: Pick<Cast, 'company' | 'performer'>, since: Date): Promise<Prices> {
  const at = new Date(since.getTime() + 7 * HOUR)
  const manager = company.actors.get('manager')!
  const items = await runInCtx(app, { actor: manager, now: at }, (ctx) => ctx.tx.selectFrom('paid_service').select(['id', 'code']).where('site_id', '=', company.siteId).orderBy('code').execute())
  // One is still being written, and one was changed after it was published.
  for (const { id } of items.filter(({ code }) => code !== 'GJ-07')) await performer.perform(manager, at, paidservices.actOnPaidService, { params: { id }, body: { action: 'publish' } })
  const waxing = items.find(({ code }) => code === 'CL-03')!
  await performer.perform(manager, new Date(at.getTime() + 40 * DAY), paidservices.changePaidService, { params: { id: waxing.id }, body: { version: 2, priceFen: 13_800 } })
  const admin = company.actors.get('admin')!
  const [first, second, third] = ['tech', 'tech2', 'tech3'].map((login) => company.actors.get(login)!.employeeId!)
  await performer.perform(admin, at, aftercare.createLabourGrade, { body: { name: '高级工', fenPerHour: 5500, workerIds: [first!] } })
  await performer.perform(admin, at, aftercare.createLabourGrade, { body: { name: '中级工', fenPerHour: 4200, workerIds: [second!, third!] } })
  const offered = await runInCtx(app, { actor: manager, now: at }, (ctx) => offeredAt(ctx, company.siteId))
  return new Map(offered.map((row) => [row.code, row]))
}

/** A signature as a finger draws it on the technician's phone. */
export async function demoSignature(app: App, technician: Actor): Promise<string> {
  const id = newId()
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240"><rect width="600" height="240" fill="#fff"/><path d="M70 90h110M125 50v60c0 40-20 70-55 90M128 110c20 40 40 66 66 86M250 60l-30 60h90c-6 40-22 70-60 86M262 92v100M360 70h110M372 112h90M415 40v150c-4 22-22 20-40 12M340 190c60-20 120-30 190-28" fill="none" stroke="#000" stroke-width="5" stroke-linecap="round"/></svg>'
  await storeFile(app, technician, { id, name: 'signature.png', content: await sharp(Buffer.from(drawing)).png().toBuffer() })
  return id
}

/** Paid work of the last two weeks: ordered in the app, quoted at the door, accepted on the telephone; and water let into a new home. */
export function paidLives(cast: Cast, prices: Prices, signature: string, today: Date): { at: Date; life: Life }[] {
  const before = (hours: number): Date => new Date(today.getTime() - hours * HOUR)
  return [
    { at: before(12.1 * 24), life: cleanedHood(cast, prices, signature, before) },
    { at: before(28), life: quotedAirConditioner(cast, before) },
    { at: before(5), life: washerOnThePhone(cast, prices, before) },
    { at: before(6.2 * 24), life: letWaterIn(cast, before) },
  ]
}

type Before = (hours: number) => Date
type Act = Sent<typeof workorders.actOnWorkOrder>['body']

const act = (cast: Cast, actor: Actor, at: Date, id: string, body: Act) => cast.performer.perform(actor, at, workorders.actOnWorkOrder, { params: { id }, body })

/** The demo resident had the range hood cleaned: ordered and accepted in the app, signed on the phone, to be billed. */
async function* cleanedHood(cast: Cast, prices: Prices, signature: string, before: Before): Life {
  const { company, performer } = cast
  const [steward, tech, mate] = ['steward', 'tech', 'tech2'].map((login) => company.actors.get(login)!)
  const hood = prices.get('JZ-04')!
  const start = 12.1 * 24
  const ordered = await performer.perform(company.resident, before(start), quotes.orderPaidService, {
    body: { siteId: company.siteId, unitId: company.residentHousehold.unitId, versionId: hood.id, seenPriceFen: hood.price_fen, quantity: 1, words: '用了三年没洗过，油比较多。', contactPhone: company.residentHousehold.phone, invoiceNote: '需要电子普票，抬头个人' },
  })
  yield before(start - 0.3)
  const order = await performer.perform(steward!, before(start - 0.3), workorders.createWorkOrder, { body: { siteId: company.siteId, caseId: ordered.case.id, kind: 'paid_service', title: '油烟机清洗', workerId: tech!.employeeId, place: '', placeKind: 'unit', unitId: company.residentHousehold.unitId } })
  const acts: [number, Act][] = [
    [start - 0.5, { action: 'accept' }],
    [start - 20, { action: 'arrive', fivePieces: [...PIECES], photoIds: [cast.photos.get(tech!)!.before] }],
    [start - 20.2, { action: 'start' }],
    [start - 21.8, { action: 'done', result: '油网、叶轮、油杯拆洗完毕，装回试机，吸力正常。', photoAfterIds: [cast.photos.get(tech!)!.after], labourMinutes: 95, helpers: [{ employeeId: mate!.employeeId!, minutes: 60 }], signature: { fileId: signature, by: company.residentHousehold.ownerName } }],
  ]
  for (const [hours, body] of acts) {
    yield before(hours)
    await act(cast, tech!, before(hours), order.id, body)
  }
  yield before(start - 23)
  await performer.perform(steward!, before(start - 23), cases.actOnCase, { params: { id: ordered.case.id }, body: { action: 'resolve', result: '油烟机已清洗，业主当场签字确认。', cause: '油污堆积' } })
  yield before(start - 30)
  await performer.perform(company.resident, before(start - 30), cases.actOnCase, { params: { id: ordered.case.id }, body: { action: 'confirm' } })
}

/** The demo resident asked for the air conditioner; the technician has looked at it, and the quote waits for the resident's word. */
async function* quotedAirConditioner(cast: Cast, before: Before): Life {
  const { company, performer } = cast
  const [steward, tech] = ['steward', 'tech'].map((login) => company.actors.get(login)!)
  const taken = await performer.perform(company.resident, before(28), cases.createCase, {
    body: { siteId: company.siteId, kind: 'paid_service', statement: '主卧空调不制冷，外机在转，麻烦派师傅看看要多少钱。', categoryId: cast.categoryIds.get('paid.appliance') ?? null, unitId: company.residentHousehold.unitId, contactPhone: company.residentHousehold.phone },
  })
  yield before(27.6)
  const order = await performer.perform(steward!, before(27.6), workorders.createWorkOrder, { body: { siteId: company.siteId, caseId: taken.id, kind: 'appliance_repair', title: '主卧空调不制冷', workerId: tech!.employeeId } })
  for (const [hours, body] of [[27.2, { action: 'accept' }], [4.6, { action: 'arrive', fivePieces: [...PIECES], photoIds: [cast.photos.get(tech!)!.before] }]] as [number, Act][]) {
    yield before(hours)
    await act(cast, tech!, before(hours), order.id, body)
  }
  yield before(4.2)
  await performer.perform(tech!, before(4.2), quotes.createQuote, {
    body: {
      workOrderId: order.id, note: '缺氟并需更换电容，配件为原厂同规格，质保 90 天。',
      lines: [{ name: '空调检修人工', unit: '台', quantity: 1, priceFen: 15_000 }, { name: '加氟 R32', unit: '公斤', quantity: 0.6, priceFen: 20_000 }, { name: '启动电容 35μF', unit: '只', quantity: 1, priceFen: 4800, isMaterial: true }],
    },
  })
}

/** A neighbour rang about the washing machine; the desk quoted by the list and was told yes on the telephone. */
async function* washerOnThePhone(cast: Cast, prices: Prices, before: Before): Life {
  const { company, performer } = cast
  const [desk, tech] = ['desk', 'tech2'].map((login) => company.actors.get(login)!)
  const home: DemoHousehold = company.households.find((one) => one.code !== company.residentHousehold.code)!
  const taken = await performer.perform(desk!, before(5), cases.createCase, {
    body: { siteId: company.siteId, kind: 'paid_service', channel: 'phone', statement: '洗衣机脱水时整台移位，声音很大。', categoryId: cast.categoryIds.get('paid.appliance') ?? null, unitId: home.unitId, contactPhone: home.phone },
  })
  yield before(4.9)
  const order = await performer.perform(desk!, before(4.9), workorders.createWorkOrder, { body: { siteId: company.siteId, caseId: taken.id, kind: 'appliance_repair', title: '洗衣机脱水异响', workerId: tech!.employeeId, contactName: home.ownerName } })
  const quote = await performer.perform(desk!, before(4.9), quotes.createQuote, { body: { workOrderId: order.id, lines: [{ versionId: prices.get('JD-03')!.id, quantity: 1 }] } })
  yield before(4.8)
  await performer.perform(desk!, before(4.8), quotes.actOnQuote, { params: { id: quote.id }, body: { action: 'accept', via: 'phone', totalFen: quote.totalFen, acceptedBy: home.ownerName, saidAt: before(4.8).toISOString() } })
  for (const [hours, body] of [[4.5, { action: 'accept' }], [1.2, { action: 'arrive', fivePieces: [...PIECES] }], [1.1, { action: 'start' }]] as [number, Act][]) {
    yield before(hours)
    await act(cast, tech!, before(hours), order.id, body)
  }
}

/** A new owner begins to renovate: water and power are let in, with what the meters showed. */
async function* letWaterIn(cast: Cast, before: Before): Life {
  const { company, performer } = cast
  const [desk, tech] = ['desk', 'tech3'].map((login) => company.actors.get(login)!)
  const home = company.households.findLast((one) => one.code !== company.residentHousehold.code)!
  const start = 6.2 * 24
  const order = await performer.perform(desk!, before(start), workorders.createWorkOrder, {
    body: { siteId: company.siteId, kind: 'water_power_on', title: '装修进场，送水送电', unitId: home.unitId, placeKind: 'unit', contactName: home.ownerName, contactPhone: home.phone, workerId: tech!.employeeId },
  })
  const photos = cast.photos.get(tech!)!
  const acts: [number, Act][] = [
    [start - 0.2, { action: 'accept' }],
    [start - 1, { action: 'arrive', fivePieces: [...PIECES] }],
    [start - 1.4, { action: 'done', result: '已送水送电，阀门、空开正常，已抄起度。', labourMinutes: 20, readings: [{ meter: 'water', value: 12.4, photoId: photos.before }, { meter: 'electricity', value: 386.5, photoId: photos.after }] }],
  ]
  for (const [hours, body] of acts) {
    yield before(hours)
    await act(cast, tech!, before(hours), order.id, body)
  }
}
