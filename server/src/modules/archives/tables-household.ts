import type { Generated } from 'kysely'
import type { dataquality, households } from '@guanjia/contract'

/** Tables of households, their chronicle, merges and data quality. */
export interface HouseholdTables {
  household: HouseholdTable
  archive_version: { organization_id: string; id: Generated<number>; kind: (typeof households.VERSIONED)[number]; record_id: string; version: number | null; valid_from: Date; valid_until: Date; facts: unknown }
  chronicle_entry: ChronicleTable
  chronicle_rule: { organization_id: string; kind: households.ChronicleKind; is_active: boolean; is_pinned: boolean }
  owner_change: OwnerChangeTable
  person_merge: MergeTable
  not_duplicate: { organization_id: string; a_id: string; b_id: string; said_by: string; said_at: Date }
  household_verification: { organization_id: string; household_id: string; field_group: households.FieldGroup; verified_on: string; how: 'in_person' | 'phone' | 'app' | 'paper'; verified_by: string; verified_at: Date }
  campaign: CampaignTable
  campaign_household: { organization_id: string; campaign_id: string; household_id: string; unit_id: string; state: Generated<'asked' | 'confirmed' | 'corrected'>; is_reached: Generated<boolean>; reminders: Generated<number>; answered_at: Generated<Date | null> }
  data_correction: CorrectionTable
  data_correction_item: CorrectionItemTable
  observation: ObservationTable
  /** A view: open households with what their files have and lack. */
  household_quality: QualityView
}

export interface HouseholdTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  number: string
  type: households.HouseholdType
  is_type_fixed: Generated<boolean>
  salutation: Generated<string>
  service_note: Generated<string>
  care_tags: Generated<string[]>
  tags: Generated<string[]>
  language: 'zh-CN' | 'zh-TW' | 'en' | null
  emergency_name: Generated<string>
  emergency_relation: Generated<string>
  emergency_phone: Generated<string>
  opened_on: string | null
  closed_on: string | null
  review_due_on: string | null
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface ChronicleTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  kind: households.ChronicleKind
  happened_on: string
  title: string
  detail: Generated<string>
  is_pinned: Generated<boolean>
  event_key: string | null
  record_type: string | null
  record_id: string | null
  written_by: string | null
  writer: string
  written_at: Date
  withdrawn_at: Generated<Date | null>
  withdrawn_reason: Generated<string>
  version: Generated<number>
}

export interface OwnerChangeTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  takes_over_on: string
  reason: (typeof households.TRANSFER_REASONS)[number]
  from_household: string | null
  to_household: string
  from_persons: string[]
  to_persons: string[]
  steps: unknown
  note: Generated<string>
  done_by: string
  done_at: Date
}

export interface MergeTable {
  organization_id: string
  id: string
  site_id: string
  keep_id: string
  other_id: string
  state: Generated<'merged' | 'undone'>
  reason: string
  done: unknown
  merged_by: string
  merged_at: Date
  undone_by: Generated<string | null>
  undone_at: Generated<Date | null>
  undo_reason: Generated<string | null>
}

export interface CampaignTable {
  organization_id: string
  id: string
  site_id: string
  title: string
  words: Generated<string>
  fields: dataquality.CorrectedField[]
  types: Generated<households.HouseholdType[]>
  building_ids: Generated<string[]>
  only_flagged: boolean
  state: Generated<'draft' | 'running' | 'ended'>
  starts_on: Generated<string | null>
  ends_on: string
  remind_every_days: number
  reminded_at: Generated<Date | null>
  made_by: string
  made_at: Date
  version: Generated<number>
}

export interface CorrectionTable {
  organization_id: string
  id: string
  site_id: string
  household_id: string
  unit_id: string
  person_id: string | null
  campaign_id: string | null
  note: Generated<string>
  submitted_by: string
  submitter_account: string | null
  submitted_at: Date
  is_open: Generated<boolean>
}

export interface CorrectionItemTable {
  organization_id: string
  id: string
  correction_id: string
  field: dataquality.CorrectedField
  from_value: string
  to_value: string
  state: Generated<'waiting' | 'accepted' | 'refused' | 'withdrawn'>
  reason: Generated<string>
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
}

export interface ObservationTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  person_id: string | null
  topic: dataquality.Observation['topic']
  words: string
  is_sensitive: boolean
  consent_how: 'in_person' | 'phone' | 'paper' | 'app' | 'message' | null
  state: Generated<dataquality.Observation['state']>
  kept_as: Generated<dataquality.Observation['keptAs']>
  kept_words: Generated<string>
  reason: Generated<string>
  noticed_by: string
  noticer: string
  noticed_at: Date
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
}

export interface QualityView extends Record<`has_${households.FileField}`, boolean> {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  number: string
  type: households.HouseholdType
  review_due_on: string | null
  code: string
  sort_key: string
  building_id: string
  main_id: string | null
  main_name: string | null
  has_area_mismatch: boolean
  verified_on: string | null
  filled: number
}
