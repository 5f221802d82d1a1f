import { inflateSync } from 'node:zlib'

/** What a page says: its size in points and its text in reading order of the file, one entry per run of glyphs. */
export interface PdfPage {
  width: number
  height: number
  runs: { text: string; x: number; y: number }[]
  text: string
}

/**
 * Reads the text back from a PDF that `typesetPdf` made, so that a print can be verified without a PDF library.
 * Understands what the compiler writes (flat objects, Identity-H fonts with a Unicode map), nothing more; `x` and `y` count in points
 * from the page's lower left corner. Throws for anything else.
 */
export function pdfPages(pdf: Buffer): PdfPage[] {
  const objects = readObjects(pdf)
  const root = [...objects.values()].find(({ head }) => /\/Type \/Pages\b/.test(head))
  if (!root) throw new Error('Not a PDF of the typesetter')
  const kids = /\/Kids \[([^\]]*)\]/.exec(root.head)![1]!
  return [...kids.matchAll(/(\d+) 0 R/g)].map((kid) => readPage(objects, need(objects, kid[1])))
}

interface PdfObject {
  head: string
  stream: Buffer | undefined
}

function need(objects: Map<string, PdfObject>, id: string | undefined): PdfObject {
  const object = objects.get(id ?? '')
  if (!object) throw new Error(`The PDF lacks object ${id}`)
  return object
}

function readObjects(pdf: Buffer): Map<string, PdfObject> {
  const source = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  const start = /(?:^|\n)(\d+) 0 obj\n/g
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const from = match.index + match[0].length
    const end = source.indexOf('\nendobj', from)
    const streamAt = source.indexOf('\nstream\n', from)
    if (streamAt < 0 || streamAt > end) {
      objects.set(match[1]!, { head: source.slice(from, end), stream: undefined })
      start.lastIndex = end
      continue
    }
    const head = source.slice(from, streamAt)
    const length = Number(/\/Length (\d+)/.exec(head)![1])
    const raw = pdf.subarray(streamAt + 8, streamAt + 8 + length)
    objects.set(match[1]!, { head, stream: /\/FlateDecode/.test(head) ? inflateSync(raw) : raw })
    start.lastIndex = streamAt + 8 + length
  }
  return objects
}

function readPage(objects: Map<string, PdfObject>, page: PdfObject): PdfPage {
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page.head)!
  const fonts = new Map<string, Map<number, string>>()
  for (const [, name, id] of page.head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const font = need(objects, id)
    fonts.set(name!, readUnicodeMap(need(objects, /\/ToUnicode (\d+) 0 R/.exec(font.head)?.[1]).stream!.toString('latin1')))
  }
  const content = need(objects, /\/Contents (\d+) 0 R/.exec(page.head)?.[1]).stream!.toString('latin1')
  const runs = readRuns(content, fonts)
  return { width: Number(width), height: Number(height), runs, text: runs.map(({ text }) => text).join('') }
}

function readUnicodeMap(map: string): Map<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, block] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, utf16] of block!.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/g)) {
      glyphs.set(parseInt(glyph!, 16), Buffer.from(utf16!, 'hex').swap16().toString('utf16le'))
    }
  }
  return glyphs
}

function readRuns(content: string, fonts: Map<string, Map<number, string>>): PdfPage['runs'] {
  const runs: PdfPage['runs'] = []
  const origins: [number, number][] = []
  let [x, y] = [0, 0]
  let font: Map<number, string> | undefined
  let operands: (string | Buffer)[] = []
  for (const token of tokens(content)) {
    if (typeof token !== 'string' || /^[-+.\d/[\]<>]/.test(token)) {
      operands.push(token)
      continue
    }
    if (token === 'q') origins.push([x, y])
    else if (token === 'Q') [x, y] = origins.pop()!
    else if (token === 'cm') [x, y] = [x + Number(operands.at(-2)), y + Number(operands.at(-1))]
    else if (token === 'Tf') font = fonts.get(String(operands.at(-2)).slice(1))
    else if (token === 'Tj' || token === 'TJ') {
      const strings = operands.filter((operand) => typeof operand !== 'string')
      runs.push({ x, y, text: strings.map((glyphs) => decode(glyphs, font)).join('') })
    }
    operands = []
  }
  return runs
}

/** Splits a content stream: strings come as their bytes, everything else as text. */
function* tokens(content: string): Generator<string | Buffer> {
  const plain = /<<|>>|<([0-9A-Fa-f]*)>|[[\]]|\/[^\s/<>()[\]]*|[^\s/<>()[\]]+/y
  for (let at = 0; at < content.length; ) {
    if (content[at] === '(') {
      const end = stringEnd(content, at)
      yield unescape(content.slice(at + 1, end - 1))
      at = end
      continue
    }
    plain.lastIndex = at
    const match = plain.exec(content)
    if (match) yield match[1] === undefined ? match[0] : Buffer.from(match[1], 'hex')
    at = match ? plain.lastIndex : at + 1
  }
}

/** Balanced parentheses need no escape inside a string. */
function stringEnd(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at++) {
    if (content[at] === '\\') at++
    else if (content[at] === '(') depth++
    else if (content[at] === ')' && --depth === 0) return at + 1
  }
  throw new Error('An endless string in the PDF')
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function unescape(string: string): Buffer {
  const bytes = [...string.matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g)].map(([, octal, escaped, plain]) => {
    if (octal) return parseInt(octal, 8)
    return escaped ? (ESCAPES[escaped] ?? escaped.charCodeAt(0)) : plain!.charCodeAt(0)
  })
  return Buffer.from(bytes)
}

function decode(glyphs: Buffer, font: Map<number, string> | undefined): string {
  let text = ''
  for (let i = 0; i + 1 < glyphs.length; i += 2) {
    const character = font?.get(glyphs.readUInt16BE(i))
    if (character === undefined) throw new Error('A glyph without a character')
    text += character
  }
  return text
}
