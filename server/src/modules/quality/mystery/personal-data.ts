import { forgetFiles } from '../../../platform/files/forget.ts'
import { retainsFor } from '../../../platform/personal-data/index.ts'
import { RECORDING } from './sheet.ts'

/** Who went on a mystery visit, and their voice, is kept for half a year after the visit was over, then nobody knows any more. */
export function forgetVisitorsInTime(): void {
  retainsFor({
    name: 'mystery_visitors',
    usualDays: 180,
    async sweep(ctx, { siteId, before, isTrial }) {
      const day = before.toISOString().slice(0, 10)
      const over = ctx.tx.selectFrom('mystery_visit').select('id').where('site_id', '=', siteId).where('visitor_sealed', 'is not', null).where('until_on', '<', day)
      const rows = await over.limit(5000).execute()
      const ids = rows.map(({ id }) => id)
      if (!isTrial && ids.length > 0) {
        await ctx.tx.updateTable('mystery_visit').set({ visitor_sealed: null }).where('id', 'in', ids).execute()
        await forgetFiles(ctx, RECORDING, ids)
      }
      return { purged: rows.length, held: 0, open: 0 }
    },
  })
}
