-- Outages with their calls, opportunities and what came of them, thanks, rewards, and the programme behind it.

create table outage (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind text not null check (kind in ('water', 'power', 'gas', 'heating', 'lift')),
  is_planned boolean not null,
  reason text not null check (length(reason) between 1 and 300),
  notice_text text not null check (length(notice_text) <= 2000),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  ended_at timestamptz,
  cancelled_at timestamptz,
  made_by uuid,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check (ended_at is null or cancelled_at is null)
);
create index outage_of_site on outage (organization_id, site_id, from_at desc, id desc);
create index outage_going_on on outage (organization_id, site_id) where ended_at is null and cancelled_at is null;
call protect('outage', 'select, insert, update');

-- Where it is felt: whole buildings, single entrances, single units; exactly one of them in a row.
create table outage_place (
  organization_id uuid not null,
  id uuid not null,
  outage_id uuid not null,
  building_id uuid,
  entrance_id uuid,
  unit_id uuid,
  primary key (organization_id, id),
  foreign key (organization_id, outage_id) references outage (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, entrance_id) references entrance (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  check (num_nonnulls(building_id, entrance_id, unit_id) = 1)
);
create index outage_place_of_outage on outage_place (organization_id, outage_id);
call protect('outage_place', 'select, insert');

-- Why a household is to be called stands in its facts alone, so that a consent that is withdrawn takes effect here too.
create table outage_call (
  organization_id uuid not null,
  outage_id uuid not null,
  unit_id uuid not null,
  claimed_by uuid,
  claimed_at timestamptz,
  attempts integer not null default 0 check (attempts between 0 and 99),
  result text check (result in ('reached', 'not_reached', 'help_needed')),
  note text not null default '' check (length(note) <= 500),
  called_by uuid,
  called_at timestamptz,
  opportunity_id uuid,
  case_id uuid,
  primary key (organization_id, outage_id, unit_id),
  foreign key (organization_id, outage_id) references outage (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  check ((result is null) = (called_at is null)),
  check ((claimed_by is null) = (claimed_at is null))
);
call protect('outage_call', 'select, insert, update');

-- Who asked to be told when it is over.
create table outage_asker (
  organization_id uuid not null,
  id uuid not null,
  outage_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  phone text not null default '' check (length(phone) <= 30),
  asked_at timestamptz not null,
  told_at timestamptz,
  told_how text check (told_how in ('message', 'phone')),
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, outage_id, unit_id, person_id),
  foreign key (organization_id, outage_id) references outage (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  check ((told_at is null) = (told_how is null))
);
call protect('outage_asker', 'select, insert, update');

create table opportunity (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  type text not null check (type in ('special_request', 'special_situation', 'special_person')),
  status text not null default 'noticed' check (status in ('noticed', 'planned', 'approved', 'done', 'thanked', 'let_go')),
  source text not null check (source in ('case', 'noticed', 'suggestion', 'outage', 'package')),
  what text not null check (length(what) between 1 and 1000),
  -- What does the household want, what does it worry about? (PRS-028)
  empathy text not null default '' check (length(empathy) <= 1000),
  unit_id uuid,
  person_id uuid,
  case_id uuid,
  outage_id uuid,
  rule_id uuid,
  -- One suggestion becomes one opportunity, whoever plans it first.
  suggestion_key text check (length(suggestion_key) <= 200),
  noticed_by uuid not null,
  noticed_at timestamptz not null,
  plan text not null default '' check (length(plan) <= 1000),
  plan_for timestamptz,
  planned_by uuid,
  planned_at timestamptz,
  principle_kept boolean,
  principle_note text not null default '',
  principle_by uuid,
  principle_at timestamptz,
  conditions_allow boolean,
  conditions_note text not null default '',
  conditions_by uuid,
  conditions_at timestamptz,
  -- Somebody or something is entrusted to us: a child, a key, an animal (PRS-007).
  has_custody boolean not null default false,
  custody_who text not null default '' check (length(custody_who) <= 200),
  custody_minutes integer check (custody_minutes between 1 and 1440),
  custody_consent_by text not null default '' check (length(custody_consent_by) <= 100),
  custody_consent_how text check (custody_consent_how in ('in_person', 'phone', 'paper', 'app', 'message')),
  custody_checked_by uuid,
  custody_checked_at timestamptz,
  action text not null default '' check (length(action) <= 1000),
  effect text not null default '' check (length(effect) <= 1000),
  got_praise boolean not null default false,
  -- Where the standard service stood when this was done: it goes on whatever is done besides (PRS-022).
  standard_step text check (standard_step in ('settled', 'going_on', 'none')),
  done_by uuid,
  done_at timestamptz,
  thanked_at timestamptz,
  let_go_reason text not null default '' check (length(let_go_reason) <= 500),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, suggestion_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, outage_id) references outage (organization_id, id),
  foreign key (organization_id, rule_id) references care_rule (organization_id, id),
  constraint planned_by_somebody check (status in ('noticed', 'let_go') or (planned_by is not null and plan <> '')),
  -- A special request passes both gates before it is done (PRS-008), and nobody is taken into custody unchecked (PRS-007).
  constraint both_gates check (type <> 'special_request' or status not in ('approved', 'done', 'thanked') or (principle_kept and conditions_allow)),
  constraint gates_have_keepers check ((principle_kept is null) = (principle_by is null) and (conditions_allow is null) = (conditions_by is null)),
  constraint custody_is_checked check (not has_custody or status not in ('approved', 'done', 'thanked') or
    (custody_checked_by is not null and custody_who <> '' and custody_minutes is not null and custody_consent_by <> '')),
  constraint done_says_what check (status not in ('done', 'thanked') or (done_by is not null and done_at is not null and action <> '' and standard_step is not null)),
  constraint letting_go_has_a_reason check (status <> 'let_go' or let_go_reason <> '')
);
create index opportunity_newest on opportunity (organization_id, site_id, noticed_at desc, id desc);
create index opportunity_done on opportunity (organization_id, site_id, done_at) where done_at is not null;
create index opportunity_of_case on opportunity (organization_id, case_id) where case_id is not null;
create index opportunity_of_unit on opportunity (organization_id, unit_id) where unit_id is not null;
call protect('opportunity', 'select, insert, update');

-- A suggestion that somebody looked at and let pass.
create table care_dismissal (
  organization_id uuid not null,
  suggestion_key text not null,
  site_id uuid not null,
  reason text not null check (length(reason) between 1 and 300),
  by_employee uuid not null,
  at timestamptz not null,
  primary key (organization_id, suggestion_key),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('care_dismissal', 'select, insert, delete');

-- What was done beside the rule for one resident, within what the role may decide (PRS-018); what was done beyond the duty (PRS-020).
create table empowerment (
  organization_id uuid not null,
  role text not null check (role in ('administrator', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard')),
  limit_fen integer not null check (limit_fen between 0 and 100000000),
  version integer not null default 1,
  primary key (organization_id, role),
  foreign key (organization_id) references organization (id)
);
call protect('empowerment', 'select, insert, update');

create table flexibility (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  case_id uuid not null,
  words text not null check (length(words) between 1 and 1000),
  value_fen integer not null default 0 check (value_fen >= 0),
  limit_fen integer not null,
  by_employee uuid not null,
  at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  check (value_fen <= limit_fen)
);
create index flexibility_of_case on flexibility (organization_id, case_id);
call protect('flexibility', 'select, insert');

create table extra_mile (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  record_type text not null check (record_type in ('case', 'work_order')),
  record_id uuid not null,
  words text not null check (length(words) between 1 and 500),
  by_employee uuid not null,
  at timestamptz not null,
  primary key (organization_id, id)
);
create index extra_mile_of_record on extra_mile (organization_id, record_id);
create index extra_mile_newest on extra_mile (organization_id, site_id, at desc, id desc);
call protect('extra_mile', 'select, insert');

-- 补救: a service that failed is owned, apologised for, corrected and made good (PRS-019).
create table service_recovery (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  cause text not null check (cause in ('bad_rating', 'broken_promise', 'other')),
  apology text not null check (length(apology) between 1 and 1000),
  correction text not null check (length(correction) between 1 and 1000),
  make_good text not null default '' check (length(make_good) <= 1000),
  by_employee uuid not null,
  at timestamptz not null,
  made_good_at timestamptz,
  made_good_by uuid,
  primary key (organization_id, id),
  unique (organization_id, case_id, cycle, cause),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  check (made_good_at is null or made_good_by is not null)
);
create index recovery_newest on service_recovery (organization_id, site_id, at desc, id desc);
call protect('service_recovery', 'select, insert, update');

create table thank_you (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  employee_id uuid not null,
  thanked_by text not null check (thanked_by in ('resident', 'colleague')),
  person_id uuid,
  by_account uuid,
  by_name text not null,
  words text not null check (length(words) between 1 and 1000),
  opportunity_id uuid,
  case_id uuid,
  at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, opportunity_id) references opportunity (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id)
);
create index thank_you_newest on thank_you (organization_id, site_id, at desc, id desc);
call protect('thank_you', 'select, insert');

-- Points are given once for each delivered opportunity and once for each thank-you (PRS-014).
create table recognition_point (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  employee_id uuid not null,
  reason text not null check (reason in ('delivered', 'thanked')),
  source_id uuid not null,
  points integer not null check (points between 1 and 100),
  at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, source_id, reason),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
create index points_of_site on recognition_point (organization_id, site_id, at desc);
call protect('recognition_point', 'select, insert');

create table reward_proposal (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  employee_id uuid not null,
  reason text not null check (length(reason) between 1 and 1000),
  amount_fen integer check (amount_fen between 1 and 10000000),
  opportunity_id uuid,
  status text not null default 'proposed' check (status in ('proposed', 'approved', 'refused')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text not null default '' check (length(decision_note) <= 500),
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, opportunity_id) references opportunity (organization_id, id),
  check ((status = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint nobody_rewards_oneself check (decided_by is null or decided_by <> employee_id)
);
create index reward_newest on reward_proposal (organization_id, site_id, proposed_at desc, id desc);
call protect('reward_proposal', 'select, insert, update');

-- One goal that everybody knows (PRS-003): a new wording is a new goal and is read anew.
create table programme_goal (
  organization_id uuid not null,
  id uuid not null,
  words text not null check (length(words) between 1 and 1000),
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id) references organization (id)
);
create index programme_goal_newest on programme_goal (organization_id, published_at desc);
call protect('programme_goal', 'select, insert');

create table goal_acknowledgement (
  organization_id uuid not null,
  goal_id uuid not null,
  employee_id uuid not null,
  at timestamptz not null,
  primary key (organization_id, goal_id, employee_id),
  foreign key (organization_id, goal_id) references programme_goal (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('goal_acknowledgement', 'select, insert');

-- The units that feel an outage.
create function outage_units(of_outage uuid) returns table (unit_id uuid) language sql stable
  as $$ select distinct u.id from outage_place p
        join outage o on o.organization_id = p.organization_id and o.id = p.outage_id
        join unit u on u.organization_id = p.organization_id and u.site_id = o.site_id
          and (u.id = p.unit_id or u.entrance_id = p.entrance_id or u.building_id = p.building_id)
        where p.outage_id = of_outage $$;
