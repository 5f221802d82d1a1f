import { sql } from 'kysely'
import type { archives, Input, Output, Permission, registers } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { likeText, readTimeline } from '../../platform/records/index.ts'
import { displayPlate } from '../../platform/text/index.ts'
import type { SearchAsk } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { namesFor } from './names.ts'
import type { RecordTable } from './register.ts'
import { plateLike } from './vehicles.ts'

type Hit = registers.RecordHit
type Kind = Hit['kind']
interface Found {
  id: string
  site_id: string
  title: string
  said: string
  unit_id: string | null
  person_id: string | null
}

/** How each kind is named by one line. `said` is what is told of it besides its unit: a state as `@group:choice`, or words. */
const TOLD: Record<Kind, { table: RecordTable; permission: Permission; title: string; said: string; unit: boolean; person: string | null }> = {
  facility: { table: 'facility', permission: 'registers:read', title: "t.name || ' ' || t.code", said: "'@facilityState:' || t.state || ' ' || t.place", unit: false, person: null },
  meter: { table: 'meter', permission: 'registers:read', title: 't.code', said: "'@meterKind:' || t.kind || ' ' || t.location", unit: true, person: null },
  common_area: { table: 'common_area', permission: 'registers:read', title: "t.name || ' ' || t.code", said: "'@areaType:' || t.type || ' ' || t.place", unit: false, person: null },
  amenity: { table: 'amenity', permission: 'registers:read', title: 't.name', said: "'@amenityState:' || t.state || ' ' || t.place", unit: false, person: null },
  parking_space: { table: 'parking_space', permission: 'registers:read', title: 't.code', said: "'@spaceState:' || t.state || ' ' || t.lot", unit: true, person: null },
  vehicle: { table: 'vehicle', permission: 'registers:read', title: 't.plate', said: "trim(t.colour || ' ' || t.brand)", unit: true, person: 'person_id' },
  access_card: { table: 'access_card', permission: 'archives:read', title: "coalesce(t.number, '—')", said: "'@cardState:' || t.state", unit: true, person: 'person_id' },
  pet: { table: 'pet', permission: 'archives:read', title: 't.name', said: "'@petSpecies:' || t.species || ' ' || t.breed", unit: true, person: 'person_id' },
  tenancy: { table: 'tenancy', permission: 'archives:read', title: "t.from_on || '–' || t.until_on", said: 't.agent_name', unit: true, person: 'tenant_id' },
  entrustment: { table: 'entrustment', permission: 'archives:read', title: 't.holder_name', said: 't.holder_phone', unit: true, person: null },
  business_change: { table: 'business_change', permission: 'archives:read', title: "coalesce(nullif(t.name, ''), t.business)", said: "'@businessState:' || t.state", unit: true, person: 'person_id' },
}
const KINDS = Object.keys(TOLD) as Kind[]

/** Records of a kind among the sites where the actor may read them, as one line each. */
async function find(ctx: Ctx, kind: Kind, where: ReturnType<typeof sql>, sites: 'all' | string[], limit: number): Promise<Hit[]> {
  const told = TOLD[kind]
  if (sites !== 'all' && sites.length === 0) return []
  const scope = sites === 'all' ? sql`` : sql`and t.site_id in (${sql.join(sites)})`
  const { rows } = await sql<Found>`
    select t.id, t.site_id, ${sql.raw(told.title)} as title, ${sql.raw(told.said)} as said, ${sql.raw(told.unit ? 't.unit_id' : 'null::uuid')} as unit_id, ${sql.raw(told.person === null ? 'null::uuid' : `t.${told.person}`)} as person_id
    from ${sql.table(told.table)} t where ${where} ${scope} order by 3, t.id limit ${limit}`.execute(ctx.tx)
  return lines(ctx, kind, rows)
}

async function lines(ctx: Ctx, kind: Kind, rows: Found[]): Promise<Hit[]> {
  const names = rows.length === 0 ? null : await namesFor(ctx, rows)
  return rows.map((row) => {
    const unit = names!.unit(row.unit_id)
    const person = names!.person(row.person_id)
    // At the gate the family name is enough to greet and to compare; who may read the archives reads the whole.
    const name = person === null ? '' : ctx.actor.can('archives:read', row.site_id) ? person.name : `${person.name.slice(0, 1)}**`
    const said = row.said.replace(/@(\w+):(\w+)/, (_, group: string, choice: string) => labelOf(ctx.locale, group as 'facilityState', choice)).trim()
    return { kind, id: row.id, siteId: row.site_id, title: kind === 'vehicle' ? displayPlate(row.title) : row.title, subtitle: [unit?.code, name, said].filter(Boolean).join(' · '), unit }
  })
}

