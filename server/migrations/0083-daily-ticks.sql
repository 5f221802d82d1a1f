-- What a post does once a day, such as making the desk tidy before it opens 整理办公区域: by whoever comes first.
create table daily_tick (
  organization_id uuid not null,
  site_id uuid not null,
  day date not null,
  key text not null check (key in ('tidy')),
  employee_id uuid not null,
  at timestamptz not null,
  primary key (organization_id, site_id, day, key),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('daily_tick', 'select, insert');
