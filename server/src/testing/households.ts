import type { Ctx } from '../platform/ctx.ts'
import { createBuilding } from '../modules/archives/buildings.ts'
import { createPerson } from '../modules/archives/persons.ts'
import { createUnit } from '../modules/archives/units.ts'
import { startOccupancy } from '../modules/archives/occupancies.ts'

export interface Household {
  buildingId: string
  unitId: string
  unitCode: string
  personId: string
}

/** A unit with its owner, made by the archives' own use cases; `room` tells several apart. */
export async function aHousehold(ctx: Ctx, siteId: string, options: { building?: string; room?: string; owner?: string; phone?: string } = {}): Promise<Household> {
  const { building = '3', room = '1201', owner = '苏婉清', phone = '13800130001' } = options
  const known = await ctx.tx.selectFrom('building').select('id').where('site_id', '=', siteId).where('code', '=', building).executeTakeFirst()
  const nothing = { params: {}, query: {} }
  const buildingId = known?.id ?? (await createBuilding(ctx, { ...nothing, body: { siteId, code: building, name: `${building}栋`, zoneId: null, entrances: [{ code: '2', floors: 18, hasElevator: true }] } })).id
  const entrance = await ctx.tx.selectFrom('entrance').select('id').where('building_id', '=', buildingId).executeTakeFirstOrThrow()
  const unit = await createUnit(ctx, {
    ...nothing,
    body: { siteId, buildingId, entranceId: entrance.id, room, floor: 12, use: 'residence', layout: '三室两厅', buildingArea: 118.5, billingArea: null, indoorArea: 96, orientation: '', state: 'self_occupied', handedOverOn: '2021-06-30', rentFen: null, note: '' },
  })
  const person = await createPerson(ctx, {
    ...nothing,
    body: { siteId, name: owner, kind: 'person', sex: 'female', phones: [{ number: phone, label: '' }], email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' },
  })
  await startOccupancy(ctx, { ...nothing, body: { unitId: unit.id, personId: person.id, role: 'owner', fromOn: null, untilOn: null, isBillPayer: true } })
  return { buildingId, unitId: unit.id, unitCode: unit.code, personId: person.id }
}

/** One more of the family in a unit; gives the person's id. */
export async function aHousemate(ctx: Ctx, siteId: string, unitId: string, name: string): Promise<string> {
  const nothing = { params: {}, query: {} }
  const person = await createPerson(ctx, {
    ...nothing,
    body: { siteId, name, kind: 'person', sex: 'male', phones: [], email: '', idKind: null, idNumber: null, birthday: null, workplace: '', emergencyContact: '', tags: [], note: '' },
  })
  await startOccupancy(ctx, { ...nothing, body: { unitId, personId: person.id, role: 'family', fromOn: null, untilOn: null, isBillPayer: false } })
  return person.id
}
