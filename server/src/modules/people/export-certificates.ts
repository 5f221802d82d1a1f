import type { Input, people } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listCertificates } from './certificates.ts'

const CERTIFICATES: Column<Awaited<ReturnType<typeof listCertificates>>['items'][number]>[] = [
  column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
  column('kind', 'text', 14, ['证书', '證照', 'Certificate'], (row) => row.kind),
  column('number', 'text', 22, ['证号', '證號', 'Number'], (row) => row.number ?? ''),
  column('issuer', 'text', 22, ['发证单位', '發證單位', 'Issuer'], (row) => row.issuer),
  column('from', 'text', 14, ['发证日期', '發證日期', 'Issued'], (row) => row.validFrom),
  column('until', 'text', 14, ['有效期至', '有效期至', 'Valid until'], (row) => row.validUntil),
  column('days', 'number', 14, ['剩余天数', '剩餘天數', 'Days left'], (row) => row.daysLeft),
  column('state', 'text', 14, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'certificateState', row.state)),
  column('verified', 'text', 14, ['核验人', '核驗人', 'Verified by'], (row) => row.verifiedBy?.name ?? ''),
]

/** 证书台账: every certificate of the site's people with its end, the first to end first (TRN-014). */
export async function planCertificateExport(ctx: Ctx, { siteId, filter }: Input<typeof people.exportCertificates>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('people:manage', siteId)
  const { items } = await listCertificates(ctx, { params: {}, query: { siteId, filter }, body: {} })
  return sheetOf(ctx, { 'zh-CN': '证书台账', 'zh-TW': '證照清冊', en: 'certificates' }, await timeZoneOf(ctx, siteId), CERTIFICATES, items)
}
