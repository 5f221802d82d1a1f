import { ProblemError, call, isProblem } from '@guanjia/ui/api/call.ts'
import { invalidateModules } from '@guanjia/ui/api/query.ts'
import { queryClient } from '../app/client.ts'
import { noteAnswer } from '../kit/connection.ts'
import { noteConflicts, noteTask } from '../inspections/bundle-store.ts'
import { alone } from './alone.ts'
import { sendPicture } from './parts.ts'
import { forgetProgress, noteProgress } from './progress.ts'
import { nextOf, verdictOf, type EnvironmentWork, type Operation, type Verdict } from './operations.ts'
import { pictureOf, pictureWasSent, refuseInOutbox, settleInOutbox, waitingOf, type Picture } from './store.ts'

const CALL_MS = 45_000
const UPLOADS_AT_ONCE = 3
/** What looks another way after something was sent. */
const STALE = ['inspections', 'maintenance', 'registers', 'workorders', 'environment', 'lamps', 'energy', 'violations', 'handover']

/** How a run ended: nothing left that may go, or why it had to stop; `cut`: the server answers, and what is sent breaks on the way all the same. */
export type Ended = 'empty' | 'busy' | 'cut' | Exclude<Verdict, 'refused' | 'known'>

/** Sends what waits, oldest first, until nothing may go or the way is broken. Only what this person did, and only while they are signed in. */
export async function flush(accountId: string): Promise<Ended> {
  return (await alone(() => sendAll(accountId), false)) ?? 'busy'
}

async function sendAll(accountId: string): Promise<Ended> {
  if ((await waitingOf(accountId)).every(({ state }) => state === 'refused')) return 'empty'
  const alone = new Set<string>()
  try {
    // Another colleague may have signed in in another tab: what one did never goes under the name of the other.
    const session = await call('sessions.currentSession', {}, { signal: AbortSignal.timeout(CALL_MS) })
    if (session.account.id !== accountId) return 'later'
  } catch (error) {
    return judged(error) === 'stop' ? 'stop' : 'later'
  }
  for (;;) {
    const next = nextOf(await waitingOf(accountId), alone)
    if (next === null) return 'empty'
    const verdict = await sendOne(next, alone)
    if (verdict === 'stop') return 'cut'
    if (verdict === 'later') return verdict
  }
}

async function sendOne(operations: Operation[], alone: Set<string>): Promise<Verdict> {
  try {
    await sendPictures(operations)
    await sendWork(operations)
    forgetProgress(operations.map(({ id }) => id))
    noteAnswer(true)
    return 'known'
  } catch (error) {
    const verdict = judged(error)
    if (verdict === 'refused' && (await isOverAlready(operations[0]!, error))) return 'known'
    if (verdict === 'known') await settleInOutbox(operations)
    if (verdict !== 'refused') return verdict
    // One of many was refused: each for itself now, so that a bad one keeps no good one back.
    if (operations.length > 1) for (const { id } of operations) alone.add(id)
    else await refuseInOutbox(operations[0]!, { code: codeOf(error), detail: isProblem(error) ? (error.problem?.errors?.map(({ message }) => message).join(' · ') ?? error.problem?.detail ?? '') : String(error) })
    return 'refused'
  }
}

/** A beginning or an end of a round that somebody else has ended meanwhile: nothing is left to do or to decide, and the person is told. */
async function isOverAlready(operation: Operation, error: unknown): Promise<boolean> {
  const { work, accountId, siteId } = operation
  if (work.kind !== 'act' || work.body.action === 'skip' || !isProblem(error, 'action_not_allowed', 'not_permitted')) return false
  try {
    const task = await call('inspections.getTask', { params: { id: work.taskId } }, { signal: AbortSignal.timeout(CALL_MS) })
    if (task.state !== 'done') return false
    await settleInOutbox([operation], async (kept) => {
      await noteTask(kept, accountId, siteId, task, [])
      if (work.body.action === 'finish') await noteConflicts(kept, accountId, [operation])
    })
    return true
  } catch {
    return false
  }
}

function judged(error: unknown): Verdict {
  if (!(error instanceof ProblemError)) return error instanceof DOMException ? 'stop' : 'later'
  noteAnswer(error.code !== 'offline')
  return verdictOf(error.code, error.code === 'offline' ? null : (error.problem?.status ?? 503))
}

function codeOf(error: unknown): string {
  return error instanceof ProblemError ? error.code : 'internal'
}

