import { sql, type RawBuilder } from 'kysely'
import type { maintenance, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { countSql, pageOf, readCursor } from '../../platform/records/index.ts'
import { dayIn, iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { facilityAt, mustBeParty, namesFor, tell } from './known.ts'
import type { MaintenanceTables } from './tables.ts'

type Row = MaintenanceTables['facility_cost']

async function present(ctx: Ctx, rows: readonly Row[]): Promise<maintenance.FacilityCost[]> {
  const names = await namesFor(ctx, { facility: rows.map((row) => row.facility_id), party: rows.map((row) => row.party_id) })
  return rows.map((row) => ({ id: row.id, siteId: row.site_id, facility: names.facility(row.facility_id)!, kind: row.kind, fen: row.fen, on: row.on_day, note: row.note, party: names.party(row.party_id), by: row.by_name, voided: row.voided_at === null ? null : { reason: row.void_reason!, by: row.voided_by!, at: iso(row.voided_at) } }))
}

export async function listFacilityCosts(ctx: Ctx, { query }: Input<typeof maintenance.listFacilityCosts>): Promise<Output<typeof maintenance.listFacilityCosts>> {
  ctx.actor.mustSee('maintenance:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { filter } = query
  const conditions: RawBuilder<unknown>[] = [
    sql`x.site_id = ${query.siteId}`, ...(filter.facilityId ? [sql`x.facility_id = ${filter.facilityId}`] : []), ...(filter.kind?.length ? [sql`x.kind in (${sql.join(filter.kind)})`] : []), ...(filter.from ? [sql`x.on_day >= ${filter.from}`] : []), ...(filter.to ? [sql`x.on_day <= ${filter.to}`] : []),
  ]
  const where = sql.join(conditions, sql` and `)
  const [on, id] = query.cursor === undefined ? [] : readCursor(query.cursor, ['text', 'id'])
  if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on ?? '')) throw wrongField('invalid_request', '?cursor', 'not a cursor of this list')
  const after = query.cursor === undefined ? sql`` : sql`and (x.on_day, x.id) < (${on}::date, ${id}::uuid)`
  const { rows } = await sql<Row>`select x.* from facility_cost x where ${where} ${after} order by x.on_day desc, x.id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const total = query.total ? await countSql(ctx, sql`from facility_cost x where ${where}`) : null
  const page = pageOf(rows, query.limit, (row) => [row.on_day, row.id], (row): Row => row, total)
  return { ...page, items: await present(ctx, page.items) }
}

/** Enters an amount; a retry with its id counts once. Throws `rule_broken` naming `/on`. */
export async function addFacilityCost(ctx: Ctx, { body }: Input<typeof maintenance.addFacilityCost>): Promise<maintenance.FacilityCost> {
  const facility = await facilityAt(ctx, body.facilityId)
  ctx.actor.mustBeAbleTo('maintenance:write', facility.site_id)
  const { timeZone } = await siteById(ctx, facility.site_id)
  if (body.on > dayIn(timeZone, ctx.now)) throw wrongField('rule_broken', '/on', 'lies in the future')
  await mustBeParty(ctx, facility.site_id, body.partyId)
  const row: Row = { organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: facility.site_id, facility_id: facility.id, kind: body.kind, fen: body.fen, on_day: body.on, note: body.note, party_id: body.partyId, by_name: ctx.actor.name, recorded_at: ctx.now, void_reason: null, voided_by: null, voided_at: null }
  const made = await ctx.tx.insertInto('facility_cost').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) {
    const known = await ctx.tx.selectFrom('facility_cost').selectAll().where('id', '=', row.id).where('facility_id', '=', facility.id).executeTakeFirst()
    if (!known) throw wrongField('already_exists', '/id', 'another amount has this id')
    return (await present(ctx, [known]))[0]!
  }
  tell(ctx, 'facility_cost', { id: row.id, siteId: row.site_id }, 'entered', { note: `${facility.name} ${(row.fen / 100).toFixed(2)}` })
  return (await present(ctx, [row]))[0]!
}

export async function voidFacilityCost(ctx: Ctx, { params, body }: Input<typeof maintenance.voidFacilityCost>): Promise<maintenance.FacilityCost> {
  const row = await ctx.tx.selectFrom('facility_cost').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('maintenance:read', row.site_id)
  ctx.actor.mustBeAbleTo('maintenance:write', row.site_id)
  if (row.voided_at !== null) throw new AppError('action_not_allowed', 'It is voided', undefined, { allowedActions: [] })
  const set = { void_reason: body.reason, voided_by: ctx.actor.name, voided_at: ctx.now }
  await ctx.tx.updateTable('facility_cost').set(set).where('id', '=', row.id).execute()
  tell(ctx, 'facility_cost', { id: row.id, siteId: row.site_id }, 'voided', { note: body.reason })
  return (await present(ctx, [{ ...row, ...set }]))[0]!
}
