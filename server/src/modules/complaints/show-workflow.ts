import { complaints, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { siteById } from '../organization/index.ts'
import { promisesOf, type PromiseInWords } from '../sla/index.ts'
import { RULES } from './lifecycle.ts'
import { openByStage } from './list.ts'
import { caseActPermission } from '../cases/index.ts'
import { STEPS } from './workflow.ts'

/** The diagram of 投诉处理流程, drawn from what the product really does at a site: acts, rights, promises in force, and what is open (CMP-035). */
export async function complaintWorkflow(ctx: Ctx, { query }: Input<typeof complaints.complaintWorkflow>): Promise<Output<typeof complaints.complaintWorkflow>> {
  ctx.actor.mustSee('cases:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const about = { category: [], urgency: null, origin: null, siteKind: site.kind, siteId: site.id }
  const promises: PromiseInWords[] = []
  // Of each grade what it alone promises; what all promise stands once.
  for (const grade of ['major', 'complex', 'ordinary']) promises.push(...(await promisesOf(ctx, { ...about, type: 'case', kind: 'complaint', grade })))
  for (const kind of complaints.COMPLAINT_TASK_KINDS) promises.push(...(await promisesOf(ctx, { ...about, type: 'complaint_task', kind, grade: null })))
  const once = [...new Map(promises.map((promise) => [`${promise.metric} ${promise.policy}`, promise])).values()]
  const open = await openByStage(ctx, query.siteId)
  return {
    levels: [...complaints.COMPLAINT_LEVELS],
    stages: complaints.COMPLAINT_STAGES.map((stage) => ({ stage, open: open.get(stage) ?? 0 })),
    steps: complaints.COMPLAINT_STEPS.map((step) => {
      const { stage, clears, caseActions, complaintActions, metrics } = STEPS[step]
      return {
        step, stage, clears: [...clears], promises: once.filter(({ metric }) => metrics.includes(metric)),
        acts: [
          ...caseActions.map((action) => ({ group: 'caseAction' as const, action, permission: caseActPermission(action) })),
          ...complaintActions.map((action) => ({ group: 'complaintAction' as const, action, permission: RULES[action].permission })),
        ],
      }
    }),
  }
}
