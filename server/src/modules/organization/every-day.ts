import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { momentOf } from '../../platform/text/index.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { siteById, whenSiteIsMade } from './sites.ts'

/**
 * What is done at each site once a day, at an hour (`HH:mm`) of its own clock, from the day after it was made on: each day plans the next. A plan is
 * known by its instant, so that it goes on when the site is moved to another time zone, in which the same day comes again.
 */
export function everyDay(name: string, hour: string, tend: (ctx: Ctx, siteId: string) => Promise<unknown>): void {
  const planNext = (ctx: Ctx, site: { id: string; timeZone: string }): void => {
    const dueAt = momentOf(dayAfter(dayIn(site.timeZone, ctx.now)), hour, site.timeZone)
    ctx.enqueue(name, { siteId: site.id }, { dueAt, dedupeKey: `${name}:${site.id}:${dueAt.toISOString()}` })
  }
  queue(name, z.object({ siteId: z.uuid() }), async (ctx, { siteId }) => {
    await tend(ctx, siteId)
    planNext(ctx, await siteById(ctx, siteId))
  })
  whenSiteIsMade((ctx, site) => Promise.resolve(planNext(ctx, site)))
}
