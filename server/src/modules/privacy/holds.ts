import type { Selectable } from 'kysely'
import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { mustSeePerson, mustSeeUnit, personsById, unitsById } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import type { HoldTable } from './tables.ts'

type Row = Selectable<HoldTable>

/** Persons and units of which nothing is purged or erased. A hold of a site holds everywhere: a person is one, and so is the file into which theirs was merged. */
export async function heldNow(ctx: Ctx): Promise<{ persons: Set<string>; units: Set<string> }> {
  const rows = await ctx.tx
    .selectFrom('legal_hold')
    .leftJoin('person', (join) => join.onRef('person.organization_id', '=', 'legal_hold.organization_id').onRef('person.id', '=', 'legal_hold.person_id'))
    .select(['legal_hold.person_id', 'legal_hold.unit_id', 'person.merged_into'])
    .where('lifted_at', 'is', null)
    .execute()
  return { persons: new Set(rows.flatMap(({ person_id, merged_into }) => [person_id ?? [], merged_into ?? []].flat())), units: new Set(rows.flatMap(({ unit_id }) => unit_id ?? [])) }
}

export async function listHolds(ctx: Ctx, { query }: Input<typeof privacy.listHolds>): Promise<Output<typeof privacy.listHolds>> {
  ctx.actor.mustSee('personal_data:manage', query.siteId)
  await siteById(ctx, query.siteId)
  return { items: await present(ctx, await ctx.tx.selectFrom('legal_hold').selectAll().where('site_id', '=', query.siteId).orderBy('placed_at', 'desc').limit(500).execute()) }
}

export async function placeHold(ctx: Ctx, { body }: Input<typeof privacy.placeHold>): Promise<privacy.LegalHold> {
  ctx.actor.mustSee('personal_data:manage', body.siteId)
  await siteById(ctx, body.siteId)
  if ((body.personId === null) === (body.unitId === null)) throw wrongField('rule_broken', '/personId', 'a person or a unit, one of them')
  if (body.personId !== null) await mustSeePerson(ctx, body.personId, 'personal_data:manage')
  if (body.unitId !== null) await mustSeeUnit(ctx, body.unitId, 'personal_data:manage')
  const made = await ctx.tx
    .insertInto('legal_hold')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: body.siteId, person_id: body.personId, unit_id: body.unitId, reason: body.reason, placed_at: ctx.now, placed_by: ctx.actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw new AppError('already_exists')
  happened(ctx, made, 'hold_placed', body.reason)
  return (await present(ctx, [made]))[0]!
}

export async function liftHold(ctx: Ctx, { params, body }: Input<typeof privacy.liftHold>): Promise<privacy.LegalHold> {
  const row = await ctx.tx.selectFrom('legal_hold').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  ctx.actor.mustSee('personal_data:manage', row.site_id)
  if (row.lifted_at !== null) throw new AppError('action_not_allowed', 'It was lifted', undefined, { allowedActions: [] })
  const after = await ctx.tx.updateTable('legal_hold').set({ lifted_at: ctx.now, lifted_by: ctx.actor.name, lift_reason: body.reason }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  happened(ctx, after, 'hold_lifted', body.reason)
  return (await present(ctx, [after]))[0]!
}

function happened(ctx: Ctx, row: Row, action: string, note: string): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'legal_hold', recordId: row.id, action, note })
  announceChange(ctx, { recordType: 'legal_hold', recordId: row.id, siteId: row.site_id, action })
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<privacy.LegalHold[]> {
  const persons = await personsById(ctx, rows.map((row) => row.person_id))
  const units = await unitsById(ctx, rows.flatMap((row) => row.unit_id ?? []))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, person: row.person_id === null ? null : { id: row.person_id, name: persons.get(row.person_id)?.name ?? '' }, unit: row.unit_id === null ? null : { id: row.unit_id, name: units.get(row.unit_id)?.code ?? '' },
    reason: row.reason, placedAt: iso(row.placed_at), placedBy: row.placed_by, liftedAt: iso(row.lifted_at), liftedBy: row.lifted_by, liftReason: row.lift_reason,
  }))
}
