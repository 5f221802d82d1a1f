-- Webhooks in the Standard Webhooks format: facts leave with the change that made them, or not at all.

create table webhook_endpoint (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  url text not null check (length(url) between 8 and 1000),
  -- Public event types; empty: all.
  events text[] not null default '{}',
  site_id uuid,
  -- Signing secrets, newest first, encrypted with the installation's key.
  secrets bytea not null,
  has_personal_data boolean not null default false,
  is_active boolean not null default true,
  failing_since timestamptz,
  disabled_reason text check (disabled_reason in ('by_hand', 'gone', 'failing')),
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check (is_active = (disabled_reason is null))
);
call protect('webhook_endpoint');

-- What happened, before it is known who hears of it.
create table webhook_fact (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null,
  data jsonb not null,
  created_at timestamptz not null,
  spread_at timestamptz,
  primary key (organization_id, id)
);
create index webhook_fact_unspread on webhook_fact (organization_id, created_at) where spread_at is null;
create index webhook_fact_age on webhook_fact (created_at);
call protect('webhook_fact');

-- Where nobody listens no fact is kept.
create function webhook_fact_needs_ears() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from webhook_endpoint e where e.organization_id = new.organization_id and e.is_active) then return null; end if;
  return new;
end $$;
create trigger webhook_fact_needs_ears before insert on webhook_fact for each row execute function webhook_fact_needs_ears();

create table webhook_delivery (
  organization_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_type text not null,
  -- Exactly what every attempt and every replay sends.
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'delivered', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  -- Attempts of the round that began last: a replay begins a new one.
  round_attempts integer not null default 0 check (round_attempts >= 0),
  due_at timestamptz not null,
  claimed_at timestamptz,
  last_status integer,
  last_failure text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  dedupe_key text,
  primary key (organization_id, id),
  unique (organization_id, dedupe_key),
  foreign key (organization_id, endpoint_id) references webhook_endpoint (organization_id, id) on delete cascade,
  check ((state = 'sending') = (claimed_at is not null))
);
create index webhook_delivery_due on webhook_delivery (due_at) where state = 'waiting';
create index webhook_delivery_claimed on webhook_delivery (claimed_at) where state = 'sending';
create index webhook_delivery_newest on webhook_delivery (organization_id, created_at desc, id desc);
create index webhook_delivery_of_endpoint on webhook_delivery (organization_id, endpoint_id, created_at desc, id desc);
call protect('webhook_delivery');

-- Every attempt with what went out and what came back, cut short.
create table webhook_attempt (
  organization_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  milliseconds integer not null check (milliseconds >= 0),
  status integer,
  failure text,
  request_headers jsonb not null,
  response_headers jsonb,
  response_body text,
  is_truncated boolean not null default false,
  primary key (organization_id, id),
  foreign key (organization_id, delivery_id) references webhook_delivery (organization_id, id) on delete cascade
);
create index webhook_attempt_of_delivery on webhook_attempt (organization_id, delivery_id, at);
call protect('webhook_attempt');

-- Organisations with something to spread, to send, or to find again after a crash.
create function organizations_with_outbound(right_now timestamptz, lost_before timestamptz) returns setof uuid
  language sql stable security definer set search_path = public
  as $$ select organization_id from message where spread_at is null
        union select organization_id from webhook_fact where spread_at is null
        union select organization_id from delivery where state = 'waiting' and due_at <= right_now
        union select organization_id from delivery where state = 'sending' and claimed_at < lost_before
        union select organization_id from webhook_delivery where state = 'waiting' and due_at <= right_now
        union select organization_id from webhook_delivery where state = 'sending' and claimed_at < lost_before $$;

-- What nobody looks at any more: facts after a day, deliveries of both kinds after 90 days.
create function sweep_outbound() returns void
  language sql volatile security definer set search_path = public
  as $$ delete from webhook_fact where created_at < now() - interval '1 day' and spread_at is not null;
        delete from webhook_delivery where created_at < now() - interval '90 days' and state in ('delivered', 'failed');
        delete from delivery where created_at < now() - interval '90 days' and state not in ('waiting', 'sending'); $$;
revoke execute on function organizations_with_outbound(timestamptz, timestamptz), sweep_outbound() from public;
grant execute on function organizations_with_outbound(timestamptz, timestamptz), sweep_outbound() to guanjia_app;
