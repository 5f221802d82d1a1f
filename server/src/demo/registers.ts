import { belongings, lettings, registers, type Endpoint, type Output, type Sent } from '@guanjia/contract'
import { Actor } from '../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../platform/ctx.ts'
import { dayIn } from '../platform/time.ts'
import { lookAhead } from '../modules/registers/daily.ts'
import { registerRoutes } from '../modules/registers/routes.ts'
import type { Cast } from './history.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Days after the beginning on which meters were read first. */
export const FIRST_READ_DAYS = 27
/** Where the water meter of some homes is: nobody reads it from the stairs. */
export const INSIDE = '厨房橱柜内'
type Act = <E extends Endpoint>(endpoint: E, sent: { params?: Sent<E>['params']; query?: Sent<E>['query']; body?: Sent<E>['body'] }) => Promise<Output<E>>

/** What stands on 清溪花园 and what its households have: registered on the first days by those who keep the registers, looked at today. */
export async function fillRegisters(cast: Pick<Cast, 'company' | 'performer'>, since: Date, today: Date): Promise<void> {
  const { actors } = cast.company
  const begun = new Date(since.getTime() + 9 * HOUR)
  const day = (from: Date, days: number): string => dayIn('Asia/Shanghai', new Date(from.getTime() + days * DAY))
  await acting(cast, actors.get('manager')!, begun, (act) => project(cast, act))
  await acting(cast, actors.get('engineer')!, begun, (act) => machines(cast, act, (days) => day(today, days)))
  await acting(cast, actors.get('desk')!, begun, (act) => households(cast, act, (days) => day(today, days), day(since, 0)))
  await acting(cast, actors.get('tech')!, new Date(begun.getTime() + FIRST_READ_DAYS * DAY), (act) => readings(cast, act, FIRST_READ_DAYS))
  await acting(cast, actors.get('tech')!, new Date(begun.getTime() + 57 * DAY), (act) => readings(cast, act, 57))
  await acting(cast, actors.get('steward')!, new Date(today.getTime() - DAY), (act) => checks(cast, act))
  await inCtx(cast, Actor.system(cast.company.organizationId), today, (ctx) => lookAhead(ctx, cast.company.siteId))
}

function inCtx<T>({ performer }: Pick<Cast, 'performer'>, actor: Actor, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return runInCtx(performer.app, { actor, now, device: 'demo' }, work)
}

/** Many acts of one person at one time in one transaction, each through its contract and use case. */
function acting(cast: Pick<Cast, 'performer'>, actor: Actor, now: Date, work: (act: Act) => Promise<void>): Promise<void> {
  return inCtx(cast, actor, now, (ctx) =>
    work((endpoint, sent) => {
      const route = registerRoutes.find((one) => one.endpoint === endpoint)
      return route!.handle!(ctx, { params: endpoint.params.parse(sent.params ?? {}), query: endpoint.query.parse(sent.query ?? {}), body: endpoint.body.parse(sent.body ?? {}) } as never, undefined as never) as never
    }),
  )
}

async function project({ company }: Pick<Cast, 'company'>, act: Act): Promise<void> {
  await act(registers.changeSiteFacts, { params: { id: company.siteId }, body: { version: 0, projectKind: 'ordinary_residential', housingCategory: 'commodity', serviceGrade: 1, developer: '溪山青禾置业有限公司', builtInYear: 2020, landSquareMetres: 41_800, greenPercent: 36.5 } })
  const open = (from: string, to: string) => [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }]
  const all: readonly [string, (typeof registers.AMENITY_KINDS)[number], string, string, string, boolean][] = [
    ['儿童乐园', 'playground', '中心花园北侧', '08:00', '21:00', true],
    ['业主健身房', 'fitness', '2 栋架空层', '07:00', '22:00', true],
    ['羽毛球场', 'sports_court', '西门内', '08:00', '21:30', false],
    ['长者活动室', 'senior_room', '5 栋一层', '09:00', '17:30', true],
    ['充电车棚', 'charging', '东门内', '00:00', '24:00', true],
    ['快递柜', 'parcel_lockers', '东、西门岗旁', '00:00', '24:00', false],
  ]
  for (const [name, kind, place, from, to, isCheckedDaily] of all)
    await act(registers.createAmenity, { body: { siteId: company.siteId, name, kind, place, openHours: open(from, to), isCheckedDaily, isBookable: kind === 'sports_court', rules: kind === 'playground' ? '十二岁以下儿童须有成人陪同\n雨后湿滑，请勿使用滑梯' : '' } })
}

