-- A site that was moved to another time zone could lose what is done there each day and with each month, because the next was taken for the one that ran.
-- Where nothing of it is planned any more it begins again; what is planned, or was given up and is seen, stays.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select s.organization_id, gen_random_uuid(), q.queue, jsonb_build_object('siteId', s.id), now(), q.queue || ':' || s.id || ':again'
from site s cross join (values ('archives.nightly'), ('energy.watch'), ('environment.daily'), ('privacy.purge'), ('registers.daily'), ('relations.purge')) q (queue)
where not exists (select from job j where j.organization_id = s.organization_id and j.queue = q.queue and j.payload ->> 'siteId' = s.id::text);

-- Months go on after the last that was closed; those that were missed are closed one after the other.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select s.organization_id, gen_random_uuid(), q.queue, jsonb_build_object('siteId', s.id, 'month', to_char(coalesce(q.closed + interval '1 month', now() at time zone s.time_zone), 'YYYY-MM')), now(), q.queue || ':' || s.id || ':again'
from site s cross join lateral (
  select 'insight.close-zones' as queue, (select max(m.month) from zone_month m where m.organization_id = s.organization_id and m.site_id = s.id) as closed
  union all select 'quality.close-month', (select max(m.month) from score_month m where m.organization_id = s.organization_id and m.site_id = s.id)) q
where not exists (select from job j where j.organization_id = s.organization_id and j.queue = q.queue and j.payload ->> 'siteId' = s.id::text);
