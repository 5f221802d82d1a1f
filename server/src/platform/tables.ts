import type { ColumnType, Generated } from 'kysely'
import type { BackupTables } from './backup/tables.ts'
import type { Locale } from '@guanjia/contract'
import type { AccessEntryTable } from './personal-data/tables.ts'

/** Row types of the tables that the platform owns. */
export interface PlatformTables extends BackupTables {
  timeline_entry: TimelineEntryTable
  access_entry: AccessEntryTable
  trail_seal: TrailSealTable
  trail_head: { organization_id: string; log: 'timeline' | 'access'; sealed_seq: number }
  trail_check: TrailCheckTable
  number_counter: { organization_id: string; site_id: string; series: string; last: number }
  idempotency_key: { organization_id: string; account_id: string; key: string; request_hash: Buffer; status: number | null; response: unknown; created_at: Generated<Date> }
  stream_event: { organization_id: string; id: Generated<number>; topic: string; record_type: string; record_id: string; site_id: string | null; action: string; account_ids: string[] | null; at: Generated<Date> }
  job: JobTable
  message: MessageTable
  file: FileTable
  security_policy: { organization_id: string; password_length: number; idle_minutes: number; phone_idle_minutes: number; upload_mib_a_day: number; version: number }
  upload: { organization_id: string; id: string; account_id: string; name: string; bytes: number; sha256: string; received: number; expires_at: Date }
  upload_part: { organization_id: string; upload_id: string; starts_at: number; content: Buffer }
  file_link: { organization_id: string; file_id: string; record_type: string; record_id: string; purpose: Generated<string>; created_at: Generated<Date> }
  download: DownloadTable
  saved_view: { organization_id: string; id: string; account_id: string; list: string; name: string; query: string; is_shared: Generated<boolean>; created_at: Generated<Date> }
}

export interface TimelineEntryTable {
  organization_id: string
  id: string
  site_id: string | null
  record_type: string
  record_id: string
  at: Date
  recorded_at: Date
  actor_kind: 'staff' | 'resident' | 'system'
  actor_id: string | null
  actor_name: string
  action: string
  from_status: string | null
  to_status: string | null
  note: string | null
  changes: unknown
  file_ids: string[]
  device: string | null
  request_id: string | null
  is_visible_to_resident: boolean
  seq: Generated<number>
  mark: ColumnType<Buffer | null, string | null | undefined, never>
  content_hash: Generated<Buffer | null>
  erased_mark: Generated<Buffer | null>
  nameless_mark: Generated<Buffer | null>
}

export interface TrailSealTable {
  organization_id: string
  log: 'timeline' | 'access'
  chain: string
  number: number
  from_seq: number
  to_seq: number
  rows: number
  /** Number (8 bytes), record (16) and digest (16) of each line. */
  lines: Buffer
  taken_over: boolean
  previous: Buffer
  hash: Buffer
  mark: Buffer
  sealed_at: Date
}

export interface TrailCheckTable {
  organization_id: string
  id: string
  started_at: Date
  finished_at: Date
  asked_by: string
  lines: number
  seals: number
  unsealed: number
  findings: number
  examples: unknown
}

export interface JobTable {
  organization_id: string
  id: string
  queue: string
  payload: unknown
  due_at: Date
  attempts: Generated<number>
  dedupe_key: string | null
  last_failure: Generated<string | null>
  given_up_at: Generated<Date | null>
  created_at: Generated<Date>
}

export interface MessageTable {
  organization_id: string
  id: string
  account_id: string | null
  channel: Generated<'in_app' | 'sms' | 'email'>
  address: Generated<string>
  template: string
  params: unknown
  level: Generated<'info' | 'warning' | 'urgent'>
  record_type: string | null
  record_id: string | null
  dedupe_key: string | null
  state: Generated<'waiting' | 'sent' | 'failed'>
  attempts: Generated<number>
  failure: Generated<string | null>
  created_at: Date
  sent_at: Date | null
  read_at: Generated<Date | null>
  /** Null: not yet looked at for other channels. */
  spread_at: Generated<Date | null>
}

export interface FileTable {
  organization_id: string
  id: string
  sha256: string
  name: string
  content_type: string
  bytes: number
  is_image: Generated<boolean>
  taken_at: Date | null
  uploaded_by: string | null
  created_at: Generated<Date>
}

export interface DownloadTable {
  organization_id: string
  id: string
  account_id: string
  name: Generated<string>
  path: string
  query: string
  locale: Locale
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>
  rows: Generated<number>
  bytes: Generated<number | null>
  file_id: Generated<string | null>
  failure: Generated<string | null>
  created_at: Date
  finished_at: Generated<Date | null>
  expires_at: Date
}
