-- Clocks as a service: whose time it was, what rested and why, who took note, and when it was last told of.

alter table sla_clock
  -- When the pause ends by itself.
  add column resumes_at timestamptz,
  -- Wall seconds of the pauses that are over.
  add column paused_seconds double precision not null default 0,
  -- Seconds of its own time that those pauses kept from counting.
  add column paused_consumed double precision not null default 0,
  -- Kept only because it rested: without the pauses it would have been late.
  add column is_met_by_pause boolean not null default false,
  -- It has rows in sla_clock_segment; one that never rested and never changed hands has none.
  add column is_segmented boolean not null default false,
  add column acknowledged_at timestamptz,
  add column acknowledged_by text,
  add column acknowledge_note text not null default '',
  -- When the last thing about it was recorded: what is older than a moment was known at it.
  add column recorded_at timestamptz,
  add check ((acknowledged_at is null) = (acknowledged_by is null)),
  add check (not is_met_by_pause or outcome = 'met');
update sla_clock c set recorded_at = (select max(e.recorded_at) from sla_clock_event e where e.clock_id = c.id);

-- Stretches of a clock as its events tell them: who held it, and for which reason it rested. Written anew whenever the events say otherwise.
create table sla_clock_segment (
  organization_id uuid not null,
  clock_id uuid not null,
  kind text not null check (kind in ('held', 'paused')),
  position integer not null,
  from_at timestamptz not null,
  to_at timestamptz,
  holder uuid,
  reason text,
  -- Of the clock's calendar while held, of the wall while paused; up to `to_at`, or to the last change of the clock.
  seconds double precision not null,
  primary key (clock_id, kind, position, organization_id),
  foreign key (clock_id, organization_id) references sla_clock (id, organization_id),
  check ((kind = 'paused') = (reason is not null)),
  check (to_at is null or to_at >= from_at)
);
call protect('sla_clock_segment');

create table sla_pause_rule (
  organization_id uuid not null references organization (id),
  reason text not null check (length(reason) between 1 and 40),
  -- Which promises may rest for it.
  metrics text[] not null,
  evidence text not null check (evidence in ('note', 'photo', 'document', 'appointment')),
  -- Wall seconds.
  longest_single integer not null check (longest_single >= 60),
  longest_total integer not null,
  approver text not null check (approver in ('supervisor', 'site_manager', 'head_office')),
  version integer not null default 1,
  primary key (organization_id, reason),
  check (longest_total >= longest_single)
);
call protect('sla_pause_rule', 'select, insert, update');

create table sla_alert_settings (
  organization_id uuid primary key references organization (id),
  -- Site time, such as 22:00; both or none.
  quiet_from text check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to text check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  digest_above integer not null default 5 check (digest_above between 1 and 100),
  version integer not null default 1,
  check ((quiet_from is null) = (quiet_to is null)),
  check (quiet_from is distinct from quiet_to or quiet_from is null)
);
call protect('sla_alert_settings', 'select, insert, update');

-- Organisations of the release before get what a new one starts with.
insert into sla_alert_settings (organization_id, quiet_from, quiet_to) select id, '22:00', '07:00' from organization;
insert into sla_pause_rule (organization_id, reason, metrics, evidence, longest_single, longest_total, approver)
select o.id, r.* from organization o, (values
  ('owner_absent', array['arrive', 'resolve', 'return_visit'], 'photo', 172800, 604800, 'supervisor'),
  ('owner_decision', array['resolve'], 'note', 604800, 1296000, 'supervisor'),
  ('parts', array['resolve'], 'note', 259200, 864000, 'supervisor'),
  ('third_party', array['arrive', 'resolve'], 'document', 1296000, 2592000, 'site_manager'),
  ('fund_vote', array['resolve'], 'document', 5184000, 10368000, 'site_manager'),
  ('weather', array['arrive', 'resolve'], 'note', 86400, 259200, 'supervisor'),
  ('access_refused', array['arrive', 'resolve'], 'photo', 86400, 259200, 'supervisor'),
  ('appointment', array['arrive', 'resolve', 'return_visit'], 'appointment', 604800, 1209600, 'supervisor')
) as r (reason, metrics, evidence, longest_single, longest_total, approver);
