import type { Ctx } from '../../platform/ctx.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { on } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { abilitiesChanged, accountOfEmployee } from '../people/index.ts'
import { lostRight } from './assign.ts'
import { taskOf } from './candidates.ts'
import { applyChange } from './change.ts'
import { CARRIED } from './lifecycle.ts'
import { namesOf } from './names.ts'
import type { OrderRow } from './present.ts'
import { AWAKE } from './suspensions.ts'
import { dispatchersOf } from './tell.ts'
import { workersAt, type WorkerWithLoad } from './workers.ts'

messageTemplate('work_order.right_ended', {
  'zh-CN': { title: '{number} 已收回：{who}缺少{what}', body: '「{title}」尚未到场，已收回，按规则重新派单；没有合适的人时请手动派单。' },
  'zh-TW': { title: '{number} 已收回：{who}缺少{what}', body: '「{title}」尚未到場，已收回並依規則重新派工；沒有合適人員時請手動派工。' },
  en: { title: '{number} taken back: {who} lacks {what}', body: '“{title}” was not begun. It is given out again by rule; where nobody fits, please give it by hand.' },
})
messageTemplate('work_order.right_ended_at_work', {
  'zh-CN': { title: '{number} 作业中：{who}已缺少{what}', body: '「{title}」已到场。请立即安排持证人员接手，或停止作业。' },
  'zh-TW': { title: '{number} 施工中：{who}已缺少{what}', body: '「{title}」已到場。請立即安排持證人員接手，或停止作業。' },
  en: { title: '{number} under way: {who} no longer has {what}', body: 'Work on “{title}” has begun. Please send somebody who may do it, or stop it.' },
})

/** Whoever may no longer do what they carry gives it up before arriving; where they are at work, those who dispatch decide (TRN-014, TRN-016). */
export function takeBackWhatIsLost(): void {
  on(abilitiesChanged, 'workorders.take-back', async (ctx, { employeeId }) => {
    const rows = await ctx.tx.selectFrom('work_order').select(['id', 'site_id']).where('worker_id', '=', employeeId).where('status', 'in', [...CARRIED]).where('category_id', 'is not', null).orderBy('id').limit(500).execute()
    const known = new Map<string, WorkerWithLoad | undefined>()
    for (const siteId of new Set(rows.map(({ site_id }) => site_id))) known.set(siteId, (await workersAt(ctx, siteId, [employeeId]))[0])
    for (const { id, site_id } of rows) {
      const worker = known.get(site_id)
      if (worker) await takeBack(ctx, id, worker)
    }
  })
}

/** Locked and looked at again: a second run, or one after the certificate was renewed, finds nothing to do. */
async function takeBack(ctx: Ctx, orderId: string, worker: WorkerWithLoad): Promise<void> {
  const row = await ctx.tx.selectFrom('work_order').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirst()
  if (row?.worker_id !== worker.id || !CARRIED.includes(row.status)) return
  const lost = lostRight(await taskOf(ctx, row, await namesOf(ctx, row)), worker)
  if (lost.length === 0) return
  const words = lost.map(({ detail }) => detail).join('、')
  const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId) }
  if (row.arrived_at !== null) return tell(itself, row, 'work_order.right_ended_at_work', { who: worker.name, what: words })
  await applyChange(itself, row, 'open', { set: { ...AWAKE, worker_id: null, assigned_at: null, accepted_at: null }, note: words, told: 'right_ended' }, 'decline', ctx.now)
  await tell(itself, row, 'work_order.right_ended', { who: worker.name, what: words })
}

/** Those who dispatch, and the worker, once for each cause. */
async function tell(ctx: Ctx, row: OrderRow, template: string, params: Record<string, string>): Promise<void> {
  const worker = await accountOfEmployee(ctx, row.worker_id!)
  sendMessage(ctx, {
    accountIds: [...(await dispatchersOf(ctx, row.site_id)), ...(worker === null ? [] : [worker])], template, level: 'urgent', params: { number: row.number, title: row.title, ...params }, record: { type: 'work_order', id: row.id }, dedupeKey: `${template}:${row.id}:${row.assigned_at?.toISOString()}:${params['what']}`,
  })
}
