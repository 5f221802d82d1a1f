import type { documents, Input, Locale, Output, Ref } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import { AppError } from '../../platform/errors.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { likeText, pageOf, readCursor } from '../../platform/records/index.ts'
import { normaliseCode } from '../../platform/text/index.ts'
import { dayIn } from '../../platform/time.ts'
import { mustSeeUnit } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { kindsOf, type KindRow } from './kinds.ts'

type Filter = Input<typeof documents.documentCompleteness>['query']['filter']
interface Row {
  id: string
  code: string
  sort_key: string
  state: documents.UnitPapers['state']
  required: string[]
  missing: string[]
}

/**
 * Units with the kinds that they must have in their state and lack. A document counts while it is filed and valid: of the unit, of its
 * household, or of an owner or tenant of today. Gives the text of a query with id, code, sort_key, state, required, missing.
 */
function papersText(values: Values, siteId: string, today: string, kinds: readonly KindRow[], filter: Filter, unitId: string | null): string {
  const need = values.add(JSON.stringify(kinds.map(({ id, required_states }) => ({ id, states: required_states }))))
  const day = values.add(today)
  const where = [`u.site_id = ${values.add(siteId)}`]
  if (unitId) where.push(`u.id = ${values.add(unitId)}`)
  if (filter.buildingId) where.push(`u.building_id = ${values.add(filter.buildingId)}`)
  if (filter.state?.length) where.push(`u.state = any(${values.add(filter.state)}::text[])`)
  if (filter.q?.trim()) where.push(`u.code like ${values.add(`${likeText(normaliseCode(filter.q))}%`)}`)
  const kept = ['cardinality(required) > 0']
  if (filter.missing !== undefined) kept.push(filter.missing ? 'cardinality(missing) > 0' : 'cardinality(missing) = 0')
  if (filter.kindId) kept.push(`${values.add(filter.kindId)}::uuid = any(${filter.missing === false ? 'required' : 'missing'})`)
  return `
    with need as materialized (select (n->>'id')::uuid as id, array(select jsonb_array_elements_text(n->'states')) as states, place from jsonb_array_elements(${need}::jsonb) with ordinality as x(n, place)),
    has as materialized (
      select d.unit_id, d.kind_id from document d where d.site_id = ${values.add(siteId)} and d.unit_id is not null and d.state = 'filed' and (d.valid_until is null or d.valid_until >= ${day}::date)
      union
      select o.unit_id, d.kind_id from document d join occupancy o on o.organization_id = d.organization_id and o.person_id = d.person_id and o.role in ('owner', 'co_owner', 'tenant')
        and (o.from_on is null or o.from_on <= ${day}::date) and (o.until_on is null or o.until_on >= ${day}::date)
      where d.person_id is not null and d.state = 'filed' and (d.valid_until is null or d.valid_until >= ${day}::date)),
    papers as (
      select u.id, u.code, u.sort_key, u.state,
        coalesce(array_agg(n.id order by n.place) filter (where n.id is not null), '{}') as required,
        coalesce(array_agg(n.id order by n.place) filter (where n.id is not null and h.kind_id is null), '{}') as missing
      from unit u left join need n on u.state = any(n.states) left join has h on h.unit_id = u.id and h.kind_id = n.id
      where ${where.join(' and ')} group by u.organization_id, u.id)
    select * from papers${unitId ? '' : ` where ${kept.join(' and ')}`}`
}

const requiredKinds = (kinds: ReadonlyMap<string, KindRow>): KindRow[] => [...kinds.values()].filter((kind) => kind.is_active && kind.required_states.length > 0)

function present(row: Row, kinds: ReadonlyMap<string, KindRow>): documents.UnitPapers {
  const refs = (ids: readonly string[]): Ref[] => ids.map((id) => ({ id, name: kinds.get(id)!.name }))
  return { unit: { id: row.id, name: row.code }, state: row.state, required: refs(row.required), missing: refs(row.missing) }
}

