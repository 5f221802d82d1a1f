import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { formatRoomCode, normaliseCode, parsePhone, parseRoomCode } from '../../../platform/text/index.ts'
import type { RowReader } from './reading.ts'

/** What a site has already, by the words that lists use for it. */
export interface Known {
  unit: (text: string) => string | undefined
  /** A person by phone, else by name among those of the unit, else by a name that only one has. */
  person: (name: string | undefined, phone: string | undefined, unitId: string | undefined) => string | undefined
  facilityClass: (text: string) => string | undefined
  area: (text: string) => string | undefined
  building: (text: string) => string | undefined
  space: (code: string) => string | undefined
  vehicle: (plate: string) => string | undefined
}

export async function readKnown(ctx: Ctx, siteId: string): Promise<Known> {
  const all = async <R>(query: ReturnType<typeof sql<R>>): Promise<R[]> => (await query.execute(ctx.tx)).rows
  const units = new Map((await all(sql<{ id: string; code: string }>`select id, code from unit where site_id = ${siteId}`)).map((row) => [row.code, row.id]))
  const people = await all(sql<{ id: string; name: string; unit_id: string | null }>`
    select p.id, p.name, o.unit_id from person p left join occupancy o on o.organization_id = p.organization_id and o.person_id = p.id and o.site_id = ${siteId}
    where p.id in (select s.id from searchable_person s where s.site_ids @> array[${siteId}]::uuid[])`)
  const phones = await all(sql<{ person_id: string; number: string }>`
    select f.person_id, f.number from person_phone f where f.person_id in (select s.id from searchable_person s where s.site_ids @> array[${siteId}]::uuid[])`)
  const byUnit = new Map<string, string>()
  const byName = new Map<string, Set<string>>()
  const called = new Set<string>()
  for (const { id, name, unit_id } of people) {
    called.add(`${id} ${name}`)
    if (unit_id !== null) byUnit.set(`${unit_id} ${name}`, id)
    byName.set(name, (byName.get(name) ?? new Set()).add(id))
  }
  const byPhone = new Map<string, Set<string>>()
  for (const { person_id, number } of phones) byPhone.set(number, (byPhone.get(number) ?? new Set()).add(person_id))
  const only = (ids: Set<string> | undefined): string | undefined => (ids?.size === 1 ? [...ids][0] : undefined)
  const names = async (query: ReturnType<typeof sql<{ id: string; code: string; name: string }>>): Promise<Map<string, string>> => {
    const rows = await all(query)
    return new Map([...rows.map((row) => [row.name, row.id] as const), ...rows.map((row) => [row.code, row.id] as const)])
  }
  const classes = await names(sql<{ id: string; code: string; name: string }>`select id, code, name from facility_class`)
  const areas = await names(sql<{ id: string; code: string; name: string }>`select id, code, name from common_area where site_id = ${siteId}`)
  const buildings = await names(sql<{ id: string; code: string; name: string }>`select id, code, name from building where site_id = ${siteId}`)
  const spaces = new Map((await all(sql<{ id: string; code: string }>`select id, code from parking_space where site_id = ${siteId}`)).map((row) => [row.code, row.id]))
  const vehicles = new Map((await all(sql<{ id: string; plate: string }>`select id, plate from vehicle where site_id = ${siteId} and ended_on is null`)).map((row) => [row.plate, row.id]))
  return {
    unit: (text) => {
      const code = parseRoomCode(text)
      return units.get(code ? formatRoomCode(code) : normaliseCode(text)) ?? units.get(normaliseCode(text))
    },
    person: (name, phone, unitId) => {
      const parsed = phone === undefined ? undefined : parsePhone(phone)
      const holders = parsed?.ok ? byPhone.get(parsed.phone.value) : undefined
      const named = holders && name !== undefined ? [...holders].find((id) => called.has(`${id} ${name}`)) : undefined
      return named ?? only(holders) ?? (name === undefined ? undefined : ((unitId === undefined ? undefined : byUnit.get(`${unitId} ${name}`)) ?? only(byName.get(name))))
    },
    facilityClass: (text) => classes.get(text) ?? [...classes].find(([name]) => !/^\d/.test(name) && (text.includes(name) || name.includes(text)))?.[1],
    area: (text) => areas.get(text),
    building: (text) => buildings.get(text) ?? buildings.get(text.replace(/[栋幢座号楼]+$/, '')),
    space: (code) => spaces.get(code),
    vehicle: (plate) => vehicles.get(plate),
  }
}

/** The unit that a row names. One that the site does not have is an error: a vehicle of nobody's home would not be found again. */
export function unitOf(row: RowReader, known: Known, field = 'room'): string | undefined {
  const text = row.text(field)
  if (text === undefined) return undefined
  const id = known.unit(text)
  if (id === undefined) row.note('unit_unknown', field, text)
  return id
}

/** The person that a row names; one without a file is an error where somebody is needed, else a warning. */
export function personOf(row: RowReader, known: Known, unitId: string | undefined, severity: 'error' | 'warning'): string | undefined {
  const [name, phone] = [row.text('personName'), row.text('phone')]
  if (name === undefined && phone === undefined) {
    if (severity === 'error') row.note('person_missing', 'personName', '')
    return undefined
  }
  const id = known.person(name, phone, unitId)
  if (id === undefined) row.note('person_unknown', 'personName', name ?? phone ?? '', severity)
  return id
}
