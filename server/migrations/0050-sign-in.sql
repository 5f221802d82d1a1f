-- Sign-in: delays by login and address, second factor, temporary passwords, sessions that tell where and when, single sign-on, API keys.

-- What a session's owner and an administrator see of it.
alter table session add column last_seen_at timestamptz, add column address text not null default '' check (length(address) <= 60),
  add column method text not null default 'password' check (method in ('password', 'code', 'oidc'));
create index session_of_account on session (organization_id, account_id) where revoked_at is null;

-- A temporary password opens nothing but the choice of an own one, and not for long.
alter table account add column must_change_password boolean not null default false, add column password_until timestamptz;

-- A miss lies with the organisation of the login, or with the oldest one when nobody has it, so that both take the same way. Login and address
-- are keyed hashes. Kept for a day.
create table sign_in_miss (
  organization_id uuid not null references organization (id),
  id uuid not null,
  login_index bytea not null,
  address_index bytea not null,
  at timestamptz not null,
  primary key (organization_id, id)
);
create index sign_in_miss_of_login on sign_in_miss (login_index, at);
create index sign_in_miss_of_address on sign_in_miss (address_index, at);
call protect('sign_in_miss', 'select, insert, delete');

create function sign_in_misses(since timestamptz, login bytea, address bytea)
  returns table (of_login integer, last_of_login timestamptz, of_address integer, last_of_address timestamptz)
  language sql stable security definer set search_path = public
  as $$ select (select count(*)::int from sign_in_miss where login_index = login and at > since), (select max(at) from sign_in_miss where login_index = login and at > since),
          (select count(*)::int from sign_in_miss where address_index = address and at > since), (select max(at) from sign_in_miss where address_index = address and at > since) $$;

create function organization_for_sign_in(wanted text) returns uuid
  language sql stable security definer set search_path = public
  as $$ select coalesce((select organization_id from account where login = wanted and is_active), (select id from organization order by created_at, id limit 1)) $$;

-- The second factor of an account: its secret sealed with the key of the installation. Not confirmed yet: it counts for nothing.
create table second_factor (
  organization_id uuid not null,
  account_id uuid not null,
  secret bytea not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last step of 30 seconds whose code was taken: no code works twice.
  last_step bigint not null default 0,
  primary key (organization_id, account_id),
  foreign key (organization_id, account_id) references account (organization_id, id) on delete cascade
);
call protect('second_factor');

create table recovery_code (
  organization_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (organization_id, account_id, code_hash),
  foreign key (organization_id, account_id) references second_factor (organization_id, account_id) on delete cascade
);
call protect('recovery_code');

-- Who has such a role signs in with two factors.
alter table organization_role add column needs_second_factor boolean not null default false;

-- Single sign-on of the staff at the provider of the company.
create table oidc_provider (
  organization_id uuid not null primary key references organization (id),
  label text not null check (length(label) between 1 and 40),
  issuer text not null,
  client_id text not null,
  client_secret bytea,
  -- Where the console is reached: the provider sends people back to it.
  console_url text not null,
  login_claim text not null default 'preferred_username',
  -- Unknown logins are refused, or made with this role at this site.
  provision_role text,
  provision_site uuid,
  is_active boolean not null default false,
  version integer not null default 1,
  foreign key (organization_id, provision_site) references site (organization_id, id),
  check (provision_site is null or provision_role is not null)
);
call protect('oidc_provider', 'select, insert, update');

create table oidc_attempt (
  organization_id uuid not null references oidc_provider (organization_id),
  id uuid not null,
  state_hash bytea not null,
  -- The browser that began is the one that ends.
  browser_hash bytea not null,
  sealed bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, id)
);
create index oidc_attempt_of_state on oidc_attempt (state_hash);
call protect('oidc_attempt');

create function oidc_providers() returns table (organization_id uuid, label text)
  language sql stable security definer set search_path = public
  as $$ select organization_id, label from oidc_provider where is_active order by label limit 20 $$;
create function organization_of_oidc_state(hash bytea) returns uuid
  language sql stable security definer set search_path = public
  as $$ select organization_id from oidc_attempt where state_hash = hash limit 1 $$;

-- A key of another system. It acts under its own name, for a colleague who answers for it and with whom it ends; its account keeps what belongs
-- to it alone (idempotency keys).
create table api_key (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null check (length(name) between 1 and 50),
  token_hash bytea not null,
  -- The first characters, to tell keys apart.
  beginning text not null,
  permissions text[] not null check (cardinality(permissions) > 0),
  -- Null: all sites.
  site_ids uuid[] check (cardinality(site_ids) > 0),
  per_minute integer not null default 300 check (per_minute between 1 and 6000),
  answerable_id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  last_address text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, account_id) references account (organization_id, id),
  foreign key (organization_id, answerable_id) references employee (organization_id, id),
  foreign key (organization_id, created_by) references employee (organization_id, id)
);
create index api_key_token on api_key (token_hash);
create unique index api_key_name on api_key (organization_id, lower(name)) where revoked_at is null;
call protect('api_key', 'select, insert, update');

