-- The monthly quality score 服务质量评分 of sites and colleagues: rules in versions, and what was frozen when a month closed. The open
-- month is computed whenever it is looked at and stands nowhere.

create table score_rule (
  organization_id uuid not null references organization (id),
  version integer not null check (version > 0),
  from_month date not null check (extract(day from from_month) = 1),
  close_day integer not null check (close_day between 1 and 28),
  red_line_cap integer not null check (red_line_cap between 0 and 100),
  prior_answers integer not null check (prior_answers between 0 and 100),
  prior_score integer not null check (prior_score between 0 and 100),
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, version)
);
call protect('score_rule', 'select, insert');

create table score_weight (
  organization_id uuid not null,
  version integer not null,
  template text not null check (template in ('site', 'employee')),
  customer integer not null check (customer >= 0),
  mystery integer not null check (mystery >= 0),
  internal integer not null check (internal >= 0),
  primary key (organization_id, version, template),
  foreign key (organization_id, version) references score_rule (organization_id, version),
  check (customer + mystery + internal = 100)
);
call protect('score_weight', 'select, insert');

-- A closed month. The row is the lock: of two who close at once, one inserts it.
create table score_month (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  month date not null check (extract(day from month) = 1),
  -- 0: the rule of the release.
  rule_version integer not null check (rule_version >= 0),
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, month),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('score_month', 'select, insert');

create table score (
  organization_id uuid not null,
  id uuid not null,
  month_id uuid not null,
  -- Null: of the site.
  employee_id uuid,
  department text not null default '',
  customer numeric(5, 2) check (customer between 0 and 100),
  mystery numeric(5, 2) check (mystery between 0 and 100),
  internal numeric(5, 2) check (internal between 0 and 100),
  total numeric(5, 2) check (total between 0 and 100),
  is_capped boolean not null,
  weights jsonb not null,
  voices integer not null check (voices >= 0),
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, month_id, employee_id),
  foreign key (organization_id, month_id) references score_month (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  -- Unknown is null, and nothing is a total of nothing.
  check (total is null or customer is not null or mystery is not null or internal is not null)
);
create index score_of_employee on score (organization_id, employee_id) where employee_id is not null;
call protect('score', 'select, insert');

create table score_fact (
  organization_id uuid not null,
  score_id uuid not null,
  position integer not null,
  part text check (part in ('customer', 'mystery', 'internal')),
  source text not null check (source in ('return_visit', 'rating', 'reception', 'mystery_visit', 'check', 'prior', 'red_line')),
  -- Tells one piece of evidence from all others, so that what was counted is not counted again.
  key text not null,
  record_id uuid,
  number text not null default '',
  at timestamptz,
  text text not null default '',
  value numeric(5, 2),
  lost numeric(9, 4) not null,
  is_late boolean not null default false,
  primary key (organization_id, score_id, position),
  foreign key (organization_id, score_id) references score (organization_id, id)
);
call protect('score_fact', 'select, insert');

-- What customers answered in a month is asked for by its time.
create index return_visit_by_time on return_visit (organization_id, at) where score is not null;
create index case_rating_by_time on case_rating (organization_id, at);

-- Sites of the release before close their months by themselves, too: the job looks for the day that the rule names.
insert into job (organization_id, id, queue, payload, due_at, dedupe_key)
select organization_id, gen_random_uuid(), 'quality.close-month', jsonb_build_object('siteId', id, 'month', to_char(now() at time zone time_zone, 'YYYY-MM')), now(), 'close-month:' || id || ':first' from site;
