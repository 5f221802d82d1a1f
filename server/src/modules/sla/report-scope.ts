import type { Input, sla } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

type Query = Omit<Input<typeof sla.slaReport>['query'], 'by'>

/** What a report is about. `now` is the moment of judgement: that of `asOf`, when one is asked for. */
export type ReportScope = {
  organizationId: string
  siteIds: string[]
  /** Local days of each site, `to` included. */
  from: string
  to: string
  asOf: Date | null
  now: Date
  filter: Query['filter']
}

/** Longest period of one report, in days. */
const MAX_DAYS = 1100

/**
 * The sites whose figures the actor may see, or the one asked for, and the period.
 * Throws `not_found` for a site outside the actor's scope, `invalid_request` naming `?to` or `?asOf`.
 */
export async function scopeOf(ctx: Ctx, { siteId, from, to, asOf, filter }: Query): Promise<ReportScope> {
  if (to < from) throw wrongField('invalid_request', '?to', 'lies before from')
  if (Date.parse(to) - Date.parse(from) > MAX_DAYS * 86_400_000) throw wrongField('invalid_request', '?to', `at most ${MAX_DAYS} days`)
  const moment = asOf === undefined ? null : new Date(asOf)
  if (moment && moment > ctx.now) throw wrongField('invalid_request', '?asOf', 'lies in the future')
  const siteIds = await sitesFor(ctx, siteId)
  return { organizationId: ctx.organizationId, siteIds, from, to, asOf: moment, now: moment ?? ctx.now, filter }
}

/** Sites with figures that the actor may see. Throws `not_found` for one that is not among them. */
export async function sitesFor(ctx: Ctx, siteId: string | undefined): Promise<string[]> {
  if (siteId !== undefined) ctx.actor.mustSee('insight:read', siteId)
  const visible = siteId === undefined ? ctx.actor.sitesFor('insight:read') : [siteId]
  const rows = await ctx.tx
    .selectFrom('site')
    .select('id')
    .$if(visible !== 'all', (select) => select.where((e) => e('id', '=', e.fn.any(e.val(visible as string[])))))
    .execute()
  if (siteId !== undefined && rows.length === 0) throw wrongField('not_found', '?siteId', 'no such site')
  return rows.map((row) => row.id)
}
