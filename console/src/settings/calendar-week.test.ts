import { describe, expect, it } from 'vitest'
import { barOf, daysBetween, groupsOfWeek, hoursWords, minutesOfWeek, readTime, weekFaults } from './calendar-week.ts'

const OFFICE = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '18:00' },
]
const NIGHT = [{ from: '22:00', to: '06:00' }]

describe('a time as people type it', () => {
  it.each([
    ['8', '08:00'],
    ['830', '08:30'],
    ['8:30', '08:30'],
    ['08:30', '08:30'],
    ['１８：００', '18:00'],
    ['8.30', '08:30'],
    ['24', '24:00'],
    ['0', '00:00'],
    ['8点', '08:00'],
  ])('reads %s as %s', (text, time) => expect(readTime(text)).toBe(time))
  it.each(['', 'x', '25', '8:60', '24:01', '8:3', '-1'])('does not read %s', (text) => expect(readTime(text)).toBeNull())
})

describe('the hours of a week', () => {
  it('may be several a day and may end on the next day', () => {
    expect(weekFaults({ 1: OFFICE, 2: NIGHT, 3: [{ from: '06:00', to: '12:00' }] })).toEqual({})
  })
  it('may not overlap on one day, whatever the order', () => {
    expect(
      weekFaults({
        1: [
          { from: '13:00', to: '18:00' },
          { from: '08:00', to: '13:30' },
        ],
      }),
    ).toEqual({ 1: { 0: 'overlap' } })
  })
  it('may not begin before the night before has ended, from Sunday to Monday as well', () => {
    expect(weekFaults({ 7: NIGHT, 1: [{ from: '05:00', to: '09:00' }] })).toEqual({ 1: { 0: 'night' } })
  })
  it('may end at 24:00 but not begin there', () => {
    expect(weekFaults({ 1: [{ from: '18:00', to: '24:00' }] })).toEqual({})
    expect(weekFaults({ 1: [{ from: '24:00', to: '06:00' }] })).toEqual({ 1: { 0: 'time' } })
  })
  it('are summed over midnight', () => {
    expect(minutesOfWeek({ 1: OFFICE, 2: NIGHT })).toBe(8 * 60 + 8 * 60)
  })
  it('are drawn on the day when they pass', () => {
    expect(barOf({ 1: NIGHT }, '1')).toEqual([{ left: (22 / 24) * 100, width: (2 / 24) * 100, isNight: false }])
    expect(barOf({ 1: NIGHT }, '2')).toEqual([{ left: 0, width: 25, isNight: true }])
  })
  it('are told for runs of equal days', () => {
    expect(groupsOfWeek({ 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE })).toEqual([
      { days: ['1', '2', '3', '4', '5'], intervals: OFFICE },
      { days: ['6', '7'], intervals: [] },
    ])
    expect(hoursWords([...OFFICE, ...NIGHT], '次日')).toBe('08:30–12:00 · 13:30–18:00 · 22:00–次日06:00')
  })
})

describe('a run of days', () => {
  it('counts both ends, over the end of February', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
    expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([])
  })
})
