import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { archives } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { PLAN_EACH_TIME } from '../../platform/database/bound-kysely.ts'
import { phoneFor } from '../../platform/personal-data/index.ts'
import { presentSummaries } from './person-view.ts'
import { containsName, type SearchQuery } from './search-query.ts'
import { startsWith } from './starts-with.ts'

export type Ranked = archives.SearchHit & { rank: number }
type Scope = 'all' | string[]

interface Found {
  id: string
  name: string
  kind: 'person' | 'company'
  sex: 'male' | 'female' | 'unknown'
  site_ids: string[]
  rank: number
  matched: string
}

/**
 * Persons by name, pinyin, initials, phone or ID number at sites of the scope; best first: 0 exact, 1 beginning, 2 within.
 * ID numbers are looked for only at `unmaskSites`.
 */
export async function findPersons(ctx: Ctx, query: SearchQuery, scope: Scope, unmaskSites: Scope, limit: number): Promise<Ranked[]> {
  const branches = [...byId(ctx, query, unmaskSites), ...byPhone(query, scope), ...byName(query, scope), ...byPinyin(query, scope)]
  // Branches are run in turn, best first, and only until there is enough; so a common name costs as little as a rare one.
  const each = branches.sort((a, b) => a.rank - b.rank).map(({ query }) => sql`(${query} limit ${limit})`)
  const { rows } =
    await sql<Found>`select * from (${sql.join(each, sql` union all `)}) found limit ${limit} ${sql.raw(PLAN_EACH_TIME)}`.execute(ctx.tx)
  const best = new Map<string, Found>()
  for (const row of rows) if ((best.get(row.id)?.rank ?? Infinity) > row.rank) best.set(row.id, row)
  return present(ctx, [...best.values()].sort((a, b) => a.rank - b.rank).slice(0, limit), scope)
}

const COLUMNS = sql`searchable_person.id, searchable_person.name, searchable_person.kind, searchable_person.sex, searchable_person.site_ids`

function within(scope: Scope): RawBuilder<SqlBool> {
  return scope === 'all' ? sql`true` : sql`searchable_person.site_ids && ${scope}::uuid[]`
}

interface Branch {
  rank: number
  query: RawBuilder<unknown>
}

function branch(
  rank: number,
  matched: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
  scope: Scope,
  from = sql`searchable_person`,
): Branch {
  return {
    rank,
    query: sql`select ${COLUMNS}, ${sql.lit(rank)} as rank, ${matched} as matched from ${from} where ${condition} and ${within(scope)}`,
  }
}

function byId(ctx: Ctx, { idNumber }: SearchQuery, scope: Scope): Branch[] {
  if (idNumber === null || scope.length === 0) return []
  return [
    branch(
      0,
      sql`searchable_person.id_number_masked`,
      sql`searchable_person.id_number_index = any (${ctx.app.personalData.blindIndexes(idNumber)})`,
      scope,
    ),
  ]
}

function byPhone({ digits }: SearchQuery, scope: Scope): Branch[] {
  if (!digits) return []
  const from = sql`person_phone join searchable_person
    on searchable_person.organization_id = person_phone.organization_id and searchable_person.id = person_phone.person_id`
  const number = sql`person_phone.number`
  const whole = sql`person_phone.reversed = ${digits.reversed}`
  const tail = sql`${startsWith('person_phone.reversed', digits.reversed)} and person_phone.reversed <> ${digits.reversed}`
  return [branch(0, number, whole, scope, from), branch(2, number, tail, scope, from)]
}

function byName({ name }: SearchQuery, scope: Scope): Branch[] {
  const nothing = sql`''`
  const beginning = startsWith('searchable_person.name', name)
  return [
    branch(0, nothing, sql`searchable_person.name = ${name}`, scope),
    branch(1, nothing, sql`${beginning} and searchable_person.name <> ${name}`, scope),
    ...containsName(name).map((contains) => branch(2, nothing, sql`${contains} and not ${beginning}`, scope)),
  ]
}

function byPinyin({ letters }: SearchQuery, scope: Scope): Branch[] {
  if (letters === null) return []
  const pinyin = sql`searchable_person.pinyin`
  return [
    branch(0, pinyin, sql`searchable_person.pinyin = ${letters}`, scope),
    branch(1, pinyin, sql`searchable_person.initials = ${letters}`, scope),
    branch(1, pinyin, sql`${startsWith('searchable_person.pinyin', letters)} and searchable_person.pinyin <> ${letters}`, scope),
    branch(2, pinyin, sql`${startsWith('searchable_person.initials', letters)} and searchable_person.initials <> ${letters}`, scope),
  ]
}

async function present(ctx: Ctx, found: Found[], scope: Scope): Promise<Ranked[]> {
  const roles = LABELS[ctx.locale].enum.occupancyRole
  const summaries = new Map((await presentSummaries(ctx, found)).map((summary) => [summary.id, summary]))
  return found.map((row) => {
    const { units, phones } = summaries.get(row.id)!
    const visible = scope === 'all' ? units : units.filter((unit) => scope.includes(unit.siteId))
    return {
      kind: 'person',
      id: row.id,
      siteId: visible[0]?.siteId ?? row.site_ids.find((siteId) => scope === 'all' || scope.includes(siteId)) ?? null,
      title: row.name,
      subtitle: [...visible.map((unit) => `${unit.code} ${roles[unit.role]}`), ...phones.slice(0, 1)].join(' · '),
      // A number that was found by its tail stands covered like all others.
      matched: /^[+\d-]{5,}$/.test(row.matched) ? phoneFor(ctx.actor, visible[0]?.siteId ?? null, row.matched) : row.matched,
      rank: row.rank,
    }
  })
}
