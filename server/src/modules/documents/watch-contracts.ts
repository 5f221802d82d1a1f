import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayIn } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import { accountOfEmployee, accountsWithRole } from '../people/index.ts'
import { Alert, End } from './contract-schedule.ts'
import { expireContract } from './contracts.ts'

messageTemplate('contract.expires', {
  'zh-CN': { title: '合同还有 {days} 天到期：{title}', body: '{number}，对方 {counterparty}，{until} 到期。请及时续签或办理终止。' },
  'zh-TW': { title: '合約還有 {days} 天到期：{title}', body: '{number}，對方 {counterparty}，{until} 到期。請及時續約或辦理終止。' },
  en: { title: 'Contract ends in {days} days: {title}', body: '{number} with {counterparty} ends on {until}. Please renew or terminate it in time.' },
})

/** Who answers for the contract hears of it each time, and the site manager. */
export function watchContracts(): void {
  queue('documents.contract-alert', Alert, async (ctx, { contractId, until, days }) => {
    const row = await ctx.tx.selectFrom('contract').selectAll().where('id', '=', contractId).executeTakeFirst()
    // Another end, another wish, or over already.
    if (row?.state !== 'in_force' || row.until_on !== until || !row.alert_days.includes(days)) return
    const next = await ctx.tx.selectFrom('contract').select('id').where('former_id', '=', row.id).where('state', '<>', 'terminated').executeTakeFirst()
    if (next) return
    const managers = await accountsWithRole(ctx, 'site_manager', row.site_id)
    const owner = await accountOfEmployee(ctx, row.owner_id)
    sendMessage(ctx, {
      accountIds: [...(owner ? [owner] : []), ...managers.map((who) => who.accountId)], template: 'contract.expires', level: days <= 30 ? 'urgent' : 'warning', params: { days, title: row.title, number: row.number, counterparty: row.counterparty, until },
      record: { type: 'contract', id: row.id }, dedupeKey: `contract:${row.id}:${until}:${days}`,
    })
  })
  queue('documents.contract-end', End, async (ctx, { contractId, until }) => {
    const row = await ctx.tx.selectFrom('contract').selectAll().where('id', '=', contractId).forUpdate().executeTakeFirst()
    if (row?.state !== 'in_force' || row.until_on !== until || dayIn(await timeZoneOf(ctx, row.site_id), ctx.now) <= until) return
    await expireContract(ctx, row)
  })
}
