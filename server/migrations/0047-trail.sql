-- The trail as a chain: every line says by whose key it was written, and is sealed in the order of its number, site by site.

-- Numbers of lines: drawn when a line is written, so they have gaps (work that was undone) but are never used twice.
alter table timeline_entry
  add column seq bigint generated always as identity,
  -- Key id and mark of the server that wrote the line; null only in lines from before this release.
  add column mark bytea check (octet_length(mark) = 18),
  -- Of a line whose personal content was erased by law: what stood there as a keyed hash, so that the mark still fits, and who vouches for it.
  add column content_hash bytea,
  add column erased_mark bytea check ((erased_mark is null) = (content_hash is null));
alter table access_entry
  add column seq bigint generated always as identity,
  add column mark bytea check (octet_length(mark) = 18);
-- Lines are only added, so their numbers grow along the table: a few pages of index for millions of lines, nearly free to write.
create index timeline_seq on timeline_entry using brin (seq) with (pages_per_range = 16, autosummarize = on);
create index access_seq on access_entry using brin (seq) with (pages_per_range = 16, autosummarize = on);
grant select on sequence timeline_entry_seq_seq, access_entry_seq_seq to guanjia_app;

-- Up to where lines may be without a mark: what stood there when this release was installed.
do $$
begin
  execute format('create function trail_unmarked_until(log text) returns bigint language sql immutable as %L',
    format('select case log when ''timeline'' then %s else 0 end::bigint', coalesce((select max(seq) from timeline_entry), 0)));
end $$;

-- One link of a chain: the lines of a site between two numbers, each as number, record and mark, chained to the link before.
-- A chain is a site, or the organisation for what belongs to no site.
create table trail_seal (
  organization_id uuid not null,
  log text not null check (log in ('timeline', 'access')),
  chain uuid not null,
  number bigint not null check (number > 0),
  from_seq bigint not null,
  to_seq bigint not null check (to_seq > from_seq),
  rows integer not null check (rows > 0),
  lines bytea not null,
  taken_over boolean not null default false,
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  mark bytea not null check (octet_length(mark) = 18),
  sealed_at timestamptz not null,
  primary key (organization_id, log, chain, number),
  check (octet_length(lines) = 40 * rows)
);
call protect('trail_seal', 'select, insert');
create trigger written_once before update or delete or truncate on trail_seal for each statement execute function refuse_to_change_history();

-- How far an organisation is sealed; its row is the lock of whoever seals.
create table trail_head (
  organization_id uuid not null,
  log text not null check (log in ('timeline', 'access')),
  sealed_seq bigint not null,
  primary key (organization_id, log)
);
call protect('trail_head', 'select, insert, update');

-- What each verification found.
create table trail_check (
  organization_id uuid not null,
  id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  asked_by text not null,
  lines bigint not null,
  seals bigint not null,
  unsealed bigint not null,
  findings integer not null,
  examples jsonb not null default '[]',
  primary key (organization_id, id)
);
create index trail_check_newest on trail_check (organization_id, finished_at desc);
call protect('trail_check', 'select, insert');
create trigger written_once before update or delete or truncate on trail_check for each statement execute function refuse_to_change_history();

-- The one change that a line may undergo: its personal content goes when the law wants it gone, and only its keyed hash stays.
create or replace function refuse_to_change_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'timeline_entry' and current_setting('guanjia.erasing', true) = 'on' then return null; end if;
  raise exception '% is written once: rows are neither changed nor deleted', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create function erase_timeline_content(ids uuid[], hashes bytea[], marks bytea[]) returns bigint
  language plpgsql volatile security definer set search_path = public
  as $$
declare
  done bigint;
begin
  perform set_config('guanjia.erasing', 'on', true);
  update timeline_entry t set note = null, changes = '[]', content_hash = e.hash, erased_mark = e.mark
  from unnest(ids, hashes, marks) as e (id, hash, mark)
  where t.organization_id = current_organization() and t.id = e.id and t.content_hash is null;
  get diagnostics done = row_count;
  perform set_config('guanjia.erasing', 'off', true);
  return done;
end $$;

revoke all on function trail_unmarked_until(text), erase_timeline_content(uuid[], bytea[], bytea[]) from public;
grant execute on function trail_unmarked_until(text), erase_timeline_content(uuid[], bytea[], bytea[]) to guanjia_app;
