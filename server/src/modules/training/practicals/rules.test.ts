import { describe, expect, it } from 'vitest'
import { faultIn, jointOf, needsThird, resultOf, scoreSheet, settle, spreadOf, totalOf } from './rules.ts'

const LEVELS = ['差', '中', '好']
const criterion = (id: string, weight: number, more: object = {}) => ({ id, text: id, weight, levels: LEVELS, isRedLine: false, ...more })
const CRITERIA = [criterion('a', 60), criterion('b', 40), criterion('red', 20, { levels: ['违反', '遵守'], isRedLine: true })]
const marks = (a: number, b: number, red: number) => [{ criterionId: 'a', level: a }, { criterionId: 'b', level: b }, { criterionId: 'red', level: red }]
const sheet = (percent: number, hasRedLine = false) => ({ percent, hasRedLine })

describe('a sheet', () => {
  it('is the weighted mean of its levels', () => {
    expect(scoreSheet(CRITERIA, marks(2, 2, 1))).toEqual({ percent: 100, hasRedLine: false })
    expect(scoreSheet(CRITERIA, marks(1, 2, 1))).toEqual({ percent: 75, hasRedLine: false })
    expect(scoreSheet(CRITERIA, marks(0, 0, 1)).percent).toBe(16.67)
  })

  it('crosses a red line on its lowest level, whatever the rest earns', () => {
    const crossed = scoreSheet(CRITERIA, marks(2, 2, 0))
    expect(crossed).toEqual({ percent: 83.33, hasRedLine: true })
    expect(settle([crossed], 80)).toMatchObject({ percent: 83.33, isPassed: false })
  })

  it('is refused with a criterion left out, twice, unknown, or on a level that there is not', () => {
    expect(faultIn(CRITERIA, marks(1, 1, 1))).toBeNull()
    expect(faultIn(CRITERIA, marks(1, 1, 1).slice(1))).toMatchObject({ pointer: '/marks' })
    expect(faultIn(CRITERIA, [...marks(1, 1, 1), { criterionId: 'a', level: 0 }])).toMatchObject({ pointer: '/marks/3/criterionId' })
    expect(faultIn(CRITERIA, [{ criterionId: 'x', level: 0 }])).toMatchObject({ pointer: '/marks/0/criterionId' })
    expect(faultIn(CRITERIA, marks(1, 1, 2))).toMatchObject({ pointer: '/marks/2/level' })
  })
})

describe('several assessors', () => {
  it('need a third one when they differ by more than the tolerance, or about a red line', () => {
    expect(needsThird([sheet(80), sheet(90)], 10)).toBe(false)
    expect(needsThird([sheet(80), sheet(90.01)], 10)).toBe(true)
    expect(needsThird([sheet(85), sheet(85, true)], 10)).toBe(true)
    expect(needsThird([sheet(20)], 10)).toBe(false)
    expect(needsThird([sheet(20), sheet(60), sheet(90)], 10)).toBe(false)
    expect([spreadOf([sheet(80), sheet(91.5)]), spreadOf([sheet(80)])]).toEqual([11.5, null])
  })

  it('give the mean of two and the middle of three; most of them see a red line', () => {
    expect(settle([sheet(80), sheet(90)], 85)).toEqual({ percent: 85, hasRedLine: false, isPassed: true })
    expect(settle([sheet(60), sheet(95), sheet(78)], 80)).toEqual({ percent: 78, hasRedLine: false, isPassed: false })
    expect(settle([sheet(90, true), sheet(90), sheet(90)], 80).isPassed).toBe(true)
    expect(settle([sheet(90, true), sheet(90), sheet(90, true)], 80)).toMatchObject({ hasRedLine: true, isPassed: false })
  })
})

describe('theory and practice', () => {
  it('make a total by their weights, and must both pass', () => {
    expect(totalOf(90, 80, 40, true)).toBe(86)
    expect([totalOf(90, null, 40, true), totalOf(90, null, 40, false)]).toEqual([null, 90])
    expect([resultOf(true, true, true), resultOf(true, false, true), resultOf(false, true, true), resultOf(true, null, true), resultOf(true, null, false)]).toEqual(['passed', 'failed', 'failed', 'theory', 'passed'])
  })
})

describe('the joint evaluation', () => {
  const of = (weight: number, percent: number | null, hasRedLine = false) => ({ weight, percent, hasRedLine: percent === null ? null : hasRedLine })
  it('weighs departments, needs the quorum by weight and two of them, and asks nobody for zero', () => {
    expect(jointOf([of(50, 90), of(30, 70), of(20, null)], 67)).toEqual({ present: 80, hasQuorum: true, percent: 82.5, hasRedLine: false })
    expect(jointOf([of(50, 90), of(30, null), of(20, null)], 50)).toMatchObject({ hasQuorum: false, percent: 90 })
    expect(jointOf([of(40, 90), of(20, 70), of(40, null)], 67)).toMatchObject({ hasQuorum: false })
    expect(jointOf([of(50, null), of(50, null)], 67)).toMatchObject({ present: 0, percent: null })
    expect(jointOf([of(50, 90), of(50, 90, true)], 67).hasRedLine).toBe(true)
  })
})
