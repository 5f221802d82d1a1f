import type { contracts } from '@guanjia/contract'

export interface ContractsTables {
  contract: ContractTable
}

export interface ContractTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  paper_number: string
  kind: contracts.ContractKind
  title: string
  state: contracts.ContractState
  parties: unknown
  counterparty: string
  signed_on: string | null
  from_on: string
  until_on: string
  amount_fen: number | null
  amount_basis: string
  obligations: unknown
  risk: contracts.ContractSummary['risk']
  risk_notes: string
  items: unknown
  grade: number | null
  grade_reason: string
  legal: string[]
  alert_days: number[]
  policy_ids: string[]
  owner_id: string
  unit_id: string | null
  person_id: string | null
  former_id: string | null
  ended_on: string | null
  ended_reason: string
  note: string
  version: number
  created_at: Date
  updated_at: Date
}
