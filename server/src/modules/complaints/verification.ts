import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { newId } from '../../platform/ids.ts'
import { effectiveTime } from '../../platform/records/index.ts'
import type { Acts } from './act.ts'
import { writeComplaint } from './load.ts'

/** Finding out what is true: archives looked up, people heard, the place seen; the result; the cause (CMP-012, CMP-013). */
export const VERIFICATION_ACTS: Acts<'add_finding' | 'verify' | 'find_cause'> = {
  async add_finding({ ctx, whole: { row, findings } }, body) {
    if (body.findingId !== undefined && findings.some(({ id }) => id === body.findingId)) return 'repeated'
    if (body.method === 'interview' && body.heard === '') throw wrongField('rule_broken', '/heard', 'say who was heard')
    const id = body.findingId ?? newId()
    const at = effectiveTime(body.at, ctx.now, row.registered_at)
    const inserted = await ctx.tx
      .insertInto('complaint_finding')
      .values({ organization_id: ctx.organizationId, id, case_id: row.id, task_id: null, method: body.method, heard: body.heard, found: body.found, at, by_employee: ctx.actor.employeeId!, file_ids: body.fileIds })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw wrongField('already_exists', '/findingId', 'a finding with this id exists')
    await attachFiles(ctx, { type: 'complaint_finding', id }, body.fileIds)
    return { note: body.heard ? `${body.heard}：${body.found}` : body.found, fileIds: body.fileIds, at }
  },

  async verify({ ctx, whole: { row, findings } }, body) {
    if (findings.length === 0) throw new AppError('rule_broken', 'Nothing was looked up, heard or seen yet', [{ pointer: '/result', message: 'record first what was found' }])
    await writeComplaint(ctx, row.id, { verified: body.result, verified_at: ctx.now, verified_by: ctx.actor.employeeId, verified_note: body.note })
    return { note: body.note || null }
  },

  async find_cause({ ctx, whole: { row } }, body) {
    await writeComplaint(ctx, row.id, { cause_class: body.causeClass, cause_text: body.cause })
    return { note: body.cause, set: { cause: body.cause.slice(0, 200) } }
  },
}
