import { describe, expect, it } from 'vitest'
import { beginning } from './beginning.ts'

const FAMILY = '👨‍👩‍👧‍👦'

describe('the beginning of a text', () => {
  const CASES: [text: string, most: number, cut: string][] = [
    ['厨房漏水', 10, '厨房漏水'],
    ['厨房漏水', 2, '厨房'],
    ['kitchen', 4, 'kitc'],
    // By characters, not by the halves in which they are kept.
    ['漏😀😀😀', 3, '漏😀😀'],
    // Seven characters are one sign.
    [`漏${FAMILY}${FAMILY}`, 14, `漏${FAMILY}`],
    [`漏${FAMILY}${FAMILY}`, 15, `漏${FAMILY}${FAMILY}`],
    ['🇨🇳🇹🇼', 3, '🇨🇳'],
    ['e\u0301e\u0301', 3, 'e\u0301'],
    ['漏水\u0301了', 2, '漏'],
    [FAMILY, 3, '👨‍👩'],
    ['', 5, ''],
  ]
  it.each(CASES)('%j, at most %i', (text, most, cut) => expect(beginning(text, most)).toBe(cut))

  it('holds at every length no half sign and no more than was asked for', () => {
    const text = `水管${FAMILY}漏🇨🇳水🧑🏽‍🔧！`.repeat(3)
    for (let most = 7; most < 90; most++) {
      const cut = beginning(text, most)
      expect(text.startsWith(cut)).toBe(true)
      expect([...cut].length).toBeLessThanOrEqual(most)
      expect(cut).not.toMatch(/\p{Surrogate}|\u200d$/u)
    }
  })
})
