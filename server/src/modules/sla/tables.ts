import type { Generated } from 'kysely'
import type { CalendarDefinition as WrittenCalendar } from '@guanjia/contract/sla.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import type { ClockOutcome, ClockState } from './clock.ts'
import type { RetargetMode } from './clock-changes.ts'
import type { StoredTarget } from './policy-rows.ts'
import type { PauseEvidence } from './pauses.ts'
import type { PolicyMatch } from './policy.ts'
import type { Recipient } from './recipients.ts'

export interface SlaTables {
  sla_calendar: CalendarTable
  sla_calendar_version: CalendarVersionTable
  sla_policy: { organization_id: string; id: string; code: string; is_active: Generated<boolean>; version: Generated<number> }
  sla_policy_version: PolicyVersionTable
  sla_clock: ClockTable
  sla_clock_event: ClockEventTable
  sla_timer: TimerTable
  sla_clock_segment: ClockSegmentTable
  sla_pause_rule: PauseRuleTable
  sla_alert_settings: AlertSettingsTable
  sla_recalculation: RecalculationTable
  sla_notice: NoticeTable
}

export interface CalendarTable {
  organization_id: string
  id: string
  site_id: string | null
  code: string
  name: string
  version: Generated<number>
  updated_at: Date
}

export interface CalendarVersionTable {
  organization_id: string
  id: string
  calendar_id: string
  version: number
  definition: WrittenCalendar
  complete: CalendarDefinition
  created_at: Date
}

export interface PolicyVersionTable {
  organization_id: string
  id: string
  policy_id: string
  version: number
  name: string
  rank: number
  match: PolicyMatch
  targets: Record<string, StoredTarget | null>
  effective_from: Date
  effective_to: Date | null
  created_at: Date
  post: Generated<string>
  is_withdrawn: Generated<boolean>
  created_by: Generated<string | null>
}

export interface ClockTable {
  organization_id: string
  id: string
  site_id: string
  subject_type: string
  subject_id: string
  metric: string
  cycle: number
  kind: string | null
  category: string[]
  urgency: string | null
  grade: string | null
  origin: string | null
  policy_version: string
  calendar_version: string
  target: string
  state: ClockState
  outcome: ClockOutcome
  revision: number
  target_seconds: number | null
  consumed: number
  reported_at: Date | null
  started_at: Date | null
  counted_from: Date | null
  anchor_at: Date | null
  due_at: Date | null
  is_provisional: boolean
  stopped_at: Date | null
  breached_at: Date | null
  paused_at: Date | null
  pause_reason: string | null
  holder: string | null
  held_since: Date | null
  held_consumed: number
  changed_at: Date | null
  fired: string[]
  is_silent: boolean
  resumes_at: Date | null
  paused_seconds: number
  paused_consumed: number
  is_met_by_pause: boolean
  is_segmented: boolean
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledge_note: string
  recorded_at: Date | null
}

export interface ClockSegmentTable {
  organization_id: string
  clock_id: string
  kind: 'held' | 'paused'
  position: number
  from_at: Date
  to_at: Date | null
  holder: string | null
  reason: string | null
  seconds: number
}

export interface PauseRuleTable {
  organization_id: string
  reason: string
  metrics: string[]
  evidence: PauseEvidence
  longest_single: number
  longest_total: number
  approver: Exclude<Recipient, 'handler'>
  version: Generated<number>
}

export interface AlertSettingsTable {
  organization_id: string
  quiet_from: string | null
  quiet_to: string | null
  digest_above: Generated<number>
  version: Generated<number>
}

export interface ClockEventTable {
  organization_id: string
  clock_id: string
  id: Generated<number>
  kind: string
  effective_at: Date
  recorded_at: Date
  data: Generated<unknown>
}

export interface TimerTable {
  organization_id: string
  clock_id: string
  cycle: number
  step: string
  arm: number
  fire_at: Date
  expires_at: Date | null
  revision: number
  state: Generated<'waiting' | 'fired' | 'stale' | 'failed'>
  fired_at: Date | null
}

export interface RecalculationTable {
  organization_id: string
  id: string
  site_id: string | null
  policy_ids: string[]
  calendar_ids: string[]
  metrics: string[]
  is_for_calendars: boolean
  mode: RetargetMode
  reason: string
  state: 'waiting' | 'running' | 'done'
  total: number
  done: Generated<number>
  count: Generated<number>
  unchanged: Generated<number>
  earlier: Generated<number>
  later: Generated<number>
  newly_breached: Generated<number>
  no_longer_promised: Generated<number>
  batch: Generated<number>
  after_subject: Generated<string | null>
  after_metric: Generated<string | null>
  after_cycle: Generated<number | null>
  started_by: string
  started_at: Date
  finished_at: Generated<Date | null>
}

export interface NoticeTable {
  organization_id: string
  account_id: string
  clock_id: string
  step: string
  arm: number
  fire_at: Date
  kind: 'reminder' | 'breach' | 'escalation' | 'repeat'
  cause: 'quiet' | 'late' | 'burst'
  release_at: Date
  state: Generated<'waiting' | 'told' | 'dropped'>
  closed_at: Generated<Date | null>
}
