import type {
  ADVICE, ADVICE_REASONS, COST_KINDS, COUNTER_UNITS, DOWNTIME_CAUSES, FUND_SOURCES, IMPACTS, INTERVAL_UNITS, LEGAL_KINDS, LEGAL_RESULTS, LEGAL_STATES, MAINTENANCE_ACTIONS, MAINTENANCE_PLAN_ACTIONS, MAINTENANCE_PLAN_STATES, MAINTENANCE_STATES, MAINTENANCE_WHYS, PLAN_TRIGGERS, RENEWAL_KINDS, RENEWAL_ACTIONS, RENEWAL_STATES, STEP_KINDS, WEAR_LEVELS, WORK_PERMITS,
} from '../../maintenance-choices.ts'
import type { Each } from '../words.ts'

/** Choices of maintenance. */
export type MaintenanceLabels = {
  procedureStepKind: Each<typeof STEP_KINDS>
  workPermit: Each<typeof WORK_PERMITS>
  planTrigger: Each<typeof PLAN_TRIGGERS>
  intervalUnit: Each<typeof INTERVAL_UNITS>
  counterUnit: Each<typeof COUNTER_UNITS>
  maintenancePlanState: Each<typeof MAINTENANCE_PLAN_STATES>
  maintenancePlanAction: Each<typeof MAINTENANCE_PLAN_ACTIONS>
  maintenanceState: Each<typeof MAINTENANCE_STATES>
  maintenanceAction: Each<typeof MAINTENANCE_ACTIONS>
  maintenanceWhy: Each<typeof MAINTENANCE_WHYS>
  legalKind: Each<typeof LEGAL_KINDS>
  legalState: Each<typeof LEGAL_STATES>
  legalResult: Each<typeof LEGAL_RESULTS>
  downtimeCause: Each<typeof DOWNTIME_CAUSES>
  facilityCostKind: Each<typeof COST_KINDS>
  wearLevel: Each<typeof WEAR_LEVELS>
  renewalAdvice: Each<typeof ADVICE>
  adviceReason: Each<typeof ADVICE_REASONS>
  proposalKind: Each<typeof RENEWAL_KINDS>
  renewalState: Each<typeof RENEWAL_STATES>
  renewalAction: Each<typeof RENEWAL_ACTIONS>
  fundSource: Each<typeof FUND_SOURCES>
  residentImpact: Each<typeof IMPACTS>
}
