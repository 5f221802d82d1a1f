import type { maintenance, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn, daysBetween } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { buildingOfFacility } from '../registers/index.ts'
import { costsOf, knownTotal, together } from './cost-sums.ts'
import { availabilityOf, downHours, standingOf, type Standing } from './downtime.ts'
import { legalOf } from './facilities.ts'
import { seriousAt } from './findings-of.ts'
import { LEGAL_DUE_ON } from './legal-due.ts'
import { mustStand } from './rules.ts'

const MOST_DAYS = 400

interface At {
  facility_id: string
  zone_id: string | null
  zone_name: string | null
  class_id: string
  class_code: string
  class_name: string
  responsible_id: string | null
  /** Null: it was not known then. */
  is_intact: boolean | null
}

/**
 * Which facilities were there at a moment, and which of them were intact: neither standing nor with a serious finding that was still to be put right. One that was not known yet is unknown, not
 * broken. What must stand today for want of a certificate is not intact today.
 */
async function intactAt(ctx: Ctx, siteId: string, moment: Date): Promise<At[]> {
  const { rows } = await ctx.client.query<At>(
    `select f.id as facility_id, b.zone_id, z.name as zone_name, c.id as class_id, c.code as class_code, c.name as class_name, m.responsible_id,
       case when m.known_since is null or m.known_since > $2 then null
         else not exists (select from facility_downtime d where d.organization_id = f.organization_id and d.facility_id = f.id and d.from_at <= $2 and coalesce(d.to_at, 'infinity') > $2)
           and not ${seriousAt('$2')} end as is_intact
     from facility f join facility_class c on c.organization_id = f.organization_id and c.id = f.class_id
     left join maintained_facility m on m.organization_id = f.organization_id and m.facility_id = f.id
     left join building b on b.organization_id = f.organization_id and b.id = ${buildingOfFacility('f')} left join zone z on z.organization_id = b.organization_id and z.id = b.zone_id
     where f.site_id = $1 and (f.state <> 'scrapped' or m.gone_at > $2)`,
    [siteId, moment],
  )
  if (ctx.now.getTime() - moment.getTime() > 86_400_000) return rows
  const { timeZone } = await siteById(ctx, siteId)
  const legal = await legalOf(ctx, siteId, rows.map((row) => ({ id: row.facility_id, class_code: row.class_code })), dayIn(timeZone, moment))
  return rows.map((row) => (row.is_intact && legal.get(row.facility_id)!.some(({ kind, state }) => mustStand(kind, state)) ? { ...row, is_intact: false } : row))
}

const endOfPeriod = (ctx: Ctx, to: string, timeZone: string): Date => {
  const end = new Date(midnightOf(dayAfter(to), timeZone).getTime() - 1)
  return end < ctx.now ? end : ctx.now
}

/**
 * 完好率 (MNT-004): facilities that were intact of those that were known, at the end of the period or now, at a site or in one of its zones. The rate of nothing is null. For the five
 * standards; the caller has asked for rights.
 */
export async function facilityIntactRate(ctx: Ctx, { siteId, to, zoneId }: { siteId: string; from: string; to: string; zoneId?: string | undefined }): Promise<{ intact: number; total: number; unknown: number; rate: number | null }> {
  const { timeZone } = await siteById(ctx, siteId)
  const rows = (await intactAt(ctx, siteId, endOfPeriod(ctx, to, timeZone))).filter(({ zone_id }) => zoneId === undefined || zone_id === zoneId)
  return intactOf(rows)
}
/** The same of every zone at once; facilities that lie in none are under null. */
export async function facilityIntactByZone(ctx: Ctx, { siteId, to }: { siteId: string; to: string }): Promise<Map<string | null, { intact: number; known: number }>> {
  const { timeZone } = await siteById(ctx, siteId)
  return new Map(grouped(await intactAt(ctx, siteId, endOfPeriod(ctx, to, timeZone)), ({ zone_id }) => zone_id ?? '').map((own) => {
    const { intact, total, unknown } = intactOf(own)
    return [own[0]!.zone_id, { intact, known: total - unknown }]
  }))
}
function intactOf(rows: readonly At[]): { intact: number; total: number; unknown: number; rate: number | null } {
  const known = rows.filter(({ is_intact }) => is_intact !== null)
  const intact = known.filter(({ is_intact }) => is_intact).length
  return { intact, total: rows.length, unknown: rows.length - known.length, rate: known.length === 0 ? null : intact / known.length }
}

interface Services {
  facility_id: string
  due: number
  done: number
  on_time: number
  missed: number
  skipped: number
}
/** How services whose time lay in a period were made, by facility. One is due when its time is over or it was made; one that was left out with a reason is not. */
async function servicesOf(ctx: Ctx, siteId: string, from: Date, to: Date): Promise<Services[]> {
  const { rows } = await ctx.client.query<Services>(
    `select facility_id, count(*) filter (where state <> 'skipped')::int as due, count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'done' and done_at <= to_at)::int as on_time,
       count(*) filter (where state = 'missed')::int as missed, count(*) filter (where state = 'skipped')::int as skipped
     from maintenance_task where site_id = $1 and due_at >= $2 and due_at < $3 and (to_at <= $4 or state <> 'open') group by 1`,
    [siteId, from, to, ctx.now],
  )
  return rows
}

