import { sql, type RawBuilder } from 'kysely'
import type { maintenance, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { countSql, mustBeCurrent, pageOf, readCursor } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import type { FacilityMove } from '../registers/index.ts'
import { namesFor, tell } from './known.ts'
import { shared } from './rules.ts'
import type { MaintenanceTables } from './tables.ts'

type Row = MaintenanceTables['facility_downtime']
const HOUR_MS = 3_600_000
const DOWN: readonly string[] = ['under_repair', 'stopped']

/**
 * A facility changed its state in the register: its downtime begins, goes on in another state, or ends, in the same transaction. A stop while its
 * service is under way is a planned one, until somebody says otherwise. What a phone tells later counts at its own time, but never before the
 * facility was known or while it stood already.
 */
export async function followState(ctx: Ctx, { id, siteId, from, to, at, note }: FacilityMove): Promise<void> {
  const { rows } = await ctx.client.query<{ known_since: Date; stood_until: Date | null }>(
    `insert into maintained_facility (organization_id, facility_id, site_id, known_since, gone_at, updated_at) values ($1, $2, $3, $4, $5, $4)
     on conflict (organization_id, facility_id) do update set gone_at = excluded.gone_at
     returning known_since, (select max(d.to_at) from facility_downtime d where d.organization_id = $1 and d.facility_id = $2) as stood_until`,
    [ctx.organizationId, id, siteId, ctx.now, to === 'scrapped' ? at : null],
  )
  if (from === null && !DOWN.includes(to)) return
  const { known_since: knownSince, stood_until: stoodUntil } = rows[0]!
  const open = await ctx.tx.selectFrom('facility_downtime').selectAll().where('facility_id', '=', id).where('to_at', 'is', null).forUpdate().executeTakeFirst()
  if (!DOWN.includes(to)) {
    if (open) await ctx.tx.updateTable('facility_downtime').set({ to_at: at > open.from_at ? at : open.from_at, version: open.version + 1 }).where('id', '=', open.id).execute()
    if (open) tell(ctx, 'facility_downtime', { id: open.id, siteId }, 'ended')
    return
  }
  if (open) {
    await ctx.tx.updateTable('facility_downtime').set({ state: to as Row['state'], version: open.version + 1 }).where('id', '=', open.id).execute()
    return
  }
  const { rowCount } = await ctx.client.query(
    `select from maintenance_task t join work_order w on w.organization_id = t.organization_id and w.id = t.work_order_id
     where t.facility_id = $1 and t.state = 'open' and w.status in ('arrived', 'working') limit 1`,
    [id],
  )
  const isService = rowCount !== 0
  const row: Row = { organization_id: ctx.organizationId, id: newId(), site_id: siteId, facility_id: id, state: to as Row['state'], from_at: new Date(Math.max(at.getTime(), knownSince.getTime(), stoodUntil?.getTime() ?? 0)), to_at: null, cause: isService ? 'service' : 'unknown', is_planned: isService ? true : null, note, version: 1 }
  await ctx.tx.insertInto('facility_downtime').values(row).execute()
  tell(ctx, 'facility_downtime', { id: row.id, siteId }, 'began', { note: note || null })
}

async function present(ctx: Ctx, rows: readonly (Row & { class_id: string })[]): Promise<maintenance.Downtime[]> {
  const names = await namesFor(ctx, { facility: rows.map((row) => row.facility_id), class: rows.map((row) => row.class_id) })
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, facility: names.facility(row.facility_id)!, class: names.class(row.class_id)!, state: row.state, from: iso(row.from_at), to: iso(row.to_at), hours: Math.round((((row.to_at ?? ctx.now).getTime() - row.from_at.getTime()) / HOUR_MS) * 10) / 10, cause: row.cause, isPlanned: row.is_planned, note: row.note,
    version: row.version,
  }))
}
const DOWNTIMES = sql`select d.*, f.class_id from facility_downtime d join facility f on f.organization_id = d.organization_id and f.id = d.facility_id`

