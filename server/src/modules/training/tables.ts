import type { Generated, JSONColumnType } from 'kysely'
import type { courses, exams, improvements, programmes, questions, sharing } from '@guanjia/contract'
import type { Json } from './json.ts'
import type { EvaluationTable, OnboardingTable, PromotionRuleTable, ProposalTable } from './onboarding/tables.ts'
import type { PracticalTable, QualificationView, RequirementTable, RubricTable, SheetTable, StandingView } from './practicals/tables.ts'

export interface TrainingTables {
  training_need: TrainingNeedTable
  question: QuestionTable
  question_version: QuestionVersionTable
  exam_blueprint: BlueprintTable
  exam: ExamTable
  exam_candidate: { organization_id: string; exam_id: string; employee_id: string; added_at: Date }
  exam_sitting: SittingTable
  exam_item: ItemTable
  exam_mark: { organization_id: string; sitting_id: string; position: number; round: number; marker_id: string; marks: number; comment: string; at: Date }
  exam_regrade: RegradeTable
  exam_rescore: { organization_id: string; regrade_id: string; sitting_id: string; score_before: number | null; score_after: number | null; max_before: number | null; max_after: number | null; passed_before: boolean | null; passed_after: boolean | null }
  exam_appeal: AppealTable
  exam_certificate: CertificateTable
  course: CourseTable
  course_part: PartTable
  course_progress: { organization_id: string; part_id: string; employee_id: string; seconds: number; percent: number; noted_at: Date; done_at: Date | null }
  training_plan_line: PlanLineTable
  training_session: SessionTable
  session_attendee: { organization_id: string; session_id: string; employee_id: string; signed_at: Date | null; signed_by: 'qr' | 'hand' | null; rating: number | null; feedback: Generated<string> }
  session_note: NoteTable
  lesson: LessonTable
  lesson_exchange: ExchangeTable
  exchanged_lesson: { organization_id: string; exchange_id: string; lesson_id: string; direction: 'given' | 'received' }
  training_programme: ProgrammeTable
  programme_module: { organization_id: string; programme_id: string; position: number; title: string; goal: string }
  programme_course: { organization_id: string; programme_id: string; position: number; course_id: string; is_mandatory: boolean }
  session_need: { organization_id: string; session_id: string; need_id: string }
  practical_rubric: RubricTable
  practical: PracticalTable
  practical_sheet: SheetTable
  practical_standing: StandingView
  practical_qualification: QualificationView
  post_requirement: RequirementTable
  onboarding: OnboardingTable
  onboarding_evaluation: EvaluationTable
  promotion_rule: PromotionRuleTable
  promotion_proposal: ProposalTable
  exam_practice: { organization_id: string; id: string; employee_id: string; question_id: string; question_version: number; response: Json<string[]>; is_right: boolean; at: Date }
}

export interface TrainingNeedTable {
  organization_id: string
  id: string
  site_id: string
  topic: string
  post: string
  reason: string
  source_type: string
  source_id: string | null
  state: improvements.TrainingNeed['state']
  settled_note: string
  settled_at: Date | null
  raised_by: string | null
  raised_by_name: string
  raised_at: Date
  version: number
}

export interface QuestionTable {
  organization_id: string
  id: string
  code: string
  state: questions.Question['state']
  current_version: number
  version: number
  updated_at: Date
}

export interface QuestionVersionTable {
  organization_id: string
  question_id: string
  number: number
  type: questions.QuestionContent['type']
  topic: questions.QuestionContent['topic']
  post: questions.QuestionContent['post']
  difficulty: questions.QuestionContent['difficulty']
  stem: string
  options: Json<questions.QuestionContent['options']>
  targets: Json<questions.QuestionContent['targets']>
  answer: Json<string[]>
  reference: string
  explanation: string
  standard_id: Generated<string | null>
  standard_number: Generated<number | null>
  standard_item_id: Generated<string | null>
  is_used: Generated<boolean>
  created_at: Date
  created_by: string
}

interface ExamRules {
  post: exams.Blueprint['post']
  sections: Json<exams.BlueprintSection[]>
  duration_minutes: number
  pass_percent: number
  max_attempts: number
  retake_after_days: number
  markers: number
  mark_tolerance: number
  certificate_months: number | null
}

export interface BlueprintTable extends ExamRules {
  organization_id: string
  id: string
  name: string
  is_active: boolean
  version: number
  updated_at: Date
}

/** A question as a paper may draw it. */
export interface Drawable {
  id: string
  number: number
  type: questions.QuestionContent['type']
  topic: questions.QuestionContent['topic']
  difficulty: questions.QuestionContent['difficulty']
  options: string[]
  targets: string[]
}

