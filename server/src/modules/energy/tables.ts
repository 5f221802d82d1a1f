import type { energy, registers } from '@guanjia/contract'
import type { Generated } from 'kysely'

type Kind = registers.Meter['kind']
/** Of one subject: all public meters of a kind at a site, a group, or a meter. */
interface Of {
  organization_id: string
  id: string
  site_id: string
  group_id: string | null
  meter_id: string | null
}

export interface EnergyTables {
  energy_rule: { organization_id: string; site_id: string; deviation_percent: number; night_percent: number; version: number; updated_at: Date }
  energy_group: { organization_id: string; id: string; site_id: string; name: string; kind: Kind; square_metres: number | null; is_active: Generated<boolean>; version: Generated<number>; updated_at: Date }
  energy_group_meter: { organization_id: string; group_id: string; meter_id: string }
  energy_target: Of & { kind: Kind; year: number; basis: (typeof energy.ENERGY_BASES)[number]; monthly: number | null; year_budget: number | null; tolerance_percent: number; version: number; updated_at: Date }
  energy_alarm: Of & {
    number: string
    month: string
    kind: energy.EnergyAlarmKind
    meter_kind: Kind
    actual: number
    expected: number
    state: energy.EnergyAlarmState
    explanation: Generated<string>
    work_order_id: string | null
    raised_at: Date
    closed_at: Date | null
    closed_by: Generated<string>
    version: Generated<number>
    updated_at: Date
  }
  energy_measure: Of & {
    number: string
    name: string
    text: string
    kind: Kind
    cost_fen: number | null
    baseline_from: string
    baseline_to: string
    expected_monthly: number | null
    started_on: string | null
    state: energy.EnergyMeasureState
    conclusion: Generated<string>
    saved_monthly: number | null
    saved_months: number | null
    concluded_on: string | null
    raised_at: Date
    version: Generated<number>
    updated_at: Date
  }
  night_reading: {
    organization_id: string
    id: string
    site_id: string
    meter_id: string
    from_at: Date
    from_value: number
    to_at: Date
    to_value: number
    usual_per_hour: number | null
    verdict: energy.NightVerdict
    alarm_id: string | null
    note: string
    read_by: string
    at: Date
  }
  energy_campaign: { organization_id: string; id: string; site_id: string; title: string; from_on: string; to_on: string; text: string; participants: number | null; result: string; version: Generated<number>; updated_at: Date }
}
