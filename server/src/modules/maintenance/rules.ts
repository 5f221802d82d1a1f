import { LEGAL_REMINDERS, type Advice, type AdviceReason, type FundSource, type Impact, type LegalState } from '@guanjia/contract/maintenance-choices.ts'
import type { maintenance } from '@guanjia/contract'
import { dayAfter, daysBetween, monthsAfter } from '../../platform/time.ts'

// The rules of maintenance: no database, no clock.

/** Whether the value of a step is fine; null when it says nothing about that. The limits themselves are fine. */
export function isFineStep(step: Pick<maintenance.ProcedureStep, 'kind' | 'low' | 'high'>, value: boolean | number | string | null): boolean | null {
  if (value === null) return null
  if (step.kind === 'check') return value === true
  if (step.kind === 'measure') return typeof value === 'number' ? (step.low === null || value >= step.low) && (step.high === null || value <= step.high) : null
  return null
}

/** Whether a result can be an answer of its step. */
export function fitsStep(step: Pick<maintenance.ProcedureStep, 'kind'>, value: boolean | number | string | null): boolean {
  if (value === null) return true
  const wanted = { check: 'boolean', measure: 'number', photo: 'boolean', text: 'string' } as const
  return typeof value === wanted[step.kind]
}

// Counters -----------------------------------------------------------------------------------------------------------------------------

export interface Edge {
  /** The counter's total at the last service. */
  base: number
  isArmed: boolean
}

/**
 * A counter against its threshold, edge-triggered: it fires once when the count since the last service reaches `at` while it is armed, and is
 * disarmed by that. It is armed again only when no service is open and the count lies below `at` − `hysteresis`: a reading that goes back and
 * forth around the threshold, or a correction, fires nothing. A jump over several thresholds is one service.
 */
export function stepCounter({ at, hysteresis }: { at: number; hysteresis: number }, edge: Edge, total: number, hasOpen: boolean): { fires: boolean; isArmed: boolean } {
  const since = total - edge.base
  if (!edge.isArmed) return { fires: false, isArmed: !hasOpen && since < at - hysteresis }
  if (hasOpen || since < at) return { fires: false, isArmed: true }
  return { fires: true, isArmed: false }
}

/** The total after a reading: a dial that began again counts from 0, one that went back takes the difference back. */
export function totalAfter(total: number, last: number | null, value: number, isReset: boolean): number {
  const gone = last === null ? value : isReset ? value : value - last
  return Math.max(0, Math.round((total + gone) * 1000) / 1000)
}

// When the work is ---------------------------------------------------------------------------------------------------------------------

export interface WorkHours {
  from: string
  to: string
}
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The parts of the work hours in which no peak hour lies, in minutes of the day; hours over midnight go on past 1440. */
export function freeHours(work: WorkHours, peaks: readonly WorkHours[]): [from: number, to: number][] {
  const from = minutesOf(work.from)
  const to = minutesOf(work.to) + (minutesOf(work.to) <= from ? 1440 : 0)
  let free: [number, number][] = [[from, to]]
  for (const peak of peaks) {
    const begin = minutesOf(peak.from)
    const end = minutesOf(peak.to) + (minutesOf(peak.to) <= begin ? 1440 : 0)
    // A peak of every day: the day before, this one and the next.
    for (const shift of [-1440, 0, 1440]) free = free.flatMap(([a, b]): [number, number][] => without([a, b], [begin + shift, end + shift]))
  }
  return free
}
function without([a, b]: [number, number], [from, to]: [number, number]): [number, number][] {
  if (to <= a || from >= b) return [[a, b]]
  return [[a, Math.min(b, from)], [Math.max(a, to), b]].filter((one): one is [number, number] => one[0]! < one[1]!)
}

/** The first stretch that holds the work, else the longest; null when the peaks leave nothing. */
export function windowOf(work: WorkHours, peaks: readonly WorkHours[], minutes: number): [from: number, to: number] | null {
  const free = freeHours(work, peaks)
  return free.find(([from, to]) => to - from >= minutes) ?? free.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0] ?? null
}

export const nextDay = (day: string, every: { count: number; unit: 'day' | 'month' }): string => (every.unit === 'day' ? dayAfter(day, every.count) : monthsAfter(day, every.count))

/** The first day on or after `day` that lies in the season. */
export function inSeason(day: string, season: { from: string; to: string } | null): string {
  if (season === null) return day
  const lies = (one: string): boolean => (season.from <= season.to ? one >= season.from && one <= season.to : one >= season.from || one <= season.to)
  let at = day
  for (let i = 0; i < 366 && !lies(at.slice(5)); i++) at = dayAfter(at)
  return at
}

// Legal inspections --------------------------------------------------------------------------------------------------------------------

/** Within so many days it is due. */
const LEGAL_SOON = 30
/** A certificate holds on its last day. */
export function legalState(dueOn: string | null, isFailed: boolean, today: string): LegalState {
  if (isFailed) return 'failed'
  if (dueOn === null) return 'unknown'
  if (dueOn < today) return 'overdue'
  return dueOn <= dayAfter(today, LEGAL_SOON) ? 'due' : 'valid'
}
/** What must not run without a certificate, by law. */
const STOPPED_WITHOUT = ['lift', 'escalator', 'boiler', 'pressure_vessel', 'playground']
export const mustStand = (kind: string, state: LegalState): boolean => STOPPED_WITHOUT.includes(kind) && (state === 'overdue' || state === 'failed')

