import type { inspections, Role } from '@guanjia/contract'
import type { Generated } from 'kysely'

/** A stop as the round keeps it, whatever becomes of the route. */
export interface KeptStop {
  pointId: string
  minutes: number
}

/** A unit or meter that a round of these need not go to any more; of a unit what it was when that was seen. */
export interface LeftStop {
  pointId: string
  /** Null: a meter that was taken out. */
  unitId: string | null
  at: string
  state: string | null
  /** How long one stays there, for when it is a stop again; those that were left out before this was kept have none. */
  minutes?: number
}

export interface InspectionTables {
  checklist: { organization_id: string; id: string; name: string; purpose: string; ready_key: string | null; number: number; facility_class_ids: Generated<string[]>; area_types: Generated<inspections.Checklist['areaTypes']>; is_active: boolean; version: number; updated_at: Date }
  checklist_version: { organization_id: string; checklist_id: string; number: number; items: unknown; made_at: Date; made_by: string }
  inspection_point: {
    organization_id: string
    id: string
    site_id: string
    code: string
    name: string
    place: string
    target: inspections.PointTarget
    target_id: string | null
    building_id: string | null
    checklist_id: string
    tag: string
    latitude: number | null
    longitude: number | null
    is_active: boolean
    last_result: inspections.PointResult | null
    last_at: Date | null
    last_by: string | null
    version: number
    updated_at: Date
  }
  inspection_route: { organization_id: string; id: string; site_id: string; name: string; is_ordered: boolean; plan_file_id: string | null; is_active: boolean; version: number; updated_at: Date }
  inspection_stop: { organization_id: string; route_id: string; position: number; point_id: string; minutes: number; x: number | null; y: number | null }
  inspection_plan: {
    organization_id: string
    id: string
    site_id: string
    name: string
    kind: inspections.RoundKind
    meters: inspections.MetersRead | null
    route_id: string
    rule: string
    starts_on: string
    ends_on: string | null
    window_minutes: number
    lead_hours: number
    season_from: string | null
    season_to: string | null
    holidays: inspections.HolidayRule
    overlap: 'allow' | 'skip'
    misfire: 'missed' | 'late'
    employee_id: string | null
    role: Extract<Role, 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard'> | null
    zone_id: string | null
    participants: string[]
    photo_when_fine: boolean
    state: 'running' | 'paused' | 'ended'
    ready_key: string | null
    made_until: Date
    version: number
    updated_at: Date
  }
  inspection_task: {
    organization_id: string
    id: string
    site_id: string
    number: string
    plan_id: string
    occurrence_at: Date
    from_at: Date
    to_at: Date
    state: 'waiting' | 'started' | 'done' | 'missed' | 'skipped'
    why: inspections.TaskWhy | null
    reason: string
    employee_id: string | null
    started_at: Date | null
    started_by: string | null
    done_at: Date | null
    done_by: string | null
    is_late: boolean
    stops: unknown
    left_stops: unknown
    points: number
    recorded: number
    bad: number
    skipped: number
    presence_sum: number
    version: number
    updated_at: Date
  }
  inspection_sign_in: { organization_id: string; task_id: string; employee_id: string; at: Date }
  inspection_record: {
    organization_id: string
    id: string
    task_id: string
    point_id: string
    result: inspections.PointResult
    at: Date
    arrived_at: Date
    received_at: Date
    employee_id: string
    checklist_id: string
    checklist_number: number
    answers: unknown
    skip_reason: string
    note: string
    proof: unknown
    signs: unknown
    presence: number
    clock_ahead_seconds: number | null
    standing: 'counts' | 'replaced' | 'conflict' | 'set_aside'
    position: number
    previous_hash: string
    hash: string
  }
  finding: {
    organization_id: string
    id: string
    site_id: string
    number: string
    task_id: string | null
    record_id: string | null
    point_id: string | null
    checklist_id: string | null
    item_id: string | null
    item_text: string
    place: string
    description: string
    severity: inspections.FindingSeverity
    way: inspections.FindingWay
    state: inspections.FindingState
    work_order_id: string | null
    opened_type: string | null
    opened_id: string | null
    opened_number: string | null
    third_party: string
    promised_on: string | null
    found_by: string
    found_at: Date
    settled_at: Date | null
    closed_at: Date | null
    outcome: string
    seen: Generated<number>
    version: Generated<number>
    updated_at: Date
  }
  lamp_count: {
    organization_id: string
    id: string
    site_id: string
    zone_id: string | null
    building_id: string | null
    place: string
    inspected: number
    lit: number
    note: string
    record_id: string | null
    counted_by: string
    counted_at: Date
    voided_at: Date | null
    voided_by: string | null
    void_reason: string | null
    version: Generated<number>
    updated_at: Date
  }
  lamp_broken: { organization_id: string; count_id: string; position: number; place: string; count: number; work_order_id: string }
}
