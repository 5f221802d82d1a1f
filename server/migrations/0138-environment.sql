-- Environment 环境管理: cleaning standards and checks, agents by surface, equipment, waste, greening, trees, pest control.

create table environment_settings (
  organization_id uuid not null,
  site_id uuid not null,
  pass_mark integer not null check (pass_mark between 1 and 100),
  floor_weight integer not null check (floor_weight between 0 and 100),
  wall_weight integer not null check (wall_weight between 0 and 100),
  ceiling_weight integer not null check (ceiling_weight between 0 and 100),
  fittings_weight integer not null check (fittings_weight between 0 and 100),
  area_minutes integer not null check (area_minutes between 1 and 480),
  notice_hours integer not null check (notice_hours between 1 and 168),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check (floor_weight + wall_weight + ceiling_weight + fittings_weight = 100)
);
call protect('environment_settings', 'select, insert, update');

create table clean_line (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  area_type text not null check (area_type in ('lobby', 'corridor', 'stairwell', 'lift_hall', 'roof', 'facade', 'garden', 'road', 'square', 'gate', 'garage', 'shopfront', 'machine_room', 'waste_station', 'recreation', 'point', 'other')),
  area_id uuid,
  surface text not null check (surface in ('floor', 'wall', 'ceiling', 'fittings')),
  material text check (material in ('stone', 'tile', 'wood', 'carpet', 'glass', 'metal', 'paint', 'plastic')),
  task text not null check (task in ('sweep', 'mop', 'wipe', 'glass', 'lamps', 'dust', 'disinfect', 'pipes', 'wells', 'septic_check', 'septic_empty')),
  own_times integer check (own_times between 1 and 24),
  own_every integer check (own_every between 1 and 24),
  own_unit text check (own_unit in ('day', 'week', 'month')),
  own_source text check (own_source in ('contract', 'own', 'source_text')),
  plan_id uuid,
  note text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  -- One line says how often something is done at one kind of area, or at one area of it.
  unique nulls not distinct (organization_id, site_id, area_type, area_id, surface, task),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, plan_id) references inspection_plan (organization_id, id),
  check (num_nulls(own_times, own_every, own_unit, own_source) in (0, 4))
);
create unique index clean_line_of_plan on clean_line (organization_id, plan_id) where plan_id is not null;
call protect('clean_line', 'select, insert, update');

create table clean_check (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  area_id uuid,
  place text not null check (length(place) between 1 and 200),
  checked_at timestamptz not null,
  checked_by uuid not null,
  cleaner_id uuid,
  weights jsonb not null,
  deductions jsonb not null check (jsonb_typeof(deductions) = 'array'),
  score numeric(5, 1) not null check (score between 0 and 100),
  pass_mark integer not null check (pass_mark between 1 and 100),
  finding_id uuid,
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, checked_by) references employee (organization_id, id),
  foreign key (organization_id, cleaner_id) references employee (organization_id, id),
  foreign key (organization_id, finding_id) references finding (organization_id, id),
  -- What fails is put right: there is no failed check without its finding.
  check ((score >= pass_mark) = (finding_id is null))
);
create index clean_check_by_time on clean_check (organization_id, site_id, checked_at desc, id desc);
create unique index clean_check_of_finding on clean_check (organization_id, finding_id) where finding_id is not null;
call protect('clean_check', 'select, insert, update');

create table clean_job (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  area_id uuid,
  place text not null check (length(place) between 1 and 200),
  wish text not null default '',
  minutes integer not null check (minutes between 1 and 480),
  started_at timestamptz not null,
  due_at timestamptz not null,
  started_by uuid not null,
  done_at timestamptz,
  state text not null check (state in ('running', 'done', 'cancelled')),
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, started_by) references employee (organization_id, id),
  check ((state = 'done') = (done_at is not null)),
  check (done_at >= started_at)
);
create index clean_job_by_time on clean_job (organization_id, site_id, started_at desc, id desc);
call protect('clean_job', 'select, insert, update');

create table agent_rule (
  organization_id uuid not null references organization (id),
  material text not null check (material in ('stone', 'tile', 'wood', 'carpet', 'glass', 'metal', 'paint', 'plastic')),
  agent text not null check (agent in ('neutral', 'acid', 'alkaline', 'solvent', 'chlorine', 'abrasive', 'wax')),
  verdict text not null check (verdict in ('allowed', 'careful', 'prohibited')),
  note text not null default '',
  updated_at timestamptz not null,
  primary key (organization_id, material, agent),
  check (not (material = 'stone' and agent = 'acid') or verdict = 'prohibited')
);
call protect('agent_rule', 'select, insert, update');