/** Pictures first, under ids made here: the words that name them find them there, and a lost answer stores none twice. */
async function sendPictures(operations: readonly Operation[]): Promise<void> {
  const left: Picture[] = []
  for (const id of operations.flatMap(({ pictureIds }) => pictureIds)) {
    const picture = await pictureOf(id)
    if (!picture) continue
    noteProgress(picture, picture.isSent ? picture.blob.size : 0)
    if (!picture.isSent) left.push(picture)
  }
  const one = async (): Promise<void> => {
    for (let picture = left.shift(); picture !== undefined; picture = left.shift()) {
      await sendPicture(picture, (sent) => noteProgress(picture, sent))
      await pictureWasSent(picture)
    }
  }
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, one))
}

async function sendWork(operations: Operation[]): Promise<void> {
  const { work, id, accountId, siteId } = operations[0]!
  const options = { key: id, signal: AbortSignal.timeout(CALL_MS) }
  if (work.kind === 'record') {
    const records = operations.flatMap(({ work }) => (work.kind === 'record' ? [work.record] : []))
    // The words differ each time (`sentAt`), so the ids of the records, not the key, keep them single.
    const answer = await call('inspections.sendRecords', { params: { id: work.taskId }, body: { sentAt: new Date().toISOString(), records } }, { signal: options.signal })
    const contested = new Set(answer.records.filter(({ isConflict }) => isConflict).map((record) => record.id))
    await settleInOutbox(operations, async (kept) => {
      await noteTask(kept, accountId, siteId, answer.task, records)
      await noteConflicts(kept, accountId, operations.filter((one) => contested.has(one.id)))
    })
  } else if (work.kind === 'act') {
    const task = await call('inspections.actOnTask', { params: { id: work.taskId }, body: work.body }, options)
    await settleInOutbox(operations, (kept) => noteTask(kept, accountId, siteId, task, []))
  } else {
    await sendOther(work, options)
    await settleInOutbox(operations)
  }
  void invalidateModules(queryClient, STALE)
}

/** What stands for itself: a report, an act about a finding, and what was done at a facility. */
async function sendOther(work: Exclude<Operation['work'], { kind: 'act' | 'record' }>, options: { key: string; signal: AbortSignal }): Promise<void> {
  if (work.kind === 'report') await call('inspections.reportFinding', { body: work.body }, options)
  else if (work.kind === 'defect') await call('handover.createDefect', { body: work.body }, options)
  else if (work.kind === 'defectAct') await call('handover.actOnDefect', { params: { id: work.defectId }, body: work.body }, options)
  else if (work.kind === 'finding') await call('inspections.actOnFinding', { params: { id: work.findingId }, body: work.body }, options)
  else if (work.kind === 'violation') await call('violations.reportViolation', { body: work.body }, options)
  else if (work.kind === 'violationAct') await call('violations.actOnViolation', { params: { id: work.violationId }, body: work.body }, options)
  else if (work.kind === 'counter') await call('maintenance.readCounter', { params: { id: work.counterId }, body: work.body }, options)
  else if (work.kind === 'order') await call('maintenance.raiseFacilityOrder', { body: work.body }, options)
  else if (work.kind === 'facility') await call('registers.actOnFacility', { params: { id: work.facilityId }, body: work.body }, options)
  else if (work.kind === 'environment') await sendEnvironment(work.work, options)
  else if (work.kind === 'lamps') await call('lamps.countLamps', { body: work.body }, options)
  else if (work.kind === 'night') await call('energy.readAtNight', { body: work.body }, options)
  else {
    const task = await call('maintenance.sendStepResults', { params: { id: work.taskId }, body: work.body }, options)
    // What it says now stands before it leaves the outbox: no answer looks undone in between.
    queryClient.setQueryData(['maintenance.getMaintenanceTask', { params: { id: work.taskId } }], task)
  }
}

async function sendEnvironment(work: EnvironmentWork, options: { key: string; signal: AbortSignal }): Promise<void> {
  if (work.what === 'waste') await call('environment.recordWasteCollection', { body: work.body }, options)
  else if (work.what === 'start') await call('environment.startCleanJob', { body: work.body }, options)
  else if (work.what === 'finish') await call('environment.actOnCleanJob', { params: { id: work.id }, body: work.body }, options)
  else if (work.what === 'greening') await call('environment.actOnGreeningJob', { params: { id: work.id }, body: work.body }, options)
  else await call('environment.actOnPestControl', { params: { id: work.id }, body: work.body }, options)
}
