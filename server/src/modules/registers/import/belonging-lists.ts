import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { displayPlate, normaliseCode, parsePlate } from '../../../platform/text/index.ts'
import { personOf, unitOf, type RowReader } from '../../archives/index.ts'
import { CARDS, tellUnit } from '../cards.ts'
import { stateOn } from '../card-rules.ts'
import { PETS } from '../pets.ts'
import { SPACES } from '../spaces.ts'
import { VEHICLES } from '../vehicles.ts'
import { registerImport } from './register-import.ts'

const PERSON = { headers: ['业主', '业主名称', '业主姓名', '车主', '车主姓名', '姓名', '持卡人', '承租人', '饲养人', '屋主', '車主', '飼主', '住戶姓名', 'owner', 'name', 'holder', 'keeper'] }
const PHONE = { headers: ['电话', '手机', '手机号', '联系电话', '联系方式', '電話', '手機', '聯絡電話', 'phone', 'mobile'] }
const ROOM = { headers: ['房号', '房屋', '房间', '房间号', '房号(楼栋-单元-房屋)', '房號', 'room', 'unit'] }
const NOTE = { headers: ['备注', '備註', 'note', 'remark'] }
const PLATE = { headers: ['车牌号', '车牌', '车牌号码', '車牌', '車牌號', '車牌號碼', 'plate', 'plateno', 'licenseplate'] }
const SPACE = ['车位编码', '车位编号', '车位号', '车位', '車位', '車位編號', '車位號', 'parkingspace', 'space', 'spaceno', 'bay']

/** A plate in any spelling; one of a wrong form is an error that says so. */
function plateOf(row: RowReader): ReturnType<typeof parsePlate> | undefined {
  const text = row.text('plate')
  if (text === undefined) return undefined
  const parsed = parsePlate(text)
  if (!parsed.ok && parsed.reason !== 'placeholder') row.note('plate_wrong', 'plate', text, 'error', { reason: parsed.reason })
  return parsed
}

export const vehiclesImport = registerImport({
  register: VEHICLES,
  permission: 'archives:write',
  fields: {
    plate: { ...PLATE, isRequired: true },
    brand: { headers: ['车品牌', '车辆品牌', '品牌', '車輛品牌', '廠牌', 'brand', 'make'] },
    type: { headers: ['车类型', '车辆类型', '車輛類型', 'type', 'vehicletype'] },
    colour: { headers: ['颜色', '车身颜色', '顏色', 'colour', 'color'] },
    personName: PERSON, phone: PHONE, room: ROOM, note: NOTE,
    space: { headers: SPACE },
  },
  where: 't.ended_on is null',
  keyOf: (row) => row.plate,
  read: (row, known, today) => {
    const parsed = plateOf(row)
    if (!parsed?.ok) return null
    const unitId = unitOf(row, known)
    const code = row.text('space')
    const spaceId = code === undefined ? undefined : known.space(normaliseCode(code))
    if (code !== undefined && spaceId === undefined) row.note('space_unknown', 'space', code, 'warning')
    return {
      key: parsed.plate.plate,
      title: [displayPlate(parsed.plate.plate), row.text('room'), row.text('personName')].filter(Boolean).join(' '),
      values: {
        plate: parsed.plate.plate, plate_kind: parsed.plate.kind, brand: row.text('brand', 50), colour: row.text('colour', 20), person_id: personOf(row, known, unitId, 'warning'), unit_id: unitId, note: row.text('note', 500),
        type: row.word('type', [['car', /9901|家用|小|轿|轎|car/i], ['truck', /9902|货|貨|truck/i], ['van', /9903|客|面包|van/i], ['motorcycle', /摩托|机车|機車|motor/i]]),
      },
      initial: { registered_on: today },
      extra: spaceId,
    }
  },
  isExtraNew: async (ctx, row, spaceId) => (await ctx.tx.selectFrom('vehicle_space').select('space_id').where('vehicle_id', '=', row.id).where('space_id', '=', spaceId as string).executeTakeFirst()) === undefined,
  follow: async (ctx, row, spaceId) => {
    await ctx.tx.insertInto('vehicle_space').values({ organization_id: ctx.organizationId, vehicle_id: row.id, space_id: spaceId as string }).onConflict((conflict) => conflict.doNothing()).execute()
  },
})

interface Lease {
  personId: string
  unitId: string | undefined
  fromOn: string
  untilOn: string | null
  rentFen: number | undefined
}

