-- The resident's side of a case: messages with read marks and a promised answer, ratings by cycle, wished and proposed windows, joined reports.

alter table service_case
  -- The first message of the resident since the last answer of the house, and that answer.
  add column asked_at timestamptz,
  add column answered_at timestamptz,
  add column urged_at timestamptz,
  -- Persons of the household who reported the same and see it from then on.
  add column joined_by uuid[] not null default '{}',
  add column wished_windows jsonb not null default '[]';
create index case_asks on service_case (organization_id, owner_id) where asked_at is not null and status not in ('closed', 'cancelled', 'invalid');
create index case_joined on service_case using gin (organization_id, joined_by);

-- As searchable_case: the door through which a joined case is found by index.
create view joined_case as select organization_id, id, joined_by from service_case where organization_id = current_organization();
grant select on joined_case to guanjia_app;

-- Up to when somebody has read the messages of a case.
create table case_reading (
  organization_id uuid not null,
  case_id uuid not null,
  account_id uuid not null,
  side text not null check (side in ('resident', 'house')),
  read_until timestamptz not null,
  primary key (organization_id, case_id, account_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, account_id) references account (organization_id, id)
);
call protect('case_reading');

-- What the resident said of each cycle; a reopened case keeps what was said before.
create table case_rating (
  organization_id uuid not null,
  case_id uuid not null,
  cycle integer not null,
  at timestamptz not null,
  person_id uuid,
  is_settled boolean not null,
  score smallint not null check (score between 1 and 5),
  attitude smallint check (attitude between 1 and 5),
  timeliness smallint check (timeliness between 1 and 5),
  quality smallint check (quality between 1 and 5),
  opinion text not null default '',
  primary key (organization_id, case_id, cycle),
  foreign key (organization_id, case_id) references service_case (organization_id, id)
);
call protect('case_rating', 'select, insert');

-- Windows that the house proposes; the resident picks one.
create table appointment_proposal (
  organization_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  windows jsonb not null check (jsonb_array_length(windows) between 1 and 3),
  note text not null default '',
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'picked', 'asked', 'withdrawn', 'replaced', 'expired')),
  picked_from timestamptz,
  answer text not null default '',
  ended_by text,
  ended_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, work_order_id) references work_order (organization_id, id),
  foreign key (organization_id, proposed_by) references employee (organization_id, id),
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'picked') = (picked_from is not null)),
  check ((state = 'asked') = (answer <> '')),
  check (expires_at > proposed_at)
);
create unique index proposal_open on appointment_proposal (organization_id, work_order_id) where state = 'open';
create index proposal_of_order on appointment_proposal (organization_id, work_order_id, proposed_at);
call protect('appointment_proposal', 'select, insert, update');
