import { describe, expect, it } from 'vitest'
import type { environment } from '@guanjia/contract'
import { adoptionState } from './adoptions.ts'
import { READY_RULES, verdictOf } from './agent-matrix.ts'
import { askedFor } from './figures.ts'
import { perYear, roundsOf, ruleYear, stricter } from './frequency.ts'
import { GRADE_LINES, floorOf } from './grade.ts'
import { yearOf } from './greening-year.ts'
import { scoreOf } from './score.ts'

const f = (times: number, unit: environment.FrequencyUnit, every = 1): environment.Frequency => ({ times, every, unit })

describe('frequencies', () => {
  it('let the stricter win, whatever they are said in [ENV-006]', () => {
    expect(stricter(f(1, 'day'), f(2, 'week'))).toEqual(f(1, 'day'))
    expect(stricter(f(1, 'month', 3), f(1, 'month'))).toEqual(f(1, 'month'))
    expect(stricter(f(1, 'day', 3), f(3, 'week'))).toEqual(f(3, 'week'))
    expect(stricter(null, f(1, 'week'))).toEqual(f(1, 'week'))
    expect(stricter(null, null)).toBeNull()
    // Seven a week is one a day: the first stays.
    expect(stricter(f(7, 'week'), f(1, 'day'))).toEqual(f(7, 'week'))
  })

  it('ask for whole months by the calendar, and for weeks and days by their number [ENV-006]', () => {
    const asked = (one: environment.Frequency) => (['2026-11-01 2026-12-01', '2026-02-01 2026-03-01', '2026-01-31 2026-02-28', '2026-01-01 2027-01-01'] as const).map((days) => askedFor(one, ...(days.split(' ') as [string, string])))
    expect([asked(f(1, 'month')), asked(f(2, 'month')), asked(f(1, 'month', 3)), asked(f(1, 'week')), asked(f(2, 'day'))]).toEqual([[1, 1, 1, 12], [2, 2, 2, 24], [0, 0, 0, 4], [4, 4, 4, 52], [60, 56, 56, 730]])
    expect(askedFor(f(1, 'month'), '2026-12-02', '2026-12-01')).toBe(0)
  })

  it('become rules of rounds that are exactly as frequent', () => {
    const all = [f(1, 'day'), f(2, 'day'), f(4, 'day'), f(1, 'day', 3), f(1, 'week'), f(2, 'week'), f(3, 'week'), f(2, 'month'), f(1, 'month', 3), f(1, 'month', 12), ...GRADE_LINES.flatMap(({ grades }) => grades.flatMap((one) => one ?? []))]
    for (const one of all) expect([one, ruleYear(roundsOf(one).rule)?.toFixed(6)]).toEqual([one, perYear(one).toFixed(6)])
    expect(roundsOf(f(2, 'day'))).toEqual({ rule: 'FREQ=DAILY;BYHOUR=7,12;BYMINUTE=0', windowMinutes: 300 })
    expect(ruleYear('FREQ=MONTHLY;BYDAY=2TU;BYHOUR=9')).toBeNull()
  })

  it('are never laxer in a higher grade [ENV-006]', () => {
    const rate = (one: environment.Frequency | null | undefined): number => (one ? perYear(one) : 0)
    for (const { task, grades } of GRADE_LINES) expect([task, rate(grades[0]) >= rate(grades[1]) && rate(grades[1]) >= rate(grades[2])]).toEqual([task, true])
    expect(floorOf(2, { area_type: 'stairwell', surface: 'floor', task: 'mop' })).toEqual(f(2, 'month'))
    expect(floorOf(3, { area_type: 'stairwell', surface: 'floor', task: 'mop' })).toBeNull()
    expect(floorOf(null, { area_type: 'stairwell', surface: 'floor', task: 'sweep' })).toBeNull()
  })
})

it('scores each surface by its weight, and takes no more from one than it counts [ENV-004]', () => {
  const weights = { floor: 40, wall: 20, ceiling: 10, fittings: 30 }
  expect(scoreOf(weights, [])).toBe(100)
  expect(scoreOf(weights, [{ surface: 'floor', points: 25 }])).toBe(90)
  expect(scoreOf(weights, [{ surface: 'floor', points: 80 }, { surface: 'floor', points: 80 }])).toBe(60)
  expect(scoreOf(weights, [{ surface: 'ceiling', points: 1 }])).toBe(99.9)
})

it('prohibits acid on stone whatever a company says of it [ENV-005]', () => {
  const acid = { material: 'stone', agent: 'acid' } as const
  expect(verdictOf([], acid)).toMatchObject({ verdict: 'prohibited', isFixed: true, isOwn: false })
  expect(verdictOf([{ ...acid, verdict: 'allowed', note: '' }], acid).verdict).toBe('prohibited')
  expect(verdictOf([{ material: 'glass', agent: 'abrasive', verdict: 'careful', note: '' }], { material: 'glass', agent: 'abrasive' })).toMatchObject({ verdict: 'careful', isOwn: true })
  expect(verdictOf([], { material: 'tile', agent: 'neutral' }).verdict).toBe('allowed')
  expect(READY_RULES.filter(({ material, agent }) => material === 'stone' && agent === 'acid')).toHaveLength(1)
})

it('fills a green year by season, each job within its month and with a key of its own [ENV-008]', () => {
  const jobs = yearOf(2028)
  expect(new Set(jobs.map(({ key }) => key)).size).toBe(jobs.length)
  expect(new Set(jobs.map(({ task }) => task))).toEqual(new Set(['prune', 'fertilise', 'water', 'pest_spray']))
  expect(jobs.filter(({ task, fromOn }) => task === 'water' && fromOn.startsWith('2028-06')).map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([['2028-06-01', '2028-06-15'], ['2028-06-16', '2028-06-30']])
  expect(jobs.every(({ fromOn, toOn }) => fromOn <= toOn && fromOn.slice(0, 7) === toOn.slice(0, 7))).toBe(true)
  // Nobody waters in the frost.
  expect(jobs.some(({ task, fromOn }) => task === 'water' && ['12', '01', '02'].includes(fromOn.slice(5, 7)))).toBe(false)
})

it('knows an adoption by its days: the last one counts [ENV-012]', () => {
  const term = { from_on: '2026-12-01', until_on: '2027-11-30', ended_on: null }
  expect(['2026-11-30', '2026-12-01', '2027-11-30', '2027-12-01'].map((day) => adoptionState(term, day))).toEqual(['coming', 'active', 'active', 'over'])
  expect(adoptionState({ ...term, ended_on: '2027-02-01' }, '2027-02-01')).toBe('over')
})
