import type { Input, Output, redress } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { wrongField } from '../../../platform/errors.ts'
import { siteById } from '../../organization/index.ts'
import { lineOf } from './voices.ts'

interface Span {
  siteId: string
  from: string
  to: string
}
type Line = Parameters<typeof lineOf>[0]

/** Days of the site's own calendar; both count. Throws `not_found`, `rule_broken` naming `?to`. */
async function spanOf(ctx: Ctx, { siteId, from, to }: Span): Promise<[string, string, string, string]> {
  ctx.actor.mustSee('insight:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  if (to < from) throw wrongField('rule_broken', '?to', 'must not be before from')
  return [siteId, from, to, timeZone]
}
const IN_SPAN = `k.site_id = $1 and k.kind = 'complaint' and k.status not in ('cancelled', 'invalid')
  and k.registered_at >= $2::date::timestamp at time zone $4 and k.registered_at < ($3::date + 1)::timestamp at time zone $4`
const NAMES = `left join unit u on u.organization_id = k.organization_id and u.id = k.unit_id
  left join person p on p.organization_id = k.organization_id and p.id = k.person_id`
const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

/** Repeated complaints of a span of days, and which part of all they are; null where there were none (CMP-025). */
export async function repeatComplaints(ctx: Ctx, { query }: Input<typeof redress.repeatComplaints>): Promise<Output<typeof redress.repeatComplaints>> {
  const span = await spanOf(ctx, query)
  const { rows: counts } = await ctx.client.query<{ complaints: number; repeats: number }>(
    `select count(*)::int as complaints, count(c.repeat_of)::int as repeats from service_case k
     left join complaint_circumstance c on c.organization_id = k.organization_id and c.case_id = k.id where ${IN_SPAN}`, span,
  )
  const { complaints, repeats } = counts[0]!
  const { rows } = await ctx.client.query<Line & { unit_id: string | null; unit: string | null; person_id: string | null; person: string | null; category_id: string; category: string; occurrence: number; repeated: Line }>(
    `select k.id, k.number, k.kind, k.status, k.title, k.registered_at, k.unit_id, u.code as unit, k.person_id, p.name as person, k.category_id, g.name as category, c.occurrence,
       jsonb_build_object('id', r.id, 'number', r.number, 'kind', r.kind, 'status', r.status, 'title', r.title, 'registered_at', r.registered_at) as repeated
     from service_case k
     join complaint_circumstance c on c.organization_id = k.organization_id and c.case_id = k.id
     join service_case r on r.organization_id = c.organization_id and r.id = c.repeat_of
     join case_category g on g.organization_id = k.organization_id and g.id = k.category_id ${NAMES}
     where ${IN_SPAN} order by k.registered_at desc, k.id desc limit 500`, span,
  )
  return {
    items: rows.map((row) => ({
      case: lineOf(row), unit: ref(row.unit_id, row.unit), person: ref(row.person_id, row.person), category: { id: row.category_id, name: row.category }, occurrence: row.occurrence,
      repeatOf: lineOf({ ...row.repeated, registered_at: new Date(row.repeated.registered_at) }),
    })),
    complaints, repeats, rate: complaints === 0 ? null : repeats / complaints,
  }
}

/**
 * Households that complained in a span of days, and of those who rated anything afterwards, whose last rating is 4 or better: customers who
 * were won back (CMP-064). Whoever said nothing afterwards is neither lost nor recovered.
 */
export async function recoveredCustomers(ctx: Ctx, { query }: Input<typeof redress.recoveredCustomers>): Promise<Output<typeof redress.recoveredCustomers>> {
  const span = await spanOf(ctx, query)
  const { rows } = await ctx.client.query<Line & { unit_id: string | null; unit: string | null; person_id: string | null; person: string | null; score: number | null; rated_at: Date | null; rated: Line | null }>(
    `with complained as (
       select distinct on (coalesce(k.unit_id, k.person_id)) k.*, coalesce(k.unit_id, k.person_id) as household from service_case k
       where ${IN_SPAN} and coalesce(k.unit_id, k.person_id) is not null
       order by coalesce(k.unit_id, k.person_id), k.registered_at desc)
     select k.id, k.number, k.kind, k.status, k.title, k.registered_at, k.unit_id, u.code as unit, k.person_id, p.name as person, later.score, later.rated_at,
       case when later.id is null then null else jsonb_build_object('id', later.id, 'number', later.number, 'kind', later.kind, 'status', later.status, 'title', later.title, 'registered_at', later.registered_at) end as rated
     from complained k ${NAMES}
     left join lateral (
       select r.id, r.number, r.kind, r.status, r.title, r.registered_at, r.score, coalesce(r.visited_at, r.confirmed_at, r.updated_at) as rated_at from service_case r
       where r.organization_id = k.organization_id and r.site_id = k.site_id and r.score is not null and r.registered_at >= k.registered_at
         and (r.unit_id = k.unit_id or (k.unit_id is null and r.person_id = k.person_id))
       order by rated_at desc limit 1) as later on true
     order by k.registered_at desc, k.id desc limit 5000`, span,
  )
  const rated = rows.filter((row) => row.score !== null)
  const recovered = rated.filter((row) => row.score! >= 4)
  return {
    items: recovered.slice(0, 500).map((row) => ({
      case: lineOf(row), unit: ref(row.unit_id, row.unit), person: ref(row.person_id, row.person), score: row.score!, ratedAt: row.rated_at!.toISOString(), ratedCase: lineOf({ ...row.rated!, registered_at: new Date(row.rated!.registered_at) }),
    })),
    households: rows.length, rated: rated.length, recovered: recovered.length, rate: rated.length === 0 ? null : recovered.length / rated.length,
  }
}
