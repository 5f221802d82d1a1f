-- Who looked at whose personal data, when and why; and history that nobody can change, not even the owner of the tables by a slip.

-- One line for each look at personal data that one has to answer for: unmasked numbers, opened papers, exports, what was given to others.
-- Written once; the household reads its lines in the app (PRV-002, PRV-003).
create table access_entry (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid,
  at timestamptz not null,
  act text not null check (act in ('view', 'unmask', 'search', 'print', 'export', 'disclose')),
  -- Of whom: a person, a household, or a whole list with its number of rows. No foreign keys: the line outlives what it tells of.
  person_id uuid,
  unit_id uuid,
  list text,
  rows integer check (rows >= 0),
  classes text[] not null check (cardinality(classes) > 0 and classes <@ array['id_number', 'bank_account', 'phone', 'contact', 'birthday', 'document', 'care', 'archive']),
  purpose text not null check (purpose in ('check_identity', 'handle_case', 'contact_household', 'charge_fees', 'hand_over', 'emergency', 'keep_archives', 'own_request', 'legal_query', 'audit')),
  reason text not null default '' check (length(reason) <= 500),
  -- The record through which it was looked at, such as a case or a document.
  record_type text,
  record_id uuid,
  -- Whom it was given to, when it left the house.
  recipient text not null default '' check (length(recipient) <= 200),
  actor_kind text not null check (actor_kind in ('staff', 'resident', 'system')),
  actor_id uuid,
  account_id uuid,
  actor_name text not null,
  -- As it was at that time: households are told positions.
  actor_position text not null default '',
  device text,
  request_id text,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  constraint of_whom check (person_id is not null or unit_id is not null or (list is not null and rows is not null)),
  -- Whoever uncovers, carries away or gives away says why.
  constraint reason_is_told check (act not in ('unmask', 'export', 'disclose') or length(btrim(reason)) >= 2),
  constraint recipient_is_told check ((act = 'disclose') = (recipient <> ''))
);
create index access_of_site on access_entry (organization_id, site_id, at desc, id desc);
create index access_of_person on access_entry (organization_id, person_id, at desc) where person_id is not null;
create index access_of_unit on access_entry (organization_id, unit_id, at desc) where unit_id is not null;
create index access_of_actor on access_entry (organization_id, actor_id, at) where actor_id is not null;
call protect('access_entry', 'select, insert');

create function access_entry_position() returns trigger language plpgsql as $$
begin
  if new.actor_position = '' and new.actor_id is not null and new.actor_kind = 'staff' then
    new.actor_position := coalesce((select position from employee where organization_id = new.organization_id and id = new.actor_id), '');
  end if;
  return new;
end $$;
create trigger position_of_then before insert on access_entry for each row execute function access_entry_position();

-- The server's role holds no right to change history; these keep the owner of the tables from doing it by a slip as well.
create function refuse_to_change_history() returns trigger language plpgsql as $$
begin
  raise exception '% is written once: rows are neither changed nor deleted', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger written_once before update or delete or truncate on timeline_entry for each statement execute function refuse_to_change_history();
create trigger written_once before update or delete or truncate on access_entry for each statement execute function refuse_to_change_history();
revoke all on function access_entry_position(), refuse_to_change_history() from public;
grant execute on function access_entry_position() to guanjia_app;
