-- Who stands in for whom, and what people are told of promises later than its moment.

create table substitution (
  organization_id uuid not null references organization (id),
  id uuid not null,
  -- Employees.
  absent_id uuid not null,
  substitute_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null default '',
  -- Back before `to_at`.
  ended_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, absent_id) references employee (organization_id, id),
  foreign key (organization_id, substitute_id) references employee (organization_id, id),
  check (absent_id <> substitute_id),
  check (to_at > from_at)
);
create index substitution_ahead on substitution (organization_id, to_at) where ended_at is null;
call protect('substitution', 'select, insert, update');

-- A step of a clock that somebody is to be told of after its moment. It is written by the firing itself, so it is there exactly once.
create table sla_notice (
  organization_id uuid not null,
  account_id uuid not null,
  -- One cycle of one promise.
  clock_id uuid not null,
  step text not null,
  arm integer not null,
  -- The moment of the step. One that is said again after a rescission has another.
  fire_at timestamptz not null,
  kind text not null check (kind in ('reminder', 'breach', 'escalation', 'repeat')),
  cause text not null check (cause in ('quiet', 'late', 'burst')),
  release_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'told', 'dropped')),
  closed_at timestamptz,
  primary key (clock_id, account_id, step, arm, fire_at, organization_id),
  foreign key (clock_id, organization_id) references sla_clock (id, organization_id),
  check ((state = 'waiting') = (closed_at is null))
);
create index notice_waiting on sla_notice (organization_id, account_id) where state = 'waiting';
create index notice_release on sla_notice (release_at) where state = 'waiting';
call protect('sla_notice', 'select, insert, update');

-- Organisations in which somebody should have been told by now and no job is there to do it: each is a fault to be healed.
create function organizations_with_lost_notice(before timestamptz) returns table (organization_id uuid, notices bigint)
  language sql stable security definer set search_path = public
  as $$ select n.organization_id, count(*) from sla_notice n where n.state = 'waiting' and n.release_at < before
          and not exists (select 1 from job j where j.organization_id = n.organization_id and j.queue = 'sla.tell-notices' and j.given_up_at is null
                            and j.payload ->> 'accountId' = n.account_id::text)
        group by n.organization_id $$;
revoke all on function organizations_with_lost_notice from public;
grant execute on function organizations_with_lost_notice to guanjia_app;
