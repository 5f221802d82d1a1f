import type { Selectable } from 'kysely'
import { parseTarget, targetText } from './duration.ts'
import type { MetricTarget, Policy } from './policy.ts'
import type { PolicyVersionTable } from './tables.ts'

/** A target as its row keeps it: the time as text. Rows of the first release don't say whether it is critical. */
export type StoredTarget = Omit<MetricTarget, 'target' | 'isCritical'> & { target: string; isCritical?: boolean }

/**
 * A policy version of the database, with its identity. `isActive`: it makes promises while it is in effect.
 * `isListed` is false for the one in whose name targets of imported history stand: it never matches and nobody edits it.
 */
export type StoredPolicy = Policy & { policyId: string; versionId: string; isActive: boolean; isListed: boolean }

export function storedTargets(targets: Policy['targets']): Record<string, StoredTarget | null> {
  const stored = ([metric, target]: [string, MetricTarget | null]) =>
    [metric, target && { ...target, target: targetText(target.target) }] as const
  return Object.fromEntries(Object.entries(targets).map(stored))
}

function readTargets(stored: Record<string, StoredTarget | null>): Policy['targets'] {
  const read = ([metric, target]: [string, StoredTarget | null]) =>
    [metric, target && { ...target, target: parseTarget(target.target), isCritical: target.isCritical ?? false }] as const
  return Object.fromEntries(Object.entries(stored).map(read))
}

export type PolicyRow = Selectable<PolicyVersionTable> & { code: string; is_active: boolean }

/** Policies of rows: a version ends where the next one of the same policy begins. */
export function readPolicies(rows: readonly PolicyRow[]): StoredPolicy[] {
  return rows.map((row) => {
    const later = rows.filter((other) => other.policy_id === row.policy_id && other.version > row.version)
    const ends = [row.effective_to, ...later.map((other) => other.effective_from)].filter((end) => end !== null)
    return {
      policyId: row.policy_id, versionId: row.id, isActive: row.is_active && !row.is_withdrawn, isListed: row.is_active, code: row.code,
      name: row.name, post: row.post, version: row.version, rank: row.rank, match: row.match, targets: readTargets(row.targets),
      effectiveFrom: row.effective_from.getTime(), effectiveTo: ends.length > 0 ? Math.min(...ends.map((end) => end.getTime())) : null,
    }
  })
}
