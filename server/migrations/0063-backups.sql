-- When backups of the installation are made, and what came of each. The copies themselves are made by a process of its own as the owner;
-- these rows are its plan and its log.

create table backup_plan (
  organization_id uuid primary key references organization (id),
  is_on boolean not null default true,
  every text not null default 'day' check (every in ('day', 'week')),
  weekday integer not null default 7 check (weekday between 1 and 7),
  at_time text not null default '02:30' check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  time_zone text not null default 'Asia/Shanghai',
  keep integer not null default 7 check (keep between 1 and 365),
  drill_every text not null default 'month' check (drill_every in ('never', 'week', 'month')),
  next_at timestamptz,
  next_drill_at timestamptz,
  version integer not null default 1,
  check (is_on = (next_at is not null)),
  check ((is_on and drill_every <> 'never') = (next_drill_at is not null))
);
call protect('backup_plan', 'select, insert, update');

create table backup_run (
  organization_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('backup', 'drill')),
  cause text not null check (cause in ('plan', 'person', 'command')),
  state text not null check (state in ('waiting', 'running', 'good', 'failed')),
  requested_at timestamptz not null,
  requested_by text not null default '',
  started_at timestamptz,
  beat_at timestamptz,
  ended_at timestamptz,
  phase text not null default '',
  done bigint not null default 0,
  total bigint not null default 0,
  backup_name text,
  bytes bigint,
  tables integer,
  rows bigint,
  blobs integer,
  failure text,
  primary key (organization_id, id),
  foreign key (organization_id) references organization (id),
  check ((ended_at is not null) = (state in ('good', 'failed'))),
  check ((started_at is null) = (state = 'waiting')),
  check ((failure is not null) = (state = 'failed')),
  check (state <> 'good' or backup_name is not null)
);
-- One at a time: a second click, a retry or the plan at the same moment find the one that is there.
create unique index backup_run_open on backup_run (organization_id) where state in ('waiting', 'running');
create index backup_run_newest on backup_run (organization_id, requested_at desc, id desc);
call protect('backup_run', 'select, insert, update');

-- Installations of the release before begin to back themselves up tonight.
insert into backup_plan (organization_id, next_at, next_drill_at)
select id, date_trunc('day', now()) + interval '42 hours 30 minutes', date_trunc('day', now()) + interval '7 days 18 hours 30 minutes' from organization;
