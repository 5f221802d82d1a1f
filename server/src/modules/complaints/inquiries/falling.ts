import type { Input, redress, Ref } from '@guanjia/contract'
import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles } from '../../../platform/files/files.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { dayNumber, mustBeCurrent, nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { buildingOf, unitsAsOf, unitsOfBuilding } from '../../archives/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { lockHandledCase, visibleCase } from '../causes/case-redress.ts'
import type { FallingTable } from '../redress-tables.ts'
import { allowedActions, presentFalling, presentPage } from './present-falling.ts'

export type FallingRow = Selectable<FallingTable>

type RenovationWitness = (ctx: Ctx, unitIds: readonly string[], at: Date) => Promise<ReadonlyMap<string, { isRenovating: boolean; source: string }>>
let renovationWitness: RenovationWitness | null = null
/** The register of renovations, once there is one, knows better than the state of a unit whether it was being renovated (CAS-004). */
export function renovationsTestify(witness: RenovationWitness): void {
  renovationWitness = witness
}

export async function getFalling(ctx: Ctx, { params }: Input<typeof redress.getFalling>): Promise<{ inquiry: redress.FallingObject | null; mayOpen: boolean }> {
  const of = await visibleCase(ctx, params.id)
  return presentPage(ctx, of, await rowOf(ctx, of.id))
}

/** The inquiry of a case, for whoever may see the case. */
export async function fallingOf(ctx: Ctx, caseId: string): Promise<redress.FallingObject | null> {
  const row = await rowOf(ctx, (await visibleCase(ctx, caseId)).id)
  return row === undefined ? null : presentFalling(ctx, row)
}

async function rowOf(ctx: Ctx, caseId: string): Promise<FallingRow | undefined> {
  return ctx.tx.selectFrom('falling_object').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** Opens the inquiry: lists every unit above from the archives, with who lived there and in which state it was at that moment (CAS-002). */
export async function openFalling(ctx: Ctx, { params, body }: Input<typeof redress.openFalling>): Promise<{ inquiry: redress.FallingObject | null; mayOpen: boolean }> {
  const of = await lockHandledCase(ctx, params.id)
  const known = await rowOf(ctx, of.id)
  if (known !== undefined) {
    if (known.id === body.id) return presentPage(ctx, of, known)
    throw new AppError('already_exists', 'The inquiry is open')
  }
  const happenedAt = new Date(body.happenedAt)
  if (happenedAt > ctx.now) throw wrongField('rule_broken', '/happenedAt', 'must not be in the future')
  if (body.floorFrom !== null && body.floorTo !== null && body.floorFrom > body.floorTo) throw wrongField('rule_broken', '/floorTo', 'must not be below floorFrom')
  const building = await buildingOf(ctx, of.site_id, body.buildingId)
  if (!building) throw wrongField('not_found', '/buildingId', 'no such building at this site')
  if (body.entranceId !== null && !building.entrances.some((one) => one.id === body.entranceId)) throw wrongField('not_found', '/entranceId', 'no such entrance in this building')
  const units = await unitsOfBuilding(ctx, building.id, body)
  if (units.length === 0) throw wrongField('rule_broken', '/floorFrom', 'the archives have no unit there')
  const day = dayIn(await timeZoneOf(ctx, of.site_id), happenedAt)
  const then = await unitsAsOf(ctx, units.map((unit) => unit.id), happenedAt, day)
  const renovations = renovationWitness === null ? null : await renovationWitness(ctx, units.map((unit) => unit.id), happenedAt)
  const today = dayIn(await timeZoneOf(ctx, of.site_id), ctx.now)
  const row = await ctx.tx
    .insertInto('falling_object')
    .values({
      organization_id: ctx.organizationId, id: body.id ?? newId(), site_id: of.site_id, number: dayNumber('F', today, await nextNumber(ctx, of.site_id, `falling-${today}`)), case_id: of.id, happened_at: happenedAt, place: body.place, object: body.object, harm: body.harm,
      building_id: building.id, entrance_id: body.entranceId, floor_from: body.floorFrom, floor_to: body.floorTo, opened_by: ctx.actor.name, opened_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await ctx.tx
    .insertInto('falling_object_unit')
    .values(
      units.map((unit) => {
        const { state = null, occupants = [] } = then.get(unit.id) ?? {}
        const known = renovations?.get(unit.id)
        return {
          organization_id: ctx.organizationId, inquiry_id: row.id, unit_id: unit.id, code: unit.code, sort_key: unit.sortKey, floor: unit.floor, state_then: state, was_occupied: wasOccupied(state, occupants), occupants: sql<Ref[]>`${JSON.stringify(occupants)}::jsonb`,
          was_renovating: known?.isRenovating ?? (state === null ? null : state === 'renovating'), renovation_source: known?.source ?? (state === null ? '' : 'archives'),
        }
      }),
    )
    .execute()
  note(ctx, row, 'opened', body.object)
  return presentPage(ctx, of, row)
}

/** Somebody lived there, or nobody did; null when the archives cannot tell. */
function wasOccupied(state: string | null, occupants: readonly Ref[]): boolean | null {
  if (state === null) return occupants.length > 0 ? true : null
  if (state === 'not_handed_over' || state === 'vacant') return false
  return state === 'self_occupied' || state === 'let' || occupants.length > 0 ? true : null
}

function note(ctx: Ctx, row: FallingRow, action: string, words: string | null): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'falling_object', recordId: row.id, action, toStatus: row.status, note: words })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.case_id, action: `falling_${action}`, note: words })
  announceChange(ctx, { recordType: 'case', recordId: row.case_id, siteId: row.site_id, action: `falling_${action}` })
}

