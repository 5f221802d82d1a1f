import { sql, type Expression, type SqlBool } from 'kysely'
import type { archives, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { PLAN_EACH_TIME } from '../../platform/database/bound-kysely.ts'
import { countUpTo, cursorOf, readCursor } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { todayAt } from './occupancy-rows.ts'
import { presentSummaries } from './person-view.ts'
import { containsName, readQuery } from './search-query.ts'
import { startsWith } from './starts-with.ts'

/** People of a site by pinyin; `q` is a name, its pinyin or initials, or the tail of a phone number. */
export async function listPersons(ctx: Ctx, { query }: Input<typeof archives.listPersons>): Promise<Output<typeof archives.listPersons>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { role, kind, q, current } = query.filter
  let filtered = ctx.tx
    .selectFrom('searchable_person')
    .where('searchable_person.site_ids', '@>', sql<string[]>`array[${query.siteId}::uuid]`)
  if (kind) filtered = filtered.where('searchable_person.kind', '=', kind)
  if (q?.trim()) filtered = filtered.where((e) => e.or(named(q)))
  if (role?.length || current !== undefined) {
    const day = await todayAt(ctx, query.siteId)
    const roles = role?.length ? sql`and o.role = any (${role})` : sql``
    const inForce = sql`(o.from_on is null or o.from_on <= ${day}::date) and (o.until_on is null or o.until_on >= ${day}::date)`
    const period = current === undefined ? sql`` : current ? sql`and ${inForce}` : sql`and not (${inForce})`
    filtered = filtered.where(
      sql<SqlBool>`exists (select 1 from occupancy o where o.organization_id = searchable_person.organization_id
        and o.person_id = searchable_person.id and o.site_id = ${query.siteId}::uuid ${roles} ${period})`,
    )
  }
  let paged = filtered
  if (query.cursor) {
    const [key, id] = readCursor(query.cursor, ['text', 'id'])
    paged = paged.where(sql<SqlBool>`(searchable_person.pinyin, searchable_person.id) > (${String(key)}, ${String(id)}::uuid)`)
  }
  const rows = await paged
    .select([
      'searchable_person.id',
      'searchable_person.name',
      'searchable_person.kind',
      'searchable_person.sex',
      'searchable_person.pinyin',
    ])
    .orderBy('searchable_person.pinyin')
    .orderBy('searchable_person.id')
    .limit(query.limit + 1)
    .modifyEnd(sql.raw(PLAN_EACH_TIME))
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await presentSummaries(ctx, page),
    nextCursor: rows.length > query.limit && last ? cursorOf([last.pinyin, last.id]) : null,
    total: query.cursor ? null : await countUpTo(ctx, filtered),
  }
}

function named(q: string): Expression<SqlBool>[] {
  const { name, letters, digits } = readQuery(q)
  return [
    startsWith('searchable_person.name', name),
    ...containsName(name),
    ...(letters ? [startsWith('searchable_person.pinyin', letters), startsWith('searchable_person.initials', letters)] : []),
    ...(digits
      ? [sql<SqlBool>`searchable_person.id in (select p.person_id from person_phone p where ${startsWith('p.reversed', digits.reversed)})`]
      : []),
  ]
}