create table agent_use (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  used_at timestamptz not null,
  used_by uuid not null,
  area_id uuid,
  place text not null check (length(place) between 1 and 200),
  material text not null check (material in ('stone', 'tile', 'wood', 'carpet', 'glass', 'metal', 'paint', 'plastic')),
  agent text not null check (agent in ('neutral', 'acid', 'alkaline', 'solvent', 'chlorine', 'abrasive', 'wax')),
  product text not null default '',
  dose text not null default '',
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, used_by) references employee (organization_id, id),
  -- 石材地面禁用酸性清洁剂.
  check (not (material = 'stone' and agent = 'acid'))
);
create index agent_use_by_time on agent_use (organization_id, site_id, used_at desc, id desc);
call protect('agent_use', 'select, insert, update');

create table clean_equipment (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('vacuum', 'scrubber', 'sweeper', 'polisher', 'pressure_washer', 'sprayer', 'mop_set', 'other')),
  place text not null default '',
  bought_on date,
  upkeep_days integer not null check (upkeep_days between 1 and 1000),
  last_upkeep_on date,
  next_upkeep_on date not null,
  note text not null default '',
  state text not null default 'in_use' check (state in ('in_use', 'under_repair', 'scrapped')),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index clean_equipment_due on clean_equipment (organization_id, site_id, next_upkeep_on) where state = 'in_use';
call protect('clean_equipment', 'select, insert, update');

create table waste_station (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  area_id uuid,
  classes text[] not null check (cardinality(classes) between 1 and 6),
  contractor text not null default '',
  grace_minutes integer not null check (grace_minutes between 5 and 720),
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  unique (organization_id, site_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id)
);
call protect('waste_station', 'select, insert, update');

-- The times of a station from a day on: earlier days keep theirs, so that what was missed stays missed. No times: it rests.
create table waste_schedule (
  organization_id uuid not null,
  station_id uuid not null,
  from_on date not null,
  -- What was over before somebody wrote this down was nobody's to do.
  since timestamptz not null,
  slots text[] not null check (cardinality(slots) between 0 and 12),
  grace_minutes integer not null check (grace_minutes between 5 and 720),
  primary key (organization_id, station_id, from_on),
  foreign key (organization_id, station_id) references waste_station (organization_id, id)
);
call protect('waste_schedule', 'select, insert, update');

create table waste_collection (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  station_id uuid not null,
  day date not null,
  slot text check (slot ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  at timestamptz not null,
  is_late boolean not null,
  collected_by uuid not null,
  contractor text not null default '',
  loads jsonb not null check (jsonb_typeof(loads) = 'array'),
  is_sorted boolean not null,
  is_overflowing boolean not null,
  smells boolean not null,
  finding_id uuid,
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id, station_id) references waste_station (organization_id, site_id, id),
  foreign key (organization_id, collected_by) references employee (organization_id, id),
  foreign key (organization_id, finding_id) references finding (organization_id, id),
  check ((is_overflowing or smells) = (finding_id is not null))
);
-- A round of a day is done once.
create unique index waste_collection_of_slot on waste_collection (organization_id, station_id, day, slot) where slot is not null;
create index waste_collection_by_time on waste_collection (organization_id, site_id, at desc, id desc);
call protect('waste_collection', 'select, insert, update');

create table greening_job (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  task text not null check (task in ('prune', 'fertilise', 'water', 'pest_spray')),
  area_id uuid,
  place text not null check (length(place) between 1 and 200),
  species text not null default '',
  from_on date not null,
  to_on date not null,
  employee_id uuid,
  note text not null default '',
  state text not null check (state in ('planned', 'done', 'skipped')),
  done_at timestamptz,
  done_by uuid,
  is_late boolean not null default false,
  outcome text not null default '',
  -- Which of the usual jobs of which year; own ones have none.
  season_key text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, season_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, done_by) references employee (organization_id, id),
  check (to_on >= from_on),
  check ((state = 'done') = (done_at is not null) and (done_at is null) = (done_by is null)),
  check (state <> 'skipped' or outcome <> '')
);
create index greening_job_by_day on greening_job (organization_id, site_id, from_on, id);
call protect('greening_job', 'select, insert, update');

