import { describe, expect, it } from 'vitest'
import type { Case } from '@guanjia/contract/cases.ts'
import { orderedActs, wantsWorkOrder } from './case-acts.ts'

const order = (status: string) => ({
  id: 'w',
  number: 'W-1',
  status,
  kind: 'repair',
  worker: null,
  title: '',
  appointmentFrom: null,
  appointmentTo: null,
  suspendReason: null,
  suspendUntil: null,
  proposal: null,
})
const acts = (
  status: Case['status'],
  allowedActions: Case['allowedActions'],
  workOrderList: Case['workOrderList'] = [],
  clocks: Case['clocks'] = [],
) => orderedActs({ status, allowedActions, workOrderList, clocks })
const clock = (metric: string, dueAt: string, state: 'running' | 'stopped' = 'running') =>
  ({ metric, dueAt, state }) as Case['clocks'][number]

describe('the acts on a case', () => {
  it('draw only what the server allows, the usual next step first', () => {
    expect(acts('resolved', ['link', 'reopen', 'return_visit'])).toEqual([
      { action: 'return_visit', isRare: false, isNext: true },
      { action: 'link', isRare: true, isNext: false },
      { action: 'reopen', isRare: true, isNext: false },
    ])
  })
  it('never put the end of a case first when the next step is not allowed', () => {
    expect(acts('resolved', ['reopen'])[0]).toMatchObject({ action: 'reopen', isNext: false })
  })
  it('tell the resident while somebody is at work, and resolve once the work is done', () => {
    expect(acts('in_progress', ['resolve', 'feedback'], [order('working')])[0]!.action).toBe('feedback')
    expect(acts('in_progress', ['resolve', 'feedback'], [order('done')])[0]!.action).toBe('resolve')
  })
})

describe('a promise that is due', () => {
  it('makes the act that keeps it the next one', () => {
    const clocks = [
      clock('feedback', '2026-11-22T10:00:00Z'),
      clock('forward', '2026-11-22T09:00:00Z'),
      clock('return_visit', '2026-11-22T08:00:00Z', 'stopped'),
    ]
    expect(acts('in_progress', ['resolve', 'feedback', 'forward'], [], clocks).map(({ action }) => action)).toEqual([
      'forward',
      'resolve',
      'feedback',
    ])
  })
  it('does not offer what is not allowed', () => {
    expect(acts('in_progress', ['resolve'], [], [clock('forward', '2026-11-22T09:00:00Z')])[0]!.action).toBe('resolve')
  })
})

describe('raising a work order', () => {
  it('is the next step of a repair that has none, or only cancelled ones', () => {
    expect(wantsWorkOrder({ kind: 'repair', status: 'registered', workOrderList: [] })).toBe(true)
    expect(wantsWorkOrder({ kind: 'repair', status: 'in_progress', workOrderList: [order('cancelled')] })).toBe(true)
    expect(wantsWorkOrder({ kind: 'repair', status: 'in_progress', workOrderList: [order('open')] })).toBe(false)
    expect(wantsWorkOrder({ kind: 'complaint', status: 'registered', workOrderList: [] })).toBe(false)
    expect(wantsWorkOrder({ kind: 'repair', status: 'resolved', workOrderList: [] })).toBe(false)
  })
})
