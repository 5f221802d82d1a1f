import { existsSync, statfsSync } from 'node:fs'
import { finishedBackups } from '../platform/backup/folder.ts'
import { keyFingerprint } from '../platform/backup/keys.ts'
import { mayBeAsOldAs } from '../platform/backup/next-time.ts'
import { migrationNames } from '../platform/database/migrate.ts'
import { RELEASE } from '../platform/release.ts'
import type { Command, CommandInput } from './command.ts'

type Level = 'ok' | 'warning' | 'wrong'
export interface Finding {
  check: string
  level: Level
  text: string
}

const GIB = 1024 ** 3

/** Looks at what most often goes wrong and says what to do. Ends with 1 when something is wrong, with 0 also when there are warnings. */
export const doctor: Command = {
  usage: 'check the installation [--json]',
  options: { json: { type: 'boolean' } },
  async run(input) {
    const findings = await examine(input)
    if (input.values['json'] === true) console.log(JSON.stringify({ release: RELEASE, findings }, null, 1))
    else for (const { level, check, text } of findings) console.log(`${level.padEnd(8)}${check.padEnd(12)}${text}`)
    return findings.some(({ level }) => level === 'wrong') ? 1 : 0
  },
}

export async function examine({ app }: Pick<CommandInput, 'app'>): Promise<Finding[]> {
  const findings: Finding[] = []
  const say = (check: string, level: Level, text: string): void => void findings.push({ check, level, text })
  const { pool } = app.database
  const node = Number(process.versions.node.split('.')[0])
  say('versions', node < 20 ? 'wrong' : 'ok', `Guanjia ${RELEASE}, Node ${process.versions.node}`)

  const begin = Date.now()
  const { rows: [database] } = await pool.query<{ version: string; role: string; unsafe: boolean; now: Date; used: number; most: number }>(
    `select current_setting('server_version') as version, current_user as role, rolsuper or rolbypassrls as unsafe, clock_timestamp() as now,
            (select count(*)::int from pg_stat_activity) as used, current_setting('max_connections')::int as most from pg_roles where rolname = current_user`,
  )
  const skew = Math.abs(database!.now.getTime() - (begin + Date.now()) / 2)
  say('database', 'ok', `PostgreSQL ${database!.version}, answered in ${Date.now() - begin} ms`)
  say('role', database!.unsafe ? 'wrong' : 'ok', database!.unsafe ? `The role ${database!.role} can bypass row-level security: take SUPERUSER and BYPASSRLS from it` : `${database!.role} is held by row-level security`)
  say('clock', skew > 60_000 ? 'wrong' : skew > 2000 ? 'warning' : 'ok', `${(skew / 1000).toFixed(1)} s between this machine and the database${skew > 2000 ? ': synchronise them (chrony, systemd-timesyncd)' : ''}`)
  say('pool', database!.used > database!.most * 0.9 ? 'warning' : 'ok', `${database!.used} of ${database!.most} connections are used; each process takes up to ${app.config.poolSize}`)

  const { rows: applied } = await pool.query<{ names: string[] | null }>('select migrations_applied() as names')
  const missing = migrationNames().filter((name) => !applied[0]!.names?.includes(name))
  const foreign = (applied[0]!.names ?? []).filter((name) => !migrationNames().includes(name))
  say('schema', missing.length + foreign.length > 0 ? 'wrong' : 'ok', foreign.length > 0 ? `The database is of a newer release: ${foreign.join(', ')}` : missing.length > 0 ? `Not migrated: ${missing.join(', ')}` : `${migrationNames().length} migrations applied`)

  const fingerprint = keyFingerprint(app.config)
  say('keys', fingerprint === null ? 'warning' : 'ok', fingerprint === null ? 'There is no key yet' : fingerprint)

  for (const [name, folder] of [['data', app.config.dataFolder], ['backups', app.config.backupFolder]] as const) {
    if (!existsSync(folder)) continue
    const disk = statfsSync(folder)
    const free = (disk.bavail * disk.bsize) / GIB
    say(`disk ${name}`, free < 1 ? 'wrong' : free < 5 ? 'warning' : 'ok', `${free.toFixed(1)} GiB are free for ${folder}`)
  }

  const { rows: figures } = await pool.query<{ name: string; label: string; value: number }>('select * from figures_of_operation()')
  const figure = (name: string, label = ''): number => figures.find((row) => row.name === name && row.label === label)?.value ?? 0
  const waiting = figure('oldest_job')
  say('jobs', waiting > 300 ? 'warning' : 'ok', `${figure('jobs', 'due')} due${waiting > 300 ? `, the oldest since ${Math.round(waiting / 60)} minutes: is a server running?` : ''}, ${figure('jobs', 'later')} planned`)
  const { rows: givenUp } = await pool.query<{ queue: string; count: number }>('select * from given_up_jobs()')
  say('given up', givenUp.length > 0 ? 'wrong' : 'ok', givenUp.length === 0 ? 'no job' : givenUp.map(({ queue, count }) => `${count} of ${queue}`).join(', ') + '; see last_failure in table job')
  const lost = figure('deliveries', 'given_up')
  say('deliveries', lost > 0 ? 'warning' : 'ok', lost > 0 ? `${lost} messages could not be delivered; see the delivery log in the console` : 'none failed')

  const [newest] = await finishedBackups(app.config.backupFolder)
  const age = newest ? Date.now() - Date.parse(newest.manifest.madeAt) : null
  say('backup', age === null || age > mayBeAsOldAs('day') ? 'warning' : 'ok', newest ? `${newest.name}, ${Math.round(age! / 3_600_000)} hours old` : `none in ${app.config.backupFolder}; npm run cli -- backup`)
  if (app.replica) {
    await app.replica.look()
    const { isUsed, lagSeconds } = app.replica.state
    say('replica', isUsed ? 'ok' : 'warning', lagSeconds === null ? 'does not answer; reports read from the primary' : `${lagSeconds.toFixed(1)} s behind${isUsed ? '' : ', too far for reports'}`)
  }
  return findings
}
