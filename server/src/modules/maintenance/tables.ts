import type { inspections, maintenance, registers } from '@guanjia/contract'
import type { Generated } from 'kysely'

export interface MaintenanceTables {
  maintenance_procedure: { organization_id: string; id: string; name: string; class_id: string | null; ready_key: string | null; number: number; is_active: boolean; version: number; updated_at: Date }
  maintenance_procedure_version: {
    organization_id: string
    procedure_id: string
    number: number
    steps: unknown
    parts: unknown
    tools: string[]
    safety: string
    needs_lock_out: boolean
    permits: string[]
    minutes: number | null
    made_at: Date
    made_by: string
  }
  maintained_facility: {
    organization_id: string
    facility_id: string
    site_id: string
    responsible_id: string | null
    design_life_years: number | null
    replacement_fen: number | null
    known_since: Date
    gone_at: Date | null
    version: Generated<number>
    updated_at: Date
  }
  facility_counter: {
    organization_id: string
    id: string
    site_id: string
    facility_id: string
    name: string
    unit: maintenance.CounterUnit
    meter_id: string | null
    total: number
    last_value: number | null
    last_at: Date | null
    last_by: string
    is_active: boolean
    version: number
    updated_at: Date
  }
  counter_reading: {
    organization_id: string
    id: string
    counter_id: string
    value: number
    total: number
    at: Date
    recorded_at: Date
    by_id: string | null
    by_name: string
    note: string
    is_reset: boolean
    void_reason: string | null
    voided_by: string | null
    voided_at: Date | null
  }
  maintenance_plan: {
    organization_id: string
    id: string
    site_id: string
    name: string
    procedure_id: string
    facility_id: string | null
    class_id: string | null
    trigger: maintenance.PlanTrigger
    rule: string | null
    every_count: number | null
    every_unit: maintenance.IntervalUnit | null
    counter_unit: maintenance.CounterUnit | null
    counter_at: number | null
    hysteresis: number | null
    starts_on: string
    ends_on: string | null
    season_from: string | null
    season_to: string | null
    holidays: inspections.HolidayRule
    lead_days: number
    grace_days: number
    work_from: string
    work_to: string
    peak_hours: unknown
    minutes: number
    overlap: 'allow' | 'skip'
    misfire: 'missed' | 'late'
    employee_id: string | null
    position_id: string | null
    party_id: string | null
    note: string
    state: maintenance.MaintenancePlanState
    ready_key: string | null
    activated_by: string | null
    made_until: Date
    version: number
    updated_at: Date
  }
  maintenance_target: { organization_id: string; plan_id: string; facility_id: string; next_on: string | null; base: number | null; is_armed: boolean; fired: number }
  maintenance_task: {
    organization_id: string
    id: string
    site_id: string
    number: string
    plan_id: string
    facility_id: string
    procedure_id: string
    procedure_number: number
    due_at: Date
    fired: number | null
    counter_at: number | null
    from_at: Date
    to_at: Date
    state: maintenance.MaintenanceState
    why: maintenance.MaintenanceWhy | null
    reason: string
    work_order_id: string | null
    party_id: string | null
    done_at: Date | null
    overdue_told_at: Date | null
    steps: number
    recorded: number
    bad: number
    version: number
    updated_at: Date
  }
  maintenance_result: { organization_id: string; task_id: string; step_id: string; value: unknown; is_fine: boolean | null; note: string; at: Date; employee_id: string; finding_id: string | null }
  facility_order: { organization_id: string; work_order_id: string; site_id: string; facility_id: string; why: 'service' | 'corrective' | 'repair'; impact: maintenance.Impact | null; limit_hours: number | null; linked_at: Date }
  legal_inspection: {
    organization_id: string
    id: string
    site_id: string
    kind: maintenance.LegalKind
    name: string
    facility_id: string | null
    class_id: string | null
    party_id: string | null
    months: number
    owner_id: string | null
    is_active: boolean
    note: string
    ready_key: string | null
    due_on: string | null
    is_failed: boolean
    version: number
    updated_at: Date
  }
  legal_certificate: {
    organization_id: string
    id: string
    legal_inspection_id: string
    on_day: string
    result: maintenance.LegalResult
    number: string
    party_id: string | null
    valid_from: string | null
    valid_until: string | null
    note: string
    by_name: string
    recorded_at: Date
    void_reason: string | null
    voided_by: string | null
    voided_at: Date | null
  }
  legal_reminder: { organization_id: string; legal_inspection_id: string; due_on: string; days: number; at: Date }
  facility_downtime: {
    organization_id: string
    id: string
    site_id: string
    facility_id: string
    state: Extract<registers.Facility['state'], 'under_repair' | 'stopped'>
    from_at: Date
    to_at: Date | null
    cause: maintenance.DowntimeCause
    is_planned: boolean | null
    note: string
    version: number
  }
  condition_assessment: { organization_id: string; id: string; facility_id: string; score: number; wear: maintenance.WearLevel; note: string; at: Date; by_id: string }
  facility_cost: {
    organization_id: string
    id: string
    site_id: string
    facility_id: string
    kind: maintenance.CostKind
    fen: number
    on_day: string
    note: string
    party_id: string | null
    by_name: string
    recorded_at: Date
    void_reason: string | null
    voided_by: string | null
    voided_at: Date | null
  }
  renewal_proposal: {
    organization_id: string
    id: string
    site_id: string
    number: string
    kind: maintenance.RenewalKind
    title: string
    facility_id: string | null
    wear: maintenance.WearLevel | null
    usage: string
    reason: string
    cost_fen: number | null
    fund: maintenance.FundSource | null
    owners_voted: number | null
    area_voted: number | null
    owners_agreed: number | null
    area_agreed: number | null
    is_emergency: boolean
    planned_on: string | null
    state: maintenance.RenewalState
    by_id: string
    made_at: Date
    submitted_at: Date | null
    decided_by: string | null
    decided_at: Date | null
    decision: string
    done_on: string | null
    paid_fen: number | null
    advice: unknown
    version: number
    updated_at: Date
  }
  time_limits: { organization_id: string; site_id: string; number: number; version: number }
  time_limits_version: { organization_id: string; site_id: string; number: number; lines: unknown; reason: string; made_at: Date; made_by: string }
}
