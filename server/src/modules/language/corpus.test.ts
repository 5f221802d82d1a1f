import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeWordFinder, levelOf, type WordKind } from '@guanjia/contract/wording/word-finder.ts'
import { SIMPLIFIED, TRADITIONAL } from '@guanjia/contract/wording/simplified.generated.ts'
import { DEFAULT_SCRIPTS } from './default-scripts.ts'
import { DEFAULT_WORDS } from './default-words.ts'
import { BAD, GOOD } from './corpus.ts'

const finder = makeWordFinder(DEFAULT_WORDS)
const bad = Object.entries(BAD).flatMap(([kind, sentences]) => sentences.map((sentence) => ({ sentence, level: levelOf(kind as WordKind) })))

/** A bad sentence counts as found when its own level is found; a good one must have nothing at all. */
const isFound = ({ sentence, level }: (typeof bad)[number]): boolean => finder.find(sentence).some((finding) => finding.level === level)

const traditional = new Map(Array.from(SIMPLIFIED, (simple, i) => [simple, TRADITIONAL[i]!]))
const inTraditional = (text: string): string => Array.from(text, (character) => traditional.get(character) ?? character).join('')

describe('the first list of an organisation', () => {
  it('stops what the handbooks forbid and lets polite sentences pass: precision and recall of at least 0.97 [ETQ-006] [ETQ-010]', () => {
    const missed = bad.filter((one) => !isFound(one)).map(({ sentence }) => sentence)
    const wrong = GOOD.filter((sentence) => finder.find(sentence).length > 0).map((sentence) => `${sentence} → ${finder.find(sentence).map(({ word }) => word).join(' ')}`)
    const hits = bad.length - missed.length
    const recall = hits / bad.length
    const precision = hits / (hits + wrong.length)
    process.stdout.write(`language corpus: ${bad.length} bad, ${GOOD.length} good; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${[...missed.map((one) => `  missed: ${one}\n`), ...wrong.map((one) => `  wrong: ${one}\n`)].join('')}`)
    expect(bad.length + GOOD.length).toBeGreaterThanOrEqual(300)
    expect(Math.min(bad.length, GOOD.length)).toBeGreaterThanOrEqual(150)
    expect(recall).toBeGreaterThanOrEqual(0.97)
    expect(precision).toBeGreaterThanOrEqual(0.97)
  })

  it('has the words that the handbook names itself: 快点 and 烦死了 are impatient [ETQ-007]', () => {
    for (const word of ['快点', '烦死了']) expect(finder.find(word)).toMatchObject([{ word, kind: 'impatient', level: 'block' }])
  })

  it('warns of vague words without stopping them, and asks for a time [ETQ-008]', () => {
    expect(finder.find('我们改天过去')).toMatchObject([{ kind: 'vague', level: 'warn', suggestion: expect.stringContaining('日期和时间') as string }])
  })

  it('stops insults and discrimination [ETQ-009]', () => {
    expect(finder.find('你是白痴，外地人')).toMatchObject([{ kind: 'insulting', level: 'block' }, { kind: 'discriminating', level: 'block' }])
  })

  it('never forbids what the script library says', () => {
    for (const { text, title } of DEFAULT_SCRIPTS) for (const words of [...Object.values(text), ...Object.values(title)]) expect([words, finder.find(words).map(({ word }) => word)]).toEqual([words, []])
  })

  it('says each word once, with exceptions that contain something of it and a suggestion', () => {
    expect(DEFAULT_WORDS.length).toBeGreaterThanOrEqual(150)
    expect(new Set(DEFAULT_WORDS.map(({ word }) => word)).size).toBe(DEFAULT_WORDS.length)
    expect(DEFAULT_WORDS.filter(({ suggestion, source }) => suggestion === '' || source === '')).toEqual([])
  })
})

const found = bad.filter(isFound)
const words = (text: string): string[] => finder.find(text).map(({ word }) => word)

describe('a bad sentence of the corpus', () => {
  it('cannot be hidden by blanks and invisible marks', () => {
    const mark = fc.constantFrom(' ', '　', '\u200b', '\u00a0', '\ufeff', '\u2063')
    fc.assert(
      fc.property(fc.constantFrom(...found), fc.array(fc.tuple(fc.nat(30), mark), { maxLength: 15 }), (one, marks) => {
        const sentence = Array.from(one.sentence, (character, i) => character + marks.filter(([at]) => at === i).map(([, what]) => what).join('')).join('')
        expect(isFound({ ...one, sentence })).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('cannot be hidden by traditional characters', () => {
    for (const { sentence } of bad) expect(words(inTraditional(sentence))).toEqual(words(sentence))
  })

  it('is pointed at in its own characters', () => {
    for (const { sentence } of found) for (const { start, end, word } of finder.find(sentence)) {
      expect(makeWordFinder([{ word, kind: 'insulting', suggestion: '', exceptions: [] }]).find(sentence.slice(start, end))).toMatchObject([{ start: 0, end: end - start }])
    }
  })
})
