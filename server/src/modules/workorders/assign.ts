import type { dispatch } from '@guanjia/contract'
import { countsOn, type Validity } from '../people/index.ts'

type Obstacle = dispatch.Obstacle
type Kind = Obstacle['kind']
type ZoneMatch = dispatch.Candidate['zoneMatch']

/** Somebody who works at the site, as far as giving out work goes. */
export interface Worker {
  id: string
  name: string
  isOnShift: boolean
  /** Whoever is stood in for is away: the name of the substitute. */
  standIn: string | null
  skills: readonly string[]
  certificates: readonly (Validity & { kind: string })[]
  /** Practicals that open work of a skill from a day on (TRN-010), and when this worker passed; `until` null: for good. */
  gates: readonly { skill: string; name: string; from: string; passedOn: string | null; until: string | null }[]
  /** None: the whole site. */
  zoneIds: readonly string[]
  load: number
  limit: number | null
  /** What the last resident who was asked said about this worker, 1 to 5. */
  lastScore: number | null
  lastRaisedAt: Date | null
}

/** An order that wants somebody. */
export interface Task {
  skill: string | null
  certificate: string | null
  /** The day of the work in the site's zone: today, or that of the appointment. */
  day: string
  zoneId: string | null
  neighbourIds: readonly string[]
  /** The next promise on it. */
  dueAt: Date | null
  now: Date
  /** Who had it before and gave it back, or had it taken away. */
  hadBefore: readonly string[]
}

/** What a dispatcher may override with a note; a missing certificate or practical never is. */
export const OVERRIDABLE: readonly Kind[] = ['away', 'skill', 'zone', 'load']
/** What refuses when a person decides: tomorrow's early shift may get an order today. */
export const REFUSING: readonly Kind[] = ['certificate', 'practical', ...OVERRIDABLE]

/** How long an order in hand keeps its worker, by rule of thumb. */
const MINUTES_PER_ORDER = 45
/** Nobody was asked yet: neither praised nor blamed. */
const NO_SCORE = 4

/** Everything that stands against giving a task to somebody; empty for a candidate (spec 04, must-have filters). */
export function obstaclesOf(task: Task, worker: Worker): Obstacle[] {
  const found: Obstacle[] = []
  if (!worker.isOnShift) found.push({ kind: 'off_shift', detail: '' })
  if (worker.standIn !== null) found.push({ kind: 'away', detail: worker.standIn })
  if (task.skill !== null && !worker.skills.includes(task.skill)) found.push({ kind: 'skill', detail: task.skill })
  const lacking = lackingCertificate(task, worker)
  if (lacking !== null) found.push({ kind: 'certificate', detail: lacking })
  for (const { name } of closedGates(task, worker)) found.push({ kind: 'practical', detail: name })
  if (zoneMatch(task, worker) === 'none') found.push({ kind: 'zone', detail: '' })
  if (worker.limit !== null && worker.load >= worker.limit) found.push({ kind: 'load', detail: `${worker.load}/${worker.limit}` })
  if (task.hadBefore.includes(worker.id)) found.push({ kind: 'declined', detail: '' })
  return found
}

/** The kind of certificate that is missing on the day, with the last day of the one that ran out (`高压电工证 2026-03-01`); null when nothing is. */
function lackingCertificate({ certificate, day }: Task, worker: Worker): string | null {
  if (certificate === null) return null
  const held = worker.certificates.filter(({ kind }) => kind === certificate)
  if (held.some((one) => countsOn(day, one))) return null
  const ended = held.filter((one) => !one.is_withdrawn && one.is_verified && one.valid_until < day).map((one) => one.valid_until).sort()
  return [certificate, ended.at(-1)].filter(Boolean).join(' ')
}

/** Practicals for the skill of the task that hold on its day and that the worker has not passed, or not for this long. */
function closedGates({ skill, day }: Task, worker: Worker): Worker['gates'] {
  return worker.gates.filter((gate) => gate.skill === skill && gate.from <= day && (gate.passedOn === null || gate.passedOn > day || (gate.until !== null && gate.until < day)))
}

/** What takes an order away from who has it already: a certificate that ended, was withdrawn or never was, or a practical. One that only waits to be seen again is no reason. */
export function lostRight(task: Task, worker: Worker): Obstacle[] {
  const asIfSeen = { ...worker, certificates: worker.certificates.map((one) => ({ ...one, is_verified: true })) }
  return obstaclesOf(task, asIfSeen).filter(({ kind }) => isForbidding(kind))
}

/** Whether the task lies where the worker works. */
export function zoneMatch({ zoneId, neighbourIds }: Task, { zoneIds }: Worker): ZoneMatch {
  if (zoneId === null) return 'unknown'
  if (zoneIds.length === 0) return 'site'
  if (zoneIds.includes(zoneId)) return 'own'
  return zoneIds.some((id) => neighbourIds.includes(id)) ? 'neighbour' : 'none'
}

/** By how much the task would be late behind what the worker carries; 0 in time, or without a promise. */
export function lateMinutes({ dueAt, now }: Task, { load }: Worker): number {
  if (dueAt === null) return 0
  const left = (dueAt.getTime() - now.getTime()) / 60_000
  return Math.max(0, Math.round(load * MINUTES_PER_ORDER - Math.max(0, left)))
}

const NEARNESS: Record<ZoneMatch, number> = { own: 0, site: 1, unknown: 1, neighbour: 2, none: 3 }

/**
 * Everybody for a task: those against whom nothing stands by rank, then the others by how little stands against them. Ranked by the risk of
 * being late, nearness of the zone, load, the last resident's score; then whoever has waited longest for work, then the id, so that the same
 * facts always give the same order.
 */
export function rank(task: Task, workers: readonly Worker[]): dispatch.Candidate[] {
  const judged = workers.map((worker) => {
    const [obstacles, match, late] = [obstaclesOf(task, worker), zoneMatch(task, worker), lateMinutes(task, worker)]
    const points = [Number(isRefused(obstacles)), obstacles.length, late, NEARNESS[match], worker.load, -(worker.lastScore ?? NO_SCORE), worker.lastRaisedAt?.getTime() ?? 0]
    return { worker, obstacles, zoneMatch: match, late, points }
  })
  type Judged = (typeof judged)[number]
  const compare = (a: Judged, b: Judged): number => {
    const different = a.points.findIndex((point, i) => point !== b.points[i])
    return different === -1 ? (a.worker.id < b.worker.id ? -1 : 1) : a.points[different]! - b.points[different]!
  }
  let place = 0
  return judged.sort(compare).map(({ worker, obstacles, zoneMatch: match, late }) => ({
    worker: { id: worker.id, name: worker.name }, rank: obstacles.length === 0 ? ++place : null, obstacles, zoneMatch: match, load: worker.load, limit: worker.limit,
    lateMinutes: late, lastScore: worker.lastScore,
  }))
}

/** Nobody may have it, whatever a note says. */
export const isRefused = (obstacles: readonly Obstacle[]): boolean => obstacles.some(({ kind }) => isForbidding(kind))
export const isForbidding = (kind: Kind): boolean => kind === 'certificate' || kind === 'practical'
