import { sql } from 'kysely'
import { z } from 'zod'
import type { handover } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { momentOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { defectReviewDue } from './events.ts'
import { attentionUntil, mondayOf } from './rules.ts'
import { tellOverdue } from './tell.ts'

const DAILY = 'handover.daily'

/** Until when the last hand-over of a site keeps its defects under weekly review, and what the last review saw. */
export async function attentionOf(ctx: Ctx, siteId: string, today: string): Promise<handover.DefectSummary['attention']> {
  const { rows } = await sql<{ last: string | null }>`select max(handed_over_on) as last from unit where site_id = ${siteId} and handed_over_on <= ${today}`.execute(ctx.tx)
  const until = attentionUntil(rows[0]!.last, today)
  if (until === null) return null
  const review = await ctx.tx.selectFrom('defect_review').selectAll().where('site_id', '=', siteId).orderBy('week_on', 'desc').limit(1).executeTakeFirst()
  return { until, lastReview: review ? { weekOn: review.week_on, open: review.open, overdue: review.overdue } : null }
}

/** The morning of a site: who is late is told once for each deadline, and once a week a review becomes due. Twice a day is once. */
export async function lookAtDefects(ctx: Ctx, siteId: string): Promise<void> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const { rows: late } = await sql<{ id: string; site_id: string; number: string; description: string; due: string }>`
    select id, site_id, number, description, coalesce(promised_on, due_on) as due from defect
    where site_id = ${siteId} and closed_at is null and state = 'notified' and coalesce(promised_on, due_on) < ${today} order by number`.execute(ctx.tx)
  for (const row of late) await tellOverdue(ctx, row, row.due)
  if ((await attentionOf(ctx, siteId, today)) !== null) await review(ctx, siteId, today, late.length)
}

async function review(ctx: Ctx, siteId: string, today: string, overdue: number): Promise<void> {
  const weekOn = mondayOf(today)
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from defect where site_id = ${siteId} and closed_at is null`.execute(ctx.tx)
  const open = rows[0]!.open
  const made = await ctx.tx.insertInto('defect_review').values({ organization_id: ctx.organizationId, site_id: siteId, week_on: weekOn, open, overdue, at: ctx.now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n || open === 0) return
  const friday = dayAfter(weekOn, 4)
  ctx.publish(defectReviewDue, { siteId, at: ctx.now.toISOString(), weekOn, dueOn: friday < today ? today : friday, open, overdue })
}

/** The next morning of a site. */
export function lookNext(ctx: Ctx, siteId: string, timeZone: string): void {
  const day = dayAfter(dayIn(timeZone, ctx.now))
  ctx.enqueue(DAILY, { siteId }, { dueAt: momentOf(day, '08:00', timeZone), dedupeKey: `handover-daily:${siteId}:${day}` })
}

/** Declares the daily job; each morning plans the next, whatever the clock of the server. */
export function lookDaily(): void {
  queue(DAILY, z.object({ siteId: z.uuid() }), async (ctx, { siteId }) => {
    const { timeZone } = await siteById(ctx, siteId)
    await lookAtDefects(ctx, siteId)
    lookNext(ctx, siteId, timeZone)
  })
}
