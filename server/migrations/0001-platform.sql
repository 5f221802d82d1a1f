-- The ground that every module stands on: organisations behind row-level security, accounts and sessions,
-- the trail, jobs, messages, files, numbers and idempotency.
-- The login role guanjia_app is made by the migration runner; it owns nothing and cannot bypass row-level security.

create extension if not exists btree_gin;

-- Current organisation of the transaction. Unset or empty is an error, never "all rows".
create function current_organization() returns uuid language sql stable parallel safe
  as $$ select current_setting('app.organization_id')::uuid $$;

-- Puts a table behind the wall: only rows of the current organisation can be read or written by guanjia_app.
create procedure protect(target regclass, privileges text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy own_organization on %s using (organization_id = (select current_organization())) with check (organization_id = (select current_organization()))', target);
  execute format('grant %s on %s to guanjia_app', privileges, target);
end $$;

create table organization (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'zh-TW', 'en')),
  is_demo boolean not null default false,
  profile jsonb not null default '{}',
  created_at timestamptz not null default now()
);
alter table organization enable row level security;
create policy own_organization on organization using (id = (select current_organization())) with check (id = (select current_organization()));
grant select, insert, update on organization to guanjia_app;

create table site (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{1,12}$'),
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('residential', 'office', 'commercial', 'sales_office')),
  time_zone text not null default 'Asia/Shanghai',
  address text not null default '',
  phone text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('site');

create table department (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text not null,
  name text not null,
  alias text[] not null default '{}',
  sort_order integer not null default 0,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('department');

create table account (
  organization_id uuid not null references organization (id),
  id uuid not null,
  login text not null check (login = lower(login) and length(login) between 2 and 100),
  name text not null,
  phone text not null default '',
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'zh-TW', 'en')),
  password_hash text not null,
  is_active boolean not null default true,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  -- The natural person in the archives, for residents.
  person_id uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, person_id)
);
-- A login names one account of the whole installation: signing in asks for no organisation.
create unique index account_login on account (login);
call protect('account');

create table role_assignment (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  scope text not null check (scope in ('organization', 'site', 'own')),
  site_id uuid,
  primary key (organization_id, id),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade,
  foreign key (organization_id, site_id) references site (organization_id, id),
  check ((scope = 'site') = (site_id is not null)),
  unique nulls not distinct (organization_id, account_id, role, scope, site_id)
);
call protect('role_assignment');

create table employee (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 50),
  position text not null default '',
  department_id uuid,
  phone text not null default '',
  skills text[] not null default '{}',
  is_active boolean not null default true,
  is_on_shift boolean not null default false,
  shift_changed_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, account_id),
  foreign key (organization_id, account_id) references account (organization_id, id),
  foreign key (organization_id, department_id) references department (organization_id, id)
);
call protect('employee');

create table zone (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  steward_id uuid,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, steward_id) references employee (organization_id, id)
);
call protect('zone');

create table session (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  device text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade
);
create unique index session_token on session (token_hash);
call protect('session');

-- One timeline for all records: written once, never changed (no update or delete is granted).
create table timeline_entry (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid,
  record_type text not null,
  record_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'resident', 'system')),
  actor_id uuid,
  actor_name text not null,
  action text not null,
  from_status text,
  to_status text,
  note text,
  changes jsonb not null default '[]',
  file_ids uuid[] not null default '{}',
  device text,
  request_id text,
  is_visible_to_resident boolean not null default false,
  primary key (organization_id, id)
);
create index timeline_of_record on timeline_entry (organization_id, record_id, at, id);
call protect('timeline_entry', 'select, insert');

-- Gapless numbers: the row lock holds until the number's record is committed.
create table number_counter (
  organization_id uuid not null,
  site_id uuid not null,
  series text not null,
  last integer not null check (last > 0),
  primary key (organization_id, site_id, series)
);
call protect('number_counter');

-- The next number of a series, for use inside the insert of the numbered row: one trip less while the counter is locked.
create function next_number(of_site uuid, of_series text) returns integer language sql volatile as $$
  insert into number_counter (organization_id, site_id, series, last) values (current_organization(), of_site, of_series, 1)
  on conflict (organization_id, site_id, series) do update set last = number_counter.last + 1
  returning last
$$;

create table idempotency_key (
  organization_id uuid not null,
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (organization_id, account_id, key)
);
create index idempotency_age on idempotency_key (created_at);
call protect('idempotency_key');

-- What changed, for live screens. Facts travel by asking again, so rows carry ids only; kept for an hour.
create table stream_event (
  organization_id uuid not null,
  id bigint generated always as identity,
  topic text not null,
  record_type text not null,
  record_id uuid not null,
  site_id uuid,
  action text not null,
  account_ids uuid[],
  at timestamptz not null default now(),
  primary key (organization_id, id)
);
create index stream_event_id on stream_event (id);
call protect('stream_event', 'select, insert');

create table job (
  organization_id uuid not null,
  id uuid not null,
  queue text not null,
  payload jsonb not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  dedupe_key text,
  last_failure text,
  given_up_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, dedupe_key)
);
create index job_due on job (due_at) where given_up_at is null;
call protect('job');

