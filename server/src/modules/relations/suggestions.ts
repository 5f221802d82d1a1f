import type { Input, Output, relations } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { isRestricted, NEW_FOR_DAYS, OUTAGE_SOON_HOURS, typeOf } from './kinds.ts'
import { makeOpportunity } from './notice.ts'

interface Row {
  key: string
  rule_id: string
  occasion: relations.CareRule['occasion']
  prompt: string
  act: string
  audience: relations.CareRule['audience']
  package: relations.CareRule['package']
  unit_id: string | null
  person_id: string | null
  title: string
  /** Whether it says something about somebody that is not for everybody. */
  tells: boolean
  outage_id: string | null
  sort_order: number
}

/** What the rules suggest for a site today and nobody has taken on or let pass yet. A standing fact is suggested once a month, a passing one once. */
const QUERY = `
with here as (select s.organization_id, s.id, ($2::timestamptz at time zone s.time_zone)::date as today from site s where s.id = $1),
fact as (select f.*, h.today, h.organization_id from here h, care_facts_at(h.id, h.today) f),
suggested as (
  select r.id as rule_id, r.code || ':' || f.fact_id || case when f.kind = any ($5) then '' when f.kind = 'birthday' then to_char(f.today, ':YYYY') else to_char(f.today, ':YYYY-MM') end as key,
    f.unit_id, f.person_id, f.words as title, true as tells, null::uuid as outage_id
  from fact f join care_rule r on r.organization_id = f.organization_id and r.occasion = f.kind and r.is_active and r.is_suggested
  where f.kind <> 'birthday' or care_birthday_on(f.month_day, f.today)
  union all
  select r.id, r.code || ':' || o.id || ':' || f.unit_id, f.unit_id, null, o.kind, true, o.id
  from here h
  join outage o on o.organization_id = h.organization_id and o.site_id = h.id and o.ended_at is null and o.cancelled_at is null and o.from_at <= $2::timestamptz + $3::interval
  join care_rule r on r.organization_id = h.organization_id and r.occasion = 'outage' and r.is_active and r.is_suggested
  join fact f on f.kind = any (r.concerns) and f.unit_id in (select u.unit_id from outage_units(o.id) u)
  union all
  select r.id, r.code || ':' || c.id || coalesce(':' || f.unit_id, ''), f.unit_id, null, c.title, f.unit_id is not null, null
  from here h
  join care_occasion c on c.organization_id = h.organization_id and c.site_id = h.id and c.cancelled_at is null and h.today between c.from_on and c.until_on
  join care_rule r on r.organization_id = h.organization_id and r.occasion = c.kind and r.is_active and r.is_suggested
  left join fact f on f.kind = any (r.concerns) and f.unit_id is not null
  where r.concerns = '{}' or f.unit_id is not null
  union all
  select r.id, r.code || ':' || o.id, o.unit_id, o.person_id, to_char(o.from_on, 'YYYY-MM-DD'), false, null
  from here h
  join occupancy o on o.organization_id = h.organization_id and o.site_id = h.id and o.role in ('owner', 'tenant') and o.from_on between h.today - $4::int and h.today and coalesce(o.until_on, 'infinity') >= h.today
  join care_rule r on r.organization_id = h.organization_id and r.occasion = 'newly_moved_in' and r.is_active and r.is_suggested
)
select distinct on (s.key) s.*, r.occasion, r.prompt, r.act, r.audience, r.package, r.sort_order
from suggested s join here h on true join care_rule r on r.organization_id = h.organization_id and r.id = s.rule_id
where not exists (select from opportunity o where o.organization_id = h.organization_id and o.suggestion_key = s.key)
  and not exists (select from care_dismissal d where d.organization_id = h.organization_id and d.suggestion_key = s.key)
order by s.key`

type MoreSource = (ctx: Ctx, siteId: string) => Promise<{ key: string; unitId: string; personId: string | null; title: string }[]>
const mailSources: MoreSource[] = []
/** Whoever keeps mail and parcels says here which ones nobody has fetched; keys are theirs and stay the same. */
export function suggestMail(source: MoreSource): void {
  if (!mailSources.includes(source)) mailSources.push(source)
}

