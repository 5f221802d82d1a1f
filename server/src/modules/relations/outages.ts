import type { Input, Output, relations } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { sendMessage } from '../../platform/messages/messages.ts'
import { countUpTo, dayNumber, mustBeCurrent, nextNumber, pageOf, readCursor, recordHappening } from '../../platform/records/index.ts'
import { dayIn, iso, wallTimeIn } from '../../platform/time.ts'
import { ownUnitIds } from '../archives/index.ts'
import { mustBePolite } from '../language/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { accountsOfPersons } from '../people/index.ts'
import { callList } from './call-list.ts'
import { OUTAGE_SOON_HOURS } from './kinds.ts'
import type { OutageTable } from './tables.ts'

export type OutageRow = Selectable<OutageTable>
type Place = relations.Outage['places'][number]

export function stateOf(row: Pick<OutageRow, 'from_at' | 'ended_at' | 'cancelled_at'>, now: Date): relations.Outage['state'] {
  if (row.cancelled_at !== null) return 'cancelled'
  if (row.ended_at !== null) return 'over'
  return row.from_at <= now ? 'now' : 'announced'
}

/** An outage of a site in the actor's scope, locked on demand. Throws `not_found`. */
export async function outageAt(ctx: Ctx, id: string, options: { locks?: boolean } = {}): Promise<OutageRow> {
  let select = ctx.tx.selectFrom('outage').selectAll().where('id', '=', id)
  if (options.locks) select = select.forUpdate()
  const row = await select.executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('relations:read', row.site_id)
  return row
}

async function present(ctx: Ctx, row: OutageRow): Promise<relations.Outage> {
  const places = await placesOf(ctx, [row.id])
  const calls = await callList(ctx, row)
  const askers = await ctx.tx.selectFrom('outage_asker').select((e) => e.fn.countAll<number>().as('count')).where('outage_id', '=', row.id).where('told_at', 'is', null).executeTakeFirstOrThrow()
  const state = stateOf(row, ctx.now)
  return {
    id: row.id, siteId: row.site_id, number: row.number, kind: row.kind, isPlanned: row.is_planned, reason: row.reason, noticeText: row.notice_text, fromAt: iso(row.from_at), untilAt: iso(row.until_at), endedAt: iso(row.ended_at), cancelledAt: iso(row.cancelled_at),
    state, isLate: state === 'now' && row.until_at < ctx.now, places: places.get(row.id) ?? [], calls: { households: calls.length, called: calls.filter((c) => c.result !== null && c.result !== 'not_reached').length, helped: calls.filter((c) => c.result === 'help_needed').length },
    toTell: askers.count, mayAct: ctx.actor.can('relations:record', row.site_id) && (state === 'announced' || state === 'now'), version: row.version,
  }
}

async function placesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Place[]>> {
  const { rows } = await ctx.client.query<{ outage_id: string; kind: Place['kind']; id: string; name: string }>({
    name: 'outage_places',
    text: `select p.outage_id, case when p.building_id is not null then 'building' when p.entrance_id is not null then 'entrance' else 'unit' end as kind,
             coalesce(p.building_id, p.entrance_id, p.unit_id) as id, coalesce(b.name, eb.name || ' ' || e.code, u.code) as name
           from outage_place p
           left join building b on b.organization_id = p.organization_id and b.id = p.building_id
           left join entrance e on e.organization_id = p.organization_id and e.id = p.entrance_id
           left join building eb on eb.organization_id = e.organization_id and eb.id = e.building_id
           left join unit u on u.organization_id = p.organization_id and u.id = p.unit_id
           where p.outage_id = any ($1) order by 1, 2, 4`,
    values: [ids],
  })
  const found = new Map<string, Place[]>()
  for (const { outage_id, ...place } of rows) found.set(outage_id, [...(found.get(outage_id) ?? []), place])
  return found
}

