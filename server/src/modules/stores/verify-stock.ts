import type { Ctx } from '../../platform/ctx.ts'

/**
 * What is wrong with an item of a store: `balance` its stock is not the sum of its movements, `negative` there is less than nothing,
 * `register` a movement was changed, put in or taken away, although the sum is right, `site` a movement belongs to another site.
 */
interface StockFinding {
  kind: 'balance' | 'negative' | 'register' | 'site'
  siteId: string
  itemId: string
  code: string
  name: string
  detail: string
}

interface VerifiedStock {
  items: number
  movements: number
  findings: StockFinding[]
}

type Found = Omit<StockFinding, 'kind' | 'siteId' | 'itemId'> & { kind: StockFinding['kind']; site_id: string; item_id: string }

/**
 * Each movement says what was there after it, and so what was there before: in a whole register every beginning is the end of another
 * movement, the first one nothing, and the last end is the stock. That holds in whatever order the lines were written.
 */
const FAULTS = `
  with steps as (
    select item_id, "after" - quantity as value, 1 as n from store_movement where organization_id = $1
    union all select id, on_hand, 1 from store_item where organization_id = $1
    union all select item_id, "after", -1 from store_movement where organization_id = $1
    union all select id, 0, -1 from store_item where organization_id = $1
  ), sums as (select item_id, sum(quantity) as sum, min("after") as lowest from store_movement where organization_id = $1 group by item_id),
  breaks as (select item_id, min(value) filter (where n > 0) as began from (select item_id, value, sum(n) as n from steps group by item_id, value having sum(n) <> 0) as uneven group by item_id)
  select 'balance' as kind, i.site_id, i.id as item_id, i.code, i.name, format('%s on hand, its movements make %s', i.on_hand, coalesce(s.sum, 0)) as detail
    from store_item i left join sums s on s.item_id = i.id where i.organization_id = $1 and i.on_hand <> coalesce(s.sum, 0)
  union all
  select 'negative', i.site_id, i.id, i.code, i.name, format('%s on hand, at the lowest %s', i.on_hand, coalesce(s.lowest, 0))
    from store_item i left join sums s on s.item_id = i.id where i.organization_id = $1 and (i.on_hand < 0 or s.lowest < 0)
  union all
  select 'register', i.site_id, i.id, i.code, i.name, coalesce(format('%s %s by %s at %s began from %s, and nothing before ended there', m.kind, m.quantity, m.by_name, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), b.began), 'its movements do not follow one another')
    from breaks b join store_item i on i.organization_id = $1 and i.id = b.item_id left join sums s on s.item_id = i.id
    left join lateral (select * from store_movement m where m.organization_id = $1 and m.item_id = i.id and m."after" - m.quantity = b.began order by m.at, m.id limit 1) m on true
    where i.on_hand = coalesce(s.sum, 0)
  union all
  select 'site', i.site_id, i.id, i.code, i.name, format('%s %s by %s is in the register of another site', m.kind, m.quantity, m.by_name)
    from store_movement m join store_item i on i.organization_id = $1 and i.id = m.item_id where m.organization_id = $1 and m.site_id <> i.site_id
  order by 2, 4, 1`

/** Goes through every item and every movement of an organisation's stores in one snapshot. */
export async function verifyStock(ctx: Ctx): Promise<VerifiedStock> {
  await ctx.client.query('set transaction isolation level repeatable read, read only')
  const { rows: [counted] } = await ctx.client.query<{ items: number; movements: number }>('select (select count(*)::int from store_item where organization_id = $1) as items, (select count(*)::int from store_movement where organization_id = $1) as movements', [ctx.organizationId])
  const { rows } = await ctx.client.query<Found>(FAULTS, [ctx.organizationId])
  return { ...counted!, findings: rows.map(({ site_id, item_id, ...found }) => ({ ...found, siteId: site_id, itemId: item_id })) }
}
