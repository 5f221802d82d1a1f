-- Whom the rota of a site keeps away at a moment: who is planned in the published month, or whose post is, and has no shift now or in half an
-- hour. As a set, asked once for all workers of a site; `is_at_work` says the same of one colleague.
create function off_by_rota(site uuid, moment timestamptz) returns setof uuid language sql stable as $$
  with published as (
    select r.organization_id, r.id from rota r join site s on s.organization_id = r.organization_id and s.id = r.site_id
    where r.site_id = site and r.published_number > 0 and r.month = date_trunc('month', moment at time zone s.time_zone)::date),
  planned as (
    select t.employee_id, p.position_id from published r
    join rota_shift t on t.organization_id = r.organization_id and t.rota_id = r.id and t.until_number is null
    join rota_post p on p.organization_id = t.organization_id and p.id = t.post_id)
  select e.id from published r join employee e on e.organization_id = r.organization_id
  where (e.id in (select p.employee_id from planned p) or e.position_id in (select p.position_id from planned p))
    and e.id not in (
      select t.employee_id from rota_shift t where t.organization_id = e.organization_id and t.site_id = site and t.employee_id is not null
        and t.until_number is null and t.from_at <= moment + interval '30 minutes' and t.to_at > moment)
$$;
grant execute on function off_by_rota(uuid, timestamptz) to guanjia_app;
