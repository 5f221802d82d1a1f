/**
 * Until when a legal inspection `l` holds, as SQL: by its certificates; what the register says is of no inspection in particular, and counts while no
 * inspection of the facility has a day of its own.
 */
export const LEGAL_DUE_ON = `coalesce(l.due_on, (select r.inspection_due_on from facility r where r.organization_id = l.organization_id and r.id = l.facility_id
  and not exists (select from legal_inspection k where k.organization_id = l.organization_id and k.facility_id = l.facility_id and k.due_on is not null)))`
