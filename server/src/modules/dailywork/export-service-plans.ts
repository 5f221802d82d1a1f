import type { Input, servicePlans } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { at, column, everyPage, sheetOf, type Column } from '../../platform/records/list-export.ts'
import { timeZoneOf } from '../organization/index.ts'
import { getServicePlan, listServicePlans } from './service-plans.ts'

interface Part {
  plan: servicePlans.ServicePlan
  task: servicePlans.ServicePlan['items'][number]
}
const PARTS: Column<Part>[] = [
  column('number', 'text', 18, ['方案编号', '方案編號', 'Plan'], ({ plan }) => plan.number),
  column('title', 'text', 30, ['服务方案', '服務方案', 'Title'], ({ plan }) => plan.title),
  column('planState', 'text', 10, ['方案状态', '方案狀態', 'State'], ({ plan }, l) => labelOf(l, 'servicePlanState', plan.state)),
  column('task', 'text', 18, ['任务编号', '任務編號', 'Task'], ({ task }) => task.number),
  column('what', 'text', 30, ['任务', '任務', 'What'], ({ task }) => task.title),
  column('department', 'text', 16, ['部门', '部門', 'Department'], ({ task }) => task.toDepartment?.name),
  column('doer', 'text', 12, ['办理人', '辦理人', 'Done by'], ({ task }) => task.doer?.name),
  column('due', 'datetime', 18, ['期限', '期限', 'Due'], ({ task }) => at(task.dueAt)),
  column('done', 'datetime', 18, ['完成时间', '完成時間', 'Done at'], ({ task }) => at(task.doneAt)),
  column('outcome', 'text', 36, ['办理结果', '辦理結果', 'Outcome'], ({ task }) => task.outcome),
]

/** Each task of each plan as a row. */
export async function planServicePlansExport(ctx: Ctx, { format: _, ...query }: Input<typeof servicePlans.exportServicePlans>['query']): Promise<ExportPlan> {
  async function* rows(): AsyncGenerator<Part> {
    for await (const { id } of everyPage((paging) => listServicePlans(ctx, { params: {}, body: {}, query: { ...query, ...paging } }))) {
      const plan = await getServicePlan(ctx, { params: { id }, query: {}, body: {} })
      for (const task of plan.items) yield { plan, task }
    }
  }
  return sheetOf(ctx, { 'zh-CN': '服务方案', 'zh-TW': '服務方案', en: 'service-plans' }, await timeZoneOf(ctx, query.siteId), PARTS, rows())
}
