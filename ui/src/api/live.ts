import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { StreamEvent } from '@guanjia/contract/platform.ts'
import { invalidateModules } from './query.ts'
import { listen } from './stream.ts'
import { OWN_PACE, PACE, Pace, type PaceLimits } from './pace.ts'

/** The lists of one's own work, on the start page and behind the number in the navigation. A message has a hint of its own. */
const OWN_WORK = ['platform.myWork', 'platform.overview']

/** Which cached answers a change of a record makes stale: those of whole modules, or single ones. */
export const STALE: Record<string, readonly string[]> = {
  case: ['cases', 'residents', 'complaints', 'workorders', 'redress', ...OWN_WORK],
  work_order: ['workorders', 'cases', 'residents', 'dispatch', ...OWN_WORK],
  compensation: ['redress'],
  quote: ['quotes', 'workorders'],
  paid_service: ['paidservices'],
  complaint_group: ['redress', 'cases'],
  library_case: ['redress'],
  complaint_handbook: ['redress'],
  contact: ['cases', 'reception'],
  unit: ['archives', 'cases'],
  household: ['households', 'archives'],
  observation: ['dataquality'],
  correction: ['dataquality', 'archives'],
  campaign: ['dataquality'],
  person: ['archives', 'cases'],
  import: ['imports', 'archives', 'registers', 'belongings'],
  download: ['downloads'],
  registration: ['residents'],
  message: ['platform'],
  calendar: ['sla'],
  policy: ['sla'],
  sla_pause_rule: ['sla'],
  alert_settings: ['sla'],
  recalculation: ['sla', 'cases', 'workorders', ...OWN_WORK],
  substitution: ['organization', 'workorders', 'dispatch'],
  // Who may be given work hangs on more than orders; colleagues and zones are shown in many places.
  employee: ['organization', 'people', 'workorders', 'dispatch', 'zones'],
  zone: ['zones', 'organization', 'workorders', 'dispatch'],
  building: ['zones', 'archives'],
  duty_point: ['zones'],
  dispatch_settings: ['dispatch', 'workorders'],
  store_item: ['stores'],
  violation: ['violations', 'inspections'],
  violation_type: ['violations'],
  incident: ['emergency'],
  emergency_plan: ['emergency'],
  drill: ['emergency'],
  facility: ['registers', 'maintenance'],
  facility_class: ['registers'],
  common_area: ['registers'],
  amenity: ['registers'],
  meter: ['registers', 'lettings', 'energy'],
  site_facts: ['registers'],
  parking_space: ['belongings'],
  vehicle: ['belongings'],
  access_card: ['belongings'],
  pet: ['belongings'],
  tenancy: ['lettings', 'archives'],
  entrustment: ['lettings', 'archives'],
  business_change: ['lettings'],
  article: ['knowledge'],
  enquiry_kind: ['knowledge'],
  knowledge_gap: ['knowledge'],
  fee_query: ['knowledge'],
  utility_application: ['errands'],
  document: ['documents', 'originals'],
  document_kind: ['documents'],
  archive_scope: ['documents'],
  archive_box: ['originals'],
  archive_original: ['originals', 'documents'],
  archive_loan: ['originals'],
  archive_transfer: ['originals', 'documents'],
  contract: ['contracts'],
  external_query: ['externalqueries'],
  bookable: ['errands'],
  booking: ['errands'],
  care_fact: ['relations', 'cases'],
  care_occasion: ['relations', 'cases'],
  suggestion: ['relations'],
  opportunity: ['relations'],
  outage: ['relations', 'cases'],
  thank_you: ['relations'],
  key_customer: ['relations', 'dailywork'],
  reward: ['relations'],
  visit: ['reception'],
  visit_appointment: ['reception'],
  gate_visit: ['reception'],
  service_hours: ['reception'],
  reception_flow: ['reception'],
  hand_over: ['dailywork'],
  daily_tick: ['dailywork'],
  responsibility: ['governance'],
  external_party: ['governance'],
  liaison: ['governance', 'dailywork'],
  nonconformity: ['governance'],
  improvement: ['improvements'],
  service_standard: ['standards'],
  service_check: ['standards', 'quality'],
  quality_action: ['quality', 'evaluations'],
  six_s_area: ['quality'],
  quality_meeting: ['quality'],
  score_appeal: ['scores'],
  service_evaluation: ['evaluations'],
  innovation_proposal: ['evaluations'],
  practical: ['practicals', 'competence'],
  onboarding: ['onboarding', 'competence'],
  promotion_proposal: ['competence'],
  lesson: ['sharing'],
  lesson_exchange: ['sharing'],
  training_programme: ['programmes'],
  training_need: ['improvements'],
  question: ['questions'],
  exam: ['exams'],
  exam_sitting: ['exams'],
  exam_appeal: ['exams'],
  exam_blueprint: ['exams'],
  course: ['courses', 'redress'],
  rota: ['staffing'],
  rota_post: ['staffing'],
  shift_pattern: ['staffing'],
  staffing: ['staffing'],
  leave_request: ['staffing'],
  shift_swap: ['staffing'],
  reserve_person: ['reserve'],
  staff_pulse: ['pulse'],
  call_up: ['reserve', 'staffing'],
  training_session: ['courses', 'sharing', 'redress'],
  training_plan_line: ['courses'],
  checklist: ['inspections'],
  inspection_point: ['inspections'],
  inspection_route: ['inspections'],
  inspection_plan: ['inspections'],
  inspection_task: ['inspections', 'environment'],
  clean_line: ['environment'],
  clean_check: ['environment'],
  clean_job: ['environment'],
  agent_use: ['environment'],
  clean_equipment: ['environment'],
  waste_station: ['environment'],
  waste_collection: ['environment'],
  greening_job: ['environment'],
  greening_plan: ['environment'],
  tree_adoption: ['environment'],
  pest_control: ['environment'],
  environment_settings: ['environment'],
  defect: ['handover'],
  defect_letter: ['handover'],
  finding: ['inspections'],
  lamp_count: ['lamps', 'zonestandards'],
  zone_month: ['zonestandards'],
  energy_group: ['energy'],
  energy_target: ['energy'],
  energy_rule: ['energy'],
  energy_alarm: ['energy'],
  energy_measure: ['energy'],
  energy_campaign: ['energy'],
  night_reading: ['energy'],
  maintenance_procedure: ['maintenance'],
  facility_counter: ['maintenance'],
  maintenance_plan: ['maintenance'],
  maintenance_task: ['maintenance'],
  legal_inspection: ['maintenance'],
  facility_downtime: ['maintenance'],
  facility_cost: ['maintenance'],
  renewal_proposal: ['maintenance'],
  time_limits: ['maintenance'],
  rule_document: ['rulebook'],
  score_month: ['scores'],
  mystery_visit: ['mystery'],
  staff_task: ['tasks', 'servicePlans', 'platform'],
  service_plan: ['servicePlans', 'tasks'],
  department: ['structure', 'organization'],
  job_position: ['structure'],
  organization: ['structure'],
  site: ['structure', 'organization'],
  service_word: ['language'],
  service_script: ['language'],
  channel: ['integration'],
  delivery: ['integration'],
  webhook: ['webhooks'],
  webhook_delivery: ['webhooks'],
  legal_hold: ['privacy'],
  privacy_settings: ['privacy'],
  security_policy: ['signIn'],
  privacy_text: ['privacy'],
  purge_run: ['privacy'],
  retention_rule: ['privacy'],
  backup_plan: ['operations'],
  backup_run: ['operations'],
}

