-- An incident of a fallen object may have the case in which it is asked whose it was; never a drill.
alter table incident
  add column case_id uuid,
  add constraint incident_case foreign key (organization_id, case_id) references service_case (organization_id, id),
  add constraint incident_case_of_fallen check (case_id is null or (kind = 'falling_object' and not is_drill));
create unique index incident_of_case on incident (organization_id, case_id) where case_id is not null;
