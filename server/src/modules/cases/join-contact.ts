import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { isOpen } from './lifecycle.ts'
import { lockCase } from './change.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { beginning } from '../../platform/text/index.ts'
import { peopleOfUnit } from '../archives/index.ts'
import { presentCase, type CaseRow } from './present.ts'
import { residentAccounts, tellOwners } from './tell.ts'

/** One more contact on an open case: the words land on its timeline and its owners hear of it; nobody has to tell it all again (CMP-057). */
export async function joinContact(ctx: Ctx, siteId: string, caseId: string, words: string, personId: string | null = null, fileIds: string[] = []): Promise<cases.Case> {
  const row = await lockForJoining(ctx, caseId)
  if (row.site_id !== siteId) throw wrongField('not_found', '/outcome/caseId', 'no such case at this site')
  if (!isOpen(row.status)) throw new AppError('action_not_allowed', `The case is ${row.status}; reopen it instead`)
  const joined = await joiners(ctx, row, personId)
  if (joined !== row.joined_by) await ctx.tx.updateTable('service_case').set({ joined_by: joined }).where('id', '=', row.id).execute()
  row.joined_by = joined
  recordHappening(ctx, { siteId, recordType: 'case', recordId: row.id, action: 'contacted_again', note: words, fileIds, isVisibleToResident: true })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId, action: 'contacted_again', accountIds: await residentAccounts(ctx, row) })
  await tellOwners(ctx, row, 'case.resident.message', { note: beginning(words, 200) })
  return presentCase(ctx, row)
}

/** Staff join what they see; of a resident the caller has made sure that it is a matter of their home, which they see only from now on. */
async function lockForJoining(ctx: Ctx, caseId: string): Promise<CaseRow> {
  if (ctx.actor.kind !== 'resident') return lockCase(ctx, caseId)
  return ctx.tx.selectFrom('service_case').selectAll().where('id', '=', caseId).forUpdate().executeTakeFirstOrThrow()
}

/** Who sees and hears of the case besides its reporter: people of the same home only, for the matter of a neighbour is the neighbour's. */
async function joiners(ctx: Ctx, row: CaseRow, personId: string | null): Promise<string[]> {
  if (personId === null || row.unit_id === null || row.person_id === personId || row.joined_by.includes(personId)) return row.joined_by
  const livesThere = (await peopleOfUnit(ctx, row.unit_id)).some((one) => one.personId === personId)
  return livesThere ? [...row.joined_by, personId] : row.joined_by
}
