import type { Session } from '@guanjia/contract/courses.ts'

/** What a session of this kind needs to be closed, as the key of a text. */
export function ruleOf(kind: Session['kind']) {
  if (kind === 'seminar') return 'sharing.ruleSeminar' as const
  if (kind === 'sharing') return 'sharing.ruleSharing' as const
  return kind === 'team_meeting' ? ('sharing.ruleMeeting' as const) : ('learn.session.ruleExam' as const)
}
