import { standards, type Input, type Locale, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { daysBetween } from '../../platform/time.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { listChecks, type CheckFilter } from './checks.ts'

type Figures = Output<typeof standards.checkFigures>
const MAX_DAYS = 400
const MOST_MISSED = 15

/** Scores of a site's checks in a period by colleague, scene and dimension, and what is missed most. Without a check a score is null. */
export async function checkFigures(ctx: Ctx, { query }: Input<typeof standards.checkFigures>): Promise<Figures> {
  ctx.actor.mustSee('checks:score', query.siteId)
  const { timeZone } = await siteById(ctx, query.siteId)
  if (query.to < query.from) throw wrongField('rule_broken', '?to', 'lies before from')
  if (daysBetween(query.from, query.to) > MAX_DAYS) throw wrongField('rule_broken', '?to', `at most ${MAX_DAYS} days`)
  const values = [query.siteId, query.from, query.to, timeZone]
  const rows = `select c.* from service_check c where c.site_id = $1 and c.checked_at >= ($2::date)::timestamp at time zone $4 and c.checked_at < ($3::date + 1)::timestamp at time zone $4`
  const ask = async <T extends object>(text: string): Promise<T[]> => (await ctx.client.query<T>(text, values)).rows
  const [all] = await ask<{ count: number; score: string | null; red: number }>(`select count(*)::int as count, avg(score) as score, count(*) filter (where has_red_line)::int as red from (${rows}) c`)
  const people = await ask<{ id: string; name: string; count: number; score: string | null; red: number }>(`select e.id, e.name, count(*)::int as count, avg(c.score) as score, count(*) filter (where c.has_red_line)::int as red from (${rows}) c join employee e on e.organization_id = c.organization_id and e.id = c.employee_id group by e.id, e.name order by avg(c.score) desc nulls last, e.name`)
  const scenes = await ask<{ scene: Figures['scenes'][number]['scene']; count: number; score: string | null }>(`select s.scene, count(*)::int as count, avg(c.score) as score from (${rows}) c join service_standard s on s.organization_id = c.organization_id and s.id = c.standard_id group by s.scene order by s.scene`)
  const dimensions = await ask<{ name: string; count: number; score: string | null }>(`select d.key as name, count(*)::int as count, avg(d.value::text::numeric) as score from (${rows}) c cross join lateral jsonb_each(c.dimensions) d where jsonb_typeof(d.value) = 'number' group by d.key order by d.key`)
  const missed = await ask<{ text: string; standard: string; missed: number; of: number }>(
    `select i.item ->> 'text' as text, s.name as standard, count(*) filter (where (a.answer ->> 'value')::numeric = case when (i.item ->> 'isRedLine')::boolean then 1 else 0 end)::int as missed, count(*)::int as of
     from (${rows}) c join service_standard s on s.organization_id = c.organization_id and s.id = c.standard_id
     join standard_version v on v.organization_id = c.organization_id and v.standard_id = c.standard_id and v.number = c.standard_number
     cross join lateral jsonb_array_elements(c.answers) a(answer)
     join lateral jsonb_array_elements(v.items) i(item) on i.item ->> 'id' = a.answer ->> 'itemId' and i.item ->> 'method' = 'meets'
     where a.answer ->> 'value' is not null group by 1, 2 having count(*) filter (where (a.answer ->> 'value')::numeric = case when (i.item ->> 'isRedLine')::boolean then 1 else 0 end) > 0 order by 3 desc, 4, 1 limit ${MOST_MISSED}`,
  )
  return {
    count: all!.count, score: number(all!.score), redLines: all!.red,
    people: people.map((row) => ({ id: row.id, name: row.name, count: row.count, score: number(row.score), redLines: row.red })),
    scenes: scenes.map((row) => ({ scene: row.scene, count: row.count, score: number(row.score) })),
    dimensions: dimensions.map((row) => ({ name: row.name, count: row.count, score: number(row.score) })),
    missed,
  }
}

const number = (value: string | null): number | null => (value === null ? null : Math.round(Number(value) * 100) / 100)

const CHECKS: Column<standards.ServiceCheck>[] = [
  column('number', 'text', 18, ['编号', '編號', 'Number'], (row) => row.number),
  column('occasion', 'text', 12, ['检查方式', '檢查方式', 'Occasion'], (row, l) => labelOf(l, 'checkOccasion', row.occasion)),
  column('standard', 'text', 24, ['标准', '標準', 'Standard'], (row) => row.standard.name),
  column('who', 'text', 16, ['被检查人/地点', '受檢人／地點', 'Colleague or place'], (row) => row.employee?.name ?? row.place),
  column('score', 'number', 8, ['得分', '得分', 'Score'], (row) => row.score),
  column('red', 'text', 8, ['触红线', '觸紅線', 'Red line'], (row) => (row.hasRedLine ? '✓' : '')),
  column('by', 'text', 12, ['检查人', '檢查人', 'Checked by'], (row) => row.checkedBy.name),
  column('at', 'datetime', 18, ['检查时间', '檢查時間', 'Checked at'], (row) => at(row.checkedAt)),
  column('seen', 'datetime', 18, ['本人知悉', '本人知悉', 'Acknowledged'], (row) => at(row.acknowledgedAt)),
]
const CHECKS_NAME: Record<Locale, string> = { 'zh-CN': '服务检查', 'zh-TW': '服務檢查', en: 'service-checks' }

export async function planCheckExport(ctx: Ctx, siteId: string, filter: CheckFilter): Promise<ExportPlan> {
  ctx.actor.mustBeAbleTo('checks:score', siteId)
  return sheetOf(ctx, CHECKS_NAME, await timeZoneOf(ctx, siteId), CHECKS, everyPage((paging) => listChecks(ctx, { params: {}, body: {}, query: { siteId, filter, ...paging } })))
}
