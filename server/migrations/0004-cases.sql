-- Service desk: contacts, cases, return visits. Whoever took the first contact stays answerable to the end (ORG-032).

create table case_category (
  organization_id uuid not null references organization (id),
  id uuid not null,
  parent_id uuid,
  code text not null,
  name text not null check (length(name) between 1 and 50),
  kind text,
  department_code text,
  urgency text not null default 'normal' check (urgency in ('normal', 'urgent', 'emergency')),
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, code),
  foreign key (organization_id, parent_id) references case_category (organization_id, id),
  check (parent_id <> id)
);
call protect('case_category');

create table service_case (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind text not null check (kind in ('enquiry', 'repair', 'complaint', 'suggestion', 'praise', 'assistance', 'report', 'paid_service')),
  status text not null check (status in ('registered', 'classified', 'in_progress', 'waiting', 'resolved', 'confirmed', 'closed', 'invalid', 'cancelled', 'reopened')),
  urgency text not null default 'normal' check (urgency in ('normal', 'urgent', 'emergency')),
  grade text check (grade in ('ordinary', 'complex', 'major')),
  title text not null,
  statement text not null,
  category_id uuid,
  unit_id uuid,
  person_id uuid,
  place_kind text not null default 'unit' check (place_kind in ('unit', 'public_area', 'facility', 'parking')),
  place text not null default '',
  channel text not null,
  demand text not null default '',
  expectation text not null default '',
  wish text check (wish in ('be_heard', 'be_respected', 'be_compensated')),
  occurred_at timestamptz,
  persons_involved text not null default '',
  major_reasons text[] not null default '{}',
  contact_phone text not null default '',
  promised_at timestamptz,
  -- Written once: a trigger refuses every later change.
  first_contact_by uuid not null,
  owner_id uuid not null,
  department_id uuid,
  reported_by_account uuid,
  registered_at timestamptz not null,
  acknowledged_at timestamptz,
  forwarded_at timestamptz,
  reported_up_at timestamptz,
  last_feedback_at timestamptz,
  next_reply_at timestamptz,
  raised_at timestamptz,
  wait_reason text,
  wait_until timestamptz,
  -- The state to which waiting returns.
  status_before_wait text,
  result text not null default '',
  cause text not null default '',
  resolved_at timestamptz,
  visited_at timestamptz,
  confirmed_at timestamptz,
  closed_at timestamptz,
  close_reason text check (close_reason in ('return_visit', 'confirmed', 'unreachable')),
  duplicate_of uuid,
  cycle integer not null default 1,
  urged_count integer not null default 0,
  score smallint check (score between 1 and 5),
  rating jsonb,
  work_order_count integer not null default 0,
  -- Earliest open promise; kept by the SLA engine's answers, so that lists sort by it.
  next_due_at timestamptz,
  grams text[] not null default '{}',
  import_key text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, site_id, import_key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, category_id) references case_category (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, first_contact_by) references employee (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, department_id) references department (organization_id, id),
  foreign key (organization_id, duplicate_of) references service_case (organization_id, id),
  check ((status = 'waiting') = (wait_reason is not null)),
  check (status <> 'closed' or (closed_at is not null and close_reason is not null)),
  check (status not in ('resolved', 'confirmed', 'closed') or resolved_at is not null),
  check (grade is null or kind = 'complaint')
);
create index case_newest on service_case (organization_id, site_id, registered_at desc, id desc);
create index case_by_status on service_case (organization_id, site_id, status, registered_at desc, id desc);
create index case_by_kind on service_case (organization_id, site_id, kind, registered_at desc, id desc);
create index case_by_category on service_case (organization_id, category_id, registered_at desc, id desc);
create index case_due on service_case (organization_id, site_id, coalesce(next_due_at, 'infinity'), id) where status not in ('closed', 'cancelled', 'invalid');
create index case_of_unit on service_case (organization_id, unit_id, registered_at desc);
create index case_of_person on service_case (organization_id, person_id, registered_at desc);
create index case_of_owner on service_case (organization_id, owner_id, registered_at desc) where status not in ('closed', 'cancelled', 'invalid');
create index case_of_first_contact on service_case (organization_id, first_contact_by, registered_at desc);
create index case_of_account on service_case (organization_id, reported_by_account, registered_at desc);
create index case_number_prefix on service_case (organization_id, number text_pattern_ops);
create index case_grams on service_case using gin (organization_id, grams);
alter table service_case alter column grams set statistics 2000;
call protect('service_case', 'select, insert, update');

-- For words and numbers: row-level security keeps operators that are not leakproof (@>, LIKE) from using an index. The view is another
-- door in the same wall: its owner is above the policies, and it shows the current organisation only.
create view searchable_case as select organization_id, id, number, substr(number, 12) as tail, grams from service_case where organization_id = current_organization();
grant select on searchable_case to guanjia_app;
create index case_number_tail on service_case (organization_id, substr(number, 12));

create function keep_first_contact() returns trigger language plpgsql as $$
begin
  if new.first_contact_by <> old.first_contact_by or new.registered_at <> old.registered_at or new.number <> old.number then
    raise exception 'first contact, number and time of registration never change' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_first_contact before update on service_case for each row execute function keep_first_contact();

create table contact (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  channel text not null,
  at timestamptz not null,
  arrived_at timestamptz,
  taken_by uuid not null,
  person_id uuid,
  unit_id uuid,
  phone text not null default '',
  words text not null,
  outcome text not null check (outcome in ('opened_case', 'joined_case', 'settled')),
  case_id uuid,
  category_id uuid,
  answer text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, taken_by) references employee (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  check ((outcome = 'settled') = (case_id is null)),
  check (outcome <> 'settled' or answer <> '')
);
create index contact_newest on contact (organization_id, site_id, at desc, id desc);
create index contact_of_unit on contact (organization_id, unit_id, at desc);
create index contact_of_person on contact (organization_id, person_id, at desc);
create index contact_of_case on contact (organization_id, case_id);
call protect('contact', 'select, insert');

create table return_visit (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  at timestamptz not null,
  by_employee uuid not null,
  channel text not null,
  is_reached boolean not null,
  is_settled boolean,
  score smallint check (score between 1 and 5),
  attitude smallint check (attitude between 1 and 5),
  timeliness smallint check (timeliness between 1 and 5),
  quality smallint check (quality between 1 and 5),
  opinion text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, by_employee) references employee (organization_id, id),
  check (not is_reached or is_settled is not null)
);
create index return_visit_of_case on return_visit (organization_id, case_id, at);
call protect('return_visit', 'select, insert');

create table case_link (
  organization_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('duplicate', 'related')),
  primary key (organization_id, case_id, other_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, other_id) references service_case (organization_id, id),
  check (case_id <> other_id)
);
call protect('case_link');

create table case_handler (
  organization_id uuid not null,
  case_id uuid not null,
  employee_id uuid not null,
  primary key (organization_id, case_id, employee_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
comment on table case_handler is 'Who did work on a case (worker of a work order, who resolved it): may neither confirm nor close it';
call protect('case_handler');
