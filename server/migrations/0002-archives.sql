-- Archives: buildings, entrances, units, persons and who lives or owns where, with history.

create extension if not exists btree_gist;

create table building (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  code text not null check (length(code) between 1 and 20),
  name text not null,
  zone_id uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id)
);
call protect('building');

create table entrance (
  organization_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  code text not null check (length(code) between 1 and 10),
  floors integer check (floors between 1 and 200),
  has_elevator boolean,
  primary key (organization_id, id),
  unique (organization_id, building_id, code),
  foreign key (organization_id, building_id) references building (organization_id, id)
);
call protect('entrance');

create table unit (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  building_id uuid not null,
  entrance_id uuid,
  -- Canonical spelling `3-2-1201`, made by platform/text; what people type is brought to it before it is looked for.
  code text collate "C" not null,
  -- Sorts 3-2-0302 before 3-2-1201 and building 9 before 10.
  sort_key text collate "C" not null,
  room text collate "C" not null check (length(room) between 1 and 20),
  floor integer,
  use text not null default 'residence' check (use in ('residence', 'shop', 'office', 'other')),
  layout text not null default '',
  building_area numeric(12, 2) check (building_area >= 0),
  indoor_area numeric(12, 2) check (indoor_area >= 0),
  orientation text not null default '',
  state text not null default 'not_handed_over' check (state in ('not_handed_over', 'handed_over', 'vacant', 'renovating', 'self_occupied', 'let', 'entrusted')),
  handed_over_on date,
  rent_fen bigint check (rent_fen >= 0),
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, site_id, code),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, entrance_id) references entrance (organization_id, id)
);
create index unit_sorted on unit (organization_id, site_id, sort_key, id);
create index unit_of_building on unit (organization_id, building_id, sort_key);
create index unit_code_prefix on unit (organization_id, code);
create index unit_room on unit (organization_id, room);
call protect('unit');

create table person (
  organization_id uuid not null,
  id uuid not null,
  -- Sites whose staff may see this person: where the file was made and wherever the person has or had a unit.
  site_ids uuid[] not null check (cardinality(site_ids) > 0),
  name text collate "C" not null check (length(name) between 1 and 100),
  kind text not null default 'person' check (kind in ('person', 'company')),
  sex text not null default 'unknown' check (sex in ('male', 'female', 'unknown')),
  pinyin text collate "C" not null default '',
  initials text collate "C" not null default '',
  -- Pairs of neighbouring characters, and Chinese characters after the first: one- and two-character queries find by index.
  grams text[] not null default '{}',
  email text not null default '',
  id_kind text check (id_kind in ('id_card', 'passport', 'hk_macau_permit', 'taiwan_permit', 'uscc', 'other')),
  id_number_sealed bytea,
  id_number_index bytea,
  id_number_masked text,
  birthday date,
  workplace text not null default '',
  emergency_contact text not null default '',
  locale text not null default 'zh-CN',
  tags text[] not null default '{}',
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  check ((id_number_sealed is null) = (id_number_index is null))
);
create index person_grams on person using gin (organization_id, grams);
alter table person alter column grams set statistics 2000;
create index person_initials on person (organization_id, initials);
-- Also the order of lists.
create index person_pinyin on person (organization_id, pinyin, id);
create index person_name on person (organization_id, name);
create index person_sites on person using gin (site_ids);
create index person_id_number on person (organization_id, id_number_index) where id_number_index is not null;
call protect('person');

-- Row-level security keeps operators that are not leakproof (@>, &&) from using an index, so a search would read every person.
-- The view is another door in the same wall: its owner is above the policies, and it shows the current organisation only.
create view searchable_person as select * from person where organization_id = current_organization();
grant select on searchable_person to guanjia_app;

create table person_phone (
  organization_id uuid not null,
  person_id uuid not null,
  position smallint not null,
  -- The one spelling that platform/text stores and compares: `13800138000`, `0755-26001234-801`, `+85291234567`.
  number text not null check (length(number) between 3 and 30),
  -- Its digits backwards, without an extension: a tail is a prefix of it.
  reversed text collate "C" not null,
  label text not null default '',
  primary key (organization_id, person_id, position),
  unique (organization_id, person_id, number),
  foreign key (organization_id, person_id) references person (organization_id, id) on delete cascade
);
create index person_phone_tail on person_phone (organization_id, reversed);
call protect('person_phone');

create table occupancy (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('owner', 'co_owner', 'tenant', 'family', 'agent')),
  -- Null means unknown at the beginning, for ever at the end; the last day counts.
  from_on date,
  until_on date,
  is_bill_payer boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  check (until_on is null or from_on is null or until_on >= from_on),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  -- The same person in the same role at the same unit twice at one time is a slip.
  exclude using gist (organization_id with =, unit_id with =, person_id with =, role with =, daterange(from_on, until_on, '[]') with &&),
  -- At any time one owner stands for the unit (others are co-owners), and one person pays.
  constraint one_owner exclude using gist (organization_id with =, unit_id with =, daterange(from_on, until_on, '[]') with &&) where (role = 'owner'),
  constraint one_payer exclude using gist (organization_id with =, unit_id with =, daterange(from_on, until_on, '[]') with &&) where (is_bill_payer)
);
create index occupancy_of_unit on occupancy (organization_id, unit_id);
create index occupancy_of_person on occupancy (organization_id, person_id);
create index occupancy_of_site on occupancy (organization_id, site_id, person_id);
call protect('occupancy');

-- An import: checked first, written in one transaction afterwards. `plan` holds what the commit would do.
create table import_run (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('archives', 'cases')),
  state text not null check (state in ('checking', 'checked', 'committing', 'done', 'failed', 'cancelled')),
  file_id uuid not null,
  profile jsonb not null default '{}',
  layout text not null default '',
  sheets jsonb not null default '[]',
  phase text not null default '',
  done_rows integer not null default 0,
  all_rows integer not null default 0,
  counts jsonb not null default '{}',
  preview jsonb not null default '[]',
  problems jsonb not null default '[]',
  skip_errors boolean not null default false,
  failure text,
  created_by text not null,
  created_by_account uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, file_id) references file (organization_id, id)
);
create index import_newest on import_run (organization_id, site_id, created_at desc);
call protect('import_run');
