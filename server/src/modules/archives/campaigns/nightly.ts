import type { Ctx } from '../../../platform/ctx.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { syncHouseholds } from '../households/sync.ts'
import { askHouseholds } from './ask.ts'
import { endCampaign, write } from './campaigns.ts'

const DAY_MS = 86_400_000

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
