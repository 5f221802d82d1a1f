import type { Ref } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { formatRoomCode, normaliseText, parsePhone, parseRoomCode, type Phone } from '../../../platform/text/index.ts'
import { siteById, type SiteFacts } from '../../organization/index.ts'
import { findColleagueOfThePast } from '../../people/index.ts'
import type { PastCase } from './read-row.ts'

export interface CategoryRef {
  id: string
  path: string[]
  urgency: 'normal' | 'urgent' | 'emergency'
}

/** What rows of a file can mean at a site, read once: names lead to ids, null where a name means several. */
export interface References {
  site: SiteFacts
  units: Map<string, string | null>
  categories: Map<string, CategoryRef | null>
  departments: Map<string, string | null>
  employees: Map<string, string | null>
  /** Who stands for people whom we don't know; null before the first import. */
  past: Ref | null
}

/** Throws `not_found` for a site of somebody else. */
export async function readReferences(ctx: Ctx, siteId: string): Promise<References> {
  return {
    site: await siteById(ctx, siteId),
    units: await unitsOf(ctx, siteId),
    categories: await categoriesOf(ctx),
    departments: await departmentsOf(ctx, siteId),
    employees: await employeesOf(ctx, siteId),
    past: await findColleagueOfThePast(ctx, siteId),
  }
}

function put<T>(map: Map<string, T | null>, key: string, value: T): void {
  if (key !== '') map.set(key, map.has(key) ? null : value)
}

async function unitsOf(ctx: Ctx, siteId: string): Promise<Map<string, string | null>> {
  const { rows } = await ctx.client.query<{ id: string; code: string; building: string; room: string }>({
    name: 'case_import_units',
    text: `select u.id, u.code, b.code as building, u.room
           from unit u join building b on b.organization_id = u.organization_id and b.id = u.building_id
           where u.organization_id = $1 and u.site_id = $2`,
    
    values: [ctx.organizationId, siteId],
  })
  const units = new Map<string, string | null>()
  // `3栋1201` is enough where only one entrance of the building has such a room; a whole code wins over it.
  for (const { id, building, room } of rows) put(units, formatRoomCode({ building, entrance: null, room }), id)
  for (const { id, code } of rows) units.set(code, id)
  return units
}

async function categoriesOf(ctx: Ctx): Promise<Map<string, CategoryRef | null>> {
  const rows = await ctx.tx.selectFrom('case_category').select(['id', 'parent_id', 'code', 'name', 'urgency']).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const categories = new Map<string, CategoryRef | null>()
  for (const { id, parent_id, code, name, urgency } of rows) {
    const parent = byId.get(parent_id ?? '')
    const ref = { id, path: [parent?.code, code].filter((part): part is string => part !== undefined), urgency }
    const names = [code, name, ...(parent ? [`${parent.name}/${name}`] : [])]
    for (const key of new Set(names.map(normaliseText))) put(categories, key, ref)
  }
  return categories
}

async function departmentsOf(ctx: Ctx, siteId: string): Promise<Map<string, string | null>> {
  const rows = await ctx.tx.selectFrom('department').select(['id', 'code', 'name', 'alias']).where('site_id', '=', siteId).execute()
  const departments = new Map<string, string | null>()
  for (const { id, code, name, alias } of rows) {
    for (const key of new Set([code, name, ...alias].map(normaliseText))) put(departments, key, id)
  }
  return departments
}

/** Colleagues of the site, those who left too; of several with one name the only active one. */
async function employeesOf(ctx: Ctx, siteId: string): Promise<Map<string, string | null>> {
  const { rows } = await ctx.client.query<{ id: string; name: string; is_active: boolean }>({
    name: 'case_import_employees',
    text: `select e.id, e.name, e.is_active from employee e
           left join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id
           where e.organization_id = $1
           group by e.id, e.name, e.is_active
           having count(r.id) = 0 or bool_or(r.site_id = $2 or r.scope = 'organization')`,
    values: [ctx.organizationId, siteId],
  })
  const active = new Map<string, string | null>()
  const all = new Map<string, string | null>()
  for (const { id, name, is_active } of rows) {
    put(all, normaliseText(name), id)
    if (is_active) put(active, normaliseText(name), id)
  }
  return new Map([...all, ...active])
}

