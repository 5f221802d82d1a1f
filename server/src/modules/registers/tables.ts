import type { belongings, lettings, registers } from '@guanjia/contract'

/** What every record of the registers has. */
interface RecordRow {
  organization_id: string
  id: string
  site_id: string
  version: number
  updated_at: Date
}

export interface RegistersTables {
  facility_class: { organization_id: string; id: string; code: string; name: string }
  facility: RecordRow & {
    code: string
    name: string
    class_id: string
    model: string
    serial: string
    maker: string
    place: string
    building_id: string | null
    area_id: string | null
    installed_on: string | null
    warranty_until: string | null
    next_service_on: string | null
    inspection_due_on: string | null
    service_contact: string
    note: string
    state: registers.Facility['state']
  }
  common_area: RecordRow & {
    code: string
    name: string
    type: registers.CommonArea['type']
    parent_id: string | null
    building_id: string | null
    floor: number | null
    place: string
    square_metres: number | null
    note: string
    is_active: boolean
  }
  amenity: RecordRow & {
    name: string
    kind: registers.Amenity['kind']
    place: string
    area_id: string | null
    open_hours: unknown
    rules: string
    contact: string
    is_bookable: boolean
    is_checked_daily: boolean
    state: registers.Amenity['state']
    state_note: string
  }
  amenity_check: { organization_id: string; id: string; amenity_id: string; day: string; is_fine: boolean; note: string; at: Date; by_name: string }
  meter: RecordRow & {
    code: string
    kind: registers.Meter['kind']
    unit_id: string | null
    area_id: string | null
    location: string
    multiplier: number
    digits: number | null
    initial_reading: number
    installed_on: string | null
    maker: string
    note: string
    plan_file_id: string | null
    plan_x: number | null
    plan_y: number | null
    state: registers.Meter['state']
    taken_out_on: string | null
  }
  meter_reading: {
    organization_id: string
    id: string
    meter_id: string
    read_on: string
    value: number
    consumption: number | null
    verdict: registers.MeterReading['verdict']
    is_confirmed: boolean
    note: string
    at: Date
    by_name: string
    voided_at: Date | null
    voided_by: string | null
    void_reason: string | null
  }
  site_facts: {
    organization_id: string
    site_id: string
    project_kind: registers.SiteFacts['projectKind']
    housing_category: registers.SiteFacts['housingCategory']
    service_grade: number | null
    negotiated_standard: string
    developer: string
    built_in_year: number | null
    land_square_metres: number | null
    green_percent: number | null
    version: number
    updated_at: Date
  }
  parking_space: RecordRow & {
    code: string
    kind: belongings.ParkingSpace['kind']
    lot: string
    place: string
    square_metres: number | null
    state: belongings.ParkingSpace['state']
    owner_id: string | null
    unit_id: string | null
    note: string
  }
  parking_lease: {
    organization_id: string
    id: string
    site_id: string
    space_id: string
    person_id: string
    unit_id: string | null
    from_on: string
    until_on: string | null
    rent_fen: number | null
    ended_on: string | null
  }
  vehicle: RecordRow & {
    plate: string
    plate_kind: belongings.Vehicle['plateKind']
    type: belongings.Vehicle['type']
    brand: string
    colour: string
    person_id: string | null
    unit_id: string | null
    note: string
    registered_on: string
    ended_on: string | null
  }
  vehicle_space: { organization_id: string; vehicle_id: string; space_id: string }
  access_card: RecordRow & {
    kind: belongings.AccessCard['kind']
    number: string | null
    state: belongings.AccessCard['state']
    person_id: string
    unit_id: string
    vehicle_id: string | null
    applied_at: Date
    issued_on: string | null
    valid_until: string | null
    end_note: string
    note: string
  }
  pet: RecordRow & {
    name: string
    species: belongings.Pet['species']
    breed: string
    colour: string
    sex: belongings.Pet['sex']
    born_on: string | null
    person_id: string
    unit_id: string
    licence_number: string
    licence_until: string | null
    note: string
    ended_on: string | null
  }
  vaccination: { organization_id: string; id: string; pet_id: string; vaccine: string; given_on: string; due_on: string | null; at: Date; by_name: string }
  tenancy: RecordRow & {
    unit_id: string
    tenant_id: string
    agent_name: string
    agent_phone: string
    landlord_contact: string
    fee_payer: lettings.Tenancy['feePayer']
    rent_fen: number | null
    residents: number | null
    note: string
    from_on: string
    until_on: string
    ended_on: string | null
  }
  tenancy_task: { organization_id: string; id: string; tenancy_id: string; task: lettings.Tenancy['tasks'][number]['task']; due_on: string; done_on: string | null; done_by: string; note: string }
  entrustment: RecordRow & {
    unit_id: string
    holder_name: string
    holder_phone: string
    services: lettings.Entrustment['services']
    has_key: boolean
    from_on: string
    until_on: string | null
    ended_on: string | null
    note: string
  }
  business_change: RecordRow & {
    unit_id: string
    business: lettings.BusinessChange['business']
    name: string
    reason: string
    licence: string
    person_id: string | null
    from_on: string
    state: lettings.BusinessChange['state']
    requested_by: string
    requested_at: Date
    decided_by: string | null
    decided_at: Date | null
    decision_note: string
  }
}
