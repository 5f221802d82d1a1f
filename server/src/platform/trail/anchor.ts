import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../app.ts'
import type { Log } from './lines.ts'

/** The newest link of each chain that this machine has seen; outside the database, so that a tail cannot vanish with its links. */
export type Heads = Record<string, { number: number; hash: string }>

const fileOf = (app: App): string => join(app.config.dataFolder, 'trail-heads.json')
const keyOf = (organizationId: string, log: Log, chain: string): string => `${organizationId} ${log} ${chain}`
const WRITE_EVERY_MS = 2000

const unwritten = new WeakMap<App, { heads: Heads; timer: NodeJS.Timeout | undefined }>()

/** Remembers heads after their commit; written to the data folder at most every two seconds, and by `keepHeads`. */
export function rememberHeads(app: App, organizationId: string, log: Log, heads: readonly { chain: string; number: number; hash: Buffer }[]): void {
  const waiting = unwritten.get(app) ?? { heads: {}, timer: undefined }
  unwritten.set(app, waiting)
  for (const { chain, number, hash } of heads) waiting.heads[keyOf(organizationId, log, chain)] = { number, hash: hash.toString('base64') }
  if (waiting.timer !== undefined) return
  waiting.timer = setTimeout(() => keepHeads(app), WRITE_EVERY_MS)
  waiting.timer.unref()
}

/** Writes what was remembered. A head never goes back: another process of this machine may have seen more. */
export function keepHeads(app: App): void {
  const waiting = unwritten.get(app)
  if (waiting === undefined) return
  clearTimeout(waiting.timer)
  unwritten.delete(app)
  try {
    const merged = readAll(app)
    for (const [key, head] of Object.entries(waiting.heads)) if ((merged[key]?.number ?? 0) < head.number) merged[key] = head
    write(app, merged)
  } catch (error) {
    app.log.error({ err: error }, 'keeping the heads of the trail')
  }
}

/** Heads of an organisation that this machine remembers, by `log chain`. */
export function rememberedHeads(app: App, organizationId: string): Heads {
  return Object.fromEntries(Object.entries(readAll(app)).flatMap(([key, head]) => (key.startsWith(`${organizationId} `) ? [[key.slice(organizationId.length + 1), head]] : [])))
}

/** Forgets the heads of an organisation: its database was put back from a backup, and somebody says so. */
export function forgetHeads(app: App, organizationId: string): void {
  write(app, Object.fromEntries(Object.entries(readAll(app)).filter(([key]) => !key.startsWith(`${organizationId} `))))
}

function readAll(app: App): Heads {
  let text: string
  try {
    text = readFileSync(fileOf(app), 'utf8')
  } catch {
    return {}
  }
  const { heads, mark } = JSON.parse(text) as { heads: Heads; mark: string }
  const given = Buffer.from(mark, 'base64')
  if (!app.personalData.vouchLike(given, JSON.stringify(heads))?.equals(given)) throw new Error(`${fileOf(app)} was changed`)
  return heads
}

function write(app: App, heads: Heads): void {
  mkdirSync(app.config.dataFolder, { recursive: true })
  const text = JSON.stringify({ heads, mark: app.personalData.vouch(JSON.stringify(heads)).toString('base64') })
  writeFileSync(`${fileOf(app)}.new`, text, { mode: 0o600 })
  renameSync(`${fileOf(app)}.new`, fileOf(app))
}
