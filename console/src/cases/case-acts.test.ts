import { describe, expect, it } from 'vitest'
import type { Case } from '@guanjia/contract/cases.ts'
import { orderedActs, wantsWorkOrder } from './case-acts.ts'

const order = (status: string) => ({ id: 'w', number: 'W-1', status, kind: 'repair', worker: null, title: '' })
const acts = (status: Case['status'], allowedActions: Case['allowedActions'], workOrderList: Case['workOrderList'] = []) => orderedActs({ status, allowedActions, workOrderList })

describe('the acts on a case', () => {
  it('draw only what the server allows, the usual next step first', () => {
    expect(acts('resolved', ['link', 'reopen', 'return_visit'])).toEqual([
      { action: 'return_visit', isRare: false, isNext: true }, { action: 'link', isRare: true, isNext: false }, { action: 'reopen', isRare: true, isNext: false },
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

describe('raising a work order', () => {
  it('is the next step of a repair that has none, or only cancelled ones', () => {
    expect(wantsWorkOrder({ kind: 'repair', status: 'registered', workOrderList: [] })).toBe(true)
    expect(wantsWorkOrder({ kind: 'repair', status: 'in_progress', workOrderList: [order('cancelled')] })).toBe(true)
    expect(wantsWorkOrder({ kind: 'repair', status: 'in_progress', workOrderList: [order('open')] })).toBe(false)
    expect(wantsWorkOrder({ kind: 'complaint', status: 'registered', workOrderList: [] })).toBe(false)
    expect(wantsWorkOrder({ kind: 'repair', status: 'resolved', workOrderList: [] })).toBe(false)
  })
})
