import { describe, expect, it } from 'vitest'
import { changesOf, isSame, mergeEdits } from './merge.ts'

describe('two people changing one record', () => {
  const base = { state: 'vacant', layout: '3室2厅', note: '', tags: ['独居'] }

  it('takes what only the other changed', () => {
    expect(mergeEdits(base, { ...base, layout: '2室1厅' }, { ...base, state: 'let' })).toEqual({ adopted: ['state'], contested: [] })
  })
  it('asks about a field that both changed to different values', () => {
    expect(mergeEdits(base, { ...base, state: 'self_occupied' }, { ...base, state: 'let' })).toEqual({ adopted: [], contested: ['state'] })
  })
  it('does not ask when both wrote the same', () => {
    expect(mergeEdits(base, { ...base, tags: ['独居', '志愿者'] }, { ...base, tags: ['独居', '志愿者'] })).toEqual({
      adopted: [],
      contested: [],
    })
  })
  it('keeps what only I changed', () => {
    expect(mergeEdits(base, { ...base, note: '钥匙在前台' }, base)).toEqual({ adopted: [], contested: [] })
  })
})

describe('what is sent', () => {
  it('is only what was changed', () => {
    expect(changesOf({ name: '李雷', note: '', floor: 12 }, { name: '李雷', note: '搬走', floor: 12 })).toEqual({ note: '搬走' })
  })
  it('takes an empty text, nothing and no list for the same', () => {
    expect(isSame('', null)).toBe(true)
    expect(isSame([], undefined)).toBe(true)
    expect(isSame({ number: '1', label: '' }, { label: undefined, number: '1' })).toBe(true)
    expect(isSame(0, null)).toBe(false)
    expect(isSame(false, null)).toBe(false)
  })
})
