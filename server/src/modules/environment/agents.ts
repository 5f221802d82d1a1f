import { sql } from 'kysely'
import { environment, type Input, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, effectiveTime, recordHappening } from '../../platform/records/index.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { addRow, among, contains, listRecords, mustBeAbleToAdd, mustBeAt, namesFor, presentOne, visibleRow, within, type Condition, type Register, type Row } from '../registers/index.ts'
import { isFixed, verdictOf } from './agent-matrix.ts'
import { mustBeColleague, peopleOf, whereOf } from './common.ts'

type AgentUse = environment.AgentUse

const ownRules = (ctx: Ctx) => ctx.tx.selectFrom('agent_rule').select(['material', 'agent', 'verdict', 'note']).execute()

/** The whole matrix, surface by surface. */
export async function listAgentRules(ctx: Ctx): Promise<Output<typeof environment.listAgentRules>> {
  const own = await ownRules(ctx)
  return { items: environment.SURFACE_MATERIALS.flatMap((material) => environment.CLEAN_AGENTS.map((agent) => verdictOf(own, { material, agent }))) }
}

/** Throws `rule_broken` naming `/verdict` for acid on stone, and `not_permitted` for who decides at no site. */
export async function changeAgentRule(ctx: Ctx, { body }: Input<typeof environment.changeAgentRule>): Promise<environment.AgentRule> {
  const sites = ctx.actor.sitesFor('environment:decide')
  if (sites !== 'all' && sites.length === 0) throw new AppError('not_permitted')
  if (isFixed(body) && body.verdict !== 'prohibited') throw wrongField('rule_broken', '/verdict', 'acid on stone stays prohibited')
  const before = verdictOf(await ownRules(ctx), body)
  const set = { verdict: body.verdict, note: body.note, updated_at: ctx.now }
  await ctx.tx.insertInto('agent_rule').values({ organization_id: ctx.organizationId, material: body.material, agent: body.agent, ...set }).onConflict((conflict) => conflict.columns(['organization_id', 'material', 'agent']).doUpdateSet(set)).execute()
  recordHappening(ctx, { siteId: null, recordType: 'agent_use', recordId: ctx.organizationId, action: 'rule_changed', note: `${labelOf(ctx.locale, 'surfaceMaterial', body.material)} · ${labelOf(ctx.locale, 'cleanAgent', body.agent)}`, changes: changesBetween({ verdict: before.verdict, note: before.note }, { verdict: body.verdict, note: body.note }) })
  announceChange(ctx, { recordType: 'agent_use', recordId: ctx.organizationId, siteId: null, action: 'rule_changed' })
  return verdictOf([{ material: body.material, agent: body.agent, verdict: body.verdict, note: body.note }], body)
}

/** What the surfaces of an area do not bear, or of the whole site: read before a task begins there (ENV-005). */
export async function warningsAt(ctx: Ctx, siteId: string, areaId: string | null): Promise<environment.CleanWarning[]> {
  const { rows } = await sql<{ material: environment.SurfaceMaterial }>`
    select distinct l.material from clean_line l left join common_area a on a.organization_id = l.organization_id and a.id = ${areaId}
    where l.site_id = ${siteId} and l.is_active and l.material is not null and (${areaId}::uuid is null or l.area_id = ${areaId} or (l.area_id is null and l.area_type = a.type)) order by 1`.execute(ctx.tx)
  const own = await ownRules(ctx)
  return rows.flatMap(({ material }) => environment.CLEAN_AGENTS.map((agent) => verdictOf(own, { material, agent })).filter(({ verdict }) => verdict === 'prohibited').map(({ agent, note }) => ({ material, agent, note })))
}

export async function listCleanWarnings(ctx: Ctx, { query }: Input<typeof environment.listCleanWarnings>): Promise<Output<typeof environment.listCleanWarnings>> {
  ctx.actor.mustSee('environment:read', query.siteId)
  await siteById(ctx, query.siteId)
  await mustBeAt(ctx, 'common_area', query.siteId, query.areaId, '?areaId')
  return { items: await warningsAt(ctx, query.siteId, query.areaId ?? null) }
}

export const USES: Register<'agent_use', AgentUse> = {
  table: 'agent_use',
  kind: 'agent_use',
  read: 'environment:read',
  write: 'environment:work',
  order: { by: sql`t.used_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['清洁剂使用记录', '清潔劑使用記錄', 'Uses of cleaning agents'],
    columns: [
      { key: 'usedAt', kind: 'datetime', width: 18, title: ['时间', '時間', 'Time'], value: (one) => new Date(one.usedAt) },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'material', kind: 'text', width: 10, title: ['材质', '材質', 'Material'], value: (one, locale) => labelOf(locale, 'surfaceMaterial', one.material) },
      { key: 'agent', kind: 'text', width: 12, title: ['清洁剂', '清潔劑', 'Agent'], value: (one, locale) => labelOf(locale, 'cleanAgent', one.agent) },
      { key: 'product', kind: 'text', width: 20, title: ['品名', '品名', 'Product'], value: (one) => one.product },
      { key: 'dose', kind: 'text', width: 14, title: ['用量', '用量', 'Dose'], value: (one) => one.dose },
      { key: 'by', kind: 'text', width: 12, title: ['使用人', '使用人', 'By'], value: (one) => one.by.name },
      { key: 'note', kind: 'text', width: 30, title: ['备注', '備註', 'Remark'], value: (one) => one.note },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'agent_use'>[]): Promise<AgentUse[]> {
  const people = await peopleOf(ctx, rows.map((row) => row.used_by))
  const names = await namesFor(ctx, rows)
  return rows.map((row) => ({ id: row.id, siteId: row.site_id, usedAt: iso(row.used_at), area: names.area(row.area_id), place: row.place, material: row.material, agent: row.agent, product: row.product, dose: row.dose, by: people.one(row.used_by), note: row.note, version: row.version }))
}

export function useConditions(filter: Input<typeof environment.listAgentUses>['query']['filter']): Condition[] {
  return [...contains(filter.q, ['place', 'product', 'note']), ...among('material', filter.material), ...among('agent', filter.agent), ...within('used_at', filter.from, filter.to)]
}

export function listAgentUses(ctx: Ctx, { query }: Input<typeof environment.listAgentUses>): Promise<Output<typeof environment.listAgentUses>> {
  return listRecords(ctx, USES, query, useConditions(query.filter))
}

export async function getAgentUse(ctx: Ctx, { params }: Input<typeof environment.getAgentUse>): Promise<AgentUse> {
  return presentOne(ctx, USES, await visibleRow(ctx, USES, params.id))
}

/** Throws `rule_broken` naming `/agent` for what the surface does not bear: nothing of it is written down (ENV-005). */
export async function recordAgentUse(ctx: Ctx, { body }: Input<typeof environment.recordAgentUse>): Promise<AgentUse> {
  await mustBeAbleToAdd(ctx, USES, body.siteId)
  const me = mustBeColleague(ctx)
  const { verdict, note } = verdictOf(await ownRules(ctx), body)
  if (verdict === 'prohibited') throw wrongField('rule_broken', '/agent', note || 'the surface does not bear it')
  const where = await whereOf(ctx, body.siteId, body)
  const { row } = await addRow(ctx, USES, body.siteId, body.id, { ...where, used_at: effectiveTime(body.at, ctx.now, new Date(0)), used_by: me, material: body.material, agent: body.agent, product: body.product, dose: body.dose, note: body.note }, 'used')
  return presentOne(ctx, USES, row)
}
