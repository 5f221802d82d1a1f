-- Policies that people write: versions with their post and author, and what puts open clocks on the newest promises.

alter table sla_policy_version
  -- The post that carries the promise, such as 保洁.
  add column post text not null default '' check (length(post) <= 50),
  -- From this version on the policy makes no promise.
  add column is_withdrawn boolean not null default false,
  add column created_by text;

-- Organisations of the release before: what cannot wait for the morning is told at night too.
update sla_policy_version v
set targets = (
  select jsonb_object_agg(t.key, case when jsonb_typeof(t.value) = 'object' and (p.code <> 'complaint-major' or t.key = 'report')
                                      then t.value || '{"isCritical": true}' else t.value end)
  from jsonb_each(v.targets) t
)
from sla_policy p
where p.organization_id = v.organization_id and p.id = v.policy_id
  and p.code in ('repair-emergency', 'repair-order-emergency', 'lift-trapped', 'complaint-major') and v.targets <> '{}';

-- Open clocks in the order in which a recalculation walks through them; an import and an act lock them in the same one.
create index clock_open on sla_clock (organization_id, subject_id, metric, cycle) where state in ('pending', 'running', 'paused');

create table sla_recalculation (
  organization_id uuid not null references organization (id),
  id uuid not null,
  -- Which clocks; null and empty stand for all.
  site_id uuid,
  policy_ids uuid[] not null default '{}',
  calendar_ids uuid[] not null default '{}',
  metrics text[] not null default '{}',
  -- Only onto the newest calendars, because the holidays of a year have been published; policies are kept.
  is_for_calendars boolean not null default false,
  mode text not null check (mode in ('keep_consumed', 'restart', 'never_later')),
  reason text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  -- Clocks to look at, and those that were.
  total integer not null default 0,
  done integer not null default 0,
  -- What was found among those of the scope.
  count integer not null default 0,
  unchanged integer not null default 0,
  earlier integer not null default 0,
  later integer not null default 0,
  newly_breached integer not null default 0,
  no_longer_promised integer not null default 0,
  -- The next batch, and the clock after which it begins.
  batch integer not null default 0,
  after_subject uuid,
  after_metric text,
  after_cycle integer,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check ((state = 'done') = (finished_at is not null))
);
create index recalculation_by_start on sla_recalculation (organization_id, started_at);
call protect('sla_recalculation', 'select, insert, update');