create table message (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid,
  channel text not null default 'in_app' check (channel in ('in_app', 'sms', 'email')),
  address text not null default '',
  template text not null,
  params jsonb not null default '{}',
  level text not null default 'info' check (level in ('info', 'warning', 'urgent')),
  record_type text,
  record_id uuid,
  dedupe_key text,
  state text not null default 'sent' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, dedupe_key)
);
create index message_of_account on message (organization_id, account_id, created_at desc, id desc);
create index message_unread on message (organization_id, account_id) where read_at is null and channel = 'in_app';
create index message_newest on message (organization_id, created_at desc, id desc);
call protect('message');

create table file (
  organization_id uuid not null,
  id uuid not null,
  sha256 text not null check (length(sha256) = 64),
  name text not null,
  content_type text not null,
  bytes bigint not null check (bytes >= 0),
  is_image boolean not null default false,
  taken_at timestamptz,
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
call protect('file');

-- Which record a file belongs to; who may see the record may see the file.
create table file_link (
  organization_id uuid not null,
  file_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  purpose text not null default '',
  created_at timestamptz not null default now(),
  primary key (organization_id, record_id, file_id, purpose),
  foreign key (organization_id, file_id) references file (organization_id, id)
);
create index file_link_file on file_link (organization_id, file_id);
call protect('file_link');

create table saved_view (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  list text not null,
  name text not null,
  query text not null,
  is_shared boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, account_id, list, name)
);
call protect('saved_view');

-- The few questions that must be asked before an organisation is known. Each answers one narrow thing.

create function signed_in(hash bytea)
  returns table (organization_id uuid, session_id uuid, account_id uuid, expires_at timestamptz, name text, locale text, employee_id uuid, person_id uuid, grants jsonb)
  language sql stable security definer set search_path = public
  as $$ select s.organization_id, s.id, s.account_id, s.expires_at, a.name, a.locale, e.id, a.person_id,
          coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'scope', r.scope, 'siteId', r.site_id)) from role_assignment r
                    where r.organization_id = s.organization_id and r.account_id = s.account_id), '[]')
        from session s
        join account a on a.organization_id = s.organization_id and a.id = s.account_id
        left join employee e on e.organization_id = s.organization_id and e.account_id = s.account_id and e.is_active
        where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and a.is_active $$;

create function organization_of_login(wanted text) returns uuid
  language sql stable security definer set search_path = public
  as $$ select organization_id from account where login = wanted and is_active $$;

create function is_installed() returns boolean
  language sql stable security definer set search_path = public
  as $$ select exists (select 1 from organization) $$;

create function demo_organization() returns uuid
  language sql stable security definer set search_path = public
  as $$ select id from organization where is_demo order by created_at limit 1 $$;

create function all_organizations() returns setof uuid
  language sql stable security definer set search_path = public
  as $$ select id from organization $$;

-- An organisation that has a due job which nobody is working on.
create function organization_with_job(queues text[]) returns uuid
  language sql volatile security definer set search_path = public
  as $$ select j.organization_id from job j where j.given_up_at is null and j.due_at <= now() and j.queue = any (queues)
        order by j.due_at limit 1 for update skip locked $$;

-- Locks its next due job for this transaction; nobody else gets it until commit or rollback.
create function claim_job_of(organization uuid, queues text[])
  returns table (organization_id uuid, id uuid, queue text, payload jsonb, attempts integer)
  language sql volatile
  as $$ select j.organization_id, j.id, j.queue, j.payload, j.attempts from job j
        where j.organization_id = organization and j.given_up_at is null and j.due_at <= now() and j.queue = any (queues)
        order by j.due_at limit 1 for update skip locked $$;

create function next_job_due() returns timestamptz
  language sql stable security definer set search_path = public
  as $$ select min(due_at) from job where given_up_at is null $$;

create function stream_since(after bigint, since timestamptz)
  returns table (organization_id uuid, id bigint, topic text, record_type text, record_id uuid, site_id uuid, action text, account_ids uuid[], at timestamptz)
  language sql stable security definer set search_path = public
  as $$ select e.organization_id, e.id, e.topic, e.record_type, e.record_id, e.site_id, e.action, e.account_ids, e.at from stream_event e
        where e.id > after and e.at > since order by e.id limit 5000 $$;

create function last_stream_event() returns bigint
  language sql stable security definer set search_path = public
  as $$ select coalesce(max(id), 0) from stream_event $$;

create function given_up_jobs() returns table (queue text, count bigint)
  language sql stable security definer set search_path = public
  as $$ select queue, count(*) from job where given_up_at is not null group by queue $$;

-- Fresh statistics after much was written at once (demo, import): until then the planner guesses, and foreign-key checks of young
-- tables may walk an index of the whole organisation.
create function refresh_statistics() returns void language plpgsql volatile security definer set search_path = public as $$
begin
  analyze;
end $$;

-- Housekeeping over all organisations: old idempotency keys (7 days), stream events (1 hour), dead sessions (30 days).
create function sweep() returns void language sql volatile security definer set search_path = public as $$
  delete from idempotency_key where created_at < now() - interval '7 days';
  delete from stream_event where at < now() - interval '1 hour';
  delete from session where expires_at < now() - interval '30 days';
$$;

revoke all on all functions in schema public from public;
grant execute on all functions in schema public to guanjia_app;
