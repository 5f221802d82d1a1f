import type { Role } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { CaseRow } from '../../cases/index.ts'
import { currentSettings, type Settings } from '../causes/settings.ts'
import { COUNTED, GRANTED, isWithin, limitOf } from './rules.ts'

/** What the actor may decide at a site, by the roles held there. */
export function limitAt(ctx: Ctx, settings: Pick<Settings, 'limits'>, siteId: string): number | null {
  const roles = ctx.actor.grants.filter((grant) => grant.siteId === null || grant.siteId === siteId).map((grant): Role => grant.role)
  return limitOf(settings.limits, roles)
}

/** The limit of the roles does not cover what a case would cost. */
export const aboveLimit = (limit: number | null, costFen: number): AppError => new AppError('compensation.above_limit', `${costFen} fen for this case, ${limit === null || limit < 0 ? 0 : limit} allowed`)

type Sum = { case_id: string; counted: number; granted: number }

/** What each case costs so far: everything asked for or granted, and what is granted. */
export async function sumsOf(ctx: Ctx, caseIds: readonly string[]): Promise<Map<string, Sum>> {
  const { rows } = await ctx.client.query<Sum>(
    `select case_id, coalesce(sum(amount_fen) filter (where status = any ($2)), 0)::bigint as counted, coalesce(sum(amount_fen) filter (where status = any ($3)), 0)::bigint as granted
     from compensation where case_id = any ($1) group by case_id`,
    [[...new Set(caseIds)], COUNTED, GRANTED],
  )
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** Throws `compensation.above_limit` when the actor's limit does not cover an amount beside what its case was granted (CMP-015). */
export async function mustCover(ctx: Ctx, of: Pick<CaseRow, 'id' | 'site_id'>, amountFen: number): Promise<void> {
  const limit = limitAt(ctx, await currentSettings(ctx), of.site_id)
  const granted = (await sumsOf(ctx, [of.id])).get(of.id)?.granted ?? 0
  if (!isWithin(limit, amountFen, granted)) throw aboveLimit(limit, amountFen + granted)
}
