import { describe, expect, it } from 'vitest'
import { generate, type Problem } from './generate.ts'
import { needsOf, uncovered, isNightShift, headcountOf, type PatternShift, type PostOfRota } from './patterns.ts'
import { dayAfter } from '../../../platform/time.ts'
import { breachesOf, gapsOf, weekdayOf, type Person, type Rules } from './rules.ts'

const THREE: PatternShift[] = [{ code: 'D', name: '早班', start: '07:00', minutes: 480 }, { code: 'E', name: '中班', start: '15:00', minutes: 480 }, { code: 'N', name: '夜班', start: '23:00', minutes: 480 }]
const DAY: PatternShift[] = [{ code: 'D', name: '白班', start: '08:30', minutes: 540 }]
const RULES: Rules = { restHours: 11, maxDaysInRow: 6, maxWeekHours: 48 }
const instantAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`)
const monthOf = (first: string, length: number): string[] => Array.from({ length }, (_, i) => dayAfter(first, i))
const MARCH = monthOf('2026-03-01', 31)

const post = (id: string, facts: Partial<PostOfRota> = {}): PostOfRota => ({ id, kind: 'fixed', positionId: null, headcount: 1, certificates: [], trades: [], weekdays: [1, 2, 3, 4, 5, 6, 7], shifts: THREE, ...facts })
const person = (id: string, facts: Partial<Person> = {}): Person => ({ id, positionId: null, certificates: [], leave: [], elsewhere: [], ...facts })
const people = (count: number, facts: (i: number) => Partial<Person> = () => ({})): Person[] => Array.from({ length: count }, (_, i) => person(`p${String(i).padStart(2, '0')}`, facts(i)))
const problem = (posts: PostOfRota[], staff: Person[], days = MARCH, more: Partial<Problem> = {}): Problem => ({ needs: needsOf(posts, days, instantAt), people: staff, rules: RULES, fixed: [], ...more })
const held = (kind: string, until: string): Person['certificates'][number] => ({ kind, valid_from: '2020-01-01', valid_until: until, is_verified: true, is_withdrawn: false })

describe('patterns', () => {
  it('know what a day lacks to be held around the clock [STF-003]', () => {
    expect(uncovered(THREE)).toEqual([])
    expect(uncovered(THREE.slice(0, 2))).toEqual(['00:00–07:00', '23:00–24:00'])
    expect(uncovered([{ code: 'A', name: '', start: '08:00', minutes: 720 }, { code: 'B', name: '', start: '20:30', minutes: 690 }])).toEqual(['20:00–20:30'])
    expect(THREE.map(isNightShift)).toEqual([false, false, true])
  })

  it('say how many people a post around the clock needs', () => {
    expect(headcountOf({ headcount: 1, weekdays: [1, 2, 3, 4, 5, 6, 7], shifts: THREE }, 48)).toBe(3.5)
  })
})

describe('the generator', () => {
  it('covers posts around the clock without breaking a rule, and shares nights and weekends [STF-003]', () => {
    const asked = problem([post('大门'), post('巡逻', { kind: 'patrol' }), post('监控')], people(15))
    const { duties, gaps } = generate(asked)
    expect(gaps).toEqual([])
    expect(breachesOf(duties, asked)).toEqual([])
    const count = (of: (one: (typeof duties)[number]) => boolean): number[] => asked.people.map(({ id }) => duties.filter((one) => one.employeeId === id && of(one)).length)
    const spread = (counts: number[]): number => Math.max(...counts) - Math.min(...counts)
    expect(spread(count(({ shift }) => shift === 'N'))).toBeLessThanOrEqual(3)
    expect(spread(count(({ day }) => weekdayOf(day) > 5))).toBeLessThanOrEqual(3)
    expect(spread(count(() => true))).toBeLessThanOrEqual(3)
  })

  it('gives the same rota for the same facts', () => {
    const asked = () => problem([post('大门'), post('前台', { kind: 'service', shifts: DAY, headcount: 2 })], people(9))
    expect(generate(asked())).toEqual(generate(asked()))
  })

  it('keeps every hard rule in sixty made-up months, and tells every empty seat', () => {
    let seed = 7
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (let round = 0; round < 60; round++) {
      const days = monthOf('2026-03-01', 14)
      const staff = people(3 + random(8), () => ({
        positionId: random(3) === 0 ? 'guard' : null, certificates: random(2) === 0 ? [held('消防证', days[random(14)]!)] : [], leave: random(3) === 0 ? [{ from: days[random(7)]!, to: days[7 + random(7)]! }] : [],
        elsewhere: random(3) === 0 ? [{ day: '2026-02-28', from: instantAt('2026-02-28', '23:00'), to: instantAt('2026-03-01', '07:00') }] : [],
      }))
      const posts = [post('a', { headcount: 1 + random(2), certificates: random(2) === 0 ? ['消防证'] : [] }), post('b', { shifts: DAY, positionId: random(2) === 0 ? 'guard' : null, weekdays: [1, 2, 3, 4, 5], trades: random(2) === 0 ? ['消防证'] : [] })]
      const asked = problem(posts, staff, days)
      const { duties, gaps } = generate(asked)
      expect(breachesOf(duties, asked)).toEqual([])
      expect(gaps.map(({ removed: _, ...gap }) => gap)).toEqual(gapsOf(duties, asked.needs, staff))
      // Whoever could still take an empty seat would have it.
      for (const gap of gaps) if (gap.missing > 0) expect(gap.removed).toHaveLength(staff.length - duties.filter((one) => one.day === gap.day && one.postId === gap.postId && one.shift === gap.shift).length)
    }
  })

  it('says which post on which day stays empty, and which rule removed whom', () => {
    const asked = problem(
      [post('配电房', { shifts: DAY, positionId: 'electrician', certificates: ['低压电工证'] })],
      [
        person('a', { positionId: 'electrician', certificates: [held('低压电工证', '2026-03-02')] }), person('b', { positionId: 'electrician', certificates: [held('低压电工证', '2027-01-01')], leave: [{ from: '2026-03-03', to: '2026-03-03' }] }),
        person('c', { positionId: 'guard' }), person('d', { positionId: 'electrician', certificates: [held('低压电工证', '2027-01-01')], elsewhere: [{ day: '2026-03-02', from: instantAt('2026-03-02', '18:00'), to: instantAt('2026-03-03', '02:00') }] }),
      ],
      monthOf('2026-03-03', 1),
    )
    const { gaps } = generate(asked)
    expect(gaps).toEqual([{ postId: '配电房', day: '2026-03-03', shift: 'D', missing: 1, lackingTrades: [], removed: [
      { employeeId: 'a', obstacle: { kind: 'certificate', detail: '低压电工证 2026-03-02' } }, { employeeId: 'b', obstacle: { kind: 'leave', detail: '2026-03-03 – 2026-03-03' } },
      { employeeId: 'c', obstacle: { kind: 'position', detail: '' } }, { employeeId: 'd', obstacle: { kind: 'rest', detail: '6.5 h' } },
    ] }])
  })

  it('takes a certificate until its last day and not a day longer, in the middle of the month [STF-005]', () => {
    const { duties, gaps } = generate(problem([post('配电房', { shifts: DAY, certificates: ['低压电工证'] })], people(3, () => ({ certificates: [held('低压电工证', '2026-03-12')] }))))
    expect(duties.map(({ day }) => day).at(-1)).toBe('2026-03-12')
    expect(gaps.map(({ day }) => day)).toEqual(MARCH.slice(12))
    expect(gaps[0]!.removed.map(({ obstacle }) => obstacle.kind)).toEqual(['certificate', 'certificate', 'certificate'])
  })

  it('puts the trades that a shift needs together, and tells the one that nobody brings [STF-005]', () => {
    const trades = ['管道工证', '低压电工证', '制冷作业证']
    const crew = [...people(3, () => ({ certificates: [held('管道工证', '2027-01-01')] })), ...['q0', 'q1', 'q2'].map((id) => person(id, { certificates: [held('低压电工证', '2027-01-01')] })), ...['r0', 'r1', 'r2'].map((id) => person(id, { certificates: [held('制冷作业证', '2026-03-10')] }))]
    const { gaps, duties } = generate(problem([post('维修', { shifts: DAY, headcount: 3, trades })], crew))
    expect(gaps.every(({ day }) => day > '2026-03-10')).toBe(true)
    expect(new Set(duties.filter(({ day }) => day === '2026-03-05').map(({ employeeId }) => employeeId[0]))).toEqual(new Set(['p', 'q', 'r']))
    expect(gaps.find(({ day }) => day === '2026-03-11')!.lackingTrades).toEqual(['制冷作业证'])
  })

  it('leaves what was set by hand, and wins a seat by moving one colleague', () => {
    // Only a can hold the first post, and both are free for the second.
    const posts = [post('甲', { shifts: DAY, positionId: 'x' }), post('乙', { shifts: DAY })]
    const asked = problem(posts, [person('a', { positionId: 'x' }), person('b')], ['2026-03-03'])
    expect(generate(asked).gaps).toEqual([])
    const by = { employeeId: 'a', postId: '乙', day: '2026-03-03', shift: 'D', from: asked.needs[0]!.from, to: asked.needs[0]!.to }
    const kept = generate({ ...asked, fixed: [by] })
    expect(kept.duties).toContainEqual(by)
    expect(kept.gaps.map(({ postId }) => postId)).toEqual(['甲'])
    expect(kept.gaps[0]!.removed.map(({ obstacle }) => obstacle.kind)).toEqual(['busy', 'position'])
  })
})

describe('the hard rules', () => {
  const staff = people(1)
  const of = (posts: PostOfRota[], days: string[], worked: { day: string; shift: string }[]) => {
    const needs = needsOf(posts, days, instantAt)
    const duties = worked.map(({ day, shift }) => ({ employeeId: 'p00', ...needs.find((one) => one.day === day && one.shift === shift)! }))
    return breachesOf(duties, { needs, people: staff, rules: RULES }).map(({ day, obstacle }) => [day, obstacle.kind, obstacle.detail])
  }

  it('want eleven hours between two shifts', () => {
    const days = monthOf('2026-03-02', 3)
    expect(of([post('a')], days, [{ day: days[0]!, shift: 'N' }, { day: days[1]!, shift: 'E' }])).toEqual([[days[0], 'rest', '8 h'], [days[1], 'rest', '8 h']])
    expect(of([post('a')], days, [{ day: days[0]!, shift: 'D' }, { day: days[1]!, shift: 'D' }])).toEqual([])
  })

  it('allow six days in a row and 48 hours in a week, across the seam of two weeks', () => {
    const days = monthOf('2026-03-04', 8)
    const seven = days.slice(0, 7).map((day) => ({ day, shift: 'D' }))
    expect(of([post('a')], days, seven.slice(0, 6))).toEqual([])
    expect(of([post('a')], days, seven).map(([, kind]) => kind)).toEqual(Array.from({ length: 7 }, () => 'days_in_row'))
    const long: PatternShift[] = [{ code: 'D', name: '', start: '08:00', minutes: 720 }]
    expect(of([post('a', { shifts: long })], monthOf('2026-03-02', 5), monthOf('2026-03-02', 5).map((day) => ({ day, shift: 'D' }))).map(([, kind]) => kind)).toContain('week_hours')
  })
})
