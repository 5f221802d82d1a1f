import type { Locale, relations } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wallTimeIn } from '../../platform/time.ts'
import type { OnCard, Prompt } from '../cases/index.ts'
import { isRestricted, NEW_FOR_DAYS, OUTAGE_SOON_HOURS } from './kinds.ts'

interface Row {
  occasion: relations.CareRule['occasion'] | 'key_customer'
  prompt: string
  act: string
  audience: relations.CareRule['audience']
  site_id: string
  time_zone: string
  /** The fact behind it; null for what the whole house may know. */
  kind: relations.FactKind | null
  words: string
  who: string | null
  from_at: Date | null
  until_at: Date | null
}

/** Facts, outages, weather, festivals and new homes of a household, each with its rule: everything by one query, so that the card stays quick. */
const QUERY = `
with here as (
  select s.id, s.organization_id, s.time_zone, ($3::timestamptz at time zone s.time_zone)::date as today from site s
), known as (
  select f.*, h.today, h.time_zone from care_fact f join here h on h.organization_id = f.organization_id and h.id = f.site_id
  where f.erased_at is null and coalesce(f.expires_on, 'infinity') >= h.today
    and (f.unit_id = $1 or f.person_id = $2 or (f.unit_id is null and f.person_id in (
      select o.person_id from occupancy o where o.unit_id = $1 and o.role <> 'agent' and coalesce(o.from_on, '-infinity') <= h.today and coalesce(o.until_on, 'infinity') >= h.today)))
), home as (
  select u.*, h.today, h.time_zone from unit u join here h on h.organization_id = u.organization_id and h.id = u.site_id where u.id = $1
)
select r.occasion, r.prompt, r.act, r.audience, r.sort_order, k.site_id, k.time_zone, k.kind, k.words, p.name as who, null::timestamptz as from_at, null::timestamptz as until_at
from known k
join care_rule r on r.organization_id = k.organization_id and r.occasion = k.kind and r.is_active
left join person p on p.organization_id = k.organization_id and p.id = k.person_id
where k.kind <> 'birthday' or care_birthday_on(k.month_day, k.today)
union all
select r.occasion, r.prompt, r.act, 'all', r.sort_order, o.site_id, h.time_zone, null, o.kind, null, o.from_at, o.until_at
from home h
join outage o on o.organization_id = h.organization_id and o.site_id = h.site_id and o.ended_at is null and o.cancelled_at is null and o.from_at <= $3::timestamptz + $4::interval
join care_rule r on r.organization_id = h.organization_id and r.occasion = 'outage' and r.is_active
where exists (select from outage_place p where p.organization_id = o.organization_id and p.outage_id = o.id and (p.unit_id = h.id or p.entrance_id = h.entrance_id or p.building_id = h.building_id))
union all
select r.occasion, r.prompt, r.act, 'all', r.sort_order, c.site_id, h.time_zone, null, c.title, null, null, null
from home h
join care_occasion c on c.organization_id = h.organization_id and c.site_id = h.site_id and c.cancelled_at is null and h.today between c.from_on and c.until_on
join care_rule r on r.organization_id = h.organization_id and r.occasion = c.kind and r.is_active
where r.concerns = '{}' or exists (select from known k where k.kind = any (r.concerns))
union all
select r.occasion, r.prompt, r.act, 'all', r.sort_order, h.site_id, h.time_zone, null, to_char(o.from_on, 'YYYY-MM-DD'), p.name, null, null
from home h
join occupancy o on o.organization_id = h.organization_id and o.unit_id = h.id and o.role in ('owner', 'tenant') and o.from_on between h.today - $5::int and h.today and coalesce(o.until_on, 'infinity') >= h.today
join person p on p.organization_id = o.organization_id and p.id = o.person_id
join care_rule r on r.organization_id = h.organization_id and r.occasion = 'newly_moved_in' and r.is_active
union all
select 'key_customer', k.reason, e.name, 'all', -1, k.site_id, h.time_zone, null, k.why, null, null, null
from key_customer k
join here h on h.organization_id = k.organization_id and h.id = k.site_id
join employee e on e.organization_id = k.organization_id and e.id = k.owner_id
where k.ended_at is null and (k.unit_id = $1 or k.person_id = $2)
order by sort_order limit 30`

/** What the rules say of the household on the card; who may not see a fact sees only what is well done. */
export async function carePrompts(ctx: Ctx, { unit, person }: OnCard): Promise<Prompt[]> {
  if (!ctx.actor.can('relations:read')) return []
  const { rows } = await ctx.client.query<Row>({ name: 'care_prompts', text: QUERY, values: [unit?.id ?? null, person?.id ?? null, ctx.now, `${OUTAGE_SOON_HOURS} hours`, NEW_FOR_DAYS] })
  const prompts = rows.filter((row) => ctx.actor.can('relations:read', row.site_id)).map((row) => promptOf(row, ctx.locale, ctx.actor.can('relations:restricted', row.site_id)))
  return prompts.filter((prompt, i) => prompts.findIndex((other) => other.kind === prompt.kind && other.text === prompt.text && other.act === prompt.act) === i)
}

function promptOf(row: Row, locale: Locale, maySeeAll: boolean): Prompt {
  const { occasion, act } = row
  if (row.kind !== null && !maySeeAll && isRestricted(row.kind, row.audience)) return { kind: 'care', text: act, act: null }
  if (occasion === 'key_customer') return { kind: occasion, text: [labelOf(locale, 'keyCustomerReason', row.prompt), row.words].filter(Boolean).join(' · '), act: OWNER[locale](act) }
  if (occasion === 'outage') return { kind: occasion, text: `${labelOf(locale, 'outageKind', row.words)} ${period(row)}`, act }
  if (occasion === 'birthday') return { kind: occasion, text: named(row, row.prompt), act }
  if (occasion === 'newly_moved_in') return { kind: occasion, text: named(row, `${row.prompt} ${row.words}`), act }
  if (row.kind === null) return { kind: occasion, text: row.words, act }
  const colon = locale === 'en' ? ': ' : '：'
  return { kind: occasion, text: named(row, row.words ? `${row.prompt}${colon}${row.words}` : row.prompt), act }
}

const OWNER: Record<Locale, (name: string) => string> = { 'zh-CN': (name) => `由 ${name} 负责联系`, 'zh-TW': (name) => `由 ${name} 負責聯繫`, en: (name) => `${name} keeps in touch` }

const named = (row: Row, text: string): string => (row.who === null ? text : `${row.who} ${text}`)

function period(row: Row): string {
  const [from, until] = [wallTimeIn(row.time_zone, row.from_at!), wallTimeIn(row.time_zone, row.until_at!)]
  return from.slice(0, 10) === until.slice(0, 10) ? `${from.slice(5)}–${until.slice(11)}` : `${from.slice(5)}–${until.slice(5)}`
}
