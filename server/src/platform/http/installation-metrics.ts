import { Gauge } from 'prom-client'
import type { App } from '../app.ts'
import { freeBytes } from '../backup/plan.ts'
import { registry } from './metrics.ts'

const gauge = (name: string, help: string, labelNames: string[] = []): Gauge => new Gauge({ name: `guanjia_${name}`, help, labelNames, registers: [registry] })

const up = gauge('database_up', 'Whether the database answers')
const jobs = gauge('jobs', 'Jobs that are due, planned for later, or given up', ['state'])
const oldestJob = gauge('oldest_due_job_seconds', 'How long the oldest due job has been waiting')
const deliveries = gauge('deliveries', 'Messages that could not be delivered, or nobody knows', ['state'])
const backupAge = gauge('backup_age_seconds', 'Age of the newest good backup')
const drillAge = gauge('backup_drill_age_seconds', 'Age of the newest good restore drill')
const backupFailed = gauge('backup_failed', 'Backups or drills whose newest run failed')
const databaseBytes = gauge('database_bytes', 'Size of the database')
const freeData = gauge('free_bytes', 'Free space where data and backups lie', ['place'])
const replicaUsed = gauge('replica_used', 'Whether reports read from the replica')
const replicaLag = gauge('replica_lag_seconds', 'How far the replica is behind')

const UNLABELLED: Record<string, Gauge> = { oldest_job: oldestJob, backup_age: backupAge, drill_age: drillAge, backup_failed: backupFailed, database_bytes: databaseBytes }
const BY_STATE: Record<string, Gauge> = { jobs, deliveries }
/** Several scrapers, or one in a hurry, cost one question in this time. */
const FRESH_MS = 5000
let measuredAt = 0

/** Brings the figures of the whole installation up to date; what is unknown is left out, never shown as zero. */
export async function measureInstallation(app: App): Promise<void> {
  if (app.replica) {
    const { isUsed, lagSeconds } = app.replica.state
    replicaUsed.set(isUsed ? 1 : 0)
    if (lagSeconds === null) replicaLag.remove()
    else replicaLag.set(lagSeconds)
  }
  if (Date.now() - measuredAt < FRESH_MS) return
  measuredAt = Date.now()
  for (const [place, folder] of [['data', app.config.dataFolder], ['backups', app.config.backupFolder]] as const) {
    const free = await freeBytes(folder)
    if (free !== null) freeData.set({ place }, free)
  }
  try {
    const { rows } = await app.database.pool.query<{ name: string; label: string; value: number }>('select * from figures_of_operation()')
    for (const one of Object.values(UNLABELLED)) one.remove()
    for (const one of Object.values(BY_STATE)) one.reset()
    for (const { name, label, value } of rows) {
      UNLABELLED[name]?.set(value)
      BY_STATE[name]?.set({ state: label }, value)
    }
    up.set(1)
  } catch (error) {
    up.set(0)
    app.log.warn({ err: error }, 'figures of operation')
  }
}
