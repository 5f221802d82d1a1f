import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { accountsWithRole } from '../people/index.ts'
import type { DefectRow } from './defects.ts'

/** What own people cannot do is reported at once to who writes to the developer (HND-004). */
export async function tellReportedUp(ctx: Ctx, row: DefectRow, why: string): Promise<void> {
  sendMessage(ctx, { accountIds: await leadersOf(ctx, row.site_id), template: 'defect.reported_up', level: 'warning', params: { number: row.number, description: row.description, why }, record: { type: 'defect', id: row.id } })
}

/** Those whose deadline passed yesterday, to the supervisor and the manager: each once for its day. */
export async function tellOverdue(ctx: Ctx, row: Pick<DefectRow, 'id' | 'site_id' | 'number' | 'description'>, dueOn: string): Promise<void> {
  sendMessage(ctx, { accountIds: await leadersOf(ctx, row.site_id), template: 'defect.overdue', level: 'warning', params: { number: row.number, description: row.description, on: dueOn }, record: { type: 'defect', id: row.id }, dedupeKey: `defect-overdue:${row.id}:${dueOn}` })
}

async function leadersOf(ctx: Ctx, siteId: string): Promise<string[]> {
  const accounts = (await Promise.all((['supervisor', 'site_manager'] as const).map((role) => accountsWithRole(ctx, role, siteId)))).flat()
  return [...new Set(accounts.map(({ accountId }) => accountId))].filter((id) => id !== ctx.actor.accountId)
}

messageTemplate('defect.reported_up', {
  'zh-CN': { title: '遗留问题需致函开发商（{number}）', body: '{description}。原因：{why}' },
  'zh-TW': { title: '遺留問題需致函建設公司（{number}）', body: '{description}。原因：{why}' },
  en: { title: 'A defect for the developer ({number})', body: '{description}. Why: {why}' },
})
messageTemplate('defect.overdue', {
  'zh-CN': { title: '遗留问题整改逾期（{number}）', body: '{description}。应于 {on} 前完成整改。' },
  'zh-TW': { title: '遺留問題改善逾期（{number}）', body: '{description}。應於 {on} 前完成改善。' },
  en: { title: 'The developer is late ({number})', body: '{description}. Due by {on}.' },
})
