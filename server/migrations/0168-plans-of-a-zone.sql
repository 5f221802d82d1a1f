-- A plan may be for the people of a zone: whoever holds its role there.
alter table inspection_plan
  add column zone_id uuid,
  add constraint inspection_plan_zone foreign key (organization_id, zone_id) references zone (organization_id, id),
  add constraint inspection_plan_zone_of_role check (zone_id is null or role is not null);
create index inspection_plan_of_zone on inspection_plan (organization_id, zone_id) where zone_id is not null;
