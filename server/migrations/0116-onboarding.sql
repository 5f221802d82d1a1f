-- From the first written test to staying 入职—试用—转正 (TRN-013): a stage is passed after the one before it, by the columns themselves.

create table onboarding (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  employee_id uuid not null,
  post text not null,
  started_on date not null,
  probation_until date not null,
  -- The sheet of the joint evaluation as it was when it began.
  rubric_id uuid not null,
  rubric jsonb not null,
  quorum_percent smallint not null check (quorum_percent between 1 and 100),
  exam_id uuid,
  written_percent numeric(5, 2) check (written_percent between 0 and 100),
  written_pass_percent smallint,
  written_file_id uuid,
  written_at timestamptz,
  practical_id uuid,
  scenario_at timestamptz,
  outcome text check (outcome in ('regular', 'failed')),
  outcome_note text not null default '',
  ended_at timestamptz,
  created_by uuid not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, id, employee_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, rubric_id) references practical_rubric (organization_id, id),
  foreign key (organization_id, exam_id) references exam (organization_id, id),
  foreign key (organization_id, written_file_id) references file (organization_id, id),
  foreign key (organization_id, practical_id, employee_id) references practical (organization_id, id, employee_id),
  check (probation_until >= started_on),
  check ((written_at is null) = (written_percent is null) and (written_at is null) = (written_pass_percent is null)),
  check (written_percent is null or written_percent >= written_pass_percent),
  check (written_at is null or (exam_id is not null) <> (written_file_id is not null)),
  check ((scenario_at is null) = (practical_id is null)),
  -- The next stage stays locked until the one before it is passed.
  check (scenario_at is null or written_at is not null),
  check (outcome is distinct from 'regular' or scenario_at is not null),
  check ((outcome is null) = (ended_at is null))
);
create unique index onboarding_running on onboarding (organization_id, employee_id) where outcome is null;
create index onboarding_newest on onboarding (organization_id, site_id, started_on desc, id desc);
create index onboarding_of on onboarding (organization_id, employee_id);
call protect('onboarding', 'select, insert, update');

create table onboarding_evaluation (
  organization_id uuid not null,
  onboarding_id uuid not null,
  evaluator_id uuid not null,
  candidate_id uuid not null,
  department text not null check (length(department) between 1 and 50),
  weight smallint not null check (weight between 1 and 100),
  submitted_at timestamptz,
  percent numeric(5, 2) check (percent between 0 and 100),
  has_red_line boolean,
  marks jsonb not null default '[]' check (jsonb_typeof(marks) = 'array'),
  comment text not null default '',
  primary key (organization_id, onboarding_id, evaluator_id),
  -- Several departments judge together, each once.
  unique (organization_id, onboarding_id, department),
  foreign key (organization_id, onboarding_id, candidate_id) references onboarding (organization_id, id, employee_id),
  foreign key (organization_id, evaluator_id) references employee (organization_id, id),
  check (evaluator_id <> candidate_id),
  check ((submitted_at is null) = (percent is null) and (percent is null) = (has_red_line is null))
);
create index onboarding_evaluation_waiting on onboarding_evaluation (organization_id, evaluator_id) where submitted_at is null;
call protect('onboarding_evaluation', 'select, insert, update');