create table greening_plan (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  title text not null check (length(title) between 1 and 100),
  area_id uuid,
  place text not null default '',
  square_metres numeric(12, 2) check (square_metres >= 0),
  species text not null default '',
  proposal text not null check (length(proposal) between 1 and 4000),
  state text not null check (state in ('draft', 'asking', 'accepted', 'declined', 'carried_out')),
  asked_on date,
  in_favour integer check (in_favour >= 0),
  against integer check (against >= 0),
  opinion text not null default '',
  made_by text not null,
  made_at timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  check ((in_favour is null) = (against is null)),
  -- Accepted by whom was asked, and by more than were against.
  check (state not in ('accepted', 'carried_out') or (asked_on is not null and in_favour > against)),
  check (state <> 'declined' or in_favour is not null)
);
create index greening_plan_by_time on greening_plan (organization_id, site_id, made_at desc, id desc);
call protect('greening_plan', 'select, insert, update');

create table tree_adoption (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  tree_code text collate "C" not null check (length(tree_code) between 1 and 40),
  species text not null check (length(species) between 1 and 100),
  place text not null default '',
  person_id uuid,
  adopter text not null default '',
  from_on date not null,
  until_on date not null,
  ended_on date,
  plaque text not null default '',
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  check (until_on >= from_on and ended_on >= from_on and ended_on <= until_on),
  constraint one_adopter exclude using gist (organization_id with =, site_id with =, tree_code with =, daterange(from_on, coalesce(ended_on, until_on), '[]') with &&)
);
create index tree_adoption_by_code on tree_adoption (organization_id, site_id, tree_code, id);
create index tree_adoption_of_person on tree_adoption (organization_id, person_id) where person_id is not null;
call protect('tree_adoption', 'select, insert, update');

create table pest_control (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  targets text[] not null check (cardinality(targets) between 1 and 4),
  chemical text not null check (length(chemical) between 1 and 100),
  dose text not null check (length(dose) between 1 and 100),
  place text not null check (length(place) between 1 and 200),
  -- Buildings whose households are told; none: all of the site.
  building_ids uuid[] not null default '{}',
  contractor text not null check (length(contractor) between 1 and 100),
  safety text not null check (length(safety) between 1 and 2000),
  planned_from timestamptz not null,
  planned_to timestamptz not null,
  reentry_minutes integer not null check (reentry_minutes between 0 and 10080),
  notice_hours integer not null check (notice_hours between 1 and 168),
  notice_words text not null default '',
  notice_sent_at timestamptz,
  households integer check (households >= 0),
  in_app integer check (in_app between 0 and households),
  state text not null check (state in ('planned', 'announced', 'started', 'done', 'checked', 'cancelled')),
  started_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  used text not null default '',
  is_effective boolean,
  effect_note text not null default '',
  effect_at timestamptz,
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, done_by) references employee (organization_id, id),
  check (planned_to > planned_from),
  check ((notice_sent_at is null) = (households is null) and (households is null) = (in_app is null)),
  -- Nobody sprays where the households were not told, and told long enough before (ENV-010).
  check (state not in ('started', 'done', 'checked') or (notice_sent_at is not null and extract(epoch from started_at - notice_sent_at) >= notice_hours * 3600)),
  check ((state in ('done', 'checked')) = (done_at is not null) and (done_at is null) = (done_by is null)),
  check ((state = 'checked') = (effect_at is not null) and (effect_at is null) = (is_effective is null))
);
create index pest_control_by_time on pest_control (organization_id, site_id, planned_from desc, id desc);
call protect('pest_control', 'select, insert, update');

-- What those in charge were told of: each thing once for its day.
create table environment_reminder (
  organization_id uuid not null,
  record_id uuid not null,
  kind text not null check (kind in ('upkeep', 'adoption', 'greening', 'waste')),
  due_on date not null,
  told_at timestamptz not null,
  primary key (organization_id, record_id, kind, due_on)
);
call protect('environment_reminder', 'select, insert');

-- Sites of the release before are looked after from now on, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'environment.daily', jsonb_build_object('siteId', id), now(), 'environment-daily:' || id || ':first' from site;
