import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayIn, daysBetween } from '../../platform/time.ts'
import { wallTime } from '../../platform/text/index.ts'
import { accountIdsOf, accountsWithRole } from '../people/index.ts'
import { LEGAL_DUE_ON } from './legal-due.ts'
import { mustStand, reminderOf } from './rules.ts'

interface Due {
  id: string
  name: string
  kind: string
  owner_id: string | null
  responsible_id: string | null
  due_on: string
}
/** Nobody is woken for a certificate: reminders come from eight in the morning on, by the clock on the wall of the site. */
const FROM_HOUR = 8

/**
 * Reminds of certificates that end, at 90, 60, 30, 7 and 0 days and once more when one is over: each exactly once for its due day, by a row that the
 * table has once, however many processes look. After downtime the nearest one is sent, not all that passed. What must not run without it is said loudly,
 * to the manager too.
 */
export async function remindOfLegal(ctx: Ctx, site: { id: string; timeZone: string }): Promise<void> {
  if (wallTime(ctx.now, site.timeZone).getUTCHours() < FROM_HOUR) return
  const today = dayIn(site.timeZone, ctx.now)
  const { rows } = await ctx.client.query<Due>(
    `select l.id, l.name, l.kind, l.owner_id, m.responsible_id, ${LEGAL_DUE_ON} as due_on from legal_inspection l
     left join facility f on f.organization_id = l.organization_id and f.id = l.facility_id left join maintained_facility m on m.organization_id = l.organization_id and m.facility_id = l.facility_id
     where l.site_id = $1 and l.is_active and not l.is_failed and coalesce(f.state, 'running') <> 'scrapped' and ${LEGAL_DUE_ON} <= $2::date + 90`,
    [site.id, today],
  )
  for (const due of rows) {
    const days = reminderOf(due.due_on, today)
    if (days === null) continue
    const { rowCount } = await ctx.client.query(
      'insert into legal_reminder (organization_id, legal_inspection_id, due_on, days, at) values ($1, $2, $3, $4, $5) on conflict do nothing', [ctx.organizationId, due.id, due.due_on, days, ctx.now],
    )
    if (rowCount === 1) await remind(ctx, site.id, due, days, today)
  }
}

async function remind(ctx: Ctx, siteId: string, due: Due, days: number, today: string): Promise<void> {
  const isOver = days === -1
  const roles = days <= 7 ? (['supervisor', 'site_manager'] as const) : (['supervisor'] as const)
  const own = [due.owner_id, due.responsible_id].filter((id): id is string => id !== null)
  const accounts = [...(own.length === 0 ? [] : await accountIdsOf(ctx, own)), ...(await Promise.all(roles.map((role) => accountsWithRole(ctx, role, siteId)))).flat().map(({ accountId }) => accountId)]
  const template = !isOver ? 'maintenance.legal_due' : mustStand(due.kind, 'overdue') ? 'maintenance.must_stop' : 'maintenance.legal_over'
  sendMessage(ctx, {
    accountIds: [...new Set(accounts)], template, level: isOver ? 'urgent' : days <= 30 ? 'warning' : 'info', params: { name: due.name, on: due.due_on, days: Math.abs(daysBetween(today, due.due_on)) }, record: { type: 'legal_inspection', id: due.id }, dedupeKey: `legal:${due.id}:${due.due_on}:${days}`,
  })
}

messageTemplate('maintenance.legal_due', {
  'zh-CN': { title: '法定检验将到期：{name}', body: '有效期至 {on}，还有 {days} 天，请联系检验机构。' },
  'zh-TW': { title: '法定檢驗將到期：{name}', body: '有效期至 {on}，還有 {days} 天，請聯絡檢驗機構。' },
  en: { title: 'Legal inspection due: {name}', body: 'It holds until {on}, {days} more days: arrange the inspection.' },
})
messageTemplate('maintenance.legal_over', {
  'zh-CN': { title: '法定检验已过期：{name}', body: '{on} 到期，已过 {days} 天。' },
  'zh-TW': { title: '法定檢驗已逾期：{name}', body: '{on} 到期，已過 {days} 天。' },
  en: { title: 'Legal inspection overdue: {name}', body: 'It ended on {on}, {days} days ago.' },
})
messageTemplate('maintenance.must_stop', {
  'zh-CN': { title: '立即停用：{name} 检验已过期', body: '{on} 到期，已过 {days} 天。检验合格前不得运行，请立即停用并张贴告示。' },
  'zh-TW': { title: '立即停用：{name} 檢驗已逾期', body: '{on} 到期，已過 {days} 天。檢驗合格前不得運轉，請立即停用並張貼告示。' },
  en: { title: 'Stop it now: the certificate of {name} is over', body: 'It ended on {on}, {days} days ago. It must not run before it is inspected: stop it and put up a notice.' },
})