/** One step of the inquiry. A unit is excluded with a reason that stays, whatever is thought of it later (CAS-003). */
export async function actOnFalling(ctx: Ctx, { params, body }: Input<typeof redress.actOnFalling>): Promise<{ inquiry: redress.FallingObject | null; mayOpen: boolean }> {
  const found = await ctx.tx.selectFrom('falling_object').select('case_id').where('id', '=', params.id).executeTakeFirst()
  if (!found) throw new AppError('not_found')
  const of = await lockHandledCase(ctx, found.case_id)
  const row = (await rowOf(ctx, of.id))!
  await mustBeCurrent(row.version, body.version, () => presentPage(ctx, of, row))
  const allowed = allowedActions(ctx, row)
  if (!allowed.includes(body.action)) {
    if (body.action === 'conclude' || body.action === 'reopen') ctx.actor.mustBeAbleTo('cases:decide', row.site_id)
    throw new AppError('action_not_allowed', `An inquiry that is ${row.status}`, undefined, { allowedActions: allowed })
  }
  let set: Partial<FallingRow> = {}
  let words = ''
  if (body.action === 'conclude') {
    set = { status: 'concluded', conclusion: body.conclusion }
    words = body.conclusion
  } else if (body.action === 'reopen') {
    set = { status: 'open', conclusion: '' }
    words = body.reason
  } else words = await findAbout(ctx, row, body)
  const after = await ctx.tx.updateTable('falling_object').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  note(ctx, after, body.action, words)
  return presentPage(ctx, of, after)
}

type Finding = Extract<Input<typeof redress.actOnFalling>['body'], { unitId: string }>

async function findAbout(ctx: Ctx, row: FallingRow, body: Finding): Promise<string> {
  const unit = await ctx.tx.selectFrom('falling_object_unit').selectAll().where('inquiry_id', '=', row.id).where('unit_id', '=', body.unitId).executeTakeFirst()
  if (!unit) throw wrongField('not_found', '/unitId', 'not among the units in question')
  if (body.action === 'exclude' && unit.excluded_by !== null) throw new AppError('action_not_allowed', 'It is excluded already')
  if (body.action === 'restore' && unit.excluded_by === null) throw new AppError('action_not_allowed', 'It is not excluded')
  const reason = body.action === 'presence' ? body.source : body.reason
  const fileIds = body.action === 'exclude' ? body.fileIds : []
  await attachFiles(ctx, { type: 'falling_object', id: row.id }, fileIds)
  const id = newId()
  await ctx.tx.insertInto('falling_object_finding').values({ organization_id: ctx.organizationId, id, inquiry_id: row.id, unit_id: unit.unit_id, kind: body.action, presence: body.action === 'presence' ? body.presence : null, reason, file_ids: fileIds, at: ctx.now, by_name: ctx.actor.name }).execute()
  const set = body.action === 'exclude' ? { excluded_by: id } : body.action === 'restore' ? { excluded_by: null } : { presence: body.presence, presence_source: body.presence === 'unknown' ? '' : body.source }
  await ctx.tx.updateTable('falling_object_unit').set(set).where('inquiry_id', '=', row.id).where('unit_id', '=', unit.unit_id).execute()
  return `${unit.code}：${reason}`
}
