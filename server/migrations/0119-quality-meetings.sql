-- The quality meeting, periodic evaluations with what owners and tenants say, ideas for new services, ratings between departments, goals.

create table quality_meeting (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  -- The month that it looks at.
  month date not null check (extract(day from month) = 1),
  planned_on date not null,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  chair_id uuid,
  attendees uuid[] not null default '{}',
  problems jsonb not null default '[]' check (jsonb_typeof(problems) = 'array'),
  minutes text not null default '' check (length(minutes) <= 5000),
  held_at timestamptz,
  planned_at timestamptz not null,
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, chair_id) references employee (organization_id, id),
  check ((state = 'held') = (held_at is not null)),
  -- A meeting without a problem and a plan was none.
  check (state <> 'held' or (jsonb_array_length(problems) > 0 and chair_id is not null and cardinality(attendees) > 0))
);
create index quality_meeting_newest on quality_meeting (organization_id, site_id, planned_on desc, id desc);
create unique index quality_meeting_of_month on quality_meeting (organization_id, site_id, month) where state <> 'cancelled';
call protect('quality_meeting', 'select, insert, update');

create table service_evaluation (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  title text not null check (length(title) between 1 and 100),
  question text not null default '' check (length(question) <= 1000),
  from_on date not null,
  until_on date not null,
  -- Opened again after so many months by itself; null: once.
  every_months integer check (every_months between 1 and 24),
  state text not null check (state in ('open', 'closed')),
  conclusion text not null default '' check (length(conclusion) <= 2000),
  owner_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  check (until_on >= from_on),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'closed' or conclusion <> '')
);
create index service_evaluation_newest on service_evaluation (organization_id, site_id, from_on desc, id desc);
call protect('service_evaluation', 'select, insert, update');

create table evaluation_opinion (
  organization_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  site_id uuid not null,
  person_id uuid,
  unit_id uuid,
  role text not null check (role in ('owner', 'tenant', 'other')),
  by_name text not null default '' check (length(by_name) <= 50),
  score integer check (score between 1 and 5),
  words text not null default '' check (length(words) <= 1000),
  said_at timestamptz not null,
  -- Null: said by the resident in the app.
  recorded_by uuid,
  action_id uuid,
  feedback text not null default '' check (length(feedback) <= 1000),
  fed_back_at timestamptz,
  fed_back_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, evaluation_id) references service_evaluation (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, recorded_by) references employee (organization_id, id),
  foreign key (organization_id, action_id) references quality_action (organization_id, id),
  foreign key (organization_id, fed_back_by) references employee (organization_id, id),
  check (score is not null or words <> ''),
  check ((fed_back_at is null) = (feedback = ''))
);
create unique index evaluation_opinion_of_person on evaluation_opinion (organization_id, evaluation_id, person_id) where person_id is not null;
create index evaluation_opinion_newest on evaluation_opinion (organization_id, evaluation_id, said_at desc, id desc);
create index evaluation_opinion_of_action on evaluation_opinion (organization_id, action_id) where action_id is not null;
call protect('evaluation_opinion', 'select, insert, update');

create table innovation_proposal (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  title text not null check (length(title) between 1 and 100),
  -- Which need of the market or of owners it answers.
  source text not null check (source in ('owners', 'market', 'colleagues', 'evaluation')),
  need text not null check (length(need) between 1 and 1000),
  idea text not null check (length(idea) between 1 and 2000),
  benefit text not null default '' check (length(benefit) <= 1000),
  state text not null check (state in ('proposed', 'trial', 'adopted', 'declined')),
  trial_until date,
  outcome text not null default '' check (length(outcome) <= 1000),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, proposed_by) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check ((state = 'proposed') = (decided_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'trial' or trial_until is not null),
  check (state not in ('adopted', 'declined') or outcome <> '')
);
create index innovation_proposal_newest on innovation_proposal (organization_id, site_id, proposed_at desc, id desc);
call protect('innovation_proposal', 'select, insert, update');

-- How departments rate one another's service in a quarter 内部服务评价; the newest word of a quarter holds until the quarter after ends.
create table department_rating (
  organization_id uuid not null,
  site_id uuid not null,
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  from_department_id uuid not null,
  to_department_id uuid not null,
  promptness integer not null check (promptness between 1 and 5),
  quality integer not null check (quality between 1 and 5),
  cooperation integer not null check (cooperation between 1 and 5),
  words text not null default '' check (length(words) <= 500),
  by_employee uuid not null,
  at timestamptz not null,
  primary key (organization_id, site_id, quarter, from_department_id, to_department_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, from_department_id) references department (organization_id, id),
  foreign key (organization_id, to_department_id) references department (organization_id, id),
  foreign key (organization_id, by_employee) references employee (organization_id, id),
  constraint no_department_rates_itself check (from_department_id <> to_department_id)
);
call protect('department_rating', 'select, insert, update');

-- What the indicators of service quality shall reach. Only ever added to: the newest version of an indicator holds.
create table quality_goal (
  organization_id uuid not null references organization (id),
  indicator text not null,
  version integer not null check (version > 0),
  goal numeric(6, 2) not null check (goal >= 0),
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, indicator, version)
);
call protect('quality_goal', 'select, insert');