async function suggested(ctx: Ctx, siteId: string): Promise<Row[]> {
  const { rows } = await ctx.client.query<Row>({ name: 'care_suggestions', text: QUERY, values: [siteId, ctx.now, `${OUTAGE_SOON_HOURS} hours`, NEW_FOR_DAYS, ['bereavement', 'unwell', 'new_baby', 'travelling']] })
  return [...rows, ...(await mailWaiting(ctx, siteId))].toSorted((a, b) => a.sort_order - b.sort_order || a.key.localeCompare(b.key))
}

async function mailWaiting(ctx: Ctx, siteId: string): Promise<Row[]> {
  if (mailSources.length === 0) return []
  const rule = await ctx.tx.selectFrom('care_rule').selectAll().where('occasion', '=', 'mail').where('is_active', '=', true).where('is_suggested', '=', true).orderBy('sort_order').executeTakeFirst()
  if (!rule) return []
  const waiting = (await Promise.all(mailSources.map((source) => source(ctx, siteId)))).flat()
  const keys = waiting.map(({ key }) => `${rule.code}:${key}`)
  const taken = keys.length === 0 ? [] : [
    ...(await ctx.tx.selectFrom('opportunity').select('suggestion_key').where('suggestion_key', 'in', keys).execute()),
    ...(await ctx.tx.selectFrom('care_dismissal').select('suggestion_key').where('suggestion_key', 'in', keys).execute()),
  ].map((row) => row.suggestion_key)
  return waiting
    .filter((_, i) => !taken.includes(keys[i]!))
    .map(({ key, unitId, personId, title }) => ({ key: `${rule.code}:${key}`, rule_id: rule.id, occasion: 'mail' as const, prompt: rule.prompt, act: rule.act, audience: rule.audience, package: rule.package, unit_id: unitId, person_id: personId, title, tells: false, outage_id: null, sort_order: rule.sort_order }))
}

/** Today's suggestions of a site (PRS-017), or those of the zones that the actor answers for. */
export async function listSuggestions(ctx: Ctx, { query }: Input<typeof relations.listSuggestions>): Promise<Output<typeof relations.listSuggestions>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await suggested(ctx, query.siteId)
  const units = await unitsById(ctx, rows.map((row) => row.unit_id))
  const mine = query.mine && ctx.actor.employeeId ? rows.filter((row) => row.unit_id === null || units.get(row.unit_id)?.steward?.id === ctx.actor.employeeId) : rows
  const persons = await personsById(ctx, mine.map((row) => row.person_id))
  const preferences = await preferencesAt(ctx, query.siteId, mine.map((row) => row.unit_id))
  const maySeeAll = ctx.actor.can('relations:restricted', query.siteId)
  const isHidden = (row: Row): boolean => !maySeeAll && row.tells && (row.occasion === 'outage' || row.occasion === 'weather' || row.occasion === 'festival' || isRestricted(row.occasion as relations.FactKind, row.audience))
  return {
    items: mine.slice(0, 500).map((row) => {
      const unit = row.unit_id === null ? undefined : units.get(row.unit_id)
      const person = row.person_id === null || isHidden(row) ? undefined : persons.get(row.person_id)
      return {
        key: row.key, occasion: isHidden(row) && isFact(row.occasion) ? null : row.occasion, ruleId: row.rule_id, prompt: isHidden(row) && isFact(row.occasion) ? '' : row.prompt, act: row.act, isHidden: isHidden(row), unit: unit ? { id: unit.id, name: unit.code } : null,
        person: person ? { id: person.id, name: person.name } : null, phones: person?.phones ?? [], steward: unit?.steward ?? null, title: titleOf(ctx, row, isHidden(row)), package: isHidden(row) ? null : row.package, preferences: preferences.get(row.unit_id ?? '') ?? [],
      }
    }),
  }
}

