import type { workorders } from '@guanjia/contract'
import { z } from 'zod'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { on, queue } from '../../platform/events.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { abilitiesChanged, shiftStarted, workplacesOf } from '../people/index.ts'
import { syncClocks } from '../sla/index.ts'
import { rank } from './assign.ts'
import { weighed } from './candidates.ts'
import { applyChange } from './change.ts'
import { recordDecision, type Decided } from './decisions.ts'
import type { Named } from './names.ts'
import type { OrderRow } from './present.ts'
import { isAutomatic, settingsAt } from './settings.ts'
import { slaState, traitsOf } from './sla-state.ts'
import { lockWorkers } from './suitable.ts'
import { tellAssigned, tellNobody } from './tell.ts'
import { workersAt } from './workers.ts'

const ToAssign = z.object({ workOrderId: z.uuid() })
/** Emergencies before urgent ones before the rest, when several wait for one worker. */
const AHEAD_MS: Record<workorders.WorkOrder['urgency'], number> = { emergency: 2000, urgent: 1000, normal: 0 }

/** Gives an order to somebody by rule, as a job of this transaction. */
export function assignByRule(ctx: Ctx, { id, urgency }: Pick<OrderRow, 'id' | 'urgency'>): void {
  ctx.enqueue('workorders.assign', { workOrderId: id }, { dueAt: new Date(ctx.now.getTime() - AHEAD_MS[urgency]) })
}

/** Orders by rule: when raised or given back, and again when somebody may have become free for what nobody could do. */
export function assignByJobs(): void {
  queue('workorders.assign', ToAssign, (ctx, { workOrderId }) => assignNow(ctx, workOrderId))
  on(shiftStarted, 'workorders.assign-on-shift', async (ctx, { siteIds }) => {
    for (const siteId of siteIds) await assignOpen(ctx, siteId)
  })
  on(abilitiesChanged, 'workorders.assign-on-abilities', async (ctx, { employeeId }) => {
    for (const siteId of (await workplacesOf(ctx, employeeId)).siteIds) await assignOpen(ctx, siteId)
  })
  queue('workorders.assign-stuck', z.object({ siteId: z.uuid() }), (ctx, { siteId }) => assignOpen(ctx, siteId, { onlyStuck: true }))
}

/** Another try for the open orders of a site that are given out by rule. */
async function assignOpen(ctx: Ctx, siteId: string, { onlyStuck = false } = {}): Promise<void> {
  const { modes } = await settingsAt(ctx, siteId)
  const kinds = Object.entries(modes).filter(([, mode]) => mode === 'automatic').map(([kind]) => kind as OrderRow['kind'])
  if (kinds.length === 0) return
  let select = ctx.tx.selectFrom('work_order').select(['id', 'urgency']).where('site_id', '=', siteId).where('status', '=', 'open').where('is_in_pool', '=', false).where('kind', 'in', kinds)
  if (onlyStuck) select = select.where('stuck_at', 'is not', null)
  for (const row of await select.orderBy('next_due_at').orderBy('id').limit(200).execute()) assignByRule(ctx, row)
}

/**
 * Gives an open order to the first of the ranked workers, or tells those who dispatch that there is nobody, with a promise to do so. A second
 * run finds nothing to do. All who could have it are locked in the order of their ids and counted again, so that orders of the same moment
 * never overload anybody.
 */
export async function assignNow(ctx: Ctx, orderId: string): Promise<void> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirst()
  if (row?.status !== 'open' || row.is_in_pool || !(await isAutomatic(ctx, row.site_id, row.kind))) return
  const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId) }
  const { named, task, workers } = await weighed(ctx, row)
  const everybody = rank(task, workers)
  const fitting = everybody.filter((candidate) => candidate.rank !== null).map((candidate) => candidate.worker.id)
  if (fitting.length === 0) return nobody(itself, row, named, everybody)
  await lockWorkers(ctx, fitting)
  const counted = rank(task, await workersAt(ctx, row.site_id, fitting))
  const candidates = [...counted, ...everybody.filter((candidate) => candidate.rank === null)]
  const first = counted.find((candidate) => candidate.rank === 1)
  if (!first) return nobody(itself, row, named, candidates)
  const decision: Decided = { way: 'automatic', workerId: first.worker.id, candidates }
  const { after, named: now } = await applyChange(
    itself, row, 'assigned', { set: { worker_id: first.worker.id, assigned_at: ctx.now, accepted_at: null }, decision }, 'assign', ctx.now,
  )
  await tellAssigned(itself, after, now)
}

async function nobody(ctx: Ctx, row: OrderRow, named: Named, candidates: Decided['candidates']): Promise<void> {
  if (row.stuck_at !== null) return
  const after: OrderRow = { ...row, stuck_at: ctx.now, version: row.version + 1 }
  const { nextDueAt } = await syncClocks(ctx, { id: row.id, traits: traitsOf(after, named) }, slaState(after))
  await ctx.tx.updateTable('work_order').set({ stuck_at: ctx.now, next_due_at: nextDueAt, version: after.version, updated_at: ctx.now }).where('id', '=', row.id).execute()
  recordDecision(ctx, row, { way: 'automatic', workerId: null, candidates })
  recordHappening(ctx, { siteId: row.site_id, recordType: 'work_order', recordId: row.id, action: 'nobody_found' })
  announceChange(ctx, { recordType: 'work_order', recordId: row.id, siteId: row.site_id, action: 'nobody_found' })
  await tellNobody(ctx, after, mostly(candidates))
}

/** What stands in the way of most of them, as a word in the reader's language. */
function mostly(candidates: Decided['candidates']): string {
  const counts = new Map<string, number>()
  for (const { obstacles } of candidates) for (const { kind } of obstacles) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return first ? `@obstacle:${first[0]}` : '–'
}