/** How complete the files of a site's units are, and the units behind the figure. */
export async function documentCompleteness(ctx: Ctx, { query }: Input<typeof documents.documentCompleteness>): Promise<Output<typeof documents.documentCompleteness>> {
  const { today, kinds } = await asked(ctx, query.siteId)
  const { missing, kindId, ...scope } = query.filter
  const whole = new Values()
  const { rows: sums } = await ctx.client.query<{ kind_id: string | null; units: number; complete: number; required: number; missing: number }>({
    text: `with p as materialized (${papersText(whole, query.siteId, today, requiredKinds(kinds), scope, null)})
      select null::uuid as kind_id, count(*)::int as units, (count(*) filter (where cardinality(missing) = 0))::int as complete, 0 as required, 0 as missing from p
      union all select k.id, 0, 0, count(*)::int, (count(*) filter (where k.id = any(p.missing)))::int from p cross join lateral unnest(p.required) as k(id) group by k.id`,
    values: whole.all,
  })
  const values = new Values()
  let text = papersText(values, query.siteId, today, requiredKinds(kinds), query.filter, null)
  const totals = await ctx.client.query<{ count: number }>({ text: `select count(*)::int as count from (${text}) x`, values: [...values.all] })
  if (query.cursor !== undefined) {
    const [key, id] = readCursor(query.cursor, ['text', 'id'])
    text += ` and (sort_key, id) > (${values.add(key)}, ${values.add(id)}::uuid)`
  }
  const { rows } = await ctx.client.query<Row>({ text: `${text} order by sort_key, id limit ${values.add(query.limit + 1)}`, values: values.all })
  const sum = sums.find((row) => row.kind_id === null)!
  const byKind = sums.flatMap((row) => (row.kind_id === null ? [] : [{ kind: { id: row.kind_id, name: kinds.get(row.kind_id)!.name }, required: row.required, missing: row.missing }]))
  return {
    ...pageOf(rows, query.limit, (row) => [row.sort_key, row.id], (row) => present(row, kinds), { count: totals.rows[0]!.count, exact: true }),
    units: sum.units, complete: sum.complete, rate: sum.units === 0 ? null : sum.complete / sum.units, byKind: byKind.sort((a, b) => b.missing - a.missing || a.kind.name.localeCompare(b.kind.name)),
  }
}

async function asked(ctx: Ctx, siteId: string): Promise<{ today: string; timeZone: string; kinds: Map<string, KindRow> }> {
  ctx.actor.mustSee('documents:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  return { timeZone, today: dayIn(timeZone, ctx.now), kinds: await kindsOf(ctx) }
}

/** What the file of one unit must have and lacks. */
export async function unitPapers(ctx: Ctx, { params }: Input<typeof documents.unitPapers>): Promise<documents.UnitPapers> {
  const unit = await mustSeeUnit(ctx, params.id, 'documents:read')
  if (ctx.actor.kind === 'resident') throw new AppError('not_found', 'No such unit')
  const { today, kinds } = await asked(ctx, unit.siteId)
  const values = new Values()
  const { rows } = await ctx.client.query<Row>({ text: papersText(values, unit.siteId, today, requiredKinds(kinds), {}, unit.id), values: values.all })
  return present(rows[0]!, kinds)
}

const COLUMNS: Column<documents.UnitPapers>[] = [
  column('unit', 'text', 14, ['房号', '房號', 'Unit'], (row) => row.unit.name),
  column('state', 'text', 12, ['房屋状态', '房屋狀態', 'State'], (row, l) => labelOf(l, 'unitState', row.state)),
  column('required', 'number', 10, ['应有', '應有', 'Required'], (row) => row.required.length),
  column('missing', 'number', 10, ['缺少', '缺少', 'Missing'], (row) => row.missing.length),
  column('kinds', 'text', 60, ['缺少的资料', '缺少的文件', 'Missing documents'], (row) => row.missing.map(({ name }) => name).join('、')),
]
const NAME: Record<Locale, string> = { 'zh-CN': '资料缺件清单', 'zh-TW': '文件缺件清單', en: 'missing documents' }

export async function planCompletenessExport(ctx: Ctx, { siteId, filter }: Input<typeof documents.exportCompleteness>['query']): Promise<ExportPlan> {
  const { today, timeZone, kinds } = await asked(ctx, siteId)
  const values = new Values()
  const { rows } = await ctx.client.query<Row>({ text: `${papersText(values, siteId, today, requiredKinds(kinds), filter, null)} order by sort_key, id limit 100000`, values: values.all })
  return sheetOf(ctx, NAME, timeZone, COLUMNS, rows.map((row) => present(row, kinds)))
}
