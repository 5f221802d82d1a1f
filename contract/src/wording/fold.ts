import { SIMPLIFIED, TRADITIONAL } from './simplified.generated.ts'

/** What stands before a symbol: nothing, something that only looks (blank, dash, emoji), or the end of a clause. */
export const NO_GAP = 0
export const LOOSE_GAP = 1
export const CLAUSE_GAP = 2

/**
 * A text as it is heard, whatever it looks like. Place by place: `symbols` are code points (simplified, half width, lower case, letters and
 * digits only), one for a run of equal ones, with how many they were, where the run begins and ends in the original (UTF-16), and what stands before it.
 */
export interface Folded {
  length: number
  symbols: Uint32Array
  counts: Uint16Array
  starts: Uint32Array
  ends: Uint32Array
  gaps: Uint8Array
}

const HAN_FROM = 0x3400
const HAN_TO = 0x9fff
/** An apostrophe stands inside a word: in `it's hit` no word begins at the `s`. */
const TRANSPARENT = /^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}'’]+$/u
const CLAUSE_END = /[。！？；，、：．…!?;,:.\n\r]/u
const SPOKEN = /[\p{L}\p{N}]/u

const simplified = new Uint16Array(HAN_TO - HAN_FROM + 1).map((_, i) => i + HAN_FROM)
for (let i = 0; i < TRADITIONAL.length; i++) simplified[TRADITIONAL.charCodeAt(i) - HAN_FROM] = SIMPLIFIED.charCodeAt(i)

/** How a character is heard: its symbols, or the gap that it makes (`null`: it is not there at all). */
type Heard = { symbols: readonly number[] } | { gap: number | null }
const heard = new Map<number, Heard>()
const MOST_KEPT = 5_000

function hear(code: number): Heard {
  const known = heard.get(code)
  if (known) return known
  const found = listen(String.fromCodePoint(code))
  if (heard.size < MOST_KEPT) heard.set(code, found)
  return found
}

function listen(character: string): Heard {
  const spoken = Array.from(character.normalize('NFKD').toLowerCase()).filter((one) => SPOKEN.test(one))
  if (spoken.length > 0) return { symbols: spoken.map((one) => simple(one.codePointAt(0)!)) }
  return { gap: TRANSPARENT.test(character) ? null : CLAUSE_END.test(character) ? CLAUSE_GAP : LOOSE_GAP }
}

function simple(code: number): number {
  return code >= HAN_FROM && code <= HAN_TO ? simplified[code - HAN_FROM]! : code
}

/** Folds a text of any length in one pass; the same words give the same symbols however they are written. */
export function fold(text: string): Folded {
  // Some characters are heard as several, such as ㎡ or ﷺ (18).
  const room = text.length * 2 + 32
  const folded: Folded = { length: 0, symbols: new Uint32Array(room), counts: new Uint16Array(room), starts: new Uint32Array(room), ends: new Uint32Array(room), gaps: new Uint8Array(room) }
  let gap = NO_GAP
  for (let i = 0; i < text.length; ) {
    let code = text.charCodeAt(i)
    const start = i++
    if (code >= HAN_FROM && code <= HAN_TO) {
      gap = put(folded, simplified[code - HAN_FROM]!, start, i, gap)
      continue
    }
    if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0
    if (code >= 0x61 && code <= 0x7a) {
      gap = put(folded, code, start, i, gap)
      continue
    }
    if (code >= 0xd800 && code <= 0xdbff && i < text.length) {
      code = text.codePointAt(start)!
      if (code > 0xffff) i++
    }
    const one = hear(code)
    if ('symbols' in one) for (const symbol of one.symbols) gap = put(folded, symbol, start, i, gap)
    else if (one.gap !== null && one.gap > gap) gap = one.gap
  }
  return folded
}

function put(folded: Folded, symbol: number, start: number, end: number, gap: number): number {
  const last = folded.length - 1
  if (last >= 0 && folded.symbols[last] === symbol && gap !== CLAUSE_GAP) {
    if (folded.counts[last]! < 0xffff) folded.counts[last]!++
    folded.ends[last] = end
    return NO_GAP
  }
  if (folded.length === folded.symbols.length) grow(folded)
  const at = folded.length++
  folded.symbols[at] = symbol
  folded.counts[at] = 1
  folded.starts[at] = start
  folded.ends[at] = end
  folded.gaps[at] = gap
  return NO_GAP
}

function grow(folded: Folded): void {
  const larger = <A extends Uint32Array | Uint16Array | Uint8Array>(from: A, to: A): A => {
    to.set(from)
    return to
  }
  const room = folded.symbols.length * 2
  folded.symbols = larger(folded.symbols, new Uint32Array(room))
  folded.counts = larger(folded.counts, new Uint16Array(room))
  folded.starts = larger(folded.starts, new Uint32Array(room))
  folded.ends = larger(folded.ends, new Uint32Array(room))
  folded.gaps = larger(folded.gaps, new Uint8Array(room))
}

/** The symbols as a text: two spellings of one word have the same. Empty when nothing of it can be heard. */
export function foldedText(text: string): string {
  const { length, symbols, counts } = fold(text)
  let out = ''
  for (let i = 0; i < length; i++) out += String.fromCodePoint(symbols[i]!).repeat(counts[i]!)
  return out
}
