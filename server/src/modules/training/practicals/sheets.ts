import type { Ctx } from '../../../platform/ctx.ts'
import { filesOfRecord } from '../../../platform/files/files.ts'
import { employeeNames } from '../../people/index.ts'
import type { practicals, FileRef } from '@guanjia/contract'
import type { PracticalRow } from './present.ts'

type Sheets = practicals.Practical['assessors']

/** The purpose under which a photo hangs on an assessment: whose sheet, which criterion. */
export const photoPurpose = (assessorId: string, criterionId: string): string => `${assessorId}:${criterionId}`

/** Sheets in the order of assessors. Until all are in, everybody sees the own one only; and the candidate none. */
export async function presentSheets(ctx: Ctx, row: PracticalRow): Promise<Sheets> {
  const rows = await ctx.tx.selectFrom('practical_sheet').selectAll().where('practical_id', '=', row.id).orderBy('is_third').orderBy('assessor_id').execute()
  const names = await employeeNames(ctx, rows.map(({ assessor_id }) => assessor_id))
  const photos = new Map<string, FileRef[]>()
  for (const { purpose, file } of await filesOfRecord(ctx, row.id)) photos.set(purpose, [...(photos.get(purpose) ?? []), file])
  const isOpen = row.state === 'scored' || row.state === 'signed'
  return rows.map((sheet) => {
    const shows = isOpen || (sheet.assessor_id === ctx.actor.employeeId && row.employee_id !== ctx.actor.employeeId)
    return {
      assessor: { id: sheet.assessor_id, name: names.get(sheet.assessor_id) ?? '' }, isThird: sheet.is_third, submittedAt: sheet.submitted_at?.toISOString() ?? null, percent: shows ? sheet.percent : null, hasRedLine: shows ? sheet.has_red_line : null, comment: shows ? sheet.comment : '',
      marks: shows ? sheet.marks.map((mark) => ({ ...mark, files: photos.get(photoPurpose(sheet.assessor_id, mark.criterionId)) ?? [] })) : [],
    }
  })
}