/**
 * Keeps the screen of an account live, null when nobody is there: one stream for all windows of the browser. Changes that come in one
 * burst refresh once, at the pace of `Pace`. `onEvent` lets a screen mark what others changed.
 */
export function useLiveUpdates(account: string | null, onEvent?: (event: StreamEvent) => void): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (account === null) return
    const refreshing = (limits: PaceLimits): { stale: Set<string>; pace: Pace } => {
      const stale = new Set<string>()
      const pace = new Pace(() => {
        const names = [...stale]
        stale.clear()
        return invalidateModules(cache, names)
      }, limits)
      return { stale, pace }
    }
    const shared = refreshing(PACE)
    const own = refreshing(OWN_PACE)
    const leave = listen(account, {
      change: (data) => {
        const event = JSON.parse(data) as StreamEvent
        for (const name of STALE[event.recordType] ?? []) {
          const { stale, pace } = OWN_WORK.includes(name) ? own : shared
          stale.add(name)
          pace.changed()
        }
        onEvent?.(event)
      },
      // Away for too long: nobody knows what was missed, so everything on screen is asked again.
      reset: () => void cache.invalidateQueries(),
    })
    return () => {
      for (const { pace } of [shared, own]) pace.stop()
      leave()
    }
  }, [account, cache, onEvent])
}
