-- The SLA engine: calendars and policies in immutable versions, clocks, what happened to them, and the timers that wake them.

create table sla_calendar (
  organization_id uuid not null references organization (id),
  id uuid not null,
  -- Null: for every site that has no calendar of its own under this code.
  site_id uuid,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('sla_calendar', 'select, insert, update');

create table sla_calendar_version (
  organization_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  version integer not null,
  -- As people wrote it.
  definition jsonb not null,
  -- What clocks run on: with the statutory holidays and make-up workdays that were published when the version was made.
  complete jsonb not null,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, calendar_id, version),
  foreign key (organization_id, calendar_id) references sla_calendar (organization_id, id)
);
comment on table sla_calendar_version is 'Never changed: running clocks keep the version on which they started';
call protect('sla_calendar_version', 'select, insert');

create table sla_policy (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('sla_policy', 'select, insert, update');

create table sla_policy_version (
  organization_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  version integer not null,
  name text not null,
  -- Decides between policies that match equally well: the lower wins.
  rank integer not null,
  match jsonb not null,
  targets jsonb not null,
  -- A version holds until its own end or until the next version takes effect.
  effective_from timestamptz not null,
  effective_to timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, policy_id, version),
  foreign key (organization_id, policy_id) references sla_policy (organization_id, id),
  check (effective_to is null or effective_to > effective_from)
);
comment on table sla_policy_version is 'Never changed: running clocks keep the version that made their promise';
call protect('sla_policy_version', 'select, insert');

-- Clocks, their events and their timers are the busiest tables. Their keys begin with the id and not with the organisation: while a table
-- is young and without statistics, an index that begins with the organisation looks as good as the right one, and reads all its rows.

-- One metric of one subject in one cycle. Versions are never deleted, so pointing at them needs no foreign key,
-- whose row locks all cases of a site would share.
create table sla_clock (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  metric text not null,
  cycle integer not null check (cycle > 0),
  kind text,
  category text[] not null default '{}',
  urgency text,
  grade text,
  origin text,
  policy_version uuid not null,
  calendar_version uuid not null,
  -- Such as PT2H, P15D or P0D closing.
  target text not null,
  state text not null check (state in ('pending', 'running', 'paused', 'stopped', 'cancelled')),
  outcome text not null check (outcome in ('undetermined', 'met', 'breached')),
  -- Rises with every change; a timer of an older revision has nothing to say.
  revision integer not null,
  -- Seconds of the target's own time, exact to the millisecond.
  target_seconds double precision,
  consumed double precision not null,
  reported_at timestamptz,
  started_at timestamptz,
  counted_from timestamptz,
  anchor_at timestamptz,
  due_at timestamptz,
  is_provisional boolean not null default false,
  stopped_at timestamptz,
  breached_at timestamptz,
  paused_at timestamptz,
  pause_reason text,
  holder uuid,
  held_since timestamptz,
  held_consumed double precision not null default 0,
  changed_at timestamptz,
  -- Steps of this cycle that have had their say, as step#arm.
  fired text[] not null default '{}',
  -- Imported history: nobody is told anything.
  is_silent boolean not null default false,
  primary key (id, organization_id),
  unique (subject_id, metric, cycle, organization_id),
  check ((state = 'running') = (anchor_at is not null)),
  check (state <> 'running' or due_at is not null),
  check (state <> 'paused' or (due_at is null and pause_reason is not null)),
  check (state not in ('stopped', 'cancelled') or stopped_at is not null),
  check ((outcome = 'breached') = (breached_at is not null))
);
-- What a report asks: when a promise fell due, also of one that rests after its breach.
create index clock_by_due on sla_clock (site_id, (coalesce(due_at, breached_at)));
create index clock_by_stop on sla_clock (site_id, stopped_at) where stopped_at is not null;
create index clock_overdue on sla_clock (due_at) where state = 'running' and breached_at is null and not is_silent;
call protect('sla_clock', 'select, insert, update');

-- What happened to a clock. `effective_at` is when it was true, `recorded_at` when it was known; later evidence is a further row.
create table sla_clock_event (
  organization_id uuid not null,
  clock_id uuid not null,
  id bigint generated always as identity,
  kind text not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  data jsonb not null default '{}',
  primary key (clock_id, id, organization_id),
  foreign key (clock_id, organization_id) references sla_clock (id, organization_id)
);
call protect('sla_clock_event', 'select, insert');

-- The next thing that a running clock has to say. Whoever changes a timer holds the lock of its clock.
create table sla_timer (
  organization_id uuid not null,
  clock_id uuid not null,
  cycle integer not null,
  step text not null,
  -- Counts the repeats of a step.
  arm integer not null,
  fire_at timestamptz not null,
  -- After this a reminder is of no use.
  expires_at timestamptz,
  revision integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'fired', 'stale', 'failed')),
  fired_at timestamptz,
  -- A step of a cycle is said once, whatever goes wrong.
  primary key (clock_id, cycle, step, arm, organization_id),
  foreign key (clock_id, organization_id) references sla_clock (id, organization_id)
);
create index timer_due on sla_timer (fire_at) where state = 'waiting';
create index timer_due_of_organization on sla_timer (organization_id, fire_at) where state = 'waiting';
call protect('sla_timer');

-- The organisation whose timer has waited longest, besides those that were just found busy. `at` is for tests and demo data only.
create function organization_with_timer(besides uuid[], at timestamptz)
  returns table (organization_id uuid, fire_at timestamptz, right_now timestamptz)
  language sql volatile security definer set search_path = public
  as $$ select t.organization_id, t.fire_at, coalesce(at, now()) from sla_timer t
        where t.state = 'waiting' and t.fire_at <= coalesce(at, now()) and t.organization_id <> all (besides)
        order by t.fire_at limit 1 for update skip locked $$;

create function next_timer_due() returns timestamptz
  language sql stable security definer set search_path = public
  as $$ select min(fire_at) from sla_timer where state = 'waiting' $$;

-- Organisations with a running clock that is past due and that no timer will ever tell: each is a fault to be healed.
create function organizations_with_lost_clock(before timestamptz) returns table (organization_id uuid, clocks bigint)
  language sql stable security definer set search_path = public
  as $$ select c.organization_id, count(*) from sla_clock c
        where c.state = 'running' and c.breached_at is null and not c.is_silent and c.due_at < before
          and not exists (select 1 from sla_timer t
                          where t.organization_id = c.organization_id and t.clock_id = c.id and t.state = 'waiting' and t.revision = c.revision)
        group by c.organization_id $$;

revoke all on function organization_with_timer, next_timer_due, organizations_with_lost_clock from public;
grant execute on function organization_with_timer, next_timer_due, organizations_with_lost_clock to guanjia_app;
