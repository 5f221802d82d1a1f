import { readFileSync } from 'node:fs'

/** Tells whether the font can draw a code point. */
export type Coverage = (codePoint: number) => boolean

/**
 * Reads which characters a TrueType font can draw, from its Unicode `cmap` (formats 4 and 12).
 * Throws when the file has no such table: a font that can't be checked must not be printed with.
 */
export function readCoverage(path: string): Coverage {
  const font = readFileSync(path)
  const table = tableOffset(font, 'cmap')
  let best: { offset: number; format: number } | undefined
  for (let i = 0; i < font.readUInt16BE(table + 2); i++) {
    const record = table + 4 + i * 8
    const [platform, encoding] = [font.readUInt16BE(record), font.readUInt16BE(record + 2)]
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue
    const offset = table + font.readUInt32BE(record + 4)
    const format = font.readUInt16BE(offset)
    if ((format === 4 || format === 12) && format > (best?.format ?? 0)) best = { offset, format }
  }
  if (!best) throw new Error(`No Unicode character map in ${path}`)
  const covered = best.format === 12 ? groups(font, best.offset) : segments(font, best.offset)
  return (codePoint) => ((covered[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0
}

function tableOffset(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`The font has no table ${tag}`)
}

function groups(font: Buffer, offset: number): Uint8Array {
  const covered = new Uint8Array(0x110000 / 8)
  for (let i = 0; i < font.readUInt32BE(offset + 12); i++) {
    const group = offset + 16 + i * 12
    const first = font.readUInt32BE(group)
    const glyph = font.readUInt32BE(group + 8)
    for (let c = first; c <= font.readUInt32BE(group + 4); c++) if (glyph + c - first !== 0) covered[c >> 3]! |= 1 << (c & 7)
  }
  return covered
}

function segments(font: Buffer, offset: number): Uint8Array {
  const covered = new Uint8Array(0x110000 / 8)
  const doubled = font.readUInt16BE(offset + 6)
  for (let i = 0; i < doubled; i += 2) {
    const last = font.readUInt16BE(offset + 14 + i)
    const first = font.readUInt16BE(offset + 16 + doubled + i)
    const delta = font.readUInt16BE(offset + 16 + 2 * doubled + i)
    const rangeAt = offset + 16 + 3 * doubled + i
    const range = font.readUInt16BE(rangeAt)
    for (let c = first; c <= last && c !== 0xffff; c++) {
      const listed = range === 0 ? c : font.readUInt16BE(rangeAt + range + 2 * (c - first))
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) covered[c >> 3]! |= 1 << (c & 7)
    }
  }
  return covered
}

/** Stands for a character that the font lacks; drawn by every font that we ship. */
export const MISSING = '□'

// Nothing to draw: control characters, joiners, direction marks (which could make a print read differently from the record),
// variation selectors and tags. Line breaks and tabs stay.
const INVISIBLE =
  String.raw`[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]`
const anyInvisible = new RegExp(INVISIBLE, 'u')
const allInvisible = new RegExp(INVISIBLE, 'gu')
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g
const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Makes a text drawable: composed (NFC), without invisible characters, every cluster with a character outside the font as one □.
 * `missing` collects what was replaced, one entry per kind, as it was written.
 */
export function printable(text: string, covers: Coverage, missing: Set<string>): string {
  const composed = text.normalize('NFC').replace(lineBreaks, '\n')
  if (drawable(composed, covers)) return composed
  let result = ''
  for (const { segment } of clusters.segment(composed)) {
    const visible = segment.replace(allInvisible, '')
    if (drawable(visible, covers)) result += visible
    else {
      missing.add(segment)
      result += MISSING
    }
  }
  return result
}

function drawable(text: string, covers: Coverage): boolean {
  if (anyInvisible.test(text)) return false
  for (const character of text) {
    if (character !== '\n' && character !== '\t' && !covers(character.codePointAt(0)!)) return false
  }
  return true
}

/** Applies `printable` to every string of a JSON value, keys left as they are. */
export function printableData(data: unknown, covers: Coverage, missing: Set<string>): unknown {
  if (typeof data === 'string') return printable(data, covers, missing)
  if (Array.isArray(data)) return data.map((item) => printableData(item, covers, missing))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printableData(value, covers, missing)]))
}
