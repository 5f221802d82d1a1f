import type {
  CHECK_ITEM_KINDS, FINDING_ACTIONS, FINDING_SEVERITIES, FINDING_STATES, FINDING_WAYS, HOLIDAY_RULES, METERS_READ, MISFIRE_RULES, OVERLAP_RULES, PLAN_ACTIONS, PLAN_STATES, POINT_MARKS, POINT_RESULTS, POINT_TARGETS, PRESENCE_SIGNS, ROUND_KINDS, TASK_ACTIONS, TASK_STATES, TASK_WHYS, UNCHECKED_WHYS,
} from '../../inspection-choices.ts'
import type { ITEM_COUNTS, LAMP_ACTIONS, LAMP_SOURCES, SYSTEM_CHECKS, ZONE_STANDARDS } from '../../zone-standard-choices.ts'
import type { CAMPAIGN_STATES, ENERGY_ALARM_ACTIONS, ENERGY_ALARM_KINDS, ENERGY_ALARM_STATES, ENERGY_BASES, ENERGY_MEASURE_ACTIONS, ENERGY_MEASURE_STATES, ENERGY_SUBJECTS, NIGHT_VERDICTS } from '../../energy-choices.ts'
import type { Each } from '../words.ts'

/** Choices of inspections. */
export type InspectionLabels = {
  checkItemKind: Each<typeof CHECK_ITEM_KINDS>
  pointTarget: Each<typeof POINT_TARGETS>
  roundKind: Each<typeof ROUND_KINDS>
  holidayRule: Each<typeof HOLIDAY_RULES>
  overlapRule: Each<typeof OVERLAP_RULES>
  misfireRule: Each<typeof MISFIRE_RULES>
  planState: Each<typeof PLAN_STATES>
  planAction: Each<typeof PLAN_ACTIONS>
  roundState: Each<typeof TASK_STATES>
  roundAction: Each<typeof TASK_ACTIONS>
  metersRead: Each<typeof METERS_READ>
  roundWhy: Each<typeof TASK_WHYS>
  uncheckedWhy: Each<typeof UNCHECKED_WHYS>
  pointMark: Each<typeof POINT_MARKS>
  pointResult: Each<typeof POINT_RESULTS>
  findingSeverity: Each<typeof FINDING_SEVERITIES>
  findingWay: Each<typeof FINDING_WAYS>
  findingState: Each<typeof FINDING_STATES>
  findingAction: Each<typeof FINDING_ACTIONS>
  presenceSign: Each<typeof PRESENCE_SIGNS>
  itemCounts: Each<typeof ITEM_COUNTS>
  lampSource: Each<typeof LAMP_SOURCES>
  lampAction: Each<typeof LAMP_ACTIONS>
  zoneStandard: Each<typeof ZONE_STANDARDS>
  systemCheck: Each<typeof SYSTEM_CHECKS>
  energySubject: Each<typeof ENERGY_SUBJECTS>
  energyBasis: Each<typeof ENERGY_BASES>
  energyAlarmKind: Each<typeof ENERGY_ALARM_KINDS>
  energyAlarmState: Each<typeof ENERGY_ALARM_STATES>
  energyAlarmAction: Each<typeof ENERGY_ALARM_ACTIONS>
  energyMeasureState: Each<typeof ENERGY_MEASURE_STATES>
  energyMeasureAction: Each<typeof ENERGY_MEASURE_ACTIONS>
  nightVerdict: Each<typeof NIGHT_VERDICTS>
  campaignPeriod: Each<typeof CAMPAIGN_STATES>
}
