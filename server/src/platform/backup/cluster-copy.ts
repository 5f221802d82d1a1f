import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { BackupProblem } from './manifest.ts'
import { readTar, readUpTo, type TarEntry } from './tar.ts'

/** Folders whose content belongs to the running server and is made anew at the start. */
const EMPTIED = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'])
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles|pg_internal\.init(\.\d+)?|pgsql_tmp.*)$/
const CONTROL = 'global/pg_control'
const WAL_FILE = /^[0-9A-F]{24}$/

/**
 * The files of a running server, as the entries of an archive that can be started: the copy between `pg_backup_start` and
 * `pg_backup_stop`, then the label, then the part of the write-ahead log that makes the copy whole. Files that vanish meanwhile
 * are left to the log. `client` must be the owner's and stay open; the slot, which keeps the log from being recycled, ends with it.
 */
export async function* clusterEntries(client: pg.Client, cluster: string, onProgress: (done: number, total: number) => void): AsyncGenerator<TarEntry> {
  if ((await readdir(join(cluster, 'pg_tblspc'))).length > 0) throw new BackupProblem('The database uses tablespaces; back it up by tables (--tables)')
  await client.query("select pg_create_physical_replication_slot('guanjia_backup_' || pg_backend_pid(), true, true)")
  const { rows: [start] } = await client.query<{ file: string }>("select pg_walfile_name(pg_backup_start('guanjia', fast => true)) as file")
  const files: { name: string; bytes: number }[] = []
  const folders: string[] = []
  await walk(cluster, '', folders, files)
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  let done = 0
  for (const name of folders) yield { name, bytes: 0, isFolder: true }
  for (const { name, bytes } of files) {
    // It may have grown since it was listed; what it gains after this moment is in the log.
    const now = await stat(join(cluster, name)).catch(() => null)
    if (now === null) continue
    yield { name, bytes: now.size, content: readUpTo(join(cluster, name), now.size) }
    onProgress(Math.min((done += bytes), total), total)
  }
  const control = await steadyControl(join(cluster, CONTROL))
  yield { name: CONTROL, bytes: control.length, content: [control] }
  const { rows: [stop] } = await client.query<{ label: string; file: string }>('select labelfile as label, pg_walfile_name(lsn) as file from pg_backup_stop(false)')
  const label = Buffer.from(stop!.label)
  yield { name: 'backup_label', bytes: label.length, content: [label] }
  yield* walEntries(cluster, labelledStart(stop!.label) ?? start!.file, stop!.file)
}

const labelledStart = (label: string): string | undefined => /^START WAL LOCATION:.*\(file ([0-9A-F]{24})\)/m.exec(label)?.[1]

async function* walEntries(cluster: string, first: string, last: string): AsyncGenerator<TarEntry> {
  const names = (await readdir(join(cluster, 'pg_wal'))).filter((name) => WAL_FILE.test(name) && name >= first && name <= last).sort()
  if (names[0] !== first || names.at(-1) !== last) throw new BackupProblem('The write-ahead log of the copy was recycled before it was saved')
  for (const name of names) {
    const path = join(cluster, 'pg_wal', name)
    const { size } = await stat(path)
    yield { name: `pg_wal/${name}`, bytes: size, content: readUpTo(path, size) }
  }
}

async function walk(cluster: string, below: string, folders: string[], files: { name: string; bytes: number }[]): Promise<void> {
  for (const entry of await readdir(join(cluster, below), { withFileTypes: true }).catch(() => [])) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (LEFT_OUT.test(entry.name) || name === CONTROL) continue
    if (entry.isDirectory()) {
      folders.push(name)
      if (!EMPTIED.has(name)) await walk(cluster, name, folders, files)
    } else if (entry.isFile()) {
      const found = await stat(join(cluster, name)).catch(() => null)
      if (found) files.push({ name, bytes: found.size })
    }
  }
}

/** The control file is written in place: two equal readings are one that was not torn. */
async function steadyControl(path: string): Promise<Buffer> {
  for (let before = await readFile(path); ; ) {
    const again = await readFile(path)
    if (again.equals(before)) return again
    before = again
  }
}

/** Unpacks such an archive into an empty folder. The server itself makes all of it durable when it first starts. */
export async function unpackCluster(archive: Readable, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for await (const { name, isFolder, content } of readTar(archive)) {
    const target = join(folder, name)
    if (isFolder) await mkdir(target, { recursive: true, mode: 0o700 })
    else {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await pipeline(Readable.from(content), createWriteStream(target, { mode: 0o600 }))
    }
  }
  for (const name of ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries']) await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}
