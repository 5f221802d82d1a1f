import { sql } from 'kysely'
import type { environment, Input, Locale, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { addRow, among, changeRow, equals, listRecords, lockRow, mustBeAbleToAdd, mustBeAt, namesFor, presentOne, serviceGradeOf, tell, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { perYear, ruleYear, stricter } from './frequency.ts'
import { GRADE_LINES, floorOf } from './grade.ts'

type CleanLine = environment.CleanLine

/** `2 × / day`, `1 × / 3 months`, in the reader's language. */
export function frequencyText(one: environment.Frequency | null, locale: Locale): string {
  if (one === null) return ''
  const unit = labelOf(locale, 'frequencyUnit', one.unit)
  if (locale === 'en') return `${one.times} × / ${one.every === 1 ? unit : `${one.every} ${unit}s`}`
  // 每 6 个月, not 每 6 月, which is June.
  const counted = one.unit === 'month' ? { 'zh-CN': '个', 'zh-TW': '個' }[locale] : ''
  return `${one.every === 1 ? '每' : `每 ${one.every} ${counted}`}${unit} ${one.times} 次`
}

export const LINES: Register<'clean_line', CleanLine> = {
  table: 'clean_line',
  kind: 'clean_line',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.area_type || ' ' || t.task || ' ' || t.surface`, type: 'text' },
  clash: '/task',
  present,
  sheet: {
    name: ['保洁标准', '清潔標準', 'Cleaning standard'],
    columns: [
      { key: 'areaType', kind: 'text', width: 12, title: ['区域类型', '區域類型', 'Kind of area'], value: (one, locale) => labelOf(locale, 'areaType', one.areaType) },
      { key: 'area', kind: 'text', width: 20, title: ['区域', '區域', 'Area'], value: (one) => one.area?.name ?? '' },
      { key: 'surface', kind: 'text', width: 10, title: ['部位', '部位', 'Surface'], value: (one, locale) => labelOf(locale, 'surface', one.surface) },
      { key: 'material', kind: 'text', width: 10, title: ['材质', '材質', 'Material'], value: (one, locale) => (one.material === null ? '' : labelOf(locale, 'surfaceMaterial', one.material)) },
      { key: 'task', kind: 'text', width: 12, title: ['作业', '作業', 'Task'], value: (one, locale) => labelOf(locale, 'cleanTask', one.task) },
      { key: 'target', kind: 'text', width: 16, title: ['目标', '目標', 'Target'], value: (one, locale) => frequencyText(one.target?.frequency ?? null, locale) },
      { key: 'source', kind: 'text', width: 10, title: ['来源', '來源', 'Source'], value: (one, locale) => (one.target === null ? '' : labelOf(locale, 'targetSource', one.target.source)) },
      { key: 'floor', kind: 'text', width: 16, title: ['等级底线', '等級底線', 'Floor of the grade'], value: (one, locale) => frequencyText(one.floor?.frequency ?? null, locale) },
      { key: 'effective', kind: 'text', width: 16, title: ['执行频次', '執行頻次', 'To be kept'], value: (one, locale) => frequencyText(one.effective, locale) },
      { key: 'plan', kind: 'text', width: 26, title: ['巡查计划', '巡查計畫', 'Plan'], value: (one) => one.plan?.name ?? '' },
      { key: 'note', kind: 'text', width: 30, title: ['备注', '備註', 'Remark'], value: (one) => one.note },
    ],
  },
}

/** The own frequency of a line; the four columns are there together or not at all. */
export const ownOf = (row: Row<'clean_line'>): environment.Frequency | null => (row.own_times === null ? null : { times: row.own_times, every: row.own_every!, unit: row.own_unit! })

async function present(ctx: Ctx, rows: Row<'clean_line'>[]): Promise<CleanLine[]> {
  if (rows.length === 0) return []
  const grade = await serviceGradeOf(ctx, rows[0]!.site_id)
  const names = await namesFor(ctx, rows)
  const planIds = rows.flatMap((row) => row.plan_id ?? [])
  const plans = new Map(planIds.length === 0 ? [] : (await ctx.tx.selectFrom('inspection_plan').select(['id', 'name', 'state', 'rule']).where('id', 'in', planIds).execute()).map((plan) => [plan.id, plan]))
  return rows.map((row) => {
    const own = ownOf(row)
    const floor = floorOf(grade, row)
    const effective = stricter(own, floor)
    const plan = row.plan_id === null ? undefined : plans.get(row.plan_id)
    const planned = plan ? ruleYear(plan.rule) : null
    return {
      id: row.id, siteId: row.site_id, areaType: row.area_type, area: names.area(row.area_id), surface: row.surface, material: row.material, task: row.task, note: row.note, isActive: row.is_active,
      target: own && { frequency: own, source: row.own_source! }, floor: floor && { frequency: floor, grade: grade! }, effective, isBelowFloor: own !== null && floor !== null && perYear(own) < perYear(floor) - 1e-6,
      plan: plan ? { id: plan.id, name: plan.name, state: plan.state } : null, isEnough: planned === null || effective === null ? null : planned >= perYear(effective) - 1e-6, version: row.version,
    }
  })
}

export function lineConditions(filter: Input<typeof environment.listCleanLines>['query']['filter']): Condition[] {
  return [...among('area_type', filter.areaType), ...among('task', filter.task), ...among('surface', filter.surface), ...equals('is_active', filter.active), ...(filter.planned === undefined ? [] : [filter.planned ? sql`t.plan_id is not null` : sql`t.plan_id is null`]), ...(filter.running === undefined ? [] : [sql`exists (select from inspection_plan p where p.organization_id = t.organization_id and p.id = t.plan_id and p.state = 'running') = ${filter.running}`])]
}

export function listCleanLines(ctx: Ctx, { query }: Input<typeof environment.listCleanLines>): Promise<Output<typeof environment.listCleanLines>> {
  return listRecords(ctx, LINES, query, lineConditions(query.filter))
}

export async function getCleanLine(ctx: Ctx, { params }: Input<typeof environment.getCleanLine>): Promise<CleanLine> {
  return presentOne(ctx, LINES, await visibleRow(ctx, LINES, params.id))
}

type Facts = Omit<Input<typeof environment.createCleanLine>['body'], 'id' | 'siteId'>
const columnsOf = (body: Facts) => ({
  area_type: body.areaType, area_id: body.areaId, surface: body.surface, material: body.material, task: body.task, own_times: body.own?.times ?? null, own_every: body.own?.every ?? null, own_unit: body.own?.unit ?? null, own_source: body.ownSource, note: body.note, is_active: body.isActive,
})

async function mustFit(ctx: Ctx, siteId: string, body: Facts): Promise<void> {
  if ((body.own === null) !== (body.ownSource === null)) throw wrongField('rule_broken', '/ownSource', body.own === null ? 'there is no own frequency' : 'say where the frequency comes from')
  await mustBeAt(ctx, 'common_area', siteId, body.areaId, '/areaId')
  if (body.areaId === null) return
  const area = await ctx.tx.selectFrom('common_area').select('type').where('id', '=', body.areaId).executeTakeFirstOrThrow()
  if (area.type !== body.areaType) throw wrongField('rule_broken', '/areaId', 'is an area of another kind')
}

/** Throws `already_exists` naming `/task` where the same is said already, `not_found`, `rule_broken`. */
export async function createCleanLine(ctx: Ctx, { body }: Input<typeof environment.createCleanLine>): Promise<CleanLine> {
  await mustBeAbleToAdd(ctx, LINES, body.siteId)
  await mustFit(ctx, body.siteId, body)
  return presentOne(ctx, LINES, (await addRow(ctx, LINES, body.siteId, body.id, columnsOf(body))).row)
}

export async function changeCleanLine(ctx: Ctx, { params, body }: Input<typeof environment.changeCleanLine>): Promise<CleanLine> {
  const before = await lockRow(ctx, LINES, params.id, body.version)
  await mustFit(ctx, before.site_id, body)
  return presentOne(ctx, LINES, await changeRow(ctx, LINES, before, columnsOf(body)))
}

/** The lines that the grade of the site asks for, once; what is there stays. Throws `rule_broken` where no grade holds. */
export async function takeGradeLines(ctx: Ctx, { body }: Input<typeof environment.takeGradeLines>): Promise<Output<typeof environment.takeGradeLines>> {
  await mustBeAbleToAdd(ctx, LINES, body.siteId)
  const grade = await serviceGradeOf(ctx, body.siteId)
  if (grade === null) throw wrongField('rule_broken', '/siteId', 'the site has no service grade')
  const wanted = GRADE_LINES.flatMap(({ areas, surface, task, grades }) => (grades[grade - 1] ? areas.map((area_type) => ({ id: newId(), area_type, surface, task })) : []))
  const { rows } = await ctx.client.query<Row<'clean_line'>>(
    `insert into clean_line (organization_id, id, site_id, area_type, surface, task, updated_at)
     select $1, w.id, $2, w.area_type, w.surface, w.task, $4 from jsonb_to_recordset($3::jsonb) as w (id uuid, area_type text, surface text, task text) on conflict do nothing returning *`,
    [ctx.organizationId, body.siteId, JSON.stringify(wanted), ctx.now],
  )
  for (const row of rows) tell(ctx, LINES, row, { action: 'taken_from_grade', note: String(grade) })
  return { grade, added: rows.length }
}
