import { describe, expect, it } from 'vitest'
import { workWindow } from './hours.ts'
import { adviseOn, conditionOf, freeHours, fundProblem, inSeason, isFineStep, legalState, limitFor, mustStand, nextDay, reminderOf, stepCounter, totalAfter, windowOf } from './rules.ts'

const PEAKS = [{ from: '07:00', to: '09:00' }, { from: '17:30', to: '20:00' }]

describe('a counter against its threshold', () => {
  const plan = { at: 250, hysteresis: 10 }
  /** Readings one after another, each with the total then; a service that is open stays open until `serve`. */
  function story() {
    const edge = { base: 0, isArmed: true }
    let open = 0
    let fired = 0
    return {
      read(total: number) {
        const { fires, isArmed } = stepCounter(plan, edge, total, open > 0)
        edge.isArmed = isArmed
        if (fires) {
          fired++
          open++
        }
        return this
      },
      serve(total: number) {
        open = 0
        edge.base = total
        return this.read(total)
      },
      /** The order ended, but nobody served it: the base stays. */
      giveUp() {
        open = 0
        return this
      },
      get fired() {
        return fired
      },
    }
  }

  it('fires once when it is crossed, and not again by readings that go back and forth around it', () => {
    expect(story().read(249).fired).toBe(0)
    expect(story().read(250).fired).toBe(1)
    expect(story().read(251).read(248).read(252).read(245).read(260).fired).toBe(1)
  })
  it('is armed again only below threshold − hysteresis, after the service', () => {
    expect(story().read(255).giveUp().read(245).read(251).fired).toBe(1)
    expect(story().read(255).giveUp().read(240).read(251).fired).toBe(1)
    expect(story().read(255).giveUp().read(239).read(251).fired).toBe(2)
    expect(story().read(255).read(200).read(256).fired).toBe(1)
    expect(story().read(255).serve(256).read(505).fired).toBe(1)
    expect(story().read(255).serve(256).read(506).fired).toBe(2)
  })
  it('makes one service of a jump over several thresholds, and counts the next from the service', () => {
    expect(story().read(1300).fired).toBe(1)
    expect(story().read(1300).serve(1310).read(1559).fired).toBe(1)
    expect(story().read(1300).serve(1310).read(1560).fired).toBe(2)
  })
  it('keeps the total when the dial is replaced, and takes a correction back', () => {
    expect(totalAfter(0, null, 120, false)).toBe(120)
    expect(totalAfter(1250.5, 1250.5, 1260.75, false)).toBe(1260.75)
    expect(totalAfter(9990, 9990, 4, true)).toBe(9994)
    expect(totalAfter(260, 260, 240, false)).toBe(240)
    expect(totalAfter(5, 100, 2, false)).toBe(0)
  })
})

