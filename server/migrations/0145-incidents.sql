-- Incidents 突发事件 and drills 演练: what was reported, by which plan it was met, who held which role, what was done, and what is learned from it.

create table incident (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  is_drill boolean not null,
  kind text not null,
  category text not null check (category in ('fire', 'public_health', 'security', 'facility')),
  level text not null check (level in ('1', '2', '3')),
  proposed_level text not null check (proposed_level in ('1', '2', '3')),
  grade text check (grade in ('I', 'II', 'III', 'IV')),
  state text not null check (state in ('reported', 'activated', 'controlled', 'closed', 'reviewed', 'called_off')),
  place text not null default '',
  description text not null default '',
  is_danger boolean not null,
  in_danger integer check (in_danger >= 0),
  reported_by uuid not null,
  reported_at timestamptz not null,
  activated_at timestamptz,
  controlled_at timestamptz,
  closed_at timestamptz,
  reviewed_at timestamptz,
  outcome text not null default '',
  -- The plan as it was when it was activated: its words stay whatever becomes of it. Null number: it was a draft, or the plan of the release.
  plan_id uuid,
  plan_number integer,
  plan jsonb,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, reported_by) references employee (organization_id, id),
  foreign key (organization_id, plan_id) references emergency_plan (organization_id, id),
  foreign key (organization_id, plan_id, plan_number) references emergency_plan_version (organization_id, plan_id, number),
  check ((activated_at is null) = (plan is null)),
  check (state not in ('activated', 'controlled', 'closed', 'reviewed') or activated_at is not null),
  check (state not in ('controlled', 'closed', 'reviewed') or controlled_at is not null),
  check ((state in ('closed', 'reviewed', 'called_off')) = (closed_at is not null)),
  check ((state = 'reviewed') = (reviewed_at is not null))
);
create index incident_by_time on incident (organization_id, site_id, reported_at desc, id desc);
create index incident_open on incident (organization_id, site_id) where state in ('reported', 'activated', 'controlled');
call protect('incident', 'select, insert, update');

create table incident_role (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  key text not null,
  name text not null,
  duty text not null check (duty in ('command', 'security', 'engineering', 'service', 'medical', 'support')),
  position integer not null,
  count integer not null check (count > 0),
  -- How many are wanted and not found; a clock runs until somebody is.
  missing integer not null check (missing between 0 and count),
  opened_at timestamptz not null,
  filled_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, incident_id, key),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  check ((missing = 0) = (filled_at is not null))
);
call protect('incident_role', 'select, insert, update');

-- Who holds a role, from when until when: nothing is taken away, somebody is released.
create table incident_holder (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  role_id uuid not null,
  employee_id uuid,
  reserve_id uuid,
  name text not null,
  why text not null check (why in ('rota', 'clocked_in', 'planned', 'reserve', 'stand_in', 'assigned')),
  is_substitute boolean not null,
  is_double boolean not null,
  since timestamptz not null,
  until timestamptz,
  at_post_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  foreign key (organization_id, role_id) references incident_role (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, reserve_id) references reserve_person (organization_id, id),
  check (employee_id is not null or reserve_id is not null)
);
create unique index incident_holder_once on incident_holder (organization_id, role_id, employee_id) where until is null and employee_id is not null;
create unique index incident_holder_reserve_once on incident_holder (organization_id, role_id, reserve_id) where until is null and reserve_id is not null;
create index incident_holder_of_incident on incident_holder (organization_id, incident_id);
create index incident_holder_of_employee on incident_holder (organization_id, employee_id) where employee_id is not null;
call protect('incident_holder', 'select, insert, update');

-- Who was told, once each, and when they said that they know (EMG-006).
create table incident_notice (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  employee_id uuid not null,
  told_as text not null check (told_as in ('role', 'superior', 'phone_tree', 'department')),
  told_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text not null default '',
  primary key (organization_id, id),
  unique (organization_id, incident_id, employee_id),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check ((acknowledged_at is null) = (acknowledged_by = ''))
);
create index incident_notice_of_employee on incident_notice (organization_id, employee_id);
call protect('incident_notice', 'select, insert, update');

