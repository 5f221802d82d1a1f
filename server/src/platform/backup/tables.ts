import type { Generated } from 'kysely'

export interface BackupTables {
  backup_plan: BackupPlanTable
  backup_run: BackupRunTable
}

export interface BackupPlanTable {
  organization_id: string
  is_on: boolean
  every: 'day' | 'week'
  weekday: number
  at_time: string
  time_zone: string
  keep: number
  drill_every: 'never' | 'week' | 'month'
  next_at: Date | null
  next_drill_at: Date | null
  version: Generated<number>
}

export interface BackupRunTable {
  organization_id: string
  id: string
  kind: 'backup' | 'drill'
  cause: 'plan' | 'person' | 'command'
  state: 'waiting' | 'running' | 'good' | 'failed'
  requested_at: Date
  requested_by: Generated<string>
  started_at: Date | null
  beat_at: Date | null
  ended_at: Date | null
  phase: Generated<string>
  done: Generated<number>
  total: Generated<number>
  backup_name: string | null
  bytes: number | null
  tables: number | null
  rows: number | null
  blobs: number | null
  failure: string | null
}
