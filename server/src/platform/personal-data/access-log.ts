import type { AccessAct, AccessPurpose, DataClass } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { bytes } from '../database/values.ts'
import { wrongField } from '../errors.ts'
import { newId } from '../ids.ts'
import { markOfAccess } from '../trail/lines.ts'

export interface Access {
  act: AccessAct
  siteId: string | null
  /** Whose data: a person, a household, both, or a whole list with its rows. */
  subject: { personId: string; unitId?: string | null } | { unitId: string } | { list: string; rows: number }
  classes: readonly DataClass[]
  purpose: AccessPurpose
  /** In words; needed for what is uncovered, exported or given away. */
  reason: string
  /** Through which record, such as a case or a document. */
  record?: { type: string; id: string } | null
  /** Whom it was given to; of `disclose` only. */
  recipient?: string
}

const NEEDS_REASON: readonly AccessAct[] = ['unmask', 'export', 'disclose']

/**
 * One line of the access log (PRV-002, PRV-003): who looked at whose personal data, why. In the same transaction as the look itself, so that
 * neither is without the other; append-only, and part of the site's chain. Gives its id. Throws `rule_broken` naming `/reason`.
 */
export function recordAccess(ctx: Ctx, what: Access): string {
  const reason = what.reason.trim()
  if (NEEDS_REASON.includes(what.act) && reason.length < 2) throw wrongField('rule_broken', '/reason', 'say why, in two characters or more')
  const id = newId()
  const { actor } = ctx
  const { subject } = what
  const line = {
    organization_id: ctx.organizationId,
    id,
    site_id: what.siteId,
    at: ctx.now,
    act: what.act,
    person_id: 'personId' in subject ? subject.personId : null,
    unit_id: 'unitId' in subject ? (subject.unitId ?? null) : null,
    list: 'list' in subject ? subject.list : null,
    rows: 'list' in subject ? subject.rows : null,
    classes: [...what.classes],
    purpose: what.purpose,
    reason,
    record_type: what.record?.type ?? null,
    record_id: what.record?.id ?? null,
    recipient: what.recipient ?? '',
    actor_kind: actor.kind,
    actor_id: actor.employeeId ?? actor.personId,
    account_id: actor.accountId,
    actor_name: actor.name,
    device: ctx.device,
    request_id: ctx.requestId,
  }
  ctx.later('access_entry', { ...line, actor_position: '', mark: bytes(markOfAccess(ctx.app.personalData, line)) })
  return id
}
