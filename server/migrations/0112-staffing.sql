-- Staffing and rota 编制与排班: what a site needs, which posts are manned when, who is planned, and what was published.

-- The measures of a site, and the rules of its rota; a site without a row has the defaults of the product.
create table staffing_site (
  organization_id uuid not null,
  site_id uuid not null,
  area_m2 integer check (area_m2 between 1 and 100000000),
  visitors_per_day integer check (visitors_per_day between 0 and 1000000),
  rest_hours integer not null default 11 check (rest_hours between 0 and 24),
  max_days_in_row integer not null default 6 check (max_days_in_row between 1 and 31),
  max_week_hours integer not null default 48 check (max_week_hours between 8 and 84),
  -- Zones with so many visitors a day are cleaned so often: [{from, times}].
  cleaning_steps jsonb not null default '[]' check (jsonb_typeof(cleaning_steps) = 'array'),
  version integer not null default 1,
  primary key (organization_id, site_id),
  foreign key (organization_id, site_id) references site (organization_id, id)
);
call protect('staffing_site', 'select, insert, update');

create table staffing_rule (
  organization_id uuid not null,
  site_id uuid not null,
  position_id uuid not null,
  basis text not null check (basis in ('area', 'households', 'traffic', 'posts', 'fixed')),
  -- One person for so many of the measure; the headcount itself where the basis is fixed.
  per numeric(12, 2) not null check (per > 0),
  at_least integer not null default 0 check (at_least between 0 and 9999),
  primary key (organization_id, site_id, position_id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, position_id) references job_position (organization_id, id)
);
call protect('staffing_rule');

create table staffing_zone (
  organization_id uuid not null,
  zone_id uuid not null,
  visitors_per_day integer check (visitors_per_day between 0 and 1000000),
  times_by_hand integer check (times_by_hand between 0 and 48),
  primary key (organization_id, zone_id),
  foreign key (organization_id, zone_id) references zone (organization_id, id)
);
call protect('staffing_zone');

create table shift_pattern (
  organization_id uuid not null references organization (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 40),
  is_around_the_clock boolean not null,
  weekdays integer[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  -- [{code, name, start: 'HH:MM', minutes}]
  shifts jsonb not null check (jsonb_typeof(shifts) = 'array' and jsonb_array_length(shifts) > 0),
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, name)
);
call protect('shift_pattern', 'select, insert, update');

create table rota_post (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('fixed', 'patrol', 'service', 'duty_manager', 'night_manager')),
  zone_id uuid,
  -- Who may stand here; null: everybody of the site.
  position_id uuid,
  pattern_id uuid not null,
  headcount integer not null check (headcount between 1 and 200),
  -- Each on the post has all of these; the shift as a whole has all of those.
  certificates text[] not null default '{}',
  trades text[] not null default '{}',
  -- Where it stands on the route map of the site, in per cent of width and height.
  map_x numeric(5, 2) check (map_x between 0 and 100),
  map_y numeric(5, 2) check (map_y between 0 and 100),
  sort_order integer not null default 0,
  is_active boolean not null default true,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, name),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, zone_id) references zone (organization_id, id),
  foreign key (organization_id, position_id) references job_position (organization_id, id),
  foreign key (organization_id, pattern_id) references shift_pattern (organization_id, id),
  check ((map_x is null) = (map_y is null)),
  check (kind <> 'night_manager' or headcount = 1)
);
call protect('rota_post', 'select, insert, update');

create table rota (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  month date not null check (extract(day from month) = 1),
  -- Raised by every change of the draft and by every publication.
  version integer not null default 1,
  published_number integer not null default 0,
  published_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, site_id, month),
  foreign key (organization_id, site_id) references site (organization_id, id),
  check ((published_number = 0) = (published_at is null))
);
call protect('rota', 'select, insert, update');

-- The draft: one cell for a person and a day.
create table rota_entry (
  organization_id uuid not null,
  rota_id uuid not null,
  employee_id uuid not null,
  day date not null,
  post_id uuid not null,
  shift text not null,
  -- Set by hand: the generator leaves it.
  is_fixed boolean not null,
  primary key (organization_id, rota_id, employee_id, day),
  foreign key (organization_id, rota_id) references rota (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, post_id) references rota_post (organization_id, id)
);
call protect('rota_entry');

create table rota_publication (
  organization_id uuid not null,
  rota_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('publish', 'swap', 'leave')),
  at timestamptz not null,
  by_id uuid,
  note text not null default '',
  added integer not null,
  removed integer not null,
  gaps integer not null,
  primary key (organization_id, rota_id, number),
  foreign key (organization_id, rota_id) references rota (organization_id, id),
  foreign key (organization_id, by_id) references employee (organization_id, id)
);
call protect('rota_publication', 'select, insert');

