import type { VIOLATION_ACTIONS, VIOLATION_DEGREES, VIOLATION_DELIVERIES, VIOLATION_NATURES, VIOLATION_PAPERS, VIOLATION_RESULTS, VIOLATION_SOURCES, VIOLATION_STATES } from '../../violation-choices.ts'
import type { Each } from '../words.ts'

/** Choices of violations. */
export type ViolationLabels = {
  violationSource: Each<typeof VIOLATION_SOURCES>
  violationNature: Each<typeof VIOLATION_NATURES>
  violationDegree: Each<typeof VIOLATION_DEGREES>
  violationState: Each<typeof VIOLATION_STATES>
  violationAction: Each<typeof VIOLATION_ACTIONS>
  violationPaper: Each<typeof VIOLATION_PAPERS>
  violationDelivery: Each<typeof VIOLATION_DELIVERIES>
  violationResult: Each<typeof VIOLATION_RESULTS>
}
