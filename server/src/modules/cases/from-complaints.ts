import type { cases } from '@guanjia/contract'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { beginning } from '../../platform/text/index.ts'
import { applyChange, lockCase } from './change.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { residentAccounts, tellAboutMajor, tellResidents } from './tell.ts'
import { asOfNow } from './waits.ts'

/**
 * A complaint is major for a reason that nobody ticked: the product itself grades it, with the promises that follow. Does nothing to what
 * is no open complaint, or has the reason already. `isTold`: the managers hear of it otherwise. Answers whether the case changed.
 */
export async function forceMajor(ctx: Ctx, caseId: string, reason: cases.Case['majorReasons'][number], note: string, isTold = false): Promise<boolean> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', caseId).forUpdate().executeTakeFirstOrThrow()
  if (row.kind !== 'complaint' || !LIFECYCLE.grade.from.includes(row.status) || row.major_reasons.includes(reason)) return false
  // Of complaints that come in the same second, one may be written before another that began earlier.
  const now = ctx.now < row.updated_at ? row.updated_at : ctx.now
  const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId, ctx.locale), now }
  await applyChange(itself, row, row.status, { set: { grade: 'major', major_reasons: [...row.major_reasons, reason] }, note }, 'grade', now)
  if (row.grade !== 'major' && !isTold) await tellAboutMajor(ctx, row)
  await ctx.flush()
  return true
}

/** One answer to a case among several: its feedback where it is open, otherwise a line; the resident reads it either way. */
export async function answerCase(ctx: Ctx, caseId: string, text: string, nextReplyAt: Date | null): Promise<void> {
  const row = await asOfNow(ctx, await lockCase(ctx, caseId), 'feedback', ctx.now)
  const residents = await residentAccounts(ctx, row)
  if (LIFECYCLE.feedback.from.includes(row.status)) {
    const set = { last_feedback_at: ctx.now, next_reply_at: nextReplyAt, acknowledged_at: row.acknowledged_at ?? ctx.now }
    await applyChange(ctx, row, row.status, { set, note: text }, 'feedback', ctx.now)
  } else {
    recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: 'commented', note: text, isVisibleToResident: true })
    announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action: 'commented', accountIds: residents })
  }
  tellResidents(ctx, row, residents, 'case.resident.message', { note: beginning(text, 200) })
}
