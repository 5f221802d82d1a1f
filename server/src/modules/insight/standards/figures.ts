import { RULE_KINDS } from '@guanjia/contract/rulebook.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { BUILDING_OF_POINT, LAMPS_COUNT } from '../../inspections/index.ts'
import { facilityIntactByZone } from '../../maintenance/index.ts'
import { lastDayOf } from '../periods.ts'
import { workByZone } from '../zone-ranking.ts'
import { rankOf } from '../zone-score.ts'
import { fiveOf, NOTHING, standardsScore, type Check, type Part, type Parts, type Standard } from './rules.ts'

export interface ZoneLine {
  zoneId: string
  stewardId: string | null
  standards: Standard[]
  score: number | null
  rank: number | null
}
/** A month of a site as its records tell it now. */
export interface MonthFigures {
  standards: Standard[]
  checks: Check[]
  lines: ZoneLine[]
}

interface Span {
  siteId: string
  timeZone: string
  from: string
  to: string
  start: Date
  end: Date
}

/** The five standards of a site and its zones in a month (MNT-001), the best first. Does not ask for rights. */
export async function monthFigures(ctx: Ctx, { id: siteId, timeZone }: { id: string; timeZone: string }, month: string): Promise<MonthFigures> {
  const from = `${month}-01`
  const to = lastDayOf(from)
  const span: Span = { siteId, timeZone, from, to, start: midnightOf(from, timeZone), end: midnightOf(dayAfter(to), timeZone) }
  const checks = await systemChecks(ctx, span)
  const { rows: zones } = await ctx.client.query<{ id: string; steward_id: string | null }>('select id, steward_id from zone where site_id = $1 order by name, id', [siteId])
  const parts = await partsByZone(ctx, span)
  const lines = zones.map((zone) => {
    const standards = fiveOf(parts.get(zone.id) ?? NOTHING, checks)
    return { zoneId: zone.id, stewardId: zone.steward_id, standards, score: standardsScore(standards) }
  })
  return { standards: fiveOf(sumOf([...parts.values()]), checks), checks, lines: rankOf(lines) }
}

function sumOf(all: readonly Parts[]): Parts {
  const sum = (key: keyof Parts): Part => ({ good: all.reduce((total, parts) => total + parts[key].good, 0), of: all.reduce((total, parts) => total + parts[key].of, 0) })
  return { lamps: sum('lamps'), intact: sum('intact'), passed: sum('passed'), timely: sum('timely') }
}

/** The standards that records of a zone tell of; under null those of no zone, which count for the site alone. */
async function partsByZone(ctx: Ctx, span: Span): Promise<Map<string | null, Parts>> {
  const found = new Map<string | null, Parts>()
  const put = (zoneId: string | null, parts: Partial<Parts>): void => void found.set(zoneId, { ...NOTHING, ...found.get(zoneId), ...parts })
  for (const [zoneId, lamps] of await lampsByZone(ctx, span)) put(zoneId, { lamps })
  for (const [zoneId, intact] of await intactByZone(ctx, span)) put(zoneId, { intact })
  for (const [zoneId, work] of await workByZone(ctx, { siteId: span.siteId, from: span.from, to: span.to, filter: {} })) put(zoneId, { passed: { good: work.passed, of: work.checked }, timely: { good: work.on_time, of: work.timed } })
  return found
}

interface ZonePart extends Part {
  zone_id: string | null
}
const byZone = (rows: readonly ZonePart[]): [string | null, Part][] => rows.map(({ zone_id, good, of }) => [zone_id, { good, of }])

/** Lamps that burn of those that were looked at (MNT-003). */
async function lampsByZone(ctx: Ctx, { siteId, start, end }: Span): Promise<[string | null, Part][]> {
  const { rows } = await ctx.client.query<ZonePart>(
    `select l.zone_id, sum(l.lit)::int as good, sum(l.inspected)::int as of from lamp_count l where l.site_id = $1 and l.counted_at >= $2 and l.counted_at < $3 and ${LAMPS_COUNT} group by 1`, [siteId, start, end],
  )
  return byZone(rows)
}

