import type { Ctx } from '../ctx.ts'

export interface Change {
  recordType: string
  recordId: string
  siteId: string | null
  action: string
  /** Accounts that may see it besides the staff of the site: the resident whose case it is. */
  accountIds?: string[]
  /** True when only these accounts may see it, such as a message. */
  isPrivate?: boolean
}

/** Tells all screens that a record changed, once the transaction has committed. */
export function announceChange(ctx: Ctx, change: Change): void {
  ctx.later('stream_event', {
    organization_id: ctx.organizationId,
    topic: change.isPrivate ? 'private' : 'site',
    record_type: change.recordType,
    record_id: change.recordId,
    site_id: change.siteId,
    action: change.action,
    account_ids: change.accountIds ?? [],
    at: new Date(),
  })
  ctx.afterCommit(() => ctx.app.wake.announce('stream'))
}
