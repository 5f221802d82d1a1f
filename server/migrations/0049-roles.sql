-- Roles of an organisation are data. The release says what each built-in role may do; a row says what an organisation did with it.

-- A built-in role (`code`) keeps only the differences from the release, so that what a later release adds reaches it unless somebody decided
-- about that very permission. An own role keeps its permissions whole and gets nothing unasked. A built-in role that nobody touched or
-- gave away beyond its kind has no row.
create table organization_role (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text,
  kind text not null,
  -- The built-in role that it follows or was copied from.
  template text not null,
  name text not null default '' check (length(name) <= 30),
  note text not null default '' check (length(note) <= 500),
  permissions text[],
  added text[] not null default '{}',
  removed text[] not null default '{}',
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, code),
  unique (organization_id, id, kind),
  check ((code is null) = (permissions is not null)),
  check (code is null or (template = code and name = '' and retired_at is null)),
  check (code is not null or (name <> '' and added = '{}' and removed = '{}')),
  check (not added && removed)
);
create unique index organization_role_name on organization_role (organization_id, lower(name)) where code is null;
call protect('organization_role', 'select, insert, update');

-- `role` stays the kind; `role_id` names the role unless it is the built-in one of that kind.
alter table role_assignment add column role_id uuid;
alter table role_assignment add foreign key (organization_id, role_id, role) references organization_role (organization_id, id, kind);
alter table role_assignment drop constraint role_assignment_scope_check, drop constraint role_assignment_check;
alter table role_assignment add check (scope in ('organization', 'site', 'zone', 'own')), add check ((scope in ('site', 'zone')) = (site_id is not null));
do $$ begin
  execute (select format('alter table role_assignment drop constraint %I', conname) from pg_constraint where conrelid = 'role_assignment'::regclass and contype = 'u');
end $$;
alter table role_assignment add constraint role_assignment_once unique nulls not distinct (organization_id, account_id, role, role_id, scope, site_id);
create index role_assignment_of_role on role_assignment (organization_id, role_id) where role_id is not null;

-- Whether an assignment gives a permission; `by_default` are the built-in roles to which the release gives it.
create function role_gives(given role_assignment, wanted text, by_default text[]) returns boolean
  language sql stable
  as $$ select coalesce(
          (select case when o.code is null then wanted = any (o.permissions)
                       else (o.code = any (by_default) or wanted = any (o.added)) and not wanted = any (o.removed) end
           from organization_role o
           where o.organization_id = given.organization_id and (o.id = given.role_id or (given.role_id is null and o.code = given.role))),
          given.role = any (by_default)) $$;

-- The zones of a site where somebody has a post: steward, a post of today, or listed among those who work there.
create function zones_of_post(organization uuid, employee uuid, site uuid) returns uuid[]
  language sql stable
  as $$ select coalesce(array_agg(z.id order by z.id), '{}') from zone z
        where z.organization_id = organization and z.site_id = site and (
          z.steward_id = employee
          or exists (select from zone_post p where p.organization_id = organization and p.zone_id = z.id and p.employee_id = employee and p.until_at is null)
          or exists (select from employee_zone i where i.organization_id = organization and i.zone_id = z.id and i.employee_id = employee)) $$;

create or replace function signed_in(hash bytea)
  returns table (organization_id uuid, session_id uuid, account_id uuid, expires_at timestamptz, name text, locale text, employee_id uuid, person_id uuid, grants jsonb)
  language sql stable security definer set search_path = public
  as $$ select s.organization_id, s.id, s.account_id, s.expires_at, a.name, a.locale, e.id, a.person_id,
          coalesce((select jsonb_agg(jsonb_build_object(
                      'role', r.role, 'scope', r.scope, 'siteId', r.site_id, 'roleId', r.role_id, 'code', o.code, 'name', o.name,
                      'permissions', case when o.retired_at is null then o.permissions else '{}' end, 'added', o.added, 'removed', o.removed,
                      'zoneIds', case when r.scope = 'zone' then zones_of_post(r.organization_id, e.id, r.site_id) end))
                    from role_assignment r
                    left join organization_role o on o.organization_id = r.organization_id and (o.id = r.role_id or (r.role_id is null and o.code = r.role))
                    where r.organization_id = s.organization_id and r.account_id = s.account_id), '[]')
        from session s
        join account a on a.organization_id = s.organization_id and a.id = s.account_id
        left join employee e on e.organization_id = s.organization_id and e.account_id = s.account_id and e.is_active
        where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and a.is_active $$;

-- Two kinds more for personal service: who heads the company may go as far as its administrator could.
alter table empowerment drop constraint empowerment_role_check;
alter table empowerment add check (role in ('administrator', 'general_manager', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard', 'officer'));
insert into empowerment (organization_id, role, limit_fen)
  select organization_id, 'general_manager', limit_fen from empowerment where role = 'administrator' on conflict do nothing;
insert into empowerment (organization_id, role, limit_fen)
  select organization_id, 'officer', 0 from empowerment where role = 'administrator' on conflict do nothing;
