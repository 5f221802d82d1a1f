-- The register of contracts (CON-001): parties, term, amount, obligations, risks, and how one follows another.

create table contract (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  -- As it stands on the paper.
  paper_number text not null default '',
  kind text not null check (kind in ('service', 'preliminary', 'lease', 'parking', 'supplier')),
  title text not null check (length(title) between 1 and 120),
  state text not null default 'draft' check (state in ('draft', 'in_force', 'expired', 'terminated', 'renewed')),
  parties jsonb not null check (jsonb_typeof(parties) = 'array' and jsonb_array_length(parties) >= 2),
  counterparty text not null,
  signed_on date,
  from_on date not null,
  until_on date not null,
  amount_fen bigint check (amount_fen >= 0),
  amount_basis text not null default '',
  obligations jsonb not null default '[]' check (jsonb_typeof(obligations) = 'array'),
  risk text not null default 'low' check (risk in ('low', 'medium', 'high')),
  risk_notes text not null default '',
  -- Agreed items and standards; what has a time becomes a policy of the site (CON-002).
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array'),
  -- CPMI: 1 is the highest (CON-003); the choice is explained (CON-004).
  grade smallint check (grade between 1 and 3),
  grade_reason text not null default '',
  legal text[] not null default '{}',
  alert_days integer[] not null default '{90,60,30}',
  policy_ids uuid[] not null default '{}',
  owner_id uuid not null,
  unit_id uuid,
  person_id uuid,
  former_id uuid,
  ended_on date,
  ended_reason text not null default '',
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, unit_id) references unit (organization_id, id),
  foreign key (organization_id, person_id) references person (organization_id, id),
  foreign key (organization_id, former_id) references contract (organization_id, id),
  check (until_on >= from_on),
  check (former_id is null or former_id <> id),
  check (state in ('draft', 'terminated') or signed_on is not null),
  check (grade is null or kind in ('service', 'preliminary')),
  check (grade is null or length(btrim(grade_reason)) > 0),
  check ((state in ('terminated')) = (ended_on is not null)),
  check ((state = 'terminated') = (ended_reason <> ''))
);
-- A contract is followed by one; a dropped draft lets another follow.
create unique index contract_renewed_once on contract (organization_id, former_id) where former_id is not null and state <> 'terminated';
create index contract_by_end on contract (organization_id, site_id, until_on, id);
create index contract_of_unit on contract (organization_id, unit_id) where unit_id is not null;
create index contract_of_person on contract (organization_id, person_id) where person_id is not null;
call protect('contract', 'select, insert, update');
