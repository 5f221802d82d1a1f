import { emergency } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listEmergencyPlans } from './plans.ts'

type Plan = Pick<emergency.EmergencyPlan, 'name' | 'kind' | 'category' | 'state' | 'number' | 'approvedAt' | 'approvedBy' | 'reviewOn' | 'isReviewDue' | 'expired'> & Record<'content' | 'draft', { steps: readonly unknown[]; roles: readonly unknown[]; resources?: readonly unknown[] | undefined } | null>

/** The list of plans as an inspector asks for it; each plan itself prints as a paper. */
export const emergencyPlansFile = listFile(emergency.exportEmergencyPlans, async (ctx, input): Promise<{ items: Plan[] }> => listEmergencyPlans(ctx, input), {
  name: { 'zh-CN': '应急预案', 'zh-TW': '應變計畫', en: 'emergency-plans' },
  columns: [
    column('name', 'text', 28, ['预案', '計畫', 'Plan'], (row) => row.name),
    column('kind', 'text', 18, ['事件', '事件', 'Kind'], (row, l) => labelOf(l, 'incidentKind', row.kind)),
    column('category', 'text', 16, ['类别', '類別', 'Category'], (row, l) => labelOf(l, 'incidentCategory', row.category)),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => labelOf(l, 'emergencyPlanState', row.state)),
    column('version', 'number', 8, ['版次', '版次', 'Version'], (row) => row.number),
    column('approvedAt', 'datetime', 18, ['批准时间', '核准時間', 'Approved'], (row) => at(row.approvedAt)),
    column('approvedBy', 'text', 12, ['批准人', '核准人', 'Approved by'], (row) => row.approvedBy),
    column('review', 'date', 12, ['复审日期', '複審日期', 'Review on'], (row) => row.reviewOn),
    column('due', 'text', 8, ['应复审', '應複審', 'Due'], (row) => (row.isReviewDue ? '✓' : '')),
    column('roles', 'number', 8, ['角色', '角色', 'Roles'], (row) => (row.content ?? row.draft)?.roles.length),
    column('steps', 'number', 8, ['步骤', '步驟', 'Steps'], (row) => (row.content ?? row.draft)?.steps.length),
    column('resources', 'number', 8, ['物资', '物資', 'Resources'], (row) => (row.content ?? row.draft)?.resources?.length),
    column('expired', 'number', 10, ['过期物资', '過期物資', 'Expired'], (row) => row.expired),
  ] satisfies Column<Plan>[],
})
