-- Construction defects 工程遗留问题 (HND-003, HND-004, HND-007): what the developer left behind, who makes it good by when, and the letters about it.

create table defect (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  -- Its number in the list that it came from.
  foreign_number text not null default '',
  place_kind text not null check (place_kind in ('unit', 'area', 'facility', 'place')),
  unit_id uuid,
  area_id uuid,
  facility_id uuid,
  building_id uuid,
  location text not null default '',
  description text not null check (length(description) between 1 and 1000),
  trade text not null check (trade in ('civil', 'waterproofing', 'doors_windows', 'finishes', 'plumbing', 'electrical', 'heating', 'fire', 'lift', 'intelligent', 'outdoor', 'other')),
  part text not null check (part in ('structure', 'waterproofing', 'heating', 'installations', 'decoration', 'agreed')),
  -- The hand-over of the unit, the building or the site, as it was known when this was written.
  warranty_from date,
  builder_id uuid,
  source text not null check (source in ('owner', 'patrol', 'desk', 'list')),
  person_id uuid,
  contact text not null default '',
  finding_id uuid,
  -- A list may be read in from the command line.
  registered_by uuid,
  registered_at timestamptz not null,
  found_at timestamptz not null,
  state text not null check (state in ('registered', 'self_fix', 'reported_up', 'notified', 'fixed', 'verified', 'told', 'closed', 'withdrawn')),
  work_order_id uuid,
  due_on date,
  promised_on date,
  promised_at timestamptz,
  notified_at timestamptz,
  fixed_at timestamptz,
  fix_note text not null default '',
  failures integer not null default 0 check (failures >= 0),
  verified_at timestamptz,
  told_at timestamptz,
  told_how text not null default '',
  closed_at timestamptz,
  outcome text not null default '',
  charged_fen bigint check (charged_fen > 0),
  charged_on date,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, area_id) references common_area (organization_id, id),
  foreign key (organization_id, facility_id) references facility (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, builder_id) references external_party (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  -- The finding is written after the record that it becomes.
  foreign key (organization_id, finding_id) references finding (organization_id, id) deferrable initially deferred,
  foreign key (organization_id, registered_by) references employee (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  check ((place_kind = 'unit') = (unit_id is not null)),
  check ((place_kind = 'area') = (area_id is not null)),
  check ((place_kind = 'facility') = (facility_id is not null)),
  check (place_kind <> 'place' or location <> ''),
  check (registered_by is not null or source = 'list'),
  -- A state says what has happened: nobody is notified without a builder and a day, nothing is verified that was not fixed.
  check (state <> 'self_fix' or work_order_id is not null),
  check (state <> 'notified' or (builder_id is not null and due_on is not null and notified_at is not null)),
  check (state not in ('fixed', 'verified', 'told', 'closed') or fixed_at is not null),
  check (state not in ('verified', 'told', 'closed') or verified_at is not null),
  check (state <> 'told' or told_at is not null),
  check ((state in ('closed', 'withdrawn')) = (closed_at is not null)),
  check (promised_on is null or due_on is not null),
  check ((promised_on is null) = (promised_at is null)),
  check ((charged_fen is null) = (charged_on is null)),
  check (charged_fen is null or (work_order_id is not null and builder_id is not null))
);
create index defect_by_time on defect (organization_id, site_id, registered_at desc, id desc);
create index defect_open on defect (organization_id, site_id, state) where closed_at is null;
create index defect_of_unit on defect (organization_id, unit_id) where unit_id is not null;
create index defect_of_order on defect (organization_id, work_order_id) where work_order_id is not null;
create index defect_of_person on defect (organization_id, person_id) where person_id is not null;
create index defect_of_builder on defect (organization_id, builder_id) where builder_id is not null;
create unique index defect_of_finding on defect (organization_id, finding_id) where finding_id is not null and state <> 'withdrawn';
create unique index defect_of_list on defect (organization_id, site_id, foreign_number) where foreign_number <> '';
call protect('defect', 'select, insert, update');

create table defect_letter (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  party_id uuid not null,
  due_on date not null,
  words text not null default '',
  state text not null check (state in ('draft', 'delivered', 'cancelled')),
  delivered_at timestamptz,
  way text check (way in ('hand', 'post', 'email', 'message')),
  received_by text not null default '',
  note text not null default '',
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, party_id) references external_party (organization_id, id),
  foreign key (organization_id, made_by) references employee (organization_id, id),
  check ((state = 'delivered') = (delivered_at is not null)),
  check ((state = 'delivered') = (way is not null)),
  check (state <> 'delivered' or received_by <> '')
);
create index defect_letter_by_time on defect_letter (organization_id, site_id, made_at desc, id desc);
call protect('defect_letter', 'select, insert, update');

create table defect_letter_item (
  organization_id uuid not null,
  letter_id uuid not null,
  defect_id uuid not null,
  position integer not null check (position > 0),
  due_on date not null,
  primary key (organization_id, letter_id, defect_id),
  unique (organization_id, letter_id, position),
  foreign key (organization_id, letter_id) references defect_letter (organization_id, id),
  foreign key (organization_id, defect_id) references defect (organization_id, id)
);
create index defect_letter_item_of_defect on defect_letter_item (organization_id, defect_id);
call protect('defect_letter_item', 'select, insert');

-- One review of the defects of a site a week, for half a year after a hand-over (HND-006).
create table defect_review (
  organization_id uuid not null,
  site_id uuid not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  open integer not null,
  overdue integer not null,
  at timestamptz not null,
  primary key (organization_id, site_id, week_on),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('defect_review', 'select, insert');

-- Lists of the developer are read in, and the cleaning standard of an office.
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('archives', 'cases', 'facilities', 'meters', 'parking_spaces', 'vehicles', 'access_cards', 'pets', 'documents', 'contracts', 'defects', 'clean_lines'));
