import { describe, expect, it } from 'vitest'
import { monthAfter } from '../../../platform/time.ts'
import { computeScore, type Sheet, type Terms, type Voice } from './formula.ts'
import { closingDay } from './month.ts'

const terms: Terms = { weights: { customer: 40, mystery: 30, internal: 30 }, priorAnswers: 5, priorScore: 80, redLineCap: 60 }
const at = new Date('2026-03-05T02:00:00Z')
let n = 0
const place = (source: Voice['source']) => ({ source, key: `${source}:${++n}`, recordId: `r${n}`, number: `N${n}`, at, isLate: false })
const voice = (stars: number): Voice => ({ ...place('rating'), stars })
const sheet = (source: 'check' | 'mystery_visit', losses: number[], hasRedLine = false): Sheet => ({ ...place(source), score: 100 - losses.reduce((sum, lost) => sum + lost, 0), losses: losses.map((lost, i) => ({ text: `item ${i}`, lost })), hasRedLine })

describe('the formula of the month', () => {
  it('weighs customer 40, mystery visitor 30 and internal check 30 [SCR-001]', () => {
    const { total, weights } = computeScore({ voices: [voice(5), voice(5), voice(5), voice(5), voice(5)], mystery: [sheet('mystery_visit', [30])], internal: [sheet('check', [10]), sheet('check', [30])] }, terms)
    // customer (5·80 + 5·100) / 10 = 90
    expect(weights).toEqual({ customer: 40, mystery: 30, internal: 30 })
    expect(total).toBe(0.4 * 90 + 0.3 * 70 + 0.3 * 80)
  })

  it('leaves a part without data out as null, and shows what the others weigh then: unknown is never zero', () => {
    const { customer, mystery, internal, total, weights } = computeScore({ voices: [], mystery: [], internal: [sheet('check', [8])] }, terms)
    expect({ customer, mystery, internal, total, weights }).toEqual({ customer: null, mystery: null, internal: 92, total: 92, weights: { customer: null, mystery: null, internal: 100 } })
    expect(computeScore({ voices: [], mystery: [], internal: [] }, terms)).toMatchObject({ customer: null, total: null, weights: { customer: null, mystery: null, internal: null }, facts: [] })
    expect(computeScore({ voices: [voice(5)], mystery: [], internal: [sheet('check', [])] }, terms).weights).toEqual({ customer: 57.14, mystery: null, internal: 42.86 })
  })

  it('draws few answers towards the prior, many hardly', () => {
    const of = (stars: number, count: number) => computeScore({ voices: Array.from({ length: count }, () => voice(stars)), mystery: [], internal: [] }, terms).customer
    expect(of(1, 1)).toBe(66.67)
    expect(of(1, 45)).toBe(8)
    expect(of(5, 45)).toBe(98)
    expect(computeScore({ voices: [voice(1)], mystery: [], internal: [] }, { ...terms, priorAnswers: 0 }).customer).toBe(0)
  })

  it('caps the month by a crossed red line, and says which', () => {
    const red = sheet('check', [40], true)
    const { total, isCapped, facts } = computeScore({ voices: Array.from({ length: 30 }, () => voice(5)), mystery: [sheet('mystery_visit', [])], internal: [red] }, terms)
    expect([total, isCapped]).toEqual([60, true])
    expect(facts.find(({ source }) => source === 'red_line')).toMatchObject({ part: null, recordId: red.recordId, value: 60 })
    expect(computeScore({ voices: [voice(1)], mystery: [sheet('mystery_visit', [90])], internal: [red] }, terms).isCapped).toBe(false)
  })

  it('has a fact for every point that is missing', () => {
    let seed = 7
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 200; round++) {
      const some = <T>(make: () => T): T[] => Array.from({ length: Math.floor(random() * 6) }, make)
      const sheetOf = (source: 'check' | 'mystery_visit') => sheet(source, some(() => random() * 15), random() < 0.1)
      const { total, facts } = computeScore({ voices: some(() => voice(1 + Math.floor(random() * 5))), mystery: some(() => sheetOf('mystery_visit')), internal: some(() => sheetOf('check')) }, terms)
      if (total === null) expect(facts).toEqual([])
      else expect(Math.abs(100 - facts.reduce((sum, { lost }) => sum + lost, 0) - total)).toBeLessThan(0.02)
    }
  })

  it('knows months over the turn of the year', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), closingDay('2026-12', 5)]).toEqual(['2027-01', '2025-12', '2027-01-05'])
  })
})
