-- Maintenance 设施保养: what is done to facilities (procedures), when (plans, counters), what came of it (services, results), and what a facility is
-- worth and costs (legal inspections, downtime, condition, amounts, renewal proposals, time limits).

-- The latest moment for an order about a public facility, and why (MNT-006): beside the promises of the policies, the earlier one presses.
alter table work_order add column limit_at timestamptz, add column limited_at timestamptz, add column limit_reason text not null default '',
  add constraint limit_says_why check ((limit_at is null) = (limit_reason = '') and (limit_at is null) = (limited_at is null));

-- The search shows every column of a record, behind the same walls as before.
drop view searchable_work_order;
create view searchable_work_order as
  select *, substr(number, 12) as tail from work_order where organization_id = current_organization()
    and ((select limited_sites()) is null or site_id <> all ((select limited_sites())::uuid[]) or unit_id is null
      or worker_id = (select acting_employee())
      or exists (select from unit u where u.organization_id = work_order.organization_id and u.id = work_order.unit_id
                 and u.building_id = any ((select own_buildings())::uuid[])));
grant select on searchable_work_order to guanjia_app;

create table maintenance_procedure (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  class_id uuid,
  -- The name by which the release knows a procedure that it brought; own ones have none.
  ready_key text,
  number integer not null check (number > 0),
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name),
  unique (organization_id, ready_key),
  foreign key (organization_id, class_id) references facility_class (organization_id, id)
);
call protect('maintenance_procedure', 'select, insert, update');

create table maintenance_procedure_version (
  organization_id uuid not null,
  procedure_id uuid not null,
  number integer not null check (number > 0),
  steps jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) between 1 and 100),
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  tools text[] not null,
  safety text not null,
  needs_lock_out boolean not null,
  permits text[] not null,
  minutes integer check (minutes > 0),
  made_at timestamptz not null,
  made_by text not null,
  primary key (organization_id, procedure_id, number),
  foreign key (organization_id, procedure_id) references maintenance_procedure (organization_id, id)
);
call protect('maintenance_procedure_version', 'select, insert');

-- What maintenance knows of a facility beside the register.
create table maintained_facility (
  organization_id uuid not null,
  facility_id uuid not null,
  site_id uuid not null,
  -- Who answers for it (MNT-007); null once they left.
  responsible_id uuid,
  design_life_years integer check (design_life_years between 1 and 100),
  replacement_fen bigint check (replacement_fen >= 0),
  -- Its state is known from here on; what was before counts neither as running nor as standing.
  known_since timestamptz not null,
  gone_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, facility_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, responsible_id) references employee (organization_id, id)
);
create index maintained_facility_of_site on maintained_facility (organization_id, site_id);
create index maintained_facility_of_person on maintained_facility (organization_id, responsible_id) where responsible_id is not null;
call protect('maintained_facility', 'select, insert, update');

create table facility_counter (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  facility_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  unit text not null check (unit in ('hour', 'start', 'kwh', 'km', 'cubic_metre', 'time')),
  meter_id uuid,
  total numeric(16, 3) not null default 0 check (total >= 0),
  last_value numeric(16, 3),
  last_at timestamptz,
  last_by text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, facility_id, unit),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, meter_id) references meter (organization_id, id),
  check ((last_value is null) = (last_at is null))
);
create index facility_counter_of_meter on facility_counter (organization_id, meter_id) where meter_id is not null;
call protect('facility_counter', 'select, insert, update');

create table counter_reading (
  organization_id uuid not null,
  id uuid not null,
  counter_id uuid not null,
  value numeric(16, 3) not null check (value >= 0),
  -- The counter's total after it.
  total numeric(16, 3) not null check (total >= 0),
  at timestamptz not null,
  recorded_at timestamptz not null,
  by_id uuid,
  by_name text not null,
  note text not null default '',
  is_reset boolean not null default false,
  void_reason text,
  voided_by text,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, counter_id) references facility_counter (organization_id, id),
  foreign key (organization_id, by_id) references employee (organization_id, id),
  check ((void_reason is null) = (voided_at is null) and (void_reason is null) = (voided_by is null))
);
create index counter_reading_newest on counter_reading (organization_id, counter_id, at desc, recorded_at desc);
call protect('counter_reading', 'select, insert, update');

