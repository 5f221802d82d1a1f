-- The history of a household is read from its records: each by its unit, newest first.
create index appointment_of_unit on visit_appointment (organization_id, unit_id);
create index booking_of_unit on booking (organization_id, unit_id, starts_at desc) where unit_id is not null;
create index gate_visit_of_unit on gate_visit (organization_id, unit_id) where unit_id is not null;
