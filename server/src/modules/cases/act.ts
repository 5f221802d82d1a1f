import type { cases, Input } from '@guanjia/contract'
import { sql, type Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, effectiveTime, mustBeCurrent, nextStatus, recordHappening } from '../../platform/records/index.ts'
import { syncClocks } from '../sla/index.ts'
import { ACTS, type Change } from './acts.ts'
import { caseMoved } from './events.ts'
import { LIFECYCLE, VISIBLE_TO_RESIDENT, isOpen } from './lifecycle.ts'
import { pointedAt } from './names.ts'
import { allowedActions, handlersOf, mustSeeCase, refusal } from './permissions.ts'
import { presentCase, type CaseRow } from './present.ts'
import { slaState } from './sla-state.ts'
import { traitsOf } from './take-case.ts'
import { residentAccounts, tellOwners, tellResidents } from './tell.ts'
import type { CaseTable } from './tables.ts'

/** Locks a case that the actor may see. Throws `not_found`. */
export async function lockCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  mustSeeCase(ctx, row)
  return row
}

/** One act on a case: permit, lock, decide, write, tell, present. Every rule of an act stands in `lifecycle.ts` and `acts.ts`. */
export async function actOnCase(ctx: Ctx, { params, body }: Input<typeof cases.actOnCase>): Promise<cases.Case> {
  const row = await lockCase(ctx, params.id)
  await mustBeCurrent(row.version, body.version, () => presentCase(ctx, row))
  const handlers = await handlersOf(ctx, row.id)
  const refused = refusal(ctx, row, body.action, handlers)
  if (refused) throw refused
  const planned = nextStatus(LIFECYCLE, row.status, body.action, allowedActions(ctx, row, handlers))
  const at = effectiveTime(body.at, ctx.now, row.registered_at)
  const change = await ACTS[body.action]({ ctx, row, at, handlers }, body as never)
  const to = change.status ?? planned
  if (body.fileIds?.length) await attachFiles(ctx, { type: 'case', id: row.id }, body.fileIds)
  const after = await applyChange(ctx, row, to, { ...change, fileIds: body.fileIds ?? [], note: change.note ?? body.note ?? null }, body.action, at)
  await tellEverybody(ctx, after, body.action, row.status !== to || VISIBLE_TO_RESIDENT.includes(body.action))
  return presentCase(ctx, after)
}

/** Writes a change with its version, history line, clocks, live news and event; the one way in which a case changes. */
export async function applyChange(ctx: Ctx, row: CaseRow, to: cases.CaseStatus, change: Change & { fileIds?: string[] }, action: cases.CaseAction | 'raise' | 'work_done' | 'corrected' | 'joined', at: Date): Promise<CaseRow> {
  const set: Updateable<CaseTable> = { ...change.set, status: to, version: row.version + 1, updated_at: ctx.now }
  const after = { ...row, ...set } as CaseRow
  const { nextDueAt } = await updateClocks(ctx, after, row, action, at)
  // Arrays and objects of the driver: a jsonb value must travel as text.
  const rating = set.rating === undefined ? {} : { rating: sql`${JSON.stringify(set.rating)}::jsonb` }
  const updated = await ctx.tx.updateTable('service_case').set({ ...set, ...rating, next_due_at: nextDueAt }).where('id', '=', row.id).where('version', '=', row.version).executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new AppError('stale_version')
  after.next_due_at = nextDueAt
  recordHappening(ctx, {
    siteId: row.site_id, recordType: 'case', recordId: row.id, action, fromStatus: row.status, toStatus: to, note: change.note ?? null, at, fileIds: change.fileIds ?? [],
    changes: changesBetween(shown(row), shown(after)), isVisibleToResident: change.isVisible ?? VISIBLE_TO_RESIDENT.includes(action as cases.CaseAction),
  })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action, accountIds: await residentAccounts(ctx, row) })
  if (action !== 'corrected' && action !== 'joined') ctx.publish(caseMoved, { caseId: row.id, siteId: row.site_id, at: at.toISOString(), action: action === 'raise' || action === 'work_done' ? 'start' : action, from: row.status, to })
  return after
}

