import { describe, expect, it } from 'vitest'
import { needsWords, orderedActs } from './work-order-acts.ts'

describe('the acts on a work order', () => {
  it('ask a dispatcher why when they do what the worker does', () => {
    expect(needsWords('suspend', { id: 'lyu' }, 'zhou')).toBe(true)
    expect(needsWords('suspend', { id: 'lyu' }, 'lyu')).toBe(false)
    expect(needsWords('resume', { id: 'lyu' }, 'zhou')).toBe(true)
    expect(needsWords('prolong', { id: 'lyu' }, 'zhou')).toBe(false)
  })
  it('put the usual next step first, and what is rare last', () => {
    const acts = orderedActs({ status: 'suspended', allowedActions: ['appoint', 'rework', 'prolong', 'resume'] })
    expect(acts.map(({ action }) => action)).toEqual(['resume', 'appoint', 'prolong', 'rework'])
    expect(acts[0]).toMatchObject({ isNext: true, isRare: false })
  })
})
