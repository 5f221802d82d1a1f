import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReopenMode } from './clock-changes.ts'
import { type Calendars, type Clock, openClock } from './clock.ts'
import { type ClockHistory, type Moment, recordEvent, recordEvidence, replay } from './clock-history.ts'
import { parseTarget } from './duration.ts'
import { METRICS, type MetricRule } from './metrics.ts'
import { moment, sampleCalendar, wallTime } from './sample-calendars.ts'
import { type Evidence, type SubjectState, byStaff, bySystem, seenByResident } from './subject.ts'
import { planClock } from './sync.ts'

const CALENDARS = { office: sampleCalendar(), always: sampleCalendar({ always: true, weekly: {} }) }
const calendars: Calendars = (version) => CALENDARS[version as keyof typeof CALENDARS]
const at = (time: string) => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const ruleOf = (metric: string): MetricRule => METRICS.find((rule) => rule.metric === metric)!

/** The clocks of one metric of one subject, driven by states as a module tells them. */
class Watch {
  rounds: ClockHistory[] = []
  readonly rule: MetricRule
  readonly target: string
  readonly reopen: ReopenMode
  isRescinded = false

  constructor(metric: string, target: string, reopen: ReopenMode = 'new_cycle') {
    this.rule = ruleOf(metric)
    this.target = target
    this.reopen = reopen
  }

  tell(state: SubjectState, recordedAt: number, effectiveAt = recordedAt): Clock | null {
    // Late evidence changes the past, and the changed past may ask for more.
    for (let round = 0; round < 4; round++) this.#tellOnce(state, { effectiveAt, recordedAt })
    return this.clock(recordedAt)
  }

  #tellOnce(state: SubjectState, now: Moment): void {
    const plan = planClock(this.rule, this.clock(now.recordedAt), state, now, this.reopen)
    let history = this.rounds.pop() ?? this.#open(1)
    for (const event of plan.events) {
      const told = recordEvidence(history, event, calendars)
      history = told?.history ?? history
      this.isRescinded ||= told?.isRescinded ?? false
    }
    if (history.events.length > 0) this.rounds.push(history)
    if (!plan.next) return
    let fresh = this.#open(this.rounds.length + 1)
    for (const event of plan.next) fresh = recordEvent(fresh, event, calendars).history
    this.rounds.push(fresh)
  }

  clock(asOf: number): Clock | null {
    const last = this.rounds.at(-1)
    return last ? replay(last, calendars, asOf).clock : null
  }

  #open(cycle: number): ClockHistory {
    const calendarVersion = this.target.startsWith('wall') ? 'always' : 'office'
    return {
      opened: openClock(this.rule.metric, { target: parseTarget(this.target), calendarVersion, policyVersion: null }, { cycle }),
      events: [],
    }
  }
}

const state = (facts: SubjectState['facts'] = {}, change: Partial<SubjectState> = {}): SubjectState => ({
  receivedAt: at('09:00'),
  reportedAt: null,
  facts,
  waiting: null,
  reopenedAt: null,
  holder: null,
  ...change,
})

describe('who keeps a promise', () => {
  it.each<[string, string, Evidence, boolean]>([
    ['a person whose answer the resident sees', 'acknowledge', seenByResident(at('09:03')), true],
    ['an automatic reply', 'acknowledge', { at: at('09:01'), by: 'system', residentSees: true }, false],
    ['a note inside the house', 'acknowledge', byStaff(at('09:02')), false],
    ['the note of an escalation', 'acknowledge', bySystem(at('09:02')), false],
  ])('is %s', (_, metric, evidence, isKept) => {
    const clock = new Watch(metric, 'PT5M').tell(state({ acknowledged: evidence }), at('09:04'))
    expect(clock?.state).toBe(isKept ? 'stopped' : 'running')
  })

  it('lets a matter inside the house be kept by staff alone, but not by the system', () => {
    expect(new Watch('forward', 'wall PT24H').tell(state({ forwarded: byStaff(at('10:00')) }), at('10:00'))?.state).toBe('stopped')
    expect(new Watch('forward', 'wall PT24H').tell(state({ forwarded: bySystem(at('10:00')) }), at('10:00'))?.state).toBe('running')
  })

  it('lets a later act of a person stop what an automatic reply could not', () => {
    const watch = new Watch('acknowledge', 'PT5M')
    watch.tell(state({ acknowledged: { at: at('09:00'), by: 'system', residentSees: true } }), at('09:00'))
    expect(watch.tell(state({ acknowledged: seenByResident(at('09:10')) }), at('09:10'))).toMatchObject({
      outcome: 'breached',
      breachedAt: at('09:05'),
    })
  })
})

