import { Readable } from 'node:stream'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { flow } from './flow.ts'

/** Bit 3: sizes follow the data; bit 11: names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1 January 1980, the earliest that the format knows: the same content always gives the same bytes. */
const NO_DATE = 0x0021

type Written = { name: Buffer; crc: number; packedBytes: number; unpackedBytes: number; headerAt: number }

/** Writes a zip archive onto a stream, entry by entry, waiting whenever the stream is full. */
export class ZipWriter {
  readonly #out: Writable
  readonly #written: Written[] = []
  #position = 0

  constructor(out: Writable) {
    this.#out = out
  }

  /** Packs one entry while its text is made. Entries can't be interleaved: await each. */
  async entry(name: string, texts: Iterable<string | Buffer> | AsyncIterable<string | Buffer>): Promise<void> {
    const entry: Written = { name: Buffer.from(name), crc: 0, packedBytes: 0, unpackedBytes: 0, headerAt: this.#position }
    await this.#write(localHeader(entry.name))
    const bytes = async function* (): AsyncGenerator<Buffer> {
      for await (const text of texts) {
        const chunk = typeof text === 'string' ? Buffer.from(text) : text
        entry.crc = crc32(chunk, entry.crc)
        entry.unpackedBytes += chunk.length
        yield chunk
      }
    }
    await pipeline(Readable.from(bytes(), { highWaterMark: 4 }), createDeflateRaw({ level: 5, chunkSize: 64 * 1024 }), async (packed) => {
      for await (const chunk of packed as AsyncIterable<Buffer>) {
        entry.packedBytes += chunk.length
        await this.#write(chunk)
      }
    })
    if (Math.max(entry.unpackedBytes, this.#position) > 0xffffffff) throw new Error(`The part ${name} is larger than a zip archive can hold`)
    await this.#write(descriptor(entry))
    this.#written.push(entry)
  }

  /** Writes the directory; the stream itself stays open. */
  async finish(): Promise<void> {
    const from = this.#position
    for (const entry of this.#written) await this.#write(directoryEntry(entry))
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#written.length, 8)
    end.writeUInt16LE(this.#written.length, 10)
    end.writeUInt32LE(this.#position - from, 12)
    end.writeUInt32LE(from, 16)
    await this.#write(end)
  }

  async #write(chunk: Buffer): Promise<void> {
    this.#position += chunk.length
    await flow(this.#out, chunk)
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(DEFLATED, 8)
  header.writeUInt16LE(NO_DATE, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor(entry: Written): Buffer {
  const buffer = Buffer.alloc(16)
  buffer.writeUInt32LE(0x08074b50, 0)
  buffer.writeUInt32LE(entry.crc, 4)
  buffer.writeUInt32LE(entry.packedBytes, 8)
  buffer.writeUInt32LE(entry.unpackedBytes, 12)
  return buffer
}

function directoryEntry(entry: Written): Buffer {
  const buffer = Buffer.alloc(46)
  buffer.writeUInt32LE(0x02014b50, 0)
  buffer.writeUInt16LE(20, 4)
  buffer.writeUInt16LE(20, 6)
  buffer.writeUInt16LE(FLAGS, 8)
  buffer.writeUInt16LE(DEFLATED, 10)
  buffer.writeUInt16LE(NO_DATE, 14)
  buffer.writeUInt32LE(entry.crc, 16)
  buffer.writeUInt32LE(entry.packedBytes, 20)
  buffer.writeUInt32LE(entry.unpackedBytes, 24)
  buffer.writeUInt16LE(entry.name.length, 28)
  buffer.writeUInt32LE(entry.headerAt, 42)
  return Buffer.concat([buffer, entry.name])
}
