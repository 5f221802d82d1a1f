import type { Ctx } from '../../platform/ctx.ts'
import { midnightOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { byStaff, syncClocks, type SubjectState } from '../sla/index.ts'

export interface Promised {
  id: string
  type: 'score_appeal' | 'quality_action' | 'quality_meeting' | 'service_evaluation'
  siteId: string
  kind: string
  since: Date
  due: Date
  /** Who keeps it; null while nobody was named. */
  holder: string | null
  isKept: boolean
  isOver: boolean
  /** It begins anew: what was done did not do. */
  isReopened?: boolean
}

/** The one clock of an appeal, an action, a meeting or an evaluation: kept by the moment that was named. Gives when it speaks next. */
export async function keepPromise(ctx: Ctx, one: Promised, isNew: boolean): Promise<Date | null> {
  const { kind: siteKind } = await siteById(ctx, one.siteId)
  const since = one.since.getTime()
  const facts: SubjectState['facts'] = { promised: byStaff(since) }
  if (one.isKept) facts.resolved = byStaff(ctx.now.getTime())
  if (one.isOver) facts.cancelled = byStaff(ctx.now.getTime())
  const state: SubjectState = { receivedAt: since, reportedAt: null, facts, waiting: null, promise: { agreedAt: since, to: one.due.getTime() }, reopenedAt: one.isReopened ? ctx.now.getTime() : null, holder: one.holder }
  const traits = { type: one.type, kind: one.kind, category: [], urgency: null, grade: null, siteKind, siteId: one.siteId }
  return (await syncClocks(ctx, { id: one.id, traits }, state, { isNew })).nextDueAt
}

/** The end of a day at a site. */
export async function endOf(ctx: Ctx, siteId: string, day: string): Promise<Date> {
  const { timeZone } = await siteById(ctx, siteId)
  return midnightOf(dayAfter(day), timeZone)
}
