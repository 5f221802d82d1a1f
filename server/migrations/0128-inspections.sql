-- Inspections 巡查: what is looked at (checklists, points, routes), when (plans), and what came of it (rounds, records, findings).

create table checklist (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  purpose text not null default '',
  -- The name by which the release knows a checklist that it brought; own ones have none.
  ready_key text,
  number integer not null check (number > 0),
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name),
  unique (organization_id, ready_key)
);
call protect('checklist', 'select, insert, update');

create table checklist_version (
  organization_id uuid not null,
  checklist_id uuid not null,
  number integer not null check (number > 0),
  items jsonb not null check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) between 1 and 100),
  made_at timestamptz not null,
  made_by text not null,
  primary key (organization_id, checklist_id, number),
  foreign key (organization_id, checklist_id) references checklist (organization_id, id)
);
call protect('checklist_version', 'select, insert');

create table inspection_point (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  place text not null default '',
  target text not null check (target in ('place', 'area', 'facility', 'meter', 'unit')),
  target_id uuid,
  building_id uuid,
  checklist_id uuid not null,
  -- What the sign says: tells nobody anything, and is changed when a sign was lost or copied.
  tag text not null check (tag ~ '^[a-z0-9]{20}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  is_active boolean not null default true,
  last_result text check (last_result in ('fine', 'bad', 'skipped')),
  last_at timestamptz,
  last_by text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  unique (organization_id, tag),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, checklist_id) references checklist (organization_id, id),
  check ((target = 'place') = (target_id is null)),
  check ((latitude is null) = (longitude is null)),
  check ((last_at is null) = (last_result is null))
);
create index inspection_point_of_target on inspection_point (organization_id, target_id) where target_id is not null;
call protect('inspection_point', 'select, insert, update');

create table inspection_route (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  is_ordered boolean not null,
  plan_file_id uuid,
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('inspection_route', 'select, insert, update');

create table inspection_stop (
  organization_id uuid not null,
  route_id uuid not null,
  position integer not null,
  point_id uuid not null,
  minutes integer not null check (minutes between 0 and 240),
  x real check (x between 0 and 1),
  y real check (y between 0 and 1),
  primary key (organization_id, route_id, position),
  unique (organization_id, route_id, point_id),
  foreign key (organization_id, route_id) references inspection_route (organization_id, id),
  foreign key (organization_id, point_id) references inspection_point (organization_id, id),
  check ((x is null) = (y is null))
);
call protect('inspection_stop', 'select, insert, delete');

create table inspection_plan (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null,
  route_id uuid not null,
  rule text not null,
  starts_on date not null,
  ends_on date,
  window_minutes integer not null check (window_minutes between 5 and 44640),
  lead_hours integer not null check (lead_hours between 0 and 744),
  season_from text check (season_from ~ '^\d\d-\d\d$'),
  season_to text check (season_to ~ '^\d\d-\d\d$'),
  holidays text not null check (holidays in ('keep', 'skip', 'next_working_day')),
  overlap text not null check (overlap in ('allow', 'skip')),
  misfire text not null check (misfire in ('missed', 'late')),
  employee_id uuid,
  role text check (role in ('supervisor', 'front_desk', 'steward', 'technician', 'guard')),
  participants text[] not null default '{}',
  photo_when_fine boolean not null,
  state text not null check (state in ('running', 'paused', 'ended')),
  ready_key text,
  -- Rounds are made up to here, exactly once each: what comes after is still to be made.
  made_until timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  unique (organization_id, site_id, ready_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, route_id) references inspection_route (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check ((season_from is null) = (season_to is null)),
  check (employee_id is null or role is null)
);
create index inspection_plan_running on inspection_plan (organization_id, site_id) where state = 'running';
call protect('inspection_plan', 'select, insert, update');

create table inspection_task (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  plan_id uuid not null,
  -- The moment that the rule of the plan names: of one moment there is one round, however many processes make it.
  occurrence_at timestamptz not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- Waiting is planned before its time and open in it.
  state text not null check (state in ('waiting', 'started', 'done', 'missed', 'skipped')),
  why text check (why in ('not_walked', 'downtime', 'overlap', 'holiday', 'by_person')),
  reason text not null default '',
  employee_id uuid,
  started_at timestamptz,
  started_by uuid,
  done_at timestamptz,
  done_by uuid,
  is_late boolean not null default false,
  stops jsonb not null,
  points integer not null,
  recorded integer not null default 0,
  bad integer not null default 0,
  skipped integer not null default 0,
  presence_sum integer not null default 0,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, plan_id, occurrence_at),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, plan_id) references inspection_plan (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, started_by) references employee (organization_id, id),
  foreign key (organization_id, done_by) references employee (organization_id, id),
  check (to_at > from_at),
  check ((state = 'done') = (done_at is not null)),
  check (state <> 'started' or started_at is not null),
  check ((why is not null) = (state in ('missed', 'skipped')))
);
create index inspection_task_by_time on inspection_task (organization_id, site_id, from_at desc, id desc);
create index inspection_task_open on inspection_task (organization_id, site_id, to_at) where state in ('waiting', 'started');
create index inspection_task_of_plan on inspection_task (organization_id, plan_id, from_at desc);
call protect('inspection_task');

