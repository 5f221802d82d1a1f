import type { energy, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { sqlState } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { presentTarget } from './board.ts'
import { mayWriteAt, mustBePublicMeters, mustBeSubject, type Kind } from './subjects.ts'

type Group = energy.EnergyGroup
type Row = { id: string; site_id: string; name: string; kind: Kind; square_metres: number | null; is_active: boolean; version: number }

async function present(ctx: Ctx, rows: readonly Row[]): Promise<Group[]> {
  const { rows: meters } = await ctx.client.query<{ group_id: string; id: string; code: string; metres: number | null }>(
    `select x.group_id, m.id, m.code, a.square_metres as metres from energy_group_meter x join meter m on m.organization_id = x.organization_id and m.id = x.meter_id
     left join common_area a on a.organization_id = m.organization_id and a.id = m.area_id where x.group_id = any ($1) order by m.code`, [rows.map(({ id }) => id)],
  )
  return rows.map((row) => {
    const own = meters.filter(({ group_id }) => group_id === row.id)
    const ofAreas = own.some(({ metres }) => metres === null) ? null : own.reduce((sum, { metres }) => sum + metres!, 0)
    return { id: row.id, siteId: row.site_id, name: row.name, kind: row.kind, squareMetres: row.square_metres, areaKnown: row.square_metres ?? ofAreas, meters: own.map(({ id, code }) => ({ id, name: code })), isActive: row.is_active, version: row.version }
  })
}

async function groupOf(ctx: Ctx, id: string): Promise<Group> {
  const row = await ctx.tx.selectFrom('energy_group').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('energy:read', row.site_id)
  return (await present(ctx, [row]))[0]!
}

export async function listEnergyGroups(ctx: Ctx, { query }: Input<typeof energy.listEnergyGroups>): Promise<Output<typeof energy.listEnergyGroups>> {
  ctx.actor.mustSee('energy:read', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('energy_group').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.kind?.length) select = select.where('kind', 'in', query.filter.kind)
  if (query.filter.active !== undefined) select = select.where('is_active', '=', query.filter.active)
  return { items: await present(ctx, await select.orderBy('name').limit(500).execute()) }
}

async function putMeters(ctx: Ctx, groupId: string, meterIds: readonly string[]): Promise<void> {
  await ctx.tx.deleteFrom('energy_group_meter').where('group_id', '=', groupId).execute()
  await ctx.tx.insertInto('energy_group_meter').values([...new Set(meterIds)].map((meter_id) => ({ organization_id: ctx.organizationId, group_id: groupId, meter_id }))).execute()
}

function told(ctx: Ctx, siteId: string, id: string, action: string, note: string): void {
  recordHappening(ctx, { siteId, recordType: 'energy_group', recordId: id, action, note })
  announceChange(ctx, { recordType: 'energy_group', recordId: id, siteId, action })
}

/** A retry with the id of the first try gets what that made. Throws `already_exists` for a name that is taken, `not_found`, `rule_broken` naming the field. */
export async function createEnergyGroup(ctx: Ctx, { body }: Input<typeof energy.createEnergyGroup>): Promise<Group> {
  await mayWriteAt(ctx, body.siteId)
  await mustBePublicMeters(ctx, body.siteId, body.kind, body.meterIds, '/meterIds')
  const id = body.id ?? newId()
  const inserted = await ctx.tx.insertInto('energy_group').values({ organization_id: ctx.organizationId, id, site_id: body.siteId, name: body.name, kind: body.kind, square_metres: body.squareMetres, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    if (!(await ctx.tx.selectFrom('energy_group').select('id').where('id', '=', id).where('site_id', '=', body.siteId).executeTakeFirst())) throw wrongField('already_exists', '/name', 'there is one already')
    return groupOf(ctx, id)
  }
  await putMeters(ctx, id, body.meterIds)
  told(ctx, body.siteId, id, 'created', body.name)
  return groupOf(ctx, id)
}

/** Throws `not_found`, `not_permitted`, `stale_version`, `already_exists`, `rule_broken` naming the field. */
export async function changeEnergyGroup(ctx: Ctx, { params, body }: Input<typeof energy.changeEnergyGroup>): Promise<Group> {
  const row = await ctx.tx.selectFrom('energy_group').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mayWriteAt(ctx, row.site_id)
  await mustBeCurrent(row.version, body.version, () => groupOf(ctx, row.id))
  await mustBePublicMeters(ctx, row.site_id, row.kind, body.meterIds, '/meterIds')
  await ctx.tx.updateTable('energy_group').set({ name: body.name, square_metres: body.squareMetres, is_active: body.isActive, version: row.version + 1, updated_at: ctx.now }).where('id', '=', row.id).execute().catch((error: unknown) => {
    throw sqlState(error) === '23505' ? wrongField('already_exists', '/name', 'there is one already') : error
  })
  await putMeters(ctx, row.id, body.meterIds)
  told(ctx, row.site_id, row.id, 'changed', body.name)
  return groupOf(ctx, row.id)
}

/**
 * Sets what a subject may use in a year and its months; both amounts empty take the target away. `version` is that of the target as it was seen, 0
 * where there was none. Throws `not_found`, `not_permitted`, `stale_version` with the target as it is now, `rule_broken` naming the field.
 */
export async function setEnergyTarget(ctx: Ctx, { body }: Input<typeof energy.setEnergyTarget>): Promise<Output<typeof energy.setEnergyTarget>> {
  await mayWriteAt(ctx, body.siteId)
  const of = await mustBeSubject(ctx, body.siteId, body)
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`energy_target:${body.siteId}:${body.year}:${of.kind}:${of.group_id}:${of.meter_id}`])
  const before = await ctx.tx.selectFrom('energy_target').selectAll().where('site_id', '=', body.siteId).where('year', '=', body.year).where('kind', '=', of.kind).where('group_id', 'is not distinct from', of.group_id).where('meter_id', 'is not distinct from', of.meter_id).executeTakeFirst()
  const shown = () => Promise.resolve({ target: before ? presentTarget(before) : null })
  await mustBeCurrent(before?.version ?? 0, body.version, shown)
  const facts = { basis: body.basis, monthly: body.monthly, year_budget: body.yearBudget, tolerance_percent: body.tolerancePercent, version: body.version + 1, updated_at: ctx.now }
  const id = before?.id ?? newId()
  if (body.monthly === null && body.yearBudget === null) await ctx.tx.deleteFrom('energy_target').where('id', '=', id).execute()
  else if (before) await ctx.tx.updateTable('energy_target').set(facts).where('id', '=', id).execute()
  else await ctx.tx.insertInto('energy_target').values({ organization_id: ctx.organizationId, id, site_id: body.siteId, ...of, year: body.year, ...facts }).execute()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'energy_target', recordId: id, action: 'changed', note: `${body.year}`, changes: [{ field: 'monthly', from: before?.monthly ?? null, to: body.monthly }, { field: 'yearBudget', from: before?.year_budget ?? null, to: body.yearBudget }].filter(({ from, to }) => from !== to) })
  announceChange(ctx, { recordType: 'energy_target', recordId: id, siteId: body.siteId, action: 'changed' })
  const after = await ctx.tx.selectFrom('energy_target').selectAll().where('id', '=', id).executeTakeFirst()
  return { target: after ? presentTarget(after) : null }
}
