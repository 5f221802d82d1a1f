import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { alongside, queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayIn, monthAfter } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { workOrderMoved } from '../workorders/index.ts'
import { changeAlarm, raiseAlarm } from './alarms.ts'
import { lineOf, ruleAt, targetsOf } from './board.ts'
import { deviates, isOver, usualOf } from './rules.ts'
import { siteEnergy } from './subjects.ts'

const FOLLOW = 'energy.follow-order'
const ENDS = z.enum(['closed', 'cancelled'])

/**
 * Looks at the month before and the running one: who used more than the target, more than the year has left, or far from the usual gives alarm, once
 * of each month (ENE-001). What nobody read gives none: it is unknown, and shown as missing. Twice is once.
 */
export async function watch(ctx: Ctx, siteId: string): Promise<void> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const site = await siteEnergy(ctx, siteId, today)
  const { deviationPercent } = await ruleAt(ctx, siteId)
  const raised: { id: string; number: string }[] = []
  for (const month of [monthAfter(today.slice(0, 7), -1), today.slice(0, 7)]) {
    const targets = await targetsOf(ctx, siteId, Number(month.slice(0, 4)))
    for (const subject of site.subjects()) {
      const line = lineOf(site, subject, month, targets)
      const of = { kind: subject.kind, group_id: subject.type === 'group' ? subject.id : null, meter_id: subject.type === 'meter' ? subject.id : null }
      const alarms = []
      if (line.isOver) alarms.push({ alarm: 'over_target' as const, actual: line.even!, expected: line.allowed! })
      const due = line.year.budget === null ? null : (line.year.budget * Number(month.slice(5))) / 12
      if (isOver(line.year.consumption, due, line.target?.tolerancePercent ?? 0)) alarms.push({ alarm: 'over_budget' as const, actual: line.year.consumption!, expected: due! })
      const usual = usualOf(line.lastYear, line.lastMonth)
      if (subject.type === 'meter' && deviates(line.even, usual, deviationPercent)) alarms.push({ alarm: 'deviation' as const, actual: line.even!, expected: usual! })
      for (const one of alarms) {
        if (one.expected <= 0) continue
        const made = await raiseAlarm(ctx, siteId, timeZone, { ...of, month, ...one })
        if (made) raised.push(made)
      }
    }
  }
  const [first] = raised
  if (!first) return
  const accounts = [...(await accountsWithRole(ctx, 'supervisor', siteId)), ...(await accountsWithRole(ctx, 'site_manager', siteId))].map(({ accountId }) => accountId)
  sendMessage(ctx, { accountIds: [...new Set(accounts)], template: 'energy.alarms', level: 'warning', params: { count: raised.length, number: first.number }, record: { type: 'energy_alarm', id: first.id }, dedupeKey: `energy:${first.id}` })
}

/** An alarm ends with its work order, and waits again when that is cancelled. */
export function followOrders(): void {
  alongside(workOrderMoved, (ctx, { workOrderId, to }) => {
    if (ENDS.safeParse(to).success) ctx.enqueue(FOLLOW, { workOrderId, to })
  })
  queue(FOLLOW, z.object({ workOrderId: z.uuid(), to: ENDS }), async (ctx, { workOrderId, to }) => {
    const rows = await ctx.tx.selectFrom('energy_alarm').select(['id', 'site_id', 'state', 'version']).where('work_order_id', '=', workOrderId).where('state', '=', 'in_hand').forUpdate().execute()
    const order = await ctx.tx.selectFrom('work_order').select(['number', 'result']).where('id', '=', workOrderId).executeTakeFirst()
    for (const row of rows) {
      if (to === 'closed') await changeAlarm(ctx, row, { state: 'closed', explanation: (order?.result ?? '').slice(0, 1000), closed_at: ctx.now, closed_by: ctx.actor.name }, { action: 'order_closed', note: order?.number ?? null })
      else await changeAlarm(ctx, row, { state: 'open', work_order_id: null }, { action: 'order_cancelled', note: order?.number ?? null })
    }
  })
}

messageTemplate('energy.alarms', {
  'zh-CN': { title: '能耗异常 {number}', body: '共 {count} 项用量异常，请说明原因或派单查看。' },
  'zh-TW': { title: '能耗異常 {number}', body: '共 {count} 項用量異常，請說明原因或派單查看。' },
  en: { title: 'Energy alarm {number}', body: '{count} uses are unusual. Please explain them, or have them looked at.' },
})
messageTemplate('energy.leak', {
  'zh-CN': { title: '疑似漏水：{meter}', body: '夜间每小时 {flow} m³，平时每小时 {usual} m³。{number}' },
  'zh-TW': { title: '疑似漏水：{meter}', body: '夜間每小時 {flow} m³，平時每小時 {usual} m³。{number}' },
  en: { title: 'A leak is suspected: {meter}', body: '{flow} m³ an hour at night, {usual} m³ in a usual hour. {number}' },
})
