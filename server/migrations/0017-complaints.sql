-- Complaints: what is recorded of each beyond its case. Locks go by the case: whoever changes one of these rows holds the lock of its case.

create table complaint (
  organization_id uuid not null,
  case_id uuid not null,
  -- What the first listener wrote beside the resident's own words, and how it was listened and asked (CMP-046, CMP-047). Null: not said.
  listener_notes text not null default '',
  let_finish boolean,
  no_haste boolean,
  no_arguing boolean,
  why text not null default '',
  impact text check (impact in ('low', 'medium', 'high')),
  process_explained_at timestamptz,
  process_explained_by uuid,
  process_explained_how text check (process_explained_how in ('spoken', 'leaflet', 'sms')),
  validity text not null default 'pending' check (validity in ('pending', 'valid', 'partly', 'invalid')),
  validity_at timestamptz,
  validity_by uuid,
  validity_reason text not null default '',
  -- The outcome of the verification (CMP-012).
  verified text check (verified in ('substantiated', 'partly', 'unsubstantiated')),
  verified_at timestamptz,
  verified_by uuid,
  verified_note text not null default '',
  cause_class text check (cause_class in ('facility', 'construction', 'service', 'management', 'outside')),
  cause_text text not null default '',
  -- The course of handling in words, as the acceptance form asks for it (CMP-072).
  handling text not null default '',
  -- The result was told to the resident, in the cycle of the case that is named (CMP-016).
  fed_back_at timestamptz,
  fed_back_by uuid,
  fed_back_cycle integer,
  fed_back_text text not null default '',
  opinion text not null default '',
  cannot_solve_at timestamptz,
  -- Closed although something of the five clears is missing: who allowed it, why, and what was missing.
  override_at timestamptz,
  override_by uuid,
  override_reason text not null default '',
  override_missing text[] not null default '{}',
  -- The signed acceptance form came back into the archive (CMP-053).
  filed_at timestamptz,
  updated_at timestamptz not null,
  primary key (organization_id, case_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, process_explained_by) references employee (organization_id, id),
  foreign key (organization_id, validity_by) references employee (organization_id, id),
  foreign key (organization_id, verified_by) references employee (organization_id, id),
  foreign key (organization_id, fed_back_by) references employee (organization_id, id),
  foreign key (organization_id, override_by) references employee (organization_id, id),
  check ((process_explained_at is null) = (process_explained_how is null)),
  check ((validity = 'pending') = (validity_at is null)),
  check ((verified is null) = (verified_at is null)),
  check ((fed_back_at is null) = (fed_back_cycle is null)),
  check ((override_at is null) = (override_reason = ''))
);
call protect('complaint', 'select, insert, update');

-- One level of the ladder: handler, supervisor, site manager, head office, outside mediation. The answer of each is kept (CMP-040).
create table complaint_level (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  case_id uuid not null,
  position smallint not null check (position > 0),
  level text not null check (level in ('handler', 'supervisor', 'site_manager', 'head_office', 'mediation')),
  holder_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid,
  -- Why it was handed up: what the resident does not agree with.
  reason text not null,
  -- Until when this level answers, and whether it was agreed to call then (CMP-041).
  answer_by timestamptz not null,
  is_by_phone boolean not null default false,
  answer text not null default '',
  answered_at timestamptz,
  answered_by uuid,
  outcome text check (outcome in ('agreed', 'not_agreed')),
  ended_at timestamptz,
  -- Outside mediation.
  mediator text not null default '',
  mediation_from timestamptz,
  mediation_to timestamptz,
  primary key (organization_id, id),
  unique (organization_id, case_id, position),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, holder_id) references employee (organization_id, id),
  check ((answered_at is null) = (answer = '')),
  check (outcome is null or answered_at is not null),
  check (level = 'mediation' or mediator = ''),
  check (mediation_to is null or mediation_from is null or mediation_to >= mediation_from)
);
-- Of two people who hand up at once, one wins.
create unique index complaint_level_open on complaint_level (organization_id, case_id) where ended_at is null;
create index complaint_level_of_holder on complaint_level (organization_id, holder_id) where ended_at is null;
call protect('complaint_level', 'select, insert, update');

