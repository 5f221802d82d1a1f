-- How strict a house is with its accounts: the length of new passwords, how long a session may rest unused, how much one account may store in a day.

create table security_policy (
  organization_id uuid primary key references organization (id),
  password_length integer not null default 12 check (password_length between 12 and 64),
  idle_minutes integer not null default 720 check (idle_minutes between 15 and 1440),
  phone_idle_minutes integer not null default 10080 check (phone_idle_minutes between 15 and 20160),
  upload_mib_a_day integer not null default 2048 check (upload_mib_a_day between 50 and 1000000),
  version integer not null default 1 check (version > 0)
);
call protect('security_policy', 'select, insert, update');

-- What somebody signed in to: a desk is shared by a shift, a phone is carried by one.
alter table session add column app text not null default 'console' check (app in ('console', 'phone'));
update session set app = 'phone' where method = 'code' or device ~* 'android|iphone|ipad';

-- The quota of a day asks what an account has stored since then.
create index file_of_account on file (organization_id, uploaded_by, created_at) where uploaded_by is not null;

drop function signed_in(bytea);
create function signed_in(hash bytea)
  returns table (organization_id uuid, session_id uuid, account_id uuid, expires_at timestamptz, name text, locale text, employee_id uuid, person_id uuid, grants jsonb,
                 unfinished text, last_seen_at timestamptz, method text, app text, idle_minutes integer)
  language sql stable security definer set search_path = public
  as $$ select s.organization_id, s.id, s.account_id, s.expires_at, a.name, a.locale, e.id, a.person_id,
          coalesce((select jsonb_agg(jsonb_build_object(
                      'role', r.role, 'scope', r.scope, 'siteId', r.site_id, 'roleId', r.role_id, 'code', o.code, 'name', o.name,
                      'permissions', case when o.retired_at is null then o.permissions else '{}' end, 'added', o.added, 'removed', o.removed,
                      'zoneIds', case when r.scope = 'zone' then zones_of_post(r.organization_id, e.id, r.site_id) end))
                    from role_assignment r
                    left join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
                    where r.organization_id = s.organization_id and r.account_id = s.account_id), '[]'),
          unfinished_sign_in(s.organization_id, s.account_id, s.method), coalesce(s.last_seen_at, s.created_at), s.method, s.app,
          case when s.app = 'phone' then coalesce(p.phone_idle_minutes, 10080) else coalesce(p.idle_minutes, 720) end
        from session s
        join account a on a.organization_id = s.organization_id and a.id = s.account_id
        left join employee e on e.organization_id = s.organization_id and e.account_id = s.account_id and e.is_active
        left join security_policy p on p.organization_id = s.organization_id
        where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and a.is_active $$;
revoke all on function signed_in(bytea) from public;
grant execute on function signed_in(bytea) to guanjia_app;

-- A late mark never makes a session look older than a newer one did.
create or replace function touch_session(organization uuid, session uuid, seen timestamptz, from_address text) returns void
  language sql volatile security definer set search_path = public
  as $$ update session s set last_seen_at = greatest(s.last_seen_at, seen), address = left(from_address, 60) where s.organization_id = touch_session.organization and s.id = touch_session.session and s.revoked_at is null $$;
