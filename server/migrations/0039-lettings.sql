-- Units that somebody else lives in or looks after, and what shops sell.

create table tenancy (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  tenant_id uuid not null,
  agent_name text not null default '',
  agent_phone text not null default '',
  landlord_contact text not null check (landlord_contact <> ''),
  fee_payer text not null check (fee_payer in ('owner', 'tenant', 'agent')),
  rent_fen integer check (rent_fen >= 0),
  residents integer check (residents > 0),
  note text not null default '',
  from_on date not null,
  until_on date not null,
  ended_on date,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check (until_on >= from_on),
  check (ended_on >= from_on),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, tenant_id) references person (organization_id, id),
  constraint one_tenancy_at_a_time exclude using gist (organization_id with =, unit_id with =, daterange(from_on, coalesce(ended_on, until_on), '[]') with &&)
);
create index tenancy_ends on tenancy (organization_id, site_id, until_on, id);
call protect('tenancy', 'select, insert, update');

create table tenancy_task (
  organization_id uuid not null,
  id uuid not null,
  tenancy_id uuid not null,
  task text not null check (task in ('identity', 'residence_registration', 'safety_notice', 'safety_check', 'before_end')),
  due_on date not null,
  done_on date,
  done_by text not null default '',
  note text not null default '',
  primary key (organization_id, id),
  unique (organization_id, tenancy_id, task, due_on),
  check ((done_on is null) = (done_by = '')),
  foreign key (organization_id, tenancy_id) references tenancy (organization_id, id)
);
create index tenancy_task_due on tenancy_task (organization_id, due_on) where done_on is null;
call protect('tenancy_task');

create table entrustment (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  holder_name text not null check (length(holder_name) between 1 and 100),
  holder_phone text not null default '',
  services text[] not null default '{}',
  has_key boolean not null default false,
  from_on date not null,
  until_on date,
  ended_on date,
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check (until_on >= from_on),
  check (ended_on >= from_on),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  constraint one_entrustment_at_a_time exclude using gist (organization_id with =, unit_id with =, daterange(from_on, coalesce(ended_on, until_on), '[]') with &&)
);
create index entrustment_of_site on entrustment (organization_id, site_id, from_on desc, id desc);
call protect('entrustment', 'select, insert, update');

create table business_change (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  business text not null check (business in ('catering', 'convenience', 'supermarket', 'pharmacy', 'clinic', 'education', 'beauty', 'fitness', 'office', 'agency', 'repair', 'vacant', 'other')),
  name text not null default '',
  reason text not null default '',
  licence text not null default '',
  person_id uuid,
  from_on date not null,
  state text not null check (state in ('requested', 'approved', 'refused', 'withdrawn')),
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check ((state = 'requested') = (decided_at is null)),
  check (state <> 'refused' or decision_note <> ''),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id)
);
create unique index one_open_business_request on business_change (organization_id, unit_id) where state = 'requested';
-- The history of a shop: one business from each day.
create unique index one_business_from_a_day on business_change (organization_id, unit_id, from_on) where state = 'approved';
create index business_newest on business_change (organization_id, site_id, requested_at desc, id desc);
call protect('business_change', 'select, insert, update');
