import type {
  EMPOWERMENT_KINDS,
  EVALUATION_STATES,
  IDEA_ACTIONS,
  IDEA_SOURCES,
  IDEA_STATES,
  MEETING_ACTIONS,
  MEETING_STATES,
  OPINION_ROLES,
  QUALITY_ACTION_ACTIONS,
  QUALITY_ACTION_SOURCES,
  QUALITY_ACTION_STATES,
  QUALITY_INDICATORS,
  REWARD_KINDS,
  REWARD_MEASURES,
  REWARD_SOURCES,
  SCORE_APPEAL_ACTIONS,
  SCORE_APPEAL_STATES,
} from '../../quality-choices.ts'
import type { Each } from '../words.ts'

/** Choices of appeals, corrective actions, meetings, evaluations, ideas and rewards. */
export type QualityLabels = {
  scoreAppealState: Each<typeof SCORE_APPEAL_STATES>
  scoreAppealAction: Each<typeof SCORE_APPEAL_ACTIONS>
  qualityActionSource: Each<typeof QUALITY_ACTION_SOURCES>
  qualityActionState: Each<typeof QUALITY_ACTION_STATES>
  qualityActionAction: Each<typeof QUALITY_ACTION_ACTIONS>
  meetingState: Each<typeof MEETING_STATES>
  meetingAction: Each<typeof MEETING_ACTIONS>
  evaluationState: Each<typeof EVALUATION_STATES>
  opinionRole: Each<typeof OPINION_ROLES>
  ideaSource: Each<typeof IDEA_SOURCES>
  ideaState: Each<typeof IDEA_STATES>
  ideaAction: Each<typeof IDEA_ACTIONS>
  qualityIndicator: Each<typeof QUALITY_INDICATORS>
  rewardKind: Each<typeof REWARD_KINDS>
  rewardMeasure: Each<typeof REWARD_MEASURES>
  rewardSource: Each<typeof REWARD_SOURCES>
  empowermentKind: Each<typeof EMPOWERMENT_KINDS>
}
