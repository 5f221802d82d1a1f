import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { publicCopy, type Binaries } from './binaries.ts'

/** Who runs the database programs, where they are and where the cluster lies; PostgreSQL refuses to run as root. */
export interface Identity {
  /** For the log. */
  description: string
  /** Words in front of every command, such as `unshare --user`. */
  prefix: string[]
  /** The account to switch to; undefined keeps the present one. */
  account: Account | undefined
  binaries: Binaries
  cluster: string
}

interface Account {
  name: string
  uid: number
  gid: number
}

/** How root starts the server: in a user namespace of its own (nothing is created or changed on the machine), or as a service account. */
export type RootMode = 'namespace' | 'account'

/**
 * Decides how to start PostgreSQL here.
 * An ordinary user starts it directly. Root uses a user namespace, or where the kernel refuses that (some containers) an existing
 * unprivileged account; then programs and data move to places which that account can reach, if need be.
 */
export function chooseIdentity(binaries: Binaries, cluster: string, rootMode?: RootMode): Identity {
  const plain: Identity = { description: 'directly', prefix: [], account: undefined, binaries, cluster }
  if (process.getuid?.() !== 0) return plain
  const existing = [cluster, clusterInReach(cluster)].find((place) => existsSync(place))
  // The server insists on owning its directory, so an earlier account stays in charge of it.
  const owner = existing === undefined ? undefined : statSync(existing)
  if (owner && owner.uid !== 0) return withAccount(plain, { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid })
  if (rootMode !== 'account' && spawnSync('unshare', ['--user', 'true']).status === 0) {
    return { ...plain, description: 'as root in a user namespace', prefix: ['unshare', '--user'] }
  }
  const account = serviceAccount()
  if (!account) throw new Error('PostgreSQL refuses to run as root, and this machine has no unprivileged account: start Guanjia as another user')
  const identity = withAccount(plain, account)
  if (owner && identity.cluster === cluster) giveAway(cluster, account)
  return identity
}

/** Hands a file or an empty folder to the account that runs the server; without such an account nothing changes. */
export function giveTo(identity: Identity, target: string): void {
  if (identity.account) chownSync(target, identity.account.uid, identity.account.gid)
}

function withAccount(plain: Identity, account: Account): Identity {
  const binaries = canReach(account, path.join(plain.binaries.directory, 'bin')) ? plain.binaries : publicCopy(plain.binaries)
  const cluster = canReach(account, nearestExisting(plain.cluster)) ? plain.cluster : clusterInReach(plain.cluster)
  const moved = cluster === plain.cluster ? '' : `, data in ${cluster}`
  return { description: `as ${account.name}${moved}`, prefix: [], account, binaries, cluster }
}

function serviceAccount(): Account | undefined {
  for (const name of ['postgres', 'node', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    if (uid!.status === 0 && gid!.status === 0) return { name, uid: Number(uid!.stdout), gid: Number(gid!.stdout) }
  }
  return undefined
}

/** Asks the system itself, as that account: modes, access lists and parent folders all count. */
function canReach(account: Account, target: string): boolean {
  return spawnSync('test', ['-r', target, '-a', '-x', target], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0
}

function nearestExisting(target: string): string {
  return existsSync(target) ? target : nearestExisting(path.dirname(target))
}

function clusterInReach(cluster: string): string {
  const key = createHash('sha256').update(cluster).digest('hex').slice(0, 12)
  return path.join('/var/lib', `guanjia-postgres-${key}`)
}

function giveAway(cluster: string, account: Account): void {
  const result = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, cluster], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`Cannot hand ${cluster} to ${account.name}: ${result.stderr}`)
}
