import type { CallInput } from '@guanjia/ui/api/call.ts'
import type { SentRecord } from '@guanjia/contract/inspections.ts'

/** What a colleague did and the server has to hear of, as the call that will tell it. */
export type Work =
  | { kind: 'act'; taskId: string; body: CallInput<'inspections.actOnTask'>['body'] }
  | { kind: 'record'; taskId: string; record: Omit<SentRecord, never> }
  | { kind: 'lamps'; body: CallInput<'lamps.countLamps'>['body'] }
  | { kind: 'night'; body: CallInput<'energy.readAtNight'>['body'] }
  | { kind: 'report'; body: CallInput<'inspections.reportFinding'>['body'] }
  | { kind: 'defect'; body: CallInput<'handover.createDefect'>['body'] }
  | { kind: 'defectAct'; defectId: string; body: CallInput<'handover.actOnDefect'>['body'] }
  | { kind: 'finding'; findingId: string; body: CallInput<'inspections.actOnFinding'>['body'] }
  | { kind: 'violation'; body: CallInput<'violations.reportViolation'>['body'] }
  | { kind: 'violationAct'; violationId: string; body: CallInput<'violations.actOnViolation'>['body'] }
  | { kind: 'environment'; work: EnvironmentWork }
  | { kind: 'steps'; taskId: string; body: NonNullable<CallInput<'maintenance.sendStepResults'>['body']> }
  | { kind: 'counter'; counterId: string; body: CallInput<'maintenance.readCounter'>['body'] }
  | { kind: 'order'; body: CallInput<'maintenance.raiseFacilityOrder'>['body'] }
  | { kind: 'facility'; facilityId: string; body: CallInput<'registers.actOnFacility'>['body'] }

/** Work in the green, with waste, against pests and by the clock; each with the id by which it counts once. */
export type EnvironmentWork =
  | { what: 'waste'; body: CallInput<'environment.recordWasteCollection'>['body'] }
  | { what: 'start'; body: CallInput<'environment.startCleanJob'>['body'] }
  | { what: 'finish'; id: string; body: CallInput<'environment.actOnCleanJob'>['body'] }
  | { what: 'greening'; id: string; body: CallInput<'environment.actOnGreeningJob'>['body'] }
  | { what: 'pest'; id: string; body: CallInput<'environment.actOnPestControl'>['body'] }

/**
 * One thing in the outbox. `id` is made here and is the idempotency key, or the record's own id, so that it counts once however often it is
 * sent. `format` says how `work` is written: a later app still sends what an earlier one left.
 */
export interface Operation {
  order: number
  id: string
  format: 1
  accountId: string
  siteId: string
  work: Work
  /** For the list of what waits: what it is about, in the words of the screen that made it. */
  title: string
  /** When it was done, by this phone's clock. */
  doneAt: string
  pictureIds: string[]
  state: 'waiting' | 'refused'
  refusal: { code: string; detail: string } | null
  tries: number
}
export type NewOperation = Pick<Operation, 'id' | 'siteId' | 'work' | 'title' | 'pictureIds'>

/** What a failed send means: the way is broken, the server is not ready, it said no, or it has it already. */
export type Verdict = 'stop' | 'later' | 'refused' | 'known'

/** Judges a failure by code and status; `status` null: no answer came. */
export function verdictOf(code: string, status: number | null): Verdict {
  if (status === null) return 'stop'
  if (status >= 500 || status === 429 || status === 401 || status === 408 || code === 'request_in_progress') return 'later'
  // A key is written down with what it did: this one has been carried out, with the words of an earlier try.
  if (code === 'key_reused') return 'known'
  return 'refused'
}

const FIRST_WAIT_MS = 3000
const LONGEST_WAIT_MS = 120_000

/** How long to wait after so many failures in a row: doubled each time, two minutes at most; `chance` (0…1) keeps phones apart that failed together. */
export function waitAfter(failures: number, chance: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(full * (0.75 + chance / 2))
}

/** Records that go in one call; the server takes 100, and fewer are lost time when the network breaks. */
const MOST_AT_ONCE = 20

function taskOf(operation: Operation): string | null {
  return operation.work.kind === 'act' || operation.work.kind === 'record' ? operation.work.taskId : null
}

/**
 * What is sent next: the oldest that waits, with more records of its round when it is one. A round is closed only after everything that was done
 * before in it has arrived: a refused record holds its end back until a person decides. Null: nothing may go now.
 */
export function nextOf(operations: readonly Operation[], alone: ReadonlySet<string> = new Set()): Operation[] | null {
  const sorted = [...operations].sort((a, b) => a.order - b.order)
  for (const one of sorted) {
    if (one.state !== 'waiting') continue
    const before = sorted.filter((other) => other.order < one.order && taskOf(other) !== null && taskOf(other) === taskOf(one))
    if (closes(one) && before.length > 0) continue
    // Of a finding and what was done about it later: in that order, also when the first was refused.
    if (one.work.kind === 'finding' && sorted.some((other) => other.order < one.order && makesFinding(other, (one.work as { findingId: string }).findingId))) continue
    if (one.work.kind !== 'record' || alone.has(one.id)) return [one]
    const task = one.work.taskId
    const more: Operation[] = []
    for (const other of sorted) {
      if (other.order < one.order || taskOf(other) !== task || other.state !== 'waiting') continue
      if (other.work.kind !== 'record' || alone.has(other.id) || more.length === MOST_AT_ONCE) break
      more.push(other)
    }
    return more
  }
  return null
}

function closes({ work }: Operation): boolean {
  return work.kind === 'act' && (work.body.action === 'finish' || work.body.action === 'skip')
}

function makesFinding({ work, id }: Operation, findingId: string): boolean {
  if (work.kind === 'report') return (work.body.id ?? id) === findingId
  if (work.kind === 'finding') return work.findingId === findingId
  return work.kind === 'record' && (work.record.findings ?? []).some((finding) => finding.id === findingId)
}
