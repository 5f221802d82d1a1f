import { sql, type RawBuilder } from 'kysely'
import type { households, Input, Output, Permission } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { cursorOf, readCursor } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { mustSeeUnit } from '../lookups.ts'

/** One line of the history, as every contributor selects it: these columns, in this order. */
interface Line {
  kind: string
  id: string
  at: Date
  number: string
  title: string
  status: string | null
  status_group: string | null
  amount_fen: number | null
}

export interface HistorySource {
  /** What kinds of lines it has; each is a filter of the page. */
  kinds: readonly string[]
  /** Who may read them at the site of the unit. */
  permission: Permission
  /**
   * A statement that selects `kind, id, at, number, title, status, status_group, amount_fen` of a unit, found by an index; null when the
   * actor may read none of them. All sources together are one statement.
   */
  lines(ctx: Ctx, unitId: string): RawBuilder<unknown> | null
}

const sources: HistorySource[] = []

/** A module to the right adds its records to the history of a household (HHD-004): they are read where they are, never typed again. */
export function householdHistory(source: HistorySource): void {
  if (!sources.includes(source)) sources.push(source)
}

/** Every kind of line that some module adds: each has its words on screen. */
export const historyKinds = (): string[] => [...new Set(sources.flatMap(({ kinds }) => kinds))]

/** Everything that happened with a household, newest first, filtered by kind and time: two statements, however many sources there are. */
export async function readHouseholdHistory(ctx: Ctx, { params, query }: Input<typeof households.householdHistory>): Promise<Output<typeof households.householdHistory>> {
  if (ctx.actor.kind === 'resident') throw new AppError('not_permitted')
  const unit = await mustSeeUnit(ctx, params.id, 'archives:history')
  const { kind, from, to, householdId } = query.filter
  const open = sources.filter((source) => ctx.actor.can(source.permission, unit.siteId))
  const all = open.map((source) => source.lines(ctx, unit.id)).filter((lines) => lines !== null)
  if (all.length === 0) return { items: [], nextCursor: null, kinds: [] }
  const lines = sql`(${sql.join(all.map((one) => sql`(${one})`), sql` union all `)}) as line (kind, id, at, number, title, status, status_group, amount_fen)`
  const conditions = [sql`true`]
  if (from) conditions.push(sql`at >= ${new Date(from)}`)
  if (to) conditions.push(sql`at < ${new Date(to)}`)
  if (householdId) {
    const row = await ctx.tx.selectFrom('household').select(['opened_on', 'closed_on']).where('id', '=', householdId).where('unit_id', '=', unit.id).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    const zone = await timeZoneOf(ctx, unit.siteId)
    if (row.opened_on !== null) conditions.push(sql`at >= (${row.opened_on}::date::timestamp at time zone ${zone})`)
    if (row.closed_on !== null) conditions.push(sql`at < ((${row.closed_on}::date + 1)::timestamp at time zone ${zone})`)
  }
  const counted = query.cursor
    ? { rows: [] }
    : await sql<{ kind: string; count: number }>`select kind, count(*)::int as count from ${lines} where ${sql.join(conditions, sql` and `)} group by kind order by kind`.execute(ctx.tx)
  if (kind?.length) conditions.push(sql`kind = any (${kind}::text[])`)
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor, ['instant', 'id'])
    conditions.push(sql`(at, id) < (${new Date(at!)}, ${id}::uuid)`)
  }
  const { rows } = await sql<Line>`select * from ${lines} where ${sql.join(conditions, sql` and `)} order by at desc, id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({ kind: row.kind, id: row.id, at: iso(row.at), number: row.number, title: row.title, status: row.status, statusGroup: row.status_group, amountFen: row.amount_fen })),
    nextCursor: rows.length > query.limit && last ? cursorOf([last.at, last.id]) : null,
    kinds: counted.rows,
  }
}

/** What the archives know themselves: moves in and out, changes of the unit and of the household (HHD-009), changes of owner. */
export const ownHistory: HistorySource = {
  kinds: ['move', 'file', 'owner_change'],
  permission: 'archives:read',
  lines: (_, unitId) => sql`
    select case when t.action in ('occupancy_started', 'occupancy_ended', 'occupancy_changed') then 'move' else 'file' end, t.id, t.at, '',
      case when t.action like 'occupancy%' then coalesce((select string_agg(c ->> 'to', ' · ') from jsonb_array_elements(t.changes) c where c ->> 'field' in ('person', 'fromOn', 'untilOn') and c ->> 'to' is not null), '') else coalesce(t.note, '') end,
      t.action, 'happening', null::bigint
    from timeline_entry t
    where t.record_id in (select ${unitId}::uuid union all select h.id from household h where h.unit_id = ${unitId}::uuid) and t.record_type in ('unit', 'household') and t.action <> 'owner_changed'
    union all
    select 'owner_change', o.id, o.done_at, '', (select string_agg(p.name, '、' order by p.name) from person p where p.organization_id = o.organization_id and p.id = any (o.to_persons)), o.reason, 'transferReason', null
    from owner_change o where o.unit_id = ${unitId}::uuid`,
}
