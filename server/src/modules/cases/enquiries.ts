import type { cases, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { enquiryKindsById, versionTitle } from '../knowledge/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import { employeeNames } from '../people/index.ts'
import type { CaseRow } from './present.ts'
import { residentAccounts, tellResidents } from './tell.ts'

/** What an enquiry has beside a case; null for every other kind. Who inside the house it is offered to is not the resident's matter. */
export async function enquiryOf(ctx: Ctx, row: CaseRow): Promise<cases.Case['enquiry']> {
  if (row.kind !== 'enquiry') return null
  const kind = row.enquiry_kind_id === null ? null : ((await enquiryKindsById(ctx, [row.enquiry_kind_id])).get(row.enquiry_kind_id) ?? null)
  const answeredBy = row.answer_article_id === null || row.answer_version === null ? null : { id: row.answer_article_id, version: row.answer_version, title: await versionTitle(ctx, row.answer_article_id, row.answer_version) }
  const isStaff = ctx.actor.kind !== 'resident'
  return {
    kind: kind && { id: kind.id, name: kind.name }, materials: kind?.materials ?? [], post: isStaff ? (kind?.post ?? '') : '', standardAnswer: kind?.article ?? null, answeredBy, transfer: isStaff ? await transferOf(ctx, row) : null, bouncedCount: isStaff ? row.bounced_count : 0,
  }
}

async function transferOf(ctx: Ctx, row: CaseRow): Promise<NonNullable<cases.Case['enquiry']>['transfer']> {
  if (row.transfer_at === null || row.transfer_by === null) return null
  const names = await employeeNames(ctx, [row.transfer_by, row.transfer_employee_id])
  const department = row.transfer_department_id === null ? null : await ctx.tx.selectFrom('department').select('name').where('id', '=', row.transfer_department_id).executeTakeFirstOrThrow()
  const to = department === null ? { id: row.transfer_employee_id!, name: names.get(row.transfer_employee_id!)! } : { id: row.transfer_department_id!, name: department.name }
  return { to, isDepartment: department !== null, by: { id: row.transfer_by, name: names.get(row.transfer_by)! }, at: row.transfer_at.toISOString(), reason: row.transfer_reason }
}

/** By which promise the resident hears how it stands: the time they were told, the first answer, the result. */
const TOLD_BY = ['promised', 'feedback', 'resolve'] as const

/** By when the resident was told to hear how it stands; null when nothing is promised any more (INQ-003). */
export function promisedFeedbackAt(row: Pick<CaseRow, 'promised_at'>, clocks: readonly sla.Clock[]): string | null {
  if (row.promised_at !== null) return row.promised_at.toISOString()
  for (const metric of TOLD_BY) {
    const running = clocks.findLast((clock) => clock.metric === metric && (clock.state === 'running' || clock.state === 'paused') && clock.dueAt !== null)
    if (running?.dueAt) return running.dueAt
  }
  return null
}

/** An enquiry became a repair: the resident keeps the own words and is told by when the result will be fed back (INQ-003). */
export async function tellPromise(ctx: Ctx, row: CaseRow, presented: cases.Case): Promise<void> {
  if (presented.promisedFeedbackAt === null) return
  const until = wallTimeIn(await timeZoneOf(ctx, row.site_id), new Date(presented.promisedFeedbackAt))
  recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: 'promise_told', note: until, isVisibleToResident: true })
  tellResidents(ctx, row, await residentAccounts(ctx, row), 'case.resident.promise', { until })
}
