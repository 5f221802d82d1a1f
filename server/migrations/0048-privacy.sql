-- Personal data: consents, undertakings, retention with holds, erasures, and the settings of all this.

create table privacy_settings (
  organization_id uuid primary key references organization (id),
  marks_pages boolean not null default true,
  marks_exports boolean not null default true,
  many_in_an_hour integer not null default 20 check (many_in_an_hour between 3 and 1000),
  day_from time not null default '07:00',
  day_until time not null default '21:00',
  version integer not null default 1,
  check (day_until > day_from)
);
call protect('privacy_settings', 'select, insert, update');

-- What people consent to, and what colleagues sign; a version that somebody agreed to never changes.
create table privacy_text (
  organization_id uuid not null,
  kind text not null check (kind in ('identity', 'family', 'personal_service', 'marketing', 'pictures', 'undertaking')),
  version integer not null check (version > 0),
  title text not null check (length(title) between 2 and 60),
  words text not null check (length(words) between 10 and 5000),
  made_at timestamptz not null,
  made_by text not null,
  primary key (organization_id, kind, version),
  foreign key (organization_id) references organization (id)
);
call protect('privacy_text', 'select, insert');

-- One answer of a person to one purpose; a later answer is a further row, so that what held when is known.
create table consent (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null check (purpose in ('identity', 'family', 'personal_service', 'marketing', 'pictures')),
  state text not null check (state in ('given', 'refused', 'withdrawn')),
  text_kind text not null generated always as (purpose) stored,
  text_version integer not null,
  channel text not null check (channel in ('in_person', 'phone', 'paper', 'app', 'message')),
  at timestamptz not null,
  by_name text not null,
  by_employee uuid,
  note text not null default '' check (length(note) <= 200),
  withdrawn_at timestamptz,
  withdrawn_channel text check (withdrawn_channel in ('in_person', 'phone', 'paper', 'app', 'message')),
  withdrawn_by text,
  -- Replaced by a later answer.
  ended_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, text_kind, text_version) references privacy_text (organization_id, kind, version),
  constraint withdrawal_is_whole check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_channel is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create unique index consent_current on consent (organization_id, person_id, purpose) where ended_at is null;
create index consent_of_person on consent (organization_id, person_id, at);
call protect('consent', 'select, insert, update');

create table undertaking (
  organization_id uuid not null,
  employee_id uuid not null,
  text_kind text not null generated always as ('undertaking') stored,
  version integer not null,
  signed_as text not null,
  signed_at timestamptz not null,
  device text,
  primary key (organization_id, employee_id, version),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, text_kind, version) references privacy_text (organization_id, kind, version)
);
call protect('undertaking', 'select, insert');

create table retention_rule (
  organization_id uuid not null,
  class text not null check (class in ('departed_persons', 'refused_registrations', 'visitors', 'gate_visitors', 'sent_texts')),
  keep_days integer not null check (keep_days between 1 and 36500),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, class),
  foreign key (organization_id) references organization (id)
);
call protect('retention_rule', 'select, insert, update');

create table purge_run (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- Of the night's own run; a night runs once.
  day date,
  at timestamptz not null,
  is_dry_run boolean not null,
  asked_by text not null,
  results jsonb not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create unique index purge_run_night on purge_run (organization_id, site_id, day) where day is not null;
create index purge_run_newest on purge_run (organization_id, site_id, at desc);
call protect('purge_run', 'select, insert');

create table legal_hold (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  person_id uuid,
  unit_id uuid,
  reason text not null check (length(reason) between 2 and 500),
  placed_at timestamptz not null,
  placed_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  check ((person_id is null) <> (unit_id is null)),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null or length(lift_reason) >= 2))
);
create unique index legal_hold_of_person on legal_hold (organization_id, person_id) where lifted_at is null and person_id is not null;
create unique index legal_hold_of_unit on legal_hold (organization_id, unit_id) where lifted_at is null and unit_id is not null;
create index legal_hold_of_site on legal_hold (organization_id, site_id, placed_at desc);
call protect('legal_hold', 'select, insert, update');

-- A certificate of erasure: what went and what stays, never whose it was.
create table erasure (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  person_id uuid not null,
  at timestamptz not null,
  by_name text not null,
  by_employee uuid,
  reason text not null check (length(reason) between 2 and 500),
  erased jsonb not null,
  kept jsonb not null,
  primary key (organization_id, id),
  unique (organization_id, number),
  unique (organization_id, person_id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
create index erasure_of_site on erasure (organization_id, site_id, at desc);
call protect('erasure', 'select, insert');

alter table person add column erased_at timestamptz;
create or replace view searchable_person as select * from person where organization_id = current_organization() and merged_into is null;

-- Organisations and sites that exist already begin their nights at once; their texts come with the first question.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'privacy.purge', jsonb_build_object('siteId', id), now(), 'privacy-purge:' || id from site;
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select id, gen_random_uuid(), 'privacy.verify-trail', '{}', now(), 'verify-trail:first' from organization;