create table maintenance_plan (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  procedure_id uuid not null,
  facility_id uuid,
  class_id uuid,
  trigger text not null check (trigger in ('rule', 'interval', 'counter')),
  rule text,
  every_count integer check (every_count > 0),
  every_unit text check (every_unit in ('day', 'month')),
  counter_unit text check (counter_unit in ('hour', 'start', 'kwh', 'km', 'cubic_metre', 'time')),
  counter_at numeric(16, 3) check (counter_at > 0),
  hysteresis numeric(16, 3) check (hysteresis >= 0),
  starts_on date not null,
  ends_on date,
  season_from text check (season_from ~ '^\d\d-\d\d$'),
  season_to text check (season_to ~ '^\d\d-\d\d$'),
  holidays text not null check (holidays in ('keep', 'skip', 'next_working_day')),
  lead_days integer not null check (lead_days between 0 and 90),
  grace_days integer not null check (grace_days between 0 and 90),
  work_from text not null check (work_from ~ '^\d\d:\d\d$'),
  work_to text not null check (work_to ~ '^\d\d:\d\d$'),
  peak_hours jsonb not null default '[]' check (jsonb_typeof(peak_hours) = 'array'),
  minutes integer not null check (minutes > 0),
  overlap text not null check (overlap in ('allow', 'skip')),
  misfire text not null check (misfire in ('missed', 'late')),
  employee_id uuid,
  position_id uuid,
  party_id uuid,
  note text not null default '',
  state text not null check (state in ('paused', 'running', 'ended')),
  ready_key text,
  -- Who switched it on: its orders are raised in their name.
  activated_by uuid,
  -- Services of a rule are made up to here, exactly once each.
  made_until timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  unique (organization_id, site_id, ready_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, procedure_id) references maintenance_procedure (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, class_id) references facility_class (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, position_id) references job_position (organization_id, id),
  foreign key (organization_id, party_id) references external_party (organization_id, id),
  foreign key (organization_id, activated_by) references employee (organization_id, id),
  check ((facility_id is null) <> (class_id is null)),
  check ((trigger = 'rule') = (rule is not null)),
  check ((trigger = 'interval') = (every_count is not null) and (every_count is null) = (every_unit is null)),
  check ((trigger = 'counter') = (counter_at is not null) and (counter_at is null) = (counter_unit is null) and (counter_at is null) = (hysteresis is null)),
  check (hysteresis < counter_at),
  check ((season_from is null) = (season_to is null)),
  check (num_nonnulls(employee_id, position_id, party_id) <= 1),
  check (state <> 'running' or activated_by is not null),
  check (work_from <> work_to)
);
create index maintenance_plan_running on maintenance_plan (organization_id, site_id) where state = 'running';
create index maintenance_plan_of_facility on maintenance_plan (organization_id, facility_id) where facility_id is not null;
call protect('maintenance_plan', 'select, insert, update');

-- Where a plan stands with one facility: the next day of an interval; the edge of a counter.
create table maintenance_target (
  organization_id uuid not null,
  plan_id uuid not null,
  facility_id uuid not null,
  -- Null while a service is open.
  next_on date,
  base numeric(16, 3),
  is_armed boolean not null default true,
  fired integer not null default 0,
  primary key (organization_id, plan_id, facility_id),
  foreign key (organization_id, plan_id) references maintenance_plan (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id)
);
call protect('maintenance_target', 'select, insert, update, delete');

create table maintenance_task (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  plan_id uuid not null,
  facility_id uuid not null,
  procedure_id uuid not null,
  procedure_number integer not null,
  -- Of one due moment of a plan and a facility there is one service, however many processes make it.
  due_at timestamptz not null,
  -- Which firing of the counter, and its count.
  fired integer,
  counter_at numeric(16, 3),
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'missed', 'skipped')),
  why text check (why in ('downtime', 'overlap', 'holiday', 'order_cancelled', 'by_person', 'facility_gone')),
  reason text not null default '',
  work_order_id uuid,
  party_id uuid,
  done_at timestamptz,
  steps integer not null,
  recorded integer not null default 0,
  bad integer not null default 0,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, plan_id, facility_id, due_at),
  unique (organization_id, plan_id, facility_id, fired),
  unique (organization_id, site_id, number),
  unique (organization_id, work_order_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, plan_id) references maintenance_plan (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, procedure_id, procedure_number) references maintenance_procedure_version (organization_id, procedure_id, number),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, party_id) references external_party (organization_id, id),
  check (to_at > from_at),
  check ((state = 'done') = (done_at is not null)),
  check (state not in ('open', 'done') or work_order_id is not null),
  check ((why is not null) = (state in ('missed', 'skipped'))),
  check ((fired is null) = (counter_at is null))
);
create index maintenance_task_by_time on maintenance_task (organization_id, site_id, due_at desc, id desc);
create index maintenance_task_open on maintenance_task (organization_id, site_id, to_at) where state = 'open';
create index maintenance_task_of_facility on maintenance_task (organization_id, facility_id, due_at desc);
create index maintenance_task_of_plan on maintenance_task (organization_id, plan_id, to_at);
call protect('maintenance_task', 'select, insert, update');

