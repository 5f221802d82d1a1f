import type { cases, Input } from '@guanjia/contract'
import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { effectiveTime, mustBeCurrent, nextStatus } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { ACTS } from './acts.ts'
import { applyChange, lockCase } from './change.ts'
import { tellPromise } from './enquiries.ts'
import { LIFECYCLE, VISIBLE_TO_RESIDENT, isOpen } from './lifecycle.ts'
import { lockBoth, tellMerged } from './merge.ts'
import { pointedAt } from './names.ts'
import { allowedActions, handlersOf, refusal } from './permissions.ts'
import { presentCase, type CaseRow } from './present.ts'
import { isSplitOff } from './split.ts'
import type { CaseTable } from './tables.ts'
import { restOfOrders } from './rest-of-orders.ts'
import { residentAccounts, tellOwners, tellResidents } from './tell.ts'
import { mustSpeakPolitely } from './texts-to-residents.ts'
import { asOfNow } from './waits.ts'

/** One act on a case: permit, lock, decide, write, tell, present. Every rule of an act stands in `lifecycle.ts` and `acts.ts`. */
export async function actOnCase(ctx: Ctx, { params, body }: Input<typeof cases.actOnCase>): Promise<cases.Case> {
  if (body.action === 'link') await lockBoth(ctx, params.id, body.otherId)
  const found = await lockCase(ctx, params.id)
  if (body.action === 'split' && (await isSplitOff(ctx, found, body.newCaseId))) return presentCase(ctx, found)
  await mustBeCurrent(found.version, body.version, () => presentCase(ctx, found))
  const told = effectiveTime(body.at, ctx.now, found.registered_at)
  const row = await asOfNow(ctx, found, body.action, told)
  const handlers = await handlersOf(ctx, row.id)
  const refused = refusal(ctx, row, body.action, handlers)
  if (refused) throw refused
  await mustSpeakPolitely(ctx, row.site_id, body)
  const rest = body.action === 'object' ? await restOfOrders(ctx, row.id) : null
  const planned = nextStatus(LIFECYCLE, row.status, body.action, allowedActions(ctx, row, handlers, 0, rest))
  // A wait is over when it was to end, even if somebody says so later.
  const at = body.action === 'resume' && row.wait_until! < told ? row.wait_until! : told
  const change = await ACTS[body.action]({ ctx, row, at, handlers }, body as never)
  const to = change.status ?? planned
  const set = { ...change.set, ...answerBy(ctx, row, body.action, at) }
  if (body.fileIds?.length) await attachFiles(ctx, { type: 'case', id: row.id }, body.fileIds)
  const after = await applyChange(ctx, row, to, { ...change, set, fileIds: body.fileIds ?? [], note: change.note ?? body.note ?? null }, body.action, at)
  await tellEverybody(ctx, after, body.action, row.status !== to || VISIBLE_TO_RESIDENT.includes(body.action))
  const presented = await presentCase(ctx, after)
  if (body.action === 'classify' && row.kind === 'enquiry' && after.kind === 'repair') await tellPromise(ctx, after, presented)
  return presented
}

/** What the house says to the resident answers what they asked. */
const ANSWERS: readonly cases.CaseAction[] = ['feedback', 'resolve', 'invalidate', 'return_visit']
function answerBy(ctx: Ctx, row: CaseRow, action: cases.CaseAction, at: Date): Updateable<CaseTable> {
  return ctx.actor.kind === 'staff' && ANSWERS.includes(action) && row.asked_at !== null && row.asked_at <= at ? { answered_at: at } : {}
}

/** Acts of which the owners hear in words of their own. */
const TOLD_BY_THE_ACT: readonly cases.CaseAction[] = ['urge', 'hand_over', 'object']

/** Acts after which a case may stand reopened; none of them is possible while it does. */
const REOPENING: readonly cases.CaseAction[] = ['reopen', 'return_visit', 'confirm', 'rate']

async function tellEverybody(ctx: Ctx, row: CaseRow, action: cases.CaseAction, isNews: boolean): Promise<void> {
  if (!isNews) return
  const act = `@caseAction:${action}`
  if (!TOLD_BY_THE_ACT.includes(action)) await tellOwners(ctx, row, 'case.moved', { who: ctx.actor.name, act })
  if (!VISIBLE_TO_RESIDENT.includes(action)) return
  const residents = await residentAccounts(ctx, row)
  if (action === 'wait' || action === 'prolong') {
    const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), row.wait_until!)
    tellResidents(ctx, row, residents, 'case.resident.waits', { reason: `@waitReason:${row.wait_reason}`, until })
  } else tellResidents(ctx, row, residents, 'case.resident.moved', { act })
  // Not settled, it begins anew: for whoever reported the same, too.
  await tellMerged(ctx, row, row.status === 'reopened' && REOPENING.includes(action) ? 'reopen' : action)
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
  if (set.promised_at !== undefined && set.promised_at?.valueOf() !== row.promised_at?.valueOf()) set.promise_made_at = set.promised_at === null ? null : ctx.now
  if (body.addFileIds?.length) await attachFiles(ctx, { type: 'case', id: row.id }, body.addFileIds, '', '/addFileIds')
  return presentCase(ctx, await applyChange(ctx, row, row.status, { set, fileIds: body.addFileIds ?? [], isVisible: false }, 'corrected', ctx.now))
}