create table incident_step (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  role_id uuid not null,
  key text not null,
  position integer not null,
  text text not null,
  minutes integer check (minutes > 0),
  after text[] not null,
  state text not null check (state in ('open', 'done', 'impossible')),
  -- When its turn came, and until when it should be done.
  started_at timestamptz,
  due_at timestamptz,
  ended_at timestamptz,
  ended_by text not null default '',
  note text not null default '',
  primary key (organization_id, id),
  unique (organization_id, incident_id, key),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  foreign key (organization_id, role_id) references incident_role (organization_id, id),
  check ((state = 'open') = (ended_at is null)),
  check (due_at is null or started_at is not null),
  check (state <> 'impossible' or note <> '')
);
call protect('incident_step', 'select, insert, update');

create table incident_count (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  at timestamptz not null,
  zone text not null,
  present integer not null check (present >= 0),
  missing integer not null check (missing >= 0),
  who text not null default '',
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, incident_id) references incident (organization_id, id)
);
create index incident_count_of_incident on incident_count (organization_id, incident_id, at);
call protect('incident_count', 'select, insert');
grant update (zone, who) on incident_count to guanjia_app;

create table incident_call (
  organization_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  service text not null,
  name text not null default '',
  phone text not null default '',
  called_at timestamptz not null,
  called_by text not null,
  arrived_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  check (arrived_at is null or arrived_at >= called_at)
);
create index incident_call_of_incident on incident_call (organization_id, incident_id, called_at);
call protect('incident_call', 'select, insert');
grant update (arrived_at, name, phone) on incident_call to guanjia_app;

-- What was stamped once stays: words change only when a person is forgotten, a moment is set once.
create function incident_keeps_its_stamps() returns trigger language plpgsql as $$
declare
  is_forgetting boolean := coalesce(current_setting('guanjia.forgetting', true), '') = 'on';
begin
  if tg_table_name = 'incident_count' and not is_forgetting then
    raise exception 'a head count is not edited' using errcode = '42501';
  elsif tg_table_name = 'incident_call' then
    if old.arrived_at is not null and new.arrived_at is distinct from old.arrived_at then
      raise exception 'an arrival is stamped once' using errcode = '42501';
    end if;
    if not is_forgetting and (new.name, new.phone) is distinct from (old.name, old.phone) then
      raise exception 'a call is not edited' using errcode = '42501';
    end if;
  elsif tg_table_name = 'incident_step' then
    if old.state <> 'open' and not is_forgetting and (new.state, new.ended_at, new.ended_by, new.note) is distinct from (old.state, old.ended_at, old.ended_by, old.note) then
      raise exception 'a step is ended once' using errcode = '42501';
    end if;
  elsif tg_table_name = 'incident_notice' then
    if old.acknowledged_at is not null and (new.acknowledged_at, new.acknowledged_by) is distinct from (old.acknowledged_at, old.acknowledged_by) then
      raise exception 'an acknowledgement is stamped once' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;
create trigger incident_keeps_its_stamps before update on incident_count for each row execute function incident_keeps_its_stamps();
create trigger incident_keeps_its_stamps before update on incident_call for each row execute function incident_keeps_its_stamps();
create trigger incident_keeps_its_stamps before update on incident_step for each row execute function incident_keeps_its_stamps();
create trigger incident_keeps_its_stamps before update on incident_notice for each row execute function incident_keeps_its_stamps();

create table incident_review (
  organization_id uuid not null,
  incident_id uuid not null,
  facts text not null default '',
  cause text not null default '',
  whys jsonb not null default '[]' check (jsonb_typeof(whys) = 'array'),
  result text not null default '',
  evaluation text not null default '',
  lessons text not null default '',
  rewards jsonb not null default '[]' check (jsonb_typeof(rewards) = 'array'),
  score integer check (score between 0 and 100),
  saved_by text not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, incident_id),
  foreign key (organization_id, incident_id) references incident (organization_id, id)
);
call protect('incident_review', 'select, insert, update');

