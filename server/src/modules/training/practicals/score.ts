import type { Input, practicals } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { attachFiles, filesById } from '../../../platform/files/files.ts'
import { dayIn, monthsAfter } from '../../../platform/time.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { abilitiesChanged } from '../../people/index.ts'
import { sendAboutPractical, tellPractical } from './practicals.ts'
import { mustSeePractical, presentPractical, type PracticalRow } from './present.ts'
import { faultIn, needsThird, scoreSheet, settle } from './rules.ts'
import { photoPurpose } from './sheets.ts'

/**
 * Hands in the actor's sheet, once. The last one settles the result, or asks for a third where two differ. The row is locked first: of two who
 * hand in at once the second sees the first. Throws `not_permitted`, `action_not_allowed`, `rule_broken` naming the field.
 */
export async function scorePractical(ctx: Ctx, { params, body }: Input<typeof practicals.scorePractical>): Promise<practicals.Practical> {
  const row = await mustSeePractical(ctx, params.id, { locked: true })
  const sheets = await ctx.tx.selectFrom('practical_sheet').selectAll().where('practical_id', '=', row.id).execute()
  const own = sheets.find(({ assessor_id }) => assessor_id === ctx.actor.employeeId)
  if (!own) throw new AppError('not_permitted', 'You do not assess this')
  if (row.state !== 'open' && row.state !== 'third') throw new AppError('action_not_allowed', `The assessment is ${row.state}`)
  if (own.submitted_at !== null) throw new AppError('action_not_allowed', 'Your sheet is in')
  const { criteria, passPercent, tolerance } = row.rubric
  const fault = faultIn(criteria, body.marks)
  if (fault) throw wrongField('rule_broken', fault.pointer, fault.message)
  for (const [at, { criterionId, fileIds }] of body.marks.entries()) await attachFiles(ctx, { type: 'practical', id: row.id }, fileIds, photoPurpose(own.assessor_id, criterionId), `/marks/${at}/fileIds`)
  const mine = scoreSheet(criteria, body.marks)
  await ctx.tx
    .updateTable('practical_sheet')
    .set({ submitted_at: ctx.now, percent: mine.percent, has_red_line: mine.hasRedLine, comment: body.comment, marks: JSON.stringify(body.marks.map(({ criterionId, level, note }) => ({ criterionId, level, note }))) })
    .where('practical_id', '=', row.id).where('assessor_id', '=', own.assessor_id).execute()
  tellPractical(ctx, row, 'sheet_in', { fileIds: body.marks.flatMap(({ fileIds }) => fileIds) })
  const others = sheets.filter((sheet) => sheet !== own)
  if (others.some(({ submitted_at }) => submitted_at === null)) return presentPractical(ctx, row)
  const all = [mine, ...others.map(({ percent, has_red_line }) => ({ percent: percent!, hasRedLine: has_red_line! }))]
  return presentPractical(ctx, row.state === 'open' && needsThird(all, tolerance) ? await askThird(ctx, row) : await conclude(ctx, row, settle(all, passPercent)))
}

async function askThird(ctx: Ctx, row: PracticalRow): Promise<PracticalRow> {
  const after: PracticalRow = { ...row, state: 'third', version: row.version + 1 }
  await ctx.tx.updateTable('practical').set({ state: 'third', version: after.version }).where('id', '=', row.id).execute()
  tellPractical(ctx, row, 'differ', { fromStatus: row.state, toStatus: 'third' })
  await sendAboutPractical(ctx, after, [row.created_by], 'practical.differ')
  return after
}

async function conclude(ctx: Ctx, row: PracticalRow, { percent, hasRedLine, isPassed }: ReturnType<typeof settle>): Promise<PracticalRow> {
  const today = dayIn(await timeZoneOf(ctx, row.site_id), ctx.now)
  const set = { state: 'scored', percent, has_red_line: hasRedLine, is_passed: isPassed, scored_at: ctx.now, valid_until: row.rubric.validMonths === null ? null : monthsAfter(today, row.rubric.validMonths), version: row.version + 1 } as const
  await ctx.tx.updateTable('practical').set(set).where('id', '=', row.id).execute()
  const after: PracticalRow = { ...row, ...set }
  tellPractical(ctx, row, 'settled', { fromStatus: row.state, toStatus: 'scored', note: `${percent}` })
  await sendAboutPractical(ctx, after, [row.employee_id], isPassed ? 'practical.passed' : 'practical.failed', { percent })
  // Work that waited for somebody who may do it has one now.
  ctx.publish(abilitiesChanged, { employeeId: row.employee_id, at: ctx.now.toISOString() })
  return after
}

/** The candidate signs what came out; a remark of disagreement stays beside it and changes nothing. */
export async function signPractical(ctx: Ctx, { params, body }: Input<typeof practicals.signPractical>): Promise<practicals.Practical> {
  const row = await mustSeePractical(ctx, params.id, { locked: true })
  if (row.employee_id !== ctx.actor.employeeId) throw new AppError('not_permitted', 'Only who was assessed signs')
  if (row.state !== 'scored') throw new AppError('action_not_allowed', `The assessment is ${row.state}`)
  await attachFiles(ctx, { type: 'practical', id: row.id }, [body.fileId], 'signature', '/fileId')
  if (!(await filesById(ctx, [body.fileId])).get(body.fileId)?.isImage) throw wrongField('rule_broken', '/fileId', 'a signature is a picture')
  const set = { state: 'signed', signature_file_id: body.fileId, signed_at: ctx.now, remark: body.remark, version: row.version + 1 } as const
  await ctx.tx.updateTable('practical').set(set).where('id', '=', row.id).execute()
  tellPractical(ctx, row, 'signed', { fromStatus: 'scored', toStatus: 'signed', note: body.remark || null, fileIds: [body.fileId] })
  return presentPractical(ctx, { ...row, ...set })
}
