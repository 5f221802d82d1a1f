import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { keyIdOfIndex } from '../../../platform/keys/personal-data-key.ts'
import { Packed } from '../packed.ts'
import { indexedForm } from '../person-columns.ts'
import type { OccupancyTable, PersonTable, UnitTable } from '../tables.ts'

export type KnownUnit = Pick<
  Selectable<UnitTable>,
  'id' | 'floor' | 'use' | 'layout' | 'building_area' | 'billing_area' | 'indoor_area' | 'orientation' | 'rent_fen' | 'state' | 'handed_over_on' | 'note' | 'version'
>
export type KnownOccupancy = Pick<Selectable<OccupancyTable>, 'id' | 'person_id' | 'role' | 'from_on' | 'until_on'>
export type KnownPhone = { number: string; position: number }
/** `idIndex` is the blind index of the ID number, hexadecimal. */
export type KnownPerson = Pick<
  Selectable<PersonTable>,
  'id' | 'site_ids' | 'name' | 'kind' | 'sex' | 'email' | 'birthday' | 'workplace' | 'emergency_contact' | 'version'
> & { idIndex: string | null; phones: KnownPhone[] }

/** The property of a site as the database knows it, before a file is compared with it. */
export interface KnownProperty {
  buildings: Map<string, { id: string; code: string }>
  entrances: Map<string, { id: string; buildingId: string; code: string; floors: number | null; hasElevator: boolean | null }>
  /** By canonical code: the place in `unitFacts`. */
  units: Map<string, number>
  unitFacts: Packed<KnownUnit>
}

const CHUNK = 5000
const UNIT = { id: true, floor: true, use: true, layout: true, building_area: true, billing_area: true, indoor_area: true, orientation: true, rent_fen: true, state: true, handed_over_on: true, note: true, version: true } as const satisfies Record<keyof KnownUnit, true>
const PERSON = 'p.id, p.site_ids, p.name, p.kind, p.sex, p.email, p.id_number_index, p.birthday, p.workplace, p.emergency_contact, p.version'
type PersonRow = Omit<KnownPerson, 'idIndex' | 'phones'> & { id_number_index: Buffer | null }

export async function readProperty(ctx: Ctx, siteId: string): Promise<KnownProperty> {
  const buildings = await ctx.tx.selectFrom('building').select(['id', 'code']).where('site_id', '=', siteId).execute()
  const entrances = await ctx.tx
    .selectFrom('entrance')
    .innerJoin('building', (join) =>
      join.onRef('building.organization_id', '=', 'entrance.organization_id').onRef('building.id', '=', 'entrance.building_id'),
    )
    .select(['entrance.id', 'entrance.code', 'entrance.building_id', 'entrance.floors', 'entrance.has_elevator'])
    .where('building.site_id', '=', siteId)
    .execute()
  const units = new Map<string, number>()
  const unitFacts = new Packed<KnownUnit>(UNIT)
  const columns = Object.keys(UNIT).map((column) => `u.${column}`).join(', ')
  for await (const rows of pages<KnownUnit & { code: string }>(ctx, `select u.code, ${columns} from unit u where u.site_id = $1`, siteId))
    for (const row of rows) units.set(row.code, unitFacts.add(row))
  return {
    buildings: new Map(buildings.map((row) => [row.code, row])),
    entrances: new Map(
      entrances.map((row) => [
        entranceKey(row.building_id, row.code),
        { id: row.id, buildingId: row.building_id, code: row.code, floors: row.floors, hasElevator: row.has_elevator },
      ]),
    ),
    units,
    unitFacts,
  }
}

export function entranceKey(buildingId: string, code: string): string {
  return `${buildingId} ${code}`
}

/** Who is or was where at a site, in the order in which it was told, part by part. */
export function staysOfSite(ctx: Ctx, siteId: string): AsyncGenerator<(KnownOccupancy & { code: string })[]> {
  return pages(
    ctx,
    `select o.id, u.code, o.person_id, o.role, o.from_on, o.until_on from occupancy o
     join unit u on u.organization_id = o.organization_id and u.id = o.unit_id where o.site_id = $1 order by o.id`,
    siteId,
  )
}