create table maintenance_result (
  organization_id uuid not null,
  task_id uuid not null,
  step_id text not null check (step_id ~ '^[a-z0-9_-]{1,40}$'),
  value jsonb,
  is_fine boolean,
  note text not null default '',
  at timestamptz not null,
  employee_id uuid not null,
  -- What was found before it failed 隐患 (MNT-005): once for each step of a service.
  finding_id uuid,
  primary key (organization_id, task_id, step_id),
  foreign key (organization_id, task_id) references maintenance_task (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, finding_id) references finding (organization_id, id)
);
create index maintenance_result_of_finding on maintenance_result (organization_id, finding_id) where finding_id is not null;
call protect('maintenance_result', 'select, insert, update');

-- Which facility a work order is about, and within how many hours it is to be put right.
create table facility_order (
  organization_id uuid not null,
  work_order_id uuid not null,
  site_id uuid not null,
  facility_id uuid not null,
  why text not null check (why in ('service', 'corrective', 'repair')),
  impact text check (impact in ('safety', 'severe', 'noticeable', 'slight')),
  limit_hours numeric(8, 2) check (limit_hours > 0),
  linked_at timestamptz not null,
  primary key (organization_id, work_order_id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index facility_order_of_facility on facility_order (organization_id, facility_id, linked_at desc);
create index facility_order_of_site on facility_order (organization_id, site_id);
call protect('facility_order', 'select, insert, update');

create table legal_inspection (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('lift', 'pressure_vessel', 'boiler', 'lightning', 'fire', 'electrical', 'water_tank', 'escalator', 'playground', 'other')),
  name text not null check (length(name) between 1 and 100),
  facility_id uuid,
  class_id uuid,
  party_id uuid,
  months integer not null check (months between 1 and 240),
  owner_id uuid,
  is_active boolean not null default true,
  note text not null default '',
  ready_key text,
  -- Of the certificates that count; null before the first.
  due_on date,
  is_failed boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  unique (organization_id, site_id, ready_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, class_id) references facility_class (organization_id, id),
  foreign key (organization_id, party_id) references external_party (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  check ((facility_id is null) <> (class_id is null))
);
create index legal_inspection_of_facility on legal_inspection (organization_id, facility_id) where facility_id is not null;
create index legal_inspection_due on legal_inspection (organization_id, site_id, due_on) where is_active;
call protect('legal_inspection', 'select, insert, update');

create table legal_certificate (
  organization_id uuid not null,
  id uuid not null,
  legal_inspection_id uuid not null,
  on_day date not null,
  result text not null check (result in ('passed', 'conditional', 'failed')),
  number text not null default '',
  party_id uuid,
  valid_from date,
  valid_until date,
  note text not null default '',
  by_name text not null,
  recorded_at timestamptz not null,
  void_reason text,
  voided_by text,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, legal_inspection_id) references legal_inspection (organization_id, id),
  foreign key (organization_id, party_id) references external_party (organization_id, id),
  check ((result = 'failed') = (valid_until is null)),
  check (valid_until >= valid_from),
  check (valid_until >= on_day),
  check ((void_reason is null) = (voided_at is null) and (void_reason is null) = (voided_by is null))
);
create index legal_certificate_newest on legal_certificate (organization_id, legal_inspection_id, on_day desc, recorded_at desc);
call protect('legal_certificate', 'select, insert, update');

-- Each reminder once for each due day; −1 says that it is over.
create table legal_reminder (
  organization_id uuid not null,
  legal_inspection_id uuid not null,
  due_on date not null,
  days integer not null check (days in (90, 60, 30, 7, 0, -1)),
  at timestamptz not null,
  primary key (organization_id, legal_inspection_id, due_on, days),
  foreign key (organization_id, legal_inspection_id) references legal_inspection (organization_id, id)
);
call protect('legal_reminder', 'select, insert');

-- Begins and ends with the acts on the facility in the register, in their transaction.
create table facility_downtime (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  facility_id uuid not null,
  state text not null check (state in ('under_repair', 'stopped')),
  from_at timestamptz not null,
  to_at timestamptz,
  cause text not null default 'unknown' check (cause in ('unknown', 'wear', 'part_failure', 'power', 'water', 'misuse', 'outside', 'service', 'legal_inspection', 'upgrade', 'expired_certificate', 'other')),
  -- Null: nobody has said.
  is_planned boolean,
  note text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  check (to_at >= from_at)
);
create unique index facility_downtime_open on facility_downtime (organization_id, facility_id) where to_at is null;
create index facility_downtime_by_time on facility_downtime (organization_id, site_id, from_at desc, id desc);
create index facility_downtime_of_facility on facility_downtime (organization_id, facility_id, from_at desc);
call protect('facility_downtime', 'select, insert, update');

create table condition_assessment (
  organization_id uuid not null,
  id uuid not null,
  facility_id uuid not null,
  score integer not null check (score between 0 and 100),
  wear text not null check (wear in ('new', 'slight', 'moderate', 'heavy', 'worn_out')),
  note text not null default '',
  at timestamptz not null,
  by_id uuid not null,
  primary key (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, by_id) references employee (organization_id, id)
);
create index condition_assessment_newest on condition_assessment (organization_id, facility_id, at desc);
call protect('condition_assessment', 'select, insert');

create table facility_cost (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  facility_id uuid not null,
  kind text not null check (kind in ('materials', 'labour', 'outside', 'other')),
  fen bigint not null check (fen > 0),
  on_day date not null,
  note text not null default '',
  party_id uuid,
  by_name text not null,
  recorded_at timestamptz not null,
  void_reason text,
  voided_by text,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, party_id) references external_party (organization_id, id),
  check ((void_reason is null) = (voided_at is null) and (void_reason is null) = (voided_by is null))
);
create index facility_cost_by_day on facility_cost (organization_id, site_id, on_day desc, id desc);
create index facility_cost_of_facility on facility_cost (organization_id, facility_id, on_day desc);
call protect('facility_cost', 'select, insert, update');

