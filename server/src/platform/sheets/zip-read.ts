import { createInflateRaw } from 'node:zlib'
import { AppError } from '../errors.ts'

export type ZipEntry = { name: string; method: number; packedBytes: number; unpackedBytes: number; headerAt: number }

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const ZIP64_END = 0x06064b50
const ZIP64_LOCATOR = 0x07064b50
const IN_ZIP64 = 0xffffffff
const STORED = 0
const DEFLATED = 8

/**
 * Lists what a zip archive holds by its central directory, ZIP64 fields included (Apache POI writes them into small files too).
 * Throws `import.unreadable_file` for anything that is no intact archive.
 */
export function readZipDirectory(data: Buffer): Map<string, ZipEntry> {
  try {
    return directoryOf(data)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw damaged()
  }
}

/**
 * Unpacks one entry piece by piece, no faster than it is read.
 * Throws `import.too_many_rows` when it unpacks to more than `maxBytes`, `import.unreadable_file` when it is damaged.
 */
export async function* unzip(data: Buffer, entry: ZipEntry, maxBytes: number): AsyncGenerator<Buffer> {
  if (entry.unpackedBytes > maxBytes) throw tooBig(maxBytes)
  const packed = packedBytesOf(data, entry)
  if (entry.method === STORED) {
    yield packed
    return
  }
  if (entry.method !== DEFLATED) throw new AppError('import.unreadable_file', `The part ${entry.name} is packed by an unknown method`)
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  let total = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      total += chunk.length
      // The directory may lie about the size: only what really comes out counts.
      if (total > maxBytes) throw tooBig(maxBytes)
      yield chunk
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw damaged()
  } finally {
    inflate.destroy()
  }
}

/** Unpacks one small part as text. Throws like `unzip`. */
export async function unzipText(data: Buffer, entry: ZipEntry, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of unzip(data, entry, maxBytes)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8').replace(/^\uFEFF/, '')
}

function directoryOf(data: Buffer): Map<string, ZipEntry> {
  const end = endOfDirectory(data)
  let count = data.readUInt16LE(end + 10)
  let at = data.readUInt32LE(end + 16)
  if ((count === 0xffff || at === IN_ZIP64) && data.readUInt32LE(end - 20) === ZIP64_LOCATOR) {
    const zip64 = number64(data, end - 20 + 8)
    if (data.readUInt32LE(zip64) !== ZIP64_END) throw damaged()
    count = number64(data, zip64 + 32)
    at = number64(data, zip64 + 48)
  }
  const entries = new Map<string, ZipEntry>()
  for (let i = 0; i < count; i++) {
    if (data.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged()
    const nameLength = data.readUInt16LE(at + 28)
    const extraLength = data.readUInt16LE(at + 30)
    const entry = {
      name: data.toString('utf8', at + 46, at + 46 + nameLength),
      method: data.readUInt16LE(at + 10),
      packedBytes: data.readUInt32LE(at + 20),
      unpackedBytes: data.readUInt32LE(at + 24),
      headerAt: data.readUInt32LE(at + 42),
    }
    if ((data.readUInt16LE(at + 8) & 1) === 1) throw new AppError('import.unreadable_file', 'The file is protected by a password')
    applyZip64(data, at + 46 + nameLength, extraLength, entry)
    entries.set(entry.name.replaceAll('\\', '/'), entry)
    at += 46 + nameLength + extraLength + data.readUInt16LE(at + 32)
  }
  return entries
}

function endOfDirectory(data: Buffer): number {
  for (let at = data.length - 22; at >= Math.max(0, data.length - 65_557); at--) {
    if (data.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw damaged()
}

function applyZip64(data: Buffer, from: number, length: number, entry: ZipEntry): void {
  for (let at = from; at + 4 <= from + length; at += 4 + data.readUInt16LE(at + 2)) {
    if (data.readUInt16LE(at) !== 1) continue
    let field = at + 4
    const next = () => (field += 8, number64(data, field - 8))
    if (entry.unpackedBytes === IN_ZIP64) entry.unpackedBytes = next()
    if (entry.packedBytes === IN_ZIP64) entry.packedBytes = next()
    if (entry.headerAt === IN_ZIP64) entry.headerAt = next()
    return
  }
}

function packedBytesOf(data: Buffer, entry: ZipEntry): Buffer {
  try {
    if (data.readUInt32LE(entry.headerAt) !== LOCAL_HEADER) throw damaged()
    const from = entry.headerAt + 30 + data.readUInt16LE(entry.headerAt + 26) + data.readUInt16LE(entry.headerAt + 28)
    if (from + entry.packedBytes > data.length) throw damaged()
    return data.subarray(from, from + entry.packedBytes)
  } catch {
    throw damaged()
  }
}

function number64(data: Buffer, at: number): number {
  return Number(data.readBigUInt64LE(at))
}

function damaged(): AppError {
  return new AppError('import.unreadable_file', 'The file is damaged or no workbook')
}

function tooBig(maxBytes: number): AppError {
  return new AppError('import.too_many_rows', `The file unpacks to more than ${Math.floor(maxBytes / 1024 / 1024)} MB`)
}
