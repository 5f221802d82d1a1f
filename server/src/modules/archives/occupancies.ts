import type { archives, Input } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { afterStay } from './households/after-stay.ts'
import { mustSeePerson, mustSeeUnit } from './lookups.ts'
import { occupanciesBy, presentOccupancies, todayAt, type OccupancyRow } from './occupancy-rows.ts'
import { overlap, type Period } from './period.ts'

/** Locks the unit, so that two clerks cannot both find it free. */
export async function lockUnit(ctx: Ctx, unitId: string): Promise<void> {
  await ctx.tx.selectFrom('unit').select('id').where('id', '=', unitId).forUpdate().execute()
}

/**
 * At any time one owner stands for a unit, one person pays its bills, and nobody holds the same role twice (HHD-024, UNT-002).
 * Throws `occupancy.overlap` naming the field and who is in the way.
 */
function mustNotOverlap(
  others: OccupancyRow[],
  wanted: Period & { person_id: string; role: archives.OccupancyRole; is_bill_payer: boolean },
  pointers: { person: string; role: string; payer: string },
): void {
  const meeting = others.filter((other) => overlap(other, wanted))
  const refuse = (pointer: string, other: OccupancyRow): AppError =>
    wrongField('occupancy.overlap', pointer, `${other.person_name}, ${other.from_on ?? '…'} – ${other.until_on ?? '…'}`)
  const same = meeting.find((other) => other.person_id === wanted.person_id && other.role === wanted.role)
  if (same) throw refuse(pointers.person, same)
  const owner = wanted.role === 'owner' ? meeting.find((other) => other.role === 'owner') : undefined
  if (owner) throw refuse(pointers.role, owner)
  const payer = wanted.is_bill_payer ? meeting.find((other) => other.is_bill_payer) : undefined
  if (payer) throw refuse(pointers.payer, payer)
}

/**
 * A person moves in: owner, tenant, family … The person's file becomes visible at the site.
 * Throws `occupancy.overlap`, `rule_broken`.
 */
export async function startOccupancy(ctx: Ctx, { body }: Input<typeof archives.startOccupancy>): Promise<archives.Occupancy> {
  const unit = await mustSeeUnit(ctx, body.unitId).catch(naming('/unitId'))
  const person = await mustSeePerson(ctx, body.personId).catch(naming('/personId'))
  ctx.actor.mustBeAbleTo('archives:write', unit.siteId)
  if (body.fromOn !== null && body.untilOn !== null && body.untilOn < body.fromOn)
    throw wrongField('rule_broken', '/untilOn', 'ends before it begins')
  await lockUnit(ctx, unit.id)
  const wanted = { person_id: person.id, role: body.role, from_on: body.fromOn, until_on: body.untilOn, is_bill_payer: body.isBillPayer }
  mustNotOverlap(await occupanciesBy(ctx, 'unit_id', [unit.id]), wanted, { person: '/personId', role: '/role', payer: '/isBillPayer' })
  const id = newId()
  await ctx.tx
    .insertInto('occupancy')
    .values({ organization_id: ctx.organizationId, id, site_id: unit.siteId, unit_id: unit.id, ...wanted, updated_at: ctx.now })
    .execute()
  if (!person.siteIds.includes(unit.siteId)) await addSite(ctx, person.id, unit.siteId)
  tellStay(
    ctx,
    'occupancy_started',
    { ...wanted, id, site_id: unit.siteId, unit_id: unit.id, unit_code: unit.code, person_name: person.name },
    [
      { field: 'fromOn', from: null, to: body.fromOn },
      { field: 'untilOn', from: null, to: body.untilOn },
      { field: 'isBillPayer', from: null, to: body.isBillPayer },
    ],
  )
  await afterStay(ctx, { ...wanted, id, site_id: unit.siteId, unit_id: unit.id }, 'started')
  return presented(ctx, id)
}

function naming(pointer: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof AppError && error.code === 'not_found' ? wrongField('not_found', pointer, 'not found') : error
  }
}

/** The row is locked first: two units that the same person gets at once both leave their site. */
export async function addSite(ctx: Ctx, personId: string, siteId: string): Promise<void> {
  const { site_ids } = await ctx.tx.selectFrom('person').select('site_ids').where('id', '=', personId).forUpdate().executeTakeFirstOrThrow()
  if (site_ids.includes(siteId)) return
  await ctx.tx
    .updateTable('person')
    .set({ site_ids: [...new Set([...site_ids, siteId])] })
    .where('id', '=', personId)
    .execute()
}

/** One line in the history of the unit and one in the person's (HHD-009). */
export function tellStay(ctx: Ctx, action: string, row: OccupancyRow, changes: { field: string; from: unknown; to: unknown }[]): void {
  const base = { siteId: row.site_id, action }
  recordHappening(ctx, {
    ...base,
    recordType: 'unit',
    recordId: row.unit_id,
    changes: [{ field: 'person', from: null, to: row.person_name }, { field: 'role', from: null, to: row.role }, ...changes],
  })
  recordHappening(ctx, {
    ...base,
    recordType: 'person',
    recordId: row.person_id,
    changes: [{ field: 'unit', from: null, to: row.unit_code }, { field: 'role', from: null, to: row.role }, ...changes],
  })
  announceChange(ctx, { recordType: 'unit', recordId: row.unit_id, siteId: row.site_id, action })
  announceChange(ctx, { recordType: 'person', recordId: row.person_id, siteId: row.site_id, action })
}

async function presented(ctx: Ctx, id: string): Promise<archives.Occupancy> {
  const [occupancy] = await presentOccupancies(ctx, await occupanciesBy(ctx, 'id', [id]))
  if (!occupancy) throw new AppError('not_found')
  return occupancy
}

/**
 * A person moves out on a last day, which may lie ahead. History is not rewritten: what ended before today stays as it is
 * (`action_not_allowed`). Throws `rule_broken` for a last day before the first, `occupancy.overlap` for a later one that is taken.
 */
export async function endOccupancy(ctx: Ctx, { params, body }: Input<typeof archives.endOccupancy>): Promise<archives.Occupancy> {
  const [found] = await occupanciesBy(ctx, 'id', [params.id])
  if (!found) throw new AppError('not_found')
  ctx.actor.mustSee('archives:read', found.site_id)
  ctx.actor.mustBeAbleTo('archives:write', found.site_id)
  await lockUnit(ctx, found.unit_id)
  const all = await occupanciesBy(ctx, 'unit_id', [found.unit_id])
  const row = all.find(({ id }) => id === found.id)!
  if (row.until_on !== null && row.until_on < (await todayAt(ctx, row.site_id)))
    throw new AppError('action_not_allowed', `Ended on ${row.until_on}`, undefined, { allowedActions: [] })
  if (row.from_on !== null && body.untilOn < row.from_on) throw wrongField('rule_broken', '/untilOn', `before the first day ${row.from_on}`)
  const others = all.filter(({ id }) => id !== row.id)
  mustNotOverlap(others, { ...row, until_on: body.untilOn }, { person: '/untilOn', role: '/untilOn', payer: '/untilOn' })
  if (row.until_on !== body.untilOn) {
    await ctx.tx.updateTable('occupancy').set({ until_on: body.untilOn, updated_at: ctx.now }).where('id', '=', row.id).execute()
    tellStay(ctx, 'occupancy_ended', { ...row, until_on: body.untilOn }, [{ field: 'untilOn', from: row.until_on, to: body.untilOn }])
    await afterStay(ctx, { ...row, until_on: body.untilOn }, 'ended')
  }
  return presented(ctx, row.id)
}
