import { describe, expect, it } from 'vitest'
import { buildCalendar, horizonAround } from './calendar-build.ts'
import type { Calendar } from './calendar.ts'
import { type Calendars, openClock, startClock } from './clock.ts'
import { DEFAULT_POLICIES, defaultCalendars } from './defaults.ts'
import { withHolidays } from './holidays.ts'
import { METRICS } from './metrics.ts'
import { type Promised, promisesFor } from './policy.ts'
import { lintPolicies } from './policy-lint.ts'
import { moment, wallTime } from './sample-calendars.ts'
import { timersOf } from './steps.ts'
import type { SubjectTraits } from './subject.ts'

const built = new Map<string, Calendar>(
  defaultCalendars('Asia/Shanghai').map(({ code, hours }) => [
    code,
    buildCalendar(withHolidays(hours, [2025, 2026, 2027]), horizonAround(2026)),
  ]),
)
const calendars: Calendars = (code) => built.get(code)!
const traits = (change: Partial<SubjectTraits>): SubjectTraits => ({
  type: 'case',
  kind: 'enquiry',
  category: [],
  urgency: 'normal',
  grade: null,
  origin: null,
  siteKind: 'residential',
  siteId: 'north',
  ...change,
})
const promises = (change: Partial<SubjectTraits>): Record<string, Promised> =>
  Object.fromEntries(promisesFor(DEFAULT_POLICIES, traits(change), Date.UTC(2026, 2, 2)).map((promised) => [promised.metric, promised]))
const clockOf = ({ metric, target, calendar }: Promised, from: string) =>
  startClock(openClock(metric, { target, calendarVersion: calendar, policyVersion: null }), moment(from), calendars)
const due = (change: Partial<SubjectTraits>, metric: string, from: string) => wallTime(clockOf(promises(change)[metric]!, from).dueAt!)

const order = { type: 'work_order', kind: 'repair' }
const complaint = (grade: string | null) => ({ kind: 'complaint', grade })

