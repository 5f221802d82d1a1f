-- A merged file is found through the one that goes on (0033), and who works in zones meets the wall of 0051 here as well: 0051 had left out the first.
create or replace view searchable_person as
  select * from person where organization_id = current_organization() and merged_into is null
    and ((select limited_sites()) is null or not site_ids && (select limited_sites())
      or exists (select from occupancy o join unit u on u.organization_id = o.organization_id and u.id = o.unit_id
                 where o.organization_id = person.organization_id and o.person_id = person.id
                   and (u.site_id <> all ((select limited_sites())::uuid[]) or u.building_id = any ((select own_buildings())::uuid[])))
      or lives_nowhere(organization_id, id));
