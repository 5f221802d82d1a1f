-- The archive of a site: kinds of documents with their class, documents with versions and sums, and what each department must file.

create table document_kind (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (length(name) between 1 and 60),
  -- Rights hang on the class (HHD-005); it never changes, nor does whether documents of the kind tell of persons.
  class text not null check (class in ('basic', 'property', 'history')),
  subjects text[] not null check (cardinality(subjects) > 0 and subjects <@ array['unit', 'household', 'person', 'building', 'site']),
  is_personal boolean not null,
  -- A unit in one of these states must have one.
  required_states text[] not null default '{}' check (required_states <@ array['not_handed_over', 'handed_over', 'vacant', 'renovating', 'self_occupied', 'let', 'entrusted']),
  -- Kept for ever when null.
  retention_years integer check (retention_years between 1 and 100),
  has_original boolean not null default false,
  is_active boolean not null default true,
  sort_order integer not null default 500,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('document_kind', 'select, insert, update');
create function keep_class_of_kind() returns trigger language plpgsql as $$
begin
  if new.class <> old.class or new.is_personal <> old.is_personal then raise exception 'the class of a kind never changes' using errcode = '23514'; end if;
  return new;
end $$;
create trigger keep_class_of_kind before update on document_kind for each row execute function keep_class_of_kind();

create table document (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  medium text not null check (medium in ('text', 'drawing', 'audio', 'video', 'disk')),
  acquisition text not null check (acquisition in ('received', 'solicited')),
  subject_type text not null check (subject_type in ('unit', 'household', 'person', 'building', 'site')),
  subject_id uuid not null,
  -- What it is about, as keys that the database holds.
  unit_id uuid generated always as (case when subject_type in ('unit', 'household') then subject_id end) stored,
  person_id uuid generated always as (case when subject_type = 'person' then subject_id end) stored,
  building_id uuid generated always as (case when subject_type = 'building' then subject_id end) stored,
  document_on date,
  valid_until date,
  keep_until date,
  department_id uuid,
  note text not null default '',
  state text not null default 'filed' check (state in ('filed', 'withdrawn')),
  withdrawn_reason text not null default '',
  custody text not null default 'department' check (custody in ('department', 'in_transfer', 'central')),
  current_version integer not null default 1 check (current_version > 0),
  filed_by uuid,
  filed_by_name text not null,
  filed_at timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, kind_id) references document_kind (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, department_id) references department (organization_id, id),
  foreign key (organization_id, filed_by) references employee (organization_id, id),
  check (subject_type <> 'site' or subject_id = site_id),
  check (valid_until is null or document_on is null or valid_until >= document_on),
  check ((state = 'withdrawn') = (withdrawn_reason <> ''))
);
create index document_newest on document (organization_id, site_id, filed_at desc, id desc);
create index document_of_kind on document (organization_id, site_id, kind_id, document_on);
create index document_of_unit on document (organization_id, unit_id, kind_id) where unit_id is not null;
create index document_of_person on document (organization_id, person_id, kind_id) where person_id is not null;
create index document_of_building on document (organization_id, building_id) where building_id is not null;
call protect('document', 'select, insert, update');

-- What was filed stays as it was filed; a better scan is a further version.
create table document_version (
  organization_id uuid not null,
  document_id uuid not null,
  number integer not null check (number > 0),
  note text not null default '',
  filed_by_name text not null,
  filed_at timestamptz not null,
  primary key (organization_id, document_id, number),
  foreign key (organization_id, document_id) references document (organization_id, id)
);
call protect('document_version', 'select, insert');

create table document_file (
  organization_id uuid not null,
  document_id uuid not null,
  number integer not null,
  position integer not null check (position > 0),
  file_id uuid not null,
  -- As it was filed; the bytes are counted again against it (HHD-006).
  sha256 text not null check (length(sha256) = 64),
  checked_at timestamptz,
  is_intact boolean,
  primary key (organization_id, document_id, number, position),
  unique (organization_id, document_id, number, file_id),
  foreign key (organization_id, document_id, number) references document_version (organization_id, document_id, number),
  foreign key (organization_id, file_id) references file (organization_id, id),
  check ((checked_at is null) = (is_intact is null))
);
create index document_file_of on document_file (organization_id, file_id);
call protect('document_file', 'select, insert, update');

-- 归档范围 (HHD-012): what each department files, how often, within how many days after the period; departments by their code, so that it holds at every site.
create table archive_scope (
  organization_id uuid not null,
  id uuid not null,
  department_code text not null check (length(department_code) between 1 and 40),
  kind_id uuid not null,
  cadence text not null check (cadence in ('once', 'monthly', 'quarterly', 'yearly')),
  due_days integer not null check (due_days between 0 and 400),
  from_on date not null,
  note text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, department_code, kind_id),
  foreign key (organization_id, kind_id) references document_kind (organization_id, id)
);
call protect('archive_scope', 'select, insert, update');
