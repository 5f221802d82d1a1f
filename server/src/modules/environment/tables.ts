import type { environment, registers } from '@guanjia/contract'

interface RecordRow {
  organization_id: string
  id: string
  site_id: string
  version: number
  updated_at: Date
}
interface Placed {
  area_id: string | null
  place: string
}
type AreaType = registers.CommonArea['type']

export interface EnvironmentTables {
  environment_settings: { organization_id: string; site_id: string; pass_mark: number; floor_weight: number; wall_weight: number; ceiling_weight: number; fittings_weight: number; area_minutes: number; notice_hours: number; version: number; updated_at: Date }
  clean_line: RecordRow & {
    area_type: AreaType
    area_id: string | null
    surface: environment.Surface
    material: environment.SurfaceMaterial | null
    task: environment.CleanTask
    own_times: number | null
    own_every: number | null
    own_unit: environment.FrequencyUnit | null
    own_source: environment.TargetSource | null
    plan_id: string | null
    note: string
    is_active: boolean
  }
  clean_check: RecordRow & Placed & {
    number: string
    checked_at: Date
    checked_by: string
    cleaner_id: string | null
    weights: unknown
    deductions: unknown
    score: number
    pass_mark: number
    finding_id: string | null
    note: string
  }
  clean_job: RecordRow & Placed & {
    number: string
    wish: string
    minutes: number
    started_at: Date
    due_at: Date
    started_by: string
    done_at: Date | null
    state: environment.CleanJob['state']
    note: string
  }
  agent_rule: { organization_id: string; material: environment.SurfaceMaterial; agent: environment.CleanAgent; verdict: environment.AgentVerdict; note: string; updated_at: Date }
  agent_use: RecordRow & Placed & { used_at: Date; used_by: string; material: environment.SurfaceMaterial; agent: environment.CleanAgent; product: string; dose: string; note: string }
  clean_equipment: RecordRow & {
    code: string
    name: string
    kind: environment.CleanEquipment['kind']
    place: string
    bought_on: string | null
    upkeep_days: number
    last_upkeep_on: string | null
    next_upkeep_on: string
    note: string
    state: environment.CleanEquipment['state']
  }
  waste_station: RecordRow & { code: string; name: string; area_id: string | null; classes: environment.WasteClass[]; contractor: string; grace_minutes: number; is_active: boolean }
  waste_schedule: { organization_id: string; station_id: string; from_on: string; since: Date; slots: string[]; grace_minutes: number }
  waste_collection: RecordRow & {
    station_id: string
    day: string
    slot: string | null
    at: Date
    is_late: boolean
    collected_by: string
    contractor: string
    loads: unknown
    is_sorted: boolean
    is_overflowing: boolean
    smells: boolean
    finding_id: string | null
    note: string
  }
  greening_job: RecordRow & Placed & {
    task: environment.GreeningTask
    species: string
    from_on: string
    to_on: string
    employee_id: string | null
    note: string
    state: environment.GreeningJob['state']
    done_at: Date | null
    done_by: string | null
    is_late: boolean
    outcome: string
    season_key: string | null
  }
  greening_plan: RecordRow & Placed & {
    number: string
    title: string
    square_metres: number | null
    species: string
    proposal: string
    state: environment.GreeningPlanState
    asked_on: string | null
    in_favour: number | null
    against: number | null
    opinion: string
    made_by: string
    made_at: Date
  }
  tree_adoption: RecordRow & { tree_code: string; species: string; place: string; person_id: string | null; adopter: string; from_on: string; until_on: string; ended_on: string | null; plaque: string; note: string }
  pest_control: RecordRow & {
    number: string
    targets: environment.PestControl['targets']
    chemical: string
    dose: string
    place: string
    building_ids: string[]
    contractor: string
    safety: string
    planned_from: Date
    planned_to: Date
    reentry_minutes: number
    notice_hours: number
    notice_words: string
    notice_sent_at: Date | null
    households: number | null
    in_app: number | null
    state: environment.PestState
    started_at: Date | null
    done_at: Date | null
    done_by: string | null
    used: string
    is_effective: boolean | null
    effect_note: string
    effect_at: Date | null
    note: string
  }
  environment_reminder: { organization_id: string; record_id: string; kind: 'upkeep' | 'adoption' | 'greening' | 'waste'; due_on: string; told_at: Date }
}
