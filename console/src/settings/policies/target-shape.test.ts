import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTarget, turnInto, writeTarget, TARGET_KINDS, type TargetShape } from './target-shape.ts'

const anyTarget: fc.Arbitrary<TargetShape> = fc.oneof(
  fc.record({ kind: fc.constantFrom('working' as const, 'wall' as const), seconds: fc.integer({ min: 1, max: 10_000_000 }) }),
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 999 }) }),
  fc.record({ kind: fc.constant('at' as const), day: fc.integer({ min: 0, max: 30 }), at: fc.constantFrom('00:00', '10:00', '23:59') }),
  fc.record({ kind: fc.constant('closing' as const), day: fc.integer({ min: 0, max: 30 }) }),
)

describe('choosing what is promised', () => {
  it.each<[string, TargetShape]>([
    ['PT30M', { kind: 'working', seconds: 1800 }],
    ['PT2H30M', { kind: 'working', seconds: 9000 }],
    ['wall PT24H', { kind: 'wall', seconds: 86_400 }],
    ['P15D', { kind: 'days', days: 15 }],
    ['P1D 10:00', { kind: 'at', day: 1, at: '10:00' }],
    ['P0D closing', { kind: 'closing', day: 0 }],
  ])('reads %s and writes it back', (text, shape) => {
    expect(readTarget(text)).toEqual(shape)
    expect(writeTarget(shape)).toBe(text)
  })
  it('leaves alone what cannot be chosen here', () => {
    const others = ['at 2026-03-02T10:00:00Z', 'P1DT2H', 'P1D 25:00', 'wall P1D', 'PT', '2h', '']
    for (const text of others) expect(readTarget(text), text).toBeNull()
  })
  it('writes every choice so that it is read as the same choice', () => {
    fc.assert(
      fc.property(anyTarget, (shape) => {
        expect(readTarget(writeTarget(shape))).toEqual(shape)
      }),
    )
  })
  it('turns every choice into a sound one of any other kind', () => {
    fc.assert(
      fc.property(anyTarget, fc.constantFrom(...TARGET_KINDS), (shape, kind) => {
        const next = turnInto(kind, shape)
        expect(next.kind).toBe(kind)
        expect(readTarget(writeTarget(next))).toEqual(next)
        if (next.kind === 'days') expect(next.days).toBeGreaterThan(0)
      }),
    )
  })
  it('keeps the length between working and wall time', () => {
    expect(turnInto('wall', { kind: 'working', seconds: 1200 })).toEqual({ kind: 'wall', seconds: 1200 })
  })
})
