import type { exams, Input, Locale } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { column, everyPage, sheetOf, type Column } from '../../../platform/records/list-export.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { listExamCertificates } from './certificates.ts'

const COLUMNS: Column<exams.Certificate>[] = [
  column('number', 'text', 20, ['证书编号', '證書編號', 'Number'], (row) => row.number),
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('exam', 'text', 30, ['考试', '考試', 'Exam'], (row) => row.exam.name),
  column('percent', 'number', 10, ['得分率 %', '得分率 %', 'Result %'], (row) => row.percent),
  column('issued', 'date', 12, ['发证日期', '發證日期', 'Issued'], (row) => row.issuedOn),
  column('until', 'date', 12, ['有效期至', '有效期至', 'Valid until'], (row) => row.validUntil),
  column('valid', 'text', 10, ['有效', '有效', 'Valid'], (row) => (row.isValid ? '✓' : '')),
  column('code', 'text', 16, ['验证码', '驗證碼', 'Verification code'], (row) => row.verificationCode),
]
const NAME: Record<Locale, string> = { 'zh-CN': '考试证书', 'zh-TW': '考試證書', en: 'exam-certificates' }

/** Certificates as the list shows them to the same person: own ones for everybody, those of the site for who manages training. */
export async function planCertificatesExport(ctx: Ctx, { format: _, ...query }: Input<typeof exams.exportExamCertificates>['query']): Promise<ExportPlan> {
  const rows = everyPage((paging) => listExamCertificates(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))
  return sheetOf(ctx, NAME, await timeZoneOf(ctx, query.siteId), COLUMNS, rows)
}