/** Which reminder a day wants: the nearest that has come, −1 when it is over; null while it is far. */
export function reminderOf(dueOn: string, today: string): number | null {
  const left = daysBetween(today, dueOn)
  if (left < 0) return -1
  return LEGAL_REMINDERS.toReversed().find((days) => left <= days) ?? null
}

const PRESSING: readonly LegalState[] = ['failed', 'overdue', 'due', 'unknown', 'valid']
export const worstOf = (states: readonly LegalState[]): LegalState | null => PRESSING.find((state) => states.includes(state)) ?? null

// Condition and renewal ----------------------------------------------------------------------------------------------------------------

const WEIGHT = { minor: 2, normal: 5, serious: 10, dangerous: 25 } as const
/** 完好度: what was assessed, less what has been found since and is open. Null without an assessment. */
export function conditionOf(assessed: number | null, open: readonly (keyof typeof WEIGHT)[]): number | null {
  return assessed === null ? null : Math.max(0, assessed - open.reduce((sum, severity) => sum + WEIGHT[severity], 0))
}

export interface RenewalFacts {
  ageYears: number | null
  designLifeYears: number | null
  failures12: number
  cost12Fen: number | null
  replacementFen: number | null
  condition: number | null
}
/** Failures in a year from which a facility is said to fail often. */
const MANY_FAILURES = 6

/** What to do with a facility, with each reason; without anything known it says so, and never guesses. */
export function adviseOn(facts: RenewalFacts): { advice: Advice; reasons: AdviceReason[] } {
  const { ageYears, designLifeYears, failures12, cost12Fen, replacementFen, condition } = facts
  const reasons: AdviceReason[] = []
  let points = 0
  const because = (reason: AdviceReason, weight: number): void => {
    reasons.push(reason)
    points += weight
  }
  const used = ageYears === null || designLifeYears === null ? null : ageYears / designLifeYears
  const share = cost12Fen === null || !replacementFen ? null : cost12Fen / replacementFen
  if (used !== null && used >= 1) because('past_design_life', 2)
  else if (used !== null && used >= 0.8) because('near_design_life', 1)
  if (failures12 >= MANY_FAILURES) because('many_failures', 2)
  if (share !== null && share >= 0.5) because('costs_half_of_new', 3)
  else if (share !== null && share >= 0.2) because('costs_fifth_of_new', 1)
  if (condition !== null && condition < 50) because('poor_condition', 3)
  else if (condition !== null && condition < 75) because('fair_condition', 1)
  const unknown: AdviceReason[] = [
    ...(ageYears === null ? (['age_unknown'] as const) : []), ...(designLifeYears === null ? (['life_unknown'] as const) : []),
    ...(replacementFen === null ? (['value_unknown'] as const) : []), ...(condition === null ? (['condition_unknown'] as const) : []),
  ]
  const advice: Advice = points >= 4 ? 'replace' : points >= 3 ? 'overhaul' : points >= 1 ? 'watch' : unknown.length >= 3 ? 'unknown' : 'keep'
  return { advice, reasons: [...reasons, ...unknown] }
}

/** Of all owners, by number and by area, so many take part in the vote on the maintenance fund; of these more than half agree (Civil Code, article 278). In percent. */
export const FUND_VOTE = { takePart: 66.67, agree: 50 } as const
export interface FundVote {
  fund: FundSource | null
  /** Of all owners and of their area: who took part. */
  ownersVoted: number | null
  areaVoted: number | null
  /** Of those who took part and of their area: who agreed. */
  ownersAgreed: number | null
  areaAgreed: number | null
  isEmergency: boolean
}
/** Why a proposal can't be paid as it says; null when it can. Of an emergency the law asks no vote. */
export function fundProblem(vote: FundVote): 'ownersVoted' | 'areaVoted' | 'ownersAgreed' | 'areaAgreed' | null {
  if (vote.fund !== 'maintenance_fund' || vote.isEmergency) return null
  return (['ownersVoted', 'areaVoted'] as const).find((share) => (vote[share] ?? 0) < FUND_VOTE.takePart) ?? (['ownersAgreed', 'areaAgreed'] as const).find((share) => (vote[share] ?? 0) <= FUND_VOTE.agree) ?? null
}

// Time limits ----------------------------------------------------------------------------------------------------------------------------

export interface LimitLine {
  classCode: string
  impact: Impact
  hours: number
}
/** The line of the class itself, else of the nearest branch above it; null when the table says nothing. */
export function limitFor(lines: readonly LimitLine[], classCode: string, impact: Impact): LimitLine | null {
  for (let code = classCode; code !== ''; code = code.slice(0, Math.max(0, code.length - 3))) {
    const line = lines.find((one) => one.classCode === code && one.impact === impact)
    if (line) return line
  }
  return null
}
export const IMPACT_OF = { dangerous: 'safety', serious: 'severe', normal: 'noticeable', minor: 'slight' } as const

/** What of a stretch of time lies inside another, in milliseconds. */
export const shared = (from: number, to: number, a: number, b: number): number => Math.max(0, Math.min(to, b) - Math.max(from, a))
