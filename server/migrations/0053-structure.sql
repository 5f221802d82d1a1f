-- The house as a tree of departments with posts 岗位 in it, and what the company and a site say of themselves.

alter table department
  add column parent_id uuid,
  add column is_active boolean not null default true,
  add column version integer not null default 1,
  add constraint department_of_site unique (organization_id, site_id, id),
  -- A department stands below one of its own site, never below itself; longer circles are refused where they are made.
  add constraint department_parent foreign key (organization_id, site_id, parent_id) references department (organization_id, site_id, id),
  add constraint department_is_not_its_parent check (parent_id <> id);

-- A post of the organisation: the same at every site, in the department of its code there.
create table job_position (
  organization_id uuid not null references organization (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9_]{2,40}$'),
  name text not null check (length(name) between 1 and 50),
  department_code text,
  -- Who serves customers in person, and who serves those (ORG-042).
  line text not null check (line in ('FRONT_LINE', 'SECOND_LINE')),
  -- The role that somebody of this post is given unless another is chosen.
  role text,
  -- A site should not open without these filled (ORG-022).
  is_core boolean not null default false,
  required_years integer check (required_years between 0 and 50),
  required_experience text not null default '',
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, code),
  unique (organization_id, name)
);
call protect('job_position', 'select, insert, update');

-- How many of a post a site plans with 编制.
create table site_position (
  organization_id uuid not null,
  site_id uuid not null,
  position_id uuid not null,
  planned integer not null check (planned between 1 and 999),
  primary key (organization_id, site_id, position_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, position_id) references job_position (organization_id, id)
);
call protect('site_position');

alter table employee
  add column position_id uuid,
  add column joined_on date,
  add column experience_years integer check (experience_years between 0 and 60),
  add column experience text not null default '',
  add constraint employee_position foreign key (organization_id, position_id) references job_position (organization_id, id);
create index employee_of_position on employee (organization_id, position_id) where position_id is not null;

alter table organization add column version integer not null default 1;
alter table site add column profile jsonb not null default '{}' check (jsonb_typeof(profile) = 'object');

-- What the sign-in page may say of the house before anybody has signed in: its name and how it wants to serve. Several houses on one
-- installation say nothing, because nobody knows whose page it is.
create function house_of_sign_in() returns table (name text, profile jsonb)
  language sql stable security definer set search_path = public
  as $$ select o.name, o.profile from organization o where (select count(*) from organization) = 1 $$;
revoke all on function house_of_sign_in() from public;
grant execute on function house_of_sign_in() to guanjia_app;

-- What a new site starts from: the settings of another one, kept under a name.
create table site_template (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  site_kind text not null check (site_kind in ('residential', 'office', 'commercial', 'sales_office')),
  note text not null default '',
  -- One part for each module that keeps settings of a site.
  parts jsonb not null check (jsonb_typeof(parts) = 'object'),
  from_site_id uuid,
  made_by text not null,
  made_at timestamptz not null,
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, name),
  foreign key (organization_id, from_site_id) references site (organization_id, id)
);
call protect('site_template', 'select, insert, update');
