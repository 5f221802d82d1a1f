import type { Ctx } from '../../platform/ctx.ts'
import { ticketText } from './rules.ts'

/** How visitors rated who received them at the desk, for the score of the month (SCR-003). */
export async function answersAtTheDesk(ctx: Ctx, { siteId, from, to }: { siteId: string; from: Date; to: Date }) {
  const rows = await ctx.tx
    .selectFrom('visit').select(['id', 'ticket', 'served_by', 'arrived_at', 'rating'])
    .where('site_id', '=', siteId).where('arrived_at', '>=', from).where('arrived_at', '<', to).where('rating', 'is not', null)
    .orderBy('arrived_at').orderBy('id').execute()
  return rows.map((row) => ({ source: 'reception' as const, key: `reception:${row.id}`, recordId: row.id, number: ticketText(row.ticket), employeeId: row.served_by, at: row.arrived_at, stars: row.rating! }))
}
