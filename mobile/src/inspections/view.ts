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
  /** What was written here, or that nobody could look; null when the server has it (or nobody wrote it). */
  result: 'fine' | 'bad' | 'skipped' | null
  /** Why nobody could look; the point waits for a second try. */
  why: string | null
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
    // A round of meters has a thousand stops: each is looked up, not sought.
    const written = new Map(own.flatMap((one) => (one.work.kind === 'record' ? [[one.work.record.pointId, one] as const] : [])))
    const recorded = new Set(task.recordedPointIds)
    const skipped = new Map(skippedOf(task).map(({ pointId, reason }) => [pointId, reason]))
    const stops = task.stops.flatMap(({ pointId }): StopView[] => {
      const point = points.get(pointId)
      return point ? [{ point, ...stopState(written.get(pointId), recorded.has(pointId), skipped.get(pointId) ?? null) }] : []
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

function stopState(written: Operation | undefined, isSent: boolean, why: string | null): Pick<StopView, 'state' | 'result' | 'why'> {
  if (written?.work.kind !== 'record') return { state: isSent ? 'sent' : 'open', result: why === null ? null : 'skipped', why }
  const { record } = written.work
  const result = record.skipReason ? 'skipped' : record.findings?.length ? 'bad' : 'fine'
  return { state: written.state === 'refused' ? 'refused' : 'unsent', result, why: record.skipReason || null }
}

/** Where nobody could look, as the server last knew it. A bundle that an older app fetched says nothing of it. */
export function skippedOf(task: BundleTask): BundleTask['skipped'] {
  return (task as Partial<BundleTask>).skipped ?? []
}

/** Whether somebody may look there now: nobody has, or who came could not. */
export const isToDo = ({ state, why }: Pick<StopView, 'state' | 'why'>): boolean => state === 'open' || (why !== null && state !== 'refused')

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

const isInOrder = ({ task }: RoundView): boolean => task.isOrdered || task.meters === 'household'

/** What comes next on the way: in a round that is walked in order the first that is open behind `after`, else the first at all; else none in particular. */
export function nextStop(round: RoundView, after?: string): StopView | null {
  if (!isInOrder(round)) return null
  const from = round.stops.findIndex(({ point }) => point.id === after) + 1
  return [...round.stops.slice(from), ...round.stops.slice(0, from)].find(({ state, point }) => state === 'open' && point.id !== after) ?? null
}

/** A list is folded from so many stops on. */
const FOLDED_FROM = 30

export interface Section {
  name: string
  stops: { stop: StopView; index: number }[]
  left: number
}

/** The stops by building and entrance, in the order of the way; null: the list is short, or all stand in one place. */
export function sectionsOf({ stops }: Pick<RoundView, 'stops'>): Section[] | null {
  if (stops.length < FOLDED_FROM) return null
  const sections = new Map<string, Section>()
  for (const [i, stop] of stops.entries()) {
    const { section } = stop.point as Partial<BundlePoint>
    const name = section ?? ''
    const own = sections.get(name) ?? { name, stops: [], left: 0 }
    sections.set(name, own)
    own.stops.push({ stop, index: i + 1 })
    if (stop.state === 'open') own.left++
  }
  return sections.size < 2 ? null : [...sections.values()]
}

const MOST_FOUND = 50
const plainly = (text: string): string => text.toLowerCase().replace(/[\s\-－—#栋棟幢号號楼樓单單元室座]/g, '')

/** The stops that a few typed figures name: `3-2-1201`, `1201`, the number of a meter. */
export function stopsNamed({ stops }: Pick<RoundView, 'stops'>, typed: string): Section['stops'] {
  const sought = plainly(typed)
  if (sought === '') return []
  return stops.flatMap((stop, i) => ([stop.point.name, stop.point.code, stop.point.place].some((text) => plainly(text).includes(sought)) ? { stop, index: i + 1 } : [])).slice(0, MOST_FOUND)
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
