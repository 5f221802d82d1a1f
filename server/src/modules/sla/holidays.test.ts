import { describe, expect, it } from 'vitest'
import { PUBLISHED_YEARS, chineseDays, withHolidays } from './holidays.ts'
import { OFFICE, weekly } from './sample-calendars.ts'

describe('statutory holidays', () => {
  it('knows the published years without a gap', () => {
    expect(PUBLISHED_YEARS[0]).toBe(2004)
    expect(PUBLISHED_YEARS.at(-1)).toBeGreaterThanOrEqual(2026)
    expect(PUBLISHED_YEARS).toHaveLength(PUBLISHED_YEARS.at(-1)! - 2004 + 1)
  })

  it('holds the notice of the State Council for 2026', () => {
    const { days } = chineseDays([2026])
    const span = (from: string, to: string) =>
      Object.entries(days).filter(([date, day]) => date >= from && date <= to && day.kind === 'holiday').length
    expect([
      span('2026-01-01', '2026-01-03'),
      span('2026-02-15', '2026-02-23'),
      span('2026-04-04', '2026-04-06'),
      span('2026-05-01', '2026-05-05'),
      span('2026-06-19', '2026-06-21'),
      span('2026-09-25', '2026-09-27'),
      span('2026-10-01', '2026-10-07'),
    ]).toEqual([3, 9, 3, 5, 3, 3, 7])
    expect(Object.values(days).filter((day) => day.kind === 'holiday')).toHaveLength(33)
    expect(
      Object.entries(days)
        .filter(([, day]) => day.kind === 'workday')
        .map(([date]) => date)
        .sort(),
    ).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
  })

  it('guesses nothing for a year that is not published', () => {
    expect(chineseDays([2099])).toEqual({ days: {}, years: { 2099: 'provisional' } })
  })

  it('adds nothing to a calendar that stays open on holidays, and lets a make-up day follow the first working weekday', () => {
    const hours = { timeZone: 'Asia/Shanghai', always: false, weekly: { 3: OFFICE, 4: OFFICE }, days: {} }
    expect(withHolidays({ ...hours, followsHolidays: false }, [2026])).toMatchObject({ days: {}, years: {}, follows: 3 })
    expect(withHolidays({ ...hours, weekly: weekly(OFFICE), followsHolidays: true, follows: 5 }, [2026])).toMatchObject({
      years: { 2026: 'published' },
      follows: 5,
    })
  })
})
