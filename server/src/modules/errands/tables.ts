import type { Generated } from 'kysely'
import type { errands, knowledge } from '@guanjia/contract'

export interface ErrandTables {
  utility_application: ApplicationTable
  bookable: BookableTable
  booking: BookingTable
  /** A quarter of an hour of a room and the one booking that it belongs to. */
  booking_slot: { organization_id: string; bookable_id: string; starts_at: Date; booking_id: string }
}

export interface ApplicationTable {
  organization_id: string
  id: string
  site_id: string
  number: string
  service: knowledge.Utility
  state: errands.ApplicationState
  provider: Generated<string>
  unit_id: string
  person_id: string | null
  contact_phone: Generated<string>
  note: Generated<string>
  papers: unknown
  article_id: string | null
  article_version: number | null
  owner_id: string
  asked_at: Date
  followed_at: Date
  completed_at: Date | null
  submitted_at: Generated<Date | null>
  provider_number: Generated<string>
  appointment_from: Generated<Date | null>
  appointment_to: Generated<Date | null>
  ended_at: Generated<Date | null>
  result: Generated<string>
  next_due_at: Date | null
  version: Generated<number>
  updated_at: Date
}

export interface BookableTable {
  organization_id: string
  id: string
  site_id: string
  kind: errands.Bookable['kind']
  name: string
  place: Generated<string>
  seats: number | null
  price_fen: number | null
  price_unit: Generated<string>
  opens_at: Generated<string>
  closes_at: Generated<string>
  is_active: Generated<boolean>
  version: Generated<number>
}

export interface BookingTable {
  organization_id: string
  id: string
  site_id: string
  bookable_id: string
  state: Generated<errands.Booking['state']>
  starts_at: Date
  ends_at: Date
  quantity: Generated<number>
  unit_id: string | null
  person_id: string | null
  booked_for: string
  phone: Generated<string>
  purpose: Generated<string>
  amount_fen: number | null
  reason: Generated<string>
  made_at: Date
  made_by: string
  version: Generated<number>
}
