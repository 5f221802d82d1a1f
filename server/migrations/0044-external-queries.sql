-- What authorities ask for 外部查询 (PRV-004): who asked by which right, who decided, what was given to whom.

create table external_query (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  authority_kind text not null check (authority_kind in ('police', 'procuratorate', 'court', 'government', 'other')),
  authority text not null check (length(btrim(authority)) between 1 and 100),
  officer text not null check (length(btrim(officer)) between 1 and 50),
  officer_card text not null default '',
  officer_phone text not null default '',
  document_number text not null default '',
  -- Without it nothing is registered, and so nothing approved (PRV-009).
  legal_basis text not null check (length(btrim(legal_basis)) between 1 and 300),
  purpose text not null check (length(btrim(purpose)) between 1 and 300),
  asked jsonb not null check (jsonb_typeof(asked) = 'object'),
  approved jsonb check (jsonb_typeof(approved) = 'object'),
  state text not null default 'requested' check (state in ('requested', 'approved', 'handed_over', 'refused', 'withdrawn')),
  registered_by uuid not null,
  registered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text not null default '',
  handed_over_by uuid,
  handed_over_at timestamptz,
  -- What was given: recipient, counts, documents with their sums, and the copy that is kept.
  given jsonb check (jsonb_typeof(given) = 'object'),
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, registered_by) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  foreign key (organization_id, handed_over_by) references employee (organization_id, id),
  -- Two people: nobody decides on what they registered.
  constraint not_the_own check (decided_by is null or decided_by <> registered_by),
  check (state not in ('approved', 'handed_over') or (approved is not null and decided_by is not null)),
  check (state <> 'refused' or (decided_by is not null and decision_note <> '')),
  check (state <> 'withdrawn' or decision_note <> ''),
  check ((state = 'handed_over') = (handed_over_at is not null)),
  check ((state = 'handed_over') = (given is not null)),
  check ((handed_over_at is null) = (handed_over_by is null))
);
create index external_query_newest on external_query (organization_id, site_id, registered_at desc, id desc);
call protect('external_query', 'select, insert, update');

-- What was decided and given stays as it was.
create function keep_external_query() returns trigger language plpgsql as $$
begin
  if old.state in ('handed_over', 'refused', 'withdrawn') then raise exception 'a closed query never changes' using errcode = '23514'; end if;
  if old.approved is not null and new.approved is distinct from old.approved then raise exception 'what was approved never changes' using errcode = '23514'; end if;
  return new;
end $$;
create trigger keep_external_query before update on external_query for each row execute function keep_external_query();
