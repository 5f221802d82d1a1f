import type { competence, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { positionById } from '../../organization/index.ts'
import { mustBeListed } from '../../people/index.ts'
import type { PromotionRuleTable } from '../onboarding/tables.ts'

export type RuleRow = Selectable<PromotionRuleTable>
type Facts = Omit<Input<typeof competence.createPromotionRule>['body'], 'id'>

async function present(ctx: Ctx, rows: readonly RuleRow[]): Promise<competence.PromotionRule[]> {
  if (rows.length === 0) return []
  const names = new Map((await ctx.tx.selectFrom('job_position').select(['id', 'name']).where('id', 'in', rows.flatMap((row) => [row.from_position_id, row.to_position_id])).execute()).map((row) => [row.id, row.name]))
  return rows.map((row) => ({
    id: row.id, name: row.name, kind: row.kind, fromPositionId: row.from_position_id, toPositionId: row.to_position_id, from: names.get(row.from_position_id) ?? '', to: names.get(row.to_position_id) ?? '', minMonths: row.min_months, minScore: row.min_score, certificates: row.certificates, rubricIds: row.rubric_ids, minExamPercent: row.min_exam_percent, isActive: row.is_active, version: row.version,
  }))
}

export async function listPromotionRules(ctx: Ctx): Promise<Output<typeof competence.listPromotionRules>> {
  return { items: await present(ctx, await ctx.tx.selectFrom('promotion_rule').selectAll().orderBy('is_active', 'desc').orderBy('name').limit(200).execute()) }
}

/** Rules hold for the whole organisation: who manages the people of one site changes none. */
function mustManageAll(ctx: Ctx): void {
  if (ctx.actor.sitesFor('people:manage') !== 'all') throw new AppError('not_permitted', 'Rules are of the whole organisation')
}

async function columnsOf(ctx: Ctx, body: Facts, kept: readonly string[] = []) {
  if (body.fromPositionId === body.toPositionId) throw wrongField('rule_broken', '/toPositionId', 'is the same post')
  await positionById(ctx, body.fromPositionId, '/fromPositionId')
  await positionById(ctx, body.toPositionId, '/toPositionId')
  await mustBeListed(ctx, 'certificate', body.certificates, '/certificates', kept)
  const rubricIds = [...new Set(body.rubricIds)]
  if (rubricIds.length > 0 && (await ctx.tx.selectFrom('practical_rubric').select('id').where('id', 'in', rubricIds).execute()).length < rubricIds.length) throw wrongField('not_found', '/rubricIds', 'no such rubric')
  return { name: body.name, kind: body.kind, from_position_id: body.fromPositionId, to_position_id: body.toPositionId, min_months: body.minMonths, min_score: body.minScore, certificates: [...new Set(body.certificates)], rubric_ids: rubricIds, min_exam_percent: body.minExamPercent }
}

export async function createPromotionRule(ctx: Ctx, { body }: Input<typeof competence.createPromotionRule>): Promise<competence.PromotionRule> {
  mustManageAll(ctx)
  const row = await ctx.tx.insertInto('promotion_rule').values({ organization_id: ctx.organizationId, id: body.id ?? newId(), ...(await columnsOf(ctx, body)), version: 1 }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/name', body.name)
  recordHappening(ctx, { siteId: null, recordType: 'promotion_rule', recordId: row.id, action: 'created', note: row.name })
  return (await present(ctx, [row]))[0]!
}

export async function changePromotionRule(ctx: Ctx, { params, body }: Input<typeof competence.changePromotionRule>): Promise<competence.PromotionRule> {
  mustManageAll(ctx)
  const row = await ctx.tx.selectFrom('promotion_rule').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  await mustBeCurrent(row.version, body.version, async () => (await present(ctx, [row]))[0])
  if (body.name !== row.name && (await ctx.tx.selectFrom('promotion_rule').select('id').where('name', '=', body.name).executeTakeFirst())) throw wrongField('rule_broken', '/name', 'another rule has this name')
  const set = { ...(await columnsOf(ctx, body, row.certificates)), is_active: body.isActive }
  const after = await ctx.tx.updateTable('promotion_rule').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()
  recordHappening(ctx, { siteId: null, recordType: 'promotion_rule', recordId: row.id, action: 'changed', changes: changesBetween({ ...row }, set) })
  return (await present(ctx, [after]))[0]!
}
