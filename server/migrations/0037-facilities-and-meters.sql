-- What stands on a site: classes and facilities, common areas and points, amenities, meters with their readings, and the site as a project.

create table facility_class (
  organization_id uuid not null references organization (id),
  id uuid not null,
  -- `03.01` hangs below `03`.
  code text collate "C" not null check (code ~ '^\d{2}(\.\d{2}){0,2}$'),
  name text not null check (length(name) between 1 and 50),
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('facility_class', 'select, insert');

create table common_area (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  type text not null check (type in ('lobby', 'corridor', 'stairwell', 'lift_hall', 'roof', 'facade', 'garden', 'road', 'square', 'gate', 'garage', 'shopfront', 'machine_room', 'waste_station', 'recreation', 'point', 'other')),
  parent_id uuid,
  building_id uuid,
  floor integer,
  place text not null default '',
  square_metres numeric(12, 2) check (square_metres >= 0),
  note text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  -- So that what refers to an area of a site cannot name one of another.
  unique (organization_id, site_id, id),
  check (parent_id <> id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, parent_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id)
);
create index area_of_parent on common_area (organization_id, parent_id) where parent_id is not null;
call protect('common_area', 'select, insert, update');

create table facility (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  class_id uuid not null,
  model text not null default '',
  serial text not null default '',
  maker text not null default '',
  place text not null default '',
  building_id uuid,
  area_id uuid,
  installed_on date,
  warranty_until date,
  next_service_on date,
  inspection_due_on date,
  service_contact text not null default '',
  note text not null default '',
  state text not null default 'running' check (state in ('running', 'standby', 'under_repair', 'stopped', 'scrapped')),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  check (warranty_until >= installed_on),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, class_id) references facility_class (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id)
);
create index facility_of_area on facility (organization_id, area_id) where area_id is not null;
create index facility_of_class on facility (organization_id, site_id, class_id);
call protect('facility', 'select, insert, update');

create table amenity (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text collate "C" not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('playground', 'club', 'fitness', 'sports_court', 'swimming_pool', 'reading_room', 'senior_room', 'charging', 'parcel_lockers', 'kindergarten', 'shop', 'other')),
  place text not null default '',
  area_id uuid,
  open_hours jsonb not null default '[]',
  rules text not null default '',
  contact text not null default '',
  is_bookable boolean not null default false,
  is_checked_daily boolean not null default false,
  state text not null default 'open' check (state in ('open', 'closed', 'under_repair')),
  state_note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id)
);
call protect('amenity', 'select, insert, update');

create table amenity_check (
  organization_id uuid not null,
  id uuid not null,
  amenity_id uuid not null,
  day date not null,
  is_fine boolean not null,
  note text not null default '',
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, id),
  unique (organization_id, amenity_id, day),
  check (is_fine or note <> ''),
  foreign key (organization_id, amenity_id) references amenity (organization_id, id)
);
call protect('amenity_check', 'select, insert');

create table meter (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  kind text not null check (kind in ('water', 'hot_water', 'electricity', 'gas', 'heat', 'other')),
  unit_id uuid,
  area_id uuid,
  location text not null default '',
  multiplier numeric(9, 3) not null default 1 check (multiplier > 0),
  digits integer check (digits between 3 and 9),
  initial_reading numeric(13, 3) not null default 0 check (initial_reading >= 0),
  installed_on date,
  maker text not null default '',
  note text not null default '',
  plan_file_id uuid,
  plan_x numeric(6, 5) check (plan_x between 0 and 1),
  plan_y numeric(6, 5) check (plan_y between 0 and 1),
  state text not null default 'in_use' check (state in ('in_use', 'taken_out')),
  taken_out_on date,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, kind, code),
  check (unit_id is null or area_id is null),
  check ((state = 'taken_out') = (taken_out_on is not null)),
  check (num_nonnulls(plan_file_id, plan_x, plan_y) in (0, 3)),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, site_id, area_id) references common_area (organization_id, site_id, id),
  foreign key (organization_id, plan_file_id) references file (organization_id, id)
);
create index meter_of_unit on meter (organization_id, unit_id) where unit_id is not null;
create index meter_by_code on meter (organization_id, site_id, code, id);
call protect('meter', 'select, insert, update');

create table meter_reading (
  organization_id uuid not null,
  id uuid not null,
  meter_id uuid not null,
  read_on date not null,
  value numeric(13, 3) not null check (value >= 0),
  -- What went through since the reading before, with the multiplier; null for the first of a meter whose start nobody knows.
  consumption numeric(16, 3) check (consumption >= 0),
  verdict text not null check (verdict in ('fine', 'first', 'backwards', 'too_much', 'standstill')),
  is_confirmed boolean not null default false,
  note text not null default '',
  at timestamptz not null,
  by_name text not null,
  voided_at timestamptz,
  voided_by text,
  void_reason text,
  primary key (organization_id, id),
  -- An odd value stands only when somebody looked twice and says so.
  check (verdict in ('fine', 'first') or (is_confirmed and note <> '')),
  check (num_nonnulls(voided_at, voided_by, void_reason) in (0, 3)),
  foreign key (organization_id, meter_id) references meter (organization_id, id)
);
create unique index one_reading_a_day on meter_reading (organization_id, meter_id, read_on) where voided_at is null;
comment on table meter_reading is 'Never deleted; a wrong one is voided with its reason';
call protect('meter_reading', 'select, insert, update');

create table site_facts (
  organization_id uuid not null,
  site_id uuid not null,
  project_kind text check (project_kind in ('ordinary_residential', 'high_end_residential', 'old_estate', 'office', 'commercial', 'sales_office')),
  housing_category text check (housing_category in ('commodity', 'affordable', 'reform', 'collective', 'low_rent', 'high_end')),
  service_grade smallint check (service_grade between 1 and 3),
  negotiated_standard text not null default '',
  developer text not null default '',
  built_in_year integer check (built_in_year between 1900 and 2100),
  land_square_metres numeric(12, 2) check (land_square_metres >= 0),
  green_percent numeric(4, 1) check (green_percent between 0 and 100),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  -- Grades 1 to 3 are made for ordinary housing (普通住宅小区物业服务等级标准); where they do not apply a standard has to be agreed.
  constraint grade_of_ordinary_housing check (service_grade is null or (project_kind in ('ordinary_residential', 'old_estate') and housing_category is not null and housing_category <> 'high_end')),
  constraint high_end_is_negotiated check (negotiated_standard <> '' or (project_kind is distinct from 'high_end_residential' and housing_category is distinct from 'high_end')),
  constraint category_of_housing check (housing_category is null or project_kind in ('ordinary_residential', 'high_end_residential', 'old_estate')),
  constraint high_end_agrees check (project_kind is distinct from 'high_end_residential' or housing_category is null or housing_category = 'high_end')
);
call protect('site_facts', 'select, insert, update');
