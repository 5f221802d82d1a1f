import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isClaimed } from '../database/embedded/ownership.ts'
import { BackupProblem, MANIFEST, readManifest, type Manifest } from './manifest.ts'

/** Ends the name of a backup that is being made, or that nobody finished. */
export const UNFINISHED = '.unfinished'
const NAME = /^guanjia-\d{8}T\d{6}Z(-\d+)?$/

export interface KnownBackup {
  name: string
  folder: string
  manifest: Manifest
}

/** A name by the moment; a further one in the same second gets a number. */
export function backupName(to: string, at: Date): string {
  const name = `guanjia-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`
    if (!existsSync(join(to, tried)) && !existsSync(join(to, tried + UNFINISHED))) return tried
  }
}

/** The finished backups of a folder, newest first; damaged manifests are left out, their parts are not read. */
export async function finishedBackups(to: string): Promise<KnownBackup[]> {
  const names = (await readdir(to).catch(() => [])).filter((name) => NAME.test(name))
  const found = await Promise.all(names.map(async (name) => {
    const folder = join(to, name)
    const manifest = await readManifest(folder).catch(() => null)
    return manifest === null ? [] : [{ name, folder, manifest }]
  }))
  return found.flat().sort((a, b) => b.manifest.madeAt.localeCompare(a.manifest.madeAt) || b.name.localeCompare(a.name))
}

/** Backups that were begun and not finished, by a process that has ended. */
export async function abandonedBackups(to: string): Promise<string[]> {
  const names = (await readdir(to).catch(() => [])).filter((name) => name.endsWith(UNFINISHED))
  return names.filter((name) => !isClaimed(join(to, name)))
}

/** Deletes what interrupted runs left behind, or only what begins with `prefix`. */
export async function removeAbandoned(to: string, prefix = ''): Promise<string[]> {
  const names = (await abandonedBackups(to)).filter((name) => name.startsWith(prefix))
  for (const name of names) await rm(join(to, name), { recursive: true, force: true })
  return names
}

/** Keeps the newest `keep` finished backups. One on its way out counts as unfinished from the first moment. */
export async function keepNewest(to: string, keep: number): Promise<string[]> {
  const removed: string[] = []
  for (const { name, folder } of (await finishedBackups(to)).slice(Math.max(keep, 1))) {
    await rename(folder, folder + UNFINISHED)
    await rm(folder + UNFINISHED, { recursive: true, force: true })
    removed.push(name)
  }
  return removed
}

/** The folder of one backup: the given one, or the newest finished one inside it. Throws `BackupProblem` when there is none. */
export async function chooseBackup(from: string): Promise<string> {
  if (existsSync(join(from, MANIFEST))) return from
  if (from.endsWith(UNFINISHED)) throw new BackupProblem(`${from} was never finished; take another one`)
  const newest = (await finishedBackups(from))[0]
  if (newest) return newest.folder
  const half = await abandonedBackups(from)
  throw new BackupProblem(half.length > 0 ? `${from} holds only unfinished backups: ${half.join(', ')}` : `${from} holds no backup`)
}

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}