async function machines({ company }: Pick<Cast, 'company'>, act: Act, day: (days: number) => string): Promise<void> {
  const { siteId } = company
  const areas = new Map<string, string>()
  const places: readonly [string, string, (typeof registers.AREA_TYPES)[number], string?][] = [
    ['CK-B1', '地下车库', 'garage'], ['DM-01', '东门沿街店面', 'shopfront'], ['DM-02', '西门沿街店面', 'shopfront'], ['SBF-01', '水泵房', 'machine_room'], ['SBF-02', '配电房', 'machine_room'], ['HY-01', '中心花园', 'garden'],
    ['MG-E', '东门', 'gate'], ['MG-W', '西门', 'gate'], ['LJ-01', '垃圾中转点', 'waste_station'], ['CK-B1-P1', '车库 A 区巡检点', 'point', 'CK-B1'], ['CK-B1-P2', '车库 B 区巡检点', 'point', 'CK-B1'], ['SBF-01-P1', '水泵房巡检点', 'point', 'SBF-01'],
  ]
  for (const [code, name, type, parent] of places) areas.set(code, (await act(registers.createArea, { body: { siteId, code, name, type, parentId: parent ? areas.get(parent)! : null } })).id)
  const { items } = await act(registers.listFacilityClasses, { query: { siteId } })
  const classes = new Map(items.map((one) => [one.code, one.id]))
  const lifts = [1, 2, 3, 4, 5, 6].map((n) => [`DT-0${n}`, `${n} 栋客梯`, '02.01', `${n} 栋 1 单元`, '', '溪山电梯', n === 3 ? 18 : 120 + n * 20, n === 5 ? -2 : 9 + n] as const)
  const others = [
    ['SB-01', '生活水泵 A', '03.01', '水泵房', 'SBF-01', '南山泵业', null, 21], ['SB-02', '生活水泵 B', '03.01', '水泵房', 'SBF-01', '南山泵业', null, 21], ['SX-01', '二次供水水箱', '03.02', '水泵房', 'SBF-01', '', null, 40],
    ['PW-01', '车库排污泵', '03.03', '地下车库 A 区', 'CK-B1', '', null, 15], ['PD-01', '1 号变压器', '01.01', '配电房', 'SBF-02', '青禾电气', 200, 60], ['PD-02', '低压配电柜', '01.02', '配电房', 'SBF-02', '青禾电气', null, 60],
    ['FD-01', '柴油发电机', '01.03', '配电房', 'SBF-02', '', null, 12], ['XF-01', '火灾报警主机', '04.01', '消控室', '', '', 25, 30], ['XF-02', '喷淋泵', '04.02', '水泵房', 'SBF-01', '', 25, 30], ['JK-01', '视频监控主机', '05.01', '消控室', '', '', null, 75],
    ['DZ-E', '东门道闸', '05.03', '东门', 'MG-E', '', null, 33], ['DZ-W', '西门道闸', '05.03', '西门', 'MG-W', '', null, 33], ['YL-01', '儿童乐园滑梯', '08', '中心花园', 'HY-01', '', null, 20],
  ] as const
  for (const [code, name, kind, place, area, maker, inspection, service] of [...lifts, ...others]) {
    const body = { siteId, code, name, classId: classes.get(kind)!, place, maker, areaId: area === '' ? null : areas.get(area)!, installedOn: '2020-05-20', inspectionDueOn: inspection === null ? null : day(inspection), nextServiceOn: day(service), serviceContact: kind.startsWith('02') ? '溪山电梯维保 0599-8200 7788' : '' }
    const made = await act(registers.createFacility, { body })
    if (code === 'PW-01') await act(registers.actOnFacility, { params: { id: made.id }, body: { action: 'repair', note: '叶轮异响，已报厂家' } })
  }
  const homes = company.households.filter((home) => home.isLivedIn)
  // A few in each entrance: the round of household meters leads through the whole site.
  for (const [i, home] of [...homes.slice(0, 12), ...homes.filter((_, at) => at > 12 && at % 20 === 7).slice(0, 24)].entries()) {
    await act(registers.createMeter, { body: { siteId, code: `W${home.code.replaceAll('-', '')}`, kind: 'water', unitId: home.unitId, location: i < 12 ? `${home.code.split('-')[2]!.slice(0, -2)} 层水管井` : INSIDE, initialReading: 0, installedOn: '2020-05-20', digits: 5 } })
    await act(registers.createMeter, { body: { siteId, code: `E${home.code.replaceAll('-', '')}`, kind: 'electricity', unitId: home.unitId, location: `${home.code.split('-')[2]!.slice(0, -2)} 层强电井`, initialReading: 0, installedOn: '2020-05-20', digits: 6 } })
  }
  await act(registers.createMeter, { body: { siteId, code: 'W-LH', kind: 'water', areaId: areas.get('HY-01')!, location: '中心花园绿化井', multiplier: 1 } })
  await act(registers.createMeter, { body: { siteId, code: 'E-GG', kind: 'electricity', areaId: areas.get('SBF-02')!, location: '配电房公共计量柜', multiplier: 40 } })
}

