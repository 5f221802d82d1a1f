import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printable, printableData, readCoverage } from './glyphs.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const covers = readCoverage(join(fonts, '400Regular', 'NotoSansSC_400Regular.ttf'))

describe('what the font can draw', () => {
  it('holds rare surnames and traditional characters, but neither ☑ nor 𠮷', () => {
    for (const character of '㛃䶮𬭎𫖯臺裡㎡℃①¥·') expect(covers(character.codePointAt(0)!), character).toBe(true)
    for (const character of '☑☐𠮷👍') expect(covers(character.codePointAt(0)!), character).toBe(false)
    expect(covers(0x10ffff)).toBe(false)
  })

  it('is the same in both weights that we print with', () => {
    const bold = readCoverage(join(fonts, '700Bold', 'NotoSansSC_700Bold.ttf'))
    for (let c = 0; c < 0x110000; c++) if (covers(c) !== bold(c)) expect.fail(`U+${c.toString(16)}`)
  })

  it('becomes one □ for each thing a person sees, not for each code', () => {
    const missing = new Set<string>()
    expect(printable('好👍🏽👨‍👩‍👧的𠮷', covers, missing)).toBe('好□□的□')
    expect([...missing]).toEqual(['👍🏽', '👨‍👩‍👧', '𠮷'])
  })

  it('drops what can’t be seen, so that a print never reads differently from the record', () => {
    const missing = new Set<string>()
    expect(printable('金额\u202e001\u200b元\ufeff\u0007', covers, missing)).toBe('金额001元')
    expect(printable('一\r\n二\u2028三\t四', covers, missing)).toBe('一\n二\n三\t四')
    expect(printable('cafe\u0301', covers, missing)).toBe('café')
    expect(missing.size).toBe(0)
    expect(printable('\ud842', covers, missing)).toBe('□')
  })

  it('is checked in every text of a record, and nothing else is touched', () => {
    const missing = new Set<string>()
    const data = { a: ['𠮷', 1, null, true, { b: '好' }] }
    expect(printableData(data, covers, missing)).toEqual({ a: ['□', 1, null, true, { b: '好' }] })
    expect([...missing]).toEqual(['𠮷'])
  })
})
