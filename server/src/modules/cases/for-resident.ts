import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import type { CaseRow } from './present.ts'

/** Promises that are made to the resident; the others are between colleagues. */
export const PROMISED_TO_RESIDENTS: readonly string[] = ['acknowledge', 'arrive', 'feedback', 'next_update', 'resolve', 'promised', 'return_visit', 'answer']

/** Files that the resident gave or was shown: those of the lines that they may read. */
export async function filesForResident(ctx: Ctx, caseId: string): Promise<Set<string>> {
  const lines = await ctx.tx.selectFrom('timeline_entry').select('file_ids').where('record_id', '=', caseId).where('is_visible_to_resident', '=', true).execute()
  return new Set(lines.flatMap((line) => line.file_ids))
}

/**
 * A case as its resident sees it: what the house thinks of it, other cases and their households stay inside. What was joined is seen without
 * the phone of whoever reported it.
 */
export async function forResident(ctx: Ctx, row: CaseRow, record: cases.Case): Promise<cases.Case> {
  const shown = await filesForResident(ctx, row.id)
  const isReporter = row.reported_by_account === ctx.actor.accountId || row.person_id === ctx.actor.personId
  return {
    ...forResidentInList(record),
    cause: '', majorReasons: [], wish: null, personsInvolved: '', related: [], unreachedDays: 0,
    contactPhone: isReporter ? record.contactPhone : '',
    duplicateOf: record.duplicateOf !== null && (await isOwn(ctx, record.duplicateOf.id)) ? record.duplicateOf : null,
    returnVisits: record.returnVisits.filter((visit) => visit.isReached),
    clocks: record.clocks.filter((clock) => PROMISED_TO_RESIDENTS.includes(clock.metric)).map((clock) => ({ ...clock, acknowledged: null })),
    files: record.files.filter((file) => shown.has(file.id)),
  }
}

export function forResidentInList<R extends cases.CaseSummary>(record: R): R {
  return { ...record, grade: null, department: null, clock: record.clock !== null && PROMISED_TO_RESIDENTS.includes(record.clock.metric) ? record.clock : null }
}

async function isOwn(ctx: Ctx, id: string): Promise<boolean> {
  return (await ownCaseIds(ctx, [id])).length > 0
}

/** Which of these cases are the resident's own, by report, by name or by joining; all of them without `among`. */
export async function ownCaseIds(ctx: Ctx, among?: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.client.query<{ id: string }>({ name: among ? 'own_cases_among' : 'own_cases', text: `${OWN_CASES} ${among ? 'where own.id = any ($3)' : ''}`, values: [ctx.actor.accountId, ctx.actor.personId, ...(among ? [among] : [])] })
  return rows.map((row) => row.id)
}

/** Each part is found by its index. $1 is the account, $2 the person; a null finds nothing. */
export const OWN_CASES = `select own.id from (
  select id from service_case where reported_by_account = $1
  union select id from service_case where person_id = $2
  union select id from joined_case where joined_by @> array[$2]::uuid[]) own`
