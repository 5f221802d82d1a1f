import { describe, expect, it } from 'vitest'
import type { CaseStatus } from '@guanjia/contract/cases.ts'
import { CASE_LOOK } from '@guanjia/ui/clock/status-view.ts'
import { STAGES, isGoing, stageOf } from './stage.ts'

describe('the stages that a resident sees', () => {
  it('never go back while a case takes its usual way', () => {
    const usual = ['registered', 'classified', 'in_progress', 'resolved', 'confirmed', 'closed'] as const
    const way = usual.map((status) => STAGES.indexOf(stageOf(status)!))
    expect(way).toEqual(way.toSorted((a, b) => a - b))
    expect(way.at(-1)).toBe(STAGES.length - 1)
  })
  it('show a case that waits or was reopened as being handled', () => {
    expect(stageOf('waiting')).toBe('inProgress')
    expect(stageOf('reopened')).toBe('inProgress')
  })
  it('show none for a case that left the way, which then shows its status', () => {
    const all = Object.keys(CASE_LOOK) as CaseStatus[]
    expect(all.filter((status) => stageOf(status) === null)).toEqual(['invalid', 'cancelled'])
  })
  it('keep a resolved case among those under way, because it waits for the resident', () => {
    expect(isGoing('resolved')).toBe(true)
    expect(isGoing('confirmed')).toBe(false)
  })
})