describe('when the work is', () => {
  const wide = { from: '06:00', to: '21:00' }
  it('lies outside the hours in which residents leave and come home', () => {
    expect(freeHours(wide, PEAKS)).toEqual([[360, 420], [540, 1050], [1200, 1260]])
    expect(windowOf(wide, PEAKS, 45)).toEqual([360, 420])
    expect(windowOf(wide, PEAKS, 90)).toEqual([540, 1050])
    expect(windowOf(wide, PEAKS, 9999)).toEqual([540, 1050])
    expect(windowOf({ from: '07:30', to: '08:30' }, PEAKS, 30)).toBeNull()
    expect(freeHours({ from: '22:00', to: '08:00' }, PEAKS)).toEqual([[1320, 1860]])
  })
  it('is by the clock on the wall, also when it is put forward or back', () => {
    const hours = { work: { from: '07:30', to: '12:00' }, peaks: PEAKS, minutes: 60 }
    const at = (day: string, zone: string) => workWindow(day, hours, zone, new Date('2026-01-01T00:00:00Z'))!.from.toISOString()
    expect(at('2026-12-01', 'Asia/Shanghai')).toBe('2026-12-01T01:00:00.000Z')
    expect(at('2026-03-28', 'Europe/Berlin')).toBe('2026-03-28T08:00:00.000Z')
    expect(at('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z')
    const night = { work: { from: '02:15', to: '02:45' }, peaks: [], minutes: 30 }
    expect(workWindow('2026-03-29', night, 'Europe/Berlin', new Date(0))).toEqual({ from: new Date('2026-03-29T01:15:00Z'), to: new Date('2026-03-29T01:45:00Z') })
  })
  it('moves to the next day when the stretch of today is over', () => {
    const hours = { work: { from: '09:00', to: '12:00' }, peaks: [], minutes: 60 }
    const from = (now: string) => workWindow('2026-12-01', hours, 'Asia/Shanghai', new Date(now))!.from.toISOString()
    expect(from('2026-11-30T20:00:00Z')).toBe('2026-12-01T01:00:00.000Z')
    expect(from('2026-12-01T04:00:00Z')).toBe('2026-12-02T01:00:00.000Z')
  })
  it('counts an interval in days or months and waits for the season', () => {
    expect(nextDay('2026-08-31', { count: 6, unit: 'month' })).toBe('2027-02-28')
    expect(nextDay('2026-12-20', { count: 15, unit: 'day' })).toBe('2027-01-04')
    expect(inSeason('2026-10-20', { from: '05-01', to: '09-30' })).toBe('2027-05-01')
    expect(inSeason('2026-12-20', { from: '11-15', to: '03-15' })).toBe('2026-12-20')
  })
})

describe('a step', () => {
  it('is fine on its limits', () => {
    const step = { kind: 'measure' as const, low: 0.2, high: 0.4 }
    expect([0.19, 0.2, 0.4, 0.41].map((value) => isFineStep(step, value))).toEqual([false, true, true, false])
    expect(isFineStep({ kind: 'check', low: null, high: null }, false)).toBe(false)
    expect(isFineStep({ kind: 'text', low: null, high: null }, '有异响')).toBeNull()
  })
})

describe('a legal inspection', () => {
  it('holds on its last day and wants each reminder when its day has come', () => {
    expect(['2026-12-01', '2026-11-30', '2026-12-31', '2027-01-01'].map((due) => legalState(due, false, '2026-12-01'))).toEqual(['due', 'overdue', 'due', 'valid'])
    expect(legalState('2027-06-01', true, '2026-12-01')).toBe('failed')
    expect(legalState(null, false, '2026-12-01')).toBe('unknown')
    const on = (today: string) => reminderOf('2026-12-31', today)
    expect([on('2026-10-01'), on('2026-10-02'), on('2026-10-31'), on('2026-11-01'), on('2026-12-01'), on('2026-12-23'), on('2026-12-24'), on('2026-12-30'), on('2026-12-31'), on('2027-01-01')]).toEqual([null, 90, 90, 60, 30, 30, 7, 7, 0, -1])
    expect([mustStand('lift', 'overdue'), mustStand('lift', 'due'), mustStand('fire', 'overdue'), mustStand('boiler', 'failed')]).toEqual([true, false, false, true])
  })
})

describe('condition and renewal', () => {
  const nothing = { ageYears: null, designLifeYears: null, failures12: 0, cost12Fen: null, replacementFen: null, condition: null }
  it('never makes zero of what nobody assessed', () => {
    expect(conditionOf(null, ['dangerous'])).toBeNull()
    expect(conditionOf(80, ['serious', 'minor'])).toBe(68)
    expect(conditionOf(10, ['dangerous'])).toBe(0)
  })
  it('says why, and says when it does not know', () => {
    expect(adviseOn(nothing).advice).toBe('unknown')
    expect(adviseOn({ ...nothing, ageYears: 5, designLifeYears: 15, replacementFen: 400_000_00, cost12Fen: 1_000_00, condition: 95 })).toEqual({ advice: 'keep', reasons: [] })
    expect(adviseOn({ ...nothing, ageYears: 16, designLifeYears: 15, failures12: 7 })).toMatchObject({ advice: 'replace', reasons: ['past_design_life', 'many_failures', 'value_unknown', 'condition_unknown'] })
    expect(adviseOn({ ...nothing, ageYears: 12, designLifeYears: 15, condition: 90, replacementFen: 1 }).advice).toBe('watch')
    expect(adviseOn({ ageYears: 3, designLifeYears: 15, failures12: 0, cost12Fen: 50_00, replacementFen: 100_00, condition: 90 }).advice).toBe('overhaul')
  })
  it('asks two thirds of owners and area to vote, and more than half of these to agree, before the maintenance fund pays, unless it is an emergency', () => {
    const fund = { fund: 'maintenance_fund' as const, ownersVoted: 70, areaVoted: 66.66, ownersAgreed: 50.01, areaAgreed: 60, isEmergency: false }
    expect(fundProblem(fund)).toBe('areaVoted')
    expect(fundProblem({ ...fund, areaVoted: 66.67 })).toBeNull()
    expect(fundProblem({ ...fund, ownersVoted: null })).toBe('ownersVoted')
    expect(fundProblem({ ...fund, areaVoted: 66.67, ownersAgreed: 50 })).toBe('ownersAgreed')
    expect(fundProblem({ ...fund, areaVoted: 100, areaAgreed: 50 })).toBe('areaAgreed')
    expect(fundProblem({ ...fund, areaVoted: 100, areaAgreed: null })).toBe('areaAgreed')
    expect(fundProblem({ ...fund, isEmergency: true })).toBeNull()
    expect(fundProblem({ ...fund, fund: 'property_fee' })).toBeNull()
  })
  it('takes the time limit of the nearest class', () => {
    const lines = [{ classCode: '02', impact: 'severe' as const, hours: 8 }, { classCode: '02.01', impact: 'severe' as const, hours: 4 }]
    expect([limitFor(lines, '02.01', 'severe'), limitFor(lines, '02.02', 'severe'), limitFor(lines, '02.01', 'slight'), limitFor(lines, '03', 'severe')].map((line) => line?.hours ?? null)).toEqual([4, 8, null, null])
  })
})
