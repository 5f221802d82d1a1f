import type { Generated, Selectable } from 'kysely'
import type { reception, sla } from '@guanjia/contract'

export interface ReceptionTables {
  reception_flow: { organization_id: string; id: string; site_id: string | null; steps: reception.FlowStep[]; version: number; updated_at: Date }
  visit: VisitTable
  visit_step: VisitStepTable
  visit_link: { organization_id: string; id: string; visit_id: string; case_id: string | null; contact_id: string | null; kind: 'contact' | 'comment'; at: Date }
  visit_appointment: AppointmentTable
  service_hours: ServiceHoursTable
  night_duty: { organization_id: string; site_id: string; day: string; employee_id: string }
  night_intake: { organization_id: string; contact_id: string; taken_over_at: Date; taken_over_by: string }
  gate_visit: GateTable
}

export interface VisitTable {
  organization_id: string
  id: string
  site_id: string
  day: string
  ticket: number
  status: reception.Visit['status']
  person_id: string | null
  unit_id: string | null
  name: string
  phone: string
  people: number
  need: string
  category_id: string | null
  appointment_id: string | null
  arrived_at: Date
  received_by: string
  served_at: Date | null
  served_by: string | null
  complaint_at: Date | null
  feedback_at: Date | null
  ended_at: Date | null
  rating: number | null
  no_rating_reason: Generated<string>
  comment: Generated<string>
  left_reason: Generated<string>
  next_due_at: Date | null
  version: Generated<number>
  updated_at: Date
}
export type VisitRow = Selectable<VisitTable>

export interface VisitStepTable {
  organization_id: string
  visit_id: string
  code: string
  site_id: string
  phase: reception.FlowStep['phase']
  name: string
  is_mandatory: boolean
  is_for_problems: boolean
  sort_order: number
  due_hours: number | null
  due_at: Date | null
  done_at: Date | null
  done_by: string | null
  note: Generated<string>
}

export interface AppointmentTable {
  organization_id: string
  id: string
  site_id: string
  status: reception.VisitAppointment['status']
  person_id: string | null
  unit_id: string | null
  name: string
  phone: string
  people: number
  purpose: string
  place: string
  from_at: Date
  to_at: Date
  host_id: string
  preparation: Generated<Partial<Record<string, { at: string; by: string; byId: string }>>>
  note: string
  made_by: string
  made_at: Date
  version: Generated<number>
  updated_at: Date
}
export type AppointmentRow = Selectable<AppointmentTable>

export interface ServiceHoursTable {
  organization_id: string
  site_id: string
  calendar: string | null
  weekly: sla.CalendarDefinition['weekly'] | null
  duty_phone: string
  notice: string
  night_notice: string
  steward_minutes: number
  version: number
  updated_at: Date
}

export interface GateTable {
  organization_id: string
  id: string
  site_id: string
  name: string
  phone: string
  people: number
  plate: string
  unit_id: string | null
  host: string
  purpose: string
  steps: reception.GateVisit['steps']
  in_at: Date
  in_by: string
  out_at: Date | null
  out_by: string | null
  note: string
}
