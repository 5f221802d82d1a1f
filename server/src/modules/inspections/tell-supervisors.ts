import type { Ctx } from '../../platform/ctx.ts'
import { sendMessage, type MessageDraft } from '../../platform/messages/messages.ts'
import { accountsWithRole } from '../people/index.ts'

/** A warning about a round to whoever supervises its site. */
export async function tellSupervisors(ctx: Ctx, { id, site_id: siteId }: { id: string; site_id: string }, message: Pick<MessageDraft, 'template' | 'params' | 'dedupeKey'>): Promise<void> {
  const supervisors = await accountsWithRole(ctx, 'supervisor', siteId)
  sendMessage(ctx, { ...message, accountIds: supervisors.map(({ accountId }) => accountId), level: 'warning', record: { type: 'inspection_task', id } })
}