-- What was published, and from which publication to which it held.
create table rota_shift (
  organization_id uuid not null,
  id uuid not null,
  rota_id uuid not null,
  site_id uuid not null,
  employee_id uuid not null,
  post_id uuid not null,
  day date not null,
  shift text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  since_number integer not null,
  until_number integer,
  primary key (organization_id, id),
  foreign key (organization_id, rota_id) references rota (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, post_id) references rota_post (organization_id, id),
  foreign key (organization_id, rota_id, since_number) references rota_publication (organization_id, rota_id, number),
  foreign key (organization_id, rota_id, until_number) references rota_publication (organization_id, rota_id, number),
  check (to_at > from_at),
  check (until_number > since_number)
);
-- Nobody is planned twice for one day, whatever the site.
create unique index rota_shift_once_a_day on rota_shift (organization_id, employee_id, day) where until_number is null;
create index rota_shift_of_site on rota_shift (organization_id, site_id, from_at) where until_number is null;
create index rota_shift_of_rota on rota_shift (organization_id, rota_id, post_id, day) where until_number is null;
call protect('rota_shift', 'select, insert, update');

create table leave_request (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  employee_id uuid not null,
  kind text not null check (kind in ('annual', 'sick', 'personal', 'marriage', 'maternity', 'bereavement', 'compensatory', 'other')),
  from_on date not null,
  to_on date not null,
  reason text not null default '' check (length(reason) <= 500),
  state text not null check (state in ('asked', 'approved', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check (to_on >= from_on and to_on - from_on <= 366),
  check (decided_by is null or decided_by <> employee_id),
  check ((state in ('approved', 'declined')) = (decided_by is not null))
);
create index leave_request_of_site on leave_request (organization_id, site_id, from_on desc, id desc);
create index leave_request_of_employee on leave_request (organization_id, employee_id, from_on) where state in ('asked', 'approved');
call protect('leave_request', 'select, insert, update');

create table shift_swap (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  rota_id uuid not null,
  shift_id uuid not null,
  asked_by uuid not null,
  with_id uuid not null,
  -- What the colleague gives in return; null: they take the shift over.
  return_shift_id uuid,
  reason text not null default '' check (length(reason) <= 300),
  state text not null check (state in ('asked', 'accepted', 'refused', 'approved', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, rota_id) references rota (organization_id, id),
  foreign key (organization_id, shift_id) references rota_shift (organization_id, id),
  foreign key (organization_id, return_shift_id) references rota_shift (organization_id, id),
  foreign key (organization_id, asked_by) references employee (organization_id, id),
  foreign key (organization_id, with_id) references employee (organization_id, id),
  foreign key (organization_id, decided_by) references employee (organization_id, id),
  check (asked_by <> with_id),
  check (decided_by is null or decided_by not in (asked_by, with_id)),
  check ((state in ('approved', 'declined')) = (decided_by is not null)),
  check (state not in ('accepted', 'refused', 'approved') or answered_at is not null)
);
create index shift_swap_of_site on shift_swap (organization_id, site_id, asked_at desc, id desc);
-- A shift is asked away once at a time.
create unique index shift_swap_once on shift_swap (organization_id, shift_id) where state in ('asked', 'accepted');
call protect('shift_swap', 'select, insert, update');

-- Whom the rota of a site keeps away at a moment, though they have clocked in. The rota that is published for the month speaks of whoever has a
-- shift in it, and of everybody who holds a position that it plans: a rota of the guards says nothing about technicians. Of these, who has no
-- shift now is away; people clock in before their shift, so that the last half hour before it counts. A site without a rota keeps nobody away.
create function off_by_rota(site uuid, moment timestamptz) returns setof uuid language sql stable as $$
  with published as (
    select r.organization_id, r.id from rota r join site s on s.organization_id = r.organization_id and s.id = r.site_id
    where r.site_id = site and r.published_number > 0 and r.month = date_trunc('month', moment at time zone s.time_zone)::date),
  planned as (
    select t.employee_id, p.position_id from published r
    join rota_shift t on t.organization_id = r.organization_id and t.rota_id = r.id and t.until_number is null
    join rota_post p on p.organization_id = t.organization_id and p.id = t.post_id)
  select e.id from published r join employee e on e.organization_id = r.organization_id
  where (e.id in (select p.employee_id from planned p) or e.position_id in (select p.position_id from planned p))
    and e.id not in (
      select t.employee_id from rota_shift t where t.organization_id = e.organization_id and t.site_id = site and t.employee_id is not null
        and t.until_number is null and t.from_at <= moment + interval '30 minutes' and t.to_at > moment)
$$;
grant execute on function off_by_rota(uuid, timestamptz) to guanjia_app;