const SHOWN = ['kind', 'urgency', 'grade', 'category_id', 'department_id', 'owner_id', 'unit_id', 'person_id', 'title', 'statement', 'place', 'demand', 'expectation', 'wait_reason', 'promised_at', 'contact_phone', 'result', 'cause'] as const
function shown(row: CaseRow): Record<string, unknown> {
  return Object.fromEntries(SHOWN.map((field) => [field, row[field]]))
}

async function updateClocks(ctx: Ctx, after: CaseRow, before: CaseRow, action: string, at: Date): Promise<{ nextDueAt: Date | null }> {
  const pointed = await pointedAt(ctx, after.site_id, { unitId: null, personId: null, categoryId: after.category_id })
  const moments = {
    waitingSince: after.status === 'waiting' && before.status !== 'waiting' ? at : null,
    gradedAt: after.grade !== before.grade || (action === 'grade' && after.grade !== null) ? at : after.grade === null ? null : after.registered_at,
    reopenedAt: after.status === 'reopened' && before.status !== 'reopened' ? at : await reopenedAt(ctx, after),
    arrivedAt: null,
  }
  return syncClocks(ctx, { id: after.id, traits: traitsOf(after, pointed) }, slaState(after, moments), { effectiveAt: at })
}

async function reopenedAt(ctx: Ctx, row: CaseRow): Promise<Date | null> {
  if (row.cycle === 1) return null
  const entry = await ctx.tx.selectFrom('timeline_entry').select('at').where('record_id', '=', row.id).where('to_status', '=', 'reopened').orderBy('at', 'desc').limit(1).executeTakeFirst()
  return entry?.at ?? null
}

async function tellEverybody(ctx: Ctx, row: CaseRow, action: cases.CaseAction, isNews: boolean): Promise<void> {
  if (!isNews) return
  const word = `@caseAction:${action}`
  if (action !== 'urge' && action !== 'hand_over') await tellOwners(ctx, row, 'case.moved', { who: ctx.actor.name, act: word })
  if (VISIBLE_TO_RESIDENT.includes(action)) tellResidents(ctx, row, await residentAccounts(ctx, row), 'case.resident.moved', { act: word })
}

/** Corrects facts of a case that is not over. */
export async function changeCase(ctx: Ctx, { params, body }: Input<typeof cases.changeCase>): Promise<cases.Case> {
  const row = await lockCase(ctx, params.id)
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  await mustBeCurrent(row.version, body.version, () => presentCase(ctx, row))
  if (!isOpen(row.status)) throw new AppError('action_not_allowed', `A case that is ${row.status} is not corrected; reopen it first`)
  if (body.statement !== undefined && body.statement !== row.statement && row.kind === 'complaint' && row.status !== 'registered') throw wrongField('rule_broken', '/statement', "the resident's words stay as they were taken")
  await pointedAt(ctx, row.site_id, { unitId: body.unitId ?? null, personId: body.personId ?? null, categoryId: null })
  const instant = (value: string | null | undefined): Date | null | undefined => (value === undefined ? undefined : value === null ? null : new Date(value))
  const set: Updateable<CaseTable> = Object.fromEntries(
    Object.entries({
      title: body.title, statement: body.statement, demand: body.demand, expectation: body.expectation, place: body.place, place_kind: body.placeKind, unit_id: body.unitId, person_id: body.personId, occurred_at: instant(body.occurredAt), persons_involved: body.personsInvolved,
      wish: body.wish, contact_phone: body.contactPhone, promised_at: instant(body.promisedAt), urgency: body.urgency,
    }).filter(([, value]) => value !== undefined),
  )
  if (body.addFileIds?.length) await attachFiles(ctx, { type: 'case', id: row.id }, body.addFileIds, '', '/addFileIds')
  return presentCase(ctx, await applyChange(ctx, row, row.status, { set, fileIds: body.addFileIds ?? [], isVisible: false }, 'corrected', ctx.now))
}
