import type { cases } from '@guanjia/contract'
import { beginning } from '../../platform/text/index.ts'

/** What a return visit leads to: settled confirms, not settled or a score of 2 and less reopens, nobody reached changes nothing (SAT, FUP-003). */
export function outcomeOfVisit(visit: { isReached: boolean; isSettled: boolean | null; score: number | null }): 'confirmed' | 'reopened' | 'unreached' {
  if (!visit.isReached) return 'unreached'
  return visit.isSettled === true && (visit.score === null || visit.score > 2) ? 'confirmed' : 'reopened'
}

/** Attempts on this many different days without an answer allow closing as unreachable, counted apart (spec 03). */
export const UNREACHED_DAYS = 3

/** Why a case may be closed now, or null: a confirmation, or three attempts on different days of its cycle without an answer. */
export function closeReasonOf(status: cases.CaseStatus, hasVisitConfirmed: boolean, unreachedDays: number): cases.Case['closeReason'] {
  if (status === 'confirmed') return hasVisitConfirmed ? 'return_visit' : 'confirmed'
  return status === 'resolved' && unreachedDays >= UNREACHED_DAYS ? 'unreachable' : null
}

/** A complaint for a forced reason is major, whatever was chosen (spec 03, CMP-004, CMP-024); null for what is no complaint. */
export function gradeOf(kind: cases.CaseKind, wanted: cases.Case['grade'], majorReasons: readonly string[]): cases.Case['grade'] {
  if (kind !== 'complaint') return null
  if (majorReasons.length > 0) return 'major'
  return wanted ?? 'ordinary'
}

/** The shortest honest title of a case without one: the first sentence of the resident's words, at most 40 characters. */
export function titleOf(title: string, statement: string): string {
  if (title !== '') return title
  const sentence = statement.split(/[。！？!?\n]/)[0]!.trim() || statement.trim()
  const cut = beginning(sentence, 40)
  return cut === sentence ? sentence : `${beginning(sentence, 39)}…`
}

/** Between two urgings of a resident: whoever was reached needs time to act. */
export const URGE_AGAIN_MS = 2 * 3_600_000

/** When a resident may urge again; null when they may now. */
export function nextUrgeAt(row: { urged_at: Date | null }, now: Date): Date | null {
  if (row.urged_at === null) return null
  const next = new Date(row.urged_at.getTime() + URGE_AGAIN_MS)
  return next > now ? next : null
}

/** Since when the resident waits for an answer to a message; null when nothing is open. */
export function asksSince(row: { asked_at: Date | null; answered_at: Date | null }): Date | null {
  return row.asked_at !== null && (row.answered_at === null || row.answered_at < row.asked_at) ? row.asked_at : null
}

/** Kinds that usually need somebody on site, so that the 10 minutes to a work order run (RPR-013). */
export function needsFieldWork(kind: cases.CaseKind): boolean {
  return kind === 'repair' || kind === 'paid_service'
}
