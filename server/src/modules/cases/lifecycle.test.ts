import { describe, expect, it } from 'vitest'
import { cases } from '@guanjia/contract'
import { effectiveTime, nextStatus, possibleActions, reachable } from '../../platform/records/index.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { closeReasonOf, gradeOf, outcomeOfVisit, titleOf } from './rules.ts'

describe('life cycle of a case', () => {
  it('reaches every state but that of a confirmed visit from registration, and leaves no dead end except cancelled', () => {
    // `confirmed` is also reached by a settled return visit, `reopened` by an unsettled one: both are outcomes of `return_visit`.
    expect(reachable(LIFECYCLE, 'registered')).toEqual(new Set(cases.CASE_STATUSES))
    expect(cases.CASE_STATUSES.filter((status) => possibleActions(LIFECYCLE, status).length === 0)).toEqual(['cancelled'])
  })

  it('refuses an illegal step with the steps that are possible', () => {
    expect(() => nextStatus(LIFECYCLE, 'registered', 'close')).toThrow(expect.objectContaining({ code: 'action_not_allowed', extra: { allowedActions: expect.arrayContaining(['classify']) } }))
  })
})

describe('return visits', () => {
  it('confirm what is settled and reopen what is not, or what scores 2 and less', () => {
    expect(outcomeOfVisit({ isReached: true, isSettled: true, score: 3 })).toBe('confirmed')
    expect(outcomeOfVisit({ isReached: true, isSettled: true, score: 2 })).toBe('reopened')
    expect(outcomeOfVisit({ isReached: true, isSettled: false, score: 5 })).toBe('reopened')
    expect(outcomeOfVisit({ isReached: false, isSettled: null, score: null })).toBe('unreached')
  })

  it('let a case close only after a confirmation or three days without an answer', () => {
    expect(closeReasonOf('resolved', false, 2)).toBeNull()
    expect(closeReasonOf('resolved', false, 3)).toBe('unreachable')
    expect(closeReasonOf('confirmed', true, 0)).toBe('return_visit')
    expect(closeReasonOf('confirmed', false, 0)).toBe('confirmed')
  })
})

describe('grades', () => {
  it('make a complaint about safety major, whatever was chosen, and grade nothing else [CMP-024]', () => {
    expect(gradeOf('complaint', 'ordinary', ['safety'])).toBe('major')
    expect(gradeOf('complaint', null, [])).toBe('ordinary')
    expect(gradeOf('repair', 'major', ['injury'])).toBeNull()
  })
})

describe('small rules', () => {
  it('take the first sentence as the title', () => {
    expect(titleOf('', '厨房漏水。已经三天了')).toBe('厨房漏水')
    expect(titleOf('', '水'.repeat(60))).toHaveLength(40)
  })

  it('clamp a told time between registration and now', () => {
    const now = new Date('2026-03-05T10:00:00Z')
    const begun = new Date('2026-03-05T08:00:00Z')
    expect(effectiveTime('2026-03-05T11:00:00Z', now, begun)).toEqual(now)
    expect(effectiveTime('2026-03-04T11:00:00Z', now, begun)).toEqual(begun)
    expect(effectiveTime('2026-03-05T09:00:00Z', now, begun)).toEqual(new Date('2026-03-05T09:00:00Z'))
  })
})
