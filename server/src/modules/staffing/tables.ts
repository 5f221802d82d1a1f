import type { Selectable } from 'kysely'
import type { reserve, staffing } from '@guanjia/contract'
import type { PayBasis, QuotaBasis, RotaPostKind } from '@guanjia/contract/staffing-choices.ts'
import type { PatternShift } from './rota/patterns.ts'

export interface StaffingTables {
  staffing_site: StaffingSiteTable
  staffing_rule: { organization_id: string; site_id: string; position_id: string; basis: QuotaBasis; per: string | number; at_least: number }
  staffing_zone: { organization_id: string; zone_id: string; visitors_per_day: number | null; times_by_hand: number | null }
  shift_pattern: { organization_id: string; id: string; name: string; is_around_the_clock: boolean; weekdays: number[]; shifts: PatternShift[]; is_active: boolean; version: number }
  rota_post: RotaPostTable
  rota: RotaTable
  rota_entry: { organization_id: string; rota_id: string; employee_id: string; day: string; post_id: string; shift: string; is_fixed: boolean }
  rota_publication: { organization_id: string; rota_id: string; number: number; kind: 'publish' | 'swap' | 'leave' | 'left'; at: Date; by_id: string | null; note: string; added: number; removed: number; gaps: number }
  rota_shift: RotaShiftTable
  leave_request: LeaveTable
  shift_swap: SwapTable
  reserve_person: ReserveTable
  call_up: CallUpTable
  call_up_answer: CallUpAnswerTable
  staff_pulse: PulseTable
  staff_pulse_voter: { organization_id: string; pulse_id: string; employee_id: string }
  staff_pulse_answer: { organization_id: string; id: string; pulse_id: string; site_id: string; mood: number; words: string }
}

export interface PulseTable {
  organization_id: string
  id: string
  site_id: string
  question: string
  until_on: string
  opened_at: Date
  opened_by: string
}

interface StaffingSiteTable {
  organization_id: string
  site_id: string
  area_m2: number | null
  visitors_per_day: number | null
  rest_hours: number
  max_days_in_row: number
  max_week_hours: number
  cleaning_steps: { from: number; times: number }[]
  version: number
}

interface RotaPostTable {
  organization_id: string
  id: string
  site_id: string
  name: string
  kind: RotaPostKind
  zone_id: string | null
  position_id: string | null
  pattern_id: string
  headcount: number
  certificates: string[]
  trades: string[]
  map_x: string | number | null
  map_y: string | number | null
  sort_order: number
  is_active: boolean
  version: number
}

interface RotaTable {
  organization_id: string
  id: string
  site_id: string
  month: string
  version: number
  published_number: number
  published_at: Date | null
}

interface RotaShiftTable {
  organization_id: string
  id: string
  rota_id: string
  site_id: string
  employee_id: string
  post_id: string
  day: string
  shift: string
  from_at: Date
  to_at: Date
  since_number: number
  until_number: number | null
}

interface LeaveTable {
  organization_id: string
  id: string
  site_id: string
  employee_id: string
  kind: staffing.Leave['kind']
  from_on: string
  to_on: string
  reason: string
  state: staffing.Leave['state']
  asked_at: Date
  decided_at: Date | null
  decided_by: string | null
  decision_note: string
  version: number
}

interface SwapTable {
  organization_id: string
  id: string
  site_id: string
  rota_id: string
  shift_id: string
  asked_by: string
  with_id: string
  return_shift_id: string | null
  reason: string
  state: staffing.Swap['state']
  asked_at: Date
  answered_at: Date | null
  decided_at: Date | null
  decided_by: string | null
  decision_note: string
  version: number
}

interface ReserveTable {
  organization_id: string
  id: string
  site_id: string
  name: string
  phone_sealed: Buffer | null
  kind: reserve.ReservePerson['kind']
  employee_id: string | null
  company: string
  skills: string[]
  weekdays: number[]
  available_note: string
  pay_basis: PayBasis
  rate_fen: number
  is_active: boolean
  version: number
}

interface CallUpTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  reason: reserve.CallUp['reason']
  title: string
  task: string
  skill: string | null
  from_at: Date
  to_at: Date
  headcount: number
  state: reserve.CallUp['state']
  made_by: string
  made_at: Date
  version: number
}

interface CallUpAnswerTable {
  organization_id: string
  call_up_id: string
  reserve_id: string
  answer: 'asked' | 'accepted' | 'declined'
  answered_at: Date | null
  answered_by: string | null
  way: 'phone' | 'desk' | null
  pay_basis: PayBasis
  rate_fen: number
  attended_minutes: number | null
  pay_fen: number | null
}

export type RotaRow = Selectable<RotaTable>
export type LeaveRow = Selectable<LeaveTable>
export type SwapRow = Selectable<SwapTable>
export type ReserveRow = Selectable<ReserveTable>
export type CallUpRow = Selectable<CallUpTable>
export type RotaPostRow = Selectable<RotaPostTable>
