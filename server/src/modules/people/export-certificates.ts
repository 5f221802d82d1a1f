import type { Input, people } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { listCertificates } from './certificates.ts'

const TITLES = {
  'zh-CN': ['姓名', '证书', '证号', '发证单位', '发证日期', '有效期至', '剩余天数', '状态', '核验人', '证书台账'], 'zh-TW': ['姓名', '證照', '證號', '發證單位', '發證日期', '有效期至', '剩餘天數', '狀態', '核驗人', '證照清冊'], en: ['Name', 'Certificate', 'Number', 'Issuer', 'Issued', 'Valid until', 'Days left', 'State', 'Verified by', 'certificates'],
} as const

/** 证书台账: every certificate of the site's people with its end, the first to end first (TRN-014). */
export async function planCertificateExport(ctx: Ctx, { siteId, filter }: Input<typeof people.exportCertificates>['query']): Promise<ExportPlan> {
  ctx.actor.mustSee('people:manage', siteId)
  const { items } = await listCertificates(ctx, { params: {}, query: { siteId, filter }, body: {} })
  const titles = TITLES[ctx.locale]
  const keys = ['name', 'kind', 'number', 'issuer', 'from', 'until', 'days', 'state', 'verified'] as const
  return {
    name: titles[9], timeZone: await timeZoneOf(ctx, siteId), columns: keys.map((key, at) => ({ key, kind: key === 'days' ? 'number' : 'text', width: key === 'number' || key === 'issuer' ? 22 : 14, title: titles[at]! })),
    rows: items.map((one) => ({ name: one.employee.name, kind: one.kind, number: one.number ?? '', issuer: one.issuer, from: one.validFrom, until: one.validUntil, days: one.daysLeft, state: labelOf(ctx.locale, 'certificateState', one.state), verified: one.verifiedBy?.name ?? '' })),
  }
}
