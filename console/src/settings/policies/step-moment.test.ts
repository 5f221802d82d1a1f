import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginMoment, freeStepId, inOrderOfTime, MOMENT_FORMS, readMoment, USUAL_STEPS, writeMoment, type Moment } from './step-moment.ts'

const length = fc.integer({ min: 1, max: 1_000_000 })
const anyMoment: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({ form: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ form: fc.constantFrom('elapsed' as const, 'before' as const, 'after' as const), seconds: length }),
  fc.constant({ form: 'due' as const }),
  fc.record({ form: fc.constant('every' as const), seconds: length, times: fc.integer({ min: 1, max: 100 }) }),
)

describe('when something is said about a promise', () => {
  it.each<[string, Moment, string]>([
    ['80%', { form: 'percent', percent: 80 }, 'reminder'],
    ['@PT10M', { form: 'elapsed', seconds: 600 }, 'reminder'],
    ['-PT30M', { form: 'before', seconds: 1800 }, 'reminder'],
    ['due', { form: 'due' }, 'breach'],
    ['+PT1H', { form: 'after', seconds: 3600 }, 'escalation'],
    ['+PT10M x6', { form: 'every', seconds: 600, times: 6 }, 'repeat'],
  ])('reads %s and writes it back', (offset, moment, kind) => {
    expect(readMoment(offset)).toEqual(moment)
    expect(writeMoment(moment)).toEqual({ kind, offset })
  })
  it('does not take what the server would refuse', () => {
    for (const offset of ['', 'soon', '-PT10M x6', '+P1D', '80', '+10m']) expect(readMoment(offset), offset).toBeNull()
  })
  it('writes every moment so that it is read as the same moment', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect(readMoment(writeMoment(moment).offset)).toEqual(moment)
      }),
    )
  })
  it('keeps the length when the form changes', () => {
    expect(beginMoment('before', { form: 'after', seconds: 1200 })).toEqual({ form: 'before', seconds: 1200 })
    for (const form of MOMENT_FORMS) expect(readMoment(writeMoment(beginMoment(form)).offset)?.form).toBe(form)
  })
  it('puts the steps in the order in which people hear them', () => {
    const step = (offset: string) => ({ id: offset, kind: 'reminder' as const, offset, to: [] })
    const mixed = ['+PT10M x6', 'due', '+PT5M', '@PT10M', '-PT5M', '50%'].map(step)
    expect(inOrderOfTime(mixed, { kind: 'working', seconds: 1800 }).map(({ offset }) => offset)).toEqual([
      '@PT10M',
      '50%',
      '-PT5M',
      'due',
      '+PT5M',
      '+PT10M x6',
    ])
  })
  it('gives a new step a name of its own', () => {
    expect(freeStepId('after', USUAL_STEPS)).toBe('escalation_2')
    expect(freeStepId('every', USUAL_STEPS)).toBe('repeat')
  })
})