type Figures = Omit<maintenance.MaintenanceFigures['zones'][number], 'zone' | 'rank'>
function figuresOf(rows: readonly At[], services: readonly Services[], standing: ReadonlyMap<string, Standing>): Figures {
  const ids = new Set(rows.map(({ facility_id }) => facility_id))
  const own = services.filter(({ facility_id }) => ids.has(facility_id))
  const stood = rows.flatMap(({ facility_id }) => standing.get(facility_id) ?? [])
  const { intact, total, unknown, rate } = intactOf(rows)
  return {
    ...executionOf(own), facilities: total, intact, intactUnknown: unknown, intactRate: rate, availability: availabilityOf(stood), downHours: downHours(stood),
  }
}

/** The figures of a period (MNT-004, MNT-011, MNT-012). */
export async function maintenanceFigures(ctx: Ctx, { query }: Input<typeof maintenance.maintenanceFigures>): Promise<maintenance.MaintenanceFigures> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysBetween(query.from, query.to) > MOST_DAYS) throw wrongField('rule_broken', '?to', `at most ${MOST_DAYS} days`)
  const [from, to] = [midnightOf(query.from, timeZone), midnightOf(dayAfter(query.to), timeZone)]
  const rows = await intactAt(ctx, query.siteId, endOfPeriod(ctx, query.to, timeZone))
  const services = await servicesOf(ctx, query.siteId, from, to)
  const standing = await standingOf(ctx, query.siteId, from, to)
  const costs = await costsOf(ctx, query.siteId, from, to)
  const { rows: counted } = await ctx.client.query<{ findings: number; legal: number }>(
    `select (select count(*)::int from finding x where x.site_id = $1 and x.found_at >= $2 and x.found_at < $3 and x.state <> 'dropped' and exists (select from maintenance_result r where r.organization_id = x.organization_id and r.finding_id = x.id)) as findings,
       (select count(*)::int from legal_inspection l left join facility f on f.organization_id = l.organization_id and f.id = l.facility_id where l.site_id = $1 and l.is_active and coalesce(f.state, 'running') <> 'scrapped' and (l.is_failed or ${LEGAL_DUE_ON} < $4::date)) as legal`,
    [query.siteId, from, to, dayIn(timeZone, ctx.now)],
  )
  const all = figuresOf(rows, services, standing)
  // A facility that is gone by the end still had its services: they are counted for the site.
  const known = new Set(rows.map(({ facility_id }) => facility_id))
  const gone = services.filter(({ facility_id }) => !known.has(facility_id))
  const whole = gone.length === 0 ? all : { ...all, ...executionOf(services) }
  return {
    siteId: query.siteId, from: query.from, to: query.to, ...whole, findings: counted[0]!.findings, cost: together(costs.values()), unassigned: rows.filter(({ responsible_id }) => responsible_id === null).length, legalOverdue: counted[0]!.legal,
    classes: grouped(rows, ({ class_id }) => class_id).map((own) => {
      const stood = own.flatMap(({ facility_id }) => standing.get(facility_id) ?? [])
      const first = own[0]!
      return { class: { id: first.class_id, code: first.class_code, name: first.class_name }, facilities: own.length, availability: availabilityOf(stood), downHours: downHours(stood), costFen: knownTotal(together(own.flatMap(({ facility_id }) => costs.get(facility_id) ?? []))) }
    }).toSorted((a, b) => (a.class.code < b.class.code ? -1 : 1)),
    zones: ranked(grouped(rows, ({ zone_id }) => zone_id ?? '').map((own) => ({ zone: own[0]!.zone_id === null ? null : { id: own[0]!.zone_id, name: own[0]!.zone_name ?? '' }, ...figuresOf(own, services, standing) }))),
  }
}

function executionOf(services: readonly Services[]): Pick<Figures, 'due' | 'done' | 'onTime' | 'missed' | 'skipped' | 'executionRate' | 'onTimeRate'> {
  const sum = (key: Exclude<keyof Services, 'facility_id'>): number => services.reduce((total, one) => total + one[key], 0)
  const [due, done, onTime] = [sum('due'), sum('done'), sum('on_time')]
  return { due, done, onTime, missed: sum('missed'), skipped: sum('skipped'), executionRate: due === 0 ? null : onTime / due, onTimeRate: done === 0 ? null : onTime / done }
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return [...groups.values()]
}

/** Zones by how many of their facilities are intact, then by how their plans were carried out; equal ones share a place, and what is not known has none. */
function ranked(lines: Omit<maintenance.MaintenanceFigures['zones'][number], 'rank'>[]): maintenance.MaintenanceFigures['zones'] {
  const worth = (line: (typeof lines)[number]): [number, number] => [line.intactRate ?? -1, line.executionRate ?? -1]
  const known = lines.filter(({ zone, intactRate }) => zone !== null && intactRate !== null)
  const better = (a: (typeof lines)[number], b: (typeof lines)[number]): boolean => worth(a)[0] > worth(b)[0] || (worth(a)[0] === worth(b)[0] && worth(a)[1] > worth(b)[1])
  return lines
    .map((line) => ({ ...line, rank: known.includes(line) ? known.filter((other) => better(other, line)).length + 1 : null }))
    .toSorted((a, b) => (a.rank ?? 9999) - (b.rank ?? 9999) || (a.zone?.name ?? '').localeCompare(b.zone?.name ?? ''))
}
