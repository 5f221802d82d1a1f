import type { standards } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

type Named = standards.StandardItemRef
const keyOf = (one: Named): string => `${one.standardId} ${one.number} ${one.itemId}`

/** What the named items say, in the version that was named; one that no published version has is not in it. */
async function find(ctx: Ctx, named: readonly Named[]): Promise<Map<string, standards.NamedItem>> {
  if (named.length === 0) return new Map()
  const { rows } = await ctx.client.query<standards.NamedItem>(
    `select w.standard_id as "standardId", w.number, w.item_id as "itemId", s.code, s.name, i.item ->> 'text' as text,
            s.state = 'published' and coalesce(c.items @> jsonb_build_array(jsonb_build_object('id', w.item_id::text, 'text', i.item ->> 'text')), false) as "isInForce"
     from (select distinct * from unnest($1::uuid[], $2::int[], $3::uuid[]) u (standard_id, number, item_id)) w
     join service_standard s on s.id = w.standard_id and s.scene is not null
     join standard_version v on v.organization_id = s.organization_id and v.standard_id = s.id and v.number = w.number and v.published_at is not null
     cross join lateral jsonb_array_elements(v.items) i (item)
     left join standard_version c on c.organization_id = s.organization_id and c.standard_id = s.id and c.number = s.current_version
     where i.item ->> 'id' = w.item_id::text`,
    [named.map((one) => one.standardId), named.map((one) => one.number), named.map((one) => one.itemId)],
  )
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** The items of standards that something names, each once, as they were when it named them, and whether they are still in force. */
export async function namedItems(ctx: Ctx, named: readonly (Named | undefined)[]): Promise<standards.NamedItem[]> {
  return [...(await find(ctx, named.filter((one) => one !== undefined))).values()].toSorted((a, b) => a.code.localeCompare(b.code) || a.text.localeCompare(b.text))
}

/** Throws `rule_broken` naming the field for an item that no published version of a standard has. */
export async function mustBeItems(ctx: Ctx, named: readonly { item: Named | undefined; pointer: string }[]): Promise<void> {
  const known = await find(ctx, named.flatMap(({ item }) => item ?? []))
  for (const { item, pointer } of named) if (item && !known.has(keyOf(item))) throw wrongField('rule_broken', pointer, 'no such item in a published version of a standard')
}
