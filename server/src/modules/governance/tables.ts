import type { governance } from '@guanjia/contract'

export interface GovernanceTables {
  responsibility_duty: { organization_id: string; id: string; name: string; category_id: string | null; is_active: boolean; sort_order: number; version: number }
  responsibility_part: { organization_id: string; duty_id: string; position_id: string; part: governance.ResponsibilityDuty['parts'][number]['part'] }
  external_party: ExternalPartyTable
  liaison: LiaisonTable
}

export interface ExternalPartyTable {
  organization_id: string
  id: string
  site_id: string
  kind: governance.ExternalParty['kind']
  name: string
  contact: string
  phone: string
  address: string
  note: string
  is_active: boolean
  version: number
}

export interface LiaisonTable {
  organization_id: string
  id: string
  site_id: string
  party_id: string
  at: Date
  subject: string
  content: string
  commitments: string
  due_at: Date | null
  owner_id: string | null
  settled_at: Date | null
  result: string
  recorded_by: string
  recorded_at: Date
  next_due_at: Date | null
  version: number
}
