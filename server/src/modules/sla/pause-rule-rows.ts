import type { Selectable } from 'kysely'
import type { PauseRule } from './pauses.ts'
import type { PauseRuleTable } from './tables.ts'

/** A pause rule of an organisation: its limits, and the metrics that rest for it. */
export type StoredPauseRule = Omit<PauseRule, 'name'> & { metrics: readonly string[]; version: number }

export function readPauseRule(row: Selectable<PauseRuleTable>): StoredPauseRule {
  const { reason, metrics, evidence, longest_single, longest_total, approver, version } = row
  return { reason, metrics, evidence, longestSingle: longest_single, longestTotal: longest_total, approver, version }
}