/** Households of the first buildings: spaces, cars, cards, pets, and who rents. */
async function households({ company }: Pick<Cast, 'company'>, act: Act, day: (days: number) => string, begun: string): Promise<void> {
  const { siteId, residentHousehold } = company
  const homes = company.households.filter((home) => home.isLivedIn && home.unitId !== residentHousehold.unitId)
  const brands = ['比亚迪', '吉利', '大众', '丰田', '问界', '五菱', '特斯拉', '本田']
  const colours = ['白', '黑', '灰', '银', '蓝', '红']
  for (let i = 0; i < 40; i++) {
    const home = i === 0 ? residentHousehold : homes[i * 3]!
    const space = await act(belongings.createSpace, { body: { siteId, code: `B1-${String(i + 1).padStart(3, '0')}`, kind: i < 34 ? 'underground' : 'surface', lot: i < 34 ? '地下车库' : '地面停车场', squareMetres: 13.2, state: i >= 38 ? 'visitor' : i >= 36 ? 'civil_defence' : 'unsold' } })
    if (i < 14) await act(belongings.actOnSpace, { params: { id: space.id }, body: { action: 'sell', personId: home.ownerId, unitId: home.unitId } })
    else if (i < 24) await act(belongings.actOnSpace, { params: { id: space.id }, body: { action: 'lease', personId: home.ownerId, unitId: home.unitId, fromOn: begun, untilOn: day(i === 20 ? 12 : 200 + i), rentFen: 32_000 } })
    if (i >= 22) continue
    const plate = i % 3 === 0 ? `闽HD${String(10_000 + i * 737).slice(0, 5)}` : `闽H${String(12_345 + i * 613).slice(0, 5)}`
    const car = await act(belongings.createVehicle, { body: { siteId, plate, personId: home.ownerId, unitId: home.unitId, brand: brands[i % brands.length]!, colour: colours[i % colours.length]!, spaceIds: [space.id] } })
    if (i >= 12) continue
    const card = await act(belongings.applyForCard, { body: { siteId, kind: 'vehicle', personId: home.ownerId, unitId: home.unitId, vehicleId: car.id } })
    if (i < 11) await act(belongings.actOnCard, { params: { id: card.id }, body: { action: 'issue', number: `CK-${1001 + i}`, validUntil: day(i < 3 ? 9 + i * 8 : 300) } })
  }
  for (let i = 0; i < 10; i++) {
    const home = i === 0 ? residentHousehold : homes[i * 5 + 1]!
    const card = await act(belongings.applyForCard, { body: { siteId, kind: 'resident', personId: home.ownerId, unitId: home.unitId } })
    if (i < 8) await act(belongings.actOnCard, { params: { id: card.id }, body: { action: 'issue', number: `ZH-${2001 + i}`, validUntil: null } })
  }
  const pets: readonly [string, 'dog' | 'cat', string, number][] = [['豆包', 'dog', '柯基', -330], ['旺财', 'dog', '中华田园犬', -400], ['年糕', 'cat', '英国短毛猫', -120], ['团子', 'dog', '泰迪', -340]]
  for (const [i, [name, species, breed, given]] of pets.entries()) {
    const home = homes[i * 11 + 2]!
    const pet = await act(belongings.createPet, { body: { siteId, name, species, breed, personId: home.ownerId, unitId: home.unitId, licenceNumber: species === 'dog' ? `闽H犬${3301 + i}` : '' } })
    await act(belongings.vaccinatePet, { params: { id: pet.id }, body: { vaccine: '狂犬疫苗', givenOn: day(given), dueOn: day(given + 365) } })
  }
  // Who owns two homes lets one: the tenant has a file already.
  for (let i = 0; i < 4; i++) {
    const [home, tenant] = [homes[i * 9 + 4]!, homes[i * 9 + 7]!]
    const letting = await act(lettings.startTenancy, { body: { unitId: home.unitId, tenantId: tenant.ownerId, landlordContact: `${home.ownerName} ${home.phone}`, feePayer: i === 1 ? 'owner' : 'tenant', agentName: i === 2 ? '溪山安居中介' : '', rentFen: 260_000 + i * 20_000, residents: 2 + (i % 2), fromOn: begun, untilOn: day(i === 0 ? 16 : 240 + i * 30) } })
    for (const task of letting.tasks.filter(({ dueOn }) => dueOn <= begun)) await act(lettings.doTenancyTask, { params: { id: task.id }, body: { note: task.task === 'identity' ? '身份证原件核对一致' : '' } })
  }
  const away = homes[60]!
  await act(lettings.startEntrustment, { body: { unitId: away.unitId, holderName: '楼宇管家 何静', services: ['airing', 'utilities_check'], hasKey: true, fromOn: begun } })
}

