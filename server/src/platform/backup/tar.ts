import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'

const BLOCK = 512

/** A file or folder of an archive; a file's `content` is cut or filled with zeros to `bytes`, as it may change while it is read. */
export interface TarEntry {
  name: string
  bytes: number
  isFolder?: boolean
  content?: AsyncIterable<Buffer> | Buffer[]
}

/** Writes entries as a ustar archive, which every `tar` reads. */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    yield header(entry)
    let left = entry.bytes
    for await (const chunk of entry.content ?? []) {
      if (left === 0) break
      const piece = chunk.length > left ? chunk.subarray(0, left) : chunk
      left -= piece.length
      yield piece
    }
    for (; left > 0; left -= Math.min(left, 65_536)) yield Buffer.alloc(Math.min(left, 65_536))
    const rest = entry.bytes % BLOCK
    if (rest > 0) yield Buffer.alloc(BLOCK - rest)
  }
  yield Buffer.alloc(2 * BLOCK)
}

function header({ name, bytes, isFolder }: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK)
  const text = isFolder ? `${name}/` : name
  if (Buffer.byteLength(text) > 100) throw new Error(`The name ${name} is too long for the archive`)
  block.write(text, 0)
  block.write(isFolder ? '0000700\0' : '0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124)
  block.write(`${Math.floor(Date.now() / 1000).toString(8).padStart(11, '0')}\0`, 136)
  block.write('        ', 148)
  block.write(isFolder ? '5' : '0', 156)
  block.write('ustar\u000000', 257)
  let sum = 0
  for (const byte of block) sum += byte
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

export interface UnpackedEntry {
  name: string
  isFolder: boolean
  bytes: number
  /** Must be read to its end before the next entry is asked for. */
  content: AsyncGenerator<Buffer>
}

/** Reads what `writeTar` wrote. Throws when the archive ends early or names a place outside. */
export async function* readTar(source: Readable): AsyncGenerator<UnpackedEntry> {
  const reader = new BlockReader(source)
  for (;;) {
    const block = await reader.take(BLOCK)
    if (block.every((byte) => byte === 0)) return
    const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '').replace(/\/$/, '')
    if (name.startsWith('/') || name.split('/').includes('..')) throw new Error(`The archive names a place outside: ${name}`)
    const bytes = Number.parseInt(block.toString('latin1', 124, 135), 8)
    const isFolder = block[156] === 0x35
    const content = reader.pieces(bytes)
    yield { name, isFolder, bytes, content }
    for await (const _ of content) continue
    const rest = bytes % BLOCK
    if (rest > 0) await reader.take(BLOCK - rest)
  }
}

class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  constructor(source: Readable) {
    this.#chunks = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next()
    if (done) throw new Error('The archive ends too early')
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value])
  }

  async take(bytes: number): Promise<Buffer> {
    while (this.#held.length < bytes) await this.#more()
    const taken = this.#held.subarray(0, bytes)
    this.#held = this.#held.subarray(bytes)
    return taken
  }

  async *pieces(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (this.#held.length === 0) await this.#more()
      const piece = this.#held.subarray(0, left)
      this.#held = this.#held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}

/** The bytes of a file that may be shorter or gone by the time it is read. */
export async function* readUpTo(path: string, bytes: number): AsyncGenerator<Buffer> {
  if (bytes === 0) return
  try {
    yield* createReadStream(path, { end: bytes - 1, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
