import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, Id } from './shared.ts'

export const BACKUP_EVERY = ['day', 'week'] as const
export const DRILL_EVERY = ['never', 'week', 'month'] as const
export const BACKUP_STATES = ['waiting', 'running', 'good', 'failed'] as const
export const BACKUP_CAUSES = ['plan', 'person', 'command'] as const

const plan = {
  isOn: z.boolean(),
  every: z.enum(BACKUP_EVERY),
  /** 1 Monday … 7 Sunday; counts when every is `week`. */
  weekday: z.number().int().min(1).max(7),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  timeZone: z.string().max(60),
  /** How many backups stay. */
  keep: z.number().int().min(1).max(365),
  /** How often the newest backup is restored aside, to prove it. */
  drillEvery: z.enum(DRILL_EVERY),
}
export const BackupPlan = z.object({ ...plan, nextAt: Instant.nullable(), nextDrillAt: Instant.nullable(), version: z.number().int() }).meta({ id: 'BackupPlan' })
export type BackupPlan = z.infer<typeof BackupPlan>

export const BackupRun = z.object({
  id: Id,
  kind: z.enum(['backup', 'drill']),
  cause: z.enum(BACKUP_CAUSES),
  state: z.enum(BACKUP_STATES),
  requestedAt: Instant,
  requestedBy: z.string(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  phase: z.enum(['', 'check', 'database', 'files', 'finishing']),
  done: z.number().int(),
  total: z.number().int(),
  name: z.string().nullable(),
  bytes: z.number().int().nullable(),
  tables: z.number().int().nullable(),
  rows: z.number().int().nullable(),
  blobs: z.number().int().nullable(),
  failure: z.string().nullable(),
}).meta({ id: 'BackupRun' })
export type BackupRun = z.infer<typeof BackupRun>

export const getBackups = endpoint({
  method: 'GET', path: '/operations/backups', summary: 'Plan of the backups, what came of the last hundred, and whether the newest good one is too old', access: 'installation:operate',
  response: z.object({
    plan: BackupPlan.nullable(), runs: z.array(BackupRun), folder: z.string(), freeBytes: z.number().int().nullable(), lastGoodAt: Instant.nullable(), lastDrillAt: Instant.nullable(),
    /** The newest good backup is older than the plan allows. */
    isLate: z.boolean(),
  }),
})
export const changeBackupPlan = endpoint({
  method: 'PUT', path: '/operations/backup-plan', summary: 'Change when backups are made, how many stay, and how often one is proved', access: 'installation:operate',
  body: z.object({ ...plan, version: z.number().int() }), response: BackupPlan, errors: ['stale_version', 'rule_broken'],
})
export const actOnBackups = endpoint({
  method: 'POST', path: '/operations/backups/actions', summary: 'Back up now, or prove the newest backup by restoring it aside', access: 'installation:operate',
  body: z.object({ action: z.enum(['back_up', 'drill']) }), response: BackupRun, errors: ['request_in_progress'],
})
