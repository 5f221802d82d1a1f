import type { Input, Output, standards } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { isServiceStandard } from './library.ts'

type Use = standards.StandardUse
type Find = (ctx: Ctx, standardId: string) => Promise<Use[]>
const finders: Find[] = []

/** A module to the right tells where it uses a standard: what the actor may see of it. */
export function usesStandards(find: Find): void {
  finders.push(find)
}

/** Where a standard is used: checklists, questions, courses, drills, score sheets, mystery visits, duty sheets. */
export async function standardUses(ctx: Ctx, { params }: Input<typeof standards.standardUses>): Promise<Output<typeof standards.standardUses>> {
  const row = await ctx.tx.selectFrom('service_standard').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!isServiceStandard(row)) throw new AppError('not_found')
  const items: Use[] = await sheetsWith(ctx, params.id)
  for (const find of finders) items.push(...(await find(ctx, params.id)))
  return { items }
}

/** Duty sheets in use that took it, of the whole organisation and of sites at which the actor reads. */
async function sheetsWith(ctx: Ctx, standardId: string): Promise<Use[]> {
  const { rows } = await ctx.client.query<{ id: string; code: string; name: string; site_id: string | null; number: number }>(
    `select s.id, s.code, s.name, s.site_id, (t.taken ->> 'number')::int as number from service_standard s join standard_version v on v.organization_id = s.organization_id and v.standard_id = s.id and v.number = s.current_version
     cross join lateral jsonb_array_elements(v.standards) t (taken) where s.state = 'published' and t.taken ->> 'standardId' = $1::uuid::text order by s.code`, [standardId])
  return rows.filter((row) => row.site_id === null || ctx.actor.can('standards:read', row.site_id)).map(({ id, code, name, number }) => ({ kind: 'duty_sheet' as const, id, code, name, number, itemIds: [] }))
}