create table renewal_proposal (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind text not null check (kind in ('replacement', 'overhaul', 'improvement')),
  title text not null check (length(title) between 1 and 100),
  facility_id uuid,
  wear text check (wear in ('new', 'slight', 'moderate', 'heavy', 'worn_out')),
  usage text not null default '',
  reason text not null check (reason <> ''),
  cost_fen bigint check (cost_fen >= 0),
  fund text check (fund in ('maintenance_fund', 'property_fee', 'public_revenue', 'developer', 'owners', 'other')),
  owners_agreed numeric(5, 2) check (owners_agreed between 0 and 100),
  area_agreed numeric(5, 2) check (area_agreed between 0 and 100),
  is_emergency boolean not null default false,
  planned_on date,
  state text not null check (state in ('draft', 'submitted', 'approved', 'rejected', 'done', 'withdrawn')),
  by_id uuid not null,
  made_at timestamptz not null,
  submitted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null default '',
  done_on date,
  paid_fen bigint check (paid_fen >= 0),
  advice jsonb,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, by_id) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check (kind = 'improvement' or facility_id is not null),
  check (state in ('draft', 'withdrawn') or (submitted_at is not null and cost_fen is not null and fund is not null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state in ('approved', 'rejected', 'done')) = (decided_at is not null)),
  check ((state = 'done') = (done_on is not null)),
  constraint nobody_decides_the_own_proposal check (decided_by <> by_id)
);
create index renewal_proposal_newest on renewal_proposal (organization_id, site_id, made_at desc, id desc);
call protect('renewal_proposal', 'select, insert, update');

-- The table of time limits of a site in versions; a site without one follows that of the release.
create table time_limits (
  organization_id uuid not null,
  site_id uuid not null,
  number integer not null check (number > 0),
  version integer not null default 1,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('time_limits', 'select, insert, update');
create table time_limits_version (
  organization_id uuid not null,
  site_id uuid not null,
  number integer not null check (number > 0),
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  reason text not null default '',
  made_at timestamptz not null,
  made_by text not null,
  primary key (organization_id, site_id, number),
  foreign key (organization_id, site_id) references time_limits (organization_id, site_id)
);
call protect('time_limits_version', 'select, insert');

-- Facilities of the release before: their state is known from now on.
insert into maintained_facility (organization_id, facility_id, site_id, known_since, gone_at, updated_at)
select organization_id, id, site_id, now(), case when state = 'scrapped' then now() end, now() from facility;
insert into facility_downtime (organization_id, id, site_id, facility_id, state, from_at)
select organization_id, gen_random_uuid(), site_id, id, state, now() from facility where state in ('under_repair', 'stopped');

-- Sites of the release before tend their maintenance from now on, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'maintenance.tend', jsonb_build_object('siteId', id), now(), 'maintenance:' || id || ':first' from site;

-- The promise of orders with a time limit, for organisations of the release before; new ones get it with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in select o.id as organization_id from organization o
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = 'facility-limit')
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, 'facility-limit', 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, '公共设施维护时限', 100, '{"types":["work_order"],"kinds":["repair"]}',
      '{"promised":{"target":"P30D","calendar":"24x7","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}'::jsonb, now(), now());
  end loop;
end $$;
