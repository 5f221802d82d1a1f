-- What the monitoring wants to know of the whole installation, in one narrow question: numbers only, of nobody.
create function figures_of_operation() returns table (name text, label text, value float8)
  language sql stable security definer set search_path = public as $$
  select 'jobs', 'due', count(*)::float8 from job where given_up_at is null and due_at <= now()
  union all select 'jobs', 'later', count(*)::float8 from job where given_up_at is null and due_at > now()
  union all select 'jobs', 'given_up', count(*)::float8 from job where given_up_at is not null
  union all select 'oldest_job', '', coalesce(extract(epoch from now() - min(due_at)), 0)::float8 from job where given_up_at is null and due_at <= now()
  union all select 'deliveries', 'given_up', count(*)::float8 from delivery where state in ('failed', 'maybe_sent')
  union all select 'backup_age', '', extract(epoch from now() - max(ended_at))::float8 from backup_run where kind = 'backup' and state = 'good' having max(ended_at) is not null
  union all select 'drill_age', '', extract(epoch from now() - max(ended_at))::float8 from backup_run where kind = 'drill' and state = 'good' having max(ended_at) is not null
  union all select 'backup_failed', '', count(*)::float8 from (select distinct on (organization_id, kind) state from backup_run where state in ('good', 'failed') order by organization_id, kind, requested_at desc) newest where state = 'failed'
  union all select 'database_bytes', '', pg_database_size(current_database())::float8
$$;
revoke all on function figures_of_operation() from public;
grant execute on function figures_of_operation() to guanjia_app;

-- Which migrations stand here, for `doctor`.
create function migrations_applied() returns text[]
  language sql stable security definer set search_path = public
  as $$ select array_agg(name order by name) from schema_migration $$;
revoke all on function migrations_applied() from public;
grant execute on function migrations_applied() to guanjia_app;
