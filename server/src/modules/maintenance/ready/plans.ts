import type { maintenance, organization } from '@guanjia/contract'

type Words = readonly [cn: string, tw: string, en: string]
export interface ReadyPlan {
  key: string
  procedure: string
  every?: { count: number; unit: 'day' | 'month' }
  counter?: { unit: maintenance.CounterUnit; at: number; hysteresis: number }
  /** Residents feel the work: it keeps out of the hours in which they leave and come home. */
  isFelt?: boolean
  graceDays?: number
  misfire?: 'late'
}
export const PEAKS = [{ from: '07:00', to: '09:00' }, { from: '11:30', to: '13:00' }, { from: '17:30', to: '20:00' }]
const months = (count: number) => ({ count, unit: 'month' as const })

const RESIDENTIAL: readonly ReadyPlan[] = [
  // TSG T5002: lifts at least every fifteen days; none in reserve.
  { key: 'lift', procedure: 'lift_half_monthly', every: { count: 15, unit: 'day' }, isFelt: true, graceDays: 0 },
  { key: 'fire_pump', procedure: 'fire_pump_monthly', every: months(1) },
  { key: 'fire_alarm', procedure: 'fire_alarm_monthly', every: months(1), isFelt: true },
  { key: 'extinguisher', procedure: 'extinguisher_monthly', every: months(1), graceDays: 5 },
  { key: 'generator_run', procedure: 'generator_run', every: months(1), isFelt: true },
  { key: 'generator_hours', procedure: 'generator_hours', counter: { unit: 'hour', at: 250, hysteresis: 10 } },
  { key: 'tank', procedure: 'tank_cleaning', every: months(6), isFelt: true, graceDays: 15 },
  { key: 'supply_pump', procedure: 'supply_pump_monthly', every: months(1), isFelt: true },
  { key: 'sewage_pump', procedure: 'sewage_pump_quarterly', every: months(3), graceDays: 7 },
  { key: 'distribution', procedure: 'distribution_monthly', every: months(1) },
  { key: 'access', procedure: 'access_quarterly', every: months(3), graceDays: 7 },
  { key: 'camera', procedure: 'camera_monthly', every: months(1), graceDays: 5 },
  { key: 'barrier', procedure: 'barrier_monthly', every: months(1), isFelt: true },
]
/** MNT-013: water and drainage, electricity, air. */
const SALES_OFFICE: readonly ReadyPlan[] = [
  { key: 'plumbing', procedure: 'plumbing_monthly', every: months(1) },
  { key: 'electrical', procedure: 'electrical_monthly', every: months(1) },
  { key: 'hvac', procedure: 'hvac_monthly', every: months(1) },
]
export const readyPlansFor = (kind: organization.Site['kind']): readonly ReadyPlan[] => (kind === 'sales_office' ? SALES_OFFICE : RESIDENTIAL)

export interface ReadyLegal {
  kind: maintenance.LegalKind
  classCode: string
  months: number
  name: Words
  /** Each facility of the class has its own certificate; else the class at the site has one together. */
  isEach?: boolean
}
/** What the law asks for at a residential site (MNT-009). */
export const READY_LEGAL: readonly ReadyLegal[] = [
  { kind: 'lift', classCode: '02.01', months: 12, name: ['定期检验', '定期檢驗', 'inspection'], isEach: true },
  { kind: 'escalator', classCode: '02.02', months: 12, name: ['定期检验', '定期檢驗', 'inspection'], isEach: true },
  { kind: 'fire', classCode: '04', months: 12, name: ['建筑消防设施年度检测', '建築消防安全設備年度檢修', 'Fire protection, yearly test'] },
  { kind: 'lightning', classCode: '07', months: 12, name: ['防雷装置检测', '避雷裝置檢測', 'Lightning protection test'] },
  { kind: 'electrical', classCode: '01.01', months: 12, name: ['高压设备预防性试验', '高壓設備預防性試驗', 'High voltage, preventive test'] },
  { kind: 'water_tank', classCode: '03.02', months: 6, name: ['二次供水水质检测', '蓄水池水質檢驗', 'Water quality test'] },
]