export const spacesImport = registerImport({
  register: SPACES,
  permission: 'registers:write',
  fields: {
    code: { headers: SPACE, isRequired: true },
    lot: { headers: ['停车场', '停车场编号', '停车场名称', '停車場', 'lot', 'carpark'] },
    kind: { headers: ['停车场类型', '车位类型', '类型', '停車場類型', '車位類型', 'kind', 'type'] },
    squareMetres: { headers: ['面积', '车位面积', '面積', 'area'] },
    state: { headers: ['出租还是出售', '租售类型', '车位状态', '状态', '車位狀態', '狀態', 'tenure', 'state'] },
    personName: PERSON, phone: PHONE, room: ROOM, note: NOTE,
    fromOn: { headers: ['开始时间', '开始日期', '起租日期', '開始時間', 'from', 'start'] },
    untilOn: { headers: ['结束时间', '结束日期', '到期日期', '結束時間', 'until', 'end'] },
    rent: { headers: ['月租', '租金', 'rent'] },
  },
  keyOf: (row) => row.code,
  read: (row, known, today) => {
    const written = row.text('code', 40)
    if (written === undefined) return null
    const code = normaliseCode(written)
    const state = row.word('state', [['leased', /^H$|租|lease/i], ['sold', /^S$|已售|出售|sold/i], ['visitor', /临停|臨停|公共|visitor/i], ['civil_defence', /人防|防空|civil/i], ['reserved', /预留|預留|reserve/i], ['unsold', /未售|空置|闲置|unsold/i]])
    const kind = row.word('kind', [['underground', /地下|under/i], ['mechanical', /机械|機械|mech/i], ['garage', /车库|車庫|garage/i], ['surface', /地上|地面|surface/i]])
    const unitId = unitOf(row, known)
    const personId = personOf(row, known, unitId, 'warning')
    if (state === 'leased' && personId === undefined && known.space(code) === undefined) row.note('lessee_missing', 'state', row.text('state') ?? '')
    const lease: Lease | undefined = state === 'leased' && personId !== undefined ? { personId, unitId, fromOn: row.day('fromOn') ?? today, untilOn: row.day('untilOn') ?? null, rentFen: row.fen('rent') } : undefined
    if (lease?.untilOn && lease.untilOn < lease.fromOn) row.note('date_order', 'untilOn', lease.untilOn)
    const isNew = known.space(code) === undefined
    return {
      key: code,
      title: [code, row.text('room'), row.text('personName')].filter(Boolean).join(' '),
      values: { code, lot: row.text('lot', 50), kind, square_metres: row.figure('squareMetres'), note: row.text('note', 1000) },
      initial: { kind: kind ?? 'underground', state: state === undefined || state === 'leased' ? 'unsold' : state, owner_id: state === 'sold' ? (personId ?? null) : null, unit_id: state === 'sold' ? (unitId ?? null) : null },
      ...(isNew && lease !== undefined ? { extra: lease } : {}),
    }
  },
  follow: async (ctx, row, extra) => lease(ctx, row, extra as Lease),
})

/** A new space that is let: by the way that the database allows, from unsold to leased. */
async function lease(ctx: Ctx, space: { id: string; site_id: string }, { personId, unitId, fromOn, untilOn, rentFen }: Lease): Promise<void> {
  await sql`update parking_space set state = 'leased' where id = ${space.id}`.execute(ctx.tx)
  await sql`insert into parking_lease (organization_id, id, site_id, space_id, person_id, unit_id, from_on, until_on, rent_fen)
    values (${ctx.organizationId}, ${newId()}, ${space.site_id}, ${space.id}, ${personId}, ${unitId ?? null}, ${fromOn}, ${untilOn}, ${rentFen ?? null})`.execute(ctx.tx)
}

export const cardsImport = registerImport({
  register: CARDS,
  permission: 'archives:write',
  fields: {
    number: { headers: ['卡号', '卡片编号', 'IC卡号', '门禁卡号', '卡號', '門禁卡號', 'card', 'cardno', 'number'], isRequired: true },
    kind: { headers: ['卡类型', '卡种类', '类型', '卡類型', '類型', 'kind', 'type'] },
    personName: PERSON, phone: PHONE, room: { ...ROOM, isRequired: true }, plate: PLATE, note: NOTE,
    issuedOn: { headers: ['发卡日期', '办卡日期', '發卡日期', '辦卡日期', 'issued'] },
    validUntil: { headers: ['有效期至', '到期日期', '有效期', 'validuntil', 'expires'] },
  },
  where: "t.state <> 'cancelled'",
  keyOf: (row) => row.number ?? row.id,
  read: (row, known, today) => {
    const number = row.text('number', 40)
    if (number === undefined) {
      row.note('key_missing', 'number', '')
      return null
    }
    const unitId = unitOf(row, known)
    if (unitId === undefined && row.text('room') === undefined) row.note('key_missing', 'room', '')
    const personId = personOf(row, known, unitId, 'error')
    const plate = plateOf(row)
    const vehicleId = plate?.ok ? known.vehicle(plate.plate.plate) : undefined
    if (plate?.ok && vehicleId === undefined) row.note('vehicle_unknown', 'plate', displayPlate(plate.plate.plate))
    const kind = row.word('kind', [['vehicle', /车|車|vehicle|car/i], ['resident', /户|戶|人|门|門|resident/i]]) ?? (vehicleId === undefined ? 'resident' : 'vehicle')
    if (kind === 'vehicle' && vehicleId === undefined && !plate?.ok) row.note('key_missing', 'plate', '')
    const issuedOn = row.day('issuedOn') ?? today
    const validUntil = row.day('validUntil')
    if (validUntil && validUntil < issuedOn) row.note('date_order', 'validUntil', validUntil)
    if (unitId === undefined || personId === undefined) return null
    return {
      key: number,
      title: [number, row.text('room'), row.text('personName')].filter(Boolean).join(' '),
      // What became of a card that is known, lost above all, is never undone by a list.
      values: { number, note: row.text('note', 500) },
      initial: { kind, valid_until: validUntil ?? null, person_id: personId, unit_id: unitId, vehicle_id: kind === 'vehicle' ? (vehicleId ?? null) : null, issued_on: issuedOn, applied_at: new Date(`${issuedOn}T00:00:00Z`), state: stateOn(validUntil ?? null, today) },
      extra: 'told',
    }
  },
  isExtraNew: () => Promise.resolve(false),
  follow: (ctx, row, _, isNew) => {
    if (isNew) tellUnit(ctx, row, 'card_issued')
    return Promise.resolve()
  },
})

