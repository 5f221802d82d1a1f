import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findBinaries } from './binaries.ts'
import { chooseIdentity, type Identity } from './identity.ts'
import { claimDirectory } from './ownership.ts'

/** The major version of the PostgreSQL that this release carries. */
export const embeddedMajor = (): string => findBinaries().major

function identityOf(dataDir: string): Identity {
  mkdirSync(dataDir, { recursive: true })
  return chooseIdentity(findBinaries(), path.join(realpathSync(dataDir), 'cluster'))
}

/** Where the files of a data directory's server lie, for a copy of them. */
export const clusterFolder = (dataDir: string): string => identityOf(dataDir).cluster

export const hasCluster = (dataDir: string): boolean => existsSync(path.join(clusterFolder(dataDir), 'PG_VERSION'))

/** The owner's password, which opens the cluster after its files have moved. */
export const readClusterPassword = (dataDir: string): string => readFileSync(path.join(dataDir, 'password'), 'utf8').trim()

/**
 * Puts a copied cluster into an empty data directory, where `startEmbeddedDatabase` finds it. `fill` writes the files; only when it
 * has ended is the folder renamed into its place, so that an interruption leaves no half cluster. Throws when there is one already.
 */
export async function placeCluster(dataDir: string, password: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const identity = identityOf(dataDir)
  const { cluster, account } = identity
  const release = claimDirectory(realpathSync(dataDir))
  try {
    if (existsSync(path.join(cluster, 'PG_VERSION'))) throw new Error(`${cluster} holds a database already`)
    const unfinished = `${cluster}.restoring`
    rmSync(unfinished, { recursive: true, force: true })
    await fill(unfinished)
    if (account) {
      const given = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, unfinished], { encoding: 'utf8' })
      if (given.status !== 0) throw new Error(`Cannot hand ${unfinished} to ${account.name}: ${given.stderr}`)
    }
    writeFileSync(path.join(dataDir, 'password'), password, { mode: 0o600 })
    if (existsSync(cluster)) rmdirSync(cluster)
    renameSync(unfinished, cluster)
  } finally {
    release()
  }
}

/** Deletes a cluster of which nobody needs anything, such as the one of a drill. */
export function removeCluster(dataDir: string): void {
  rmSync(clusterFolder(dataDir), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
