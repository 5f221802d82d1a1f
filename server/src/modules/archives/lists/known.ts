import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { formatRoomCode, normaliseCode, parsePhone, parseRoomCode } from '../../../platform/text/index.ts'
import type { RowReader } from './reading.ts'

/** The homes of a site, by the words that lists use for them. */
export interface KnownHomes {
  unit: (text: string) => string | undefined
  /** A person by phone, else by name among those of the unit, else by a name that only one has. */
  person: (name: string | undefined, phone: string | undefined, unitId: string | undefined) => string | undefined
  building: (text: string) => string | undefined
}

export async function readHomes(ctx: Ctx, siteId: string): Promise<KnownHomes> {
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
  const buildings = new Map((await all(sql<{ id: string; code: string; name: string }>`select id, code, name from building where site_id = ${siteId}`)).flatMap((row) => [[row.name, row.id] as const, [row.code, row.id] as const]))
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
    building: (text) => buildings.get(text) ?? buildings.get(text.replace(/[栋幢座号楼]+$/, '')),
  }
}

/** The unit that a row names. One that the site does not have is an error: a vehicle of nobody's home would not be found again. */
export function unitOf(row: RowReader, known: KnownHomes, field = 'room'): string | undefined {
  const text = row.text(field)
  if (text === undefined) return undefined
  const id = known.unit(text)
  if (id === undefined) row.note('unit_unknown', field, text)
  return id
}

/** The person that a row names; one without a file is an error where somebody is needed, else a warning. */
export function personOf(row: RowReader, known: KnownHomes, unitId: string | undefined, severity: 'error' | 'warning'): string | undefined {
  const [name, phone] = [row.text('personName'), row.text('phone')]
  if (name === undefined && phone === undefined) {
    if (severity === 'error') row.note('person_missing', 'personName', '')
    return undefined
  }
  const id = known.person(name, phone, unitId)
  if (id === undefined) row.note('person_unknown', 'personName', name ?? phone ?? '', severity)
  return id
}

/** Rows by a name that only one of them has: of two with the same name neither is meant. */
export function byOnlyName<T extends { name: string }>(rows: readonly T[]): Map<string, T> {
  const often = new Map<string, number>()
  for (const { name } of rows) often.set(name, (often.get(name) ?? 0) + 1)
  return new Map(rows.filter(({ name }) => often.get(name) === 1).map((row) => [row.name, row]))
}

/** The outside parties of a site by what lists call them: the whole name, else a part of it. */
export async function readParties(ctx: Ctx, siteId: string): Promise<(name: string) => string | undefined> {
  const parties = await ctx.tx.selectFrom('external_party').select(['id', 'name']).where('site_id', '=', siteId).execute()
  return (name) => (parties.find((one) => one.name === name) ?? parties.find((one) => one.name.includes(name) || name.includes(one.name)))?.id
}