/** Yesterday's walk past what is for everybody. */
async function checks({ company }: Pick<Cast, 'company'>, act: Act): Promise<void> {
  const { items } = await act(registers.listAmenities, { query: { siteId: company.siteId } })
  for (const one of items.filter(({ isCheckedDaily }) => isCheckedDaily)) {
    const isFine = one.kind !== 'playground'
    await act(registers.checkAmenity, { params: { id: one.id }, body: { isFine, note: isFine ? '' : '秋千一侧链条松动，已围挡待修' } })
  }
}

/** What goes through a meter in a month, each a little different. */
export const usedOf = (kind: string, i: number): number => (kind === 'water' ? 9 + (i % 7) : 150 + (i % 9) * 14)

/** The water and power of homes for the first time, and the public meters twice; households are read again by their round. */
async function readings({ company }: Pick<Cast, 'company'>, act: Act, days: number): Promise<void> {
  const { items } = await act(registers.listMeters, { query: { siteId: company.siteId, limit: 200 } })
  for (const [i, meter] of items.entries()) {
    if (meter.unit !== null && days > FIRST_READ_DAYS) continue
    const used = usedOf(meter.kind, i)
    const start = meter.kind === 'water' ? 700 : 11_000
    await act(registers.readMeter, { params: { id: meter.id }, body: { value: start + Math.round((used * days) / 30), isConfirmed: true, note: days < 30 ? '建档首抄' : '' } })
  }
}
