-- Visitors at the service centre: the flow of receiving them, their appointments, the hours of service, and the register at the gate.

create table reception_flow (
  organization_id uuid not null,
  id uuid not null,
  -- null: the standard of the organisation, which a site may only tighten.
  site_id uuid,
  steps jsonb not null check (jsonb_typeof(steps) = 'array'),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('reception_flow', 'select, insert, update');

create table visit_appointment (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  status text not null check (status in ('planned', 'arrived', 'missed', 'cancelled')),
  person_id uuid,
  unit_id uuid,
  name text not null check (length(name) between 1 and 50),
  phone text not null default '',
  people integer not null default 1 check (people between 1 and 500),
  purpose text not null check (length(purpose) between 1 and 500),
  place text not null default '',
  from_at timestamptz not null,
  to_at timestamptz not null,
  host_id uuid not null,
  -- What is ready, by the code of the step: {"place_ready": {"at": …, "by": …}}.
  preparation jsonb not null default '{}',
  note text not null default '',
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, host_id) references employee (organization_id, id),
  check (to_at > from_at)
);
create index appointment_by_time on visit_appointment (organization_id, site_id, from_at, id);
call protect('visit_appointment', 'select, insert, update');

create table visit (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- The day in the site's zone to which the ticket belongs.
  day date not null,
  ticket integer not null check (ticket > 0),
  status text not null check (status in ('waiting', 'serving', 'finished', 'left')),
  person_id uuid,
  unit_id uuid,
  name text not null check (length(name) <= 50),
  phone text not null default '',
  people integer not null default 1 check (people between 1 and 500),
  need text not null default '',
  category_id uuid,
  appointment_id uuid,
  arrived_at timestamptz not null,
  received_by uuid not null,
  served_at timestamptz,
  served_by uuid,
  complaint_at timestamptz,
  feedback_at timestamptz,
  ended_at timestamptz,
  rating integer check (rating between 1 and 5),
  no_rating_reason text not null default '',
  comment text not null default '',
  left_reason text not null default '',
  next_due_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, day, ticket),
  -- An appointment becomes one visit.
  unique (organization_id, appointment_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, category_id) references case_category (organization_id, id),
  foreign key (organization_id, appointment_id) references visit_appointment (organization_id, id),
  foreign key (organization_id, received_by) references employee (organization_id, id),
  foreign key (organization_id, served_by) references employee (organization_id, id),
  check ((served_at is null) = (served_by is null)),
  check ((status in ('serving', 'finished')) = (served_at is not null)),
  check ((status in ('finished', 'left')) = (ended_at is not null)),
  -- Nobody leaves served without the need written down, nor without having been asked (RCP-005, RCP-006).
  check (status <> 'finished' or (need <> '' and feedback_at is not null and ((rating is null) = (no_rating_reason <> ''))))
);
create index visit_newest on visit (organization_id, site_id, arrived_at desc, id desc);
create index visit_open on visit (organization_id, site_id, arrived_at, id) where status in ('waiting', 'serving');
create index visit_of_person on visit (organization_id, person_id, arrived_at desc) where person_id is not null;
create index visit_of_unit on visit (organization_id, unit_id, arrived_at desc) where unit_id is not null;
call protect('visit', 'select, insert, update');

create table visit_step (
  organization_id uuid not null,
  visit_id uuid not null,
  code text not null check (code ~ '^[a-z0-9_]{1,40}$'),
  site_id uuid not null,
  phase text not null check (phase in ('before', 'during', 'after')),
  name text not null check (length(name) between 1 and 60),
  is_mandatory boolean not null,
  -- Only for a visit that left a problem open; decided when the visitor goes.
  is_for_problems boolean not null default false,
  sort_order integer not null,
  due_hours integer check (due_hours between 1 and 720),
  -- A task of afterwards has a time once the visitor has gone.
  due_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  note text not null default '',
  primary key (organization_id, visit_id, code),
  foreign key (organization_id, visit_id) references visit (organization_id, id),
  foreign key (organization_id, done_by) references employee (organization_id, id),
  check (due_at is null or phase = 'after')
);
create index visit_task_open on visit_step (organization_id, site_id, due_at) where phase = 'after' and due_at is not null and done_at is null;
call protect('visit_step', 'select, insert, update');

create table visit_link (
  organization_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  case_id uuid,
  contact_id uuid,
  kind text not null check (kind in ('contact', 'comment')),
  at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, contact_id),
  foreign key (organization_id, visit_id) references visit (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, contact_id) references contact (organization_id, id),
  check (case_id is not null or contact_id is not null)
);
create index link_of_visit on visit_link (organization_id, visit_id, at);
create index visit_of_case on visit_link (organization_id, case_id) where case_id is not null;
call protect('visit_link', 'select, insert');

create table service_hours (
  organization_id uuid not null,
  site_id uuid not null,
  -- The working calendar of the promises, or own weekly hours.
  calendar text,
  weekly jsonb,
  duty_phone text not null default '',
  notice text not null default '',
  night_notice text not null default '',
  steward_minutes integer not null default 30 check (steward_minutes between 1 and 1440),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check ((calendar is null) <> (weekly is null))
);
call protect('service_hours', 'select, insert, update');

create table night_duty (
  organization_id uuid not null,
  site_id uuid not null,
  -- The night that begins on this day.
  day date not null,
  employee_id uuid not null,
  primary key (organization_id, site_id, day),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('night_duty');

create table night_intake (
  organization_id uuid not null,
  contact_id uuid not null,
  taken_over_at timestamptz not null,
  taken_over_by uuid not null,
  primary key (organization_id, contact_id),
  foreign key (organization_id, contact_id) references contact (organization_id, id),
  foreign key (organization_id, taken_over_by) references employee (organization_id, id)
);
comment on table night_intake is 'Who of the morning has taken over what came in the night; once for each contact';
call protect('night_intake', 'select, insert');

create table gate_visit (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 50),
  phone text not null default '',
  people integer not null default 1 check (people between 1 and 500),
  plate text not null default '',
  unit_id uuid,
  -- Whom they visit, in words, where it is no unit.
  host text not null default '',
  purpose text not null default '',
  steps text[] not null default '{}' check (steps <@ array['salute', 'greet', 'direct']),
  in_at timestamptz not null,
  in_by uuid not null,
  out_at timestamptz,
  out_by uuid,
  note text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, in_by) references employee (organization_id, id),
  foreign key (organization_id, out_by) references employee (organization_id, id),
  check ((out_at is null) = (out_by is null)),
  check (out_at is null or out_at >= in_at),
  check (unit_id is not null or host <> '')
);
create index gate_newest on gate_visit (organization_id, site_id, in_at desc, id desc);
create index gate_inside on gate_visit (organization_id, site_id, in_at desc) where out_at is null;
call protect('gate_visit', 'select, insert, update');
