import type { Generated } from 'kysely'
import type { archives, imports, zones } from '@guanjia/contract'
import type { HouseholdTables } from './tables-household.ts'

export interface ArchivesTables extends HouseholdTables {
  building: { organization_id: string; id: string; site_id: string; code: string; name: string; zone_id: string | null; created_at: Generated<Date> }
  entrance: { organization_id: string; id: string; building_id: string; code: string; floors: number | null; has_elevator: boolean | null }
  unit: UnitTable
  person: PersonTable
  /** The persons of the current organisation, for conditions that row-level security would keep from using an index. Read only. */
  searchable_person: PersonTable
  person_phone: { organization_id: string; person_id: string; position: number; number: string; reversed: string; label: Generated<string> }
  occupancy: OccupancyTable
  import_run: ImportRunTable
  registration: RegistrationTable
  building_steward: BuildingStewardTable
  duty_point: DutyPointTable
}

export interface UnitTable {
  organization_id: string
  id: string
  site_id: string
  building_id: string
  entrance_id: string | null
  code: string
  sort_key: string
  room: string
  floor: number | null
  use: Generated<archives.Unit['use']>
  layout: Generated<string>
  building_area: number | null
  billing_area: number | null
  indoor_area: number | null
  orientation: Generated<string>
  state: Generated<archives.Unit['state']>
  handed_over_on: string | null
  rent_fen: number | null
  note: Generated<string>
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface PersonTable {
  organization_id: string
  id: string
  site_ids: string[]
  name: string
  kind: Generated<'person' | 'company'>
  sex: Generated<'male' | 'female' | 'unknown'>
  pinyin: Generated<string>
  initials: Generated<string>
  grams: Generated<string[]>
  email: Generated<string>
  id_kind: archives.Person['idKind']
  id_number_sealed: Buffer | null
  id_number_index: Buffer | null
  id_number_masked: string | null
  birthday: string | null
  workplace: Generated<string>
  emergency_contact: Generated<string>
  contact_person: Generated<string>
  merged_into: Generated<string | null>
  locale: Generated<string>
  tags: Generated<string[]>
  note: Generated<string>
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  /** When the person's data were erased; the file only says that there was one. */
  erased_at: Generated<Date | null>
}

export interface OccupancyTable {
  organization_id: string
  id: string
  site_id: string
  unit_id: string
  person_id: string
  role: archives.OccupancyRole
  from_on: string | null
  until_on: string | null
  is_bill_payer: Generated<boolean>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface RegistrationTable {
  organization_id: string
  id: string
  site_id: string
  phone: string
  name: string
  room: string
  role: archives.OccupancyRole
  note: Generated<string>
  state: Generated<'waiting' | 'approved' | 'refused'>
  asked_at: Date
  person_id: Generated<string | null>
  unit_id: Generated<string | null>
  reason: Generated<string>
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
}

export interface ImportRunTable {
  organization_id: string
  id: string
  site_id: string
  kind: imports.ImportRun['kind']
  state: 'checking' | 'checked' | 'committing' | 'done' | 'failed' | 'cancelled'
  file_id: string
  profile: Generated<unknown>
  layout: Generated<string>
  sheets: Generated<unknown>
  phase: Generated<string>
  done_rows: Generated<number>
  all_rows: Generated<number>
  counts: Generated<unknown>
  preview: Generated<unknown>
  problems: Generated<unknown>
  skip_errors: Generated<boolean>
  failure: string | null
  created_by: string
  created_by_account: string | null
  created_at: Generated<Date>
  finished_at: Date | null
}

export interface BuildingStewardTable {
  organization_id: string
  id: string
  site_id: string
  building_id: string
  employee_id: string
  backup_id: string | null
  from_at: Date
  until_at: Generated<Date | null>
  note: Generated<string>
}

export interface DutyPointTable {
  organization_id: string
  id: string
  site_id: string
  zone_id: string | null
  kind: zones.DutyPoint['kind']
  name: string
  place: Generated<string>
  employee_id: string
  patrol: Generated<string>
  upkeep: Generated<string>
  is_active: Generated<boolean>
  sort_order: Generated<number>
  version: Generated<number>
}
