import { workorders } from '@guanjia/contract'
import { describe, expect, it } from 'vitest'
import { nextStatus, possibleActions, reachable } from '../../platform/records/index.ts'
import { CARRIED, LIFECYCLE, OVER, PERMISSION, TO_DO } from './lifecycle.ts'

const walk = (...acts: workorders.WorkOrderAction[]): string => acts.reduce<workorders.WorkOrderStatus>(
  (status, act) => nextStatus(LIFECYCLE, status, act), 'open',
)

describe('the course of a work order', () => {
  it('reaches every state from a new order', () => {
    expect([...reachable(LIFECYCLE, 'open')].sort()).toEqual([...workorders.WORK_ORDER_STATUSES].sort())
  })

  it('ends only in closed and cancelled; from closed only a rework leads on', () => {
    const deadEnds = workorders.WORK_ORDER_STATUSES.filter((status) => possibleActions(LIFECYCLE, status).every((act) => act === 'rework'))
    expect(deadEnds).toEqual([...OVER])
  })

  it('goes from the dispatcher over the worker to the verifier [RPR-008]', () => {
    expect(walk('assign', 'accept', 'arrive', 'start', 'suspend', 'resume', 'done', 'verify', 'close')).toBe('closed')
    expect(walk('offer', 'grab', 'suspend', 'resume')).toBe('working')
    expect(walk('assign', 'decline')).toBe('open')
    expect(walk('assign', 'accept', 'arrive', 'start', 'transfer')).toBe('assigned')
  })

  it('leaves out no step: nobody is done before arriving, verified before done, declined after accepting', () => {
    for (const acts of [
      ['assign', 'accept', 'done'], ['assign', 'verify'], ['assign', 'accept', 'decline'], ['assign', 'arrive'],
      ['assign', 'accept', 'arrive', 'start', 'done', 'cancel'], ['offer', 'grab', 'grab'],
    ] as const)
      expect(() => walk(...acts), acts.join(' → ')).toThrow(/is not possible while/)
  })

  it('lets engineering work, but neither dispatch nor verify nor close [RPR-014]', () => {
    const byWorkers = workorders.WORK_ORDER_ACTIONS.filter((act) => PERMISSION[act] === 'work_orders:work')
    expect(byWorkers).toEqual(['grab', 'accept', 'decline', 'arrive', 'start', 'suspend', 'resume', 'done'])
    expect(possibleActions(LIFECYCLE, 'done')).toEqual(['verify', 'rework', 'close', 'sign'])
  })

  it('counts as load what somebody has, and as work what is not done', () => {
    expect(CARRIED.every((status) => TO_DO.includes(status))).toBe(true)
    expect(workorders.WORK_ORDER_STATUSES.filter((status) => !TO_DO.includes(status))).toEqual(['done', 'verified', 'closed', 'cancelled'])
  })
})
