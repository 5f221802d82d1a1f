-- Who answers for what 职责边界清单, outside parties 外联单位 with what was agreed with them, and internal nonconformities.

create table responsibility_duty (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- The matters that it is about: cases of the category, and of those below it, find their way by it.
  category_id uuid,
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, name),
  foreign key (organization_id, category_id) references case_category (organization_id, id)
);
-- Two duties of one category would be a conflict that nobody sees.
create unique index responsibility_of_category on responsibility_duty (organization_id, category_id) where is_active and category_id is not null;
call protect('responsibility_duty', 'select, insert, update');

-- Two owners are possible: that is the conflict which the matrix is to show.
create table responsibility_part (
  organization_id uuid not null,
  duty_id uuid not null,
  position_id uuid not null,
  part text not null check (part in ('owner', 'assist', 'inform')),
  primary key (organization_id, duty_id, position_id),
  foreign key (organization_id, duty_id) references responsibility_duty (organization_id, id),
  foreign key (organization_id, position_id) references job_position (organization_id, id)
);
call protect('responsibility_part');

create table external_party (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('committee', 'environment', 'urban_management', 'police', 'fire', 'medical', 'developer', 'utility', 'other')),
  name text not null check (length(name) between 1 and 100),
  contact text not null default '',
  phone text not null default '',
  address text not null default '',
  note text not null default '',
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  unique (organization_id, site_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('external_party', 'select, insert, update');

create table liaison (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  party_id uuid not null,
  at timestamptz not null,
  subject text not null check (length(subject) between 1 and 200),
  content text not null default '',
  commitments text not null default '',
  -- By when what was agreed is to be followed up, and whose that is.
  due_at timestamptz,
  owner_id uuid,
  settled_at timestamptz,
  result text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id, party_id) references external_party (organization_id, site_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, recorded_by) references employee (organization_id, id),
  check ((due_at is null) = (owner_id is null)),
  check (due_at is null or commitments <> ''),
  check ((settled_at is null) = (result = '')),
  check (settled_at is null or due_at is not null)
);
create index liaison_newest on liaison (organization_id, site_id, at desc, id desc);
create index liaison_of_party on liaison (organization_id, party_id, at desc);
create index liaison_open on liaison (organization_id, site_id, due_at) where due_at is not null and settled_at is null;
call protect('liaison', 'select, insert, update');

-- 违规与不规范操作: seen by a colleague, corrected on the spot (ORG-020). Never edited.
create table nonconformity (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  observed_at timestamptz not null,
  observer_id uuid not null,
  employee_id uuid,
  operation text not null check (length(operation) between 1 and 500),
  correction text not null check (length(correction) between 1 and 500),
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, observer_id) references employee (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check (observer_id is distinct from employee_id)
);
create index nonconformity_newest on nonconformity (organization_id, site_id, observed_at desc, id desc);
create index nonconformity_of_colleague on nonconformity (organization_id, employee_id, observed_at desc) where employee_id is not null;
call protect('nonconformity', 'select, insert');
