import type { TrainingLabels } from './labels.ts'

export const training: TrainingLabels = {
  questionType: { single: 'One choice', multiple: 'Several choices', true_false: 'True or false', blank: 'Fill in', ordering: 'Put in order', matching: 'Pair up', short_answer: 'Short answer' },
  questionTopic: {
    duties: 'Duties', etiquette: 'Etiquette', communication: 'Communication', reception: 'Reception', complaint: 'Complaints', return_visit: 'Return visits', repair: 'Repairs', patrol: 'Patrols', violation: 'Violations', archives: 'Archives', fees: 'Fees', emergency: 'Emergencies', safety: 'Safety', equipment: 'Equipment',
    sales_office: 'Sales office', personal_service: 'Personal service', management: 'Property management',
  },
  difficulty: { easy: 'Easy', medium: 'Medium', hard: 'Hard' },
  questionState: { active: 'In use', retired: 'Out of use' },
  questionAction: { retire: 'Take out of use', restore: 'Take back into use' },
  examState: { draft: 'Draft', published: 'Published', closed: 'Closed', cancelled: 'Cancelled' },
  examAction: { publish: 'Publish', close: 'Close', cancel: 'Cancel' },
  sittingState: { waiting: 'Not begun', in_progress: 'Sitting', marking: 'To be marked', marked: 'Marked', absent: 'Absent' },
  regradeKind: { void: 'Void, counts for nobody', full_marks: 'Full marks for everybody', new_answer: 'Correct the answer' },
  appealState: { open: 'To be decided', upheld: 'Upheld', rejected: 'Rejected' },
  courseState: { draft: 'Draft', published: 'Published', retired: 'Out of use' },
  courseAction: { publish: 'Publish', retire: 'Take out of use', restore: 'Take back into use' },
  coursePartKind: { text: 'Text', file: 'File' },
  sessionKind: { class: 'Class', drill: 'Drill', seminar: 'Seminar', sharing: 'Sharing' },
  sessionState: { planned: 'Planned', held: 'Held', closed: 'Closed', cancelled: 'Cancelled' },
  sessionAction: { hold: 'It was held', examine: 'Set the exam', close: 'Close', cancel: 'Cancel' },
  planLineState: { open: 'Open', planned: 'Planned', done: 'Done', dropped: 'Dropped' },
}
