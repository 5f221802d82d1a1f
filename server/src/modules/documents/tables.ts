import type { Generated, GeneratedAlways } from 'kysely'
import type { archives, documents, originals, registers } from '@guanjia/contract'

export interface DocumentsTables {
  document_kind: DocumentKindTable
  document: DocumentTable
  document_version: { organization_id: string; document_id: string; number: number; note: Generated<string>; filed_by_name: string; filed_at: Date }
  document_file: DocumentFileTable
  archive_scope: ArchiveScopeTable
  archive_box: ArchiveBoxTable
  archive_original: ArchiveOriginalTable
  archive_damage: { organization_id: string; id: string; original_id: string; condition: originals.Condition; description: string; at: Date; by_name: string }
  archive_loan: ArchiveLoanTable
  archive_transfer: ArchiveTransferTable
  archive_transfer_item: { organization_id: string; transfer_id: string; position: number; document_id: string; is_open: Generated<boolean> }
}

export interface DocumentKindTable {
  organization_id: string
  id: string
  code: string
  name: string
  class: documents.DocumentClass
  subjects: documents.DocumentSubject[]
  is_personal: boolean
  required_states: archives.Unit['state'][]
  retention_years: number | null
  has_original: boolean
  is_shown_to_household: boolean
  is_active: boolean
  sort_order: number
  version: number
  updated_at: Date
}

/** The record that a document is about, as keys that the database holds. */
type OfRecords = { [K in registers.RecordHit['kind'] as `${K}_id`]: GeneratedAlways<string | null> }

export interface DocumentTable extends OfRecords {
  organization_id: string
  id: string
  site_id: string
  number: string
  kind_id: string
  /** 原档号: its number in the catalogue of before. */
  reference: Generated<string>
  title: string
  medium: documents.DocumentSummary['medium']
  acquisition: documents.DocumentSummary['acquisition']
  subject_type: documents.DocumentSubject
  subject_id: string
  unit_id: GeneratedAlways<string | null>
  person_id: GeneratedAlways<string | null>
  building_id: GeneratedAlways<string | null>
  document_on: string | null
  valid_until: string | null
  keep_until: string | null
  department_id: string | null
  note: string
  state: documents.DocumentSummary['state']
  withdrawn_reason: string
  custody: documents.DocumentSummary['custody']
  current_version: number
  filed_by: string | null
  filed_by_name: string
  filed_at: Date
  version: number
  updated_at: Date
}

export interface DocumentFileTable {
  organization_id: string
  document_id: string
  number: number
  position: number
  file_id: string
  sha256: string
  checked_at: Date | null
  is_intact: boolean | null
}

export interface ArchiveScopeTable {
  organization_id: string
  id: string
  department_code: string
  kind_id: string
  cadence: documents.ScopeLine['cadence']
  due_days: number
  from_on: string
  note: string
  is_active: boolean
  version: number
  updated_at: Date
}

export interface ArchiveBoxTable {
  organization_id: string
  id: string
  site_id: string
  cabinet: string
  layer: string
  box: string
  label: string
  unit_id: string | null
  is_active: boolean
  version: number
  updated_at: Date
}

export interface ArchiveOriginalTable {
  organization_id: string
  id: string
  site_id: string
  document_id: string
  box_id: string
  position: number
  copies: number
  condition: originals.Condition
  note: string
  version: number
  updated_at: Date
}

export interface ArchiveLoanTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  original_id: string
  borrower_id: string | null
  borrower_name: string
  borrower_phone: string
  purpose: string
  state: originals.LoanState
  lent_at: Date
  lent_by: string
  due_on: string
  due_at: Date
  agreed_at: Date
  ended_at: Date | null
  return_condition: originals.Condition | null
  return_note: string
  next_due_at: Date | null
  version: number
  updated_at: Date
}

export interface ArchiveTransferTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  department_id: string
  state: originals.TransferState
  note: string
  reason: string
  prepared_by: string
  prepared_at: Date
  sent_at: Date | null
  receiver_id: string | null
  received_at: Date | null
  signature_file_id: string | null
  version: number
}
