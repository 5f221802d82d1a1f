import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface KeyPlace {
  key: string | undefined
  dataFolder: string
}

/** The key files of a data folder: `key`, and what a rotation left beside it. */
export function keyFiles(dataFolder: string): string[] {
  if (!existsSync(dataFolder)) return []
  return readdirSync(dataFolder).filter((name) => /^keys?(\.[\w.-]+)?$/.test(name)).sort()
}

/** Tells one key from another without telling the key; null where there is none yet. */
export function keyFingerprint({ key, dataFolder }: KeyPlace): string | null {
  const text = key ?? keyFiles(dataFolder).map((name) => readFileSync(join(dataFolder, name), 'utf8').trim()).join('\n')
  return text === '' ? null : createHash('sha256').update(`guanjia key\n${text.toLowerCase()}`).digest('hex').slice(0, 16)
}