export async function listDowntimes(ctx: Ctx, { query }: Input<typeof maintenance.listDowntimes>): Promise<Output<typeof maintenance.listDowntimes>> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  const conditions: RawBuilder<unknown>[] = [
    sql`d.site_id = ${query.siteId}`,
    ...(filter.facilityId ? [sql`d.facility_id = ${filter.facilityId}`] : []),
    ...(filter.class ? [sql`exists (select from facility_class c where c.organization_id = f.organization_id and c.id = f.class_id and (c.code = ${filter.class} or starts_with(c.code, ${`${filter.class}.`})))`] : []),
    ...(filter.cause?.length ? [sql`d.cause in (${sql.join(filter.cause)})`] : []),
    ...(filter.open === undefined ? [] : [sql`(d.to_at is null) = ${filter.open}`]),
    ...(filter.planned === undefined ? [] : [sql`(d.is_planned is true) = ${filter.planned}`]),
    ...(filter.from ? [sql`coalesce(d.to_at, 'infinity') >= ${filter.from}::timestamptz`] : []),
    ...(filter.to ? [sql`d.from_at < ${filter.to}::timestamptz`] : []),
  ]
  const where = sql.join(conditions, sql` and `)
  const [at, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['instant', 'id'])
  const after = query.cursor === undefined ? sql`` : sql`and (d.from_at, d.id) < (${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<Row & { class_id: string }>`${DOWNTIMES} where ${where} ${after} order by d.from_at desc, d.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`from facility_downtime d join facility f on f.organization_id = d.organization_id and f.id = d.facility_id where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.from_at, row.id], (row): Row & { class_id: string } => row, total)
  return { ...page, items: await present(ctx, page.items) }
}

/** Says why a facility stood and whether that was planned. When it stood is the register's. Throws `stale_version`. */
export async function explainDowntime(ctx: Ctx, { params, body }: Input<typeof maintenance.explainDowntime>): Promise<maintenance.Downtime> {
  const row = await ctx.tx.selectFrom('facility_downtime').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  ctx.actor.mustBeAbleTo('maintenance:work', row.site_id)
  const shown = async (): Promise<maintenance.Downtime> => (await present(ctx, (await sql<Row & { class_id: string }>`${DOWNTIMES} where d.id = ${row.id}`.execute(ctx.tx)).rows))[0]!
  await mustBeCurrent(row.version, body.version, shown)
  await ctx.tx.updateTable('facility_downtime').set({ cause: body.cause, is_planned: body.isPlanned, note: body.note, version: row.version + 1 }).where('id', '=', row.id).execute()
  tell(ctx, 'facility_downtime', { id: row.id, siteId: row.site_id }, 'explained', { note: body.note || null, changes: [{ field: 'cause', from: row.cause, to: body.cause }, { field: 'isPlanned', from: row.is_planned, to: body.isPlanned }] })
  return shown()
}

export interface Standing {
  /** Of facilities that were known in the period: hours in which they should have run, and those in which they stood unplanned. */
  knownMs: number
  downMs: number
}

/** How long facilities stood in a period, by facility. What was before a facility was known counts neither way; a planned stop is not held against it. */
export async function standingOf(ctx: Ctx, siteId: string, from: Date, to: Date, facilityIds?: readonly string[]): Promise<Map<string, Standing>> {
  const end = to < ctx.now ? to : ctx.now
  const { rows } = await ctx.client.query<{ facility_id: string; known_since: Date; gone_at: Date | null; downs: { from: string; to: string | null; planned: boolean | null }[] }>(
    `select m.facility_id, m.known_since, m.gone_at, coalesce(json_agg(json_build_object('from', d.from_at, 'to', d.to_at, 'planned', d.is_planned)) filter (where d.id is not null), '[]') as downs
     from maintained_facility m left join facility_downtime d on d.organization_id = m.organization_id and d.facility_id = m.facility_id and d.from_at < $3 and coalesce(d.to_at, 'infinity') > $2
     where m.site_id = $1 and ($4::uuid[] is null or m.facility_id = any ($4)) group by m.organization_id, m.facility_id`,
    [siteId, from, end, facilityIds ?? null],
  )
  return new Map(
    rows.map((row) => {
      const [a, b] = [Math.max(from.getTime(), row.known_since.getTime()), Math.min(end.getTime(), row.gone_at?.getTime() ?? Number.POSITIVE_INFINITY)]
      const stood = (planned: boolean): number => row.downs.filter((down) => (down.planned === true) === planned).reduce((sum, down) => sum + shared(Date.parse(down.from), down.to === null ? end.getTime() : Date.parse(down.to), a, b), 0)
      return [row.facility_id, { knownMs: Math.max(0, b - a - stood(true)), downMs: stood(false) }]
    }),
  )
}

/** Of some facilities together; null when nothing of them was known. */
export function availabilityOf(standing: readonly Standing[]): number | null {
  const known = standing.reduce((sum, { knownMs }) => sum + knownMs, 0)
  return known === 0 ? null : 1 - standing.reduce((sum, { downMs }) => sum + downMs, 0) / known
}
export const downHours = (standing: readonly Standing[]): number => Math.round((standing.reduce((sum, { downMs }) => sum + downMs, 0) / HOUR_MS) * 10) / 10
