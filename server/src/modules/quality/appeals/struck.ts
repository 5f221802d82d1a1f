import type { Ctx } from '../../../platform/ctx.ts'

/** The evidence of a site that no longer counts, because an appeal against it was accepted. */
export async function struckKeys(ctx: Ctx, siteId: string): Promise<Set<string>> {
  const rows = await ctx.tx.selectFrom('score_appeal').select('key').where('site_id', '=', siteId).where('state', '=', 'accepted').execute()
  return new Set(rows.map(({ key }) => key))
}

/** Whoever closes a month and whoever decides on an appeal against it wait for one another: an appeal counts before the close, or corrects it. */
export async function lockMonth(ctx: Ctx, siteId: string, month: string): Promise<void> {
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`score_month:${siteId}:${month}`])
}

export async function openAppeals(ctx: Ctx, siteId: string, firstDay: string): Promise<number> {
  const { n } = await ctx.tx.selectFrom('score_appeal').select((e) => e.fn.countAll<string>().as('n')).where('site_id', '=', siteId).where('month', '=', firstDay).where('state', '=', 'open').executeTakeFirstOrThrow()
  return Number(n)
}
