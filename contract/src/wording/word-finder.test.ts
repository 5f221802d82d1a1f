import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedText } from './fold.ts'
import { SIMPLIFIED, TRADITIONAL } from './simplified.generated.ts'
import { makeWordFinder, type ListedWord } from './word-finder.ts'

const listed = (word: string, kind: ListedWord['kind'] = 'impatient', exceptions: string[] = []): ListedWord => ({ word, kind, exceptions, suggestion: '' })
const LIST = [
  listed('快点', 'impatient', ['尽快', '快点头']), listed('烦死了'), listed('烦', 'impatient', ['麻烦', '烦请', '烦恼', '不厌其烦', '耐烦']),
  listed('滚', 'insulting', ['滚动', '翻滚', '打滚', '滚筒', '滚轮']), listed('滚蛋', 'insulting'), listed('白痴', 'insulting'), listed('神经病', 'insulting'), listed('外地人', 'discriminating'),
  listed('改天', 'vague'), listed('大概', 'vague', ['大概念']), listed('idiot', 'insulting'), listed('ass', 'insulting'), listed('hell', 'insulting'), listed('not my problem'), listed('看看再说吧', 'vague'), listed('呵呵'),
]
const finder = makeWordFinder(LIST)
const found = (text: string): string[] => finder.find(text).map(({ start, end }) => text.slice(start, end))

describe('finding words that residents should not read', () => {
  it('gives the place in the original text, the kind and the weight [ETQ-010]', () => {
    expect(finder.find('您快点来，改天再说')).toEqual([
      { start: 1, end: 3, word: '快点', kind: 'impatient', level: 'block', suggestion: '' },
      { start: 5, end: 7, word: '改天', kind: 'vague', level: 'warn', suggestion: '' },
    ])
  })

  it('hears the same word in traditional characters, full width, capitals and with signs between', () => {
    expect(found('快點！煩死了，你這個神經病')).toEqual(['快點', '煩死了', '神經病'])
    expect(found('滾 蛋、白*痴、神-经-病、你这个滚。蛋吗')).toEqual(['滾 蛋', '白*痴', '神-经-病', '滚。蛋'])
    expect(found('ＩＤＩＯＴ i d i o t 𝐢𝐝𝐢𝐨𝐭 Ídiot')).toEqual(['ＩＤＩＯＴ', 'i d i o t', '𝐢𝐝𝐢𝐨𝐭', 'Ídiot'])
    expect(found('滚🙂蛋 白\u200b痴')).toEqual(['滚🙂蛋', '白\u200b痴'])
  })

  it('hears a word whose characters are repeated, but not half of a doubled one', () => {
    expect(found('烦烦烦死死死了了')).toEqual(['烦烦烦死死死了了'])
    expect(found('呵呵呵')).toEqual(['呵呵呵'])
    expect(found('一笑呵成')).toEqual([])
    expect(found('看再说吧')).toEqual([])
  })

  it('leaves alone the longer word in which it is harmless, and finds it beside one', () => {
    expect(found('给您添麻烦了，烦请稍候；滚动播放，孩子在草地上打滚，我们会尽快点检')).toEqual([])
    expect(found('麻烦您别来烦我')).toEqual(['烦'])
    expect(found('滚，动作快点')).toEqual(['滚', '快点'])
  })

  it('takes the end of one clause and the beginning of the next for no word', () => {
    expect(found('我们走得很快，点开链接就能看到')).toEqual([])
    expect(found('走得 快。点开链接')).toEqual([])
    expect(found('快，点')).toEqual(['快，点'])
  })

  it('knows where an English word ends', () => {
    expect(found("class passes hello shell assess it's as soon")).toEqual([])
    expect(found('as s, what the hell, NOT MY PROBLEM!')).toEqual(['as s', 'hell', 'NOT MY PROBLEM'])
  })

  it('tells the longer of two, and both weights only when the heavier lies outside', () => {
    const both = makeWordFinder([listed('再说', 'vague'), listed('以后再说', 'impatient'), listed('改天以后再说吧', 'vague')])
    expect(both.find('改天以后再说吧').map(({ word }) => word)).toEqual(['以后再说'])
  })

  it('finds nothing with an empty list or in an empty text, and survives words that nobody can hear', () => {
    expect(makeWordFinder([]).find('快点')).toEqual([])
    expect(makeWordFinder([listed('，。 '), listed('')]).find('，。 ')).toEqual([])
    expect(finder.find('')).toEqual([])
    expect(finder.find('\ud800滚\udc00')).toHaveLength(1)
  })
})

const bad = fc.constantFrom('你快点行不行', '烦死了', '麻烦你滚蛋', '真是神经病', '我们改天再来', '你这个白痴', '外地人都这样', 'you idiot', 'that is not my problem', '看看再说吧')
const junk = fc.constantFrom(' ', '　', '\u200b', '\u200d', '\u2060', '\u00a0', '\ufeff', '\t', '🙂', '*', '-', '~', '_', '·')

function spread(text: string, cuts: { at: number; what: string }[]): string {
  return Array.from(text).reduce((out, character, place) => out + character + cuts.filter(({ at }) => at === place).map(({ what }) => what).join(''), '')
}
const cuts = fc.array(fc.record({ at: fc.nat(20), what: junk }), { maxLength: 12 })
const traditional = new Map<string, string[]>()
Array.from(SIMPLIFIED).forEach((simple, i) => traditional.set(simple, [...(traditional.get(simple) ?? []), TRADITIONAL[i]!]))
const words = (text: string): string[] => finder.find(text).map(({ word }) => word)

describe('what somebody may do to a bad sentence', () => {
  it('never hides it by blanks, invisible marks and signs between the characters', () => {
    fc.assert(fc.property(bad, cuts, (sentence, cuts) => {
      expect(words(spread(sentence, cuts))).toEqual(words(sentence))
    }))
  })

  it('never hides it by traditional characters or full width', () => {
    fc.assert(
      fc.property(bad, fc.infiniteStream(fc.nat(5)), (sentence, stream) => {
        const next = () => stream.next().value as number
        const written = Array.from(sentence, (character) => {
          const others = traditional.get(character) ?? []
          if (/[a-z]/.test(character)) return next() > 2 ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character.toUpperCase()
          return others.length > 0 ? others[next() % others.length]! : character
        }).join('')
        expect(words(written)).toEqual(words(sentence))
      }),
    )
  })

  it('never hides it by repeating characters', () => {
    fc.assert(fc.property(bad, fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }), (sentence, times) => {
      expect(words(Array.from(sentence, (character, i) => character.repeat(1 + times[i]!)).join(''))).toEqual(words(sentence))
    }))
  })

  it('always points at the characters themselves, whatever the text is', () => {
    const piece = fc.oneof(bad, junk, fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('。', '，', '煩', '滾', '㎡', 'ﷺ', 'é'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')), (text) => {
        let before = -1
        for (const { start, end, word } of finder.find(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeLessThanOrEqual(text.length)
          before = start
          const squeezed = (s: string): string => foldedText(s).replaceAll(/(.)\1+/gu, '$1')
          expect(squeezed(text.slice(start, end))).toBe(squeezed(word))
        }
      }),
    )
  })
})
