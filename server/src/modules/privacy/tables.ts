import type { Generated, GeneratedAlways } from 'kysely'
import type { privacy } from '@guanjia/contract'

export interface PrivacyTables {
  privacy_settings: SettingsTable
  privacy_text: { organization_id: string; kind: privacy.PrivacyText['kind']; version: number; title: string; words: string; made_at: Date; made_by: string }
  consent: ConsentTable
  undertaking: { organization_id: string; employee_id: string; text_kind: GeneratedAlways<string>; version: number; signed_as: string; signed_at: Date; device: string | null }
  retention_rule: { organization_id: string; class: privacy.RetentionClass; keep_days: number; is_active: Generated<boolean>; version: Generated<number> }
  purge_run: { organization_id: string; id: string; site_id: string; day: string | null; at: Date; is_dry_run: boolean; asked_by: string; results: unknown }
  legal_hold: HoldTable
  erasure: ErasureTable
}

export interface SettingsTable {
  organization_id: string
  marks_pages: Generated<boolean>
  marks_exports: Generated<boolean>
  many_in_an_hour: Generated<number>
  day_from: Generated<string>
  day_until: Generated<string>
  proof_minutes: Generated<number>
  version: Generated<number>
}

export interface ConsentTable {
  organization_id: string
  id: string
  person_id: string
  purpose: privacy.ConsentPurpose
  state: privacy.Consent['state']
  text_kind: GeneratedAlways<string>
  text_version: number
  channel: privacy.ConsentChannel
  at: Date
  by_name: string
  by_employee: string | null
  note: Generated<string>
  withdrawn_at: Generated<Date | null>
  withdrawn_channel: Generated<privacy.ConsentChannel | null>
  withdrawn_by: Generated<string | null>
  ended_at: Generated<Date | null>
}

export interface HoldTable {
  organization_id: string
  id: string
  site_id: string
  person_id: string | null
  unit_id: string | null
  reason: string
  placed_at: Date
  placed_by: string
  lifted_at: Generated<Date | null>
  lifted_by: Generated<string | null>
  lift_reason: Generated<string>
}

export interface ErasureTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  person_id: string
  at: Date
  by_name: string
  by_employee: string | null
  reason: string
  erased: unknown
  kept: unknown
  finished_at: Generated<Date | null>
}
