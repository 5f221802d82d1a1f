import type { Input, Locale, relations } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { column, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { siteById } from '../organization/index.ts'
import { filteredOpportunities, withNames } from './list.ts'
import type { Named } from './present.ts'

const COLUMNS: Column<Named>[] = [
  column('number', 'text', 20, ['编号', '編號', 'Number'], (row) => row.number),
  column('type', 'text', 12, ['类型', '類型', 'Type'], (row, l) => labelOf(l, 'opportunityType', row.type)),
  column('status', 'text', 10, ['状态', '狀態', 'Status'], (row, l) => labelOf(l, 'opportunityStatus', row.status)),
  column('unit', 'text', 12, ['房屋', '房屋', 'Unit'], (row) => row.unit_code),
  column('person', 'text', 12, ['业户', '住戶', 'Resident'], (row) => row.person_name),
  column('what', 'text', 40, ['机会', '機會', 'Opportunity'], (row) => row.what),
  column('plan', 'text', 30, ['安排', '安排', 'Plan'], (row) => row.plan),
  column('action', 'text', 30, ['做了什么', '做了什麼', 'Done'], (row) => row.action),
  column('effect', 'text', 30, ['效果', '效果', 'Effect'], (row) => row.effect),
  column('noticer', 'text', 10, ['发现人', '發現人', 'Noticed by'], (row) => row.noticer),
  column('doer', 'text', 10, ['完成人', '完成人', 'Done by'], (row) => row.doer),
  column('noticedAt', 'datetime', 18, ['发现时间', '發現時間', 'Noticed'], (row) => row.noticed_at),
  column('doneAt', 'datetime', 18, ['完成时间', '完成時間', 'Done at'], (row) => row.done_at),
]
const NAME: Record<Locale, string> = { 'zh-CN': '个性化服务', 'zh-TW': '個人化服務', en: 'personal service' }

/** The opportunities of a site as rows of a sheet. */
export async function planOpportunityExport(ctx: Ctx, { siteId, filter }: Input<typeof relations.exportOpportunities>['query']): Promise<ExportPlan> {
  const select = await filteredOpportunities(ctx, siteId, filter)
  const { timeZone } = await siteById(ctx, siteId)
  const rows = await withNames(select).orderBy('noticed_at', 'desc').limit(20_000).execute()
  return sheetOf(ctx, NAME, timeZone, COLUMNS, rows, { siteId, classes: ['archive', 'care'] })
}