/** What a text on a thing can mean: a plate or the end of one, a code, the number of a meter or a card. Retired records are left out. */
function matching(q: string): [Kind, ReturnType<typeof sql>][] {
  const written = q.trim()
  const plate = plateLike(written).replaceAll(/[\\%_]/g, '')
  const begins = `${likeText(written)}%`
  const inside = `%${likeText(written)}%`
  const byPlate: [Kind, ReturnType<typeof sql>][] = plate.length < 3 ? [] : [['vehicle', sql`t.ended_on is null and (starts_with(t.plate, ${plate}) or starts_with(t.plate_tail, ${plate}) or (${plate.length >= 4} and t.plate like ${`%${plate}`}))`]]
  return [
    ...byPlate,
    ['facility', sql`t.state <> 'scrapped' and (t.code ilike ${begins} or t.name ilike ${inside} or t.serial = ${written})`],
    ['meter', sql`t.state = 'in_use' and t.code ilike ${begins}`],
    ['parking_space', sql`t.code ilike ${begins}`],
    ['access_card', sql`t.state <> 'cancelled' and t.number ilike ${begins}`],
  ]
}

/** For phones at the gate, in the garage, in front of a machine: no more than a line for each. */
export async function lookUp(ctx: Ctx, { query }: Input<typeof registers.lookUp>): Promise<Output<typeof registers.lookUp>> {
  ctx.actor.mustSee('registers:read', query.siteId)
  await siteById(ctx, query.siteId)
  const hits: Hit[] = []
  for (const [kind, where] of matching(query.q)) if (ctx.actor.can(TOLD[kind].permission, query.siteId)) hits.push(...(await find(ctx, kind, where, [query.siteId], 20)))
  return { items: exactFirst(hits, query.q).slice(0, 30) }
}

function exactFirst<H extends { title: string }>(hits: H[], q: string): H[] {
  const wanted = plateLike(q)
  const isExact = (hit: H): boolean => plateLike(hit.title) === wanted || hit.title.split(' ').some((part) => plateLike(part) === wanted)
  return [...hits.filter(isExact), ...hits.filter((hit) => !isExact(hit))]
}

/** Plates, facilities, meters, spaces and cards in the one search box of the desk; a digit or a plate's sign must be in it. */
export async function findRecords(ctx: Ctx, { q, siteId, limit }: SearchAsk): Promise<archives.SearchHit[]> {
  if (ctx.actor.kind !== 'staff' || q.trim().length < 2) return []
  const found: archives.SearchHit[] = []
  for (const [kind, where] of matching(q)) {
    const may = ctx.actor.sitesFor(kind === 'vehicle' ? 'archives:read' : TOLD[kind].permission)
    const sites = siteId === undefined ? may : may === 'all' || may.includes(siteId) ? [siteId] : []
    const hits = await find(ctx, kind, where, sites, limit)
    found.push(...hits.map((hit): archives.SearchHit => ({ kind: hit.kind as archives.SearchHit['kind'], id: hit.id, siteId: hit.siteId, title: hit.title, subtitle: hit.subtitle, matched: hit.title })))
  }
  return exactFirst(found, q).slice(0, limit)
}

/** Which record an id is of, when the actor may read it. Throws `not_found`. */
async function recordOf(ctx: Ctx, id: string): Promise<{ kind: Kind; siteId: string }> {
  const union = sql.join(KINDS.map((kind) => sql`select ${kind} as kind, site_id from ${sql.table(TOLD[kind].table)} where id = ${id}`), sql` union all `)
  const row = (await sql<{ kind: Kind; site_id: string }>`${union}`.execute(ctx.tx)).rows[0]
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee(TOLD[row.kind].permission, row.site_id)
  return { kind: row.kind, siteId: row.site_id }
}

/** What the code of a label stands for; it tells strangers nothing, because it is only an id. */
export async function getRecord(ctx: Ctx, { params }: Input<typeof registers.getRecord>): Promise<Hit> {
  const { kind, siteId } = await recordOf(ctx, params.id)
  return (await find(ctx, kind, sql`t.id = ${params.id}`, [siteId], 1))[0]!
}

export async function recordTimeline(ctx: Ctx, { params }: Input<typeof registers.recordTimeline>): Promise<Output<typeof registers.recordTimeline>> {
  await recordOf(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

/** Whether the actor may see the files of a record. */
export async function maySeeRecord(ctx: Ctx, kind: Kind, id: string): Promise<boolean> {
  const { rows } = await sql<{ site_id: string }>`select site_id from ${sql.table(TOLD[kind].table)} where id = ${id}`.execute(ctx.tx)
  return rows[0] !== undefined && ctx.actor.kind !== 'resident' && ctx.actor.can(TOLD[kind].permission, rows[0].site_id)
}

/** How records of a kind are called by who files documents about them: the unit and what they are. */
export async function recordNames(ctx: Ctx, kind: Kind, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const hits = await find(ctx, kind, sql`t.id in (${sql.join([...ids])})`, 'all', ids.length)
  return new Map(hits.map((hit) => [hit.id, [hit.unit?.code, hit.title].filter(Boolean).join(' ')]))
}

/** The name of a record at a site; null for one that is not there, or not the actor's to see. */
export async function visibleRecordAt(ctx: Ctx, siteId: string, kind: Kind, id: string): Promise<string | null> {
  if (ctx.actor.kind === 'resident' || !ctx.actor.can(TOLD[kind].permission, siteId)) return null
  const [hit] = await find(ctx, kind, sql`t.id = ${id}`, [siteId], 1)
  return hit === undefined ? null : [hit.unit?.code, hit.title].filter(Boolean).join(' ')
}
