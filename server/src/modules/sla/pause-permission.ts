import type { FileRef } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { flushClocks } from './clock-store.ts'
import { type PauseEvidence, allowPause } from './pauses.ts'
import type { Recipient } from './recipients.ts'
import { type Rules, rulesOf } from './rules-in-force.ts'

export interface PauseWish {
  subjectId: string
  reason: string
  from: Date
  /** When it is meant to end; null for as long as the rule lets anyone. */
  until: Date | null
  evidence: readonly PauseEvidence[]
  /** The place in the chain of whoever asks; null for those who may allow nothing more. */
  approver: Recipient | null
}

/**
 * Allows a record to wait and tells when the wait ends by itself. Asked for are the open promises that rest for the reason; a reason that
 * lets none of them rest needs no proof. The caller holds the lock of the record.
 * Throws `rule_broken` naming `/note`, `/fileIds` or `/until` when proof is missing or it lasts longer than the actor may allow; the
 * message says who may allow more (spec 05, Pauses).
 */
export async function permitPause(ctx: Ctx, wish: PauseWish): Promise<{ resumesAt: Date }> {
  const rules = await rulesOf(ctx)
  const rule = rules.pauseRules.get(wish.reason)
  if (!rule) throw wrongField('rule_broken', '/reason', `nothing rests for ${wish.reason}`)
  const { evidence, approver } = wish
  const from = wish.from.getTime()
  const until = wish.until?.getTime() ?? null
  if (until !== null && until <= from) throw wrongField('rule_broken', '/until', 'must be later than its beginning')
  let resumesAt = until ?? from + rule.longestSingle * 1000
  for (const { metric, pausedBefore } of await restingClocks(ctx, rules, wish)) {
    const allowed = allowPause(rule, rules.metricRule(metric)!, { from, until, evidence, pausedBefore, approvedBy: approver })
    resumesAt = Math.min(resumesAt, allowed.resumesAt)
  }
  return { resumesAt: new Date(resumesAt) }
}

type Resting = { metric: string; pausedBefore: number }

/** The open clocks of the record that rest for the reason, with the wall seconds of each in pauses for it that are over. */
async function restingClocks(ctx: Ctx, rules: Rules, { subjectId, reason }: PauseWish): Promise<Resting[]> {
  await flushClocks(ctx)
  const { rows } = await ctx.client.query<Resting>({
    name: 'sla_resting_clocks',
    text: `select c.metric, coalesce(sum(s.seconds), 0) as "pausedBefore"
           from sla_clock c
           left join sla_clock_segment s on s.organization_id = c.organization_id and s.clock_id = c.id and s.kind = 'paused'
             and s.reason = $3 and s.to_at is not null
           where c.organization_id = $1 and c.subject_id = $2 and c.state in ('running', 'paused')
           group by c.id, c.metric`,
    values: [ctx.organizationId, subjectId, reason],
  })
  return rows.filter(({ metric }) => rules.metricRule(metric)?.pauseReasons.includes(reason))
}

/** The highest place of the actor in the chain at a site (ORG-023): what it may allow beyond the limits of a reason. */
export function approverAt(actor: Actor, siteId: string): Recipient | null {
  if (actor.hasRole('administrator', siteId) || actor.hasRole('general_manager', siteId)) return 'head_office'
  if (actor.hasRole('site_manager', siteId)) return 'site_manager'
  return actor.hasRole('supervisor', siteId) ? 'supervisor' : null
}

/** What is shown for a wait: words, pictures, papers, a moment that was agreed. A picture is a paper, too. */
export function proofOf(shown: { note: string | undefined; files: readonly FileRef[]; isAgreed: boolean }): PauseEvidence[] {
  const proof: PauseEvidence[] = []
  if (shown.note?.trim()) proof.push('note')
  if (shown.files.length > 0) proof.push('document')
  if (shown.files.some((file) => file.isImage)) proof.push('photo')
  if (shown.isAgreed) proof.push('appointment')
  return proof
}