interface Shot {
  vaccine: string
  givenOn: string
  dueOn: string | null
}

export const petsImport = registerImport({
  register: PETS,
  permission: 'archives:write',
  fields: {
    name: { headers: ['宠物名', '宠物名称', '昵称', '名字', '寵物名', '暱稱', 'pet', 'petname', 'name'], isRequired: true },
    species: { headers: ['种类', '宠物种类', '种类品种', '種類', '寵物種類', 'species', 'kind'] },
    breed: { headers: ['品种', '品種', 'breed'] },
    colour: { headers: ['毛色', '颜色', '顏色', 'colour', 'color'] },
    room: { ...ROOM, isRequired: true }, personName: PERSON, phone: PHONE, note: NOTE,
    licenceNumber: { headers: ['养犬证号', '犬证号', '登记证号', '登記證號', 'licence', 'licenceno', 'license'] },
    licenceUntil: { headers: ['证件到期', '犬证有效期', '證件到期', 'licenceuntil'] },
    vaccine: { headers: ['疫苗', '疫苗名称', '疫苗名稱', 'vaccine'] },
    givenOn: { headers: ['接种日期', '免疫日期', '接種日期', 'vaccinated', 'givenon'] },
    dueOn: { headers: ['接种到期', '下次接种', '免疫到期', '接種到期', '下次接種', 'due', 'nextdue'] },
  },
  where: 't.ended_on is null',
  keyOf: (row) => `${row.unit_id} ${row.species} ${row.name}`,
  read: (row, known) => {
    const name = row.text('name', 50)
    if (name === undefined) {
      row.note('key_missing', 'name', '')
      return null
    }
    const unitId = unitOf(row, known)
    if (unitId === undefined && row.text('room') === undefined) row.note('key_missing', 'room', '')
    const personId = personOf(row, known, unitId, 'error')
    const species = row.word('species', [['dog', /犬|狗|dog/i], ['cat', /猫|貓|cat/i], ['bird', /鸟|鳥|鹦|鸚|bird/i], ['other', /./]]) ?? 'other'
    const [givenOn, dueOn] = [row.day('givenOn'), row.day('dueOn')]
    if (givenOn && dueOn && dueOn <= givenOn) row.note('date_order', 'dueOn', dueOn)
    if (unitId === undefined || personId === undefined) return null
    return {
      key: `${unitId} ${species} ${name}`,
      title: [name, row.text('room'), row.text('personName')].filter(Boolean).join(' '),
      values: { name, species, breed: row.text('breed', 50), colour: row.text('colour', 30), person_id: personId, unit_id: unitId, licence_number: row.text('licenceNumber', 40), licence_until: row.day('licenceUntil'), note: row.text('note', 500) },
      ...(givenOn ? { extra: { vaccine: row.text('vaccine', 50) ?? '狂犬疫苗', givenOn, dueOn: dueOn ?? null } satisfies Shot } : {}),
    }
  },
  isExtraNew: async (ctx, row, extra) => {
    const { vaccine, givenOn } = extra as Shot
    return (await ctx.tx.selectFrom('vaccination').select('id').where('pet_id', '=', row.id).where('vaccine', '=', vaccine).where('given_on', '=', givenOn).executeTakeFirst()) === undefined
  },
  follow: async (ctx, row, extra) => {
    const { vaccine, givenOn, dueOn } = extra as Shot
    await ctx.tx.insertInto('vaccination').values({ organization_id: ctx.organizationId, id: newId(), pet_id: row.id, vaccine, given_on: givenOn, due_on: dueOn, at: ctx.now, by_name: ctx.actor.name }).onConflict((conflict) => conflict.doNothing()).execute()
  },
})
