import type { exams, Input, Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { sendMessage } from '../../../platform/messages/messages.ts'
import { mustBeCurrent, recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { accountIdsOf, accountsWithRole, employeeNames } from '../../people/index.ts'
import { lockExam } from '../exams/exams.ts'
import { mustSeeSitting } from '../sittings/review.ts'
import type { AppealTable } from '../tables.ts'
import { regrade } from './regrade.ts'

type AppealRow = Selectable<AppealTable>

async function present(ctx: Ctx, rows: readonly AppealRow[]): Promise<exams.Appeal[]> {
  if (rows.length === 0) return []
  const names = await employeeNames(ctx, rows.map(({ employee_id }) => employee_id))
  const { rows: facts } = await ctx.client.query<{ id: string; exam_id: string; title: string; question_id: string; number: number; code: string; stem: string }>({
    name: 'exam_appeal_facts',
    text: `select a.id, e.id as exam_id, e.title, q.id as question_id, i.question_version as number, q.code, v.stem from exam_appeal a
           join exam_item i on i.organization_id = a.organization_id and i.sitting_id = a.sitting_id and i.position = a.position
           join exam e on e.organization_id = a.organization_id and e.id = i.exam_id
           join question q on q.organization_id = a.organization_id and q.id = i.question_id
           join question_version v on v.organization_id = a.organization_id and v.question_id = i.question_id and v.number = i.question_version where a.id = any ($1)`,
    values: [rows.map(({ id }) => id)],
  })
  const of = new Map(facts.map((row) => [row.id, row]))
  return rows.map((row) => {
    const fact = of.get(row.id)!
    return {
      id: row.id, siteId: row.site_id, sittingId: row.sitting_id, exam: { id: fact.exam_id, name: fact.title }, position: row.position, question: { id: fact.question_id, number: fact.number, code: fact.code, stem: fact.stem }, employee: { id: row.employee_id, name: names.get(row.employee_id) ?? '' }, reason: row.reason,
      state: row.state, reply: row.reply, decidedBy: row.decided_by, decidedAt: iso(row.decided_at), raisedAt: iso(row.raised_at), version: row.version,
    }
  })
}

function tell(ctx: Ctx, row: AppealRow, action: string, note: string): void {
  recordHappening(ctx, { siteId: row.site_id, recordType: 'exam_appeal', recordId: row.id, action, toStatus: row.state, note })
  announceChange(ctx, { recordType: 'exam_appeal', recordId: row.id, siteId: row.site_id, action })
}

/** The candidate says that an item of their marked paper is faulty or was marked wrongly; once for each item. Throws `not_found`, `action_not_allowed`, `already_exists`. */
export async function raiseAppeal(ctx: Ctx, { params, body }: Input<typeof exams.raiseAppeal>): Promise<exams.Appeal> {
  const { sitting, exam, isOwn } = await mustSeeSitting(ctx, params.id)
  if (!isOwn) throw new AppError('not_found')
  if (sitting.state !== 'marked') throw new AppError('action_not_allowed', 'There is no result yet')
  const item = await ctx.tx.selectFrom('exam_item').select('position').where('sitting_id', '=', sitting.id).where('position', '=', body.position).executeTakeFirst()
  if (!item) throw wrongField('not_found', '/position', 'no such question on this paper')
  const row = await ctx.tx
    .insertInto('exam_appeal')
    .values({ organization_id: ctx.organizationId, id: newId(), site_id: sitting.site_id, sitting_id: sitting.id, position: body.position, employee_id: sitting.employee_id, reason: body.reason, state: 'open', reply: '', decided_by: '', decided_at: null, raised_at: ctx.now, version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/position', 'you have appealed against this item')
  tell(ctx, row, 'raised', body.reason)
  const managers = await accountsWithRole(ctx, 'site_manager', sitting.site_id)
  sendMessage(ctx, { accountIds: managers.map(({ accountId }) => accountId), template: 'exam.appealed', params: { title: exam.title, name: ctx.actor.name }, record: { type: 'exam', id: exam.id }, dedupeKey: `exam-appeal:${row.id}` })
  return (await present(ctx, [row]))[0]!
}

export async function listAppeals(ctx: Ctx, { query }: Input<typeof exams.listAppeals>): Promise<Output<typeof exams.listAppeals>> {
  ctx.actor.mustSee('training:manage', query.siteId)
  await siteById(ctx, query.siteId)
  let select = ctx.tx.selectFrom('exam_appeal').selectAll().where('site_id', '=', query.siteId)
  if (query.filter.state?.length) select = select.where('state', 'in', query.filter.state)
  const rows = await select.orderBy((e) => e.case().when('state', '=', 'open').then(0).else(1).end()).orderBy('raised_at', 'desc').limit(200).execute()
  return { items: await present(ctx, rows) }
}

/** Upholds an appeal with a ruling on the item, for everybody who had it, or rejects it with the reason. Nobody decides on their own. */
export async function decideAppeal(ctx: Ctx, { params, body }: Input<typeof exams.decideAppeal>): Promise<exams.Appeal> {
  const known = await ctx.tx.selectFrom('exam_appeal as a').innerJoin('exam_sitting as s', (join) => join.onRef('s.organization_id', '=', 'a.organization_id').onRef('s.id', '=', 'a.sitting_id')).select(['a.site_id', 's.exam_id']).where('a.id', '=', params.id).executeTakeFirst()
  if (!known) throw new AppError('not_found')
  // The exam first, as everybody who changes many papers does.
  const exam = await lockExam(ctx, known.exam_id, 'training:decide')
  const row = await ctx.tx.selectFrom('exam_appeal').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirstOrThrow()
  if (row.employee_id === ctx.actor.employeeId) throw new AppError('exam.own_paper')
  const [shown] = await present(ctx, [row])
  await mustBeCurrent(row.version, body.version, () => Promise.resolve(shown))
  if (row.state !== 'open') throw new AppError('action_not_allowed', `The appeal is ${row.state}`)
  if ((body.action === 'uphold') !== (body.kind !== undefined)) throw wrongField('rule_broken', '/kind', body.action === 'uphold' ? 'say what is done about the item' : 'a rejected appeal changes nothing')
  if (body.kind !== undefined) await regrade(ctx, exam, { questionId: shown!.question.id, number: shown!.question.number, kind: body.kind, answer: body.answer, reason: body.reply })
  const after: AppealRow = { ...row, state: body.action === 'uphold' ? 'upheld' : 'rejected', reply: body.reply, decided_by: ctx.actor.name, decided_at: ctx.now, version: row.version + 1 }
  await ctx.tx.updateTable('exam_appeal').set({ state: after.state, reply: after.reply, decided_by: after.decided_by, decided_at: after.decided_at, version: after.version }).where('id', '=', row.id).execute()
  tell(ctx, after, body.action, body.reply)
  sendMessage(ctx, { accountIds: await accountIdsOf(ctx, [row.employee_id]), template: body.action === 'uphold' ? 'exam.appeal_upheld' : 'exam.appeal_rejected', params: { title: exam.title, reply: body.reply }, record: { type: 'exam_sitting', id: row.sitting_id }, dedupeKey: `exam-appeal-decided:${row.id}` })
  return (await present(ctx, [after]))[0]!
}
