import { resolve } from 'node:path'
import { finishedBackups, abandonedBackups } from '../platform/backup/folder.ts'
import { drillBackup } from '../platform/backup/drill.ts'
import { restoreBackup, embeddedFolder } from '../platform/backup/restore.ts'
import { takeBackup } from '../platform/backup/take-backup.ts'
import { recordCommand } from '../platform/backup/plan.ts'
import type { ReportLine } from '../platform/backup/report.ts'
import { openBlobStore } from '../platform/files/s3-blob-store.ts'
import type { Config } from '../config.ts'
import type { KeySource } from '../platform/keys/key-file.ts'
import type { Command, StandaloneCommand } from './command.ts'

const keySource = ({ key, keyFile, dataFolder }: Config): KeySource => ({ key, keyFile, dataFolder })
const mebibytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MiB`

export const backup: Command = {
  usage: 'back up everything while it runs: backup [--to DIR] [--keep N] [--tables] [--with-keys] · backup list [--to DIR]',
  options: { to: { type: 'string' }, keep: { type: 'string' }, tables: { type: 'boolean' }, 'with-keys': { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ app, installation, values, positionals }) {
    const to = resolve(typeof values['to'] === 'string' ? values['to'] : app.config.backupFolder)
    if (positionals[0] === 'list') return list(to)
    const keep = values['keep'] === undefined ? undefined : Number(values['keep'])
    if (keep !== undefined && !(Number.isInteger(keep) && keep > 0)) {
      console.error('--keep: a number of backups, 1 or more')
      return 2
    }
    const source = { ...keySource(app.config), ownerUrl: installation.ownerUrl, embeddedIn: app.config.databaseUrl === undefined ? embeddedFolder(app.config.dataFolder) : undefined, blobs: app.blobs }
    const isForServer = values['json'] === true
    const begun = new Date()
    const made = await takeBackup(source, { to, ...(keep === undefined ? {} : { keep }), asTables: values['tables'] === true, withKeys: values['with-keys'] === true, onProgress: isForServer ? reportProgress : printProgress() })
    const rows = made.manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const facts = { name: made.manifest.name, bytes: made.bytes, tables: made.manifest.tables.length, rows, blobs: made.manifest.blobs.count }
    if (isForServer) {
      report({ kind: 'made', ...facts, problems: [] })
      return 0
    }
    await recordCommand(app, begun, facts)
    for (const name of made.abandoned) console.error(`cleared away ${name}, which an interrupted run had left`)
    for (const name of made.removed) console.error(`removed ${name}, older than the newest ${keep}`)
    if (made.manifest.blobs.missing > 0) console.error(`warning: ${made.manifest.blobs.missing} files of records were missing in the store already`)
    if (!made.manifest.key.isIncluded && made.manifest.key.fingerprint !== null) console.error(`Keep the key elsewhere (fingerprint ${made.manifest.key.fingerprint}): without it identity papers cannot be read after a restore.`)
    console.log(`${made.folder}  ${mebibytes(made.bytes)}, ${made.manifest.tables.length} tables, ${made.manifest.blobs.count} files`)
    return 0
  },
}

async function list(to: string): Promise<number> {
  for (const { name, manifest } of await finishedBackups(to)) console.log(`${name}  ${manifest.madeAt}  ${manifest.kind}  release ${manifest.release}  ${manifest.blobs.count} files`)
  for (const name of await abandonedBackups(to)) console.log(`${name}  interrupted, of no use`)
  return 0
}

export const restore: StandaloneCommand = {
  usage: 'put a backup into an empty installation: restore --from DIR [--without-keys]',
  options: { from: { type: 'string' }, 'without-keys': { type: 'boolean' } },
  async runAlone({ config, values }) {
    if (typeof values['from'] !== 'string') {
      console.error('restore --from DIR')
      return 2
    }
    const target = { ...keySource(config), databaseUrl: config.databaseUrl, blobs: openBlobStore(config) }
    const done = await restoreBackup(target, { from: resolve(values['from']), withoutKeys: values['without-keys'] === true, onProgress: printProgress() })
    if (done.applied.length > 0) console.log(`migrated: ${done.applied.join(', ')}`)
    if (done.keyIsMissing) console.error('Identity papers stay unreadable until the key of this backup is put in place.')
    console.log(`Restored ${done.folder}: ${done.manifest.tables.length} tables, ${done.manifest.blobs.count} files. Start Guanjia as usual.`)
    return 0
  },
}

export const drill: StandaloneCommand = {
  usage: 'prove a backup by restoring it aside: drill [--from DIR]',
  options: { from: { type: 'string' }, json: { type: 'boolean' } },
  async runAlone({ config, values }) {
    const from = resolve(typeof values['from'] === 'string' ? values['from'] : config.backupFolder)
    const outcome = await drillBackup(keySource(config), { from, inFolder: config.backupFolder })
    if (values['json'] === true) {
      report({ kind: 'made', name: outcome.name, tables: outcome.tables, rows: outcome.rows, blobs: outcome.blobs, bytes: null, problems: outcome.problems })
      return 0
    }
    for (const problem of outcome.problems) console.error(`wrong ${problem}`)
    console.log(`${outcome.name}: ${outcome.tables} tables, ${outcome.rows} rows, ${outcome.blobs} files read in ${outcome.seconds} s: ${outcome.problems.length === 0 ? 'good' : 'NOT GOOD'}`)
    return outcome.problems.length === 0 ? 0 : 1
  },
}

const report = (line: ReportLine): void => console.log(JSON.stringify(line))
let reportedAt = 0
/** For the server that started this command: not more often than it writes it down. */
function reportProgress(phase: string, done: number, total: number): void {
  if (done < total && Date.now() - reportedAt < 500) return
  reportedAt = Date.now()
  report({ kind: 'progress', phase, done, total })
}

/** One line that counts up, on a terminal only. */
function printProgress(): (phase: string, done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (phase, done, total) => void process.stderr.write(`\r${phase.padEnd(10)} ${total === 0 ? 100 : Math.round((done / total) * 100)} %   ${done >= total ? '\n' : ''}`)
}
