-- Two files of one person become one, and can become two again.

create table person_merge (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  keep_id uuid not null,
  other_id uuid not null,
  state text not null default 'merged' check (state in ('merged', 'undone')),
  reason text not null,
  -- All that is needed to take it back: fields before and after, phones, tags, occupancies, and each record that now points to the kept file.
  done jsonb not null,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undo_reason text,
  primary key (organization_id, id),
  check (keep_id <> other_id),
  check ((state = 'undone') = (undone_at is not null)),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, keep_id) references person (organization_id, id),
  foreign key (organization_id, other_id) references person (organization_id, id)
);
-- A file is merged away at most once at a time.
create unique index merged_away on person_merge (organization_id, other_id) where state = 'merged';
create index merged_into_file on person_merge (organization_id, keep_id);
call protect('person_merge', 'select, insert, update');

-- Two files that look alike and are two people; the smaller id first.
create table not_duplicate (
  organization_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  said_by text not null,
  said_at timestamptz not null,
  primary key (organization_id, a_id, b_id),
  check (a_id < b_id),
  foreign key (organization_id, a_id) references person (organization_id, id),
  foreign key (organization_id, b_id) references person (organization_id, id)
);
create index not_duplicate_other on not_duplicate (organization_id, b_id);
call protect('not_duplicate', 'select, insert');