create table inspection_sign_in (
  organization_id uuid not null,
  task_id uuid not null,
  employee_id uuid not null,
  at timestamptz not null,
  primary key (organization_id, task_id, employee_id),
  foreign key (organization_id, task_id) references inspection_task (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('inspection_sign_in', 'select, insert');

create table inspection_record (
  organization_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  point_id uuid not null,
  result text not null check (result in ('fine', 'bad', 'skipped')),
  at timestamptz not null,
  arrived_at timestamptz not null,
  received_at timestamptz not null,
  employee_id uuid not null,
  checklist_id uuid not null,
  checklist_number integer not null,
  answers jsonb not null,
  skip_reason text not null default '',
  note text not null default '',
  proof jsonb not null,
  signs jsonb not null,
  presence integer not null check (presence between 0 and 100),
  clock_ahead_seconds integer,
  -- One record of a point counts in a round. Another by the same person replaced it, one by somebody else waits for a choice.
  standing text not null check (standing in ('counts', 'replaced', 'conflict', 'set_aside')),
  -- Each record of a round follows from the one before it: nothing is changed or taken away unseen.
  position integer not null,
  previous_hash text not null,
  hash text not null,
  primary key (organization_id, id),
  unique (organization_id, task_id, position),
  foreign key (organization_id, task_id) references inspection_task (organization_id, id),
  foreign key (organization_id, point_id) references inspection_point (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, checklist_id, checklist_number) references checklist_version (organization_id, checklist_id, number)
);
create unique index inspection_record_counts on inspection_record (organization_id, task_id, point_id) where standing = 'counts';
create index inspection_record_of_point on inspection_record (organization_id, point_id, at desc);
call protect('inspection_record', 'select, insert');
grant update (standing, skip_reason, note, answers) on inspection_record to guanjia_app;
-- A record says what it said when it came. Which of two counts may be chosen; a name of a person who is forgotten is covered.
create function record_keeps_its_facts() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) is distinct from 'on' and (new.skip_reason, new.note, new.answers) is distinct from (old.skip_reason, old.note, old.answers) then
    raise exception 'a record of a round is not edited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger record_keeps_its_facts before update on inspection_record for each row execute function record_keeps_its_facts();

create table finding (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  task_id uuid,
  record_id uuid,
  point_id uuid,
  checklist_id uuid,
  item_id text,
  item_text text not null default '',
  place text not null default '',
  description text not null check (length(description) between 1 and 1000),
  severity text not null check (severity in ('minor', 'normal', 'serious', 'dangerous')),
  way text not null check (way in ('undecided', 'on_the_spot', 'rectification', 'work_order', 'third_party', 'report_upward')),
  state text not null check (state in ('open', 'in_hand', 'settled', 'closed', 'dropped')),
  work_order_id uuid,
  third_party text not null default '',
  promised_on date,
  found_by uuid not null,
  found_at timestamptz not null,
  settled_at timestamptz,
  closed_at timestamptz,
  outcome text not null default '',
  seen integer not null default 1,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, task_id) references inspection_task (organization_id, id),
  foreign key (organization_id, record_id) references inspection_record (organization_id, id),
  foreign key (organization_id, point_id) references inspection_point (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, found_by) references employee (organization_id, id),
  check ((state in ('closed', 'dropped')) = (closed_at is not null)),
  check ((way = 'work_order') = (work_order_id is not null))
);
create index finding_by_time on finding (organization_id, site_id, found_at desc, id desc);
create index finding_open on finding (organization_id, point_id) where state in ('open', 'in_hand', 'settled');
create index finding_of_item on finding (organization_id, point_id, item_id, found_at) where item_id is not null;
create index finding_of_order on finding (organization_id, work_order_id) where work_order_id is not null;
create index finding_of_task on finding (organization_id, task_id) where task_id is not null;
call protect('finding', 'select, insert, update');

-- Sites of the release before tend their rounds from now on, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'inspections.tend', jsonb_build_object('siteId', id), now(), 'inspections:' || id || ':first' from site;
