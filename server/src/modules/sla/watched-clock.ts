import { newId } from '../../platform/ids.ts'
import { type ClockEvent, type ClockHistory, type Moment, applyEvent, recordEvidence } from './clock-history.ts'
import { type StoredClock, isOpen } from './clock-rows.ts'
import { type Calendars, type Clock, settle } from './clock.ts'
import { breachMark, stepMark } from './next-timer.ts'
import type { StepRule } from './steps.ts'
import type { SubjectTraits } from './subject.ts'
import type { Instant } from './time-zone.ts'

/** What is told about a clock besides the acts of its life. */
export type Note = { kind: 'breach' | 'rescind' | 'relabel'; effectiveAt: Instant; recordedAt: Instant; data: object }

type About = Omit<StoredClock, 'id' | 'clock' | 'fired' | 'isSegmented' | 'acknowledged' | 'recordedAt'>
const DIVIDING: readonly ClockEvent['kind'][] = ['pause', 'prolong', 'resume', 'hand_over']

/** A clock in the hands of one act: what it was, what it becomes, and what must be written about it. */
export class WatchedClock {
  stored: StoredClock
  readonly isNew: boolean
  steps: readonly StepRule[]
  clock: Clock
  fired: readonly string[]
  readonly events: ClockEvent[] = []
  readonly notes: Note[] = []
  /** How many of the events changed the past. */
  lateEvents = 0
  /** What was said is forgotten, so that it can be said again: all of it after a restart, all but reminders after a rescission. */
  forgets: 'nothing' | 'breach' | 'all' = 'nothing'
  #isRelabelled = false

  constructor(stored: StoredClock, steps: readonly StepRule[], isNew: boolean) {
    this.stored = stored
    this.clock = stored.clock
    this.fired = stored.fired
    this.steps = steps
    this.isNew = isNew
  }

  static opened(about: About, clock: Clock, steps: readonly StepRule[]): WatchedClock {
    const unmarked = { fired: [], isSegmented: false, acknowledged: null, recordedAt: null }
    return new WatchedClock({ ...about, ...unmarked, id: newId(), clock }, steps, true)
  }

  get isOpen(): boolean {
    return isOpen(this.clock)
  }

  get isChanged(): boolean {
    return this.isNew || this.#isRelabelled || this.events.length > 0
  }

  /** Its stretches must be written anew: it rested or changed hands, now or before. */
  get isSegmented(): boolean {
    return this.stored.isSegmented || this.events.some((event) => DIVIDING.includes(event.kind))
  }

  /** Other steps, of another policy or version. A breach that was told stays told, whatever the new steps call it. */
  takeSteps(steps: readonly StepRule[]): void {
    if (this.#isTold) this.fired = [...new Set([...this.fired, breachMark(steps)])]
    this.steps = steps
  }

  /** The subject has become something else; reports count the clock with what it is now, and with what it was as of earlier. */
  relabel({ kind, category, urgency, grade, origin }: SubjectTraits, { effectiveAt, recordedAt }: Moment): void {
    const { stored } = this
    const before = { kind: stored.kind, category: stored.category, urgency: stored.urgency, grade: stored.grade, origin: stored.origin }
    this.notes.push({ kind: 'relabel', effectiveAt, recordedAt, data: { before } })
    this.stored = { ...this.stored, kind, category, urgency, grade, origin }
    this.#isRelabelled = true
  }

  /**
   * Applies an event at its effective time. One that lies before the last change or before the breach is late evidence: the whole history,
   * which `past` reads, is replayed with it, and a breach that it disproves is rescinded by a further event.
   */
  async apply(event: ClockEvent, calendars: Calendars, past: () => Promise<ClockHistory>): Promise<void> {
    const { changedAt, breachedAt } = this.clock
    const isInOrder = event.effectiveAt >= (changedAt ?? -Infinity) && event.effectiveAt > (breachedAt ?? -Infinity)
    if (isInOrder) {
      this.clock = applyEvent(this.clock, event, calendars)
      this.events.push(event)
    } else {
      const { opened, events } = await past()
      const told = recordEvidence({ opened, events: [...events, ...this.events] }, event, calendars)
      if (!told) return
      this.lateEvents++
      this.clock = told.clock
      this.events.push(told.history.events.at(-1)!)
    }
    // What was acknowledged was the alert of that count, of that life.
    if (event.kind === 'reopen' || (event.kind === 'retarget' && event.mode === 'restart')) this.stored = { ...this.stored, acknowledged: null }
    if (event.kind === 'retarget' && event.mode === 'restart') {
      this.forgets = 'all'
      this.fired = []
    }
    if (this.#isTold && this.clock.breachedAt === null) this.#rescind(event)
  }

  /**
   * Makes the breach of the clock agree with what was told. A clock that runs on leaves its breach to its timer, which tells people;
   * one that was stopped or paused before the timer came is written down as breached here.
   */
  settle(now: Instant): void {
    const isForTimer = this.clock.state === 'running' && !this.stored.isSilent
    if (this.stored.isSilent) this.clock = settle(this.clock, now)
    const { breachedAt } = this.clock
    if (breachedAt === null || this.#isTold) return
    if (isForTimer) this.clock = { ...this.clock, breachedAt: null, outcome: 'undetermined' }
    else {
      this.fired = [...this.fired, breachMark(this.steps)]
      this.notes.push({ kind: 'breach', effectiveAt: breachedAt, recordedAt: now, data: {} })
    }
  }

  get #isTold(): boolean {
    return this.fired.includes(breachMark(this.steps))
  }

  #rescind({ effectiveAt, recordedAt }: ClockEvent): void {
    this.notes.push({ kind: 'rescind', effectiveAt, recordedAt, data: {} })
    const reminders = this.steps.filter((step) => step.kind === 'reminder').map((step) => stepMark({ step: step.id, arm: 1 }))
    this.fired = this.fired.filter((mark) => reminders.includes(mark))
    if (this.forgets === 'nothing') this.forgets = 'breach'
  }
}
