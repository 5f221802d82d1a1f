import { describe, expect, it } from 'vitest'
import { type Calendars, openClock, pauseClock, resumeClock, startClock, stopClock } from './clock.ts'
import { parseTarget } from './duration.ts'
import { type Chain, peopleFor } from './recipients.ts'
import { moment, sampleCalendar, wallTime } from './sample-calendars.ts'
import { type StepRule, parseStep, stepText, timersOf } from './steps.ts'

const office = sampleCalendar()
const calendars: Calendars = () => office
const at = (time: string) => moment(time.length > 5 ? time : `2026-03-02 ${time}`)
const started = (target: string, time = '09:00') =>
  startClock(openClock('resolve', { target: parseTarget(target), calendarVersion: 'office', policyVersion: null }), at(time), calendars)
const STEPS: StepRule[] = [
  { id: 'half', kind: 'reminder', percent: 50, to: ['handler'] },
  { id: 'ten', kind: 'reminder', elapsed: 600, to: ['handler'] },
  { id: 'last', kind: 'reminder', before: 1800, to: ['handler'] },
  { id: 'breach', kind: 'breach', to: ['handler', 'supervisor'] },
  { id: 'manager', kind: 'escalation', after: 3600, to: ['site_manager'] },
  { id: 'again', kind: 'repeat', every: 1800, times: 2, to: ['handler'] },
]
const times = (...given: Parameters<typeof timersOf>) =>
  timersOf(...given).map(({ step, arm, fireAt }) => `${step}${arm > 1 ? arm : ''} ${wallTime(fireAt).slice(5)}`)

describe('what a clock has to say', () => {
  it('falls on working time: reminders, breach, escalation and repeats in order', () => {
    expect(times(started('PT4H', '15:00'), STEPS, calendars)).toEqual([
      'ten 03-02 15:10',
      'half 03-02 17:00',
      'last 03-03 09:30',
      'breach 03-03 10:00',
      'again 03-03 10:30',
      'manager 03-03 11:00',
      'again2 03-03 11:00',
    ])
  })

  it('is silent while paused, before the start and after the end', () => {
    const clock = started('PT4H')
    expect(timersOf(pauseClock(clock, at('10:00'), 'parts', calendars), STEPS, calendars)).toEqual([])
    expect(timersOf(stopClock(clock, at('10:00'), calendars), STEPS, calendars)).toEqual([])
    expect(timersOf(openClock('resolve', clock), STEPS, calendars)).toEqual([])
  })

  it('is shifted by a pause, and what was said before it is not said again', () => {
    const resumed = resumeClock(pauseClock(started('PT4H'), at('11:30'), 'parts', calendars), at('14:30'), calendars)
    expect(times(resumed, STEPS, calendars)).toEqual([
      'last 03-02 15:30',
      'breach 03-02 16:00',
      'again 03-02 16:30',
      'manager 03-02 17:00',
      'again2 03-02 17:00',
    ])
  })

  it('goes on from the breach when a breached clock is resumed', () => {
    const late = resumeClock(pauseClock(started('PT1H'), at('10:40'), 'parts', calendars), at('14:00'), calendars)
    expect(times(late, STEPS, calendars)).toEqual(['manager 03-02 14:20', 'again2 03-02 14:20'])
  })

  it('breaches at the literal due moment, even outside working time', () => {
    expect(times(started('P1D 12:30'), STEPS.slice(3, 5), calendars)).toEqual(['breach 03-03 12:30', 'manager 03-03 14:30'])
  })

  it('lets a reminder lose its use at due', () => {
    const [reminder, breach] = timersOf(started('PT4H'), [STEPS[0]!, STEPS[3]!], calendars)
    expect(reminder).toMatchObject({ kind: 'reminder', expiresAt: at('14:30') })
    expect(breach).toMatchObject({ kind: 'breach', expiresAt: null, fireAt: at('14:30'), to: ['handler', 'supervisor'] })
  })

  it('reads as people write it', () => {
    expect(STEPS.map(stepText)).toEqual(['50%', '@PT10M', '-PT30M', 'due', '+PT1H', '+PT30M x2'])
  })

  it('is read again as it was written', () => {
    for (const step of STEPS) expect(parseStep({ id: step.id, kind: step.kind, to: step.to, offset: stepText(step) })).toEqual(step)
    expect(parseStep({ id: 'r', kind: 'repeat', offset: '+PT10M x6', to: ['handler'] })).toEqual({ id: 'r', kind: 'repeat', every: 600, times: 6, to: ['handler'] })
  })

  it.each<[StepRule['kind'], string]>([
    ['breach', '+PT1H'], ['breach', 'later'], ['reminder', 'due'], ['reminder', '80'], ['reminder', '+PT1H'], ['reminder', '-1H'], ['escalation', '-PT1H'], ['escalation', 'PT1H'],
    ['escalation', '+P1D'], ['repeat', '+PT1H'], ['repeat', '+PT1H x'], ['repeat', 'x3'],
  ])('is refused when a %s says "%s", naming the field', (kind, offset) => {
    expect(() => parseStep({ id: 's', kind, offset, to: [] }, '/targets/arrive/steps/1/offset')).toThrow(
      expect.objectContaining({ code: 'rule_broken', errors: [{ pointer: '/targets/arrive/steps/1/offset', message: expect.stringContaining(offset) }] }),
    )
  })
})

describe('whom a step reaches', () => {
  const chain: Chain = { handler: ['wang'], supervisor: ['li'], site_manager: ['zhao'], head_office: ['quality'] }

  it('is the named place of the chain, each person once [ORG-023]', () => {
    expect(peopleFor(['supervisor', 'handler'], chain)).toEqual(['wang', 'li'])
    expect(peopleFor(['handler', 'supervisor'], { ...chain, supervisor: ['wang'] })).toEqual(['wang'])
  })

  it('is the next place above when one is vacant [ORG-023]', () => {
    expect(peopleFor(['supervisor'], { ...chain, supervisor: [] })).toEqual(['zhao'])
    expect(peopleFor(['handler'], { handler: [], supervisor: [], site_manager: [], head_office: ['quality'] })).toEqual(['quality'])
  })

  it('is nobody only when the chain is vacant to the top', () => {
    expect(peopleFor(['site_manager'], { ...chain, site_manager: [], head_office: [] })).toEqual([])
  })
})
