import { cases, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { alikeness, tellingBigrams } from '../../platform/text/index.ts'
import { iso } from '../../platform/time.ts'

/** Open cases of a site beyond so many are not compared: the newest are what somebody may mean. */
const COMPARED = 1500
const SHOWN = 8
/** Below this share of what was typed a case only happens to use some of the words. */
const FEWEST = 0.4
/** Fewer pairs than this are no sentence yet. */
const FEWEST_PAIRS = 2

interface Row {
  site: string
  total: number
  id: string | null
  number: string
  kind: cases.CaseKind
  status: cases.CaseStatus
  title: string
  category_id: string | null
  category: string | null
  unit_id: string | null
  unit: string | null
  place: string
  owner_id: string
  owner: string
  registered_at: Date
  urged_count: number
  is_same_unit: boolean
  is_same_place: boolean
  shared: string[]
}

/**
 * Open cases that may be the same matter, offered while it is typed: of the same unit, of the same place and category in 7 days, or in similar
 * words; in this order, each by how much of what was typed it says too (spec 03, CMP-057). One query, by index of the site's open cases.
 */
export async function similarCases(ctx: Ctx, { query }: Input<typeof cases.similarCases>): Promise<Output<typeof cases.similarCases>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  const typed = tellingBigrams(query.words ?? '')
  const { rows } = await ctx.client.query<Row>({
    name: 'similar_cases',
    text: `with open as materialized (
             select k.*, case when cardinality($6::text[]) < ${FEWEST_PAIRS} then '{}' else array(select unnest(k.grams) intersect select unnest($6::text[])) end as shared
             from (select id, number, kind, status, title, category_id, unit_id, place, owner_id, registered_at, urged_count, grams from service_case
                   where site_id = $1 and status not in ('closed', 'cancelled', 'invalid') order by registered_at desc limit ${COMPARED}) k)
           select s.id as site, (select count(*) from open)::int as total, o.id, o.number, o.kind, o.status, o.title, o.category_id, c.name as category, o.unit_id, u.code as unit, o.place, o.owner_id, e.name as owner, o.registered_at, o.urged_count,
             coalesce(o.unit_id = $2, false) as is_same_unit, coalesce(o.category_id = $3 and o.place = $4 and $4 <> '' and o.registered_at >= $5, false) as is_same_place, o.shared
           from site s
           left join open o on o.unit_id = $2 or (o.category_id = $3 and o.place = $4 and $4 <> '' and o.registered_at >= $5) or cardinality(o.shared) >= ${FEWEST_PAIRS}
           left join employee e on e.organization_id = s.organization_id and e.id = o.owner_id
           left join case_category c on c.organization_id = s.organization_id and c.id = o.category_id
           left join unit u on u.organization_id = s.organization_id and u.id = o.unit_id
           where s.id = $1`,
    values: [query.siteId, query.unitId ?? null, query.categoryId ?? null, query.place?.trim() ?? '', new Date(ctx.now.getTime() - 7 * 86_400_000), typed],
  })
  if (rows.length === 0) throw new AppError('not_found', 'No such site')
  const found = rows.filter((row): row is Row & { id: string } => row.id !== null)
  const words = alikeness(typed, found.map((row) => row.shared), rows[0]!.total)
  const items = found
    .map((row, i) => present(row, Math.round(words[i]! * 100) / 100))
    .filter((item) => item.why !== 'similar_words' || item.words >= FEWEST)
    .sort((a, b) => cases.SIMILARITIES.indexOf(a.why) - cases.SIMILARITIES.indexOf(b.why) || b.words - a.words || b.registeredAt.localeCompare(a.registeredAt))
  return { items: items.slice(0, SHOWN) }
}

function present(row: Row & { id: string }, words: number): cases.SimilarCase {
  return {
    id: row.id, number: row.number, kind: row.kind, status: row.status, title: row.title, category: row.category_id === null ? null : { id: row.category_id, name: row.category ?? '' }, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit ?? '' },
    place: row.place, owner: { id: row.owner_id, name: row.owner }, registeredAt: iso(row.registered_at), urgedCount: row.urged_count, why: row.is_same_unit ? 'same_unit' : row.is_same_place ? 'same_place' : 'similar_words', words,
  }
}
