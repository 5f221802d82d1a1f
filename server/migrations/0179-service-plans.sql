-- A service plan 服务方案: what a need of customers asks for, split into tasks of departments and colleagues (STF-010).
create table service_plan (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  title text not null check (length(title) between 1 and 200),
  need text not null default '' check (length(need) <= 2000),
  aim text not null default '' check (length(aim) <= 2000),
  made_by uuid not null,
  made_at timestamptz not null,
  -- When its last task had ended; empty again when one more is given.
  ended_at timestamptz,
  called_off_at timestamptz,
  reason text not null default '' check (length(reason) <= 500),
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  unique (organization_id, site_id, id),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, made_by) references employee (organization_id, id),
  check (called_off_at is null or (ended_at is not null and reason <> ''))
);
create index service_plan_newest on service_plan (organization_id, site_id, made_at desc, id desc);
call protect('service_plan', 'select, insert, update');

alter table staff_task add column plan_id uuid;
alter table staff_task add foreign key (organization_id, site_id, plan_id) references service_plan (organization_id, site_id, id);
create index staff_task_of_plan on staff_task (organization_id, plan_id) where plan_id is not null;
