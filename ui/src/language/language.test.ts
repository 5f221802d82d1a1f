import { describe, expect, it } from 'vitest'
import type { Finding } from '@guanjia/contract/wording/word-finder.ts'
import { clauseAround } from './clause.ts'
import { fillScript } from './fill.ts'
import { piecesOf } from './findings.ts'

const finding = (start: number, end: number, level: Finding['level']): Finding => ({ start, end, level, word: '', kind: level === 'block' ? 'impatient' : 'vague', suggestion: '' })

describe('marking a text', () => {
  it('gives every character back, the heavier mark where two overlap', () => {
    const text = '改天再说，快点'
    const pieces = piecesOf(text, [finding(0, 4, 'warn'), finding(2, 4, 'block'), finding(5, 7, 'block')])
    expect(pieces).toEqual([{ text: '改天', level: 'warn' }, { text: '再说', level: 'block' }, { text: '，', level: null }, { text: '快点', level: 'block' }])
    expect(piecesOf('', [])).toEqual([])
  })
})

describe('taking a suggestion', () => {
  it('replaces the clause with the word in it, not the sentences around it', () => {
    const text = '您好，您快点过来。谢谢'
    const { start, end } = clauseAround(text, 4, 6)
    expect(text.slice(start, end)).toBe('您快点过来')
    expect(clauseAround('快点', 0, 2)).toEqual({ start: 0, end: 2 })
    expect(clauseAround('Yes. Hurry up now!', 5, 13)).toEqual({ start: 5, end: 17 })
  })
})

describe('filling a script', () => {
  it('puts in what is known and shows the first place that is left open', () => {
    const filled = fillScript('{name}您好，{number} 将于 {time} 处理', { name: '苏婉清', number: 'C-1', time: null })
    expect(filled.text).toBe('苏婉清您好，C-1 将于 {time} 处理')
    expect(filled.text.slice(filled.open!.start, filled.open!.end)).toBe('{time}')
    expect(fillScript('请随我来。', {}).open).toBeNull()
  })
})
