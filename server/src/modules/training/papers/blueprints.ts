import type { exams, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import type { BlueprintTable } from '../tables.ts'
import { shortagesOf } from './draw.ts'
import { poolFor } from './pool.ts'

export type BlueprintRow = Selectable<BlueprintTable>
type Facts = Omit<Input<typeof exams.createBlueprint>['body'], 'id'>

const questionsIn = (sections: readonly exams.BlueprintSection[]): number => sections.flatMap(({ lines }) => lines).reduce((sum, { count }) => sum + count, 0)
const marksIn = (sections: readonly exams.BlueprintSection[]): number => sections.flatMap(({ lines }) => lines).reduce((sum, { count, marks }) => sum + count * marks, 0)
/** A paper of more than this is none that people sit. */
const MOST_QUESTIONS = 200

const columnsOf = (facts: Facts) => ({
  name: facts.name, post: facts.post, sections: JSON.stringify(facts.sections), duration_minutes: facts.durationMinutes, pass_percent: facts.passPercent, max_attempts: facts.maxAttempts, retake_after_days: facts.retakeAfterDays, markers: facts.markers, mark_tolerance: facts.markTolerance, certificate_months: facts.certificateMonths,
})

async function present(ctx: Ctx, row: BlueprintRow): Promise<exams.Blueprint> {
  return {
    id: row.id, name: row.name, post: row.post, sections: row.sections, durationMinutes: row.duration_minutes, passPercent: row.pass_percent, maxAttempts: row.max_attempts, retakeAfterDays: row.retake_after_days, markers: row.markers, markTolerance: row.mark_tolerance, certificateMonths: row.certificate_months,
    isActive: row.is_active, questions: questionsIn(row.sections), marks: marksIn(row.sections), short: shortagesOf(row.sections, await poolFor(ctx, row.post)), version: row.version, updatedAt: iso(row.updated_at),
  }
}

export async function listBlueprints(ctx: Ctx, { query }: Input<typeof exams.listBlueprints>): Promise<Output<typeof exams.listBlueprints>> {
  let select = ctx.tx.selectFrom('exam_blueprint').selectAll()
  if (query.filter.active !== undefined) select = select.where('is_active', '=', query.filter.active)
  const items: exams.Blueprint[] = []
  for (const row of await select.orderBy('name').limit(200).execute()) items.push(await present(ctx, row))
  return { items }
}

export async function getBlueprint(ctx: Ctx, { params }: Pick<Input<typeof exams.getBlueprint>, 'params'>): Promise<exams.Blueprint> {
  const row = await ctx.tx.selectFrom('exam_blueprint').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return present(ctx, row)
}

function mustBeSound(facts: Facts): void {
  if (questionsIn(facts.sections) > MOST_QUESTIONS) throw wrongField('rule_broken', '/sections', `at most ${MOST_QUESTIONS} questions`)
}

function tell(ctx: Ctx, id: string, action: string, changes: { field: string; from: unknown; to: unknown }[] = []): void {
  recordHappening(ctx, { siteId: null, recordType: 'exam_blueprint', recordId: id, action, changes })
  announceChange(ctx, { recordType: 'exam_blueprint', recordId: id, siteId: null, action })
}

/** A pattern: topic × difficulty × type × count × marks, in sections. Throws `already_exists` naming `/name`, `rule_broken`. */
export async function createBlueprint(ctx: Ctx, { body }: Input<typeof exams.createBlueprint>): Promise<exams.Blueprint> {
  mustBeSound(body)
  const id = body.id ?? newId()
  const row = await ctx.tx.insertInto('exam_blueprint').values({ organization_id: ctx.organizationId, id, ...columnsOf(body), is_active: true, version: 1, updated_at: ctx.now }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/name', 'there is a pattern with this name')
  tell(ctx, id, 'created')
  return present(ctx, row)
}

export async function changeBlueprint(ctx: Ctx, { params, body }: Input<typeof exams.changeBlueprint>): Promise<exams.Blueprint> {
  const before = await ctx.tx.selectFrom('exam_blueprint').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => present(ctx, before))
  mustBeSound(body)
  const taken = await ctx.tx.selectFrom('exam_blueprint').select('id').where('name', '=', body.name).where('id', '!=', params.id).executeTakeFirst()
  if (taken) throw wrongField('already_exists', '/name', 'there is a pattern with this name')
  const row = await ctx.tx.updateTable('exam_blueprint').set({ ...columnsOf(body), is_active: body.isActive, version: before.version + 1, updated_at: ctx.now }).where('id', '=', params.id).returningAll().executeTakeFirstOrThrow()
  const { version: _v, updated_at: _u, ...after } = row
  tell(ctx, row.id, 'changed', changesBetween({ ...before }, after))
  return present(ctx, row)
}
