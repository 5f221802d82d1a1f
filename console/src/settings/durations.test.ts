import { describe, expect, it } from 'vitest'
import type { T } from '@guanjia/ui'
import { secondsOf, stepWords } from './durations.ts'

const t = ((key: string, values?: object) => `${key.split('.').at(-1)}${values ? JSON.stringify(values) : ''}`) as unknown as T
const words = (offset: string) => stepWords(offset, t, (seconds) => `${seconds}s`)

describe('the moments of a promise in words', () => {
  it.each([
    ['due', 'due'],
    ['60%', 'at{"part":"60%"}'],
    ['+PT10M', 'after{"time":"600s"}'],
    ['-PT30M', 'before{"time":"1800s"}'],
    ['@PT1H30M', 'elapsed{"time":"5400s"}'],
    ['+PT10M x6', 'every{"time":"600s","times":"6"}'],
    ['someday', 'someday'],
  ])('says %s', (offset, said) => expect(words(offset)).toBe(said))
  it('knows days and refuses what has no length', () => {
    expect(secondsOf('P1DT2H')).toBe(93_600)
    expect(secondsOf('P')).toBeNull()
    expect(secondsOf('PT')).toBeNull()
    expect(secondsOf('2h')).toBeNull()
  })
})
