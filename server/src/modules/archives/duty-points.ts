import type { zones, Input } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import { siteById, zonesOf } from '../organization/index.ts'
import { employeeNames, mustWorkAt } from '../people/index.ts'
import type { DutyPointTable } from './tables.ts'

type Row = Selectable<DutyPointTable>

/** The duty chart of a site: each facility and public area with its person (BTL-005), zone by zone. */
export async function pointsOf(ctx: Ctx, siteId: string): Promise<zones.DutyPoint[]> {
  const rows = await ctx.tx.selectFrom('duty_point').selectAll().where('site_id', '=', siteId).where('is_active', '=', true).orderBy('sort_order').orderBy('name').limit(2000).execute()
  return present(ctx, siteId, rows)
}

async function present(ctx: Ctx, siteId: string, rows: readonly Row[]): Promise<zones.DutyPoint[]> {
  const names = await employeeNames(ctx, rows.map((row) => row.employee_id))
  const zoneNames = new Map((await zonesOf(ctx, siteId)).map((zone) => [zone.id, zone.name]))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, zone: row.zone_id === null ? null : { id: row.zone_id, name: zoneNames.get(row.zone_id) ?? '' }, kind: row.kind, name: row.name, place: row.place,
    employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, patrol: row.patrol, upkeep: row.upkeep, isActive: row.is_active, version: row.version,
  }))
}

export async function createDutyPoint(ctx: Ctx, { body }: Input<typeof zones.createDutyPoint>): Promise<zones.DutyPoint> {
  ctx.actor.mustSee('organization:read', body.siteId)
  ctx.actor.mustBeAbleTo('settings:manage', body.siteId)
  await siteById(ctx, body.siteId)
  const facts = { zone_id: body.zoneId, kind: body.kind, name: body.name, place: body.place, employee_id: body.employeeId, patrol: body.patrol, upkeep: body.upkeep }
  await mustFit(ctx, body.siteId, facts)
  const made = await ctx.tx
    .insertInto('duty_point')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: body.siteId, ...facts })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw wrongField('already_exists', '/name', body.name)
  tell(ctx, made, 'created', [])
  return (await present(ctx, body.siteId, [made]))[0]!
}

export async function changeDutyPoint(ctx: Ctx, { params, body }: Input<typeof zones.changeDutyPoint>): Promise<zones.DutyPoint> {
  const before = await ctx.tx.selectFrom('duty_point').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  ctx.actor.mustSee('organization:read', before.site_id)
  ctx.actor.mustBeAbleTo('settings:manage', before.site_id)
  await mustBeCurrent(before.version, body.version, async () => (await present(ctx, before.site_id, [before]))[0])
  const facts = {
    zone_id: body.zoneId === undefined ? before.zone_id : body.zoneId, kind: body.kind ?? before.kind, name: body.name ?? before.name, place: body.place ?? before.place,
    employee_id: body.employeeId ?? before.employee_id, patrol: body.patrol ?? before.patrol, upkeep: body.upkeep ?? before.upkeep, is_active: body.isActive ?? before.is_active,
  }
  await mustFit(ctx, before.site_id, facts, before.employee_id)
  if (facts.is_active) await mustBeFree(ctx, before, facts)
  const after = { ...before, ...facts, version: before.version + 1 }
  await ctx.tx.updateTable('duty_point').set({ ...facts, version: after.version }).where('id', '=', before.id).execute()
  const names = await employeeNames(ctx, [before.employee_id, after.employee_id])
  const changes = changesBetween({ ...before }, facts).map((change) =>
    change.field === 'employee_id' ? { field: 'employee', from: names.get(before.employee_id) ?? null, to: names.get(after.employee_id) ?? null } : change,
  )
  tell(ctx, after, 'changed', changes)
  return (await present(ctx, before.site_id, [after]))[0]!
}

type Facts = Pick<Row, 'zone_id' | 'name' | 'employee_id'>

async function mustFit(ctx: Ctx, siteId: string, facts: Facts, keptEmployee?: string): Promise<void> {
  if (facts.zone_id !== null && !(await zonesOf(ctx, siteId)).some((zone) => zone.id === facts.zone_id)) throw wrongField('not_found', '/zoneId', 'no such zone at this site')
  if (facts.employee_id !== keptEmployee) await mustWorkAt(ctx, facts.employee_id, siteId, '/employeeId')
}

async function mustBeFree(ctx: Ctx, before: Row, facts: Facts): Promise<void> {
  await ctx.tx.selectFrom('site').select('id').where('id', '=', before.site_id).forNoKeyUpdate().execute()
  const taken = await ctx.tx
    .selectFrom('duty_point').select('id').where('site_id', '=', before.site_id).where('zone_id', facts.zone_id === null ? 'is' : '=', facts.zone_id)
    .where('name', '=', facts.name).where('is_active', '=', true).where('id', '!=', before.id).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/name', facts.name)
}

function tell(ctx: Ctx, row: Row, action: string, changes: ReturnType<typeof changesBetween>): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'duty_point', recordId: row.id, action, changes, note: row.name })
  announceChange(ctx, { recordType: 'duty_point', recordId: row.id, siteId: row.site_id, action })
}
