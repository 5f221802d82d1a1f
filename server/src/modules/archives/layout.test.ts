import { describe, expect, it } from 'vitest'
import { positionOf, stateAt } from './layout.ts'

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day))

describe('the layout of a building', () => {
  it('knows the state of a unit at a moment from its changes [CAS-004]', () => {
    const changes = [{ at: at(5), from: 'handed_over', to: 'renovating' }, { at: at(20), from: 'renovating', to: 'self_occupied' }]
    expect(stateAt('self_occupied', changes, at(3), at(1))).toBe('handed_over')
    expect(stateAt('self_occupied', changes, at(12), at(1))).toBe('renovating')
    expect(stateAt('self_occupied', changes, at(25), at(1))).toBe('self_occupied')
    expect(stateAt('vacant', [], at(3), at(10))).toBeNull()
  })

  it('knows which room is above which by its number', () => {
    expect(positionOf('1201', 12)).toBe('01')
    expect(positionOf('0201', 2)).toBe('01')
    expect(positionOf('201A', 2)).toBe('01')
    expect(positionOf('A栋商铺', 1)).toBeNull()
  })
})