describe('pauses that a state brings', () => {
  const waiting = (reason: string, since: string) => ({ waiting: { reason, since: at(since) } })

  it('starts paused what is created waiting', () => {
    expect(new Watch('resolve', 'PT4H').tell(state({}, waiting('parts', '09:00')), at('09:00'))).toMatchObject({
      state: 'paused',
      consumed: 0,
      dueAt: null,
    })
  })

  it('pauses and resumes the work', () => {
    const watch = new Watch('resolve', 'PT4H')
    watch.tell(state(), at('09:00'))
    expect(watch.tell(state({}, waiting('parts', '10:00')), at('10:00'))).toMatchObject({ state: 'paused', consumed: 3600 })
    const resumed = watch.tell(state(), at('14:30'))
    expect(wallTime(resumed!.dueAt!)).toBe('2026-03-02 17:30')
  })

  it('never pauses the first answer', () => {
    expect(new Watch('acknowledge', 'PT5M').tell(state({}, waiting('owner_absent', '09:00')), at('09:01'))).toMatchObject({
      state: 'running',
    })
  })

  it('does not pause an arrival for parts', () => {
    expect(new Watch('arrive', 'PT2H').tell(state({}, waiting('parts', '09:30')), at('09:30'))).toMatchObject({ state: 'running' })
    expect(new Watch('arrive', 'PT2H').tell(state({}, waiting('owner_absent', '09:30')), at('09:30'))).toMatchObject({ state: 'paused' })
  })

  it('counts another reason as another pause', () => {
    const watch = new Watch('resolve', 'PT4H')
    watch.tell(state({}, waiting('parts', '10:00')), at('10:00'))
    watch.tell(state({}, waiting('weather', '11:00')), at('11:00'))
    expect(watch.rounds[0]!.events.map((event) => event.kind)).toEqual(['start', 'pause', 'resume', 'pause'])
    expect(watch.clock(at('12:00'))).toMatchObject({ state: 'paused', pauseReason: 'weather', consumed: 3600 })
  })
})

describe('a work order that a case needs', () => {
  it('is to be raised ten minutes after the first contact, however late the need is seen', () => {
    const watch = new Watch('raise', 'wall PT10M')
    expect(watch.tell(state(), at('09:00'))).toBeNull()
    const clock = watch.tell(state({ needsFieldWork: byStaff(at('09:07')) }), at('09:07'))
    expect(clock).toMatchObject({ startedAt: at('09:00'), dueAt: at('09:10') })
  })

  it('is no promise any more when the need is gone', () => {
    const watch = new Watch('raise', 'wall PT10M')
    watch.tell(state({ needsFieldWork: byStaff(at('09:00')) }), at('09:00'))
    expect(watch.tell(state(), at('09:05'))).toMatchObject({ state: 'cancelled' })
  })
})

describe('news of progress', () => {
  it('is promised anew each time it is given, until the case is resolved', () => {
    const watch = new Watch('next_update', 'wall PT24H')
    expect(watch.tell(state(), at('09:00'))).toBeNull()
    const feedbackGiven = seenByResident(at('10:00'))
    expect(watch.tell(state({ feedbackGiven }), at('10:00'))).toMatchObject({ cycle: 1, dueAt: at('2026-03-03 10:00') })
    const told = { feedbackGiven, updateGiven: seenByResident(at('2026-03-03 09:00')) }
    expect(watch.tell(state(told), at('2026-03-03 09:00'))).toMatchObject({ cycle: 2, state: 'running', dueAt: at('2026-03-04 09:00') })
    expect(replay(watch.rounds[0]!, calendars, at('2026-03-03 09:00')).clock).toMatchObject({ state: 'stopped', outcome: 'met' })
    const resolved = seenByResident(at('2026-03-04 10:00'))
    expect(watch.tell(state({ ...told, resolved }), at('2026-03-04 10:00'))).toMatchObject({
      cycle: 2,
      state: 'stopped',
      outcome: 'breached',
      breachedAt: at('2026-03-04 09:00'),
    })
    expect(watch.rounds).toHaveLength(2)
  })
})

describe('news of progress of a resolved matter', () => {
  it('is promised to nobody, not even when the first feedback comes after the resolution', () => {
    const watch = new Watch('next_update', 'wall PT24H')
    const told = { resolved: seenByResident(at('09:30')), feedbackGiven: seenByResident(at('10:00')) }
    expect(watch.tell(state(told), at('10:00'))).toBeNull()
  })
})

