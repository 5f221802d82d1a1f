import type { Input, Output, privacy } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { phoneFor } from '../../platform/personal-data/index.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { siteById } from '../organization/index.ts'

type Filter = Input<typeof privacy.missingConsents>['query']['filter']
interface Row {
  id: string
  name: string
  phone: string | null
  identity: boolean
  family: boolean
  units: { id: string; name: string }[] | null
}

/** Whose papers or family are on file although nobody consented: what was imported, and what was there before. */
async function missing(ctx: Ctx, siteId: string, filter: Filter, after: string, limit: number): Promise<privacy.MissingConsent[]> {
  const { rows } = await ctx.client.query<Row>(
    `select found.*, (select number from person_phone n where n.organization_id = current_organization() and n.person_id = found.id order by n.position limit 1) as phone,
       (select json_agg(json_build_object('id', u.id, 'name', u.code) order by u.sort_key) from unit u where u.organization_id = current_organization() and u.id in
         (select o.unit_id from occupancy o where o.organization_id = current_organization() and o.person_id = found.id and o.site_id = $1 and (o.until_on is null or o.until_on >= current_date))) as units
     from (
       select p.id, p.name, p.id_number_index is not null and not exists (select 1 from consent c where c.organization_id = p.organization_id and c.person_id = p.id and c.purpose = 'identity' and c.state = 'given' and c.ended_at is null) as identity,
         exists (select 1 from occupancy o where o.organization_id = p.organization_id and o.person_id = p.id and o.site_id = $1 and o.role = 'family' and (o.until_on is null or o.until_on >= current_date)
           and not exists (select 1 from consent c join occupancy h on h.organization_id = c.organization_id and h.person_id = c.person_id and h.unit_id = o.unit_id
             where c.organization_id = p.organization_id and c.purpose = 'family' and c.state = 'given' and c.ended_at is null)) as family
       from searchable_person p where p.site_ids @> array[$1::uuid] and p.erased_at is null and ($4::text is null or position(lower($4) in lower(p.name)) > 0)
         and ($5::uuid[] is null or exists (select 1 from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id where o.organization_id = p.organization_id and o.person_id = p.id and u.building_id = any ($5)))) found
     where ((identity and $6) or (family and $7)) and id::text > $2 order by id::text limit $3`,
    [siteId, after, limit, filter.q?.trim() || null, filter.buildingId?.length ? filter.buildingId : null, wants(filter, 'identity'), wants(filter, 'family')],
  )
  return rows.map((row) => ({
    id: row.id, name: row.name, phone: row.phone === null ? '' : phoneFor(ctx.actor, siteId, row.phone), units: row.units ?? [], purposes: [...(row.identity ? ['identity' as const] : []), ...(row.family ? ['family' as const] : [])],
  }))
}

const wants = (filter: Filter, purpose: 'identity' | 'family'): boolean => !filter.purpose?.length || filter.purpose.includes(purpose)

export async function missingConsents(ctx: Ctx, { query }: Input<typeof privacy.missingConsents>): Promise<Output<typeof privacy.missingConsents>> {
  ctx.actor.mustSee('archives:read', query.siteId)
  const items = await missing(ctx, query.siteId, query.filter, query.cursor ?? '', query.limit + 1)
  const page = items.slice(0, query.limit)
  return { items: page, nextCursor: items.length > query.limit ? page.at(-1)!.id : null, total: null }
}

const HEAD = { 'zh-CN': ['姓名', '电话', '房号', '待取得的同意'], 'zh-TW': ['姓名', '電話', '房號', '待取得之同意'], en: ['Name', 'Phone', 'Room', 'Consents to ask for'] } as const
const NAME = { 'zh-CN': '待补同意名单', 'zh-TW': '待補同意名單', en: 'Missing consents' } as const

export async function planMissingExport(ctx: Ctx, query: Input<typeof privacy.exportMissingConsents>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('archives:read', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  const rows = await missing(ctx, query.siteId, query.filter, '', 100_000)
  const words = LABELS[ctx.locale].enum.consentPurpose
  return {
    name: NAME[ctx.locale], timeZone, personal: { siteId: query.siteId, classes: ['contact'] },
    columns: ['name', 'phone', 'units', 'purposes'].map((key, i) => ({ key, title: HEAD[ctx.locale][i]!, kind: 'text' })),
    rows: rows.map(({ name, phone, units, purposes }) => ({ name, phone, units: units.map((unit) => unit.name).join('、'), purposes: purposes.map((one) => words[one]).join('、') })),
  }
}
