-- Lists that are written to a file in the background, each for the account that asked; the file goes with the row when it expires.
create table download (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null default '',
  path text not null check (path like '/%'),
  query text not null default '',
  locale text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  rows integer not null default 0 check (rows >= 0),
  bytes bigint check (bytes >= 0),
  file_id uuid,
  failure text,
  created_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, account_id) references account (organization_id, id),
  foreign key (organization_id, file_id) references file (organization_id, id),
  check ((state = 'done') = (file_id is not null)),
  check ((state = 'failed') = (failure is not null)),
  check ((state in ('waiting', 'running')) = (finished_at is null)),
  check (expires_at > created_at)
);
create index download_of_account on download (organization_id, account_id, created_at desc);
call protect('download');
