import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../../platform/ctx.ts'
import { newId } from '../../../platform/ids.ts'
import { dayNumber, takeNumbers } from '../../../platform/records/index.ts'
import { dayIn, monthsAfter } from '../../../platform/time.ts'
import { timeZoneOf } from '../../organization/index.ts'
import type { ExamRow } from '../exams/row.ts'

// Without letters that people mistake for digits (Crockford).
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen signs by chance, 80 bits: nobody finds one by trying. */
export const verificationCode = (): string => [...randomBytes(16)].map((byte) => SIGNS[byte & 31]).join('')

/** Gives a certificate to each who passed and has none for this paper. Gives the sittings that got one now. */
export async function certify(ctx: Ctx, exam: ExamRow, passed: readonly { sittingId: string; employeeId: string }[]): Promise<Set<string>> {
  const months = exam.certificate_months
  if (months === null || passed.length === 0) return new Set()
  const known = new Set((await ctx.tx.selectFrom('exam_certificate').select('sitting_id').where('sitting_id', 'in', passed.map(({ sittingId }) => sittingId)).execute()).map((row) => row.sitting_id))
  const fresh = passed.filter(({ sittingId }) => !known.has(sittingId))
  if (fresh.length === 0) return new Set()
  const today = dayIn(await timeZoneOf(ctx, exam.site_id), ctx.now)
  const last = await takeNumbers(ctx, exam.site_id, `exam-certificate-${today}`, fresh.length)
  const rows = fresh.map(({ sittingId, employeeId }, at) => ({
    organization_id: ctx.organizationId, id: newId(), site_id: exam.site_id, number: dayNumber('CERT', today, last - fresh.length + 1 + at), sitting_id: sittingId, employee_id: employeeId, issued_on: today, valid_until: months === 0 ? null : monthsAfter(today, months), verification_code: verificationCode(),
  }))
  await ctx.client.query(
    `insert into exam_certificate (organization_id, id, site_id, number, sitting_id, employee_id, issued_on, valid_until, verification_code)
     select $1, c.id, $2, c.number, c.sitting_id, c.employee_id, c.issued_on, c.valid_until, c.verification_code from jsonb_to_recordset($3) as c (id uuid, number text, sitting_id uuid, employee_id uuid, issued_on date, valid_until date, verification_code text)`,
    [ctx.organizationId, exam.site_id, JSON.stringify(rows)],
  )
  return new Set(fresh.map(({ sittingId }) => sittingId))
}
