import { workorders } from '@guanjia/contract'
import { effectiveTime } from '../../platform/records/index.ts'
import { describe, expect, it } from 'vitest'
import { TO_DO } from './lifecycle.ts'
import { holdsUpCase, mayClose, mayRework, missingPhotos, missingPieces, moreUrgent, placeOf } from './rules.ts'

const home = { place_kind: 'unit', unit_id: 'u' } as const

describe('at the door', () => {
  it('asks for all five pieces at a home, for none in public areas [RPR-020]', () => {
    expect(missingPieces(home, [])).toEqual(workorders.FIVE_PIECES)
    expect(missingPieces(home, ['cloth', 'shoe_covers', 'mat', 'brush'])).toEqual(['dust_shovel'])
    expect(missingPieces(home, [...workorders.FIVE_PIECES])).toEqual([])
    expect(missingPieces({ place_kind: 'public_area', unit_id: 'u' }, [])).toEqual([])
    expect(missingPieces({ place_kind: 'unit', unit_id: null }, [])).toEqual([])
  })
})

describe('proof of a repair', () => {
  it('is one photo before and another one after', () => {
    expect(missingPhotos('repair', [], [])).toEqual(['before', 'after'])
    expect(missingPhotos('repair', ['a'], [])).toEqual(['after'])
    expect(missingPhotos('repair', [], ['b'])).toEqual(['before'])
    expect(missingPhotos('repair', ['a'], ['b'])).toEqual([])
  })
  it('is never the same picture twice', () => {
    expect(missingPhotos('repair', ['a'], ['a'])).toEqual(['after'])
    expect(missingPhotos('repair', ['a'], ['a', 'b'])).toEqual([])
  })
  it('is not asked of other work', () => {
    expect(missingPhotos('cleaning', [], [])).toEqual([])
  })
})

describe('closing', () => {
  it('needs verification in public areas [RPR-003]', () => {
    const done = { status: 'done', place_kind: 'public_area', is_passed: null, signed_at: null } as const
    expect(mayClose(done, 'closed')).toBe(false)
    expect(mayClose({ ...done, signed_at: new Date() }, 'closed')).toBe(false)
    expect(mayClose({ ...done, status: 'verified', is_passed: true }, null)).toBe(true)
  })
  it('needs the signature, the confirmation of the case or verification in a unit [RPR-004]', () => {
    const done = { status: 'done', place_kind: 'unit', is_passed: null, signed_at: null } as const
    expect(mayClose({ ...done, signed_at: new Date() }, 'in_progress')).toBe(true)
    expect([
      null, 'in_progress', 'resolved', 'confirmed', 'closed',
    ].map((status) => mayClose(done, status))).toEqual([false, false, false, true, true])
    expect(mayClose({ ...done, status: 'verified', is_passed: true }, null)).toBe(true)
  })
  it('is impossible for what did not pass', () => {
    expect(mayClose({ status: 'verified', place_kind: 'unit', is_passed: false, signed_at: new Date() }, 'closed')).toBe(false)
  })
  it('of the case waits for work to do and for what did not pass', () => {
    const states = workorders.WORK_ORDER_STATUSES.filter((status) => holdsUpCase({ status, is_passed: null }, TO_DO))
    expect(states).toEqual(['open', 'assigned', 'accepted', 'arrived', 'working', 'suspended'])
    expect(holdsUpCase({ status: 'verified', is_passed: false }, TO_DO)).toBe(true)
    expect(holdsUpCase({ status: 'closed', is_passed: false }, TO_DO)).toBe(false)
  })
})

describe('rework', () => {
  it('is raised once, for done work, while the case is being worked on', () => {
    const done = { done_at: new Date(0) }
    expect(mayRework(done, false, null)).toBe(true)
    expect(mayRework(done, false, 'reopened')).toBe(true)
    expect(mayRework(done, true, null)).toBe(false)
    expect(mayRework({ done_at: null }, false, null)).toBe(false)
    expect(mayRework(done, false, 'closed')).toBe(false)
  })
})

describe('work told afterwards', () => {
  const [before, now] = [new Date('2026-03-05T02:00:00Z'), new Date('2026-03-05T03:00:00Z')]
  it('counts when it happened, not before the act before it and not in the future', () => {
    expect(effectiveTime(undefined, now, before)).toEqual(now)
    expect(effectiveTime('2026-03-05T10:30:00+08:00', now, before).toISOString()).toBe('2026-03-05T02:30:00.000Z')
    expect(effectiveTime('2026-03-05T01:00:00Z', now, before)).toEqual(before)
    expect(effectiveTime('2026-03-05T09:00:00Z', now, before)).toEqual(now)
  })
})

describe('what an order takes from its case', () => {
  const ofCase = { unitId: 'unit', place: '厨房', placeKind: 'facility' } as const
  it('is the place as far as it was not given', () => {
    expect(placeOf({ unitId: null, place: '', placeKind: 'unit' }, ofCase)).toEqual(ofCase)
    expect(placeOf({ unitId: null, place: '走廊', placeKind: 'public_area' }, ofCase)).toEqual({
      unitId: 'unit', place: '走廊', placeKind: 'public_area',
    })
    expect(placeOf({ unitId: 'other', place: '', placeKind: 'unit' }, ofCase)).toEqual({ unitId: 'other', place: '厨房', placeKind: 'unit' })
    expect(placeOf({ unitId: null, place: '', placeKind: 'parking' }, null)).toEqual({ unitId: null, place: '', placeKind: 'parking' })
  })
  it('is its urgency, unless the order is the more urgent one', () => {
    expect(moreUrgent('normal', 'emergency')).toBe('emergency')
    expect(moreUrgent('urgent', 'normal')).toBe('urgent')
    expect(moreUrgent('normal', 'normal')).toBe('normal')
  })
})
