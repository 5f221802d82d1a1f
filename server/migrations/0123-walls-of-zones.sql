-- The walls of zones (0051) once more, of the same height: everybody's statements had to plan what only people who work in zones need, tables
-- inside tables, for longer than they then ran. What those people see now stands behind functions, which are asked only in their transactions.

-- The sites of which only zones are seen; none for everybody else.
create function walled_sites() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.limited_sites', true), '')::uuid[], '{}') $$;
-- The homes of the own zones, through the wall of homes; asked for once in a statement.
create function own_units() returns setof uuid language sql stable rows 500
  as $$ select id from unit where site_id = any (walled_sites()) and building_id = any (own_buildings()) $$;
-- Whether somebody is or was in a home outside the walled sites or in the own zones.
create function lives_in_zones(organization uuid, person uuid, buildings uuid[]) returns boolean
  language sql stable security definer set search_path = public
  as $$ select exists (select from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id
                       where organization = current_organization() and o.organization_id = organization and o.person_id = person
                         and (u.site_id <> all (walled_sites()) or u.building_id = any (buildings))) $$;
revoke all on function lives_in_zones(uuid, uuid, uuid[]) from public;
grant execute on function lives_in_zones(uuid, uuid, uuid[]) to guanjia_app;

alter policy own_zones on unit
  using (site_id <> all ((select walled_sites())::uuid[]) or building_id = any ((select own_buildings())::uuid[]));
alter policy own_zones on occupancy
  using (site_id <> all ((select walled_sites())::uuid[]) or unit_id in (select own_units()));
alter policy own_zones on person
  using (not site_ids && (select walled_sites()) or lives_in_zones(organization_id, id, (select own_buildings())) or lives_nowhere(organization_id, id));
alter policy own_zones on service_case
  using (site_id <> all ((select walled_sites())::uuid[]) or unit_id is null or acting_employee() in (owner_id, first_contact_by) or unit_id in (select own_units()));
alter policy own_zones on work_order
  using (site_id <> all ((select walled_sites())::uuid[]) or unit_id is null or acting_employee() = worker_id or unit_id in (select own_units()));
alter policy own_zones on contact
  using (site_id <> all ((select walled_sites())::uuid[]) or unit_id is null or unit_id in (select own_units()));
