-- Who can do what (skills, certificates), and who answers where (buildings, zones, facilities).

-- What an organisation calls its skills and its certificates; records keep the names.
create table competence (
  organization_id uuid not null references organization (id),
  id uuid not null,
  kind text not null check (kind in ('skill', 'certificate')),
  name text not null check (length(name) between 1 and 50),
  is_active boolean not null default true,
  sort_order integer not null default 0,
  primary key (organization_id, id),
  unique (organization_id, kind, name)
);
call protect('competence', 'select, insert, update');

-- Skills were written freely before: they are the first entries of the list.
insert into competence (organization_id, id, kind, name, sort_order)
select organization_id, gen_random_uuid(), 'skill', skill, row_number() over (partition by organization_id order by skill)
from (select distinct e.organization_id, left(trim(s.skill), 50) as skill from employee e, unnest(e.skills) as s (skill) where trim(s.skill) <> '') found;

alter table employee add column load_limit integer check (load_limit between 1 and 100);
alter table employee add column version integer not null default 1;

create table certificate (
  organization_id uuid not null,
  id uuid not null,
  employee_id uuid not null,
  -- A name of the list.
  kind text not null check (length(kind) between 1 and 50),
  number text not null check (length(number) between 1 and 60),
  issuer text not null default '',
  -- Both days count.
  valid_from date not null,
  valid_until date not null,
  file_id uuid,
  verified_by uuid,
  verified_at timestamptz,
  -- A withdrawn certificate counts no more, and stays.
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, file_id) references file (organization_id, id),
  foreign key (organization_id, verified_by) references employee (organization_id, id),
  check (valid_until >= valid_from),
  check ((verified_by is null) = (verified_at is null)),
  -- Nobody confirms the own certificate.
  check (verified_by <> employee_id)
);
create index certificate_of_employee on certificate (organization_id, employee_id, valid_until);
create unique index certificate_number on certificate (organization_id, kind, number) where withdrawn_at is null;
call protect('certificate', 'select, insert, update');

-- The zones that somebody works in; nobody's zones mean the whole site.
create table employee_zone (
  organization_id uuid not null,
  employee_id uuid not null,
  zone_id uuid not null,
  primary key (organization_id, employee_id, zone_id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id)
);
create index employees_of_zone on employee_zone (organization_id, zone_id);
call protect('employee_zone', 'select, insert, delete');

alter table zone add column version integer not null default 1;

-- Zones whose people help each other; one row for each pair.
create table zone_neighbour (
  organization_id uuid not null,
  zone_id uuid not null,
  other_id uuid not null,
  primary key (organization_id, zone_id, other_id),
  foreign key (organization_id, zone_id) references zone (organization_id, id),
  foreign key (organization_id, other_id) references zone (organization_id, id),
  check (zone_id < other_id)
);
create index zone_neighbour_other on zone_neighbour (organization_id, other_id);
call protect('zone_neighbour', 'select, insert, delete');

-- Who answers for a zone, post by post: customer service, grid, maintenance, and the lead of its security. A new holder ends the old one.
create table zone_post (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  zone_id uuid not null,
  post text not null check (post in ('customer_service', 'grid', 'maintenance', 'security_lead')),
  employee_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  note text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  check (until_at >= from_at)
);
create unique index zone_post_holder on zone_post (organization_id, zone_id, post) where until_at is null;
create index zone_post_of_site on zone_post (organization_id, site_id, from_at desc);
create index zone_post_of_employee on zone_post (organization_id, employee_id) where until_at is null;
call protect('zone_post', 'select, insert, update');

-- The steward of a zone was its customer service.
insert into zone_post (organization_id, id, site_id, zone_id, post, employee_id, from_at)
select organization_id, gen_random_uuid(), site_id, id, 'customer_service', steward_id, now() from zone where steward_id is not null;

-- One steward for each building, with a backup for the days on which the steward is away.
create table building_steward (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  building_id uuid not null,
  employee_id uuid not null,
  backup_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  note text not null default '',
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, building_id) references building (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, backup_id) references employee (organization_id, id),
  check (until_at >= from_at),
  check (backup_id <> employee_id)
);
create unique index building_steward_now on building_steward (organization_id, building_id) where until_at is null;
create index building_steward_of_site on building_steward (organization_id, site_id, from_at desc);
call protect('building_steward', 'select, insert, update');

-- A facility or a public area, and who looks after it: the duty chart of a zone.
create table duty_point (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  zone_id uuid,
  kind text not null check (kind in ('facility', 'public_area')),
  name text not null check (length(name) between 1 and 100),
  place text not null default '',
  employee_id uuid not null,
  -- 日常巡查 and 维护, in the words of the chart: 每日 1 次, 每季度保养.
  patrol text not null default '',
  upkeep text not null default '',
  is_active boolean not null default true,
  sort_order integer not null default 0,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
create unique index duty_point_name on duty_point (organization_id, site_id, zone_id, name) nulls not distinct where is_active;
call protect('duty_point', 'select, insert, update');

-- What a kind of work asks of whoever does it; a leaf without an own word asks what its root asks.
alter table case_category add column skill text check (length(skill) between 1 and 50);
alter table case_category add column certificate text check (length(certificate) between 1 and 50);
