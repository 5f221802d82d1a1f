import { describe, expect, it } from 'vitest'
import { ProblemError } from '@guanjia/ui'
import { atSteps, changedResults } from './step-results.ts'

const photo = { id: 'p1', name: '油杯.jpg', contentType: 'image/jpeg', bytes: 9, isImage: true, takenAt: null }
const known = [
  { step: { id: 'leak' }, value: true, note: '', photos: [] },
  { step: { id: 'noise' }, value: null, note: '', photos: [] },
  { step: { id: 'pressure' }, value: 0.4, note: '表已校', photos: [photo] },
]
const before = { leak: { value: true, note: '', photos: [] }, noise: { value: null, note: '', photos: [] }, pressure: { value: 0.4, note: '表已校', photos: [photo] } }

describe('results that are entered at the desk', () => {
  it('sends nothing of what stays as it is, spaces or not', () => {
    expect(changedResults(known, before)).toEqual([])
    expect(changedResults(known, { ...before, leak: { value: true, note: ' ' } })).toEqual([])
  })
  it('sends a remark on a step that nobody has answered, and takes an answer back', () => {
    expect(changedResults(known, { ...before, noise: { note: '等配件' }, leak: {} })).toEqual([
      { stepId: 'leak', value: null, note: '', photoIds: [] },
      { stepId: 'noise', value: null, note: '等配件', photoIds: [] },
    ])
  })
  it('puts what the server refuses beside its step, whatever else was sent', () => {
    const sent = changedResults(known, { ...before, noise: { value: false }, pressure: { value: 0.9 } })
    const problem = { type: 'about:blank', title: 'Rule', status: 422, code: 'rule_broken' as const, errors: [{ pointer: '/results/1/value', message: 'a' }, { pointer: '/results/0/photoIds', message: 'b' }, { pointer: '/at', message: 'c' }] }
    const { problem: said } = atSteps(new ProblemError('rule_broken', problem as never, 'Rule'), sent) as ProblemError
    expect(said?.errors?.map(({ pointer }) => pointer)).toEqual(['/pressure/value', '/noise/photos', '/at'])
  })
})
