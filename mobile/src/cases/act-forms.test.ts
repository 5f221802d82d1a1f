import { describe, expect, it } from 'vitest'
import { NO_VALUES, bodyOf, type ActValues, type FormAct } from './act-forms.tsx'

const with_ = (part: Partial<ActValues>): ActValues => ({ ...NO_VALUES, ...part })
const body = (action: FormAct, part: Partial<ActValues>) => bodyOf(action, with_(part), 'Asia/Shanghai')

describe('what a form on the phone sends', () => {
  it('is nothing while the words that the act needs are missing', () => {
    for (const action of ['feedback', 'resolve', 'invalidate', 'reopen'] as const) expect(body(action, { words: '  ' }), action).toBeNull()
  })
  it('lets a resident be urged or a case cancelled without a word', () => {
    expect(body('urge', {})).toEqual({ action: 'urge', reason: '' })
  })
  it('asks of a return visit that reached somebody whether it is settled and how many stars', () => {
    expect(body('return_visit', { isReached: true, isSettled: true })).toBeNull()
    expect(body('return_visit', { isReached: true, score: 5 })).toBeNull()
    expect(body(
      'return_visit',
      { isReached: true, isSettled: false, score: 2, words: '还在漏' },
    )).toMatchObject({ isReached: true, isSettled: false, score: 2, opinion: '还在漏' })
  })
  it('counts a visit that reached nobody without any judgement', () => {
    expect(body('return_visit', { isReached: false, isSettled: true, score: 5 })).toEqual({
      action: 'return_visit',
      channel: 'phone',
      isReached: false,
      opinion: '',
    })
  })
  it('promises nothing in the past', () => {
    expect(body('feedback', { words: '明天去', until: '2020-01-01T08:00' })).toBeNull()
  })
  it('gives reasons for major only to a complaint that is major', () => {
    expect(body('grade', { grade: 'complex', majorReasons: ['media'] })).toMatchObject({ majorReasons: [] })
    expect(body('grade', { grade: 'major', majorReasons: ['media'] })).toMatchObject({ majorReasons: ['media'] })
  })
})
