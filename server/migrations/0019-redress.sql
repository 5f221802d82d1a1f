-- Redress: repeated and group complaints, compensation, liability, falling objects, the case library, workflows and the complaint handbook.

-- When complaints are major or repeated, and who may grant how much. Only ever added to: the highest version holds.
create table redress_settings (
  organization_id uuid not null references organization (id),
  version integer not null check (version > 0),
  group_households integer not null check (group_households between 2 and 100),
  group_days integer not null check (group_days between 1 and 730),
  third_days integer not null check (third_days between 1 and 730),
  repeat_days integer not null check (repeat_days between 1 and 730),
  limits jsonb not null check (jsonb_typeof(limits) = 'object'),
  note text not null default '',
  at timestamptz not null,
  by_account uuid,
  by_name text not null,
  primary key (organization_id, version)
);
call protect('redress_settings', 'select, insert');

-- What surrounds a complaint, as it was when it was taken: how old the estate was, the how manieth of its household on this matter.
create table complaint_circumstance (
  organization_id uuid not null,
  case_id uuid not null,
  site_id uuid not null,
  registered_at timestamptz not null,
  estate_period text not null check (estate_period in ('half_year', 'two_years', 'eight_years', 'beyond', 'unknown')),
  handed_over_on date,
  repeat_of uuid,
  occurrence integer check (occurrence > 0),
  updated_at timestamptz not null,
  primary key (organization_id, case_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, repeat_of) references service_case (organization_id, id),
  check (repeat_of <> case_id),
  check ((repeat_of is not null) = (coalesce(occurrence, 1) > 1)),
  check ((estate_period = 'unknown') or handed_over_on is not null)
);
create index circumstance_of_time on complaint_circumstance (organization_id, site_id, registered_at);
call protect('complaint_circumstance', 'select, insert, update');

-- Complaints of the releases before: what can still be known of them.
insert into complaint_circumstance (organization_id, case_id, site_id, registered_at, estate_period, handed_over_on, updated_at)
select c.organization_id, c.id, c.site_id, c.registered_at,
  case when u.handed_over_on is null or day < u.handed_over_on then 'unknown'
    when day <= u.handed_over_on + interval '6 months' then 'half_year'
    when day <= u.handed_over_on + interval '24 months' then 'two_years'
    when day < u.handed_over_on + interval '96 months' then 'eight_years' else 'beyond' end,
  u.handed_over_on, c.registered_at
from service_case c
join site s on s.organization_id = c.organization_id and s.id = c.site_id
left join unit u on u.organization_id = c.organization_id and u.id = c.unit_id
cross join lateral (select (c.registered_at at time zone s.time_zone)::date as day) as local
where c.kind = 'complaint';

create table complaint_group (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  category_id uuid not null,
  lead_case_id uuid not null,
  status text not null default 'open' check (status in ('open', 'answered', 'dissolved')),
  formed_at timestamptz not null,
  last_joined_at timestamptz not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by text,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, category_id) references case_category (organization_id, id),
  foreign key (organization_id, lead_case_id) references service_case (organization_id, id),
  check ((status = 'answered') = (answered_at is not null)),
  check (status <> 'answered' or answer <> '')
);
-- Of one cause at one site there is one open group, whoever complains at the same moment.
create unique index one_open_group on complaint_group (organization_id, site_id, category_id) where status = 'open';
create index group_newest on complaint_group (organization_id, site_id, formed_at desc);
call protect('complaint_group', 'select, insert, update');

create table complaint_group_member (
  organization_id uuid not null,
  case_id uuid not null,
  group_id uuid not null,
  household uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  left_by text,
  left_reason text,
  -- A complaint belongs to one group, and who left it does not come back by itself.
  primary key (organization_id, case_id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, group_id) references complaint_group (organization_id, id),
  check ((left_at is null) = (left_by is null)),
  check ((left_at is null) = (left_reason is null))
);
create index members_of_group on complaint_group_member (organization_id, group_id, joined_at);
call protect('complaint_group_member');