describe('a reopened case', () => {
  const resolved = seenByResident(at('10:00'))
  const reopened = state({ acknowledged: seenByResident(at('09:01')) }, { reopenedAt: at('14:00') })

  it.each<[ReopenMode, object]>([
    ['new_cycle', { cycle: 2, consumed: 0, dueAt: at('18:00') }],
    ['continue', { cycle: 1, consumed: 3600, dueAt: at('17:00') }],
    ['total', { cycle: 1, consumed: 3600 * 3.5, dueAt: at('14:30') }],
  ])('goes on as the policy says: %s', (mode, expected) => {
    const watch = new Watch('resolve', 'PT4H', mode)
    watch.tell(state({ resolved }), at('10:00'))
    expect(watch.tell(reopened, at('14:10'))).toMatchObject({ state: 'running', ...expected })
  })

  it('is not acknowledged a second time', () => {
    const watch = new Watch('acknowledge', 'PT5M')
    watch.tell(state({ acknowledged: seenByResident(at('09:01')) }), at('09:01'))
    expect(watch.tell(reopened, at('14:00'))).toMatchObject({ cycle: 1, state: 'stopped' })
  })

  it('is visited again after it is resolved again', () => {
    const watch = new Watch('return_visit', 'PT24H')
    watch.tell(state({ resolved, visited: seenByResident(at('11:00')) }), at('11:00'))
    watch.tell(reopened, at('14:00'))
    const again = { ...reopened, facts: { ...reopened.facts, resolved: seenByResident(at('16:00')) } }
    expect(watch.tell(again, at('16:00'))).toMatchObject({ cycle: 2, state: 'running', startedAt: at('16:00') })
  })

  it('had never stopped in truth when its resolution was a slip', () => {
    const watch = new Watch('resolve', 'PT4H')
    watch.tell(state({ resolved }), at('10:00'))
    expect(watch.tell(state(), at('11:00'))).toMatchObject({ cycle: 1, state: 'running', dueAt: at('14:30') })
  })
})

describe('an act without network', () => {
  it('rescinds the breach when the technician was there in time', () => {
    const watch = new Watch('arrive', 'PT2H')
    watch.tell(state(), at('09:00'))
    expect(watch.clock(at('12:00'))).toMatchObject({ outcome: 'breached' })
    expect(watch.tell(state({ arrived: seenByResident(at('10:40')) }), at('12:00'), at('10:40'))).toMatchObject({
      outcome: 'met',
      stoppedAt: at('10:40'),
    })
    expect(watch.isRescinded).toBe(true)
  })

  it('corrects an arrival that was entered too late by hand', () => {
    const watch = new Watch('arrive', 'PT2H')
    expect(watch.tell(state({ arrived: seenByResident(at('11:30')) }), at('11:30'))).toMatchObject({ outcome: 'breached' })
    expect(watch.tell(state({ arrived: seenByResident(at('10:40')) }), at('12:00'), at('10:40'))).toMatchObject({
      outcome: 'met',
      stoppedAt: at('10:40'),
    })
  })
})

describe('a cancelled case', () => {
  it('takes its open promises with it and leaves the kept ones', () => {
    const cancelled = byStaff(at('10:00'))
    const watch = new Watch('resolve', 'PT4H')
    watch.tell(state(), at('09:00'))
    expect(watch.tell(state({ cancelled }), at('10:00'))).toMatchObject({ state: 'cancelled', outcome: 'undetermined' })
    expect(new Watch('resolve', 'PT4H').tell(state({ cancelled }), at('10:00'))).toBeNull()
    const kept = new Watch('acknowledge', 'PT5M')
    expect(kept.tell(state({ acknowledged: seenByResident(at('09:01')), cancelled }), at('10:00'))).toMatchObject({
      state: 'stopped',
      outcome: 'met',
    })
  })
})

describe('any story of a case', () => {
  const names = [
    'acknowledged',
    'needsFieldWork',
    'raised',
    'arrived',
    'forwarded',
    'graded',
    'feedbackGiven',
    'updateGiven',
    'resolved',
    'visited',
    'cancelled',
    'closed',
  ] as const
  const turn = fc.record({
    name: fc.constantFrom(...names),
    makes: fc.boolean(),
    evidence: fc.constantFrom(seenByResident, byStaff, bySystem),
    wait: fc.constantFrom(null, 'parts', 'owner_absent'),
    minutes: fc.integer({ min: 1, max: 600 }),
    lateBy: fc.integer({ min: 0, max: 200 }),
    reopens: fc.boolean(),
  })

  it('is never refused, and settled once it is told: the same state told again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { maxLength: 10 }),
        fc.constantFrom(...METRICS),
        fc.constantFrom<ReopenMode>('new_cycle', 'continue', 'total'),
        (turns, rule, reopen) => {
          const watch = new Watch(rule.metric, 'PT4H', reopen)
          let now = at('09:00')
          let told = state()
          for (const { name, makes, evidence, wait, minutes, lateBy, reopens } of turns) {
            now += minutes * 60_000
            const effective = Math.max(at('09:00'), now - lateBy * 60_000)
            const facts = { ...told.facts, [name]: evidence(effective) }
            if (!makes) delete facts[name]
            if (reopens) delete facts.resolved
            const isSameWait = told.waiting !== null && told.waiting.reason === wait
            told = {
              ...told,
              facts,
              waiting: wait === null ? null : isSameWait ? told.waiting : { reason: wait, since: effective },
              reopenedAt: reopens ? now : told.reopenedAt,
            }
            watch.tell(told, now, effective)
            const rounds = structuredClone(watch.rounds)
            watch.tell(told, now + 1)
            expect(watch.rounds).toEqual(rounds)
          }
        },
      ),
      { numRuns: 4000 },
    )
  })
})
