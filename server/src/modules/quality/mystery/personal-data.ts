import { retainsFor } from '../../../platform/personal-data/index.ts'

/** Who went on a mystery visit is kept for half a year after the visit was over, then nobody knows any more. */
export function forgetVisitorsInTime(): void {
  retainsFor({
    name: 'mystery_visitors',
    usualDays: 180,
    async sweep(ctx, { siteId, before, isTrial }) {
      const day = before.toISOString().slice(0, 10)
      const over = ctx.tx.selectFrom('mystery_visit').select('id').where('site_id', '=', siteId).where('visitor_sealed', 'is not', null).where('until_on', '<', day)
      const rows = await over.limit(5000).execute()
      if (!isTrial && rows.length > 0) await ctx.tx.updateTable('mystery_visit').set({ visitor_sealed: null }).where('id', 'in', rows.map(({ id }) => id)).execute()
      return { purged: rows.length, held: 0, open: 0 }
    },
  })
}
