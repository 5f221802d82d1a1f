import type { improvements } from '@guanjia/contract'
import type { LifeCycle } from '../../platform/records/index.ts'

type State = improvements.ImprovementState
type Action = improvements.ImprovementAction

/** Plan → do → check → act (PDCA): an improvement ends as the new standard or is dropped; what did not help begins another round. */
export const LIFECYCLE: LifeCycle<State, Action> = {
  start: { from: ['planned'], to: 'doing' },
  report: { from: ['planned', 'doing'], to: 'checking' },
  // The figure afterwards; may be looked at again while more days go by.
  look: { from: ['checking'], to: 'same' },
  standardise: { from: ['checking'], to: 'standardised' },
  again: { from: ['checking'], to: 'planned' },
  drop: { from: ['planned', 'doing', 'checking'], to: 'dropped' },
}

/** What its owner may do without the right to manage improvements: carry it out and say so. */
export const OWNER_ACTIONS: readonly Action[] = ['start', 'report']

/** Fewest days after the measure after which its effect can be seen. */
export const FEWEST_DAYS = 7