/** Everybody of a site, part by part. */
export async function* personsOfSite(ctx: Ctx, siteId: string): AsyncGenerator<KnownPerson[]> {
  // The view, because row-level security would keep the array operator from its index.
  for await (const rows of pages<PersonRow>(ctx, `select ${PERSON} from searchable_person p where p.site_ids @> array[$1::uuid] order by p.id`, siteId))
    yield whole(ctx, rows)
}

/** Who has one of these ID numbers (blind indexes) or phones (backwards), wherever in the organisation: a person has one file however many sites they live at. */
export async function idsOfNamed(ctx: Ctx, named: { idIndexes: Buffer[]; phones: string[] }): Promise<string[]> {
  const find = async (statement: string, values: readonly unknown[]): Promise<string[]> =>
    values.length === 0 ? [] : (await ctx.client.query<{ id: string }>(statement, [values])).rows.map(({ id }) => id)
  const byNumber = await find('select id from searchable_person where id_number_index = any ($1::bytea[]) order by id', named.idIndexes)
  const byPhone = await find('select distinct person_id as id from person_phone where reversed = any ($1::text[]) order by person_id', named.phones)
  return [...new Set([...byNumber, ...byPhone])]
}

/** Persons by id, in that order. */
export async function knownPersons(ctx: Ctx, ids: readonly string[]): Promise<KnownPerson[]> {
  if (ids.length === 0) return []
  const { rows } = await ctx.client.query<PersonRow>(`select ${PERSON} from searchable_person p where p.id = any ($1::uuid[])`, [ids])
  const found = new Map((await whole(ctx, rows)).map((person) => [person.id, person]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

async function whole(ctx: Ctx, rows: PersonRow[]): Promise<KnownPerson[]> {
  if (rows.length === 0) return []
  await withActiveIndexes(ctx, rows)
  const persons = new Map(rows.map(({ id_number_index, ...row }): [string, KnownPerson] => [row.id, { ...row, idIndex: id_number_index?.toString('hex') ?? null, phones: [] }]))
  const { rows: phones } = await ctx.client.query<KnownPhone & { person_id: string }>(
    'select person_id, number, position from person_phone where person_id = any ($1::uuid[]) order by person_id, position',
    [[...persons.keys()]],
  )
  for (const { person_id, number, position } of phones) persons.get(person_id)!.phones.push({ number, position })
  return [...persons.values()]
}

/** While keys are being changed some indexes are still of the older key: brought to the one that new rows are compared with. */
async function withActiveIndexes(ctx: Ctx, persons: PersonRow[]): Promise<void> {
  const { personalData } = ctx.app
  const active = personalData.activeId('index')
  const stale = new Map(persons.filter(({ id_number_index }) => id_number_index !== null && keyIdOfIndex(id_number_index) !== active).map((person) => [person.id, person]))
  if (stale.size === 0) return
  const { rows } = await ctx.client.query<{ id: string; sealed: Buffer }>('select id, id_number_sealed as sealed from person where id = any ($1::uuid[])', [[...stale.keys()]])
  for (const { id, sealed } of rows) stale.get(id)!.id_number_index = personalData.blindIndex(indexedForm(personalData.decrypt(sealed)))
}

/** The rows of a statement, so many at a time: a hundred thousand at once would stand in memory twice. */
async function* pages<T extends object>(ctx: Ctx, statement: string, siteId: string): AsyncGenerator<T[]> {
  // All rows will be read: not the plan that has the first ones soonest.
  await ctx.client.query('set local cursor_tuple_fraction = 1')
  await ctx.client.query(`declare known_archives no scroll cursor for ${statement}`, [siteId])
  for (;;) {
    const { rows } = await ctx.client.query<T>(`fetch ${CHUNK} from known_archives`)
    if (rows.length > 0) yield rows
    if (rows.length < CHUNK) break
  }
  await ctx.client.query('close known_archives')
}

export function* chunks<T>(items: readonly T[], size = CHUNK): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size)
}
