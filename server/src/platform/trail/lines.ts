import type { PersonalDataKey } from '../keys/personal-data-key.ts'

export type Log = 'timeline' | 'access'
export const LOGS: readonly Log[] = ['timeline', 'access']

/** A line of history as it is written and read back; both must give the same text. */
export interface TimelineLine {
  organization_id: string
  id: string
  site_id: string | null
  record_type: string
  record_id: string
  at: Date
  recorded_at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string
  action: string
  from_status: string | null
  to_status: string | null
  note: string | null
  changes: unknown
  file_ids: readonly string[]
  device: string | null
  request_id: string | null
  is_visible_to_resident: boolean
}

export interface AccessLine {
  organization_id: string
  id: string
  site_id: string | null
  at: Date
  act: string
  person_id: string | null
  unit_id: string | null
  list: string | null
  rows: number | null
  classes: readonly string[]
  purpose: string
  reason: string
  record_type: string | null
  record_id: string | null
  recipient: string
  actor_kind: string
  actor_id: string | null
  account_id: string | null
  actor_name: string
  device: string | null
  request_id: string | null
}

/** The mark of a line: made with a key that is not in the database, so that nobody who has only the database can write one. */
export function markOfTimeline(keys: PersonalDataKey, line: TimelineLine): Buffer {
  return keys.vouch(timelineText(line, hashOfContent(keys, line).toString('base64')))
}

export function markOfAccess(keys: PersonalDataKey, line: AccessLine): Buffer {
  return keys.vouch(accessText(line))
}

/**
 * What may have to be erased by law stands in the text as a keyed hash only: the line keeps its mark without its content, and the
 * hash alone does not let anybody try which phone number it was.
 */
export function hashOfContent(keys: PersonalDataKey, line: Pick<TimelineLine, 'note' | 'changes'>): Buffer {
  return keys.vouch(contentText(line))
}

export function contentText({ note, changes }: Pick<TimelineLine, 'note' | 'changes'>): string {
  return JSON.stringify(['content', note, sorted(changes)])
}

export function timelineText(line: TimelineLine, contentHash: string): string {
  return JSON.stringify([
    'timeline', lower(line.organization_id), lower(line.id), lower(line.site_id), line.record_type, lower(line.record_id), line.at.getTime(), line.recorded_at.getTime(), line.actor_kind, lower(line.actor_id), line.actor_name,
    line.action, line.from_status, line.to_status, contentHash, line.file_ids.map(lower), line.device, line.request_id, line.is_visible_to_resident,
  ])
}

export function accessText(line: AccessLine): string {
  return JSON.stringify([
    'access', lower(line.organization_id), lower(line.id), lower(line.site_id), line.at.getTime(), line.act, lower(line.person_id), lower(line.unit_id), line.list, line.rows, line.classes, line.purpose, line.reason, line.record_type,
    lower(line.record_id), line.recipient, line.actor_kind, lower(line.actor_id), lower(line.account_id), line.actor_name, line.device, line.request_id,
  ])
}

/** Vouches for the erasing of a line's content, so that evidence cannot be erased behind the product's back. */
export function erasedText(id: string, contentHash: Buffer): string {
  return JSON.stringify(['erased', lower(id), contentHash.toString('base64')])
}

/** Vouches that nobody stands where somebody stood in a line with this mark: the line itself cannot give its mark any more. */
export function namelessText(line: TimelineLine, contentHash: Buffer, mark: Buffer): string {
  return JSON.stringify(['nameless', timelineText({ ...line, actor_name: '' }, contentHash.toString('base64')), mark.toString('base64')])
}

/** The database writes ids small, whoever gave them. */
function lower(id: string): string
function lower(id: string | null): string | null
function lower(id: string | null): string | null {
  return id === null ? null : id.toLowerCase()
}

/** Keys of objects in one order: the database keeps them in its own. What JSON drops is dropped on both ways. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value === undefined ? null : value
  if (value instanceof Date) return value.toJSON()
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]))
}
