import type { aftercare, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { mustBeCurrent, recordHappening } from '../../platform/records/index.ts'

/** Grades of workers with what an hour of theirs costs. */
export async function listLabourGrades(ctx: Ctx): Promise<Output<typeof aftercare.listLabourGrades>> {
  const grades = await ctx.tx.selectFrom('labour_grade').selectAll().orderBy('fen_per_hour', 'desc').orderBy('name').execute()
  const workers = await ctx.tx
    .selectFrom('labour_grade_worker as w')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'w.organization_id').onRef('e.id', '=', 'w.employee_id'))
    .select(['w.grade_id', 'e.id', 'e.name'])
    .orderBy('e.name')
    .execute()
  return {
    items: grades.map((grade) => ({
      id: grade.id, name: grade.name, fenPerHour: grade.fen_per_hour, version: grade.version,
      workers: workers.filter((worker) => worker.grade_id === grade.id).map(({ id, name }) => ({ id, name })),
    })),
  }
}

async function gradeById(ctx: Ctx, id: string): Promise<aftercare.LabourGrade> {
  return (await listLabourGrades(ctx)).items.find((grade) => grade.id === id)!
}

/** Rates hold in the whole organisation: only who may set things there sets them. */
function mustSetRates(ctx: Ctx): void {
  if (ctx.actor.sitesFor('settings:manage') !== 'all') throw new AppError('not_permitted', 'settings:manage of the organisation is needed')
}

/** Throws `already_exists` naming `/name`, `rule_broken` for a worker that does not exist. */
export async function createLabourGrade(ctx: Ctx, { body }: Input<typeof aftercare.createLabourGrade>): Promise<aftercare.LabourGrade> {
  mustSetRates(ctx)
  const id = body.id ?? newId()
  const made = await ctx.tx
    .insertInto('labour_grade')
    .values({ organization_id: ctx.organizationId, id, name: body.name, fen_per_hour: body.fenPerHour })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/name', body.name)
  await setWorkers(ctx, id, body.workerIds)
  recordHappening(ctx, { siteId: null, recordType: 'labour_grade', recordId: id, action: 'created' })
  return gradeById(ctx, id)
}

/** Finished orders keep the rates that held when they were done. */
export async function changeLabourGrade(ctx: Ctx, { params, body }: Input<typeof aftercare.changeLabourGrade>): Promise<aftercare.LabourGrade> {
  mustSetRates(ctx)
  const before = await ctx.tx.selectFrom('labour_grade').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found')
  await mustBeCurrent(before.version, body.version, () => gradeById(ctx, before.id))
  if (body.name !== undefined && body.name !== before.name) {
    const taken = await ctx.tx.selectFrom('labour_grade').select('id').where('name', '=', body.name).executeTakeFirst()
    if (taken) throw wrongField('already_exists', '/name', body.name)
  }
  await ctx.tx.updateTable('labour_grade').set({ name: body.name, fen_per_hour: body.fenPerHour, version: before.version + 1 }).where('id', '=', before.id).execute()
  if (body.workerIds !== undefined) await setWorkers(ctx, before.id, body.workerIds)
  const changes = body.fenPerHour === undefined ? [] : [{ field: 'fen_per_hour', from: before.fen_per_hour, to: body.fenPerHour }]
  recordHappening(ctx, { siteId: null, recordType: 'labour_grade', recordId: before.id, action: 'changed', changes })
  return gradeById(ctx, before.id)
}

/** A worker has one grade: who is named here leaves another one. */
async function setWorkers(ctx: Ctx, gradeId: string, workerIds: readonly string[]): Promise<void> {
  const ids = [...new Set(workerIds)]
  await ctx.tx.deleteFrom('labour_grade_worker').where('grade_id', '=', gradeId).execute()
  if (ids.length === 0) return
  const known = await ctx.tx.selectFrom('employee').select('id').where('id', 'in', ids).execute()
  if (known.length !== ids.length) throw wrongField('rule_broken', '/workerIds', 'no such employee')
  await ctx.tx
    .insertInto('labour_grade_worker')
    .values(ids.map((employee_id) => ({ organization_id: ctx.organizationId, employee_id, grade_id: gradeId })))
    .onConflict((conflict) => conflict.columns(['organization_id', 'employee_id']).doUpdateSet({ grade_id: gradeId }))
    .execute()
}