/** The unit of an address in any spelling; undefined when the text is no room code, null when no one unit has it. */
export function unitAt(refs: References, address: string): string | null | undefined {
  const code = address === '' ? null : parseRoomCode(address)
  return code === null ? undefined : (refs.units.get(formatRoomCode(code)) ?? null)
}

interface Known {
  id: string
  name: string
  units: string[]
}

/**
 * Persons of a batch of rows. A phone that one person of the site has counts, unless the row names somebody else; a name counts within the
 * unit,
 * and alone where the row has neither address nor phone. A wrong guess would show a case to a stranger, so anything less leaves it open.
 */
export async function personsOf(ctx: Ctx, refs: References, batch: readonly PastCase[]): Promise<Map<PastCase, string>> {
  const phoneOf = new Map<PastCase, string>()
  const phones = new Map<string, Phone>()
  for (const row of batch) {
    const parsed = row.texts.phone === '' ? null : parsePhone(row.texts.phone)
    if (!parsed?.ok) continue
    phoneOf.set(row, parsed.phone.value)
    phones.set(parsed.phone.value, parsed.phone)
  }
  const byPhone = await personsByPhone(ctx, refs.site.id, [...phones.values()])
  const names = new Set(
    batch.filter((row) => !byPhone.has(phoneOf.get(row) ?? '')).map((row) => row.texts.person).filter((name) => name !== '')
  )
  const byName = await personsByName(ctx, refs.site.id, [...names])
  const found = new Map<PastCase, string>()
  for (const row of batch) {
    const person = byTelephone(row, byPhone.get(phoneOf.get(row) ?? '') ?? []) ?? byNameAlone(
      row, byName.get(row.texts.person) ?? [], unitAt(refs, row.texts.address),
    )
    if (person) found.set(row, person.id)
  }
  return found
}

function byTelephone({ texts }: PastCase, known: Known[]): Known | undefined {
  const named = known.filter(({ name }) => isNameOf(texts.person, name))
  return named.length === 1 ? named[0] : undefined
}

/** `王女士` and no name at all may be whoever has the phone; another full name is another person of the household. */
function isNameOf(text: string, name: string): boolean {
  if (text === '' || text === name) return true
  const polite = /^(.{1,2}?)(?:先生|女士|小姐|太太|阿姨|业主|業主|老师|老師)$/u.exec(text)
  return polite !== null && name.startsWith(polite[1]!)
}

function byNameAlone({ texts }: PastCase, known: Known[], unitId: string | null | undefined): Known | undefined {
  const fitting = unitId ? known.filter(({ units }) => units.includes(unitId)) : texts.address === '' && texts.phone === '' ? known : []
  return fitting.length === 1 ? fitting[0] : undefined
}

async function personsByPhone(ctx: Ctx, siteId: string, phones: Phone[]): Promise<Map<string, Known[]>> {
  if (phones.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ key: string; id: string; name: string; units: string[] }>(
    `select k.number as key, p.id, p.name, '{}'::uuid[] as units
           from unnest($3::text[], $4::text[]) as k (number, reversed),
             lateral (
               select person_id from person_phone where organization_id = $1 and reversed = k.reversed and number = k.number offset 0
             ) t,
             lateral (select id, name, site_ids from person where organization_id = $1 and id = t.person_id offset 0) p
           where $2 = any (p.site_ids)`,
    // By its tail a phone is found by index.
    [ctx.organizationId, siteId, phones.map(({ value }) => value), phones.map(({ digits }) => [...digits].reverse().join(''))],
  )
  return grouped(rows)
}

async function personsByName(ctx: Ctx, siteId: string, names: string[]): Promise<Map<string, Known[]>> {
  if (names.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ key: string; id: string; name: string; units: string[] }>(
    `select p.name as key, p.id, p.name,
             array (select o.unit_id from occupancy o where o.organization_id = $1 and o.person_id = p.id offset 0) as units
           from unnest($3::text[]) as k (name),
             lateral (select id, name, site_ids from person where organization_id = $1 and name = k.name offset 0) p
           where $2 = any (p.site_ids)`,
    [ctx.organizationId, siteId, names],
  )
  return grouped(rows)
}

function grouped(rows: (Known & { key: string })[]): Map<string, Known[]> {
  const map = new Map<string, Known[]>()
  for (const { key, ...person } of rows) map.set(key, [...(map.get(key) ?? []), person])
  return map
}
