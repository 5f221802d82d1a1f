import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RetargetMode } from './clock-changes.ts'
import { type ClockAct, type ClockEvent, type ClockHistory, appliesTo, applyEvent } from './clock-history.ts'
import { type Calendars, type Clock, type Terms, openClock } from './clock.ts'
import { parseTarget, targetText } from './duration.ts'
import { type Policy, promisesFor } from './policy.ts'
import { moment, sampleCalendar } from './sample-calendars.ts'
import { type Alternative, type PastClock, type Relabelling, newlyPromised, outcomeOf, simulateClock } from './simulate.ts'
import type { SubjectTraits } from './subject.ts'

const CALENDARS = { office: sampleCalendar(), always: sampleCalendar({ always: true, weekly: {} }), 'other office': sampleCalendar() }
const calendars: Calendars = (version) => CALENDARS[version as keyof typeof CALENDARS]
const START = moment('2026-03-02 09:00')
const MINUTE = 60_000

type Promising = { target: string; calendar: string; retarget: RetargetMode } | null
const policy = (code: string, match: Policy['match'], promise: Promising): Policy => ({
  code, name: code, version: 1, post: '', rank: 100, match, effectiveFrom: 0, effectiveTo: null,
  targets: {
    resolve: promise && { target: parseTarget(promise.target), calendar: promise.calendar, steps: [], retarget: promise.retarget, reopen: 'new_cycle', isCritical: false },
  },
})
/** A general policy, one for the urgent and one for emergencies; a null excepts. */
const policies = ([general, urgent, emergency]: readonly Promising[]): Policy[] => [
  policy('general', {}, general!), policy('urgent', { urgencies: ['urgent'] }, urgent!), policy('emergency', { urgencies: ['emergency'] }, emergency!),
]
const TRAITS: SubjectTraits = { type: 'case', kind: 'repair', category: [], urgency: 'normal', grade: null, origin: null, siteKind: 'residential', siteId: 'north' }

/** Something that happens some minutes after the last, whatever is promised. */
type Act = { minutes: number } & (ClockAct | { kind: 'relabel'; urgency: string } | { kind: 'agree'; after: number })

/** A clock that lives through acts under policies, as `syncClocks` drives it. Null where nothing is promised. */
function live(held: readonly Policy[], urgency: string, acts: readonly Act[]): PastClock | null {
  let traits = { ...TRAITS, urgency }
  const promised = (at: number) => promisesFor(held, traits, at).find(({ metric }) => metric === 'resolve')
  const first = promised(START)
  if (!first) return null
  const termsOf = ({ target, calendar, policy: by }: typeof first): Terms => ({ target, calendarVersion: calendar, policyVersion: by.code })
  const opened = openClock('resolve', termsOf(first))
  const events: ClockEvent[] = []
  const relabellings: Relabelling[] = []
  let clock: Clock = opened
  let agreed: number | null = null
  let now = START
  const tell = (act: ClockAct) => {
    const event = { ...act, effectiveAt: now, recordedAt: now }
    if (!appliesTo(event, clock)) return
    clock = applyEvent(clock, event, calendars)
    events.push(event)
  }
  tell({ kind: 'start' })
  for (const { minutes, ...act } of acts) {
    now += minutes * MINUTE
    const isOpen = clock.state === 'running' || clock.state === 'paused'
    if (act.kind === 'agree') {
      if (!isOpen) continue
      agreed = now + act.after * MINUTE
      tell({ kind: 'appointment', windowEnd: agreed })
    } else if (act.kind === 'relabel') {
      if (!isOpen || traits.urgency === act.urgency) continue
      const { kind, category, urgency: was, grade, origin } = traits
      relabellings.push({ before: { kind, category, urgency: was, grade, origin }, effectiveAt: now, recordedAt: now })
      traits = { ...traits, urgency: act.urgency }
      const next = promised(now)
      const old = held.find(({ code }) => code === clock.policyVersion)!.targets['resolve']!
      // What fell away with its promise stays so.
      if (!next) {
        tell({ kind: 'cancel' })
        break
      }
      if (next.policy.code !== clock.policyVersion && (targetText(clock.target) !== targetText(next.target) || old.calendar !== next.calendar)) {
        tell({ kind: 'retarget', terms: termsOf(next), mode: next.retarget })
        if (agreed !== null) tell({ kind: 'appointment', windowEnd: agreed })
      }
    } else tell(act)
  }
  return { clock, traits, relabellings, history: { opened, events } }
}

