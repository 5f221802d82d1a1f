import { sql } from 'kysely'
import type { Input, merges, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { siteById } from '../../organization/index.ts'
import { mustSeePerson } from '../lookups.ts'
import { presentSides } from './sides.ts'

const WEIGHT: Record<merges.DuplicatePair['because'][number], number> = { same_id: 100, same_phone: 40, same_name_and_birthday: 35, same_name_and_unit: 35 }
/** A number that so many have is that of an office or a courier, and says nothing. */
const SHARED_BY_MANY = 6
const MOST = 200

const PAIRS = sql`
  select a.id as a_id, b.id as b_id, 'same_id' as why from mine a join mine b on b.id_number_index = a.id_number_index and a.id < b.id
  union all
  select a.person_id, b.person_id, 'same_phone' from numbers a join numbers b on b.number = a.number and a.person_id < b.person_id
    where a.holders < ${SHARED_BY_MANY} and (a.name = b.name or not exists (select from occupancy x join occupancy y on y.organization_id = x.organization_id and y.unit_id = x.unit_id where x.person_id = a.person_id and y.person_id = b.person_id))
  union all
  select a.id, b.id, 'same_name_and_birthday' from mine a join mine b on b.name = a.name and b.birthday = a.birthday and a.id < b.id
  union all
  select a.id, b.id, 'same_name_and_unit' from mine a join mine b on b.name = a.name and a.id < b.id
    where exists (select from occupancy x join occupancy y on y.organization_id = x.organization_id and y.unit_id = x.unit_id where x.person_id = a.id and y.person_id = b.id)`

/** Pairs of persons of a site who may be one. A family may share a telephone: under different names in one home it is no sign. */
function pairsAt(siteId: string): ReturnType<typeof sql<{ a_id: string; b_id: string; because: merges.DuplicatePair['because'] }>> {
  return sql`
    with mine as materialized (select p.* from searchable_person p where p.site_ids @> array[${siteId}::uuid]),
    numbers as materialized (select f.person_id, f.number, m.name, count(*) over (partition by f.number) as holders from person_phone f join mine m on m.organization_id = f.organization_id and m.id = f.person_id)
    select p.a_id, p.b_id, array_agg(distinct p.why) as because from (${PAIRS}) p
    where not exists (select from not_duplicate n where n.a_id = p.a_id and n.b_id = p.b_id)
    group by p.a_id, p.b_id`
}

/** Candidates for a merge, the likeliest first (HHD-021). */
export async function listDuplicates(ctx: Ctx, { query }: Input<typeof merges.listDuplicates>): Promise<Output<typeof merges.listDuplicates>> {
  ctx.actor.mustSee('archives:merge', query.siteId)
  await siteById(ctx, query.siteId)
  const { rows } = await pairsAt(query.siteId).execute(ctx.tx)
  const scored = rows.map((row) => ({ ...row, score: Math.min(100, row.because.reduce((sum, why) => sum + WEIGHT[why], 0)) })).toSorted((a, b) => b.score - a.score || (a.a_id < b.a_id ? -1 : 1)).slice(0, MOST)
  const ids = [...new Set(scored.flatMap((row) => [row.a_id, row.b_id]))]
  const sides = ids.length === 0 ? new Map() as Awaited<ReturnType<typeof presentSides>> : await presentSides(ctx, await ctx.tx.selectFrom('person').selectAll().where('id', 'in', ids).execute())
  return { items: scored.map((row) => ({ a: sides.get(row.a_id)!, b: sides.get(row.b_id)!, because: row.because, score: row.score })) }
}

/** Persons of a site who may have a second file, and the number of pairs. */
export async function likelyDuplicates(ctx: Ctx, siteId: string): Promise<{ pairs: number; personIds: string[] }> {
  const { rows } = await pairsAt(siteId).execute(ctx.tx)
  return { pairs: rows.length, personIds: [...new Set(rows.flatMap((row) => [row.a_id, row.b_id]))] }
}

/** These two are not the same: the pair is not shown again. */
export async function dismissDuplicate(ctx: Ctx, { body }: Input<typeof merges.dismissDuplicate>): Promise<Output<typeof merges.dismissDuplicate>> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  if (body.aId === body.bId) throw wrongField('rule_broken', '/bId', 'the same file')
  for (const [pointer, id] of [['/aId', body.aId], ['/bId', body.bId]] as const)
    await mustSeePerson(ctx, id, 'archives:merge').catch(() => {
      throw wrongField('not_found', pointer, 'no such person')
    })
  const [a_id, b_id] = [body.aId, body.bId].toSorted() as [string, string]
  await ctx.tx.insertInto('not_duplicate').values({ organization_id: ctx.organizationId, a_id, b_id, said_by: ctx.actor.name, said_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).execute()
  return { isDismissed: true }
}
