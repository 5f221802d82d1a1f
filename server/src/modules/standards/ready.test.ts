import { describe, expect, it } from 'vitest'
import { standards } from '@guanjia/contract'
import { faultIn } from './lifecycle.ts'
import { readyStandards } from './ready-in.ts'
import { ITEM_WORDS, READY_WORDS } from './ready-words.ts'

const numbered = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, n) => `ETQ-${String(from + n).padStart(3, '0')}`)
/** What the catalogue takes from the handbooks about etiquette; listening (026) and the traits of talking with people (027) are taught, not scored. */
const ETIQUETTE = [...numbered(1, 25), ...numbered(28, 31)]
const big5 = new Set(Array.from({ length: 0x7e }, (_, lead) => new TextDecoder('big5').decode(Uint8Array.from({ length: 2 * 0xbf }, (_, at) => (at % 2 === 0 ? 0x81 + lead : 0x40 + (at - 1) / 2)))).join(''))
const items = (locale: 'zh-CN' | 'zh-TW' | 'en') => readyStandards(locale).flatMap(({ code, items: own }) => own.map((item) => ({ code, ...item })))

describe('the ready standards', () => {
  it('leave out nothing that the handbooks ask of how people look, stand, speak and serve, and each item names where it stands [ETQ-001]', () => {
    const sources = new Set(items('zh-CN').map(({ source }) => source))
    expect(ETIQUETTE.filter((id) => !sources.has(id))).toEqual([])
    // Beside etiquette: the desk and telephone, cleaning with its limits of materials, repairs at home, security, complaints, the sales office.
    for (const id of ['RCP-013', 'ENV-001', 'ENV-002', 'ENV-003', 'ENV-005', 'ENV-007', 'ENV-011', 'RPR-020', 'ORG-038', 'ORG-039', 'ORG-040', 'ORG-041', 'ORG-043', 'ORG-044', 'CMP-008', 'CMP-010', 'CMP-024', 'SLS-001', 'SLS-007', 'SCR-007']) expect(sources).toContain(id)
    expect(items('zh-CN').filter(({ source }) => !/^[A-Z]{3}-\d{3}$/.test(source))).toEqual([])
  })

  it.each(['zh-TW', 'en'] as const)('say the same in %s, item by item', (locale) => {
    const [said, source] = [readyStandards(locale), readyStandards('zh-CN')]
    expect(said.map(({ code, items: own }) => [code, own.length, READY_WORDS[code]![locale].length - 1])).toEqual(source.map(({ code, items: own }) => [code, own.length, own.length]))
    for (const { code, name, items: own } of said) {
      const sound = own.map((item) => standards.StandardItem.parse({ id: crypto.randomUUID(), ...item }))
      expect([code, faultIn(sound)]).toEqual([code, null])
      expect(name).toEqual(expect.stringMatching(/\S/))
    }
    const words = said.flatMap(({ name, items: own }) => [name, ...own.flatMap(({ text, dimension, unit }) => [text, dimension ?? '', unit ?? ''])])
    // No word of another language is left between: no Han in English, in zh-TW none that Big5 does not know, as it knows no simplified form.
    const isForeign = (sign: string): boolean => /\p{Script=Han}/u.test(sign) && (locale === 'en' || !big5.has(sign))
    expect(words.filter((text) => [...text].some(isForeign))).toEqual([])
    expect(items(locale).map(({ source: of, method, min, max, weight, isRedLine }) => [of, method, min, max, weight, isRedLine])).toEqual(items('zh-CN').map(({ source: of, method, min, max, weight, isRedLine }) => [of, method, min, max, weight, isRedLine]))
  })

  it('translate no word that no item has any more', () => {
    const used = new Set(items('zh-CN').flatMap(({ dimension, unit }) => [dimension, unit]))
    expect(Object.keys(ITEM_WORDS).filter((word) => !used.has(word))).toEqual([])
    expect(Object.keys(READY_WORDS).filter((code) => !readyStandards('zh-CN').some((one) => one.code === code))).toEqual([])
  })
})
