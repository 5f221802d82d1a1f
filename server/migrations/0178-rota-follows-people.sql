-- The shifts of somebody who leaves the company come out of the rota as a publication of its own kind.
alter table rota_publication drop constraint rota_publication_kind_check;
alter table rota_publication add constraint rota_publication_kind_check check (kind in ('publish', 'swap', 'leave', 'left'));

-- Duty of managers is beside their work: a rota that plans somebody's nights and Sundays on duty says nothing of their days in the office, and
-- nobody is off for it. As in 0112 otherwise.
create or replace function off_by_rota(site uuid, moment timestamptz) returns setof uuid language sql stable as $$
  with published as (
    select r.organization_id, r.id from rota r join site s on s.organization_id = r.organization_id and s.id = r.site_id
    where r.site_id = site and r.published_number > 0 and r.month = date_trunc('month', moment at time zone s.time_zone)::date),
  planned as (
    select t.employee_id, p.position_id from published r
    join rota_shift t on t.organization_id = r.organization_id and t.rota_id = r.id and t.until_number is null
    join rota_post p on p.organization_id = t.organization_id and p.id = t.post_id and p.kind not in ('duty_manager', 'night_manager'))
  select e.id from published r join employee e on e.organization_id = r.organization_id
  where (e.id in (select p.employee_id from planned p) or e.position_id in (select p.position_id from planned p))
    and e.id not in (
      select t.employee_id from rota_shift t where t.organization_id = e.organization_id and t.site_id = site and t.employee_id is not null
        and t.until_number is null and t.from_at <= moment + interval '30 minutes' and t.to_at > moment)
$$;
