-- Improvement (PDCA): what a figure or a cause asks for, what was done, and what the figure says afterwards. Training needs beside it.

create table training_need (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  topic text not null check (length(topic) between 1 and 100),
  -- For whom: a post, in the words of the house.
  post text not null default '',
  reason text not null default '',
  -- What raised it: an improvement, a question that nobody could answer, a repair, a score …
  source_type text not null check (length(source_type) between 1 and 40),
  source_id uuid,
  state text not null default 'open' check (state in ('open', 'planned', 'met', 'declined')),
  settled_note text not null default '',
  settled_at timestamptz,
  raised_by uuid,
  raised_by_name text not null,
  raised_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, raised_by) references employee (organization_id, id),
  check ((settled_at is null) = (state in ('open', 'planned')))
);
create index training_need_newest on training_need (organization_id, site_id, raised_at desc, id desc);
-- One source raises one need for one topic.
create unique index training_need_of_source on training_need (organization_id, source_type, source_id, topic) where source_id is not null;
call protect('training_need', 'select, insert, update');

-- From which count and share on a cause proposes an improvement. Only ever added to: the highest version holds.
create table improvement_threshold (
  organization_id uuid not null references organization (id),
  version integer not null check (version > 0),
  minimum_count integer not null check (minimum_count between 1 and 10000),
  minimum_share numeric(4, 3) not null check (minimum_share between 0 and 1),
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, version)
);
call protect('improvement_threshold', 'select, insert');

create table improvement (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  state text not null check (state in ('planned', 'doing', 'checking', 'standardised', 'dropped')),
  title text not null check (length(title) between 1 and 200),
  problem text not null,
  -- Where the problem was seen: an analysis with its filters, or by hand.
  source_kind text not null check (source_kind in ('cases', 'work_orders', 'by_hand')),
  source_by text,
  source_id text,
  source_query text not null default '',
  cause text not null default '',
  measure text not null,
  owner_id uuid not null,
  due_on date not null,
  -- The figure on which it is to be seen, over how many days; what it was before, what it shall be, what it became.
  figure text not null,
  figure_filter jsonb not null default '{}',
  days integer not null check (days between 1 and 366),
  baseline double precision,
  baseline_from date not null,
  baseline_to date not null,
  goal double precision not null,
  result_text text not null default '',
  -- When the measure was in force: what comes after it is compared.
  done_on date,
  checked double precision,
  checked_from date,
  checked_to date,
  conclusion text not null default '',
  -- Which rule of the house was written anew (CMP-018), or why none had to be.
  revision text not null default '',
  no_revision_reason text not null default '',
  round integer not null default 1 check (round > 0),
  raised_by uuid not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  next_due_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, owner_id) references employee (organization_id, id),
  foreign key (organization_id, raised_by) references employee (organization_id, id),
  check (baseline_to >= baseline_from),
  check ((checked_from is null) = (checked_to is null)),
  -- Nothing becomes the standard without a look at the figure afterwards, and without the rule that keeps it so.
  check (state <> 'standardised' or (checked_to is not null and (revision <> '') <> (no_revision_reason <> ''))),
  check (state <> 'checking' or done_on is not null),
  check ((ended_at is null) = (state in ('planned', 'doing', 'checking')))
);
create index improvement_newest on improvement (organization_id, site_id, raised_at desc, id desc);
create index improvement_of_owner on improvement (organization_id, owner_id) where ended_at is null;
-- One cause has one open improvement: of two people who propose at once, one wins.
create unique index improvement_of_cause on improvement (organization_id, site_id, source_kind, source_by, source_id) where ended_at is null and source_id is not null;
call protect('improvement', 'select, insert, update');

-- The promise of an improvement, for organisations of the release before; new ones get it with their first site.
do $$
declare
  wanted record;
  chosen uuid;
begin
  for wanted in select o.id as organization_id from organization o
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = 'improvement')
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, 'improvement', 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, '改进措施', 100, '{"types":["improvement"]}',
      '{"task":{"target":"P14D","calendar":"opening_hours","steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false}}', now(), now());
  end loop;
end $$;