export async function listOutages(ctx: Ctx, { query }: Input<typeof relations.listOutages>): Promise<Output<typeof relations.listOutages>> {
  ctx.actor.mustSee('relations:read', query.siteId)
  await siteById(ctx, query.siteId)
  let filtered = ctx.tx.selectFrom('outage').where('site_id', '=', query.siteId)
  const { kind, open, unitId } = query.filter
  if (kind?.length) filtered = filtered.where('kind', 'in', kind)
  if (open !== undefined) filtered = open ? filtered.where('ended_at', 'is', null).where('cancelled_at', 'is', null) : filtered.where((e) => e.or([e('ended_at', 'is not', null), e('cancelled_at', 'is not', null)]))
  if (unitId) filtered = filtered.where(sql<boolean>`${unitId}::uuid in (select x.unit_id from outage_units(outage.id) x)`)
  let select = filtered.selectAll()
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    select = select.where(sql<boolean>`(from_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await select.orderBy('from_at', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute()
  const shown = new Map<string, relations.Outage>()
  for (const row of rows.slice(0, query.limit)) shown.set(row.id, await present(ctx, row))
  return pageOf(rows, query.limit, (row) => [row.from_at, row.id], (row) => shown.get(row.id)!, query.total ? await countUpTo(ctx, filtered) : null)
}

export async function getOutage(ctx: Ctx, { params }: Input<typeof relations.getOutage>): Promise<relations.Outage> {
  return present(ctx, await outageAt(ctx, params.id))
}

/** Announces a planned outage or notes a sudden one. The notice is checked for service language before anybody reads it. */
export async function createOutage(ctx: Ctx, { body }: Input<typeof relations.createOutage>): Promise<relations.Outage> {
  const { siteId } = body
  ctx.actor.mustSee('relations:record', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const known = body.id === undefined ? undefined : await ctx.tx.selectFrom('outage').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (known) {
    if (known.site_id !== siteId) throw wrongField('already_exists', '/id', body.id!)
    return present(ctx, known)
  }
  const [from, until] = [new Date(body.fromAt), new Date(body.untilAt)]
  if (until <= from) throw wrongField('rule_broken', '/untilAt', 'must be later than the beginning')
  if (body.isPlanned && !body.noticeText) throw wrongField('rule_broken', '/noticeText', 'a planned outage is announced')
  const places = await mustBeHere(ctx, body)
  await mustBePolite(ctx, '/noticeText', body.noticeText, siteId)
  const id = body.id ?? newId()
  const day = dayIn(timeZone, ctx.now)
  const number = dayNumber('OT', day, await nextNumber(ctx, siteId, `outage-${day.replaceAll('-', '')}`))
  const row = await ctx.tx
    .insertInto('outage')
    .values({ organization_id: ctx.organizationId, id, site_id: siteId, number, kind: body.kind, is_planned: body.isPlanned, reason: body.reason, notice_text: body.noticeText, from_at: from, until_at: until, made_by: ctx.actor.employeeId, made_at: ctx.now })
    .returningAll()
    .executeTakeFirstOrThrow()
  await ctx.tx.insertInto('outage_place').values(places.map((place) => ({ organization_id: ctx.organizationId, id: newId(), outage_id: id, ...place }))).execute()
  happened(ctx, row, 'announced', body.reason)
  return present(ctx, row)
}

type Places = { building_id: string | null; entrance_id: string | null; unit_id: string | null }[]

async function mustBeHere(ctx: Ctx, body: Input<typeof relations.createOutage>['body']): Promise<Places> {
  const buildingIds = [...new Set(body.buildingIds)]
  const entranceIds = [...new Set(body.entranceIds)]
  const unitIds = [...new Set(body.unitIds)]
  if (buildingIds.length + entranceIds.length + unitIds.length === 0) throw wrongField('rule_broken', '/buildingIds', 'say where')
  const { rows } = await ctx.client.query<{ buildings: number; entrances: number; units: number }>({
    name: 'outage_places_here',
    text: `select (select count(*) from building where site_id = $1 and id = any ($2)) as buildings,
             (select count(*) from entrance e join building b on b.organization_id = e.organization_id and b.id = e.building_id where b.site_id = $1 and e.id = any ($3)) as entrances,
             (select count(*) from unit where site_id = $1 and id = any ($4)) as units`,
    values: [body.siteId, buildingIds, entranceIds, unitIds],
  })
  const found = rows[0]!
  if (found.buildings !== buildingIds.length) throw wrongField('not_found', '/buildingIds', 'no such building at this site')
  if (found.entrances !== entranceIds.length) throw wrongField('not_found', '/entranceIds', 'no such entrance at this site')
  if (found.units !== unitIds.length) throw wrongField('not_found', '/unitIds', 'no such unit at this site')
  const none = { building_id: null, entrance_id: null, unit_id: null }
  return [...buildingIds.map((building_id) => ({ ...none, building_id })), ...entranceIds.map((entrance_id) => ({ ...none, entrance_id })), ...unitIds.map((unit_id) => ({ ...none, unit_id }))]
}

/** Ends, prolongs or cancels. Once it is over, those who asked are told: by a message where they have the app, else they stay on the list. */
export async function actOnOutage(ctx: Ctx, { params, body }: Input<typeof relations.actOnOutage>): Promise<relations.Outage> {
  const row = await outageAt(ctx, params.id, { locks: true })
  ctx.actor.mustBeAbleTo('relations:record', row.site_id)
  await mustBeCurrent(row.version, body.version, () => present(ctx, row))
  const state = stateOf(row, ctx.now)
  if (state === 'over' || state === 'cancelled') throw new AppError('action_not_allowed', `It is ${state}`)
  if (body.action === 'end' && state === 'announced') throw new AppError('action_not_allowed', 'It has not begun; cancel it instead', undefined, { allowedActions: ['prolong', 'cancel'] })
  const set = changeOf(ctx, row, body)
  const after = await ctx.tx.updateTable('outage').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  happened(ctx, after, body.action, body.action === 'end' ? null : body.reason)
  if (body.action === 'end') await tellAskers(ctx, after)
  return present(ctx, after)
}

function changeOf(ctx: Ctx, row: OutageRow, body: Input<typeof relations.actOnOutage>['body']): Partial<Pick<OutageRow, 'ended_at' | 'until_at' | 'cancelled_at'>> {
  if (body.action === 'cancel') return { cancelled_at: ctx.now }
  if (body.action === 'prolong') {
    const until = new Date(body.untilAt)
    if (until <= row.until_at) throw wrongField('rule_broken', '/untilAt', 'must be later than before')
    return { until_at: until }
  }
  const at = body.at === undefined ? ctx.now : new Date(body.at)
  if (at > ctx.now || at < row.from_at) throw wrongField('rule_broken', '/at', 'is not within the outage')
  return { ended_at: at }
}

async function tellAskers(ctx: Ctx, row: OutageRow): Promise<void> {
  const askers = await ctx.tx
    .selectFrom('outage_asker')
    .innerJoin('unit', (join) => join.onRef('unit.organization_id', '=', 'outage_asker.organization_id').onRef('unit.id', '=', 'outage_asker.unit_id'))
    .select(['outage_asker.id', 'outage_asker.person_id', 'unit.code'])
    .where('outage_id', '=', row.id)
    .where('told_at', 'is', null)
    .execute()
  const accounts = await accountsOfPersons(ctx, askers.flatMap((asker) => asker.person_id ?? []))
  const at = wallTimeIn(await timeZoneOf(ctx, row.site_id), row.ended_at!).slice(5)
  const told: string[] = []
  for (const asker of askers) {
    const account = accounts.get(asker.person_id ?? '')
    if (account === undefined) continue
    told.push(asker.id)
    sendMessage(ctx, { accountIds: [account], template: 'care.outage_over', params: { kind: `@outageKind:${row.kind}`, unit: asker.code, at }, record: { type: 'outage', id: row.id }, dedupeKey: `outage-over:${asker.id}` })
  }
  if (told.length > 0) await ctx.tx.updateTable('outage_asker').set({ told_at: ctx.now, told_how: 'message' }).where('id', 'in', told).execute()
}

function happened(ctx: Ctx, row: OutageRow, action: string, note: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'outage', recordId: row.id, action, toStatus: stateOf(row, ctx.now), note })
  announceChange(ctx, { recordType: 'outage', recordId: row.id, siteId: row.site_id, action })
}

/** What a resident should know at home: outages that go on or begin within a day. */
export async function ownOutages(ctx: Ctx): Promise<Output<typeof relations.ownOutages>> {
  const units = await ownUnitIds(ctx)
  if (units.length === 0) return { items: [] }
  const { rows } = await ctx.client.query<OutageRow & { unit_id: string; code: string; is_asked: boolean }>({
    name: 'own_outages',
    text: `select o.*, u.id as unit_id, u.code,
             exists (select from outage_asker a where a.organization_id = o.organization_id and a.outage_id = o.id and a.unit_id = u.id and a.person_id is not distinct from $4) as is_asked
           from unit u join outage o on o.organization_id = u.organization_id and o.site_id = u.site_id and o.ended_at is null and o.cancelled_at is null and o.from_at <= $2::timestamptz + $3::interval
           where u.id = any ($1) and exists (select from outage_place p where p.organization_id = o.organization_id and p.outage_id = o.id
             and (p.unit_id = u.id or p.entrance_id = u.entrance_id or p.building_id = u.building_id))
           order by o.from_at, o.id limit 50`,
    values: [units, ctx.now, `${OUTAGE_SOON_HOURS} hours`, ctx.actor.personId],
  })
  return {
    items: rows.map((row) => ({
      id: row.id, kind: row.kind, state: stateOf(row, ctx.now), reason: row.reason, noticeText: row.notice_text, fromAt: iso(row.from_at), untilAt: iso(row.until_at), unit: { id: row.unit_id, name: row.code }, isAsked: row.is_asked,
    })),
  }
}