const isFact = (occasion: Row['occasion']): boolean => !['outage', 'weather', 'festival', 'newly_moved_in', 'mail'].includes(occasion)

function titleOf(ctx: Ctx, row: Row, isHidden: boolean): string {
  if (row.occasion === 'outage') return labelOf(ctx.locale, 'outageKind', row.title)
  return isHidden && isFact(row.occasion) ? '' : row.title
}

/** How a household likes to be spoken to, so that what is suggested is done their way (PRS-025). */
async function preferencesAt(ctx: Ctx, siteId: string, unitIds: readonly (string | null)[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(unitIds.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ unit_id: string; kind: string; words: string }>({
    name: 'care_preferences',
    text: `select f.unit_id, f.kind, f.words from site s, care_facts_at(s.id, ($2::timestamptz at time zone s.time_zone)::date) f
           where s.id = $1 and f.unit_id = any ($3) and f.kind in ('language', 'contact_time', 'form_of_address') and f.words <> '' order by f.kind`,
    values: [siteId, ctx.now, wanted],
  })
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.unit_id, [...(found.get(row.unit_id) ?? []), `${labelOf(ctx.locale, 'factKind', row.kind)} ${row.words}`])
  return found
}

/** Takes a suggestion on. Two who do it at once: the first has it, the second is told. Throws `someone_was_faster`, `not_found`. */
export async function planSuggestion(ctx: Ctx, { body }: Input<typeof relations.planSuggestion>): Promise<relations.Opportunity> {
  ctx.actor.mustSee('relations:record', body.siteId)
  const { timeZone } = await siteById(ctx, body.siteId)
  await mustBeFree(ctx, body.key)
  const row = (await suggested(ctx, body.siteId)).find(({ key }) => key === body.key)
  if (!row) throw new AppError('not_found', 'Nothing of that kind is suggested today')
  return makeOpportunity(ctx, timeZone, {
    id: newId(), siteId: body.siteId, type: typeOf(row.occasion), source: row.package === null ? 'suggestion' : 'package', what: row.act, empathy: body.empathy, unitId: row.unit_id, personId: row.person_id, caseId: null, outageId: row.outage_id,
    ruleId: row.rule_id, suggestionKey: row.key, hasCustody: false, plan: { words: body.plan || row.act, for: body.planFor ? new Date(body.planFor) : null },
  })
}

export async function dismissSuggestion(ctx: Ctx, { body }: Input<typeof relations.dismissSuggestion>): Promise<{ key: string }> {
  ctx.actor.mustSee('relations:record', body.siteId)
  await siteById(ctx, body.siteId)
  if (ctx.actor.employeeId === null) throw new AppError('not_permitted')
  await mustBeFree(ctx, body.key)
  if (!(await suggested(ctx, body.siteId)).some(({ key }) => key === body.key)) throw new AppError('not_found', 'Nothing of that kind is suggested today')
  await ctx.tx.insertInto('care_dismissal').values({ organization_id: ctx.organizationId, suggestion_key: body.key, site_id: body.siteId, reason: body.reason, by_employee: ctx.actor.employeeId, at: ctx.now }).execute()
  announceChange(ctx, { recordType: 'suggestion', recordId: body.siteId, siteId: body.siteId, action: 'dismissed' })
  return { key: body.key }
}

/** One decision on a suggestion at a time; the second one waits here and then sees the first. */
async function mustBeFree(ctx: Ctx, key: string): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [`${ctx.organizationId} ${key}`])
  const taken = await ctx.tx.selectFrom('opportunity').leftJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'opportunity.organization_id').onRef('employee.id', '=', 'opportunity.planned_by')).select('employee.name').where('suggestion_key', '=', key).executeTakeFirst()
  const dismissed = await ctx.tx.selectFrom('care_dismissal').select('suggestion_key').where('suggestion_key', '=', key).executeTakeFirst()
  if (taken || dismissed) throw new AppError('someone_was_faster', taken?.name ?? undefined)
}
