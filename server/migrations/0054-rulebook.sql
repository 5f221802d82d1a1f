-- The house's rulebook 制度库: policies, operating rules and duty sheets. They are versions that are read and confirmed, as service
-- standards are, and so they stand in the same tables.

alter table service_standard drop constraint service_standard_kind_check,
  alter column scene drop not null,
  add column audience text not null default 'staff' check (audience in ('staff', 'owner', 'everybody')),
  add column position_id uuid,
  add column site_id uuid,
  add column requirement_id uuid,
  add column needs_signature boolean not null default false,
  add constraint service_standard_kind_check check (kind in ('standard', 'procedure', 'guideline', 'policy', 'operating_rule', 'duty_sheet')),
  add constraint service_standard_has_scene check ((scene is null) = (kind in ('policy', 'operating_rule', 'duty_sheet'))),
  -- A duty sheet 《职责说明书》 is of a post, and for its people.
  add constraint duty_sheet_has_position check (kind <> 'duty_sheet' or (position_id is not null and audience = 'staff')),
  add constraint service_standard_position foreign key (organization_id, position_id) references job_position (organization_id, id),
  add constraint service_standard_site foreign key (organization_id, site_id) references site (organization_id, id);
-- One duty sheet in use for a post of a site, or of the organisation.
create unique index duty_sheet_of_position on service_standard (organization_id, position_id, site_id) nulls not distinct where kind = 'duty_sheet' and state <> 'withdrawn';

alter table standard_version
  add column body text not null default '',
  add column effective_on date,
  add column expires_on date,
  -- By when it should have been read.
  add column read_by date,
  add constraint standard_version_period check (expires_on >= effective_on);

alter table standard_reading add column signature_id uuid,
  add constraint standard_reading_signature foreign key (organization_id, signature_id) references file (organization_id, id);

-- Residents confirm what is for them.
create table resident_reading (
  organization_id uuid not null,
  standard_id uuid not null,
  number integer not null,
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (organization_id, standard_id, number, person_id),
  foreign key (organization_id, standard_id, number) references standard_version (organization_id, standard_id, number),
  foreign key (organization_id, person_id) references person (organization_id, id)
);
call protect('resident_reading', 'select, insert');

-- Which documents every site should have (ORG-048); a document says which requirement it fulfils.
create table document_requirement (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('policy', 'operating_rule', 'duty_sheet')),
  audience text not null check (audience in ('staff', 'owner', 'everybody')),
  -- Empty: for every kind of site.
  site_kinds text[] not null default '{}',
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, code)
);
call protect('document_requirement', 'select, insert, update');
alter table service_standard add constraint service_standard_requirement foreign key (organization_id, requirement_id) references document_requirement (organization_id, id);
