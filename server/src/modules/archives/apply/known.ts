import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { keyIdOfIndex } from '../../../platform/keys/personal-data-key.ts'
import { indexedForm } from '../person-columns.ts'
import type { OccupancyTable, PersonTable, UnitTable } from '../tables.ts'

export type KnownUnit = Selectable<UnitTable>
export type KnownOccupancy = Pick<Selectable<OccupancyTable>, 'id' | 'unit_id' | 'person_id' | 'role' | 'from_on' | 'until_on'>
export type KnownPhone = { number: string; position: number }
export type KnownPerson = Pick<
  Selectable<PersonTable>,
  'id' | 'site_ids' | 'name' | 'kind' | 'sex' | 'email' | 'id_number_index' | 'birthday' | 'workplace' | 'emergency_contact' | 'version'
> & { phones: KnownPhone[] }

/** What the database knows of a site and of the persons whom a file names, before the file is compared with it. */
export interface KnownArchives {
  buildings: Map<string, { id: string; code: string }>
  entrances: Map<string, { id: string; buildingId: string; code: string; floors: number | null; hasElevator: boolean | null }>
  /** By canonical code. */
  units: Map<string, KnownUnit>
  /** By unit id. */
  occupancies: Map<string, KnownOccupancy[]>
  persons: KnownPerson[]
}

const CHUNK = 5000

/**
 * Reads everything that rows of a file could be the same as: all property of the site with its people, and people of the whole
 * organisation with one of these ID numbers (blind indexes) or phones, because a person has one file however many sites they live at.
 */
export async function readKnown(ctx: Ctx, siteId: string, named: { idIndexes: Buffer[]; phones: string[] }): Promise<KnownArchives> {
  const buildings = await ctx.tx.selectFrom('building').select(['id', 'code']).where('site_id', '=', siteId).execute()
  const entrances = await ctx.tx
    .selectFrom('entrance')
    .innerJoin('building', (join) =>
      join.onRef('building.organization_id', '=', 'entrance.organization_id').onRef('building.id', '=', 'entrance.building_id'),
    )
    .select(['entrance.id', 'entrance.code', 'entrance.building_id', 'entrance.floors', 'entrance.has_elevator'])
    .where('building.site_id', '=', siteId)
    .execute()
  const units = await ctx.tx.selectFrom('unit').selectAll().where('site_id', '=', siteId).execute()
  const occupancies = await ctx.tx
    .selectFrom('occupancy')
    .select(['id', 'unit_id', 'person_id', 'role', 'from_on', 'until_on'])
    .where('site_id', '=', siteId)
    .orderBy('id')
    .execute()
  const byUnit = new Map<string, KnownOccupancy[]>()
  for (const row of occupancies) {
    const list = byUnit.get(row.unit_id)
    if (list) list.push(row)
    else byUnit.set(row.unit_id, [row])
  }
  return {
    buildings: new Map(buildings.map((row) => [row.code, row])),
    entrances: new Map(
      entrances.map((row) => [
        entranceKey(row.building_id, row.code),
        { id: row.id, buildingId: row.building_id, code: row.code, floors: row.floors, hasElevator: row.has_elevator },
      ]),
    ),
    units: new Map(units.map((row) => [row.code, row])),
    occupancies: byUnit,
    persons: await readPersons(ctx, siteId, named),
  }
}

export function entranceKey(buildingId: string, code: string): string {
  return `${buildingId} ${code}`
}

async function readPersons(ctx: Ctx, siteId: string, named: { idIndexes: Buffer[]; phones: string[] }): Promise<KnownPerson[]> {
  const found = new Map<string, KnownPerson>()
  const columns =
    'p.id, p.site_ids, p.name, p.kind, p.sex, p.email, p.id_number_index, p.birthday, p.workplace, p.emergency_contact, p.version'
  const add = async (condition: string, value: unknown): Promise<void> => {
    // The view, because row-level security would keep the array operator from its index.
    const { rows } = await ctx.client.query<Omit<KnownPerson, 'phones'>>(
      `select ${columns} from searchable_person p where ${condition} order by p.id`,
      [value],
    )
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, phones: [] })
  }
  await add('p.site_ids @> array[$1::uuid]', siteId)
  for (const part of chunks(named.idIndexes)) await add('p.id_number_index = any ($1::bytea[])', part)
  for (const part of chunks(named.phones)) await add('p.id in (select person_id from person_phone where reversed = any ($1::text[]))', part)
  for (const ids of chunks([...found.keys()])) {
    const { rows } = await ctx.client.query<KnownPhone & { person_id: string }>(
      'select person_id, number, position from person_phone where person_id = any ($1::uuid[]) order by person_id, position',
      [ids],
    )
    for (const { person_id, number, position } of rows) found.get(person_id)!.phones.push({ number, position })
  }
  await withActiveIndexes(ctx, [...found.values()])
  return [...found.values()]
}

/** While keys are being changed some indexes are still of the older key: brought to the one that new rows are compared with. */
async function withActiveIndexes(ctx: Ctx, persons: KnownPerson[]): Promise<void> {
  const { personalData } = ctx.app
  const active = personalData.activeId('index')
  const stale = new Map(persons.filter(({ id_number_index }) => id_number_index !== null && keyIdOfIndex(id_number_index) !== active).map((person) => [person.id, person]))
  for (const ids of chunks([...stale.keys()])) {
    const { rows } = await ctx.client.query<{ id: string; sealed: Buffer }>('select id, id_number_sealed as sealed from person where id = any ($1::uuid[])', [ids])
    for (const { id, sealed } of rows) stale.get(id)!.id_number_index = personalData.blindIndex(indexedForm(personalData.decrypt(sealed)))
  }
}

export function* chunks<T>(items: readonly T[], size = CHUNK): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size)
}
