-- Uploads that go on where they broke off: parts of a file wait here until all are there, whichever process received them.

create table upload (
  organization_id uuid not null references organization (id),
  -- The id that the file will have; the phone makes it.
  id uuid not null,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  received integer not null default 0 check (received between 0 and bytes),
  expires_at timestamptz not null,
  primary key (organization_id, id)
);
create index upload_of_account on upload (organization_id, account_id);
create index upload_age on upload (expires_at);
call protect('upload');

create table upload_part (
  organization_id uuid not null,
  upload_id uuid not null,
  starts_at integer not null check (starts_at >= 0),
  content bytea not null check (length(content) between 1 and 262144),
  primary key (organization_id, upload_id, starts_at),
  foreign key (organization_id, upload_id) references upload (organization_id, id) on delete cascade
);
-- Pictures are compressed already.
alter table upload_part alter column content set storage external;
call protect('upload_part', 'select, insert, delete');

create or replace function sweep() returns void language sql volatile security definer set search_path = public as $$
  delete from idempotency_key where created_at < now() - interval '7 days';
  delete from stream_event where at < now() - interval '1 hour';
  delete from session where expires_at < now() - interval '30 days';
  delete from sign_in_miss where at < now() - interval '1 day';
  delete from oidc_attempt where expires_at < now() - interval '1 day';
  delete from upload where expires_at < now();
$$;
