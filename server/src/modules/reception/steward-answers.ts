import type { Locale } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { on, queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { actOnCase, caseCommented, caseRegistered } from '../cases/index.ts'
import { accountsWithRole, rolesAt } from '../people/index.ts'
import { nightManager, serviceAt, type Manager } from './service-now.ts'

interface Watched {
  id: string
  site_id: string
  number: string
  title: string
  owner_id: string
  acknowledged_at: Date | null
}

async function caseOf(ctx: Ctx, caseId: string): Promise<Watched | undefined> {
  return ctx.tx.selectFrom('service_case').select(['id', 'site_id', 'number', 'title', 'owner_id', 'acknowledged_at']).where('id', '=', caseId).executeTakeFirst()
}

const isStewards = async (ctx: Ctx, row: Watched): Promise<boolean> => (await rolesAt(ctx, row.owner_id, row.site_id)).includes('steward')

/** Minutes of a steward run while the desk is open; by night they run at once when a duty manager is named to fall back to (BTL-007). */
async function deadline(ctx: Ctx, siteId: string, from: Date): Promise<{ at: Date; manager: Manager | null }> {
  const { hours, calendar, isNight, gap } = await serviceAt(ctx, siteId, from)
  const manager = isNight ? await nightManager(ctx, siteId, gap!) : null
  const seconds = hours.steward_minutes * 60
  return { at: new Date(manager ? from.getTime() + seconds * 1000 : calendar.add(from.getTime(), seconds)), manager }
}

/**
 * What was opened directly with the steward and is not answered in the minutes of the site falls to the front desk; by night to the duty
 * manager, who hears of it at once (BTL-002, BTL-007).
 */
export function watchStewards(): void {
  on(caseRegistered, 'reception.watch-steward', async (ctx, { caseId, siteId, at }) => {
    const row = await caseOf(ctx, caseId)
    if (!row || row.acknowledged_at !== null || !(await isStewards(ctx, row))) return
    const due = await deadline(ctx, siteId, new Date(at))
    if (due.manager) tell(ctx, [due.manager.accountId], row, 'steward.night', 'urgent', `steward-night:${caseId}`)
    ctx.enqueue('reception.steward-unanswered', { caseId, ownerId: row.owner_id }, { dueAt: due.at, dedupeKey: `steward-unanswered:${caseId}` })
  })
  queue('reception.steward-unanswered', z.object({ caseId: z.uuid(), ownerId: z.uuid() }), fallBack)
  on(caseCommented, 'reception.watch-message', async (ctx, { caseId, siteId, at, isByResident }) => {
    const row = isByResident ? await caseOf(ctx, caseId) : undefined
    if (!row || !(await isStewards(ctx, row))) return
    ctx.enqueue('reception.message-unanswered', { caseId, since: at }, { dueAt: (await deadline(ctx, siteId, new Date(at))).at, dedupeKey: `message-unanswered:${caseId}:${at}` })
  })
  queue('reception.message-unanswered', z.object({ caseId: z.uuid(), since: z.iso.datetime() }), tellOfSilence)
}

/** Hands the case over as the product itself. Looked at under the lock of the case: an answer in the last moment keeps it with the steward. */
async function fallBack(ctx: Ctx, { caseId, ownerId }: { caseId: string; ownerId: string }): Promise<void> {
  const row = await ctx.tx.selectFrom('service_case').select(['id', 'site_id', 'number', 'title', 'owner_id', 'acknowledged_at', 'status', 'version']).where('id', '=', caseId).forUpdate().executeTakeFirst()
  if (!row || row.acknowledged_at !== null || row.owner_id !== ownerId || row.status !== 'registered') return
  const { isNight, gap, hours } = await serviceAt(ctx, row.site_id, ctx.now)
  const manager = isNight ? await nightManager(ctx, row.site_id, gap!) : null
  const to = manager ?? (await whoIsAtTheDesk(ctx, row.site_id, ownerId))
  if (!to) return
  await actOnCase(ctx, { params: { id: caseId }, query: {}, body: { action: 'hand_over', toEmployeeId: to.id, reason: REASON[ctx.locale][manager ? 'night' : 'desk'].replace('{n}', String(hours.steward_minutes)) } })
  const others = (await accountsWithRole(ctx, 'front_desk', row.site_id)).map((who) => who.accountId).filter((account) => account !== to.accountId)
  if (!manager) tell(ctx, others, row, 'steward.unanswered', 'warning', `steward-unanswered:${caseId}`)
}
/** Why it was handed over, as the timeline keeps it. */
const REASON: Record<Locale, Record<'desk' | 'night', string>> = {
  'zh-CN': { desk: '管家 {n} 分钟内未响应，转前台', night: '夜间 {n} 分钟内未响应，转值班经理' },
  'zh-TW': { desk: '管家 {n} 分鐘內未回應，轉櫃檯', night: '夜間 {n} 分鐘內未回應，轉值班經理' },
  en: { desk: 'The steward has not answered in {n} minutes: to the front desk', night: 'Unanswered for {n} minutes by night: to the duty manager' },
}

/** A message on the case that nobody answered visibly: the front desk is told, the case stays where it is. */
async function tellOfSilence(ctx: Ctx, { caseId, since }: { caseId: string; since: string }): Promise<void> {
  const row = await caseOf(ctx, caseId)
  if (!row) return
  const answer = await ctx.tx.selectFrom('timeline_entry').select('id').where('record_id', '=', caseId).where('at', '>', new Date(since)).where('actor_kind', '=', 'staff').where('is_visible_to_resident', '=', true).limit(1).executeTakeFirst()
  if (answer) return
  const { isNight, gap } = await serviceAt(ctx, row.site_id, ctx.now)
  const manager = isNight ? await nightManager(ctx, row.site_id, gap!) : null
  const accounts = manager ? [manager.accountId] : (await accountsWithRole(ctx, 'front_desk', row.site_id)).map((who) => who.accountId)
  tell(ctx, accounts, row, 'steward.silent', 'warning', `message-unanswered:${caseId}:${since}`)
}

function tell(ctx: Ctx, accountIds: readonly string[], row: Watched, template: string, level: 'warning' | 'urgent', dedupeKey: string): void {
  sendMessage(ctx, { accountIds, template, params: { number: row.number, title: row.title }, level, record: { type: 'case', id: row.id }, dedupeKey })
}

/** The front desk on shift, else whoever of the desk, else the supervisor; null when the site has nobody. */
async function whoIsAtTheDesk(ctx: Ctx, siteId: string, notId: string): Promise<{ id: string; accountId: string } | null> {
  const { rows } = await ctx.client.query<{ id: string; account_id: string }>(
    `select e.id, e.account_id from employee e
     join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id
     where e.is_active and e.id <> $2 and r.site_id = $1 and r.role in ('front_desk', 'supervisor', 'site_manager')
     order by array_position(array['front_desk', 'supervisor', 'site_manager'], r.role), e.is_on_shift desc, e.name limit 1`,
    [siteId, notId],
  )
  return rows[0] ? { id: rows[0].id, accountId: rows[0].account_id } : null
}

messageTemplate('steward.night', {
  'zh-CN': { title: '夜间来单 {number}', body: '{title}。现为夜间，请值班经理先行响应。' },
  'zh-TW': { title: '夜間來單 {number}', body: '{title}。現為夜間，請值班經理先行回應。' },
  en: { title: 'By night: {number}', body: '{title}. It is night; please answer as the duty manager.' },
})
messageTemplate('steward.unanswered', {
  'zh-CN': { title: '管家未响应 {number}', body: '{title}。已转前台，请及时响应业户。' },
  'zh-TW': { title: '管家未回應 {number}', body: '{title}。已轉櫃檯，請及時回應住戶。' },
  en: { title: 'The steward has not answered {number}', body: '{title}. It has fallen to the front desk; please answer.' },
})
messageTemplate('steward.silent', {
  'zh-CN': { title: '业户留言未回复 {number}', body: '{title}。管家尚未回复业户的留言，请跟进。' },
  'zh-TW': { title: '住戶留言未回覆 {number}', body: '{title}。管家尚未回覆住戶的留言，請跟進。' },
  en: { title: 'A message on {number} is unanswered', body: '{title}. The steward has not answered the resident; please follow up.' },
})