create table compensation (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  case_id uuid not null,
  kind text not null check (kind in ('money', 'fee_reduction', 'goods', 'service')),
  status text not null default 'requested' check (status in ('requested', 'approved', 'promised', 'paid', 'closed', 'refused', 'withdrawn')),
  amount_fen bigint not null check (amount_fen between 1 and 1000000000),
  what text not null default '',
  reason text not null check (reason <> ''),
  liability text not null check (liability in ('none', 'part', 'full')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text not null default '',
  -- The version of the settings whose limits allowed it; null when the approver had none above.
  limits_version integer,
  promised_at timestamptz,
  promise text not null default '',
  pay_by date,
  paid_at timestamptz,
  paid_by uuid,
  received_by text not null default '',
  closed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, requested_by) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  foreign key (organization_id, paid_by) references employee (organization_id, id),
  -- Nobody grants what they asked for themselves.
  check (status not in ('approved', 'promised', 'paid', 'closed') or (decided_by is not null and decided_by <> requested_by)),
  check ((decided_at is null) = (decided_by is null)),
  check (status not in ('promised', 'paid', 'closed') or promised_at is not null),
  check (status not in ('paid', 'closed') or (paid_at is not null and paid_by is not null and received_by <> '')),
  check ((status = 'closed') = (closed_at is not null)),
  check (status <> 'refused' or decision_note <> '')
);
create index compensation_newest on compensation (organization_id, site_id, requested_at desc, id desc);
create index compensation_of_case on compensation (organization_id, case_id);
create index compensation_open on compensation (organization_id, site_id, status) where status in ('requested', 'approved', 'promised', 'paid');
call protect('compensation', 'select, insert, update');

-- The four questions about a facility with their answers, kept as they were when the handler looked.
create table facility_check (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  answers jsonb not null,
  conclusion text not null check (conclusion <> ''),
  at timestamptz not null,
  by_employee uuid,
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id)
);
create index facility_check_of_case on facility_check (organization_id, case_id, at desc);
call protect('facility_check', 'select, insert');

create table liability_assessment (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  case_id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'issued')),
  cause text not null check (cause in ('private_pipe', 'public_pipe', 'waterproofing', 'outer_wall', 'renovation', 'use', 'equipment', 'unknown')),
  cause_note text not null default '',
  party text not null check (party in ('resident', 'neighbour', 'builder', 'company', 'third_party', 'common_fund', 'unknown')),
  party_unit_id uuid,
  party_note text not null default '',
  company_liability text not null check (company_liability in ('none', 'part', 'full')),
  company_note text not null default '',
  is_fee_dispute boolean not null default false,
  fee_note text not null default '',
  advice text not null default '',
  assessed_by text not null,
  assessed_at timestamptz not null,
  issued_at timestamptz,
  resident_signed jsonb,
  company_signed jsonb,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, case_id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, party_unit_id) references unit (organization_id, id),
  check ((status = 'issued') = (issued_at is not null)),
  check (party_unit_id is null or party = 'neighbour'),
  -- Nobody signs a draft.
  check (status = 'issued' or (resident_signed is null and company_signed is null))
);
call protect('liability_assessment', 'select, insert, update');

create table falling_object (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  case_id uuid not null,
  status text not null default 'open' check (status in ('open', 'concluded')),
  happened_at timestamptz not null,
  place text not null default '',
  object text not null check (object <> ''),
  harm text not null default '',
  building_id uuid not null,
  entrance_id uuid,
  floor_from integer,
  floor_to integer,
  conclusion text not null default '',
  opened_by text not null,
  opened_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, case_id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, entrance_id) references entrance (organization_id, id),
  check (floor_from is null or floor_to is null or floor_from <= floor_to),
  check ((status = 'concluded') = (conclusion <> ''))
);
call protect('falling_object', 'select, insert, update');

-- A unit above, as the archives knew it at that moment.
create table falling_object_unit (
  organization_id uuid not null,
  inquiry_id uuid not null,
  unit_id uuid not null,
  code text not null,
  sort_key text collate "C" not null,
  floor integer,
  state_then text,
  was_occupied boolean,
  occupants jsonb not null default '[]',
  was_renovating boolean,
  renovation_source text not null default '',
  presence text not null default 'unknown' check (presence in ('home', 'away', 'unknown')),
  presence_source text not null default '',
  excluded_by uuid,
  primary key (organization_id, inquiry_id, unit_id),
  foreign key (organization_id, inquiry_id) references falling_object (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  check (presence = 'unknown' or presence_source <> '')
);
call protect('falling_object_unit', 'select, insert, update');

-- Why a unit was excluded, taken in again, or who was home: the reasoning itself, only ever added to.
create table falling_object_finding (
  organization_id uuid not null,
  id uuid not null,
  inquiry_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('exclude', 'restore', 'presence')),
  presence text check (presence in ('home', 'away', 'unknown')),
  reason text not null check (reason <> ''),
  file_ids uuid[] not null default '{}',
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, id),
  foreign key (organization_id, inquiry_id, unit_id) references falling_object_unit (organization_id, inquiry_id, unit_id),
  check ((kind = 'presence') = (presence is not null))
);
create index finding_of_inquiry on falling_object_finding (organization_id, inquiry_id, at, id);
call protect('falling_object_finding', 'select, insert');
alter table falling_object_unit add foreign key (organization_id, excluded_by) references falling_object_finding (organization_id, id);
