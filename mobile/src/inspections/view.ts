import type { CleanWarning } from '@guanjia/contract/environment.ts'
import type { InspectionBundle } from '@guanjia/contract/inspections.ts'
import type { TaskState } from '@guanjia/contract/inspection-choices.ts'
import type { Operation } from '../outbox/operations.ts'

export type BundleTask = InspectionBundle['tasks'][number]
export type BundlePoint = InspectionBundle['points'][number]
export type BundleChecklist = InspectionBundle['checklists'][number]

/** How a point of a round stands: not done, known to the server, or written here and not yet sent. */
export type StopState = 'open' | 'sent' | 'unsent' | 'refused'
export interface StopView {
  point: BundlePoint
  state: StopState
  /** What was written here; null when the server has it (or nobody wrote it). */
  result: 'fine' | 'bad' | 'skipped' | null
}
export interface RoundView {
  task: BundleTask
  state: TaskState
  stops: StopView[]
  left: number
  unsent: number
  /** May be begun, or gone on with, now; also when the time came while there was no network. */
  isWalkable: boolean
}

/** What the phone shows of the rounds: what the server last said, with what was done here since on top of it. `now` in milliseconds of the server's clock. */
export function roundsOf(bundle: InspectionBundle, operations: readonly Operation[], now: number): RoundView[] {
  const points = new Map(bundle.points.map((point) => [point.id, point]))
  return bundle.tasks.map((task) => {
    const own = operations.filter(({ work }) => (work.kind === 'act' || work.kind === 'record') && work.taskId === task.id)
    const stops = task.stops.flatMap(({ pointId }): StopView[] => {
      const point = points.get(pointId)
      return point ? [{ point, ...stopState(own, pointId, task.recordedPointIds.includes(pointId)) }] : []
    })
    const state = stateOf(task, own)
    const isTime = now >= Date.parse(task.from)
    return {
      task,
      state,
      stops,
      left: stops.filter((stop) => stop.state === 'open').length,
      unsent: own.length,
      isWalkable: state === 'started' || (isTime && (state === 'open' || state === 'planned')) || (state === 'missed' && task.allowedActions.includes('start')),
    }
  })
}

function stopState(own: readonly Operation[], pointId: string, isSent: boolean): Pick<StopView, 'state' | 'result'> {
  const written = own.findLast(({ work }) => work.kind === 'record' && work.record.pointId === pointId)
  if (written?.work.kind !== 'record') return { state: isSent ? 'sent' : 'open', result: null }
  const { record } = written.work
  const result = record.skipReason ? 'skipped' : record.findings?.length ? 'bad' : 'fine'
  return { state: written.state === 'refused' ? 'refused' : 'unsent', result }
}

/** Not begun; a missed one can still be walked for a while. */
const BEFORE: readonly TaskState[] = ['open', 'planned', 'missed']

function stateOf(task: BundleTask, own: readonly Operation[]): TaskState {
  let state: TaskState = task.state
  for (const { work, state: sending } of own) {
    if (work.kind === 'record' && BEFORE.includes(state)) state = 'started'
    if (work.kind !== 'act') continue
    if (work.body.action === 'start' && BEFORE.includes(state)) state = 'started'
    // A refused end is none: the round goes on until a person has decided. A refused beginning holds nobody back from looking.
    if (sending === 'refused') continue
    if (work.body.action === 'finish') state = 'done'
    if (work.body.action === 'skip') state = 'skipped'
  }
  return state
}

/** What comes next on the way: in an ordered round the first that is open, else none in particular. */
export function nextStop(round: RoundView): StopView | null {
  return round.task.isOrdered ? (round.stops.find(({ state }) => state === 'open') ?? null) : null
}

/** What has to be read before somebody walks a round. */
export function warningsOf(bundle: InspectionBundle, { task, isWalkable }: Pick<RoundView, 'task' | 'isWalkable'>): readonly CleanWarning[] {
  // A bundle that an older app fetched has none.
  const { warnings } = bundle as Partial<Pick<InspectionBundle, 'warnings'>>
  return isWalkable && warnings?.kinds.includes(task.kind) ? warnings.items : []
}

const OVER: readonly TaskState[] = ['done', 'missed', 'skipped']

/** Own rounds first that can be walked now, the one that ends first on top; then those to come; what is over last. */
export function inOrder(rounds: readonly RoundView[]): RoundView[] {
  const rank = ({ state, isWalkable }: RoundView): number => (OVER.includes(state) && !isWalkable ? 3 : state === 'started' ? 0 : isWalkable ? 1 : 2)
  return [...rounds].sort((a, b) => rank(a) - rank(b) || Date.parse(a.task.to) - Date.parse(b.task.to) || a.task.number.localeCompare(b.task.number))
}

/** The rounds in which a sign may be answered now: where the point is still to be looked at before where it is done, those under way before those that could begin. */
export function roundsAt(rounds: readonly RoundView[], pointId: string): RoundView[] {
  const stopOf = (round: RoundView): StopView | undefined => round.stops.find(({ point }) => point.id === pointId)
  const here = inOrder(rounds).filter((round) => round.isWalkable && stopOf(round))
  return [...here.filter((round) => stopOf(round)?.state === 'open'), ...here.filter((round) => stopOf(round)?.state !== 'open')]
}

/** More than this and the phone says that its clock is wrong. */
const TOLERATED_MS = 120_000

/** By how many whole minutes the phone's clock is ahead (negative: behind); null while it is near enough. */
export function clockOff(aheadMs: number): number | null {
  return Math.abs(aheadMs) < TOLERATED_MS ? null : Math.round(aheadMs / 60_000)
}
