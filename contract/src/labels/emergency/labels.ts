import type {
  DRILL_ACTIONS, DRILL_STATES, EMERGENCY_PLAN_ACTIONS, HOLD_REASONS, INCIDENT_ACTIONS, INCIDENT_CATEGORIES, INCIDENT_DUTIES, INCIDENT_KINDS, INCIDENT_LEVELS, INCIDENT_STATES, OUTSIDE_SERVICES, PLAN_SOURCES, PLAN_STATES_OF_EMERGENCY, STATUTORY_GRADES, STEP_STATES, TOLD_AS,
} from '../../emergency-choices.ts'
import type { Each } from '../words.ts'

/** Choices of emergencies. */
export type EmergencyLabels = {
  incidentCategory: Each<typeof INCIDENT_CATEGORIES>
  incidentKind: Each<typeof INCIDENT_KINDS>
  incidentLevel: Each<typeof INCIDENT_LEVELS>
  statutoryGrade: Each<typeof STATUTORY_GRADES>
  incidentState: Each<typeof INCIDENT_STATES>
  incidentAction: Each<typeof INCIDENT_ACTIONS>
  incidentDuty: Each<typeof INCIDENT_DUTIES>
  planSource: Each<typeof PLAN_SOURCES>
  holdReason: Each<typeof HOLD_REASONS>
  toldAs: Each<typeof TOLD_AS>
  outsideService: Each<typeof OUTSIDE_SERVICES>
  stepState: Each<typeof STEP_STATES>
  emergencyPlanState: Each<typeof PLAN_STATES_OF_EMERGENCY>
  emergencyPlanAction: Each<typeof EMERGENCY_PLAN_ACTIONS>
  drillState: Each<typeof DRILL_STATES>
  drillAction: Each<typeof DRILL_ACTIONS>
}
