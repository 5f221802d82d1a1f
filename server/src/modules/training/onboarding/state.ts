import type { onboarding } from '@guanjia/contract'

type State = onboarding.Onboarding['state']
type Action = onboarding.Onboarding['allowedActions'][number]

/** The stage follows from what was passed; nothing else says it. */
export function stateOfOnboarding(row: { written_at: Date | null; scenario_at: Date | null; outcome: 'regular' | 'failed' | null }): State {
  if (row.outcome !== null) return row.outcome
  if (row.written_at === null) return 'pre_entry'
  return row.scenario_at === null ? 'probation' : 'regularisation'
}

/** What may be done in each stage (TRN-013): the next one stays locked until the one before it is passed. */
export const ONBOARDING_ACTS: Record<State, readonly Action[]> = {
  pre_entry: ['pass_written', 'fail'],
  probation: ['pass_scenario', 'extend', 'fail'],
  regularisation: ['regularise', 'extend', 'fail'],
  regular: [],
  failed: [],
}