export interface ExamTable extends ExamRules {
  organization_id: string
  id: string
  site_id: string
  number: string
  title: string
  blueprint_id: string
  grace_seconds: Generated<number>
  pool: JSONColumnType<Drawable[] | null, string | null, string | null>
  state: exams.Exam['state']
  opens_at: Date
  closes_at: Date
  created_by: string
  created_at: Date
  version: number
}

export interface SittingTable {
  organization_id: string
  id: string
  site_id: string
  exam_id: string
  employee_id: string
  attempt: number
  seed: number
  state: exams.SittingSummary['state']
  started_at: Date | null
  deadline_at: Date | null
  submitted_at: Date | null
  submitted_by: 'candidate' | 'deadline' | null
  holder: string | null
  holder_device: Generated<string>
  holder_seen_at: Date | null
  open_marks: Generated<number>
  score: number | null
  max_score: number | null
  section_scores: JSONColumnType<{ section: number; score: number | null; max: number | null }[] | null, string | null, string | null>
  is_passed: boolean | null
  is_pass_kept: Generated<boolean>
  marked_at: Date | null
}

export interface ItemTable {
  organization_id: string
  sitting_id: string
  position: number
  exam_id: string
  section: number
  question_id: string
  question_version: number
  marks: number
  option_order: Json<string[]>
  target_order: Json<string[]>
  response: JSONColumnType<string[] | null, string | null, string | null>
  sequence: Generated<string>
  saved_at: Date | null
  score: number | null
  is_void: Generated<boolean>
}

export interface RegradeTable {
  organization_id: string
  id: string
  site_id: string
  exam_id: string
  question_id: string
  question_version: number
  kind: 'void' | 'full_marks' | 'new_answer'
  answer: JSONColumnType<string[] | null, string | null, never>
  reason: string
  papers: number
  changed: number
  now_passed: number
  pass_kept: number
  by_name: string
  at: Date
}

export interface AppealTable {
  organization_id: string
  id: string
  site_id: string
  sitting_id: string
  position: number
  employee_id: string
  reason: string
  state: exams.Appeal['state']
  reply: string
  decided_by: string
  decided_at: Date | null
  raised_at: Date
  version: number
}

export interface CertificateTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  sitting_id: string
  employee_id: string
  issued_on: string
  valid_until: string | null
  verification_code: string
}

export interface CourseTable {
  organization_id: string
  id: string
  code: string
  name: string
  topic: courses.Course['topic']
  post: courses.Course['post']
  summary: string
  reference: string
  state: courses.Course['state']
  review_on: string | null
  version: number
  updated_at: Date
}

export interface PartTable {
  organization_id: string
  id: string
  course_id: string
  position: number
  title: string
  kind: courses.Course['parts'][number]['kind']
  body: string
  file_id: string | null
  standard_id: Generated<string | null>
  slide_ids: Generated<string[]>
  min_seconds: number
  is_removed: Generated<boolean>
}

export interface PlanLineTable {
  organization_id: string
  id: string
  site_id: string
  year: number
  quarter: number
  kind: Generated<courses.PlanLine['kind']>
  post: courses.PlanLine['post']
  course_id: string | null
  zone_id: Generated<string | null>
  due_on: string
  state: courses.PlanLine['state']
  session_id: string | null
  planned_by: string | null
  planned_at: Date
  next_due_at: Date | null
  version: number
}

export interface SessionTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  title: string
  kind: courses.Session['kind']
  course_id: string | null
  starts_at: Date
  ends_at: Date
  place: string
  trainer: string
  cost_fen: string
  zone_id: Generated<string | null>
  teams: Generated<courses.Session['teams']>
  standard_id: Generated<string | null>
  summary: Generated<string>
  state: courses.Session['state']
  sign_key: Buffer
  exam_id: string | null
  version: number
}

export interface NoteTable {
  organization_id: string
  id: string
  site_id: string
  session_id: string
  kind: sharing.SessionNote['kind']
  title: string
  body: string
  case_id: string | null
  about_id: string | null
  author_id: string
  at: Date
  article_id: Generated<string | null>
}

export interface LessonTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  kind: sharing.Lesson['kind']
  topic: sharing.Lesson['topic']
  title: string
  happened: string
  learned: string
  source_type: string | null
  source_id: string | null
  state: sharing.Lesson['state']
  written_by: string
  written_at: Date
  version: number
}

export interface ExchangeTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  exchanged_on: string
  partner: string
  form: sharing.Exchange['form']
  participants: string
  given: string
  received: string
  recorded_by: string
  recorded_at: Date
}

export interface ProgrammeTable {
  organization_id: string
  id: string
  code: string
  name: string
  post: programmes.Programme['post']
  summary: string
  reference: string
  is_active: boolean
  version: number
  updated_at: Date
}
