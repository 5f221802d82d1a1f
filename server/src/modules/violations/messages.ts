import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage, type Texts } from '../../platform/messages/messages.ts'
import { accountOfEmployee, accountsWithRole } from '../people/index.ts'
import type { ViolationRow } from './tables.ts'

type Telling = 'reported' | 'assigned' | 'escalated'

/** Colleagues hear of a violation; never who reported it. */
export async function tellOf(ctx: Ctx, row: ViolationRow, telling: Telling): Promise<void> {
  const accounts = telling === 'assigned' ? [(row.handler_id && (await accountOfEmployee(ctx, row.handler_id))) || null] : (await Promise.all((telling === 'escalated' ? (['supervisor', 'site_manager'] as const) : (['supervisor'] as const)).map((role) => accountsWithRole(ctx, role, row.site_id)))).flat().map(({ accountId }) => accountId)
  const accountIds = [...new Set(accounts.filter((id) => id !== null && id !== ctx.actor.accountId))] as string[]
  if (accountIds.length === 0) return
  sendMessage(ctx, { accountIds, template: `violation.${telling}`, level: telling === 'escalated' ? 'warning' : 'info', params: { number: row.number, place: row.place, description: row.description }, record: { type: 'violation', id: row.id } })
}

const WORDS: Record<Telling, Texts> = {
  reported: {
    'zh-CN': { title: '违章待核实 {number}', body: '{place}：{description}' },
    'zh-TW': { title: '違規待查證 {number}', body: '{place}：{description}' },
    en: { title: 'Violation to verify: {number}', body: '{place}: {description}' },
  },
  assigned: {
    'zh-CN': { title: '违章协办 {number}', body: '{place}：{description}，请跟进整改。' },
    'zh-TW': { title: '違規協辦 {number}', body: '{place}：{description}，請跟進改善。' },
    en: { title: 'Violation to handle: {number}', body: '{place}: {description}. Please follow it up.' },
  },
  escalated: {
    'zh-CN': { title: '拒不整改，请示上级 {number}', body: '{place}：{description}' },
    'zh-TW': { title: '拒不改善，請示上級 {number}', body: '{place}：{description}' },
    en: { title: 'Refused to put right: {number}', body: '{place}: {description}' },
  },
}

export function violationMessages(): void {
  for (const [telling, texts] of Object.entries(WORDS)) messageTemplate(`violation.${telling}`, texts)
}
