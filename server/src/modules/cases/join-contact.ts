import type { cases } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { isOpen } from './lifecycle.ts'
import { lockCase } from './change.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { presentCase } from './present.ts'
import { tellOwners } from './tell.ts'

/** One more contact on an open case: the words land on its timeline and its owners hear of it; nobody has to tell it all again (CMP-057). */
export async function joinContact(ctx: Ctx, siteId: string, caseId: string, words: string): Promise<cases.Case> {
  const row = await lockCase(ctx, caseId)
  if (row.site_id !== siteId) throw wrongField('not_found', '/outcome/caseId', 'no such case at this site')
  if (!isOpen(row.status)) throw new AppError('action_not_allowed', `The case is ${row.status}; reopen it instead`)
  recordHappening(ctx, { siteId, recordType: 'case', recordId: row.id, action: 'contacted_again', note: words, isVisibleToResident: true })
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId, action: 'contacted_again' })
  await tellOwners(ctx, row, 'case.resident.message', { note: words.slice(0, 200) })
  return presentCase(ctx, row)
}
