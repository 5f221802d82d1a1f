-- What is learnt and laid down: the case library, workflows with their steps on each complaint, the complaint handbook.

create table library_case (
  organization_id uuid not null references organization (id),
  id uuid not null,
  title text not null check (length(title) between 1 and 100),
  status text not null default 'draft' check (status in ('draft', 'published', 'withdrawn')),
  story text not null default '',
  analysis text not null default '',
  lesson text not null default '',
  improvement text not null default '',
  improvement_link text not null default '',
  tags text[] not null default '{}',
  from_case_id uuid,
  -- Names that must not be read in it; kept as long as the case itself is.
  hidden_names text[] not null default '{}',
  seed_key text,
  written_by text not null,
  written_at timestamptz not null,
  published_at timestamptz,
  published_by text,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, seed_key),
  foreign key (organization_id, from_case_id) references service_case (organization_id, id),
  check (status <> 'published' or (published_at is not null and story <> '' and lesson <> ''))
);
create index library_newest on library_case (organization_id, status, written_at desc, id desc);
create unique index one_library_case_of_case on library_case (organization_id, from_case_id) where from_case_id is not null;
call protect('library_case', 'select, insert, update');

-- Versions of a workflow; category null is the one that holds where no category says otherwise. No steps: as the parent.
create table complaint_workflow (
  organization_id uuid not null references organization (id),
  id uuid not null,
  category_id uuid,
  version integer not null check (version > 0),
  steps jsonb not null check (jsonb_typeof(steps) = 'array'),
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, category_id, version),
  foreign key (organization_id, category_id) references case_category (organization_id, id)
);
call protect('complaint_workflow', 'select, insert');

create table complaint_step (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  position smallint not null check (position > 0),
  name text not null,
  detail text not null default '',
  post text not null check (post in ('first_contact', 'owner', 'department', 'supervisor', 'site_manager', 'head_office')),
  due_at timestamptz,
  done_at timestamptz,
  done_by text,
  is_skipped boolean not null default false,
  note text not null default '',
  primary key (organization_id, id),
  unique (organization_id, case_id, position),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  check ((done_at is null) = (done_by is null)),
  check (not is_skipped or (done_at is not null and note <> ''))
);
call protect('complaint_step', 'select, insert, update, delete');

create table complaint_handbook (
  organization_id uuid not null,
  site_id uuid not null,
  version integer not null check (version > 0),
  chapters jsonb not null,
  note text not null default '',
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, site_id, version),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('complaint_handbook', 'select, insert');