-- Something that somebody promised to do for a complaint: look at the place, work out a department's solution, call back, look again.
create table complaint_task (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('survey', 'joint', 'reply', 'check')),
  state text not null check (state in ('waiting', 'open', 'done', 'refused', 'cancelled')),
  title text not null,
  assignee_id uuid not null,
  department_id uuid,
  -- Security helps with this one (CMP-066).
  is_security boolean not null default false,
  due_at timestamptz not null,
  asked_at timestamptz not null,
  asked_by uuid,
  -- A reply that was put off waits for the supervisor (CMP-038).
  approved_at timestamptz,
  approved_by uuid,
  read_at timestamptz,
  on_site_from timestamptz,
  on_site_to timestamptz,
  result text not null default '',
  is_satisfied boolean,
  done_at timestamptz,
  done_by uuid,
  cycle integer not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, assignee_id) references employee (organization_id, id),
  foreign key (organization_id, department_id) references department (organization_id, id),
  check ((state = 'done') = (done_at is not null)),
  check (state <> 'done' or result <> ''),
  check (kind <> 'joint' or department_id is not null),
  check (state not in ('waiting', 'refused') or kind = 'reply'),
  check (on_site_to is null or on_site_to >= on_site_from)
);
create index complaint_task_of_case on complaint_task (organization_id, case_id, asked_at);
create index complaint_task_due on complaint_task (organization_id, site_id, due_at) where state in ('waiting', 'open');
create index complaint_task_of_assignee on complaint_task (organization_id, assignee_id, due_at) where state in ('waiting', 'open');
call protect('complaint_task', 'select, insert, update');

-- One step of the verification: an archive looked up, somebody heard, the place seen. Never changed (CMP-012).
create table complaint_finding (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  task_id uuid,
  method text not null check (method in ('archive', 'interview', 'site')),
  heard text not null default '',
  found text not null check (found <> ''),
  at timestamptz not null,
  by_employee uuid not null,
  file_ids uuid[] not null default '{}',
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, task_id) references complaint_task (organization_id, id),
  foreign key (organization_id, by_employee) references employee (organization_id, id),
  check (method <> 'interview' or heard <> '')
);
create index complaint_finding_of_case on complaint_finding (organization_id, case_id, at);
call protect('complaint_finding', 'select, insert');

create table complaint_solution (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('repair', 'replace', 'compensate', 'explain', 'apologise', 'other')),
  text text not null check (text <> ''),
  cost_fen bigint not null default 0 check (cost_fen >= 0),
  state text not null check (state in ('waiting', 'proposed', 'refused', 'agreed', 'not_agreed')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  answered_at timestamptz,
  opinion text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, proposed_by) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  -- Nobody approves the own proposal.
  check (decided_by is null or decided_by <> proposed_by),
  check ((state in ('agreed', 'not_agreed')) = (answered_at is not null)),
  check (state <> 'refused' or decided_at is not null)
);
create index complaint_solution_of_case on complaint_solution (organization_id, case_id, proposed_at);
call protect('complaint_solution', 'select, insert, update');

-- Signatures drawn on the screen, on a printed form of the case (CMP-053). Never changed.
create table complaint_signature (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  signer text not null check (signer in ('resident', 'handler', 'supervisor')),
  name text not null check (length(name) between 1 and 50),
  opinion text not null default '',
  file_id uuid not null,
  signed_at timestamptz not null,
  taken_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, file_id) references file (organization_id, id)
);
create index complaint_signature_of_case on complaint_signature (organization_id, case_id, signed_at);
call protect('complaint_signature', 'select, insert');
