import type { Input, redress } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { mustSeeCase, type CaseRow } from '../../cases/index.ts'
import { stepsOfCase } from '../workflow/steps.ts'
import { groupOfCase } from './groups.ts'
import { seriousWords } from './serious-words.ts'
import { currentSettings } from './settings.ts'
import { earlierOf, linesById } from './voices.ts'

/** A case that staff of its site may see. Throws `not_found`. */
export async function visibleCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirst()
  mustSeeCase(ctx, row)
  ctx.actor.mustSee('cases:read', row.site_id)
  return row
}

/** Locks a case that the actor handles. Throws `not_found`, `not_permitted`. */
export async function lockHandledCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  mustSeeCase(ctx, row)
  ctx.actor.mustBeAbleTo('cases:handle', row.site_id)
  return row
}

/** What surrounds a case, and which workspaces it asks for. */
export async function caseRedress(ctx: Ctx, { params }: Input<typeof redress.caseRedress>): Promise<redress.CaseRedress> {
  const row = await visibleCase(ctx, params.id)
  const settings = await currentSettings(ctx)
  const circumstance = await ctx.tx.selectFrom('complaint_circumstance').selectAll().where('case_id', '=', row.id).executeTakeFirst()
  const earlier = row.kind === 'complaint' ? await earlierOf(ctx, row, row.id, row.registered_at, settings.repeatDays) : []
  const repeatOf = circumstance?.repeat_of ?? null
  const code = await categoryCode(ctx, row.category_id)
  const has = await kept(ctx, row.id)
  const suggested = row.kind === 'complaint' ? seriousWords(`${row.title} ${row.statement}`).filter(({ reason }) => !row.major_reasons.includes(reason)) : []
  return {
    caseId: row.id, siteId: row.site_id, period: circumstance?.estate_period ?? null, handedOverOn: circumstance?.handed_over_on ?? null,
    repeatOf: repeatOf === null ? null : ((await linesById(ctx, [repeatOf])).get(repeatOf) ?? null), occurrence: circumstance?.occurrence ?? null, earlier: earlier.map(({ at: _, ...line }) => line), repeatDays: settings.repeatDays,
    group: await groupOfCase(ctx, row.id), steps: await stepsOfCase(ctx, row), suggested,
    asksFacility: (row.kind === 'complaint' && row.place_kind === 'facility') || code.startsWith('facility') || code.startsWith('lift'),
    asksLiability: code === 'water.leak' || code === 'water.burst' || LEAK.test(row.statement), asksFalling: FALLING.test(`${row.title} ${row.statement}`), ...has,
  }
}

const LEAK = /漏水|渗水|滲水|水渍|水漬|leak/i
const FALLING = /高空|坠物|墜物|抛物|拋物|掉下|砸(伤|傷|到|中|坏|壞)|falling/i

async function categoryCode(ctx: Ctx, id: string | null): Promise<string> {
  if (id === null) return ''
  return (await ctx.tx.selectFrom('case_category').select('code').where('id', '=', id).executeTakeFirst())?.code ?? ''
}

async function kept(ctx: Ctx, caseId: string): Promise<Pick<redress.CaseRedress, 'hasFacilityCheck' | 'hasLiability' | 'hasFalling' | 'libraryCaseId'>> {
  const { rows } = await ctx.client.query<{ check: boolean; liability: boolean; falling: boolean; library: string | null }>({
    name: 'redress_kept',
    text: `select exists (select from facility_check where case_id = $1) as check, exists (select from liability_assessment where case_id = $1) as liability,
             exists (select from falling_object where case_id = $1) as falling, (select id from library_case where from_case_id = $1 limit 1) as library`,
    values: [caseId],
  })
  const { check, liability, falling, library } = rows[0]!
  return { hasFacilityCheck: check, hasLiability: liability, hasFalling: falling, libraryCaseId: library }
}
