import type { rulebook } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

export interface Taken {
  standardId: string
  number: number
}

/** The standards that a duty sheet takes, each in the version in force now. Throws `rule_broken` naming `/standardIds`. */
export async function takenNow(ctx: Ctx, kind: string, ids: readonly string[]): Promise<Taken[]> {
  if (ids.length === 0) return []
  if (kind !== 'duty_sheet') throw wrongField('rule_broken', '/standardIds', 'only a duty sheet takes standards')
  const rows = await ctx.tx.selectFrom('service_standard').select(['id', 'current_version']).where('id', 'in', [...ids]).where('scene', 'is not', null).where('state', '=', 'published').execute()
  const numbers = new Map(rows.map((row) => [row.id, row.current_version]))
  return [...new Set(ids)].map((standardId) => {
    const number = numbers.get(standardId)
    if (number === undefined || number === null) throw wrongField('rule_broken', '/standardIds', 'no standard in force')
    return { standardId, number }
  })
}

/** What they said when the sheet took them, in its order, and whether they still say so. */
export async function takenStandards(ctx: Ctx, taken: readonly Taken[]): Promise<rulebook.SheetStandard[]> {
  if (taken.length === 0) return []
  const { rows } = await ctx.client.query<rulebook.SheetStandard>(
    `select s.id, s.code, s.name, v.number, s.state = 'published' and s.current_version = v.number as "isInForce",
            (select jsonb_agg(jsonb_build_object('text', i.item ->> 'text', 'isRedLine', coalesce((i.item ->> 'isRedLine')::boolean, false)) order by i.at) from jsonb_array_elements(v.items) with ordinality i (item, at)) as items
     from unnest($1::uuid[], $2::int[]) with ordinality w (id, number, at) join service_standard s on s.id = w.id
     join standard_version v on v.organization_id = s.organization_id and v.standard_id = s.id and v.number = w.number order by w.at`,
    [taken.map(({ standardId }) => standardId), taken.map(({ number }) => number)],
  )
  return rows
}
