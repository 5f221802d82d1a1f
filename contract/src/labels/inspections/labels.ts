import type {
  CHECK_ITEM_KINDS, FINDING_ACTIONS, FINDING_SEVERITIES, FINDING_STATES, FINDING_WAYS, HOLIDAY_RULES, MISFIRE_RULES, OVERLAP_RULES, PLAN_ACTIONS, PLAN_STATES, POINT_MARKS, POINT_RESULTS, POINT_TARGETS, PRESENCE_SIGNS, ROUND_KINDS, TASK_ACTIONS, TASK_STATES, TASK_WHYS, UNCHECKED_WHYS,
} from '../../inspection-choices.ts'
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
  roundWhy: Each<typeof TASK_WHYS>
  uncheckedWhy: Each<typeof UNCHECKED_WHYS>
  pointMark: Each<typeof POINT_MARKS>
  pointResult: Each<typeof POINT_RESULTS>
  findingSeverity: Each<typeof FINDING_SEVERITIES>
  findingWay: Each<typeof FINDING_WAYS>
  findingState: Each<typeof FINDING_STATES>
  findingAction: Each<typeof FINDING_ACTIONS>
  presenceSign: Each<typeof PRESENCE_SIGNS>
}
