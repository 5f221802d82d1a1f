import type { energy, registers } from '@guanjia/contract'
import { ENERGY_UNITS } from '@guanjia/contract/energy-choices.ts'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { monthAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { meterMonth, monthsFrom, together, type MeterMonth, type Reading, type SubjectMonth } from './rules.ts'

export type Kind = registers.Meter['kind']
export type Subject = energy.EnergyLine['subject']
/** Columns that name a subject. */
export interface SubjectIds {
  kind: Kind
  group_id: string | null
  meter_id: string | null
}
export const unitOf = (kind: Kind): string | null => ENERGY_UNITS[kind] ?? null

interface PublicMeter {
  id: string
  code: string
  location: string
  kind: Kind
  squareMetres: number | null
  from: string | null
  until: string | null
  readings: Reading[]
}
interface Group {
  id: string
  name: string
  kind: Kind
  squareMetres: number | null
  meterIds: string[]
  isActive: boolean
}

/** All that a site's public meters say, read once: months of meters, groups and the whole are made from it. */
export class SiteEnergy {
  readonly meters: readonly PublicMeter[]
  readonly groups: readonly Group[]
  readonly squareMetres: number | null
  readonly #locale: Ctx['locale']
  constructor(locale: Ctx['locale'], meters: readonly PublicMeter[], groups: readonly Group[], squareMetres: number | null) {
    this.meters = meters
    this.groups = groups
    this.squareMetres = squareMetres
    this.#locale = locale
  }

  /** The whole of each kind that has a meter, then groups, then meters. */
  subjects(): Subject[] {
    const kinds = [...new Set(this.meters.map(({ kind }) => kind))]
    return [...kinds.map((kind) => this.subject({ kind, group_id: null, meter_id: null })), ...this.groups.filter(({ isActive }) => isActive).map(({ id, kind }) => this.subject({ kind, group_id: id, meter_id: null })), ...this.meters.map(({ id, kind }) => this.subject({ kind, group_id: null, meter_id: id }))]
  }

  subject({ kind, group_id, meter_id }: SubjectIds): Subject {
    if (meter_id !== null) {
      const meter = this.meters.find(({ id }) => id === meter_id)
      return { type: 'meter', id: meter_id, kind, name: [meter?.code, meter?.location].filter(Boolean).join(' ') }
    }
    if (group_id !== null) return { type: 'group', id: group_id, kind, name: this.groups.find(({ id }) => id === group_id)?.name ?? '' }
    return { type: 'site', id: null, kind, name: labelOf(this.#locale, 'meterKind', kind) }
  }

  month(subject: Pick<Subject, 'type' | 'id' | 'kind'>, month: string): SubjectMonth {
    return together(this.#of(subject).map((meter): MeterMonth => meterMonth(meter.readings, month, meter)))
  }

  /** Comparable amounts of months, null where one is unknown. */
  months(subject: Pick<Subject, 'type' | 'id' | 'kind'>, from: string, to: string): Map<string, number | null> {
    return new Map(monthsFrom(from, to).map((month) => [month, this.month(subject, month).even]))
  }

  /** The metres that the meters light or water; null when nobody knows those of all. */
  areaOf(subject: Pick<Subject, 'type' | 'id' | 'kind'>): number | null {
    if (subject.type === 'site') return this.squareMetres
    const own = subject.type === 'group' ? (this.groups.find(({ id }) => id === subject.id)?.squareMetres ?? null) : null
    if (own !== null) return own
    const meters = this.#of(subject)
    return meters.length === 0 || meters.some(({ squareMetres }) => squareMetres === null) ? null : meters.reduce((sum, { squareMetres }) => sum + squareMetres!, 0)
  }

  #of({ type, id, kind }: Pick<Subject, 'type' | 'id' | 'kind'>): PublicMeter[] {
    if (type === 'meter') return this.meters.filter((meter) => meter.id === id)
    if (type === 'site') return this.meters.filter((meter) => meter.kind === kind)
    const ids = new Set(this.groups.find((group) => group.id === id)?.meterIds)
    return this.meters.filter((meter) => ids.has(meter.id))
  }
}

/** Reads a site's public meters with their readings from a month on, by default of three years. Does not ask for rights. */
export async function siteEnergy(ctx: Ctx, siteId: string, today: string, from = monthAfter(today.slice(0, 7), -36)): Promise<SiteEnergy> {
  const first = `${from}-01`
  const { rows: meters } = await ctx.client.query<Omit<PublicMeter, 'readings'> & { installed_on: string | null; first_on: string | null; begins_blank: boolean | null }>(
    `select m.id, m.code, m.location, m.kind, a.square_metres as "squareMetres", m.installed_on, m.taken_out_on as until, f.read_on as first_on, f.consumption is null as begins_blank
     from meter m left join common_area a on a.organization_id = m.organization_id and a.id = m.area_id
     left join lateral (select r.read_on, r.consumption from meter_reading r where r.organization_id = m.organization_id and r.meter_id = m.id and r.voided_at is null order by r.read_on limit 1) f on true
     where m.site_id = $1 and m.unit_id is null order by m.kind, m.code, m.id`,
    [siteId],
  )
  const { rows: readings } = await ctx.client.query<Reading & { meter_id: string }>(
    `select * from (select r.meter_id, r.read_on as on, r.consumption, coalesce(lag(r.read_on) over (partition by r.meter_id order by r.read_on), m.installed_on) as since
       from meter_reading r join meter m on m.organization_id = r.organization_id and m.id = r.meter_id
       where m.site_id = $1 and m.unit_id is null and r.voided_at is null) r where r.on >= $2 order by r.meter_id, r.on`,
    [siteId, first],
  )
  const { rows: groups } = await ctx.client.query<Group>(
    `select g.id, g.name, g.kind, g.square_metres as "squareMetres", g.is_active as "isActive", array(select x.meter_id from energy_group_meter x where x.organization_id = g.organization_id and x.group_id = g.id) as "meterIds"
     from energy_group g where g.site_id = $1 order by g.name, g.id`,
    [siteId],
  )
  const { rows: area } = await ctx.client.query<{ metres: number | null }>('select case when bool_and(building_area is not null) then sum(building_area) end as metres from unit where site_id = $1', [siteId])
  const byMeter = new Map(meters.map(({ id }) => [id, [] as Reading[]]))
  for (const { meter_id, ...reading } of readings) byMeter.get(meter_id)!.push(reading)
  return new SiteEnergy(ctx.locale, meters.map(({ installed_on, first_on, begins_blank, ...meter }) => ({ ...meter, from: lifeFrom(installed_on, first_on, begins_blank, today), readings: byMeter.get(meter.id)! })), groups, area[0]!.metres)
}

/** From when on a reading is to be expected: a first one that tells nothing of consumption only begins the count. */
function lifeFrom(installedOn: string | null, firstOn: string | null, beginsBlank: boolean | null, today: string): string {
  if (firstOn === null) return installedOn ?? today
  if (beginsBlank) return `${monthAfter(firstOn.slice(0, 7))}-01`
  return installedOn !== null && installedOn < firstOn ? installedOn : firstOn
}

/** A subject that somebody names. Throws `not_found`, `rule_broken` naming the field. */
export async function mustBeSubject(ctx: Ctx, siteId: string, { kind, groupId, meterId }: { kind: Kind; groupId: string | null; meterId: string | null }): Promise<SubjectIds> {
  if (groupId !== null && meterId !== null) throw wrongField('rule_broken', '/groupId', 'a group or a meter, not both')
  if (groupId !== null) {
    const group = await ctx.tx.selectFrom('energy_group').select('kind').where('id', '=', groupId).where('site_id', '=', siteId).executeTakeFirst()
    if (!group) throw wrongField('not_found', '/groupId', 'no such group at this site')
    if (group.kind !== kind) throw wrongField('rule_broken', '/kind', 'the group counts something else')
  }
  if (meterId !== null) await mustBePublicMeters(ctx, siteId, kind, [meterId], '/meterId')
  return { kind, group_id: groupId, meter_id: meterId }
}

/** Throws `not_found` for one that is not a public meter of the site, `rule_broken` for one of another kind. */
export async function mustBePublicMeters(ctx: Ctx, siteId: string, kind: Kind, ids: readonly string[], pointer: string): Promise<void> {
  const rows = await ctx.tx.selectFrom('meter').select(['id', 'kind']).where('id', 'in', [...ids]).where('site_id', '=', siteId).where('unit_id', 'is', null).execute()
  if (rows.length < new Set(ids).size) throw wrongField('not_found', pointer, 'no such public meter at this site')
  if (rows.some((row) => row.kind !== kind)) throw wrongField('rule_broken', pointer, 'a meter counts something else')
}

/** Who writes about energy at a site. Throws `not_found`, `not_permitted`. */
export async function mayWriteAt(ctx: Ctx, siteId: string): Promise<{ timeZone: string }> {
  ctx.actor.mustSee('energy:read', siteId)
  ctx.actor.mustBeAbleTo('energy:write', siteId)
  return siteById(ctx, siteId)
}
