import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import { MARK_SIGN } from './csv-write.ts'
import type { SheetRow, Workbook } from './types.ts'

export type CsvEncoding = 'utf8' | 'utf16le' | 'utf16be' | 'gb18030' | 'big5'

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE_CHARACTERS = 64 * 1024

/**
 * Opens a separated text file: UTF-8 or UTF-16 by its mark, UTF-8 when every byte fits it, else GB18030 (what Chinese Excel saves);
 * the separator is the one that cuts the first lines most evenly. `encoding` overrules the guess, for Big5 above all.
 * Throws `import.unreadable_file` for a binary file and for quotes that never close.
 */
export async function openCsv(source: string | Buffer, name: string, encoding?: CsvEncoding): Promise<Workbook> {
  const chosen = encoding ?? await guessEncoding(source)
  const sample = await firstCharacters(source, chosen)
  const announced = /^sep=(.)\r?\n/i.exec(sample)
  const delimiter = announced?.[1] ?? guessDelimiter(sample)
  const rows = async function* (): AsyncGenerator<SheetRow> {
    const { parse } = await import('csv-parse')
    const parser = parse({
      delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1024 * 1024,
      from: announced ? 2 : 1,
    })
    const input = textOf(source, chosen)
    input.on('error', (error) => parser.destroy(error))
    input.pipe(parser)
    let number = announced ? 1 : 0
    try {
      for await (const record of parser as AsyncIterable<string[]>) {
        number++
        if (record[0]?.startsWith(MARK_SIGN)) continue
        yield { number, cells: record.map(cellText) }
      }
    } catch (error) {
      if (error instanceof AppError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      throw new AppError('import.unreadable_file', `Line ${number + 1} can't be read: ${reason}`)
    } finally {
      input.destroy()
      parser.destroy()
    }
  }
  return { format: 'csv', sheets: [{ name, hidden: false, merges: async () => [], rows }] }
}

/** Numbers kept as text by a formula (`="0138…"`), by a quote before a sign, or by a tab come back as plain text. */
function cellText(raw: string): string | null {
  const formula = /^="([^"]*)"$/.exec(raw.trim())
  const text = formula ? formula[1]! : raw.replace(/^'(?=[=+\-@＝＋－＠])/, '').replaceAll('\t', '')
  return text.trim() === '' ? null : text
}

function bytesOf(source: string | Buffer): Readable {
  return typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : Readable.from(slices(source))
}

function textOf(source: string | Buffer, encoding: CsvEncoding): Readable {
  return Readable.from((async function* () {
    const { default: iconv } = await import('iconv-lite')
    const decoder = iconv.getDecoder(encoding)
    for await (const chunk of bytesOf(source) as AsyncIterable<Buffer>) {
      const text = decoder.write(chunk)
      if (text) yield Buffer.from(text, 'utf8')
    }
    const rest = decoder.end()
    if (rest) yield Buffer.from(rest, 'utf8')
  })())
}

function* slices(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += 256 * 1024) yield data.subarray(at, at + 256 * 1024)
}

async function guessEncoding(source: string | Buffer): Promise<CsvEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of bytesOf(source) as AsyncIterable<Buffer>) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf16le'
      if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf16be'
      if (isFirst && chunk.subarray(0, 4096).includes(0)) {
        throw new AppError('import.unreadable_file', 'The file is neither a workbook nor text')
      }
      isFirst = false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return 'utf8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  }
}

async function firstCharacters(source: string | Buffer, encoding: CsvEncoding): Promise<string> {
  let sample = ''
  for await (const chunk of textOf(source, encoding) as AsyncIterable<Buffer>) {
    sample += chunk.toString('utf8')
    if (sample.length > SAMPLE_CHARACTERS) break
  }
  return sample.replace(/^\uFEFF/, '').slice(0, SAMPLE_CHARACTERS)
}

function guessDelimiter(sample: string): string {
  const lines = sample.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 50)
  let best: string = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(delimiter).length - 1
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    // Many lines with the same number of cuts speak for a separator; more cuts decide between equals.
    const score = Math.max(0, ...[...counts].map(([count, times]) => times * 1000 + count))
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}
