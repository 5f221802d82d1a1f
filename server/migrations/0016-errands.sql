-- What the desk does for a household at others' counters 代办, and what it lets by the hour and by the page.

create table utility_application (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  service text not null check (service in ('gas', 'cable_tv', 'phone', 'broadband')),
  state text not null check (state in ('asked', 'complete', 'submitted', 'appointed', 'done', 'refused', 'withdrawn')),
  provider text not null default '' check (length(provider) <= 100),
  unit_id uuid not null,
  person_id uuid,
  contact_phone text not null default '',
  note text not null default '',
  -- The checklist: [{name, has}], taken from the guide when the application was begun.
  papers jsonb not null default '[]',
  article_id uuid,
  article_version integer,
  owner_id uuid not null,
  asked_at timestamptz not null,
  followed_at timestamptz not null,
  completed_at timestamptz,
  submitted_at timestamptz,
  provider_number text not null default '',
  appointment_from timestamptz,
  appointment_to timestamptz,
  ended_at timestamptz,
  result text not null default '',
  next_due_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, article_id, article_version) references article_version (organization_id, article_id, version),
  check ((appointment_from is null) = (appointment_to is null)),
  check (appointment_to is null or appointment_to > appointment_from),
  check (state not in ('submitted', 'appointed', 'done') or (submitted_at is not null and provider <> '')),
  check (state <> 'appointed' or appointment_from is not null),
  check ((state in ('done', 'refused', 'withdrawn')) = (ended_at is not null)),
  check (state not in ('refused', 'withdrawn') or result <> '')
);
create index application_newest on utility_application (organization_id, site_id, asked_at desc, id desc);
create index application_by_state on utility_application (organization_id, site_id, state, asked_at desc, id desc);
create index application_of_unit on utility_application (organization_id, unit_id, asked_at desc);
call protect('utility_application', 'select, insert, update');

create table bookable (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('meeting_room', 'printing')),
  name text not null check (length(name) between 1 and 50),
  place text not null default '',
  seats integer check (seats between 1 and 1000),
  price_fen integer check (price_fen >= 0),
  price_unit text not null default '',
  opens_at text not null default '08:30' check (opens_at ~ '^([01]\d|2[0-3]):(00|15|30|45)$'),
  closes_at text not null default '18:00' check (closes_at ~ '^([01]\d|2[0-4]):(00|15|30|45)$'),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check (closes_at > opens_at)
);
call protect('bookable', 'select, insert, update');

create table booking (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  bookable_id uuid not null,
  state text not null default 'booked' check (state in ('booked', 'done', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  quantity integer not null default 1 check (quantity between 1 and 100000),
  unit_id uuid,
  person_id uuid,
  booked_for text not null check (length(booked_for) between 1 and 100),
  phone text not null default '',
  purpose text not null default '',
  amount_fen integer check (amount_fen >= 0),
  reason text not null default '',
  made_at timestamptz not null,
  made_by text not null,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, bookable_id) references bookable (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  check (ends_at > starts_at),
  check (state <> 'cancelled' or reason <> '')
);
create index booking_by_time on booking (organization_id, site_id, starts_at, id);
create index booking_of_bookable on booking (organization_id, bookable_id, starts_at);
call protect('booking', 'select, insert, update');

-- A quarter of an hour of a room belongs to one booking: nobody can write a second one, at whatever moment.
create table booking_slot (
  organization_id uuid not null,
  bookable_id uuid not null,
  starts_at timestamptz not null,
  booking_id uuid not null,
  primary key (organization_id, bookable_id, starts_at),
  foreign key (organization_id, booking_id) references booking (organization_id, id),
  foreign key (organization_id, bookable_id) references bookable (organization_id, id)
);
create index slot_of_booking on booking_slot (organization_id, booking_id);
call protect('booking_slot', 'select, insert, delete');
