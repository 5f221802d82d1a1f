import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readRing, writeRing, type Ring } from './ring.ts'

export interface KeySource {
  /** Keys from the environment: nobody but the operator changes them. */
  key: string | undefined
  keyFile: string | undefined
  dataFolder: string
}

export const keyFileOf = (source: KeySource): string => source.keyFile ?? join(source.dataFolder, 'key')

/** Whether there are keys to read at all. */
export const hasKeys = (source: KeySource): boolean => source.key !== undefined || existsSync(keyFileOf(source))

/** Reads the keys. Throws, naming the place, when they are missing, damaged or open to other users of the machine. */
export function readKeys(source: KeySource): Ring {
  const place = source.key === undefined ? keyFileOf(source) : 'GUANJIA_KEY'
  try {
    if (source.key !== undefined) return readRing(source.key)
    // A file that was mounted from elsewhere keeps the rights it was given.
    if (source.keyFile === undefined && process.platform !== 'win32' && (statSync(place).mode & 0o077) !== 0) throw new Error('other users may read it; run chmod 600')
    return readRing(readFileSync(place, 'utf8'))
  } catch (error) {
    throw new Error(`密钥无法使用 · keys cannot be used: ${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Makes the first key of an installation. Never over an existing file. */
export function makeKeyFile(source: KeySource): void {
  const path = keyFileOf(source)
  mkdirSync(dirname(path), { recursive: true })
  write(path, `${randomBytes(32).toString('hex')}\n`, 'wx')
}

/** Replaces the key file in one step: after a crash there is the old one or the new one, never half of one. */
export function replaceKeyFile(source: KeySource, ring: Ring): void {
  const path = keyFileOf(source)
  const beside = `${path}.new`
  write(beside, writeRing(ring), 'w')
  renameSync(beside, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function write(path: string, text: string, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}
