-- Flexible reserve 弹性储备: part-time and outsourced people who are called up for events and peaks.

create table reserve_person (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  phone_sealed bytea,
  kind text not null check (kind in ('part_time', 'outsourced')),
  -- Who has an own sign-in answers on the phone; for the others the desk writes down what they say.
  employee_id uuid,
  company text not null default '',
  skills text[] not null default '{}',
  weekdays integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  available_note text not null default '',
  pay_basis text not null check (pay_basis in ('hour', 'shift', 'day')),
  rate_fen integer not null check (rate_fen between 0 and 10000000),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
create unique index reserve_person_once on reserve_person (organization_id, site_id, employee_id) where employee_id is not null;
create index reserve_person_of_site on reserve_person (organization_id, site_id, name);
call protect('reserve_person', 'select, insert, update');

create table call_up (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  reason text not null check (reason in ('event', 'holiday', 'peak', 'vacancy', 'emergency')),
  title text not null check (length(title) between 1 and 100),
  task text not null default '',
  skill text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  headcount integer not null check (headcount between 1 and 200),
  state text not null check (state in ('open', 'filled', 'closed', 'cancelled')),
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, made_by) references employee (organization_id, id),
  check (to_at > from_at and to_at <= from_at + interval '3 days')
);
create index call_up_of_site on call_up (organization_id, site_id, from_at desc, id desc);
call protect('call_up', 'select, insert, update');

create table call_up_answer (
  organization_id uuid not null,
  call_up_id uuid not null,
  reserve_id uuid not null,
  answer text not null check (answer in ('asked', 'accepted', 'declined')),
  answered_at timestamptz,
  -- By the own phone, or by whoever wrote down what was said.
  answered_by uuid,
  way text check (way in ('phone', 'desk')),
  -- What was agreed at the moment of the call: a later rate changes nothing of it.
  pay_basis text not null check (pay_basis in ('hour', 'shift', 'day')),
  rate_fen integer not null check (rate_fen >= 0),
  -- Null until somebody said whether they came; 0: they did not.
  attended_minutes integer check (attended_minutes between 0 and 4320),
  pay_fen integer check (pay_fen >= 0),
  primary key (organization_id, call_up_id, reserve_id),
  foreign key (organization_id, call_up_id) references call_up (organization_id, id),
  foreign key (organization_id, reserve_id) references reserve_person (organization_id, id),
  foreign key (organization_id, answered_by) references employee (organization_id, id),
  check ((answer = 'asked') = (answered_at is null)),
  check ((answered_at is null) = (way is null)),
  check (attended_minutes is null or answer = 'accepted'),
  check ((attended_minutes is null) = (pay_fen is null))
);
create index call_up_answer_of_reserve on call_up_answer (organization_id, reserve_id, call_up_id);
call protect('call_up_answer', 'select, insert, update');