-- What somebody still has to do before anything opens: an own password, a second factor. A provider has its own.
create function unfinished_sign_in(organization uuid, account uuid, way text) returns text
  language sql stable
  as $$ select case
          when way = 'password' and (select must_change_password from account a where a.organization_id = organization and a.id = account) then 'password'
          when way = 'password'
            and exists (select from role_assignment r join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
                        where r.organization_id = organization and r.account_id = account and o.needs_second_factor)
            and not exists (select from second_factor f where f.organization_id = organization and f.account_id = account and f.confirmed_at is not null) then 'second_factor'
        end $$;

drop function signed_in(bytea);
create function signed_in(hash bytea)
  returns table (organization_id uuid, session_id uuid, account_id uuid, expires_at timestamptz, name text, locale text, employee_id uuid, person_id uuid, grants jsonb,
                 unfinished text, last_seen_at timestamptz, method text)
  language sql stable security definer set search_path = public
  as $$ select s.organization_id, s.id, s.account_id, s.expires_at, a.name, a.locale, e.id, a.person_id,
          coalesce((select jsonb_agg(jsonb_build_object(
                      'role', r.role, 'scope', r.scope, 'siteId', r.site_id, 'roleId', r.role_id, 'code', o.code, 'name', o.name,
                      'permissions', case when o.retired_at is null then o.permissions else '{}' end, 'added', o.added, 'removed', o.removed,
                      'zoneIds', case when r.scope = 'zone' then zones_of_post(r.organization_id, e.id, r.site_id) end))
                    from role_assignment r
                    left join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
                    where r.organization_id = s.organization_id and r.account_id = s.account_id), '[]'),
          unfinished_sign_in(s.organization_id, s.account_id, s.method), s.last_seen_at, s.method
        from session s
        join account a on a.organization_id = s.organization_id and a.id = s.account_id
        left join employee e on e.organization_id = s.organization_id and e.account_id = s.account_id and e.is_active
        where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and a.is_active $$;

-- Where and when a session was used; at most every few minutes.
create function touch_session(organization uuid, session uuid, seen timestamptz, from_address text) returns void
  language sql volatile security definer set search_path = public
  as $$ update session s set last_seen_at = seen, address = left(from_address, 60) where s.organization_id = touch_session.organization and s.id = touch_session.session $$;

create function signed_in_by_key(hash bytea)
  returns table (organization_id uuid, key_id uuid, account_id uuid, employee_id uuid, name text, locale text, permissions text[], site_ids uuid[], per_minute integer, expires_at timestamptz, last_used_at timestamptz)
  language sql stable security definer set search_path = public
  as $$ select k.organization_id, k.id, k.account_id, k.answerable_id, k.name, a.locale, k.permissions, k.site_ids, k.per_minute, k.expires_at, k.last_used_at
        from api_key k
        join account a on a.organization_id = k.organization_id and a.id = k.account_id
        join employee e on e.organization_id = k.organization_id and e.id = k.answerable_id and e.is_active
        where k.token_hash = hash and k.revoked_at is null and k.expires_at > now() $$;
create function touch_key(organization uuid, key uuid, seen timestamptz, from_address text) returns void
  language sql volatile security definer set search_path = public
  as $$ update api_key k set last_used_at = seen, last_address = left(from_address, 60) where k.organization_id = organization and k.id = key $$;

revoke all on function signed_in(bytea), sign_in_misses(timestamptz, bytea, bytea), organization_for_sign_in(text), oidc_providers(), organization_of_oidc_state(bytea),
  touch_session(uuid, uuid, timestamptz, text), signed_in_by_key(bytea), touch_key(uuid, uuid, timestamptz, text) from public;
grant execute on function signed_in(bytea), sign_in_misses(timestamptz, bytea, bytea), organization_for_sign_in(text), oidc_providers(), organization_of_oidc_state(bytea),
  touch_session(uuid, uuid, timestamptz, text), signed_in_by_key(bytea), touch_key(uuid, uuid, timestamptz, text) to guanjia_app;

create or replace function sweep() returns void language sql volatile security definer set search_path = public as $$
  delete from idempotency_key where created_at < now() - interval '7 days';
  delete from stream_event where at < now() - interval '1 hour';
  delete from session where expires_at < now() - interval '30 days';
  delete from sign_in_miss where at < now() - interval '1 day';
  delete from oidc_attempt where expires_at < now() - interval '1 day';
$$;
