-- Energy 能耗: groups of public meters, what they may use, alarms when they use more, measures that save, and campaigns. What was used comes from the
-- readings of the registers.

create table energy_rule (
  organization_id uuid not null,
  site_id uuid not null,
  deviation_percent integer not null check (deviation_percent between 5 and 500),
  night_percent integer not null check (night_percent between 1 and 100),
  version integer not null,
  updated_at timestamptz not null,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('energy_rule', 'select, insert, update');

create table energy_group (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('water', 'hot_water', 'electricity', 'gas', 'heat', 'other')),
  square_metres numeric(12, 2) check (square_metres > 0),
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('energy_group', 'select, insert, update');

create table energy_group_meter (
  organization_id uuid not null,
  group_id uuid not null,
  meter_id uuid not null,
  primary key (organization_id, group_id, meter_id),
  foreign key (organization_id, group_id) references energy_group (organization_id, id),
  foreign key (organization_id, meter_id) references meter (organization_id, id)
);
call protect('energy_group_meter', 'select, insert, delete');

-- Of one subject: all public meters of a kind, a group, or a meter.
create table energy_target (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('water', 'hot_water', 'electricity', 'gas', 'heat', 'other')),
  group_id uuid,
  meter_id uuid,
  year integer not null check (year between 2000 and 2200),
  basis text not null check (basis in ('total', 'per_square_metre')),
  monthly numeric(14, 3) check (monthly >= 0),
  year_budget numeric(14, 3) check (year_budget >= 0),
  tolerance_percent integer not null check (tolerance_percent between 0 and 100),
  version integer not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, group_id) references energy_group (organization_id, id),
  foreign key (organization_id, meter_id) references meter (organization_id, id),
  check (group_id is null or meter_id is null),
  check (monthly is not null or year_budget is not null)
);
create unique index energy_target_of on energy_target (organization_id, site_id, year, kind, group_id, meter_id) nulls not distinct;
call protect('energy_target', 'select, insert, update, delete');

create table energy_alarm (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('over_target', 'over_budget', 'deviation', 'night_flow')),
  meter_kind text not null check (meter_kind in ('water', 'hot_water', 'electricity', 'gas', 'heat', 'other')),
  group_id uuid,
  meter_id uuid,
  actual numeric(16, 3) not null,
  expected numeric(16, 3) not null check (expected > 0),
  state text not null check (state in ('open', 'in_hand', 'closed')),
  explanation text not null default '' check (length(explanation) <= 1000),
  work_order_id uuid,
  raised_at timestamptz not null,
  closed_at timestamptz,
  closed_by text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, group_id) references energy_group (organization_id, id),
  foreign key (organization_id, meter_id) references meter (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  check (group_id is null or meter_id is null),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'in_hand' or work_order_id is not null),
  -- Nothing is closed without a word or a work order.
  check (state <> 'closed' or explanation <> '' or work_order_id is not null)
);
-- Of one subject, month and kind there is one alarm, however often somebody looks.
create unique index energy_alarm_once on energy_alarm (organization_id, site_id, month, kind, meter_kind, group_id, meter_id) nulls not distinct;
create index energy_alarm_by_time on energy_alarm (organization_id, site_id, raised_at desc, id desc);
create index energy_alarm_of_order on energy_alarm (organization_id, work_order_id) where work_order_id is not null;
call protect('energy_alarm', 'select, insert, update');

create table energy_measure (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  name text not null check (length(name) between 1 and 100),
  text text not null default '' check (length(text) <= 2000),
  kind text not null check (kind in ('water', 'hot_water', 'electricity', 'gas', 'heat', 'other')),
  group_id uuid,
  meter_id uuid,
  cost_fen bigint check (cost_fen >= 0),
  baseline_from date not null check (extract(day from baseline_from) = 1),
  baseline_to date not null check (extract(day from baseline_to) = 1),
  expected_monthly numeric(14, 3) check (expected_monthly >= 0),
  started_on date,
  state text not null check (state in ('planned', 'running', 'concluded', 'dropped')),
  conclusion text not null default '' check (length(conclusion) <= 1000),
  -- Frozen with the conclusion.
  saved_monthly numeric(16, 3),
  saved_months integer,
  concluded_on date,
  raised_at timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, group_id) references energy_group (organization_id, id),
  foreign key (organization_id, meter_id) references meter (organization_id, id),
  check (group_id is null or meter_id is null),
  check (baseline_from <= baseline_to),
  check (state not in ('running', 'concluded') or started_on is not null),
  check ((state = 'concluded') = (concluded_on is not null)),
  check (state <> 'concluded' or (saved_monthly is not null and saved_months > 0 and conclusion <> ''))
);
create index energy_measure_by_time on energy_measure (organization_id, site_id, raised_at desc, id desc);
call protect('energy_measure', 'select, insert, update');

create table night_reading (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  meter_id uuid not null,
  from_at timestamptz not null,
  from_value numeric(14, 3) not null check (from_value >= 0),
  to_at timestamptz not null,
  to_value numeric(14, 3) not null,
  usual_per_hour numeric(14, 5),
  verdict text not null check (verdict in ('fine', 'suspicious', 'unknown')),
  alarm_id uuid,
  note text not null default '' check (length(note) <= 300),
  read_by uuid not null,
  at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, meter_id, from_at),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, meter_id) references meter (organization_id, id),
  foreign key (organization_id, alarm_id) references energy_alarm (organization_id, id),
  foreign key (organization_id, read_by) references employee (organization_id, id),
  check (to_at > from_at),
  check (to_value >= from_value),
  check ((verdict = 'unknown') = (usual_per_hour is null))
);
create index night_reading_by_time on night_reading (organization_id, site_id, from_at desc);
call protect('night_reading', 'select, insert, update');

create table energy_campaign (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  title text not null check (length(title) between 1 and 100),
  from_on date not null,
  to_on date not null,
  text text not null default '' check (length(text) <= 2000),
  participants integer check (participants >= 0),
  result text not null default '' check (length(result) <= 2000),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check (from_on <= to_on)
);
create index energy_campaign_by_time on energy_campaign (organization_id, site_id, from_on desc);
call protect('energy_campaign', 'select, insert, update');

-- Sites of the release before look at their meters each morning from now on, too.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'energy.watch', jsonb_build_object('siteId', id), now(), 'energy:' || id || ':first' from site;
