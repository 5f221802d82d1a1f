import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { bigrams } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { syncClocks } from '../sla/index.ts'
import type { Acting } from './acts.ts'
import type { Change } from './change.ts'
import { caseRegistered } from './events.ts'
import { examine } from './examine.ts'
import { insertCase } from './insert-case.ts'
import { pointedAt } from './names.ts'
import { newRow, type CaseRow } from './present.ts'
import { gradeOf, titleOf } from './rules.ts'
import { routeLater } from './routing.ts'
import { slaState, traitsOf } from './sla-state.ts'
import { residentAccounts, tellAboutMajor } from './tell.ts'

type SplitBody = Extract<cases.CaseActionBody, { action: 'split' }>

/** Whether the second case of this id has been split from the case before: a retry finds its work done. */
export async function isSplitOff(ctx: Ctx, row: CaseRow, newCaseId: string | undefined): Promise<boolean> {
  if (newCaseId === undefined) return false
  const part = await ctx.tx.selectFrom('service_case').select('id').where('id', '=', newCaseId).where('split_from', '=', row.id).executeTakeFirst()
  return part !== undefined
}

/**
 * Makes a second case of what a resident told in one: whose contact it was, who reported it, where and when it happened are inherited
 * (spec 05, Changes); its number and promises are its own, and count from the split.
 * Throws `already_exists` naming `/newCaseId`, `not_found`.
 */
export async function split({ ctx, row, at }: Acting, body: SplitBody): Promise<Change> {
  const pointed = await pointedAt(ctx, row.site_id, { unitId: row.unit_id, personId: null, categoryId: body.categoryId })
  const part = partOf(ctx, row, body, at, pointed.category?.urgency ?? row.urgency)
  const examined = await examine(ctx, part)
  const state = slaState(part, { gradedAt: part.grade === null ? null : at, reopenedAt: null })
  const { nextDueAt } = await syncClocks(ctx, { id: part.id, traits: traitsOf(part, pointed) }, state, { isNew: true })
  part.next_due_at = nextDueAt
  await insertCase(ctx, part, dayIn(pointed.timeZone, at), '/newCaseId')
  const pair = { organization_id: ctx.organizationId, case_id: part.id, other_id: row.id }
  await ctx.tx.insertInto('case_link').values({ ...pair, kind: 'split' }).execute()
  const fileIds = body.fileIds ?? []
  await attachFiles(ctx, { type: 'case', id: part.id }, fileIds)
  const line = { siteId: row.site_id, recordType: 'case', recordId: part.id, at, isVisibleToResident: true }
  recordHappening(ctx, { ...line, action: 'registered', toStatus: 'registered', note: body.statement, fileIds })
  recordHappening(ctx, { ...line, action: 'split_off', note: `← ${row.number}` })
  const accountIds = await residentAccounts(ctx, part)
  announceChange(ctx, { recordType: 'case', recordId: part.id, siteId: row.site_id, action: 'registered', accountIds })
  ctx.publish(caseRegistered, { caseId: part.id, siteId: row.site_id, at: at.toISOString(), kind: part.kind })
  routeLater(ctx, part, pointed.hasDuty)
  if (part.grade === 'major' && !examined.isTold) await tellAboutMajor(ctx, part)
  await examined.whenWritten?.(part)
  return { note: `→ ${part.number}` }
}

function partOf(ctx: Ctx, row: CaseRow, body: SplitBody, at: Date, urgency: CaseRow['urgency']): CaseRow {
  const title = titleOf(body.title, body.statement)
  return newRow(ctx, {
    id: body.newCaseId ?? newId(), split_from: row.id, site_id: row.site_id, kind: body.kind, title, statement: body.statement,
    category_id: body.categoryId, urgency, grade: gradeOf(body.kind, null, []), channel: row.channel, unit_id: row.unit_id,
    person_id: row.person_id, place_kind: row.place_kind, place: row.place, contact_phone: row.contact_phone, occurred_at: row.occurred_at,
    first_contact_by: row.first_contact_by, owner_id: row.owner_id, reported_by_account: row.reported_by_account, registered_at: at,
    acknowledged_at: at, grams: bigrams(`${title} ${body.statement}`.slice(0, 400)),
  })
}
