import type { handover } from '@guanjia/contract'

export interface HandoverTables {
  defect: {
    organization_id: string
    id: string
    site_id: string
    number: string
    foreign_number: string
    place_kind: handover.DefectPlace
    unit_id: string | null
    area_id: string | null
    facility_id: string | null
    building_id: string | null
    location: string
    description: string
    trade: handover.DefectTrade
    part: handover.DefectPart
    warranty_from: string | null
    builder_id: string | null
    source: handover.DefectSource
    person_id: string | null
    contact: string
    finding_id: string | null
    registered_by: string | null
    registered_at: Date
    found_at: Date
    state: handover.DefectState
    work_order_id: string | null
    due_on: string | null
    promised_on: string | null
    promised_at: Date | null
    notified_at: Date | null
    fixed_at: Date | null
    fix_note: string
    failures: number
    verified_at: Date | null
    told_at: Date | null
    told_how: string
    closed_at: Date | null
    outcome: string
    charged_fen: number | null
    charged_on: string | null
    version: number
    updated_at: Date
  }
  defect_letter: {
    organization_id: string
    id: string
    site_id: string
    number: string
    party_id: string
    due_on: string
    words: string
    state: handover.DefectLetterState
    delivered_at: Date | null
    way: handover.DefectDelivery | null
    received_by: string
    note: string
    made_by: string
    made_at: Date
    version: number
    updated_at: Date
  }
  defect_letter_item: { organization_id: string; letter_id: string; defect_id: string; position: number; due_on: string }
  defect_review: { organization_id: string; site_id: string; week_on: string; open: number; overdue: number; at: Date }
}
