import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { midnightOf, momentOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { accountsWithRole } from './accounts.ts'
import { remindersOf } from './certificate-rules.ts'
import { abilitiesChanged } from './events.ts'
import { workplacesOf, zoneOfPlaces } from './workplaces.ts'

messageTemplate('certificate.ends', {
  'zh-CN': { title: '{kind}还有 {days} 天到期：{name}', body: '证号 {number}，有效期至 {until}。到期后不能再派需要此证的工单，请提前复审。' },
  'zh-TW': { title: '{kind}還有 {days} 天到期：{name}', body: '證號 {number}，有效期至 {until}。到期後不能再派需要此證照的工單，請提前換證。' },
  en: { title: '{kind} of {name} ends in {days} days', body: 'No. {number}, valid until {until}. Work that needs it cannot be given afterwards; please renew it in time.' },
})
messageTemplate('certificate.ends_today', {
  'zh-CN': { title: '{kind}今日到期：{name}', body: '证号 {number}，有效期至 {until}。明日起不能再派需要此证的工单。' },
  'zh-TW': { title: '{kind}今日到期：{name}', body: '證號 {number}，有效期至 {until}。明日起不能再派需要此證照的工單。' },
  en: { title: '{kind} of {name} ends today', body: 'No. {number}, valid until {until}. From tomorrow on, work that needs it cannot be given.' },
})

const End = z.object({ certificateId: z.uuid(), until: z.iso.date() })
const Reminder = z.object({ certificateId: z.uuid(), until: z.iso.date(), days: z.number().int() })

/** The reminders of a certificate as jobs; those of an earlier end find another one and do nothing. */
export async function planReminders(ctx: Ctx, certificate: { id: string; employee_id: string; valid_until: string }): Promise<void> {
  const zone = await zoneOfPlaces(ctx, await workplacesOf(ctx, certificate.employee_id))
  const morning = (day: string): Date => momentOf(day, '09:00', zone)
  for (const { days, at } of remindersOf(certificate.valid_until, ctx.now, morning))
    ctx.enqueue(
      'people.certificate-reminder', { certificateId: certificate.id, until: certificate.valid_until, days },
      { dueAt: at, dedupeKey: `certificate:${certificate.id}:${certificate.valid_until}:${days}` },
    )
  // From the first moment of the day after its last one, its holder may do less: what they carry is looked at again.
  const end = midnightOf(dayAfter(certificate.valid_until), zone)
  if (end > ctx.now) ctx.enqueue('people.certificate-end', { certificateId: certificate.id, until: certificate.valid_until }, { dueAt: end, dedupeKey: `certificate-end:${certificate.id}:${certificate.valid_until}` })
}

/** The holder hears of it each time; who manages the people of the site from 30 days before. */
export function remindOfCertificates(): void {
  queue('people.certificate-end', End, async (ctx, { certificateId, until }) => {
    const row = await ctx.tx.selectFrom('certificate').select(['employee_id', 'valid_until', 'withdrawn_at']).where('id', '=', certificateId).executeTakeFirst()
    if (!row || row.valid_until !== until || row.withdrawn_at !== null) return
    ctx.publish(abilitiesChanged, { employeeId: row.employee_id, at: ctx.now.toISOString() })
  })
  queue('people.certificate-reminder', Reminder, async (ctx, { certificateId, until, days }) => {
    const row = await ctx.tx
      .selectFrom('certificate')
      .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'certificate.organization_id').onRef('employee.id', '=', 'certificate.employee_id'))
      .select(['certificate.kind', 'certificate.number', 'certificate.valid_until', 'certificate.withdrawn_at', 'certificate.employee_id'])
      .select(['employee.account_id', 'employee.name', 'employee.is_active'])
      .where('certificate.id', '=', certificateId)
      .executeTakeFirst()
    if (!row || row.valid_until !== until || row.withdrawn_at !== null || !row.is_active) return
    const { siteIds } = await workplacesOf(ctx, row.employee_id)
    const managers = days > 30 ? [] : (await Promise.all(siteIds.map((siteId) => accountsWithRole(ctx, 'site_manager', siteId)))).flat()
    sendMessage(ctx, {
      accountIds: [row.account_id, ...managers.map((who) => who.accountId)], template: days === 0 ? 'certificate.ends_today' : 'certificate.ends',
      level: days <= 7 ? 'urgent' : 'warning', params: { kind: row.kind, name: row.name, number: row.number, until, days },
      record: { type: 'employee', id: row.employee_id }, dedupeKey: `certificate:${certificateId}:${until}:${days}`,
    })
  })
}
