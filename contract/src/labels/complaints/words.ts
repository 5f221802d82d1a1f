import type {
  CAUSE_CLASSES,
  CLEARS,
  CLEAR_GAPS,
  COMPLAINT_HAPPENINGS,
  COMPLAINT_LEVELS,
  COMPLAINT_STAGES,
  COMPLAINT_STEPS,
  COMPLAINT_TASK_KINDS,
  COMPLAINT_TASK_STATES,
  IMPACTS,
  PROCESS_WAYS,
  SIGNERS,
  SOLUTION_KINDS,
  SOLUTION_STATES,
  VALIDITIES,
  VERIFICATION_METHODS,
  VERIFICATION_RESULTS,
} from '../../complaints.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** What colleagues are asked to do for complaints. */
export type ComplaintTaskLabels = {
  complaintTaskKind: Each<typeof COMPLAINT_TASK_KINDS>
  complaintTaskState: Each<typeof COMPLAINT_TASK_STATES>
}

/** Closed choices of complaints. A type, not an interface, for the same reason as `EnumLabels`. */
export type ComplaintLabels = {
  complaintStage: Each<typeof COMPLAINT_STAGES>
  impact: Each<typeof IMPACTS>
  validity: Each<typeof VALIDITIES>
  verificationMethod: Each<typeof VERIFICATION_METHODS>
  verificationResult: Each<typeof VERIFICATION_RESULTS>
  causeClass: Each<typeof CAUSE_CLASSES>
  solutionKind: Each<typeof SOLUTION_KINDS>
  solutionState: Each<typeof SOLUTION_STATES>
  complaintLevel: Each<typeof COMPLAINT_LEVELS>
  clear: Each<typeof CLEARS>
  clearGap: Each<typeof CLEAR_GAPS>
  processWay: Each<typeof PROCESS_WAYS>
  signer: Each<typeof SIGNERS>
  complaintStep: Each<typeof COMPLAINT_STEPS>
  /** Acts on a complaint, and what happens to one without being anybody's act. */
  complaintAction: Each<typeof COMPLAINT_HAPPENINGS>
}
