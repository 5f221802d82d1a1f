-- Mystery visits 神秘访客: somebody whom nobody knows comes, and fills a sheet behind a link that is good once. Who it was is sealed, and
-- no answer opens it before the month is closed.

create table mystery_visit (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  -- Cancelled or handed in; until then it is planned, and expired after its last day.
  state text not null check (state in ('planned', 'submitted', 'cancelled')),
  standard_id uuid not null,
  standard_number integer not null,
  scenario text not null check (length(scenario) between 1 and 1000),
  from_on date not null,
  until_on date not null,
  token_hash bytea not null check (length(token_hash) = 32),
  -- Null once it was erased.
  visitor_sealed bytea,
  -- The month in which it counts, and whose close opens the seal.
  month date not null check (extract(day from month) = 1),
  visited_on date,
  met text not null default '',
  answers jsonb not null default '[]' check (jsonb_typeof(answers) = 'array'),
  score numeric(5, 2) check (score between 0 and 100),
  has_red_line boolean not null default false,
  comment text not null default '',
  submitted_at timestamptz,
  employee_id uuid,
  planned_by uuid not null,
  planned_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, token_hash),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, standard_id, standard_number) references standard_version (organization_id, standard_id, number),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, planned_by) references employee (organization_id, id),
  check (until_on >= from_on),
  check ((state = 'submitted') = (submitted_at is not null)),
  check ((submitted_at is null) = (visited_on is null)),
  check (employee_id is null or state = 'submitted')
);
create index mystery_visit_newest on mystery_visit (organization_id, site_id, planned_at desc, id desc);
create index mystery_visit_of_month on mystery_visit (organization_id, site_id, month) where state = 'submitted';
call protect('mystery_visit', 'select, insert, update');
