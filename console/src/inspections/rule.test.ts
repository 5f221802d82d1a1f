import { describe, expect, it } from 'vitest'
import { evenStep, hoursEvery, isSaid, isWhole, plainOf, ruleOf, unfinishedOf, type PlainRule } from './rule.ts'

const plain = (over: Partial<PlainRule>): PlainRule => ({ every: 'day', interval: 1, weekdays: [], monthDays: [], hours: [9], minute: 0, ...over })

describe('the rule of a plan as people say it', () => {
  it.each<[string, PlainRule]>([
    ['FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9;BYMINUTE=0', plain({ every: 'week', weekdays: ['TU', 'WE'] })],
    ['FREQ=DAILY;BYHOUR=0,2,4;BYMINUTE=30', plain({ hours: [0, 2, 4], minute: 30 })],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15,-1;BYHOUR=8;BYMINUTE=15', plain({ every: 'month', interval: 3, monthDays: [1, 15, -1], hours: [8], minute: 15 })],
  ])('%s is written and read back the same', (rule, said) => {
    expect(ruleOf(said)).toBe(rule)
    expect(plainOf(rule)).toEqual(said)
  })
  it('puts days and hours in their order, whatever the order of the clicks', () => {
    expect(ruleOf(plain({ every: 'week', weekdays: ['SU', 'MO'], hours: [14, 9, 14] }))).toBe('FREQ=WEEKLY;BYDAY=MO,SU;BYHOUR=9,14;BYMINUTE=0')
    expect(ruleOf(plain({ every: 'month', monthDays: [-1, 5] }))).toContain('BYMONTHDAY=5,-1')
  })
  it.each([
    'FREQ=HOURLY;INTERVAL=2', 'FREQ=DAILY;BYDAY=MO;BYHOUR=9', 'FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9', 'FREQ=WEEKLY;BYHOUR=9', 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0,30',
    'FREQ=DAILY;BYHOUR=9;COUNT=3', 'FREQ=DAILY', 'FREQ=MONTHLY;BYMONTHDAY=0;BYHOUR=9', 'every day', '',
  ])('%s says more, or less, than the builder can show', (rule) => {
    expect(plainOf(rule)).toBeNull()
  })
  it('can be gone on with when its last day or hour was taken away', () => {
    for (const said of [plain({ every: 'week' }), plain({ every: 'week', weekdays: ['TU'], hours: [] }), plain({ every: 'month' }), plain({ hours: [] })]) expect(unfinishedOf(ruleOf(said))).toEqual(said)
    expect(unfinishedOf('FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=0')).toBeNull()
    expect(unfinishedOf('FREQ=HOURLY')).toBeNull()
  })
  it('says when, in plain words or freely; an empty part says nothing', () => {
    expect(['FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=0', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1;BYHOUR=9'].map(isSaid)).toEqual([true, true])
    expect(['FREQ=WEEKLY;BYDAY=;BYHOUR=9;BYMINUTE=0', 'FREQ=YEARLY;BYMONTH=', 'every day', ''].map(isSaid)).toEqual([false, false, false, false])
  })
  it('is not whole without a day or an hour', () => {
    expect(isWhole(plain({}))).toBe(true)
    expect(isWhole(plain({ hours: [] }))).toBe(false)
    expect(isWhole(plain({ every: 'week' }))).toBe(false)
    expect(isWhole(plain({ every: 'month' }))).toBe(false)
  })
})

describe('every so many hours', () => {
  it('counts from the first to the last, over midnight too', () => {
    expect(hoursEvery(2, 8, 13)).toEqual([8, 10, 12])
    expect(hoursEvery(2, 0, 23)).toHaveLength(12)
    expect(hoursEvery(2, 22, 4)).toEqual([0, 2, 4, 22])
  })
  it('is seen again in the times of a day', () => {
    expect(evenStep([0, 2, 4, 6])).toBe(2)
    expect(evenStep([0, 2, 4, 7])).toBeNull()
    expect(evenStep([9, 14])).toBeNull()
  })
})