const world = (real: readonly Policy[], drafts: readonly Policy[], otherHours: Alternative['otherHours'] = () => undefined): Alternative => ({
  policiesAt: () => real, drafts, otherHours, policyCodeOf: (version) => version, codeOf: (version) => version.replace('other ', ''), versionAt: (code) => code, calendars,
})
const promise = (target: string, calendar = 'office', retarget: RetargetMode = 'keep_consumed'): Promising => ({ target, calendar, retarget })
const same = (target: string) => [promise(target), promise(target), promise(target)]
const at = (time: string) => moment(time.length > 5 ? time : `2026-03-02 ${time}`)

const anyPromise = fc.record({
  target: fc.constantFrom('PT1H', 'PT4H', 'PT30H', 'wall PT5H', 'P1D', 'P2D 10:00', 'P0D closing'), calendar: fc.constantFrom('office', 'always'),
  retarget: fc.constantFrom<RetargetMode>('keep_consumed', 'restart', 'never_later'),
})
const anyPolicies = (withoutPromise: number) => fc.tuple(...[0, 1, 2].map(() => fc.option(anyPromise, { nil: null, freq: withoutPromise }))).map(policies)
const anyUrgency = fc.constantFrom('normal', 'urgent', 'emergency')
const anyAct: fc.Arbitrary<Act> = fc.tuple(
  fc.integer({ min: 1, max: 900 }),
  fc.oneof(
    fc.constant({ kind: 'pause' as const, reason: 'parts' }), fc.constant({ kind: 'resume' as const }), fc.constant({ kind: 'stop' as const }),
    fc.constant({ kind: 'reopen' as const, mode: 'continue' as const }), fc.constantFrom({ kind: 'hand_over' as const, holder: 'wang' }, { kind: 'hand_over' as const, holder: null }),
    anyUrgency.map((urgency) => ({ kind: 'relabel' as const, urgency })), fc.integer({ min: 1, max: 2000 }).map((after) => ({ kind: 'agree' as const, after })),
  ),
).map(([minutes, act]) => ({ minutes, ...act }))
const anyStory = fc.tuple(anyUrgency, fc.array(anyAct, { maxLength: 12 }))
const END = START + 90 * 24 * 60 * MINUTE

