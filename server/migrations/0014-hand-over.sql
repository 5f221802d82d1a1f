-- Hand-over between shifts: written by who leaves, accepted by who comes, never changed in between or afterwards.

create table hand_over (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  post text not null check (post in ('front_desk', 'steward', 'engineering', 'gate')),
  from_id uuid not null,
  to_id uuid,
  written_at timestamptz not null,
  -- What was open then, carried over from the records.
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  message text not null default '',
  accepted_at timestamptz,
  accepted_by uuid,
  acceptance_note text not null default '',
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, from_id) references employee (organization_id, id),
  foreign key (organization_id, to_id) references employee (organization_id, id),
  foreign key (organization_id, accepted_by) references employee (organization_id, id),
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_by is null or accepted_by <> from_id),
  check (to_id is null or to_id <> from_id)
);
create index hand_over_newest on hand_over (organization_id, site_id, written_at desc, id desc);
create index hand_over_waiting on hand_over (organization_id, site_id) where accepted_at is null;
call protect('hand_over', 'select, insert, update');

create function hand_over_is_written_once() returns trigger language plpgsql as $$
begin
  if (new.site_id, new.number, new.post, new.from_id, new.to_id, new.written_at, new.items, new.lines, new.message)
    is distinct from (old.site_id, old.number, old.post, old.from_id, old.to_id, old.written_at, old.items, old.lines, old.message)
  then raise exception 'a hand-over is not edited'; end if;
  if old.accepted_at is not null and (new.accepted_at, new.accepted_by, new.acceptance_note) is distinct from (old.accepted_at, old.accepted_by, old.acceptance_note)
  then raise exception 'a hand-over is accepted once'; end if;
  return new;
end $$;
create trigger hand_over_is_written_once before update on hand_over for each row execute function hand_over_is_written_once();
