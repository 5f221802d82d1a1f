-- What colleagues ask of each other: ad-hoc tasks 临时任务 (ORG-018) and assists between departments 协助请求 (ORG-019). One table,
-- because both are asked, taken on and reported back; an assist is for a department, and the one who asked rates it (ORG-043).

create table staff_task (
  organization_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  number text not null,
  kind text not null check (kind in ('ad_hoc', 'assist')),
  title text not null check (length(title) between 1 and 200),
  detail text not null default '',
  asked_by uuid not null,
  from_department_id uuid,
  to_department_id uuid,
  doer_id uuid,
  case_id uuid,
  due_at timestamptz not null,
  state text not null check (state in ('asked', 'accepted', 'done', 'closed', 'declined', 'cancelled')),
  asked_at timestamptz not null,
  accepted_at timestamptz,
  done_at timestamptz,
  ended_at timestamptz,
  outcome text not null default '',
  rating integer check (rating between 1 and 5),
  rating_note text not null default '',
  next_due_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, site_id, number),
  foreign key (organization_id, site_id) references site (organization_id, id),
  foreign key (organization_id, asked_by) references employee (organization_id, id),
  foreign key (organization_id, doer_id) references employee (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, site_id, from_department_id) references department (organization_id, site_id, id),
  foreign key (organization_id, site_id, to_department_id) references department (organization_id, site_id, id),
  -- A task is somebody's; an assist is a department's until one of its people takes it on.
  check (kind <> 'ad_hoc' or (doer_id is not null and to_department_id is null and rating is null)),
  check (kind <> 'assist' or (to_department_id is not null and asked_by is distinct from doer_id)),
  check (state not in ('accepted', 'done', 'closed') or (accepted_at is not null and doer_id is not null)),
  check ((done_at is not null) = (state in ('done', 'closed'))),
  check (state not in ('done', 'closed') or outcome <> ''),
  check (kind <> 'assist' or (rating is not null) = (state = 'closed')),
  check ((ended_at is not null) = (state in ('closed', 'declined', 'cancelled')))
);
create index staff_task_newest on staff_task (organization_id, site_id, asked_at desc, id desc);
create index staff_task_of_doer on staff_task (organization_id, doer_id) where ended_at is null;
create index staff_task_of_asker on staff_task (organization_id, asked_by) where ended_at is null;
create index staff_task_of_case on staff_task (organization_id, case_id) where case_id is not null;
call protect('staff_task', 'select, insert, update');

-- A team of several departments on one case, for as long as it takes (ORG-049).
create table case_team (
  organization_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  purpose text not null check (length(purpose) between 1 and 200),
  lead_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  result text not null default '',
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, case_id) references service_case (organization_id, id),
  foreign key (organization_id, lead_id) references employee (organization_id, id),
  foreign key (organization_id, made_by) references employee (organization_id, id),
  check ((ended_at is null) = (result = ''))
);
-- One team at a time on a case.
create unique index case_team_of_case on case_team (organization_id, case_id) where ended_at is null;
call protect('case_team', 'select, insert, update');

create table case_team_member (
  organization_id uuid not null,
  team_id uuid not null,
  employee_id uuid not null,
  primary key (organization_id, team_id, employee_id),
  foreign key (organization_id, team_id) references case_team (organization_id, id),
  foreign key (organization_id, employee_id) references employee (organization_id, id)
);
call protect('case_team_member');

-- The promises of tasks, assists and follow-ups with outside parties, for organisations of the release before.
do $$
declare
  wanted record;
  chosen uuid;
  steps constant text := '"steps":[{"id":"reminder","kind":"reminder","percent":80,"to":["handler"]},{"id":"breach","kind":"breach","to":["handler","supervisor"]},{"id":"site_manager","kind":"escalation","after":14400,"to":["site_manager"]},{"id":"head_office","kind":"escalation","after":86400,"to":["head_office"]}],"retarget":"keep_consumed","reopen":"new_cycle","isCritical":false';
begin
  for wanted in select o.id as organization_id, p.code, p.name, p.match, p.targets from organization o
    cross join (values
      ('ad-hoc-task', '临时任务', '{"types":["staff_task"],"kinds":["ad_hoc"]}', '{"task":{"target":"P1D","calendar":"opening_hours",' || steps || '}}'),
      ('assist', '部门协助', '{"types":["staff_task"],"kinds":["assist"]}', '{"read":{"target":"PT2H","calendar":"opening_hours",' || steps || '},"task":{"target":"P1D","calendar":"opening_hours",' || steps || '}}'),
      ('liaison', '外联跟进', '{"types":["liaison"]}', '{"task":{"target":"P3D","calendar":"opening_hours",' || steps || '}}')
    ) as p (code, name, match, targets)
    where exists (select from sla_policy s where s.organization_id = o.id) and not exists (select from sla_policy s where s.organization_id = o.id and s.code = p.code)
  loop
    chosen := gen_random_uuid();
    insert into sla_policy (organization_id, id, code, version) values (wanted.organization_id, chosen, wanted.code, 1);
    insert into sla_policy_version (organization_id, id, policy_id, version, name, rank, match, targets, effective_from, created_at)
    values (wanted.organization_id, gen_random_uuid(), chosen, 1, wanted.name, 100, wanted.match::jsonb, wanted.targets::jsonb, now(), now());
  end loop;
end $$;