/**
 * Houses, equipment and facilities in good condition of those that are known (MNT-004), as the month ended: facilities as their maintenance knows
 * them, and places that a round looked at in the month, each without an open finding. What nobody knew then counts neither way.
 */
async function intactByZone(ctx: Ctx, span: Span): Promise<Map<string | null, Part>> {
  const found = await placesByZone(ctx, span)
  for (const [zoneId, { intact, known }] of await facilityIntactByZone(ctx, span)) {
    const { good, of } = found.get(zoneId) ?? { good: 0, of: 0 }
    found.set(zoneId, { good: good + intact, of: of + known })
  }
  return found
}

async function placesByZone(ctx: Ctx, { siteId, start, end }: Span): Promise<Map<string | null, Part>> {
  const { rows } = await ctx.client.query<ZonePart>(
    `select b.zone_id, count(*) filter (where not i.is_found)::int as good, count(*)::int as of
     from (select p.organization_id, ${BUILDING_OF_POINT} as building_id,
             exists (select from finding fi where fi.organization_id = p.organization_id and fi.point_id = p.id and fi.state <> 'dropped' and fi.found_at < $3 and (fi.closed_at is null or fi.closed_at >= $3)) as is_found
           from inspection_point p where p.site_id = $1 and p.target in ('place', 'area')
             and exists (select from inspection_record r where r.organization_id = p.organization_id and r.point_id = p.id and r.at >= $2 and r.at < $3 and r.standing = 'counts' and r.result <> 'skipped')) i
     left join building b on b.organization_id = i.organization_id and b.id = i.building_id group by 1`,
    [siteId, start, end],
  )
  return new Map(byZone(rows))
}

/**
 * What the management system is asked for (MNT-002): documents of the rulebook in force and not expired, an audit of the service in the month, and
 * corrective actions done by their day. While the month runs, an audit that was not made yet is unknown.
 */
async function systemChecks(ctx: Ctx, { siteId, timeZone, from, to, start, end }: Span): Promise<Check[]> {
  const today = dayIn(timeZone, ctx.now)
  const { rows } = await ctx.client.query<{ documents: number; documents_of: number; audits: number; actions: number; actions_of: number }>(
    `select d.good as documents, d.of as documents_of, a.audits, q.good as actions, q.of as actions_of
     from (select count(*)::int as of, count(*) filter (where exists (select from standard_version v where v.organization_id = s.organization_id and v.standard_id = s.id and v.published_at < $3
               and coalesce(v.effective_on, '-infinity'::date) <= $5::date and coalesce(v.expires_on, 'infinity'::date) >= $5::date))::int as good
           from service_standard s where s.kind = any ($6) and s.state = 'published' and (s.site_id is null or s.site_id = $1)
             and exists (select from standard_version v where v.organization_id = s.organization_id and v.standard_id = s.id and v.published_at < $3)) d,
          (select count(*)::int as audits from service_check where site_id = $1 and checked_at >= $2 and checked_at < $3) a,
          (select count(*)::int as of, count(*) filter (where done_at < (due_on + 1)::timestamp at time zone $8)::int as good
           from quality_action where site_id = $1 and state <> 'dropped' and due_on between $4::date and $5::date and due_on < $7::date) q`,
    [siteId, start, end, from, to, RULE_KINDS, today, timeZone],
  )
  const row = rows[0]!
  const isOver = to < today
  const check = (key: Check['key'], good: number, of: number): Check => ({ key, good, of, isMet: of === 0 ? null : good >= of })
  return [check('documents', row.documents, row.documents_of), check('audit', Math.min(1, row.audits), row.audits > 0 || isOver ? 1 : 0), check('corrective', row.actions, row.actions_of)]
}
