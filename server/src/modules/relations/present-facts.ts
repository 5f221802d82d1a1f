import type { Output, relations, Ref } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { iso } from '../../platform/time.ts'
import { isRestricted } from './kinds.ts'
import type { CareFactTable } from './tables.ts'

type Erased = Output<typeof relations.eraseFact>
export type FactRow = Selectable<CareFactTable>
interface Named extends FactRow {
  unit_code: string | null
  person_name: string | null
  noticer: string | null
  /** The rules on its kind: what is well done, and who may see why. */
  acts: string[] | null
  is_kept_close: boolean | null
}
/** Facts that hold, or what is left of those that were erased in the last 90 days. */
export type Which = { ids?: readonly string[]; unitId?: string; personId?: string; own?: { personId: string; unitIds: readonly string[] } }

/** Facts of a household, a person or by id, with their names and rules, by one query. Facts whose last day is over are not among them. */
export async function factsWhere(ctx: Ctx, which: Which): Promise<Named[]> {
  const { rows } = await ctx.client.query<Named>({
    name: 'care_facts_where',
    text: `select f.*, u.code as unit_code, p.name as person_name, e.name as noticer,
             (select array_agg(r.act order by r.sort_order) from care_rule r where r.organization_id = f.organization_id and r.occasion = f.kind and r.is_active) as acts,
             (select bool_or(r.audience = 'restricted') from care_rule r where r.organization_id = f.organization_id and r.occasion = f.kind and r.is_active) as is_kept_close
           from care_fact f
           join site s on s.organization_id = f.organization_id and s.id = f.site_id
           left join unit u on u.organization_id = f.organization_id and u.id = f.unit_id
           left join person p on p.organization_id = f.organization_id and p.id = f.person_id
           left join employee e on e.organization_id = f.organization_id and e.id = f.noticed_by
           where (f.id = any ($1::uuid[]) or f.unit_id = any ($2::uuid[]) or f.person_id = $3
               or (f.unit_id is null and f.person_id in (select o.person_id from occupancy o where o.unit_id = $4 and o.role <> 'agent'
                 and coalesce(o.from_on, '-infinity') <= ($5::timestamptz at time zone s.time_zone)::date and coalesce(o.until_on, 'infinity') >= ($5::timestamptz at time zone s.time_zone)::date)))
             and (case when f.erased_at is null then coalesce(f.expires_on, 'infinity') >= ($5::timestamptz at time zone s.time_zone)::date else f.erased_at > $5::timestamptz - interval '90 days' end)
           order by f.noticed_at desc, f.id limit 500`,
    values: [which.ids ?? [], which.own?.unitIds ?? (which.unitId ? [which.unitId] : []), which.own?.personId ?? which.personId ?? null, which.unitId ?? null, ctx.now],
  })
  return rows
}

const ref = (id: string | null, name: string | null): Ref | null => (id === null ? null : { id, name: name ?? '' })

/** Whether the actor may see the fact itself, not only what is well done about it. Residents see all of their own. */
export function maySeeFact(ctx: Ctx, row: Pick<Named, 'kind' | 'site_id' | 'is_kept_close'>): boolean {
  return ctx.actor.kind === 'resident' || !isRestricted(row.kind!, row.is_kept_close ? 'restricted' : 'all') || ctx.actor.can('relations:restricted', row.site_id)
}

/** The fact as the actor may see it: without the right, only that there is something to bear in mind and what to do (PRS-013). */
export function presentFact(ctx: Ctx, row: Named): relations.CareFact {
  const isHidden = !maySeeFact(ctx, row)
  const isResident = ctx.actor.kind === 'resident'
  const mayRecord = !isResident && ctx.actor.can('relations:record', row.site_id)
  return {
    id: row.id, siteId: row.site_id, unit: ref(row.unit_id, row.unit_code), person: isHidden ? null : ref(row.person_id, row.person_name), kind: isHidden ? null : row.kind, isHidden, words: isHidden ? '' : row.words,
    monthDay: isHidden ? null : row.month_day, source: row.source, noticedBy: isResident ? null : ref(row.noticed_by, row.noticer), noticedAt: iso(row.noticed_at), expiresOn: isHidden ? null : row.expires_on,
    consent: row.consent, consentHow: row.consent_how, consentAt: iso(row.consent_at), acts: isResident ? [] : (row.acts ?? []), mayWithdraw: isResident || mayRecord, mayChange: mayRecord && !isHidden, version: row.version,
  }
}

export function presentErased(row: Named): Erased {
  return { id: row.id, person: ref(row.person_id, row.person_name), unit: ref(row.unit_id, row.unit_code), erasedAt: iso(row.erased_at!), because: row.erased_because! }
}
