import type {
  ARCHIVE_GAPS,
  AUDIENCES,
  CALL_RESULTS,
  CONSENTS,
  CONSENT_WAYS,
  ERASURES,
  FACT_KINDS,
  FACT_SOURCES,
  OCCASIONS,
  OPPORTUNITY_ACTIONS,
  OPPORTUNITY_SOURCES,
  OPPORTUNITY_STATUSES,
  OPPORTUNITY_TYPES,
  OUTAGE_KINDS,
  OUTAGE_STATES,
  PACKAGES,
  RECOVERY_CAUSES,
  REWARD_STATUSES,
  STANDARD_STEPS,
} from '../../relations.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** The closed choices of personal service: `EnumLabels` has them with all others. */
export type CareLabels = {
  factKind: Each<typeof FACT_KINDS>
  occasion: Each<typeof OCCASIONS>
  factSource: Each<typeof FACT_SOURCES>
  consent: Each<typeof CONSENTS>
  consentWay: Each<typeof CONSENT_WAYS>
  erasure: Each<typeof ERASURES>
  audience: Each<typeof AUDIENCES>
  carePackage: Each<typeof PACKAGES>
  opportunityType: Each<typeof OPPORTUNITY_TYPES>
  opportunityStatus: Each<typeof OPPORTUNITY_STATUSES>
  opportunityAction: Each<typeof OPPORTUNITY_ACTIONS>
  opportunitySource: Each<typeof OPPORTUNITY_SOURCES>
  standardStep: Each<typeof STANDARD_STEPS>
  recoveryCause: Each<typeof RECOVERY_CAUSES>
  outageKind: Each<typeof OUTAGE_KINDS>
  outageState: Each<typeof OUTAGE_STATES>
  callResult: Each<typeof CALL_RESULTS>
  rewardStatus: Each<typeof REWARD_STATUSES>
  archiveGap: Each<typeof ARCHIVE_GAPS>
  thankedBy: Record<'resident' | 'colleague', string>
}
