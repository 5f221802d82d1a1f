import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Target, durationText, parseTarget, secondsOf, targetFault, targetText } from './duration.ts'

describe('the text of a target', () => {
  it.each([
    ['PT2H', { unit: 'working', seconds: 7200 }],
    ['PT10M', { unit: 'working', seconds: 600 }],
    ['PT1H30M15.5S', { unit: 'working', seconds: 5415.5 }],
    ['wall PT24H', { unit: 'wall', seconds: 86_400 }],
    ['P15D', { unit: 'working_days', days: 15 }],
    ['P1D 10:00', { unit: 'working_day_at', day: 1, at: '10:00' }],
    ['P0D closing', { unit: 'working_day_at', day: 0, at: 'closing' }],
    ['at 2026-03-02T10:00:00.000Z', { unit: 'fixed', at: Date.UTC(2026, 2, 2, 10) }],
  ] as [string, Target][])('reads and writes %s', (text, target) => {
    expect(parseTarget(text)).toEqual(target)
    expect(targetText(target)).toBe(text)
  })

  it.each([
    '',
    'PT',
    '2h',
    'P1W',
    'P1DT2H',
    'PT-1H',
    'PT1.5H',
    'P1D 24:00',
    'P1D 9:00',
    'at noon',
    'at 2026-13-01T00:00:00Z',
    'wall P1D',
    'Infinity',
  ])('refuses "%s", naming the field', (text) => {
    expect(() => parseTarget(text, '/targets/arrive')).toThrow(
      expect.objectContaining({ code: 'rule_broken', errors: [expect.objectContaining({ pointer: '/targets/arrive' })] }),
    )
  })

  it('gives back any time that it has written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (ms) => secondsOf(durationText(ms / 1000)) === ms / 1000),
      { numRuns: 2000 },
    )
  })

  it.each([
    { unit: 'working', seconds: 0 },
    { unit: 'wall', seconds: -1 },
    { unit: 'working', seconds: Number.NaN },
    { unit: 'working_days', days: 0 },
    { unit: 'working_days', days: 1.5 },
    { unit: 'working_day_at', day: -1, at: '10:00' },
    { unit: 'working_day_at', day: 0, at: '25:00' },
    { unit: 'fixed', at: Number.NaN },
  ] as Target[])('finds that %j promises nothing', (target) => {
    expect(targetFault(target)).not.toBeNull()
  })
})
