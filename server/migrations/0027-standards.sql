-- Service standards in versions, who has read them, and the checks in which people are scored by them.

create table service_standard (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null check (length(name) between 1 and 100),
  -- A guideline is read, never scored; a procedure is scored by its steps.
  kind text not null check (kind in ('standard', 'procedure', 'guideline')),
  post text not null,
  scene text not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  -- The version in force; null until the first is published.
  current_version integer,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code),
  check ((state = 'draft') = (current_version is null))
);
call protect('service_standard', 'select, insert, update');

create table standard_version (
  organization_id uuid not null,
  id uuid not null,
  standard_id uuid not null,
  number integer not null check (number > 0),
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  -- Why it was written anew, and the improvement that asked for it: the log of a procedure's improvement (BTL-011).
  reason text not null default '',
  improvement_number text not null default '' check (improvement_number = '' or improvement_number ~ '^I-[0-9]{8}-[0-9]{4,}$'),
  published_at timestamptz,
  published_by text not null default '',
  primary key (organization_id, id),
  unique (organization_id, standard_id, number),
  foreign key (organization_id, standard_id) references service_standard (organization_id, id)
);
-- Two who write the same draft write one.
create unique index standard_draft on standard_version (organization_id, standard_id) where published_at is null;
call protect('standard_version', 'select, insert, update');
-- What was published stays as it was read.
create function keep_published_standard() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then raise exception 'a published standard never changes' using errcode = '23514'; end if;
  return new;
end $$;
create trigger keep_published_standard before update on standard_version for each row execute function keep_published_standard();

create table standard_reading (
  organization_id uuid not null,
  standard_id uuid not null,
  number integer not null,
  employee_id uuid not null,
  read_at timestamptz not null,
  primary key (organization_id, standard_id, number, employee_id),
  foreign key (organization_id, standard_id, number) references standard_version (organization_id, standard_id, number),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('standard_reading', 'select, insert');

create table service_check (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  standard_id uuid not null,
  standard_number integer not null,
  -- Who was looked at, or which place; one of them.
  employee_id uuid,
  place text not null default '',
  answers jsonb not null check (jsonb_typeof(answers) = 'array'),
  -- 0…100; null when nothing of the sheet applied.
  score numeric(5, 2) check (score between 0 and 100),
  dimensions jsonb not null default '{}',
  has_red_line boolean not null default false,
  comment text not null default '',
  checked_by uuid not null,
  checked_at timestamptz not null,
  acknowledged_at timestamptz,
  reply text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, standard_id, standard_number) references standard_version (organization_id, standard_id, number),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, checked_by) references employee (organization_id, id),
  check ((employee_id is null) <> (place = '')),
  -- Nobody scores themselves.
  check (employee_id is null or employee_id <> checked_by),
  check (reply = '' or acknowledged_at is not null)
);
create index check_newest on service_check (organization_id, site_id, checked_at desc, id desc);
create index check_of_employee on service_check (organization_id, employee_id, checked_at desc, id desc);
call protect('service_check', 'select, insert, update');
