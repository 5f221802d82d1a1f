import { describe, expect, it } from 'vitest'
import { waitOf } from './waits.ts'

const order = {
  id: 'o', number: 'W-1', status: 'suspended', kind: 'repair', worker: null, title: '', appointmentFrom: null, appointmentTo: null,
  suspendReason: 'parts' as const, suspendUntil: '2026-11-23T01:00:00Z', proposal: null,
}
const none = { status: 'in_progress' as const, waitReason: null, waitUntil: null, workOrderList: [] }

describe('what a resident waits for', () => {
  it('is nothing while everything goes on', () => {
    expect(waitOf(none)).toBeNull()
    expect(waitOf({ ...none, workOrderList: [{ ...order, status: 'working', suspendReason: null, suspendUntil: null }] })).toBeNull()
  })
  it('is an order that rests, although the case itself goes on', () => {
    expect(waitOf({ ...none, workOrderList: [order] })).toEqual({ reason: 'parts', until: '2026-11-23T01:00:00Z' })
  })
  it('is first of all the wait of the case', () => {
    const both = { ...none, status: 'waiting' as const, waitReason: 'fund_vote' as const, waitUntil: null, workOrderList: [order] }
    expect(waitOf(both)).toEqual({ reason: 'fund_vote', until: null })
  })
})