create table drill (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind text not null,
  scenario text not null default '',
  planned_at timestamptz not null,
  state text not null check (state in ('planned', 'running', 'held', 'cancelled')),
  lead_id uuid not null,
  incident_id uuid,
  score integer check (score between 0 and 100),
  findings text not null default '',
  -- Of at least two duties somebody took part: only such a drill counts for its month (EMG-018).
  counts boolean not null default false,
  held_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, incident_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, lead_id) references employee (organization_id, id),
  foreign key (organization_id, incident_id) references incident (organization_id, id),
  check ((state = 'held') = (held_at is not null)),
  check (state not in ('running', 'held') or incident_id is not null),
  check (state <> 'held' or score is not null),
  check (not counts or state = 'held')
);
create index drill_by_time on drill (organization_id, site_id, planned_at desc, id desc);
call protect('drill', 'select, insert, update');

create table drill_attendance (
  organization_id uuid not null,
  drill_id uuid not null,
  employee_id uuid not null,
  duty text,
  primary key (organization_id, drill_id, employee_id),
  foreign key (organization_id, drill_id) references drill (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('drill_attendance', 'select, insert');

-- Every month of a site wants a drill: its clock hangs on this row.
create table drill_month (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  month date not null check (extract(day from month) = 1),
  opened_at timestamptz not null,
  met_at timestamptz,
  met_by uuid,
  primary key (organization_id, id),
  unique (organization_id, site_id, month),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, met_by) references drill (organization_id, id),
  check ((met_at is null) = (met_by is null))
);
call protect('drill_month', 'select, insert, update');

alter table quality_action drop constraint quality_action_source_check;
alter table quality_action add constraint quality_action_source_check check (source in ('check', 'meeting', 'evaluation', 'score', 'incident', 'by_hand'));

-- The promises, for organisations of the release before; new ones get them with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in select o.id as organization_id, p.* from organization o
    cross join (values
      ('incident-notice', '突发事件确认', 'incident_notice', 'read', 'PT3M', 60, 180, 600),
      ('incident-role', '应急岗位补位', 'incident_role', 'task', 'PT5M', 60, 300, 900),
      ('incident-step', '应急行动', 'incident_step', 'task', 'PT15M', 60, 600, 3600),
      ('drill-month', '月度应急演练', 'drill_month', 'task', 'P30D', 70, 86400, 259200)) p (code, name, type, metric, target, percent, to_manager, to_head_office)
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = p.code)
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, wanted.code, 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, wanted.name, 100, jsonb_build_object('types', jsonb_build_array(wanted.type)),
      jsonb_build_object(wanted.metric, jsonb_build_object('target', wanted.target, 'calendar', '24x7', 'steps', jsonb_build_array(
        jsonb_build_object('id', 'reminder', 'kind', 'reminder', 'percent', wanted.percent, 'to', jsonb_build_array('handler')),
        jsonb_build_object('id', 'breach', 'kind', 'breach', 'to', jsonb_build_array('handler', 'supervisor')),
        jsonb_build_object('id', 'site_manager', 'kind', 'escalation', 'after', wanted.to_manager, 'to', jsonb_build_array('site_manager')),
        jsonb_build_object('id', 'head_office', 'kind', 'escalation', 'after', wanted.to_head_office, 'to', jsonb_build_array('head_office'))),
        'retarget', 'keep_consumed', 'reopen', 'new_cycle', 'isCritical', wanted.type <> 'drill_month')), now(), now());
  end loop;
end $$;

-- Sites of the release before watch over their drills from now on, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'emergency.watch-months', jsonb_build_object('siteId', id), now(), 'drill-months:' || id || ':first' from site;
