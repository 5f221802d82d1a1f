-- Who works in zones of a site sees there only what lies in them: homes, who lives in them, their cases and orders, what is in nobody's home,
-- and what is the own work. The wall is in the database, so that every list, search, export and act meets it. Only transactions of such people
-- set these; for all others nothing is asked of a row.

create function limited_sites() returns uuid[] language sql stable parallel safe as $$ select nullif(current_setting('app.limited_sites', true), '')::uuid[] $$;
create function acting_employee() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.acting_employee', true), '')::uuid $$;
create function own_buildings() returns uuid[] language sql stable
  as $$ select coalesce(array_agg(id), '{}') from building where zone_id = any (nullif(current_setting('app.own_zones', true), '')::uuid[]) $$;
-- Somebody who was just written down and lives nowhere yet.
create function lives_nowhere(organization uuid, person uuid) returns boolean
  language sql stable security definer set search_path = public
  as $$ select not exists (select from occupancy o where o.organization_id = organization and o.person_id = person) $$;
revoke all on function lives_nowhere(uuid, uuid) from public;
grant execute on function lives_nowhere(uuid, uuid) to guanjia_app;

create policy own_zones on unit as restrictive for select
  using ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or building_id = any ((select own_buildings())::uuid[]));

-- The unit is read through its own wall.
create policy own_zones on occupancy as restrictive for select
  using ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[])
    or exists (select from unit u where u.organization_id = occupancy.organization_id and u.id = occupancy.unit_id));
create policy own_zones on person as restrictive for select
  using ((select limited_sites()) is null or not site_ids && (select limited_sites())
    or exists (select from occupancy o where o.organization_id = person.organization_id and o.person_id = person.id) or lives_nowhere(organization_id, id));
create policy own_zones on service_case as restrictive for select
  using ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
    or (select acting_employee()) in (owner_id, first_contact_by)
    or exists (select from unit u where u.organization_id = service_case.organization_id and u.id = service_case.unit_id));
create policy own_zones on work_order as restrictive for select
  using ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
    or worker_id = (select acting_employee())
    or exists (select from unit u where u.organization_id = work_order.organization_id and u.id = work_order.unit_id));
create policy own_zones on contact as restrictive for select
  using ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
    or exists (select from unit u where u.organization_id = contact.organization_id and u.id = contact.unit_id));

-- The door of the search by index stands beside the wall, so it has the same one of its own.
create or replace view searchable_person as
  select * from person where organization_id = current_organization()
    and ((select limited_sites()) is null or not site_ids && (select limited_sites())
      or exists (select from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id
                 where o.organization_id = person.organization_id and o.person_id = person.id
                   and (u.site_id <> all ((select limited_sites())::uuid[]) or u.building_id = any ((select own_buildings())::uuid[])))
      or lives_nowhere(organization_id, id));
