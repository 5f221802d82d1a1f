import { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { queue } from '../../../platform/events.ts'
import { momentOf } from '../../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { syncHouseholds } from '../households/sync.ts'
import { askHouseholds } from './ask.ts'
import { endCampaign, write } from './campaigns.ts'

/** Reminders go out in the morning. */
const HOUR = '09:30'
const DAY_MS = 86_400_000

/** The next morning of a site. */
export function nextMorning(ctx: Ctx, siteId: string, timeZone: string): void {
  const day = dayAfter(dayIn(timeZone, ctx.now))
  ctx.enqueue('archives.nightly', { siteId }, { dueAt: momentOf(day, HOUR, timeZone), dedupeKey: `archives-nightly:${siteId}:${day}` })
}

/** Brings the types of households up to date (leases that ended), ends campaigns whose last day is over, and reminds where it is time. Twice a day is once. */
export async function lookThroughSite(ctx: Ctx, siteId: string): Promise<void> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const open = await ctx.tx.selectFrom('household').select('unit_id').where('site_id', '=', siteId).where('closed_on', 'is', null).where('is_type_fixed', '=', false).execute()
  await syncHouseholds(ctx, open.map((row) => row.unit_id), today)
  const running = await ctx.tx.selectFrom('campaign').selectAll().where('site_id', '=', siteId).where('state', '=', 'running').forUpdate().execute()
  for (const campaign of running) {
    if (campaign.ends_on < today) await endCampaign(ctx, campaign, today)
    else if (campaign.reminded_at === null || ctx.now.getTime() - campaign.reminded_at.getTime() >= campaign.remind_every_days * DAY_MS - DAY_MS / 2) {
      await write(ctx, campaign, { reminded_at: ctx.now }, 'reminded')
      await askHouseholds(ctx, campaign, 'campaign.reminded')
    }
  }
}

/** Declares the daily job; each day plans the next. */
export function lookThroughDaily(): void {
  queue('archives.nightly', z.object({ siteId: z.uuid() }), async (ctx, { siteId }) => {
    const { timeZone } = await siteById(ctx, siteId)
    await lookThroughSite(ctx, siteId)
    nextMorning(ctx, siteId, timeZone)
  })
}
