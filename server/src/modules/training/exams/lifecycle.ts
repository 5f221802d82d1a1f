import type { exams } from '@guanjia/contract'
import type { LifeCycle } from '../../../platform/records/index.ts'

export const EXAM_LIFE: LifeCycle<exams.Exam['state'], exams.Exam['allowedActions'][number]> = {
  publish: { from: ['draft'], to: 'published' },
  close: { from: ['published'], to: 'closed' },
  cancel: { from: ['draft', 'published'], to: 'cancelled' },
}

/** When a sitting ends: its minutes, but never past the end of the exam. */
export function deadlineOf(exam: { duration_minutes: number; closes_at: Date }, startedAt: Date): Date {
  return new Date(Math.min(startedAt.getTime() + exam.duration_minutes * 60_000, exam.closes_at.getTime()))
}

/** Until when an answer is still taken: a slow network is nobody's fault. */
export function lastMomentOf(exam: { grace_seconds: number }, deadlineAt: Date): Date {
  return new Date(deadlineAt.getTime() + exam.grace_seconds * 1000)
}

/** From when somebody who failed may sit it once more; null when they may not. */
export function retakeFrom(exam: { state: string; max_attempts: number; retake_after_days: number; closes_at: Date }, sitting: { state: string; attempt: number; is_passed: boolean | null; submitted_at: Date | null }): Date | null {
  if (exam.state !== 'published' || sitting.state !== 'marked' || sitting.is_passed !== false || sitting.attempt >= exam.max_attempts) return null
  const from = new Date(sitting.submitted_at!.getTime() + exam.retake_after_days * 86_400_000)
  return from < exam.closes_at ? from : null
}

export const secondsLeft = (now: Date, deadlineAt: Date): number => Math.max(0, Math.ceil((deadlineAt.getTime() - now.getTime()) / 1000))