describe('the promises of a new organisation', () => {
  it('are clean: nothing faulty, nothing shadowed', () => {
    expect(lintPolicies(DEFAULT_POLICIES, { metrics: METRICS, calendars: [...built.keys()] })).toEqual([])
  })

  it.each<[string, Partial<SubjectTraits>, string, string, string]>([
    ['an enquiry is answered within 5 minutes of opening hours [ORG-028] [D-06]', {}, 'acknowledge', '2026-03-02 17:58', '2026-03-03 08:33'],
    [
      'any request on site is answered within 5 minutes',
      { siteKind: 'sales_office', kind: 'assistance' },
      'acknowledge',
      '2026-03-07 10:00',
      '2026-03-07 10:05',
    ],
    [
      'an emergency is answered within 5 minutes by night',
      { kind: 'repair', urgency: 'emergency' },
      'acknowledge',
      '2026-03-02 03:00',
      '2026-03-02 03:05',
    ],
    [
      'the work order is raised within 10 minutes, day and night [RPR-013]',
      { kind: 'repair' },
      'raise',
      '2026-03-02 23:55',
      '2026-03-03 00:05',
    ],
    [
      'an ordinary repair has someone on site within 2 hours of opening hours [RPR-015]',
      order,
      'arrive',
      '2026-03-02 17:00',
      '2026-03-03 09:30',
    ],
    [
      'an urgent repair that is no emergency has someone on site within 2 hours',
      { ...order, urgency: 'urgent' },
      'arrive',
      '2026-03-02 09:00',
      '2026-03-02 11:00',
    ],
    [
      'an emergency has someone on site within 30 minutes around the clock [RPR-015]',
      { ...order, urgency: 'emergency' },
      'arrive',
      '2026-03-02 02:00',
      '2026-03-02 02:30',
    ],
    [
      'a person trapped in a lift has help within 30 minutes whatever urgency was entered',
      { ...order, category: ['lift', 'lift.trapped'] },
      'arrive',
      '2026-03-02 02:00',
      '2026-03-02 02:30',
    ],
    ['an ordinary repair is done within 24 hours', { kind: 'repair' }, 'resolve', '2026-03-02 09:00', '2026-03-03 09:00'],
    [
      'an emergency repair is done within 4 hours',
      { kind: 'repair', urgency: 'emergency' },
      'resolve',
      '2026-03-02 22:00',
      '2026-03-03 02:00',
    ],
    [
      'an area is clean within 30 minutes of the request, in opening hours [ORG-028] [D-07]',
      { type: 'work_order', kind: 'cleaning' },
      'resolve',
      '2026-03-02 11:45',
      '2026-03-02 13:45',
    ],
    ['a complaint is with its department within 24 hours [CMP-027]', complaint(null), 'forward', '2026-03-07 09:00', '2026-03-08 09:00'],
    [
      'an ordinary complaint is settled by closing time the same day [CMP-024]',
      complaint('ordinary'),
      'resolve',
      '2026-03-02 09:00',
      '2026-03-02 18:00',
    ],
    [
      'a complex complaint is fed back within 24 hours [CMP-024] [CMP-031]',
      complaint('complex'),
      'feedback',
      '2026-03-07 09:00',
      '2026-03-08 09:00',
    ],
    ['a complex complaint has news every 24 hours', complaint('complex'), 'next_update', '2026-03-07 09:00', '2026-03-08 09:00'],
    [
      'a major complaint reaches the site manager within 30 minutes of its grading [CMP-024]',
      complaint('major'),
      'report',
      '2026-03-02 20:00',
      '2026-03-02 20:30',
    ],
    [
      'a resolved complaint is visited within 24 opening hours',
      complaint('ordinary'),
      'return_visit',
      '2026-03-02 08:30',
      '2026-03-04 18:00',
    ],
    ['a repaired unit is visited within 72 opening hours', { kind: 'repair' }, 'return_visit', '2026-03-02 08:30', '2026-03-10 18:00'],
    ['a key is back by closing the same day', { type: 'key_loan', kind: null }, 'return', '2026-03-02 10:00', '2026-03-02 18:00'],
    [
      'a construction defect is made good within 15 working days',
      { type: 'defect', kind: null },
      'resolve',
      '2026-02-10 10:00',
      '2026-03-09 10:00',
    ],
  ])('%s', (_, subject, metric, from, expected) => {
    expect(due(subject, metric, from)).toBe(expected)
  })

  it('never share a timer: an answer in 5 minutes, an order in 10, help in 30 and a clean area in 30 are clocks of their own [D-05]', () => {
    const target = (change: object, metric: string) => promises(change)[metric]?.target
    const emergency = { ...order, urgency: 'emergency' }
    expect(target({ kind: 'repair' }, 'acknowledge')).toEqual({ unit: 'working', seconds: 300 })
    expect(target({ kind: 'repair' }, 'raise')).toEqual({ unit: 'working', seconds: 600 })
    expect([target(emergency, 'arrive'), target(emergency, 'begin')]).toEqual([{ unit: 'working', seconds: 1800 }, { unit: 'working', seconds: 1800 }])
    expect(target(emergency, 'acknowledge')).toBeUndefined()
    expect(target({ type: 'work_order', kind: 'cleaning' }, 'arrive')).toBeUndefined()
  })

  it('say when somebody is there, when an emergency is in hand, and when it is done, each by itself [D-03] [D-04]', () => {
    expect(due({ ...order, urgency: 'emergency' }, 'begin', '2026-03-02 02:00')).toBe('2026-03-02 02:30')
    // Promised is only what has a time limit of the site's table, which an ordinary repair has not.
    expect(Object.keys(promises(order)).sort()).toEqual(['arrive', 'complete', 'dispatch', 'promised', 'resolve'])
    expect([due(order, 'arrive', '2026-03-02 09:00'), due(order, 'resolve', '2026-03-02 09:00')]).toEqual(['2026-03-02 11:00', '2026-03-03 09:00'])
  })

  it('run four clocks for a complex complaint: answer, department, feedback, and the result by the promised time [D-01]', () => {
    expect(['acknowledge', 'forward', 'feedback', 'promised'].every((metric) => metric in promises(complaint('complex')))).toBe(true)
    expect(METRICS.find(({ metric }) => metric === 'promised')).toMatchObject({ start: 'promised', agreed: 'promise' })
  })

  it('tell patrol findings, ordinary repairs and emergencies apart [RPR-016]', () => {
    const arrival = (change: object) => due({ ...order, ...change }, 'arrive', '2026-03-02 09:00')
    expect([arrival({ origin: 'inspection' }), arrival({}), arrival({ urgency: 'emergency' })]).toEqual([
      '2026-03-03 09:00',
      '2026-03-02 11:00',
      '2026-03-02 09:30',
    ])
    expect(arrival({ origin: 'inspection', urgency: 'emergency' })).toBe('2026-03-02 09:30')
  })

  it('hold for the grade alone: only major complaints are reported, only ordinary ones end with the day [CMP-024]', () => {
    const metrics = (grade: string | null) => Object.keys(promises(complaint(grade))).sort()
    const always = ['acknowledge', 'answer', 'forward', 'promised', 'raise', 'return_visit']
    expect(metrics(null)).toEqual(always)
    expect(metrics('ordinary')).toEqual([...always, 'resolve'].sort())
    expect(metrics('complex')).toEqual([...always, 'feedback', 'next_update'].sort())
    expect(metrics('major')).toEqual([...always, 'feedback', 'next_update', 'report'].sort())
  })

  it('remind at 10 minutes when a person is trapped', () => {
    const promised = promises({ ...order, category: ['lift', 'lift.trapped'] }).arrive!
    expect(timersOf(clockOf(promised, '2026-03-02 02:00'), promised.steps, calendars)[0]).toMatchObject({
      kind: 'reminder',
      fireAt: moment('2026-03-02 02:10'),
    })
  })

  it('alert everyone who must know when they are overdue, up the chain from handler to head office [ORG-023] [ORG-028]', () => {
    for (const change of [{}, order, { type: 'work_order', kind: 'cleaning' }, complaint('complex'), { type: 'defect', kind: null }]) {
      for (const promised of Object.values(promises(change))) {
        const clock = clockOf(promised, '2026-03-02 09:00')
        const overdue = timersOf(clock, promised.steps, calendars).filter((timer) => timer.fireAt >= clock.dueAt!)
        expect([...new Set(overdue.flatMap((timer) => timer.to))]).toEqual(['handler', 'supervisor', 'site_manager', 'head_office'])
        expect(overdue[0]).toMatchObject({ kind: 'breach', fireAt: clock.dueAt })
      }
    }
  })
})
