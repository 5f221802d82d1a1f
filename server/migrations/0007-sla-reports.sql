-- Reports of promises in no time: settled clocks summed up by day, what has changed since marked and counted anew.

-- The home of a clock is when it fell due, else when it breached, else when it ended: a report files it under that moment's local day.
drop index clock_by_due;
create index clock_by_home on sla_clock (site_id, (coalesce(due_at, breached_at, stopped_at)));
-- Neither ended nor breached, or resting after the breach: what time alone changes is never summed up.
create index clock_unsettled on sla_clock (site_id, (coalesce(due_at, breached_at, stopped_at)))
  where state = 'paused' or (state = 'running' and breached_at is null);
create index clock_rested_by_home on sla_clock (site_id, (coalesce(due_at, breached_at, stopped_at)))
  where paused_seconds > 0 or paused_at is not null;
create index clock_rested_by_stop on sla_clock (site_id, stopped_at)
  where stopped_at is not null and (paused_seconds > 0 or paused_at is not null);
-- What a report as of an earlier moment must play back.
create index clock_by_recording on sla_clock (site_id, recorded_at);

-- Seconds as they are counted for percentiles: rounded to a step of at most 1 % of them, so at most 0.5 % (or half a second) off.
-- The steps are those of the dial, so that what people promise (20 minutes, 2 hours, a day) stays exact.
-- One expression, so that it becomes part of the statements that use it.
create function sla_rounded(seconds double precision) returns integer language sql immutable parallel safe return (
  floor(least(seconds, 2000000000)
    / ('{1,2,5,10,20,30,60,120,300,600,900,1800,3600,7200,14400,28800,86400}'::integer[])[1 + width_bucket(seconds,
      '{200,500,1000,2000,3000,6000,12000,30000,60000,90000,180000,360000,720000,1440000,2880000,8640000}'::double precision[])] + 0.5)
    * ('{1,2,5,10,20,30,60,120,300,600,900,1800,3600,7200,14400,28800,86400}'::integer[])[1 + width_bucket(seconds,
      '{200,500,1000,2000,3000,6000,12000,30000,60000,90000,180000,360000,720000,1440000,2880000,8640000}'::double precision[])])::integer;

-- Settled clocks of one home day and one day of ending, by one dimension ('all' has no value). Rewritten whole days at a time.
create table sla_rollup (
  organization_id uuid not null,
  site_id uuid not null,
  home_day date not null,
  -- Null: breached, and still running.
  stop_day date,
  subject_type text not null,
  metric text not null,
  dimension text not null,
  value text,
  met integer not null,
  breached integer not null,
  cancelled integer not null,
  rested integer not null,
  rested_ms bigint not null,
  met_by_rest integer not null,
  -- How long stopped clocks took, in the target's time and on the wall: rounded seconds, and after a colon how many took so long if
  -- several, such as '600,1200:3'. A text, because reports add up hundreds of thousands of these, and reading a text is the fastest way.
  own_times text,
  wall_times text
);
-- Rows are rewritten and never looked up one by one, so they need no key of their own.
create index rollup_by_home on sla_rollup (site_id, dimension, home_day);
create index rollup_by_stop on sla_rollup (site_id, dimension, stop_day) where stop_day <> home_day;
call protect('sla_rollup', 'select, insert, delete');

-- A settled clock of this site with its home at this moment has come, gone or changed: its day is not what the sums say; '-infinity':
-- no day is.
-- Only ever added to by those who change clocks, so they never wait for each other; the worker sums up anew and takes the marks away.
create table sla_rollup_mark (
  organization_id uuid not null,
  site_id uuid not null,
  home_at timestamptz not null
);
create index rollup_mark_of_site on sla_rollup_mark (site_id);
call protect('sla_rollup_mark', 'select, insert, delete');

create function mark_rollup() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into sla_rollup_mark select distinct organization_id, site_id, coalesce(due_at, breached_at, stopped_at) from was
      where state in ('stopped', 'cancelled') or (state = 'running' and breached_at is not null);
  end if;
  if tg_op <> 'DELETE' then
    insert into sla_rollup_mark select distinct organization_id, site_id, coalesce(due_at, breached_at, stopped_at) from becomes
      where state in ('stopped', 'cancelled') or (state = 'running' and breached_at is not null);
  end if;
  return null;
end $$;
create trigger mark_rollup_of_new after insert on sla_clock referencing new table as becomes
  for each statement execute function mark_rollup();
create trigger mark_rollup_of_changed after update on sla_clock referencing old table as was new table as becomes
  for each statement execute function mark_rollup();
create trigger mark_rollup_of_deleted after delete on sla_clock referencing old table as was
  for each statement execute function mark_rollup();

-- In another zone every clock may have another day.
create function mark_rollup_of_site() returns trigger language plpgsql as $$
begin
  insert into sla_rollup_mark values (new.organization_id, new.id, '-infinity');
  return null;
end $$;
create trigger mark_rollup_of_zone after update of time_zone on site for each row
  when (old.time_zone is distinct from new.time_zone) execute function mark_rollup_of_site();

-- Sites with something to sum up anew, those with the oldest marks first come first.
create function sites_with_rollup_mark(most integer) returns table (organization_id uuid, site_id uuid)
  language sql stable security definer set search_path = public
  as $$ select distinct m.organization_id, m.site_id from (select * from sla_rollup_mark limit 10000) m limit most $$;
revoke all on function sites_with_rollup_mark, mark_rollup, mark_rollup_of_site from public;
grant execute on function sites_with_rollup_mark to guanjia_app;

-- Clocks of the release before.
insert into sla_rollup_mark select organization_id, id, '-infinity' from site;
