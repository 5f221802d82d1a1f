import type { relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { CALL_ORDER } from './kinds.ts'
import type { OutageRow } from './outages.ts'

export interface CallRow {
  unit_id: string
  unit_code: string
  /** Why it is called first, as of now: gone with the consent. */
  kinds: relations.FactKind[]
  rank: number
  claimed_by: string | null
  claimed_at: Date | null
  claimer: string | null
  attempts: number
  result: relations.OutageCall['result']
  note: string
  called_by: string | null
  caller: string | null
  called_at: Date | null
  opportunity_id: string | null
  opportunity_number: string | null
  case_id: string | null
  case_number: string | null
}

/** Households to be called first, the most pressing one first, with those that were called already; made from the facts of this moment. */
export async function callList(ctx: Ctx, row: Pick<OutageRow, 'id' | 'site_id' | 'kind'>, unitId?: string): Promise<CallRow[]> {
  const order = CALL_ORDER[row.kind]
  const { rows } = await ctx.client.query<Omit<CallRow, 'rank'>>({
    name: 'outage_call_list',
    text: `with here as (select s.id, ($3::timestamptz at time zone s.time_zone)::date as today from site s where s.id = $1),
           first as (
             select f.unit_id, array_agg(distinct f.kind) as kinds from here h, care_facts_at(h.id, h.today) f
             where f.kind = any ($4) and f.unit_id in (select u.unit_id from outage_units($2) u) group by f.unit_id
           )
           select u.id as unit_id, u.code as unit_code, coalesce(f.kinds, '{}') as kinds, c.claimed_by, c.claimed_at, cl.name as claimer, coalesce(c.attempts, 0) as attempts, c.result, coalesce(c.note, '') as note,
             c.called_by, ca.name as caller, c.called_at, c.opportunity_id, o.number as opportunity_number, c.case_id, k.number as case_number
           from first f
           full join (select * from outage_call where outage_id = $2) c on c.unit_id = f.unit_id
           join unit u on u.id = coalesce(f.unit_id, c.unit_id)
           left join employee cl on cl.organization_id = c.organization_id and cl.id = c.claimed_by
           left join employee ca on ca.organization_id = c.organization_id and ca.id = c.called_by
           left join opportunity o on o.organization_id = c.organization_id and o.id = c.opportunity_id
           left join service_case k on k.organization_id = c.organization_id and k.id = c.case_id
           where (f.unit_id is not null or c.result is not null) and ($5::uuid is null or u.id = $5)
           order by u.sort_key`,
    values: [row.site_id, row.id, ctx.now, order, unitId ?? null],
  })
  const ranked = rows.map((one): CallRow => ({ ...one, kinds: order.filter((kind) => one.kinds.includes(kind)), rank: rankOf(row.kind, one.kinds) }))
  return ranked.toSorted((a, b) => a.rank - b.rank)
}

/** The place of a household in the order of calls: 1 is called first; who has no reason any more comes last. */
export function rankOf(kind: relations.Outage['kind'], kinds: readonly relations.FactKind[]): number {
  const at = CALL_ORDER[kind].findIndex((one) => kinds.includes(one))
  return at === -1 ? CALL_ORDER[kind].length + 1 : at + 1
}
