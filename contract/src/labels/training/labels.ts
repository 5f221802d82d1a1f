import type { APPEAL_STATES, DIFFICULTIES, EXAM_ACTIONS, EXAM_STATES, QUESTION_ACTIONS, QUESTION_STATES, QUESTION_TOPICS, QUESTION_TYPES, REGRADE_KINDS, SITTING_STATES } from '../../exam-choices.ts'
import type { COURSE_ACTIONS, COURSE_PART_KINDS, COURSE_STATES, EXCHANGE_FORMS, LESSON_ACTIONS, LESSON_KINDS, LESSON_STATES, NEED_SOURCES, NOTE_KINDS, PLAN_LINE_KINDS, PLAN_LINE_STATES, SESSION_ACTIONS, SESSION_KINDS, SESSION_STATES } from '../../training-choices.ts'
import type { MATRIX_STATES, ONBOARDING_ACTIONS, ONBOARDING_STATES, PRACTICAL_ACTIONS, PRACTICAL_PURPOSES, PRACTICAL_RESULTS, PRACTICAL_STATES, PROPOSAL_FACTS, PROPOSAL_KINDS, PROPOSAL_STATES, REQUIREMENT_KINDS, RUBRIC_KINDS, RUBRIC_STATES } from '../../practical-choices.ts'
import type { Each } from '../words.ts'

/** Choices of training and exams. */
export type TrainingLabels = {
  questionType: Each<typeof QUESTION_TYPES>
  questionTopic: Each<typeof QUESTION_TOPICS>
  difficulty: Each<typeof DIFFICULTIES>
  questionState: Each<typeof QUESTION_STATES>
  questionAction: Each<typeof QUESTION_ACTIONS>
  examState: Each<typeof EXAM_STATES>
  examAction: Each<typeof EXAM_ACTIONS>
  sittingState: Each<typeof SITTING_STATES>
  regradeKind: Each<typeof REGRADE_KINDS>
  appealState: Each<typeof APPEAL_STATES>
  courseState: Each<typeof COURSE_STATES>
  courseAction: Each<typeof COURSE_ACTIONS>
  coursePartKind: Each<typeof COURSE_PART_KINDS>
  sessionKind: Each<typeof SESSION_KINDS>
  sessionState: Each<typeof SESSION_STATES>
  sessionAction: Each<typeof SESSION_ACTIONS>
  planLineState: Each<typeof PLAN_LINE_STATES>
  planLineKind: Each<typeof PLAN_LINE_KINDS>
  noteKind: Each<typeof NOTE_KINDS>
  lessonKind: Each<typeof LESSON_KINDS>
  lessonState: Each<typeof LESSON_STATES>
  lessonAction: Each<typeof LESSON_ACTIONS>
  exchangeForm: Each<typeof EXCHANGE_FORMS>
  needSource: Each<typeof NEED_SOURCES>
  rubricKind: Each<typeof RUBRIC_KINDS>
  rubricState: Each<typeof RUBRIC_STATES>
  practicalPurpose: Each<typeof PRACTICAL_PURPOSES>
  practicalState: Each<typeof PRACTICAL_STATES>
  practicalAction: Each<typeof PRACTICAL_ACTIONS>
  practicalResult: Each<typeof PRACTICAL_RESULTS>
  onboardingState: Each<typeof ONBOARDING_STATES>
  onboardingAction: Each<typeof ONBOARDING_ACTIONS>
  requirementKind: Each<typeof REQUIREMENT_KINDS>
  matrixState: Each<typeof MATRIX_STATES>
  promotionKind: Each<typeof PROPOSAL_KINDS>
  promotionState: Each<typeof PROPOSAL_STATES>
  promotionFact: Each<typeof PROPOSAL_FACTS>
}
