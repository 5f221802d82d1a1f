import type { externalqueries } from '@guanjia/contract'

export interface ExternalQueriesTables {
  external_query: ExternalQueryTable
}

export interface ExternalQueryTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  authority_kind: externalqueries.ExternalQuery['authorityKind']
  authority: string
  officer: string
  officer_card: string
  officer_phone: string
  document_number: string
  legal_basis: string
  purpose: string
  asked: unknown
  approved: unknown
  state: externalqueries.ExternalQueryState
  registered_by: string
  registered_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision_note: string
  handed_over_by: string | null
  handed_over_at: Date | null
  given: unknown
  version: number
}
