import type { complaints } from '@guanjia/contract'
import { clearsOf, type ClearFacts } from './clears.ts'
import type { Whole } from './load.ts'
import { stageOf } from './stages.ts'

/** Nobody wrote it down for the resident: somebody had to listen. */
const LISTENED: readonly string[] = ['phone', 'visit']

/** Whether the resident heard the result and was asked about it in the present cycle: told by us, visited, or answered in the app. */
const wasAnswered = ({ row, complaint, isReached }: Whole): boolean => complaint.fed_back_cycle === row.cycle || row.rating !== null || isReached

/** Clocks of the case that began in its present cycle. */
const ofCycle = ({ row, clocks, since }: Whole, metric: string) => clocks.filter((clock) => clock.subjectId === row.id && clock.metric === metric && clock.startedAt !== null && new Date(clock.startedAt) >= since)

const isBroken = (now: Date) => (clock: { outcome: string; state: string; dueAt: string | null }): boolean => clock.outcome === 'breached' || (clock.state === 'running' && clock.dueAt !== null && new Date(clock.dueAt) < now)

/** What the five clears are computed from. */
export function clearFacts(whole: Whole, now: Date, isUnreachable = whole.row.close_reason === 'unreachable'): ClearFacts {
  const { row, complaint, tasks, levels, solutions, signatures, since } = whole
  const current = tasks.filter((task) => task.cycle === row.cycle && task.kind !== 'check' && task.state !== 'cancelled' && task.state !== 'refused')
  const broken = isBroken(now)
  const late = (at: Date | null, due: Date): boolean => (at ?? now) > due
  const isAnswered = wasAnswered(whole)
  return {
    isListened: LISTENED.includes(row.channel), statement: row.statement, listenerNotes: complaint.listener_notes, letFinish: complaint.let_finish, noHaste: complaint.no_haste, noArguing: complaint.no_arguing,
    occurredAt: row.occurred_at, hasPlace: row.place !== '' || row.unit_id !== null, personsInvolved: row.persons_involved, demand: row.demand,
    isSolved: row.resolved_at !== null, hasGap: ofCycle(whole, 'next_update').some(broken), hasOpenTasks: current.some(({ state, kind }) => (state === 'open' || state === 'waiting') && kind !== 'survey'),
    hasLateReply: current.some((task) => task.kind === 'reply' && late(task.done_at, task.due_at)),
    hasLateLevel: levels.some((level) => level.opened_at >= since && late(level.answered_at ?? level.ended_at, level.answer_by)),
    isFedBack: isAnswered, isFeedbackLate: ofCycle(whole, 'feedback').some(broken) || ofCycle(whole, 'promised').some(broken),
    hasHandling: handlingOf(whole) !== '', result: row.result,
    hasOpinion: complaint.opinion !== '' || row.rating !== null || whole.isReached || signatures.some(({ signer, opinion }) => signer === 'resident' && opinion !== '') || solutions.some(({ opinion }) => opinion !== ''),
    isMajor: row.grade === 'major', isReported: row.reported_up_at !== null, isReportLate: ofCycle(whole, 'report').some(broken), isUnreachable,
  }
}

/** The course of handling in words: what was written, or what the records tell. */
export function handlingOf({ row, complaint, findings, solutions, levels, tasks }: Whole): string {
  if (complaint.handling !== '') return complaint.handling
  const lines = [
    ...findings.map((finding) => finding.found), complaint.cause_text, ...tasks.filter((task) => task.state === 'done' && task.kind !== 'check').map((task) => task.result),
    ...solutions.filter((solution) => solution.state !== 'refused').map((solution) => solution.text), ...levels.map((level) => level.answer),
  ].filter((line) => line !== '')
  // The orders that were raised tell of the work themselves.
  return [...new Set(lines)].join('\n') || (row.work_order_count > 0 ? '—' : '')
}

export const clearsOfWhole = (whole: Whole, now: Date, isUnreachable?: boolean): complaints.ClearState[] => clearsOf(clearFacts(whole, now, isUnreachable))

export function stageOfWhole(whole: Whole): complaints.Stage {
  const { row, complaint, solutions } = whole
  return stageOf({
    status: row.status, isHeard: !LISTENED.includes(row.channel) || complaint.listener_notes !== '', isProcessExplained: complaint.process_explained_at !== null, isClassified: row.status !== 'registered', validity: complaint.validity,
    isVerified: complaint.verified !== null, hasSolution: solutions.length > 0, isFedBack: complaint.fed_back_cycle === row.cycle,
  })
}
