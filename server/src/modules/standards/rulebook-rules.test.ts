import { expect, it } from 'vitest'
import { forceOn, isMeantFor, stateOf } from './rulebook-rules.ts'

const period = (effective_on: string | null, expires_on: string | null = null) => ({ effective_on, expires_on })

it('a version counts from its first day to its last, both included [ORG-047]', () => {
  expect(['2026-02-28', '2026-03-01', '2026-12-31', '2027-01-01'].map((day) => forceOn(period('2026-03-01', '2026-12-31'), day))).toEqual(['pending', 'in_force', 'in_force', 'expired'])
  expect(forceOn(period(null), '2026-03-01')).toBe('in_force')
})

it('a required document is there when one version counts today, whatever else there is [ORG-048]', () => {
  const today = '2026-03-05'
  expect(stateOf([], today)).toBe('missing')
  expect(stateOf([period('2025-01-01', '2025-12-31')], today)).toBe('expired')
  expect(stateOf([period('2026-04-01'), period('2025-01-01', '2025-12-31')], today)).toBe('pending')
  expect(stateOf([period('2026-04-01'), period('2026-01-01', '2026-03-31')], today)).toBe('present')
})

it('a document of a post is for its people only; one for owners is nobody’s of the staff', () => {
  const who = { postRoles: ['cleaner'], positionId: 'p1' }
  expect(isMeantFor({ post: 'everybody', position_id: null, audience: 'staff' }, who)).toBe(true)
  expect(isMeantFor({ post: 'front_desk', position_id: null, audience: 'staff' }, who)).toBe(false)
  // Whoever cleans signs in as a technician, and reads what is for cleaners.
  expect(isMeantFor({ post: 'cleaning', position_id: null, audience: 'staff' }, who)).toBe(true)
  expect(isMeantFor({ post: 'technician', position_id: null, audience: 'staff' }, who)).toBe(false)
  expect(isMeantFor({ post: 'everybody', position_id: 'p1', audience: 'staff' }, who)).toBe(true)
  expect(isMeantFor({ post: 'everybody', position_id: 'p2', audience: 'staff' }, who)).toBe(false)
  expect(isMeantFor({ post: 'everybody', position_id: null, audience: 'owner' }, who)).toBe(false)
})
