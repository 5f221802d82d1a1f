import type { analysis } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { Values } from '../../platform/database/values.ts'
import { casesText, phaseText, type CaseScope } from './case-base.ts'
import { paretoOf, type Counted, type Slice } from './pareto.ts'

type Analysis = analysis.CaseAnalysis
type Named = { table: string; name: string }
const CATEGORY: Named = { table: 'case_category', name: 'name' }

/** What each cause is in rows `k`, and where its name stands; those without a table are closed choices that clients word. */
const CAUSES: Record<analysis.CaseCause, { column: string; named?: Named }> = {
  matter: { column: 'k.matter_id', named: CATEGORY },
  category: { column: 'k.category_id', named: CATEGORY },
  cause: { column: 'k.cause_class' },
  building: { column: 'k.building_id', named: { table: 'building', name: 'name' } },
  zone: { column: 'k.zone_id', named: { table: 'zone', name: 'name' } },
  department: { column: 'k.department_id', named: { table: 'department', name: 'name' } },
  channel: { column: 'k.channel' },
  weekday: { column: 'k.weekday' },
}

async function rowsOf<T extends object>(ctx: Ctx, text: string, values: Values): Promise<T[]> {
  return (await ctx.client.query<T>(text, values.all)).rows
}

/** Cases by one cause, most first (CMP-017, CMP-030). */
export async function causesOf(ctx: Ctx, scope: CaseScope, by: analysis.CaseCause): Promise<Slice[]> {
  const values = new Values()
  const { column, named } = CAUSES[by]
  const name = named ? `(select n.${named.name} from ${named.table} n where n.id = g.id)` : 'null::text'
  const counted = await rowsOf<Counted>(ctx, `select g.id::text as id, ${name} as name, g.count from (
    select ${column} as id, count(*)::int as count from (${casesText(scope, values, ctx.now)}) k group by 1) g`, values)
  return paretoOf(counted)
}

/** Buildings × matters, with how many households each building has: what a heat map shows. Cases without a unit have no building. */
export async function heatOf(ctx: Ctx, scope: CaseScope): Promise<Analysis['heat']> {
  const values = new Values()
  const cells = await rowsOf<{ building_id: string; matter_id: string | null; count: number }>(ctx, `select k.building_id, k.matter_id, count(*)::int as count
    from (${casesText(scope, values, ctx.now)}) k where k.building_id is not null group by 1, 2`, values)
  const { rows: buildings } = await ctx.client.query<{ id: string; name: string; households: number }>({
    name: 'insight_heat_buildings',
    text: `select b.id, b.name, count(u.id) filter (where u.state <> 'not_handed_over')::int as households from building b
           left join unit u on u.organization_id = b.organization_id and u.building_id = b.id
           where b.site_id = $1 group by b.id, b.name, b.code order by length(b.code), b.code, b.id`,
    values: [scope.siteId],
  })
  const counts = new Map<string | null, number>()
  for (const { matter_id, count } of cells) counts.set(matter_id, (counts.get(matter_id) ?? 0) + count)
  const names = await namesOf(ctx, [...counts.keys()].filter((id) => id !== null))
  const matters = [...counts].toSorted(([a, m], [b, n]) => (a === null ? 1 : b === null ? -1 : n - m || (a < b ? -1 : 1)))
  return {
    buildings: buildings.filter(({ id }) => scope.filter.buildingId === undefined || id === scope.filter.buildingId),
    matters: matters.map(([id]) => ({ id, name: id === null ? null : (names.get(id) ?? null) })),
    cells: cells.map((cell) => ({ buildingId: cell.building_id, matterId: cell.matter_id, count: cell.count })),
  }
}

async function namesOf(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('case_category').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Households listed at most. */
const MOST_HOUSEHOLDS = 50

/** Households that came more than once in the period, most often first (CMP-025). */
export async function repeatHouseholdsOf(ctx: Ctx, scope: CaseScope): Promise<Analysis['repeatHouseholds']> {
  const values = new Values()
  const rows = await rowsOf<{ unit_id: string; code: string; count: number; complaints: number; matters: string[] | null; last_at: Date }>(ctx, `
    select k.unit_id, u.code, count(*)::int as count, count(*) filter (where k.kind = 'complaint')::int as complaints,
      array_agg(distinct m.name) filter (where m.name is not null) as matters, max(k.registered_at) as last_at
    from (${casesText(scope, values, ctx.now)}) k
    join unit u on u.id = k.unit_id
    left join case_category m on m.organization_id = u.organization_id and m.id = k.matter_id
    group by k.unit_id, u.code having count(*) > 1 order by count(*) desc, max(k.registered_at) desc, k.unit_id limit ${MOST_HOUSEHOLDS}`, values)
  return rows.map((row) => ({ unitId: row.unit_id, code: row.code, count: row.count, complaints: row.complaints, matters: row.matters ?? [], lastAt: row.last_at.toISOString() }))
}

/** Complaints by the age of the estate when they came, for each 100 households that are of that age at the end of the period (CMP-043). */
export async function phasesOf(ctx: Ctx, scope: CaseScope, phases: readonly Analysis['phases'][number]['phase'][]): Promise<Analysis['phases']> {
  const values = new Values()
  const counted = await rowsOf<{ phase: string; count: number }>(ctx, `select k.phase, count(*)::int as count from (${casesText(scope, values, ctx.now)}) k where k.kind = 'complaint' group by 1`, values)
  const { rows: aged } = await ctx.client.query<{ phase: string; households: number }>(
    `select ${phaseText('u.handed_over_on', '$2::date')} as phase, count(*)::int as households from unit u where u.site_id = $1 and u.state <> 'not_handed_over' group by 1`,
    [scope.siteId, scope.to],
  )
  return phases.map((phase) => {
    const count = counted.find((row) => row.phase === phase)?.count ?? 0
    const households = aged.find((row) => row.phase === phase)?.households ?? 0
    return { phase, count, households, perHundred: households === 0 ? null : (count * 100) / households }
  })
}

/** Cases of each local day. */
export async function countsByDay(ctx: Ctx, scope: CaseScope): Promise<Map<string, number>> {
  const values = new Values()
  const rows = await rowsOf<{ day: string; count: number }>(ctx, `select k.day::text as day, count(*)::int as count from (${casesText(scope, values, ctx.now)}) k group by 1`, values)
  return new Map(rows.map(({ day, count }) => [day, count]))
}