describe('simulating with what truly held', () => {
  it('changes nothing, drafts that say the same included', () => {
    fc.assert(
      fc.property(anyPolicies(8), anyStory, (held, [urgency, acts]) => {
        const past = live(held, urgency, acts)
        if (!past || past.clock.state === 'cancelled') return
        for (const drafts of [[], held, held.map((one) => ({ ...one, name: 'again', effectiveFrom: 1 }))]) {
          const { before, after, dueAfter } = simulateClock(past, world(held, drafts), END)
          expect({ after, dueAfter }).toEqual({ after: before, dueAfter: past.clock.dueAt })
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('changes nothing either when the whole life is replayed on other hours that are the same', () => {
    fc.assert(
      fc.property(anyPolicies(8), anyStory, (held, [urgency, acts]) => {
        const past = live(held, urgency, acts)
        if (!past || past.clock.state === 'cancelled') return
        const replayed = simulateClock(past, world(held, [], (code) => (code === 'office' ? 'other office' : undefined)), END)
        expect(replayed).toMatchObject({ after: replayed.before, dueAfter: past.clock.dueAt })
      }),
      { numRuns: 3000 },
    )
  })
})

describe('simulating other promises', () => {
  it('comes to what would have been, had they held from the start', () => {
    const seen = { met: 0, breached: 0, open: 0, dropped: 0 }
    fc.assert(
      fc.property(anyPolicies(30), anyPolicies(6), anyStory, (held, drafts, [urgency, acts]) => {
        const past = live(held, urgency, acts)
        if (!past || past.clock.state === 'cancelled') return
        const truly = live(drafts, urgency, acts)
        const simulated = simulateClock(past, world(held, drafts), END)
        const isDropped = !truly || truly.clock.state === 'cancelled'
        expect([simulated.after, simulated.dueAfter]).toEqual(isDropped ? ['dropped', null] : [outcomeOf(truly.clock, END), truly.clock.dueAt])
        seen[simulated.after]++
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(seen.met, seen.breached, seen.open + 1, seen.dropped)).toBeGreaterThan(0)
  })

  const stopped = (time: string): Act[] => [{ kind: 'stop', minutes: (at(time) - START) / MINUTE }]

  it('finds a kept promise broken under a stricter one, and the other way round', () => {
    const kept = live(policies(same('PT4H')), 'normal', stopped('11:30'))!
    expect(simulateClock(kept, world(policies(same('PT4H')), policies(same('PT2H'))), END)).toEqual({ before: 'met', after: 'breached', dueAfter: at('11:00') })
    const late = live(policies(same('PT2H')), 'normal', stopped('11:30'))!
    expect(simulateClock(late, world(policies(same('PT2H')), policies(same('PT4H'))), END)).toEqual({ before: 'breached', after: 'met', dueAfter: at('14:30') })
  })

  it('asks what the subject was at the time: an emergency only from when it was one', () => {
    const acts: Act[] = [{ kind: 'relabel', urgency: 'emergency', minutes: 60 }, { kind: 'stop', minutes: 60 }]
    const held = policies(same('PT8H'))
    const past = live(held, 'normal', acts)!
    const stricter = policies([promise('PT8H'), promise('PT8H'), promise('PT90M')])
    expect(simulateClock(past, world(held, stricter), END)).toMatchObject({ after: 'breached', dueAfter: at('10:30') })
    const fromThenOn = policies([promise('PT8H'), promise('PT8H'), promise('PT90M', 'office', 'restart')])
    expect(simulateClock(past, world(held, fromThenOn), END)).toMatchObject({ after: 'met', dueAfter: at('11:30') })
  })

  it('counts on other hours only where those hours are meant', () => {
    const longer = { ...world(policies(same('PT4H')), [], (code) => (code === 'office' ? 'always' : undefined)) }
    const past = live(policies(same('PT4H')), 'normal', stopped('14:00'))!
    expect(simulateClock(past, longer, END)).toMatchObject({ before: 'met', after: 'breached', dueAfter: at('13:00') })
    const always = policies([promise('PT4H', 'always'), null, null])
    expect(simulateClock(live(always, 'normal', stopped('14:00'))!, { ...longer, policiesAt: () => always }, END)).toMatchObject({ before: 'breached', after: 'breached' })
  })

  it('leaves out what would not be promised, and names what would be promised anew', () => {
    const held = policies(same('PT4H'))
    const past = live(held, 'normal', stopped('11:30'))!
    expect(simulateClock(past, world(held, [policy('general', {}, null)]), END)).toMatchObject({ after: 'dropped', dueAfter: null })
    const more: Policy = { ...policy('more', { kinds: ['repair'] }, null), targets: { arrive: held[0]!.targets['resolve']! } }
    expect(newlyPromised(world(held, [more]), TRAITS, START)).toEqual(['arrive'])
    expect(newlyPromised(world(held, held), TRAITS, START)).toEqual([])
  })

  it('leaves what was agreed with the resident', () => {
    const acts: Act[] = [{ kind: 'agree', after: 300, minutes: 30 }, { kind: 'relabel', urgency: 'urgent', minutes: 30 }, { kind: 'stop', minutes: 200 }]
    const past = live(policies(same('PT4H')), 'normal', acts)!
    const stricter = policies([promise('PT4H'), promise('PT1H'), promise('PT4H')])
    expect(simulateClock(past, world(policies(same('PT4H')), stricter), END)).toMatchObject({ after: 'met', dueAfter: past.clock.dueAt })
  })
})

it('judges what is open as reports do: overdue is breached', () => {
  const past = live(policies(same('PT4H')), 'normal', [])!
  const history: ClockHistory = past.history
  expect(history.events).toHaveLength(1)
  expect([outcomeOf(past.clock, at('14:29')), outcomeOf(past.clock, at('14:30'))]).toEqual(['open', 'breached'])
})
