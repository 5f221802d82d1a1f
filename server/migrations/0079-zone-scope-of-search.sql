-- Lists that are searched by words are read through these views, which stand beside the walls of their tables: who works in zones meets the
-- same limit there (0051).
create or replace view searchable_case as
  select *, substr(number, 12) as tail from service_case where organization_id = current_organization()
    and ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
      or (select acting_employee()) in (owner_id, first_contact_by)
      or exists (select from unit u where u.organization_id = service_case.organization_id and u.id = service_case.unit_id
                 and u.building_id = any ((select own_buildings())::uuid[])));

create or replace view searchable_work_order as
  select *, substr(number, 12) as tail from work_order where organization_id = current_organization()
    and ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
      or worker_id = (select acting_employee())
      or exists (select from unit u where u.organization_id = work_order.organization_id and u.id = work_order.unit_id
                 and u.building_id = any ((select own_buildings())::uuid[])));
